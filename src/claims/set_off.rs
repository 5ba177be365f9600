//! A quotation in a block of its own, without marks and without a signature: it belongs to whoever the paragraph before
//! lets speak last.

use super::draft::Draft;
use super::orphans::Found;
use super::reading::{Reading, Unit};
use super::rule;
use crate::article::BlockKind;
use crate::language::Classes;

/// How far around the block they are looked for, in tokens.
const NEIGHBOURHOOD: usize = 1_500;
/// How many tokens of a block tell that it only repeats what the article says elsewhere.
const REPEATED: usize = 6;

/// The claim of the quotation that begins with unit `at`, and the first unit after it; `found` are the claims before.
#[must_use]
pub fn claim(reading: &Reading<'_>, units: &[Unit], at: usize, found: &[Found]) -> Option<(Draft, usize)> {
    let blocks = reading.document.article.blocks();
    let is_quote = |unit: &Unit| blocks.get(unit.block).is_some_and(|b| b.kind == BlockKind::Quote);
    let unit = &units[at];
    if !is_quote(unit) || reading.quote_at(unit.tokens.start).is_some() {
        return None;
    }
    // The last sentence of the paragraph before says who speaks.
    let before = at.checked_sub(1).filter(|&before| units[before].block + 1 == unit.block)?;
    let of_it = found.iter().rev().take_while(|(unit, _)| *unit == before);
    let (_, said) = of_it.into_iter().find(|(_, draft)| !draft.source.is_empty())?;
    if repeats(reading, unit) {
        return None;
    }
    let mut next = at;
    while next < units.len() && is_quote(&units[next]) && units[next].block <= units[next - 1].block + 1 {
        next += 1;
    }
    let content = std::iter::once(unit.tokens.start..units[next - 1].tokens.end).collect();
    let source = said.source.first()?.clone();
    Some((Draft::beside(None, source, content, rule::SET_OFF), next))
}

/// Whether the block is set off only to catch the eye: its words stand elsewhere too.
fn repeats(reading: &Reading<'_>, unit: &Unit) -> bool {
    let first = unit.tokens.start;
    let same = |at: usize| {
        (0..REPEATED).all(|k| {
            reading.is(first + k, Classes::MARK) || reading.base().lower(at + k) == reading.base().lower(first + k)
        })
    };
    let mut near = first.saturating_sub(NEIGHBOURHOOD)..(first + NEIGHBOURHOOD).min(reading.words.len());
    unit.tokens.len() < REPEATED || near.any(|at| at != first && same(at))
}
