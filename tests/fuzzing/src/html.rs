//! Any bytes are read as a page as a browser reads them; what is found of an article is annotated.

use dateline::article::html::{self, Page};
use dateline_test_support::annotator;

use crate::invariants;

/// The address that pages are given, or their relative links would lead nowhere.
const URL: &str = "https://news.example/2026/05/dam";

/// Takes `data` for a page.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let Ok(Page { article, about, entries, articles, .. }) = html::page(&text, Some(URL)) else { return };
    invariants::article(&article);
    for (name, fact) in about.facts() {
        assert!(fact.is_none_or(|fact| !fact.value.trim().is_empty()), "an empty {name}");
    }
    assert!(entries.iter().all(|entry| !entry.text.trim().is_empty()), "an empty entry");
    for (part, _) in &articles {
        invariants::article(part);
    }
    invariants::annotated(&article, annotator());
}
