//! The few weights of the recogniser and the ranker.
//!
//! They are `data/model/weights.tsv`, fitted by the workspace's `trainer`; a feature that is not in
//! the table weighs nothing.

use std::ops::{Index, IndexMut};

pub use super::feature::{Feature, FeatureId};
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
use crate::language::pack::write::PackWriter;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
use crate::language::table::{Table, TableError};
use crate::language::{Language, Part};
use crate::sort;

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
const SHIPPED: &str = include_str!("../../data/model/weights.tsv");

/// The weights of the workspace, `data/model/weights.tsv`, for a pack: a number for each feature of
/// each decision, in their order.
///
/// # Errors
///
/// When a row is of no decision or feature, or has no number.
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    let table = Table::parse("weights.tsv", SHIPPED, &["decision", "feature", "weight"])?;
    for row in table.rows() {
        let known = matches!(row.get("decision"), "recognition" | "unknown" | "ranking" | "confidence");
        if !known || FeatureId::parse(row.get("feature")).is_none() || row.number::<f32>("weight")?.is_none() {
            return Err(row.error("no decision, feature and weight"));
        }
    }
    let mut parameters = Parameters::read(SHIPPED);
    let numbers = parameters.groups_mut().into_iter().flat_map(|weights| weights.0).flat_map(f32::to_le_bytes);
    pack.bytes(Part::Weights, numbers.collect());
    Ok(())
}

/// How many features there are.
const FEATURES: usize = FeatureId::ALL.len();

/// The weights of one decision: one for each feature, most of them zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights([f32; FEATURES]);

impl Default for Weights {
    fn default() -> Self {
        Self([0.0; FEATURES])
    }
}

impl Index<FeatureId> for Weights {
    type Output = f32;

    fn index(&self, feature: FeatureId) -> &f32 {
        &self.0[feature as usize]
    }
}

impl IndexMut<FeatureId> for Weights {
    fn index_mut(&mut self, feature: FeatureId) -> &mut f32 {
        &mut self.0[feature as usize]
    }
}

impl Weights {
    /// The features that weigh something, in the order of their names.
    fn rows(&self) -> Vec<(&'static str, f32)> {
        let mut rows: Vec<_> = FeatureId::ALL.iter().map(|&id| (id.as_str(), self[id])).collect();
        rows.retain(|row| row.1 != 0.0);
        sort::by_key(&mut rows, |row| row.0);
        rows
    }
}

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
    /// The weights of a language pack: all zero where it has none.
    #[must_use]
    pub fn of(language: &Language<'_>) -> Self {
        let (numbers, _) = language.part(Part::Weights).as_chunks::<4>();
        let mut numbers = numbers.iter().map(|n| f32::from_le_bytes(*n));
        let mut parameters = Self::default();
        for weights in parameters.groups_mut() {
            weights.0.iter_mut().zip(&mut numbers).for_each(|(weight, number)| *weight = number);
        }
        parameters
    }

    fn groups_mut(&mut self) -> [&mut Weights; 4] {
        [&mut self.recognition, &mut self.unknown, &mut self.ranking, &mut self.confidence]
    }

    /// Reads a table of decision, feature and weight; rows that are none of this are left out.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let mut parameters = Self::default();
        for line in table.lines() {
            let mut cells = line.split('\t');
            let (Some(group), Some(name), Some(weight)) = (cells.next(), cells.next(), cells.next()) else { continue };
            let (Some(feature), Ok(weight)) = (FeatureId::parse(name), weight.parse()) else { continue };
            match group {
                "recognition" => parameters.recognition[feature] = weight,
                "unknown" => parameters.unknown[feature] = weight,
                "ranking" => parameters.ranking[feature] = weight,
                "confidence" => parameters.confidence[feature] = weight,
                _ => {}
            }
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
            for (name, weight) in weights.rows() {
                out.push_str(&format!("{group}\t{name}\t{weight:.4}\n"));
            }
        }
        out
    }
}

/// The weighted sum of `features`.
#[must_use]
pub fn score(weights: &Weights, features: &[Feature]) -> f32 {
    features.iter().map(|&(feature, value)| weights[feature] * value).sum()
}

/// The features that weigh something, with their share of the sum, the weightiest first.
#[must_use]
pub fn explain(weights: &Weights, features: &[Feature]) -> Vec<(String, f32)> {
    let mut shares: Vec<(String, f32)> = features
        .iter()
        .map(|&(feature, value)| (feature.as_str().to_owned(), weights[feature] * value))
        .filter(|(_, share)| share.abs() >= 0.005)
        .collect();
    sort::by(&mut shares, |a, b| b.1.abs().total_cmp(&a.1.abs()).then_with(|| a.0.cmp(&b.0)));
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
        let shipped = Parameters::of(&crate::tables::compiled_in());
        let again = Parameters::read(&shipped.write());
        assert!(!shipped.recognition.rows().is_empty() && !shipped.ranking.rows().is_empty());
        assert_eq!(again.recognition, shipped.recognition);
        assert_eq!(again.write(), shipped.write());
    }

    #[test]
    fn no_row_of_the_shipped_table_is_lost() {
        let rows = SHIPPED.lines().skip(1).filter(|row| !row.ends_with("\t0.0000") && !row.ends_with("\t-0.0000"));
        assert_eq!(
            Parameters::of(&crate::tables::compiled_in()).write().lines().skip(1).collect::<Vec<_>>(),
            rows.collect::<Vec<_>>()
        );
    }
}
