//! Places that the gazetteer does not have: hamlets, crossroads, quarters.
//!
//! Where nearly all names of an article lie within a day's errand of each other, a name that the
//! gazetteer lacks is one more of that neighbourhood, and so is a name that it knows only as some
//! other small place far away: "Beauregard" beside Opelika is no village in Auvergne. Such a
//! mention is put in the middle of the neighbourhood and said to be approximate.

use super::Group;
use super::sense::Sense;
use crate::annotations::PlaceMention;
use crate::country::CountryCode;
use crate::gazetteer::PlaceId;
use crate::gazetteer::sphere::{Point, Reach};
use crate::kind::Kind;
use crate::places::analysis::Analysis;
use crate::text::TextSpan;

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

/// Least confidence of the town that a name beside it is put at.
const TOWN: f32 = 0.75;

/// So near are the villages of a county to its middle.
const HERE: Reach = Reach::km(40.0);

/// A place this far from the middle is not of the neighbourhood.
const FAR: Reach = Reach::km(250.0);

/// Where an article is set: the middle of its neighbourhood.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Degrees.
    pub lat: f64,
    /// Degrees.
    pub lon: f64,
    pub(super) point: Point,
    /// The country of the middle.
    pub country: Option<CountryCode>,
    /// The first-order region of the middle.
    pub region: Option<PlaceId>,
    pub(super) names: usize,
    pub(super) share: f64,
}

impl Setting {
    /// The setting of a document's `groups`, if nearly all lie together.
    #[must_use]
    pub fn of(groups: &[Group]) -> Option<Self> {
        let points: Vec<&Sense> = groups.iter().filter(|g| !g.mentions.is_empty()).filter_map(point).collect();
        let near = |middle: &Sense| points.iter().filter(|p| middle.point.is_within(p.point, NEIGHBOURHOOD)).count();
        // Of several the one that is nearest to all of them: not the first that the text names.
        let bond = |middle: &Sense| points.iter().map(|p| middle.point.closeness(p.point)).sum::<f32>();
        let middles = points.iter().step_by(points.len() / MIDDLES + 1).map(|p| (near(p), bond(p), *p));
        let better = |one: &(usize, f32, &Sense), other: &(usize, f32, &Sense)| {
            other.0 > one.0 || other.0 == one.0 && other.1 > one.1
        };
        let (names, _, middle) = middles.reduce(|best, next| if better(&best, &next) { next } else { best })?;
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

    /// Whether what `group` means lies apart from this neighbourhood.
    #[must_use]
    pub fn is_apart(&self, group: &Group) -> bool {
        group.options.first().is_some_and(|best| !best.said && !self.point.is_within(best.point, NEIGHBOURHOOD))
    }

    /// Whether a town of the name lies right here, and `group` means one far away: of a paper's own county "Denver" is as
    /// likely the village.
    #[must_use]
    pub fn has_namesake(&self, group: &Group) -> bool {
        let far = |best: &&Sense| best.kind.is_settlement() && !best.said && !self.point.is_within(best.point, FAR);
        let here = |o: &Sense| o.kind.is_settlement() && self.point.is_within(o.point, HERE);
        group.options.first().filter(far).is_some() && group.options.iter().any(here)
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

/// Puts each of the mentions `lent`, which the gazetteer lacks, at the town beside it in its sentence: a dot at the
/// other end of the county says less than that.
pub fn settle(analysis: &Analysis<'_>, places: &mut [PlaceMention], lent: &[TextSpan]) {
    for span in lent {
        let found = places.binary_search_by_key(span, |p| p.span).ok();
        let Some(at) = found.filter(|&at| places[at].kind == Kind::Locality) else { continue };
        let sentence = analysis.document.sentence_at(span.start).map(|nth| &analysis.document.sentences[nth]);
        let Some(range) = sentence.map(|s| analysis.document.span(s.tokens.clone())) else { continue };
        let gap = |p: &PlaceMention| p.span.start.saturating_sub(span.end).max(span.start.saturating_sub(p.span.end));
        let town = |p: &&PlaceMention| {
            let point = p.lat.zip(p.lon).map(|(lat, lon)| Point::new(lat, lon));
            let own = places[at].lat.zip(places[at].lon).map(|(lat, lon)| Point::new(lat, lon));
            let near = point.zip(own).is_some_and(|(a, b)| a.is_within(b, NEIGHBOURHOOD));
            let same = p.region == places[at].region && p.country == places[at].country;
            p.place.is_some() && p.kind.is_settlement() && p.confidence >= TOWN && same && near
        };
        let from = places.partition_point(|p| p.span.start < range.start);
        let inside = places[from..].iter().take_while(|p| p.span.start < range.end).filter(town);
        if let Some((lat, lon)) = inside.min_by_key(|p| gap(p)).map(|p| (p.lat, p.lon)) {
            (places[at].lat, places[at].lon) = (lat, lon);
        }
    }
}

/// Where a group lies, if that is a point and fairly sure.
fn point(group: &Group) -> Option<&Sense> {
    let best = group.options.first()?;
    let settled = best.kind.is_settlement() || matches!(best.kind, Kind::Admin2 | Kind::District);
    (settled && best.probability > 0.5).then_some(best)
}
