//! What follows a cue: addressee and adverbials, then the content.

use super::lexicon::{Cue, CueKind, Frames, Traits};
use super::reading::Reading;
use super::speaker::is_outlet;
use super::verb_group::VerbGroup;
use crate::language::Classes;
use crate::language::en::dates;

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

impl Join {
    /// Whether it joins a phrase rather than a clause or a quotation: verbs that report nothing have it too.
    #[must_use]
    pub const fn is_weak(self) -> bool {
        matches!(self, Self::Object | Self::Infinitive | Self::Gerund | Self::Preposition)
    }
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

impl Complement {
    /// The content from token `start` on, without a preposition of its own.
    const fn new(join: Join, start: usize) -> Self {
        Self { join, start, preposition: None }
    }
}

/// The longest phrase, in tokens, whose measure follows "at": "the number of people who lost their homes".
const LONGEST_MEASURED: usize = 14;

/// The fewest words of a quotation after an adverbial: fewer may be a title.
const FEWEST_SPOKEN: usize = 4;

impl Reading<'_> {
    /// The token after the adverbials and the addressee that follow token `at`.
    #[must_use]
    pub fn after_adjuncts(&self, at: usize, end: usize) -> usize {
        let mut at = at;
        while at < end {
            let flags = self.flag(at);
            // "said late Monday"
            if flags.any(Classes::DATE_QUALIFIER)
                && let Some(date) = dates::at(self, at, end)
            {
                at = date.end;
                continue;
            }
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
            // "saying only one had died", "said nearly 40 had": how many, and part of what is said.
            let counts = Classes::NUMERAL.with(Classes::DIGITS).with(Classes::QUANTIFIER).with(Classes::ARTICLE);
            let degree = self.is(at + 1, counts);
            if (flags.any(Classes::LY) || self.is(at, Classes::LIGHT_ADVERB)) && !degree && at + 1 < end {
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

    /// Whether what stands at token `at` asks for all that there is to tell, "whether it would close", "how many were
    /// lost"; "how long ago the leak was found" tells that it was.
    #[must_use]
    pub fn asks_openly(&self, at: usize) -> bool {
        self.is(at, Classes::OPEN_QUESTION) || self.is(at, Classes::WH) && self.is(at + 1, Classes::QUANTIFIER)
    }

    /// The content that follows `group`, whose frames allow it.
    #[must_use]
    pub fn complement(&self, group: &VerbGroup<'_>, end: usize) -> Option<Complement> {
        let after = After { reading: self, cue: group.cue, passive: group.passive, at: group.end, end };
        After::rules().into_iter().find_map(|rule| rule(&after))
    }

    /// The content if it begins at token `at`; `adjacent` if it may be a noun phrase.
    pub(super) fn direct_complement(&self, cue: Cue<'_>, at: usize, end: usize, adjacent: bool) -> Option<Complement> {
        if at >= end {
            return None;
        }
        let here = Here { reading: self, cue, at, end, flags: self.flag(at), quote: self.opens_quote(at) };
        if here.flags.any(Classes::COLON) {
            return here.after_colon();
        }
        if here.flags.any(Classes::COMMA) {
            return here.after_comma();
        }
        let clause = Here::clauses().into_iter().find_map(|rule| rule(&here));
        clause.or_else(|| if adjacent { Here::phrases().into_iter().find_map(|rule| rule(&here)) } else { None })
    }

    /// Whether "as", a short quotation or an adjective and then what they are said of begin at token `at`: "as “baseless”
    /// claims that", "as fair the terms that"; not "as “baseless” by the union".
    pub(super) fn judged_behind(&self, at: usize, end: usize) -> bool {
        if !self.is_word(at, &["as"]) {
            return false;
        }
        let close = match self.quote_at(at + 1).map(|q| &self.quotes[q]) {
            Some(quote) if quote.open == at + 1 => quote.close + 1,
            _ if self.is(at + 1, Classes::ADJECTIVE) && self.is(at + 2, Classes::OPENER.with(Classes::PLURAL)) => {
                at + 2
            }
            _ => return false,
        };
        close < end && self.opens_phrase(close) && !self.is(close, Classes::SUBJECT_PRONOUN)
    }

    /// Whether a quotation opens at token `i`.
    fn opens_quote(&self, i: usize) -> bool {
        self.quote_at(i).is_some_and(|q| self.quotes[q].open == i)
    }

    /// The first "that" among `range`, no demonstrative before a verb, that nothing but words of a
    /// phrase come before; `no` are words that no phrase has.
    fn that_over_phrase(&self, range: std::ops::Range<usize>, no: Classes, marks: Classes) -> Option<usize> {
        let phrase = Classes::WORDLIKE.with(Classes::GENITIVE).with(Classes::HYPHEN).with(marks);
        // "promised an answer by June and | warned that": another verb has it.
        let other = |i: usize| self.is(i, Classes::CUE_VERB) && self.is(i.wrapping_sub(1), Classes::COORDINATOR);
        let plain = |&i: &usize| self.is(i, phrase) && !self.is(i, no) && !other(i);
        // "filed in that case"
        range.take_while(plain).find(|&i| self.is(i, Classes::THAT) && !self.is(i - 1, Classes::PREPOSITION))
    }

    /// Whether what "to" at the token before governs is a verb.
    pub(super) fn is_infinitive(&self, i: usize) -> bool {
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

/// A finished verb group that asks for its content.
struct After<'r, 'a> {
    reading: &'r Reading<'a>,
    cue: Cue<'a>,
    passive: bool,
    /// The token after the group.
    at: usize,
    end: usize,
}

/// A verb of the clause that a phrase stands in.
const FINITE: Classes = Classes::AUXILIARY.with(Classes::VERB_PAST);

impl After<'_, '_> {
    /// Where the content may stand, tried in this order.
    fn rules() -> [fn(&Self) -> Option<Complement>; 13] {
        [
            Self::that_past_adjuncts,
            Self::quotation_past_topic,
            Self::quotation_past_colon,
            Self::clear_past_adjuncts,
            Self::that_past_people,
            Self::clause_past_head,
            Self::clause_past_hearing,
            Self::at_once,
            Self::quotation_past_object,
            Self::past_addressee,
            Self::preposition_past_addressee,
            Self::phrase_at_once,
            Self::phrase_past_adjuncts,
        ]
    }

    fn direct(&self, at: usize, adjacent: bool) -> Option<Complement> {
        self.reading.direct_complement(self.cue, at, self.end, adjacent)
    }

    /// "said on CNN that": whatever adverbial stands between, "that" joins the content.
    fn that_past_adjuncts(&self) -> Option<Complement> {
        let reading = self.reading;
        let opens = reading.is(self.at, Classes::PREPOSITION.with(Classes::DAY).with(Classes::TIME));
        if !opens || !self.cue.frames.has(Frames::THAT) || reading.takes(&self.cue, self.at) {
            return None;
        }
        // "said in a letter signed by its manager, Ann Lee, that": between commas.
        let closed = |found: &Complement| reading.is(found.start - 1, Classes::COMMA);
        let apart = || self.that(20, Classes::QUOTE.with(Classes::COMMA)).filter(closed);
        self.that(12, Classes::QUOTE).or_else(apart)
    }

    /// "told donors on a conference call that": "that" tells, though a clause might begin before.
    fn that_past_people(&self) -> Option<Complement> {
        let tells = self.cue.traits.has(Traits::TELLS) && !self.passive && self.reading.is(self.at, Classes::PEOPLE);
        if tells { self.that(9, Classes::default()) } else { None }
    }

    /// A clause with "that" within `reach` tokens.
    fn that(&self, reach: usize, marks: Classes) -> Option<Complement> {
        let no = FINITE.with(Classes::SUBJECT_PRONOUN).with(Classes::WH);
        let limit = self.end.min(self.at + reach);
        let first = self.reading.that_over_phrase(self.at..limit, no, marks)?;
        // "said in an email the firm “supports rules that work”": a relative clause of what is quoted.
        let quoted = self.reading.quote_at(first).map(|q| self.reading.quotes[q].open);
        if quoted.is_some_and(|open| open > self.at && open + 1 < first) {
            return None;
        }
        // "asked for a meeting about a lane that opened": a relative clause, which another "that" may follow.
        let relative = |that: usize| self.reading.is(that + 1, FINITE.with(Classes::VERB_ED));
        if !relative(first) {
            return Some(Complement::new(Join::That, first));
        }
        let next = self.reading.that_over_phrase(first + 2..limit.max(self.end.min(first + 8)), no, marks)?;
        (!relative(next)).then_some(Complement::new(Join::That, next))
    }

    /// "said of the mayor, “…”"
    fn quotation_past_topic(&self) -> Option<Complement> {
        let reading = self.reading;
        if !reading.is(self.at, Classes::TOPIC)
            || !self.cue.frames.has(Frames::QUOTE)
            || reading.takes(&self.cue, self.at)
        {
            return None;
        }
        let phrase = Classes::WORDLIKE.with(Classes::GENITIVE).with(Classes::HYPHEN);
        let edge = (self.at..self.end.min(self.at + 12)).find(|&i| !reading.is(i, phrase) || reading.is(i, FINITE))?;
        let quote = reading.quote_at(edge + 1).map(|q| &reading.quotes[q])?;
        let spoken = quote.open == edge + 1 && quote.words >= FEWEST_SPOKEN;
        (reading.is(edge, Classes::COMMA.with(Classes::COLON)) && spoken)
            .then_some(Complement::new(Join::Quotation, quote.open))
    }

    /// "summed up the mood: “…”"
    fn quotation_past_colon(&self) -> Option<Complement> {
        let reading = self.reading;
        // "The Daily quotes a miner: “…”": the miner speaks.
        let relays = self.cue.traits.has(Traits::RELAYS);
        if !self.cue.frames.has(Frames::QUOTE) || relays || self.passive || !reading.opens_phrase(self.at) {
            return None;
        }
        let colon = reading.phrase_end(self.at, self.end);
        let quoted = colon > self.at && reading.is(colon, Classes::COLON) && reading.opens_quote(colon + 1);
        quoted.then_some(Complement::new(Join::Quotation, colon + 1))
    }

    /// "said last week that", "said Sunday the bridge would close"
    fn clear_past_adjuncts(&self) -> Option<Complement> {
        let reading = self.reading;
        let past = reading.after_adjuncts(self.at, self.end);
        if past <= self.at || reading.is(self.at, Classes::COMMA) {
            return None;
        }
        let clear = reading.is(past, Classes::THAT.with(Classes::COLON).with(Classes::QUOTE))
            || reading.is(past, Classes::COMMA) && reading.is(past + 1, Classes::QUOTE)
            || reading.begins_clause(past, self.end);
        if clear { self.direct(past, false) } else { None }
    }

    /// "told the board | enrollment had fallen": nobody is told nothing, so the clause begins behind who can be.
    fn clause_past_head(&self) -> Option<Complement> {
        let reading = self.reading;
        if !self.cue.traits.has(Traits::TELLS) || self.passive || !reading.begins_clause(self.at, self.end) {
            return None;
        }
        let told = Classes::SOURCE_NOUN.with(Classes::CAPITAL);
        let close = reading.phrase_end(self.at, self.end);
        // "told the BBC | staff were jumping"
        let head = |i: usize| {
            let outlet = reading.is(i - 1, Classes::ALL_CAPS) && is_outlet(reading, i - 1..i);
            reading.is(i - 1, told) && (outlet || !reading.is(i, Classes::ROLE.with(Classes::PEOPLE)))
        };
        let behind = |&i: &usize| head(i) && reading.begins_clause(i, self.end);
        (self.at + 1..close).rev().find(behind).map(|start| Complement::new(Join::Bare, start))
    }

    /// "told council | trucks already rattle her windows": a body without an article, then those who do something.
    fn clause_past_hearing(&self) -> Option<Complement> {
        let (reading, start) = (self.reading, self.at + 1);
        if !self.cue.traits.has(Traits::TELLS) || self.passive || !reading.is(self.at, Classes::HEARING) {
            return None;
        }
        let close = reading.phrase_end(start, self.end);
        let members = Classes::PEOPLE.with(Classes::ROLE).with(Classes::PREPOSITION).with(Classes::COORDINATOR);
        let things =
            close > start && reading.word(close - 1).ends_with('s') && !(start..close).any(|i| reading.is(i, members));
        let acts = reading.is_predicate(close) || reading.is(close, Classes::ADVERB.with(Classes::LY));
        (things && acts).then(|| Complement::new(Join::Bare, start))
    }

    fn at_once(&self) -> Option<Complement> {
        self.direct(self.at, false)
    }

    /// "called the story “a lie from the first word to the last”": no addressee.
    fn quotation_past_object(&self) -> Option<Complement> {
        let reading = self.reading;
        if !self.cue.frames.has(Frames::SMALL) || self.passive || !reading.opens_phrase(self.at) {
            return None;
        }
        // "called the outlook for the week “tight, but manageable,”": the quotation is no part of what is called so.
        let open = (self.at + 1..self.end.min(self.at + LONGEST_MEASURED)).find(|&i| reading.opens_quote(i));
        let close = reading.phrase_end(self.at, open.unwrap_or(self.end));
        let quoted = close > self.at && open == Some(close);
        quoted.then_some(Complement::new(Join::Object, self.at))
    }

    /// "told the judge that"
    fn past_addressee(&self) -> Option<Complement> {
        let reading = self.reading;
        if !self.cue.frames.has(Frames::ADDRESSEE) || self.passive {
            return None;
        }
        let addressee = reading.phrase_end(self.at, self.end);
        // "asked its allies | for pumps to drain it": what is asked for begins there.
        let governed = |&i: &usize| {
            reading.takes(&self.cue, i)
                && reading.is_word(i, &["for"])
                && !reading.is(i + 1, Classes::CAPITAL.with(Classes::PORTFOLIO))
                && !reading.is(i - 1, Classes::CAPITAL)
        };
        if addressee <= self.at || self.cue.governs() && (self.at + 1..addressee).any(|i| governed(&i)) {
            return None;
        }
        // "told a crowd of 5,000 in Toledo that", "… the people who filled it that": the phrase may go on up to "that".
        let who = reading.is(addressee, Classes::PERSONAL_RELATIVE);
        let first = addressee + usize::from(who);
        let no = if who { Classes::SUBJECT_PRONOUN } else { FINITE.with(Classes::SUBJECT_PRONOUN) };
        let that = reading
            .that_over_phrase(first..self.end.min(first + 9), no, Classes::default())
            .filter(|&i| !reading.is(i + 1, Classes::AUXILIARY) && self.cue.frames.has(Frames::THAT));
        let after = that.unwrap_or_else(|| reading.after_adjuncts(addressee, self.end));
        // "told us in April | the ship was": when it was told is no part of it.
        let later = if after > addressee { self.direct(after, false) } else { None };
        later.or_else(|| self.direct(addressee, false))
    }

    /// "appealed to allies for help", "calls members for help": the preposition past the addressee.
    fn preposition_past_addressee(&self) -> Option<Complement> {
        let reading = self.reading;
        let addressed = self.cue.frames.has(Frames::ADDRESSEE) && reading.opens_phrase(self.at)
            || reading.is(self.at, Classes::TO)
            || reading.is_word(self.at, &["with"]);
        if !self.cue.governs() || !addressed {
            return None;
        }
        let edge = FINITE.with(Classes::PREPOSITION).with(Classes::THAT).with(Classes::WH);
        let phrase = Classes::WORDLIKE.with(Classes::GENITIVE).with(Classes::HYPHEN);
        // "accused the Office of Public Works of": part of the name.
        let named = |i: usize| {
            reading.is_word(i, &["of"]) && reading.is(i - 1, Classes::CAPITAL) && reading.is(i + 1, Classes::CAPITAL)
        };
        let stop = (self.at + 1..self.end.min(self.at + 12)).filter(|&i| !named(i)).find(|&i| {
            reading.is(i, edge) || i > self.at + 1 && reading.is(i, Classes::DETERMINER) || !reading.is(i, phrase)
        });
        self.direct(stop?, false).filter(|found| found.join == Join::Preposition)
    }

    fn phrase_at_once(&self) -> Option<Complement> {
        self.direct(self.at, true)
    }

    fn phrase_past_adjuncts(&self) -> Option<Complement> {
        let after = self.reading.after_adjuncts(self.at, self.end);
        let mut found = if after > self.at { self.direct(after, true) } else { None }?;
        // "denies deliberately targeting": another denial without the adverb.
        let manner = found.start.wrapping_sub(1);
        found.start -=
            usize::from(found.join == Join::Gerund && manner >= self.at && self.reading.is(manner, Classes::LY));
        Some(found)
    }
}

/// A token that the content of a cue may begin at.
struct Here<'r, 'a, 'c> {
    reading: &'r Reading<'a>,
    cue: Cue<'c>,
    at: usize,
    end: usize,
    flags: Classes,
    /// A quotation opens here.
    quote: bool,
}

impl Here<'_, '_, '_> {
    /// What begins a clause or a quotation, or has a word of its own to join it; in this order.
    fn clauses() -> [fn(&Self) -> Option<Complement>; 7] {
        [Self::quotation, Self::that, Self::infinitive, Self::preposition, Self::question, Self::gerund, Self::bare]
    }

    /// What begins a noun phrase that is the content; in this order.
    fn phrases() -> [fn(&Self) -> Option<Complement>; 6] {
        [Self::behind_as, Self::before_as, Self::before_measure, Self::small, Self::object, Self::pronoun]
    }

    fn found(&self, fits: bool, join: Join) -> Option<Complement> {
        fits.then_some(Complement::new(join, self.at))
    }

    fn has(&self, frames: Frames) -> bool {
        self.cue.frames.has(frames)
    }

    fn after_colon(&self) -> Option<Complement> {
        let quoted = self.reading.opens_quote(self.at + 1);
        let speech = matches!(self.cue.kind, CueKind::Speech | CueKind::Manner | CueKind::Question | CueKind::Belief);
        let join = if quoted { Join::Quotation } else { Join::Colon };
        (self.at + 1 < self.end && speech && (quoted || self.has(Frames::QUOTE)))
            .then_some(Complement::new(join, self.at + 1))
    }

    fn after_comma(&self) -> Option<Complement> {
        (self.reading.opens_quote(self.at + 1) && self.has(Frames::QUOTE))
            .then_some(Complement::new(Join::Quotation, self.at + 1))
    }

    fn quotation(&self) -> Option<Complement> {
        self.found(self.quote && self.has(Frames::QUOTE.with(Frames::BARE).with(Frames::OBJECT)), Join::Quotation)
    }

    fn that(&self) -> Option<Complement> {
        // "denied that: both had passed"
        let alone = self.reading.is(self.at + 1, Classes::COLON.with(Classes::STOP));
        self.found(self.flags.any(Classes::THAT) && !alone && self.has(Frames::THAT.with(Frames::BARE)), Join::That)
    }

    /// "to leave", "not to leave"
    fn infinitive(&self) -> Option<Complement> {
        let reading = self.reading;
        let to = self.flags.any(Classes::TO)
            && (reading.is_infinitive(self.at + 1) || reading.opens_quote(self.at + 1))
            || reading.is_word(self.at, &["not"]) && reading.is(self.at + 1, Classes::TO);
        self.found(to && self.has(Frames::INFINITIVE), Join::Infinitive)
    }

    fn preposition(&self) -> Option<Complement> {
        (self.reading.takes(&self.cue, self.at) && self.at + 1 < self.end).then_some(Complement {
            join: Join::Preposition,
            start: self.at + 1,
            preposition: Some(self.at),
        })
    }

    fn question(&self) -> Option<Complement> {
        let asks = self.flags.any(Classes::WH) && !self.reading.is_word(self.at, &["which"]);
        self.found(asks && self.has(Frames::WH), Join::Question)
    }

    fn gerund(&self) -> Option<Complement> {
        // "having" and "being" are auxiliaries in form.
        let auxiliary =
            self.reading.is(self.at, Classes::INFINITE_AUXILIARY) && self.reading.word(self.at).ends_with("ing");
        let gerund = (auxiliary || self.flags.any(Classes::VERB_ING)) && !self.flags.any(Classes::CAPITAL);
        self.found(gerund && self.has(Frames::GERUND), Join::Gerund)
    }

    /// Whether words stand here rather than a mark.
    fn is_open(&self) -> bool {
        self.quote || !self.flags.any(Classes::MARK)
    }

    /// A clause without "that".
    fn bare(&self) -> Option<Complement> {
        let clause = || {
            self.reading.begins_clause(self.at, self.end)
                || self.cue.traits.has(Traits::SAYS) && self.reading.opens_bare(self.at)
        };
        self.found(self.is_open() && self.has(Frames::BARE) && clause(), Join::Bare)
    }

    /// Whether a noun phrase or a quotation begins here.
    fn opens_phrase(&self) -> bool {
        self.is_open()
            && (self.quote || self.reading.opens_phrase(self.at))
            && !self.flags.any(Classes::SUBJECT_PRONOUN)
    }

    /// "rejected as “baseless” claims that he had lied"
    fn behind_as(&self) -> Option<Complement> {
        self.found(self.has(Frames::AS) && self.reading.judged_behind(self.at, self.end), Join::Object)
    }

    /// "described the plan as a mistake"
    fn before_as(&self) -> Option<Complement> {
        let reading = self.reading;
        if !self.has(Frames::AS) || !self.opens_phrase() {
            return None;
        }
        let edge = (self.at..self.end.min(self.at + 30))
            .find(|&i| reading.is_word(i, &["as"]) || reading.is(i, Classes::COMMA.with(Classes::STOP)));
        let joined = edge.is_some_and(|i| reading.is_word(i, &["as"]));
        self.found(joined && reading.phrase_end(self.at, self.end) > self.at, Join::Object)
    }

    /// "put the number of dead at 40", "put the party on 51 per cent"
    fn before_measure(&self) -> Option<Complement> {
        let reading = self.reading;
        if !self.has(Frames::MEASURE) || !self.opens_phrase() {
            return None;
        }
        let number = |i: usize| (i + 1..i + 4).any(|k| reading.is(k, Classes::DIGITS.with(Classes::NUMERAL)));
        let share = |i: usize| (i + 2..i + 5).any(|k| reading.is(k, Classes::PERCENT) || reading.is_word(k, &["%"]));
        let counted = |i: usize| (self.at..i).any(|k| reading.is(k, Classes::MEASURED));
        let edge = Classes::COMMA.with(Classes::STOP).with(Classes::QUOTE);
        let measured = (self.at + 1..self.end.min(self.at + LONGEST_MEASURED))
            .take_while(|&i| !reading.is(i, edge))
            .any(|i| reading.is_word(i, &["at", "on"]) && number(i) && (counted(i) || share(i)));
        self.found(measured, Join::Object)
    }

    /// "called the plan a mistake", "called it a day": the phrase may run through both; a pronoun
    /// does not.
    fn small(&self) -> Option<Complement> {
        let reading = self.reading;
        if !self.has(Frames::SMALL) || !self.opens_phrase() {
            return None;
        }
        let close = reading.phrase_end(self.at, self.end);
        let predicate = close > self.at
            && close < self.end
            && !reading.is(close, Classes::THAT)
            && (reading.opens_phrase(close) || reading.opens_quote(close) || reading.is(close, Classes::TO));
        // "called the accusation baseless"
        let judged = close == self.at + 3
            && self.flags.any(Classes::DETERMINER)
            && ["less", "ful", "ble", "ous", "ive", "ical"].iter().any(|end| reading.word(close - 1).ends_with(end))
            && self.cue.traits.has(Traits::CALLS);
        let both = self.flags.any(Classes::OBJECT_PRONOUN)
            || judged
            || close >= self.at + 4 && self.cue.traits.has(Traits::CALLS)
            || close > self.at + 1 && self.cue.traits.has(Traits::DEEMS);
        // "A poll found 61% of them in favour"
        let share = self.cue.kind == CueKind::Finding
            && self.flags.any(Classes::DIGITS)
            && (reading.is(self.at + 1, Classes::PERCENT) || reading.is_word(self.at + 1, &["%"]));
        self.found(predicate || both || share, Join::Object)
    }

    fn object(&self) -> Option<Complement> {
        self.found(self.has(Frames::OBJECT) && self.opens_phrase(), Join::Object)
    }

    /// "him", "it", which may be a subject as well.
    fn pronoun(&self) -> Option<Complement> {
        let frames = Frames::SMALL.with(Frames::OBJECT).with(Frames::AS);
        self.found(self.is_open() && self.flags.any(Classes::OBJECT_PRONOUN) && self.has(frames), Join::Object)
    }
}
