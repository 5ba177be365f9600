//! What is wrong with a file, and with which of its lines.

use std::fmt;

/// Most rows of one file.
pub const MOST_ROWS: usize = 50_000;

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line of the file that the row begins in, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub what: String,
    /// Whether the row is used all the same.
    pub kept: bool,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

/// Why a file is no list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListError {
    /// It has nothing in it.
    Empty,
    /// Its header has no column for something that every row needs.
    NoColumn(&'static str),
    /// It has more than [`MOST_ROWS`] rows.
    TooManyRows,
    /// It cannot be read as what it is.
    Syntax {
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        what: String,
    },
    /// None of its rows can be used; the first fault.
    NoRow(Option<Fault>),
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the file is empty"),
            Self::NoColumn(what) => write!(f, "line 1: no column has the {what} (docs/own-lists.md has the names)"),
            Self::TooManyRows => write!(f, "more than {MOST_ROWS} rows"),
            Self::Syntax { line, what } => write!(f, "line {line}: {what}"),
            Self::NoRow(None) => write!(f, "no rows"),
            Self::NoRow(Some(first)) => write!(f, "no row can be used; {first}"),
        }
    }
}

impl std::error::Error for ListError {}
