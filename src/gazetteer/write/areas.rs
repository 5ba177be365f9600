//! Areas: a country, a region and the box around the places in it.
//!
//! A coordinate is stored as sixteen bits within its area's box. Most regions are a few degrees
//! wide, so that is some metres; an area is cut into tiles of twenty degrees, so it is never more
//! than about twenty metres off.

use std::collections::BTreeMap;

use crate::country::CountryCode;

use super::super::format::NO_PLACE;
use super::{PlaceRecord, WriteError};

/// Widest box in degrees.
const TILE: f64 = 20.0;

/// Country, region (a place number), row and column of the tile.
type Group = (Option<CountryCode>, u32, i32, i32);

/// A box in 1e-5 degrees: the least latitude and longitude, and the extents.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    lat: (i32, i32),
    lon: (i32, i32),
}

/// The areas of a gazetteer and the places' places in them.
pub struct Areas {
    areas: Vec<(Group, Bounds)>,
    of: Vec<u16>,
    lat: Vec<u16>,
    lon: Vec<u16>,
}

fn units(degrees: f64) -> i32 {
    (degrees * 1e5).round() as i32
}

impl Areas {
    /// Groups the places; `number` gives the place number of each record.
    pub fn new(places: &[&PlaceRecord], number: &[u32]) -> Result<Self, WriteError> {
        let group = |place: &PlaceRecord| -> Group {
            let own = place.listed.as_ref().and_then(|row| row.region).map_or(NO_PLACE, |region| region.0);
            let region = place.region.map_or(own, |region| number[region.0]);
            let tile = |degrees: f64| (degrees / TILE).floor() as i32;
            (place.country, region, tile(place.lat), tile(place.lon))
        };
        let mut boxes: BTreeMap<Group, Bounds> = BTreeMap::new();
        for place in places {
            let (lat, lon) = (units(place.lat), units(place.lon));
            let bounds = boxes.entry(group(place)).or_insert(Bounds { lat: (lat, lat), lon: (lon, lon) });
            bounds.lat = (bounds.lat.0.min(lat), bounds.lat.1.max(lat));
            bounds.lon = (bounds.lon.0.min(lon), bounds.lon.1.max(lon));
        }
        let areas: Vec<_> = boxes.into_iter().collect();
        if areas.len() > usize::from(u16::MAX) {
            return Err(WriteError::TooMany { what: "areas" });
        }
        let numbers: BTreeMap<Group, u16> =
            areas.iter().enumerate().map(|(n, (group, _))| (*group, n as u16)).collect();
        let mut this = Self { areas, of: Vec::new(), lat: Vec::new(), lon: Vec::new() };
        for place in places {
            let area = numbers[&group(place)];
            let bounds = this.areas[usize::from(area)].1;
            this.of.push(area);
            this.lat.push(fraction(units(place.lat), bounds.lat));
            this.lon.push(fraction(units(place.lon), bounds.lon));
        }
        Ok(this)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.areas.len()
    }

    /// The area of a place.
    pub fn of(&self, place: usize) -> u16 {
        self.of[place]
    }

    /// A place's latitude within its area.
    pub fn lat(&self, place: usize) -> u16 {
        self.lat[place]
    }

    /// A place's longitude within its area.
    pub fn lon(&self, place: usize) -> u16 {
        self.lon[place]
    }

    /// A place's latitude as it will be read, in degrees.
    pub fn written_lat(&self, place: usize) -> f64 {
        let (low, high) = self.areas[usize::from(self.of[place])].1.lat;
        super::super::layer::coordinate(low, (high - low).cast_unsigned(), self.lat[place])
    }

    /// The section.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for ((country, region, _, _), bounds) in &self.areas {
            out.extend_from_slice(&country.map_or([0, 0], CountryCode::to_bytes));
            out.extend_from_slice(&[0, 0]);
            out.extend_from_slice(&region.to_le_bytes());
            for (low, high) in [bounds.lat, bounds.lon] {
                out.extend_from_slice(&low.to_le_bytes());
                out.extend_from_slice(&(high - low).to_le_bytes());
            }
        }
        out
    }
}

fn fraction(value: i32, (low, high): (i32, i32)) -> u16 {
    if high == low {
        return 0;
    }
    (f64::from(value - low) / f64::from(high - low) * 65535.0).round() as u16
}
