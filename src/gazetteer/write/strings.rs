//! Writing strings: front coding, numbers of variable length, the pool.

use std::collections::HashMap;

/// Appends a number, seven bits a byte, low bits first.
pub fn put_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Front-codes strings in blocks of `per_block`; gives the offsets of the blocks and the bytes.
pub fn front_code(strings: &[&[u8]], per_block: usize) -> (Vec<u32>, Vec<u8>) {
    let (mut offsets, mut bytes) = (Vec::new(), Vec::new());
    let mut previous: &[u8] = &[];
    for (index, string) in strings.iter().enumerate() {
        if index % per_block == 0 {
            offsets.push(bytes.len() as u32);
            previous = &[];
        }
        let shared = previous.iter().zip(*string).take_while(|(a, b)| a == b).count();
        let suffix = &string[shared..];
        bytes.push((shared.min(15) << 4 | suffix.len().min(15)) as u8);
        for length in [shared, suffix.len()] {
            if length >= 15 {
                put_varint(&mut bytes, (length - 15) as u32);
            }
        }
        bytes.extend_from_slice(suffix);
        previous = string;
    }
    (offsets, bytes)
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
