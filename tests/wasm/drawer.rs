//! The sidebar: layers, cross-links, its edge, and its language.

use std::cell::RefCell;
use std::rc::Rc;

use dateline::overlay::{Overlay, Settings};
use dateline::view::strings::compile::interface;
use dateline::view::strings::learn;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, HtmlElement};

use crate::fixture::{Page, annotations, find, frames, highlighted, is_open, key, middle_of, part, pointer};

/// The page with a claim that speaks of the station and of Halych.
fn with_claim_about_places(page: &Page, locale: &str) -> Overlay {
    let settings = Settings { locale: locale.to_owned(), ..Settings::default() };
    let overlay = Overlay::attach(&page.document, settings, Rc::new(|_| Default::default())).expect("attached");
    let reading = page.read();
    let mut found = annotations(reading.article());
    found.claims[0].content = vec![find(reading.article(), "upstream kept running all night")];
    found.claims[0].places = vec![0, 3];
    overlay.draw(reading, found).expect("drawn");
    overlay
}

fn all(page: &Page, selector: &str) -> Vec<HtmlElement> {
    let list = part(&page.document, ".drawer").query_selector_all(selector).unwrap();
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

/// Shows a part of the sidebar.
fn open_part(page: &Page, name: &str) {
    let tab = all(page, "[role=tab]").into_iter().find(|tab| tab.text_content().unwrap().starts_with(name));
    tab.expect(name).click();
}

fn row(page: &Page, name: &str) -> HtmlElement {
    all(page, ".entry .row").into_iter().find(|row| row.text_content().unwrap().starts_with(name)).expect(name)
}

fn has_focus(page: &Page, selector: &str) -> bool {
    let shadow = part(&page.document, ".drawer").get_root_node().unchecked_into::<web_sys::ShadowRoot>();
    shadow.active_element().is_some_and(|element: Element| element.matches(selector).unwrap())
}

#[wasm_bindgen_test]
async fn an_overlay_that_goes_before_the_next_frame_leaves_nothing_that_fails() {
    let page = Page::new();
    let window = web_sys::window().unwrap();
    let errors = Rc::new(RefCell::new(Vec::<String>::new()));
    let noted = Rc::clone(&errors);
    let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        event.prevent_default();
        let message = js_sys::Reflect::get(&event, &"message".into()).unwrap();
        noted.borrow_mut().push(message.as_string().unwrap_or_default());
    });
    window.add_event_listener_with_callback("error", listener.as_ref().unchecked_ref()).unwrap();
    let overlay = page.drawn();
    overlay.toggle_sidebar();
    let over = part(&page.document, ".drawer").get_bounding_client_rect();
    // The pointer comes from the sidebar, and what it clicks takes the overlay down in the same frame.
    pointer(&page.document, "pointermove", over.x() + 30.0, over.y() + 30.0);
    drop(overlay);
    frames(2).await;
    window.remove_event_listener_with_callback("error", listener.as_ref().unchecked_ref()).unwrap();
    assert_eq!(*errors.borrow(), Vec::<String>::new());
}

#[wasm_bindgen_test]
fn escape_closes_one_layer_at_a_time() {
    let page = Page::new();
    let overlay = page.drawn();
    let (card, drawer) = (part(&page.document, ".card"), part(&page.document, ".drawer"));
    let (x, y) = middle_of(&page.read(), "Dnister");
    pointer(&page.document, "click", x, y);
    overlay.toggle_sidebar();
    assert!(is_open(&card) && is_open(&drawer));
    key(&drawer, "Escape");
    assert!(!is_open(&card) && is_open(&drawer), "the card only");
    assert!(has_focus(&page, ".drawer"), "the focus stays where it was");
    key(&drawer, "Escape");
    assert!(!is_open(&drawer));
    overlay.next_mention(1);
    // The page may have been scrolled for it.
    let (x, y) = middle_of(&page.read(), "Dnister");
    pointer(&page.document, "click", x, y);
    assert!(is_open(&card));
    key(&page.document.body().unwrap(), "Escape");
    assert!(!is_open(&card));
    assert_eq!(highlighted("dateline-active"), ["Halych"], "the mention is still the active one");
    key(&page.document.body().unwrap(), "Escape");
    assert!(highlighted("dateline-active").is_empty());
    drop(overlay);
}

#[wasm_bindgen_test]
fn a_place_shows_the_claims_that_speak_of_it_and_a_claim_leads_to_its_places() {
    let page = Page::new();
    let overlay = with_claim_about_places(&page, "en");
    overlay.toggle_sidebar();
    open_part(&page, "Sites");
    open_part(&page, "Places");
    assert_eq!(all(&page, ".about-toggle").len(), 2, "Halych and the station are spoken of, the rest is not");
    assert!(all(&page, ".about").is_empty());
    row(&page, "Halych").click();
    let about = all(&page, ".about");
    assert!(about[0].text_content().unwrap().contains("Ada Roe"));
    let toggle = all(&page, ".about-toggle[aria-expanded=true]");
    assert!(toggle[0].get_attribute("aria-label").unwrap().starts_with("Halych: 1 claim"));
    toggle[0].click();
    assert!(all(&page, ".about").is_empty(), "a second click closes it");
    open_part(&page, "Claims");
    let chip = all(&page, ".chip").into_iter().find(|c| c.text_content().unwrap().starts_with("Burshtyn")).unwrap();
    chip.click();
    assert_eq!(highlighted("dateline-active"), ["Burshtyn thermal power station"]);
    drop(overlay);
}

#[wasm_bindgen_test]
fn the_card_leads_to_the_claims_that_speak_of_the_place() {
    let page = Page::new();
    let overlay = with_claim_about_places(&page, "en");
    let (x, y) = middle_of(&page.read(), "Burshtyn thermal power station");
    pointer(&page.document, "click", x, y);
    part(&page.document, ".card .card-claim").click();
    assert_eq!(highlighted("dateline-active"), ["upstream kept running all night"]);
    drop(overlay);
}

#[wasm_bindgen_test]
fn the_sidebar_folds_to_a_tab_and_its_edge_moves_by_keys() {
    let page = Page::new();
    let overlay = page.drawn();
    overlay.toggle_sidebar();
    let (drawer, tab) = (part(&page.document, ".drawer"), part(&page.document, ".tab"));
    let width = || part(&page.document, ".drawer").get_bounding_client_rect().width();
    let edge = part(&page.document, ".edge");
    let before = width();
    for _ in 0..2 {
        key(&edge, "ArrowLeft");
    }
    key(&edge, "ArrowRight");
    assert!((width() - before - 20.0).abs() < 1.0, "{before} to {}", width());
    assert_eq!(edge.get_attribute("aria-valuenow"), Some(format!("{:.0}", width())));
    part(&page.document, "[data-do=close-drawer]").click();
    assert!(!is_open(&drawer) && is_open(&tab), "closed, it leaves a tab");
    tab.click();
    assert!(is_open(&drawer) && !is_open(&tab));
    assert!((width() - before - 20.0).abs() < 1.0, "as wide as the reader made it");
    key(&edge, "Enter");
    assert!(!is_open(&drawer));
    assert!(overlay.toggle_sidebar(), "the shortcut opens it too");
    assert!(!overlay.toggle_sidebar());
    assert!(is_open(&tab));
    tab.click();
    part(&page.document, "[data-do=narrow]").click();
    assert!(width() < 200.0);
    part(&page.document, "[data-do=side]").click();
    assert!(drawer.class_list().contains("left"), "where it slides to, not where it is on its way");
    drop(overlay);
}

#[wasm_bindgen_test]
fn the_overlay_speaks_the_reader_s_language() {
    // As a page learns it from the gazetteer.
    learn(&interface(&|_, _| Vec::new()).expect("the tables of the interface"));
    let page = Page::new();
    let overlay = with_claim_about_places(&page, "uk-UA");
    overlay.toggle_sidebar();
    for tab in ["Місця", "Об’єкти", "Твердження"] {
        open_part(&page, tab);
    }
    let text = part(&page.document, ".drawer").text_content().unwrap();
    for words in ["Огляд", "Джерела", "річка", "1 твердження", "теплова електростанція", "цитата"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    // In a small window it covers the words.
    overlay.toggle_sidebar();
    let (x, y) = middle_of(&page.read(), "Dnister");
    pointer(&page.document, "click", x, y);
    let opened = part(&page.document, ".card");
    assert!(is_open(&opened), "{x}, {y}");
    let card = opened.text_content().unwrap();
    assert!(card.contains("49.1° пн. ш., 24.7° сх. д.") && card.contains("Шукати у Вікіпедії"), "{card}");
    drop(overlay);
}

#[wasm_bindgen_test]
fn a_search_goes_over_all_parts_and_its_choices_outlive_closing() {
    let page = Page::new();
    let overlay = with_claim_about_places(&page, "en");
    overlay.toggle_sidebar();
    let field = part(&page.document, ".search").unchecked_into::<HtmlElement>();
    js_sys::Reflect::set(&field, &"value".into(), &"burshtyn".into()).unwrap();
    field
        .dispatch_event(
            &Event::new_with_event_init_dict("input", &{
                let init = web_sys::EventInit::new();
                init.set_bubbles(true);
                init
            })
            .unwrap(),
        )
        .unwrap();
    let shown = all(&page, ".panel:not([hidden]) .list .row");
    assert!(!shown.is_empty() && shown.iter().all(|row| row.text_content().unwrap().contains("Burshtyn")));
    overlay.toggle_sidebar();
    overlay.toggle_sidebar();
    assert!(!all(&page, ".panel:not([hidden]) .found [data-do=reset]").is_empty(), "it is still searched for");
    all(&page, ".panel:not([hidden]) [data-do=reset]")[0].click();
    assert!(has_focus(&page, ".search"));
    assert!(all(&page, ".panel:not([hidden]) .list .row").is_empty());
    drop(overlay);
}
