//! No answer changes unseen: what is found in the passages of all test sets is what `recorded/` says.
//!
//! The floors of the sets hold figures; a rule that is broken moves them by less than they leave room for. Here every
//! answer is written down, right or wrong, so that what a change does to any of them stands in its diff.
//! `DATELINE_RECORD=1 cargo test --locked -p dateline --features html --test answers` records them anew: look at every line
//! that changes. So it is with what is
//! exported, on one article.
//! Of passages kept aside only a checksum of each file's answers is recorded, so that nobody reads them; and of all of a
//! file's as one long article.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod exported;
mod passages;
mod written;

use std::fmt::Write as _;
use std::fs;

use dateline::Article;
use dateline_test_support as common;

/// How what changed is recorded.
const ANEW: &str = "`DATELINE_RECORD=1 cargo test --locked -p dateline --features html --test answers` records it anew; look at every line of the diff";

/// Whether what is found is recorded and not held to what was.
fn records() -> bool {
    std::env::var_os("DATELINE_RECORD").is_some()
}

/// The answers on the files of a folder, in the order of their names.
fn answers(folder: &str) -> String {
    let mut files: Vec<_> = fs::read_dir(common::root().join(folder)).unwrap().map(|entry| entry.unwrap()).collect();
    files.sort_by_key(fs::DirEntry::file_name);
    let names = files.iter().map(|file| file.file_name().into_string().unwrap());
    let mut out = String::new();
    for name in names.filter(|name| name.ends_with(".txt")) {
        let path = format!("{folder}/{name}");
        writeln!(out, "= {path}").unwrap();
        let all = passages::read(&path);
        let long: Vec<&str> = all.iter().map(|passage| passage.article.text()).collect();
        let mut aside = String::new();
        for passage in &all {
            let annotations = common::annotator().annotate(&passage.article);
            let to = if passage.aside { &mut aside } else { &mut out };
            written::write(to, passage.nth, passage.article.text(), &annotations);
        }
        let sum = |what: &str, lines: &str| {
            format!("{what}: {} answers, {:08x}\n", lines.lines().count(), crc32fast::hash(lines.as_bytes()))
        };
        if !aside.is_empty() {
            out.push_str(&sum("aside", &aside));
        }
        // One long article of them all: names that recur, memory that has an end, what is found otherwise where much is.
        let long = Article::from_plain_text(long.join("\n\n"));
        let mut together = String::new();
        written::write(&mut together, 0, long.text(), &common::annotator().annotate(&long));
        out.push_str(&sum("as one article", &together));
    }
    out
}

/// Holds the answers on a folder to what is recorded of it.
fn check(folder: &str) {
    let name = folder.trim_start_matches("tests/").replace('/', "-");
    let path = common::root().join(format!("tests/answers/recorded/{name}.txt"));
    let found = answers(folder);
    if records() {
        fs::write(&path, found).unwrap();
        return;
    }
    let recorded = fs::read_to_string(&path).unwrap_or_default();
    let (old, new): (Vec<&str>, Vec<&str>) = (recorded.lines().collect(), found.lines().collect());
    let first = old.iter().zip(&new).position(|(old, new)| old != new).unwrap_or(old.len().min(new.len()));
    let file = new[..first.min(new.len())].iter().rfind(|line| line.starts_with("= ")).unwrap_or(&"");
    let (was, is) = (old.get(first).unwrap_or(&"nothing"), new.get(first).unwrap_or(&"nothing"));
    assert!(old == new, "answers changed in {file}, the first:\n  was {was}\n  is  {is}\n{ANEW}");
}

/// A test for each folder: they run beside one another.
macro_rules! no_answer_changes_unseen {
    ($($test:ident: $folder:literal,)*) => { $(#[test] fn $test() { check($folder); })* };
}

no_answer_changes_unseen! {
    on_rules_that_no_other_passage_holds: "tests/answers/passages",
    on_claims: "tests/claims",
    on_infrastructure: "tests/infrastructure",
    on_landmarks: "tests/landmarks",
    on_local_news: "tests/places/local",
    on_news: "tests/places/news",
    on_papers: "tests/places/papers",
    on_hazards_of_places: "tests/places/passages",
    on_articles_of_the_press: "tests/places/press/articles",
    on_hazards_of_the_press: "tests/places/press/hazards",
    on_what_is_printed: "tests/places/printed",
    on_famous_names: "tests/places/senses",
    on_errors_once_seen: "tests/places/sure",
}

#[test]
fn every_set_of_passages_is_read_without_its_marks() {
    for folder in
        ["answers/passages", "claims", "infrastructure", "landmarks", "places/local", "places/papers", "places/sure"]
    {
        for file in fs::read_dir(common::root().join("tests").join(folder)).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            if !name.ends_with(".txt") {
                continue;
            }
            let all = passages::read(&format!("tests/{folder}/{name}"));
            assert!(!all.is_empty(), "no passages in {folder}/{name}");
            let marked = all.iter().find(|p| p.article.text().contains(['{', '}']));
            assert!(marked.is_none(), "a mark is left in {folder}/{name}: {}", marked.unwrap().article.text());
        }
    }
}
