//! Annotating, natively: `npm run bench` runs this over the texts that it also gives to the others.
//!
//! `cargo bench --bench annotate -- FOLDER` reads `articles.json` (a list of texts) and `single-*.txt` from FOLDER and
//! prints one JSON object: for each the median seconds a megabyte of several runs, and those of a floor:
//! UTF-8 validation, and one Aho-Corasick pass over the names of the gazetteer. With `--once` it annotates the
//! articles once and prints their bytes, for an instruction count.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use aho_corasick::AhoCorasick;
use dateline::{Annotator, Article, Gazetteer};

const RUNS: usize = 5;

/// The median of several runs, in seconds for a million bytes.
fn per_megabyte(bytes: usize, mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2] * 1e6 / bytes as f64
}

fn annotate(annotator: &Annotator, text: &str) {
    black_box(annotator.annotate(&Article::from_plain_text(text)));
}

fn articles(folder: &Path) -> Vec<String> {
    let json = std::fs::read_to_string(folder.join("articles.json")).expect("articles.json");
    serde_json::from_str(&json).expect("a list of texts")
}

fn singles(folder: &Path) -> Vec<(usize, String)> {
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.ok()?.path();
        let length = path.file_stem()?.to_str()?.strip_prefix("single-")?.parse().ok()?;
        Some((length, std::fs::read_to_string(path).ok()?))
    };
    let mut all: Vec<(usize, String)> = std::fs::read_dir(folder).expect("the folder").filter_map(read).collect();
    all.sort();
    all
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let folder = arguments.iter().find(|a| !a.starts_with("--")).expect("a folder with the texts");
    let folder = Path::new(folder);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/build/gazetteer.bin");
    let bytes =
        std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}; run `npm run build:gazetteer` first"));
    let gazetteer = Gazetteer::open(bytes).expect("the gazetteer opens");
    let names: Vec<String> = gazetteer.places().map(|place| place.name().to_owned()).collect();
    let annotator = Annotator::new(gazetteer).expect("its language pack opens");
    let articles = articles(folder);
    let total = articles.iter().map(String::len).sum();
    if arguments.iter().any(|a| a == "--once") {
        articles.iter().for_each(|text| annotate(&annotator, text));
        println!("{total}");
        return;
    }
    if arguments.iter().any(|a| a == "--nothing") {
        println!("{total}");
        return;
    }
    let automaton = AhoCorasick::new(&names).expect("an automaton");
    let all = |run: &dyn Fn(&str)| per_megabyte(total, || articles.iter().for_each(|text| run(text)));
    let short = all(&|text| annotate(&annotator, text));
    let valid = all(&|text| {
        black_box(std::str::from_utf8(black_box(text.as_bytes())).is_ok());
    });
    let scanned = all(&|text| {
        black_box(automaton.find_iter(text).count());
    });
    let singles: serde_json::Map<String, serde_json::Value> = singles(folder)
        .iter()
        .map(|(length, text)| (length.to_string(), per_megabyte(text.len(), || annotate(&annotator, text)).into()))
        .collect();
    println!(
        "{}",
        serde_json::json!({ "articles": short, "singles": singles, "utf8": valid, "aho_corasick": scanned })
    );
}
