//! Quotations that no cue of their sentence took up.
//!
//! “A,” said Lee. “B.”: the second belongs to the first. A paragraph that opens with a mark again
//! goes on with the paragraph before. A quotation alone takes the nearest source before it.

use super::draft::Draft;
use super::finder::Finder;
use super::lexicon::CueKind;
use super::reading::{Reading, Unit};
use super::words::Flags;
use crate::annotations::CueClass;

/// The fewest words of a quotation that is a claim without a cue.
const FEWEST_WORDS: usize = 3;
/// The same inside a sentence that says something else as well.
const FEWEST_INSIDE: usize = 5;
/// How many units back a source is looked for.
const REACH: usize = 3;

/// A claim and the unit it was found in.
pub type Found = (usize, Draft);

/// Attaches the quotations that no claim holds.
pub fn attach(reading: &Reading<'_>, units: &[Unit], found: &mut Vec<Found>) {
    join_paragraphs(reading, found);
    for index in 0..reading.quotes.len() {
        let quote = &reading.quotes[index];
        if quote.words < FEWEST_WORDS || holder(found, quote.inner.start).is_some() {
            continue;
        }
        let after = units.partition_point(|u| u.tokens.start <= quote.open);
        let Some(unit) = after.checked_sub(1) else { continue };
        if units[unit].tokens.end <= quote.open {
            continue;
        }
        if let Some(draft) = adopt(reading, units, found, index, unit) {
            found.push((unit, draft));
        }
        found.sort_by_key(|(unit, draft)| (*unit, draft.first()));
    }
}

fn holder(found: &[Found], token: usize) -> Option<usize> {
    found.iter().position(|(_, draft)| draft.covers(token))
}

/// Quotations over paragraphs: each piece goes to the claim that holds its neighbour.
fn join_paragraphs(reading: &Reading<'_>, found: &mut [Found]) {
    let range = |i: usize| reading.quotes[i].open..reading.quotes[i].close + 1;
    for i in (0..reading.quotes.len().saturating_sub(1)).rev() {
        if reading.quotes[i].goes_on
            && holder(found, reading.quotes[i].inner.start).is_none()
            && let Some(draft) = holder(found, reading.quotes[i + 1].inner.start)
        {
            found[draft].1.content.insert(0, range(i));
        }
    }
    for i in 1..reading.quotes.len() {
        if reading.quotes[i - 1].goes_on
            && holder(found, reading.quotes[i].inner.start).is_none()
            && let Some(draft) = holder(found, reading.quotes[i - 1].inner.start)
        {
            found[draft].1.content.push(range(i));
        }
    }
}

/// Gives the quotation to the claim before it, or makes a claim of it.
fn adopt(reading: &Reading<'_>, units: &[Unit], found: &mut [Found], index: usize, unit: usize) -> Option<Draft> {
    let quote = &reading.quotes[index];
    let range = quote.open..quote.close + 1;
    let tokens = &units[unit].tokens;
    let alone = tokens.clone().all(|i| reading.quote_at(i).is_some() || reading.is(i, Flags::MARK));
    let mut draft = Draft {
        content: std::iter::once(range.clone()).collect(),
        class: Some(CueClass::Neutral),
        kind: Some(CueKind::Speech),
        confidence: 0.6,
        ..Draft::default()
    };
    if alone {
        let first_of_block = unit == 0 || units[unit - 1].block != units[unit].block;
        let near = |u: usize| u <= unit && unit - u <= REACH;
        let direct = |d: &Draft| d.content.last().is_some_and(|c| reading.quote_at(c.start).is_some());
        let before = |(u, d): &&mut Found| near(*u) && !d.source.is_empty() && d.first() < range.start;
        // In the sentence before, a quotation goes before what else its sentence attributes.
        let spoken = found.iter_mut().filter(before).any(|(u, d)| *u + 1 == unit && direct(d));
        let last = found.iter_mut().rfind(|f| before(f) && (!spoken || f.0 + 1 == unit && direct(&f.1)));
        if let Some((at, before)) = last {
            let direct = before
                .content
                .last()
                .is_some_and(|c| reading.quote_at(c.start).is_some() && reading.quote_at(c.end - 1).is_some());
            let near = *at + 1 >= unit || before.content.last().is_some_and(|c| c.end + 2 >= range.start);
            if direct && near && !first_of_block {
                before.content.push(range);
                return None;
            }
            draft.source.clone_from(&before.source);
            return Some(draft);
        }
        if unit == 0 || first_of_block && units[unit - 1].block + 1 != units[unit].block {
            return None;
        }
        let before = &units[unit - 1];
        let subject = reading.main_subject(before.tokens.end, before.tokens.start)?;
        if !Finder::new(reading, before).plausible(subject) {
            return None;
        }
        draft.source = std::iter::once(subject.start..subject.end).collect();
        draft.confidence = 0.4;
        return Some(draft);
    }
    // Titles of works are no speech.
    let capitals = quote.inner.clone().filter(|&i| reading.is(i, Flags::CAPITAL)).count();
    if capitals * 2 > quote.words {
        return None;
    }
    // Within a sentence: its subject speaks, if the quotation is long or set off.
    let set_off = reading.is(quote.open.wrapping_sub(1), Flags::COMMA.with(Flags::COLON))
        && reading.is(quote.inner.start, Flags::CAPITAL);
    if quote.words < FEWEST_INSIDE && !set_off || found.iter().any(|(u, _)| *u == unit) {
        return None;
    }
    let finder = Finder::new(reading, &units[unit]);
    let subject =
        reading.main_subject(quote.open, tokens.start).filter(|s| finder.plausible(*s) && s.end <= quote.open)?;
    draft.source = std::iter::once(subject.start..subject.end).collect();
    draft.confidence = 0.4;
    Some(draft)
}
