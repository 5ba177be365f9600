//! Writing strings: front coding, numbers of variable length, the pool.

use std::collections::HashMap;

use super::super::format::BLOCKS_PER_GROUP;
use super::WriteError;

/// Appends a number, seven bits a byte, low bits first.
pub fn put_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Front-coded strings: where each block starts in the heads and the tails, and those.
pub struct Coded {
    /// Offsets of the blocks.
    pub starts: Vec<[u32; 2]>,
    /// Lengths.
    pub heads: Vec<u8>,
    /// Letters.
    pub tails: Vec<u8>,
}

/// Front-codes strings in blocks of `per_block`.
pub fn front_code(strings: &[&[u8]], per_block: usize) -> Coded {
    let mut coded = Coded { starts: Vec::new(), heads: Vec::new(), tails: Vec::new() };
    let mut previous: &[u8] = &[];
    for (index, string) in strings.iter().enumerate() {
        if index % per_block == 0 {
            coded.starts.push([coded.heads.len() as u32, coded.tails.len() as u32]);
            previous = &[];
        }
        let shared = previous.iter().zip(*string).take_while(|(a, b)| a == b).count();
        let suffix = &string[shared..];
        coded.heads.push((shared.min(15) << 4 | suffix.len().min(15)) as u8);
        for length in [shared, suffix.len()] {
            if length >= 15 {
                put_varint(&mut coded.heads, (length - 15) as u32);
            }
        }
        coded.tails.extend_from_slice(suffix);
        previous = string;
    }
    coded
}

/// A directory of blocks: its groups and its blocks, see [`super::super::dictionary::Directory`].
pub fn directory<const N: usize>(starts: &[[u32; N]]) -> Result<(Vec<u8>, Vec<u8>), WriteError> {
    let (mut groups, mut blocks) = (Vec::new(), Vec::new());
    for group in starts.chunks(BLOCKS_PER_GROUP) {
        let first = group[0];
        groups.extend(first.iter().flat_map(|start| start.to_le_bytes()));
        for block in group {
            for (start, first) in block.iter().zip(first) {
                let step = u16::try_from(start - first);
                let step = step.map_err(|_| WriteError::TooMany { what: "places of one name" })?;
                blocks.extend(step.to_le_bytes());
            }
        }
    }
    Ok((groups, blocks))
}

/// Strings with their lengths before them, each once.
pub struct Pool {
    bytes: Vec<u8>,
    offsets: HashMap<String, u32>,
}

impl Pool {
    /// A pool whose first byte is taken, so that offset zero can mean "none".
    pub fn new() -> Self {
        Self { bytes: vec![0], offsets: HashMap::new() }
    }

    /// The offset of a string, which is put in if it is new; zero for the empty string.
    pub fn put(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        if let Some(offset) = self.offsets.get(text) {
            return *offset;
        }
        let offset = self.bytes.len() as u32;
        put_varint(&mut self.bytes, text.len() as u32);
        self.bytes.extend_from_slice(text.as_bytes());
        self.offsets.insert(text.to_owned(), offset);
        offset
    }

    /// The bytes of the section.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}
