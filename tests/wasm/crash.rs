//! A panic of the core: by itself, because nothing of the core may run after it.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[allow(dead_code, reason = "the other browser tests use the rest")]
mod fixture;

use dateline::overlay::crash;
use dateline::view::strings::EN;
use fixture::{Page, host, our_highlights, shadow};
use wasm_bindgen_test::wasm_bindgen_test;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn marks_are_taken_down_the_reader_is_told_and_nothing_acts_any_more() {
    let page = Page::new();
    let (before, _) = page.bytes();
    let overlay = page.drawn();
    crash(&page.document, &EN);
    assert!(our_highlights().is_empty());
    let notice = shadow(&page.document).query_selector("[role=alert]").unwrap().expect("a notice");
    assert_eq!(notice.text_content().as_deref(), Some(EN.crashed));
    assert_eq!(overlay.next_mention(1), None);
    assert!(our_highlights().is_empty());
    assert_eq!(page.bytes().0, before);
    assert!(host(&page.document).is_some());
}
