//! What the article says of its sources besides their claims: that they would not comment, and why it
//! does not name them.

use std::ops::Range;

use super::resolver::Resolver;
use crate::annotations::SourceKind;
use crate::claims::reading::Unit;
use crate::claims::verb_group::VerbGroup;
use crate::language::Classes;
use crate::text::TextSpan;

/// How many sentences before "They spoke on condition of anonymity" the source may stand.
const REACH: usize = 2;
/// How far behind "anonymity" its reason begins, in tokens.
const LONGEST_BRIDGE: usize = 12;

impl Resolver<'_, '_> {
    /// Notes refusals to comment and reasons for anonymity with the sources that they are told of.
    pub(super) fn note_withheld(&mut self, units: &[Unit]) {
        let telling = Classes::COMMENTING.with(Classes::REACHED).with(Classes::ANONYMITY);
        for unit in units {
            for at in unit.tokens.clone() {
                if !self.reading.is(at, telling) || self.reading.quote_at(at).is_some() {
                    continue;
                }
                if self.reading.is(at, Classes::ANONYMITY) {
                    self.note_reason(at, unit);
                } else if let Some(group) = self.refusal(at, unit.tokens.start) {
                    self.note_refusal(group, unit.tokens.start);
                }
            }
        }
    }

    /// The verb group that says that somebody would not comment, with its last token at `at`: "declined to
    /// comment", "could not be reached", "did not respond".
    fn refusal(&self, at: usize, floor: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        if reading.is(at, Classes::REACHED) {
            let be = at.checked_sub(2).filter(|&i| i > floor && reading.is(i + 1, Classes::BE))?;
            let start = if reading.is_word(be, &["not"]) { be - 1 } else { be };
            let modal = reading.is(be, Classes::NEGATION) && reading.is(start, Classes::MODAL);
            return modal.then_some(start..at + 1);
        }
        let group = VerbGroup::read(reading, at, floor)?;
        (group.negated && !group.passive).then_some(group.start..at + 1)
    }

    fn note_refusal(&mut self, group: Range<usize>, floor: usize) {
        let Some(subject) = self.reading.subject_before(group.start, floor) else { return };
        let known = self.entities.len();
        let entity = self.entity_of_phrase(subject.start..subject.end);
        // Who is no source otherwise is not made one.
        if entity < known && !self.entities[entity].mentions.is_empty() {
            let span = self.reading.document.span(group);
            self.entities[entity].declined.push(span);
        }
    }

    /// Gives the reason told around token `anchor` to the unnamed source that it is told of.
    fn note_reason(&mut self, anchor: usize, unit: &Unit) {
        let Some(reason) = self.reason(anchor, unit.tokens.end) else { return };
        let here = self.sentence(anchor);
        let unnamed = |e: usize| matches!(self.entities[e].kind, SourceKind::Anonymous | SourceKind::Group);
        let before = self
            .history
            .iter()
            .rev()
            .filter(|s| s.token < anchor)
            .take_while(|s| s.sentence + REACH >= here)
            .find(|s| unnamed(s.entity));
        let after = || self.history.iter().find(|s| s.token > anchor && s.sentence == here && unnamed(s.entity));
        if let Some(entity) = before.or_else(after).map(|s| s.entity)
            && self.entities[entity].unnamed_because.is_none()
        {
            self.entities[entity].unnamed_because = Some(reason);
        }
    }

    /// The words that give the reason: from "because" to the end of its clause, or what somebody is not allowed to.
    fn reason(&self, anchor: usize, limit: usize) -> Option<TextSpan> {
        let reading = self.reading;
        let bridge = anchor + 1..limit.min(anchor + LONGEST_BRIDGE);
        let because = bridge.clone().find(|&i| reading.is(i, Classes::GROUNDS));
        let purpose = || reading.is(anchor + 1, Classes::TO).then_some(anchor + 1);
        let start = if reading.is(anchor, Classes::AUTHORISED) {
            // "three people who were not authorised to discuss it"
            let not = anchor.checked_sub(1).filter(|&i| reading.is(i, Classes::NEGATION))?;
            (reading.is(anchor + 1, Classes::TO) && reading.is(anchor + 2, Classes::CUE_VERB)).then_some(not)
        } else if reading.is(anchor, Classes::IDENTIFIED) {
            // "who asked not to be named because"
            let asked = reading.is(anchor - 1, Classes::INFINITE_BE)
                && (anchor.saturating_sub(4)..anchor)
                    .any(|i| reading.is(i, Classes::NEGATION.with(Classes::DECLINING)));
            because.filter(|_| asked)
        } else {
            because.or_else(purpose)
        }?;
        let verb = Classes::CUE_VERB.with(Classes::AUXILIARY).with(Classes::VERB_PAST).with(Classes::QUOTE);
        let end = (start + 1..limit).find(|&i| {
            reading.is(i, Classes::HARD_STOP.with(Classes::DASH).with(Classes::QUOTE))
                || reading.is(i, Classes::COMMA) && reading.is(i + 1, verb)
                || i > start + 2 && reading.speaks(i) && !reading.is(i - 1, Classes::AUXILIARY.with(Classes::TO))
        });
        let end = end.unwrap_or(limit);
        (end > start + 1).then(|| reading.document.span(start..end))
    }
}
