//! What decided between the places of a name, for one plain sentence.

use super::parameters::{FeatureId, Weights};
use super::resolve::{Group, Sense};
use crate::annotations::{Deciding, Decision};
use crate::kind::Kind;

/// What decided for the best option of `group`, one of all `groups`; the options must have kept their features. `area`
/// is the name of its country.
#[must_use]
pub fn of(group: &Group, groups: &[Group], weights: &Weights, area: Option<String>) -> Decision {
    let Some(best) = group.options.first() else {
        return Decision { by: Deciding::Unlisted, others: 0, area: None, best_known: false };
    };
    let by = group.options.get(1).map_or(Deciding::OnlyOne, |second| ground(best, second, weights));
    let shares = |other: &&Group| {
        let place = other.options.first();
        other.name != group.name && place.is_some_and(|o| o.country == best.country && o.kind != Kind::Country)
    };
    let settled = groups.iter().filter(|other| !other.mentions.is_empty());
    let others = if best.country.is_some() { settled.filter(shares).count() } else { 0 };
    let here = group.options.iter().skip(1).filter(|o| o.country == best.country);
    let best_known = here.into_iter().all(|o| o.prior() <= best.prior());
    Decision { by, others, area, best_known }
}

/// The ground that counts most for `best` and against `second`.
fn ground(best: &Sense, second: &Sense, weights: &Weights) -> Deciding {
    let sum = |sense: &Sense, ground: Deciding| -> f32 {
        let of_ground = sense.features.iter().filter(|(feature, _)| ground_of(*feature) == ground);
        of_ground.map(|&(feature, value)| weights[feature] * value).sum()
    };
    const GROUNDS: &[Deciding] = &[
        Deciding::BestKnown,
        Deciding::Said,
        Deciding::Called,
        Deciding::Near,
        Deciding::Shared,
        Deciding::Dateline,
        Deciding::Paper,
        Deciding::Usual,
    ];
    let gain = |ground: Deciding| sum(best, ground) - sum(second, ground);
    let first = (GROUNDS[0], gain(GROUNDS[0]));
    let better = |most: (Deciding, f32), ground: &Deciding| {
        let gain = gain(*ground);
        if gain > most.1 { (*ground, gain) } else { most }
    };
    GROUNDS.iter().skip(1).fold(first, better).0
}

fn ground_of(feature: FeatureId) -> Deciding {
    match feature {
        FeatureId::Contained | FeatureId::NotContained | FeatureId::Containing | FeatureId::NotContaining => {
            Deciding::Said
        }
        FeatureId::CalledSettlement | FeatureId::CalledRegion | FeatureId::CalledCountry | FeatureId::Miscalled => {
            Deciding::Called
        }
        FeatureId::Near | FeatureId::Neighbours | FeatureId::Cluster => Deciding::Near,
        FeatureId::CountryShare
        | FeatureId::CountryNamed
        | FeatureId::RegionShare
        | FeatureId::RegionNamed
        | FeatureId::RegionFocus => Deciding::Shared,
        FeatureId::DatelineNear | FeatureId::DatelineRegion | FeatureId::DatelineCountry => Deciding::Dateline,
        FeatureId::HomeNear | FeatureId::HomeRegion | FeatureId::HomeCountry | FeatureId::HomeEnglish => {
            Deciding::Paper
        }
        FeatureId::WellKnown | FeatureId::TwinRegion => Deciding::Usual,
        _ => Deciding::BestKnown,
    }
}
