//! Where the document is set, asked before any name is settled: which region, which few kilometres,
//! would explain most of its names at once.
//!
//! "Salem", "Auburn" and "Troy" are each a bigger place elsewhere; Alabama is where all three are.
//! So the shares of the candidates are flattened first, and a place counts for what it explains
//! together with the other names, not for what it is alone.

use std::collections::{BTreeMap, HashMap};

use super::Group;
use super::sense::Sense;
use crate::gazetteer::{PlaceId, distance_km};
use crate::kind::Kind;
use crate::places::parameters::{Feature, FeatureId};

/// Scores are divided by this before they become shares.
const TEMPERATURE: f32 = 2.5;

/// A share that says as much for a region as against it.
const INDIFFERENT: f32 = 0.05;

/// The part of the names that a region must explain to be believed.
const ENOUGH: f32 = 0.45;

/// Names within this distance belong together, in kilometres.
const NEAR_KM: f32 = 50.0;

/// Shares below this are passed over.
const LEAST: f32 = 0.004;

/// Weight of a name that is no mention.
const TRACE: f32 = 0.5;

/// A candidate on the map: the number of its name, its share, its point.
type Point = (usize, f32, f64, f64);

/// What the names of a document explain together.
pub(super) struct Focus {
    /// Ordered, like every map here whose values are summed: sums of floats depend on the order.
    regions: BTreeMap<PlaceId, f32>,
    own: Vec<HashMap<PlaceId, f32>>,
    names: f32,
    cells: HashMap<(i32, i32), Vec<Point>>,
    weights: Vec<f32>,
}

fn cell(lat: f64, lon: f64) -> (i32, i32) {
    (lat.floor() as i32, lon.floor() as i32)
}

/// What a name adds to a region in which a share of its candidates lies.
fn evidence(share: f32) -> f32 {
    (share / INDIFFERENT).ln_1p()
}

impl Focus {
    /// `scores` of the options must be set; `traces` are names that are no mentions.
    pub(super) fn new(groups: &[Group], traces: &[Vec<Sense>]) -> Self {
        let mut focus =
            Self { regions: BTreeMap::new(), own: Vec::new(), names: 0.0, cells: HashMap::new(), weights: Vec::new() };
        let names = groups.iter().map(|g| g.name + 1).max().unwrap_or(0);
        focus.own.resize_with(names + traces.len(), HashMap::new);
        focus.weights.resize(names + traces.len(), 0.0);
        let mentions = groups.iter().map(|g| (g.name, &g.options, if g.mentions.is_empty() { TRACE } else { 1.0 }));
        let traces = traces.iter().enumerate().map(|(nth, options)| (names + nth, options, TRACE));
        for (name, options, weight) in mentions.chain(traces) {
            focus.add(name, options, weight);
        }
        focus
    }

    fn add(&mut self, index: usize, options: &[Sense], weight: f32) {
        let top = options.iter().fold(f32::NEG_INFINITY, |a, o| a.max(o.score));
        let mass = |o: &Sense| ((o.score - top) / TEMPERATURE).exp();
        let total: f32 = options.iter().map(mass).sum();
        let mut shares: HashMap<PlaceId, f32> = HashMap::new();
        let mut local = false;
        for option in options {
            let share = mass(option) / total;
            if matches!(option.kind, Kind::Country | Kind::Continent) || share < LEAST {
                continue;
            }
            local |= share > 0.3;
            if let Some(region) = option.region {
                *shares.entry(region).or_default() += share;
            }
            // The point of a region is too far from most of its towns to gather them.
            if !matches!(option.kind, Kind::Admin1 | Kind::Territory | Kind::Region) {
                let at = cell(option.lat, option.lon);
                self.cells.entry(at).or_default().push((index, share, option.lat, option.lon));
            }
        }
        for share in shares.values_mut() {
            *share = weight * evidence(*share);
        }
        for (region, share) in &shares {
            *self.regions.entry(*region).or_default() += share;
        }
        let weight = if local { weight } else { 0.0 };
        self.names += weight;
        self.weights[index] += weight;
        for (region, share) in shares {
            *self.own[index].entry(region).or_default() += share;
        }
    }

    /// The features of `option` of the name `index`; of none if past their number.
    pub(super) fn features(&self, index: usize, option: &Sense, out: &mut Vec<Feature>) {
        if matches!(option.kind, Kind::Country | Kind::Continent) {
            return;
        }
        if let Some(region) = option.region {
            out.push((FeatureId::RegionFocus, self.region(index, region)));
        }
        if !matches!(option.kind, Kind::Admin1 | Kind::Territory | Kind::Region) {
            out.push((FeatureId::Cluster, (3.0 * self.cluster(index, option)).ln_1p()));
        }
    }

    /// How well `option` fits where the document, without the name `index`, is set: 0 to 1.
    pub(super) fn fit(&self, index: usize, option: &Sense) -> f32 {
        if !(option.kind.is_settlement() || option.kind == Kind::Admin2) {
            return 0.0;
        }
        let region = option.region.map_or(0.0, |r| self.region(index, r));
        0.5 * region + 0.5 * (1.0 - (-self.cluster(index, option)).exp())
    }

    /// The probability that the document, without the name `index`, is set in `region`.
    fn region(&self, index: usize, region: PlaceId) -> f32 {
        let own = self.own.get(index);
        let score = |r: &PlaceId, all: f32| all - own.and_then(|o| o.get(r)).copied().unwrap_or(0.0);
        let names = self.names - self.weights.get(index).copied().unwrap_or(0.0);
        let none = ENOUGH * evidence(1.0) * names.max(2.0);
        let mine = self.regions.get(&region).map_or(0.0, |all| score(&region, *all));
        let total: f32 = self.regions.iter().map(|(r, all)| score(r, *all).exp()).sum();
        mine.exp() / (total + none.exp())
    }

    /// How many other names have a candidate close by.
    fn cluster(&self, index: usize, option: &Sense) -> f32 {
        let (lat, lon) = cell(option.lat, option.lon);
        let mut nearest: BTreeMap<usize, f32> = BTreeMap::new();
        for (dlat, dlon) in (-1..=1).flat_map(|a| (-1..=1).map(move |b| (a, b))) {
            for (at, share, other_lat, other_lon) in self.cells.get(&(lat + dlat, lon + dlon)).into_iter().flatten() {
                if *at != index {
                    let km = distance_km(option.lat, option.lon, *other_lat, *other_lon) as f32;
                    *nearest.entry(*at).or_default() += share * (-km / NEAR_KM).exp();
                }
            }
        }
        nearest.iter().map(|(at, sum)| sum.min(1.0) * self.weights.get(*at).copied().unwrap_or(0.0).max(TRACE)).sum()
    }
}
