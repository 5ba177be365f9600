//! An article annotated in slices has the annotations that it has in one go.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::cell::Cell;

use dateline::annotate::Options;
use dateline::pace::{Job, Pacer};
use dateline::{Annotations, Article};
use dateline_test_support::{annotator, read};
use proptest::prelude::*;

/// Annotates `article`, stopped at every look at the clock for which `over` says so. Gives also how
/// often it was stopped.
fn in_slices(article: &Article, over: impl Fn() -> bool) -> (Annotations, usize) {
    let pacer = Pacer::new(over);
    let mut job = Job::new(annotator().annotate_paced(article, Options { explain: true }, &pacer));
    let mut stops = 0;
    loop {
        match job.step() {
            Some(annotations) => return (annotations, stops),
            None => stops += 1,
        }
    }
}

fn in_one_go(article: &Article) -> Annotations {
    annotator().annotate_with(article, Options { explain: true })
}

#[test]
fn a_long_text_is_stopped_often_and_comes_out_the_same() {
    let text = format!("{}\n\n", read("tests/articles/nato-air-defence.txt")).repeat(5);
    let article = Article::from_plain_text(text);
    let (annotations, stops) = in_slices(&article, || true);
    let words = article.text().split_whitespace().count();
    assert!(stops > words / 8, "{stops} stops in {words} words");
    assert_eq!(annotations, in_one_go(&article));
}

#[test]
fn a_list_in_one_sentence_is_stopped_between_its_names() {
    let names = ["Kyiv", "Springfield", "San Jose", "Odesa", "Newport", "Al Hamra", "Santa Cruz", "Vinnytsia"];
    let row: Vec<&str> = names.iter().cycle().take(400).copied().collect();
    let article = Article::from_plain_text(format!("The fund named {}.", row.join(", ")));
    let (annotations, stops) = in_slices(&article, || true);
    assert!(stops > row.len() / 2, "{stops} stops in {} names", row.len());
    assert_eq!(annotations, in_one_go(&article));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn wherever_it_is_stopped_the_annotations_are_the_same(from in 0_usize..2_000, length in 200_usize..2_000, every in 1_u32..5) {
        let sample = read("tests/articles/nato-air-defence.txt");
        let text: String = sample.chars().cycle().skip(from).take(length).collect();
        let article = Article::from_plain_text(text);
        let looks = Cell::new(0_u32);
        let (annotations, _) = in_slices(&article, || {
            looks.set(looks.get() + 1);
            looks.get().is_multiple_of(every)
        });
        prop_assert_eq!(annotations, in_one_go(&article));
    }
}
