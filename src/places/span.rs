//! A span that may be a place.

use std::ops::Range;

use super::parameters::{Feature, Parameters, Weights, score};
use crate::gazetteer::Candidate;

/// A span that may be a place.
#[derive(Clone, Debug)]
pub struct Span {
    /// Token indices.
    pub tokens: Range<usize>,
    /// What it may mean; empty for names that the gazetteer does not have.
    pub candidates: Vec<Candidate>,
    /// Why it is taken or not.
    pub features: Vec<Feature>,
    /// The logarithm of the odds that it is a place.
    pub score: f32,
}

impl Span {
    /// The weights that speak of it: names that no gazetteer has need other reasons.
    #[must_use]
    pub fn weights<'a>(&self, parameters: &'a Parameters) -> &'a Weights {
        if self.candidates.is_empty() { &parameters.unknown } else { &parameters.recognition }
    }

    /// Sums up the features anew.
    pub fn weigh(&mut self, parameters: &Parameters) {
        self.score = score(self.weights(parameters), &self.features);
    }
}

/// Odds are cut off beyond this.
pub const LIMIT: f32 = 6.0;
