//! Names of places that are no mentions: inside the names of bodies, schools and roads
//! ("Auburn University", "Alabama 14", "Ohio State"). They still tell where a story is set.

use std::collections::HashSet;

use super::atlas::Atlas;
use super::sense::{Sense, Tally, senses};
use crate::gazetteer::NameClass;
use crate::kind::{Category, Kind};
use crate::language::Class;
use crate::places::analysis::Analysis;
use crate::places::recognise::Span;
use crate::places::tagger::Type;
use crate::text::hashing::Fast;

/// A name is taken for a person's above this probability.
const PERSON: f32 = 0.3;

/// What the names outside `spans` may mean, each name once.
pub(super) fn find<'a>(
    analysis: &Analysis<'a>,
    spans: &[&Span],
    tally: Tally<'_>,
    atlas: &mut Atlas<'a>,
) -> Vec<Vec<Sense>> {
    let words = analysis.words;
    let mut found = Vec::new();
    let mut seen: HashSet<&str, Fast> = HashSet::default();
    let mut free = 0;
    for name in &analysis.matches {
        let tokens = &name.tokens;
        if tokens.start < free {
            continue;
        }
        free = tokens.end;
        let next = spans.partition_point(|s| s.tokens.end <= tokens.start);
        if name.demonym || spans.get(next).is_some_and(|s| s.tokens.start < tokens.end) {
            continue;
        }
        let person =
            tokens.clone().map(|at| analysis.tagging.token_probability(at, Type::Person)).fold(0.0_f32, f32::max);
        let last = words[tokens.start].run().map_or(tokens.end, |r| r.1.max(tokens.end)) - 1;
        // "Bonham Street" and "the Lincoln Memorial" may stand anywhere.
        let street = words[last].classes.has_any(&[Class::Street, Class::Facility, Class::Work]);
        let number = words.get(tokens.end).is_some_and(|w| w.kind == crate::text::TokenKind::Number);
        let inside = last + 1 > tokens.end || words[tokens.start].run().is_some_and(|r| r.0 < tokens.start) || number;
        let common =
            words[tokens.start].classes.has_any(&[Class::Given, Class::Ordinary, Class::Title]) && tokens.len() == 1;
        let surname = analysis.person_elsewhere(tokens.start) > PERSON;
        if person > PERSON || street || !inside || common || surname {
            continue;
        }
        let text = analysis.text(tokens.clone());
        if !seen.insert(text) {
            continue;
        }
        let places: Vec<_> = name
            .candidates
            .iter()
            .filter(|c| {
                matches!(c.name, NameClass::Primary | NameClass::Alternate | NameClass::Generated)
                    && analysis.gazetteer.kind(c.place).is_some_and(|kind| {
                        kind.category() == Category::Place
                            && (kind.is_settlement() || matches!(kind, Kind::Admin1 | Kind::Admin2))
                    })
            })
            .copied()
            .collect();
        let senses = senses(atlas, tally, &places);
        if !senses.is_empty() {
            found.push(senses);
        }
    }
    found
}
