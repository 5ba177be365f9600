//! A candidate with what resolution needs of it.

use super::atlas::{Atlas, Facts};
use crate::country::CountryCode;
use crate::gazetteer::sphere::{Point, Reach};
use crate::gazetteer::{Candidate, NameClass, PlaceId};
use crate::kind::Kind;
use crate::places::parameters::{Feature, FeatureId, Weights};

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
    /// The same as a vector.
    pub(in crate::places) point: Point,
    /// Numbers of country and region in the atlas.
    pub(super) country_at: Option<u16>,
    pub(super) region_at: Option<u32>,
    /// How likely it is without context, 0 to 10.
    pub(super) prior: f32,
    /// Whether a word beside the name says that it is this one.
    pub(in crate::places) said: bool,
    /// Whether the text says where it is: a word for its kind tells no village from the next of the name.
    pub(in crate::places) placed: bool,
    /// Sum of the features that do not change from round to round, and how many of `features` they are.
    pub(super) fixed: f32,
    pub(super) kept: usize,
    /// All features, as of the last round; empty unless they were asked for.
    pub features: Vec<Feature>,
    /// Their weighted sum.
    pub score: f32,
    /// Share of the probability.
    pub probability: f32,
}

impl Sense {
    /// How likely it is without context, 0 to 10.
    #[must_use]
    pub fn prior(&self) -> f32 {
        self.prior
    }
}

/// Adds features up; keeps them beside the sum only where somebody wants to read them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tally<'p> {
    pub(super) weights: &'p Weights,
    pub(super) keep: bool,
}

impl Tally<'_> {
    /// Adds a feature that does not change from round to round.
    pub(super) fn fix(&self, sense: &mut Sense, feature: FeatureId, value: f32) {
        sense.fixed += self.weights[feature] * value;
        if self.keep {
            sense.features.push((feature, value));
            sense.kept += 1;
        }
    }

    /// Forgets what the last round added.
    pub(super) fn restart(&self, sense: &mut Sense) {
        sense.score = sense.fixed;
        sense.features.truncate(sense.kept);
    }

    /// Adds a feature of this round.
    pub(super) fn add(&self, sense: &mut Sense, feature: FeatureId, value: f32) {
        sense.score += self.weights[feature] * value;
        if self.keep {
            sense.features.push((feature, value));
        }
    }
}

/// The senses of a name, at most [`MOST`].
pub(super) fn senses(atlas: &mut Atlas<'_>, tally: Tally<'_>, candidates: &[Candidate]) -> Vec<Sense> {
    /// How much more than others the other name of a town counts against it where a country is called so.
    const BESIDE_A_COUNTRY: f32 = 6.0;
    let of = |(nth, candidate): (usize, &Candidate)| Some(sense(atlas.facts(candidate.place)?, tally, candidate, nth));
    let mut senses: Vec<Sense> = candidates.iter().take(MOST).enumerate().filter_map(of).collect();
    // However much of the text is about the region of a village that was once called "Moldova", this is the country.
    if senses.iter().any(|sense| sense.kind == Kind::Country && sense.class != NameClass::Alternate) {
        for town in senses.iter_mut().filter(|sense| sense.class == NameClass::Alternate && sense.kind.is_settlement())
        {
            tally.fix(town, FeatureId::AlternateName, BESIDE_A_COUNTRY);
        }
    }
    senses
}

fn sense(facts: Facts, tally: Tally<'_>, candidate: &Candidate, nth: usize) -> Sense {
    let Facts { place, kind, country, region, lat, lon, point, country_at, region_at, population } = facts;
    let prior = f32::from(candidate.prior) / 25.5;
    let mut sense = Sense {
        place,
        class: candidate.name,
        kind,
        country,
        region,
        lat,
        lon,
        point,
        country_at,
        region_at,
        prior,
        said: false,
        placed: false,
        fixed: 0.0,
        kept: 0,
        features: Vec::new(),
        score: 0.0,
        probability: 0.0,
    };
    tally.fix(&mut sense, FeatureId::Prior, prior);
    tally.fix(&mut sense, FeatureId::Population, population);
    tally.fix(&mut sense, feature_of(kind), 1.0);
    let named = match candidate.name {
        NameClass::Alternate => Some(FeatureId::AlternateName),
        NameClass::Generated => Some(FeatureId::GeneratedName),
        NameClass::Abbreviation | NameClass::Dotted => Some(FeatureId::Abbreviation),
        _ => None,
    };
    for feature in named.into_iter().chain((nth == 0).then_some(FeatureId::Likeliest)) {
        tally.fix(&mut sense, feature, 1.0);
    }
    sense
}

fn feature_of(kind: Kind) -> FeatureId {
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
    }
}

/// What [`contains`] asks of either side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    place: PlaceId,
    kind: Kind,
    country: Option<CountryCode>,
    region: Option<PlaceId>,
    point: Point,
}

impl Extent {
    /// The country.
    pub(super) const fn country(&self) -> Option<CountryCode> {
        self.country
    }

    /// Whether `other` is no farther than `reach`.
    pub(super) fn is_within(&self, other: &Self, reach: Reach) -> bool {
        self.point.is_within(other.point, reach)
    }
}

impl From<&Sense> for Extent {
    fn from(sense: &Sense) -> Self {
        let Sense { place, kind, country, region, point, .. } = *sense;
        Self { place, kind, country, region, point }
    }
}

impl From<Facts> for Extent {
    fn from(facts: Facts) -> Self {
        let Facts { place, kind, country, region, point, .. } = facts;
        Self { place, kind, country, region, point }
    }
}

/// The extents of what a name may mean, at most [`MOST`].
pub(super) fn extents(atlas: &mut Atlas<'_>, candidates: &[Candidate]) -> Vec<Extent> {
    candidates.iter().take(MOST).filter_map(|c| atlas.facts(c.place)).map(Extent::from).collect()
}

/// Whether `inner` is what the possessive of `outer` may stand before: a state its regions and waters ("India's Punjab",
/// and not "America's Paris accord"), a region its towns, a city its quarters.
pub(super) fn owns(outer: &Extent, inner: &Extent) -> bool {
    /// A quarter is in the city whose middle is within this distance.
    const CITY: Reach = Reach::km(40.0);
    let town = inner.kind.is_settlement();
    match outer.kind {
        Kind::Country => !town && contains(outer, inner),
        Kind::Capital | Kind::City => {
            (town || inner.kind == Kind::District)
                && outer.place != inner.place
                && outer.point.is_within(inner.point, CITY)
        }
        _ => contains(outer, inner),
    }
}

/// Whether `outer` contains `inner`, by country and region.
pub(super) fn contains(outer: &Extent, inner: &Extent) -> bool {
    /// A settlement is in a county whose middle is within this distance.
    const COUNTY: Reach = Reach::km(80.0);
    /// A place is in a continent or the like whose middle is within this distance.
    const CONTINENT: Reach = Reach::km(1500.0);
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
                && outer.point.is_within(inner.point, COUNTY)
        }
        Kind::Region | Kind::Continent => {
            inner.kind != Kind::Continent && outer.point.is_within(inner.point, CONTINENT)
        }
        _ => false,
    }
}
