//! Noun phrases without a parser: how far one goes on to the right of a token.

use super::extent::RESUMING;
use super::reading::Reading;
use super::words::Flags;

/// Longest bracket inside a phrase, in tokens.
const LONGEST_BRACKET: usize = 14;
/// Longest appositive, in tokens.
const LONGEST_APPOSITIVE: usize = 28;

/// Prepositions that go on inside a phrase that names a source.
const INNER_PREPOSITIONS: &[&str] = &[
    "of", "for", "in", "at", "from", "with", "on", "near", "against", "within", "to", "behind", "outside", "across",
    "by", "about", "like", "between", "under",
];

/// What is no noun before a role.
const NO_NOUN: Flags = Flags::VERB
    .with(Flags::SUBORDINATOR)
    .with(Flags::COORDINATOR)
    .with(Flags::ADVERSATIVE)
    .with(Flags::PREPOSITION)
    .with(Flags::WH)
    .with(Flags::THAT)
    .with(Flags::TO)
    .with(Flags::LY)
    .with(Flags::ADVERB)
    .with(Flags::TIME)
    .with(Flags::DAY)
    .with(Flags::NEGATION)
    .with(Flags::QUANTIFIER)
    .with(Flags::NUMERAL);

impl Reading<'_> {
    /// The end of the noun phrase that begins at token `i`, at most `end`; `i` if none begins.
    #[must_use]
    pub fn phrase_end(&self, i: usize, end: usize) -> usize {
        if i >= end {
            return i;
        }
        let mut at = i;
        let mut noun = false;
        // The last end of the phrase that is certain to be complete.
        let mut good = i;
        while at < end {
            let flags = self.flag(at);
            if flags.any(Flags::SUBJECT_PRONOUN.with(Flags::OBJECT_PRONOUN))
                && !flags.any(Flags::CAPITAL.with(Flags::QUANTIFIER))
                || flags.any(Flags::SUBJECT_PRONOUN) && at == i
            {
                let possessive = flags.any(Flags::POSSESSIVE) && self.opens_phrase(at + 1);
                // "Mr. Lee himself", "two of them"
                let part = at > i + 1 && self.is_word(at - 1, &["of"]) && self.is_word(at, &["them", "us"]);
                if part || noun && self.is_word(at, &["himself", "herself", "itself", "themselves"]) {
                    at += 1;
                    good = at;
                    noun = true;
                    continue;
                }
                if !possessive {
                    return if at == i && !flags.any(Flags::WH) { i + 1 } else { good };
                }
            }
            if flags.any(Flags::OPEN) {
                match self.bracket_close(at, end) {
                    Some(close) if noun => {
                        at = close + 1;
                        good = at;
                        continue;
                    }
                    _ => return good,
                }
            }
            if flags.any(Flags::QUOTE) {
                match self.quote_at(at) {
                    Some(q) if self.quotes[q].open == at && self.quotes[q].words <= 6 && self.quotes[q].close < end => {
                        at = self.quotes[q].close + 1;
                        noun = true;
                        good = at;
                        continue;
                    }
                    _ => return good,
                }
            }
            if flags.any(Flags::GENITIVE) {
                noun = false;
                at += 1;
                continue;
            }
            if flags.any(Flags::HYPHEN) {
                at += 1;
                noun = false;
                continue;
            }
            if flags.any(Flags::MARK) {
                return good;
            }
            // "a charge Mr. Lee denied": another phrase begins.
            if noun && at > i && flags.any(Flags::TITLE) && self.begins_title(at) {
                return good;
            }
            let name = flags.any(Flags::CAPITAL) && (at > i || !flags.any(Flags::OPENER));
            if !name {
                if flags.any(Flags::OPENER.with(Flags::DIGITS)) {
                    if noun && !flags.any(Flags::DIGITS) {
                        return good;
                    }
                    at += 1;
                    if noun || flags.any(Flags::DIGITS) {
                        good = at;
                    }
                    // "few in either party"
                    noun |= flags.any(Flags::PEOPLE) && self.is_word(at, &["in", "on", "from"]);
                    if flags.any(Flags::QUANTIFIER.with(Flags::NUMERAL).with(Flags::PEOPLE))
                        || flags.any(Flags::DETERMINER)
                            && self.is_word(
                                at - 1,
                                &["this", "that", "these", "those", "another", "either", "neither", "each"],
                            )
                    {
                        good = at;
                    }
                    continue;
                }
                if flags.any(Flags::COORDINATOR) {
                    match self.joined_phrase(at, end, noun) {
                        Some(next) => {
                            at = next;
                            good = next;
                            noun = true;
                            continue;
                        }
                        None => return good,
                    }
                }
                if flags.any(Flags::PREPOSITION.with(Flags::TO)) {
                    // "some of the women", "dozens of people"
                    let part = !noun && at > i && good == at && self.is_word(at, &["of"]) && self.opens_phrase(at + 1);
                    if part || noun && self.inner_preposition(at, end) {
                        at += 1;
                        noun = false;
                        continue;
                    }
                    return good;
                }
                if flags.any(Flags::THAT.with(Flags::WH).with(Flags::SUBORDINATOR).with(Flags::ADVERSATIVE)) {
                    return good;
                }
                // "a person close to him", "officials familiar with it"
                if noun
                    && self.is(at - 1, Flags::PEOPLE.with(Flags::ROLE))
                    && self.is(at + 1, Flags::PREPOSITION.with(Flags::TO))
                    && self.is_word(at, &["close", "familiar", "aware", "involved", "briefed"])
                {
                    at += 2;
                    noun = false;
                    continue;
                }
                if noun && (flags.any(Flags::DAY.with(Flags::MONTH).with(Flags::TIME)) || self.is_predicate(at)) {
                    return good;
                }
                // "some blame", "those interviewed": the quantifier stands alone.
                let alone = !noun && at > i && good == at && self.is_predicate(at);
                if alone || !noun && flags.any(Flags::AUXILIARY) {
                    return good;
                }
                if noun && flags.any(Flags::LY.with(Flags::ADVERB).with(Flags::NEGATION)) {
                    return good;
                }
            } else if flags.any(Flags::DAY.with(Flags::MONTH))
                && noun
                && !self.is(at + 1, Flags::GENITIVE)
                && !self.is(at - 1, Flags::GIVEN_NAME.with(Flags::TITLE))
            {
                return good;
            }
            at += 1;
            noun = !flags.any(Flags::LY);
            if noun {
                good = at;
            }
        }
        good
    }

    /// Whether "Mr." at token `i` stands after a noun that is no role.
    fn begins_title(&self, i: usize) -> bool {
        let before = self.flag(i - 1);
        self.word(i).ends_with('.')
            && self.is(i, Flags::TITLE)
            && !before.any(
                Flags::CAPITAL.with(Flags::ROLE).with(Flags::PEOPLE).with(Flags::COORDINATOR).with(Flags::GENITIVE),
            )
            && before.any(Flags::WORDLIKE)
    }

    /// Whether token `i`, after a noun, is the verb of a clause rather than part of a phrase.
    #[must_use]
    pub fn is_predicate(&self, i: usize) -> bool {
        let flags = self.flag(i);
        if flags.any(Flags::AUXILIARY.with(Flags::VERB_PAST)) {
            return true;
        }
        if flags.any(Flags::SOURCE_NOUN.with(Flags::CUE_NOUN)) && !flags.any(Flags::VERB_ED) {
            // "the aid programme leads", "the claims": nouns as well; what follows decides.
            let next = self.flag(i + 1);
            return flags.any(Flags::CUE_VERB)
                && (next
                    .any(Flags::THAT.with(Flags::DETERMINER).with(Flags::POSSESSIVE).with(Flags::SUBJECT_PRONOUN)));
        }
        flags.any(Flags::VERB_ED.with(Flags::CUE_VERB).with(Flags::VERB_PRESENT).with(Flags::VERB_ING))
    }

    /// Whether the preposition at `i`, after a noun, goes on inside the phrase.
    fn inner_preposition(&self, i: usize, end: usize) -> bool {
        if i + 1 >= end || !self.is_word(i, INNER_PREPOSITIONS) || !self.opens_phrase(i + 1) {
            return false;
        }
        if self.is_word(i, &["of"]) {
            return true;
        }
        // "said Chan at the meeting": a personal name takes "of" only.
        let before = self.flag(i.wrapping_sub(1));
        let body = before.any(Flags::SOURCE_NOUN) && self.is(i + 1, Flags::CAPITAL);
        if before.any(Flags::CAPITAL)
            && !before.any(Flags::ROLE.with(Flags::PEOPLE))
            && !body
            && !self.is_word(i, &["for"])
        {
            return self.is_word(i, &["from"]) && self.is(i + 1, Flags::CAPITAL);
        }
        if self.is_word(i, &["to"]) && !self.is(i + 1, Flags::CAPITAL.with(Flags::DETERMINER)) {
            return false;
        }
        // "two people on the call": people are told by where they are; a date is none of theirs.
        if before.any(Flags::PEOPLE.with(Flags::ROLE)) && self.is(i + 1, Flags::DETERMINER) {
            return !self.is(i + 2, Flags::DAY.with(Flags::MONTH).with(Flags::TIME))
                && !self.is_word(
                    i + 2,
                    &["statement", "interview", "letter", "email", "speech", "news", "press", "tweet"],
                );
        }
        !self.is_occasion(i)
    }

    /// Whether the preposition at `i` begins a date, a time or the occasion of speaking.
    #[must_use]
    pub fn is_occasion(&self, i: usize) -> bool {
        let mut at = i + 1;
        while at < i + 6 {
            let flags = self.flag(at);
            if flags.any(Flags::DAY.with(Flags::MONTH).with(Flags::TIME))
                || flags.any(Flags::OCCASION) && !(flags.any(Flags::CUE_VERB) && self.is_predicate(at))
            {
                return true;
            }
            if flags.any(Flags::DIGITS) && at == i + 1 && self.word(at).len() == 4 {
                return true;
            }
            if !flags.any(Flags::WORDLIKE) || flags.any(Flags::PREPOSITION) {
                return false;
            }
            at += 1;
        }
        false
    }

    /// "and" between two phrases: the end of the second, unless it begins a clause.
    fn joined_phrase(&self, and: usize, end: usize, noun: bool) -> Option<usize> {
        if !noun || !self.opens_phrase(and + 1) || self.is(and + 1, Flags::SUBJECT_PRONOUN) {
            return None;
        }
        let next = self.phrase_end(and + 1, end);
        (next > and + 1 && !(next < end && self.is_predicate(next))).then_some(next)
    }

    /// The token that closes the bracket at `open`.
    #[must_use]
    pub fn bracket_close(&self, open: usize, end: usize) -> Option<usize> {
        (open + 1..end.min(open + LONGEST_BRACKET)).find(|&i| self.is(i, Flags::CLOSE))
    }

    /// The end of a phrase that names a source, with its appositives, from token `i`.
    #[must_use]
    pub fn source_end(&self, i: usize, end: usize) -> usize {
        let mut good = self.phrase_end(i, end);
        if good == i {
            return i;
        }
        while good < end && self.is(good, Flags::COMMA) && self.opens_appositive(good + 1) {
            // "some worries, Jimmy Lee": a name describes a person or body only.
            let name = self.is(good + 1, Flags::CAPITAL) && !self.is(good + 1, Flags::SOURCE_NOUN);
            if name && !(i..good).any(|k| self.is(k, Flags::CAPITAL.with(Flags::SOURCE_NOUN))) {
                break;
            }
            let Some(close) = self.appositive_end(good + 1, end) else { break };
            good = close;
            if self.is(good, Flags::COMMA) && !self.opens_appositive(good + 1) {
                break;
            }
        }
        good
    }

    /// Whether an appositive or a relative clause may begin at token `i`, after a comma.
    #[must_use]
    pub fn opens_appositive(&self, i: usize) -> bool {
        let flags = self.flag(i);
        if flags.any(Flags::DIGITS) {
            return self.word(i).len() <= 3;
        }
        if self.is_word(
            i,
            &[
                "who",
                "whose",
                "which",
                "whom",
                "of",
                "from",
                "formerly",
                "himself",
                "herself",
                "one",
                "both",
                "head",
                "currently",
                "speaking",
                "citing",
            ],
        ) {
            return true;
        }
        if flags.any(Flags::SUBJECT_PRONOUN.with(Flags::QUOTE))
            || self.is_word(i, &["this", "that"])
            || flags.any(Flags::VERB_ING) && self.is_word(i, RESUMING) && !self.is_word(i, &["citing", "quoting"])
        {
            return false;
        }
        // ", communications director of the campaign"
        let noun = flags.any(Flags::WORDLIKE) && !flags.any(NO_NOUN) && self.is(i + 1, Flags::ROLE);
        noun || flags
            .any(Flags::DETERMINER.with(Flags::POSSESSIVE).with(Flags::ROLE).with(Flags::PEOPLE).with(Flags::TITLE))
            || flags.any(Flags::ADJECTIVE) && self.is(i + 1, Flags::ROLE)
            || flags.any(Flags::CAPITAL) && !flags.any(Flags::PREPOSITION.with(Flags::SUBORDINATOR).with(Flags::DAY))
            || flags.any(Flags::VERB_ING.with(Flags::VERB_ED))
                && !flags.any(Flags::CAPITAL)
                && !self.is(i + 1, Flags::THAT)
            || self.is(i + 1, Flags::GENITIVE)
            || self.is(i + 2, Flags::ROLE) && self.is(i + 1, Flags::HYPHEN.with(Flags::WORDLIKE))
    }

    /// The end of the appositive that begins at token `i`: a comma, a stop, or a clause of its own.
    fn appositive_end(&self, i: usize, end: usize) -> Option<usize> {
        let mut relative = self.is_word(i, &["who", "whose", "which", "whom"]);
        let limit = end.min(i + LONGEST_APPOSITIVE);
        let mut at = i;
        while at < limit {
            let flags = self.flag(at);
            if flags.any(Flags::COMMA.with(Flags::HARD_STOP).with(Flags::DASH).with(Flags::QUOTE).with(Flags::COLON)) {
                return (at > i).then_some(at);
            }
            // "a Republican from Ohio who had pushed for it"
            relative |= flags.any(Flags::WH) && self.is_word(at, &["who", "whose"]);
            if !relative && at > i && flags.any(Flags::AUXILIARY.with(Flags::VERB_PAST)) && !self.is(at, Flags::CAPITAL)
                || !relative
                    && flags.any(Flags::VERB_ED)
                    && at > i
                    && self.is(at + 1, Flags::OPENER.with(Flags::THAT).with(Flags::SUBJECT_PRONOUN))
            {
                // A clause of its own, no appositive: "according to the mission, Lee told the allies".
                return None;
            }
            if !relative && flags.any(Flags::PREPOSITION) && self.is_occasion(at) && !self.is_word(at, &["of", "for"]) {
                return (at > i).then_some(at);
            }
            if !relative
                && at > i
                && flags.any(Flags::DAY.with(Flags::SUBORDINATOR))
                && !self.is(at + 1, Flags::GENITIVE)
            {
                return Some(at);
            }
            at += 1;
        }
        (at == end && at > i).then_some(at)
    }
}
