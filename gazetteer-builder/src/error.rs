//! What can be wrong with the inputs.

use std::fmt;
use std::path::{Path, PathBuf};

use dateline::gazetteer::write::WriteError;
use dateline::language::table::TableError;

/// Why a gazetteer could not be built.
#[derive(Debug)]
pub enum BuildError {
    /// A file could not be read or written.
    File {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        reason: String,
    },
    /// A file is not what its name says.
    Format {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// An authored table is wrong.
    Table(TableError),
    /// The gazetteer could not be written.
    Write(WriteError),
}

impl BuildError {
    /// An error about a file that could not be read.
    pub fn file(path: &Path, reason: impl fmt::Display) -> Self {
        Self::File { path: path.to_owned(), reason: reason.to_string() }
    }

    /// An error about a file's contents.
    pub fn format(path: &Path, reason: impl fmt::Display) -> Self {
        Self::Format { path: path.to_owned(), reason: reason.to_string() }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, reason } => write!(f, "{}: {reason}", path.display()),
            Self::Format { path, reason } => write!(f, "{}: {reason}", path.display()),
            Self::Table(error) => write!(f, "{error}"),
            Self::Write(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for BuildError {}

impl From<WriteError> for BuildError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

impl From<TableError> for BuildError {
    fn from(error: TableError) -> Self {
        Self::Table(error)
    }
}
