//! Any text is annotated, and written in every form.

use dateline::Article;
use dateline_test_support::annotator;

use crate::invariants;

/// Takes `data` for the text of an article; bytes that are no UTF-8 become replacement characters.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let article = Article::from_plain_text(text.as_ref());
    assert_eq!(article.text(), text, "a text is kept as it was given");
    invariants::annotated(&article, annotator());
}
