//! Drawing over the page, and leaving it as it was.

use dateline::{Kind, annotations::Annotations};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::css::JsNamespaceCss;
use web_sys::{AbstractRange, Highlight, HtmlElement, ShadowRootInit, ShadowRootMode};

use crate::fixture::{
    BODY, HEADLINE, Page, event, frames, highlighted, host, is_open, key, mention, middle_of, our_highlights, part,
    pointer,
};

#[wasm_bindgen_test]
fn marks_cover_the_names_and_nothing_else_and_go_with_the_overlay() {
    let page = Page::new();
    let overlay = page.drawn();
    assert_eq!(our_highlights(), ["dateline-infrastructure", "dateline-place"]);
    assert_eq!(highlighted("dateline-infrastructure"), ["Burshtyn thermal power station"]);
    assert_eq!(highlighted("dateline-place"), ["-Frankivsk", "Dnister", "Halych", "Ivano"]);
    drop(overlay);
    assert!(our_highlights().is_empty());
}

#[wasm_bindgen_test]
fn highlights_and_style_sheets_of_others_are_left_alone() {
    let page = Page::new();
    let range = page.document.create_range().unwrap();
    range.select_node_contents(&page.find("h1")).unwrap();
    let theirs = Highlight::new(&[range.unchecked_into::<AbstractRange>()]).unwrap();
    JsNamespaceCss::highlights().set("search-results", &theirs);
    let sheets = page.document.adopted_style_sheets().length();
    let overlay = page.drawn();
    assert_eq!(page.document.adopted_style_sheets().length(), sheets + 1);
    drop(overlay);
    assert_eq!(highlighted("search-results"), [HEADLINE]);
    assert_eq!(page.document.adopted_style_sheets().length(), sheets);
    JsNamespaceCss::highlights().delete("search-results");
}

#[wasm_bindgen_test]
fn the_body_is_the_same_to_the_byte_before_during_and_after() {
    let page = Page::new();
    let (before, [body_attributes, body_children, root_attributes, root_children]) = page.bytes();
    let overlay = page.drawn();
    overlay.toggle_sidebar();
    overlay.next_mention(1);
    part(&page.document, ".ring").click();
    assert!(is_open(&part(&page.document, ".card")));
    let with_host = [body_attributes, body_children, root_attributes, root_children + 1];
    assert_eq!(page.bytes(), (before.clone(), with_host), "only the host is added, outside the body");
    drop(overlay);
    assert_eq!(page.bytes(), (before, [body_attributes, body_children, root_attributes, root_children]));
}

#[wasm_bindgen_test]
fn a_second_overlay_takes_the_place_of_the_first() {
    let page = Page::new();
    let forgotten = page.drawn();
    let overlay = page.drawn();
    let hosts = page.document.query_selector_all("dateline-overlay").unwrap();
    assert_eq!(hosts.length(), 1);
    drop((forgotten, overlay));
    assert!(host(&page.document).is_none());
}

#[wasm_bindgen_test]
async fn the_card_opens_under_the_pointer_and_says_what_and_where() {
    let page = Page::new();
    // What earlier tests scrolled comes to rest: scrolling cancels a card that is about to open.
    frames(2).await;
    let overlay = page.drawn();
    let (x, y) = middle_of(&page.read(), "Dnister");
    let card = part(&page.document, ".card");
    pointer(&page.document, "pointermove", x, y);
    event(&card, "toggle").await;
    assert!(is_open(&card));
    let text = card.text_content().unwrap();
    for words in ["Dnister", "river", "Ukraine", "Ivano-Frankivsk Oblast", "49.1° N, 24.7° E", "Рідна назва", "6,000"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    let shown = card.get_bounding_client_rect();
    assert!(shown.top() >= y || shown.bottom() <= y, "the card does not cover its mention");
    key(&page.document.body().unwrap(), "Escape");
    assert!(!is_open(&card));
    drop(overlay);
}

#[wasm_bindgen_test]
fn a_click_opens_the_card_at_once_and_a_click_elsewhere_closes_it() {
    let page = Page::new();
    let overlay = page.drawn();
    let reading = page.read();
    let card = part(&page.document, ".card");
    let (x, y) = middle_of(&reading, "Dnister");
    pointer(&page.document, "click", x, y);
    assert!(is_open(&card));
    let (x, y) = middle_of(&reading, "Flood takes");
    pointer(&page.document, "click", x, y);
    assert!(!is_open(&card));
    drop(overlay);
}

#[wasm_bindgen_test]
async fn the_card_stays_while_the_pointer_is_on_it_and_closes_after_it_has_left() {
    let page = Page::new();
    // What earlier tests scrolled comes to rest: scrolling cancels a card that is about to open.
    frames(2).await;
    let overlay = page.drawn();
    let reading = page.read();
    let card = part(&page.document, ".card");
    let (x, y) = middle_of(&reading, "Dnister");
    pointer(&page.document, "pointermove", x, y);
    event(&card, "toggle").await;
    let over = card.get_bounding_client_rect();
    pointer(&page.document, "pointermove", over.x() + 20.0, over.y() + 20.0);
    frames(2).await;
    assert!(is_open(&card));
    let (x, y) = middle_of(&reading, "Flood takes");
    pointer(&page.document, "pointermove", x, y);
    event(&card, "toggle").await;
    assert!(!is_open(&card));
    drop(overlay);
}

#[wasm_bindgen_test]
fn a_link_that_is_marked_still_works_as_a_link() {
    let page = Page::new();
    let overlay = page.drawn();
    let body = page.document.body().unwrap();
    // Following the link would end the test's page.
    let held = gloo::events::EventListener::new_with_options(
        &body,
        "click",
        gloo::events::EventListenerOptions::enable_prevent_default(),
        |event| event.prevent_default(),
    );
    let link = page.find("article a");
    let rect = link.get_bounding_client_rect();
    pointer(&page.document, "click", rect.x() + rect.width() / 2.0, rect.y() + rect.height() / 2.0);
    assert!(!is_open(&part(&page.document, ".card")), "a click on a link is the link's");
    drop((held, overlay));
}

#[wasm_bindgen_test]
fn the_keyboard_goes_through_the_mentions_opens_the_card_and_gives_the_focus_back() {
    let page = Page::with(&format!("<button id='before'>Before</button>{BODY}"));
    let before = page.find("#before");
    before.focus().unwrap();
    let overlay = page.drawn();
    assert_eq!(overlay.next_mention(1), Some(0));
    let ring = part(&page.document, ".ring");
    let name = ring.get_attribute("aria-label").unwrap();
    assert!(name.starts_with("Halych, town, Ivano-Frankivsk Oblast, Ukraine. Mention 1 of 4."), "{name}");
    assert_eq!(highlighted("dateline-active"), ["Halych"]);
    key(&ring, "ArrowRight");
    assert_eq!(highlighted("dateline-active"), ["-Frankivsk", "Ivano"]);
    assert_eq!(overlay.next_mention(-2), Some(3), "the step before the first is the last");
    ring.click();
    let card = part(&page.document, ".card");
    let focused = crate::fixture::shadow(&page.document).active_element().unwrap();
    assert!(is_open(&card) && js_sys::Object::is(&focused, &card), "the focus is in the card");
    key(&card, "Escape");
    assert!(!is_open(&card));
    key(&ring, "Escape");
    assert!(js_sys::Object::is(&page.document.active_element().unwrap(), &before), "the focus is back");
    assert!(highlighted("dateline-active").is_empty());
    drop(overlay);
}

#[wasm_bindgen_test]
fn the_sidebar_lists_everything_and_its_rows_lead_to_the_text() {
    let page = Page::new();
    let overlay = page.drawn();
    assert!(overlay.toggle_sidebar());
    let drawer = part(&page.document, ".drawer");
    let tab = |at: usize| part(&page.document, &format!("[data-tab='{at}'][role=tab]")).click();
    (1..5).for_each(tab);
    let text = drawer.text_content().unwrap();
    for words in ["Places3", "Sites1", "Claims1", "Ukraine", "Burshtyn", "Ada Roe", "Nobody was hurt", "quoted", "said"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    // It is laid out when it is shown, for the room that it has then.
    assert!(drawer.query_selector("svg.map").unwrap().is_some());
    part(&page.document, "[data-claim='0']").click();
    assert_eq!(highlighted("dateline-active"), ["“Nobody was hurt,”"]);
    tab(2);
    part(&page.document, ".panel .list .infrastructure .row").click();
    assert_eq!(highlighted("dateline-active"), ["Burshtyn thermal power station"]);
    let row = part(&page.document, ".row[aria-current]");
    assert!(row.text_content().unwrap().contains("Burshtyn"));
    part(&page.document, "[data-do='toggle-claims']").click();
    assert_eq!(highlighted("dateline-source"), ["engineer Ada Roe"]);
    assert_eq!(highlighted("dateline-cue"), ["said"]);
    key(&drawer, "Escape");
    assert!(!is_open(&drawer));
    drop(overlay);
}

#[wasm_bindgen_test]
fn names_are_shown_as_text_whatever_they_hold() {
    let page = Page::new();
    let (overlay, reading) = (page.overlay(), page.read());
    let mut halych = mention(reading.article(), "Halych", Kind::Town);
    halych.name = "<img src=x onerror=alert(1)>".to_owned();
    halych.note = Some("</p><script>1</script>".to_owned());
    overlay.draw(reading, Annotations { places: vec![halych], ..Annotations::default() }).unwrap();
    overlay.next_mention(1);
    part(&page.document, ".ring").click();
    let card = part(&page.document, ".card");
    assert!(card.text_content().unwrap().contains("<img src=x onerror=alert(1)>"));
    assert_eq!(card.query_selector_all("img, script").unwrap().length(), 0);
    drop(overlay);
}

#[wasm_bindgen_test]
fn marks_reach_into_an_open_shadow_root() {
    let page = Page::with("<section></section>");
    let shadow = page.find("section").attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    shadow.set_inner_html(BODY);
    let before = shadow.adopted_style_sheets().length();
    let overlay = page.drawn();
    assert_eq!(highlighted("dateline-infrastructure"), ["Burshtyn thermal power station"]);
    assert_eq!(shadow.adopted_style_sheets().length(), before + 1);
    let (x, y) = middle_of(&page.read(), "Dnister");
    pointer(&page.document, "click", x, y);
    assert!(is_open(&part(&page.document, ".card")));
    drop(overlay);
    assert_eq!(shadow.adopted_style_sheets().length(), before);
}

#[wasm_bindgen_test]
async fn marks_are_those_of_a_dark_page_and_follow_when_it_turns_light_while_the_card_is_as_the_browser_is() {
    let page = Page::new();
    let body: HtmlElement = page.document.body().unwrap();
    let colour = |element: &web_sys::Element, pseudo: Option<&str>, property: &str| {
        let window = page.document.default_view().unwrap();
        let style = match pseudo {
            Some(pseudo) => window.get_computed_style_with_pseudo_elt(element, pseudo),
            None => window.get_computed_style(element),
        };
        style.unwrap().unwrap().get_property_value(property).unwrap()
    };
    let ink = || colour(&body, Some("::highlight(dateline-place)"), "text-decoration-color");
    body.style().set_property("background-color", "#111").unwrap();
    let overlay = page.drawn();
    assert_eq!(ink(), "rgb(122, 190, 255)");
    body.style().set_property("background-color", "#fff").unwrap();
    frames(1).await;
    assert_eq!(ink(), "rgb(11, 91, 176)");
    let card = part(&page.document, ".card");
    assert_eq!(colour(&card, None, "background-color"), "rgb(255, 255, 255)");
    drop(overlay);
    body.remove_attribute("style").unwrap();
}
