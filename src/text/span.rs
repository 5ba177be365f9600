//! Half-open byte ranges into UTF-8 text.

use std::fmt;
use std::ops::Range;

/// A half-open range of **bytes** into the UTF-8 text of an article.
///
/// Spans are made on character boundaries; [`TextSpan::of`] answers `None` for one that is not.
///
/// ```
/// use dateline::TextSpan;
///
/// let text = "Kyiv — Київ";
/// let native = TextSpan::new(9, 17);
/// assert_eq!(native.of(text), Some("Київ"));
/// assert_eq!(TextSpan::new(9, 16).of(text), None, "it splits a letter");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextSpan {
    /// First byte inside.
    pub start: usize,
    /// First byte after.
    pub end: usize,
}

impl TextSpan {
    /// The span from `start` to `end`; an inverted range becomes empty at `start`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text it covers, or `None` if it is out of bounds or splits a character.
    #[must_use]
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// The text it covers, or an empty string if it is out of bounds or splits a character.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        self.of(text).unwrap_or("")
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies inside.
    #[must_use]
    pub const fn contains_offset(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Without white space at either end.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let inner = self.slice(text);
        let start = self.start + (inner.len() - inner.trim_start().len());
        Self::new(start, start + inner.trim().len())
    }
}

impl From<Range<usize>> for TextSpan {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl fmt::Debug for TextSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
