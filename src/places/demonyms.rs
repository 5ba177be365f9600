//! Demonyms and adjectives of places: "Ukrainian", "Muscovites". Always found, of kind `demonym`,
//! linked to the place they are derived from.

use super::analysis::Analysis;
use super::mention::{self, Names};
use super::tagger::Type;
use crate::annotations::PlaceMention;

/// Confidence of a demonym that nothing speaks against.
const SURE: f32 = 0.97;

/// The demonyms of a document, ascending; those inside names of persons are left out.
#[must_use]
pub fn find(analysis: &Analysis<'_>, places: &[PlaceMention]) -> Vec<PlaceMention> {
    let mut found: Vec<PlaceMention> = Vec::new();
    let mut names = Names::new(analysis.gazetteer);
    let mut end = 0;
    for name in analysis.matches.iter().filter(|m| m.demonym) {
        let span = analysis.document.span(name.tokens.clone());
        let next = places.partition_point(|p| p.span.end <= span.start);
        let taken = places.get(next).is_some_and(|p| p.span.overlaps(span));
        let person =
            name.tokens.clone().map(|at| analysis.tagging.token_probability(at, Type::Person)).fold(0.0_f32, f32::max);
        if span.start < end || taken || person > 0.7 {
            continue;
        }
        let Some(place) = name.candidates.first().and_then(|c| analysis.gazetteer.place(c.place)) else { continue };
        found.push(mention::of_demonym(analysis, &name.tokens, &place, SURE * (1.0 - person), &mut names));
        end = span.end;
    }
    found
}
