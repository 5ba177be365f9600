//! What is particular to English: its word classes, and the grammar that reads them.
//!
//! A second language would have a folder beside this one with the same functions, and tables of its
//! own beside `data/language/en/`.

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub mod words;

use super::classes::Classes;
use super::pack::{Language, WordId};

/// The word of the vocabulary that `lower`, given in lower case, is: a full stop at its end is left
/// out unless the tables have it.
#[must_use]
pub fn word(language: &Language<'_>, lower: &str) -> Option<WordId> {
    language.word(lower).or_else(|| language.word(lower.strip_suffix('.')?))
}

/// The classes of a word, given in lower case.
#[must_use]
pub fn classes(language: &Language<'_>, lower: &str) -> Classes {
    word(language, lower).map_or(Classes::default(), |word| language.classes(word))
}
