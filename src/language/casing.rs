//! How a sentence uses capitals.

use super::classes::Classes;
use super::forms::Forms;
use super::word::Word;
use crate::text::TokenKind;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// Names have capitals, other words do not.
    Normal,
    /// Nearly every word begins with a capital, as in a headline.
    Titled,
    /// Nearly every letter is a capital.
    Shouted,
}

/// Longest word, in letters, that keeps its lower case even in a headline.
const SHORT: usize = 3;

/// Fewest words of a sentence that may be in capitals throughout.
const SHOUTED_WORDS: usize = 3;

/// Fewest longer words of a headline.
const TITLED_WORDS: usize = 4;

impl Casing {
    /// The casing of a sentence's `words`.
    #[must_use]
    pub(super) fn of(words: &[Word], forms: &Forms) -> Self {
        let (mut all, mut caps, mut long, mut capitals) = (0, 0, 0, 0);
        for word in words.iter().filter(|w| w.kind == TokenKind::Word) {
            let lower = forms.lower(word.form);
            if lower.len() > 1 {
                all += 1;
                caps += usize::from(word.caps);
            }
            if lower.len() > SHORT && (lower.is_ascii() || lower.chars().count() > SHORT) {
                long += 1;
                capitals += usize::from(word.capital);
            }
        }
        // Hardly a headline ends with a full stop; a short sentence full of names does.
        let stopped = words.last().is_some_and(|w| forms.lower(w.form) == ".");
        if all >= SHOUTED_WORDS && caps * 10 >= all * 8 {
            Self::Shouted
        } else if long >= TITLED_WORDS && capitals * 10 >= long * 8 && (!stopped || capitals == long) {
            Self::Titled
        } else {
            Self::Normal
        }
    }
}

/// The classes that follow from the letters of a word.
#[must_use]
pub(super) fn shape(text: &str, kind: TokenKind) -> (bool, bool, Classes) {
    if kind != TokenKind::Word {
        return (false, false, Classes::default());
    }
    // A word that begins with a small letter is neither, whatever follows.
    if text.as_bytes().first().is_some_and(u8::is_ascii_lowercase) {
        return (false, false, Classes::default());
    }
    let (mut lower, mut upper, mut letters) = (false, false, 0);
    let mut add = |c: char| {
        let (small, large) = (c.is_lowercase(), c.is_uppercase());
        (lower, upper) = (lower | small, upper | large);
        letters += usize::from(small || large || c.is_alphabetic());
    };
    // Bytes of ASCII need no character tables.
    if text.is_ascii() {
        text.bytes().for_each(|byte| add(char::from(byte)));
    } else {
        text.chars().for_each(add);
    }
    let first = text.chars().next().is_some_and(char::is_uppercase) || crate::text::tokens::is_numbered_name(text);
    let cased = lower || upper;
    let capital = first || (!cased && letters > 0);
    let caps = cased && letters > 1 && !lower;
    let mut classes = Classes::default();
    if first {
        classes |= Classes::CAPITAL;
        if text.len() > 1 && !text.bytes().any(|b| b.is_ascii_lowercase()) {
            classes |= Classes::ALL_CAPS;
        }
    }
    (capital, caps, classes)
}
