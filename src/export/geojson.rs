//! GeoJSON (RFC 7946): a point for every place and facility that is located, its mentions with it.

use serde_json::{Value, json};

use super::grouped;
use crate::annotations::{Annotations, Reference};
use crate::kind::Kind;
use crate::text::OffsetMap;

/// The located places of `annotations` as a `FeatureCollection`; mentions of one place share a feature.
///
/// `mentions` holds the spans in Unicode code points, half-open.
#[must_use]
pub fn to_geojson(text: &str, annotations: &Annotations) -> Value {
    let map = OffsetMap::new(text);
    let shown = annotations.places.iter().filter(|m| m.kind != Kind::Demonym && m.reference != Reference::Generic);
    let features: Vec<Value> = grouped(shown)
        .into_iter()
        .filter_map(|group| {
            let first = group.first()?;
            // RFC 7946 has longitude first.
            let point = [first.lon?, first.lat?];
            let mentions: Vec<_> = group.iter().map(|m| map.span_to_chars(m.span)).collect();
            Some(json!({
                "type": "Feature",
                "geometry": { "type": "Point", "coordinates": point },
                "properties": {
                    "name": first.name,
                    "kind": first.kind,
                    "category": first.category,
                    "country": first.country,
                    "region": first.region,
                    "approximate": first.approximate,
                    "confidence": (f64::from(first.confidence) * 1e3).round() / 1e3,
                    "mentions": mentions,
                    "list": first.listed.as_ref().map(|row| &row.list),
                    "list_url": first.listed.as_ref().and_then(|row| row.url.as_deref()),
                },
            }))
        })
        .collect();
    json!({ "type": "FeatureCollection", "features": features })
}
