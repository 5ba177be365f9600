//! A document as the grammar of attribution reads it: flags for each token, quotations, units.

use std::ops::Range;

use super::lexicon::{Cue, Entry, Form, Lexicon};
use super::quotes::{self, Quote};
use super::words::Flags;
use crate::text::{Document, Token, TokenKind};

/// The longest unit, in tokens: longer than any quotation that is spoken in one breath.
const LONGEST_UNIT: usize = 800;
/// The longest sentence, in tokens, that is read as one.
const LONGEST_SENTENCE: usize = 240;

/// A stretch of whole sentences of one block that no quotation crosses the edge of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Token indices.
    pub tokens: Range<usize>,
    /// The block.
    pub block: usize,
}

/// A document with what the lexicon says of its words and where its quotations are.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// The lexicon.
    pub lexicon: &'static Lexicon,
    /// One set of flags a token.
    pub flags: Vec<Flags>,
    /// What the lexicon knows of each token.
    entries: Vec<Option<&'static Entry>>,
    /// Quotations, ascending, none in another.
    pub quotes: Vec<Quote>,
    /// How often a token was looked at.
    #[cfg(test)]
    pub steps: std::cell::Cell<usize>,
}

impl<'a> Reading<'a> {
    /// Reads `document`.
    #[must_use]
    pub fn new(document: &'a Document<'a>) -> Self {
        let lexicon = Lexicon::get();
        let text = document.text();
        let (mut flags, mut entries) = (Vec::new(), Vec::new());
        flags.reserve_exact(document.tokens.len());
        entries.reserve_exact(document.tokens.len());
        for token in &document.tokens {
            let word = token.text(text);
            let entry = if token.kind == TokenKind::Word { lexicon.look_up(word) } else { None };
            let mut own = flags_of(entry, word, *token);
            // "Theresa May", "Mr. Will": a name, no modal.
            let named = Flags::GIVEN_NAME.with(Flags::TITLE).with(Flags::ROLE);
            if own.any(Flags::MODAL)
                && own.any(Flags::CAPITAL)
                && flags.last().is_some_and(|f: &Flags| f.any(named) && f.any(Flags::CAPITAL))
            {
                own = own.without(Flags::MODAL);
            }
            flags.push(own);
            entries.push(entry);
        }
        let quotes = quotes::find(document, &flags);
        for quote in &quotes {
            if let Some(inside) = flags.get_mut(quote.open..=quote.close) {
                inside.iter_mut().for_each(|f| *f |= Flags::QUOTED);
            }
        }
        Self {
            document,
            lexicon,
            flags,
            entries,
            quotes,
            #[cfg(test)]
            steps: std::cell::Cell::default(),
        }
    }

    /// The flags of token `i`, none past the end.
    #[must_use]
    pub fn flag(&self, i: usize) -> Flags {
        #[cfg(test)]
        self.steps.set(self.steps.get() + 1);
        self.flags.get(i).copied().unwrap_or_default()
    }

    /// Whether token `i` has one of `flags`.
    #[must_use]
    pub fn is(&self, i: usize, flags: Flags) -> bool {
        self.flag(i).any(flags)
    }

    /// The characters of token `i`.
    #[must_use]
    pub fn word(&self, i: usize) -> &'a str {
        self.document.word(i)
    }

    /// Whether token `i` is one of `words`, in any case.
    #[must_use]
    pub fn is_word(&self, i: usize, words: &[&str]) -> bool {
        let Some(token) = self.document.tokens.get(i) else { return false };
        let length = token.span.len();
        // The lengths alone exclude most; lists are long and words are compared at every step.
        words.iter().any(|w| w.len() == length && w.eq_ignore_ascii_case(self.word(i)))
    }

    /// What the lexicon knows of token `i`.
    #[must_use]
    pub fn entry(&self, i: usize) -> Option<&'static Entry> {
        self.entries.get(i).copied().flatten()
    }

    /// The readings of token `i` as a reporting verb, longest first, with the token after the cue.
    pub fn verb_readings(&self, i: usize) -> impl Iterator<Item = (&'static Cue, Form, usize)> {
        let range = self.entry(i).map_or(0..0, |entry| entry.readings.clone());
        range.filter_map(move |row| {
            let (verb, form) = *self.lexicon.readings.get(usize::from(row))?;
            let cue = self.lexicon.verbs.get(usize::from(verb))?;
            let fits = cue.rest.iter().enumerate().all(|(k, rest)| self.is_word(i + 1 + k, &[rest]));
            fits.then_some((cue, form, i + 1 + cue.rest.len()))
        })
    }

    /// The index of the quotation that holds token `i` or whose mark it is.
    #[must_use]
    pub fn quote_at(&self, i: usize) -> Option<usize> {
        if !self.is(i, Flags::QUOTED) {
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
        flags.any(Flags::WORDLIKE) && (!flags.any(NO_OPENER) || flags.any(Flags::DETERMINER) && !flags.any(Flags::WH))
            || flags.any(Flags::CAPITAL)
    }

    /// The units of the document, in order.
    #[must_use]
    pub fn units(&self) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        for sentence in &self.document.sentences {
            if let Some(last) = units.last_mut()
                && last.block == sentence.block
                && let Some(quote) = self.quote_at(sentence.tokens.start)
                && self.quotes[quote].open < sentence.tokens.start
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

const NO_OPENER: Flags = Flags::AUXILIARY
    .with(Flags::PREPOSITION)
    .with(Flags::TO)
    .with(Flags::THAT)
    .with(Flags::WH)
    .with(Flags::COORDINATOR)
    .with(Flags::ADVERSATIVE)
    .with(Flags::SUBORDINATOR)
    .with(Flags::NEGATION)
    .with(Flags::VERB_PAST)
    .with(Flags::VERB_ED)
    .with(Flags::VERB_PARTICIPLE)
    .with(Flags::LY);

fn flags_of(entry: Option<&Entry>, word: &str, token: Token) -> Flags {
    match token.kind {
        TokenKind::Punct => mark(word, token),
        TokenKind::Possessive => Flags::GENITIVE,
        TokenKind::Clitic => Flags::CLITIC.with(Flags::MODAL),
        TokenKind::Number => Flags::DIGITS.with(Flags::WORDLIKE),
        TokenKind::Word => {
            let mut flags = Flags::WORDLIKE;
            let first = word.as_bytes().first().copied().unwrap_or(b' ');
            let capital = if first.is_ascii() {
                first.is_ascii_uppercase()
            } else {
                word.chars().next().is_some_and(char::is_uppercase)
            };
            if capital {
                flags |= Flags::CAPITAL;
                if word.len() > 1 && !word.bytes().any(|b| b.is_ascii_lowercase()) {
                    flags |= Flags::ALL_CAPS;
                }
            }
            match entry {
                Some(entry) => flags |= entry.flags,
                None if !capital => flags |= guess(word),
                None => {}
            }
            flags
        }
    }
}

/// What the ending of an unknown word says.
fn guess(word: &str) -> Flags {
    let bytes = word.as_bytes();
    if bytes.len() < 4 {
        return Flags::default();
    }
    if bytes.ends_with(b"ly") {
        Flags::LY
    } else if bytes.ends_with(b"ed") {
        Flags::VERB_ED
    } else if bytes.ends_with(b"ing") && bytes.len() > 5 {
        Flags::VERB_ING
    } else if bytes.ends_with(b"s") && !bytes.ends_with(b"ss") && !bytes.ends_with(b"us") && !bytes.ends_with(b"is") {
        Flags::PLURAL
    } else {
        Flags::default()
    }
}

fn mark(word: &str, token: Token) -> Flags {
    match word {
        "," => Flags::COMMA,
        "." | "?" | "!" | "…" => Flags::STOP,
        ":" => Flags::COLON,
        ";" => Flags::SEMICOLON,
        "—" | "–" | "―" => Flags::DASH,
        "-" | "‐" | "‑" if token.space_before => Flags::DASH,
        "-" | "‐" | "‑" => Flags::HYPHEN,
        "(" | "[" | "{" => Flags::OPEN,
        ")" | "]" | "}" => Flags::CLOSE,
        "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "'" | "‘" | "’" | "‚" | "‹" | "›" | "`" => {
            Flags::QUOTE
        }
        _ => Flags::OTHER_MARK,
    }
}
