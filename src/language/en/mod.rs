//! What is particular to English: its word classes, and the grammar that reads them.
//!
//! A second language would have a folder beside this one with the same functions, and tables of its
//! own beside `data/language/en/`.

pub mod words;

use super::classes::Classes;

/// The classes of a word, given in lower case.
#[must_use]
pub fn classes(lower: &str) -> Classes {
    words::classes(lower)
}
