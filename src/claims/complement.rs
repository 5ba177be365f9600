//! What follows a cue: addressee and adverbials, then the content.

use super::lexicon::{Cue, CueKind, Frames};
use super::reading::Reading;
use super::verb_group::VerbGroup;
use super::words::Flags;

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
            let day = flags.any(Flags::DAY) && !self.is(at + 1, Flags::GENITIVE);
            if day || flags.any(Flags::TIME) && !flags.any(Flags::CAPITAL) && !self.is(at + 1, Flags::GENITIVE) {
                at += 1;
                while at < end && self.is(at, Flags::TIME) && !self.is(at + 1, Flags::GENITIVE) {
                    at += 1;
                }
                continue;
            }
            if flags.any(Flags::MONTH) && self.is(at + 1, Flags::DIGITS) {
                at += 2;
                continue;
            }
            if flags.any(Flags::DETERMINER)
                && self.is(at + 1, Flags::TIME)
                && !self.is(at + 2, Flags::GENITIVE.with(Flags::AUXILIARY))
                && self.is_word(at, &["this", "that", "last", "next", "the", "a"])
            {
                let next = self.flag(at + 2);
                if next.any(
                    Flags::THAT
                        .with(Flags::COLON)
                        .with(Flags::QUOTE)
                        .with(Flags::COMMA)
                        .with(Flags::STOP)
                        .with(Flags::SUBJECT_PRONOUN)
                        .with(Flags::DETERMINER)
                        .with(Flags::TO),
                ) {
                    at += 2;
                    continue;
                }
            }
            if (flags.any(Flags::LY)
                || self.is_word(at, &["again", "earlier", "later", "too", "also", "simply", "only", "instead", "then"]))
                && at + 1 < end
            {
                at += 1;
                continue;
            }
            if flags.any(Flags::PREPOSITION.with(Flags::TO)) && self.skippable_phrase(at) {
                let close = self.phrase_end(at + 1, end);
                if close > at + 1 {
                    at = close;
                    continue;
                }
            }
            // ", however," and ", when asked about it,": between commas, before the content.
            if flags.any(Flags::COMMA)
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
            .find(|&i| self.is(i, Flags::COMMA.with(Flags::STOP).with(Flags::QUOTE)))?;
        if !self.is(close, Flags::COMMA) {
            return None;
        }
        let connective = close == comma + 2 && self.is(comma + 1, Flags::CONNECTIVE.with(Flags::LY));
        (connective || self.is(close + 1, Flags::THAT)).then_some(close + 1)
    }

    /// Whether the prepositional phrase at `at` tells occasion or addressee.
    fn skippable_phrase(&self, at: usize) -> bool {
        if self.is(at, Flags::TO) || self.is_word(at, &["with"]) {
            // "to reporters", "to the BBC": people and media, not verbs.
            let next = self.flag(at + 1);
            return next.any(
                Flags::PEOPLE
                    .with(Flags::OBJECT_PRONOUN)
                    .with(Flags::OUTLET)
                    .with(Flags::CAPITAL)
                    .with(Flags::POSSESSIVE),
            ) || next.any(Flags::DETERMINER.with(Flags::QUANTIFIER))
                && self.phrase_end(at + 1, at + 10) > at + 2;
        }
        self.is_occasion(at)
            || self.is_word(at, &["at", "during", "after", "before", "outside", "inside", "via", "through", "from"])
                && self.is(at + 1, Flags::DETERMINER.with(Flags::CAPITAL).with(Flags::POSSESSIVE))
    }

    /// The content that follows `group`, whose frames allow it.
    #[must_use]
    pub fn complement(&self, group: &VerbGroup, end: usize) -> Option<Complement> {
        let cue = group.cue;
        let mut at = group.end;
        // "said on CNN that": whatever adverbial stands between, "that" joins the content.
        if self.is(at, Flags::PREPOSITION.with(Flags::DAY).with(Flags::TIME))
            && cue.frames.has(Frames::THAT)
            && !cue.prepositions.iter().any(|p| self.is_word(at, &[p]))
        {
            let phrase = Flags::WORDLIKE.with(Flags::GENITIVE).with(Flags::HYPHEN).with(Flags::QUOTE);
            let plain = |&i: &usize| {
                self.is(i, phrase)
                    && !self.is(i, Flags::AUXILIARY.with(Flags::VERB_PAST).with(Flags::SUBJECT_PRONOUN).with(Flags::WH))
            };
            let that = (at..end.min(at + 12)).take_while(plain).find(|&i| self.is(i, Flags::THAT));
            if let Some(start) = that.filter(|&i| !self.is(i + 1, Flags::AUXILIARY.with(Flags::VERB_PAST))) {
                return Some(Complement { join: Join::That, start, preposition: None });
            }
        }
        // "said of the mayor, “…”"
        if self.is_word(at, &["of", "about", "to", "in", "at", "on", "through"])
            && cue.frames.has(Frames::QUOTE)
            && !cue.prepositions.iter().any(|p| self.is_word(at, &[p]))
        {
            let phrase = Flags::WORDLIKE.with(Flags::GENITIVE).with(Flags::HYPHEN);
            let edge = (at..end.min(at + 12))
                .find(|&i| !self.is(i, phrase) || self.is(i, Flags::AUXILIARY.with(Flags::VERB_PAST)));
            if let Some(edge) = edge.filter(|&i| self.is(i, Flags::COMMA.with(Flags::COLON)))
                && let Some(q) = self
                    .quote_at(edge + 1)
                    .filter(|&q| self.quotes[q].open == edge + 1 && self.quotes[q].words >= FEWEST_SPOKEN)
            {
                return Some(Complement { join: Join::Quotation, start: self.quotes[q].open, preposition: None });
            }
        }
        // "said last week that", "said Sunday the bridge would close"
        let past = self.after_adjuncts(at, end);
        if past > at && !self.is(at, Flags::COMMA) {
            let clear = self.is(past, Flags::THAT.with(Flags::COLON).with(Flags::QUOTE))
                || self.is(past, Flags::COMMA) && self.is(past + 1, Flags::QUOTE)
                || self.begins_clause(past, end);
            if clear && let Some(found) = self.direct_complement(cue, past, end, false) {
                return Some(found);
            }
        }
        // "told donors on a conference call that": "that" tells, though a clause might begin before.
        if cue.lemma == "tell" && !group.passive && self.is(at, Flags::PEOPLE) {
            let plain = |&i: &usize| {
                self.is(i, Flags::WORDLIKE.with(Flags::HYPHEN).with(Flags::GENITIVE))
                    && !self.is(i, Flags::AUXILIARY.with(Flags::VERB_PAST).with(Flags::SUBJECT_PRONOUN).with(Flags::WH))
            };
            let that = (at..end.min(at + 9)).take_while(plain).find(|&i| self.is(i, Flags::THAT));
            if let Some(start) = that.filter(|&i| !self.is(i + 1, Flags::AUXILIARY.with(Flags::VERB_PAST))) {
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
                && self.is(close, Flags::QUOTE)
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
                        self.is(i, Flags::WORDLIKE.with(Flags::HYPHEN).with(Flags::GENITIVE))
                            && !self.is(i, Flags::AUXILIARY.with(Flags::VERB_PAST).with(Flags::SUBJECT_PRONOUN))
                    })
                    .find(|&i| self.is(i, Flags::THAT) && !self.is(i + 1, Flags::AUXILIARY));
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
            || self.is(at, Flags::TO)
            || self.is_word(at, &["with"]);
        if !cue.prepositions.is_empty() && addressed {
            let edge =
                Flags::PREPOSITION.with(Flags::AUXILIARY).with(Flags::VERB_PAST).with(Flags::THAT).with(Flags::WH);
            let stop = (at + 1..end.min(at + 12)).find(|&i| {
                self.is(i, edge)
                    || i > at + 1 && self.is(i, Flags::DETERMINER)
                    || !self.is(i, Flags::WORDLIKE.with(Flags::GENITIVE).with(Flags::HYPHEN))
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
    pub(super) fn direct_complement(
        &self,
        cue: &'static Cue,
        at: usize,
        end: usize,
        adjacent: bool,
    ) -> Option<Complement> {
        if at >= end {
            return None;
        }
        let flags = self.flag(at);
        let found = |join, start| Some(Complement { join, start, preposition: None });
        let opens_quote = |i: usize| self.quote_at(i).is_some_and(|q| self.quotes[q].open == i);
        if flags.any(Flags::COLON) {
            let quoted = opens_quote(at + 1);
            let speech = matches!(cue.kind, CueKind::Speech | CueKind::Manner | CueKind::Question | CueKind::Belief);
            return (at + 1 < end && speech && (quoted || cue.frames.has(Frames::QUOTE))).then_some(Complement {
                join: if quoted { Join::Quotation } else { Join::Colon },
                start: at + 1,
                preposition: None,
            });
        }
        if flags.any(Flags::COMMA) {
            return (opens_quote(at + 1) && cue.frames.has(Frames::QUOTE)).then_some(Complement {
                join: Join::Quotation,
                start: at + 1,
                preposition: None,
            });
        }
        if opens_quote(at) && cue.frames.has(Frames::QUOTE.with(Frames::BARE).with(Frames::OBJECT)) {
            return found(Join::Quotation, at);
        }
        if flags.any(Flags::THAT) && cue.frames.has(Frames::THAT.with(Frames::BARE)) {
            return found(Join::That, at);
        }
        if flags.any(Flags::TO)
            && cue.frames.has(Frames::INFINITIVE)
            && (self.is_infinitive(at + 1) || opens_quote(at + 1))
        {
            return found(Join::Infinitive, at);
        }
        if self.is_word(at, &["not"]) && self.is(at + 1, Flags::TO) && cue.frames.has(Frames::INFINITIVE) {
            return found(Join::Infinitive, at);
        }
        if cue.prepositions.iter().any(|p| self.is_word(at, &[p])) && at + 1 < end {
            return Some(Complement { join: Join::Preposition, start: at + 1, preposition: Some(at) });
        }
        if flags.any(Flags::WH) && cue.frames.has(Frames::WH) && !self.is_word(at, &["which"]) {
            return found(Join::Question, at);
        }
        if flags.any(Flags::VERB_ING) && cue.frames.has(Frames::GERUND) && !flags.any(Flags::CAPITAL) {
            return found(Join::Gerund, at);
        }
        if flags.any(Flags::MARK) && !opens_quote(at) {
            return None;
        }
        if cue.frames.has(Frames::BARE) && (self.begins_clause(at, end) || cue.lemma == "say" && self.opens_bare(at)) {
            return found(Join::Bare, at);
        }
        if !adjacent {
            return None;
        }
        let phrase = self.opens_phrase(at) || opens_quote(at);
        if phrase && !flags.any(Flags::SUBJECT_PRONOUN) {
            if cue.frames.has(Frames::AS) {
                let close = self.phrase_end(at, end);
                let has_as = (at..end.min(at + 30))
                    .find(|&i| self.is_word(i, &["as"]) || self.is(i, Flags::COMMA.with(Flags::STOP)));
                if close > at && has_as.is_some_and(|i| self.is_word(i, &["as"])) {
                    return found(Join::Object, at);
                }
            }
            if cue.frames.has(Frames::SMALL) {
                let close = self.phrase_end(at, end);
                if close > at
                    && close < end
                    && !self.is(close, Flags::THAT)
                    && (self.opens_phrase(close) || opens_quote(close) || self.is(close, Flags::TO))
                {
                    return found(Join::Object, at);
                }
                // "called it a day": the phrase may run through both; a pronoun does not.
                if self.is(at, Flags::OBJECT_PRONOUN)
                    || close >= at + 4 && matches!(cue.lemma, "call" | "declare" | "label" | "brand")
                    || close > at + 1 && cue.lemma == "deem"
                {
                    return found(Join::Object, at);
                }
            }
            if cue.frames.has(Frames::OBJECT) {
                return found(Join::Object, at);
            }
        }
        if self.is(at, Flags::OBJECT_PRONOUN) && cue.frames.has(Frames::SMALL.with(Frames::OBJECT).with(Frames::AS)) {
            return found(Join::Object, at);
        }
        None
    }

    /// Whether what "to" at the token before governs is a verb.
    fn is_infinitive(&self, i: usize) -> bool {
        let flags = self.flag(i);
        flags.any(Flags::WORDLIKE)
            && !flags.any(
                Flags::DETERMINER
                    .with(Flags::POSSESSIVE)
                    .with(Flags::CAPITAL)
                    .with(Flags::DIGITS)
                    .with(Flags::OBJECT_PRONOUN)
                    .with(Flags::QUANTIFIER),
            )
            || flags.any(Flags::LY.with(Flags::BE))
    }

    /// Whether "said" may have its clause at `i` even if no verb of it was recognised.
    fn opens_bare(&self, i: usize) -> bool {
        self.opens_phrase(i)
            || self
                .is(i, Flags::PREPOSITION.with(Flags::SUBORDINATOR).with(Flags::SUBJECT_PRONOUN).with(Flags::NEGATION))
                && !self.is_occasion(i)
    }
}
