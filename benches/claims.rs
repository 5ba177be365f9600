//! Reading and extracting, natively: `cargo bench --bench claims [-- [--articles] FILE…]`.
//!
//! The text is the project's own passages and articles, or the files given, repeated to one
//! megabyte. Times are the best of several runs: what disturbs a run only makes it slower. On a busy
//! machine they still depend on the load; the last figure, how often the plain segmentation into
//! words of UAX #29 would fit into the time, hardly does. Hostile
//! texts (left out with `--articles`) are read at one megabyte and at half of it; linear work has a
//! ratio of two.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../tests/claims/hostile.rs"]
mod hostile;

use std::hint::black_box;
use std::time::{Duration, Instant};

use dateline::Article;
use dateline::article::Document;
use dateline::language::Reading;
use dateline::text::tokens;
use unicode_segmentation::UnicodeSegmentation;

const RUNS: usize = 9;
const MEGABYTE: usize = 1_000_000;
/// An article of average length, in bytes.
const ARTICLE: usize = 6_000;

fn best(runs: usize, mut run: impl FnMut()) -> Duration {
    let time = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    std::iter::repeat_with(time).take(runs).min().unwrap()
}

/// Paragraphs, without their marks.
fn paragraphs() -> Vec<String> {
    let files: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    if !files.is_empty() {
        let read = |file: &String| std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
        return files.iter().map(read).flat_map(|t| t.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    }
    let marked = [include_str!("../tests/claims/development.txt"), include_str!("../tests/claims/held-back.txt")];
    let mut all: Vec<String> =
        marked.iter().flat_map(|f| dateline_test_support::claims::read(f)).map(|p| p.text).collect();
    all.extend(include_str!("../tests/articles/nato-air-defence.txt").lines().map(str::to_owned));
    all
}

/// Texts of about `length` bytes each, one megabyte together.
fn texts(paragraphs: &[String], length: usize) -> Vec<String> {
    let mut texts = Vec::new();
    let (mut text, mut total) = (String::new(), 0);
    for paragraph in paragraphs.iter().cycle() {
        text.push_str(paragraph);
        text.push_str("\n\n");
        if text.len() >= length {
            total += text.len();
            texts.push(std::mem::take(&mut text));
        }
        if total >= MEGABYTE {
            return texts;
        }
    }
    texts
}

fn stages(what: &str, texts: &[String]) {
    let articles: Vec<Article> = texts.iter().map(Article::from_plain_text).collect();
    let documents: Vec<Document<'_>> = articles.iter().map(Document::new).collect();
    let megabytes = texts.iter().map(String::len).sum::<usize>() as f64 / MEGABYTE as f64;
    let segmented = best(RUNS, || {
        black_box(texts.iter().map(|t| t.split_word_bounds().count()).sum::<usize>());
    });
    let tokenised = best(RUNS, || texts.iter().for_each(|t| drop(black_box(tokens::tokenise(t)))));
    let language = dateline::tables::compiled_in();
    let read = best(RUNS, || {
        articles.iter().for_each(|a| drop(black_box(Reading::new(&Document::new(a), language))));
    });
    let readings: Vec<Reading<'_>> = documents.iter().map(|d| Reading::new(d, language)).collect();
    let extracted = best(RUNS, || readings.iter().for_each(|r| drop(black_box(dateline::claims::extract(r, &[])))));
    let claims: usize = readings.iter().map(|r| dateline::claims::extract(r, &[]).0.len()).sum();
    let seconds = |time: Duration| time.as_secs_f64() / megabytes;
    println!(
        "{what:<17} tokens {:.4}  reading {:.4}  claims {:.4}  together {:.4} s/MB = {:.2} × segmentation  ({} claims/MB)",
        seconds(tokenised),
        seconds(read.saturating_sub(tokenised)),
        seconds(extracted),
        seconds(read + extracted),
        (read + extracted).as_secs_f64() / segmented.as_secs_f64(),
        (claims as f64 / megabytes) as usize,
    );
}

fn main() {
    let paragraphs = paragraphs();
    stages("articles of 6 KB", &texts(&paragraphs, ARTICLE));
    stages("one text of 1 MB", &texts(&paragraphs, MEGABYTE));
    if std::env::args().any(|a| a == "--articles") {
        return;
    }
    for (name, make) in hostile::TEXTS {
        let time = |length: usize| {
            let article = Article::from_plain_text(make(length));
            best(3, || {
                let document = Document::new(&article);
                let reading = Reading::new(&document, dateline::tables::compiled_in());
                drop(black_box(dateline::claims::extract(&reading, &[])));
            })
        };
        let (half, whole) = (time(MEGABYTE / 2), time(MEGABYTE));
        println!(
            "{name:<28} {:.3} s for 1 MB, {:.2} times that of half of it",
            whole.as_secs_f64(),
            whole.as_secs_f64() / half.as_secs_f64()
        );
    }
}
