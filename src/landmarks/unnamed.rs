//! Venues that are called by what they are and by their town: "the district [hospital in Allen]", "[schools in Sumy]".

use super::landmark::Landmark;
use super::nouns::{self, Town};
use super::text::Sentence;
use super::words::Roles;
use crate::language::Classes;
use crate::text::TokenKind;

/// The name of the rule, for explanations.
pub const RULE: &str = "landmark_in_town";

/// Most words between the preposition and the town: "in the northern city of Sumy".
const GAP: usize = 5;

/// Most words between the article and the noun: "a [small rural] hospital".
const BEFORE: usize = 3;

/// The venue whose noun stands at token `at` in small letters, with a town behind it.
#[must_use]
pub fn with_town(sentence: &Sentence<'_, '_>, at: usize) -> Option<Landmark> {
    let view = sentence.view;
    let (noun, end) = nouns::noun_at(view.reading, at, sentence.range.end)?;
    let house = end - at > 1 || sentence.has(end - 1, Roles::HOUSE);
    let small = (at..end).all(|i| !view.is_capital(i));
    if !house || !small || !view.is(end, Classes::INSIDE) || !is_counted(sentence, at, end) {
        return None;
    }
    let plain = |i: usize| !view.is_capital(i) && view.is(i, Classes::BEFORE_PLACE.with(Classes::DIRECTION));
    let from = (end + 1..sentence.range.end.min(end + GAP)).find(|&i| !plain(i))?;
    let town = sentence.town_at(from, sentence.range.end)?;
    // "Hospitals in England" are none of a place.
    // "A clinic in San Telmo de los Ríos"
    if view.is_capital(town.end) {
        return None;
    }
    let first = view.known(&town).bearers().iter().find(|b| !b.is_facility() && !b.is_demonym())?.kind;
    first.is_settlement().then(|| {
        let whole = at..town.end;
        Landmark { town: Some(town), of_town: Town::Yes, ..Landmark::new(whole, noun.kind, RULE) }
    })
}

/// The house whose noun stands at token `at` in small letters behind the name of its town: "the [Brindisi hospital]". Schools are
/// left out: the Frankfurt school is one of thought.
#[must_use]
pub fn of_town(sentence: &Sentence<'_, '_>, at: usize) -> Option<Landmark> {
    let view = sentence.view;
    let (noun, end) = nouns::noun_at(view.reading, at, sentence.range.end)?;
    let house = sentence.has(end - 1, Roles::HOUSE) && !sentence.has(end - 1, Roles::LEARN);
    let start = sentence.name_start(at, sentence.range.start);
    let the = start > sentence.range.start && view.is(start - 1, Classes::DEFINITE_ARTICLE);
    // "The Dublin hotel sector"
    let goes_on = view.kind(end) == TokenKind::Word && !view.is(end, VERBAL.with(Classes::MARK));
    if !house || !the || goes_on && !view.is(end, ENDS) || sentence.titled || view.is_capital(at) {
        return None;
    }
    let town = sentence.town_at(start, at).filter(|town| town.end == at)?;
    let first = view.known(&town).bearers().iter().find(|b| !b.is_facility() && !b.is_demonym())?.kind;
    let landmark = || Landmark { town: Some(town), of_town: Town::Yes, ..Landmark::new(start..end, noun.kind, RULE) };
    first.is_settlement().then(landmark)
}

/// Whether the noun at `at..end` means houses that can be counted: "he left school in Leeds" is said of a time.
fn is_counted(sentence: &Sentence<'_, '_>, at: usize, end: usize) -> bool {
    const ARTICLE: Classes = Classes::ARTICLE.with(Classes::DETERMINER).with(Classes::NUMERAL);
    let view = sentence.view;
    let from = at.saturating_sub(BEFORE + 1).max(sentence.range.start);
    let counted = |i: usize| view.is(i, ARTICLE) || view.is_possessive_s(i);
    let part = |i: usize| !view.is_capital(i) && view.kind(i) == TokenKind::Word && !view.is(i, VERBAL);
    let before = (from..at).rev().find(|&i| counted(i) || !part(i));
    before.is_some_and(counted) || view.lower(end - 1).ends_with('s')
}

/// What may follow a house that is called by its town.
const ENDS: Classes = Classes::AUXILIARY
    .with(Classes::VERB_PAST)
    .with(Classes::VERB_ED)
    .with(Classes::COORDINATOR)
    .with(Classes::CLAUSE_OPENER)
    .with(Classes::ADVERB);

/// What parts an article from a noun that is not its own.
const VERBAL: Classes =
    Classes::LOC_PREP.with(Classes::PREPOSITION).with(Classes::BE).with(Classes::HAVE).with(Classes::IRREGULAR);
