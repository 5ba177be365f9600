//! A page to test on, inside the test runner's own page, and hand-made annotations of it.

use std::rc::Rc;
use std::sync::atomic::Ordering;

use dateline::annotations::{Annotations, Claim, ClaimKind, CueClass, PlaceMention, Source, SourceId, SourceKind};
use dateline::overlay::names::{HIGHLIGHT_PREFIX, HOST};
use dateline::overlay::{OBEYS_SCRIPTS, Overlay, Settings};
use dateline::page::{self, Reading};
use dateline::{Article, CountryCode, Kind, TextSpan};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::css::JsNamespaceCss;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

pub const HEADLINE: &str = "Flood takes the lower bridge of Halych";
pub const BODY: &str = r#"
  <nav><a href="/">World</a> <a href="/k">Kyiv</a></nav>
  <article>
    <h1>Flood takes the lower bridge of Halych</h1>
    <p>The lower bridge of <a href="https://example.org/h">Halych</a> gave way on Monday night after three days of rain in
       the hills, and the council of Ivano<b>-Frankivsk</b> closed the road on both banks of the Dnister.</p>
    <p>“Nobody was hurt,” engineer Ada Roe said, because the bridge had been shut an hour before the middle span went,
       and the Burshtyn thermal power station upstream kept running all night.</p>
  </article>
  <footer>Halych Herald, printed in Lviv</footer>"#;

/// A page that is put into the document and taken out again when dropped.
///
/// Meanwhile the test runner's report, which would be read as part of the article, is hidden.
pub struct Page {
    pub document: Document,
    pub element: Element,
    hidden: Vec<HtmlElement>,
}

impl Page {
    pub fn new() -> Self {
        Self::with(BODY)
    }

    pub fn with(html: &str) -> Self {
        open_what_is_closed();
        OBEYS_SCRIPTS.store(true, Ordering::Relaxed);
        let document = web_sys::window().unwrap().document().unwrap();
        let body = document.body().unwrap();
        let children = body.children();
        let others = (0..children.length()).filter_map(|i| children.item(i)?.dyn_into::<HtmlElement>().ok());
        let hidden: Vec<_> = others.filter(|element| !element.hidden()).collect();
        hidden.iter().for_each(|element| element.set_hidden(true));
        let element = document.create_element("div").unwrap();
        element.set_inner_html(html);
        // First on the page, so that it is on the screen.
        body.prepend_with_node_1(&element).unwrap();
        Self { document, element, hidden }
    }

    /// The page's bytes, and what could have been changed around them.
    pub fn bytes(&self) -> (String, [u32; 4]) {
        let (body, root) = (self.document.body().unwrap(), self.document.document_element().unwrap());
        let counts = [&Element::from(body), &root]
            .map(|element| [element.get_attribute_names().length(), element.child_element_count()]);
        (self.element.outer_html(), [counts[0][0], counts[0][1], counts[1][0], counts[1][1]])
    }

    pub fn read(&self) -> Reading {
        page::read(&self.document).expect("an article")
    }

    pub fn overlay(&self) -> Overlay {
        Overlay::attach(&self.document, Settings::default(), Rc::new(|_| Default::default())).expect("attached")
    }

    /// An overlay with everything of [`annotations`] drawn.
    pub fn drawn(&self) -> Overlay {
        let (overlay, reading) = (self.overlay(), self.read());
        let annotations = annotations(reading.article());
        overlay.draw(reading, annotations).expect("drawn");
        overlay
    }

    pub fn find(&self, selector: &str) -> HtmlElement {
        self.element.query_selector(selector).unwrap().expect(selector).unchecked_into()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.element.remove();
        self.hidden.iter().for_each(|element| element.set_hidden(false));
    }
}

/// Has every shadow root made from now on be one that tests can look into.
fn open_what_is_closed() {
    let patch = "const proto = Element.prototype, real = proto.attachShadow;
        if (!real.opens) {
            proto.attachShadow = function (init) { return real.call(this, { ...init, mode: 'open' }); };
            proto.attachShadow.opens = true;
        }";
    js_sys::Function::new_no_args(patch).call0(&JsValue::NULL).unwrap();
}

pub fn find(article: &Article, words: &str) -> TextSpan {
    let start = article.text().find(words).expect(words);
    TextSpan::new(start, start + words.len())
}

pub fn mention(article: &Article, words: &str, kind: Kind) -> PlaceMention {
    PlaceMention {
        native: Some("Рідна назва".to_owned()),
        lat: Some(49.12),
        lon: Some(24.73),
        country: CountryCode::parse("UA"),
        country_name: Some("Ukraine".to_owned()),
        region: Some("Ivano-Frankivsk Oblast".to_owned()),
        population: Some(6_000),
        confidence: 0.95,
        ..PlaceMention::unresolved(find(article, words), words.to_owned(), kind)
    }
}

/// Four mentions and a claim of the article in [`BODY`].
pub fn annotations(article: &Article) -> Annotations {
    let places = vec![
        mention(article, "Halych", Kind::Town),
        mention(article, "Ivano-Frankivsk", Kind::City),
        mention(article, "Dnister", Kind::River),
        mention(article, "Burshtyn thermal power station", Kind::Thermal),
    ];
    let claim = Claim {
        content: vec![find(article, "“Nobody was hurt,”")],
        cue: vec![find(article, "said")],
        source: vec![find(article, "engineer Ada Roe")],
        source_id: Some(SourceId(0)),
        kind: ClaimKind::Direct,
        cue_class: CueClass::Neutral,
        negated: false,
        hedged: false,
        core: true,
        confidence: 0.9,
        perhaps: false,
        grounds: dateline::annotations::ClaimGrounds::default(),
        via: None,
        dates: Vec::new(),
        links: Vec::new(),
        outlet: None,
        places: Vec::new(),
        rule: None,
    };
    let source = Source {
        name: "Ada Roe".to_owned(),
        kind: SourceKind::Person,
        title: Some("engineer".to_owned()),
        plural: false,
        affiliation: None,
        mentions: vec![find(article, "engineer Ada Roe")],
        declined: Vec::new(),
        unnamed_because: None,
    };
    Annotations { places, claims: vec![claim], sources: vec![source], ..Annotations::default() }
}

/// Names in `CSS.highlights` that are ours, sorted.
pub fn our_highlights() -> Vec<String> {
    let keys = JsNamespaceCss::highlights().keys();
    let mut names: Vec<String> = keys.into_iter().map(|key| String::from(key.unwrap())).collect();
    names.retain(|name| name.starts_with(HIGHLIGHT_PREFIX));
    names.sort();
    names
}

/// What a highlight covers, sorted.
pub fn highlighted(name: &str) -> Vec<String> {
    let Some(highlight) = JsNamespaceCss::highlights().get(name) else { return Vec::new() };
    let ranges = highlight.values().into_iter();
    let mut words: Vec<_> =
        ranges.map(|r| String::from(r.unwrap().unchecked_into::<web_sys::Range>().to_string())).collect();
    words.sort();
    words
}

pub fn host(document: &Document) -> Option<Element> {
    document.document_element().unwrap().query_selector(&format!(":scope > {HOST}")).unwrap()
}

pub fn shadow(document: &Document) -> ShadowRoot {
    host(document).expect("a host").shadow_root().expect("a shadow root")
}

/// An element of the overlay.
pub fn part(document: &Document, selector: &str) -> HtmlElement {
    shadow(document).query_selector(selector).unwrap().expect(selector).unchecked_into()
}

pub fn is_open(element: &Element) -> bool {
    element.matches(":popover-open").unwrap()
}

/// Waits for the next event called `name` at `target`.
pub async fn event(target: &web_sys::EventTarget, name: &str) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let options = web_sys::AddEventListenerOptions::new();
        options.set_once(true);
        target.add_event_listener_with_callback_and_add_event_listener_options(name, &resolve, &options).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Waits until the browser has drawn `count` frames.
pub async fn frames(count: u32) {
    for _ in 0..count {
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(promise).await.unwrap();
    }
}

/// Sends a pointer event to what is at a point, as the browser would.
pub fn pointer(document: &Document, kind: &str, x: f64, y: f64) {
    let init = web_sys::PointerEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    #[allow(clippy::cast_possible_truncation)]
    let (x, y) = (x as i32, y as i32);
    init.set_client_x(x);
    init.set_client_y(y);
    init.set_detail(1);
    #[allow(clippy::cast_precision_loss)]
    let (left, upper) = (x as f32, y as f32);
    let outer = document.element_from_point(left, upper).expect("something at the point");
    // What the overlay has there is inside its shadow root.
    let inner = outer.shadow_root().and_then(|shadow| shadow.element_from_point(left, upper));
    let target = inner.unwrap_or(outer);
    let event = web_sys::PointerEvent::new_with_event_init_dict(kind, &init).unwrap();
    target.dispatch_event(&event).unwrap();
}

pub fn key(target: &web_sys::EventTarget, name: &str) {
    let init = web_sys::KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(true);
    init.set_key(name);
    let event = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    target.dispatch_event(&event).unwrap();
}

/// The middle of the first box of `words` on the page.
pub fn middle_of(reading: &Reading, words: &str) -> (f64, f64) {
    let span = find(reading.article(), words);
    let rect = reading.ranges(span)[0].get_client_rects().unwrap().item(0).unwrap();
    (rect.x() + rect.width() / 2.0, rect.y() + rect.height() / 2.0)
}

pub fn undefined() -> JsValue {
    JsValue::UNDEFINED
}
