//! Dateline and publisher's home: the two places that a report is written from.

use super::Group;
use super::sense::{Sense, senses};
use crate::country::CountryCode;
use crate::gazetteer::{PlaceId, distance_km, normalise};
use crate::kind::Kind;
use crate::places::analysis::Analysis;
use crate::places::parameters::{Feature, FeatureId};
use crate::places::publisher;
use crate::places::recognise::Span;

/// How far a dateline or home reaches, in kilometres.
const REACH_KM: f32 = 80.0;

/// Countries whose local papers are written in English.
const ENGLISH: &[&str] = &[
    "US", "GB", "IE", "CA", "AU", "NZ", "ZA", "IN", "KE", "NG", "GH", "UG", "TZ", "ZM", "ZW", "PK", "BD", "LK", "JM",
    "TT", "SG", "MT", "BW", "NA", "MW", "SL", "LR", "GM", "GY", "BZ", "BB", "BS", "PH", "FJ", "PG",
];

/// Where the report comes from: groups of the document, some of them without mentions.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    dateline: Option<usize>,
    homes: Vec<(usize, f32)>,
    country: Option<CountryCode>,
}

impl Anchors {
    /// Finds the group of the dateline; adds a group for each home that is not mentioned.
    pub(super) fn new(analysis: &Analysis<'_>, spans: &[Span], groups: &mut Vec<Group>) -> Self {
        let group_of = |groups: &[Group], span: usize| groups.iter().position(|g| g.mentions.contains(&span));
        let dateline = analysis.datelines.iter().find_map(|line| {
            let span = spans.iter().position(|s| s.tokens == line.place)?;
            group_of(groups, span)
        });
        let mut homes = Vec::new();
        for home in &analysis.homes {
            let named = spans.iter().position(|s| normalise::key(analysis.text(s.tokens.clone())) == home.key);
            let at = named.and_then(|span| group_of(groups, span)).unwrap_or_else(|| {
                let name = groups.iter().map(|g| g.name + 1).max().unwrap_or(0);
                groups.push(Group { name, mentions: Vec::new(), options: senses(analysis, &home.candidates) });
                groups.len() - 1
            });
            homes.push((at, home.weight));
        }
        Self { dateline, homes, country: publisher::country_of_host(analysis) }
    }

    /// What the options of group `index` have from being an anchor: a paper in English is printed
    /// where English is read.
    pub(super) fn fix(&self, index: usize, group: &mut Group) {
        if let Some((_, weight)) = self.homes.iter().find(|(at, _)| *at == index) {
            for option in &mut group.options {
                let english = option.country.is_some_and(|c| ENGLISH.contains(&c.as_str()));
                option.fixed.push((FeatureId::HomeEnglish, if english { *weight } else { 0.0 }));
            }
        }
    }

    /// A copy of what the anchors mean in this round.
    pub(super) fn settled(&self, groups: &[Group]) -> Settled {
        let points = |at: usize| groups.get(at).map_or_else(Vec::new, |g| g.options.iter().map(Point::new).collect());
        Settled {
            dateline: self.dateline.map(|at| (at, 1.0, points(at))),
            homes: self.homes.iter().map(|&(at, weight)| (at, weight, points(at))).collect(),
            country: self.country,
        }
    }
}

struct Point {
    lat: f64,
    lon: f64,
    kind: Kind,
    country: Option<CountryCode>,
    region: Option<PlaceId>,
    probability: f32,
}

impl Point {
    fn new(sense: &Sense) -> Self {
        Self {
            lat: sense.lat,
            lon: sense.lon,
            kind: sense.kind,
            country: sense.country,
            region: sense.region,
            probability: sense.probability,
        }
    }
}

/// The anchors as of one round.
pub(super) struct Settled {
    dateline: Option<(usize, f32, Vec<Point>)>,
    homes: Vec<(usize, f32, Vec<Point>)>,
    country: Option<CountryCode>,
}

impl Settled {
    /// What dateline and home say for `option` of group `index`.
    pub(super) fn features(&self, index: usize, option: &Sense, out: &mut Vec<Feature>) {
        if let Some(anchor) = self.dateline.as_ref().filter(|a| a.0 != index) {
            let [near, region, country] = shared(anchor, option);
            out.extend([
                (FeatureId::DatelineNear, near),
                (FeatureId::DatelineRegion, region),
                (FeatureId::DatelineCountry, country),
            ]);
        }
        let mut best = [0.0_f32; 3];
        for anchor in self.homes.iter().filter(|a| a.0 != index) {
            for (best, value) in best.iter_mut().zip(shared(anchor, option)) {
                *best = best.max(value);
            }
        }
        if self.country.is_some() && self.country == option.country && option.kind != Kind::Country {
            best[2] = best[2].max(1.0);
        }
        if best.iter().any(|b| *b > 0.0) {
            out.extend([
                (FeatureId::HomeNear, best[0]),
                (FeatureId::HomeRegion, best[1]),
                (FeatureId::HomeCountry, best[2]),
            ]);
        }
    }
}

/// How near `option` is to an anchor, and the probability that region and country are the same.
fn shared((_, weight, points): &(usize, f32, Vec<Point>), option: &Sense) -> [f32; 3] {
    let mut sums = [0.0_f32; 3];
    if matches!(option.kind, Kind::Country | Kind::Continent) {
        return sums;
    }
    for point in points.iter().filter(|p| p.probability > 0.01) {
        let share = weight * point.probability;
        if !matches!(point.kind, Kind::Country | Kind::Admin1 | Kind::Continent) {
            let km = distance_km(point.lat, point.lon, option.lat, option.lon) as f32;
            sums[0] += share * (-km / REACH_KM).exp();
        }
        sums[1] += if point.region.is_some() && point.region == option.region { share } else { 0.0 };
        sums[2] += if point.country.is_some() && point.country == option.country { share } else { 0.0 };
    }
    sums
}
