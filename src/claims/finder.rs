//! Finds the claims of one unit: tags, "according to", then plain clauses from left to right.

use std::ops::Range;

use super::complement::{Complement, Join};
use super::draft::Draft;
use super::lexicon::{CueKind, Form, Frames};
use super::reading::{Reading, Unit};
use super::subject::Subject;
use super::verb_group::VerbGroup;
use super::words::Flags;

/// Finds claims in one unit.
pub struct Finder<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) drafts: Vec<Draft>,
}

impl<'r, 'a> Finder<'r, 'a> {
    /// A finder for `unit`.
    #[must_use]
    pub fn new(reading: &'r Reading<'a>, unit: &Unit) -> Self {
        Self { reading, start: unit.tokens.start, end: unit.tokens.end, drafts: Vec::new() }
    }

    /// The claims of the unit, none inside another's content.
    #[must_use]
    pub fn find(mut self) -> Vec<Draft> {
        let heads: Vec<usize> = (self.start..self.end).filter(|&i| self.is_cue_position(i)).collect();
        for &head in &heads {
            if !self.taken(head)
                && let Some(draft) = self.tag(head)
            {
                self.add(draft);
            }
        }
        self.according_to();
        for &head in &heads {
            if !self.taken(head)
                && let Some(draft) = self.plain(head)
            {
                self.add(draft);
            }
        }
        self.drafts.sort_by_key(Draft::first);
        self.drafts
    }

    fn is_cue_position(&self, i: usize) -> bool {
        self.reading.is(i, Flags::CUE_VERB) && self.reading.quote_at(i).is_none()
    }

    fn taken(&self, i: usize) -> bool {
        self.drafts.iter().any(|d| d.covers(i) || d.cue.iter().any(|r| r.contains(&i)))
    }

    /// Adds a draft; those inside its content go: the outermost counts.
    pub(super) fn add(&mut self, draft: Draft) {
        self.drafts.retain(|old| {
            !old.content.iter().all(|r| draft.content.iter().any(|n| n.start <= r.start && r.end <= n.end))
        });
        self.drafts.push(draft);
    }

    /// The quotation that closes right before token `i`, a comma between allowed.
    fn quote_before(&self, i: usize) -> Option<usize> {
        let mut last = i.checked_sub(1)?;
        if last > self.start && self.reading.is(last, Flags::COMMA.with(Flags::DASH)) {
            last -= 1;
        }
        let quote = self.reading.quote_at(last)?;
        (self.reading.quotes[quote].close == last).then_some(quote)
    }

    /// The quotation that opens at token `i`.
    pub(super) fn quote_from(&self, i: usize) -> Option<usize> {
        let quote = self.reading.quote_at(i)?;
        (self.reading.quotes[quote].open == i).then_some(quote)
    }

    pub(super) fn draft(&self, group: &VerbGroup, subject: Option<Subject>) -> Draft {
        Draft {
            cue: std::iter::once(group.start..group.end).collect(),
            source: subject.map(|s| s.start..s.end).into_iter().collect(),
            class: Some(group.cue.class),
            kind: Some(group.cue.kind),
            negated: group.negated,
            hedged: group.hedged || matches!(group.cue.lemma, "claim" | "allege" | "purport" | "rumour" | "rumor"),
            confidence: 0.8,
            ..Draft::default()
        }
    }

    /// "…," X said / "…," said X, with or without quotation marks.
    fn tag(&mut self, head: usize) -> Option<Draft> {
        let reading = self.reading;
        let group = VerbGroup::read(reading, head, self.start)?;
        if !group.cue.frames.has(Frames::QUOTE) || group.passive || !group.finite {
            return None;
        }
        let subject = reading.subject_before(group.start, self.start).filter(|s| !s.shared && self.plausible(*s));
        if let Some(subject) = subject
            && let Some(draft) = self.fronted(&group, subject, group.end, subject.start)
        {
            return Some(draft);
        }
        // "said X": the verb directly after the quotation or the comma.
        let quoted = self.quote_before(group.start);
        if quoted.is_none() && (subject.is_some() || !reading.is(group.start.wrapping_sub(1), Flags::COMMA)) {
            return None;
        }
        if group.start != head || !group.form.is(Form::PAST | Form::THIRD | Form::BASE) {
            return None;
        }
        let close = reading.source_end(group.end, self.end);
        let source = Subject { start: group.end, end: close, shared: false };
        if close == group.end
            || !self.plausible(source)
            || quoted.is_none() && self.end > close + 1 && reading.begins_clause(group.end, self.end)
        {
            return None;
        }
        self.fronted(&group, source, close, group.start)
    }

    /// Whether the words may name a source: a name, a pronoun or a noun that the tables know.
    pub(super) fn plausible(&self, subject: Subject) -> bool {
        let range = subject.start..subject.end;
        range.clone().any(|i| {
            self.reading
                .is(i, Flags::SOURCE_NOUN.with(Flags::SUBJECT_PRONOUN).with(Flags::TITLE).with(Flags::GIVEN_NAME))
                || self.reading.is(i, Flags::CAPITAL)
                    && (i > self.start || !self.reading.is(i, Flags::OPENER.with(Flags::PREPOSITION)))
        })
    }

    /// A tag whose words are `from..` and whose cue phrase ends at `after`.
    fn fronted(&self, group: &VerbGroup, subject: Subject, after: usize, from: usize) -> Option<Draft> {
        let reading = self.reading;
        let quoted = self.quote_before(from);
        if quoted.is_none() && !reading.is(from.wrapping_sub(1), Flags::COMMA.with(Flags::DASH)) || from <= self.start {
            return None;
        }
        // The verb must have no content of its own on the right.
        let mut right = after;
        if group.cue.frames.has(Frames::ADDRESSEE) && after == group.end {
            let addressee = reading.phrase_end(after, self.end);
            if addressee > after && !reading.begins_clause(after, self.end) {
                right = addressee;
            }
        }
        let right = reading.after_adjuncts(right, self.end);
        let next = reading.flag(right);
        let open_end = right >= self.end
            || next.any(Flags::STOP.with(Flags::COMMA).with(Flags::SEMICOLON).with(Flags::DASH))
            || next.any(Flags::PREPOSITION.with(Flags::SUBORDINATOR)) && !reading.is_word(right, &["that"])
            || next.any(Flags::VERB_ING.with(Flags::COORDINATOR).with(Flags::ADVERSATIVE).with(Flags::WH))
            || self.quote_from(right).is_some() && quoted.is_some();
        if !open_end || next.any(Flags::COLON) {
            return None;
        }
        let follows = self.quote_after(right);
        let mut draft = self.draft(group, Some(subject));
        match quoted {
            Some(quote) => {
                draft.content = self.left_of_quote(quote);
                draft.content.extend(follows.map(|q| reading.quotes[q].open..reading.quotes[q].close + 1));
                draft.confidence = 0.95;
                Some(draft)
            }
            None if follows.is_some() && reading.is(right, Flags::COMMA) => None,
            None => self.fronted_clause(draft, from, right),
        }
    }

    /// The left content that ends with `quote`: the quotation, and the clause it is part of.
    fn left_of_quote(&self, quote: usize) -> Vec<Range<usize>> {
        let reading = self.reading;
        let quote = &reading.quotes[quote];
        let floor = self
            .drafts
            .iter()
            .flat_map(|d| d.content.iter().chain(&d.source).chain(&d.cue))
            .map(|r| r.end)
            .filter(|&e| e <= quote.open)
            .max();
        let mut start = floor.unwrap_or(self.start).max(self.start);
        while start < quote.open && reading.is(start, Flags::COMMA.with(Flags::STOP).with(Flags::COLON)) {
            start += 1;
        }
        let clause = start < quote.open
            && !reading.is(quote.open - 1, Flags::STOP.with(Flags::COLON).with(Flags::SEMICOLON))
            && (start..quote.open).filter(|&i| reading.is(i, Flags::WORDLIKE)).count() >= 2;
        vec![if clause { start..quote.close + 1 } else { quote.open..quote.close + 1 }]
    }

    /// The quotation that continues after a tag that ends at `right`, in the same sentence.
    fn quote_after(&self, right: usize) -> Option<usize> {
        let reading = self.reading;
        let mut at = right;
        while at < self.end {
            if let Some(quote) = self.quote_from(at) {
                let before = reading.flag(at - 1);
                return (at == right || before.any(Flags::COMMA.with(Flags::DASH).with(Flags::COLON))).then_some(quote);
            }
            if reading.is(at, Flags::HARD_STOP) || reading.is(at, Flags::CUE_VERB) && at > right + 1 {
                return None;
            }
            at += 1;
        }
        None
    }

    /// "The bill would fail, he said" and "The bill, he said, would fail".
    fn fronted_clause(&self, mut draft: Draft, from: usize, right: usize) -> Option<Draft> {
        let reading = self.reading;
        let floor = self
            .drafts
            .iter()
            .flat_map(|d| d.content.iter().chain(&d.source))
            .map(|r| r.end)
            .filter(|&e| e < from)
            .max();
        let mut start = floor.unwrap_or(self.start).max(self.start);
        while start < from && reading.is(start, Flags::MARK) && self.quote_from(start).is_none() {
            start += 1;
        }
        let left = start..from - 1;
        let words = left.clone().filter(|&i| reading.is(i, Flags::WORDLIKE)).count();
        let finite = self.has_finite(&left);
        let adverbial = reading.is(
            start,
            Flags::PREPOSITION
                .with(Flags::SUBORDINATOR)
                .with(Flags::CONNECTIVE)
                .with(Flags::VERB_ING)
                .with(Flags::TIME),
        ) && !finite
            || words < 2;
        let rest = reading.is(right, Flags::COMMA) && right + 1 < self.end;
        if rest {
            let end = reading.content_end(right + 1, self.end);
            let goes_on = !finite || reading.is(right + 1, Flags::COORDINATOR.with(Flags::WH));
            if goes_on
                && end > right + 1
                && !reading.is(right + 1, Flags::VERB_ING)
                && !reading.is(right + 1, Flags::ADVERSATIVE)
            {
                draft.content = vec![left, right + 1..end];
                draft.confidence = 0.85;
                return Some(draft);
            }
        }
        if adverbial || words < 3 && !finite {
            return None;
        }
        draft.content = vec![left];
        draft.confidence = 0.85;
        Some(draft)
    }

    fn has_finite(&self, range: &Range<usize>) -> bool {
        range.clone().skip(1).any(|i| {
            let flags = self.reading.flag(i);
            flags.any(Flags::AUXILIARY.with(Flags::VERB_PAST))
                || flags.any(Flags::VERB_PRESENT.with(Flags::VERB_ED).with(Flags::CUE_VERB))
                    && !self
                        .reading
                        .is(i - 1, Flags::OPENER.with(Flags::PREPOSITION).with(Flags::TO).with(Flags::ADJECTIVE))
        })
    }

    /// "According to X, …" and "…, according to X".
    fn according_to(&mut self) {
        let reading = self.reading;
        let mut at = self.start;
        while at + 2 < self.end {
            if !(reading.is(at + 1, Flags::TO) && reading.is_word(at, &["according"]))
                || reading.quote_at(at).is_some()
                || self.taken(at)
            {
                at += 1;
                continue;
            }
            let close = reading.source_end(at + 2, self.end);
            if close > at + 2
                && let Some(content) = self.around(at, close)
            {
                self.add(Draft {
                    content,
                    cue: std::iter::once(at..at + 2).collect(),
                    source: std::iter::once(at + 2..close).collect(),
                    class: Some(crate::annotations::CueClass::Neutral),
                    kind: Some(CueKind::Speech),
                    confidence: 0.9,
                    ..Draft::default()
                });
            }
            at = close.max(at + 2);
        }
    }

    /// The content of an attribution phrase `from..to` that stands in or beside its clause.
    fn around(&self, from: usize, to: usize) -> Option<Vec<Range<usize>>> {
        let reading = self.reading;
        let mut right = to;
        while right < self.end && reading.is(right, Flags::COMMA) {
            right += 1;
        }
        if from <= self.start + 1 && !reading.is(from.wrapping_sub(1), Flags::COMMA) {
            let end = reading.content_end(right, self.end);
            return (end > right).then(|| std::iter::once(right..end).collect());
        }
        let left_end = if reading.is(from - 1, Flags::COMMA.with(Flags::DASH)) { from - 1 } else { from };
        let floor = self
            .drafts
            .iter()
            .flat_map(|d| d.content.iter().chain(&d.source))
            .map(|r| r.end)
            .filter(|&e| e < from)
            .max();
        let floor = (self.start..left_end)
            .rev()
            .find(|&i| reading.is(i, Flags::SEMICOLON))
            .map(|i| i + 1)
            .into_iter()
            .chain(floor)
            .max();
        let mut start = floor.unwrap_or(self.start).max(self.start);
        while start < left_end && reading.is(start, Flags::MARK) && self.quote_from(start).is_none() {
            start += 1;
        }
        if start >= left_end {
            return None;
        }
        let left = start..left_end;
        let rest = reading.is(to, Flags::COMMA) && right < self.end && !self.has_finite(&left);
        if rest {
            let end = reading.content_end(right, self.end);
            if end > right {
                return Some(vec![left, right..end]);
            }
        }
        Some(vec![left])
    }

    /// Subject, cue, content.
    fn plain(&mut self, head: usize) -> Option<Draft> {
        let reading = self.reading;
        let readings: Vec<_> = reading.verb_readings(head).collect();
        for (cue, form, end) in readings {
            let group = VerbGroup::with(reading, head, self.start, cue, form, end);
            if group.passive || cue.kind == CueKind::Seeming {
                continue;
            }
            if let Some(draft) = self.active(&group) {
                return Some(draft);
            }
        }
        None
    }

    fn active(&mut self, group: &VerbGroup) -> Option<Draft> {
        let reading = self.reading;
        let gerund = group.is_gerund();
        if !group.finite && !gerund {
            return None;
        }
        let complement = reading.complement(group, self.end)?;
        let subject = self.speaker(group)?;
        let weak = matches!(complement.join, Join::Object | Join::Infinitive | Join::Gerund | Join::Preposition);
        if weak && !self.plausible(subject) {
            return None;
        }
        let end = self.complement_end(&complement);
        if end <= complement.start {
            return None;
        }
        let mut draft = self.draft(group, Some(subject));
        draft.cue.extend(complement.preposition.map(|p| p..p + 1).filter(|p| p.start > group.end));
        if let (Some(p), Some(first)) = (complement.preposition, draft.cue.first_mut())
            && p == first.end
        {
            first.end += 1;
        }
        draft.content = std::iter::once(complement.start..end).collect();
        draft.confidence = if weak { 0.6 } else { 0.85 };
        Some(draft)
    }

    fn complement_end(&self, complement: &Complement) -> usize {
        let reading = self.reading;
        if complement.join == Join::Quotation
            && let Some(quote) = self.quote_from(complement.start)
        {
            let quote = &reading.quotes[quote];
            let after = quote.close + 1;
            let complete = reading.is(quote.inner.end - 1, Flags::STOP.with(Flags::COMMA));
            if after >= self.end || complete || reading.is(after, Flags::STOP.with(Flags::COMMA)) {
                return after;
            }
        }
        reading.content_end(complement.start, self.end)
    }

    /// Who speaks: the subject, or for gerunds and coordinated verbs the speaker before.
    fn speaker(&self, group: &VerbGroup) -> Option<Subject> {
        let reading = self.reading;
        let before = |draft: &&Draft| draft.cue.iter().all(|r| r.start < group.start) && !draft.source.is_empty();
        let previous = || {
            let draft = self.drafts.iter().filter(before).max_by_key(|d| d.cue.first().map_or(0, |r| r.start))?;
            draft.source.first().map(|r| Subject { start: r.start, end: r.end, shared: true })
        };
        let last = reading.flag(group.start.wrapping_sub(1));
        if group.is_gerund() {
            if group.start > self.start
                && last.any(Flags::COMMA.with(Flags::COORDINATOR).with(Flags::DASH).with(Flags::SEMICOLON))
            {
                return previous().or_else(|| reading.main_subject(group.start - 1, self.start));
            }
            return reading.subject_before(group.start, self.start).filter(|s| self.plausible(*s));
        }
        if group.start > self.start && last.any(Flags::COORDINATOR.with(Flags::ADVERSATIVE)) {
            return previous().or_else(|| reading.main_subject(group.start - 1, self.start));
        }
        reading.subject_before(group.start, self.start)
    }
}
