//! Front-coded string tables: sorted strings in blocks, each string without the beginning that it
//! shares with the one before it.
//!
//! The first string of a block shares nothing, so a search halves its way through the blocks' first
//! strings and then reads one block. The keys have an [`Index`] beside them, the first eight bytes of
//! each of those, so that the halving compares numbers. Nothing is unpacked when the file is opened.

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
    #[inline]
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

/// The first eight bytes of each block's first string, zeros after a shorter one.
#[derive(Debug, Clone, Copy)]
pub struct Index<'g>(pub &'g [[u8; 8]]);

impl Index<'_> {
    /// The bytes of a string that the index compares.
    #[inline]
    pub fn bytes_of(string: &[u8]) -> [u8; 8] {
        if let Some(bytes) = string.first_chunk() {
            return *bytes;
        }
        let mut bytes = [0; 8];
        bytes[..string.len()].copy_from_slice(string);
        bytes
    }

    /// The number of a block; blocks that there are not come after all.
    #[inline]
    fn at(&self, block: usize) -> u64 {
        self.0.get(block).map_or(u64::MAX, |bytes| u64::from_be_bytes(*bytes))
    }

    /// The first block from `low` on whose number `after` holds for; it holds for none before it.
    fn partition(&self, mut low: usize, after: impl Fn(u64) -> bool) -> usize {
        let mut high = self.0.len();
        while low < high {
            let middle = low + (high - low) / 2;
            if after(self.at(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
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

/// A string of a table that begins with what is sought, and where its block is read on from.
#[derive(Debug, Clone, Copy)]
pub struct Position<'g> {
    /// Its number in the table.
    pub ordinal: usize,
    /// What it has beyond the string sought.
    rest: &'g [u8],
    /// Where the next string of its block lies in the heads and tails.
    head: usize,
    tail: usize,
}

impl Position<'_> {
    /// Whether it is the string sought.
    #[inline]
    pub fn is_exact(&self) -> bool {
        self.rest.is_empty()
    }
}

impl<'g> FrontCoded<'g> {
    fn blocks(&self) -> usize {
        self.len.div_ceil(self.per_block)
    }

    /// Reads the string at `head` and `tail`, and moves those past it; `None` where the file is damaged.
    #[inline]
    fn next(&self, head: &mut usize, tail: &mut usize) -> Option<Entry<'g>> {
        let lengths = *self.heads.get(*head)?;
        *head += 1;
        let mut shared = usize::from(lengths >> 4);
        if shared == 15 {
            shared = shared.checked_add(varint(self.heads, head)? as usize)?;
        }
        let mut length = usize::from(lengths & 15);
        if length == 15 {
            length = length.checked_add(varint(self.heads, head)? as usize)?;
        }
        let suffix = self.tails.get(*tail..)?.get(..length)?;
        *tail += length;
        Some(Entry { shared, suffix })
    }

    fn entries(&self, block: usize) -> impl Iterator<Item = Entry<'g>> + use<'g> {
        let this = *self;
        let (mut head, mut tail) = this.starts(block);
        let left = this.len.saturating_sub(block.saturating_mul(this.per_block));
        (0..left.min(this.per_block)).map_while(move |_| this.next(&mut head, &mut tail))
    }

    fn starts(&self, block: usize) -> (usize, usize) {
        (self.directory.start(block, 0), self.directory.start(block, 1))
    }

    fn head(&self, block: usize) -> &'g [u8] {
        let (mut head, mut tail) = self.starts(block);
        self.next(&mut head, &mut tail).map_or(&[], |entry| entry.suffix)
    }

    /// The string of a number; `None` beyond the end, or where the file is damaged.
    pub fn get(&self, ordinal: usize) -> Option<String> {
        if ordinal >= self.len {
            return None;
        }
        let (block, index) = (ordinal / self.per_block, ordinal % self.per_block);
        let mut string = Vec::with_capacity(32);
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

    /// The first string that begins with `sought`, given that no block before `from_block` has it.
    pub fn search(&self, index: Index<'g>, sought: &[u8], from_block: usize) -> Option<Position<'g>> {
        // The last block whose first string is not greater than `sought` is where it would be: among
        // those that the index cannot tell from it, or the one before them.
        let target = u64::from_be_bytes(Index::bytes_of(sought));
        let mut low = index.partition(from_block, |block| block >= target);
        let alike = index.0.get(low).is_some_and(|bytes| u64::from_be_bytes(*bytes) == target);
        let mut high = if alike { index.partition(low, |block| block > target) } else { low };
        low = low.saturating_sub(1).max(from_block);
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            match self.head(middle).cmp(sought) {
                Ordering::Greater => high = middle,
                _ => low = middle,
            }
        }
        self.search_block(low, sought)
    }

    fn search_block(&self, block: usize, sought: &[u8]) -> Option<Position<'g>> {
        if block >= self.blocks() {
            return None;
        }
        let (head, tail) = self.starts(block);
        match self.scan(block, block * self.per_block, (head, tail), sought, 0) {
            Scan::Found(position) => Some(position),
            Scan::Passed => None,
            Scan::BlockEnds => self.first_of(block + 1, sought),
        }
    }

    /// The first string of a block, if it begins with `sought`.
    fn first_of(&self, block: usize, sought: &[u8]) -> Option<Position<'g>> {
        if block >= self.blocks() {
            return None;
        }
        let (mut head, mut tail) = self.starts(block);
        let rest = self.next(&mut head, &mut tail)?.suffix.strip_prefix(sought)?;
        Some(Position { ordinal: block * self.per_block, rest, head, tail })
    }

    /// Goes on from a string that begins with `sought[..had]` to the first that begins with `sought`.
    pub fn go_on(&self, index: Index<'g>, from: Position<'g>, sought: &[u8], had: usize) -> Option<Position<'g>> {
        let more = sought.get(had..)?;
        let same = common(more, from.rest);
        match (more.get(same), from.rest.get(same)) {
            (None, _) => return Some(Position { rest: &from.rest[same..], ..from }),
            (Some(wanted), Some(there)) if there > wanted => return None,
            _ => {}
        }
        let block = from.ordinal / self.per_block;
        match self.scan(block, from.ordinal + 1, (from.head, from.tail), sought, had + same) {
            Scan::Found(position) => Some(position),
            Scan::Passed => None,
            Scan::BlockEnds if block + 1 >= self.blocks() => None,
            Scan::BlockEnds => self.search(index, sought, block + 1),
        }
    }

    /// Reads `block` from its string `ordinal` on, which lies at `start` in heads and tails, without putting the
    /// strings together: `known` is how many bytes of `sought` the string before had, and it was less than
    /// `sought`. A string that shares more than that with it is less too; one that shares fewer bytes is greater.
    fn scan(
        &self,
        block: usize,
        mut ordinal: usize,
        (mut head, mut tail): (usize, usize),
        sought: &[u8],
        mut known: usize,
    ) -> Scan<'g> {
        let end = (block + 1).saturating_mul(self.per_block).min(self.len);
        while ordinal < end {
            // Most strings come before it by what they share with the one before, or by one letter.
            if let Some(&lengths) = self.heads.get(head)
                && lengths < 0xf0
                && lengths & 15 != 15
            {
                let (shared, length) = (usize::from(lengths >> 4), usize::from(lengths & 15));
                let by_letter =
                    || length > 0 && matches!((sought.get(known), self.tails.get(tail)), (Some(a), Some(b)) if b < a);
                if shared > known || (shared == known && by_letter()) {
                    head += 1;
                    tail += length;
                    ordinal += 1;
                    continue;
                }
            }
            let Some(entry) = self.next(&mut head, &mut tail) else { return Scan::Passed };
            match entry.shared.cmp(&known) {
                Ordering::Greater => {}
                Ordering::Less => return Scan::Passed,
                Ordering::Equal => {
                    let more = &sought[known..];
                    let same = common(more, entry.suffix);
                    match (more.get(same), entry.suffix.get(same)) {
                        (None, _) => {
                            return Scan::Found(Position { ordinal, rest: &entry.suffix[same..], head, tail });
                        }
                        (Some(wanted), Some(there)) if there > wanted => return Scan::Passed,
                        _ => known += same,
                    }
                }
            }
            ordinal += 1;
        }
        Scan::BlockEnds
    }
}

/// How a look through the rest of a block ended.
enum Scan<'g> {
    /// At a string that begins with what is sought.
    Found(Position<'g>),
    /// At one that comes after all that do.
    Passed,
    /// Every string of the block comes before it.
    BlockEnds,
}

/// How many bytes two strings begin with in common.
#[inline]
fn common(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}
