//! Corrections as a file, for taking them along.

use serde::Deserialize;

use super::{Correction, Corrections};
use crate::kind::Kind;

/// The version of the file's form.
const VERSION: u32 = 1;

/// Why a file of corrections was refused.
#[derive(Debug)]
pub enum FileError {
    /// It is no JSON of the form.
    Form(serde_json::Error),
    /// It has another version than this reads.
    Version(u32),
    /// A correction names no kind of place that there is.
    Kind(String),
}

impl std::fmt::Display for FileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Form(error) => write!(f, "not a file of corrections: {error}"),
            Self::Version(version) => write!(f, "its version is {version}, and {VERSION} is read"),
            Self::Kind(kind) => write!(f, "there is no kind of place called \"{kind}\""),
        }
    }
}

impl std::error::Error for FileError {}

#[derive(Deserialize)]
struct File {
    version: u32,
    corrections: Vec<Correction>,
}

/// Reads what the options page has exported: `{"version": 1, "corrections": [{"name", "means"}]}`, where `means` has
/// `name`, `kind`, `lat` and `lon`, and is left out of what is no place.
///
/// # Errors
///
/// When it is of no such form, of another version, or of a kind of place that there is not.
pub fn read(text: &str) -> Result<Corrections, FileError> {
    let file: File = serde_json::from_str(text).map_err(FileError::Form)?;
    if file.version != VERSION {
        return Err(FileError::Version(file.version));
    }
    let mut corrections = Corrections::default();
    for correction in file.corrections {
        if let Some(strange) = correction.means.as_ref().filter(|meant| Kind::parse(&meant.kind).is_none()) {
            return Err(FileError::Kind(strange.kind.clone()));
        }
        let name = correction.name.clone();
        corrections.set(&name, Some(correction));
    }
    Ok(corrections)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_what_is_no_place_by_leaving_out_what_it_means() {
        let text = r#"{"version":1,"corrections":[{"name":"Hall"},
            {"name":"Georgetown","means":{"name":"Georgetown","kind":"capital","lat":6.8,"lon":-58.16}}]}"#;
        let corrections = read(text).expect("read");
        assert_eq!(corrections.of("HALL").map(|correction| &correction.means), Some(&None));
        let georgetown = corrections.of("Georgetown").and_then(|correction| correction.means.as_ref());
        assert_eq!(georgetown.map(|meant| meant.kind.as_str()), Some("capital"));
    }

    #[test]
    fn another_version_and_a_kind_that_there_is_not_are_refused() {
        assert!(matches!(read(r#"{"version":2,"corrections":[]}"#), Err(FileError::Version(2))));
        let strange = r#"{"version":1,"corrections":[{"name":"A","means":{"name":"A","kind":"x","lat":0,"lon":0}}]}"#;
        assert!(matches!(read(strange), Err(FileError::Kind(_))));
        assert!(matches!(read("[]"), Err(FileError::Form(_))));
    }
}
