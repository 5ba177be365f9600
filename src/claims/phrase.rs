//! Noun phrases without a parser: how far one goes on to the right of a token.

use super::reading::Reading;
use crate::language::Classes;

/// Longest bracket inside a phrase, in tokens.
const LONGEST_BRACKET: usize = 14;
/// Longest appositive, in tokens.
const LONGEST_APPOSITIVE: usize = 28;

/// What is no noun before a role.
const NO_NOUN: Classes = Classes::VERB
    .with(Classes::SUBORDINATOR)
    .with(Classes::COORDINATOR)
    .with(Classes::ADVERSATIVE)
    .with(Classes::PREPOSITION)
    .with(Classes::WH)
    .with(Classes::THAT)
    .with(Classes::TO)
    .with(Classes::LY)
    .with(Classes::ADVERB)
    .with(Classes::TIME)
    .with(Classes::DAY)
    .with(Classes::NEGATION)
    .with(Classes::QUANTIFIER)
    .with(Classes::NUMERAL);

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
            if flags.any(Classes::SUBJECT_PRONOUN.with(Classes::OBJECT_PRONOUN))
                && !flags.any(Classes::CAPITAL.with(Classes::QUANTIFIER))
                || flags.any(Classes::SUBJECT_PRONOUN) && at == i
            {
                let possessive = flags.any(Classes::POSSESSIVE) && self.opens_phrase(at + 1);
                // "Mr. Lee himself", "two of them"
                let part = at > i + 1 && self.is_word(at - 1, &["of"]) && self.is_word(at, &["them", "us"]);
                if part || noun && self.is(at, Classes::REFLEXIVE) {
                    at += 1;
                    good = at;
                    noun = true;
                    continue;
                }
                if !possessive {
                    return if at == i && !flags.any(Classes::WH) { i + 1 } else { good };
                }
            }
            if flags.any(Classes::OPEN) {
                match self.bracket_close(at, end) {
                    Some(close) if noun => {
                        at = close + 1;
                        good = at;
                        continue;
                    }
                    _ => return good,
                }
            }
            if flags.any(Classes::QUOTE) {
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
            if flags.any(Classes::GENITIVE) {
                noun = false;
                at += 1;
                continue;
            }
            if flags.any(Classes::HYPHEN) {
                at += 1;
                noun = false;
                continue;
            }
            if flags.any(Classes::MARK) {
                return good;
            }
            // "a charge Mr. Lee denied": another phrase begins.
            if noun && at > i && flags.any(Classes::TITLE) && self.begins_title(at) {
                return good;
            }
            let name = flags.any(Classes::CAPITAL) && (at > i || !flags.any(Classes::OPENER));
            if !name {
                if flags.any(Classes::OPENER.with(Classes::DIGITS)) {
                    if noun && !flags.any(Classes::DIGITS) {
                        return good;
                    }
                    at += 1;
                    if noun || flags.any(Classes::DIGITS) {
                        good = at;
                    }
                    // "few in either party"
                    noun |= flags.any(Classes::PEOPLE) && self.is_word(at, &["in", "on", "from"]);
                    if flags.any(Classes::QUANTIFIER.with(Classes::NUMERAL).with(Classes::PEOPLE))
                        || flags.any(Classes::DETERMINER) && self.is(at - 1, Classes::LONE_DETERMINER)
                    {
                        good = at;
                    }
                    continue;
                }
                if flags.any(Classes::COORDINATOR) {
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
                if flags.any(Classes::PREPOSITION.with(Classes::TO)) {
                    // "some of the women", "dozens of people"
                    let part = !noun && at > i && good == at && self.is_word(at, &["of"]) && self.opens_phrase(at + 1);
                    if part || noun && self.inner_preposition(at, end) {
                        at += 1;
                        noun = false;
                        continue;
                    }
                    return good;
                }
                if flags.any(Classes::THAT.with(Classes::WH).with(Classes::SUBORDINATOR).with(Classes::ADVERSATIVE)) {
                    return good;
                }
                // "a person close to him", "officials familiar with it"
                if noun
                    && self.is(at - 1, Classes::PEOPLE.with(Classes::ROLE))
                    && self.is(at + 1, Classes::PREPOSITION.with(Classes::TO))
                    && self.is(at, Classes::PRIVY)
                {
                    at += 2;
                    noun = false;
                    continue;
                }
                if noun && (flags.any(Classes::DAY.with(Classes::MONTH).with(Classes::TIME)) || self.is_predicate(at)) {
                    return good;
                }
                // "some blame", "those interviewed": the quantifier stands alone.
                let alone = !noun && at > i && good == at && self.is_predicate(at);
                if alone || !noun && flags.any(Classes::AUXILIARY) {
                    return good;
                }
                if noun && flags.any(Classes::LY.with(Classes::ADVERB).with(Classes::NEGATION)) {
                    return good;
                }
            } else if flags.any(Classes::DAY.with(Classes::MONTH))
                && noun
                && !self.is(at + 1, Classes::GENITIVE)
                && !self.is(at - 1, Classes::GIVEN_NAME.with(Classes::TITLE))
            {
                return good;
            }
            at += 1;
            noun = !flags.any(Classes::LY);
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
            && self.is(i, Classes::TITLE)
            && !before.any(
                Classes::CAPITAL
                    .with(Classes::ROLE)
                    .with(Classes::PEOPLE)
                    .with(Classes::COORDINATOR)
                    .with(Classes::GENITIVE),
            )
            && before.any(Classes::WORDLIKE)
    }

    /// Whether token `i`, after a noun, is the verb of a clause rather than part of a phrase.
    #[must_use]
    pub fn is_predicate(&self, i: usize) -> bool {
        let flags = self.flag(i);
        if flags.any(Classes::AUXILIARY.with(Classes::VERB_PAST)) {
            return true;
        }
        if flags.any(Classes::SOURCE_NOUN.with(Classes::CUE_NOUN)) && !flags.any(Classes::VERB_ED) {
            // "the aid programme leads", "the claims": nouns as well; what follows decides.
            let next = self.flag(i + 1);
            return flags.any(Classes::CUE_VERB)
                && (next.any(
                    Classes::THAT.with(Classes::DETERMINER).with(Classes::POSSESSIVE).with(Classes::SUBJECT_PRONOUN),
                ));
        }
        flags.any(Classes::VERB_ED.with(Classes::CUE_VERB).with(Classes::VERB_PRESENT).with(Classes::VERB_ING))
    }

    /// Whether the preposition at `i`, after a noun, goes on inside the phrase.
    fn inner_preposition(&self, i: usize, end: usize) -> bool {
        if i + 1 >= end || !self.is(i, Classes::INNER_PREPOSITION) || !self.opens_phrase(i + 1) {
            return false;
        }
        if self.is_word(i, &["of"]) {
            return true;
        }
        // "said Chan at the meeting": a personal name takes "of" only.
        let before = self.flag(i.wrapping_sub(1));
        let body = before.any(Classes::SOURCE_NOUN) && self.is(i + 1, Classes::CAPITAL);
        if before.any(Classes::CAPITAL)
            && !before.any(Classes::ROLE.with(Classes::PEOPLE))
            && !body
            && !self.is_word(i, &["for"])
        {
            return self.is_word(i, &["from"]) && self.is(i + 1, Classes::CAPITAL);
        }
        if self.is_word(i, &["to"]) && !self.is(i + 1, Classes::CAPITAL.with(Classes::DETERMINER)) {
            return false;
        }
        // "two people on the call": people are told by where they are; a date is none of theirs.
        if before.any(Classes::PEOPLE.with(Classes::ROLE)) && self.is(i + 1, Classes::DETERMINER) {
            return !self.is(i + 2, Classes::DAY.with(Classes::MONTH).with(Classes::TIME))
                && !self.is(i + 2, Classes::MEDIUM);
        }
        !self.is_occasion(i)
    }

    /// Whether the preposition at `i` begins a date, a time or the occasion of speaking.
    #[must_use]
    pub fn is_occasion(&self, i: usize) -> bool {
        let mut at = i + 1;
        while at < i + 6 {
            let flags = self.flag(at);
            if flags.any(Classes::DAY.with(Classes::MONTH).with(Classes::TIME))
                || flags.any(Classes::OCCASION) && !(flags.any(Classes::CUE_VERB) && self.is_predicate(at))
            {
                return true;
            }
            if flags.any(Classes::DIGITS) && at == i + 1 && self.word(at).len() == 4 {
                return true;
            }
            if !flags.any(Classes::WORDLIKE) || flags.any(Classes::PREPOSITION) {
                return false;
            }
            at += 1;
        }
        false
    }

    /// "and" between two phrases: the end of the second, unless it begins a clause.
    fn joined_phrase(&self, and: usize, end: usize, noun: bool) -> Option<usize> {
        if !noun || !self.opens_phrase(and + 1) || self.is(and + 1, Classes::SUBJECT_PRONOUN) {
            return None;
        }
        let next = self.phrase_end(and + 1, end);
        (next > and + 1 && !(next < end && self.is_predicate(next))).then_some(next)
    }

    /// The token that closes the bracket at `open`.
    #[must_use]
    pub fn bracket_close(&self, open: usize, end: usize) -> Option<usize> {
        (open + 1..end.min(open + LONGEST_BRACKET)).find(|&i| self.is(i, Classes::CLOSE))
    }

    /// The end of a phrase that names a source, with its appositives, from token `i`.
    #[must_use]
    pub fn source_end(&self, i: usize, end: usize) -> usize {
        let mut good = self.phrase_end(i, end);
        if good == i {
            return i;
        }
        while good < end && self.is(good, Classes::COMMA) && self.opens_appositive(good + 1) {
            // "some worries, Jimmy Lee": a name describes a person or body only.
            let name = self.is(good + 1, Classes::CAPITAL) && !self.is(good + 1, Classes::SOURCE_NOUN);
            if name && !(i..good).any(|k| self.is(k, Classes::CAPITAL.with(Classes::SOURCE_NOUN))) {
                break;
            }
            let Some(close) = self.appositive_end(good + 1, end) else { break };
            good = close;
            if self.is(good, Classes::COMMA) && !self.opens_appositive(good + 1) {
                break;
            }
        }
        good
    }

    /// Whether an appositive or a relative clause may begin at token `i`, after a comma.
    #[must_use]
    pub fn opens_appositive(&self, i: usize) -> bool {
        let flags = self.flag(i);
        if flags.any(Classes::DIGITS) {
            return self.word(i).len() <= 3;
        }
        if self.is(i, Classes::APPOSITIVE) {
            return true;
        }
        if flags.any(Classes::SUBJECT_PRONOUN.with(Classes::QUOTE))
            || self.is_word(i, &["this", "that"])
            || flags.any(Classes::VERB_ING) && self.is(i, Classes::RESUMING) && !self.is(i, Classes::CITING)
        {
            return false;
        }
        // ", communications director of the campaign"
        let noun = flags.any(Classes::WORDLIKE) && !flags.any(NO_NOUN) && self.is(i + 1, Classes::ROLE);
        noun || flags.any(
            Classes::DETERMINER
                .with(Classes::POSSESSIVE)
                .with(Classes::ROLE)
                .with(Classes::PEOPLE)
                .with(Classes::TITLE),
        ) || flags.any(Classes::ADJECTIVE) && self.is(i + 1, Classes::ROLE)
            || flags.any(Classes::CAPITAL)
                && !flags.any(Classes::PREPOSITION.with(Classes::SUBORDINATOR).with(Classes::DAY))
            || flags.any(Classes::VERB_ING.with(Classes::VERB_ED))
                && !flags.any(Classes::CAPITAL)
                && !self.is(i + 1, Classes::THAT)
            || self.is(i + 1, Classes::GENITIVE)
            || self.is(i + 2, Classes::ROLE) && self.is(i + 1, Classes::HYPHEN.with(Classes::WORDLIKE))
    }

    /// The end of the appositive that begins at token `i`: a comma, a stop, or a clause of its own.
    fn appositive_end(&self, i: usize, end: usize) -> Option<usize> {
        let mut relative = self.is(i, Classes::RELATIVE);
        let limit = end.min(i + LONGEST_APPOSITIVE);
        let mut at = i;
        while at < limit {
            let flags = self.flag(at);
            if flags.any(
                Classes::COMMA.with(Classes::HARD_STOP).with(Classes::DASH).with(Classes::QUOTE).with(Classes::COLON),
            ) {
                return (at > i).then_some(at);
            }
            // "a Republican from Ohio who had pushed for it"
            relative |= flags.any(Classes::WH) && self.is_word(at, &["who", "whose"]);
            if !relative
                && at > i
                && flags.any(Classes::AUXILIARY.with(Classes::VERB_PAST))
                && !self.is(at, Classes::CAPITAL)
                || !relative
                    && flags.any(Classes::VERB_ED)
                    && at > i
                    && self.is(at + 1, Classes::OPENER.with(Classes::THAT).with(Classes::SUBJECT_PRONOUN))
            {
                // A clause of its own, no appositive: "according to the mission, Lee told the allies".
                return None;
            }
            if !relative && flags.any(Classes::PREPOSITION) && self.is_occasion(at) && !self.is_word(at, &["of", "for"])
            {
                return (at > i).then_some(at);
            }
            if !relative
                && at > i
                && flags.any(Classes::DAY.with(Classes::SUBORDINATOR))
                && !self.is(at + 1, Classes::GENITIVE)
            {
                return Some(at);
            }
            at += 1;
        }
        (at == end && at > i).then_some(at)
    }
}
