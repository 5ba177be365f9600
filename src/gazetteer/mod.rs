//! The compiled gazetteer: every name of every place and facility that Dateline knows.
//!
//! The gazetteer is one file that is used as it lies: opening it checks its checksum and the bounds
//! of its sections, and nothing is unpacked until it is asked for. Format and sizes are
//! described in `docs/gazetteer.md`.
//!
//! * [`Gazetteer::lookup`] finds a name, [`Gazetteer::walk`] the longest name at a place in a text.
//! * [`normalise::key`] is what makes two spellings one name.
//! * [`sphere`] says how near two points are.
//! * [`write`] makes the file; the workspace's `gazetteer-builder` feeds it.

mod dictionary;
mod error;
mod format;
mod land;
mod metadata;
pub mod normalise;
mod place;
mod postings;
mod spelling;
pub mod sphere;
mod walk;
pub mod write;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod damage;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod tests;

use std::borrow::Cow;
use std::fmt;

use crate::country::CountryCode;
use crate::kind::{Category, Kind};

use crate::sort;
use dictionary::{Directory, FrontCoded, Index};
use format::{File, KEYS_PER_BLOCK, NAMES_PER_BLOCK, NO_PLACE, PLACES_PER_MARK, Section, u32_at};
use postings::{KEY_STREAMS, Postings};

pub use error::GazetteerError;
pub use land::{Land, Ring};
pub use metadata::{Metadata, SourceNote};
pub use place::{Facility, Place, Provenance};
pub use postings::{Demonym, KeyId, NameClass, PlaceId};
pub use walk::Walk;

/// Kilometres in a degree of latitude, a little fewer than there are.
const KM_PER_DEGREE: f64 = 111.0;

/// A place that a name may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The place.
    pub place: PlaceId,
    /// How the name names it.
    pub name: NameClass,
    /// How likely it is without any context, from 0 to 255; only the order means something.
    pub prior: u8,
}

/// The numbers of the `counts` section.
#[derive(Debug, Clone, Copy)]
struct Counts {
    places: usize,
    keys: usize,
    spellings: usize,
    natives: usize,
    areas: usize,
}

/// The gazetteer: names and places, in one file that is used as it lies.
pub struct Gazetteer {
    file: File,
    counts: Counts,
}

impl Gazetteer {
    /// Opens a gazetteer. The bytes are used as they lie, borrowed or owned; nothing is copied.
    ///
    /// # Errors
    ///
    /// When the bytes are not a whole, undamaged gazetteer of this format version; the error says
    /// what is wrong. Bytes with a right checksum and wrong contents may open; they then yield
    /// wrong or missing places, and never a panic, an endless loop or a read out of bounds.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, GazetteerError> {
        let file = File::open(bytes.into())?;
        file.expect_len(Section::Counts, 20)?;
        let count = |at: usize| u32_at(file.section(Section::Counts), at * 4) as usize;
        let counts =
            Counts { places: count(0), keys: count(1), spellings: count(2), natives: count(3), areas: count(4) };
        let places = counts.places as u64;
        let directory =
            |count: usize, per_block: usize, streams: usize| Directory::lengths(count.div_ceil(per_block), streams);
        let keys = directory(counts.keys, KEYS_PER_BLOCK, KEY_STREAMS);
        let names = directory(counts.spellings, NAMES_PER_BLOCK, 2);
        let natives = directory(counts.natives, NAMES_PER_BLOCK, 2);
        for (section, expected) in [
            (Section::KeyGroups, keys.0),
            (Section::KeyBlocks, keys.1),
            (Section::KeyIndex, counts.keys.div_ceil(KEYS_PER_BLOCK) as u64 * 8),
            (Section::NameGroups, names.0),
            (Section::NameBlocks, names.1),
            (Section::NativeGroups, natives.0),
            (Section::NativeBlocks, natives.1),
            (Section::Marks, places.div_ceil(PLACES_PER_MARK as u64) * 8),
            (Section::Lat, places * 2),
            (Section::Lon, places * 2),
            (Section::Area, places * 2),
            (Section::Kind, places),
            (Section::Flags, places),
            (Section::Rank, places),
            (Section::Population, places * 2),
            (Section::Geonames, places * 3),
            (Section::Areas, counts.areas as u64 * place::AREA_BYTES as u64),
        ] {
            file.expect_len(section, expected)?;
        }
        Ok(Self { file, counts })
    }

    /// The number of places, facilities included.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "an empty gazetteer is of no use to ask for")]
    pub fn len(&self) -> usize {
        self.counts.places
    }

    /// The number of bytes of the file, which is what it takes of memory.
    #[must_use]
    pub fn size(&self) -> usize {
        self.file.len()
    }

    /// The place of a number; `None` if the gazetteer has no such place.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Option<Place<'_>> {
        ((id.0 as usize) < self.counts.places).then(|| Place::new(self, id))
    }

    /// All places, in the order of their primary keys.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        (0..self.counts.places).map(|id| Place::new(self, PlaceId(id as u32)))
    }

    /// All facilities.
    pub fn facilities(&self) -> impl Iterator<Item = Place<'_>> {
        self.file
            .section(Section::Kind)
            .iter()
            .enumerate()
            .filter(|(_, kind)| Kind::from_number(**kind).is_some_and(|k| k.category() == Category::Infrastructure))
            .filter_map(|(id, _)| self.place(PlaceId(u32::try_from(id).ok()?)))
    }

    /// Everything that a name may mean, the likeliest without context first.
    ///
    /// The name is normalised; an article before it ("the Netherlands", "The Hague") is tried with
    /// and without.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Vec<Candidate> {
        let key = normalise::key(name);
        let mut candidates = self.lookup_key(&key);
        if let Some(bare) = key.strip_prefix("the ") {
            for candidate in self.lookup_key(bare) {
                if !candidates.iter().any(|c| c.place == candidate.place) {
                    candidates.push(candidate);
                }
            }
            sort(&mut candidates);
        }
        candidates
    }

    /// [`lookup`](Self::lookup) for a name that already is a key.
    #[must_use]
    pub fn lookup_key(&self, key: &str) -> Vec<Candidate> {
        self.key(key).map_or_else(Vec::new, |key| self.candidates(key))
    }

    /// The number of a key, if a name has it.
    #[must_use]
    pub fn key(&self, key: &str) -> Option<KeyId> {
        let found = self.keys().search(self.key_index(), key.as_bytes(), 0)?;
        found.is_exact().then_some(KeyId(found.ordinal as u32))
    }

    /// Everything that a key may mean, the likeliest without context first.
    #[must_use]
    pub fn candidates(&self, key: KeyId) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        self.candidates_into(key, &mut candidates);
        candidates
    }

    /// Puts [`candidates`](Self::candidates) after those that `out` has.
    pub fn candidates_into(&self, key: KeyId, out: &mut Vec<Candidate>) {
        let ranks = self.file.section(Section::Rank);
        let from = out.len();
        self.postings().of_key(key.0 as usize, |posting| {
            if let Some(rank) = ranks.get(posting.place.0 as usize) {
                let prior = rank.saturating_sub(posting.class.penalty());
                out.push(Candidate { place: posting.place, name: posting.class, prior });
            }
        });
        sort(&mut out[from..]);
    }

    /// The kind of a place, without more of it; `None` if the gazetteer has no such place.
    #[must_use]
    #[inline]
    pub fn kind(&self, id: PlaceId) -> Option<Kind> {
        let number = *self.file.section(Section::Kind).get(id.0 as usize)?;
        Some(Kind::from_number(number).unwrap_or(Kind::Locality))
    }

    /// A walk over the keys, from their beginning.
    #[must_use]
    pub fn walk(&self) -> Walk<'_> {
        Walk::new(self)
    }

    /// The country or territory of a code.
    #[must_use]
    pub fn country(&self, code: CountryCode) -> Option<Place<'_>> {
        let table = self.file.section(Section::Countries);
        let (entries, _) = table.as_chunks::<6>();
        let at = entries.binary_search_by_key(&code.to_bytes(), |entry| [entry[0], entry[1]]).ok()?;
        self.place(PlaceId(u32_at(&entries[at], 2)))
    }

    /// The name of the country that `place` is in, if it is in one.
    #[must_use]
    pub fn country_name(&self, place: &Place<'_>) -> Option<String> {
        Some(self.country(place.country()?)?.name().to_owned())
    }

    /// The places of a kind that `wanted` accepts within `km` kilometres of a point, the nearest
    /// first, with their distances. Where only facilities are wanted, those at the latitude are read; else
    /// every place once, which is meant for checks and not for each word of a text.
    pub fn places_near(&self, lat: f64, lon: f64, km: f64, wanted: impl Fn(Kind) -> bool) -> Vec<(Place<'_>, f64)> {
        let kinds = self.file.section(Section::Kind);
        let accepted = std::array::from_fn::<bool, 256, _>(|n| Kind::from_number(n as u8).is_some_and(&wanted));
        let is_place = |n: u8| Kind::from_number(n).is_some_and(|kind| kind.category() == Category::Place);
        let all = (0..=u8::MAX).any(|n| accepted[usize::from(n)] && is_place(n));
        let (places, facilities) =
            if all { (0..kinds.len() as u32, &[][..]) } else { (0..0, self.facilities_at(lat, km / KM_PER_DEGREE)) };
        let mut near: Vec<_> = places
            .chain(facilities.iter().map(|id| u32::from_le_bytes(*id)))
            .filter(|id| kinds.get(*id as usize).is_some_and(|kind| accepted[usize::from(*kind)]))
            .filter_map(|id| self.place(PlaceId(id)))
            .filter(|place| (place.lat() - lat).abs() * KM_PER_DEGREE <= km)
            .map(|place| (distance_km(lat, lon, place.lat(), place.lon()), place))
            .filter(|(distance, _)| *distance <= km)
            .map(|(distance, place)| (place, distance))
            .collect();
        sort::by(&mut near, |a, b| a.1.total_cmp(&b.1).then(a.0.id().cmp(&b.0.id())));
        near
    }

    /// The numbers of the facilities within some degrees of latitude, from the south to the north.
    fn facilities_at(&self, lat: f64, degrees: f64) -> &[[u8; 4]] {
        let (order, _) = self.file.section(Section::FacilityOrder).as_chunks::<4>();
        let lat_of = |id: &[u8; 4]| self.place(PlaceId(u32::from_le_bytes(*id))).map_or(f64::NAN, |place| place.lat());
        // A little more than asked for: the caller looks closely.
        let (south, north) = (lat - degrees - 1e-6, lat + degrees + 1e-6);
        let from = order.partition_point(|id| lat_of(id) < south);
        let to = order.partition_point(|id| lat_of(id) <= north);
        order.get(from..to).unwrap_or_default()
    }

    /// Where the data comes from, and how much there is of it.
    #[must_use]
    pub fn metadata(&self) -> Metadata {
        Metadata::read(self)
    }

    /// The outlines of the land, for an overview map.
    #[must_use]
    pub fn land(&self) -> Land<'_> {
        Land::new(self.file.section(Section::Land))
    }

    /// The bytes of the language pack that lies in the file; empty if it has none.
    #[must_use]
    pub fn language_pack(&self) -> &[u8] {
        self.file.section(Section::Language)
    }

    fn key_directory(&self) -> Directory<'_> {
        Directory {
            groups: self.file.section(Section::KeyGroups),
            blocks: self.file.section(Section::KeyBlocks),
            streams: KEY_STREAMS,
        }
    }

    fn keys(&self) -> FrontCoded<'_> {
        FrontCoded {
            directory: self.key_directory(),
            heads: self.file.section(Section::KeyHeads),
            tails: self.file.section(Section::KeyTails),
            per_block: KEYS_PER_BLOCK,
            len: self.counts.keys,
        }
    }

    fn postings(&self) -> Postings<'_> {
        Postings {
            directory: self.key_directory(),
            bytes: self.file.section(Section::Postings),
            blocks: self.counts.keys.div_ceil(KEYS_PER_BLOCK),
        }
    }

    fn names(&self, of: [Section; 4], len: usize) -> FrontCoded<'_> {
        let [groups, blocks, heads, tails] = of.map(|section| self.file.section(section));
        FrontCoded {
            directory: Directory { groups, blocks, streams: 2 },
            heads,
            tails,
            per_block: NAMES_PER_BLOCK,
            len,
        }
    }

    /// The spellings that do not follow from keys.
    fn spellings(&self) -> FrontCoded<'_> {
        let of = [Section::NameGroups, Section::NameBlocks, Section::NameHeads, Section::NameTails];
        self.names(of, self.counts.spellings)
    }

    fn natives(&self) -> FrontCoded<'_> {
        let of = [Section::NativeGroups, Section::NativeBlocks, Section::NativeHeads, Section::NativeTails];
        self.names(of, self.counts.natives)
    }

    fn key_index(&self) -> Index<'_> {
        Index(self.file.section(Section::KeyIndex).as_chunks().0)
    }

    /// The string of a pool offset; offset zero is "none".
    fn pool(&self, offset: u32) -> Option<&str> {
        if offset == 0 || offset == NO_PLACE {
            return None;
        }
        let pool = self.file.section(Section::Pool);
        let mut at = offset as usize;
        let length = format::varint(pool, &mut at)? as usize;
        std::str::from_utf8(pool.get(at..at.checked_add(length)?)?).ok()
    }
}

/// Best prior first; at the same prior in the order of the places, so that the order is one.
fn sort(candidates: &mut [Candidate]) {
    sort::by_key(candidates, |c| (std::cmp::Reverse(c.prior), c.name, c.place));
}

/// The great-circle distance of two points in kilometres, on a sphere of 6,371 km.
#[must_use]
pub fn distance_km(lat_a: f64, lon_a: f64, lat_b: f64, lon_b: f64) -> f64 {
    let (phi_a, phi_b) = (lat_a.to_radians(), lat_b.to_radians());
    let half_phi = (phi_b - phi_a) / 2.0;
    let half_lambda = (lon_b - lon_a).to_radians() / 2.0;
    let h = half_phi.sin().powi(2) + phi_a.cos() * phi_b.cos() * half_lambda.sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gazetteer({} places, {} bytes)", self.counts.places, self.size())
    }
}
