//! What is found in an article reaches the page that it was found for as it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use dateline::annotate::Options;
use dateline::wire::{read, write};
use dateline::{Annotations, Article};
use dateline_test_support::{annotator, read as file};

/// The annotations of the sample, with everything that a page is given.
fn found() -> (Article, Annotations) {
    let article = Article::from_plain_text(file("tests/articles/nato-air-defence.txt"));
    let mut found = annotator().annotate_with(&article, Options { explain: true });
    found.claims.iter_mut().for_each(|claim| claim.rule = None);
    (article, found)
}

#[test]
fn annotations_arrive_as_they_were() {
    let (_, found) = found();
    assert!(found.places.iter().any(|p| p.explanation.is_some()) && found.places.iter().any(|p| p.facility.is_some()));
    assert!(!found.claims.is_empty() && !found.sources.is_empty() && !found.summary.voices.is_empty());
    assert_eq!(read(&write(&found)), Some(found));
}

#[test]
fn an_article_that_was_handed_over_is_annotated_alike() {
    let (article, found) = found();
    let arrived: Article = read(&write(&article)).expect("an article");
    let mut again = annotator().annotate_with(&arrived, Options { explain: true });
    again.claims.iter_mut().for_each(|claim| claim.rule = None);
    assert_eq!(again, found);
}

#[test]
fn explanations_do_not_make_the_answer_heavy() {
    let (article, found) = found();
    let (bytes, text) = (write(&found).len(), article.text().len());
    assert!(bytes < 12 * text, "{bytes} bytes for a text of {text}");
}
