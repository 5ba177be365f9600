//! What stands beside a claim: date phrases, links, the outlet that it was made to.

use std::ops::Range;

use super::draft::Draft;
use super::reading::Reading;
use crate::language::Classes;
use crate::language::en::bodies::{self, BodyKind};
use crate::text::TextSpan;

/// How far from the cue, in tokens, a date phrase belongs to it.
const REACH: usize = 12;
/// The longest name of an outlet, in tokens.
const LONGEST_NAME: usize = 5;

/// The sentence of the cue (of the content, without one), in tokens.
fn sentence(reading: &Reading<'_>, draft: &Draft) -> Range<usize> {
    let at = draft.cue.first().or(draft.source.first()).or(draft.content.first()).map_or(0, |r| r.start);
    let sentences = &reading.document.sentences;
    let after = sentences.partition_point(|s| s.tokens.start <= at);
    after.checked_sub(1).map_or(0..0, |s| sentences[s].tokens.clone())
}

/// Date phrases beside the cue and outside the content ("on Thursday", "in March 2022").
#[must_use]
pub fn dates(reading: &Reading<'_>, draft: &Draft) -> Vec<TextSpan> {
    let Some(cue) = draft.cue.first() else { return Vec::new() };
    let inside = sentence(reading, draft);
    let from = cue.start.saturating_sub(REACH).max(inside.start);
    let to = (cue.end + REACH).min(inside.end);
    let mut found = Vec::new();
    let dated = Classes::DAY.with(Classes::MONTH).with(Classes::TIME).with(Classes::DIGITS);
    if !(from..to).any(|i| reading.is(i, dated)) {
        return found;
    }
    let mut at = from;
    while at < to {
        let end = date_end(reading, at, to);
        if end > at && !draft.covers(at) && reading.quote_at(at).is_none() {
            found.push(reading.document.span(at..end));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// The end of the date phrase that begins at token `at`; `at` if none does.
fn date_end(reading: &Reading<'_>, at: usize, limit: usize) -> usize {
    let mut i = at;
    if reading.is_word(i, &["on", "in", "since", "by", "until", "late", "early"]) {
        i += 1;
    }
    let begin = i;
    if reading.is_word(i, &["late", "early", "last", "next", "this", "that", "mid"]) {
        i += 1;
    }
    if reading.is(i, Classes::DIGITS) && reading.is(i + 1, Classes::MONTH) && reading.word(i).len() <= 2 {
        i += 1;
    }
    while i < limit {
        let flags = reading.flag(i);
        let day = flags.any(Classes::DAY.with(Classes::MONTH)) && flags.any(Classes::CAPITAL);
        let relative = reading.is_word(i, &["today", "yesterday", "tonight", "tomorrow"]);
        let unit = i > begin
            && reading.is_word(i, &["week", "month", "year", "weekend", "night", "morning", "afternoon", "evening"]);
        let year = flags.any(Classes::DIGITS)
            && (reading.word(i).len() == 4 && (i == begin && i > at || i > begin))
            && !reading.word(i).contains(',');
        let number =
            flags.any(Classes::DIGITS) && i > begin && reading.is(i - 1, Classes::MONTH) && reading.word(i).len() <= 4;
        let comma = flags.any(Classes::COMMA)
            && i > begin
            && reading.is(i - 1, Classes::DIGITS.with(Classes::DAY))
            && reading.is(i + 1, Classes::DIGITS.with(Classes::MONTH))
            && reading.word(i + 1).len() >= 3;
        if !(day || relative || unit || year || number || comma) {
            break;
        }
        i += 1;
    }
    let bare_number =
        (begin..i).all(|k| !reading.is(k, Classes::DAY.with(Classes::MONTH).with(Classes::TIME).with(Classes::DIGITS)));
    // "last", "this" alone are no dates.
    if i == begin
        || bare_number
        || i == begin + 1 && reading.is_word(begin, &["late", "early", "last", "next", "this", "that", "mid"])
    {
        return at;
    }
    i
}

/// Indices of the article's links inside the claim or its sentences.
#[must_use]
pub fn links(reading: &Reading<'_>, draft: &Draft) -> Vec<usize> {
    let links = reading.document.article.links();
    if links.is_empty() {
        return Vec::new();
    }
    let near = reading.document.span(sentence(reading, draft));
    let content: Vec<TextSpan> = draft.content.iter().map(|r| reading.document.span(r.clone())).collect();
    let touches = |span: TextSpan| span.overlaps(near) || content.iter().any(|c| c.overlaps(span));
    links.iter().enumerate().filter(|(_, link)| touches(link.span)).map(|(i, _)| i).collect()
}

/// Whether the name of a body may begin at token `i`.
fn may_begin(reading: &Reading<'_>, i: usize) -> bool {
    reading.is(i, Classes::BODY_START) || reading.is_word(i, &["the"]) || reading.word(i).contains('.')
}

/// The outlet that the claim was made to or seen in: "told Reuters", "in an interview with CNN".
#[must_use]
pub fn outlet(reading: &Reading<'_>, draft: &Draft) -> Option<TextSpan> {
    let cue = draft.cue.first()?;
    let inside = sentence(reading, draft);
    let free =
        |i: &usize| !draft.covers(*i) && reading.quote_at(*i).is_none() && !draft.source.iter().any(|r| r.contains(i));
    (cue.end..inside.end.min(cue.end + REACH))
        .filter(free)
        .filter(|&i| reading.is(i, Classes::CAPITAL) && may_begin(reading, i))
        .find_map(|start| {
            (1..=LONGEST_NAME).rev().find_map(|length| {
                let range = start..start + length;
                if range.end > inside.end || range.clone().any(|i| draft.covers(i)) {
                    return None;
                }
                let span = reading.document.span(range);
                let body = bodies::by_name(&reading.language, span.slice(reading.document.text()))?;
                (body.kind == BodyKind::Outlet).then_some(span)
            })
        })
}
