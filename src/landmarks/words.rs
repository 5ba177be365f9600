//! What single words are to the grammar: `data/language/en/landmarks/words.tsv`.

use crate::language::pack::{Node, Phrases};
use crate::language::{Part, Reading};

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $word:literal,)*) => {
        /// A set of what a word may be.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Roles(pub(super) u32);

        impl Roles {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            /// The role that the table calls `word`.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

roles! {
    /// Before a street or venue, says that something is there.
    POSITION = 0 "position",
    /// Speaks of the ground itself.
    NEAR = 1 "near",
    /// Those that stand before the number of a road or street.
    UPON = 16 "upon",
    /// In the sentence of a road's code, says that it is one.
    TRAFFIC = 17 "traffic",
    /// Before "of" inside a name: "Our Lady of Lourdes".
    LADY = 18 "lady",
    /// Before a road's number.
    BY_ROAD = 2 "by_road",
    /// Anywhere in the sentence of a road's number.
    OF_ROADS = 3 "of_roads",
    /// May stand after a road's number without making a count of it.
    FOLLOWS = 4 "follows",
    /// After a road's code, part of its name.
    ROAD = 5 "road",
    /// No name by itself.
    GENERIC = 6 "generic",
    /// Numbers the streets.
    ORDINAL = 7 "ordinal",
    /// At the end of a street's name: "NW".
    SIDE = 8 "side",
    /// Before a possessive inside a name: "St. Mary's".
    SAINT = 9 "saint",
    /// The possessive of which stands inside a name: "King's College".
    OWNER = 10 "owner",
    /// In lower case between the capitals of a name.
    INNER = 11 "inner",
    /// Says that the name after it is a street's: "the corner of".
    BLOCK = 12 "block",
    /// Capitalised after the name, begins another phrase.
    KEPT = 13 "kept",
    /// Before the title of a work.
    WORK = 14 "work",
    /// Capitalised at the head of a name, no part of it.
    MADE = 15 "made",
    /// A house that its town alone says, and that is spoken of again: "the hospital".
    HOUSE = 19 "house",
    /// Of those, where the sick are.
    CARE = 20 "care",
    /// Of those, where children learn.
    LEARN = 21 "learn",
    /// What a road or street is called when it is spoken of again: "the road".
    WAY = 22 "way",
}

impl Roles {
    /// Both sets together.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two sets share a role.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What the word at token `at` may be; nothing for what the table does not have.
#[must_use]
pub fn roles(reading: &Reading<'_>, at: usize) -> Roles {
    let phrases = reading.language.phrases(Part::LandmarkWords);
    let value = step(reading, &phrases, phrases.root(), at).and_then(|node| phrases.value(node));
    value.map_or(Roles::default(), Roles)
}

/// The node that the word at token `at` leads to; an abbreviation's stop is no part of it.
pub(super) fn step(reading: &Reading<'_>, phrases: &Phrases<'_>, node: Node, at: usize) -> Option<Node> {
    let word = reading.word(at).and_then(|word| phrases.step(node, word));
    word.or_else(|| {
        let bare = reading.lower(at).strip_suffix('.')?;
        phrases.step(node, reading.language.word(bare)?)
    })
}
