//! Noun phrases without a parser: how far one goes on to the right of a token.

use super::lexicon::{Form, Frames, Traits};
use super::reading::Reading;
use crate::language::Classes;

/// Longest bracket inside a phrase, in tokens.
const LONGEST_BRACKET: usize = 14;
/// Longest quotation inside a phrase, in words.
const LONGEST_QUOTED: usize = 6;
/// Longest part, in tokens, of a body's name that commas divide.
const LONGEST_LISTED: usize = 8;
/// Longest row of nouns, in tokens, that say what an office is for.
const LONGEST_REMIT: usize = 7;
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

/// What a rule does with the next token of a phrase.
enum Step {
    /// It was taken, and the walk goes on.
    Taken,
    /// The phrase ends where it was last complete.
    Ends,
}

/// A walk over the tokens of a noun phrase, from its first on.
struct Walk<'r, 'a> {
    reading: &'r Reading<'a>,
    start: usize,
    end: usize,
    /// The token that is asked for next.
    at: usize,
    /// A noun stands before it that may end the phrase.
    noun: bool,
    /// Where the phrase was last complete.
    good: usize,
}

impl Walk<'_, '_> {
    /// Takes the tokens up to `next`.
    fn take(&mut self, next: usize, noun: bool, complete: bool) -> Option<Step> {
        self.at = next;
        self.noun = noun;
        if complete {
            self.good = next;
        }
        Some(Step::Taken)
    }

    /// The end of the phrase.
    fn run(mut self) -> usize {
        while self.at < self.end {
            let flags = self.reading.flag(self.at);
            match self.step(flags) {
                Some(Step::Taken) => {}
                Some(Step::Ends) => return self.good,
                None => {
                    let noun = !flags.any(Classes::LY);
                    self.take(self.at + 1, noun, noun);
                }
            }
        }
        self.good
    }

    /// What the first rule that the token is a case of does: pronouns and marks, then names, then plain words.
    fn step(&mut self, flags: Classes) -> Option<Step> {
        self.pronoun(flags)
            .or_else(|| self.bracket(flags))
            .or_else(|| self.quotation(flags))
            .or_else(|| self.share(flags))
            .or_else(|| self.joint(flags))
            .or_else(|| self.mark(flags))
            .or_else(|| self.title(flags))
            .or_else(|| self.name(flags))
            .or_else(|| self.opener(flags))
            .or_else(|| self.coordinator(flags))
            .or_else(|| self.preposition(flags))
            .or_else(|| self.clause(flags))
            .or_else(|| self.questioned(flags))
            .or_else(|| self.privy())
            .or_else(|| self.verb(flags))
    }

    /// Whether the word is part of a name, whatever else it may be.
    fn is_name(&self, flags: Classes) -> bool {
        flags.any(Classes::CAPITAL) && (self.at > self.start || !flags.any(Classes::OPENER))
    }

    /// "Mr. Lee himself", "two of them"; any other pronoun is a phrase of its own.
    fn pronoun(&mut self, flags: Classes) -> Option<Step> {
        let (reading, at) = (self.reading, self.at);
        let pronoun = flags.any(Classes::SUBJECT_PRONOUN.with(Classes::OBJECT_PRONOUN))
            && !flags.any(Classes::CAPITAL.with(Classes::QUANTIFIER))
            || flags.any(Classes::SUBJECT_PRONOUN) && at == self.start;
        // "WHO says the virus has spread"
        if !pronoun || reading.is_initials(at) {
            return None;
        }
        let part = at > self.start + 1 && reading.is_word(at - 1, &["of"]) && reading.is(at, Classes::PART_PRONOUN);
        // "a source close to her"
        let privy = at > self.start + 2 && reading.is(at - 2, Classes::PRIVY) && !self.noun;
        if part || privy || self.noun && reading.is(at, Classes::REFLEXIVE) {
            return self.take(at + 1, true, true);
        }
        if flags.any(Classes::POSSESSIVE) && reading.opens_phrase(at + 1) {
            return None;
        }
        if at == self.start && !flags.any(Classes::WH) {
            self.good = at + 1;
        }
        Some(Step::Ends)
    }

    fn bracket(&mut self, flags: Classes) -> Option<Step> {
        if !flags.any(Classes::OPEN) {
            return None;
        }
        match self.reading.bracket_close(self.at, self.end) {
            Some(close) if self.noun => self.take(close + 1, true, true),
            // "Orr's (ORR.N) Lasker mine"
            Some(close) if self.at > self.start && self.reading.is(self.at - 1, Classes::GENITIVE) => {
                self.take(close + 1, false, false)
            }
            _ => Some(Step::Ends),
        }
    }

    /// A few quoted words: “the ‘Anonymous’ group”.
    fn quotation(&mut self, flags: Classes) -> Option<Step> {
        if !flags.any(Classes::QUOTE) {
            return None;
        }
        let quote = self.reading.quote_at(self.at).map(|q| &self.reading.quotes[q]);
        match quote.filter(|q| q.open == self.at && q.words <= LONGEST_QUOTED && q.close < self.end) {
            Some(quote) => self.take(quote.close + 1, true, true),
            None => Some(Step::Ends),
        }
    }

    /// "52 percent of", "29 % of", "more than two thirds of"
    fn share(&mut self, flags: Classes) -> Option<Step> {
        let (reading, at) = (self.reading, self.at);
        if at == self.start || !reading.is(at - 1, Classes::DIGITS.with(Classes::NUMERAL).with(Classes::QUANTIFIER)) {
            return None;
        }
        if flags.any(Classes::OTHER_MARK) && reading.is_word(at, &["%"]) {
            return self.take(at + 1, true, true);
        }
        if reading.is_word(at, &["per"]) && reading.is_word(at + 1, &["cent"]) {
            return self.take(at + 2, true, true);
        }
        let than = reading.is_word(at, &["than"]) && reading.is(at + 1, Classes::OPENER.with(Classes::DIGITS));
        if than { self.take(at + 1, false, false) } else { None }
    }

    /// A possessive mark, a hyphen or an ampersand: a noun must follow.
    fn joint(&mut self, flags: Classes) -> Option<Step> {
        // "Brack & Low"
        let and = self.noun
            && flags.any(Classes::OTHER_MARK)
            && self.reading.is_word(self.at, &["&"])
            && self.reading.is(self.at + 1, Classes::CAPITAL);
        if !and && !flags.any(Classes::GENITIVE.with(Classes::HYPHEN)) {
            return None;
        }
        // "sister-in-law", "commander-in-chief"
        let compound = flags.any(Classes::HYPHEN)
            && self.reading.is(self.at + 1, Classes::PREPOSITION)
            && self.reading.is(self.at + 2, Classes::HYPHEN);
        if compound && self.at + 3 < self.end {
            return self.take(self.at + 4, true, true);
        }
        self.take(self.at + 1, false, false)
    }

    fn mark(&mut self, flags: Classes) -> Option<Step> {
        if flags.any(Classes::COMMA) && self.noun && self.at + 1 < self.end && self.reading.joins_name(self.at) {
            return self.take(self.at + 1, false, false);
        }
        if flags.any(Classes::MARK) { Some(Step::Ends) } else { None }
    }

    /// "a charge | Mr. Lee denied": another phrase begins.
    fn title(&mut self, flags: Classes) -> Option<Step> {
        let begins =
            self.noun && self.at > self.start && flags.any(Classes::TITLE) && self.reading.begins_title(self.at);
        if begins { Some(Step::Ends) } else { None }
    }

    /// A capital goes on with the phrase; a day or a month after a noun does not.
    fn name(&mut self, flags: Classes) -> Option<Step> {
        if !self.is_name(flags) {
            return None;
        }
        let date = flags.any(Classes::DAY.with(Classes::MONTH))
            && self.noun
            && !self.reading.is(self.at + 1, Classes::GENITIVE)
            && !self.reading.is(self.at - 1, Classes::GIVEN_NAME.with(Classes::TITLE));
        if date {
            return Some(Step::Ends);
        }
        let noun = !flags.any(Classes::LY);
        self.take(self.at + 1, noun, noun)
    }

    /// Determiners, quantifiers and figures, some of which are a phrase alone: "many", "few in either party".
    fn opener(&mut self, flags: Classes) -> Option<Step> {
        if !flags.any(Classes::OPENER.with(Classes::DIGITS)) {
            return None;
        }
        let digits = flags.any(Classes::DIGITS);
        if self.noun && !digits {
            return Some(Step::Ends);
        }
        let reading = self.reading;
        let next = self.at + 1;
        let alone = flags.any(Classes::QUANTIFIER.with(Classes::NUMERAL).with(Classes::PEOPLE))
            || flags.any(Classes::DETERMINER) && reading.is(self.at, Classes::LONE_DETERMINER);
        let complete = self.noun || digits || alone;
        let those = reading.is(self.at, Classes::OPEN_ANTECEDENT) && reading.is(next, Classes::INNER_PREPOSITION);
        let noun = self.noun || those || flags.any(Classes::PEOPLE) && reading.is(next, Classes::STANDING);
        self.take(next, noun, complete)
    }

    fn coordinator(&mut self, flags: Classes) -> Option<Step> {
        if !flags.any(Classes::COORDINATOR) {
            return None;
        }
        match self.reading.joined_phrase(self.at, self.end, self.noun) {
            Some(next) => self.take(next, true, true),
            None => Some(Step::Ends),
        }
    }

    /// "some of the women", "aides to the mayor"
    fn preposition(&mut self, flags: Classes) -> Option<Step> {
        if !flags.any(Classes::PREPOSITION.with(Classes::TO)) {
            return None;
        }
        let (reading, at) = (self.reading, self.at);
        let part = !self.noun
            && at > self.start
            && self.good == at
            && reading.is_word(at, &["of"])
            && reading.opens_phrase(at + 1);
        // "A spokesman for the Department of Health in Tarsk": where the body is, no scene.
        // "An official of the Petroleum Association at the refinery"
        let stands = || {
            self.noun
                && reading.is(self.start, Classes::ARTICLE)
                && (self.start + 1..at).any(|i| reading.is_word(i, &["of", "for"]) && reading.is(i - 1, Classes::ROLE))
                && reading.is(at, Classes::SOMEWHERE)
                && reading.is(at - 1, Classes::CAPITAL)
                && reading.is(at + 1, Classes::DEFINITE)
                && !reading.is_occasion(at)
        };
        let seated = || {
            self.noun
                && (reading.is(self.start, Classes::ARTICLE.with(Classes::NUMERAL))
                    || reading.is(self.start, Classes::PEOPLE) && reading.is(self.start, Classes::PLURAL))
                && (self.start + 1..at).any(|i| reading.is_word(i, &["for", "of"]))
                && reading.is(at, Classes::SOMEWHERE)
                && reading.is(at + 1, Classes::CAPITAL)
                && !reading.is_occasion(at)
        };
        // "A letter from Ann Lee to the minister": to whom a text is written.
        let written = || {
            self.noun
                && flags.any(Classes::TO)
                && reading.opens_phrase(at + 1)
                && (self.start + 1..at).any(|i| {
                    reading.is_word(i, &["from", "by"])
                        && reading.is(i - 1, Classes::DOCUMENT)
                        && !reading.is(i - 1, Classes::CAPITAL)
                })
        };
        if part || self.noun && reading.inner_preposition(at, self.end) || seated() || stands() || written() {
            return self.take(at + 1, false, false);
        }
        Some(Step::Ends)
    }

    /// A clause of its own begins.
    fn clause(&mut self, flags: Classes) -> Option<Step> {
        let opens = Classes::THAT.with(Classes::WH).with(Classes::SUBORDINATOR).with(Classes::ADVERSATIVE);
        if flags.any(opens) { Some(Step::Ends) } else { None }
    }

    /// "half of those asked | said"
    fn questioned(&mut self, flags: Classes) -> Option<Step> {
        let (reading, at) = (self.reading, self.at);
        let those = at > self.start
            && flags.any(Classes::VERB_ED)
            && reading.is(at - 1, Classes::OPEN_ANTECEDENT)
            && reading.is(at + 1, Classes::CUE_VERB.with(Classes::AUXILIARY));
        if those { self.take(at + 1, true, true) } else { None }
    }

    /// "a person close to him", "officials familiar with it"
    fn privy(&mut self) -> Option<Step> {
        let (reading, at) = (self.reading, self.at);
        let privy = self.noun
            && reading.is(at - 1, Classes::PEOPLE.with(Classes::ROLE))
            && reading.is(at + 1, Classes::PREPOSITION.with(Classes::TO))
            && reading.is(at, Classes::PRIVY);
        if privy { self.take(at + 2, false, false) } else { None }
    }

    /// The verb of the clause, a date or an adverb after the noun; "some | blame", "those | interviewed".
    fn verb(&mut self, flags: Classes) -> Option<Step> {
        let (reading, at) = (self.reading, self.at);
        // "A cold store owner": no verb, which would end in "s".
        let singular = self.noun
            && reading.is(self.start, Classes::SINGULAR_DETERMINER)
            && flags.any(Classes::VERB_PRESENT)
            && !flags.any(Classes::VERB_PAST.with(Classes::VERB_ED).with(Classes::VERB_ING).with(Classes::AUXILIARY))
            && reading.is(at + 1, Classes::SOURCE_NOUN.with(Classes::COMMA).with(Classes::STOP))
            && !reading.word(at).ends_with('s');
        let ends = if singular {
            false
        } else if self.noun {
            flags.any(Classes::DAY.with(Classes::MONTH).with(Classes::TIME))
                || reading.is_predicate(at)
                || flags.any(Classes::LY.with(Classes::ADVERB).with(Classes::NEGATION))
        } else {
            at > self.start && self.good == at && reading.is_predicate(at) || flags.any(Classes::AUXILIARY)
        };
        if ends { Some(Step::Ends) } else { None }
    }
}

impl Reading<'_> {
    /// The end of the noun phrase that begins at token `i`, at most `end`; `i` if none begins.
    #[must_use]
    pub fn phrase_end(&self, i: usize, end: usize) -> usize {
        Walk { reading: self, start: i, end, at: i, noun: false, good: i }.run()
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
            // "said state Rep. Ann Lee"
            && !self.is_word(i - 1, &["state"])
    }

    /// Whether token `i`, after a noun, is the verb of a clause rather than part of a phrase.
    #[must_use]
    pub fn is_predicate(&self, i: usize) -> bool {
        let flags = self.flag(i);
        if flags.any(Classes::AUXILIARY.with(Classes::VERB_PAST)) {
            return true;
        }
        // "LSEG ship-tracking data"
        if self.is(i + 1, Classes::HYPHEN) && self.is(i + 2, Classes::VERB_ING) && flags.any(Classes::VERB_PRESENT) {
            return false;
        }
        // "City planning staff", "Kenya Power managing director": part of what they are.
        let part = Classes::ROLE.with(Classes::PEOPLE);
        // "a public works engineer"
        let works = flags.any(Classes::VERB_ING) || flags.any(Classes::REMIT) && !flags.any(Classes::CUE_VERB);
        // "Kepler shipping data"
        let data = i > 0 && self.is(i - 1, Classes::CAPITAL) && self.is_word(i + 1, &["data", "figures", "records"]);
        if works && data && flags.any(Classes::VERB_ING) {
            return false;
        }
        if works
            && self.is(i + 1, part)
            && !self.is(i + 1, Classes::OPENER.with(Classes::CAPITAL).with(Classes::SUBJECT_PRONOUN))
            && !self.is(i, Classes::RESUMING)
        {
            return false;
        }
        if flags.any(Classes::SOURCE_NOUN.with(Classes::CUE_NOUN)) && !flags.any(Classes::VERB_ED) {
            // "the aid programme leads", "the claims": nouns as well; what follows decides.
            let next = self.flag(i + 1);
            return flags.any(Classes::CUE_VERB)
                && (next.any(
                    Classes::THAT.with(Classes::DETERMINER).with(Classes::POSSESSIVE).with(Classes::SUBJECT_PRONOUN),
                ));
        }
        // "the provincial disaster | risk reduction and management office": one thing does not "risk", it "risks".
        let one = || {
            let plural = Classes::PLURAL.with(Classes::SOURCE_NOUN).with(Classes::CAPITAL);
            let part = |&k: &usize| self.is(k, Classes::WORDLIKE) && !self.is(k, Classes::DETERMINER.with(Classes::TO));
            let base = flags.any(Classes::VERB_PRESENT) && !self.word(i).ends_with('s');
            let office = || (i + 1..i + LONGEST_REMIT).take_while(part).any(|k| self.is(k, Classes::GOVERNMENT));
            i > 0 && base && !self.is(i - 1, plural) && !self.word(i - 1).ends_with('s') && office()
        };
        if !flags.any(Classes::VERB_ED.with(Classes::CUE_VERB).with(Classes::VERB_ING)) && one() {
            return false;
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
        // "Unions at the plant": a capital that begins the sentence.
        // "Hauliers in Tarsk": so are those whom the tables do not have.
        let first = i > 0 && (i == 1 || self.words[i - 2].sentence() != self.words[i - 1].sentence());
        let unknown = first
            && self.word(i - 1).ends_with('s')
            && !before.any(Classes::ALL_CAPS.with(Classes::GIVEN_NAME).with(Classes::ORGANISATION));
        let many = before.any(Classes::PLURAL) && before.any(Classes::SOURCE_NOUN) || unknown;
        if before.any(Classes::CAPITAL)
            && !many
            && !before.any(Classes::ROLE.with(Classes::PEOPLE))
            && !body
            && !self.is_word(i, &["for"])
        {
            // "Ann Lee from the Harbour Institute"
            let next = if self.is(i + 1, Classes::DEFINITE) { i + 2 } else { i + 1 };
            // "Ann Lee with the Harbour Institute"
            let with = next > i + 1 && self.is_word(i, &["with"]);
            return (with || self.is_word(i, &["from"])) && self.is(next, Classes::CAPITAL);
        }
        let whom = Classes::CAPITAL.with(Classes::DETERMINER).with(Classes::NUMERAL).with(Classes::QUANTIFIER);
        // "A report to councillors"
        let readers = || {
            let plural = self.is(i + 1, Classes::PLURAL.with(Classes::PEOPLE));
            before.any(Classes::DOCUMENT) && plural && self.is(i + 1, Classes::SOURCE_NOUN)
        };
        if self.is_word(i, &["to"]) && !self.is(i + 1, whom) && !readers() {
            return false;
        }
        // "two people on the call": people are told by where they are; a date is none of theirs.
        if before.any(Classes::PEOPLE.with(Classes::ROLE)) && self.is(i + 1, Classes::DETERMINER) {
            return !self.is(i + 2, Classes::DAY.with(Classes::MONTH).with(Classes::TIME))
                && !self.is(i + 2, Classes::MEDIUM);
        }
        // "A pilot with 20 years of experience": no date begins so.
        self.is_word(i, &["with"]) || !self.is_occasion(i)
    }

    /// Whether the preposition at `i` begins a date, a time or the occasion of speaking.
    #[must_use]
    pub fn is_occasion(&self, i: usize) -> bool {
        let mut at = i + 1;
        while at < i + 6 {
            let flags = self.flag(at);
            if flags.any(Classes::DAY.with(Classes::MONTH).with(Classes::TIME))
                || flags.any(Classes::OCCASION)
                    && (self.is(at - 1, Classes::ARTICLE.with(Classes::POSSESSIVE))
                        || !(flags.any(Classes::CUE_VERB) && self.is_predicate(at)))
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
        // "the Department of Health and Social Care | said"
        let capital = |i: usize| self.is(i, Classes::CAPITAL) && !self.is(i, Classes::DETERMINER);
        let both = and > 0 && capital(and - 1) && capital(and + 1);
        let body = Classes::GOVERNMENT.with(Classes::ORGANISATION);
        let department = || and >= 3 && self.is(and - 2, Classes::TITLE_WORD) && self.is(and - 3, body);
        // "Tarsk and Lindholm NHS Foundation Trust | apologised"
        let trust =
            || next > and + 2 && capital(next - 1) && self.is(next - 1, body) && !self.is(and - 1, Classes::GIVEN_NAME);
        let name = both && (department() || trust());
        (next > and + 1 && (name || !(next < end && self.is_predicate(next)))).then_some(next)
    }

    /// Whether the comma at token `comma` stands inside a name or a row of them.
    #[must_use]
    pub fn joins_name(&self, comma: usize) -> bool {
        self.joins_body(comma) || self.joins_towns(comma)
    }

    /// "Residents in Tarsk, Lasker and Orr | said": a row of places behind where people are.
    fn joins_towns(&self, comma: usize) -> bool {
        let name = |i: usize| self.is(i, Classes::CAPITAL) && !self.is(i, Classes::GIVEN_NAME.with(Classes::TITLE));
        let part = |i: usize| name(i) || self.is(i, Classes::COMMA);
        if comma == 0 || !name(comma - 1) || !name(comma + 1) {
            return false;
        }
        let from = comma.saturating_sub(LONGEST_LISTED);
        let first = (from..comma).rev().take_while(|&i| part(i)).last().unwrap_or(comma);
        let people = first >= 2
            && self.is(first - 1, Classes::SOMEWHERE)
            && self.is(first - 2, Classes::PEOPLE.with(Classes::GROUP))
            && self.word(first - 2).ends_with('s');
        let and = (comma + 1..comma + LONGEST_LISTED).find(|&i| !part(i));
        people && and.is_some_and(|and| self.is_word(and, &["and"]) && name(and + 1))
    }

    /// Whether it stands inside the name of a body: "Department for Environment, Food and Rural Affairs", "the
    /// Atmospheric, Geophysical and Astronomical Services Administration".
    fn joins_body(&self, comma: usize) -> bool {
        let small = Classes::DETERMINER.with(Classes::PREPOSITION).with(Classes::COORDINATOR);
        let capital = |i: usize| self.is(i, Classes::CAPITAL) && !self.is(i, small);
        if comma == 0 || !self.is(comma, Classes::COMMA) || !capital(comma - 1) || !capital(comma + 1) {
            return false;
        }
        let inside = |i: usize| capital(i) || self.is(i, Classes::COMMA);
        let Some(and) = (comma + 1..comma + LONGEST_LISTED).find(|&i| !inside(i)) else { return false };
        if !self.is_word(and, &["and"]) || !capital(and + 1) {
            return false;
        }
        let last = (and + 2..and + LONGEST_LISTED).find(|&i| !capital(i)).unwrap_or(and + 2) - 1;
        let body = Classes::GOVERNMENT.with(Classes::ORGANISATION).with(Classes::ORG_HEAD);
        let from = comma.saturating_sub(LONGEST_LISTED);
        let first = (from..comma).rev().take_while(|&i| inside(i)).last().unwrap_or(comma);
        // "… for | Environment, Food and …"
        let of =
            first >= 2 && self.is(first - 1, Classes::TITLE_WORD) && capital(first - 2) && self.is(first - 2, body);
        let headed = last > and + 1 && self.is(last, body) && (first..comma).any(|i| self.is(i, Classes::ARTICLE));
        let headed =
            headed || last > and + 1 && self.is(last, body) && self.is(first.wrapping_sub(1), Classes::ARTICLE);
        (of || headed) && !(first..comma).any(|i| self.is(i, Classes::GIVEN_NAME) && !self.is(i, body))
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
            // "said one, Jimmy Lee"
            let one = good == i + 1 && self.is_word(i, &["one", "another"]);
            if name && !one && !(i..good).any(|k| self.is(k, Classes::CAPITAL.with(Classes::SOURCE_NOUN))) {
                break;
            }
            let Some(close) = self.appositive_end(good + 1, end) else { break };
            good = self.past_seat(close, end);
            // "…, Ann Lee, said on Monday": the appositive is closed, and the verb follows.
            if self.is(good, Classes::COMMA) && (!self.opens_appositive(good + 1) || self.speaks(good + 1)) {
                break;
            }
        }
        good
    }

    /// Behind where somebody of an appositive is, between commas: "a fellow at the Orrin Institute in Haven, in Lasker’s Tarsk
    /// province|, said".
    fn past_seat(&self, comma: usize, end: usize) -> usize {
        if !self.is(comma, Classes::COMMA)
            || !self.is(comma + 1, Classes::SOMEWHERE)
            || !self.is(comma + 2, Classes::CAPITAL)
        {
            return comma;
        }
        let close = self.phrase_end(comma + 2, end);
        let closed = close > comma + 2 && self.is(close, Classes::COMMA) && self.speaks(close + 1);
        if closed { close } else { comma }
    }

    /// Whether token `i` is the finite form of a verb of speech.
    pub(super) fn speaks(&self, i: usize) -> bool {
        self.verb_readings(i).any(|(cue, form, _)| {
            cue.traits.has(Traits::RESUMES) && cue.frames.has(Frames::QUOTE) && form.is(Form::PAST | Form::THIRD)
        })
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
        // ", operator of the line,"
        let firm =
            flags.any(Classes::ORGANISATION) && !flags.any(Classes::CAPITAL) && self.is_word(i + 1, &["of", "for"]);
        noun || firm
            || flags.any(
                Classes::DETERMINER
                    .with(Classes::POSSESSIVE)
                    .with(Classes::ROLE)
                    .with(Classes::PEOPLE)
                    .with(Classes::TITLE),
            )
            || flags.any(Classes::ADJECTIVE) && self.is(i + 1, Classes::ROLE)
            || flags.any(Classes::CAPITAL)
                && !flags.any(Classes::PREPOSITION.with(Classes::SUBORDINATOR).with(Classes::DAY))
            || flags.any(Classes::VERB_ING.with(Classes::VERB_ED))
                && !flags.any(Classes::CAPITAL)
                && !self.is(i + 1, Classes::THAT)
            || self.is(i + 1, Classes::GENITIVE)
            // ", though a neighbour said": a clause.
            || self.is(i + 2, Classes::ROLE)
                && self.is(i + 1, Classes::HYPHEN.with(Classes::WORDLIKE))
                && !flags.any(Classes::SUBORDINATOR.with(Classes::ADVERSATIVE))
    }

    /// The end of the appositive that begins at token `i`: a comma, a stop, or a clause of its own.
    fn appositive_end(&self, i: usize, end: usize) -> Option<usize> {
        let mut relative = self.is(i, Classes::RELATIVE);
        let limit = end.min(i + LONGEST_APPOSITIVE);
        let mut at = i;
        while at < limit {
            let flags = self.flag(at);
            // "queuing at a “Point of Warmth” near the station"
            let named = flags.any(Classes::QUOTE) && at > i && self.is(at - 1, Classes::ARTICLE);
            if named
                && let Some(quote) = self.quote_at(at).map(|quote| &self.quotes[quote])
                && quote.open == at
                && quote.words <= LONGEST_QUOTED
                && quote.close + 1 < limit
            {
                at = quote.close + 1;
                continue;
            }
            if flags.any(
                Classes::COMMA.with(Classes::HARD_STOP).with(Classes::DASH).with(Classes::QUOTE).with(Classes::COLON),
            ) {
                return (at > i).then_some(at);
            }
            // "a Republican from Ohio who had pushed for it"
            relative |= flags.any(Classes::WH) && self.is(at, Classes::PERSONAL_RELATIVE);
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
            if !relative
                && flags.any(Classes::PREPOSITION)
                && self.is_occasion(at)
                && !self.is_word(at, &["of", "for", "with"])
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
