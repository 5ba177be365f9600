//! The gazetteer in the making: the records, and ways to find them again.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use dateline::country::CountryCode;
use dateline::gazetteer::write::{PlaceRecord, RecordId, Writer};
use dateline::gazetteer::{NameClass, distance_km, normalise};
use dateline::kind::Kind;

/// Records with indexes by country, region, number and name.
#[derive(Debug, Default)]
pub struct World {
    /// The records.
    pub writer: Writer,
    /// Countries by code.
    pub countries: BTreeMap<CountryCode, RecordId>,
    /// First-order divisions by country and GeoNames code.
    pub regions: BTreeMap<(CountryCode, String), RecordId>,
    /// Places by GeoNames number.
    pub by_geonames: HashMap<u32, RecordId>,
    /// Regions and settlements of the authored tables by their identifier.
    pub by_id: HashMap<String, RecordId>,
    /// Facilities of the authored tables by their identifier, airports by that of the International Civil Aviation Organization.
    pub by_facility: HashMap<String, RecordId>,
    /// Divisions whose name the authored table gives.
    pub authored: BTreeSet<RecordId>,
    /// Keys that are ordinary English words.
    pub ordinary: BTreeSet<String>,
    index: HashMap<String, Vec<RecordId>>,
    grid: HashMap<(i32, i32), Vec<RecordId>>,
}

impl World {
    /// Adds a place and indexes it by all its names.
    pub fn add(&mut self, record: PlaceRecord) -> RecordId {
        let keys: BTreeSet<String> = std::iter::once(&record.name)
            .chain(record.native.iter())
            .chain(record.names.iter().map(|(name, _)| name))
            .map(|name| normalise::key(name))
            .collect();
        let (cell, geonames_id) = (cell(record.lat, record.lon), record.geonames_id);
        let settlement = record.kind.is_settlement();
        let id = self.writer.add(record);
        for key in keys {
            self.index.entry(key).or_default().push(id);
        }
        if settlement {
            self.grid.entry(cell).or_default().push(id);
        }
        if geonames_id != 0 {
            self.by_geonames.insert(geonames_id, id);
        }
        id
    }

    /// A record.
    pub fn get(&self, id: RecordId) -> &PlaceRecord {
        &self.writer.records()[id.0]
    }

    /// All records with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (RecordId, &PlaceRecord)> {
        self.writer.records().iter().enumerate().map(|(index, record)| (RecordId(index), record))
    }

    /// Changes a record; its names are given by [`name`](Self::name) instead.
    pub fn change(&mut self, id: RecordId, change: impl FnOnce(&mut PlaceRecord)) {
        if let Some(record) = self.writer.record_mut(id) {
            change(record);
        }
    }

    /// Gives a place a further name.
    pub fn name(&mut self, id: RecordId, name: &str, class: NameClass) {
        if name.is_empty() {
            return;
        }
        let entry = self.index.entry(normalise::key(name)).or_default();
        if !entry.contains(&id) {
            entry.push(id);
        }
        self.change(id, |record| record.names.push((name.to_owned(), class)));
    }

    /// Shows a place by another name; the old one stays findable.
    pub fn rename(&mut self, id: RecordId, name: &str) {
        let old = self.get(id).name.clone();
        if old == name {
            return;
        }
        self.name(id, &old, NameClass::Alternate);
        self.name(id, name, NameClass::Alternate);
        self.change(id, |record| record.name = name.to_owned());
    }

    /// The places that bear a name, by any class of it.
    pub fn named(&self, name: &str) -> &[RecordId] {
        self.index.get(&normalise::key(name)).map_or(&[], Vec::as_slice)
    }

    /// The most prominent place of a name that `wanted` accepts.
    pub fn find(&self, name: &str, wanted: impl Fn(&PlaceRecord) -> bool) -> Option<RecordId> {
        let key = normalise::key(name);
        let rank = |id: &RecordId| {
            let record = self.get(*id);
            let primary = normalise::key(&record.name) == key;
            (record.rank.saturating_add(if primary { 12 } else { 0 }), std::cmp::Reverse(*id))
        };
        self.named(name).iter().copied().filter(|id| wanted(self.get(*id))).max_by_key(rank)
    }

    /// The first-order division of a country by its name.
    pub fn region_named(&self, country: CountryCode, name: &str) -> Option<RecordId> {
        self.find(name, |record| {
            record.country == Some(country) && matches!(record.kind, Kind::Admin1 | Kind::Territory)
        })
    }

    /// The settlement nearest to a point among those that `wanted` accepts, within about 200 km.
    pub fn nearest_settlement(
        &self,
        lat: f64,
        lon: f64,
        wanted: impl Fn(&PlaceRecord) -> bool,
    ) -> Option<(RecordId, f64)> {
        let (row, column) = cell(lat, lon);
        let mut best: Option<(RecordId, f64)> = None;
        for reach in 0..=2 {
            for (r, c) in (row - reach..=row + reach)
                .flat_map(|r| (column - reach..=column + reach).map(move |c| (r, c)))
                .filter(|(r, c)| (r - row).abs().max((c - column).abs()) == reach)
            {
                for &id in self.grid.get(&(r, c)).map_or(&[][..], Vec::as_slice) {
                    let record = self.get(id);
                    if !wanted(record) {
                        continue;
                    }
                    let distance = distance_km(lat, lon, record.lat, record.lon);
                    if best.is_none_or(|(_, least)| distance < least) {
                        best = Some((id, distance));
                    }
                }
            }
            // A cell further out could still hold a nearer one only if this one is not near.
            if best.is_some_and(|(_, distance)| distance < 50.0 * f64::from(reach.max(1))) {
                break;
            }
        }
        best
    }

    /// The region of the settlement nearest to a point in a country.
    pub fn region_at(&self, country: CountryCode, lat: f64, lon: f64) -> Option<RecordId> {
        let in_country = |record: &PlaceRecord| record.country == Some(country);
        let (id, _) = self.nearest_settlement(lat, lon, in_country)?;
        self.get(id).region
    }
}

fn cell(lat: f64, lon: f64) -> (i32, i32) {
    (lat.floor() as i32, lon.floor() as i32)
}
