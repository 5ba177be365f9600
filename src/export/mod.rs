//! Annotations in the formats that people and other programs read.

pub mod citation;
mod claims_csv;
mod claims_report;
mod coordinates;
pub mod csv;
pub mod explanation;
#[cfg(feature = "html")]
pub mod extracted;
pub mod geojson;
pub mod json;
pub mod kml;
pub mod lookup;
pub mod made_by;
pub mod markdown;
pub mod part;
pub mod report;
pub mod take_away;
mod terminal;
pub mod web_annotation;

pub use claims_csv::to_claims_csv;

use crate::annotations::{Annotations, PlaceMention, Reference};
use crate::kind::Kind;

/// Mentions that name the same thing, in order of the first.
fn grouped<'m>(mentions: impl Iterator<Item = &'m PlaceMention>) -> Vec<Vec<&'m PlaceMention>> {
    let mut groups: Vec<Vec<&PlaceMention>> = Vec::new();
    for mention in mentions {
        let same = groups.iter_mut().find(|group| {
            group.first().is_some_and(|first| {
                first.name == mention.name && first.place == mention.place && first.category == mention.category
            })
        });
        match same {
            Some(group) => group.push(mention),
            None => groups.push(vec![mention]),
        }
    }
    groups
}

/// The places and sites, each with its mentions; peoples and what has no name of its own are none.
fn listed(annotations: &Annotations) -> Vec<Vec<&PlaceMention>> {
    grouped(annotations.places.iter().filter(|m| m.kind != Kind::Demonym && m.reference != Reference::Generic))
}

/// The name that JSON has for one of a closed list.
fn name_of(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The texts of some spans, one line each, with what breaks them off between.
fn joined(text: &str, spans: &[crate::text::TextSpan]) -> String {
    spans.iter().map(|span| one_line(span.slice(text))).collect::<Vec<_>>().join(" … ")
}

/// `text` in one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
