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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod tests {
    use super::super::{Gazetteer, format::CHECKED_FROM, write::Writer};
    use super::*;

    #[test]
    fn a_changed_byte_is_found_at_the_end_and_not_before() {
        let good = Writer::new().finish().unwrap();
        let gazetteer = Gazetteer::open_unverified(good.clone()).unwrap();
        let mut verification = Verification::default();
        let mut steps = 0;
        while !gazetteer.verify(&mut verification, 100).unwrap() {
            steps += 1;
        }
        assert_eq!(steps, (good.len() - CHECKED_FROM - 1) / 100);

        let mut bad = good;
        let last = bad.len() - 1;
        bad[last] ^= 1;
        let gazetteer = Gazetteer::open_unverified(bad).unwrap();
        let mut verification = Verification::default();
        assert_eq!(gazetteer.verify(&mut verification, 100), Ok(false));
        assert!(matches!(gazetteer.verify(&mut verification, usize::MAX), Err(GazetteerError::Checksum { .. })));
    }
}
