//! Nouns that attribute: "the claim that", "his plan to", "fears of", "at Kyiv's request".

use super::draft::Draft;
use super::finder::Finder;
use super::lexicon::{Cue, CueKind, Frames};
use super::subject::Subject;
use super::words::Flags;

/// Nouns that attribute although no source is stated.
const ANONYMOUS: &[&str] = &[
    "claim",
    "allegation",
    "accusation",
    "fear",
    "concern",
    "speculation",
    "rumour",
    "rumor",
    "suspicion",
    "call",
    "report",
    "criticism",
    "doubt",
    "hope",
    "warning",
    "suggestion",
    "revelation",
    "complaint",
];

/// How far back the one to whom the noun belongs may stand.
const ADJECTIVES: usize = 4;

impl Finder<'_, '_> {
    /// A claim whose cue is the noun at token `at`.
    pub(super) fn nominal(&self, at: usize) -> Option<Draft> {
        let reading = self.reading;
        let cue = reading.entry(at).and_then(|e| e.noun).and_then(|n| reading.lexicon.nouns.get(usize::from(n)))?;
        let owner = self.owner(at);
        if owner.is_none() && reading.is(at, Flags::CUE_VERB) && !self.is_noun(at) {
            return None;
        }
        if cue.lemma == "request" && reading.is_word(self.phrase_opener(owner, at).wrapping_sub(1), &["at"]) {
            return self.at_request(at, owner?, cue);
        }
        let next = at + 1;
        let (owner, next) = match owner {
            Some(owner) => (Some(owner), next),
            None => self.by_or_from(next),
        };
        let that =
            reading.is(next, Flags::THAT) && cue.frames.has(Frames::THAT) && !reading.is(next + 1, Flags::AUXILIARY);
        let infinitive = reading.is(next, Flags::TO) && cue.frames.has(Frames::INFINITIVE) && owner.is_some();
        let (start, cue_end) = if that || infinitive {
            (next, at + 1)
        } else if cue.prepositions.iter().any(|p| reading.is_word(next, &[p])) {
            (next + 1, next + 1)
        } else {
            return None;
        };
        if owner.is_none() && !ANONYMOUS.contains(&cue.lemma) {
            return None;
        }
        if owner.is_some_and(|o| !self.plausible(o) && !reading.is(o.start, Flags::POSSESSIVE)) {
            return None;
        }
        let end = if reading.is(start, Flags::THAT) { self.that_end(start) } else { self.nominal_end(start) };
        if end <= start {
            return None;
        }
        Some(Draft {
            content: std::iter::once(start..end).collect(),
            cue: std::iter::once(at..cue_end).collect(),
            source: owner.map(|o| o.start..o.end).into_iter().collect(),
            class: Some(cue.class),
            kind: Some(if owner.is_some() { cue.kind } else { CueKind::Wish }),
            hedged: matches!(cue.lemma, "claim" | "allegation" | "rumour" | "rumor" | "speculation"),
            confidence: if owner.is_some() { 0.6 } else { 0.45 },
            ..Draft::default()
        })
    }

    /// Whether the word, which may be a verb too, is a noun here.
    fn is_noun(&self, at: usize) -> bool {
        let before = self.reading.flag(at.wrapping_sub(1));
        at > self.start
            && before.any(
                Flags::DETERMINER
                    .with(Flags::ADJECTIVE)
                    .with(Flags::QUANTIFIER)
                    .with(Flags::PREPOSITION)
                    .with(Flags::GENITIVE)
                    .with(Flags::HYPHEN),
            )
            || at == self.start && self.reading.is(at + 1, Flags::PREPOSITION.with(Flags::THAT))
            || before.any(Flags::VERB_ED.with(Flags::VERB_PAST).with(Flags::VERB_ING))
    }

    /// Whose claim it is: "Mr. Lee's repeated claim", "his claim".
    fn owner(&self, at: usize) -> Option<Subject> {
        let reading = self.reading;
        for i in (self.start.max(at.saturating_sub(ADJECTIVES))..at).rev() {
            if reading.is(i, Flags::POSSESSIVE) && !reading.is(i, Flags::WH) {
                return Some(Subject { start: i, end: i + 1, shared: false });
            }
            if reading.is(i, Flags::GENITIVE) {
                let start = self.genitive_start(i)?;
                return Some(Subject { start, end: i, shared: false });
            }
            if !reading.is(i, Flags::WORDLIKE)
                || reading
                    .is(i, Flags::DETERMINER.with(Flags::PREPOSITION).with(Flags::AUXILIARY).with(Flags::COORDINATOR))
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
            if !flags.any(Flags::WORDLIKE.with(Flags::HYPHEN))
                || flags.any(
                    Flags::PREPOSITION
                        .with(Flags::AUXILIARY)
                        .with(Flags::THAT)
                        .with(Flags::COORDINATOR)
                        .with(Flags::VERB_PAST),
                ) && !flags.any(Flags::CAPITAL)
            {
                break;
            }
            start -= 1;
            if flags.any(Flags::DETERMINER.with(Flags::POSSESSIVE)) {
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
        if !reading.is_word(at, &["by", "from", "among"]) {
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
        let opening =
            Flags::WH.with(Flags::SUBORDINATOR).with(Flags::THAT).with(Flags::COORDINATOR).with(Flags::SUBJECT_PRONOUN);
        let mut finite = false;
        for at in start + 1..limit {
            let flags = reading.flag(at);
            if flags.any(opening) {
                finite = false;
                continue;
            }
            let auxiliary =
                flags.any(Flags::AUXILIARY.with(Flags::VERB_PAST)) && !reading.is_word(at, &["be", "been", "being"]);
            let follows =
                reading.is(at - 1, Flags::AUXILIARY.with(Flags::NEGATION).with(Flags::TO).with(Flags::ADVERB));
            if auxiliary && finite && !follows {
                return at;
            }
            finite |= auxiliary || flags.any(Flags::VERB_ED) && !reading.is(at - 1, Flags::OPENER);
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
            if flags.any(Flags::COMMA.with(Flags::COLON).with(Flags::DASH)) {
                break;
            }
            if at > start && flags.any(Flags::AUXILIARY.with(Flags::VERB_PAST)) && !reading.is(at - 1, Flags::TO) {
                break;
            }
            at += 1;
        }
        at
    }

    /// "a meeting convened at Kyiv's request".
    fn at_request(&self, at: usize, owner: Subject, cue: &'static Cue) -> Option<Draft> {
        let reading = self.reading;
        let edge = self.phrase_opener(Some(owner), at) - 1;
        let clause = reading.clause_start(edge, self.start);
        let start = (clause..edge).rev().find(|&i| {
            reading.is(i, Flags::PREPOSITION.with(Flags::AUXILIARY))
                && reading.is(i + 1, Flags::DETERMINER)
                && !reading.is_word(i, &["of", "at", "in", "on"])
        });
        let start = start.map_or(clause, |i| i + 1);
        (start < edge).then(|| Draft {
            content: std::iter::once(start..edge).collect(),
            cue: std::iter::once(at..at + 1).collect(),
            source: std::iter::once(owner.start..owner.end).collect(),
            class: Some(cue.class),
            kind: Some(CueKind::Wish),
            confidence: 0.6,
            ..Draft::default()
        })
    }
}
