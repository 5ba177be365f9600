//! Finding and opening the gazetteer file.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::{Annotator, Gazetteer};

use crate::failure::Failure;
use crate::sites;

/// Environment variable that names the gazetteer where `--gazetteer` does not.
const VARIABLE: &str = "DATELINE_GAZETTEER";

/// Where `npm run build:gazetteer` puts it, from the project's root.
const BUILT: &str = "build/gazetteer.bin";

/// Opens the gazetteer named by the argument, the environment, or the build.
///
/// # Errors
///
/// If there is no such file, it cannot be read, or it is refused.
pub fn open(named: Option<&Path>) -> Result<Gazetteer, Failure> {
    let path = path(named)?;
    let bytes = fs::read(&path).map_err(|error| Failure::Read(path.clone(), error))?;
    Gazetteer::open(bytes).map_err(|error| Failure::BadGazetteer(path, error.to_string()))
}

/// An annotator with the gazetteer of [`open`], with lists over it.
///
/// # Errors
///
/// As [`open`] and [`sites::lay`]; also if the file has no language pack that this version reads.
pub fn annotator(named: Option<&Path>, lists: &[PathBuf]) -> Result<Annotator, Failure> {
    let mut gazetteer = open(named)?;
    sites::lay(&mut gazetteer, lists)?;
    Annotator::new(gazetteer).map_err(|error| match path(named) {
        Ok(path) => Failure::BadGazetteer(path, error.to_string()),
        Err(failure) => failure,
    })
}

/// The file of [`open`].
///
/// # Errors
///
/// If there is no such file.
pub fn path(named: Option<&Path>) -> Result<PathBuf, Failure> {
    let path = named
        .map(Path::to_path_buf)
        .or_else(|| env::var_os(VARIABLE).map(PathBuf::from))
        .unwrap_or_else(|| PathBuf::from(BUILT));
    if path.exists() { Ok(path) } else { Err(Failure::NoGazetteer(path)) }
}
