//! What JavaScript asks of the core, with a small gazetteer of its own.

use dateline::content::{
    TYPES, annotate_ahead, article_ahead, blocks_of_text, feed, next_mention, read_ahead, start, status, stop,
    toggle_sidebar, verify,
};
use dateline::gazetteer::write::{PlaceRecord, Writer};
use dateline::{CountryCode, Kind};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{BODY, Page, highlighted, host, our_highlights, part, undefined};

fn gazetteer() -> Vec<u8> {
    let mut writer = Writer::new();
    for (name, kind, lat, lon) in [
        ("Ukraine", Kind::Country, 49.0, 32.0),
        ("Ivano-Frankivsk", Kind::City, 48.92, 24.71),
        ("Kalush", Kind::City, 49.01, 24.37),
    ] {
        let mut place = PlaceRecord::new(name, kind, lat, lon);
        place.country = CountryCode::parse("UA");
        place.rank = 200;
        place.population = 200_000;
        writer.add(place);
    }
    writer.land_ring(&[(20.0, 45.0), (40.0, 45.0), (40.0, 55.0), (20.0, 55.0)]);
    writer.language(dateline::tables::english().expect("the tables are right"));
    writer.finish().unwrap()
}

/// Annotates the page, however many slices that takes; the counts.
async fn started() -> JsValue {
    let drawn = js_sys::Promise::new(&mut |resolve, _| {
        start(Some(gazetteer()), undefined(), Some(resolve), None, None, None).expect("started");
    });
    JsFuture::from(drawn).await.expect("drawn")
}

fn number(object: &JsValue, key: &str) -> Option<f64> {
    js_sys::Reflect::get(object, &key.into()).unwrap().as_f64()
}

fn code(error: &JsValue) -> Option<String> {
    js_sys::Reflect::get(error, &"code".into()).unwrap().as_string()
}

#[wasm_bindgen_test]
async fn a_page_is_annotated_on_start_and_left_as_it_was_on_stop() {
    let page = Page::new();
    let counts = started().await;
    assert_eq!(number(&counts, "places"), Some(1.0));
    assert_eq!(highlighted("dateline-place"), ["-Frankivsk", "Ivano"]);
    assert!(toggle_sidebar() && !toggle_sidebar());
    assert_eq!(next_mention(1), 0);
    assert!(part(&page.document, ".drawer").text_content().unwrap().contains("Ivano-Frankivsk"));
    stop();
    assert!(status().is_null() && our_highlights().is_empty() && host(&page.document).is_none());
    assert_eq!(next_mention(1), -1);
    stop();
}

/// The names of the fields of `interface` as TypeScript is told of them.
fn declared(interface: &str) -> Vec<String> {
    let from = TYPES.find(&format!("interface {interface} {{")).expect("declared");
    let body = TYPES[from..].split('}').next().expect("a body");
    let field = |line: &str| line.trim().split_once(':').map(|(name, _)| name.trim_end_matches('?').to_owned());
    let mut names: Vec<String> = body.lines().skip(1).filter(|line| !line.contains("/**")).filter_map(field).collect();
    names.sort();
    names
}

fn given(object: &JsValue) -> Vec<String> {
    let keys = js_sys::Object::keys(&object.clone().into());
    let mut names: Vec<String> = keys.iter().filter_map(|key| key.as_string()).collect();
    names.sort();
    names
}

#[wasm_bindgen_test]
async fn what_typescript_is_told_of_is_what_it_gets() {
    let _page = Page::new();
    assert_eq!(declared("Counts"), given(&started().await));
    stop();
    let blocks = js_sys::Array::from(&blocks_of_text("A headline\n\nA paragraph."));
    assert_eq!(declared("Block"), given(&blocks.get(0)));
}

#[wasm_bindgen_test]
async fn starting_twice_draws_once() {
    let page = Page::new();
    started().await;
    started().await;
    assert_eq!(page.document.query_selector_all("dateline-overlay").unwrap().length(), 1);
    stop();
}

#[wasm_bindgen_test]
async fn a_gazetteer_that_came_in_parts_is_used_once_and_let_go_when_something_fails() {
    let _page = Page::new();
    let bytes = gazetteer();
    let give = |bytes: &[u8]| {
        for part in bytes.chunks(1_000) {
            feed(&js_sys::Uint8Array::from(part), bytes.len());
        }
    };
    let start = |drawn| start(None, undefined(), drawn, None, None, None);
    give(&bytes[1..]);
    assert_eq!(code(&start(None).expect_err("it does not begin so")).as_deref(), Some("gazetteer"));
    while !read_ahead().expect("watched") {}
    give(&bytes);
    let drawn = js_sys::Promise::new(&mut |resolve, _| {
        start(Some(resolve)).expect("started with what came after");
    });
    assert_eq!(number(&JsFuture::from(drawn).await.expect("drawn"), "places"), Some(1.0));
    give(&bytes);
    stop();
    assert_eq!(code(&start(None).expect_err("nothing is left")).as_deref(), Some("gazetteer"));
}

#[wasm_bindgen_test]
async fn what_was_annotated_ahead_is_drawn_as_it_is_and_another_article_is_not() {
    // What is handed over has no links, so neither has the page.
    let plain = BODY.replace("<a href=\"https://example.org/h\">Halych</a>", "Halych");
    let page = Page::with(&plain);
    let whole = gazetteer();
    // Without reasons: that they are missing tells what is drawn.
    let reasons_after = async |article: &[u8]| {
        feed(&js_sys::Uint8Array::from(whole.as_slice()), whole.len());
        let found = annotate_ahead(article, false).expect("annotated");
        let drawn = js_sys::Promise::new(&mut |resolve, _| {
            start(None, undefined(), Some(resolve), None, None, None).expect("started");
        });
        assert_eq!(number(&JsFuture::from(drawn).await.expect("drawn"), "places"), Some(1.0));
        next_mention(1);
        part(&page.document, ".ring").click();
        let reasons = part(&page.document, ".card").query_selector(".card-features").unwrap().is_some();
        stop();
        (found, reasons)
    };
    let article = article_ahead().expect("read");
    let (found, reasons) = reasons_after(&article).await;
    assert!(found.contains("\"name\":\"Ivano-Frankivsk\"") && !reasons);
    let other = dateline::article::packed::pack(&dateline::Article::from_plain_text("Nothing in Kalush."));
    assert!(reasons_after(&other).await.1, "annotated here, since it is another");
    assert!(annotate_ahead(&article[1..], false).is_err());
}

#[wasm_bindgen_test]
fn a_gazetteer_that_was_cut_is_refused_before_anything_is_drawn() {
    let page = Page::new();
    let mut bytes = gazetteer();
    bytes.pop();
    let error = start(Some(bytes), undefined(), None, None, None, None).expect_err("refused");
    assert_eq!(code(&error).as_deref(), Some("gazetteer"));
    assert!(host(&page.document).is_none() && our_highlights().is_empty());
}

#[wasm_bindgen_test]
fn a_changed_byte_of_the_gazetteer_is_found_when_it_is_verified() {
    let _page = Page::new();
    let mut bytes = gazetteer();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    start(Some(bytes), undefined(), None, None, None, None).expect("opened without its checksum");
    let error = loop {
        match verify() {
            Ok(whole) => assert!(!whole, "a damaged gazetteer is held to be sound"),
            Err(error) => break error,
        }
    };
    stop();
    assert_eq!(code(&error).as_deref(), Some("gazetteer"));
}

#[wasm_bindgen_test]
fn a_page_without_an_article_is_left_alone() {
    let page = Page::with("<p>Nothing much.</p>");
    let error = start(Some(gazetteer()), undefined(), None, None, None, None).expect_err("no article");
    assert_eq!(code(&error).as_deref(), Some("no-article"));
    assert!(host(&page.document).is_none());
}

#[wasm_bindgen_test]
fn options_of_the_wrong_type_are_refused_with_their_name() {
    let _page = Page::new();
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"claims".into(), &"yes".into()).unwrap();
    let error = start(Some(gazetteer()), options.into(), None, None, None, None).expect_err("refused");
    assert_eq!(code(&error).as_deref(), Some("options"));
}

#[wasm_bindgen_test]
async fn text_that_a_page_replaces_is_annotated_again() {
    let page = Page::new();
    started().await;
    let host = host(&page.document).expect("a host");
    let live = part(&page.document, ".live");
    let said = next_text(&live);
    page.find("article p").set_text_content(Some(
        "In Kalush the water rose by two metres in one night, and the road on both banks of the river stays closed until \
         it has gone down again.",
    ));
    JsFuture::from(said).await.unwrap();
    assert_eq!(highlighted("dateline-place"), ["Kalush"]);
    assert!(host.is_connected(), "the same overlay goes on");
    stop();
}

#[wasm_bindgen_test]
async fn an_article_that_goes_away_is_said_to_be_gone() {
    let page = Page::new();
    started().await;
    let said = next_text(&part(&page.document, ".live"));
    page.find("article").remove();
    JsFuture::from(said).await.unwrap();
    assert!(our_highlights().is_empty());
    assert!(part(&page.document, ".drawer").text_content().unwrap().contains("could not be annotated"));
    stop();
}

/// A promise for the next change of an element's text.
fn next_text(element: &web_sys::HtmlElement) -> js_sys::Promise {
    let element = element.clone();
    js_sys::Promise::new(&mut |resolve, _| {
        let observer = web_sys::MutationObserver::new(&resolve).unwrap();
        let options = web_sys::MutationObserverInit::new();
        options.set_child_list(true);
        observer.observe_with_options(&element, &options).unwrap();
    })
}

/// A promise that is kept in the next task.
fn next_task() -> js_sys::Promise {
    js_sys::Promise::new(&mut |resolve, _| {
        gloo::timers::callback::Timeout::new(0, move || {
            // Cannot fail: it takes nothing.
            let _ = resolve.call0(&JsValue::NULL);
        })
        .forget();
    })
}

#[wasm_bindgen_test]
async fn of_a_long_article_what_is_on_the_screen_is_marked_first_and_all_of_it_alike_at_the_end() {
    let paragraph = "<p>In Kalush the water rose by two metres in one night, and the road on both banks of the river stays \
                     closed until it has gone down again, as it was in spring.</p>";
    let body = format!(
        "<article><h1>Flood in the hills</h1>{}<p>The bridge of Ivano-Frankivsk is open, the council said in the evening of \
         the same day, and will stay so.</p>{}</article>",
        paragraph.repeat(200),
        paragraph.repeat(2)
    );
    let page = Page::with(&body);
    page.find("article p:last-child").scroll_into_view();
    let drawn = js_sys::Promise::new(&mut |resolve, _| {
        start(Some(gazetteer()), undefined(), Some(resolve), None, None, None).expect("started");
    });
    while highlighted("dateline-place").is_empty() {
        JsFuture::from(next_task()).await.unwrap();
    }
    let first = highlighted("dateline-place");
    assert!(first.iter().any(|name| name == "Ivano-Frankivsk"), "{first:?}");
    JsFuture::from(drawn).await.unwrap();
    let all = highlighted("dateline-place");
    assert!(first.len() < all.len() / 2, "{} of {}", first.len(), all.len());
    assert_eq!(all.iter().filter(|name| *name == "Kalush").count(), 202);
    stop();
}
