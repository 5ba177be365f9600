//! Which kinds of facilities go by each other's nouns.

use crate::gazetteer::{Gazetteer, PlaceId};
use crate::kind::Kind;

/// Whether a facility of kind `known` may be meant by a noun of kind `said`: a "dam" is often a
/// hydroelectric plant, a "power plant" of any fuel, an "airfield" civil or military.
#[must_use]
pub fn compatible(said: Kind, known: Kind) -> bool {
    use Kind as K;
    said == known
        || match said {
            K::PowerPlant => matches!(known, K::Nuclear | K::Hydroelectric | K::Thermal | K::Solar | K::Wind),
            K::Thermal => known == K::PowerPlant,
            K::Hydroelectric => known == K::Dam,
            K::Dam => matches!(known, K::Hydroelectric | K::Water),
            K::Airport => known == K::AirBase,
            K::AirBase => matches!(known, K::Airport | K::MilitaryBase),
            K::NavalBase => matches!(known, K::Port | K::MilitaryBase),
            K::MilitaryBase => matches!(known, K::AirBase | K::NavalBase | K::Spaceport | K::Warehouse),
            K::Port => matches!(known, K::OilDepot | K::NavalBase),
            K::OilDepot => matches!(known, K::Port | K::Refinery),
            K::Refinery => known == K::OilDepot,
            K::GasFacility => matches!(known, K::Port | K::Pipeline),
            K::Pipeline => known == K::GasFacility,
            K::BorderCrossing => known == K::Bridge,
            K::Bridge => matches!(known, K::Railway | K::Tunnel | K::BorderCrossing),
            K::Railway | K::Tunnel => matches!(known, K::Bridge | K::RailwayStation),
            K::Factory => matches!(
                known,
                K::Nuclear | K::Hydroelectric | K::Thermal | K::PowerPlant | K::Refinery | K::Mine | K::Water
            ),
            K::Water => matches!(known, K::Dam | K::Hydroelectric),
            K::Spaceport => matches!(known, K::MilitaryBase | K::AirBase),
            K::Warehouse => matches!(known, K::MilitaryBase | K::Port),
            K::Canal => known == K::Water,
            K::Substation => known == K::Cable,
            K::Cable => known == K::Substation,
            _ => false,
        }
}

/// The kind that is given for a mention whose noun says `said` and that means the facility `id`:
/// the facility's own where the noun is vaguer, else the noun's.
#[must_use]
pub fn refine(gazetteer: &Gazetteer, said: Kind, id: PlaceId) -> Kind {
    let Some(known) = gazetteer.place(id).map(|p| p.kind()) else { return said };
    let vague = matches!(
        said,
        Kind::PowerPlant
            | Kind::Factory
            | Kind::MilitaryBase
            | Kind::Airport
            | Kind::AirBase
            | Kind::Other
            | Kind::Port
    );
    match (said, known) {
        // "Beirut's port" is more than its silos; the "Dartford Crossing" is a bridge.
        (Kind::Port, Kind::Warehouse) => said,
        (Kind::BorderCrossing, Kind::Bridge | Kind::Tunnel) => known,
        _ if vague || said == known => known,
        _ => said,
    }
}
