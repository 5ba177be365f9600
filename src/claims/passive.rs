//! Passives: "was told that", "is said to", "was accused of", "was quoted as saying", "it was reported that".

use std::ops::Range;

use super::complement::{Complement, Join};
use super::draft::Draft;
use super::finder::Finder;
use super::lexicon::{CueKind, Form, Frames, Traits};
use super::rule;
use super::subject::Subject;
use super::verb_group::VerbGroup;
use crate::annotations::CueClass;
use crate::language::Classes;

impl Finder<'_, '_> {
    /// A claim whose cue is passive.
    pub(super) fn passive(&self, head: usize) -> Option<Draft> {
        let reading = self.reading;
        reading.verb_readings(head).find_map(|(cue, form, end)| {
            if !form.is(Form::PARTICIPLE) {
                return None;
            }
            let group = VerbGroup::with(reading, head, self.start, cue, form, end);
            // "The minister, who was said to be in Tarsk, could not be reached": by the way, and of no clause.
            let who = group.start.wrapping_sub(1);
            let aside = reading.is(who, Classes::PERSONAL_RELATIVE) && reading.is(who.wrapping_sub(1), Classes::COMMA);
            if aside && group.passive && reading.is(end, Classes::TO) {
                return None;
            }
            if group.passive { self.passive_claim(&group) } else { self.reduced(&group) }
        })
    }

    /// "Asked about the tape, …", "Asked by a reporter whether …" at the beginning of a sentence.
    pub(super) fn asked(&self) -> Option<Draft> {
        let reading = self.reading;
        let mut head = self.start;
        while head < self.start + 2 && reading.is(head, Classes::SUBORDINATOR.with(Classes::ADVERB)) {
            head += 1;
        }
        if !reading.is(head, Classes::QUESTIONED) {
            return None;
        }
        let group = VerbGroup::read(reading, head, head)?;
        let (agent, after) = self.agent(group.end);
        // "Asked by Ms. Lee, a Democrat, whether"
        let after = after + usize::from(reading.is(after, Classes::COMMA) && reading.is(after + 1, Classes::WH));
        let at = reading.after_adjuncts(after, self.end);
        // "Asked Sunday on NBC whether": what was asked stands behind where.
        let close = (at..self.end.min(at + 14)).find(|&i| reading.is(i, Classes::COMMA)).unwrap_or(at);
        let question = (at..close).find(|&i| reading.is(i, Classes::ASKED_ABOUT) && reading.quote_at(i).is_none());
        let at = question.unwrap_or(at);
        let preposition = reading.is(at, Classes::SUBJECT_MATTER);
        if !preposition && !reading.is(at, Classes::WH.with(Classes::TO)) {
            return None;
        }
        let start = at + usize::from(preposition);
        let end = (start..self.end)
            .find(|&i| reading.is(i, Classes::COMMA.with(Classes::STOP)) && reading.quote_at(i).is_none())?;
        let cue_end = if preposition && at == group.end { at + 1 } else { group.end };
        (end > start).then(|| Draft {
            content: std::iter::once(start..end).collect(),
            cue: std::iter::once(head..cue_end).collect(),
            rule: rule::ASKED,
            ..self.draft(&group, agent)
        })
    }

    /// "The driver was allegedly drunk": the adverb is the cue, nobody is the source.
    pub(super) fn hedge(&self, at: usize) -> Option<Draft> {
        let reading = self.reading;
        if !reading.is(at, Classes::HEDGE_CUE) {
            return None;
        }
        let start = reading.clause_start(at, self.start);
        let end = reading.content_end(at + 1, self.end, true);
        let left = start..at;
        let content: Vec<_> = [left, at + 1..end].into_iter().filter(|r| r.start < r.end).collect();
        let words = content.iter().flat_map(Clone::clone).filter(|&i| reading.is(i, Classes::WORDLIKE)).count();
        (words >= 3).then(|| Draft {
            content,
            cue: std::iter::once(at..at + 1).collect(),
            class: Some(CueClass::Doubting),
            kind: Some(CueKind::Seeming),
            hedged: true,
            rule: rule::HEDGE,
            ..Draft::default()
        })
    }

    fn passive_claim(&self, group: &VerbGroup<'_>) -> Option<Draft> {
        let reading = self.reading;
        let cue = group.cue;
        let subject = reading.subject_before(group.start, self.start);
        let impersonal = subject.is_some_and(|s| s.end == s.start + 1 && reading.is_word(s.start, &["it"]));
        let (agent, after) = self.agent(group.end);
        let mut draft = self.draft(group, agent);
        draft.rule = rule::PASSIVE;
        if reading.is_word(group.end, &["as"])
            && cue.traits.has(Traits::RELAYS)
            && reading.is(group.end + 1, Classes::VERB_ING)
        {
            return self.quoted_as_saying(group, subject?);
        }
        if impersonal && cue.frames.has(Frames::THAT) {
            let that = (after..self.end.min(after + 3)).find(|&i| reading.is(i, Classes::THAT));
            if let Some(that) = that {
                draft.content = self.to_end(that);
                return Some(draft);
            }
            if reading.is(after, Classes::WH) && cue.frames.has(Frames::WH) {
                draft.content = self.to_end(after);
                return Some(draft);
            }
        }
        if cue.frames.has(Frames::ADDRESSEE) && !cue.traits.has(Traits::ACCUSES) {
            let at = reading.after_adjuncts(after, self.end);
            let complement = reading.direct_complement(cue, at, self.end, cue.traits.has(Traits::TELLS))?;
            // "was asked whether", "was told to leave": put to somebody, and nobody's statement.
            if agent.is_none() && (cue.kind == CueKind::Question || complement.join.is_weak()) {
                return None;
            }
            // "We are told that choices have to be made": by everybody and nobody.
            let all = |s: Subject| {
                reading.is_word(s.start, &["we", "you"])
                    && (reading.is_word(s.end, &["are"]) || reading.is(s.end, Classes::MODAL))
            };
            if agent.is_none() && subject.is_some_and(all) {
                return None;
            }
            let content = self.to_end(complement.start);
            self.complete(&mut draft, &complement);
            draft.content = content;
            return Some(draft);
        }
        let subject = subject?;
        if cue.traits.has(Traits::ACCUSES) && reading.is_word(after, &["of"]) {
            let of = self.to_end(after).first()?.clone();
            // "accused of groping by several women"
            let by = of.clone().rev().find(|&i| reading.is_word(i, &["by"])).filter(|_| draft.source.is_empty());
            if let Some(by) = by
                && reading.phrase_end(by + 1, of.end) == of.end
                && self.plausible(Subject { start: by + 1, end: of.end, shared: false })
            {
                draft.source = std::iter::once(by + 1..of.end).collect();
                draft.content = vec![subject.start..subject.end, of.start..by];
                return Some(draft);
            }
            draft.content = vec![subject.start..subject.end, of];
            return Some(draft);
        }
        if cue.frames.has(Frames::PASSIVE) && reading.is(after, Classes::TO) {
            draft.content = vec![subject.start..subject.end, self.to_end(after).first()?.clone()];
            draft.hedged |= cue.traits.has(Traits::HEDGES_PASSIVE);
            // "is expected to last": what is to be, as the writer has it, and nobody's statement.
            return (draft.hedged || agent.is_some()).then_some(draft);
        }
        let at = if reading.is_word(group.end, &["as"]) { group.end } else { after };
        if cue.traits.has(Traits::JUDGES)
            && (reading.is_word(at, &["as"]) || reading.opens_phrase(at) || self.quote_from(at).is_some())
        {
            draft.content = vec![subject.start..subject.end, self.to_end(at).first()?.clone()];
            if agent.is_none() {
                draft.kind = Some(CueKind::Seeming);
            }
            return Some(draft);
        }
        if agent.is_some_and(|a| self.plausible(a))
            && matches!(cue.kind, CueKind::Speech)
            && cue.frames.has(Frames::OBJECT)
        {
            draft.content = std::iter::once(subject.start..subject.end).collect();
            draft.rule = rule::PASSIVE_AGENT;
            return Some(draft);
        }
        None
    }

    /// The agent after "by" at token `at`, and the token after it.
    fn agent(&self, at: usize) -> (Option<Subject>, usize) {
        let reading = self.reading;
        let by = reading.is_word(at, &["by"]) || reading.is_word(at, &["in"]) && reading.is(at + 2, Classes::CAPITAL);
        if !by {
            return (None, at);
        }
        let mut end = reading.source_end(at + 1, self.end);
        // "was confirmed by her son, who said the cause was": the clause has a verb of its own.
        let who = |&i: &usize| {
            (reading.is(i, Classes::PERSONAL_RELATIVE) || reading.is_word(i, &["which"])) && reading.speaks(i + 1)
        };
        if let Some(who) = (at + 2..end).find(who) {
            end = who - usize::from(reading.is(who - 1, Classes::COMMA));
        }
        // "told by her surgeon, “…”": the comma belongs to the quotation.
        if reading.is(end, Classes::COMMA) && !reading.is(end + 1, Classes::QUOTE) {
            end += usize::from(reading.is(end + 1, Classes::THAT));
        }
        let close = if reading.is(end.wrapping_sub(1), Classes::COMMA) { end - 1 } else { end };
        if close <= at + 1 { (None, at) } else { (Some(Subject { start: at + 1, end: close, shared: false }), end) }
    }

    /// "X was quoted as saying (by Y) …".
    fn quoted_as_saying(&self, group: &VerbGroup<'_>, subject: Subject) -> Option<Draft> {
        let reading = self.reading;
        let (cue, _, end) = reading.verb_readings(group.end + 1).next()?;
        let mut draft = self.draft(group, Some(subject));
        draft.cue = std::iter::once(group.start..end).collect();
        draft.class = Some(cue.class);
        draft.rule = rule::QUOTED_AS;
        let (via, after) = self.agent(end);
        draft.via = via.map(|v| v.start..v.end);
        if let Some(quote) = self.quote_before(subject.start) {
            let quote = &reading.quotes[quote];
            draft.content = std::iter::once(quote.open..quote.close + 1).collect();
            return Some(draft);
        }
        let group = VerbGroup { end: after, cue, passive: false, ..group.clone() };
        let complement = reading.complement(&group, self.end)?;
        draft.content = self.to_end(complement.start);
        Some(draft)
    }

    /// "infrastructure considered civilian objects under international law".
    fn reduced(&self, group: &VerbGroup<'_>) -> Option<Draft> {
        let reading = self.reading;
        if !group.cue.traits.has(Traits::RATES) || group.start != group.head || !reading.opens_phrase(group.end) {
            return None;
        }
        let end = reading.content_end(group.end, self.end, false);
        let under = (group.end..end).find(|&i| reading.is_word(i, &["under"]))?;
        let close = reading.phrase_end(under + 1, end);
        if close == under + 1 || !(under + 1..close).any(|i| reading.is(i, Classes::DOCUMENT)) {
            return None;
        }
        let start = (self.start..group.start).rev().find(|&i| {
            reading.is(i, Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::PREPOSITION).with(Classes::TO))
                || reading.is(i, Classes::VERB_ED.with(Classes::VERB_ING))
                    && reading.is(i + 1, Classes::DETERMINER.with(Classes::CAPITAL))
        });
        let start = start.map_or(self.start, |i| i + 1);
        Some(Draft {
            content: vec![start..group.start, group.end..under],
            cue: vec![group.start..group.end, under..under + 1],
            source: std::iter::once(under + 1..close).collect(),
            rule: rule::UNDER_LAW,
            ..self.draft(group, None)
        })
    }

    pub(super) fn to_end(&self, start: usize) -> Vec<Range<usize>> {
        let complement = Complement { join: Join::Quotation, start, preposition: None };
        let end = if self.quote_from(start).is_some() {
            self.complement_end(&complement, false)
        } else {
            self.reading.content_end(start, self.end, false)
        };
        std::iter::once(start..end.max(start + 1)).collect()
    }
}
