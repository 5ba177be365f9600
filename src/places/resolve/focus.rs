//! Where the document is set, asked before any name is settled: which region, which few kilometres,
//! would explain most of its names at once.
//!
//! "Salem", "Auburn" and "Troy" are each a bigger place elsewhere; Alabama is where all three are.
//! So the shares of the candidates are flattened first, and a place counts for what it explains
//! together with the other names, not for what it is alone.

use super::Group;
use super::cells::Cells;
use super::sense::{Sense, Tally};
use crate::gazetteer::sphere::Point;
use crate::kind::Kind;
use crate::places::parameters::FeatureId;
use crate::sort;

/// Scores are divided by this before they become shares.
const TEMPERATURE: f32 = 2.5;

/// A share that says as much for a region as against it.
const INDIFFERENT: f32 = 0.05;

/// The part of the names that a region must explain to be believed.
const ENOUGH: f32 = 0.45;

/// Shares below this are passed over.
const LEAST: f32 = 0.004;

/// Weight of a name that is no mention.
const TRACE: f32 = 0.5;

/// Regions whose evidence is summed up together.
const BLOCK: usize = 32;

/// Evidence above this is taken down before its exponential, which would be too great a number.
const MOST: f32 = 60.0;

/// What the names of a document explain together.
#[derive(Debug, Default)]
pub(super) struct Focus {
    /// For each region of the atlas the evidence for it; `None` where no name has a candidate.
    regions: Vec<Option<f32>>,
    /// Its exponential, and the sums of those of each [`BLOCK`].
    powers: Vec<f32>,
    blocks: Vec<f32>,
    /// What was taken off the evidence before.
    shift: f32,
    names: Vec<Name>,
    /// Sum of the names' weights.
    weight: f32,
    /// The candidates on the map, by cells of a degree: name, share, point.
    cells: Cells<(u32, f32, Point)>,
    /// Scratch: how near each name is to a place, zero outside of [`Focus::cluster`].
    nearest: Nearest,
}

/// What one name says.
#[derive(Clone, Debug, Default)]
struct Name {
    /// Regions, ascending, and what it adds to the evidence for them.
    regions: Vec<(u32, f32)>,
    weight: f32,
    /// The sum of the powers of all regions but for its own part, once it is known.
    others: Option<f32>,
}

/// What a name adds to a region in which a share of its candidates lies.
fn evidence(share: f32) -> f32 {
    (share / INDIFFERENT).ln_1p()
}

/// Whether it lies at a point: the point of a region is too far from most of its towns to gather them.
fn is_point(kind: Kind) -> bool {
    !matches!(kind, Kind::Admin1 | Kind::Territory | Kind::Region)
}

impl Focus {
    /// `fixed` of the options must be set; `traces` are names that are no mentions. The atlas has so many regions.
    pub(super) fn new(groups: &[Group], traces: &[Vec<Sense>], regions: usize) -> Self {
        let names = groups.iter().map(|g| g.name + 1).max().unwrap_or(0);
        let mut focus = Self {
            regions: vec![None; regions],
            names: vec![Name::default(); names + traces.len()],
            nearest: Nearest::new(names + traces.len()),
            ..Self::default()
        };
        let mut points = Vec::new();
        let mentions = groups.iter().map(|g| (g.name, &g.options, if g.mentions.is_empty() { TRACE } else { 1.0 }));
        let traces = traces.iter().enumerate().map(|(nth, options)| (names + nth, options, TRACE));
        for (name, options, weight) in mentions.chain(traces) {
            focus.add(name, options, weight, &mut points);
        }
        focus.cells = Cells::new(points);
        let most = focus.regions.iter().flatten().fold(0.0_f32, |a, b| a.max(*b));
        focus.shift = (most - MOST).max(0.0);
        focus.powers = focus.regions.iter().map(|e| e.map_or(0.0, |e| (e - focus.shift).exp())).collect();
        focus.blocks = focus.powers.chunks(BLOCK).map(|block| block.iter().sum()).collect();
        focus
    }

    fn add(&mut self, name: usize, options: &[Sense], weight: f32, points: &mut Vec<(f64, f64, (u32, f32, Point))>) {
        let top = options.iter().fold(f32::NEG_INFINITY, |a, o| a.max(o.fixed));
        let mass = |o: &Sense| ((o.fixed - top) / TEMPERATURE).exp();
        let total: f32 = options.iter().map(mass).sum();
        let mut shares: Vec<(u32, f32)> = Vec::new();
        let mut local = false;
        for option in options {
            let share = mass(option) / total;
            if matches!(option.kind, Kind::Country | Kind::Continent) || share < LEAST {
                continue;
            }
            local |= share > 0.3;
            if let Some(region) = option.region_at {
                add_to(&mut shares, region, share);
            }
            if is_point(option.kind) {
                points.push((option.lat, option.lon, (name as u32, share, option.point)));
            }
        }
        let weight_of_name = if local { weight } else { 0.0 };
        let own = &mut self.names[name];
        for (region, share) in shares {
            let evidence = weight * evidence(share);
            *self.regions[region as usize].get_or_insert(0.0) += evidence;
            add_to(&mut own.regions, region, evidence);
        }
        own.weight += weight_of_name;
        self.weight += weight_of_name;
        sort::by_key(&mut own.regions, |own| own.0);
    }

    /// Adds the features of `option` of the name `index`.
    pub(super) fn fix(&mut self, tally: Tally<'_>, index: usize, option: &mut Sense) {
        if matches!(option.kind, Kind::Country | Kind::Continent) {
            return;
        }
        if let Some(region) = option.region_at {
            let value = self.region(index, region);
            tally.fix(option, FeatureId::RegionFocus, value);
        }
        if is_point(option.kind) {
            let value = self.cluster(index, option.lat, option.lon, option.point);
            tally.fix(option, FeatureId::Cluster, (3.0 * value).ln_1p());
        }
    }

    /// How well a place fits where the document, without the name `index`, is set: 0 to 1.
    pub(super) fn fit(&mut self, index: usize, place: &super::atlas::Facts) -> f32 {
        if !(place.kind.is_settlement() || place.kind == Kind::Admin2) {
            return 0.0;
        }
        let region = place.region_at.map_or(0.0, |r| self.region(index, r));
        0.5 * region + 0.5 * (1.0 - (-self.cluster(index, place.lat, place.lon, place.point)).exp())
    }

    /// The probability that the document, without the name `index`, is set in `region`.
    fn region(&mut self, index: usize, region: u32) -> f32 {
        let others = match self.names.get(index).map(|name| name.others) {
            Some(Some(others)) => others,
            _ => {
                let others = self.others(index);
                if let Some(name) = self.names.get_mut(index) {
                    name.others = Some(others);
                }
                others
            }
        };
        let own = self.names.get(index);
        let weight = self.weight - own.map_or(0.0, |own| own.weight);
        let none = ENOUGH * evidence(1.0) * weight.max(2.0);
        let all = self.regions.get(region as usize).copied().flatten();
        let mine = all.map_or(0.0, |all| all - own.map_or(0.0, |own| own.part(region)));
        // What was taken off is taken off every part of the quotient.
        (mine - self.shift).exp() / (others + (none - self.shift).exp())
    }

    /// The sum over all regions without what the name `index` says.
    fn others(&self, index: usize) -> f32 {
        let own = self.names.get(index).map_or(&[][..], |name| &name.regions);
        let mut own = own.iter().peekable();
        let mut sum = 0.0;
        for (nth, (block, powers)) in self.blocks.iter().zip(self.powers.chunks(BLOCK)).enumerate() {
            let end = ((nth + 1) * BLOCK) as u32;
            if own.peek().is_none_or(|next| next.0 >= end) {
                sum += block;
                continue;
            }
            for (at, power) in (nth * BLOCK..).zip(powers) {
                sum += match own.next_if(|next| next.0 as usize == at) {
                    Some((_, part)) => (self.regions[at].unwrap_or(0.0) - part - self.shift).exp(),
                    None => *power,
                };
            }
        }
        sum
    }

    /// How many other names have a candidate close by.
    fn cluster(&mut self, index: usize, lat: f64, lon: f64, point: Point) -> f32 {
        let Self { cells, nearest, names, .. } = self;
        cells.around(lat, lon, |&(name, share, other)| {
            if name as usize != index {
                // To the eighth power: it falls to 1/e at 50 km.
                let fourth = point.closeness(other).powi(4);
                nearest.add(name as usize, share * fourth * fourth);
            }
        });
        let mut all = 0.0;
        nearest.take(|name, sum| all += sum.min(1.0) * names[name].weight.max(TRACE));
        all
    }
}

/// A sum for each name, most of them zero. Names are taken in their order, without a sort.
#[derive(Debug, Default)]
struct Nearest {
    sums: Vec<f32>,
    /// A bit for each name that has a sum, and a bit for each number of those that has one.
    marks: Vec<u64>,
    marked: Vec<u64>,
}

impl Nearest {
    fn new(names: usize) -> Self {
        let marks = names.div_ceil(64);
        Self { sums: vec![0.0; names], marks: vec![0; marks], marked: vec![0; marks.div_ceil(64)] }
    }

    fn add(&mut self, name: usize, value: f32) {
        self.sums[name] += value;
        self.marks[name / 64] |= 1 << (name % 64);
        self.marked[name / 4096] |= 1 << (name / 64 % 64);
    }

    /// Gives the names with their sums, ascending, and forgets them.
    fn take(&mut self, mut give: impl FnMut(usize, f32)) {
        for (first, marked) in (0..).step_by(64).zip(&mut self.marked) {
            drain(marked, |bit| {
                let at: usize = first + bit;
                drain(&mut self.marks[at], |bit| {
                    let name = at * 64 + bit;
                    give(name, std::mem::take(&mut self.sums[name]));
                });
            });
        }
    }
}

/// Gives the bits that are set, ascending, and clears them.
fn drain(bits: &mut u64, mut give: impl FnMut(usize)) {
    let mut rest = std::mem::take(bits);
    while rest != 0 {
        give(rest.trailing_zeros() as usize);
        rest &= rest - 1;
    }
}

impl Name {
    /// What it adds to the evidence for a region.
    fn part(&self, region: u32) -> f32 {
        self.regions.iter().find(|own| own.0 == region).map_or(0.0, |own| own.1)
    }
}

/// Adds to the entry of `key`, which is made if there is none.
fn add_to(list: &mut Vec<(u32, f32)>, key: u32, value: f32) {
    match list.iter_mut().find(|entry| entry.0 == key) {
        Some(entry) => entry.1 += value,
        None => list.push((key, value)),
    }
}
