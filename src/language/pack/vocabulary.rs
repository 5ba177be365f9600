//! The words of a pack, found by a hash as they lie.

use super::u32_at;
use crate::language::classes::{Classes, PARTS};
#[cfg(doc)]
use crate::language::hash::hash;

/// The number of a word in a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// Bytes of a word's record: its string's offset, its length and its class set.
pub(super) const WORD: usize = 8;
/// Bytes of a class set.
pub(super) const SET: usize = 8 * PARTS;
/// A slot without a word.
pub(super) const EMPTY: u32 = u32::MAX;

/// The words as they lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Vocabulary<'p> {
    pub(super) strings: &'p [u8],
    pub(super) sets: &'p [u8],
    pub(super) words: &'p [u8],
    pub(super) slots: &'p [u8],
}

impl<'p> Vocabulary<'p> {
    /// The word `lower`, of which `code` is the [`hash`].
    pub(super) fn find(&self, lower: &str, code: u32) -> Option<WordId> {
        let slots = self.slots.len() / 4;
        let mask = slots.checked_sub(1)?;
        let mut at = code as usize & mask;
        // A damaged table may have no empty slot.
        for _ in 0..slots {
            match u32_at(self.slots, at * 4) {
                EMPTY => return None,
                entry if self.bytes_of(entry) == lower.as_bytes() => return Some(WordId(entry)),
                _ => at = (at + 1) & mask,
            }
        }
        None
    }

    fn bytes_of(&self, entry: u32) -> &'p [u8] {
        let at = entry as usize * WORD;
        let (from, packed) = (u32_at(self.words, at) as usize, u32_at(self.words, at + 4));
        self.strings.get(from..from.saturating_add((packed >> 16) as usize)).unwrap_or(&[])
    }

    pub(super) fn spelling(&self, word: WordId) -> &'p str {
        std::str::from_utf8(self.bytes_of(word.0)).unwrap_or("")
    }

    pub(super) fn classes(&self, word: WordId) -> Classes {
        let packed = u32_at(self.words, word.0 as usize * WORD + 4);
        let at = (packed & 0xFFFF) as usize * SET;
        let part = |n: usize| {
            self.sets
                .get(at + n * 8..)
                .and_then(|rest| rest.first_chunk())
                .map_or(0, |eight| u64::from_le_bytes(*eight))
        };
        Classes::from_parts(std::array::from_fn(part))
    }
}
