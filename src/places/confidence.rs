//! How sure a mention is, by what it was recognised and resolved with.

use super::parameters::{FeatureId, Parameters, logistic, logit};
use super::span::Span;

/// What its own words or an apposition say of a name: that it is a place, and what sort of one.
const SAID: &[FeatureId] = &[
    FeatureId::Introduced,
    FeatureId::Qualified,
    FeatureId::Apposed,
    FeatureId::DivisionWord,
    FeatureId::UnknownDivision,
    FeatureId::UnknownNatural,
    FeatureId::UnknownHead,
    FeatureId::NamedDivision,
    FeatureId::Dateline,
];

/// What makes a name that of something else than a place: hardly right where all the rest outweighs it.
const OTHERS: &[FeatureId] =
    &[FeatureId::Club, FeatureId::SportObject, FeatureId::BeforeTeam, FeatureId::BeforeDisease, FeatureId::AfterKin];

/// The most that a name is sure of which no gazetteer has and no word calls a place, or which only a place has
/// that the article has nothing to do with, and may be a namesake of one that no gazetteer has: it is never pinned.
pub const UNSAID: f32 = 0.59;

/// The most that a district is sure of that is known by its seat, or a village of which there may be another.
pub const FAR: f32 = 0.74;

/// Whether the words around the span call it a place.
#[must_use]
pub fn is_said(span: &Span) -> bool {
    span.features.iter().any(|(feature, value)| *value > 0.0 && SAID.contains(feature))
}

/// The calibrated probability that mention and place are right; `probability` is that of the place among those of
/// its name, `None` where no gazetteer has the place.
#[must_use]
pub fn of(parameters: &Parameters, span: &Span, probability: Option<f32>) -> f32 {
    let weights = &parameters.confidence;
    let sum = weights[FeatureId::Bias] + weights[FeatureId::Recognition] * span.score.clamp(-6.0, 8.0);
    if let Some(probability) = probability {
        let listed = logistic(sum + weights[FeatureId::Resolution] * logit(probability, 6.0));
        // Taken for a place in spite of what makes it a club's or a thing's name.
        let other = span.features.iter().any(|(feature, _)| OTHERS.contains(feature));
        return if other { listed.min(UNSAID) } else { listed };
    }
    let unlisted = logistic(sum + weights[FeatureId::Unresolved]);
    if is_said(span) { unlisted } else { unlisted.min(UNSAID) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables;

    fn unlisted(features: &[FeatureId]) -> f32 {
        let features = features.iter().map(|feature| (*feature, 1.0)).collect();
        let span = Span { tokens: 0..1, candidates: Vec::new(), features, score: 4.0 };
        of(&Parameters::of(&tables::compiled_in()), &span, None)
    }

    #[test]
    fn a_name_that_no_gazetteer_has_is_no_pin_unless_words_call_it_a_place() {
        assert!(unlisted(&[FeatureId::AfterPreposition, FeatureId::UnknownIn]) < 0.6);
        assert!(unlisted(&[FeatureId::Introduced]) >= 0.6);
        assert!(unlisted(&[FeatureId::Apposed]) >= 0.6);
    }
}
