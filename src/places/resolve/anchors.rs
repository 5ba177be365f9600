//! Dateline and publisher's home: the two places that a report is written from.

use super::Group;
use super::atlas::{Atlas, NameId};
use super::near::Near;
use super::sense::{Sense, Tally, senses};
use crate::country::CountryCode;
use crate::gazetteer::PlaceId;
use crate::kind::Kind;
use crate::places::analysis::Analysis;
use crate::places::parameters::FeatureId;
use crate::places::publisher::{self, Home};

/// Countries whose local papers are written in English.
const ENGLISH: &[&str] = &[
    "US", "GB", "IE", "CA", "AU", "NZ", "ZA", "IN", "KE", "NG", "GH", "UG", "TZ", "ZM", "ZW", "PK", "BD", "LK", "JM",
    "TT", "SG", "MT", "BW", "NA", "MW", "SL", "LR", "GM", "GY", "BZ", "BB", "BS", "PH", "FJ", "PG",
];

/// Most homes that are weighed: a text that speaks of more papers than these is not at home anywhere.
const HOMES: usize = 24;

/// Readings of an anchor below this probability say nothing.
const LEAST: f32 = 0.01;

/// Where the report comes from: groups of the document, some of them without mentions.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    dateline: Option<usize>,
    homes: Vec<(usize, f32)>,
    country: Option<CountryCode>,
}

impl Anchors {
    /// Finds the group of the dateline; adds a group for each home that is not mentioned. `dateline` is the
    /// group of the first dateline that is a span, `group_of` that of the first span of a name.
    pub(super) fn new(
        analysis: &Analysis<'_>,
        atlas: &mut Atlas<'_>,
        tally: Tally<'_>,
        dateline: Option<usize>,
        group_of: impl Fn(NameId) -> Option<usize>,
        groups: &mut Vec<Group>,
    ) -> Self {
        let mut homes = Vec::new();
        let mut next = groups.iter().map(|g| g.name + 1).max().unwrap_or(0);
        for home in analysis.homes.iter().take(HOMES) {
            let at = group_of(atlas.name_of_key(&home.key)).unwrap_or_else(|| {
                let options = senses(atlas, tally, &home.candidates);
                groups.push(Group { name: next, mentions: Vec::new(), options });
                next += 1;
                groups.len() - 1
            });
            homes.push((at, home.weight));
        }
        Self {
            dateline,
            homes,
            country: publisher::country_of_host(analysis.document, &analysis.reading.language, analysis.gazetteer),
        }
    }

    /// What the options of group `index` have from being an anchor: a paper in English is printed where English is read,
    /// and one of `homes` that the table of papers has in the town that it has there.
    pub(super) fn fix(&self, homes: &[Home], tally: Tally<'_>, index: usize, group: &mut Group) {
        if let Some((home, (_, weight))) = homes.iter().zip(&self.homes).find(|(_, (at, _))| *at == index) {
            for option in &mut group.options {
                let english = option.country.is_some_and(|c| ENGLISH.contains(&c.as_str()));
                let own = || home.candidates.iter().any(|candidate| candidate.place == option.place);
                tally.fix(option, FeatureId::HomeEnglish, if english && own() { *weight } else { 0.0 });
            }
        }
    }

    /// What the anchors mean in this round. `near` numbers the options of all groups in a row.
    pub(super) fn settled(&self, groups: &[Group], near: &mut Near) -> Settled {
        let mut anchor = |at: usize, weight: f32| {
            let first: usize = groups[..at].iter().map(|g| g.options.len()).sum();
            let points = groups[at].options.iter().enumerate().filter(|(_, o)| o.probability > LEAST);
            let points = points.map(|(nth, option)| Reading::new(option, weight, first + nth, near)).collect();
            Anchor { group: at, points }
        };
        Settled {
            dateline: self.dateline.map(|at| anchor(at, 1.0)),
            homes: self.homes.iter().map(|&(at, weight)| anchor(at, weight)).collect(),
            country: self.country,
        }
    }
}

/// One reading of an anchor.
struct Reading {
    country: Option<CountryCode>,
    region: Option<PlaceId>,
    share: f32,
    /// How near it is to all options, unless it is too wide to be near anything.
    column: Vec<f32>,
}

impl Reading {
    fn new(sense: &Sense, weight: f32, option: usize, near: &mut Near) -> Self {
        let wide = matches!(sense.kind, Kind::Country | Kind::Admin1 | Kind::Continent);
        let column = if wide { Vec::new() } else { near.column(option).to_vec() };
        Self { country: sense.country, region: sense.region, share: weight * sense.probability, column }
    }
}

struct Anchor {
    group: usize,
    points: Vec<Reading>,
}

/// The anchors as of one round.
pub(super) struct Settled {
    dateline: Option<Anchor>,
    homes: Vec<Anchor>,
    country: Option<CountryCode>,
}

impl Settled {
    /// Adds what dateline and home say for an option of the group `index`; the option is number `nth` of all.
    pub(super) fn add(&self, tally: Tally<'_>, index: usize, nth: usize, option: &mut Sense) {
        if let Some(anchor) = self.dateline.as_ref().filter(|a| a.group != index) {
            let [near, region, country] = anchor.shared(nth, option);
            tally.add(option, FeatureId::DatelineNear, near);
            tally.add(option, FeatureId::DatelineRegion, region);
            tally.add(option, FeatureId::DatelineCountry, country);
        }
        let mut best = [0.0_f32; 3];
        for anchor in self.homes.iter().filter(|a| a.group != index) {
            for (best, value) in best.iter_mut().zip(anchor.shared(nth, option)) {
                *best = best.max(value);
            }
        }
        if self.country.is_some() && self.country == option.country && option.kind != Kind::Country {
            best[2] = best[2].max(1.0);
        }
        if best.iter().any(|b| *b > 0.0) {
            tally.add(option, FeatureId::HomeNear, best[0]);
            tally.add(option, FeatureId::HomeRegion, best[1]);
            tally.add(option, FeatureId::HomeCountry, best[2]);
        }
    }
}

impl Anchor {
    /// How near the option is to the anchor, and the probability that region and country are the same.
    fn shared(&self, nth: usize, option: &Sense) -> [f32; 3] {
        let mut sums = [0.0_f32; 3];
        if matches!(option.kind, Kind::Country | Kind::Continent) {
            return sums;
        }
        for point in &self.points {
            // To the fifth power: it falls to 1/e at 80 km.
            let closeness = point.column.get(nth).copied().unwrap_or(0.0);
            let squared = closeness * closeness;
            sums[0] += point.share * (squared * squared * closeness);
            sums[1] += if point.region.is_some() && point.region == option.region { point.share } else { 0.0 };
            sums[2] += if point.country.is_some() && point.country == option.country { point.share } else { 0.0 };
        }
        sums
    }
}
