//! What the integration tests share.

use std::path::{Path, PathBuf};

use dateline::{Annotator, Gazetteer};

/// The project's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file under the project's root.
pub fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
}

/// An annotator with the gazetteer that `npm run build:gazetteer` builds.
pub fn annotator() -> Annotator {
    let path = root().join("build/gazetteer.bin");
    let bytes = std::fs::read(&path)
        .unwrap_or_else(|error| panic!("cannot read {}: {error}; run `npm run build:gazetteer` first", path.display()));
    Annotator::new(Gazetteer::open(bytes).expect("the built gazetteer opens")).expect("its language pack opens")
}
