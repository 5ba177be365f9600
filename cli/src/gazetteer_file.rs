//! Finding and opening the gazetteer: a file, or what the command was compiled with.

use std::borrow::Cow;
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

/// The gazetteer inside of the command: a command by itself finds no file beside it.
#[cfg(feature = "gazetteer-inside")]
const INSIDE: Option<&[u8]> = Some(include_bytes!(env!("DATELINE_GAZETTEER_INSIDE")));
#[cfg(not(feature = "gazetteer-inside"))]
const INSIDE: Option<&[u8]> = None;

/// What that is called in what is said of it.
const INSIDE_NAME: &str = "inside of the command";

/// Opens the gazetteer named by the argument or the environment, the one inside, or that of the build.
///
/// # Errors
///
/// If there is none, it cannot be read, or it is refused.
pub fn open(named: Option<&Path>) -> Result<Gazetteer, Failure> {
    let (name, bytes) = read(named)?;
    Gazetteer::open(bytes).map_err(|error| Failure::BadGazetteer(name, error.to_string()))
}

/// An annotator with the gazetteer of [`open`], with lists over it.
///
/// # Errors
///
/// As [`open`] and [`sites::lay`]; also if the gazetteer has no language pack that this version reads.
pub fn annotator(named: Option<&Path>, lists: &[PathBuf]) -> Result<Annotator, Failure> {
    let (name, bytes) = read(named)?;
    let refused = |error: String| Failure::BadGazetteer(name.clone(), error);
    let mut gazetteer = Gazetteer::open(bytes).map_err(|error| refused(error.to_string()))?;
    sites::lay(&mut gazetteer, lists)?;
    Annotator::new(gazetteer).map_err(|error| refused(error.to_string()))
}

/// The bytes of [`open`], and the name of the file that they are from.
///
/// # Errors
///
/// If there is no such file, or it cannot be read.
pub fn read(named: Option<&Path>) -> Result<(PathBuf, Cow<'static, [u8]>), Failure> {
    let named = named.map(Path::to_path_buf).or_else(|| env::var_os(VARIABLE).map(PathBuf::from));
    let path = match (named, INSIDE) {
        (None, Some(inside)) => return Ok((INSIDE_NAME.into(), inside.into())),
        (named, _) => named.unwrap_or_else(|| BUILT.into()),
    };
    if !path.exists() {
        return Err(Failure::NoGazetteer(path));
    }
    match fs::read(&path) {
        Ok(bytes) => Ok((path, bytes.into())),
        Err(error) => Err(Failure::Read(path, error)),
    }
}
