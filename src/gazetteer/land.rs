//! Land outlines for the overview map.
//!
//! Coastlines only: no border is drawn, so none is claimed. A ring is a number of points and then,
//! for each, the zigzag-coded steps in longitude and latitude from the one before, in hundredths of
//! a degree (about a kilometre).

use super::format::{unzigzag, varint};

/// Steps in one degree.
pub(super) const STEPS: f64 = 100.0;

/// The rings of the land. Iterate to get them.
#[derive(Debug, Clone)]
pub struct Land<'g> {
    bytes: &'g [u8],
    at: usize,
}

impl<'g> Land<'g> {
    pub(super) fn new(bytes: &'g [u8]) -> Self {
        Self { bytes, at: 0 }
    }
}

impl<'g> Iterator for Land<'g> {
    type Item = Ring<'g>;

    fn next(&mut self) -> Option<Ring<'g>> {
        let points = varint(self.bytes, &mut self.at)?;
        let length = varint(self.bytes, &mut self.at)? as usize;
        let bytes = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(Ring { bytes, at: 0, left: points, lon: 0, lat: 0 })
    }
}

/// One closed outline; iterate to get its points as longitude and latitude in degrees. The first
/// point is not repeated at the end.
#[derive(Debug, Clone)]
pub struct Ring<'g> {
    bytes: &'g [u8],
    at: usize,
    left: u32,
    lon: i32,
    lat: i32,
}

impl Iterator for Ring<'_> {
    type Item = (f64, f64);

    fn next(&mut self) -> Option<(f64, f64)> {
        self.left = self.left.checked_sub(1)?;
        self.lon = self.lon.checked_add(unzigzag(varint(self.bytes, &mut self.at)?))?;
        self.lat = self.lat.checked_add(unzigzag(varint(self.bytes, &mut self.at)?))?;
        Some((f64::from(self.lon) / STEPS, f64::from(self.lat) / STEPS))
    }
}
