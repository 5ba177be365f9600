//! Text as a page shows it: white space collapsed, line breaks kept, every character traced back.

use std::ops::Range;

use super::BlockKind;
use super::boilerplate::{Draft, is_invisible, opens_a_request};
use super::outline::{NodeKind, Outline};
use super::source_map::Segment;
use super::survey::Survey;
use super::tags::Tag;
use crate::pace::{self, Pacer};
use crate::text::TextSpan;

/// The text between two block boundaries.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// What a reader sees, without white space at either end.
    pub text: String,
    /// Where it comes from; offsets into `text`.
    pub segments: Vec<Segment>,
    /// Linked words and the index of their `a`.
    pub links: Vec<(TextSpan, usize)>,
    /// Index of its first text node in the outline.
    pub first: usize,
}

impl Flow {
    /// Share of its characters that are links, 0 to 1.
    #[allow(clippy::cast_precision_loss, reason = "a share needs no more")]
    pub fn linked(&self) -> f32 {
        let linked: usize = self.links.iter().map(|(span, _)| span.len()).sum();
        if self.text.is_empty() { 0.0 } else { linked as f32 / self.text.len() as f32 }
    }

    /// It, to be told by its words.
    pub fn draft(&self, kind: BlockKind) -> Draft<'_> {
        let asks = self.links.iter().any(|(span, _)| opens_a_request(span.slice(&self.text)));
        Draft { text: &self.text, kind, linked: self.linked(), asks }
    }
}

impl Flow {
    /// Divides it after its first line, if it has more than one.
    pub fn split_first_line(self) -> (Self, Option<Self>) {
        let Some(cut) = self.text.find('\n') else { return (self, None) };
        let after = cut + 1;
        let (head, tail): (Vec<_>, Vec<_>) = self.segments.into_iter().partition(|s| s.end <= cut);
        let (first_links, rest_links): (Vec<_>, Vec<_>) = self.links.into_iter().partition(|(span, _)| span.end <= cut);
        let shift = |span: TextSpan| TextSpan::new(span.start.saturating_sub(after), span.end.saturating_sub(after));
        let rest = Self {
            text: self.text[after..].to_owned(),
            segments: tail.into_iter().map(|s| Segment { start: s.start - after, end: s.end - after, ..s }).collect(),
            links: rest_links.into_iter().map(|(span, link)| (shift(span), link)).collect(),
            first: self.first,
        };
        let first = Self { text: self.text[..cut].to_owned(), segments: head, links: first_links, first: self.first };
        (first, Some(rest))
    }
}

/// White space waiting to be written before the next character.
#[derive(Clone, Copy, Debug, Default)]
enum Gap {
    #[default]
    None,
    /// Collapsed white space, and where its first character stands.
    Space(u32, u32),
    /// A `br`.
    Line,
}

#[derive(Debug, Default)]
struct Writer {
    flows: Vec<Flow>,
    now: Flow,
    gap: Gap,
    /// UTF-16 offset after the last character written, in the node of the last segment.
    utf16: u32,
}

/// Reads the nodes `from..to` of `outline` that `survey` has not dropped.
pub(super) fn flows(outline: &Outline, survey: &Survey, from: usize, to: usize) -> Vec<Flow> {
    pace::run(flows_paced(outline, survey, from, to, &Pacer::unlimited()))
}

/// [`flows`] in slices: the work pauses whenever `pacer` says so.
pub(super) async fn flows_paced(
    outline: &Outline,
    survey: &Survey,
    from: usize,
    to: usize,
    pacer: &Pacer<'_>,
) -> Vec<Flow> {
    let mut writer = Writer::default();
    let (mut open, mut at) = (Vec::new(), from);
    let count = to.min(outline.nodes.len()).saturating_sub(from);
    let read = &mut |piece: Range<usize>| at = read(outline, survey, at..from + piece.end, &mut open, &mut writer);
    pacer.pieces(count, read).await;
    writer.flush();
    writer.flows
}

/// Reads some nodes on into `writer`; `open` are the ends of the blocks that are open. Gives the next node: what is left out may
/// reach beyond.
fn read(outline: &Outline, survey: &Survey, nodes: Range<usize>, open: &mut Vec<usize>, writer: &mut Writer) -> usize {
    let mut index = nodes.start;
    while index < nodes.end {
        while open.last().is_some_and(|&end| end <= index) {
            open.pop();
            writer.flush();
        }
        let node = &outline.nodes[index];
        match &node.kind {
            NodeKind::Element(element) => {
                if element.block || element.tag == Tag::Hr {
                    writer.flush();
                }
                // The number of a footnote is no part of the sentence.
                let reference = element.tag == Tag::Sup && holds_link(outline, index);
                if survey.dropped[index] || reference {
                    index = node.end as usize;
                    continue;
                }
                if element.tag == Tag::Br {
                    writer.line_break();
                } else if element.block {
                    open.push(node.end as usize);
                }
            }
            NodeKind::Text { number, value } => writer.write(value, *number, index, survey.link(index)),
        }
        index += 1;
    }
    index
}

fn holds_link(outline: &Outline, index: usize) -> bool {
    let end = outline.nodes[index].end as usize;
    outline.nodes[index..end].iter().any(|node| node.tag() == Some(Tag::A))
}

impl Writer {
    fn flush(&mut self) {
        self.gap = Gap::None;
        if !self.now.text.is_empty() {
            self.flows.push(std::mem::take(&mut self.now));
        }
    }

    /// One break ends a line; two in a row, as many sites write paragraphs, end the block.
    fn line_break(&mut self) {
        if matches!(self.gap, Gap::Line) {
            self.flush();
        } else {
            self.gap = Gap::Line;
        }
    }

    fn write(&mut self, value: &str, number: u32, index: usize, link: Option<usize>) {
        let mut at = 0_u32;
        for c in value.chars() {
            let width = if c.len_utf16() == 2 { 2 } else { 1 };
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                if matches!(self.gap, Gap::None) {
                    self.gap = Gap::Space(number, at);
                }
            } else if c == '\u{A0}' && (self.now.text.is_empty() || matches!(self.gap, Gap::Line)) {
                // An indent, or the only thing in a line that is meant to be empty.
            } else if !is_invisible(c) {
                if self.now.text.is_empty() {
                    self.now.first = index;
                } else {
                    match std::mem::take(&mut self.gap) {
                        Gap::None => {}
                        Gap::Space(node, utf16) => self.put(' ', node, utf16),
                        Gap::Line => self.now.text.push('\n'),
                    }
                }
                self.gap = Gap::None;
                let start = self.now.text.len();
                self.put(c, number, at);
                if let Some(link) = link {
                    let end = self.now.text.len();
                    match self.now.links.last_mut() {
                        Some((span, same)) if *same == link => span.end = end,
                        _ => self.now.links.push((TextSpan::new(start, end), link)),
                    }
                }
            }
            at += width;
        }
    }

    fn put(&mut self, c: char, node: u32, utf16: u32) {
        let start = self.now.text.len();
        self.now.text.push(c);
        let end = self.now.text.len();
        match self.now.segments.last_mut() {
            Some(last) if last.node == node && last.end == start && self.utf16 == utf16 => last.end = end,
            _ => self.now.segments.push(Segment { start, end, node, utf16 }),
        }
        self.utf16 = utf16 + if c.len_utf16() == 2 { 2 } else { 1 };
    }
}
