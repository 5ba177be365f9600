//! Which countries and regions the other mentions of the document speak of, as far as is known in a round.

use super::Group;
use super::atlas::{Atlas, COUNTRIES, number};
use super::sense::{Sense, Tally};
use crate::kind::Kind;
use crate::language::Classes;
use crate::places::analysis::Analysis;
use crate::places::bodies;
use crate::places::matches::NameMatch;
use crate::places::parameters::FeatureId;

/// How often each country's demonyms occur, by the country's number.
pub(super) fn demonym_countries(analysis: &Analysis<'_>) -> Vec<f32> {
    let mut counts = vec![0.0; COUNTRIES];
    for found in analysis.matches.iter().filter(|m| m.demonym) {
        if let Some(code) = found.candidates.first().and_then(|c| analysis.gazetteer.place(c.place)?.country()) {
            counts[usize::from(number(code))] += 1.0_f32;
        }
    }
    counts
}

/// The regions whose own authorities the text speaks of, each once, with the numbers that the atlas gives them: "the Galician
/// government", "Police Scotland".
pub(super) fn governed_regions<'a>(analysis: &Analysis<'a>, atlas: &mut Atlas<'a>) -> Vec<u32> {
    let mut regions = Vec::new();
    let governs = |m: &&NameMatch| {
        let after = || analysis.classes(Some(m.tokens.end), m.tokens.start).any(Classes::OFFICE);
        m.demonym && after() || bodies::is_led(analysis, &m.tokens)
    };
    for found in analysis.matches.iter().filter(governs) {
        let facts = found.candidates.first().and_then(|c| atlas.facts(c.place));
        let region =
            facts.filter(|facts| matches!(facts.kind, Kind::Admin1 | Kind::Territory)).and_then(|f| f.region_at);
        regions.extend(region.filter(|region| !regions.contains(region)));
    }
    regions
}

/// Shares of one country or region, and the likeliest candidate that is that country or region itself.
#[derive(Clone, Copy, Debug, Default)]
struct Area {
    share: f32,
    named: f32,
    by: usize,
}

impl Area {
    fn name(&mut self, probability: f32, name: usize) {
        if probability > self.named {
            (self.named, self.by) = (probability, name);
        }
    }
}

/// Where the document's mentions lie, as far as is known.
#[derive(Debug)]
pub(super) struct Field {
    /// What the demonyms say by the numbers of countries, which no round changes, and all of it together.
    given: Vec<Area>,
    given_total: f32,
    /// The regions whose authorities are spoken of.
    given_regions: Vec<u32>,
    /// By the numbers of countries and of the atlas's regions.
    countries: Vec<Area>,
    regions: Vec<Area>,
    total: f32,
    /// What each name adds, so that it does not vote for itself.
    own: Vec<Own>,
}

/// What one name adds to its countries and regions, and its weight.
#[derive(Clone, Debug, Default)]
struct Own {
    countries: Vec<(u32, f32)>,
    regions: Vec<(u32, f32)>,
    weight: f32,
}

/// Adds to the entry of `key`, which is made if there is none.
fn add_to(list: &mut Vec<(u32, f32)>, key: u32, value: f32) {
    match list.iter_mut().find(|entry| entry.0 == key) {
        Some(entry) => entry.1 += value,
        None => list.push((key, value)),
    }
}

fn part(list: &[(u32, f32)], key: u32) -> f32 {
    list.iter().find(|entry| entry.0 == key).map_or(0.0, |entry| entry.1)
}

/// How much more than the name of a region its authorities say: they speak of their own towns.
const GOVERNED: f32 = 8.0;

impl Field {
    /// A field that knows the demonyms' countries and the regions of authorities only.
    pub(super) fn new(demonyms: &[f32], given_regions: Vec<u32>, regions: usize, names: usize) -> Self {
        let given: Vec<Area> = demonyms.iter().map(|count| Area { share: count.sqrt(), ..Area::default() }).collect();
        Self {
            given_total: given.iter().map(|area| area.share).sum(),
            countries: given.clone(),
            given,
            given_regions,
            regions: vec![Area::default(); regions],
            total: 0.0,
            own: vec![Own::default(); names],
        }
    }

    /// Takes the probabilities of the groups as they are.
    pub(super) fn settle(&mut self, groups: &[Group]) {
        self.countries.copy_from_slice(&self.given);
        self.regions.fill(Area::default());
        for &region in &self.given_regions {
            self.regions[region as usize] = Area { share: 1.0, named: GOVERNED, by: usize::MAX };
        }
        self.total = self.given_total;
        for own in &mut self.own {
            own.countries.clear();
            own.regions.clear();
            own.weight = 0.0;
        }
        for group in groups.iter().filter(|group| !group.options.is_empty()) {
            let weight = (group.mentions.len() as f32).sqrt();
            let own = &mut self.own[group.name];
            for option in &group.options {
                let share = weight * option.probability;
                if let Some(country) = option.country_at {
                    let area = &mut self.countries[usize::from(country)];
                    area.share += share;
                    add_to(&mut own.countries, u32::from(country), share);
                    if option.kind == Kind::Country {
                        area.name(option.probability, group.name);
                    }
                }
                if let Some(region) = option.region_at {
                    let area = &mut self.regions[region as usize];
                    area.share += share;
                    add_to(&mut own.regions, region, share);
                    if matches!(option.kind, Kind::Admin1 | Kind::Territory) {
                        area.name(option.probability, group.name);
                    }
                }
            }
            own.weight += weight;
            self.total += weight;
        }
    }

    /// Adds what the other names say of an option of the name `index`.
    pub(super) fn add(&self, tally: Tally<'_>, index: usize, option: &mut Sense) {
        let own = &self.own[index];
        let rest = (self.total - own.weight).max(1.0);
        if let Some(country) = option.country_at {
            let area = &self.countries[usize::from(country)];
            let others = area.share - part(&own.countries, u32::from(country));
            tally.add(option, FeatureId::CountryShare, others.max(0.0) / rest);
            let named = if area.by != index && option.kind != Kind::Country { area.named } else { 0.0 };
            tally.add(option, FeatureId::CountryNamed, named);
        }
        if let Some(region) = option.region_at {
            let area = &self.regions[region as usize];
            let others = area.share - part(&own.regions, region);
            tally.add(option, FeatureId::RegionShare, others.max(0.0) / rest);
            let itself = option.region == Some(option.place);
            let named = if area.by != index && !itself { area.named } else { 0.0 };
            tally.add(option, FeatureId::RegionNamed, named);
        }
    }
}
