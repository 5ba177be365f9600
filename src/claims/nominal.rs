//! Nouns that attribute: "the claim that", "his plan to", "fears of", "at Kyiv's request".

use super::draft::Draft;
use super::finder::Finder;
use super::lexicon::{Cue, CueKind, Frames, Traits};
use super::rule;
use super::subject::Subject;
use crate::language::Classes;

/// How far back the one to whom the noun belongs may stand.
const ADJECTIVES: usize = 4;

impl Finder<'_, '_> {
    /// A claim whose cue is the noun at token `at`.
    pub(super) fn nominal(&self, at: usize) -> Option<Draft> {
        let reading = self.reading;
        let cue = reading.noun(at)?;
        let owner = self.owner(at);
        // "who sought anonymity for fear of reprisals": why somebody does something.
        if owner.is_none() && reading.is(at, Classes::GROUND_NOUN) && reading.is_word(at.wrapping_sub(1), &["for"]) {
            return None;
        }
        if owner.is_none() && reading.is(at, Classes::CUE_VERB) && !self.is_noun(at) {
            return None;
        }
        if cue.traits.has(Traits::AT_REQUEST) && reading.is_word(self.phrase_opener(owner, at).wrapping_sub(1), &["at"])
        {
            return self.at_request(at, owner?, cue);
        }
        let next = at + 1;
        let (owner, next) = match owner {
            Some(owner) => (Some(owner), next),
            None => self.by_or_from(next),
        };
        let that = reading.is(next, Classes::THAT)
            && cue.frames.has(Frames::THAT)
            && !reading.is(next + 1, Classes::AUXILIARY);
        let infinitive = reading.is(next, Classes::TO) && cue.frames.has(Frames::INFINITIVE) && owner.is_some();
        let (start, cue_end) = if that || infinitive {
            (next, at + 1)
        } else if reading.takes(&cue, next) {
            (next + 1, next + 1)
        } else {
            return None;
        };
        if owner.is_none() && !cue.traits.has(Traits::UNOWNED) {
            return None;
        }
        if owner.is_some_and(|o| !self.plausible(o) && !reading.is(o.start, Classes::POSSESSIVE)) {
            return None;
        }
        let end = if reading.is(start, Classes::THAT) { self.that_end(start) } else { self.nominal_end(start) };
        if end <= start {
            return None;
        }
        Some(Draft {
            content: std::iter::once(start..end).collect(),
            cue: std::iter::once(at..cue_end).collect(),
            source: owner.map(|o| o.start..o.end).into_iter().collect(),
            class: Some(cue.class),
            kind: Some(if owner.is_some() { cue.kind } else { CueKind::Wish }),
            hedged: cue.traits.has(Traits::HEDGES),
            rule: if owner.is_some() { rule::OWNED_NOUN } else { rule::NOUN },
            ..Draft::default()
        })
    }

    /// Whether the word, which may be a verb too, is a noun here.
    fn is_noun(&self, at: usize) -> bool {
        let before = self.reading.flag(at.wrapping_sub(1));
        at > self.start
            && before.any(
                Classes::DETERMINER
                    .with(Classes::ADJECTIVE)
                    .with(Classes::QUANTIFIER)
                    .with(Classes::PREPOSITION)
                    .with(Classes::GENITIVE)
                    .with(Classes::HYPHEN),
            )
                // "failed to call for help"
                && (!before.any(Classes::TO) || self.reading.is(at, Classes::PLURAL))
            || at == self.start && self.reading.is(at + 1, Classes::PREPOSITION.with(Classes::THAT))
            || before.any(Classes::VERB_ED.with(Classes::VERB_PAST).with(Classes::VERB_ING))
    }

    /// Whose claim it is: "Mr. Lee's repeated claim", "his claim".
    fn owner(&self, at: usize) -> Option<Subject> {
        let reading = self.reading;
        for i in (self.start.max(at.saturating_sub(ADJECTIVES))..at).rev() {
            if reading.is(i, Classes::POSSESSIVE) && !reading.is(i, Classes::WH) {
                return Some(Subject { start: i, end: i + 1, shared: false });
            }
            if reading.is(i, Classes::GENITIVE) {
                let start = self.genitive_start(i)?;
                return Some(Subject { start, end: i, shared: false });
            }
            if !reading.is(i, Classes::WORDLIKE)
                || reading.is(
                    i,
                    Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::AUXILIARY).with(Classes::COORDINATOR),
                )
            {
                return None;
            }
        }
        None
    }

    /// The beginning of the phrase before the possessive mark at token `mark`.
    fn genitive_start(&self, mark: usize) -> Option<usize> {
        let reading = self.reading;
        let mut start = mark;
        while start > self.start {
            let flags = reading.flag(start - 1);
            if !flags.any(Classes::WORDLIKE.with(Classes::HYPHEN))
                || flags.any(
                    Classes::PREPOSITION
                        .with(Classes::AUXILIARY)
                        .with(Classes::THAT)
                        .with(Classes::COORDINATOR)
                        .with(Classes::VERB_PAST),
                ) && !flags.any(Classes::CAPITAL)
            {
                break;
            }
            start -= 1;
            if flags.any(Classes::DETERMINER.with(Classes::POSSESSIVE)) {
                break;
            }
        }
        (start < mark).then_some(start)
    }

    fn phrase_opener(&self, owner: Option<Subject>, at: usize) -> usize {
        owner.map_or(at, |o| o.start)
    }

    /// "calls by the mayor for", "claims from officials that".
    fn by_or_from(&self, at: usize) -> (Option<Subject>, usize) {
        let reading = self.reading;
        if !reading.is(at, Classes::GIVER) {
            return (None, at);
        }
        let end = reading.phrase_end(at + 1, self.end);
        let subject = Subject { start: at + 1, end, shared: false };
        if end > at + 1 && self.plausible(subject) { (Some(subject), end) } else { (None, at) }
    }

    /// The end of a "that" clause whose noun may be the subject of the sentence: before the verb
    /// that the clause cannot have as well ("the claim that it is rigged | has alarmed").
    fn that_end(&self, start: usize) -> usize {
        let reading = self.reading;
        let limit = reading.content_end(start, self.end, true);
        let opening = Classes::WH
            .with(Classes::SUBORDINATOR)
            .with(Classes::THAT)
            .with(Classes::COORDINATOR)
            .with(Classes::SUBJECT_PRONOUN);
        let mut finite = false;
        for at in start + 1..limit {
            let flags = reading.flag(at);
            if flags.any(opening) {
                finite = false;
                continue;
            }
            let auxiliary =
                flags.any(Classes::AUXILIARY.with(Classes::VERB_PAST)) && !reading.is(at, Classes::INFINITE_BE);
            let follows =
                reading.is(at - 1, Classes::AUXILIARY.with(Classes::NEGATION).with(Classes::TO).with(Classes::ADVERB));
            if auxiliary && finite && !follows {
                return at;
            }
            finite |= auxiliary || flags.any(Classes::VERB_ED) && !reading.is(at - 1, Classes::OPENER);
        }
        limit
    }

    /// The end of a phrase that a noun governs: before a comma or the verb of the clause.
    fn nominal_end(&self, start: usize) -> usize {
        let reading = self.reading;
        let limit = reading.content_end(start, self.end, false);
        let mut at = start;
        while at < limit {
            let flags = reading.flag(at);
            if flags.any(Classes::COMMA.with(Classes::COLON).with(Classes::DASH)) {
                break;
            }
            if at > start && flags.any(Classes::AUXILIARY.with(Classes::VERB_PAST)) && !reading.is(at - 1, Classes::TO)
            {
                break;
            }
            at += 1;
        }
        at
    }

    /// "a meeting convened at Kyiv's request".
    fn at_request(&self, at: usize, owner: Subject, cue: Cue<'_>) -> Option<Draft> {
        let reading = self.reading;
        let edge = self.phrase_opener(Some(owner), at) - 1;
        let clause = reading.clause_start(edge, self.start);
        let start = (clause..edge).rev().find(|&i| {
            reading.is(i, Classes::PREPOSITION.with(Classes::AUXILIARY))
                && reading.is(i + 1, Classes::DETERMINER)
                && !reading.is(i, Classes::SITE_PREPOSITION)
        });
        let start = start.map_or(clause, |i| i + 1);
        (start < edge).then(|| Draft {
            content: std::iter::once(start..edge).collect(),
            cue: std::iter::once(at..at + 1).collect(),
            source: std::iter::once(owner.start..owner.end).collect(),
            class: Some(cue.class),
            kind: Some(CueKind::Wish),
            rule: rule::REQUEST,
            ..Draft::default()
        })
    }
}
