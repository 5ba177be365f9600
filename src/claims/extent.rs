//! How far the content of a claim goes.

use super::lexicon::{CueKind, Form, Frames};
use super::reading::Reading;
use super::words::Flags;

/// Gerunds that take up the speaker again: "…, adding that".
pub(super) const RESUMING: &[&str] = &[
    "adding",
    "saying",
    "noting",
    "citing",
    "stating",
    "arguing",
    "insisting",
    "warning",
    "calling",
    "describing",
    "claiming",
    "explaining",
    "stressing",
    "emphasising",
    "emphasizing",
    "urging",
    "telling",
    "asking",
    "suggesting",
    "predicting",
    "vowing",
    "promising",
    "pointing",
    "writing",
    "accusing",
    "declaring",
    "asserting",
    "acknowledging",
    "conceding",
    "complaining",
    "referring",
    "alluding",
    "quoting",
    "joking",
    "recalling",
    "concluding",
    "contending",
    "alleging",
    "denying",
    "confirming",
    "reiterating",
    "denouncing",
    "criticising",
    "criticizing",
    "praising",
    "blaming",
    "demanding",
    "cautioning",
    "declining",
    "refusing",
    "labelling",
    "labeling",
    "dismissing",
    "observing",
];

/// The longest aside between dashes, in tokens.
const LONGEST_ASIDE: usize = 40;

impl Reading<'_> {
    /// The end of the clause that begins at token `start` as the content of a claim, at most `limit`.
    ///
    /// It ends with the sentence, before a semicolon, before "but" with a subject of its own, and
    /// where the speaker is taken up again ("…, adding that", "… and urged"). The content of an
    /// `embedded` cue ("Lee, who says …, left") also ends where the clause around it goes on.
    #[must_use]
    pub fn content_end(&self, start: usize, limit: usize, embedded: bool) -> usize {
        let mut at = start;
        while at < limit {
            let flags = self.flag(at);
            if at > start && flags.any(Flags::DASH) && self.in_aside(start) {
                break;
            }
            if let Some(q) = flags.any(Flags::QUOTE).then(|| self.quote_at(at)).flatten()
                && self.quotes[q].open == at
            {
                let quote = &self.quotes[q];
                at = quote.close + 1;
                // “…,” while the mayor called …: the comma inside the mark divides as one outside.
                if self.is(quote.inner.end - 1, Flags::COMMA) && at < limit && self.ends_at_comma(at - 1, limit) {
                    return at;
                }
                // A stop inside the closing mark ends the sentence, unless the clause goes on.
                if self.is(quote.inner.end - 1, Flags::STOP) && (at >= limit || !self.goes_on_after_quote(at)) {
                    return at.min(limit);
                }
                continue;
            }
            if flags.any(Flags::OPEN)
                && let Some(close) = self.bracket_close(at, limit)
            {
                at = close + 1;
                continue;
            }
            if flags.any(Flags::SEMICOLON) || flags.any(Flags::STOP) && self.ends_sentence(at) {
                break;
            }
            if at > start && flags.any(Flags::COMMA) {
                let outer = embedded
                    && self
                        .is(at + 1, Flags::AUXILIARY.with(Flags::VERB_PAST).with(Flags::VERB_ED).with(Flags::CUE_VERB));
                if outer || self.ends_at_comma(at, limit) {
                    break;
                }
            }
            if at > start && flags.any(Flags::VERB_ING) && self.is_word(at, RESUMING) && self.is(at + 1, Flags::THAT) {
                // "… citing that", without a comma.
                if self.is(at - 1, Flags::ADVERB) {
                    at -= 1;
                }
                break;
            }
            if at > start
                && flags.any(Flags::COORDINATOR.with(Flags::ADVERSATIVE))
                && !self.is(at - 1, Flags::AUXILIARY)
                && self.resumes_after(at, limit)
            {
                break;
            }
            at += 1;
        }
        while at > start && self.is(at - 1, Flags::COMMA.with(Flags::DASH).with(Flags::SEMICOLON)) {
            at -= 1;
        }
        at.min(limit)
    }

    /// Whether token `start` lies between two dashes: "— though she would not say how —".
    fn in_aside(&self, start: usize) -> bool {
        let from = start.saturating_sub(LONGEST_ASIDE);
        let edge = |&i: &usize| self.is(i, Flags::DASH.with(Flags::HARD_STOP).with(Flags::COLON).with(Flags::QUOTE));
        let opened = (from..start).rev().find(edge).filter(|&i| self.is(i, Flags::DASH));
        let earlier = opened.is_some_and(|open| (from..open).rev().find(edge).is_some_and(|i| self.is(i, Flags::DASH)));
        opened.is_some() && !earlier
    }

    fn goes_on_after_quote(&self, at: usize) -> bool {
        let flags = self.flag(at);
        flags.any(Flags::COMMA) || flags.any(Flags::WORDLIKE) && !flags.any(Flags::CAPITAL)
    }

    /// Whether the stop at `i` ends a sentence of the document.
    fn ends_sentence(&self, i: usize) -> bool {
        let sentences = &self.document.sentences;
        let after = sentences.partition_point(|s| s.tokens.start <= i);
        after.checked_sub(1).is_none_or(|s| {
            let end = sentences[s].tokens.end;
            i + 1 >= end || (i + 1..end).all(|k| self.is(k, Flags::QUOTE.with(Flags::CLOSE).with(Flags::STOP)))
        })
    }

    /// Whether the content ends at the comma at `comma`.
    fn ends_at_comma(&self, comma: usize, limit: usize) -> bool {
        let next = comma + 1;
        if self.is_word(next, RESUMING) {
            return true;
        }
        if self.is(next, Flags::COORDINATOR) && self.is_word(next + 1, RESUMING) {
            return true;
        }
        if self.is_word(next, &["according"]) && self.is(next + 1, Flags::TO) {
            return true;
        }
        if self.is(next, Flags::ADVERSATIVE) {
            return self.begins_clause(next + 1, limit) || self.begins_relative_subject(next + 1, limit);
        }
        // ", while the mayor called": another speaker, set against the first.
        if self.is_word(next, &["while", "whereas"]) && self.other_speaker(next + 1, limit) {
            return true;
        }
        // ", and the mayor said": another speaker.
        self.is(next, Flags::COORDINATOR) && self.other_speaker(next + 1, limit)
    }

    /// Whether a clause whose verb is a reporting verb begins at token `i`.
    #[must_use]
    pub fn other_speaker(&self, i: usize, limit: usize) -> bool {
        let mut end = self.source_end(i, limit);
        if end == i {
            return false;
        }
        while end < limit && self.is(end, Flags::AUXILIARY.with(Flags::ADVERB).with(Flags::LY)) {
            end += 1;
        }
        self.is(end, Flags::CUE_VERB)
            && self.verb_readings(end).any(|(cue, form, after)| {
                form.is(Form::PAST | Form::THIRD | Form::BASE)
                    && (STRONG.contains(&cue.lemma)
                        || cue.frames.has(Frames::THAT) && self.is(after, Flags::THAT)
                        || cue.kind == CueKind::Wish
                        || cue.kind == CueKind::Finding && (i..end).any(|k| self.is(k, Flags::DOCUMENT))
                        || cue.kind == CueKind::Belief
                        || cue.lemma == "welcome"
                        || cue.lemma == "refuse"
                        || cue.lemma == "reject")
            })
    }

    /// Whether a subject that a relative clause follows begins at token `i`: "but one engineer who".
    fn begins_relative_subject(&self, i: usize, limit: usize) -> bool {
        let end = self.phrase_end(i, limit);
        let who = if self.is(end, Flags::COMMA) { end + 1 } else { end };
        end > i && who < limit && self.is_word(who, &["who", "whose"])
    }

    /// Whether a clause with a subject of its own begins at token `i`.
    #[must_use]
    pub fn begins_clause(&self, i: usize, limit: usize) -> bool {
        let mut at = i;
        while at < limit && self.is(at, Flags::ADVERB.with(Flags::LY)) && !self.is(at, Flags::CAPITAL) {
            at += 1;
        }
        if self.is(at, Flags::PREPOSITION) {
            // "but in Texas they said": a fronted phrase first.
            at = self.phrase_end(at + 1, limit);
            if self.is(at, Flags::THAT) {
                return false;
            }
            if self.is(at, Flags::COMMA) {
                at += 1;
            }
        }
        // "there was a path": before the adverbs are skipped.
        if self.is_word(at.saturating_sub(1).max(i), &["there"]) && self.is(at, Flags::AUXILIARY) {
            return true;
        }
        if self.is(at, Flags::SUBJECT_PRONOUN) {
            let no_verb = Flags::MARK.with(Flags::PREPOSITION).with(Flags::DETERMINER).with(Flags::TO);
            return !self.is(at + 1, no_verb) || self.is(at + 1, Flags::AUXILIARY.with(Flags::ADVERB));
        }
        let end = self.source_end(at, limit);
        end > at && end < limit && self.is_predicate(end) && !self.is(end, Flags::VERB_ING)
    }

    /// Whether, after the coordinator at `i`, a finite reporting verb takes up the speaker again.
    fn resumes_after(&self, i: usize, limit: usize) -> bool {
        let mut at = i + 1;
        // "but would not say"
        let declines = self.is(at, Flags::MODAL.with(Flags::DO)) && self.is(at + 1, Flags::NEGATION)
            || self.is(at, Flags::NEGATION) && self.is(at, Flags::AUXILIARY);
        at += if declines { 1 + usize::from(!self.is(at, Flags::NEGATION)) } else { 0 };
        while at < limit
            && self.is(at, Flags::ADVERB.with(Flags::LY).with(Flags::HAVE))
            && !self.is(at, Flags::CUE_VERB)
        {
            at += 1;
        }
        if !self.is(at, Flags::CUE_VERB) || self.is(at, Flags::CAPITAL) {
            return false;
        }
        self.verb_readings(at).any(|(cue, form, end)| {
            form.is(if declines { Form::BASE } else { Form::PAST | Form::THIRD })
                && STRONG.contains(&cue.lemma)
                && (self.is(end, Flags::THAT.with(Flags::COLON).with(Flags::COMMA).with(Flags::QUOTE))
                    || self.opens_phrase(end)
                    || self.is(end, Flags::TO.with(Flags::WH).with(Flags::PREPOSITION)))
        })
    }
}

/// Verbs that, after "and", nearly always go on with the speaker rather than with the content.
const STRONG: &[&str] = &[
    "say",
    "tell",
    "add",
    "ask",
    "urge",
    "call for",
    "call on",
    "warn",
    "note",
    "promise",
    "vow",
    "pledge",
    "insist",
    "argue",
    "suggest",
    "deny",
    "accuse",
    "predict",
    "describe",
    "praise",
    "criticise",
    "criticize",
    "decline",
    "hope",
    "express",
    "reiterate",
    "stress",
    "claim",
    "acknowledge",
    "point out",
    "explain",
    "announce",
    "declare",
    "condemn",
    "demand",
    "dismiss",
    "blame",
    "complain",
    "question",
    "recommend",
    "tweet",
    "write",
    "call",
    "believe",
    "think",
    "caution",
    "denounce",
    "counter",
    "respond",
    "reply",
    "contend",
    "assert",
    "maintain",
    "allege",
    "concede",
    "admit",
    "retort",
    "deride",
    "mock",
    "defend",
    "dispute",
    "oppose",
    "support",
    "threaten",
];
