//! Where the other mentions of the document lie, as far as is known in a round.

use std::collections::{BTreeMap, HashMap};

use super::Group;
use super::sense::Sense;
use crate::country::CountryCode;
use crate::gazetteer::{PlaceId, distance_km};
use crate::kind::Kind;
use crate::places::analysis::Analysis;
use crate::places::parameters::{Feature, FeatureId};

/// How often each country's demonyms occur; ordered, since they are summed.
pub(super) fn demonym_countries(analysis: &Analysis<'_>) -> BTreeMap<CountryCode, f32> {
    let mut counts: BTreeMap<CountryCode, f32> = BTreeMap::new();
    for found in analysis.matches.iter().filter(|m| m.demonym) {
        if let Some(code) = found.candidates.first().and_then(|c| analysis.gazetteer.place(c.place)?.country()) {
            *counts.entry(code).or_default() += 1.0;
        }
    }
    counts
}

/// What one name adds to countries and regions, and its weight.
type Votes = (HashMap<CountryCode, f32>, HashMap<PlaceId, f32>, f32);

/// Where the document's mentions lie, as far as is known.
pub(super) struct Field {
    countries: HashMap<CountryCode, f32>,
    regions: HashMap<PlaceId, f32>,
    total: f32,
    /// For each name its likeliest points, its weight and number.
    points: Vec<(usize, f64, f64, f32)>,
    /// What each name adds to countries and regions, so that it does not vote for itself.
    own: Vec<Votes>,
    named_countries: HashMap<CountryCode, (f32, usize)>,
    named_regions: HashMap<PlaceId, (f32, usize)>,
}

impl Field {
    pub(super) fn new(groups: &[Group], demonyms: &BTreeMap<CountryCode, f32>) -> Self {
        let mut field = Self {
            countries: HashMap::new(),
            regions: HashMap::new(),
            total: 0.0,
            points: Vec::new(),
            own: Vec::new(),
            named_countries: HashMap::new(),
            named_regions: HashMap::new(),
        };
        for (&code, &count) in demonyms {
            *field.countries.entry(code).or_default() += count.sqrt();
            field.total += count.sqrt();
        }
        let names = groups.iter().map(|g| g.name + 1).max().unwrap_or(0);
        field.own.resize_with(names, Votes::default);
        for group in groups {
            let index = group.name;
            let weight = (group.mentions.len() as f32).sqrt();
            let mut own: Votes = (HashMap::new(), HashMap::new(), 0.0);
            for option in &group.options {
                let share = weight * option.probability;
                if let Some(code) = option.country {
                    *own.0.entry(code).or_default() += share;
                }
                if let Some(region) = option.region {
                    *own.1.entry(region).or_default() += share;
                }
                if option.kind == Kind::Country
                    && let Some(code) = option.country
                {
                    let named = field.named_countries.entry(code).or_insert((0.0, index));
                    if option.probability > named.0 {
                        *named = (option.probability, index);
                    }
                }
                if matches!(option.kind, Kind::Admin1 | Kind::Territory) {
                    let named = field.named_regions.entry(option.place).or_insert((0.0, index));
                    if option.probability > named.0 {
                        *named = (option.probability, index);
                    }
                }
                if option.probability > 0.3 && !matches!(option.kind, Kind::Country | Kind::Continent | Kind::Region) {
                    field.points.push((index, option.lat, option.lon, option.probability));
                }
            }
            own.2 = if group.options.is_empty() { 0.0 } else { weight };
            for (code, share) in &own.0 {
                *field.countries.entry(*code).or_default() += share;
            }
            for (region, share) in &own.1 {
                *field.regions.entry(*region).or_default() += share;
            }
            field.total += own.2;
            let all = &mut field.own[index];
            own.0.into_iter().for_each(|(code, share)| *all.0.entry(code).or_default() += share);
            own.1.into_iter().for_each(|(region, share)| *all.1.entry(region).or_default() += share);
            all.2 += own.2;
        }
        field
    }

    pub(super) fn features(&self, index: usize, option: &Sense, out: &mut Vec<Feature>) {
        let own = &self.own[index];
        let rest = (self.total - own.2).max(1.0);
        if let Some(code) = option.country {
            let all = self.countries.get(&code).copied().unwrap_or(0.0);
            let mine = own.0.get(&code).copied().unwrap_or(0.0);
            out.push((FeatureId::CountryShare, (all - mine).max(0.0) / rest));
            let named = self.named_countries.get(&code).filter(|(_, at)| *at != index && option.kind != Kind::Country);
            out.push((FeatureId::CountryNamed, named.map_or(0.0, |n| n.0)));
        }
        if let Some(region) = option.region {
            let all = self.regions.get(&region).copied().unwrap_or(0.0);
            let mine = own.1.get(&region).copied().unwrap_or(0.0);
            out.push((FeatureId::RegionShare, (all - mine).max(0.0) / rest));
            let named = self.named_regions.get(&region).filter(|(_, at)| *at != index && option.place != region);
            out.push((FeatureId::RegionNamed, named.map_or(0.0, |n| n.0)));
        }
        if !matches!(option.kind, Kind::Country | Kind::Continent) {
            let (mut near, mut neighbours) = (0.0_f32, 0.0_f32);
            for (at, lat, lon, weight) in &self.points {
                if *at != index {
                    let km = distance_km(option.lat, option.lon, *lat, *lon) as f32;
                    near = near.max(weight * (-km / 100.0).exp());
                    neighbours += weight * (-km / 400.0).exp();
                }
            }
            out.push((FeatureId::Near, near));
            out.push((FeatureId::Neighbours, neighbours.min(5.0) / 5.0));
        }
    }
}
