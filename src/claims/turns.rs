//! Interviews and transcripts: who has the word, by labels at the beginning of blocks ("LEE: We did.").

use std::ops::Range;

use super::draft::Draft;
use super::headline::LONGEST_SPEAKER;
use super::reading::{Reading, Unit};
use super::rule;
use super::speaker;
use crate::annotations::PlaceMention;
use crate::article::BlockKind;
use crate::language::Classes;

/// The fewest words of a quotation that nobody speaks inside of an answer.
const LONG_QUOTATION: usize = 8;

/// Who has the word in an interview or transcript: labels at the beginning of blocks, before a colon.
pub struct Turns {
    /// Labels in ordinary capitals that stand before more than one turn.
    names: Vec<String>,
    /// Who has the word under two or three letters: "AB:" after "Ann Bell:".
    initials: Vec<(String, Range<usize>)>,
    /// The label of the only one who has the word, and its first place.
    only: Option<Range<usize>>,
    /// The only label of a text where it is a place and stands there once: its dateline, "PESHAWAR: At least 31 people".
    dateline: Option<Range<usize>>,
    /// Who answers where questions and answers are marked by "Q:" and "A:": the name in the words before them.
    answers: Option<Range<usize>>,
}

impl Turns {
    /// Looks through the first units of the blocks. `places` ascend by their first byte.
    #[must_use]
    pub fn new(reading: &Reading<'_>, units: &[Unit], places: &[PlaceMention]) -> Self {
        let firsts = units.iter().enumerate().filter(|(at, unit)| *at == 0 || units[at - 1].block != unit.block);
        let mut seen: Vec<(String, Range<usize>)> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        for range in firsts.filter_map(|(_, unit)| label(reading, unit)) {
            let label = key(reading, &range);
            if !seen.iter().any(|(known, _)| *known == label) {
                seen.push((label, range));
            } else if !names.contains(&label) {
                names.push(label);
            }
        }
        let mut initials: Vec<(String, Range<usize>)> = Vec::new();
        for (name, range) in seen.iter().filter(|(_, range)| range.len() > 1) {
            let letters: String = range.clone().filter_map(|i| reading.word(i).chars().next()).collect();
            if seen.iter().any(|(label, _)| *label == letters) {
                names.extend([name.clone(), letters.clone()]);
                initials.push((letters, range.clone()));
            }
        }
        let only = if let [(_, range)] = seen.as_slice() { Some(range.clone()) } else { None };
        let is_place = |label: &Range<usize>| {
            let span = reading.document.span(label.clone());
            places.get(places.partition_point(|p| p.span.start < span.start)).is_some_and(|p| p.span == span)
        };
        let dateline = only.clone().filter(|label| names.is_empty() && is_place(label));
        Self { names, initials, only, dateline, answers: interviewee(reading, units) }
    }

    /// The turn that begins at unit `at`, the first of its block, and the first unit after it.
    #[must_use]
    pub fn turn(&self, reading: &Reading<'_>, units: &[Unit], at: usize) -> Option<(Draft, usize)> {
        let unit = &units[at];
        if let Some(name) = self.answers.clone().filter(|name| name.end <= unit.tokens.start)
            && lettered(reading, unit) == Some("a")
        {
            let end = block_end(units, at);
            let content = std::iter::once(unit.tokens.start + 2..units[end - 1].tokens.end).collect();
            let mut draft = Draft::beside(Some(unit.tokens.start + 1), name, content, rule::LETTERED_ANSWER);
            let next = go_on(reading, units, end, &mut draft);
            return Some((draft, next));
        }
        let speaker = match label(reading, unit) {
            Some(speaker) => speaker,
            None => return self.unlabelled(reading, units, at),
        };
        let colon = (speaker.end..).find(|&i| reading.is(i, Classes::COLON))?;
        let start = (colon + 1..unit.tokens.end).find(|&i| !reading.is_word(i, &["*"]))?;
        let shouted = speaker.clone().all(|i| {
            reading.is(i, Classes::ALL_CAPS.with(Classes::TITLE).with(Classes::HYPHEN))
                && !reading.is(i, Classes::PREPOSITION)
        }) && !is_caption(reading, &speaker);
        let named = || self.names.contains(&key(reading, &speaker));
        // "KEY FACTS:", "WHERE:": words of the language name nobody.
        let nobody = !speaker::is_somebody(reading, &speaker) && speaker::is_worded(reading, &speaker);
        let shouted = shouted && (!nobody || named()) && self.dateline.as_ref() != Some(&speaker);
        let quoted = !nobody && reading.quote_at(start).is_some_and(|q| reading.quotes[q].open == start);
        let end = block_end(units, at);
        let asked = self.only.is_some() && at > 0 && is_question(reading, units, at - 1);
        // "TALAVAR: Police fired into the air": one of several datelines, unless somebody speaks of himself behind it.
        // Of one that nobody knows, too, where it stands on top.
        let dated = (self.only.is_none() || unit.block == 1)
            && !named()
            && !quoted
            && !asked
            && !speaker.clone().any(|i| reading.is(i, Classes::GIVEN_NAME.with(Classes::TITLE).with(Classes::ROLE)))
            && !is_answer(reading, units, at);
        let shouted = shouted && !dated;
        let takes = start < units[end - 1].tokens.end && (shouted || quoted || asked || named());
        let content = std::iter::once(start..units[end - 1].tokens.end).collect();
        let letters = key(reading, &speaker);
        let full = self.initials.iter().find(|(initials, _)| *initials == letters);
        let speaker = full.map_or(speaker, |(_, name)| name.clone());
        let mut draft = takes.then(|| Draft::beside(Some(colon), speaker, content, rule::COLON))?;
        let next = if quoted { end } else { go_on(reading, units, end, &mut draft) };
        Some((draft, next))
    }

    /// The answer after a question that no label stands before, where one person only has labels.
    fn unlabelled(&self, reading: &Reading<'_>, units: &[Unit], at: usize) -> Option<(Draft, usize)> {
        let speaker = self.only.clone().filter(|range| range.end < units[at].tokens.start)?;
        let asked = at > 0 && units[at - 1].block + 1 == units[at].block && is_question(reading, units, at - 1);
        if !asked || is_question(reading, units, at) || !is_answer(reading, units, at) {
            return None;
        }
        let end = block_end(units, at);
        let content = std::iter::once(units[at].tokens.start..units[end - 1].tokens.end).collect();
        let mut draft = Draft::beside(None, speaker, content, rule::ANSWER);
        let next = go_on(reading, units, end, &mut draft);
        Some((draft, next))
    }
}

/// Adds the paragraphs from unit `at` on in which the speaker of `draft` goes on, and tells the first unit after them.
fn go_on(reading: &Reading<'_>, units: &[Unit], at: usize, draft: &mut Draft) -> usize {
    let mut next = at;
    while next < units.len()
        && units[next].block == units[next - 1].block + 1
        && label(reading, &units[next]).is_none()
        && lettered(reading, &units[next]).is_none()
        && !is_question(reading, units, next)
        && is_answer(reading, units, next)
    {
        let end = block_end(units, next);
        draft.content.push(units[next].tokens.start..units[end - 1].tokens.end);
        next = end;
    }
    next
}

/// The first unit after the block of unit `at`.
fn block_end(units: &[Unit], at: usize) -> usize {
    at + units[at..].partition_point(|u| u.block == units[at].block)
}

/// Whether the last sentence of the block that unit `at` lies in asks something.
fn is_question(reading: &Reading<'_>, units: &[Unit], at: usize) -> bool {
    let end = units[block_end(units, at) - 1].tokens.end;
    let mark = (end.saturating_sub(4)..end).rev().find(|&i| reading.is(i, Classes::HARD_STOP));
    mark.is_some_and(|i| reading.is_word(i, &["?"]))
}

/// Whether the block of unit `at` is somebody speaking of himself or to the other, not the writer who tells of it.
fn is_answer(reading: &Reading<'_>, units: &[Unit], at: usize) -> bool {
    let blocks = reading.document.article.blocks();
    if !matches!(blocks.get(units[at].block).map(|b| b.kind), Some(BlockKind::Paragraph | BlockKind::ListItem)) {
        return false;
    }
    let tokens = units[at].tokens.start..units[block_end(units, at) - 1].tokens.end;
    let first = tokens.start;
    let told = is_told(reading, first);
    // "“She knows,” he told me later": the writer has the word again.
    let tagged = |i: usize| {
        reading.is(i, Classes::SUBJECT_PRONOUN)
            && !reading.is(i, Classes::FIRST_PERSON)
            && (reading.speaks(i + 1) || i > first && reading.speaks(i - 1))
    };
    // Nobody talks in quotations of whole sentences, or by what is "according to" others.
    let written = |i: usize| {
        // "SHOPS: No help will come, Mayor Ann Lee says."
        let named = i > first + 1
            && reading.is(i - 1, Classes::CAPITAL)
            && reading.is(i + 1, Classes::COMMA.with(Classes::STOP))
            && reading.speaks(i);
        named
            || reading.is(i, Classes::ATTRIBUTOR) && reading.is(i + 1, Classes::TO)
            || reading.quote_at(i).is_some_and(|q| reading.quotes[q].words >= LONG_QUOTATION)
    };
    let own = |i: usize| {
        reading.is(i, Classes::FIRST_PERSON) || reading.is(i, Classes::PLURAL_PRONOUN) && reading.is_word(i, &["you"])
    };
    !told && !tokens.clone().any(|i| tagged(i) || written(i)) && tokens.clone().any(own)
}

/// "She laughed and poured the tea.": the writer has the word.
pub(super) fn is_told(reading: &Reading<'_>, first: usize) -> bool {
    reading.is(first, Classes::SUBJECT_PRONOUN.with(Classes::GIVEN_NAME))
        && !reading.is(first, Classes::PLURAL_PRONOUN.with(Classes::FIRST_PERSON))
        && !reading.is_word(first, &["it"])
        && reading.is(first + 1, Classes::VERB_PAST.with(Classes::VERB_ED).with(Classes::CUE_VERB))
}

/// The letter that marks a question or an answer at the beginning of the unit: "Q:", "A:".
pub(super) fn lettered<'a>(reading: &'a Reading<'_>, unit: &Unit) -> Option<&'a str> {
    let first = unit.tokens.start;
    let mark = unit.tokens.len() > 2
        && reading.is(first, Classes::CAPITAL)
        && reading.is(first + 1, Classes::COLON)
        && reading.is_word(first, &["q", "a"]);
    mark.then(|| reading.base().lower(first))
}

/// The first name of somebody in running text before the first answer that a letter marks.
fn interviewee(reading: &Reading<'_>, units: &[Unit]) -> Option<Range<usize>> {
    let asked = units.iter().position(|unit| lettered(reading, unit) == Some("q"))?;
    let blocks = reading.document.article.blocks();
    let prose = |unit: &&Unit| {
        !matches!(
            blocks.get(unit.block).map(|b| b.kind),
            Some(BlockKind::Byline | BlockKind::Caption | BlockKind::Title)
        )
    };
    units[..asked].iter().filter(prose).find_map(|unit| {
        let name = |i: usize| reading.is(i, Classes::CAPITAL) && !reading.is(i, NO_NAME);
        let mut at = unit.tokens.start;
        while at < unit.tokens.end {
            let end = (at..unit.tokens.end).find(|&i| !name(i)).unwrap_or(unit.tokens.end);
            if (2..=4).contains(&(end - at)) {
                return Some(at..end);
            }
            at = end + 1;
        }
        None
    })
}

/// What is no part of a person's name although it has a capital.
pub(super) const NO_NAME: Classes = Classes::OPENER
    .with(Classes::PREPOSITION)
    .with(Classes::SUBORDINATOR)
    .with(Classes::DAY)
    .with(Classes::MONTH)
    .with(Classes::ORGANISATION)
    .with(Classes::GOVERNMENT)
    .with(Classes::OUTLET)
    .with(Classes::ALL_CAPS);

/// The words before the colon at the beginning of a block, if they may be a speaker's: capitals only.
pub(super) fn label(reading: &Reading<'_>, unit: &Unit) -> Option<Range<usize>> {
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

/// "CLOSED: the bridge on Wednesday": what a picture shows, not who speaks.
fn is_caption(reading: &Reading<'_>, label: &Range<usize>) -> bool {
    label.len() == 1
        && reading.is(label.start, Classes::VERB_ED.with(Classes::VERB_ING).with(Classes::VERB_PARTICIPLE))
        && !reading.is(label.start, Classes::GIVEN_NAME)
        || reading.is(label.end - 1, Classes::HEADLINE_LABEL)
}

fn key(reading: &Reading<'_>, range: &Range<usize>) -> String {
    range.clone().map(|i| reading.word(i)).collect::<Vec<_>>().join(" ")
}
