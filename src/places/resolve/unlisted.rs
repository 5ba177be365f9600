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
use crate::gazetteer::sphere::{Point, Reach};
use crate::gazetteer::{NameClass, PlaceId};
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

/// From so many readings in one country on a name is any hamlet's there, where it is no better known than so without context.
const CROWD: usize = 4;
const KNOWN_HERE: f32 = 4.2;

/// A place is said without its state only near home or when it is this likely without context.
const KNOWN_AFAR: f32 = 5.0;

/// Least confidence of the town that a name beside it is put at.
const TOWN: f32 = 0.75;

/// Most bytes between a name and that of the town that it is said to be by, and how they end: ", north of ".
const JOINED: usize = 16;
const WORDS: [&str; 3] = [" of ", " near ", " outside "];

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
    /// The setting of a document's `groups`, if nearly all lie together, or several about one of the `homes` that its paper may have, whose readers
    /// need no state beside the names of their own hamlets.
    #[must_use]
    pub fn of(groups: &[Group], homes: &[Point]) -> Option<Self> {
        let points: Vec<&Sense> = groups.iter().filter(|g| !g.mentions.is_empty()).filter_map(point).collect();
        let near = |middle: &Sense| points.iter().filter(|p| middle.point.is_within(p.point, NEIGHBOURHOOD)).count();
        // The one that is nearest to all of them: not the first that the text names, nor one at the edge that reaches one more.
        let bond = |middle: &Sense| points.iter().map(|p| middle.point.closeness(p.point)).sum::<f32>();
        let middles = points.iter().step_by(points.len() / MIDDLES + 1).map(|p| (near(p), bond(p), *p));
        let (names, _, middle) = middles.reduce(|best, next| {
            let nearer = if next.1 > best.1 { next } else { best };
            (best.0.max(next.0), nearer.1, nearer.2)
        })?;
        let at_home = homes.iter().any(|home| middle.point.is_within(*home, NEIGHBOURHOOD));
        let share = if at_home { 1.0 } else { names as f64 / points.len() as f64 };
        // Of names on both sides of a border each may lie on either.
        let beside = |p: &&&Sense| p.region == middle.region && middle.point.is_within(p.point, NEIGHBOURHOOD);
        let one = points.iter().filter(beside).count() * 2 >= names;
        (names >= NAMES && share >= SHARE).then_some(Self {
            lat: middle.lat,
            lon: middle.lon,
            point: middle.point,
            country: middle.country,
            region: middle.region.filter(|_| one),
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
        let namesakes = group.options.iter().filter(|o| o.country == best.country).count();
        let crowd = namesakes >= CROWD && best.prior < KNOWN_HERE;
        let of_region = || best.region.is_some() && best.region == self.region && !crowd;
        // Whitley is no Whitley Bay, where there are others of the name.
        let part = best.class == NameClass::Alternate && namesakes > 1;
        let of_here = same && !part && (group.options.len() == 1 || of_region());
        let far = if part { NEIGHBOURHOOD } else { FAR };
        sure && small && !best.said && !of_here && !self.point.is_within(best.point, far)
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
        let region = places[at].region.clone();
        let town = |p: &&PlaceMention| {
            let point = p.lat.zip(p.lon).map(|(lat, lon)| Point::new(lat, lon));
            let own = places[at].lat.zip(places[at].lon).map(|(lat, lon)| Point::new(lat, lon));
            let reach = if region.is_some() { NEIGHBOURHOOD } else { HERE };
            let near = point.zip(own).is_some_and(|(a, b)| a.is_within(b, reach));
            // "Gairloch, north of Ingham," lies there, however far the others are.
            let between =
                (p.span.start <= span.end + JOINED).then(|| analysis.document.text().get(span.end..p.span.start));
            let joined = between.flatten().is_some_and(|words| WORDS.iter().any(|word| words.ends_with(word)));
            let same = p.country == places[at].country && (joined || region.is_none() || p.region == region);
            p.place.is_some() && p.kind.is_settlement() && p.confidence >= TOWN && same && (joined || near)
        };
        let from = places.partition_point(|p| p.span.start < range.start);
        let inside = places[from..].iter().take_while(|p| p.span.start < range.end).filter(town);
        if let Some((lat, lon, region)) = inside.min_by_key(|p| gap(p)).map(|p| (p.lat, p.lon, p.region.clone())) {
            let own = &mut places[at];
            (own.lat, own.lon, own.region) = (lat, lon, region);
        }
    }
}

/// Where a group lies, if that is a point and fairly sure.
fn point(group: &Group) -> Option<&Sense> {
    let best = group.options.first()?;
    let settled = best.kind.is_settlement() || matches!(best.kind, Kind::Admin2 | Kind::District);
    (settled && best.probability > 0.5).then_some(best)
}
