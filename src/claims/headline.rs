//! Colons that attribute in headlines: "UN: Two dams have failed".

use super::draft::Draft;
use super::reading::{Reading, Unit};
use super::rule;
use super::speaker;
use crate::language::Classes;
use crate::language::en::bodies;

/// The longest speaker before a colon, in tokens.
pub(super) const LONGEST_SPEAKER: usize = 8;
/// The fewest tokens of a headline before the dash that its speaker stands behind.
const FEWEST_BEFORE_DASH: usize = 4;
/// The most tokens of a speaker behind a dash.
const MOST_BEHIND_DASH: usize = 3;
/// How far behind a headline, in tokens, the initials in it are looked for.
const NEIGHBOURHOOD: usize = 2_000;

/// The claim of a headline with a colon or a dash.
#[must_use]
pub fn headline(reading: &Reading<'_>, unit: &Unit) -> Option<Draft> {
    with_colon(reading, unit).or_else(|| with_dash(reading, unit))
}

/// "Refinery to reopen in ten days – NNPC": a body that the text lets speak, behind a dash; never the paper's own name.
fn with_dash(reading: &Reading<'_>, unit: &Unit) -> Option<Draft> {
    let (start, end) = (unit.tokens.start, unit.tokens.end);
    let dash = (start + FEWEST_BEFORE_DASH..end).rev().find(|&i| reading.is(i, Classes::DASH))?;
    let words = dash + 1..end;
    let name = reading.document.span(words.clone()).slice(reading.document.text());
    let body = bodies::by_name(&reading.language, name);
    let speaks = !words.is_empty()
        && words.len() <= MOST_BEHIND_DASH
        && words
            .clone()
            .all(|i| reading.is(i, Classes::CAPITAL) && !reading.is(i, Classes::MASTHEAD.with(Classes::OUTLET)))
        && body.is_none_or(|body| body.kind != bodies::BodyKind::Outlet)
        && is_told_to_speak(reading, unit, name);
    let content = std::iter::once(start..dash).collect();
    speaks.then(|| Draft::beside(Some(dash), words, content, rule::COLON))
}

/// The claim of a headline with a colon.
fn with_colon(reading: &Reading<'_>, unit: &Unit) -> Option<Draft> {
    let (start, end) = (unit.tokens.start, unit.tokens.end);
    let colon = (start..end).find(|&i| reading.is(i, Classes::COLON) && reading.quote_at(i).is_none())?;
    let words = |from: usize, to: usize| (from..to).filter(|&i| reading.is(i, Classes::WORDLIKE)).count();
    let (start, colon) = past_label(reading, start, colon, end)?;
    let draft = |source, content| Draft::beside(Some(colon), source, std::iter::once(content).collect(), rule::COLON);
    let quoted = reading.quote_at(colon + 1).is_some_and(|q| reading.quotes[q].open == colon + 1);
    // "Verdict: ‘Guilty’", "Brexit: ‘A mess’": what the story is about, unless the text names somebody so.
    let label = start..colon;
    let somebody = speaker::is_somebody(reading, &label)
        || !speaker::is_worded(reading, &label) && (label.len() > 1 || is_named_below(reading, unit, colon - 1));
    let label = somebody && !reading.is(colon - 1, Classes::HEADLINE_LABEL);
    if quoted && label && colon - start <= 4 && (start..colon).all(|i| reading.is(i, Classes::CAPITAL)) {
        return Some(draft(start..colon, colon + 1..end));
    }
    // "B.C. flood live: …": no name and nobody ends so.
    let head = Classes::CAPITAL.with(Classes::SOURCE_NOUN).with(Classes::TITLE);
    // "Flood inquiry: …": what the story is about; only a study or a report says something there.
    // "Orrin data centre: …": so is a place of work in small letters.
    let works = |at: usize| {
        let speaks = Classes::GENERIC_BODY.with(Classes::GOVERNMENT).with(Classes::PEOPLE).with(Classes::ROLE);
        reading.is(at, Classes::ORGANISATION) && !reading.is(at, speaks.with(Classes::CAPITAL))
    };
    let topic = |at: usize| reading.is(at, Classes::DOCUMENT) && !reading.is(at, Classes::GENERIC_BODY) || works(at);
    // "NFL: Eagles win": initials are what the story is about unless they are those of a body that is known.
    let is_listed = |words: std::ops::Range<usize>| {
        let name = reading.document.span(words).slice(reading.document.text());
        bodies::by_name(&reading.language, name).is_some() || is_told_to_speak(reading, unit, name)
    };
    let speaker = |from: usize, to: usize| {
        to - from <= LONGEST_SPEAKER
            && !topic(to - 1)
            && !reading.is(from, Classes::PREPOSITION)
            && (!reading.is(from, Classes::WH) || reading.is_initials(from))
            && reading.is(to - 1, head)
            && !reading.is(to - 1, Classes::HEADLINE_LABEL)
            && !(from..to).any(|i| reading.is(i, Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::COMMA)))
            && ((from..to).any(|i| reading.is(i, Classes::SOURCE_NOUN.with(Classes::TITLE).with(Classes::GIVEN_NAME)))
                || (from..to).any(|i| reading.is(i, Classes::ALL_CAPS)) && is_listed(from..to))
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

/// Whether the text after the headline `unit` has the word of token `at` for somebody's or a body's name.
fn is_named_below(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    let end = reading.words.len().min(unit.tokens.end + NEIGHBOURHOOD);
    let name = Classes::GIVEN_NAME.with(Classes::TITLE).with(Classes::ROLE);
    let told = |i: usize| reading.speaks(i + 1) || reading.speaks(i - 1) || reading.is(i - 1, name);
    let body = Classes::GOVERNMENT.with(Classes::ORGANISATION).with(Classes::OUTLET);
    reading.is(at, body) || (unit.tokens.end..end).any(|i| reading.word(i) == reading.word(at) && told(i))
}

/// Whether the text after the headline `unit` lets the body called `name` speak: "the OIE says".
fn is_told_to_speak(reading: &Reading<'_>, unit: &Unit, name: &str) -> bool {
    let end = reading.words.len().min(unit.tokens.end + NEIGHBOURHOOD);
    let called = |i: usize| reading.is(i - 1, Classes::OPEN) && reading.is(i + 1, Classes::CLOSE);
    (unit.tokens.end..end).any(|i| reading.word(i) == name && (reading.speaks(i + 1) || called(i)))
}
