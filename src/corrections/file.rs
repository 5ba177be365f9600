//! Corrections as a file, for taking them along.

use serde::Deserialize;

use super::{Correction, Corrections, Meant};
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
    /// A correction is of a point that is not on Earth, in degrees north and east.
    Point(f64, f64),
}

impl std::fmt::Display for FileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Form(error) => write!(f, "not a file of corrections: {error}"),
            Self::Version(version) => write!(f, "its version is {version}, and {VERSION} is read"),
            Self::Kind(kind) => write!(f, "there is no kind of place called \"{kind}\""),
            Self::Point(lat, lon) => write!(f, "there is no point at latitude {lat}, longitude {lon}"),
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
/// When it is of no such form, of another version, of a kind of place that there is not, or of a point that is not on Earth.
pub fn read(text: &str) -> Result<Corrections, FileError> {
    let file: File = serde_json::from_str(text).map_err(FileError::Form)?;
    if file.version != VERSION {
        return Err(FileError::Version(file.version));
    }
    let mut corrections = Corrections::default();
    for correction in file.corrections {
        if let Some(meant) = &correction.means {
            check(meant)?;
        }
        let name = correction.name.clone();
        corrections.set(&name, Some(correction));
    }
    Ok(corrections)
}

/// What is meant must be a place that can be shown.
fn check(meant: &Meant) -> Result<(), FileError> {
    if Kind::parse(&meant.kind).is_none() {
        return Err(FileError::Kind(meant.kind.clone()));
    }
    if meant.lat.abs() > 90.0 || meant.lon.abs() > 180.0 {
        return Err(FileError::Point(meant.lat, meant.lon));
    }
    Ok(())
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

    #[test]
    fn a_point_that_is_not_on_earth_is_refused() {
        let nowhere =
            r#"{"version":1,"corrections":[{"name":"A","means":{"name":"A","kind":"city","lat":0,"lon":480}}]}"#;
        assert!(matches!(read(nowhere), Err(FileError::Point(..))));
    }
}
