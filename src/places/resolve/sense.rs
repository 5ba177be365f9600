//! A candidate with what resolution needs of it.

use crate::country::CountryCode;
use crate::gazetteer::{Candidate, NameClass, PlaceId, distance_km};
use crate::kind::Kind;
use crate::places::analysis::Analysis;
use crate::places::parameters::{Feature, FeatureId};

/// Most candidates of a name that are weighed.
pub(super) const MOST: usize = 48;

/// A candidate with what resolution needs of it, read once.
#[derive(Clone, Debug)]
pub struct Sense {
    /// The place.
    pub place: PlaceId,
    /// How the name names it.
    pub class: NameClass,
    /// Its kind.
    pub kind: Kind,
    /// Its country.
    pub country: Option<CountryCode>,
    /// Its first-order region; a region's own number for itself.
    pub region: Option<PlaceId>,
    /// Degrees.
    pub lat: f64,
    /// Degrees.
    pub lon: f64,
    /// Features that do not change.
    pub(super) fixed: Vec<Feature>,
    /// All features, as of the last round.
    pub features: Vec<Feature>,
    /// Their weighted sum.
    pub score: f32,
    /// Share of the probability.
    pub probability: f32,
}

/// The senses of a name, at most [`MOST`].
pub(super) fn senses(analysis: &Analysis<'_>, candidates: &[Candidate]) -> Vec<Sense> {
    candidates.iter().take(MOST).enumerate().filter_map(|(nth, c)| option(analysis, c, nth)).collect()
}

fn option(analysis: &Analysis<'_>, candidate: &Candidate, nth: usize) -> Option<Sense> {
    let place = analysis.gazetteer.place(candidate.place)?;
    let kind = place.kind();
    let mut fixed: Vec<Feature> = vec![
        (FeatureId::Prior, f32::from(candidate.prior) / 25.5),
        (FeatureId::Population, (place.population().unwrap_or(0) as f32 + 1.0).ln()),
    ];
    fixed.push((
        match kind {
            Kind::Country => FeatureId::Country,
            Kind::Capital => FeatureId::Capital,
            Kind::Admin1 | Kind::Territory => FeatureId::Region,
            Kind::Admin2 => FeatureId::County,
            Kind::City => FeatureId::City,
            Kind::Town | Kind::Village | Kind::Locality => FeatureId::Town,
            Kind::Continent | Kind::Region => FeatureId::InformalRegion,
            Kind::District | Kind::Square => FeatureId::District,
            _ => FeatureId::Natural,
        },
        1.0,
    ));
    match candidate.name {
        NameClass::Alternate => fixed.push((FeatureId::AlternateName, 1.0)),
        NameClass::Generated => fixed.push((FeatureId::GeneratedName, 1.0)),
        NameClass::Abbreviation | NameClass::Dotted => fixed.push((FeatureId::Abbreviation, 1.0)),
        _ => {}
    }
    if nth == 0 {
        fixed.push((FeatureId::Likeliest, 1.0));
    }
    let own = matches!(kind, Kind::Admin1 | Kind::Territory).then_some(candidate.place);
    Some(Sense {
        place: candidate.place,
        class: candidate.name,
        kind,
        country: place.country(),
        region: own.or_else(|| place.region().map(|r| r.id())),
        lat: place.lat(),
        lon: place.lon(),
        fixed,
        features: Vec::new(),
        score: 0.0,
        probability: 0.0,
    })
}

/// Whether `outer` contains `inner`, by country and region.
pub(super) fn contains(outer: &Sense, inner: &Sense) -> bool {
    if outer.place == inner.place {
        return false;
    }
    match outer.kind {
        Kind::Country => outer.country.is_some() && outer.country == inner.country,
        Kind::Admin1 | Kind::Territory => inner.region == Some(outer.place) && inner.kind != Kind::Country,
        Kind::Admin2 => {
            outer.region.is_some()
                && outer.region == inner.region
                && inner.kind.is_settlement()
                && distance_km(outer.lat, outer.lon, inner.lat, inner.lon) < 80.0
        }
        Kind::Region | Kind::Continent => {
            inner.kind != Kind::Continent && distance_km(outer.lat, outer.lon, inner.lat, inner.lon) < 1500.0
        }
        _ => false,
    }
}
