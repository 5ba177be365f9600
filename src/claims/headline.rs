//! Colons that attribute in headlines: "UN: Two dams have failed".

use super::draft::Draft;
use super::reading::{Reading, Unit};
use super::rule;
use crate::language::Classes;

/// The longest speaker before a colon, in tokens.
pub(super) const LONGEST_SPEAKER: usize = 8;

/// The claim of a headline with a colon.
#[must_use]
pub fn headline(reading: &Reading<'_>, unit: &Unit) -> Option<Draft> {
    let (start, end) = (unit.tokens.start, unit.tokens.end);
    let colon = (start..end).find(|&i| reading.is(i, Classes::COLON) && reading.quote_at(i).is_none())?;
    let words = |from: usize, to: usize| (from..to).filter(|&i| reading.is(i, Classes::WORDLIKE)).count();
    let (start, colon) = past_label(reading, start, colon, end)?;
    let draft = |source, content| Draft::beside(Some(colon), source, std::iter::once(content).collect(), rule::COLON);
    let quoted = reading.quote_at(colon + 1).is_some_and(|q| reading.quotes[q].open == colon + 1);
    if quoted && colon - start <= 4 && (start..colon).all(|i| reading.is(i, Classes::CAPITAL)) {
        return Some(draft(start..colon, colon + 1..end));
    }
    // "B.C. flood live: …": no name and nobody ends so.
    let head = Classes::CAPITAL.with(Classes::SOURCE_NOUN).with(Classes::TITLE);
    // "Flood inquiry: …": what the story is about; only a study or a report says something there.
    let topic = |at: usize| reading.is(at, Classes::DOCUMENT) && !reading.is(at, Classes::GENERIC_BODY);
    let speaker = |from: usize, to: usize| {
        to - from <= LONGEST_SPEAKER
            && !topic(to - 1)
            && reading.is(to - 1, head)
            && !reading.is(to - 1, Classes::HEADLINE_LABEL)
            && !(from..to).any(|i| reading.is(i, Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::COMMA)))
            && (from..to).any(|i| {
                reading
                    .is(i, Classes::SOURCE_NOUN.with(Classes::ALL_CAPS).with(Classes::TITLE).with(Classes::GIVEN_NAME))
            })
    };
    if speaker(start, colon) && words(colon + 1, end) >= 3 {
        return Some(draft(start..colon, colon + 1..end));
    }
    if words(colon + 1, end) <= 4 && speaker(colon + 1, end) && words(start, colon) >= 3 {
        return Some(draft(colon + 1..end, start..colon));
    }
    None
}

/// The beginning and the colon of a headline after a label ("BREAKING: …").
fn past_label(reading: &Reading<'_>, start: usize, colon: usize, end: usize) -> Option<(usize, usize)> {
    if colon != start + 1 || !reading.is(start, Classes::HEADLINE_LABEL) {
        return Some((start, colon));
    }
    let next = (colon + 1..end).find(|&i| reading.is(i, Classes::COLON) && reading.quote_at(i).is_none())?;
    Some((colon + 1, next))
}
