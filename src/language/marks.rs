//! What a token is by its kind and its characters alone: marks of punctuation, numbers, words.

use super::classes::Classes;
use crate::text::{Token, TokenKind};

/// The classes that follow from the kind of `token`, whose characters are `text`.
#[must_use]
pub(super) fn classes(text: &str, token: Token) -> Classes {
    match token.kind {
        TokenKind::Word => Classes::WORDLIKE,
        TokenKind::Number => Classes::DIGITS.with(Classes::WORDLIKE),
        TokenKind::Possessive => Classes::GENITIVE,
        TokenKind::Clitic => Classes::CLITIC.with(Classes::MODAL),
        TokenKind::Punct => mark(text, token.space_before),
    }
}

fn mark(text: &str, space_before: bool) -> Classes {
    match text {
        "," => Classes::COMMA,
        "." | "?" | "!" | "…" => Classes::STOP,
        ":" => Classes::COLON,
        ";" => Classes::SEMICOLON,
        "—" | "–" | "―" => Classes::DASH,
        "-" | "‐" | "‑" if space_before => Classes::DASH,
        "-" | "‐" | "‑" => Classes::HYPHEN,
        "(" | "[" | "{" => Classes::OPEN,
        ")" | "]" | "}" => Classes::CLOSE,
        "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "'" | "‘" | "’" | "‚" | "‹" | "›" | "`" => {
            Classes::QUOTE
        }
        _ => Classes::OTHER_MARK,
    }
}
