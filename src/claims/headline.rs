//! Colons that attribute: headlines ("UN: Two dams have failed") and transcripts ("LEE: We did.").

use super::draft::Draft;
use super::lexicon::CueKind;
use super::reading::{Reading, Unit};
use super::rule;
use crate::annotations::CueClass;
use crate::language::Classes;

/// The longest speaker before a colon, in tokens.
const LONGEST_SPEAKER: usize = 8;

/// The claim of a headline with a colon.
#[must_use]
pub fn headline(reading: &Reading<'_>, unit: &Unit) -> Option<Draft> {
    let (start, end) = (unit.tokens.start, unit.tokens.end);
    let colon = (start..end).find(|&i| reading.is(i, Classes::COLON) && reading.quote_at(i).is_none())?;
    let words = |from: usize, to: usize| (from..to).filter(|&i| reading.is(i, Classes::WORDLIKE)).count();
    let (start, colon) = past_label(reading, start, colon, end)?;
    let quoted = reading.quote_at(colon + 1).is_some_and(|q| reading.quotes[q].open == colon + 1);
    if quoted && colon - start <= 4 && (start..colon).all(|i| reading.is(i, Classes::CAPITAL)) {
        return Some(draft(colon, start..colon, colon + 1..end));
    }
    let speaker = |from: usize, to: usize| {
        to - from <= LONGEST_SPEAKER
            && !(from..to).any(|i| reading.is(i, Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::COMMA)))
            && (from..to).any(|i| {
                reading
                    .is(i, Classes::SOURCE_NOUN.with(Classes::ALL_CAPS).with(Classes::TITLE).with(Classes::GIVEN_NAME))
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

/// The beginning and the colon of a headline after a label ("BREAKING: …").
fn past_label(reading: &Reading<'_>, start: usize, colon: usize, end: usize) -> Option<(usize, usize)> {
    if colon != start + 1 || !reading.is(start, Classes::HEADLINE_LABEL) {
        return Some((start, colon));
    }
    let next = (colon + 1..end).find(|&i| reading.is(i, Classes::COLON) && reading.quote_at(i).is_none())?;
    Some((colon + 1, next))
}

/// Who has the word in an interview or transcript: labels at the beginning of blocks, before a colon.
pub struct Turns {
    /// Labels in ordinary capitals that stand before more than one turn.
    names: Vec<String>,
}

impl Turns {
    /// Looks through the first units of the blocks.
    #[must_use]
    pub fn new(reading: &Reading<'_>, units: &[Unit]) -> Self {
        let firsts = units.iter().enumerate().filter(|(at, unit)| *at == 0 || units[at - 1].block != unit.block);
        let labels = firsts.filter_map(|(_, unit)| label(reading, unit)).map(|range| key(reading, &range));
        let mut seen: Vec<String> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        for label in labels {
            if !seen.contains(&label) {
                seen.push(label);
            } else if !names.contains(&label) {
                names.push(label);
            }
        }
        Self { names }
    }

    /// The turn that begins at `unit`, the first of its block: the rest of the block.
    #[must_use]
    pub fn turn(&self, reading: &Reading<'_>, unit: &Unit, block_end: impl Fn() -> usize) -> Option<Draft> {
        let speaker = label(reading, unit)?;
        let colon = (speaker.end..).find(|&i| reading.is(i, Classes::COLON))?;
        let start = (colon + 1..unit.tokens.end).find(|&i| !reading.is_word(i, &["*"]))?;
        let shouted = speaker.clone().all(|i| {
            reading.is(i, Classes::ALL_CAPS.with(Classes::TITLE).with(Classes::HYPHEN))
                && !reading.is(i, Classes::PREPOSITION)
        });
        let quoted = reading.quote_at(start).is_some_and(|q| reading.quotes[q].open == start);
        let named = || self.names.contains(&key(reading, &speaker));
        let block_end = block_end();
        (start < block_end && (shouted || quoted || named())).then(|| draft(colon, speaker.clone(), start..block_end))
    }
}

/// The words before the colon at the beginning of a block, if they may be a speaker's: capitals only.
fn label(reading: &Reading<'_>, unit: &Unit) -> Option<std::ops::Range<usize>> {
    let limit = unit.tokens.end;
    let start = (unit.tokens.start..limit).find(|&i| !reading.is_word(i, &["*"]))?;
    let colon = (start..limit.min(start + LONGEST_SPEAKER)).find(|&i| reading.is(i, Classes::COLON))?;
    if colon == start || reading.quote_at(colon).is_some() || reading.is(start, Classes::TURN_LABEL) {
        return None;
    }
    let end = (start..colon).rev().find(|&i| !reading.is_word(i, &["*"]))? + 1;
    let name = Classes::CAPITAL.with(Classes::HYPHEN).with(Classes::TITLE).with(Classes::NAME_PARTICLE);
    let fits =
        (start..end).all(|i| reading.is(i, name) && !reading.is(i, Classes::DETERMINER.with(Classes::PREPOSITION)));
    fits.then_some(start..end)
}

fn key(reading: &Reading<'_>, range: &std::ops::Range<usize>) -> String {
    range.clone().map(|i| reading.word(i)).collect::<Vec<_>>().join(" ")
}

fn draft(colon: usize, source: std::ops::Range<usize>, content: std::ops::Range<usize>) -> Draft {
    Draft {
        content: std::iter::once(content).collect(),
        cue: std::iter::once(colon..colon + 1).collect(),
        source: std::iter::once(source).collect(),
        class: Some(CueClass::Neutral),
        kind: Some(CueKind::Speech),
        rule: rule::COLON,
        ..Draft::default()
    }
}
