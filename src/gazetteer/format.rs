//! The file's outer form: header, section table, and reads that cannot leave the bytes.
//!
//! `docs/gazetteer.md` describes the format byte by byte. All numbers are little-endian, none is
//! aligned; they are read where they lie.

use std::borrow::Cow;
use std::ops::Range;

use super::error::{GazetteerError, VERSION};
use super::verification::Verification;

/// First eight bytes of the file. The line ends catch a transfer that rewrites them.
pub const MAGIC: [u8; 8] = *b"DLGZ\r\n\x1a\n";

/// Bytes before the section table: magic, version, length, checksum, number of sections.
pub const HEADER: usize = 24;

/// The checksum covers everything from here to the end of the file.
pub const CHECKED_FROM: usize = 20;

/// Bytes of one entry in the section table: number, offset, length.
pub const SECTION_ENTRY: usize = 12;

/// Longest key in bytes; longer names are left out by the writer.
pub const MAX_KEY: usize = 120;

/// Keys in one block of the key dictionary.
pub const KEYS_PER_BLOCK: usize = 32;

/// Strings in one block of the name dictionaries.
pub const NAMES_PER_BLOCK: usize = 16;

/// Blocks in one group of a directory.
pub const BLOCKS_PER_GROUP: usize = 16;

/// Places for which the marks are counted together.
pub const PLACES_PER_MARK: usize = 64;

/// "No such place" in a field that holds a place number.
pub const NO_PLACE: u32 = u32::MAX;

/// From here on a number among those of GeoNames is a division's code of ISO 3166-2.
pub const SUBDIVISIONS: u32 = 0xFF_0000;

macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $label:literal;)*) => {
        /// The sections of the file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u32)]
        pub enum Section { $($(#[$doc])* $name = $id,)* }

        impl Section {
            /// All sections, in the order of their numbers.
            pub const ALL: &'static [Section] = &[$(Section::$name,)*];

            /// The section's name in the documentation and in messages.
            pub const fn label(self) -> &'static str {
                match self { $(Section::$name => $label,)* }
            }
        }
    };
}

sections! {
    /// How many places, keys, areas and so on there are.
    Counts = 0, "counts";
    /// Sources with licences and dates, as lines of tab-separated text.
    Meta = 1, "meta";
    /// For each sixteen blocks of keys: where their heads, tails and postings start, and the number
    /// of the next primary place.
    KeyGroups = 2, "key groups";
    /// For each block of keys the same, counted from its group's.
    KeyBlocks = 3, "key blocks";
    /// Lengths of the front-coded keys.
    KeyHeads = 4, "key heads";
    /// Letters of the front-coded keys.
    KeyTails = 5, "key tails";
    /// For each key the places that bear it.
    Postings = 6, "postings";
    /// For each 64 places: how many before them have a spelling and a native name of their own.
    Marks = 7, "marks";
    /// Where each sixteen blocks of spellings start.
    NameGroups = 8, "name groups";
    /// Where each block of spellings starts, counted from its group.
    NameBlocks = 9, "name blocks";
    /// Lengths of the front-coded spellings that do not follow from the key.
    NameHeads = 10, "name heads";
    /// Letters of them.
    NameTails = 11, "name tails";
    /// Where each sixteen blocks of native names start.
    NativeGroups = 12, "native groups";
    /// Where each block of native names starts, counted from its group.
    NativeBlocks = 13, "native blocks";
    /// Lengths of the front-coded native names.
    NativeHeads = 14, "native heads";
    /// Letters of them.
    NativeTails = 15, "native tails";
    /// Latitude within the area, 16 bits.
    Lat = 16, "latitudes";
    /// Longitude within the area, 16 bits.
    Lon = 17, "longitudes";
    /// Number of the area (country, region and bounding box), 16 bits.
    Area = 18, "areas of places";
    /// Kind, 8 bits.
    Kind = 19, "kinds";
    /// Source and flags, 8 bits.
    Flags = 20, "flags";
    /// Prior rank, 8 bits.
    Rank = 21, "ranks";
    /// Population, a decimal floating number in 16 bits.
    Population = 22, "populations";
    /// GeoNames number, 24 bits.
    Geonames = 23, "geonames numbers";
    /// The areas themselves.
    Areas = 24, "areas";
    /// Country codes with their places.
    Countries = 25, "countries";
    /// Facilities: place and strings.
    Facilities = 26, "facilities";
    /// Notes on disputed places.
    Notes = 27, "notes";
    /// The strings of facilities and notes.
    Pool = 28, "pool";
    /// Land outlines for the overview map.
    Land = 29, "land";
    /// What is known of the language of the texts: see `language::pack`.
    Language = 30, "language";
    /// For each block of keys the first eight bytes of its first key.
    KeyIndex = 31, "key index";
    /// The facilities from south to north.
    FacilityOrder = 32, "facility order";
    /// Of own lists: for each place the list's name and an address.
    Listed = 33, "listed";
    /// Of own lists: the checksum of the gazetteer that they were made against, and which of its places their rows are.
    Twins = 34, "twins";
    /// Own lists built into a gazetteer: a file of their own.
    Lists = 35, "lists";
    /// The words of the interface in its languages: see `view::strings`.
    Interface = 36, "interface";
}

impl Section {
    /// Whether a gazetteer need not have it.
    pub const fn is_optional(self) -> bool {
        self as u32 >= Self::Listed as u32
    }
}

/// The number of sections.
pub const SECTIONS: usize = Section::ALL.len();

/// When a file's checksum is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checksum {
    /// When the file is opened.
    Now,
    /// By a [`Verification`].
    Later,
}

/// The bytes of a checked file with its section table.
#[derive(Debug)]
pub struct File {
    bytes: Cow<'static, [u8]>,
    ranges: [Range<usize>; SECTIONS],
}

impl File {
    /// Checks header, checksum (unless that is left for later) and section table. Time is linear in the length for the
    /// checksum; nothing else depends on the number of records.
    pub fn open(bytes: Cow<'static, [u8]>, checksum: Checksum) -> Result<Self, GazetteerError> {
        let Some(header) = bytes.get(..HEADER) else {
            return Err(GazetteerError::TooShort { length: bytes.len() });
        };
        if header[..8] != MAGIC {
            return Err(GazetteerError::NotAGazetteer);
        }
        let found = u32_at(&bytes, 8);
        if found != VERSION {
            return Err(GazetteerError::Version { found });
        }
        let expected = u64::from(u32_at(&bytes, 12));
        if expected != bytes.len() as u64 {
            return Err(GazetteerError::Length { expected, found: bytes.len() as u64 });
        }
        if checksum == Checksum::Now {
            Verification::default().step(covered(&bytes), checksum_in(&bytes), usize::MAX)?;
        }
        let ranges = section_table(&bytes)?;
        Ok(Self { bytes, ranges })
    }

    /// The bytes of a section.
    #[inline]
    pub fn section(&self, section: Section) -> &[u8] {
        self.bytes.get(self.ranges[section as usize].clone()).unwrap_or_default()
    }

    /// Takes a next part of the checksum: up to `most` bytes. Answers whether all of it has been taken, and held.
    pub fn verify(&self, verification: &mut Verification, most: usize) -> Result<bool, GazetteerError> {
        verification.step(covered(&self.bytes), self.checksum(), most)
    }

    /// The length of the whole file.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The checksum that the header gives.
    pub fn checksum(&self) -> u32 {
        checksum_in(&self.bytes)
    }

    /// Fails unless a section is `expected` bytes long.
    pub fn expect_len(&self, section: Section, expected: u64) -> Result<(), GazetteerError> {
        let found = self.section(section).len() as u64;
        if found == expected {
            return Ok(());
        }
        Err(GazetteerError::SectionLength { section: section.label(), expected, found })
    }
}

/// The checksum that the header of a file gives.
fn checksum_in(bytes: &[u8]) -> u32 {
    u32_at(bytes, 16)
}

/// What of a file its checksum is of.
fn covered(bytes: &[u8]) -> &[u8] {
    bytes.get(CHECKED_FROM..).unwrap_or_default()
}

fn section_table(bytes: &[u8]) -> Result<[Range<usize>; SECTIONS], GazetteerError> {
    let mut ranges: [Option<Range<usize>>; SECTIONS] = [const { None }; SECTIONS];
    let count = u32_at(bytes, 20) as usize;
    // A count too big for the file ends the loop at its first absent entry.
    for entry in 0..count {
        let at = HEADER + entry.min(bytes.len()) * SECTION_ENTRY;
        let Some(entry) = bytes.get(at..at + SECTION_ENTRY) else {
            return Err(GazetteerError::TooShort { length: bytes.len() });
        };
        let (id, start, len) = (u32_at(entry, 0), u32_at(entry, 4), u32_at(entry, 8));
        let end = u64::from(start) + u64::from(len);
        if end > bytes.len() as u64 {
            return Err(GazetteerError::SectionBounds { id });
        }
        // Unknown numbers are passed over: a later minor version may add sections.
        if let Some(slot) = ranges.get_mut(id as usize) {
            *slot = Some(start as usize..end as usize);
        }
    }
    let mut table = [const { 0..0 }; SECTIONS];
    for (section, range) in Section::ALL.iter().zip(ranges) {
        let optional = section.is_optional().then_some(0..0);
        let missing = GazetteerError::MissingSection { section: section.label() };
        table[*section as usize] = range.or(optional).ok_or(missing)?;
    }
    Ok(table)
}

/// A number at a byte offset; absent bytes count as zero, so that a damaged file yields wrong
/// values and never a panic.
#[inline]
pub fn u16_at(bytes: &[u8], at: usize) -> u16 {
    read(bytes, at).map_or(0, u16::from_le_bytes)
}

/// See [`u16_at`]; 24 bits.
#[inline]
pub fn u24_at(bytes: &[u8], at: usize) -> u32 {
    read(bytes, at).map_or(0, |[a, b, c]| u32::from_le_bytes([a, b, c, 0]))
}

/// See [`u16_at`].
#[inline]
pub fn u32_at(bytes: &[u8], at: usize) -> u32 {
    read(bytes, at).map_or(0, u32::from_le_bytes)
}

/// See [`u16_at`]; a signed number.
#[inline]
pub fn i32_at(bytes: &[u8], at: usize) -> i32 {
    read(bytes, at).map_or(0, i32::from_le_bytes)
}

#[inline]
fn read<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk().copied()
}

/// Reads a variable-length number (seven bits a byte, low bits first) and moves `at` past it.
/// `None` at the end of the bytes or when the number has more than 32 bits.
#[inline]
pub fn varint(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let first = *bytes.get(*at)?;
    if first < 0x80 {
        *at += 1;
        return Some(u32::from(first));
    }
    long_varint(bytes, at)
}

fn long_varint(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let mut value = 0u32;
    for shift in [0u32, 7, 14, 21, 28] {
        let byte = *bytes.get(*at)?;
        *at += 1;
        let low = u32::from(byte & 0x7f);
        value |= low.checked_shl(shift).filter(|v| v >> shift == low)?;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// Undoes the zigzag coding of a signed number.
#[inline]
pub fn unzigzag(value: u32) -> i32 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

/// Codes a signed number so that small absolute values are small.
pub fn zigzag(value: i32) -> u32 {
    ((value << 1) ^ (value >> 31)).cast_unsigned()
}

/// Population from its 16-bit decimal form: a mantissa in the high twelve bits, times ten to the
/// power in the low four. Zero means unknown.
pub fn population_from(code: u16) -> Option<u32> {
    let value = u32::from(code >> 4).checked_mul(10u32.checked_pow(u32::from(code & 15))?)?;
    (value > 0).then_some(value)
}

/// The 16-bit decimal form of a population, rounded to three or more significant digits.
pub fn population_code(population: u32) -> u16 {
    let (mut mantissa, mut exponent) = (u64::from(population), 0u16);
    let mut scale = 1u64;
    while mantissa > 4095 {
        exponent += 1;
        scale *= 10;
        mantissa = (u64::from(population) + scale / 2) / scale;
    }
    (mantissa as u16) << 4 | exponent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn varint_stops_at_the_end_and_at_overlong_numbers() {
        assert_eq!(varint(&[0x80], &mut 0), None);
        assert_eq!(varint(&[0xff; 6], &mut 0), None);
        assert_eq!(varint(&[0xff, 0xff, 0xff, 0xff, 0x0f], &mut 0), Some(u32::MAX));
    }

    #[test]
    fn zigzag_is_undone_at_the_extremes() {
        for value in [0, 1, -1, i32::MAX, i32::MIN, 300_000, -300_000] {
            assert_eq!(unzigzag(zigzag(value)), value);
        }
    }

    #[test]
    fn population_keeps_three_digits_at_every_size() {
        for population in [1, 999, 4095, 4096, 34_567, 2_952_301, 1_411_778_724, u32::MAX] {
            let back = population_from(population_code(population)).unwrap_or(0);
            let error = (f64::from(back) - f64::from(population)).abs();
            assert!(error / f64::from(population) < 0.002, "{population} came back as {back}");
        }
        assert_eq!(population_from(0), None);
    }
}
