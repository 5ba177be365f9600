//! How sure a mention is, by what it was recognised and resolved with.

use super::parameters::{Feature, FeatureId, Parameters, logistic, logit, score};
use super::resolve::Group;
use super::span::Span;
use crate::gazetteer::NameClass;
use crate::gazetteer::sphere::Reach;
use crate::kind::Kind;

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

/// How likely a city is without context that everybody knows: hardly ever is another one meant.
const KNOWN: f32 = 7.0;

/// How likely a town is without context beside which no namesake in its country is meant: in judged articles it never was.
const KNOWN_HERE: f32 = 5.5;

/// A settlement of the name no farther away is the same one, listed twice.
const SAME: Reach = Reach::km(20.0);

/// Farthest from a town that the middle of a division lies which is called like it.
const TWIN: Reach = Reach::km(250.0);

/// What confidence is made of: how the span was recognised, how far its best reading is ahead of the others, and
/// what judged articles say is wrong more often than either tells.
#[must_use]
pub fn features(span: &Span, group: Option<&Group>) -> Vec<Feature> {
    let mut features = vec![(FeatureId::Bias, 1.0), (FeatureId::Recognition, span.score.clamp(-6.0, 8.0))];
    let Some((group, best)) = group.and_then(|group| Some((group, group.options.first()?))) else {
        features.push((FeatureId::Unresolved, 1.0));
        return features;
    };
    features.push((FeatureId::Resolution, logit(best.probability, 6.0)));
    let known = matches!(best.kind, Kind::Country | Kind::Continent | Kind::Capital)
        || best.kind.is_settlement() && best.prior() >= KNOWN;
    if known {
        features.push((FeatureId::Known, 1.0));
        return features;
    }
    let town = best.kind.is_settlement();
    let natural = best.kind.is_natural();
    // Once over the others, whatever they are: a name may have dozens, and as many mentions as the text has words.
    let (mut namesake, mut division, mut water) = (false, false, false);
    for other in group.options.iter().skip(1).filter(|o| o.country == best.country || o.country.is_none()) {
        match other.kind {
            kind if kind.is_natural() => water |= !natural,
            _ if !town || other.country.is_none() => {}
            // "Kherson" is hardly the oblast, which has the name among others only; "Adana" is the province as well.
            Kind::Admin1 | Kind::Admin2 if other.class == NameClass::Primary => {
                division = division || other.point.is_within(best.point, TWIN);
            }
            kind if kind.is_settlement() && best.prior() < KNOWN_HERE => {
                namesake = namesake || !other.point.is_within(best.point, SAME)
            }
            _ => {}
        }
    }
    for (feature, holds) in
        [(FeatureId::Namesake, namesake), (FeatureId::TwinDivision, division), (FeatureId::TwinNatural, water)]
    {
        if holds {
            features.push((feature, 1.0));
        }
    }
    features
}

/// The same by their names.
#[must_use]
pub fn named(span: &Span, group: Option<&Group>) -> Vec<(&'static str, f32)> {
    features(span, group).into_iter().map(|(feature, value)| (feature.as_str(), value)).collect()
}

/// The calibrated probability that mention and place are right; of no `group`, or one without readings, no gazetteer has
/// the place.
#[must_use]
pub fn of(parameters: &Parameters, span: &Span, group: Option<&Group>) -> f32 {
    let confidence = logistic(score(&parameters.confidence, &features(span, group)));
    let capped = if group.is_some_and(|group| !group.options.is_empty()) {
        // Taken for a place in spite of what makes it a club's or a thing's name.
        span.features.iter().any(|(feature, _)| OTHERS.contains(feature))
    } else {
        !is_said(span)
    };
    if capped { confidence.min(UNSAID) } else { confidence }
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
