//! Conversion of byte offsets to UTF-16 code units and Unicode code points.
//!
//! Inside the crate offsets count bytes; the DOM counts UTF-16 code units, exported JSON counts
//! code points. The map keeps a checkpoint every [`STRIDE`] bytes, so a conversion costs at most
//! that many bytes of counting, whatever the length of the text.

use super::TextSpan;

/// Bytes between two checkpoints.
const STRIDE: usize = 256;

#[derive(Clone, Copy, Debug)]
struct Checkpoint {
    byte: usize,
    utf16: usize,
    chars: usize,
}

/// Converts offsets into one text between bytes, UTF-16 code units and code points.
///
/// ```
/// use dateline::text::OffsetMap;
///
/// let map = OffsetMap::new("🇺🇦 Kyiv");
/// // The flag is two code points, each of four bytes and of two UTF-16 code units.
/// assert_eq!((map.to_utf16(9), map.to_chars(9)), (5, 3));
/// ```
#[derive(Debug)]
pub struct OffsetMap<'t> {
    text: &'t str,
    checkpoints: Vec<Checkpoint>,
    ascii: bool,
}

impl<'t> OffsetMap<'t> {
    /// Prepares the conversion for `text` (one pass).
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let ascii = text.is_ascii();
        let mut checkpoints = vec![Checkpoint { byte: 0, utf16: 0, chars: 0 }];
        if !ascii {
            let (mut utf16, mut next) = (0, STRIDE);
            for (chars, (byte, c)) in text.char_indices().enumerate() {
                if byte >= next {
                    checkpoints.push(Checkpoint { byte, utf16, chars });
                    next = byte + STRIDE;
                }
                utf16 += c.len_utf16();
            }
        }
        Self { text, checkpoints, ascii }
    }

    fn before(&self, key: impl Fn(&Checkpoint) -> usize, offset: usize) -> Checkpoint {
        let after = self.checkpoints.partition_point(|c| key(c) <= offset);
        self.checkpoints[after.saturating_sub(1)]
    }

    /// Code points before byte `offset`.
    ///
    /// An offset past the end counts as the end; one inside a character counts as its start.
    #[must_use]
    pub fn to_chars(&self, offset: usize) -> usize {
        if self.ascii {
            return offset.min(self.text.len());
        }
        let from = self.before(|c| c.byte, offset);
        from.chars + self.between(from.byte, offset).filter(|b| begins(**b)).count()
    }

    /// UTF-16 code units before byte `offset`, with the same rules as [`Self::to_chars`].
    #[must_use]
    pub fn to_utf16(&self, offset: usize) -> usize {
        if self.ascii {
            return offset.min(self.text.len());
        }
        let from = self.before(|c| c.byte, offset);
        // A character of four bytes is two units.
        let units = |b: &u8| usize::from(begins(*b)) + usize::from(*b >= 0xF0);
        from.utf16 + self.between(from.byte, offset).map(units).sum::<usize>()
    }

    /// The bytes from `start` to the character that `end` lies in.
    fn between(&self, start: usize, end: usize) -> std::slice::Iter<'_, u8> {
        let end = self.text.floor_char_boundary(end);
        self.text.as_bytes().get(start..end).unwrap_or_default().iter()
    }

    /// The byte offset of UTF-16 code unit `offset`.
    ///
    /// An offset past the end gives the end; one inside a surrogate pair gives the pair's start.
    #[must_use]
    pub fn from_utf16(&self, offset: usize) -> usize {
        if self.ascii {
            return offset.min(self.text.len());
        }
        let from = self.before(|c| c.utf16, offset);
        self.find(from.byte, offset - from.utf16, char::len_utf16)
    }

    /// The byte offset of code point `offset`; past the end gives the end.
    #[must_use]
    pub fn from_chars(&self, offset: usize) -> usize {
        if self.ascii {
            return offset.min(self.text.len());
        }
        let from = self.before(|c| c.chars, offset);
        self.find(from.byte, offset - from.chars, |_| 1)
    }

    fn find(&self, start: usize, mut units: usize, width: impl Fn(char) -> usize) -> usize {
        for (i, c) in self.text[start..].char_indices() {
            let w = width(c);
            if units < w {
                return start + i;
            }
            units -= w;
        }
        self.text.len()
    }

    /// A span in code points, half-open.
    #[must_use]
    pub fn span_to_chars(&self, span: TextSpan) -> [usize; 2] {
        [self.to_chars(span.start), self.to_chars(span.end)]
    }

    /// A span in UTF-16 code units, half-open.
    #[must_use]
    pub fn span_to_utf16(&self, span: TextSpan) -> [usize; 2] {
        [self.to_utf16(span.start), self.to_utf16(span.end)]
    }
}

/// Whether a byte of UTF-8 is the first of a character.
const fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn conversion_round_trips_at_every_character_of_any_text(text in "\\PC{0,900}") {
            let map = OffsetMap::new(&text);
            let mut utf16 = 0;
            for (chars, (byte, c)) in text.char_indices().enumerate() {
                prop_assert_eq!(map.to_chars(byte), chars);
                prop_assert_eq!(map.to_utf16(byte), utf16);
                prop_assert_eq!(map.from_chars(chars), byte);
                prop_assert_eq!(map.from_utf16(utf16), byte);
                utf16 += c.len_utf16();
            }
            prop_assert_eq!(map.to_utf16(text.len()), utf16);
            prop_assert_eq!(map.from_utf16(utf16 + 5), text.len());
            prop_assert_eq!(map.to_chars(text.len() + 9), text.chars().count());
        }
    }

    #[test]
    fn an_offset_inside_a_surrogate_pair_or_a_character_goes_to_its_start() {
        let text = "a😀б";
        let map = OffsetMap::new(text);
        assert_eq!(map.from_utf16(2), 1);
        assert_eq!(map.to_chars(3), 1);
        assert_eq!(map.to_utf16(6), 3);
    }
}
