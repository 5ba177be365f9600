//! What is particular to English: its word classes, and the grammar that reads them.
//!
//! A second language would have a folder beside this one with the same functions, and tables of its
//! own beside `data/language/en/`.

/// The BCP 47 tag of the language.
pub const TAG: &str = "en";

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub mod words;

pub mod bodies;
pub mod dates;
pub mod inflect;
pub mod verb_group;

use super::classes::{Class, Classes};
use super::hash::hash;
use super::pack::{Language, WordId};

/// The word of the vocabulary that `lower`, given in lower case, is: a full stop at its end is left
/// out unless the tables have it.
#[must_use]
pub fn word(language: &Language<'_>, lower: &str) -> Option<WordId> {
    word_of_hash(language, lower, hash(lower.as_bytes()))
}

/// [`word`] where the [`hash`] of `lower` is known.
#[must_use]
pub fn word_of_hash(language: &Language<'_>, lower: &str, code: u32) -> Option<WordId> {
    language.word_of_hash(lower, code).or_else(|| language.word(lower.strip_suffix('.')?))
}

/// The classes of a word, given in lower case.
#[must_use]
pub fn classes(language: &Language<'_>, lower: &str) -> Classes {
    word(language, lower).map_or(Classes::default(), |word| language.classes(word))
}

/// What the ending says of a word in lower case that no table has: an adverb, a form of a verb, a
/// plural.
#[must_use]
pub fn guess(lower: &str) -> Option<Class> {
    let word = lower.as_bytes();
    if word.len() < 4 {
        None
    } else if word.ends_with(b"ly") {
        Some(Class::Ly)
    } else if word.ends_with(b"ed") {
        Some(Class::VerbEd)
    } else if word.ends_with(b"ing") && word.len() > 5 {
        Some(Class::VerbIng)
    } else {
        let plural = word.ends_with(b"s") && !word.ends_with(b"ss") && !word.ends_with(b"us") && !word.ends_with(b"is");
        plural.then_some(Class::Plural)
    }
}

/// The classes of a word that follows one of classes `before`: "Theresa May" and "Mr. Will" are names,
/// no modals.
#[must_use]
pub fn after(before: Classes, own: Classes) -> Classes {
    const NAMED: Classes = Classes::GIVEN_NAME.with(Classes::TITLE).with(Classes::ROLE);
    let name =
        own.any(Classes::MODAL) && own.any(Classes::CAPITAL) && before.any(Classes::CAPITAL) && before.any(NAMED);
    if name { own.without(Classes::MODAL) } else { own }
}
