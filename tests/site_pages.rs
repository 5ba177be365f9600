//! Pages in the style of many sites: `tests/pages/sites` and `tests/pages/apart`, each page with a `NAME.json` that has its text
//! and what it says of itself. Those in `apart` were written to be scored only: no rule is made for them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use dateline::article::about::Fact;
use dateline::article::{BlockKind, html};
use serde_json::Value;

/// What one page scored.
struct Score {
    name: String,
    /// F1 of the words of the text.
    words: f64,
    /// Whether each fact is as expected, by name.
    facts: HashMap<&'static str, bool>,
}

fn expected_of(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(folder);
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == "json")).collect();
    files.sort();
    files
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn f1(found: &str, wanted: &str) -> f64 {
    let (found, wanted) = (words(found), words(wanted));
    let mut left: HashMap<&str, usize> = HashMap::new();
    wanted.iter().for_each(|word| *left.entry(word).or_default() += 1);
    let same = found.iter().filter(|word| {
        let left = left.get_mut(word.as_str()).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    });
    2.0 * same.count() as f64 / (found.len() + wanted.len()) as f64
}

/// Whether a fact is the one expected: the same words, and of dates the same day.
fn agrees(name: &str, found: Option<&Fact>, wanted: &Value) -> bool {
    let found = found.map(|fact| fact.value.as_str()).unwrap_or_default();
    let wanted = wanted.as_str().unwrap_or_default();
    match name {
        "published" | "modified" => found.get(..10) == wanted.get(..10),
        // "Ada Roe and Ben Lee" in print are two names in JSON-LD.
        "byline" => {
            let names = |text| words(text).into_iter().filter(|word| word != "and").collect::<Vec<_>>();
            names(found) == names(wanted)
        }
        _ => words(found) == words(wanted),
    }
}

fn score(expected: &Path) -> Score {
    let wanted: Value = serde_json::from_str(&std::fs::read_to_string(expected).unwrap()).unwrap();
    let page = std::fs::read_to_string(expected.with_extension("html")).unwrap();
    let name = expected.file_stem().unwrap().to_string_lossy().into_owned();
    let page = html::page(&page, wanted["url"].as_str()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let (article, about) = (page.article, page.about);
    let found = article.body_text();
    let text: Vec<_> = wanted["text"].as_array().unwrap().iter().map(|block| block.as_str().unwrap()).collect();
    let facts = about.facts().into_iter().map(|(key, fact)| (key, agrees(key, fact, &wanted[key]))).collect();
    assert!(article.blocks().iter().all(|block| block.kind != BlockKind::Boilerplate), "{name}");
    Score { name, words: f1(&found, &text.join("\n\n")), facts }
}

/// Scores the pages of `folder` and holds them to what was aimed at.
fn hold(folder: &str, fewest: usize, worst: f64, least: &[(&str, f64)]) {
    let scores: Vec<Score> = expected_of(folder).iter().map(|path| score(path)).collect();
    assert!(scores.len() >= fewest, "only {} pages", scores.len());
    let count = scores.len() as f64;
    let mean = scores.iter().map(|score| score.words).sum::<f64>() / count;
    println!("{folder}: {} pages, words {mean:.4}", scores.len());
    assert!(mean >= 0.975, "{folder}: mean {mean:.4}");
    for score in &scores {
        assert!(score.words >= worst, "{}: {:.3}", score.name, score.words);
    }
    for (fact, least) in least {
        let wrong: Vec<_> = scores.iter().filter(|s| !s.facts[fact]).map(|s| s.name.as_str()).collect();
        let right = 1.0 - wrong.len() as f64 / count;
        println!("{folder}: {fact} {right:.3}");
        assert!(right >= *least, "{folder}: {fact} {right:.3}, not of {wrong:?}");
    }
}

#[test]
fn pages_of_many_sites_give_their_text_and_what_they_say_of_themselves() {
    let least = [("title", 0.98), ("byline", 0.95), ("published", 0.95), ("modified", 0.95), ("language", 0.95)];
    hold("sites", 54, 0.92, &least);
    hold("sites", 54, 0.92, &[("publisher", 0.9), ("section", 0.9), ("canonical", 0.95)]);
}

#[test]
fn pages_that_no_rule_was_made_for_are_read_as_well() {
    let least = [("title", 0.8), ("byline", 0.8), ("published", 0.95), ("modified", 0.9), ("publisher", 0.8)];
    hold("apart", 15, 0.9, &least);
}

fn page(name: &str) -> html::Page {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(name);
    html::page(&std::fs::read_to_string(path).unwrap(), None).unwrap()
}

#[test]
fn a_live_blog_has_its_entries_with_their_times() {
    let live = page("sites/live-blog-newest-first.html");
    let read: Vec<_> = live.entries.iter().map(|e| (e.time.as_deref().unwrap(), e.title.as_deref().unwrap())).collect();
    let expected = [
        ("2019-10-19T14:32:00+02:00", "Talks resume"),
        ("2019-10-19T11:05:00+02:00", "Two ships leave"),
        ("2019-10-19T06:00:00+02:00", "Where things stand"),
    ];
    assert_eq!(read, expected);
    assert!(live.articles.is_empty());
}

#[test]
fn several_articles_on_a_page_stand_each_by_itself() {
    for (name, titles) in [
        ("sites/several-posts.html", ["Twenty-six ships", "A tail in the fog", "The last ferry"]),
        (
            "sites/infinite-scroll.html",
            [
                "Dockers at Vlissing down tools for a second day",
                "Vineyards start picking three weeks early",
                "Landslide shuts line at Oberwalden",
            ],
        ),
    ] {
        let read = page(name);
        let found: Vec<_> =
            read.articles.iter().map(|(_, about)| about.title.as_ref().unwrap().value.as_str()).collect();
        assert_eq!(found, titles, "{name}");
    }
    assert!(page("sites/wordpress-block.html").articles.is_empty());
}
