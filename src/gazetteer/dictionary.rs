//! Front-coded string tables: sorted strings in blocks, each string without the beginning that it
//! shares with the one before it.
//!
//! The first string of a block shares nothing, so a search halves its way through the blocks' first
//! strings and then reads one block. Nothing is unpacked when the file is opened.

use std::cmp::Ordering;

use super::format::{BLOCKS_PER_GROUP, u16_at, u32_at, varint};

/// Where blocks start, in some streams at once: for each group of blocks full offsets, and for each
/// block its distance from its group's.
#[derive(Debug, Clone, Copy)]
pub struct Directory<'g> {
    /// The groups: a 32-bit number for each stream.
    pub groups: &'g [u8],
    /// The blocks: a 16-bit number for each stream.
    pub blocks: &'g [u8],
    /// The number of streams.
    pub streams: usize,
}

impl Directory<'_> {
    /// The start of a block in a stream.
    pub fn start(&self, block: usize, stream: usize) -> usize {
        let entry = |block: usize, width: usize| {
            block.saturating_mul(self.streams).saturating_add(stream).saturating_mul(width)
        };
        let group = u32_at(self.groups, entry(block / BLOCKS_PER_GROUP, 4));
        (group as usize).saturating_add(usize::from(u16_at(self.blocks, entry(block, 2))))
    }

    /// The lengths in bytes that a directory of so many blocks has: of its groups and its blocks.
    pub fn lengths(blocks: usize, streams: usize) -> (u64, u64) {
        let groups = blocks.div_ceil(BLOCKS_PER_GROUP);
        ((groups * streams) as u64 * 4, (blocks * streams) as u64 * 2)
    }
}

/// A front-coded table as it lies in the file. The lengths of its strings lie apart from their
/// letters, because the file is shipped deflated and each kind deflates better alone.
#[derive(Debug, Clone, Copy)]
pub struct FrontCoded<'g> {
    /// Where each block starts in the heads (stream 0) and the tails (stream 1).
    pub directory: Directory<'g>,
    /// For each string: four bits for the bytes that it shares with the one before it, four for
    /// those that follow; 15 means "and so many more", which follow as numbers.
    pub heads: &'g [u8],
    /// For each string the bytes that follow.
    pub tails: &'g [u8],
    /// Strings in each block but the last.
    pub per_block: usize,
    /// Strings in all.
    pub len: usize,
}

/// One string of a table: how much of the string before it remains, and what follows.
#[derive(Debug, Clone, Copy)]
struct Entry<'g> {
    shared: usize,
    suffix: &'g [u8],
}

/// Where a search ended: the first string that is not less than the one sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its number in the table.
    pub ordinal: usize,
    /// Whether it begins with the string sought.
    pub prefix: bool,
    /// Whether it is the string sought.
    pub exact: bool,
}

impl<'g> FrontCoded<'g> {
    fn blocks(&self) -> usize {
        self.len.div_ceil(self.per_block)
    }

    fn entries(&self, block: usize) -> impl Iterator<Item = Entry<'g>> + use<'g> {
        let (heads, tails) = (self.heads, self.tails);
        let mut head = self.directory.start(block, 0);
        let mut tail = self.directory.start(block, 1);
        let left = self.len.saturating_sub(block.saturating_mul(self.per_block));
        (0..left.min(self.per_block)).map_while(move |_| {
            let lengths = *heads.get(head)?;
            head += 1;
            let mut shared = usize::from(lengths >> 4);
            if shared == 15 {
                shared = shared.checked_add(varint(heads, &mut head)? as usize)?;
            }
            let mut length = usize::from(lengths & 15);
            if length == 15 {
                length = length.checked_add(varint(heads, &mut head)? as usize)?;
            }
            let suffix = tails.get(tail..tail.checked_add(length)?)?;
            tail += length;
            Some(Entry { shared, suffix })
        })
    }

    fn head(&self, block: usize) -> &'g [u8] {
        self.entries(block).next().map_or(&[], |entry| entry.suffix)
    }

    /// The string of a number; `None` beyond the end, or where the file is damaged.
    pub fn get(&self, ordinal: usize) -> Option<String> {
        if ordinal >= self.len {
            return None;
        }
        let (block, index) = (ordinal / self.per_block, ordinal % self.per_block);
        let mut string = Vec::new();
        for (i, entry) in self.entries(block).enumerate() {
            if entry.shared > string.len() {
                return None;
            }
            string.truncate(entry.shared);
            string.extend_from_slice(entry.suffix);
            if i == index {
                return String::from_utf8(string).ok();
            }
        }
        None
    }

    /// Finds the first string that is not less than `sought`, given that it is not in a block
    /// before `from_block`. `None` when every string is less.
    pub fn search(&self, sought: &[u8], from_block: usize) -> Option<Found> {
        let blocks = self.blocks();
        // The last block whose first string is not greater than `sought` is where it would be.
        let (mut low, mut high) = (from_block, blocks);
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            match self.head(middle).cmp(sought) {
                Ordering::Greater => high = middle,
                _ => low = middle,
            }
        }
        if low >= blocks {
            return None;
        }
        if let Some(found) = self.search_block(low, sought) {
            return Some(found);
        }
        let head = (low + 1 < blocks).then(|| self.head(low + 1))?;
        Some(Found { ordinal: (low + 1) * self.per_block, prefix: head.starts_with(sought), exact: head == sought })
    }

    /// Reads one block without putting its strings together: `common` is how many bytes of `sought`
    /// the string before had, and it was less than `sought`. A string that shares more than that
    /// with it is less too; one that shares fewer bytes is greater.
    fn search_block(&self, block: usize, sought: &[u8]) -> Option<Found> {
        let mut common = 0;
        for (index, entry) in self.entries(block).enumerate() {
            let prefix = match entry.shared.cmp(&common) {
                Ordering::Greater => continue,
                Ordering::Less => false,
                Ordering::Equal => {
                    let rest = &sought[common..];
                    let same = rest.iter().zip(entry.suffix).take_while(|(a, b)| a == b).count();
                    match (rest.get(same), entry.suffix.get(same)) {
                        (None, _) => true,
                        (Some(_), None) => {
                            common += same;
                            continue;
                        }
                        (Some(a), Some(b)) if a > b => {
                            common += same;
                            continue;
                        }
                        _ => false,
                    }
                }
            };
            let exact = prefix && sought.len() - entry.shared == entry.suffix.len();
            return Some(Found { ordinal: block * self.per_block + index, prefix, exact });
        }
        None
    }
}
