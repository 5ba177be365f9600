//! A page as a flat list of elements and text, without a browser.
//!
//! The content script fills it from the live DOM, the command line from parsed HTML; everything
//! that decides what the article is works on it and is tested natively. The list is in document
//! order and nothing recurses, so a page of any depth is read in bounded stack.

use super::tags::Tag;

/// Most nodes that are read of one page; what follows is left out.
pub const MOST_NODES: usize = 400_000;
/// Most bytes of text that are read of one page; what follows is left out.
pub const MOST_TEXT: usize = 4 << 20;

/// The attributes that tell what an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attribute {
    /// `class`
    Class,
    /// `id`
    Id,
    /// `role`
    Role,
    /// `itemprop`
    ItemProp,
    /// `href`, made absolute where the reader can
    Href,
    /// `rel`
    Rel,
    /// `datetime`
    DateTime,
    /// `content`, for machines (read from files only)
    Content,
    /// `title` (read from files only)
    Title,
    /// `lang`
    Lang,
    /// `aria-label`
    AriaLabel,
    /// `data-testid`, `data-component` and the like; an element may have several
    Data,
}

impl Attribute {
    /// Which attribute `name` is, if it is one that counts.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "class" => Self::Class,
            "id" => Self::Id,
            "role" => Self::Role,
            "itemprop" => Self::ItemProp,
            "href" => Self::Href,
            "rel" => Self::Rel,
            "datetime" => Self::DateTime,
            "content" => Self::Content,
            "title" => Self::Title,
            "lang" => Self::Lang,
            "aria-label" => Self::AriaLabel,
            "data-testid" | "data-component" | "data-module" | "data-type" | "data-gu-name" => Self::Data,
            _ => return None,
        })
    }
}

/// An element of the page.
#[derive(Clone, Debug)]
pub struct Element {
    /// Its local name.
    pub tag: Tag,
    /// Whether it stands on lines of its own.
    pub block: bool,
    /// Whether it is not rendered, or editable by the reader.
    pub hidden: bool,
    attributes: Box<[(Attribute, Box<str>)]>,
}

impl Element {
    /// An element; `block` as its tag says.
    #[must_use]
    pub fn new(tag: Tag, attributes: Vec<(Attribute, Box<str>)>) -> Self {
        Self { tag, block: tag.is_block(), hidden: false, attributes: attributes.into_boxed_slice() }
    }

    /// The value of an attribute, or an empty string.
    #[must_use]
    pub fn get(&self, attribute: Attribute) -> &str {
        self.attributes.iter().find(|(a, _)| *a == attribute).map_or("", |(_, value)| value)
    }

    /// Whether `itemprop` has `value` among its words.
    #[must_use]
    pub fn has_item_prop(&self, value: &str) -> bool {
        self.get(Attribute::ItemProp).split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(value))
    }

    /// All that its class, identifier and test names say.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        let names = |a: &Attribute| matches!(a, Attribute::Class | Attribute::Id | Attribute::Data);
        self.attributes.iter().filter(move |(a, v)| names(a) && !v.is_empty()).map(|(_, value)| &**value)
    }
}

/// An element or a text.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// An element.
    Element(Element),
    /// A text node: its number in order of appearance, and its characters.
    Text {
        /// How many text nodes come before it.
        number: u32,
        /// Its characters, as they stand in the source.
        value: Box<str>,
    },
}

/// A node of the page.
#[derive(Clone, Debug)]
pub struct Node {
    /// Index of the parent; the root is its own parent.
    pub parent: u32,
    /// Index after the last node inside it.
    pub end: u32,
    /// What it is.
    pub kind: NodeKind,
}

impl Node {
    /// The element, if it is one.
    #[must_use]
    pub fn element(&self) -> Option<&Element> {
        match &self.kind {
            NodeKind::Element(element) => Some(element),
            NodeKind::Text { .. } => None,
        }
    }

    /// The tag, if it is an element.
    #[must_use]
    pub fn tag(&self) -> Option<Tag> {
        self.element().map(|e| e.tag)
    }
}

/// What a page says of itself outside its text.
#[derive(Clone, Debug, Default)]
pub struct PageFacts {
    /// Its address.
    pub url: Option<String>,
    /// The language of its root element.
    pub language: Option<String>,
    /// The address that its `link` element calls canonical (read from files only).
    pub canonical: Option<String>,
    /// Its `title` element.
    pub title: Option<String>,
    /// `meta` elements: name (or property, or itemprop) in lower case, and content.
    pub meta: Vec<(String, String)>,
    /// The text of its JSON-LD scripts.
    pub json_ld: Vec<String>,
}

/// A page: its nodes in document order.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The nodes; the first, if any, is the root.
    pub nodes: Vec<Node>,
    /// What the page says of itself.
    pub facts: PageFacts,
    /// Whether the page was longer than [`MOST_NODES`] or [`MOST_TEXT`] and its rest is missing.
    pub truncated: bool,
}

impl Outline {
    /// The element at `index`, if there is one.
    #[must_use]
    pub fn element(&self, index: usize) -> Option<&Element> {
        self.nodes.get(index).and_then(Node::element)
    }

    /// `index`, its parent, and so on to the root.
    pub fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> {
        let mut next = (index < self.nodes.len()).then_some(index);
        std::iter::from_fn(move || {
            let here = next?;
            let parent = self.nodes[here].parent as usize;
            next = (parent != here).then_some(parent);
            Some(here)
        })
    }

    /// Whether `inner` is `outer` or lies inside it.
    #[must_use]
    pub fn is_within(&self, inner: usize, outer: usize) -> bool {
        outer <= inner && self.nodes.get(outer).is_some_and(|node| inner < node.end as usize)
    }
}

/// Fills an [`Outline`] in document order.
#[derive(Debug, Default)]
pub struct OutlineBuilder {
    nodes: Vec<Node>,
    open: Vec<u32>,
    texts: u32,
    bytes: usize,
    truncated: bool,
}

impl OutlineBuilder {
    /// Opens an element. Answers whether it was taken; one that was not must not be closed.
    pub fn open(&mut self, element: Element) -> bool {
        let Some(index) = self.admit(0) else { return false };
        self.nodes.push(Node { parent: self.parent(index), end: index + 1, kind: NodeKind::Element(element) });
        self.open.push(index);
        true
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(index) = self.open.pop() {
            let end = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
            self.nodes[index as usize].end = end;
        }
    }

    /// Adds a text node and answers its number, or `None` if the outline is full.
    pub fn text(&mut self, value: &str) -> Option<u32> {
        let index = self.admit(value.len())?;
        let number = self.texts;
        self.texts += 1;
        let kind = NodeKind::Text { number, value: value.into() };
        self.nodes.push(Node { parent: self.parent(index), end: index + 1, kind });
        Some(number)
    }

    /// Whether a limit was reached and nothing more is taken.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.truncated
    }

    /// Closes what is open and gives the outline.
    #[must_use]
    pub fn finish(mut self, facts: PageFacts) -> Outline {
        while !self.open.is_empty() {
            self.close();
        }
        Outline { nodes: self.nodes, facts, truncated: self.truncated }
    }

    fn parent(&self, index: u32) -> u32 {
        self.open.last().copied().unwrap_or(index)
    }

    fn admit(&mut self, bytes: usize) -> Option<u32> {
        if self.truncated || self.nodes.len() >= MOST_NODES || self.bytes + bytes > MOST_TEXT {
            self.truncated = true;
            return None;
        }
        self.bytes += bytes;
        u32::try_from(self.nodes.len()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subtree_is_the_range_up_to_its_end() {
        let mut builder = OutlineBuilder::default();
        builder.open(Element::new(Tag::Div, Vec::new()));
        builder.open(Element::new(Tag::P, Vec::new()));
        assert_eq!(builder.text("one"), Some(0));
        builder.close();
        assert_eq!(builder.text("two"), Some(1));
        let outline = builder.finish(PageFacts::default());
        assert_eq!(outline.nodes.iter().map(|n| n.end).collect::<Vec<_>>(), [4, 3, 3, 4]);
        assert_eq!(outline.ancestors(2).collect::<Vec<_>>(), [2, 1, 0]);
        assert!(outline.is_within(2, 1) && !outline.is_within(3, 1));
    }

    #[test]
    fn a_text_past_the_limit_is_left_out_and_said_so() {
        let mut builder = OutlineBuilder::default();
        builder.open(Element::new(Tag::Div, Vec::new()));
        assert!(builder.text(&"a".repeat(MOST_TEXT)).is_some());
        assert!(builder.text("b").is_none());
        assert!(builder.finish(PageFacts::default()).truncated);
    }
}
