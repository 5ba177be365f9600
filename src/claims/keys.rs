//! Words as keys of the tables: compared and hashed as numbers.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// Longest word, in bytes, that is looked up; no table has a longer one. A multiple of eight.
const LONGEST: usize = 24;

/// A word in lower case, padded with zeros: compared and hashed as numbers, for the table is asked
/// once for every word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key([u64; LONGEST / 8]);

impl Key {
    /// The key of `word`, in any case; `None` if it is longer than any word of the tables.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let bytes = word.as_bytes();
        if bytes.len() > LONGEST {
            return None;
        }
        let mut parts = [0; LONGEST / 8];
        for (part, chunk) in parts.iter_mut().zip(bytes.chunks(8)) {
            *part = lower(packed(chunk));
        }
        Some(Self(parts))
    }
}

/// Up to eight bytes as a number, the first the lowest.
fn packed(bytes: &[u8]) -> u64 {
    let four = |b: &[u8]| b.first_chunk().map_or(0, |four| u64::from(u32::from_le_bytes(*four)));
    match bytes.len() {
        0 => 0,
        8 => bytes.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight)),
        // Two reads that overlap.
        n @ 4..8 => four(bytes) | four(&bytes[n - 4..]) << (8 * (n - 4)),
        n => u64::from(bytes[0]) | u64::from(bytes[n / 2]) << (8 * (n / 2)) | u64::from(bytes[n - 1]) << (8 * (n - 1)),
    }
}

/// The ASCII capitals among the eight bytes of `word` in lower case.
const fn lower(word: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = 0x80 * ONES;
    let low = word & !HIGH;
    let from_a = low + (0x80 - b'A' as u64) * ONES;
    let past_z = low + (0x80 - (b'Z' as u64 + 1)) * ONES;
    word | (!word & from_a & !past_z & HIGH) >> 2
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.iter().for_each(|&part| state.write_u64(part));
    }
}

/// Multiplies and rotates: words are short and the tables are fixed, so speed is all.
#[derive(Default, Debug)]
pub struct WordHasher(u64);

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }
    fn write_u64(&mut self, part: u64) {
        const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;
        self.0 = (self.0.rotate_left(5) ^ part).wrapping_mul(PRIME);
    }
    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }
}

/// A map by words with that hasher.
pub type WordMap<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_key_is_the_word_in_ascii_lower_case(word in "\\PC{0,24}") {
            let mut bytes = word.to_ascii_lowercase().into_bytes();
            let long = bytes.len() > LONGEST;
            bytes.resize(LONGEST.max(bytes.len()), 0);
            let parts: Vec<u64> =
                bytes.chunks_exact(8).filter_map(|c| Some(u64::from_le_bytes(*c.first_chunk()?))).collect();
            proptest::prop_assert_eq!(Key::of(&word).map(|k| k.0.to_vec()), (!long).then_some(parts));
        }
    }
}
