//! The compiled gazetteer.

/// Row number of a place in the gazetteer file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceId(pub u32);

/// The gazetteer: one file, used as it lies.
#[derive(Debug)]
pub struct Gazetteer {
    bytes: Vec<u8>,
}

impl Gazetteer {
    /// Number of bytes of the file.
    #[must_use]
    pub fn size(&self) -> usize {
        self.bytes.len()
    }
}
