//! Where on the page each character of an article comes from.

use super::outline::Outline;
use crate::text::TextSpan;

/// A stretch of the article's text whose characters follow each other in one text node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// First byte in the article's text.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// Number of the text node ([`super::outline::NodeKind::Text`]).
    pub node: u32,
    /// Where in the node it begins, in UTF-16 code units.
    pub utf16: u32,
}

/// A stretch of a text node, in UTF-16 code units, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeRange {
    /// Number of the text node.
    pub node: u32,
    /// First unit inside.
    pub start: u32,
    /// First unit after.
    pub end: u32,
}

/// Converts between bytes of an article's text and positions in the page's text nodes.
///
/// Collapsed white space, soft hyphens and zero-width characters are in the page but not in the
/// text; block separators are in the text but not in the page. Segments ascend in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    segments: Vec<Segment>,
}

impl SourceMap {
    /// A map of `segments`, which must ascend.
    #[must_use]
    pub(super) fn new(segments: Vec<Segment>) -> Self {
        debug_assert!(segments.windows(2).all(|w| w[0].end <= w[1].start && w[0].node <= w[1].node));
        Self { segments }
    }

    /// The stretches of text nodes that `span` of `text` (the article's) covers, one a node, in order.
    ///
    /// Empty for a span that covers nothing of the page.
    #[must_use]
    pub fn node_ranges(&self, text: &str, span: TextSpan) -> Vec<NodeRange> {
        let mut ranges: Vec<NodeRange> = Vec::new();
        let first = self.segments.partition_point(|s| s.end <= span.start);
        for segment in self.segments[first..].iter().take_while(|s| s.start < span.end) {
            let (from, to) = (span.start.max(segment.start), span.end.min(segment.end));
            let start = segment.utf16 + units(text, segment.start, from);
            let end = start + units(text, from, to);
            match ranges.last_mut() {
                Some(last) if last.node == segment.node => last.end = end,
                _ if start < end => ranges.push(NodeRange { node: segment.node, start, end }),
                _ => {}
            }
        }
        ranges
    }

    /// The byte of `text` (the article's) at UTF-16 offset `utf16` of text node `node`.
    ///
    /// `None` where that position is not part of the article. A dropped character (collapsed
    /// space, soft hyphen) between two stretches of the node gives the next kept one.
    #[must_use]
    pub fn byte_at(&self, text: &str, node: u32, utf16: u32) -> Option<usize> {
        let after = self.segments.partition_point(|s| (s.node, s.utf16) <= (node, utf16));
        if let Some(segment) = after.checked_sub(1).map(|i| self.segments[i]).filter(|s| s.node == node) {
            let inside = TextSpan::new(segment.start, segment.end).slice(text);
            let mut left = utf16 - segment.utf16;
            for (at, c) in inside.char_indices() {
                let width = if c.len_utf16() == 2 { 2 } else { 1 };
                if left < width {
                    return Some(segment.start + at);
                }
                left -= width;
            }
            // At its very end, unless the next stretch takes over.
            if left == 0 {
                return Some(segment.end);
            }
        }
        self.segments.get(after).filter(|s| s.node == node).map(|s| s.start)
    }

    /// The text nodes that the article is made of, ascending, each once.
    pub fn nodes(&self) -> impl Iterator<Item = u32> {
        let mut last = None;
        self.segments.iter().filter_map(move |s| (last.replace(s.node) != Some(s.node)).then_some(s.node))
    }

    /// Checks that every stretch says the same characters as the node it points at.
    ///
    /// For tests and fuzzing: white space may differ in kind, nothing else may.
    #[must_use]
    pub fn agrees_with(&self, text: &str, outline: &Outline) -> bool {
        let mut values = Vec::new();
        for node in &outline.nodes {
            if let super::outline::NodeKind::Text { value, .. } = &node.kind {
                values.push(value.encode_utf16().collect::<Vec<_>>());
            }
        }
        self.segments.iter().all(|segment| {
            let ours: Vec<u16> = TextSpan::new(segment.start, segment.end).slice(text).encode_utf16().collect();
            let from = segment.utf16 as usize;
            let theirs = values.get(segment.node as usize).and_then(|v| v.get(from..from + ours.len()));
            theirs.is_some_and(|theirs| ours.iter().zip(theirs).all(|(a, b)| a == b || (*a == 0x20 && is_space(*b))))
        })
    }
}

fn is_space(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0C | 0x0D | 0x20)
}

fn units(text: &str, from: usize, to: usize) -> u32 {
    let count: usize = TextSpan::new(from, to).slice(text).chars().map(char::len_utf16).sum();
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Київ🙂 is" of node 0 after two dropped units, then "big" of node 2.
    fn map() -> (&'static str, SourceMap) {
        let text = "Київ🙂 is\n\nbig";
        let first = text.find('\n').unwrap_or(0);
        let segments = vec![
            Segment { start: 0, end: first, node: 0, utf16: 2 },
            Segment { start: first + 2, end: text.len(), node: 2, utf16: 0 },
        ];
        (text, SourceMap::new(segments))
    }

    #[test]
    fn bytes_become_units_past_cyrillic_and_surrogate_pairs() {
        let (text, map) = map();
        let is = text.find("is").unwrap_or(0);
        let ranges = map.node_ranges(text, TextSpan::new(is, is + 2));
        assert_eq!(ranges, [NodeRange { node: 0, start: 9, end: 11 }]);
        assert_eq!(map.byte_at(text, 0, 9), Some(is));
    }

    #[test]
    fn a_span_over_two_nodes_has_a_range_in_each() {
        let (text, map) = map();
        let ranges = map.node_ranges(text, TextSpan::new(0, text.len()));
        assert_eq!(ranges, [NodeRange { node: 0, start: 2, end: 11 }, NodeRange { node: 2, start: 0, end: 3 }]);
    }

    #[test]
    fn a_position_outside_the_article_has_no_byte() {
        let (text, map) = map();
        assert_eq!(map.byte_at(text, 1, 0), None);
        assert_eq!(map.byte_at(text, 2, 9), None);
        assert_eq!(map.byte_at(text, 0, 0), Some(0));
    }

    #[test]
    fn a_separator_covers_nothing_of_the_page() {
        let (text, map) = map();
        let gap = text.find('\n').unwrap_or(0);
        assert!(map.node_ranges(text, TextSpan::new(gap, gap + 2)).is_empty());
    }
}
