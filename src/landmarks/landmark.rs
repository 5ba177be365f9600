//! What the grammar finds.

use std::ops::Range;

use super::nouns::Town;
use crate::kind::Kind;

/// A road, street or venue that the text names. Token ranges are half-open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landmark {
    /// The mention, in tokens.
    pub tokens: Range<usize>,
    /// Road, street, square, building or park; `None` for what only looks like one, whose words are no
    /// place either.
    pub kind: Option<Kind>,
    /// Whether it is larger than a town, so that only a place beside it says where it is: a national park.
    pub large: bool,
    /// The place at the head of the name that stays a mention of its own: "[Leicester] Crown Court".
    pub town: Option<Range<usize>>,
    /// How far what it is says that it is the town's, whatever else the text speaks of.
    pub of_town: Town,
    /// The rule that found it, for explanations.
    pub rule: &'static str,
}

impl Landmark {
    /// A landmark of `kind` at `tokens` whose name has no town in it.
    #[must_use]
    pub const fn new(tokens: Range<usize>, kind: Kind, rule: &'static str) -> Self {
        Self { tokens, kind: Some(kind), large: false, town: None, of_town: Town::No, rule }
    }

    /// What only looks like a landmark.
    #[must_use]
    pub const fn nothing(tokens: Range<usize>) -> Self {
        Self { tokens, kind: None, large: false, town: None, of_town: Town::No, rule: "landmark_exception" }
    }

    /// The parts of the name that no place may be read in: all but its town.
    pub fn taken(&self) -> impl Iterator<Item = Range<usize>> {
        let town = self.town.clone().unwrap_or(self.tokens.start..self.tokens.start);
        [self.tokens.start..town.start, town.end..self.tokens.end].into_iter().filter(|part| !part.is_empty())
    }
}
