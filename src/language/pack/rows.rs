//! Rows of numbers and strings, as they lie.
//!
//! Layout: the number of columns, then the rows, a 32-bit number for each column. A string is its
//! offset and length among the strings of the pack, in one number: 24 bits and 8.

use super::u32_at;

/// Bytes before the rows.
pub(super) const HEAD: usize = 4;

/// The rows of one part.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'p> {
    pub(super) strings: &'p [u8],
    pub(super) bytes: &'p [u8],
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Row<'p> {
    rows: Rows<'p>,
    at: usize,
}

impl<'p> Rows<'p> {
    fn columns(&self) -> usize {
        u32_at(self.bytes, 0) as usize
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len().saturating_sub(HEAD).checked_div(self.columns() * 4).unwrap_or(0)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Row number `index`; past the end its numbers are zero and its strings empty.
    #[must_use]
    pub fn row(&self, index: u32) -> Row<'p> {
        Row { rows: *self, at: HEAD + index as usize * self.columns() * 4 }
    }

    /// All rows in order.
    pub fn iter(self) -> impl Iterator<Item = Row<'p>> {
        (0..self.len()).map(move |index| self.row(index as u32))
    }
}

impl<'p> Row<'p> {
    /// The number in a column.
    #[must_use]
    pub fn number(&self, column: usize) -> u32 {
        u32_at(self.rows.bytes, self.at + column * 4)
    }

    /// The string in a column.
    #[must_use]
    pub fn string(&self, column: usize) -> &'p str {
        let packed = self.number(column);
        let from = (packed >> 8) as usize;
        let bytes = self.rows.strings.get(from..from + (packed & 0xFF) as usize).unwrap_or(&[]);
        std::str::from_utf8(bytes).unwrap_or("")
    }
}
