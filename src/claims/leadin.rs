//! A sentence that ends with a colon, and what stands in the blocks after it: "The minister also said:" before a
//! list, "Commenting on it, the director said:" before quoted paragraphs.

use super::draft::Draft;
use super::lexicon::{CueKind, Form, Frames};
use super::reading::{Reading, Unit};
use super::rule;
use super::speaker;
use super::verb_group::VerbGroup;
use crate::article::BlockKind;
use crate::language::Classes;

/// How far before the colon, in tokens, its verb stands: "said in an emailed statement on Friday:".
const REACH: usize = 14;

/// The claim whose lead-in is unit `at`, and the first unit after its content.
#[must_use]
pub fn claim(reading: &Reading<'_>, units: &[Unit], at: usize) -> Option<(Draft, usize)> {
    let unit = &units[at];
    let colon = unit.tokens.end.checked_sub(1).filter(|&i| reading.is(i, Classes::COLON))?;
    let next = units.get(at + 1).filter(|next| next.block == unit.block + 1)?;
    let listed = is_item(reading, next);
    if !listed && !opens_quoted(reading, next) {
        return None;
    }
    let group = verb(reading, unit, colon)?;
    let subject = reading.subject_before(group.start, unit.tokens.start)?;
    let words = subject.start..subject.end;
    if !speaker::may_speak(reading, words.clone(), unit.tokens.start) {
        return None;
    }
    let mut content: Vec<std::ops::Range<usize>> = Vec::new();
    let mut end = at + 1;
    while let Some(piece) = units.get(end)
        && piece.block >= unit.block
        && (units[end - 1].block == piece.block || is_piece(reading, piece, listed))
        && (end == at + 1 || piece.block <= units[end - 1].block + 1)
    {
        match content.last_mut().filter(|last| last.end == piece.tokens.start) {
            Some(last) if units[end - 1].block == piece.block => last.end = piece.tokens.end,
            _ => content.push(piece.tokens.clone()),
        }
        end += 1;
        if !listed && !is_open(reading, piece) {
            break;
        }
    }
    let draft = Draft {
        content,
        cue: std::iter::once(group.start..group.end).collect(),
        source: std::iter::once(words).collect(),
        class: Some(group.cue.class),
        kind: Some(group.cue.kind),
        negated: group.negated,
        hedged: group.hedged,
        rule: rule::LEAD_IN,
        ..Draft::default()
    };
    Some((draft, end))
}

/// The verb of speech before the colon.
fn verb<'p>(reading: &Reading<'p>, unit: &Unit, colon: usize) -> Option<VerbGroup<'p>> {
    let from = unit.tokens.start.max(colon.saturating_sub(REACH));
    (from..colon).rev().filter(|&i| reading.is(i, Classes::CUE_VERB) && reading.quote_at(i).is_none()).find_map(|i| {
        let group = VerbGroup::read(reading, i, unit.tokens.start)?;
        let speaks = group.finite
            && !group.passive
            && group.form.is(Form::PAST | Form::THIRD | Form::BASE | Form::PARTICIPLE)
            && group.cue.frames.has(Frames::QUOTE)
            && matches!(group.cue.kind, CueKind::Speech | CueKind::Manner);
        speaks.then_some(group)
    })
}

/// Whether a unit is an item of a list.
fn is_item(reading: &Reading<'_>, unit: &Unit) -> bool {
    let kind = reading.document.article.blocks().get(unit.block).map(|b| b.kind);
    let bullet = reading.is(unit.tokens.start, Classes::DASH.with(Classes::HYPHEN))
        || reading.is_word(unit.tokens.start, &["•", "*", "–"]);
    kind == Some(BlockKind::ListItem) || bullet
}

/// Whether a unit begins with a quotation.
fn opens_quoted(reading: &Reading<'_>, unit: &Unit) -> bool {
    let kind = reading.document.article.blocks().get(unit.block).map(|b| b.kind);
    kind == Some(BlockKind::Quote) || reading.quote_at(unit.tokens.start).is_some()
}

fn is_piece(reading: &Reading<'_>, unit: &Unit, listed: bool) -> bool {
    if listed { is_item(reading, unit) } else { opens_quoted(reading, unit) }
}

/// Whether the quotation that ends the unit goes on in the next paragraph.
fn is_open(reading: &Reading<'_>, unit: &Unit) -> bool {
    let kind = reading.document.article.blocks().get(unit.block).map(|b| b.kind);
    kind == Some(BlockKind::Quote) || reading.quote_at(unit.tokens.end - 1).is_some_and(|q| reading.quotes[q].goes_on)
}
