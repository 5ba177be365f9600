//! Places that the gazetteer does not have: hamlets, crossroads, quarters.
//!
//! Where nearly all names of an article lie within a day's errand of each other, a name that the
//! gazetteer lacks is one more of that neighbourhood, and so is a name that it knows only as some
//! other small place far away: "Beauregard" beside Opelika is no village in Auvergne. Such a
//! mention is put in the middle of the neighbourhood and said to be approximate.

use super::Group;
use super::sense::Sense;
use crate::country::CountryCode;
use crate::gazetteer::PlaceId;
use crate::gazetteer::sphere::{Point, Reach};
use crate::kind::Kind;

/// Names this near to the middle belong to the neighbourhood.
const NEIGHBOURHOOD: Reach = Reach::km(110.0);

/// Most names that are tried as its middle; of more, a few at equal steps.
const MIDDLES: usize = 512;

/// Fewest names of a neighbourhood, and the share of all names that must lie in it.
const NAMES: usize = 3;
const SHARE: f64 = 0.6;

/// The same where it overrules what the gazetteer knows.
const NAMES_TO_OVERRULE: usize = 4;
const SHARE_TO_OVERRULE: f64 = 0.75;

/// A place is said without its state only near home or when it is this likely without context.
const KNOWN_AFAR: f32 = 5.0;

/// A place this far from the middle is not of the neighbourhood.
const FAR: Reach = Reach::km(250.0);

/// Where an article is set: the middle of its neighbourhood.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Degrees.
    pub lat: f64,
    /// Degrees.
    pub lon: f64,
    point: Point,
    /// The country of the middle.
    pub country: Option<CountryCode>,
    /// The first-order region of the middle.
    pub region: Option<PlaceId>,
    names: usize,
    share: f64,
}

impl Setting {
    /// The setting of a document's `groups`, if nearly all lie together.
    #[must_use]
    pub fn of(groups: &[Group]) -> Option<Self> {
        let points: Vec<&Sense> = groups.iter().filter(|g| !g.mentions.is_empty()).filter_map(point).collect();
        let near = |middle: &Sense| points.iter().filter(|p| middle.point.is_within(p.point, NEIGHBOURHOOD)).count();
        let middles = points.iter().step_by(points.len() / MIDDLES + 1);
        let (names, middle) =
            middles.map(|p| (near(p), *p)).reduce(|best, next| if next.0 > best.0 { next } else { best })?;
        let share = names as f64 / points.len() as f64;
        (names >= NAMES && share >= SHARE).then_some(Self {
            lat: middle.lat,
            lon: middle.lon,
            point: middle.point,
            country: middle.country,
            region: middle.region,
            names,
            share,
        })
    }

    /// Whether the name of `group` is of this neighbourhood and not in the gazetteer.
    #[must_use]
    pub fn lacks(&self, group: &Group) -> bool {
        let Some(best) = group.options.first() else { return true };
        let sure = self.names >= NAMES_TO_OVERRULE && self.share >= SHARE_TO_OVERRULE;
        let small = best.kind.is_settlement() && best.prior < KNOWN_AFAR;
        // The only one of its country, and any of the same region, may be meant at a distance.
        let same = best.country.is_some() && best.country == self.country;
        let of_here = same && (group.options.len() == 1 || best.region.is_some() && best.region == self.region);
        sure && small && !best.said && !of_here && !self.point.is_within(best.point, FAR)
    }
}

/// Where a group lies, if that is a point and fairly sure.
fn point(group: &Group) -> Option<&Sense> {
    let best = group.options.first()?;
    let settled = best.kind.is_settlement() || matches!(best.kind, Kind::Admin2 | Kind::District);
    (settled && best.probability > 0.5).then_some(best)
}
