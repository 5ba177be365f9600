//! Postings: for each key the places that bear it, and in what way.
//!
//! Places are numbered in the order of their primary keys, so that the number of the next place to
//! be borne as a primary name is always known: a primary posting is one byte, and an alternate
//! spelling, which is near its primary name in the alphabet, is most often two.

use super::dictionary::Directory;
use super::format::{KEYS_PER_BLOCK, unzigzag, varint};

/// A place's number in one gazetteer. It is not stable between builds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub u32);

/// A key's number in one gazetteer. It is not stable between builds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub u32);

/// In what way a name names its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameClass {
    /// The name that is shown first.
    Primary,
    /// Another name or spelling: "Kiev", "Bombay", "Donbass".
    Alternate,
    /// A name in the place's own script: "Київ", "غزة".
    Native,
    /// An abbreviation in capitals, to be matched with its case: "US", "UAE", "ZNPP".
    Abbreviation,
    /// An abbreviation that is one only with a closing point: "Calif.", "Mass.".
    Dotted,
    /// A word for what belongs to the place, or for its people.
    Demonym(Demonym),
    /// Made from a name by a pattern: "Kharkiv region", "port of Odesa".
    Generated,
}

/// The two parts of speech of a demonym.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Demonym {
    /// "Ukrainian", "Dutch".
    Adjective,
    /// "Ukrainian", "Dutchman".
    Noun,
}

impl NameClass {
    /// The class as one word, for `--json` and messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Alternate => "alternate",
            Self::Native => "native",
            Self::Abbreviation => "abbreviation",
            Self::Dotted => "dotted",
            Self::Demonym(Demonym::Adjective) => "adjective",
            Self::Demonym(Demonym::Noun) => "inhabitant",
            Self::Generated => "generated",
        }
    }

    /// The number of the class in the file.
    pub(super) const fn code(self) -> u8 {
        match self {
            Self::Primary => 0,
            Self::Alternate => 1,
            Self::Native => 2,
            Self::Abbreviation => 3,
            Self::Dotted => 4,
            Self::Demonym(Demonym::Adjective) => 5,
            Self::Demonym(Demonym::Noun) => 6,
            Self::Generated => 7,
        }
    }

    const fn from_code(code: u8) -> Option<Self> {
        Some(match code {
            0 => Self::Primary,
            1 => Self::Alternate,
            2 => Self::Native,
            3 => Self::Abbreviation,
            4 => Self::Dotted,
            5 => Self::Demonym(Demonym::Adjective),
            6 => Self::Demonym(Demonym::Noun),
            7 => Self::Generated,
            _ => return None,
        })
    }

    /// What is taken from a place's rank when it is named in this way.
    pub(super) const fn penalty(self) -> u8 {
        match self {
            Self::Primary | Self::Native | Self::Abbreviation => 0,
            Self::Demonym(_) => 0,
            Self::Dotted | Self::Generated => 4,
            Self::Alternate => 12,
        }
    }
}

/// The streams of the key directory: heads, tails, postings, next primary place.
pub const KEY_STREAMS: usize = 4;

/// One posting as it lies in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// The place.
    pub place: PlaceId,
    /// How the key names it.
    pub class: NameClass,
}

/// The postings as they lie in the file.
#[derive(Debug, Clone, Copy)]
pub struct Postings<'g> {
    /// The directory of the keys.
    pub directory: Directory<'g>,
    /// The postings themselves.
    pub bytes: &'g [u8],
    /// Blocks of keys.
    pub blocks: usize,
}

impl Postings<'_> {
    /// Gives the postings of a key to `take`. Damaged bytes end the list early.
    pub fn of_key(&self, ordinal: usize, take: impl FnMut(Posting)) {
        let (block, index) = (ordinal / KEYS_PER_BLOCK, ordinal % KEYS_PER_BLOCK);
        let (mut at, mut next_primary) = self.start(block);
        for _ in 0..index {
            if pass(self.bytes, &mut at, &mut next_primary).is_none() {
                return;
            }
        }
        // What was read before a fault is right, so the list is kept in either case.
        let _ = list(self.bytes, &mut at, &mut next_primary, take);
    }

    /// The number of the key that is a place's primary one. The directory's last stream ascends, so
    /// its block is found by halving.
    pub fn primary_key(&self, place: PlaceId) -> Option<usize> {
        let (mut low, mut high) = (0, self.blocks);
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            if self.start(middle).1 <= place.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        let (mut at, mut next_primary) = self.start(low);
        for index in 0..KEYS_PER_BLOCK {
            pass(self.bytes, &mut at, &mut next_primary)?;
            if next_primary > place.0 {
                return Some(low * KEYS_PER_BLOCK + index);
            }
        }
        None
    }

    fn start(&self, block: usize) -> (usize, u32) {
        let next_primary = self.directory.start(block, 3);
        (self.directory.start(block, 2), u32::try_from(next_primary).unwrap_or(u32::MAX))
    }
}

/// Passes over one key's list, which [`list`] reads.
#[inline]
fn pass(bytes: &[u8], at: &mut usize, next_primary: &mut u32) -> Option<()> {
    loop {
        let first = *bytes.get(*at)?;
        let mut byte = first;
        *at += 1;
        while byte >= 0x80 {
            byte = *bytes.get(*at)?;
            *at += 1;
        }
        let class = first >> 1 & 3;
        // The class in a byte of its own is never the primary one, which has a number of its own.
        *at += usize::from(class == 3);
        *next_primary = next_primary.wrapping_add(u32::from(class == 0));
        if first & 1 == 1 {
            return Some(());
        }
    }
}

/// Reads one key's list. Each posting is a number whose lowest bit says whether it is the last, the
/// next two bits which class it is of (3: a byte with the class follows), and the rest how far the
/// place is from the one before it, or from the next primary place at the start of the list.
fn list(bytes: &[u8], at: &mut usize, next_primary: &mut u32, mut take: impl FnMut(Posting)) -> Option<()> {
    let mut previous = *next_primary;
    loop {
        let value = varint(bytes, at)?;
        let class = match value >> 1 & 3 {
            3 => {
                let code = *bytes.get(*at)?;
                *at += 1;
                NameClass::from_code(code)?
            }
            code => NameClass::from_code(code as u8)?,
        };
        let place = if class == NameClass::Primary {
            let place = *next_primary;
            *next_primary = next_primary.checked_add(1)?;
            place
        } else {
            previous = previous.checked_add_signed(unzigzag(value >> 3))?;
            previous
        };
        take(Posting { place: PlaceId(place), class });
        if value & 1 == 1 {
            return Some(());
        }
    }
}
