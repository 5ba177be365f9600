//! A reporting verb in its verb group: its voice and form, and verbs that govern it.

use super::lexicon::{Cue, CueKind, Form, Traits};
use super::reading::Reading;
use crate::annotations::CueClass;
use crate::language::Classes;
use crate::language::en::verb_group;

/// How far behind "not authorised" its adverb stands, in tokens.
const LONGEST_LEAVE: usize = 8;

/// A reporting verb in its group.
#[derive(Clone, Debug)]
pub struct VerbGroup<'p> {
    /// First token: an auxiliary, an adverb or the verb.
    pub start: usize,
    /// The verb itself.
    pub head: usize,
    /// The token after the verb and its particles.
    pub end: usize,
    /// The verb.
    pub cue: Cue<'p>,
    /// The forms it may have.
    pub form: Form,
    /// After a form of "be".
    pub passive: bool,
    /// Negated, or declining ("would not say", "refused to say").
    pub negated: bool,
    /// With a hedging adverb.
    pub hedged: bool,
    /// Whether an auxiliary or a finite form makes it the verb of a clause.
    pub finite: bool,
}

impl<'p> VerbGroup<'p> {
    /// The group of the reporting verb at token `head`, not looking before `floor`.
    #[must_use]
    pub fn read(reading: &Reading<'p>, head: usize, floor: usize) -> Option<Self> {
        let (cue, form, end) = reading.verb_readings(head).next()?;
        Some(Self::with(reading, head, floor, cue, form, end))
    }

    /// The group with a given reading of its verb.
    #[must_use]
    pub fn with(reading: &Reading<'_>, head: usize, floor: usize, cue: Cue<'p>, form: Form, end: usize) -> Self {
        let mut group = Self {
            start: head,
            head,
            end,
            cue,
            form,
            passive: false,
            negated: false,
            hedged: false,
            finite: form.is(Form::THIRD | Form::PAST | Form::BASE),
        };
        // "e-mailed": the prefix is a token of its own.
        if cue.traits.has(Traits::MAILS)
            && head >= floor + 2
            && reading.is(head - 1, Classes::HYPHEN)
            && reading.is_word(head - 2, &["e"])
        {
            group.start = head - 2;
        }
        let own = verb_group::VerbGroup { finite: group.finite, ..verb_group::VerbGroup::empty(group.start) };
        group.take(reading, floor, own);
        group.catenative(reading, floor);
        if group.passive && group.cue.kind == CueKind::Seeming {
            group.passive = false;
        }
        group
    }

    /// Takes up what stands before `inner` and belongs to the same group.
    fn take(&mut self, reading: &Reading<'_>, floor: usize, inner: verb_group::VerbGroup) {
        let mut words = inner;
        words.widen(reading.base(), floor, Classes::default());
        self.start = words.start;
        // "who was not authorised to speak publicly | said": how they might speak, not how they did.
        if self.start < inner.start
            && reading.is(self.start, Classes::LY)
            && (self.start.saturating_sub(LONGEST_LEAVE).max(floor)..self.start)
                .any(|i| reading.is(i, Classes::AUTHORISED))
        {
            self.start += 1;
        }
        self.passive = words.passive && self.form.is(Form::PARTICIPLE);
        self.negated |= words.negated;
        self.hedged |= words.hedged;
        self.finite |= words.finite;
    }

    /// "went on to say", "declined to say", "was quick to point out": one cue.
    fn catenative(&mut self, reading: &Reading<'_>, floor: usize) {
        let to = self.start.wrapping_sub(1);
        if self.start <= floor || !reading.is(to, Classes::TO) || !self.form.is(Form::BASE) || self.passive {
            return;
        }
        let Some(verb) = verb_group::governor(reading.base(), to, floor) else { return };
        if !reading.is(verb, Classes::CATENATIVE) {
            self.finite = false;
            return;
        }
        self.negated |= reading.is(verb, Classes::DECLINING);
        self.finite = true;
        self.take(reading, floor, verb_group::VerbGroup::empty(verb));
        self.passive = false;
    }

    /// Whether its cue tells something, so that nothing is told where it is negated; to deny is to tell.
    #[must_use]
    pub fn leaves_unsaid(&self) -> bool {
        self.cue.kind == CueKind::Speech && self.cue.class != CueClass::Denying
    }

    /// Whether it is a bare gerund ("adding that").
    #[must_use]
    pub fn is_gerund(&self) -> bool {
        self.form.is(Form::GERUND) && !self.finite
    }
}
