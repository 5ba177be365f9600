//! Reads HTML text into an [`Outline`], for the command line and for tests.

use scraper::{ElementRef, Html, Node};

use super::Article;
use super::about::{About, about};
use super::bounded::bounded;
pub use super::extract::ExtractError;
use super::extract::extract;
use super::outline::{Attribute, Element, Outline, OutlineBuilder, PageFacts};
use super::parts::{self, Entry};
use super::tags::Tag;

/// Most bytes of one JSON-LD script that are read.
const MOST_JSON: usize = 1 << 20;

/// Parses `html` as a browser would and lists its elements and text.
///
/// Never fails: HTML has no errors. Without styles only the `hidden` and `aria-hidden` attributes
/// and inline `display: none` tell what is not rendered.
#[must_use]
pub fn outline(html: &str, url: Option<&str>) -> Outline {
    let document = Html::parse_document(&bounded(html));
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

/// All that is read of an HTML page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The article.
    pub article: Article,
    /// What the page says of it.
    pub about: About,
    /// The entries, if it is a live blog.
    pub entries: Vec<Entry>,
    /// Each article by itself, if the page has several.
    pub articles: Vec<(Article, About)>,
    /// Whether the page was too long to be read whole.
    pub truncated: bool,
}

/// The article of an HTML page, its parts, and what the page says of it.
///
/// # Errors
///
/// As [`extract`].
pub fn page(html: &str, url: Option<&str>) -> Result<Page, ExtractError> {
    let outline = outline(html, url);
    let extraction = extract(&outline)?;
    let about = about(&outline, &extraction);
    let entries = parts::entries(&outline, &extraction);
    let articles = parts::articles(&outline);
    Ok(Page { article: extraction.article, about, entries, articles, truncated: outline.truncated })
}

fn read_element(element: &scraper::node::Element) -> Element {
    let attributes = element
        .attrs()
        .filter_map(|(name, value)| Attribute::parse(name).map(|attribute| (attribute, value.into())))
        .collect();
    let mut read = Element::new(Tag::parse(element.name()), attributes);
    let style = element.attr("style").unwrap_or("").replace(' ', "").to_ascii_lowercase();
    read.hidden = element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
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
        "link" if facts.canonical.is_none() && attribute("rel") == Some("canonical") => {
            facts.canonical = attribute("href").map(str::to_owned);
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

#[cfg(test)]
mod tests {
    use super::super::bounded::DEEPEST;
    use super::*;
    use crate::article::outline::NodeKind;

    #[test]
    fn a_page_nested_without_end_is_read_whole() {
        let outline = outline(&format!("<body><p>One.</p>{}<p>Two.</p>", "<div>".repeat(500_000)), None);
        assert!(!outline.truncated);
        assert!(outline.nodes.len() < DEEPEST * 2);
        let is_text = |wanted: &str| {
            outline.nodes.iter().any(|node| matches!(&node.kind, NodeKind::Text { value, .. } if &**value == wanted))
        };
        assert!(is_text("One.") && is_text("Two."));
    }

    #[test]
    fn long_flat_pages_and_scripts_full_of_angle_brackets_are_read_whole() {
        let html = format!(
            "<body><script>{}</SCRIPT>{}<div>End.</div></body>",
            "if (a<b) c<d;".repeat(20_000),
            "<li>item<br>".repeat(20_000)
        );
        assert_eq!(bounded(&html), html);
        assert!(!outline(&html, None).truncated);
    }

    #[test]
    fn hidden_by_style_or_editable_is_not_rendered() {
        let outline =
            outline("<body><p style='color: red; DISPLAY : none'>a</p><p contenteditable>b</p><p>c</p>", None);
        let hidden = outline.nodes.iter().filter(|n| n.element().is_some_and(|e| e.hidden)).count();
        assert_eq!(hidden, 2);
    }
}
