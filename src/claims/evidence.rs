//! What stands beside a claim: date phrases, links, the outlet that it was made to.

use std::ops::Range;

use super::draft::Draft;
use super::reading::Reading;
use crate::language::Classes;
use crate::language::en::bodies::{self, BodyKind};
use crate::language::en::dates;
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
pub fn dates_beside(reading: &Reading<'_>, draft: &Draft) -> Vec<TextSpan> {
    let Some(cue) = draft.cue.first() else { return Vec::new() };
    let inside = sentence(reading, draft);
    let from = cue.start.saturating_sub(REACH).max(inside.start);
    let to = (cue.end + REACH).min(inside.end);
    let mut found = Vec::new();
    let mut at = from;
    while at < to {
        let date = dates::at(reading, at, to).filter(|_| !draft.covers(at) && reading.quote_at(at).is_none());
        if let Some(date) = &date {
            found.push(reading.document.span(date.whole()));
        }
        at = date.map_or(at + 1, |date| date.end);
    }
    found
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

/// Whether the outlet called `name` is the one that printed the article, by the page's address or publisher: "told
/// Reuters" on reuters.com, "the Blade" on toledoblade.com.
fn is_own(reading: &Reading<'_>, name: &str) -> bool {
    let letters = |name: &str| {
        let lower = name.trim().to_lowercase();
        let name = lower.strip_prefix("the ").unwrap_or(&lower);
        name.chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    let name = letters(name);
    let metadata = &reading.document.article.metadata;
    let host = metadata.url.as_deref().and_then(|url| url.split("://").nth(1)?.split('/').next()).unwrap_or_default();
    let label = |label: &str| {
        let label = label.replace('-', "");
        label.starts_with(&name) || label.ends_with(&name)
    };
    host.split('.').any(label) || metadata.publisher.as_deref().is_some_and(|publisher| letters(publisher) == name)
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
        // "the Rheinische Post": the end of another's name.
        .filter(|&i| !reading.is(i - 1, Classes::CAPITAL) || reading.is(i - 1, Classes::DETERMINER) || i - 1 < cue.end)
        .find_map(|start| {
            (1..=LONGEST_NAME).rev().find_map(|length| {
                let range = start..start + length;
                // "seen by the Herald.": the stop ends the sentence.
                let open = range.end > inside.end || reading.is(range.end - 1, Classes::STOP);
                if open || range.clone().any(|i| draft.covers(i)) {
                    return None;
                }
                let span = reading.document.span(range);
                let name = span.slice(reading.document.text());
                let body = bodies::by_name(&reading.language, name)?;
                (body.kind == BodyKind::Outlet && !is_own(reading, name)).then_some(span)
            })
        })
}
