//! Annotations in the formats that people and other programs read.

mod claims_report;
pub mod csv;
pub mod explanation;
pub mod geojson;
pub mod json;
pub mod markdown;
pub mod report;
mod terminal;
pub mod web_annotation;

use crate::annotations::PlaceMention;

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
