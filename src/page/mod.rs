//! Reading a page: article root, text nodes, ranges. Knows the DOM and nothing of language.
//!
//! A [`Reading`] is a snapshot: it holds the text nodes it was made from, and is made again when
//! the page changes ([`watch`]). Nothing here writes to the page.

pub mod ahead;
pub mod screen;
pub mod turns;
mod walk;
pub mod watch;

use js_sys::Map;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Node, Range, ShadowRoot, Text};

use crate::article::extract::{ExtractError, Extraction, extract_paced, passage};
use crate::pace::{self, Pacer};
use crate::text::TextSpan;

/// The article of a live page.
#[derive(Debug)]
pub struct Reading {
    extraction: Extraction,
    /// Text nodes by number, as many as were read.
    texts: Vec<Text>,
    /// Number by text node, of the article's.
    numbers: Map,
    /// The element that holds the article.
    root: Option<Node>,
    /// Open shadow roots that hold some of the article.
    shadows: Vec<ShadowRoot>,
    document: Document,
    /// Whether the page was too long to be read whole.
    pub truncated: bool,
}

/// Reads the article of `document`.
///
/// # Errors
///
/// [`ExtractError`] if there is none.
pub fn read(document: &Document) -> Result<Reading, ExtractError> {
    pace::run(read_paced(document, &Pacer::unlimited()))
}

/// [`read`] in slices: the work pauses whenever `pacer` says so. Whether the page changes meanwhile is for the caller to see.
///
/// # Errors
///
/// As [`read`].
pub async fn read_paced(document: &Document, pacer: &Pacer<'_>) -> Result<Reading, ExtractError> {
    let mut walked = walk::walk(document, None, false, pacer).await;
    pacer.turn().await;
    let extraction = match extract_paced(&walked.outline, pacer).await {
        // What the reader writes is nobody's article, unless there is no other.
        Err(_) if walked.editable => {
            walked = walk::walk(document, None, true, pacer).await;
            extract_paced(&walked.outline, pacer).await?
        }
        found => found?,
    };
    Ok(reading(document, walked, extraction, pacer).await)
}

/// Reads what lies in `range` of `document`, whatever stands around it.
///
/// # Errors
///
/// [`ExtractError::NothingSelected`] if that is no text.
pub fn read_passage(document: &Document, range: &Range) -> Result<Reading, ExtractError> {
    let pacer = Pacer::unlimited();
    let walked = pace::run(walk::walk(document, Some(range), true, &pacer));
    let extraction = passage(&walked.outline)?;
    Ok(pace::run(reading(document, walked, extraction, &pacer)))
}

/// What the reader has selected; a later selection does not change it.
#[must_use]
pub fn selected(document: &Document) -> Option<Range> {
    let selection = document.get_selection().ok()??;
    let range = selection.get_range_at(0).ok().filter(|_| !selection.is_collapsed())?;
    Some(range.clone_range())
}

/// What of a text is read as it stands on the page; white space may be other.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

async fn reading(document: &Document, walked: walk::Walked, extraction: Extraction, pacer: &Pacer<'_>) -> Reading {
    let numbers = Map::new();
    let mut shadows: Vec<ShadowRoot> = Vec::new();
    for number in extraction.map.nodes() {
        pacer.pause().await;
        let Some(text) = walked.texts.get(number as usize) else { continue };
        numbers.set(text, &JsValue::from(number));
        if let Ok(shadow) = text.get_root_node().dyn_into::<ShadowRoot>()
            && !shadows.contains(&shadow)
        {
            shadows.push(shadow);
        }
    }
    let root = walked.elements.get(extraction.root).cloned().flatten();
    let truncated = walked.outline.truncated;
    Reading { extraction, texts: walked.texts, numbers, root, shadows, document: document.clone(), truncated }
}

impl Reading {
    /// The article.
    #[must_use]
    pub fn article(&self) -> &crate::Article {
        &self.extraction.article
    }

    /// The page's ranges that show `span`, one a text node, in order.
    ///
    /// Nodes that have left the page are passed over, and those that say something else by now: a list that shows other
    /// rows in the same nodes.
    #[must_use]
    pub fn ranges(&self, span: TextSpan) -> Vec<Range> {
        let (text, map) = (self.article().text(), &self.extraction.map);
        let found = map.node_ranges(text, span);
        found
            .into_iter()
            .filter_map(|part| {
                let node = self.texts.get(part.node as usize).filter(|node| node.is_connected())?;
                let byte = |offset| map.byte_at(text, part.node, offset);
                let read = TextSpan::new(byte(part.start)?, byte(part.end)?).slice(text);
                let said = node.substring_data(part.start, part.end - part.start).ok()?;
                if !letters(read).eq(letters(&said)) {
                    return None;
                }
                let range = self.document.create_range().ok()?;
                range.set_start(node, part.start).ok()?;
                range.set_end(node, part.end).ok()?;
                Some(range)
            })
            .collect()
    }

    /// The byte of the article's text at a position of the page, if it is in the article.
    #[must_use]
    pub fn byte_at(&self, node: &Node, offset: u32) -> Option<usize> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the map holds only u32")]
        let number = self.numbers.get(node).as_f64()? as u32;
        self.extraction.map.byte_at(self.article().text(), number, offset)
    }

    /// The stretch of the article that lies in `range` of the page, without white space at its ends.
    #[must_use]
    pub fn span_in(&self, range: &Range) -> Option<TextSpan> {
        let (text, map) = (self.article().text(), &self.extraction.map);
        let parts = map.nodes().filter_map(|number| {
            let (from, to) = walk::ends(self.texts.get(number as usize)?, range)?;
            let byte = |offset| map.byte_at(text, number, offset);
            // White space that the node ends with is not in the text.
            Some((byte(from)?, (from..=to).rev().find_map(byte)?))
        });
        let (start, end) = parts.reduce(|first, last| (first.0, last.1))?;
        Some(TextSpan::new(start, end).trim(text)).filter(|span| !span.is_empty())
    }

    /// The element that holds the article; `None` once it has left the page.
    #[must_use]
    pub fn root(&self) -> Option<&Node> {
        self.root.as_ref().filter(|root| root.is_connected())
    }

    /// The element whose changes may be the article's: around its headline and its text, with what stands beside them, because a
    /// part that is added may stand beside the one that was the whole.
    #[must_use]
    pub fn surroundings(&self) -> Option<Node> {
        let mut around = self.root()?.clone();
        let first = self.extraction.map.nodes().next().and_then(|number| self.texts.get(number as usize));
        while !around.contains(first.map(|text| -> &Node { text }))
            && let Some(parent) = around.parent_node()
        {
            around = parent;
        }
        Some(around.parent_element().filter(|parent| parent.local_name() != "body").map_or(around, Into::into))
    }

    /// The open shadow roots that hold some of the article.
    #[must_use]
    pub fn shadows(&self) -> &[ShadowRoot] {
        &self.shadows
    }

    /// Whether every text node of the article is still on the page.
    #[must_use]
    pub fn is_attached(&self) -> bool {
        self.extraction.map.nodes().all(|n| self.texts.get(n as usize).is_some_and(|text| text.is_connected()))
    }
}
