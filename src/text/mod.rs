//! Text: spans, offsets, tokens and sentences.
//!
//! Everything here works on byte offsets into UTF-8 text, half-open. [`offsets`] converts to the
//! units that other systems count in, and is the only place that does.

pub mod abbreviations;
pub mod hashing;
pub mod offsets;
mod pieces;
pub mod sentences;
pub mod span;
pub mod tokens;

pub use offsets::OffsetMap;
pub use sentences::Sentence;
pub use span::TextSpan;
pub use tokens::{Token, TokenKind};
