//! What follows a cue: addressee and adverbials, then the content.

use super::lexicon::{Cue, CueKind, Frames, Traits};
use super::reading::Reading;
use super::verb_group::VerbGroup;
use crate::language::Classes;

/// How the content is joined to its cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// "that"
    That,
    /// A clause, directly.
    Bare,
    /// "to" and a verb.
    Infinitive,
    /// A noun phrase.
    Object,
    /// A question clause.
    Question,
    /// A gerund.
    Gerund,
    /// A preposition that belongs to the cue.
    Preposition,
    /// A quotation.
    Quotation,
    /// A colon.
    Colon,
}

/// The content after a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complement {
    /// How it is joined.
    pub join: Join,
    /// Its first token.
    pub start: usize,
    /// The preposition of the cue, where one stands apart from the verb.
    pub preposition: Option<usize>,
}

/// The fewest words of a quotation after an adverbial: fewer may be a title.
const FEWEST_SPOKEN: usize = 4;

impl Reading<'_> {
    /// The token after the adverbials and the addressee that follow token `at`.
    #[must_use]
    pub fn after_adjuncts(&self, at: usize, end: usize) -> usize {
        let mut at = at;
        while at < end {
            let flags = self.flag(at);
            let day = flags.any(Classes::DAY) && !self.is(at + 1, Classes::GENITIVE);
            if day || flags.any(Classes::TIME) && !flags.any(Classes::CAPITAL) && !self.is(at + 1, Classes::GENITIVE) {
                at += 1;
                while at < end && self.is(at, Classes::TIME) && !self.is(at + 1, Classes::GENITIVE) {
                    at += 1;
                }
                continue;
            }
            if flags.any(Classes::MONTH) && self.is(at + 1, Classes::DIGITS) {
                at += 2;
                continue;
            }
            if flags.any(Classes::DETERMINER)
                && self.is(at + 1, Classes::TIME)
                && !self.is(at + 2, Classes::GENITIVE.with(Classes::AUXILIARY))
                && self.is(at, Classes::DATE_DETERMINER)
            {
                let next = self.flag(at + 2);
                if next.any(
                    Classes::THAT
                        .with(Classes::COLON)
                        .with(Classes::QUOTE)
                        .with(Classes::COMMA)
                        .with(Classes::STOP)
                        .with(Classes::SUBJECT_PRONOUN)
                        .with(Classes::DETERMINER)
                        .with(Classes::TO),
                ) {
                    at += 2;
                    continue;
                }
            }
            if (flags.any(Classes::LY) || self.is(at, Classes::LIGHT_ADVERB)) && at + 1 < end {
                at += 1;
                continue;
            }
            if flags.any(Classes::PREPOSITION.with(Classes::TO)) && self.skippable_phrase(at) {
                let close = self.phrase_end(at + 1, end);
                if close > at + 1 {
                    at = close;
                    continue;
                }
            }
            // ", however," and ", when asked about it,": between commas, before the content.
            if flags.any(Classes::COMMA)
                && let Some(close) = self.parenthesis_end(at, end)
            {
                at = close;
                continue;
            }
            break;
        }
        at
    }

    /// The token after a parenthesis between commas that the content follows.
    fn parenthesis_end(&self, comma: usize, end: usize) -> Option<usize> {
        let close = (comma + 1..end.min(comma + 16))
            .find(|&i| self.is(i, Classes::COMMA.with(Classes::STOP).with(Classes::QUOTE)))?;
        if !self.is(close, Classes::COMMA) {
            return None;
        }
        let connective = close == comma + 2 && self.is(comma + 1, Classes::CONNECTIVE.with(Classes::LY));
        (connective || self.is(close + 1, Classes::THAT)).then_some(close + 1)
    }

    /// Whether the prepositional phrase at `at` tells occasion or addressee.
    fn skippable_phrase(&self, at: usize) -> bool {
        if self.is(at, Classes::TO) || self.is_word(at, &["with"]) {
            // "to reporters", "to the BBC": people and media, not verbs.
            let next = self.flag(at + 1);
            return next.any(
                Classes::PEOPLE
                    .with(Classes::OBJECT_PRONOUN)
                    .with(Classes::OUTLET)
                    .with(Classes::CAPITAL)
                    .with(Classes::POSSESSIVE),
            ) || next.any(Classes::DETERMINER.with(Classes::QUANTIFIER))
                && self.phrase_end(at + 1, at + 10) > at + 2;
        }
        self.is_occasion(at)
            || self.is(at, Classes::CIRCUMSTANCE)
                && self.is(at + 1, Classes::DETERMINER.with(Classes::CAPITAL).with(Classes::POSSESSIVE))
    }

    /// The content that follows `group`, whose frames allow it.
    #[must_use]
    pub fn complement(&self, group: &VerbGroup<'_>, end: usize) -> Option<Complement> {
        let cue = group.cue;
        let mut at = group.end;
        // "said on CNN that": whatever adverbial stands between, "that" joins the content.
        if self.is(at, Classes::PREPOSITION.with(Classes::DAY).with(Classes::TIME))
            && cue.frames.has(Frames::THAT)
            && !self.takes(&cue, at)
        {
            let phrase = Classes::WORDLIKE.with(Classes::GENITIVE).with(Classes::HYPHEN).with(Classes::QUOTE);
            let plain = |&i: &usize| {
                self.is(i, phrase)
                    && !self.is(
                        i,
                        Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::SUBJECT_PRONOUN).with(Classes::WH),
                    )
            };
            let that = (at..end.min(at + 12)).take_while(plain).find(|&i| self.is(i, Classes::THAT));
            if let Some(start) = that.filter(|&i| !self.is(i + 1, Classes::AUXILIARY.with(Classes::VERB_PAST))) {
                return Some(Complement { join: Join::That, start, preposition: None });
            }
        }
        // "said of the mayor, “…”"
        if self.is(at, Classes::TOPIC) && cue.frames.has(Frames::QUOTE) && !self.takes(&cue, at) {
            let phrase = Classes::WORDLIKE.with(Classes::GENITIVE).with(Classes::HYPHEN);
            let edge = (at..end.min(at + 12))
                .find(|&i| !self.is(i, phrase) || self.is(i, Classes::AUXILIARY.with(Classes::VERB_PAST)));
            if let Some(edge) = edge.filter(|&i| self.is(i, Classes::COMMA.with(Classes::COLON)))
                && let Some(q) = self
                    .quote_at(edge + 1)
                    .filter(|&q| self.quotes[q].open == edge + 1 && self.quotes[q].words >= FEWEST_SPOKEN)
            {
                return Some(Complement { join: Join::Quotation, start: self.quotes[q].open, preposition: None });
            }
        }
        // "said last week that", "said Sunday the bridge would close"
        let past = self.after_adjuncts(at, end);
        if past > at && !self.is(at, Classes::COMMA) {
            let clear = self.is(past, Classes::THAT.with(Classes::COLON).with(Classes::QUOTE))
                || self.is(past, Classes::COMMA) && self.is(past + 1, Classes::QUOTE)
                || self.begins_clause(past, end);
            if clear && let Some(found) = self.direct_complement(cue, past, end, false) {
                return Some(found);
            }
        }
        // "told donors on a conference call that": "that" tells, though a clause might begin before.
        if cue.traits.has(Traits::TELLS) && !group.passive && self.is(at, Classes::PEOPLE) {
            let plain = |&i: &usize| {
                self.is(i, Classes::WORDLIKE.with(Classes::HYPHEN).with(Classes::GENITIVE))
                    && !self.is(
                        i,
                        Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::SUBJECT_PRONOUN).with(Classes::WH),
                    )
            };
            let that = (at..end.min(at + 9)).take_while(plain).find(|&i| self.is(i, Classes::THAT));
            if let Some(start) = that.filter(|&i| !self.is(i + 1, Classes::AUXILIARY.with(Classes::VERB_PAST))) {
                return Some(Complement { join: Join::That, start, preposition: None });
            }
        }
        if let Some(found) = self.direct_complement(cue, at, end, false) {
            return Some(found);
        }
        // "called the story “a lie from the first word to the last”": no addressee.
        if cue.frames.has(Frames::SMALL) && !group.passive && self.opens_phrase(at) {
            let close = self.phrase_end(at, end);
            if close > at
                && self.is(close, Classes::QUOTE)
                && self.quote_at(close).is_some_and(|q| self.quotes[q].open == close)
            {
                return Some(Complement { join: Join::Object, start: at, preposition: None });
            }
        }
        if cue.frames.has(Frames::ADDRESSEE) && !group.passive {
            let addressee = self.phrase_end(at, end);
            if addressee > at {
                // "told a crowd of 5,000 in Toledo that": the phrase may go on up to "that".
                let that = (addressee..end.min(addressee + 9))
                    .take_while(|&i| {
                        self.is(i, Classes::WORDLIKE.with(Classes::HYPHEN).with(Classes::GENITIVE))
                            && !self.is(i, Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::SUBJECT_PRONOUN))
                    })
                    .find(|&i| self.is(i, Classes::THAT) && !self.is(i + 1, Classes::AUXILIARY));
                let that = that.filter(|_| cue.frames.has(Frames::THAT));
                let after = that.unwrap_or_else(|| self.after_adjuncts(addressee, end));
                let found = self
                    .direct_complement(cue, addressee, end, false)
                    .or_else(|| self.direct_complement(cue, after, end, false));
                if let Some(found) = found {
                    return Some(found);
                }
            }
        }
        // "appealed to allies for help", "calls members for help": the preposition past the addressee.
        let addressed = cue.frames.has(Frames::ADDRESSEE) && self.opens_phrase(at)
            || self.is(at, Classes::TO)
            || self.is_word(at, &["with"]);
        if cue.governs() && addressed {
            let edge = Classes::PREPOSITION
                .with(Classes::AUXILIARY)
                .with(Classes::VERB_PAST)
                .with(Classes::THAT)
                .with(Classes::WH);
            let stop = (at + 1..end.min(at + 12)).find(|&i| {
                self.is(i, edge)
                    || i > at + 1 && self.is(i, Classes::DETERMINER)
                    || !self.is(i, Classes::WORDLIKE.with(Classes::GENITIVE).with(Classes::HYPHEN))
            });
            let found = stop.and_then(|i| self.direct_complement(cue, i, end, false));
            if let Some(found) = found.filter(|f| f.join == Join::Preposition) {
                return Some(found);
            }
        }
        if let Some(found) = self.direct_complement(cue, at, end, true) {
            return Some(found);
        }
        let after = self.after_adjuncts(at, end);
        if after > at {
            at = after;
            if let Some(found) = self.direct_complement(cue, at, end, true) {
                return Some(found);
            }
        }
        None
    }

    /// The content if it begins at token `at`.
    pub(super) fn direct_complement(&self, cue: Cue<'_>, at: usize, end: usize, adjacent: bool) -> Option<Complement> {
        if at >= end {
            return None;
        }
        let flags = self.flag(at);
        let found = |join, start| Some(Complement { join, start, preposition: None });
        let opens_quote = |i: usize| self.quote_at(i).is_some_and(|q| self.quotes[q].open == i);
        if flags.any(Classes::COLON) {
            let quoted = opens_quote(at + 1);
            let speech = matches!(cue.kind, CueKind::Speech | CueKind::Manner | CueKind::Question | CueKind::Belief);
            return (at + 1 < end && speech && (quoted || cue.frames.has(Frames::QUOTE))).then_some(Complement {
                join: if quoted { Join::Quotation } else { Join::Colon },
                start: at + 1,
                preposition: None,
            });
        }
        if flags.any(Classes::COMMA) {
            return (opens_quote(at + 1) && cue.frames.has(Frames::QUOTE)).then_some(Complement {
                join: Join::Quotation,
                start: at + 1,
                preposition: None,
            });
        }
        if opens_quote(at) && cue.frames.has(Frames::QUOTE.with(Frames::BARE).with(Frames::OBJECT)) {
            return found(Join::Quotation, at);
        }
        if flags.any(Classes::THAT) && cue.frames.has(Frames::THAT.with(Frames::BARE)) {
            return found(Join::That, at);
        }
        if flags.any(Classes::TO)
            && cue.frames.has(Frames::INFINITIVE)
            && (self.is_infinitive(at + 1) || opens_quote(at + 1))
        {
            return found(Join::Infinitive, at);
        }
        if self.is_word(at, &["not"]) && self.is(at + 1, Classes::TO) && cue.frames.has(Frames::INFINITIVE) {
            return found(Join::Infinitive, at);
        }
        if self.takes(&cue, at) && at + 1 < end {
            return Some(Complement { join: Join::Preposition, start: at + 1, preposition: Some(at) });
        }
        if flags.any(Classes::WH) && cue.frames.has(Frames::WH) && !self.is_word(at, &["which"]) {
            return found(Join::Question, at);
        }
        if flags.any(Classes::VERB_ING) && cue.frames.has(Frames::GERUND) && !flags.any(Classes::CAPITAL) {
            return found(Join::Gerund, at);
        }
        if flags.any(Classes::MARK) && !opens_quote(at) {
            return None;
        }
        if cue.frames.has(Frames::BARE)
            && (self.begins_clause(at, end) || cue.traits.has(Traits::SAYS) && self.opens_bare(at))
        {
            return found(Join::Bare, at);
        }
        if !adjacent {
            return None;
        }
        let phrase = self.opens_phrase(at) || opens_quote(at);
        if phrase && !flags.any(Classes::SUBJECT_PRONOUN) {
            if cue.frames.has(Frames::AS) {
                let close = self.phrase_end(at, end);
                let has_as = (at..end.min(at + 30))
                    .find(|&i| self.is_word(i, &["as"]) || self.is(i, Classes::COMMA.with(Classes::STOP)));
                if close > at && has_as.is_some_and(|i| self.is_word(i, &["as"])) {
                    return found(Join::Object, at);
                }
            }
            if cue.frames.has(Frames::SMALL) {
                let close = self.phrase_end(at, end);
                if close > at
                    && close < end
                    && !self.is(close, Classes::THAT)
                    && (self.opens_phrase(close) || opens_quote(close) || self.is(close, Classes::TO))
                {
                    return found(Join::Object, at);
                }
                // "called it a day": the phrase may run through both; a pronoun does not.
                if self.is(at, Classes::OBJECT_PRONOUN)
                    || close >= at + 4 && cue.traits.has(Traits::CALLS)
                    || close > at + 1 && cue.traits.has(Traits::DEEMS)
                {
                    return found(Join::Object, at);
                }
            }
            if cue.frames.has(Frames::OBJECT) {
                return found(Join::Object, at);
            }
        }
        if self.is(at, Classes::OBJECT_PRONOUN) && cue.frames.has(Frames::SMALL.with(Frames::OBJECT).with(Frames::AS)) {
            return found(Join::Object, at);
        }
        None
    }

    /// Whether what "to" at the token before governs is a verb.
    fn is_infinitive(&self, i: usize) -> bool {
        let flags = self.flag(i);
        flags.any(Classes::WORDLIKE)
            && !flags.any(
                Classes::DETERMINER
                    .with(Classes::POSSESSIVE)
                    .with(Classes::CAPITAL)
                    .with(Classes::DIGITS)
                    .with(Classes::OBJECT_PRONOUN)
                    .with(Classes::QUANTIFIER),
            )
            || flags.any(Classes::LY.with(Classes::BE))
    }

    /// Whether "said" may have its clause at `i` even if no verb of it was recognised.
    fn opens_bare(&self, i: usize) -> bool {
        self.opens_phrase(i)
            || self.is(
                i,
                Classes::PREPOSITION.with(Classes::SUBORDINATOR).with(Classes::SUBJECT_PRONOUN).with(Classes::NEGATION),
            ) && !self.is_occasion(i)
    }
}
