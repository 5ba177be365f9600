//! Names with more than the gazetteer has of them: "Jinling Gas", "Huaneng Jinling", "Syrdarya II".
//!
//! A site's operator may stand before its name, what it burns or the number of a unit behind it. The rest is
//! taken for a known site only where nothing else could be meant: an operator must be the row's own, and in a
//! city a number or a fuel tells one plant from another.

use std::ops::Range;

use super::view::View;
use crate::gazetteer::{PlaceId, normalise};
use crate::kind::Kind;
use crate::language::Classes;
use crate::text::TokenKind;

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
    let place = view.gazetteer.place(id);
    let Some(operator) = place.as_ref().and_then(|place| place.facility()).and_then(|f| f.operator) else {
        return false;
    };
    let word = view.lower(at);
    normalise::key(operator).split(' ').any(|own| own == word)
}
