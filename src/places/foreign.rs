//! What is sure of a place in a text whose language is not read.

use crate::annotations::{PlaceMention, Reference, Role};
use crate::kind::{Category, Kind};

/// Least inhabitants of a settlement whose bare name is taken for it where the words around it say nothing.
const KNOWN_CITY: u32 = 100_000;

/// Whether a mention stands where the words around it cannot be read: the gazetteer has its whole name,
/// and a reader anywhere would know it. Words for people ("German", "Iran") are words of a language.
#[must_use]
pub fn stands(mention: &PlaceMention) -> bool {
    if mention.place.is_none() || mention.approximate || mention.reference != Reference::Named {
        return false;
    }
    match mention.kind {
        Kind::Country | Kind::Capital | Kind::Continent | Kind::Ocean | Kind::Sea => true,
        kind if kind.is_settlement() => mention.population.is_some_and(|n| n >= KNOWN_CITY),
        kind => kind.category() == Category::Infrastructure,
    }
}

/// Takes from a mention what only the words around it could say.
pub fn bare(mention: &mut PlaceMention) {
    mention.role = Role::Location;
    mention.events.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::PlaceId;
    use crate::text::TextSpan;

    fn mention(kind: Kind, population: Option<u32>) -> PlaceMention {
        let mut mention = PlaceMention::unresolved(TextSpan { start: 0, end: 4 }, "Name".into(), kind);
        (mention.place, mention.population) = (Some(PlaceId(1)), population);
        mention
    }

    #[test]
    fn only_what_is_known_everywhere_stands_without_its_words() {
        assert!(stands(&mention(Kind::Country, None)));
        assert!(stands(&mention(Kind::City, Some(2_000_000))));
        assert!(!stands(&mention(Kind::Town, Some(9_000))), "\"Date\" is a town and a word");
        assert!(!stands(&mention(Kind::Demonym, None)));
        assert!(!stands(&mention(Kind::River, None)));
        assert!(!stands(&PlaceMention { place: None, ..mention(Kind::City, Some(2_000_000)) }), "invented");
    }
}
