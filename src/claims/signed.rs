//! Quotations set off in a block of their own, with the name of their author behind a dash: "It held. — Mary Pell,
//! farmer"; embedded posts are signed so too ("… — Ann Lee (@annlee) May 3, 2024").

use std::ops::Range;

use super::draft::Draft;
use super::reading::{Reading, Unit};
use super::rule;
use super::speaker;
use crate::article::BlockKind;
use crate::language::Classes;

/// The longest signature, in tokens, handle and date included.
const LONGEST: usize = 24;
/// The fewest words of what is signed.
const FEWEST_WORDS: usize = 3;

/// The claim of the blocks that begin with unit `at`, and the first unit after it and its signature.
#[must_use]
pub fn claim(reading: &Reading<'_>, units: &[Unit], at: usize) -> Option<(Draft, usize)> {
    if !is_set_off(reading, units, at) {
        return None;
    }
    let mut next = at;
    let mut content: Vec<Range<usize>> = Vec::new();
    while let Some(unit) = units.get(next) {
        let dash = signature(reading, unit);
        let apart = dash == Some(unit.tokens.start);
        // A signature on a line of its own may stand outside of the quotation's block.
        if unit.block != units[at].block && !apart && !(is_quote(reading, unit) && is_quote(reading, &units[at])) {
            return None;
        }
        next += 1;
        let Some(dash) = dash else {
            content.push(unit.tokens.clone());
            continue;
        };
        if !apart {
            content.push(unit.tokens.start..dash);
        }
        let words = content.iter().flat_map(Clone::clone).filter(|&i| reading.is(i, Classes::WORDLIKE)).count();
        let source = author(reading, dash, unit.tokens.end);
        return (words >= FEWEST_WORDS && speaker::is_plausible(reading, source.clone(), dash))
            .then(|| (Draft::beside(Some(dash), source, joined(content), rule::SIGNED), next));
    }
    None
}

/// Whether the block that begins with unit `at` is a quotation from end to end.
fn is_set_off(reading: &Reading<'_>, units: &[Unit], at: usize) -> bool {
    let unit = &units[at];
    is_quote(reading, unit)
        || reading.quote_at(unit.tokens.start).is_some_and(|q| {
            let after = reading.quotes[q].close + 1;
            let end = units[at..].iter().take_while(|u| u.block == unit.block).last().map_or(after, |u| u.tokens.end);
            after >= end || reading.is(after, Classes::DASH.with(Classes::HYPHEN))
        })
}

fn is_quote(reading: &Reading<'_>, unit: &Unit) -> bool {
    reading.document.article.blocks().get(unit.block).is_some_and(|b| b.kind == BlockKind::Quote)
}

/// The dash of the signature that ends the unit: after a stop or a quotation, or at the beginning.
fn signature(reading: &Reading<'_>, unit: &Unit) -> Option<usize> {
    let from = unit.tokens.start.max(unit.tokens.end.saturating_sub(LONGEST));
    (from..unit.tokens.end.saturating_sub(1)).rev().find(|&i| {
        let ends = i == unit.tokens.start
            || reading.is(i - 1, Classes::HARD_STOP.with(Classes::QUOTE).with(Classes::CLOSE))
            || is_quote(reading, unit);
        let dash = reading.is(i, Classes::DASH) || i == unit.tokens.start && reading.is(i, Classes::HYPHEN);
        dash && ends && reading.is(i + 1, Classes::CAPITAL) && reading.quote_at(i).is_none()
    })
}

/// The words behind the dash that name the author: without handle, date and stop.
fn author(reading: &Reading<'_>, dash: usize, end: usize) -> Range<usize> {
    let stop = Classes::OPEN.with(Classes::HARD_STOP).with(Classes::MONTH).with(Classes::DAY);
    let end = (dash + 2..end).find(|&i| reading.is(i, stop) && !reading.word(i - 1).ends_with('.')).unwrap_or(end);
    dash + 1..if reading.is(end - 1, Classes::COMMA) { end - 1 } else { end }
}

/// Ranges that touch, as one.
fn joined(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges.into_iter().filter(|r| r.start < r.end) {
        match joined.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => joined.push(range),
        }
    }
    joined
}
