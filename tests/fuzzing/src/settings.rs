//! Any bytes are read as what is remembered of a site, and as a file of corrections, which then change annotations.

use std::sync::LazyLock;

use dateline::corrections::{self, Corrections};
use dateline::view::Remembered;
use dateline::{Annotations, Article, Kind};
use dateline_test_support::annotator;

use crate::invariants;

/// Names that corrections can be of, infrastructure and claims about it.
const TEXT: &str = "Officials say dam near Kakhovka was damaged

KYIV, May 4 (Courier) - A dam near Georgetown was shelled on Monday, the governor of Kherson said.

\"The Zaporizhzhia nuclear plant lost power,\" the minister told reporters in Paris. Moscow denied that the plant was \
                    hit. Flooding reached Springfield and Victoria, residents said.";

static ANNOTATED: LazyLock<(Article, Annotations)> = LazyLock::new(|| {
    let article = Article::from_plain_text(TEXT);
    let annotations = annotator().annotate(&article);
    (article, annotations)
});

/// Takes `data` for what is remembered of a site, and for a file of corrections.
pub fn check(data: &[u8]) {
    if let Ok(remembered) = serde_json::from_slice::<Remembered>(data) {
        kept(&remembered);
    }
    let text = String::from_utf8_lossy(data);
    match corrections::read(&text) {
        Ok(corrections) => applied(&corrections),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// What is remembered is written as it is read again, and merging it twice is merging it once.
fn kept(remembered: &Remembered) {
    let written = serde_json::to_string(remembered).expect("what was read is written");
    let again: Remembered = serde_json::from_str(&written).expect("what was written is read");
    let rewritten = serde_json::to_string(&again).expect("what was read is written");
    // Not the numbers themselves: the last digit of one may be another once.
    assert!(written.len().abs_diff(rewritten.len()) < 64, "{written} became {rewritten}");
    let mut once = Remembered::default();
    once.merge(remembered);
    let mut twice = once.clone();
    twice.merge(remembered);
    assert_eq!(once, twice);
}

/// What corrections say holds of annotations, everywhere, and nothing else is out of joint by it.
fn applied(corrections: &Corrections) {
    for correction in corrections.iter() {
        let Some(meant) = &correction.means else { continue };
        assert!(Kind::parse(&meant.kind).is_some(), "{meant:?}");
        assert!(meant.lat.abs() <= 90.0 && meant.lon.abs() <= 180.0, "{meant:?}");
    }
    let (article, before) = &*ANNOTATED;
    let mut annotations = before.clone();
    let changed = corrections::apply(&mut annotations, article, annotator().gazetteer(), corrections);
    assert!(changed || annotations == *before, "changed, and said that it was not");
    invariants::annotations(article, &annotations);
    invariants::exports(article, &annotations);
    for mention in &annotations.places {
        let said = corrections.of(mention.span.slice(article.text()));
        assert!(said.is_none_or(|correction| correction.means.is_some()), "{} is no place", mention.name);
    }
    let once = annotations.clone();
    corrections::apply(&mut annotations, article, annotator().gazetteer(), corrections);
    assert!(annotations == once, "corrected twice, it is another");
}
