//! The JSON of `dateline annotate`: offsets in Unicode code points.

use serde_json::{Map, Value, json};

use crate::annotations::{Annotations, Claim, PlaceMention, SiteEvent, Source, SourceId};
use crate::text::{OffsetMap, TextSpan};

/// Degrees are written with four decimals (about 11 m).
const DEGREE_DECIMALS: f64 = 1e4;

/// The annotations of `text` as a JSON object with `places`, `claims`, `sources`, `links` and `summary`, and
/// with `foreign` where the text is in a language that is not read.
#[must_use]
pub fn to_json(text: &str, annotations: &Annotations) -> Value {
    let map = OffsetMap::new(text);
    let within = claims_by_place(annotations);
    let places: Vec<Value> = annotations.places.iter().zip(&within).map(|(p, c)| place(text, &map, p, c)).collect();
    let claims: Vec<Value> = annotations.claims.iter().map(|c| claim(&map, c)).collect();
    let sources: Vec<Value> = annotations.sources.iter().enumerate().map(|(i, s)| source(&map, i, s)).collect();
    let mut object = json!({
        "places": places,
        "claims": claims,
        "sources": sources,
        "links": annotations.links,
        "summary": summary(annotations),
    });
    if annotations.foreign {
        object["foreign"] = true.into();
    }
    object
}

/// The counts; voices are named by the identifier of their source, as claims are.
fn summary(annotations: &Annotations) -> Value {
    let mut summary = serde_json::to_value(&annotations.summary).unwrap_or_default();
    let voices = annotations.summary.voices.iter().map(|voice| {
        let id = source_id(SourceId(u32::try_from(voice.source).unwrap_or(u32::MAX)));
        json!({ "source_id": id, "claims": voice.claims, "words": voice.words })
    });
    summary["voices"] = voices.collect();
    summary
}

fn put(object: &mut Map<String, Value>, key: &str, value: impl serde::Serialize) {
    if let Ok(value) = serde_json::to_value(value)
        && !value.is_null()
    {
        object.insert(key.to_owned(), value);
    }
}

fn degrees(value: Option<f64>) -> Value {
    value.map_or(Value::Null, |v| json!((v * DEGREE_DECIMALS).round() / DEGREE_DECIMALS))
}

fn probability(value: f32) -> Value {
    json!((f64::from(value) * 1e3).round() / 1e3)
}

/// The claims that each place mention stands in.
fn claims_by_place(annotations: &Annotations) -> Vec<Vec<usize>> {
    let mut claims = vec![Vec::new(); annotations.places.len()];
    for (index, claim) in annotations.claims.iter().enumerate() {
        for &place in &claim.places {
            if let Some(list) = claims.get_mut(place) {
                list.push(index);
            }
        }
    }
    claims
}

fn place(text: &str, map: &OffsetMap<'_>, mention: &PlaceMention, claims: &[usize]) -> Value {
    let [start, end] = map.span_to_chars(mention.span);
    let mut object = Map::new();
    put(&mut object, "start", start);
    put(&mut object, "end", end);
    put(&mut object, "text", mention.span.slice(text));
    put(&mut object, "name", &mention.name);
    put(&mut object, "native", &mention.native);
    put(&mut object, "kind", mention.kind);
    put(&mut object, "category", mention.category);
    object.insert("lat".into(), degrees(mention.lat));
    object.insert("lon".into(), degrees(mention.lon));
    object.insert("country".into(), mention.country.map_or(Value::Null, |c| json!(c)));
    put(&mut object, "region", &mention.region);
    put(&mut object, "geonames_id", mention.geonames_id);
    put(&mut object, "population", mention.population);
    put(&mut object, "role", mention.role);
    put(&mut object, "reference", mention.reference);
    object.insert("confidence".into(), probability(mention.confidence));
    if mention.approximate {
        put(&mut object, "approximate", true);
    }
    put(&mut object, "facility", &mention.facility);
    put(&mut object, "note", &mention.note);
    if !mention.alternatives.is_empty() {
        put(&mut object, "candidates", &mention.alternatives);
    }
    if let Some(event) = &mention.event {
        object.insert("event".into(), site_event(map, event));
    }
    if !claims.is_empty() {
        put(&mut object, "claims", claims);
    }
    put(&mut object, "explanation", &mention.explanation);
    Value::Object(object)
}

fn site_event(map: &OffsetMap<'_>, event: &SiteEvent) -> Value {
    json!({
        "class": event.class,
        "span": map.span_to_chars(event.span),
        "negated": event.negated,
        "hedged": event.hedged,
        "date": event.date.map(|d| map.span_to_chars(d)),
        "claim": event.claim,
    })
}

/// No span is null, one is `[s, e]`, several are a list of them.
fn spans(map: &OffsetMap<'_>, spans: &[TextSpan]) -> Value {
    match spans {
        [] => Value::Null,
        [one] => json!(map.span_to_chars(*one)),
        many => many.iter().map(|s| json!(map.span_to_chars(*s))).collect(),
    }
}

fn source_id(id: SourceId) -> String {
    format!("s{}", u64::from(id.0) + 1)
}

fn claim(map: &OffsetMap<'_>, claim: &Claim) -> Value {
    let mut object = Map::new();
    object.insert("content".into(), spans(map, &claim.content));
    object.insert("cue".into(), spans(map, &claim.cue));
    object.insert("source".into(), spans(map, &claim.source));
    object.insert("source_id".into(), claim.source_id.map_or(Value::Null, |id| json!(source_id(id))));
    put(&mut object, "kind", claim.kind);
    put(&mut object, "cue_class", claim.cue_class);
    put(&mut object, "negated", claim.negated);
    put(&mut object, "hedged", claim.hedged);
    put(&mut object, "core", claim.core);
    object.insert("confidence".into(), probability(claim.confidence));
    put(&mut object, "via", claim.via.map(source_id));
    if !claim.dates.is_empty() {
        let dates: Vec<_> = claim.dates.iter().map(|d| map.span_to_chars(*d)).collect();
        put(&mut object, "dates", dates);
    }
    if !claim.links.is_empty() {
        put(&mut object, "links", &claim.links);
    }
    put(&mut object, "outlet", claim.outlet.map(|o| map.span_to_chars(o)));
    if !claim.places.is_empty() {
        put(&mut object, "places", &claim.places);
    }
    put(&mut object, "rule", claim.rule);
    Value::Object(object)
}

fn source(map: &OffsetMap<'_>, index: usize, source: &Source) -> Value {
    let mentions: Vec<_> = source.mentions.iter().map(|m| map.span_to_chars(*m)).collect();
    let mut object = Map::new();
    put(&mut object, "id", source_id(SourceId(u32::try_from(index).unwrap_or(u32::MAX))));
    put(&mut object, "name", &source.name);
    put(&mut object, "type", source.kind);
    put(&mut object, "title", &source.title);
    put(&mut object, "affiliation", &source.affiliation);
    put(&mut object, "mentions", mentions);
    Value::Object(object)
}
