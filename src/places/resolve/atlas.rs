//! What resolution needs of each place and each name of a document, read once.

use std::collections::HashMap;

use crate::country::CountryCode;
use crate::gazetteer::sphere::Point;
use crate::gazetteer::{Gazetteer, PlaceId, normalise};
use crate::kind::Kind;
use crate::text::hashing::Fast;

/// The number of codes that [`Facts::country_at`] can be.
pub(super) const COUNTRIES: usize = 26 * 26;

/// A place, read from the gazetteer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    pub(super) place: PlaceId,
    pub(super) kind: Kind,
    pub(super) country: Option<CountryCode>,
    /// The first-order region; a region's own number for itself.
    pub(super) region: Option<PlaceId>,
    /// Degrees.
    pub(super) lat: f64,
    /// Degrees.
    pub(super) lon: f64,
    pub(super) point: Point,
    /// The logarithm of the inhabitants and one more.
    pub(super) population: f32,
    /// The number of the country, less than [`COUNTRIES`].
    pub(super) country_at: Option<u16>,
    /// The number of the region among those of the document.
    pub(super) region_at: Option<u32>,
}

/// The number of a name among those of a document: spellings of one key have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct NameId(pub(super) u32);

/// The places and names that a document speaks of, each read once. It lives as long as the document is
/// worked on, and serves every call of the resolver.
#[derive(Debug)]
pub struct Atlas<'a> {
    gazetteer: &'a Gazetteer,
    facts: Vec<Facts>,
    of_place: HashMap<PlaceId, u32, Fast>,
    regions: HashMap<PlaceId, u32, Fast>,
    of_spelling: HashMap<&'a str, NameId, Fast>,
    of_key: HashMap<String, NameId, Fast>,
}

impl<'a> Atlas<'a> {
    /// An atlas in which nothing has been looked up.
    #[must_use]
    pub fn new(gazetteer: &'a Gazetteer) -> Self {
        Self {
            gazetteer,
            facts: Vec::new(),
            of_place: HashMap::default(),
            regions: HashMap::default(),
            of_spelling: HashMap::default(),
            of_key: HashMap::default(),
        }
    }

    /// What is known of a place; `None` if the gazetteer has no such place.
    pub(super) fn facts(&mut self, id: PlaceId) -> Option<Facts> {
        if let Some(&at) = self.of_place.get(&id) {
            return self.facts.get(at as usize).copied();
        }
        let place = self.gazetteer.place(id)?;
        let (kind, country, lat, lon) = (place.kind(), place.country(), place.lat(), place.lon());
        let own = matches!(kind, Kind::Admin1 | Kind::Territory).then_some(id);
        let region = own.or_else(|| place.region().map(|r| r.id()));
        let facts = Facts {
            place: id,
            kind,
            country,
            region,
            lat,
            lon,
            point: Point::new(lat, lon),
            population: (place.population().unwrap_or(0) as f32 + 1.0).ln(),
            country_at: country.map(number),
            region_at: region.map(|region| {
                let next = self.regions.len() as u32;
                *self.regions.entry(region).or_insert(next)
            }),
        };
        self.of_place.insert(id, self.facts.len() as u32);
        self.facts.push(facts);
        Some(facts)
    }

    /// How many regions the places so far are in.
    pub(super) fn regions(&self) -> usize {
        self.regions.len()
    }

    /// The number of the name that a piece of the text spells.
    pub(super) fn name(&mut self, spelling: &'a str) -> NameId {
        if let Some(&name) = self.of_spelling.get(spelling) {
            return name;
        }
        let name = self.name_of_key(&normalise::key(spelling));
        self.of_spelling.insert(spelling, name);
        name
    }

    /// The number of the name of a key.
    pub(super) fn name_of_key(&mut self, key: &str) -> NameId {
        if let Some(&name) = self.of_key.get(key) {
            return name;
        }
        let name = NameId(self.of_key.len() as u32);
        self.of_key.insert(key.to_owned(), name);
        name
    }
}

/// The number of a country: its two letters.
pub(super) fn number(country: CountryCode) -> u16 {
    let [a, b] = country.to_bytes().map(|letter| u16::from(letter.saturating_sub(b'A')).min(25));
    a * 26 + b
}
