//! Demonyms and adjectives of places: "Ukrainian", "Muscovites". Always found, of kind `demonym`,
//! linked to the place they are derived from.

use std::ops::Range;

use super::analysis::Analysis;
use super::mention::{self, Names};
use super::tagger::Type;
use crate::annotations::PlaceMention;
use crate::language::{Casing, Class, Word};

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
        let another = is_of_first_nation(analysis, &name.tokens) || is_of_paper(analysis, &name.tokens);
        if span.start < end || taken || person > 0.7 || another {
            continue;
        }
        let Some(place) = name.candidates.first().and_then(|c| analysis.gazetteer.place(c.place)) else { continue };
        found.push(mention::of_demonym(analysis, &name.tokens, &place, SURE * (1.0 - person), &mut names));
        end = span.end;
    }
    found
}

/// "The Irish Times", "told Dutch News": a paper's name, where prose has no other capitals.
fn is_of_paper(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let Range { start, end } = *tokens;
    let media = analysis.near(Some(end), start).filter(|w| w.capital && w.classes.has(Class::Media));
    let whole = || media.and_then(Word::run).is_some_and(|run| run.1 == end + 1);
    analysis.reading.casing_at(start) == Casing::Normal && whole()
}

/// "the Shackan Indian Band", "American Indian": the first peoples of America are called so, and nobody of India. `tokens`
/// are a demonym's.
fn is_of_first_nation(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let Range { start, end } = *tokens;
    if end - start != 1 || !matches!(analysis.reading.lower(start), "indian" | "indians") {
        return false;
    }
    let next = analysis.near(Some(end), start).filter(|w| w.capital && w.classes.has(Class::Tribal));
    let name = || analysis.near(start.checked_sub(1), start).is_some_and(|w| w.capital);
    let before = analysis.lower(start.checked_sub(1), start);
    next.is_some() && name() || matches!(before, "american" | "canadian")
}
