//! The same inputs give the same bytes, and those that are built are those of the inputs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod maps;

use std::io::Write;

use gazetteer_builder::{Inputs, TIER, build};

/// The wheel that `npm run build:gazetteer` has fetched.
fn inputs() -> Inputs {
    let root = maps::root();
    let wheels = root.join("build/wheels");
    let wheel = std::fs::read_dir(&wheels)
        .ok()
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"));
    let wheel =
        wheel.unwrap_or_else(|| panic!("no wheel in {}; run `npm run build:gazetteer` first", wheels.display()));
    Inputs { wheel, node_modules: root.join("node_modules"), data: root.join("data") }
}

#[test]
fn the_same_inputs_give_the_same_bytes_as_were_built() {
    let inputs = inputs();
    let first = build(&inputs, TIER).unwrap();
    let second = build(&inputs, TIER).unwrap();
    assert!(first == second, "two builds differ");
    let path = maps::root().join("build/gazetteer.bin");
    let built = std::fs::read(&path).unwrap();
    assert!(first.gazetteer == built, "{} is stale; run `npm run build:gazetteer`", path.display());
    for (tag, names) in &first.names {
        let path = path.with_file_name(format!("names-{tag}.bin"));
        assert!(*names == std::fs::read(&path).unwrap(), "{} is stale; run `npm run build:gazetteer`", path.display());
    }
}

#[test]
fn deflated_as_in_an_extension_it_keeps_to_its_budget() {
    let built = std::fs::read(maps::root().join("build/gazetteer.bin")).unwrap();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("gazetteer.bin", options).unwrap();
    archive.write_all(&built).unwrap();
    let deflated = archive.finish().unwrap().into_inner().len();
    // With the tagger and the tables, which the core had before: 0.9 MB of it. 1,010 plants with the names that follow
    // from theirs took 0.3 MB, 13,662 places with a post office 0.13 MB, the languages of the interface 0.03 MB; the words
    // around names of clubs, works and goods, lesser nouns for sites and the codes of divisions 0.02 MB; regions, districts of
    // Britain and more words around names 0.02 MB; ancient sites, reservations and more regions 0.01 MB.
    assert!(deflated <= 7_875_000, "{deflated} bytes deflated");
}

#[test]
fn a_missing_input_is_named() {
    let mut inputs = inputs();
    inputs.data = maps::root().join("no-such-folder");
    let error = build(&inputs, TIER).unwrap_err().to_string();
    assert!(error.contains("no-such-folder"), "{error}");
}
