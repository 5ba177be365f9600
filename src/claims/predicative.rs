//! Adjectives that attribute: "she is convinced that", "he was adamant that".

use super::draft::Draft;
use super::finder::Finder;
use super::lexicon::Frames;
use super::rule;
use crate::language::Classes;

impl Finder<'_, '_> {
    /// A claim whose cue is the adjective at token `at`, after a form of "be".
    pub(super) fn predicative(&self, at: usize) -> Option<Draft> {
        let reading = self.reading;
        let cue = reading.adjective(at)?;
        let next = at + 1;
        let content = reading.is(next, Classes::THAT) && cue.frames.has(Frames::THAT)
            || reading.is(next, Classes::WH) && cue.frames.has(Frames::WH)
            || cue.frames.has(Frames::BARE) && reading.is(next, CLAUSE) && reading.begins_clause(next, self.end);
        if !content {
            return None;
        }
        let group = Classes::AUXILIARY.with(Classes::ADVERB).with(Classes::LY).with(Classes::NEGATION);
        let mut start = at;
        let (mut be, mut negated) = (false, false);
        while start > self.start && reading.is(start - 1, group) && !reading.is(start - 1, Classes::SUBJECT_PRONOUN) {
            start -= 1;
            be |= reading.is(start, Classes::BE);
            negated |= reading.is(start, Classes::NEGATION);
        }
        // "The government seemed unsure how loud to be": so the writer finds.
        let seems = ["seem", "seems", "seemed", "appear", "appears", "appeared", "looked", "looks", "sounded"];
        if start > self.start && reading.is_word(start - 1, &seems) {
            return None;
        }
        if !be && start > self.start && reading.is(start - 1, Classes::LINK_VERB) {
            start -= 1;
            be = true;
        }
        let subject = reading.subject_before(start, self.start)?;
        let impersonal = reading.is(subject.start, Classes::EXPLETIVE) && subject.end == subject.start + 1;
        // "I am sure" outside a quotation: the writer's own voice, or an interview's.
        let own = reading.is(subject.start, Classes::FIRST_PERSON);
        if !be || impersonal || own || !self.plausible(subject) {
            return None;
        }
        let end = reading.content_end(next, self.end, reading.is(subject.end - 1, Classes::WH));
        (end > next).then(|| Draft {
            content: std::iter::once(next..end).collect(),
            cue: std::iter::once(start..next).collect(),
            source: std::iter::once(subject.start..subject.end).collect(),
            class: Some(cue.class),
            kind: Some(cue.kind),
            negated,
            rule: rule::ADJECTIVE,
            ..Draft::default()
        })
    }
}

/// What a clause without "that" begins with after an adjective.
const CLAUSE: Classes =
    Classes::SUBJECT_PRONOUN.with(Classes::DETERMINER).with(Classes::POSSESSIVE).with(Classes::CAPITAL);
