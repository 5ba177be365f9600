//! Sentences, as ranges of tokens inside one block.

use std::ops::Range;

use super::TextSpan;
use super::abbreviations::{Stop, begins_after_hour, is_network, starts_sentence, stop_after};
use super::tokens::{Token, TokenKind};

/// A sentence: a half-open range of token indices and the bytes it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Token indices into the document's tokens.
    pub tokens: Range<usize>,
    /// Bytes, from the first token's start to the last one's end.
    pub span: TextSpan,
    /// Index of the block it lies in.
    pub block: usize,
}

const CLOSERS: &[&str] = &["\"", "”", "’", "'", "»", ")", "]", "’’", "''"];

/// Splits the tokens of one block (`range` of `tokens`) into sentences.
#[must_use]
pub fn split_block(text: &str, tokens: &[Token], range: Range<usize>, block: usize) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        if !ends_here(text, tokens, at, range.end) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        // Marks that close the quotation or bracket belong to the sentence they close.
        while end < range.end && is_closer(text, tokens, end) {
            end += 1;
        }
        if end < range.end && !opens_next(text, tokens, at, end) {
            at += 1;
            continue;
        }
        sentences.push(sentence(tokens, start..end, block));
        start = end;
        at = end;
    }
    if start < range.end {
        sentences.push(sentence(tokens, start..range.end, block));
    }
    sentences
}

fn sentence(tokens: &[Token], range: Range<usize>, block: usize) -> Sentence {
    let span = TextSpan::new(tokens[range.start].span.start, tokens[range.end - 1].span.end);
    Sentence { tokens: range, span, block }
}

fn is_closer(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    // A straight mark after a space opens; without one it closes.
    !token.space_before && token.kind == TokenKind::Punct && CLOSERS.contains(&token.text(text))
}

/// Whether a sentence may end after the token at `at`.
fn ends_here(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    let token = tokens[at];
    let word = token.text(text);
    match token.kind {
        TokenKind::Punct => match word {
            "!" | "?" | "…" | "‽" | "。" => true,
            // An ellipsis of three stops, or a stop inside "example.com", ends nothing by itself.
            "." => tokens.get(at + 1).is_none_or(|next| at + 1 >= end || next.text(text) != "."),
            _ => false,
        },
        TokenKind::Word if at > 0 && is_network(tokens[at - 1].text(text), word) => true,
        TokenKind::Word if word.ends_with('.') => {
            stop_after(word.trim_end_matches('.')) == Stop::Open
                && next_word(tokens, at + 1, end)
                    .is_some_and(|next| starts_sentence(next.text(text)) || begins_after_hour(word, next.text(text)))
        }
        _ => false,
    }
}

fn next_word(tokens: &[Token], from: usize, end: usize) -> Option<Token> {
    tokens[from..end].iter().copied().find(|t| t.kind != TokenKind::Punct)
}

/// Whether what stands at `next`, after a stop at `stop` and its closing marks, can begin a sentence.
fn opens_next(text: &str, tokens: &[Token], stop: usize, next: usize) -> bool {
    let token = tokens[next];
    if !token.space_before {
        // "said.The" occurs in badly joined text; "example.com" does not begin with a capital.
        let glued = tokens[stop].text(text) == "." && token.is_capitalised(text) && token.span.len() > 1;
        let before = stop.checked_sub(1).map(|i| tokens[i]);
        return glued
            && before.is_some_and(|t| t.kind == TokenKind::Word && t.text(text).chars().any(char::is_lowercase));
    }
    let word = token.text(text);
    match token.kind {
        TokenKind::Word => {
            let lower = word.chars().next().is_some_and(char::is_lowercase);
            !lower || (tokens[stop].text(text) == "." && stop + 1 == next && starts_lowercase_name(word))
        }
        TokenKind::Number => true,
        TokenKind::Punct => matches!(
            word,
            "\"" | "“"
                | "‘"
                | "'"
                | "«"
                | "„"
                | "("
                | "["
                | "—"
                | "–"
                | "-"
                | "•"
                | "$"
                | "£"
                | "€"
                | "``"
                | "#"
                | "@"
        ),
        TokenKind::Possessive | TokenKind::Clitic => false,
    }
}

/// Brand names in lower case with a capital inside ("iPhone") may begin a sentence.
fn starts_lowercase_name(word: &str) -> bool {
    word.chars().nth(1).is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokenise;
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let tokens = tokenise(text);
        split_block(text, &tokens, 0..tokens.len(), 0).iter().map(|s| s.span.slice(text)).collect()
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        assert_eq!(
            split("Gen. J. Smith met U.S. President Joe Lee. They spoke at 3 p.m. on Monday."),
            ["Gen. J. Smith met U.S. President Joe Lee.", "They spoke at 3 p.m. on Monday."]
        );
    }

    #[test]
    fn an_open_abbreviation_before_a_sentence_starter_ends_one() {
        assert_eq!(split("He lives in the U.S. The city is small."), ["He lives in the U.S.", "The city is small."]);
    }

    #[test]
    fn closing_marks_stay_with_the_sentence_they_close() {
        assert_eq!(
            split("“It is over.” She left. \"Go!\" he said."),
            ["“It is over.”", "She left.", "\"Go!\" he said."]
        );
    }

    #[test]
    fn decimals_and_domains_do_not_split() {
        assert_eq!(
            split("It rose 3.5 percent on example.com today. Then it fell."),
            ["It rose 3.5 percent on example.com today.", "Then it fell."]
        );
    }

    #[test]
    fn text_glued_at_the_stop_splits() {
        assert_eq!(split("He said.The end came."), ["He said.", "The end came."]);
    }
}
