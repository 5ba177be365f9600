//! What stops a run, in words for the person at the terminal.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// A run that could not be done.
#[derive(Debug)]
pub enum Failure {
    /// A file could not be read.
    Read(PathBuf, io::Error),
    /// A file could not be written.
    Write(PathBuf, io::Error),
    /// Standard input could not be read.
    Stdin(io::Error),
    /// The input is no UTF-8; the byte offset of the first bad byte.
    NotUtf8(String, usize),
    /// The output could not be written.
    Output(io::Error),
    /// No gazetteer is where one was looked for.
    NoGazetteer(PathBuf),
    /// The gazetteer was refused.
    BadGazetteer(PathBuf, String),
    /// A file is no list of sites.
    BadList(PathBuf, String),
    /// A file is none of corrections.
    BadCorrections(PathBuf, String),
    /// An archive would be written over while it is read.
    InputAsOutput(PathBuf),
    /// A run that is to be gone on with had another input.
    OtherOutput(PathBuf),
    /// The input holds no article.
    NoArticle(String),
    /// Nothing that was found goes by this name.
    NothingCalled(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(path, error) => write!(f, "cannot read {}: {error}", path.display()),
            Self::Write(path, error) => write!(f, "cannot write {}: {error}", path.display()),
            Self::Stdin(error) => write!(f, "cannot read standard input: {error}"),
            Self::NotUtf8(what, at) => {
                write!(f, "{what} is not UTF-8 text (first bad byte at offset {at}); --encoding says what it is in")
            }
            Self::Output(error) => write!(f, "cannot write the output: {error}"),
            Self::NoGazetteer(path) => {
                write!(
                    f,
                    "no gazetteer at {}: build it with `npm run build:gazetteer`, or name one with --gazetteer",
                    path.display()
                )
            }
            Self::BadGazetteer(path, reason) => write!(f, "the gazetteer {} was refused: {reason}", path.display()),
            Self::BadList(path, reason) => write!(f, "{} is no list of sites: {reason}", path.display()),
            Self::BadCorrections(path, reason) => write!(f, "{} was refused: {reason}", path.display()),
            Self::InputAsOutput(path) => write!(f, "{} is the input: nothing was written to it", path.display()),
            Self::OtherOutput(path) => write!(
                f,
                "{} does not answer the documents of this input: nothing was written; --resume goes on with the same input",
                path.display()
            ),
            Self::NoArticle(reason) => write!(f, "no article found: {reason}"),
            Self::NothingCalled(name) => write!(f, "nothing that was found is called {name:?}"),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
