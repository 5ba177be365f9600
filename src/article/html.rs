//! Reads HTML text into an [`Outline`], for the command line and for tests.

use scraper::{ElementRef, Html, Node};

use super::Article;
use super::extract::{ExtractError, extract};
use super::outline::{Attribute, Element, Outline, OutlineBuilder, PageFacts};
use super::tags::Tag;

/// Most bytes of one JSON-LD script that are read.
const MOST_JSON: usize = 1 << 20;

/// Parses `html` as a browser would and lists its elements and text.
///
/// Never fails: HTML has no errors. Without styles only the `hidden` attribute and inline
/// `display: none` tell what is not rendered.
#[must_use]
pub fn outline(html: &str, url: Option<&str>) -> Outline {
    let document = Html::parse_document(html);
    let mut facts = PageFacts { url: url.map(str::to_owned), ..PageFacts::default() };
    let mut builder = OutlineBuilder::default();
    for edge in document.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    if let Some(element_ref) = ElementRef::wrap(node) {
                        collect_facts(element_ref, &mut facts);
                    }
                    builder.open(read_element(element));
                }
                Node::Text(text) => {
                    builder.text(text);
                }
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) if node.value().is_element() && !builder.is_full() => builder.close(),
            ego_tree::iter::Edge::Close(_) => {}
        }
    }
    builder.finish(facts)
}

/// The article of an HTML page.
///
/// # Errors
///
/// As [`extract`].
pub fn article(html: &str, url: Option<&str>) -> Result<Article, ExtractError> {
    extract(&outline(html, url)).map(|extraction| extraction.article)
}

fn read_element(element: &scraper::node::Element) -> Element {
    let attributes = element
        .attrs()
        .filter_map(|(name, value)| Attribute::parse(name).map(|attribute| (attribute, value.into())))
        .collect();
    let mut read = Element::new(Tag::parse(element.name()), attributes);
    let style = element.attr("style").unwrap_or("").replace(' ', "").to_ascii_lowercase();
    read.hidden = element.attr("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || element.attr("contenteditable").is_some_and(|value| value != "false");
    read
}

fn collect_facts(element: ElementRef<'_>, facts: &mut PageFacts) {
    let attribute = |name: &str| element.attr(name);
    match element.value().name() {
        "html" => facts.language = attribute("lang").map(str::to_owned),
        "title" if facts.title.is_none() => facts.title = Some(element.text().collect()),
        "meta" => {
            let name = attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
            if let (Some(name), Some(content)) = (name, attribute("content")) {
                facts.meta.push((name.to_ascii_lowercase(), content.to_owned()));
            }
        }
        "script" if attribute("type") == Some("application/ld+json") => {
            let script: String = element.text().collect();
            if script.len() <= MOST_JSON {
                facts.json_ld.push(script);
            }
        }
        _ => {}
    }
}
