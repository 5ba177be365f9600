//! Tokens: words, clitics, numbers, punctuation.
//!
//! Word boundaries are those of UAX #29, then adjusted to what news English needs: the possessive
//! is a token of its own, the full stop of an abbreviation belongs to it, hyphens stand apart.

use std::ops::Range;

use super::TextSpan;
use super::abbreviations::{Stop, stop_after};
use super::pieces::{Pieces, Shape};
use crate::pace::{self, Pacer};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and the stop of an abbreviation ("Sana'a", "U.S.", "Mr.").
    Word,
    /// A possessive "'s" (or a bare "'" after a plural) in any apostrophe.
    Possessive,
    /// A contracted verb or negation split off its word ("'re", "'ll", "n't" stays in its word).
    Clitic,
    /// Begins with a digit ("28", "1,500", "2024-03-29", "3rd").
    Number,
    /// One mark of punctuation or a symbol.
    Punct,
}

/// A token: a span and what it is. Spans of one text ascend and never overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where, in bytes.
    pub span: TextSpan,
    /// What.
    pub kind: TokenKind,
    /// Whether white space (or the beginning of the text) comes before.
    pub space_before: bool,
}

impl Token {
    /// The token's characters in `text`, the text it was made from.
    #[must_use]
    pub fn text(self, text: &str) -> &str {
        self.span.slice(text)
    }

    /// Whether it is a word that begins with a capital letter.
    #[must_use]
    pub fn is_capitalised(self, text: &str) -> bool {
        self.kind == TokenKind::Word && self.text(text).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is a word of at least two letters, all capitals.
    #[must_use]
    pub fn is_all_caps(self, text: &str) -> bool {
        let word = self.text(text);
        self.kind == TokenKind::Word
            && word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase)
    }
}

/// Whether `c` serves as an apostrophe.
#[must_use]
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | 'ʹ' | '′' | '＇')
}

/// Whether `c` is a hyphen inside words (not a dash between phrases).
#[must_use]
pub const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

const CLITICS: &[&str] = &["re", "ll", "ve", "d", "m"];

/// How far back, in tokens, an open single quotation is looked for.
const LONGEST_SINGLE: usize = 60;

/// Splits `text` into tokens, in order.
#[must_use]
pub fn tokenise(text: &str) -> Vec<Token> {
    pace::run(tokenise_paced(text, &Pacer::unlimited()))
}

/// [`tokenise`] in slices: the work pauses whenever `pacer` says so.
pub async fn tokenise_paced(text: &str, pacer: &Pacer<'_>) -> Vec<Token> {
    /// About as many bytes as a token and the space before it have.
    const BYTES: usize = 8;
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let (mut pieces, mut space) = (Pieces::new(text), true);
    let split = &mut |range: Range<usize>| {
        while pieces.at() < range.end * BYTES
            && let Some(piece) = pieces.next()
        {
            join(text, &mut tokens, piece, &mut space);
        }
    };
    pacer.pieces(text.len().div_ceil(BYTES), split).await;
    tokens
}

/// Adds the tokens of a piece of `text`, before which stands white space if `space`.
fn join(text: &str, tokens: &mut Vec<Token>, (at, piece, shape): (usize, &str, Shape), space: &mut bool) {
    match shape {
        Shape::Space => {
            *space = true;
            return;
        }
        Shape::Plain if piece.len() > 1 => {
            let number = piece.as_bytes().first().is_some_and(u8::is_ascii_digit) && !is_numbered_name(piece);
            push(tokens, at, piece.len(), if number { TokenKind::Number } else { TokenKind::Word }, *space);
        }
        Shape::Plain | Shape::Compound => push_words(text, tokens, at, piece, *space),
        Shape::Mark => push_mark(text, tokens, at, piece, *space),
        Shape::General => {
            if piece.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
                *space = *space || piece.chars().any(char::is_whitespace);
                return;
            }
            let wordlike = piece.starts_with('_') || piece.chars().any(char::is_alphanumeric);
            if wordlike {
                push_words(text, tokens, at, piece, *space);
            } else {
                push_mark(text, tokens, at, piece, *space);
            }
        }
    }
    *space = false;
}

fn push_mark(text: &str, tokens: &mut Vec<Token>, at: usize, piece: &str, space: bool) {
    if piece == "." {
        push_stop(text, tokens, at, space);
    } else if is_possessive_mark(text, tokens, at, piece, space) {
        push(tokens, at, piece.len(), TokenKind::Possessive, false);
    } else {
        push(tokens, at, piece.len(), TokenKind::Punct, space);
    }
}

/// Zero-width and directional controls, which separate nothing and are no tokens.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn push(tokens: &mut Vec<Token>, at: usize, len: usize, kind: TokenKind, space_before: bool) {
    tokens.push(Token { span: TextSpan::new(at, at + len), kind, space_before });
}

/// A word of UAX #29 may be two, glued at the end of a sentence.
fn push_words(text: &str, tokens: &mut Vec<Token>, at: usize, piece: &str, space: bool) {
    let (mut from, mut space) = (0, space);
    while let Some(stop) = glued_stop(&piece[from..]) {
        push_word(text, tokens, at + from, &piece[from..from + stop], space);
        push_stop(text, tokens, at + from + stop, false);
        from += stop + 1;
        space = false;
    }
    push_word(text, tokens, at + from, &piece[from..], space);
}

/// "29Metals": a name behind its number; "30Gbps" and "5G" are measures.
#[must_use]
pub fn is_numbered_name(text: &str) -> bool {
    let name = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut letters = name.chars();
    name.len() < text.len()
        && name.len() > 4
        && letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_lowercase)
}

/// A word may end in a possessive or a clitic: "Ukraine's", "they're".
fn push_word(text: &str, tokens: &mut Vec<Token>, at: usize, piece: &str, space: bool) {
    let number = piece.starts_with(|c: char| c.is_numeric()) && !is_numbered_name(piece);
    let kind = if number { TokenKind::Number } else { TokenKind::Word };
    if let Some((mark, c)) = piece.char_indices().rev().find(|&(_, c)| is_apostrophe(c)) {
        let tail = &piece[mark + c.len_utf8()..];
        let split = if mark == 0 {
            None
        } else if tail.eq_ignore_ascii_case("s") {
            Some(TokenKind::Possessive)
        } else {
            CLITICS.iter().any(|c| c.eq_ignore_ascii_case(tail)).then_some(TokenKind::Clitic)
        };
        if let Some(clitic) = split {
            push(tokens, at, mark, kind, space);
            push(tokens, at + mark, piece.len() - mark, clitic, false);
            return;
        }
    }
    // "’s" after a closing mark or a space-less dotted abbreviation: "U.S.’s".
    let after_apostrophe = tokens.last().is_some_and(|t| {
        t.kind == TokenKind::Punct && t.span.end == at && !t.space_before && t.text(text).chars().all(is_apostrophe)
    });
    if piece.eq_ignore_ascii_case("s") && after_apostrophe && tokens.len() > 1 {
        if let Some(mark) = tokens.pop() {
            push(tokens, mark.span.start, at + piece.len() - mark.span.start, TokenKind::Possessive, false);
        }
        return;
    }
    push(tokens, at, piece.len(), kind, space);
}

/// Where a word of UAX #29 is two, glued at the end of a sentence: "said.The".
fn glued_stop(piece: &str) -> Option<usize> {
    piece.match_indices('.').map(|(at, _)| at).find(|&at| {
        let mut after = piece[at + 1..].chars();
        let before = piece[..at].chars().next_back();
        before.is_some_and(char::is_lowercase)
            && after.next().is_some_and(char::is_uppercase)
            && after.next().is_none_or(char::is_lowercase)
    })
}

/// A full stop joins the abbreviation before it, or stands alone.
fn push_stop(text: &str, tokens: &mut Vec<Token>, at: usize, space: bool) {
    if !space && let Some(last) = tokens.last_mut() {
        let word = last.span.slice(text);
        if last.kind == TokenKind::Word
            && last.span.end == at
            && !word.ends_with('.')
            && stop_after(word) != Stop::Final
        {
            last.span.end = at + 1;
            return;
        }
    }
    push(tokens, at, 1, TokenKind::Punct, space);
}

/// A bare apostrophe after a plural in s, where no single quotation is open: "the allies' plan".
fn is_possessive_mark(text: &str, tokens: &[Token], at: usize, piece: &str, space: bool) -> bool {
    let Some(mark) = piece.chars().next().filter(|&c| !space && is_apostrophe(c) && c != '‘') else { return false };
    let Some(last) = tokens.last() else { return false };
    let next = text[at + mark.len_utf8()..].chars().next();
    let opened = || {
        let before = tokens.iter().rev().take(LONGEST_SINGLE);
        before.filter(|t| t.kind == TokenKind::Punct && t.space_before).any(|t| matches!(t.text(text), "'" | "‘"))
    };
    last.kind == TokenKind::Word
        && next.is_some_and(char::is_whitespace)
        && last.text(text).ends_with(['s', 'S', 'x', 'z'])
        && !opened()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    fn by_general_rules(text: &str) -> Vec<Token> {
        let (mut tokens, mut space) = (Vec::new(), true);
        for (at, piece) in text.split_word_bound_indices() {
            join(text, &mut tokens, (at, piece, Shape::General), &mut space);
        }
        tokens
    }

    fn words(text: &str) -> Vec<&str> {
        tokenise(text).iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn the_possessive_is_apart_in_every_apostrophe() {
        assert_eq!(
            words("Ukraine's and Kyiv’s allies' plan"),
            ["Ukraine", "'s", "and", "Kyiv", "’s", "allies", "'", "plan"]
        );
    }

    #[test]
    fn apostrophes_inside_names_stay() {
        assert_eq!(words("Sana'a, O'Brien, Donets’k"), ["Sana'a", ",", "O'Brien", ",", "Donets’k"]);
    }

    #[test]
    fn abbreviations_keep_their_stop_and_sentences_do_not() {
        assert_eq!(
            words("Mr. Lee left the U.S. in Calif. today."),
            ["Mr.", "Lee", "left", "the", "U.S.", "in", "Calif.", "today", "."]
        );
    }

    #[test]
    fn hyphens_and_dashes_stand_apart() {
        assert_eq!(
            words("Kyiv-Moscow talks — a London-based"),
            ["Kyiv", "-", "Moscow", "talks", "—", "a", "London", "-", "based"]
        );
    }

    #[test]
    fn contractions_split_but_negations_do_not() {
        assert_eq!(words("they're, don't, he'd"), ["they", "'re", ",", "don't", ",", "he", "'d"]);
    }

    #[test]
    fn invisible_controls_are_no_tokens() {
        assert_eq!(words("\u{FEFF}Kyiv\u{200B} fell"), ["Kyiv", "fell"]);
    }

    #[test]
    fn a_word_of_a_thousand_glued_sentences_is_cut_at_each() {
        assert_eq!(tokenise(&"said.The".repeat(1_000)).len(), 2_001);
    }

    proptest! {
        #[test]
        fn pieces_of_known_class_make_the_tokens_of_the_general_rules(
            text in r#"[a-cA-CsS0-2éÉ×_ .,:;'’‘“”"–—…()\-\n\t\r\u{301}\u{200B}\u{200D}\u{A0}אアб€😀🇫🇷]{0,40}"#,
        ) {
            prop_assert_eq!(tokenise(&text), by_general_rules(&text));
        }

        #[test]
        fn words_and_marks_of_any_kind_make_the_tokens_of_the_general_rules(
            words in proptest::collection::vec("(U\\.S\\.|O’Brien|it's|’s|1,5|said\\.The|\\PC{1,3}|[ .,’'“”:-]{1,2}|don't)", 0..30),
        ) {
            let text = words.concat();
            prop_assert_eq!(tokenise(&text), by_general_rules(&text));
        }

        #[test]
        fn tokens_ascend_in_bounds_on_character_boundaries(text in "\\PC{0,300}") {
            let mut end = 0;
            for token in tokenise(&text) {
                prop_assert!(token.span.start >= end && token.span.end > token.span.start);
                prop_assert!(token.span.of(&text).is_some());
                end = token.span.end;
            }
        }
    }
}
