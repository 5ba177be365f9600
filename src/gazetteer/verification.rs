//! Whether no byte of a gazetteer was changed: its checksum, in one go or bit by bit.

use super::error::GazetteerError;

/// How far the checksum of a gazetteer has been taken: see [`Gazetteer::verify`](super::Gazetteer::verify).
#[derive(Debug, Default)]
pub struct Verification {
    hasher: crc32fast::Hasher,
    /// How many of the bytes were taken already.
    done: usize,
}

impl Verification {
    /// Takes up to `most` bytes more of `bytes`, whose checksum is `expected`. Answers whether all of them have been taken,
    /// and it held.
    pub(super) fn step(&mut self, bytes: &[u8], expected: u32, most: usize) -> Result<bool, GazetteerError> {
        let left = bytes.get(self.done..).unwrap_or_default();
        let part = left.get(..most).unwrap_or(left);
        self.hasher.update(part);
        self.done += part.len();
        if part.len() < left.len() {
            return Ok(false);
        }
        let found = self.hasher.clone().finalize();
        if expected == found { Ok(true) } else { Err(GazetteerError::Checksum { expected, found }) }
    }
}
