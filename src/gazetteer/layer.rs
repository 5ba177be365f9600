//! One file of the gazetteer: its own, or that of the reader's lists over it.

use std::borrow::Cow;

use super::dictionary::{Directory, FrontCoded, Index};
use super::error::GazetteerError;
use super::format::{
    self, Checksum, File, KEYS_PER_BLOCK, NAMES_PER_BLOCK, NO_PLACE, PLACES_PER_MARK, Section, i32_at, u16_at, u32_at,
};
use super::postings::{KEY_STREAMS, Postings};
use super::{Candidate, KeyId, PlaceId};

/// Bytes of one area: country, reserved, region, and the box of its places in 1e-5 degrees.
const AREA_BYTES: usize = 24;

/// The numbers of the `counts` section.
#[derive(Debug, Clone, Copy)]
pub struct Counts {
    pub places: usize,
    pub keys: usize,
    pub spellings: usize,
    pub natives: usize,
    pub areas: usize,
}

/// A file with the numbers that its places and keys begin with.
pub struct Layer {
    pub file: File,
    pub counts: Counts,
    /// The number of its first place.
    pub first_place: u32,
    /// The number of its first key.
    first_key: u32,
}

impl Layer {
    /// Checks the bytes of a file whose first place and first key have the numbers `first`.
    pub fn open(bytes: Cow<'static, [u8]>, first: [u32; 2], checksum: Checksum) -> Result<Self, GazetteerError> {
        let file = File::open(bytes, checksum)?;
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
            (Section::Areas, counts.areas as u64 * AREA_BYTES as u64),
        ] {
            file.expect_len(section, expected)?;
        }
        let [first_place, first_key] = first;
        Ok(Self { file, counts, first_place, first_key })
    }

    /// The numbers after its last place and its last key.
    pub fn ends(&self) -> [u32; 2] {
        [self.first_place + self.counts.places as u32, self.first_key + self.counts.keys as u32]
    }

    /// The place's number within the file.
    #[inline]
    pub const fn index(&self, id: PlaceId) -> usize {
        id.0.wrapping_sub(self.first_place) as usize
    }

    /// The key's number within the file, if it is one of its keys.
    pub fn ordinal(&self, key: KeyId) -> Option<usize> {
        let ordinal = key.0.checked_sub(self.first_key)? as usize;
        (ordinal < self.counts.keys).then_some(ordinal)
    }

    /// The number of the key at a position of its dictionary.
    #[inline]
    pub const fn key_at(&self, ordinal: usize) -> KeyId {
        KeyId(self.first_key + ordinal as u32)
    }

    /// The number of a key, if a name has it.
    pub fn key(&self, key: &str) -> Option<KeyId> {
        let found = self.keys().search(self.key_index(), key.as_bytes(), 0)?;
        found.is_exact().then(|| self.key_at(found.ordinal))
    }

    /// Adds what bears the key `ordinal`, in the order of the file.
    pub fn candidates_into(&self, ordinal: usize, out: &mut Vec<Candidate>) {
        let ranks = self.file.section(Section::Rank);
        self.postings().of_key(ordinal, |posting| {
            if let Some(rank) = ranks.get(posting.place.0 as usize) {
                let prior = rank.saturating_sub(posting.class.penalty());
                let place = PlaceId(self.first_place + posting.place.0);
                out.push(Candidate { place, name: posting.class, prior });
            }
        });
    }

    /// The rows of own lists that stand for places of the gazetteer: that place and the row, ascending.
    fn twins(&self) -> &[[u8; 8]] {
        self.file.section(Section::Twins).get(4..).unwrap_or_default().as_chunks().0
    }

    /// The row that stands for a place of the gazetteer.
    fn twin(&self, of: PlaceId) -> Option<PlaceId> {
        let twins = self.twins();
        let at = twins.binary_search_by_key(&of.0, |twin| u32_at(twin, 0)).ok()?;
        Some(PlaceId(self.first_place + u32_at(&twins[at], 4)))
    }

    /// Whether a row stands for a place of the gazetteer.
    pub fn has_twin(&self, of: PlaceId) -> bool {
        self.twin(of).is_some()
    }

    /// Puts rows of the lists in the stead of the places that they are, each once, in `out` from `from` on.
    pub fn replace_twins(&self, from: usize, out: &mut Vec<Candidate>) {
        let ranks = self.file.section(Section::Rank);
        let mut at = from;
        while let Some(candidate) = out.get(at).copied() {
            let twin = self.twin(candidate.place);
            let place = twin.unwrap_or(candidate.place);
            if out[from..at].iter().any(|other| other.place == place) {
                out.remove(at);
                continue;
            }
            if twin.is_some() {
                let rank = ranks.get(self.index(place)).copied().unwrap_or(0);
                out[at] = Candidate { place, prior: rank.saturating_sub(candidate.name.penalty()), ..candidate };
            }
            at += 1;
        }
    }

    /// The numbers within the file of the facilities within some degrees of latitude, from the south to the north.
    pub fn facilities_at(&self, lat: f64, degrees: f64) -> &[[u8; 4]] {
        let (order, _) = self.file.section(Section::FacilityOrder).as_chunks::<4>();
        let lat_of = |id: &[u8; 4]| {
            let at = u32::from_le_bytes(*id) as usize;
            if at < self.counts.places { self.coordinate(at, Section::Lat, 8) } else { f64::NAN }
        };
        // A little more than asked for: the caller looks closely.
        let (south, north) = (lat - degrees - 1e-6, lat + degrees + 1e-6);
        let from = order.partition_point(|id| lat_of(id) < south);
        let to = order.partition_point(|id| lat_of(id) <= north);
        order.get(from..to).unwrap_or_default()
    }

    /// The area of the place `index`; empty if it has none.
    pub fn area(&self, index: usize) -> &[u8] {
        let at = usize::from(u16_at(self.file.section(Section::Area), index * 2)) * AREA_BYTES;
        self.file.section(Section::Areas).get(at..at + AREA_BYTES).unwrap_or_default()
    }

    /// A coordinate of the place `index` in degrees: it lies at so many 65535ths of its area's extent, which is at
    /// `field` in the area.
    pub fn coordinate(&self, index: usize, section: Section, field: usize) -> f64 {
        let area = self.area(index);
        let (low, extent) = (i32_at(area, field), u32_at(area, field + 4));
        coordinate(low, extent, u16_at(self.file.section(section), index * 2))
    }

    fn key_directory(&self) -> Directory<'_> {
        Directory {
            groups: self.file.section(Section::KeyGroups),
            blocks: self.file.section(Section::KeyBlocks),
            streams: KEY_STREAMS,
        }
    }

    pub fn keys(&self) -> FrontCoded<'_> {
        FrontCoded {
            directory: self.key_directory(),
            heads: self.file.section(Section::KeyHeads),
            tails: self.file.section(Section::KeyTails),
            per_block: KEYS_PER_BLOCK,
            len: self.counts.keys,
        }
    }

    pub fn postings(&self) -> Postings<'_> {
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
    pub fn spellings(&self) -> FrontCoded<'_> {
        let of = [Section::NameGroups, Section::NameBlocks, Section::NameHeads, Section::NameTails];
        self.names(of, self.counts.spellings)
    }

    pub fn natives(&self) -> FrontCoded<'_> {
        let of = [Section::NativeGroups, Section::NativeBlocks, Section::NativeHeads, Section::NativeTails];
        self.names(of, self.counts.natives)
    }

    pub fn key_index(&self) -> Index<'_> {
        Index(self.file.section(Section::KeyIndex).as_chunks().0)
    }

    /// The string of a pool offset; offset zero is "none".
    pub fn pool(&self, offset: u32) -> Option<&str> {
        if offset == 0 || offset == NO_PLACE {
            return None;
        }
        let pool = self.file.section(Section::Pool);
        let mut at = offset as usize;
        let length = format::varint(pool, &mut at)? as usize;
        std::str::from_utf8(pool.get(at..at.checked_add(length)?)?).ok()
    }
}

/// Degrees from the least coordinate of an area and its extent, in 1e-5 degrees, and 65535ths of that.
#[inline]
pub fn coordinate(low: i32, extent: u32, part: u16) -> f64 {
    let fraction = f64::from(part) / 65535.0;
    (f64::from(low) + fraction * f64::from(extent)) / 1e5
}
