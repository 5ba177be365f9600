//! What a text has once called a division stays one: after "the provinces of Isabela and Cagayan", "in Isabela" is no city
//! on another island.

use super::{Group, Sense};
use crate::gazetteer::sphere::Reach;
use crate::kind::Kind;
use crate::places::parameters::FeatureId;
use crate::places::recognise::Span;

/// A town this near to the middle of the division may be its seat, which its bare name means.
const SEAT: Reach = Reach::km(200.0);

/// How likely a city is without context that its bare name means beside a region of the name.
const METROPOLIS: f32 = 6.5;

/// How surely a name means a division before later mentions follow it.
const SURE: f32 = 0.5;

/// Gives every name that stands for a division in one place of the text, and elsewhere seems to mean something far from
/// it, the division's meaning.
pub(super) fn on(spans: &[&Span], groups: &mut [Group]) {
    let called = |group: &Group, by: FeatureId| {
        let so = |&at: &usize| spans[at].features.iter().any(|(feature, _)| *feature == by);
        let best = group.options.first().filter(|best| best.probability > SURE);
        best.is_some_and(|best| matches!(best.kind, Kind::Admin1 | Kind::Admin2)) && group.mentions.iter().any(so)
    };
    let [in_rows, alone] = [FeatureId::DivisionRow, FeatureId::BeforeDivision]
        .map(|by| (0..groups.len()).filter(|&at| called(&groups[at], by)).collect::<Vec<usize>>());
    for at in 0..groups.len() {
        // The river that a district is called after stays one.
        let town = |best: &&Sense| best.kind.is_settlement() || matches!(best.kind, Kind::Admin1 | Kind::Admin2);
        let Some(best) = groups[at].options.first().filter(|best| !best.said).filter(town) else { continue };
        let far = |other: &&usize| {
            let division = groups[**other].options.first();
            groups[**other].name == groups[at].name
                && division.is_some_and(|d| d.place != best.place && !d.point.is_within(best.point, SEAT))
        };
        // "Quezon province" makes "in Quezon" no far town; beside "New York state", "in New York" stays the city.
        let alone = alone.iter().filter(|_| best.prior < METROPOLIS);
        if let Some(&division) = in_rows.iter().chain(alone).find(far) {
            groups[at].options = groups[division].options.clone();
        }
    }
}
