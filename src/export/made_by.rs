//! What made a file, and what it does not say.

use serde::Serialize;

use crate::view::strings::{Strings, fill};

/// The version of this project.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What made a file. The keys ascend.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Generator {
    name: &'static str,
    /// That nothing in the file is a judgement.
    note: &'static str,
    version: &'static str,
}

/// This project, in this version.
pub const GENERATOR: Generator = Generator { name: "Dateline", note: NOTE, version: VERSION };

/// In one sentence, for formats that are read by programs.
pub const NOTE: &str = "Located, counted and attributed by a program; it does not say who is right.";

/// In a few words: the last cell of every row of a table, which has no other place for it.
pub const MADE_BY: &str = concat!("Dateline ", env!("CARGO_PKG_VERSION"), ": located and attributed; not judged");

/// The sentence that people read, in the language of `strings`.
#[must_use]
pub fn made_by(strings: &Strings) -> String {
    fill(strings.made_by, &[VERSION])
}

/// The few words for people, in the language of `strings`.
#[must_use]
pub fn made_briefly(strings: &Strings) -> String {
    fill(strings.made_briefly, &[VERSION])
}

impl std::fmt::Display for Generator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.name, self.version)
    }
}
