//! What looks like a road, street or venue and is none, or only now and then: `exceptions.tsv`.

use std::ops::Range;

use super::nouns::longest;
use crate::language::{Part, Reading};

/// Most words of an exception.
pub(super) const LONGEST: usize = 6;

/// What a name of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exception {
    /// No place.
    Never,
    /// A place only after a word of position.
    Placed,
    /// A place only with a house number or a word of the ground.
    Address,
}

impl Exception {
    /// The rule that the table calls `word`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "never" => Some(Self::Never),
            "placed" => Some(Self::Placed),
            "address" => Some(Self::Address),
            _ => None,
        }
    }
}

/// What the table says of the name at `tokens`, or of one that goes on behind it.
#[must_use]
pub fn of(reading: &Reading<'_>, tokens: &Range<usize>, limit: usize) -> Option<Exception> {
    // A hyphen is a token without being a word.
    let reach = limit.min(tokens.end + LONGEST);
    let (value, end) = longest(reading, Part::LandmarkExceptions, tokens.start, reach)?;
    (end >= tokens.end).then_some(match value {
        0 => Exception::Never,
        1 => Exception::Placed,
        _ => Exception::Address,
    })
}
