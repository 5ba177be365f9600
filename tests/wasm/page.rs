//! Reading the live DOM.

use std::cell::Cell;
use std::rc::Rc;

use dateline::TextSpan;
use dateline::article::BlockKind;
use dateline::article::extract::ExtractError;
use dateline::page::{self, watch::Watch};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{ShadowRootInit, ShadowRootMode};

use crate::fixture::{BODY, HEADLINE, Page, find};

fn shown(reading: &page::Reading, span: TextSpan) -> String {
    reading.ranges(span).iter().map(|range| String::from(range.to_string())).collect()
}

#[wasm_bindgen_test]
fn an_article_is_read_without_what_stands_around_it() {
    let page = Page::new();
    let reading = page.read();
    let article = reading.article();
    assert_eq!(article.title(), Some(HEADLINE));
    let kinds: Vec<_> = article.blocks().iter().map(|b| b.kind).collect();
    assert_eq!(kinds, [BlockKind::Title, BlockKind::Paragraph, BlockKind::Paragraph]);
    assert!(!article.text().contains("Herald") && !article.text().contains("World"));
    assert_eq!(article.links()[0].href, "https://example.org/h");
}

#[wasm_bindgen_test]
fn every_word_maps_to_a_range_that_says_the_same() {
    let page = Page::new();
    let reading = page.read();
    let text = reading.article().text();
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let span = TextSpan::new(start, start + word.trim_end().len());
        start += word.len();
        assert_eq!(shown(&reading, span), span.slice(text), "at {span:?}");
    }
    let cut = find(reading.article(), "Ivano-Frankivsk");
    assert_eq!(reading.ranges(cut).len(), 2, "one range a text node");
}

#[wasm_bindgen_test]
fn a_position_in_the_page_maps_to_its_byte_in_the_text() {
    let page = Page::new();
    let reading = page.read();
    let bold = page.find("b").first_child().unwrap();
    let byte = reading.byte_at(&bold, 1).expect("in the article");
    assert!(reading.article().text()[byte..].starts_with("Frankivsk closed"));
    let footer = page.find("footer").first_child().unwrap();
    assert_eq!(reading.byte_at(&footer, 0), None);
}

#[wasm_bindgen_test]
fn a_shadow_tree_is_read_as_it_is_shown() {
    let page =
        Page::with("<section><p>The council of <i>Kalush</i> sent boats to the two villages upstream.</p></section>");
    let section = page.find("section");
    let shadow = section.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    shadow.set_inner_html(&BODY.replace("</article>", "<slot></slot></article>"));
    let reading = page.read();
    let text = reading.article().text();
    let (council, gave) =
        (text.find("The council of Kalush").expect("slotted"), text.find("gave way").expect("shadow"));
    assert!(gave < council, "the slot comes last");
    assert_eq!(shown(&reading, find(reading.article(), "Halych")), "Halych");
    assert_eq!(reading.shadows().len(), 1);
}

#[wasm_bindgen_test]
fn what_a_style_sheet_hides_or_lets_be_edited_is_not_read() {
    let page = Page::with(&format!(
        "<style>.gone {{ display: none }} .wrap {{ display: contents }} .line {{ display: block }}</style>{BODY}"
    ));
    let extra = page.document.create_element("div").unwrap();
    extra.set_inner_html(
        "<p class='gone'>Gone from the page by its class, though it is as long as any paragraph here.</p>
         <div class='wrap'><p>Wrapped in a box that is none, and long enough to be a paragraph of the article.</p></div>
         <p contenteditable>Written by the reader, who may well be typing in this very place just now.</p>
         <span class='line'>Line one of a list made of spans</span><span class='line'>Line two of it</span>",
    );
    page.find("article").append_child(&extra).unwrap();
    let reading = page.read();
    let text = reading.article().text();
    assert!(text.contains("Wrapped in a box") && !text.contains("Gone from") && !text.contains("typing"));
    assert!(text.contains("made of spans\n\nLine two"), "{text}");
}

#[wasm_bindgen_test]
fn a_page_without_an_article_says_so() {
    let page = Page::with("<p>Nothing much.</p>");
    assert!(matches!(page::read(&page.document), Err(ExtractError::NoArticle { .. })));
}

#[wasm_bindgen_test]
fn ranges_of_nodes_that_have_left_the_page_are_dropped() {
    let page = Page::new();
    let reading = page.read();
    assert!(reading.is_attached());
    let span = find(reading.article(), "Ivano-Frankivsk");
    page.find("b").remove();
    assert_eq!(shown(&reading, span), "Ivano");
    assert!(!reading.is_attached());
}

#[wasm_bindgen_test]
async fn a_burst_of_changes_is_noticed_once_and_changes_elsewhere_never() {
    let page = Page::new();
    let calls = Rc::new(Cell::new(0));
    let (resolve, seen) = deferred();
    let watch = {
        let calls = Rc::clone(&calls);
        Watch::new(
            &page.document,
            page.read().root().cloned(),
            Box::new(move || {
                calls.set(calls.get() + 1);
                resolve.call0(&wasm_bindgen::JsValue::NULL).unwrap();
            }),
        )
        .unwrap()
    };
    page.find("footer").set_text_content(Some("Another footer"));
    for _ in 0..20 {
        let paragraph = page.document.create_element("p").unwrap();
        page.find("article").append_child(&paragraph).unwrap();
    }
    JsFuture::from(seen).await.unwrap();
    assert_eq!(calls.get(), 1);
    drop(watch);
}

/// A promise and the function that fulfils it.
fn deferred() -> (js_sys::Function, js_sys::Promise) {
    let mut function = None;
    let promise = js_sys::Promise::new(&mut |resolve, _| function = Some(resolve));
    (function.unwrap(), promise)
}
