//! The last words of the names of roads, streets and venues, and the first: `nouns.tsv`, `titles.tsv`.

use super::words;
use crate::kind::Kind;
use crate::language::{Part, Reading};

/// Most words of a noun or a title.
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub(super) const LONGEST: usize = 5;

/// What a noun asks of the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// A house number or "the corner of".
    Numbered,
    /// A word of position, or a house number.
    Placed,
    /// Nothing but a name.
    Sure,
    /// As placed, with "in" and a town behind it.
    Housed,
    /// The name of a nation, and a town after it or a word of position before it.
    Mission,
}

impl Force {
    /// The force that the tables call `word`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "numbered" => Some(Self::Numbered),
            "placed" => Some(Self::Placed),
            "sure" => Some(Self::Sure),
            "housed" => Some(Self::Housed),
            "mission" => Some(Self::Mission),
            _ => None,
        }
    }
}

/// What a town at the head of a name says of where the venue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Town {
    /// Nothing: it may only be called after it.
    No,
    /// It stands there if the town reads as a place.
    Maybe,
    /// It stands there.
    Yes,
}

impl Town {
    /// What the tables call `word`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "no" => Some(Self::No),
            "maybe" => Some(Self::Maybe),
            "yes" => Some(Self::Yes),
            _ => None,
        }
    }

    const fn unpack(bits: u8) -> Self {
        match bits & 3 {
            0 => Self::No,
            1 => Self::Maybe,
            _ => Self::Yes,
        }
    }
}

/// The last words of a name, or the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// Road, street, square, building or park.
    pub kind: Kind,
    /// What it asks for where it has capitals.
    pub force: Force,
    /// What it asks for in lower case; `None` if it must have capitals.
    pub small: Option<Force>,
    /// What a town at the head of the name says.
    pub town: Town,
    /// Whether it is for two names.
    pub plural: bool,
}

impl Noun {
    /// The noun as a number, for the pack.
    #[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
    #[must_use]
    pub(super) fn pack(self) -> u32 {
        let small = self.small.map_or(0, |force| force as u32 + 1);
        let flags = (self.town as u32) << 3 | u32::from(self.plural) << 5;
        u32::from_le_bytes([self.kind as u8, 0, 0, 0]) | (self.force as u32 + 1) << 8 | small << 16 | flags << 21
    }

    /// The noun of a number of the pack.
    fn unpack(number: u32) -> Option<Self> {
        let [kind, force, small, flags] = number.to_le_bytes();
        let of = |bits: u8| match bits & 7 {
            1 => Some(Force::Numbered),
            2 => Some(Force::Placed),
            3 => Some(Force::Sure),
            4 => Some(Force::Housed),
            5 => Some(Force::Mission),
            _ => None,
        };
        let kind = Kind::from_number(kind)?;
        Some(Self { kind, force: of(force)?, small: of(small), town: Town::unpack(flags), plural: flags & 4 != 0 })
    }
}

/// The longest noun at token `at` before token `end`, and the token after it.
#[must_use]
pub fn noun_at(reading: &Reading<'_>, at: usize, end: usize) -> Option<(Noun, usize)> {
    longest(reading, Part::LandmarkNouns, at, end).and_then(|(value, end)| Some((Noun::unpack(value)?, end)))
}

/// The longest title at token `at` before token `end`, and the token after it.
#[must_use]
pub fn title_at(reading: &Reading<'_>, at: usize, end: usize) -> Option<(Noun, usize)> {
    longest(reading, Part::LandmarkTitles, at, end).and_then(|(value, end)| Some((Noun::unpack(value)?, end)))
}

/// The value of the longest phrase of `part` at token `at`, and the token after it; hyphens count as
/// spaces.
pub(super) fn longest(reading: &Reading<'_>, part: Part, at: usize, end: usize) -> Option<(u32, usize)> {
    let phrases = reading.language.phrases(part);
    let (mut node, mut best) = (phrases.root(), None);
    for index in at..end {
        if index > at && matches!(reading.lower(index), "-" | "\u{2010}" | "\u{2011}") {
            continue;
        }
        let Some(next) = words::step(reading, &phrases, node, index) else { break };
        node = next;
        best = phrases.value(node).map(|value| (value, index + 1)).or(best);
    }
    best
}
