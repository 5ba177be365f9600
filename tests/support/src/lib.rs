//! What Dateline's integration tests, benchmarks and trainer share.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that fails says where")]

pub mod bracketed;
pub mod claims;
pub mod marked;
pub mod press;
pub mod score;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use dateline::{Annotator, Gazetteer};

/// The project's root.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("the root is two folders up").to_owned()
}

/// The text of a file under the project's root.
///
/// # Panics
///
/// When it cannot be read.
#[must_use]
pub fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
}

/// The annotator with the gazetteer that `npm run build:gazetteer` builds, opened once a process.
///
/// # Panics
///
/// When that has not been built.
#[must_use]
pub fn annotator() -> &'static Annotator {
    static ANNOTATOR: OnceLock<Annotator> = OnceLock::new();
    ANNOTATOR.get_or_init(|| Annotator::new(open()).expect("the gazetteer's language pack opens"))
}

/// The gazetteer of [`annotator`].
#[must_use]
pub fn gazetteer() -> &'static Gazetteer {
    annotator().gazetteer()
}

fn open() -> Gazetteer {
    let path = root().join("build/gazetteer.bin");
    let bytes = std::fs::read(&path)
        .unwrap_or_else(|error| panic!("cannot read {}: {error}; run `npm run build:gazetteer` first", path.display()));
    Gazetteer::open(bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
