//! Interviews without quotation marks: paragraphs of questions, and between them the answers of the one person whom the
//! words before the first question introduce.

use std::ops::Range;

use super::draft::Draft;
use super::reading::{Reading, Unit};
use super::rule;
use super::sources::relations::Relations;
use super::turns::{NO_NAME, is_told, label, lettered};
use crate::annotations::PlaceMention;
use crate::article::BlockKind;
use crate::language::Classes;

/// The fewest answers, and of them those in which somebody speaks of himself, as one of so many: fewer are a column that
/// asks itself something.
const FEWEST_ANSWERS: usize = 3;
/// The longest question, in tokens.
const LONGEST_QUESTION: usize = 90;
/// How far behind a verb of talking the word that makes it an interview stands.
const TALK_REACH: usize = 3;

/// A block of running text or a heading.
struct Piece {
    block: usize,
    /// Its units.
    units: Range<usize>,
    tokens: Range<usize>,
    /// It asks: a question, or a label that asks before it.
    asks: bool,
    /// A name or letter before a colon says who has the word: `turns.rs` reads that.
    labelled: bool,
}

/// Who answers in which blocks.
#[derive(Default)]
pub struct Interview {
    /// The words that introduce who answers, where one person only is certain to.
    who: Option<Range<usize>>,
    /// The blocks of answers and of questions, ascending.
    answers: Vec<usize>,
    questions: Vec<usize>,
}

impl Interview {
    /// Looks for questions that answers follow. `places` ascend by their first byte.
    #[must_use]
    pub fn new(reading: &Reading<'_>, units: &[Unit], places: &[PlaceMention]) -> Self {
        let pieces = pieces(reading, units);
        let own = |piece: &Piece| speaks_of_himself(reading, &piece.tokens);
        let to_other = |piece: &Piece| piece.tokens.clone().any(|i| is_other(reading, i));
        let answered = || pieces.windows(2).filter(|pair| pair[0].asks && !pair[1].asks && !pair[1].labelled);
        let count = answered().count();
        let personal = answered().filter(|pair| own(&pair[1])).count();
        let (Some(first), Some(last)) = (pieces.iter().position(|p| p.asks), pieces.iter().rposition(|p| p.asks))
        else {
            return Self::default();
        };
        if count < FEWEST_ANSWERS || personal * 2 < count || pieces.iter().filter(|p| p.asks && to_other(p)).count() < 2
        {
            return Self::default();
        }
        let who = introduced(reading, &pieces[..first], places);
        let named = |tokens: &Range<usize>| {
            who.clone().is_some_and(|(name, _)| tokens.clone().any(|i| reading.word(i) == reading.word(name.end - 1)))
        };
        let mut found = Self { who: who.clone().map(|(_, words)| words), ..Self::default() };
        for (at, piece) in pieces.iter().enumerate().skip(first) {
            let tokens = &piece.tokens;
            let answered = found.answers.last().is_some_and(|&block| block + 1 == piece.block);
            // "The opposition says that you kept builders out.": put to the other, and answered.
            let short = units[piece.units.clone()].len() == 1;
            let put = short && answered && at < last && !pieces[at + 1].asks && to_other(piece) && !own(piece);
            let told = is_aside(reading, tokens) || is_told(reading, tokens.start) || named(tokens);
            if piece.asks || put {
                found.questions.push(piece.block);
            } else if !told && !piece.labelled && (at < last || own(piece) && (at == last + 1 || answered)) {
                found.answers.push(piece.block);
            }
        }
        found
    }

    /// Whether the block is a question of an interview.
    #[must_use]
    pub fn asks(&self, block: usize) -> bool {
        self.questions.binary_search(&block).is_ok()
    }

    /// The answer that begins at unit `at`, the first of its block, and the first unit after it. Without somebody who
    /// is certain to give it there is none: nobody else says what is in it.
    #[must_use]
    pub fn answer(&self, reading: &Reading<'_>, units: &[Unit], at: usize) -> Option<(Option<Draft>, usize)> {
        let answers = |unit: &Unit| self.answers.binary_search(&unit.block).is_ok();
        if !answers(&units[at]) {
            return None;
        }
        let mut content: Vec<Range<usize>> = Vec::new();
        let mut next = at;
        while next < units.len() && answers(&units[next]) && units[next].block <= units[next.max(at + 1) - 1].block + 1
        {
            let end = next + units[next..].partition_point(|u| u.block == units[next].block);
            let start = past_aside(reading, &(units[next].tokens.start..units[end - 1].tokens.end));
            content.push(start..units[end - 1].tokens.end);
            next = end;
        }
        let draft = self.who.clone().map(|who| Draft::beside(None, who, content, rule::INTERVIEW));
        Some((draft, next))
    }
}

/// The blocks that may be questions and answers, in order.
fn pieces(reading: &Reading<'_>, units: &[Unit]) -> Vec<Piece> {
    let blocks = reading.document.article.blocks();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while at < units.len() {
        let end = at + units[at..].partition_point(|u| u.block == units[at].block);
        let tokens = units[at].tokens.start..units[end - 1].tokens.end;
        let kind = blocks.get(units[at].block).map(|b| b.kind);
        let prose = matches!(
            kind,
            Some(BlockKind::Paragraph | BlockKind::Heading | BlockKind::ListItem | BlockKind::Standfirst)
        );
        if prose {
            let mark = (tokens.end.saturating_sub(3)..tokens.end).rev().find(|&i| reading.is(i, Classes::HARD_STOP));
            let question = mark.is_some_and(|i| reading.is_word(i, &["?"])) && tokens.len() <= LONGEST_QUESTION;
            // “Why?”: somebody is quoted.
            let asks = question && !reading.is(tokens.start, Classes::QUOTE);
            let labelled = label(reading, &units[at]).is_some() || lettered(reading, &units[at]).is_some();
            pieces.push(Piece { block: units[at].block, units: at..end, tokens, asks, labelled });
        }
        at = end;
    }
    askers(reading, units, &mut pieces);
    pieces
}

/// "ECHO: And now?": all that stands behind a label asks, where most of it does and nobody else has a label.
fn askers(reading: &Reading<'_>, units: &[Unit], pieces: &mut [Piece]) {
    let labelled: Vec<(usize, Range<usize>)> = pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| label(reading, &units[piece.units.start]).map(|range| (at, range)))
        .collect();
    let Some((_, name)) = labelled.first() else { return };
    let word = reading.word(name.start);
    let same = labelled.iter().filter(|(_, range)| reading.word(range.start) == word);
    let asking = same.clone().filter(|(at, _)| pieces[*at].asks).count();
    if asking >= 2 && asking * 2 >= labelled.len() {
        let of_asker: Vec<usize> = same.map(|(at, _)| *at).collect();
        for at in of_asker {
            pieces[at].asks = true;
        }
    }
}

fn is_other(reading: &Reading<'_>, i: usize) -> bool {
    reading.is_word(i, &["you", "your"]) && reading.quote_at(i).is_none()
}

/// Whether somebody says "I" or "we" outside of quotations.
fn speaks_of_himself(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens
        .clone()
        .any(|i| reading.is(i, Classes::FIRST_PERSON) && reading.quote_at(i).is_none() && !reading.is_initials(i))
}

/// "(The firm said that it had paid.)": the writer's.
fn is_aside(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    past_aside(reading, tokens) + 1 >= tokens.end
}

/// The first token behind brackets at the beginning: "(She laughs.) Never."
fn past_aside(reading: &Reading<'_>, tokens: &Range<usize>) -> usize {
    let open = reading.is(tokens.start, Classes::OPEN);
    let close = open.then(|| tokens.clone().find(|&i| reading.is(i, Classes::CLOSE))).flatten();
    close.map_or(tokens.start, |i| i + 1)
}

/// Who is interviewed: the name, and the words that introduce him. It begins a sentence of the introduction, and there or
/// in the next he talks to the writer ("Ann Lee, a diver, spoke to the Echo"), or it stands behind "we asked".
fn introduced(
    reading: &Reading<'_>,
    before: &[Piece],
    places: &[PlaceMention],
) -> Option<(Range<usize>, Range<usize>)> {
    let sentences = || {
        let finished =
            |p: &&Piece| (p.tokens.end.saturating_sub(3)..p.tokens.end).any(|i| reading.is(i, Classes::STOP));
        let prose = before.iter().filter(finished).map(|piece| piece.tokens.clone());
        prose.flat_map(|tokens| {
            let all = &reading.document.sentences;
            let from = all.partition_point(|s| s.tokens.end <= tokens.start);
            all[from..].iter().map(|s| s.tokens.clone()).take_while(move |s| s.start < tokens.end)
        })
    };
    let talks = sentences().any(|s| s.clone().any(|i| is_talk(reading, i) && i < s.end));
    let mut known: Option<(Range<usize>, Range<usize>)> = None;
    for sentence in sentences() {
        let asked = sentence.clone().find(|&i| is_asking(reading, i)).map(|i| i + 1);
        let start = asked.unwrap_or_else(|| super::finder::past_dateline(reading, &sentence));
        let Some(name) = full_name(reading, start, sentence.end, places) else { continue };
        if !talks && asked.is_none() {
            continue;
        }
        // Two people are introduced: nobody is certain.
        if known.as_ref().is_some_and(|(other, _)| reading.word(other.end - 1) != reading.word(name.end - 1)) {
            return None;
        }
        let close = |from: usize| (from..sentence.end).find(|&i| reading.is(i, Classes::COMMA.with(Classes::STOP)));
        let told = reading.is(name.end, Classes::COMMA) && reading.opens_appositive(name.end + 1);
        let end = if told { close(name.end + 1).unwrap_or(name.end) } else { name.end };
        known.get_or_insert((name.clone(), name.start..end));
    }
    known
}

/// "spoke to", "talks about", "tells the Echo why", "sat down with", "this interview", "the conversation".
fn is_talk(reading: &Reading<'_>, i: usize) -> bool {
    let joined = (i + 1..i + 1 + TALK_REACH).any(|k| reading.is_word(k, &["to", "with", "about", "why", "how"]));
    joined && talks(reading, i) || reading.is_word(i, &["interview", "conversation"])
}

fn talks(reading: &Reading<'_>, i: usize) -> bool {
    Relations::of(reading.language).is_talk(reading.base().lower(i))
}

/// "we asked", "I met", "an interview with": the last word before whom it is about.
fn is_asking(reading: &Reading<'_>, i: usize) -> bool {
    let with = reading.is_word(i, &["with", "to"]);
    let verb = if with { i - 1 } else { i };
    let by_us = (reading.is(verb, Classes::QUESTIONED) || talks(reading, verb))
        && reading.is(verb.wrapping_sub(1), Classes::FIRST_PERSON);
    let noun = with && reading.is_word(verb, &["interview", "conversation"]);
    (by_us || noun) && reading.is(i + 1, Classes::CAPITAL)
}

/// A name of two to four words at token `start` that is no place's and no body's.
fn full_name(reading: &Reading<'_>, start: usize, limit: usize, places: &[PlaceMention]) -> Option<Range<usize>> {
    let start = (start..limit).find(|&i| !reading.is(i, Classes::TITLE.with(Classes::ROLE)))?;
    let part = |i: usize| {
        reading.is(i, Classes::CAPITAL.with(Classes::HYPHEN).with(Classes::NAME_PARTICLE)) && !reading.is(i, NO_NAME)
    };
    let end = (start..limit).find(|&i| !part(i)).unwrap_or(limit);
    let words = (start..end).filter(|&i| reading.is(i, Classes::CAPITAL)).count();
    let span = reading.document.span(start..end.max(start + 1));
    let place = places.get(places.partition_point(|p| p.span.end <= span.start));
    let is_place = place.is_some_and(|p| p.span.overlaps(span)) && !reading.is(start, Classes::GIVEN_NAME);
    let body = Classes::CORPORATE.with(Classes::ORG_HEAD).with(Classes::TITLE_WORD).with(Classes::GENITIVE);
    let fits = reading.is(start, Classes::CAPITAL)
        && (2..=5).contains(&words)
        && !is_place
        && !reading.is_word(start, &["interview"])
        && !reading.is(end, body)
        && !(start..end).any(|i| reading.is(i, Classes::CORPORATE.with(Classes::ORG_HEAD)));
    fits.then_some(start..end)
}
