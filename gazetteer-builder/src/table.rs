//! The tables under data/, read from their files: see [`dateline::language::table`].

use std::path::Path;

pub use dateline::language::table::{Row, Table};

use crate::error::BuildError;

/// Reads the table in the file `path`; `columns` are those that it must have.
///
/// # Errors
///
/// When the file cannot be read, or the table or a row of it is wrong.
pub fn read(path: &Path, columns: &[&str]) -> Result<Table, BuildError> {
    let text = std::fs::read_to_string(path).map_err(|e| BuildError::file(path, e))?;
    Ok(Table::parse(&path.to_string_lossy(), &text, columns)?)
}
