//! The reader's own lists, read from files.

use std::path::{Path, PathBuf};

use dateline::Gazetteer;
use dateline::own_lists::{self, Compiled, OwnList};

use crate::failure::Failure;
use crate::input;

/// Most faults of a file that are printed one by one.
const MOST_TOLD: usize = 20;

/// What files of lists gave.
pub struct Sites {
    /// The file that lies over the gazetteer.
    pub compiled: Compiled,
    /// Whether rows were left out.
    pub faulty: bool,
}

/// Reads lists and makes the file of them that lies over `gazetteer`. What is wrong with rows goes to standard
/// error, by file and line.
///
/// # Errors
///
/// If a file cannot be read or is no list.
pub fn compile(gazetteer: &Gazetteer, paths: &[PathBuf]) -> Result<Sites, Failure> {
    let mut faulty = false;
    let mut lists = Vec::with_capacity(paths.len());
    for path in paths {
        let text = input::read(Some(path), None)?;
        let reading = own_lists::read(&text).map_err(|error| Failure::BadList(path.clone(), error.to_string()))?;
        for fault in reading.faults.iter().take(MOST_TOLD) {
            eprintln!("dateline: {}: {fault}", path.display());
        }
        if let Some(more) = reading.faults.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
            eprintln!("dateline: {}: and {more} lines more", path.display());
        }
        faulty |= reading.faults.iter().any(|fault| !fault.kept);
        lists.push(OwnList { name: name(path), rows: reading.rows });
    }
    let compiled = own_lists::compile(gazetteer, &lists);
    let compiled =
        compiled.map_err(|error| Failure::BadList(paths.first().cloned().unwrap_or_default(), error.to_string()))?;
    Ok(Sites { compiled, faulty })
}

/// Lays lists over `gazetteer`.
///
/// # Errors
///
/// As [`compile`].
pub fn lay(gazetteer: &mut Gazetteer, paths: &[PathBuf]) -> Result<(), Failure> {
    let Some(first) = paths.first() else { return Ok(()) };
    let sites = compile(gazetteer, paths)?;
    gazetteer.lay(sites.compiled.bytes).map_err(|error| Failure::BadList(first.clone(), error.to_string()))
}

/// The name of a list: that of its file without the ending.
fn name(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
