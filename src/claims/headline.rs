//! Colons that attribute: headlines ("UN: Two dams have failed") and transcripts ("LEE: We did.").

use super::draft::Draft;
use super::lexicon::CueKind;
use super::reading::{Reading, Unit};
use super::words::Flags;
use crate::annotations::CueClass;

/// The longest speaker before a colon, in tokens.
const LONGEST_SPEAKER: usize = 8;

/// The claim of a headline with a colon.
#[must_use]
pub fn headline(reading: &Reading<'_>, unit: &Unit) -> Option<Draft> {
    let (start, end) = (unit.tokens.start, unit.tokens.end);
    let colon = (start..end).find(|&i| reading.is(i, Flags::COLON) && reading.quote_at(i).is_none())?;
    let words = |from: usize, to: usize| (from..to).filter(|&i| reading.is(i, Flags::WORDLIKE)).count();
    let (start, colon) = past_label(reading, start, colon, end)?;
    let quoted = reading.quote_at(colon + 1).is_some_and(|q| reading.quotes[q].open == colon + 1);
    if quoted && colon - start <= 4 && (start..colon).all(|i| reading.is(i, Flags::CAPITAL)) {
        return Some(draft(colon, start..colon, colon + 1..end));
    }
    let speaker = |from: usize, to: usize| {
        to - from <= LONGEST_SPEAKER
            && !(from..to).any(|i| reading.is(i, Flags::AUXILIARY.with(Flags::VERB_PAST).with(Flags::COMMA)))
            && (from..to).any(|i| {
                reading.is(i, Flags::SOURCE_NOUN.with(Flags::ALL_CAPS).with(Flags::TITLE).with(Flags::GIVEN_NAME))
            })
    };
    if speaker(start, colon) && words(colon + 1, end) >= 3 {
        return Some(draft(colon, start..colon, colon + 1..end));
    }
    if words(colon + 1, end) <= 4 && speaker(colon + 1, end) && words(start, colon) >= 3 {
        return Some(draft(colon, colon + 1..end, start..colon));
    }
    None
}

/// Labels that newsrooms put before a headline or a paragraph; they name nobody.
const LABELS: &[&str] = &[
    "breaking",
    "exclusive",
    "watch",
    "video",
    "live",
    "update",
    "updated",
    "opinion",
    "analysis",
    "listen",
    "photos",
    "explainer",
    "correction",
    "note",
    "editor",
    "read",
    "more",
    "related",
    "warning",
    "spoiler",
    "ps",
    "faq",
    "poll",
];

/// The beginning and the colon of a headline after a label ("BREAKING: …").
fn past_label(reading: &Reading<'_>, start: usize, colon: usize, end: usize) -> Option<(usize, usize)> {
    if colon != start + 1 || !reading.is_word(start, &LABELS[..LABELS.len() - 1]) {
        return Some((start, colon));
    }
    let next = (colon + 1..end).find(|&i| reading.is(i, Flags::COLON) && reading.quote_at(i).is_none())?;
    Some((colon + 1, next))
}

/// The turn of a transcript that begins at `unit`, the first of its block: the rest of the block.
#[must_use]
pub fn turn(reading: &Reading<'_>, unit: &Unit, block_end: usize) -> Option<Draft> {
    let start = unit.tokens.start;
    let colon = (start..block_end.min(start + LONGEST_SPEAKER)).find(|&i| reading.is(i, Flags::COLON))?;
    if colon == start || colon + 1 >= block_end || reading.quote_at(colon).is_some() {
        return None;
    }
    let shouted = (start..colon).all(|i| {
        reading.is(i, Flags::ALL_CAPS.with(Flags::TITLE).with(Flags::HYPHEN)) && !reading.is(i, Flags::PREPOSITION)
    });
    let label = reading.is_word(start, LABELS);
    (shouted && !label).then(|| draft(colon, start..colon, colon + 1..block_end))
}

fn draft(colon: usize, source: std::ops::Range<usize>, content: std::ops::Range<usize>) -> Draft {
    Draft {
        content: std::iter::once(content).collect(),
        cue: std::iter::once(colon..colon + 1).collect(),
        source: std::iter::once(source).collect(),
        class: Some(CueClass::Neutral),
        kind: Some(CueKind::Speech),
        confidence: 0.75,
        ..Draft::default()
    }
}
