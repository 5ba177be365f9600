//! GeoJSON (RFC 7946): a point for every place and facility that is located, its mentions with it.

use serde_json::{Value, json};

use super::coordinates::point;
use super::json::probability;
use super::listed;
use super::made_by::GENERATOR;
use crate::annotations::Annotations;
use crate::text::OffsetMap;

/// The located places of `annotations` as a `FeatureCollection`; mentions of one place share a feature.
///
/// `mentions` holds the spans in Unicode code points, half-open. What made it is a foreign member, as the format allows.
#[must_use]
pub fn to_geojson(text: &str, annotations: &Annotations) -> Value {
    let map = OffsetMap::new(text);
    let features: Vec<Value> = listed(annotations)
        .into_iter()
        .filter_map(|group| {
            let first = group.first()?;
            let (lat, lon) = point(first)?;
            let mentions: Vec<_> = group.iter().map(|m| map.span_to_chars(m.span)).collect();
            Some(json!({
                "type": "Feature",
                // RFC 7946 has longitude first.
                "geometry": { "type": "Point", "coordinates": [lon, lat] },
                "properties": {
                    "name": first.name,
                    "kind": first.kind,
                    "category": first.category,
                    "country": first.country,
                    "region": first.region,
                    "approximate": first.approximate,
                    "confidence": probability(first.confidence),
                    "mentions": mentions,
                    "list": first.listed.as_ref().map(|row| &row.list),
                    "list_url": first.listed.as_ref().and_then(|row| row.url.as_deref()),
                },
            }))
        })
        .collect();
    json!({ "type": "FeatureCollection", "features": features, "generator": GENERATOR })
}
