//! A quick hash for tables that live as long as one text is worked on.

use std::hash::{BuildHasherDefault, Hasher};

/// Hashing by a multiplication for each eight bytes, the same on every machine. Nothing may depend on the
/// order of a table made with it.
pub type Fast = BuildHasherDefault<Multiply>;

/// See [`Fast`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Multiply(u64);

impl Multiply {
    fn add(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Hasher for Multiply {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.add(u64::from_le_bytes(*word)));
        let last = rest.iter().fold(rest.len() as u64, |sum, &byte| sum << 8 | u64::from(byte));
        self.add(last);
    }

    fn write_u8(&mut self, value: u8) {
        self.add(u64::from(value));
    }

    fn write_u32(&mut self, value: u32) {
        self.add(u64::from(value));
    }

    fn write_usize(&mut self, value: usize) {
        self.add(value as u64);
    }

    fn finish(&self) -> u64 {
        // The table takes the low bits, which a multiplication mixes least.
        self.0 ^ (self.0 >> 32)
    }
}
