//! What is known of a language, compiled into one block of bytes that is used as it lies.
//!
//! A pack has a vocabulary (each word of any table with its classes), phrases of several words
//! ([`Phrases`]) and rows of numbers and strings ([`Rows`]), each under a [`Part`]. It is compiled from the
//! tables under `data/language/` by [`write`] when the gazetteer is built, and lies in the gazetteer's file,
//! under its checksum; nothing is parsed or unpacked on a reader's machine.
//!
//! Layout, little-endian, all offsets from the beginning of the pack and all parts aligned to 4 bytes:
//! the letters `DLLP`, the version, the number of parts, then for each part its offset and length in
//! bytes, in the order of [`Part`]; an absent part has length 0.

mod phrases;
mod rows;
mod vocabulary;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub mod write;

pub use phrases::{Node, Phrases};
pub use rows::{Row, Rows};
pub use vocabulary::WordId;

use std::fmt;

use super::classes::Classes;
use super::hash::hash;
use vocabulary::Vocabulary;

const MAGIC: &[u8; 4] = b"DLLP";

/// Version of the layout, of the classes and of the parts: another one is refused.
pub const VERSION: u32 = 5;

/// Bytes before the table of parts.
const HEAD: usize = 12;

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A part of a pack.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Part { $($(#[$doc])* $name,)* }

        impl Part {
            /// Every part, in the order of the file.
            pub const ALL: &'static [Part] = &[$(Part::$name,)*];
        }
    };
}

parts! {
    /// All strings, one after the other.
    Strings,
    /// The sets of classes that words have.
    ClassSets,
    /// The words: string, length and class set of each.
    Words,
    /// Where each word is found by its hash.
    WordSlots,
    /// Facility nouns: phrases.
    FacilityNouns,
    /// Words of the facility grammar that a hyphen joins: phrases; the value is their class.
    FacilityCompounds,
    /// Figures of speech that hold a facility noun.
    FacilityIdioms,
    /// Titles before the names of facilities: phrases.
    FacilityTitles,
    /// Titles before the names of facilities: what each says.
    FacilityTitleRows,
    /// How a text speaks of facilities of a kind.
    FacilityContexts,
    /// Words of a facility's context: phrases; the value is a row of the sets.
    FacilityContextWords,
    /// The contexts that a word speaks for, governs and rules out.
    FacilityContextSets,
    /// Nouns that mean another kind where the sentence says so.
    FacilityRereadings,
    /// Events at sites: phrases.
    SiteEvents,
    /// Events at sites: what each says.
    SiteEventRows,
    /// Relations of kinds of facilities.
    FacilityKinds,
    /// Last words of the names of roads, streets and venues: phrases.
    LandmarkNouns,
    /// First words of such names: phrases.
    LandmarkTitles,
    /// Words before the number of a road: phrases; the value is their rule.
    LandmarkRoutes,
    /// Words after the code of a road that belong to its name: phrases.
    LandmarkRoadNouns,
    /// Names that look like those of landmarks: phrases; the value is their rule.
    LandmarkExceptions,
    /// What single words are to the grammar of landmarks: a set of roles.
    LandmarkWords,
    /// Reporting verbs: their forms, as phrases.
    CueVerbs,
    /// Reporting verbs, rows.
    CueVerbRows,
    /// Readings of a form as a reporting verb.
    CueReadings,
    /// Reporting nouns and adjectives: phrases.
    CueNouns,
    /// Reporting nouns and adjectives, rows.
    CueNounRows,
    /// Names of bodies and outlets: phrases.
    Bodies,
    /// Bodies and outlets, rows.
    BodyRows,
    /// How the words for sources belong together: relation, name, word.
    SourceRelations,
    /// Domains of pages that are sources.
    Domains,
    /// The weights of recognition, ranking and confidence.
    Weights,
    /// The tagger.
    Tagger,
    /// Words for the features of an explanation.
    FeatureWords,
    /// What follows a place in the names of public bodies: phrases.
    BodyHeads,
    /// What "of" and a place follow in the names of public bodies: phrases.
    BodiesOf,
    /// Heads of public bodies: which places have them.
    BodyHeadRows,
    /// Newspapers by their domains.
    Newspapers,
    /// Newspapers and their homes.
    NewspaperRows,
    /// Names with a well-known meaning.
    Senses,
    /// What they mean.
    SenseRows,
    /// Words around a name that make it no place's: phrases; the value has a bit for each row.
    NameContexts,
    /// Of which places' names they are said, and how surely.
    NameContextRows,
    /// What speaks for and against a claim: a weight for each rule and each ground.
    ClaimWeights,
}

/// Why a pack was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
    /// It does not begin with the right letters.
    NotAPack,
    /// It has another version.
    Version(u32),
    /// A part lies outside the bytes.
    Bounds,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPack => f.write_str("this is no language pack (it does not begin with DLLP)"),
            Self::Version(found) => write!(f, "the language pack has version {found}, not {VERSION}"),
            Self::Bounds => f.write_str("a part of the language pack lies outside its bytes"),
        }
    }
}

impl std::error::Error for PackError {}

/// A language, as its pack lies.
#[derive(Clone, Copy, Debug)]
pub struct Language<'p> {
    bytes: &'p [u8],
    vocabulary: Vocabulary<'p>,
}

impl<'p> Language<'p> {
    /// The language of a pack. Bytes with wrong contents give wrong or missing words, never a panic
    /// or a read out of bounds; the file that holds the pack has a checksum.
    ///
    /// # Errors
    ///
    /// When `bytes` are no pack of this version, or a part of it lies outside them.
    pub fn open(bytes: &'p [u8]) -> Result<Self, PackError> {
        if bytes.get(..4) != Some(MAGIC.as_slice()) {
            return Err(PackError::NotAPack);
        }
        let (version, parts) = (u32_at(bytes, 4), u32_at(bytes, 8));
        if version != VERSION || parts as usize != Part::ALL.len() {
            return Err(PackError::Version(version));
        }
        for &part in Part::ALL {
            let (from, length) = place_of(bytes, part);
            if from.checked_add(length).is_none_or(|end| end > bytes.len()) {
                return Err(PackError::Bounds);
            }
        }
        let part = |part| slice_of(bytes, part);
        let vocabulary = Vocabulary {
            strings: part(Part::Strings),
            sets: part(Part::ClassSets),
            words: part(Part::Words),
            slots: part(Part::WordSlots),
        };
        Ok(Self { bytes, vocabulary })
    }

    /// The bytes of a part.
    #[must_use]
    pub fn part(&self, part: Part) -> &'p [u8] {
        slice_of(self.bytes, part)
    }

    /// The word `lower`, given in lower case, if any table has it.
    #[must_use]
    pub fn word(&self, lower: &str) -> Option<WordId> {
        self.word_of_hash(lower, hash(lower.as_bytes()))
    }

    /// [`Self::word`] where the [`hash`] of `lower` is known.
    #[must_use]
    pub fn word_of_hash(&self, lower: &str, code: u32) -> Option<WordId> {
        self.vocabulary.find(lower, code)
    }

    /// The classes of a word.
    #[must_use]
    pub fn classes(&self, word: WordId) -> Classes {
        self.vocabulary.classes(word)
    }

    /// A word as the tables write it.
    #[must_use]
    pub fn spelling(&self, word: WordId) -> &'p str {
        self.vocabulary.spelling(word)
    }

    /// The phrases of a part.
    #[must_use]
    pub fn phrases(&self, part: Part) -> Phrases<'p> {
        Phrases { bytes: self.part(part) }
    }

    /// The rows of a part.
    #[must_use]
    pub fn rows(&self, part: Part) -> Rows<'p> {
        Rows { strings: self.part(Part::Strings), bytes: self.part(part) }
    }
}

fn place_of(bytes: &[u8], part: Part) -> (usize, usize) {
    let at = HEAD + part as usize * 8;
    (u32_at(bytes, at) as usize, u32_at(bytes, at + 4) as usize)
}

fn slice_of(bytes: &[u8], part: Part) -> &[u8] {
    let (from, length) = place_of(bytes, part);
    bytes.get(from..from.saturating_add(length)).unwrap_or(&[])
}

/// The number at byte `at`, zero past the end.
fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |four| u32::from_le_bytes(*four))
}
