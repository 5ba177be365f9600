//! The reader's own lists of sites: CSV, TSV or GeoJSON, read and made into a file that lies over the gazetteer.
//!
//! Not in the core that pages load: the command line has it, and the extension's options page as a module of its
//! own. What pages get is the file ([`compile::compile`], [`crate::Gazetteer::lay`]), which is used as it lies. The formats are
//! described in `docs/own-lists.md`.

mod cells;
mod columns;
pub mod compile;
mod error;
mod geojson;
mod kinds;
mod names;
mod nearby;
mod read;
mod row;
mod units;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod tests;

pub use compile::{Compiled, compile};
pub use error::{Fault, ListError, MOST_ROWS};
pub use read::{OwnList, Reading, read};
pub use row::Row;
