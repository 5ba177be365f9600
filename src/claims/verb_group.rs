//! The verb group of a cue: its auxiliaries, negation and adverbs, its voice and form.

use super::lexicon::{Cue, CueKind, Form, Traits};
use super::reading::Reading;
use crate::language::Classes;

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
        group.widen(reading, floor);
        group.catenative(reading, floor);
        if group.passive && group.cue.kind == CueKind::Seeming {
            group.passive = false;
        }
        group
    }

    fn widen(&mut self, reading: &Reading<'_>, floor: usize) {
        let in_group =
            Classes::AUXILIARY.with(Classes::ADVERB).with(Classes::LY).with(Classes::NEGATION).with(Classes::HEDGE);
        while self.start > floor {
            let i = self.start - 1;
            let flags = reading.flag(i);
            // "The minister May said", "No one said", "in Early said": names and determiners stay out.
            // "has once more appealed"
            if reading.is_word(i, &["more"]) && i > floor && reading.is_word(i - 1, &["once"]) {
                self.start = i - 1;
                continue;
            }
            if !flags.any(in_group)
                || flags.any(Classes::DETERMINER) && !reading.is_word(i, &["neither"])
                || flags.any(Classes::CAPITAL) && flags.any(Classes::GIVEN_NAME.with(Classes::MONTH))
                || flags.any(Classes::SUBJECT_PRONOUN)
                || flags.any(Classes::TIME.with(Classes::NUMERAL)) && !flags.any(Classes::ADVERB)
            {
                break;
            }
            if flags.any(Classes::BE) && self.form.is(Form::PARTICIPLE) && self.start <= self.head {
                self.passive = true;
            }
            if flags.any(Classes::NEGATION) {
                self.negated = true;
            }
            self.hedged |= flags.any(Classes::HEDGE);
            self.finite |= flags.any(Classes::MODAL.with(Classes::DO))
                || flags.any(Classes::BE.with(Classes::HAVE))
                    && !reading.is_word(i, &["be", "been", "being", "having"]);
            self.start = i;
        }
        // "the man who never said": a bare adverb at the beginning of the clause stays.
    }

    /// "went on to say", "declined to say", "was quick to point out": one cue.
    fn catenative(&mut self, reading: &Reading<'_>, floor: usize) {
        let to = self.start.wrapping_sub(1);
        if self.start <= floor || !reading.is(to, Classes::TO) || !self.form.is(Form::BASE) || self.passive {
            return;
        }
        let mut verb = to.wrapping_sub(1);
        if to <= floor {
            return;
        }
        if reading.is(verb, Classes::ONWARD) && verb > floor {
            verb -= 1;
        }
        // "went so far as to say"
        if verb > floor + 2
            && reading.is_word(verb, &["as"])
            && reading.is_word(verb - 1, &["far"])
            && reading.is_word(verb - 2, &["so", "as"])
        {
            verb -= 3;
        }
        if !reading.is(verb, Classes::CATENATIVE) {
            self.finite = false;
            return;
        }
        self.negated |= reading.is(verb, Classes::DECLINING);
        self.start = verb;
        self.finite = true;
        let negated = self.negated;
        self.widen(reading, floor);
        self.negated |= negated;
        self.passive = false;
    }

    /// Whether it is a bare gerund ("adding that").
    #[must_use]
    pub fn is_gerund(&self) -> bool {
        self.form.is(Form::GERUND) && !self.finite
    }
}
