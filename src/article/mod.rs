//! What is annotated: the text of an article in blocks, and what its page says of itself.

#[cfg(any(feature = "html", all(test, not(target_arch = "wasm32"))))]
pub mod about;
mod boilerplate;
mod boilerplate_words;
#[cfg(any(feature = "html", all(test, not(target_arch = "wasm32"))))]
mod bounded;
#[cfg(any(feature = "html", all(test, not(target_arch = "wasm32"))))]
mod dates;
pub mod document;
pub mod extract;
mod flow;
#[cfg(any(feature = "html", all(test, not(target_arch = "wasm32"))))]
pub mod html;
mod labels;
mod linked_data;
pub mod outline;
pub mod packed;
mod page_facts;
#[cfg(any(feature = "html", all(test, not(target_arch = "wasm32"))))]
pub mod parts;
pub mod plain;
pub mod source_map;
mod survey;
pub mod tags;

use std::ops::Range;

use serde::Serialize;

use crate::text::TextSpan;

pub use document::Document;

/// What a block of text is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The headline.
    Title,
    /// The standfirst (deck) under the headline.
    Standfirst,
    /// A heading inside the article.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A block quotation.
    Quote,
    /// The caption of a picture or table.
    Caption,
    /// The byline or date line.
    Byline,
    /// Not the article: "Read also", appeals, navigation. Never annotated.
    Boilerplate,
}

impl BlockKind {
    /// All, each at the number that it has where an article is kept or sent: `kind as usize`.
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Standfirst,
        Self::Heading,
        Self::Paragraph,
        Self::ListItem,
        Self::Quote,
        Self::Caption,
        Self::Byline,
        Self::Boilerplate,
    ];
}

/// A block: a span of the article's text that no sentence crosses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where, in bytes.
    pub span: TextSpan,
    /// What.
    pub kind: BlockKind,
}

/// A link of the article's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The linked words, in bytes.
    pub span: TextSpan,
    /// The absolute address.
    pub href: String,
}

/// What the page says of the article besides its text. All optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The address of the page.
    pub url: Option<String>,
    /// The name of the outlet.
    pub publisher: Option<String>,
    /// The author as printed.
    pub byline: Option<String>,
    /// The date of publication as the page gives it (ISO 8601 where it does).
    pub published: Option<String>,
    /// BCP 47 language tag.
    pub language: Option<String>,
}

impl Metadata {
    /// The day of publication, without the time.
    #[must_use]
    pub fn day(&self) -> Option<&str> {
        self.published.as_deref().map(|date| date.split('T').next().unwrap_or(date))
    }
}

/// An article: text, blocks in order, links and metadata.
///
/// Invariants: blocks ascend, do not overlap, and lie on character boundaries of the text.
///
/// ```
/// use dateline::Article;
///
/// let article = Article::from_plain_text("Bridge closed after flood\n\nThe bridge over the Dnister is closed.");
/// assert_eq!(article.title(), Some("Bridge closed after flood"));
/// assert_eq!(article.blocks().len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    text: String,
    blocks: Vec<Block>,
    links: Vec<Link>,
    /// What the page says of the article.
    pub metadata: Metadata,
}

impl Article {
    /// Makes an article of `text` and its `blocks`.
    ///
    /// Blocks that are empty, overlap an earlier one, or do not lie on character boundaries are
    /// left out, and so are links.
    #[must_use]
    pub fn new(text: String, blocks: Vec<Block>, links: Vec<Link>, metadata: Metadata) -> Self {
        let mut end = 0;
        let blocks = blocks
            .into_iter()
            .filter(|block| {
                let good = !block.span.is_empty() && block.span.start >= end && block.span.of(&text).is_some();
                if good {
                    end = block.span.end;
                }
                good
            })
            .collect();
        let links = links.into_iter().filter(|link| link.span.of(&text).is_some()).collect();
        Self { text, blocks, links, metadata }
    }

    /// The article in plain text; see [`plain`] for how blocks are found. The text is kept as given.
    #[must_use]
    pub fn from_plain_text(text: impl Into<String>) -> Self {
        let text = text.into();
        let blocks = plain::blocks(&text);
        Self::new(text, blocks, Vec::new(), Metadata::default())
    }

    /// The whole text. Offsets of blocks, links and annotations count its bytes.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, ascending.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The links of the body, ascending.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The article as if it had the blocks of `range` only, without links. A span of it, moved on by the start of
    /// the first of these blocks, is one of this article.
    #[must_use]
    pub fn excerpt(&self, range: Range<usize>) -> Self {
        let Some(chosen) = self.blocks.get(range) else { return Self::default() };
        let (Some(first), Some(last)) = (chosen.first(), chosen.last()) else { return Self::default() };
        let from = first.span.start;
        let text = TextSpan::new(from, last.span.end).slice(&self.text).to_owned();
        let moved = |b: &Block| Block { span: TextSpan::new(b.span.start - from, b.span.end - from), kind: b.kind };
        let blocks = chosen.iter().map(moved).collect();
        Self { text, blocks, links: Vec::new(), metadata: self.metadata.clone() }
    }

    /// The blocks without the headline and, unless it stands between paragraphs, who wrote it and when.
    pub fn body(&self) -> impl Iterator<Item = &Block> {
        const LONG: usize = 120;
        let running = |block: &Block| {
            matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem)
                && block.span.len() > LONG
        };
        let first = self.blocks.iter().position(running).unwrap_or(0);
        let last = self.blocks.iter().rposition(running).unwrap_or(0);
        self.blocks.iter().enumerate().filter_map(move |(index, block)| match block.kind {
            BlockKind::Title => None,
            BlockKind::Byline => (first..last).contains(&index).then_some(block),
            _ => Some(block),
        })
    }

    /// The text of [`Self::body`], with a blank line between blocks.
    #[must_use]
    pub fn body_text(&self) -> String {
        self.body().map(|block| block.span.slice(&self.text)).collect::<Vec<_>>().join("\n\n")
    }

    /// The headline, if a block is one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let block = self.blocks.iter().find(|b| b.kind == BlockKind::Title)?;
        block.span.of(&self.text)
    }
}
