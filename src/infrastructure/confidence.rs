//! How sure a site's place is, by how it was located. Judged, not fitted: tests/infrastructure has
//! too few wrong ones to fit to.

/// One known facility bears the name.
pub const ONE_BEARER: f32 = 0.95;

/// Several do, and the nearest is taken.
pub const SEVERAL_BEARERS: f32 = 0.8;

/// Several do, far from each other, and nothing in the text says which.
pub const ONE_OF_SEVERAL: f32 = 0.5;

/// The only known facility that the noun may mean around its place.
pub const ONE_WITHIN_REACH: f32 = 0.8;

/// At the place that says where it is.
pub const AT_ANCHOR: f32 = 0.6;

/// In the surroundings that the sentence speaks of.
pub const IN_SURROUNDINGS: f32 = 0.5;

/// Found, but nowhere to put it.
pub const UNLOCATED: f32 = 0.6;

/// Infrastructure in general.
pub const GENERIC: f32 = 0.8;

/// Share of its antecedent's confidence that a later mention keeps.
pub const LATER_KEEPS: f32 = 0.85;

/// Where a place is pinned, so that it may speak for or against a site.
pub const PINNED: f32 = 0.6;
