//! Quotations that no cue of their sentence took up.
//!
//! “A,” said Lee. “B.”: the second belongs to the first. A paragraph that opens with a mark again
//! goes on with the paragraph before. A quotation alone takes the nearest source before it.

use std::ops::Range;

use super::draft::Draft;
use super::finder::Finder;
use super::lexicon::CueKind;
use super::reading::{Reading, Unit};
use super::rule;
use super::speaker::may_speak;
use crate::annotations::CueClass;
use crate::article::BlockKind;
use crate::language::Classes;
use crate::sort;

/// The fewest words of a quotation that is a claim without a cue.
const FEWEST_WORDS: usize = 3;
/// The same inside a sentence that says something else as well.
const FEWEST_INSIDE: usize = 5;
/// How many units back a source is looked for.
const REACH: usize = 3;
/// How many claims back the one is looked for that a paragraph goes on with.
const FEW_CLAIMS: usize = 8;

/// A claim and the unit it was found in.
pub type Found = (usize, Draft);

/// Attaches the quotations that no claim holds. `found` ascends by unit and stays so.
pub fn attach(reading: &Reading<'_>, units: &[Unit], found: &mut Vec<Found>) {
    let mut holders = Holders::new(reading, found);
    join_paragraphs(reading, found, &mut holders);
    let mut made: Vec<Found> = Vec::new();
    for index in 0..reading.quotes.len() {
        let quote = &reading.quotes[index];
        // A paragraph of one that goes on may be short: “It snowed.
        let part = quote.goes_on || index > 0 && reading.quotes[index - 1].goes_on;
        if quote.words < FEWEST_WORDS && !part || holders.of(quote.inner.start).is_some() {
            continue;
        }
        let after = units.partition_point(|u| u.tokens.start <= quote.open);
        let Some(unit) = after.checked_sub(1) else { continue };
        if units[unit].tokens.end <= quote.open {
            continue;
        }
        if let Some(draft) = adopt(reading, units, found, &mut made, index, unit) {
            made.push((unit, draft));
        }
    }
    if !made.is_empty() {
        found.append(&mut made);
        sort::by_key(found, |(unit, draft)| (*unit, draft.first()));
    }
}

/// Which claim holds a token: one more than its index, 0 for none.
struct Holders(Vec<u32>);

impl Holders {
    fn new(reading: &Reading<'_>, found: &[Found]) -> Self {
        let mut holders = Self(if reading.quotes.is_empty() { Vec::new() } else { vec![0; reading.words.len()] });
        for (index, (_, draft)) in found.iter().enumerate() {
            draft.content.iter().for_each(|range| holders.give(range.clone(), index));
        }
        holders
    }

    fn give(&mut self, range: Range<usize>, claim: usize) {
        if let Some(tokens) = self.0.get_mut(range) {
            tokens.fill(u32::try_from(claim + 1).unwrap_or(0));
        }
    }

    fn of(&self, token: usize) -> Option<usize> {
        self.0.get(token).and_then(|&h| (h as usize).checked_sub(1))
    }
}

/// Quotations over paragraphs: each piece goes to the claim that holds its neighbour.
fn join_paragraphs(reading: &Reading<'_>, found: &mut [Found], holders: &mut Holders) {
    let range = |i: usize| reading.quotes[i].open..reading.quotes[i].close + 1;
    for i in (0..reading.quotes.len().saturating_sub(1)).rev() {
        if reading.quotes[i].goes_on
            && holders.of(reading.quotes[i].inner.start).is_none()
            && let Some(draft) = holders.of(reading.quotes[i + 1].inner.start)
        {
            found[draft].1.content.insert(0, range(i));
            holders.give(range(i), draft);
        }
    }
    for i in 1..reading.quotes.len() {
        if reading.quotes[i - 1].goes_on
            && holders.of(reading.quotes[i].inner.start).is_none()
            && let Some(draft) = holders.of(reading.quotes[i - 1].inner.start)
        {
            found[draft].1.content.push(range(i));
            holders.give(range(i), draft);
        }
    }
}

/// Whether the sentence before unit `at`, the last of the paragraph before, introduces somebody by a full name and more.
fn introduces(reading: &Reading<'_>, units: &[Unit], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &units[before]).filter(|before| before.block + 1 == units[at].block);
    let paragraph = |unit: &&Unit| {
        reading.document.article.blocks().get(unit.block).is_some_and(|b| b.kind == BlockKind::Paragraph)
    };
    let Some(before) = before.filter(paragraph) else { return false };
    let Some(subject) = reading.main_subject(before.tokens.end, before.tokens.start) else { return false };
    let Some(comma) = (subject.start..subject.end).find(|&i| reading.is(i, Classes::COMMA)) else { return false };
    let name = comma == subject.start + 2 && (subject.start..comma).all(|i| reading.is(i, Classes::CAPITAL));
    let more = reading.is(comma + 1, Classes::DIGITS.with(Classes::ARTICLE).with(Classes::PERSONAL_RELATIVE));
    name && more && Finder::new(reading, before).plausible(subject)
}

/// The claim that holds the quotation before `index`, where that goes on in the paragraph of this one, however long.
fn gone_on<'f>(
    reading: &Reading<'_>,
    found: &'f mut [Found],
    made: &'f mut [Found],
    index: usize,
    unit: usize,
) -> Option<&'f mut Draft> {
    let before = index.checked_sub(1).map(|i| &reading.quotes[i]).filter(|quote| quote.goes_on)?;
    let to = found.partition_point(|(u, _)| *u <= unit);
    let near = found[..to].iter_mut().rev().take(FEW_CLAIMS).chain(made.iter_mut().rev().take(FEW_CLAIMS));
    near.map(|(_, draft)| draft).find(|draft| draft.covers(before.inner.start))
}

/// Gives the quotation to the claim before it, or makes a claim of it.
fn adopt(
    reading: &Reading<'_>,
    units: &[Unit],
    found: &mut [Found],
    made: &mut [Found],
    index: usize,
    unit: usize,
) -> Option<Draft> {
    let quote = &reading.quotes[index];
    let range = quote.open..quote.close + 1;
    if let Some(draft) = gone_on(reading, found, made, index, unit) {
        draft.content.push(range);
        return None;
    }
    let tokens = &units[unit].tokens;
    // "Then: “It’s never over.”"
    let linking = Classes::MARK.with(Classes::QUOTED).with(Classes::CONNECTIVE).with(Classes::COORDINATOR);
    let alone = tokens.clone().all(|i| reading.is(i, linking))
        && tokens.clone().filter(|&i| !reading.is(i, Classes::MARK.with(Classes::QUOTED))).count() <= 2;
    let mut draft = Draft {
        content: std::iter::once(range.clone()).collect(),
        class: Some(CueClass::Neutral),
        kind: Some(CueKind::Speech),
        rule: rule::NEXT_QUOTATION,
        ..Draft::default()
    };
    if alone {
        let first_of_block = unit == 0 || units[unit - 1].block != units[unit].block;
        // ‘We felt sick’: a cross-heading, which whoever spoke last need not have said.
        let last_of_block = units.get(unit + 1).is_none_or(|next| next.block != units[unit].block);
        let ends = Classes::STOP.with(Classes::COMMA);
        let closed = reading.is(quote.inner.end - 1, ends) || reading.is(tokens.end - 1, ends);
        if first_of_block && last_of_block && !closed && !quote.goes_on {
            return None;
        }
        let direct = |d: &Draft| d.content.last().is_some_and(|c| reading.quote_at(c.start).is_some());
        let from = found.partition_point(|(u, _)| *u + REACH < unit);
        let to = from + found[from..].partition_point(|(u, _)| *u <= unit);
        let own = made.last_mut().filter(|(u, _)| *u + REACH >= unit);
        let mut nearby: Vec<&mut Found> = found[from..to].iter_mut().chain(own).collect();
        nearby.retain(|(_, d)| !d.source.is_empty() && d.first() < range.start);
        sort::by_key(&mut nearby, |(u, d)| (*u, d.first()));
        // In the sentence before, a quotation goes before what else its sentence attributes.
        let spoken = nearby.iter().any(|(u, d)| *u + 1 == unit && direct(d));
        let last = nearby.into_iter().rfind(|(u, d)| !spoken || *u + 1 == unit && direct(d));
        // "Members were unmoved. Greta Holt, 71, has sat there since 1968. ¶ “I have seen them come and go.”"
        let left = |(at, d): &Found| *at + 1 < unit && !direct(d);
        let last = last.filter(|before| !(left(before) && first_of_block && introduces(reading, units, unit)));
        if let Some((at, before)) = last {
            // “…,” she said. “…”; The plan, she told us, would fail. “…”: the tag stands right before it.
            let tagged = [rule::CLAUSE_TAG, rule::INNER_TAG].contains(&before.rule) && *at + 1 == unit;
            let direct = tagged || before.content.last().is_some_and(|c| reading.quote_at(c.end - 1).is_some());
            let near = *at + 1 >= unit || before.content.last().is_some_and(|c| c.end + 2 >= range.start);
            if direct && near && !first_of_block {
                before.content.push(range);
                return None;
            }
            // A paragraph that is nothing but a quotation, right after its speaker's: nobody else has the word.
            if direct && first_of_block && *at + 1 == unit && units[*at].block + 1 == units[unit].block {
                draft.rule = rule::NEXT_PARAGRAPH;
            }
            draft.source.clone_from(&before.source);
            return Some(draft);
        }
        if unit == 0 || first_of_block && units[unit - 1].block + 1 != units[unit].block {
            return None;
        }
        let before = &units[unit - 1];
        // A headline talks about somebody; what follows it begins anew.
        let kind = reading.document.article.blocks().get(before.block).map(|b| b.kind);
        if matches!(kind, Some(BlockKind::Title | BlockKind::Heading | BlockKind::Byline | BlockKind::Caption)) {
            return None;
        }
        let subject = reading.main_subject(before.tokens.end, before.tokens.start)?;
        if !Finder::new(reading, before).plausible(subject) {
            return None;
        }
        draft.source = std::iter::once(subject.start..subject.end).collect();
        draft.rule = rule::LONE_QUOTATION;
        return Some(draft);
    }
    // Titles of works are no speech.
    let capitals = quote.inner.clone().filter(|&i| reading.is(i, Classes::CAPITAL)).count();
    if capitals * 2 > quote.words {
        return None;
    }
    // Within a sentence: its subject speaks, if the quotation is long or set off.
    let set_off = reading.is(quote.open.wrapping_sub(1), Classes::COMMA.with(Classes::COLON))
        && reading.is(quote.inner.start, Classes::CAPITAL);
    if quote.words < FEWEST_INSIDE && !set_off || found.binary_search_by_key(&unit, |(u, _)| *u).is_ok() {
        return None;
    }
    let finder = Finder::new(reading, &units[unit]);
    let subject = reading
        .main_subject(quote.open, tokens.start)
        .filter(|s| may_speak(reading, s.start..s.end, tokens.start) && finder.plausible(*s) && s.end <= quote.open)?;
    // "Wind turbines “use more than they make.”", "Dam ‘doing what it was built to do’": what they do, in somebody's words.
    if subject.end == quote.open
        && (reading.is(quote.inner.start, Classes::VERB) || reading.word(quote.inner.start).ends_with("ing"))
        && !reading.is(quote.inner.start, Classes::CAPITAL)
    {
        return None;
    }
    draft.source = std::iter::once(subject.start..subject.end).collect();
    draft.rule = rule::LONE_QUOTATION;
    Some(draft)
}
