//! The hash of words, in a pack and over a text: the same on every machine.

/// Multiplies and rotates over eight bytes at a time: words are short, and the tables grow.
#[must_use]
pub fn hash(bytes: &[u8]) -> u32 {
    const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut sum = bytes.len() as u64;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        sum = (sum.rotate_left(5) ^ u64::from_le_bytes(*chunk)).wrapping_mul(PRIME);
    }
    let mut last = 0_u64;
    for &byte in rest {
        last = last << 8 | u64::from(byte);
    }
    sum = (sum.rotate_left(5) ^ last).wrapping_mul(PRIME);
    ((sum ^ sum >> 29) >> 16) as u32
}
