//! Compiles the tables under `data/language/en/facilities/`, all authored by this project, into the
//! language's pack. Native only.
//!
//! Each file here compiles one table; what it makes is read by the module of the same concept beside
//! this folder. A phrase of a table is split into tokens as a text is, and hyphens between words are
//! left out, so that whatever a table lists can be met in a text.

mod contexts;
mod events;
mod idioms;
mod kinds;
mod nouns;
mod titles;
mod words;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod tests;

use crate::language::pack::write::PackWriter;
use crate::language::table::TableError;
use crate::text::tokens::{is_hyphen, tokenise};

/// Adds all tables of facilities to a pack.
///
/// # Errors
///
/// When a row is wrong.
pub fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    words::compile(pack)?;
    nouns::compile(pack)?;
    idioms::compile(pack)?;
    titles::compile(pack)?;
    contexts::compile(pack)?;
    events::compile(pack)?;
    kinds::compile(pack)
}

/// The tokens of a phrase in lower case, hyphens left out.
fn words_of(phrase: &str) -> Vec<String> {
    tokens_of(phrase).into_iter().filter(|word| !word.chars().all(is_hyphen)).collect()
}

/// The tokens of a phrase in lower case.
fn tokens_of(phrase: &str) -> Vec<String> {
    tokenise(phrase).iter().map(|token| token.text(phrase).to_lowercase()).collect()
}
