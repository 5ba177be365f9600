//! What has settled in a round, and how near a candidate is to it.

use crate::gazetteer::sphere::Point;

/// As many neighbours as count.
pub(super) const ENOUGH: f32 = 5.0;

/// A candidate that has settled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settled {
    /// Number of its name.
    pub(super) name: usize,
    pub(super) point: Point,
    /// Degrees.
    pub(super) lat: f64,
    pub(super) lon: f64,
    pub(super) probability: f32,
    /// Its number among all options.
    pub(super) option: usize,
}

/// How near one option is to the settled names.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Nearness {
    /// To the nearest of them, 0 to 1; it falls to 1/e at 100 km.
    pub(super) near: f32,
    /// To all of them together; each falls to 1/e at 400 km.
    pub(super) neighbours: f32,
}

impl Nearness {
    /// Whether nothing is near, or nobody has asked.
    pub(super) fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Adds a name that has settled with `probability`, so close by.
    #[inline]
    pub(super) fn add(&mut self, probability: f32, closeness: f32) {
        // To the fourth power: it falls to 1/e at 100 km.
        let squared = closeness * closeness;
        self.near = self.near.max(probability * (squared * squared));
        self.neighbours += probability * closeness;
    }
}
