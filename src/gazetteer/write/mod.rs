//! Making a gazetteer file.
//!
//! [`Writer`] takes places in any order and gives the same bytes for the same places in the same
//! order. It knows the format and nothing of where the data comes from: that is the work of the
//! workspace's `gazetteer-builder`. Tests use it to make small gazetteers of their own.

mod areas;
pub mod facility_names;
mod strings;

use std::collections::BTreeMap;
use std::fmt;

use crate::country::{CountryCode, SubdivisionCode};
use crate::kind::{Category, Kind};

use super::dictionary::Index;
use super::error::{GazetteerError, VERSION};
use super::format::{
    CHECKED_FROM, Checksum, File, HEADER, KEYS_PER_BLOCK, MAGIC, MAX_KEY, NAMES_PER_BLOCK, NO_PLACE, PLACES_PER_MARK,
    SECTION_ENTRY, SUBDIVISIONS, Section, population_code, zigzag,
};
use super::land::STEPS;
use super::metadata::SourceNote;
use super::place::flag;
use super::postings::NameClass;
use super::spelling::Spelling;
use super::{PlaceId, Provenance, STEM, normalise};

use areas::Areas;
use strings::{Pool, directory, front_code, put_varint};

/// Number of a record in the order in which it was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub usize);

/// A place to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRecord {
    /// The name that is shown; its key is the primary key.
    pub name: String,
    /// The name in its own script, shown beside it; found by it too.
    pub native: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// Latitude in degrees.
    pub lat: f64,
    /// Longitude in degrees.
    pub lon: f64,
    /// The country it is in; a country's own code for itself.
    pub country: Option<CountryCode>,
    /// The first-order division it is in.
    pub region: Option<RecordId>,
    /// Inhabitants; 0 where unknown.
    pub population: u32,
    /// Number in GeoNames; 0 where unknown.
    pub geonames_id: u32,
    /// Of a first-order division, what follows the country in its code of ISO 3166-2; kept where there is no number.
    pub subdivision: Option<SubdivisionCode>,
    /// How prominent it is.
    pub rank: u8,
    /// Where the data comes from.
    pub provenance: Provenance,
    /// Whether the point is a rough one.
    pub approximate: bool,
    /// What is known of it as a facility.
    pub facility: Option<FacilityRecord>,
    /// How its disputed standing is worded.
    pub note: Option<String>,
    /// Its other names.
    pub names: Vec<(String, NameClass)>,
    /// What makes it a row of a reader's list.
    pub listed: Option<ListedRecord>,
}

/// What a row of a reader's list has beside a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListedRecord {
    /// The list's name.
    pub list: String,
    /// The page that it leads to; empty for none.
    pub url: String,
    /// The name that it is found by, where the one that is shown is no name by itself.
    pub found_as: Option<String>,
    /// What stands before its words for the kind: keys, by which the grammar finds it with other such words.
    pub stems: Vec<String>,
    /// The facility of the gazetteer that it is.
    pub twin: Option<PlaceId>,
    /// The division of the gazetteer that it is in.
    pub region: Option<PlaceId>,
}

/// The strings of a facility; an empty one is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacilityRecord {
    /// Identifier that does not change.
    pub stable_id: String,
    /// Who runs it.
    pub operator: String,
    /// Whether it operates.
    pub status: String,
    /// How much it makes or holds, with its unit.
    pub capacity: String,
    /// Where the facts come from.
    pub source: String,
}

impl PlaceRecord {
    /// A record with a name, a kind and a point, and nothing else known.
    #[must_use]
    pub fn new(name: &str, kind: Kind, lat: f64, lon: f64) -> Self {
        Self {
            name: name.to_owned(),
            native: None,
            kind,
            lat,
            lon,
            country: None,
            region: None,
            population: 0,
            geonames_id: 0,
            subdivision: None,
            rank: 0,
            provenance: Provenance::Dateline,
            approximate: false,
            facility: None,
            note: None,
            names: Vec::new(),
            listed: None,
        }
    }

    /// The name whose key is the primary key.
    fn found_as(&self) -> &str {
        self.listed.as_ref().and_then(|row| row.found_as.as_deref()).unwrap_or(&self.name)
    }
}

/// Why a gazetteer could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// A display name has no letters, or its key is too long.
    Name {
        /// The name.
        name: String,
    },
    /// A coordinate is not on the globe.
    Coordinate {
        /// The place's name.
        name: String,
    },
    /// A region is not a record that was added.
    Region {
        /// The place's name.
        name: String,
    },
    /// Something does not fit the numbers of the format.
    TooMany {
        /// What there is too much of.
        what: &'static str,
    },
    /// What lists were to be built into is no gazetteer.
    Gazetteer(GazetteerError),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name { name } => write!(f, "{name:?} cannot be a place's name"),
            Self::Coordinate { name } => write!(f, "{name} has a point that is not on the globe"),
            Self::Region { name } => write!(f, "{name} is in a region that does not exist"),
            Self::Gazetteer(error) => write!(f, "{error}"),
            Self::TooMany { what } => write!(f, "too many {what} for the gazetteer's format"),
        }
    }
}

impl std::error::Error for WriteError {}

/// Gathers places and writes a gazetteer.
#[derive(Debug, Default)]
pub struct Writer {
    records: Vec<PlaceRecord>,
    sources: Vec<SourceNote>,
    land: Vec<u8>,
    language: Vec<u8>,
    interface: Vec<u8>,
    /// The stamp of the gazetteer that the places are to lie over, where they are rows of lists.
    over: Option<u32>,
}

impl Writer {
    /// A writer without places.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a place.
    pub fn add(&mut self, record: PlaceRecord) -> RecordId {
        self.records.push(record);
        RecordId(self.records.len() - 1)
    }

    /// The places so far, in the order in which they were added.
    #[must_use]
    pub fn records(&self) -> &[PlaceRecord] {
        &self.records
    }

    /// A place, to be changed.
    pub fn record_mut(&mut self, id: RecordId) -> Option<&mut PlaceRecord> {
        self.records.get_mut(id.0)
    }

    /// Names a source of the data.
    pub fn source(&mut self, source: SourceNote) {
        self.sources.push(source);
    }

    /// Adds a closed outline of land, as longitudes and latitudes in degrees. Points that fall on
    /// the one before them at the stored precision are left out.
    pub fn land_ring(&mut self, points: &[(f64, f64)]) {
        let mut steps: Vec<(i32, i32)> =
            points.iter().map(|(lon, lat)| ((lon * STEPS).round() as i32, (lat * STEPS).round() as i32)).collect();
        steps.dedup();
        if steps.len() > 1 && steps.first() == steps.last() {
            steps.pop();
        }
        if steps.len() < 3 {
            return;
        }
        let mut ring = Vec::new();
        let mut last = (0, 0);
        for point in &steps {
            put_varint(&mut ring, zigzag(point.0 - last.0));
            put_varint(&mut ring, zigzag(point.1 - last.1));
            last = *point;
        }
        put_varint(&mut self.land, steps.len() as u32);
        put_varint(&mut self.land, ring.len() as u32);
        self.land.extend(ring);
    }

    /// Takes in a language pack, as it is.
    pub fn language(&mut self, pack: Vec<u8>) {
        self.language = pack;
    }

    /// Takes in the words of the interface, as they are.
    pub fn interface(&mut self, section: Vec<u8>) {
        self.interface = section;
    }

    /// Makes the file one of lists over the gazetteer with the stamp `over` ([`super::Gazetteer::stamp`]).
    pub fn over(&mut self, over: u32) {
        self.over = Some(over);
    }

    /// Writes the file.
    ///
    /// # Errors
    ///
    /// When a record cannot be written; the error names it.
    pub fn finish(&self) -> Result<Vec<u8>, WriteError> {
        let order = self.order()?;
        // Where each record went.
        let mut number = vec![0u32; order.len()];
        for (place, &record) in order.iter().enumerate() {
            number[record] = place as u32;
        }
        let places: Vec<&PlaceRecord> = order.iter().map(|&record| &self.records[record]).collect();
        let keys = keys_of(&places);
        let areas = Areas::new(&places, &number)?;
        let mut sections = Sections::default();
        sections.put(Section::Meta, self.meta().into_bytes());
        put_keys(&mut sections, &keys)?;
        let spellings: Vec<Spelling> =
            places.iter().map(|place| Spelling::choose(&place.name, &normalise::key(place.found_as()))).collect();
        let own = |place: usize| spellings[place] == Spelling::Own;
        let native = |place: usize| places[place].native.is_some();
        let strange = (0..places.len()).filter(|place| own(*place)).map(|place| places[place].name.as_str());
        let natives = places.iter().filter_map(|place| place.native.as_deref());
        put_names(
            &mut sections,
            [Section::NameGroups, Section::NameBlocks, Section::NameHeads, Section::NameTails],
            strange.clone(),
        )?;
        put_names(
            &mut sections,
            [Section::NativeGroups, Section::NativeBlocks, Section::NativeHeads, Section::NativeTails],
            natives.clone(),
        )?;
        sections.put(Section::Marks, marks(places.len(), own, native));
        put_columns(&mut sections, &places, &spellings, &areas);
        put_countries(&mut sections, &places);
        put_tables(&mut sections, &places);
        if let Some(stamp) = self.over {
            put_twins(&mut sections, &places, stamp);
        }
        let counts = [places.len(), keys.len(), strange.count(), natives.count(), areas.len()];
        let counts: Vec<u8> = counts.iter().flat_map(|n| (*n as u32).to_le_bytes()).collect();
        sections.put(Section::Counts, counts);
        sections.put(Section::Land, self.land.clone());
        sections.put(Section::Language, self.language.clone());
        if !self.interface.is_empty() {
            sections.put(Section::Interface, self.interface.clone());
        }
        sections.finish()
    }

    /// The records in the order of their places: by key, then the more prominent first.
    ///
    /// # Errors
    ///
    /// When a record cannot be written; the error names it.
    pub fn order(&self) -> Result<Vec<usize>, WriteError> {
        if self.records.len() >= 1 << 24 {
            return Err(WriteError::TooMany { what: "places" });
        }
        let mut keyed = Vec::with_capacity(self.records.len());
        for (index, record) in self.records.iter().enumerate() {
            let name = record.name.clone();
            let key = normalise::key(record.found_as());
            if key.is_empty() || key.len() > MAX_KEY {
                return Err(WriteError::Name { name });
            }
            if !(record.lat.abs() <= 90.0 && record.lon.abs() <= 180.0) {
                return Err(WriteError::Coordinate { name });
            }
            if record.region.is_some_and(|region| region.0 >= self.records.len()) {
                return Err(WriteError::Region { name });
            }
            keyed.push((key, std::cmp::Reverse(record.rank), index));
        }
        keyed.sort();
        Ok(keyed.into_iter().map(|(_, _, index)| index).collect())
    }

    fn meta(&self) -> String {
        let line = |s: &SourceNote| {
            [&s.name, &s.package, &s.licence, &s.date, &s.attribution]
                .map(|field| field.replace(['\t', '\n'], " "))
                .join("\t")
        };
        self.sources.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Every key with its places, each place once and in its best class.
fn keys_of(places: &[&PlaceRecord]) -> BTreeMap<String, BTreeMap<u32, NameClass>> {
    let mut keys: BTreeMap<String, BTreeMap<u32, NameClass>> = BTreeMap::new();
    for (place, record) in places.iter().enumerate() {
        let primary = (record.found_as(), NameClass::Primary);
        let native = record.native.iter().map(|name| (name.as_str(), NameClass::Native));
        let others = record.names.iter().map(|(name, class)| (name.as_str(), *class));
        // A place has one primary key; a further primary name is an alternate.
        let others = others.map(|(name, class)| match class {
            NameClass::Primary => (name, NameClass::Alternate),
            class => (name, class),
        });
        for (name, class) in std::iter::once(primary).chain(native).chain(others) {
            let key = normalise::key(name);
            if key.is_empty() || key.len() > MAX_KEY {
                continue;
            }
            let best = keys.entry(key).or_default().entry(place as u32).or_insert(class);
            *best = class.min(*best);
        }
        for stem in record.listed.iter().flat_map(|row| &row.stems) {
            let key = format!("{stem}{STEM}");
            if key.len() <= MAX_KEY {
                keys.entry(key).or_default().insert(place as u32, NameClass::Generated);
            }
        }
    }
    keys
}

fn put_keys(sections: &mut Sections, keys: &BTreeMap<String, BTreeMap<u32, NameClass>>) -> Result<(), WriteError> {
    let strings: Vec<&[u8]> = keys.keys().map(|key| key.as_bytes()).collect();
    let coded = front_code(&strings, KEYS_PER_BLOCK);
    let (mut starts, mut postings, mut next_primary) = (Vec::new(), Vec::new(), 0u32);
    for (index, places) in keys.values().enumerate() {
        if index % KEYS_PER_BLOCK == 0 {
            let [heads, tails] = coded.starts[index / KEYS_PER_BLOCK];
            starts.push([heads, tails, postings.len() as u32, next_primary]);
        }
        put_postings(&mut postings, places, &mut next_primary);
    }
    let index = strings.iter().step_by(KEYS_PER_BLOCK).flat_map(|first| Index::bytes_of(first));
    sections.put(Section::KeyIndex, index.collect());
    let (groups, blocks) = directory(&starts)?;
    sections.put(Section::KeyGroups, groups);
    sections.put(Section::KeyBlocks, blocks);
    sections.put(Section::KeyHeads, coded.heads);
    sections.put(Section::KeyTails, coded.tails);
    sections.put(Section::Postings, postings);
    Ok(())
}

fn put_postings(out: &mut Vec<u8>, places: &BTreeMap<u32, NameClass>, next_primary: &mut u32) {
    let mut previous = *next_primary;
    let primary = |class: &NameClass| *class == NameClass::Primary;
    let first = places.iter().filter(|(_, class)| primary(class));
    let rest = places.iter().filter(|(_, class)| !primary(class));
    for (index, (&place, class)) in first.chain(rest).enumerate() {
        let last = u32::from(index + 1 == places.len());
        let code = class.code();
        if primary(class) {
            debug_assert_eq!(place, *next_primary, "places are in the order of their keys");
            *next_primary += 1;
            put_varint(out, last);
            continue;
        }
        let step = zigzag((i64::from(place) - i64::from(previous)) as i32);
        previous = place;
        put_varint(out, step << 3 | u32::from(code.min(3)) << 1 | last);
        if code >= 3 {
            out.push(code);
        }
    }
}

/// Puts names into the four sections of a table.
fn put_names<'n>(
    sections: &mut Sections,
    into: [Section; 4],
    names: impl Iterator<Item = &'n str>,
) -> Result<(), WriteError> {
    let names: Vec<&[u8]> = names.map(str::as_bytes).collect();
    let coded = front_code(&names, NAMES_PER_BLOCK);
    let (groups, blocks) = directory(&coded.starts)?;
    for (section, bytes) in into.into_iter().zip([groups, blocks, coded.heads, coded.tails]) {
        sections.put(section, bytes);
    }
    Ok(())
}

/// For each group of places how many before it are marked in each of two ways.
fn marks(places: usize, own: impl Fn(usize) -> bool, native: impl Fn(usize) -> bool) -> Vec<u8> {
    let (mut out, mut counts) = (Vec::new(), [0u32; 2]);
    for place in 0..places {
        if place % PLACES_PER_MARK == 0 {
            out.extend(counts.iter().flat_map(|count| count.to_le_bytes()));
        }
        counts[0] += u32::from(own(place));
        counts[1] += u32::from(native(place));
    }
    out
}

fn put_columns(sections: &mut Sections, places: &[&PlaceRecord], spellings: &[Spelling], areas: &Areas) {
    let flags = |id: usize, place: &PlaceRecord| {
        let mut flags = place.provenance as u8 & flag::SOURCE | spellings[id].bits();
        for (set, bit) in [
            (place.approximate, flag::APPROXIMATE),
            (place.note.is_some(), flag::NOTE),
            (place.facility.is_some(), flag::FACILITY),
            (place.native.is_some(), flag::NATIVE),
        ] {
            flags |= if set { bit } else { 0 };
        }
        flags
    };
    let each = |f: &dyn Fn(usize, &PlaceRecord) -> Vec<u8>| -> Vec<u8> {
        places.iter().enumerate().flat_map(|(id, place)| f(id, place)).collect()
    };
    sections.put(Section::Kind, each(&|_, p| vec![p.kind as u8]));
    sections.put(Section::Flags, each(&|id, p| vec![flags(id, p)]));
    sections.put(Section::Rank, each(&|_, p| vec![p.rank]));
    let population = |p: &PlaceRecord| population_code(p.population).to_le_bytes().to_vec();
    sections.put(Section::Population, each(&|_, p| population(p)));
    let geonames = |p: &PlaceRecord| {
        let code = p.subdivision.filter(|_| p.geonames_id == 0);
        let number = code.map_or(p.geonames_id, |code| SUBDIVISIONS + u32::from(code.to_number()));
        number.to_le_bytes()[..3].to_vec()
    };
    sections.put(Section::Geonames, each(&|_, p| geonames(p)));
    sections.put(Section::Lat, each(&|id, _| areas.lat(id).to_le_bytes().to_vec()));
    sections.put(Section::Lon, each(&|id, _| areas.lon(id).to_le_bytes().to_vec()));
    sections.put(Section::Area, each(&|id, _| areas.of(id).to_le_bytes().to_vec()));
    sections.put(Section::Areas, areas.bytes());
    sections.put(Section::FacilityOrder, facility_order(places, areas));
}

/// The numbers of the facilities from south to north, by the latitudes that are written.
fn facility_order(places: &[&PlaceRecord], areas: &Areas) -> Vec<u8> {
    let mut order: Vec<u32> = (0..places.len() as u32)
        .filter(|&id| places[id as usize].kind.category() == Category::Infrastructure)
        .collect();
    order.sort_by(|&a, &b| areas.written_lat(a as usize).total_cmp(&areas.written_lat(b as usize)).then(a.cmp(&b)));
    order.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// The countries by their codes.
fn put_countries(sections: &mut Sections, places: &[&PlaceRecord]) {
    let mut countries = BTreeMap::new();
    for (id, place) in (0u32..).zip(places) {
        if let (Kind::Country, Some(code)) = (place.kind, place.country) {
            countries.entry(code.to_bytes()).or_insert(id);
        }
    }
    let table = countries.into_iter().flat_map(|(code, id)| {
        let mut entry = code.to_vec();
        entry.extend_from_slice(&id.to_le_bytes());
        entry
    });
    sections.put(Section::Countries, table.collect());
}

fn put_tables(sections: &mut Sections, places: &[&PlaceRecord]) {
    let mut pool = Pool::new();
    let (mut facilities, mut notes, mut listed) = (Vec::new(), Vec::new(), Vec::new());
    for (id, place) in places.iter().enumerate() {
        let id = id as u32;
        if let Some(f) = &place.facility {
            facilities.extend_from_slice(&id.to_le_bytes());
            for text in [&f.stable_id, &f.operator, &f.status, &f.capacity, &f.source] {
                facilities.extend_from_slice(&pool.put(text).to_le_bytes());
            }
        }
        if let Some(row) = &place.listed {
            for text in [&row.list, &row.url] {
                listed.extend_from_slice(&pool.put(text).to_le_bytes());
            }
        }
        if let Some(note) = &place.note {
            notes.extend_from_slice(&id.to_le_bytes());
            notes.extend_from_slice(&pool.put(note).to_le_bytes());
        }
    }
    sections.put(Section::Facilities, facilities);
    sections.put(Section::Notes, notes);
    if !listed.is_empty() {
        sections.put(Section::Listed, listed);
    }
    sections.put(Section::Pool, pool.into_bytes());
}

/// The stamp of the gazetteer that rows of lists lie over, and which of its places they are.
fn put_twins(sections: &mut Sections, places: &[&PlaceRecord], stamp: u32) {
    let twin = |(id, place): (usize, &&PlaceRecord)| Some((place.listed.as_ref()?.twin?.0, id as u32));
    let mut twins: Vec<(u32, u32)> = places.iter().enumerate().filter_map(twin).collect();
    twins.sort_unstable();
    twins.dedup_by_key(|twin| twin.0);
    let mut bytes = stamp.to_le_bytes().to_vec();
    bytes.extend(twins.into_iter().flat_map(|(of, row)| [of.to_le_bytes(), row.to_le_bytes()]).flatten());
    sections.put(Section::Twins, bytes);
}

/// The file of a gazetteer with own lists built in, in place of those that it may have. `lists` is what
/// a writer made that lies [over](Writer::over) it.
///
/// # Errors
///
/// When the bytes are no gazetteer, or both together are too long.
pub fn with_lists(gazetteer: &[u8], lists: &[u8]) -> Result<Vec<u8>, WriteError> {
    let file = File::open(gazetteer.to_vec().into(), Checksum::Now).map_err(WriteError::Gazetteer)?;
    let mut sections = Sections::default();
    for &section in Section::ALL {
        let bytes = file.section(section);
        if !bytes.is_empty() || !section.is_optional() {
            sections.put(section, bytes.to_vec());
        }
    }
    sections.put(Section::Lists, lists.to_vec());
    sections.finish()
}

/// The sections as they come, put together at the end.
#[derive(Default)]
struct Sections(BTreeMap<Section, Vec<u8>>);

impl Sections {
    fn put(&mut self, section: Section, bytes: Vec<u8>) {
        self.0.insert(section, bytes);
    }

    fn finish(self) -> Result<Vec<u8>, WriteError> {
        let table = HEADER + self.0.len() * SECTION_ENTRY;
        let total: usize = table + self.0.values().map(Vec::len).sum::<usize>();
        let fits = |n: usize| u32::try_from(n).map_err(|_| WriteError::TooMany { what: "bytes" });
        let mut out = Vec::with_capacity(total);
        out.extend_from_slice(&MAGIC);
        out.extend_from_slice(&VERSION.to_le_bytes());
        out.extend_from_slice(&fits(total)?.to_le_bytes());
        out.extend_from_slice(&NO_PLACE.to_le_bytes()); // the checksum, once the rest is there
        out.extend_from_slice(&(self.0.len() as u32).to_le_bytes());
        let mut offset = table;
        for (section, bytes) in &self.0 {
            for field in [*section as u32, offset as u32, bytes.len() as u32] {
                out.extend_from_slice(&field.to_le_bytes());
            }
            offset += bytes.len();
        }
        self.0.values().for_each(|bytes| out.extend_from_slice(bytes));
        let checksum = crc32fast::hash(&out[CHECKED_FROM..]);
        out[CHECKED_FROM - 4..CHECKED_FROM].copy_from_slice(&checksum.to_le_bytes());
        Ok(out)
    }
}
