//! The live DOM as an [`Outline`].

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element as DomElement, HtmlSlotElement, Node, Range, Text, Window};

use crate::article::outline::{Attribute, Element, Outline, OutlineBuilder, PageFacts};
use crate::article::tags::Tag;
use crate::pace::Pacer;

/// Most JSON-LD scripts that are read, and most UTF-16 units of one.
const MOST_SCRIPTS: u32 = 20;
const LONGEST_SCRIPT: usize = 1 << 20;
/// Most `meta` elements that are read.
const MOST_META: u32 = 300;

const TEST_NAMES: &[&str] = &["data-testid", "data-component", "data-module", "data-type", "data-gu-name"];

#[wasm_bindgen]
extern "C" {
    /// web-sys does not have it yet.
    #[wasm_bindgen(extends = DomElement)]
    type Rendered;
    #[wasm_bindgen(method, js_name = checkVisibility)]
    fn check_visibility(this: &Rendered) -> bool;
}

/// A page's outline and the nodes behind it.
pub(super) struct Walked {
    pub outline: Outline,
    /// Text nodes by number.
    pub texts: Vec<Text>,
    /// Elements by index in the outline; `None` for text.
    pub elements: Vec<Option<Node>>,
    /// Whether something was left out because it can be edited.
    pub editable: bool,
}

/// The nodes of one level that are still to be visited.
enum Level {
    /// The rest of a sibling chain.
    Siblings(Option<Node>),
    /// The nodes assigned to a slot.
    Assigned(js_sys::Array, u32),
}

impl Level {
    fn next(&mut self) -> Option<Node> {
        match self {
            Self::Siblings(next) => {
                let node = next.take()?;
                *next = node.next_sibling();
                Some(node)
            }
            Self::Assigned(nodes, at) => {
                let node = nodes.get(*at);
                *at += 1;
                node.dyn_into().ok()
            }
        }
    }
}

/// Walks the rendered tree: open shadow trees stand in for their hosts' children, slots for what
/// is assigned to them. Of the text only what lies in `within`, if that is given. What can be edited is left out, unless it is
/// to be read too (`edited`). Pauses between nodes where `pacer` says so.
pub(super) async fn walk(document: &Document, within: Option<&Range>, edited: bool, pacer: &Pacer<'_>) -> Walked {
    let mut builder = OutlineBuilder::default();
    let (mut texts, mut elements) = (Vec::new(), Vec::new());
    let mut editable = false;
    let window = document.default_view();
    let others = window.as_ref().filter(|_| within.is_none()).map(|window| others(document, window));
    let others = others.unwrap_or_default();
    let mut read_element = |element: &DomElement| {
        let mut read = read_element(element, window.as_ref());
        if !edited && is_editable(element) {
            (editable, read.hidden) = (true, true);
        }
        read.hidden |= read.tag == Tag::Article && others.contains(element);
        read
    };
    let body: Option<Node> = document.body().map(Into::into);
    let mut levels = Vec::new();
    if let Some(body) = body.as_ref().and_then(|b| b.dyn_ref::<DomElement>())
        && builder.open(read_element(body))
    {
        elements.push(Some(Node::from(body.clone())));
        levels.push(children(body));
    }
    while let Some(level) = levels.last_mut() {
        let Some(node) = level.next() else {
            levels.pop();
            builder.close();
            continue;
        };
        if builder.is_full() {
            break;
        }
        pacer.pause().await;
        if let Some(text) = node.dyn_ref::<Text>() {
            let Some(data) = within.map_or_else(|| Some(text.data()), |range| part(text, range)) else { continue };
            if builder.text(&data).is_some() {
                elements.push(None);
                texts.push(text.clone());
            }
        } else if let Some(element) = node.dyn_ref::<DomElement>() {
            let read = read_element(element);
            // What is never text is not entered: its subtree may be large (an inline SVG).
            let enter = !read.hidden && !read.tag.is_opaque();
            if builder.open(read) {
                elements.push(Some(node.clone()));
                levels.push(if enter { children(element) } else { Level::Siblings(None) });
            }
        }
    }
    Walked { outline: builder.finish(facts(document)), texts, elements, editable }
}

/// The ends of what of `text` lies in `range`, in UTF-16 code units; `None` if nothing does.
pub(super) fn ends(text: &Text, range: &Range) -> Option<(u32, u32)> {
    if !range.intersects_node(text).ok()? {
        return None;
    }
    let from = if text.is_same_node(range.start_container().ok().as_ref()) { range.start_offset().ok()? } else { 0 };
    let is_last = text.is_same_node(range.end_container().ok().as_ref());
    let to = if is_last { range.end_offset().ok()? } else { text.length() };
    (from < to).then_some((from, to))
}

/// What of `text` lies in `range`, at the offset that it has in the node: before it stands what is never shown.
fn part(text: &Text, range: &Range) -> Option<String> {
    const UNSEEN: &str = "\u{200B}";
    let (from, to) = ends(text, range)?;
    Some(UNSEEN.repeat(from as usize) + &text.substring_data(from, to - from).ok()?)
}

fn children(element: &DomElement) -> Level {
    if let Some(shadow) = element.shadow_root() {
        return Level::Siblings(shadow.first_child());
    }
    if let Some(slot) = element.dyn_ref::<HtmlSlotElement>() {
        let assigned = slot.assigned_nodes();
        if assigned.length() > 0 {
            return Level::Assigned(assigned, 0);
        }
    }
    Level::Siblings(element.first_child())
}

fn read_element(element: &DomElement, window: Option<&Window>) -> Element {
    let tag = Tag::parse(&element.local_name());
    let mut attributes: Vec<(Attribute, Box<str>)> = Vec::new();
    let attributed = element.has_attributes();
    if attributed {
        let mut read = |name: &str, attribute| {
            if let Some(value) = element.get_attribute(name) {
                attributes.push((attribute, value.into_boxed_str()));
            }
        };
        read("class", Attribute::Class);
        read("id", Attribute::Id);
        read("role", Attribute::Role);
        read("itemprop", Attribute::ItemProp);
        for name in TEST_NAMES {
            read(name, Attribute::Data);
        }
        match tag {
            Tag::A => {
                read("rel", Attribute::Rel);
                if let Some(link) = element.dyn_ref::<web_sys::HtmlAnchorElement>() {
                    attributes.push((Attribute::Href, link.href().into_boxed_str()));
                }
            }
            Tag::Time => read("datetime", Attribute::DateTime),
            _ => {}
        }
    }
    let mut read = Element::new(tag, attributes);
    // A document without a window, parsed from a file, is not rendered: its attributes must do.
    let shown = || window.map_or_else(|| !element.has_attribute("hidden"), |window| is_rendered(element, window));
    read.hidden = !tag.is_opaque() && !shown();
    // Styles decide for what has no lines of its own by its name; for the rest the name is enough.
    if matches!(tag, Tag::Custom | Tag::Other | Tag::Slot) || (attributed && matches!(tag, Tag::Span | Tag::A)) {
        read.block = !read.hidden && is_block(element, window);
    }
    read
}

/// Articles with headlines of their own that are not the one in the middle of the screen, where one is: a page that goes on
/// with the next article when the reader comes to the end is about the one that is read.
fn others(document: &Document, window: &Window) -> Vec<DomElement> {
    let Ok(found) = document.query_selector_all("article:has(h1)") else { return Vec::new() };
    let articles: Vec<DomElement> = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let is_in_the_middle = |article: &&DomElement| {
        let at = article.get_bounding_client_rect();
        at.top() <= height / 2.0 && at.bottom() > height / 2.0
    };
    if articles.len() < 2 {
        return Vec::new();
    }
    // The innermost.
    let Some(read) = articles.iter().rfind(is_in_the_middle).cloned() else { return Vec::new() };
    articles.into_iter().filter(|article| !article.contains(Some(&read)) && !read.contains(Some(article))).collect()
}

fn is_editable(element: &DomElement) -> bool {
    element.get_attribute("contenteditable").is_some_and(|value| value != "false")
}

fn is_rendered(element: &DomElement, window: &Window) -> bool {
    // `display: contents` has no box of its own, so the check says no although the content shows.
    element.unchecked_ref::<Rendered>().check_visibility() || display(element, Some(window)) == "contents"
}

fn is_block(element: &DomElement, window: Option<&Window>) -> bool {
    !matches!(display(element, window).as_str(), "" | "inline" | "contents" | "inline-block" | "inline-flex" | "none")
}

fn display(element: &DomElement, window: Option<&Window>) -> String {
    let style = window.and_then(|window| window.get_computed_style(element).ok().flatten());
    style.and_then(|style| style.get_property_value("display").ok()).unwrap_or_default()
}

fn facts(document: &Document) -> PageFacts {
    let root = document.document_element();
    let mut facts = PageFacts {
        url: document.url().ok(),
        language: root.and_then(|root| root.get_attribute("lang")).filter(|lang| !lang.is_empty()),
        title: Some(document.title()),
        ..PageFacts::default()
    };
    let each = |selector: &str, most: u32, found: &mut dyn FnMut(&DomElement)| {
        let Ok(list) = document.query_selector_all(selector) else { return };
        for index in 0..list.length().min(most) {
            if let Some(element) = list.get(index).as_ref().and_then(|node| node.dyn_ref::<DomElement>()) {
                found(element);
            }
        }
    };
    each("meta[content]", MOST_META, &mut |meta| {
        let name = ["property", "name", "itemprop"].iter().find_map(|attribute| meta.get_attribute(attribute));
        if let (Some(name), Some(content)) = (name, meta.get_attribute("content")) {
            facts.meta.push((name.to_ascii_lowercase(), content));
        }
    });
    each("script[type='application/ld+json']", MOST_SCRIPTS, &mut |script| {
        facts.json_ld.extend(script.text_content().filter(|text| text.len() <= LONGEST_SCRIPT));
    });
    facts
}
