//! How the kinds of facilities stand to each other: `data/language/en/facilities/kinds.tsv`.

use crate::gazetteer::{Gazetteer, PlaceId};
use crate::kind::{Category, Kind};
use crate::language::pack::Rows;
use crate::language::{Language, Part};

/// Number of the first kind of facility.
const FIRST: u8 = Kind::Nuclear as u8;

/// A set of kinds of facilities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindSet(pub(super) u64);

impl KindSet {
    /// Whether `kind` is in the set.
    #[must_use]
    pub fn has(self, kind: Kind) -> bool {
        index(kind).is_some_and(|at| self.0 & 1 << at != 0)
    }

    /// Adds `kind`; nothing happens for what is no facility.
    pub fn add(&mut self, kind: Kind) {
        self.0 |= index(kind).map_or(0, |at| 1 << at);
    }
}

/// The row of `kind`, from 0; `None` for what is no facility.
#[must_use]
pub fn index(kind: Kind) -> Option<u32> {
    (kind.category() == Category::Infrastructure).then(|| u32::from((kind as u8).saturating_sub(FIRST)))
}

/// The columns of the compiled table. A set has two of them: its lower half, and behind that its upper one.
pub(super) mod column {
    pub const GOES_BY: usize = 0;
    pub const LATER: usize = 2;
    pub const TAKES: usize = 4;
    pub const TRAITS: usize = 6;
}

macro_rules! traits {
    ($($(#[$doc:meta])* $name:ident $word:literal,)*) => {
        /// What is true of a kind of facility.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Trait { $($(#[$doc])* $name,)* }

        impl Trait {
            /// The trait that the table calls `word`.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

traits! {
    /// Leads from place to place.
    Line "line",
    /// Leads over something.
    Crossed "crossed",
    /// Has no one place.
    Placeless "placeless",
    /// Lies where it was laid: what is cut of it is damaged.
    Laid "laid",
    /// A town has more of them than any list.
    Unlisted "unlisted",
    /// Belongs to a firm rather than a place: "of" after it names the owner.
    Works "works",
    /// "of" never says where it is.
    NoOf "no_of",
    /// "of" says where it is after a strong noun only.
    OfStrong "of_strong",
    /// The name before it may be the owner's.
    Sold "sold",
    /// A weak noun counts where the sentence has words of its trade.
    Vouched "vouched",
    /// A weak noun counts after the possessive of a place.
    Owned "owned",
    /// A weak noun of it leaves open what the facility does.
    Vague "vague",
    /// A strong noun says just what the facility is.
    Specific "specific",
    /// A weak noun without a measure before it is something else.
    BareNoun "bare_noun",
    /// A noun and a place are none that only short names call so.
    AnyFuel "any_fuel",
    /// Later mentions take up the kind itself only.
    OwnNoun "own_noun",
    /// Villages are known for it alone.
    Famous "famous",
    /// Its nouns are said for one another: "energy center", "power station".
    Synonymous "synonymous",
    /// Called after rivers and villages: the town in its name need not be near.
    OfRivers "of_rivers",
    /// One that is only described is hardly anything else.
    Plain "plain",
}

/// The relations of all kinds.
#[derive(Clone, Copy, Debug)]
pub struct Kinds<'p> {
    rows: Rows<'p>,
}

impl<'p> Kinds<'p> {
    /// The relations that the nouns of `language` have.
    #[must_use]
    pub fn new(language: Language<'p>) -> Self {
        Self { rows: language.rows(Part::FacilityKinds) }
    }

    fn set(self, kind: Kind, column: usize) -> KindSet {
        KindSet(index(kind).map_or(0, |at| {
            let row = self.rows.row(at);
            u64::from(row.number(column)) | u64::from(row.number(column + 1)) << 32
        }))
    }

    /// Whether a facility of kind `known` may be meant by a noun of kind `said`: a "dam" is often a
    /// hydroelectric plant, a "power plant" of any fuel, an "airfield" civil or military.
    #[must_use]
    pub fn compatible(self, said: Kind, known: Kind) -> bool {
        said == known || self.set(said, column::GOES_BY).has(known)
    }

    /// Whether a later mention with a noun of kind `said` may take up a site of kind `known`: "the
    /// plant" a power station or refinery, "the station" a power station, "the terminal" a port.
    #[must_use]
    pub fn taken_up(self, said: Kind, known: Kind) -> bool {
        self.is_called(said, known) || (self.compatible(said, known) && !self.has(said, Trait::OwnNoun))
    }

    /// Whether a site of kind `known` may itself be called by a noun of kind `said`, the second time if not the first: "the plant" a
    /// power station.
    #[must_use]
    pub fn is_called(self, said: Kind, known: Kind) -> bool {
        said == known || self.set(said, column::LATER).has(known)
    }

    /// Whether `what` is true of `kind`.
    #[must_use]
    pub fn has(self, kind: Kind, what: Trait) -> bool {
        index(kind).is_some_and(|at| self.rows.row(at).number(column::TRAITS) & 1 << what as u32 != 0)
    }

    /// The kind that is given for a mention whose noun says `said` and that means the facility `id`:
    /// the facility's own where the noun is vaguer, else the noun's.
    #[must_use]
    pub fn refine(self, gazetteer: &Gazetteer, said: Kind, id: PlaceId) -> Kind {
        let known = gazetteer.place(id).map(|p| p.kind());
        known.filter(|&known| self.set(said, column::TAKES).has(known)).unwrap_or(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_of_kinds_are_those_of_the_table() {
        let kinds = Kinds::new(crate::tables::compiled_in());
        assert!(kinds.compatible(Kind::Dam, Kind::Hydroelectric) && !kinds.compatible(Kind::Dam, Kind::Port));
        assert!(kinds.taken_up(Kind::RailwayStation, Kind::Nuclear) && kinds.taken_up(Kind::Dam, Kind::Water));
        assert!(!kinds.taken_up(Kind::Cable, Kind::Substation), "a line is no later mention of a substation");
        assert!(kinds.has(Kind::Pipeline, Trait::Placeless) && !kinds.has(Kind::Dam, Trait::Line));
    }
}
