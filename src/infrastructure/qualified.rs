//! Names with more than the gazetteer has of them: "Jinling Gas", "Huaneng Jinling", "Syrdarya II".
//!
//! A site's operator may stand before its name, what it burns or the number of a unit behind it. The rest is
//! taken for a known site only where nothing else could be meant: an operator must be the row's own, and in a
//! city a number or a fuel tells one plant from another.

use std::collections::HashSet;
use std::ops::Range;

use super::anchors::overlapping;
use super::nouns::{self, Force};
use super::site::Site;
use super::view::View;
use crate::annotations::PlaceMention;
use crate::gazetteer::{Place, PlaceId, normalise};
use crate::kind::Kind;
use crate::language::Classes;
use crate::text::TokenKind;
use crate::text::hashing::Fast;

/// Most tokens of an operator before the name of its site.
const OPERATOR: usize = 3;

/// Fewest people of a city that has more than one plant of its name.
const CITY: u32 = 50_000;

/// The facilities whose kind `fits` accepts and whose name is a part of `name`, with `noun` after it.
#[must_use]
pub fn facilities(view: &View<'_>, name: &Range<usize>, noun: &str, fits: impl Fn(Kind) -> bool) -> Vec<PlaceId> {
    let bare = name.start..end(view, name);
    let own = |tokens: &Range<usize>| -> Vec<PlaceId> { view.known_with(tokens, noun).facilities(&fits).collect() };
    if bare.end < name.end && !view.known(&bare).is_town(CITY) {
        let found = own(&bare);
        if !found.is_empty() {
            return found;
        }
    }
    let operated = |from: usize| {
        let rest = from..bare.end;
        let mut found = own(&rest);
        found.retain(|id| is_operator(view, name.start, *id));
        (!found.is_empty()).then_some(found)
    };
    (name.start + 1..bare.end).take(OPERATOR).find_map(operated).unwrap_or_default()
}

/// The end of `name` without the numbers and qualifiers behind it; one word is left in any case.
fn end(view: &View<'_>, name: &Range<usize>) -> usize {
    let mut end = name.end;
    while end > name.start + 1 && is_qualifier(view, end - 1) {
        end -= 1;
    }
    end
}

fn is_qualifier(view: &View<'_>, at: usize) -> bool {
    let numeral = || view.surface(&(at..at + 1)).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    view.kind(at) == TokenKind::Number || view.is(at, Classes::FACILITY_QUALIFIER) || view.is_hyphen(at) || numeral()
}

/// Whether the operator of a facility begins with the word at `at`, or has it.
#[must_use]
pub fn is_operator(view: &View<'_>, at: usize, id: PlaceId) -> bool {
    /// Fewest letters of a part of a name that was put together.
    const LONG: usize = 5;
    let place = view.gazetteer.place(id);
    let Some(operator) = place.as_ref().and_then(|place| place.facility()).and_then(|f| f.operator) else {
        return false;
    };
    let word = view.lower(at);
    // "Exxon's" is ExxonMobil's.
    let begins = |own: &str| word.len() >= LONG && (own.starts_with(word) || own.ends_with(word));
    normalise::key(operator).split(' ').any(|own| own == word || begins(own))
}

/// Most tokens between an owner and the site: "Volvo's new car | plant in Ghent".
const OWNED: usize = 2;

/// The token before the "'s" of whoever has `site`, where that is no place: "Shell's refinery in Rotterdam".
#[must_use]
pub fn owner(view: &View<'_>, site: &Site, places: &[PlaceMention]) -> Option<usize> {
    let floor = site.tokens.start.saturating_sub(OWNED + 1);
    let mark = (floor..site.tokens.start).rev().find(|&at| view.is(at, Classes::GENITIVE))?;
    let plain = (mark + 1..site.tokens.start).all(|at| !view.is_capital(at) && !view.is(at, Classes::MARK));
    let name = mark.checked_sub(1).filter(|&name| plain && view.is_capital(name))?;
    let span = view.document.span(name..name + 1);
    overlapping(places, span.start, span.end).is_empty().then_some(name)
}

/// Whether `facility` may be of whoever the text calls by the word at `owner`, or of anybody where it says nothing: it
/// bears that name, they operate it, or nobody knows who does.
#[must_use]
pub fn may_own(view: &View<'_>, owner: Option<usize>, facility: &Place<'_>) -> bool {
    let Some(owner) = owner else { return true };
    let unknown = facility.facility().is_none_or(|facts| facts.operator.is_none());
    unknown || is_operator(view, owner, facility.id()) || normalise::key(facility.name()).contains(view.lower(owner))
}

/// The words of the document, in lower case, outside the names of places.
#[must_use]
pub fn words<'v>(view: &'v View<'_>, places: &[PlaceMention]) -> HashSet<&'v str, Fast> {
    let free = |at: &usize| {
        let span = view.document.span(*at..*at + 1);
        overlapping(places, span.start, span.end).is_empty()
    };
    (0..view.document.tokens.len()).filter(free).map(|at| view.lower(at)).collect()
}

/// Whether the text speaks of `site` as of the only one, by a noun that says more than what kind it is: "the steelworks in
/// Scunthorpe", not "the factory".
#[must_use]
pub fn is_the_only(view: &View<'_>, site: &Site) -> bool {
    let start = site.tokens.start;
    let definite = start.checked_sub(1).is_some_and(|the| view.is(the, Classes::DEFINITE_ARTICLE));
    let noun = nouns::longest(view.reading, start, site.tokens.end).map(|found| found.noun.force);
    definite && noun == Some(Force::Strong) && view.lower(start) != site.kind.as_str()
}

/// Whether one of `words` is in the name of `facility`, or of its operator, and no noun of what it is; or whether what the
/// text calls `site` has such a noun, and one that says more than "plant": "the tractor plant in Kharkiv".
#[must_use]
pub fn is_named(view: &View<'_>, words: &HashSet<&str, Fast>, site: &Site, facility: &Place<'_>) -> bool {
    let operator = facility.facility().and_then(|facts| facts.operator).unwrap_or_default();
    let names = [normalise::key(facility.name()), normalise::key(operator)];
    let language = &view.reading.language;
    let is_noun = |word: &str| language.word(word).is_some_and(|w| language.classes(w).any(Classes::FACILITY_NOUN));
    let told = |word: &str| {
        let trade = |at: usize| view.lower(at) == word && nouns::longest(view.reading, at, at + 1).is_none();
        words.contains(word) && site.tokens.clone().any(trade)
    };
    names
        .iter()
        .flat_map(|name| name.split(' '))
        .filter(|word| word.len() >= SHORTEST)
        .any(|word| words.contains(word) && !is_noun(word) || told(word))
}

/// Fewest bytes of a word that tells a facility from others.
const SHORTEST: usize = 3;
