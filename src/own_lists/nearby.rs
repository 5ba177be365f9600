//! The settlements around a point, for the country and the region of a row that does not say.

use std::collections::HashMap;

use crate::gazetteer::{Gazetteer, Place, PlaceId, distance_km};

/// How far a settlement may be that says where a site is, in km.
const NEAR_KM: f64 = 40.0;

/// Settlements by whole degrees.
pub struct Nearby<'g> {
    gazetteer: &'g Gazetteer,
    cells: HashMap<(i32, i32), Vec<PlaceId>>,
}

fn cell(lat: f64, lon: f64) -> (i32, i32) {
    (lat.floor() as i32, lon.floor() as i32)
}

impl<'g> Nearby<'g> {
    /// Of all settlements of `gazetteer`.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        let mut cells: HashMap<(i32, i32), Vec<PlaceId>> = HashMap::new();
        for place in gazetteer.places().filter(|place| place.kind().is_settlement()) {
            cells.entry(cell(place.lat(), place.lon())).or_default().push(place.id());
        }
        Self { gazetteer, cells }
    }

    /// The settlement nearest to a point.
    pub fn nearest(&self, lat: f64, lon: f64) -> Option<Place<'g>> {
        let (row, column) = cell(lat, lon);
        let around = (-1..=1).flat_map(|r| (-1..=1).map(move |c| (row + r, column + c)));
        let ids = around.filter_map(|cell| self.cells.get(&cell)).flatten();
        let near = ids.filter_map(|id| self.gazetteer.place(*id));
        let near = near.map(|place| (distance_km(lat, lon, place.lat(), place.lon()), place));
        let nearest = near.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.id().cmp(&b.1.id())));
        nearest.filter(|(distance, _)| *distance <= NEAR_KM).map(|(_, place)| place)
    }
}
