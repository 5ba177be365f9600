//! The few weights of the recogniser and the ranker, by name.
//!
//! They are `data/model/weights.tsv`, fitted by the workspace's `trainer`; a feature that is not in
//! the table weighs nothing.

use std::collections::HashMap;
use std::sync::OnceLock;

static SHIPPED: &str = include_str!("../../data/model/weights.tsv");

/// A named feature and its value.
pub type Feature = (&'static str, f32);

/// The weights of one decision.
pub type Weights = HashMap<String, f32>;

/// All weights.
#[derive(Clone, Debug, Default)]
pub struct Parameters {
    /// Whether a span is a place.
    pub recognition: Weights,
    /// The same, of a span that no gazetteer has.
    pub unknown: Weights,
    /// Which candidate is meant.
    pub ranking: Weights,
    /// From the scores of both to a probability that both are right.
    pub confidence: Weights,
    /// Leave the learned tagger out (to measure what it is worth).
    pub without_tagger: bool,
}

impl Parameters {
    /// The weights that are compiled in.
    #[must_use]
    pub fn shipped() -> &'static Parameters {
        static PARAMETERS: OnceLock<Parameters> = OnceLock::new();
        PARAMETERS.get_or_init(|| Parameters::read(SHIPPED))
    }

    /// Reads a table of decision, feature and weight; rows that are none of this are left out.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let mut parameters = Self::default();
        for line in table.lines() {
            let mut cells = line.split('\t');
            let (Some(group), Some(name), Some(weight)) = (cells.next(), cells.next(), cells.next()) else { continue };
            let Ok(weight) = weight.parse() else { continue };
            match group {
                "recognition" => parameters.recognition.insert(name.to_owned(), weight),
                "unknown" => parameters.unknown.insert(name.to_owned(), weight),
                "ranking" => parameters.ranking.insert(name.to_owned(), weight),
                "confidence" => parameters.confidence.insert(name.to_owned(), weight),
                _ => None,
            };
        }
        parameters
    }

    /// The table that [`Self::read`] reads, sorted.
    #[must_use]
    pub fn write(&self) -> String {
        let groups = [
            ("recognition", &self.recognition),
            ("unknown", &self.unknown),
            ("ranking", &self.ranking),
            ("confidence", &self.confidence),
        ];
        let mut out = String::from("decision\tfeature\tweight\n");
        for (group, weights) in groups {
            let mut rows: Vec<_> = weights.iter().collect();
            rows.sort_by(|a, b| a.0.cmp(b.0));
            for (name, weight) in rows {
                out.push_str(&format!("{group}\t{name}\t{weight:.4}\n"));
            }
        }
        out
    }
}

/// The weighted sum of `features`.
#[must_use]
pub fn score(weights: &Weights, features: &[Feature]) -> f32 {
    features.iter().map(|(name, value)| weights.get(*name).copied().unwrap_or(0.0) * value).sum()
}

/// The features that weigh something, with their share of the sum, the weightiest first.
#[must_use]
pub fn explain(weights: &Weights, features: &[Feature]) -> Vec<(String, f32)> {
    let mut shares: Vec<(String, f32)> = features
        .iter()
        .map(|(name, value)| ((*name).to_owned(), weights.get(*name).copied().unwrap_or(0.0) * value))
        .filter(|(_, share)| share.abs() >= 0.005)
        .collect();
    shares.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then_with(|| a.0.cmp(&b.0)));
    shares
}

/// The logistic function.
#[must_use]
pub fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// The inverse of [`logistic`], kept within ±`limit`.
#[must_use]
pub fn logit(p: f32, limit: f32) -> f32 {
    (p.max(1e-9) / (1.0 - p).max(1e-9)).ln().clamp(-limit, limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads_back() {
        let shipped = Parameters::shipped();
        let again = Parameters::read(&shipped.write());
        assert!(!shipped.recognition.is_empty() && !shipped.ranking.is_empty());
        assert_eq!(again.recognition.len(), shipped.recognition.len());
        assert_eq!(again.write(), shipped.write());
    }
}
