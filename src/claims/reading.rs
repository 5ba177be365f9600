//! A document as the grammar of attribution asks about it: a view of the one reading, and units.

use std::ops::{Deref, Range};

use super::lexicon::{Cue, Form, Lexicon};
use crate::language::{self, Classes};

/// The longest unit, in tokens: longer than any quotation that is spoken in one breath.
const LONGEST_UNIT: usize = 800;
/// The longest sentence, in tokens, that is read as one.
const LONGEST_SENTENCE: usize = 240;

/// The longest tag behind a question, in tokens.
const LONGEST_TAG: usize = 6;

/// A stretch of whole sentences of one block that no quotation crosses the edge of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Token indices.
    pub tokens: Range<usize>,
    /// The block.
    pub block: usize,
}

/// The one reading of a document, with the questions that attribution asks.
#[derive(Debug)]
pub struct Reading<'a> {
    base: &'a language::Reading<'a>,
    /// The tables of cues.
    pub lexicon: Lexicon<'a>,
    /// How often a token was looked at.
    #[cfg(test)]
    pub steps: std::cell::Cell<usize>,
}

impl<'a> Deref for Reading<'a> {
    type Target = language::Reading<'a>;

    fn deref(&self) -> &Self::Target {
        self.base
    }
}

impl<'a> Reading<'a> {
    /// A view of `base`.
    #[must_use]
    pub fn new(base: &'a language::Reading<'a>) -> Self {
        Self {
            base,
            lexicon: Lexicon::of(base.language),
            #[cfg(test)]
            steps: std::cell::Cell::default(),
        }
    }

    /// The reading itself.
    #[must_use]
    pub const fn base(&self) -> &'a language::Reading<'a> {
        self.base
    }

    /// Whether the words are a question: "why the street has to wait", "“Where are the funds?”"
    #[must_use]
    pub fn asks(&self, words: Range<usize>) -> bool {
        let first = words.clone().find(|&i| self.is(i, Classes::WORDLIKE)).unwrap_or(words.start);
        let last = words.clone().rev().find(|&i| !self.is(i, Classes::QUOTE)).unwrap_or(words.start);
        self.word(last) == "?"
            || self.is(first, Classes::OPEN_QUESTION.with(Classes::WH))
            || self.is_word(first, &["why"])
    }

    /// The classes of token `i`, none past the end.
    #[inline]
    #[must_use]
    pub fn flag(&self, i: usize) -> Classes {
        #[cfg(test)]
        self.steps.set(self.steps.get() + 1);
        self.base.classes(i)
    }

    /// Whether token `i` has one of `classes`.
    #[inline]
    #[must_use]
    pub fn is(&self, i: usize, classes: Classes) -> bool {
        #[cfg(test)]
        self.steps.set(self.steps.get() + 1);
        self.base.is(i, classes)
    }

    /// The characters of token `i`.
    #[must_use]
    pub fn word(&self, i: usize) -> &'a str {
        self.base.document.word(i)
    }

    /// Whether token `i` is one of `words`, given in lower case.
    #[inline]
    #[must_use]
    pub fn is_word(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.base.lower(i))
    }

    /// The readings of token `i` as a reporting verb, longest first, with the token after the cue.
    pub fn verb_readings(&self, i: usize) -> impl Iterator<Item = (Cue<'a>, Form, usize)> {
        let cue = self.is(i, Classes::CUE_VERB);
        let readings = cue.then(|| self.lexicon.verbs(move |at| self.base.word(i + at)));
        readings.into_iter().flatten().map(move |(cue, form, words)| (cue, form, i + words))
    }

    /// What token `i` is as a reporting noun.
    #[must_use]
    pub fn noun(&self, i: usize) -> Option<Cue<'a>> {
        self.lexicon.noun(self.base.word(i)?)
    }

    /// What token `i` is as an adjective that attributes.
    #[must_use]
    pub fn adjective(&self, i: usize) -> Option<Cue<'a>> {
        self.lexicon.adjective(self.base.word(i)?)
    }

    /// Whether token `i` is initials that are a small word too, "WHO", in a text that is not all in capitals.
    #[must_use]
    pub fn is_initials(&self, i: usize) -> bool {
        let caps = |i: usize| self.is(i, Classes::ALL_CAPS);
        caps(i) && self.word(i).len() > 1 && !caps(i + 1) && !(i > 0 && caps(i - 1))
    }

    /// Whether a preposition of `cue` stands at token `i`.
    #[must_use]
    pub fn takes(&self, cue: &Cue<'_>, i: usize) -> bool {
        cue.takes(self.base.lower(i))
    }

    /// The index of the quotation that holds token `i` or whose mark it is.
    #[inline]
    #[must_use]
    pub fn quote_at(&self, i: usize) -> Option<usize> {
        if !self.is(i, Classes::QUOTED) {
            return None;
        }
        let after = self.quotes.partition_point(|q| q.open <= i);
        let index = after.checked_sub(1)?;
        (i <= self.quotes[index].close).then_some(index)
    }

    /// Whether token `i` begins a noun phrase as far as its own form tells.
    #[must_use]
    pub fn opens_phrase(&self, i: usize) -> bool {
        let flags = self.flag(i);
        flags.any(Classes::WORDLIKE)
            && (!flags.any(NO_OPENER) || flags.any(Classes::DETERMINER) && !flags.any(Classes::WH))
            || flags.any(Classes::CAPITAL)
    }

    /// Whether a sentence is nothing but who said the quotation before it: “Where is it?” | Ann Lee asked.
    fn is_tag(&self, sentence: &Range<usize>) -> bool {
        let Some(close) = sentence.start.checked_sub(1).filter(|&i| self.is(i, Classes::QUOTE)) else { return false };
        let name = Classes::CAPITAL.with(Classes::TITLE);
        let verb = (sentence.start..sentence.end.min(sentence.start + LONGEST_TAG)).find(|&i| !self.is(i, name));
        matches!(self.word(close.saturating_sub(1)), "?" | "!")
            && verb.is_some_and(|i| {
                i > sentence.start && self.speaks(i) && (i + 1 >= sentence.end || self.is(i + 1, Classes::STOP))
            })
    }

    /// The units of the document, in order.
    #[must_use]
    pub fn units(&self) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        for sentence in &self.document.sentences {
            if let Some(last) = units.last_mut()
                && last.block == sentence.block
                && (self.is_tag(&sentence.tokens)
                    || self
                        .quote_at(sentence.tokens.start)
                        .is_some_and(|quote| self.quotes[quote].open < sentence.tokens.start))
                && sentence.tokens.end - last.tokens.start <= LONGEST_UNIT
            {
                last.tokens.end = sentence.tokens.end;
                continue;
            }
            // A text without stops is read in pieces: the cost of a unit grows faster than its length.
            let mut rest = sentence.tokens.clone();
            while rest.len() > LONGEST_SENTENCE {
                units.push(Unit { tokens: rest.start..rest.start + LONGEST_SENTENCE, block: sentence.block });
                rest.start += LONGEST_SENTENCE;
            }
            units.push(Unit { tokens: rest, block: sentence.block });
        }
        units
    }
}

const NO_OPENER: Classes = Classes::AUXILIARY
    .with(Classes::PREPOSITION)
    .with(Classes::TO)
    .with(Classes::THAT)
    .with(Classes::WH)
    .with(Classes::COORDINATOR)
    .with(Classes::ADVERSATIVE)
    .with(Classes::SUBORDINATOR)
    .with(Classes::NEGATION)
    .with(Classes::VERB_PAST)
    .with(Classes::VERB_ED)
    .with(Classes::VERB_PARTICIPLE)
    .with(Classes::LY);
