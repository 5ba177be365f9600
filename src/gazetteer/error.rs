//! Why a gazetteer was refused.

use std::fmt;

/// The format version that this code writes and reads.
pub const VERSION: u32 = 4;

/// The reason why [`Gazetteer::open`](super::Gazetteer::open) refused its bytes.
///
/// Offsets and lengths are in bytes from the start of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GazetteerError {
    /// Fewer bytes than the fixed part of the header.
    TooShort {
        /// How many bytes there were.
        length: usize,
    },
    /// The first eight bytes are not those of a gazetteer.
    NotAGazetteer,
    /// The file is of a format version that this program does not read.
    Version {
        /// The version the file says it is.
        found: u32,
    },
    /// The header's length is not the length of the bytes: the file was cut short or added to.
    Length {
        /// The length that the header gives.
        expected: u64,
        /// The length that there is.
        found: u64,
    },
    /// The checksum does not hold: some byte was changed.
    Checksum {
        /// The checksum in the header.
        expected: u32,
        /// The checksum of the bytes.
        found: u32,
    },
    /// A section that every gazetteer has is absent.
    MissingSection {
        /// The section's name, as in `docs/gazetteer.md`.
        section: &'static str,
    },
    /// A section reaches beyond the end of the file.
    SectionBounds {
        /// The section's number.
        id: u32,
    },
    /// A section's length does not fit the counts of the header section.
    SectionLength {
        /// The section's name.
        section: &'static str,
        /// The length that the counts call for.
        expected: u64,
        /// The length that it has.
        found: u64,
    },
    /// Own lists were made against another gazetteer than the one they are to lie over.
    OtherGazetteer,
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort { length } => {
                write!(f, "the gazetteer has only {length} bytes, fewer than its header")
            }
            Self::NotAGazetteer => write!(f, "these bytes are not a Dateline gazetteer"),
            Self::Version { found } => write!(
                f,
                "the gazetteer is of format version {found}, and this program reads version \
                 {VERSION}; build it again"
            ),
            Self::Length { expected, found } => write!(
                f,
                "the gazetteer should have {expected} bytes and has {found}: it was cut short or \
                 added to"
            ),
            Self::Checksum { expected, found } => {
                write!(f, "the gazetteer is damaged: its checksum is {found:08x} and should be {expected:08x}")
            }
            Self::MissingSection { section } => {
                write!(f, "the gazetteer has no section {section:?}")
            }
            Self::SectionBounds { id } => {
                write!(f, "section {id} of the gazetteer reaches beyond its end")
            }
            Self::SectionLength { section, expected, found } => {
                write!(f, "section {section:?} of the gazetteer should have {expected} bytes and has {found}")
            }
            Self::OtherGazetteer => {
                write!(f, "the lists were made for another version of the gazetteer: make them again")
            }
        }
    }
}

impl std::error::Error for GazetteerError {}
