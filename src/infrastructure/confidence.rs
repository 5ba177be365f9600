//! How sure a site's place is, by how it was located. Judged, not fitted: tests/infrastructure has
//! too few wrong ones to fit to.

use super::kinds::{Kinds, Trait};
use super::outlook;
use crate::annotations::{PlaceMention, Reference};
use crate::kind::{Category, Kind};

/// One known facility bears the name.
pub const ONE_BEARER: f32 = 0.95;

/// Several do, and the nearest is taken.
pub const SEVERAL_BEARERS: f32 = 0.8;

/// Several do, far from each other, and nothing in the text says which.
pub const ONE_OF_SEVERAL: f32 = 0.5;

/// The only known facility that the noun may mean around its place.
pub const ONE_WITHIN_REACH: f32 = 0.8;

/// At the place that says where it is.
pub const AT_ANCHOR: f32 = 0.6;

/// In the surroundings that the sentence speaks of.
pub const IN_SURROUNDINGS: f32 = 0.5;

/// Found, but nowhere to put it.
pub const UNLOCATED: f32 = 0.6;

/// Infrastructure in general.
pub const GENERIC: f32 = 0.8;

/// Share of its antecedent's confidence that a later mention keeps.
pub const LATER_KEEPS: f32 = 0.85;

/// A site in no list that has a name of its own (strangers' decoys look like such: "Home Depot"), or that its noun describes
/// where that means one thing only, or something happens to it; and one that another noun does.
const UNLISTED: f32 = 0.78;
const ONLY_SPOKEN_OF: f32 = 0.55;

/// Says of the sites that no list has how often such are right in judged articles: nearly all that have a name, and half of
/// those whose noun may mean another thing ("station", "base", "works") and to which nothing happens.
pub fn settle(kinds: Kinds<'_>, places: &mut [PlaceMention]) {
    // What was put where it is by what is known of that keeps how sure it is.
    let open = |p: &&mut PlaceMention| {
        let fresh = (p.confidence - UNLOCATED).abs() < 0.001 || (p.confidence - AT_ANCHOR).abs() < 0.001;
        p.category == Category::Infrastructure && p.kind != Kind::Road && p.facility.is_none() && fresh
    };
    for place in places.iter_mut().filter(open) {
        // What is only asked of it in words of no class may be asked of anything.
        let told = place.events.iter().any(|event| !outlook::is_in_own_words(&event.class));
        let plain = kinds.has(place.kind, Trait::Plain) || told;
        place.confidence = match place.reference {
            Reference::Named if place.lat.is_none() => UNLISTED,
            Reference::Described if plain => UNLISTED,
            Reference::Described => ONLY_SPOKEN_OF,
            _ => continue,
        };
    }
}

/// Where a place is pinned, so that it may speak for or against a site.
pub const PINNED: f32 = 0.6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextSpan;

    fn settled(kinds: Kinds<'_>, kind: Kind, reference: Reference) -> f32 {
        let unresolved = PlaceMention::unresolved(TextSpan::new(0, 4), "Site".into(), kind);
        let mut places = [PlaceMention { reference, confidence: UNLOCATED, ..unresolved }];
        settle(kinds, &mut places);
        places[0].confidence
    }

    #[test]
    fn a_noun_of_many_meanings_is_no_sure_site_by_itself() {
        let kinds = Kinds::new(crate::tables::compiled_in());
        let settled = |kind, reference| settled(kinds, kind, reference);
        assert!(settled(Kind::RailwayStation, Reference::Described) < PINNED);
        assert!(settled(Kind::Bridge, Reference::Described) >= PINNED);
        assert!(settled(Kind::Thermal, Reference::Described) >= PINNED, "a thermoelectric plant is nothing else");
        assert!(settled(Kind::RailwayStation, Reference::Named) > UNLOCATED);
    }
}
