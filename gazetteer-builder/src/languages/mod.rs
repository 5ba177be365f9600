//! The files of names in the languages of the interface, beside the gazetteer: what places, regions and sites are called there,
//! out of the tables under data/names, the names in their own script, and for Ukrainian GeoNames' alternate names.
//!
//! A wrong name costs a reader more than an English one, so what is not known stays as it is.

mod spelling;
mod ukrainian;

use std::collections::{BTreeSet, HashMap};

use dateline::country::CountryCode;
use dateline::gazetteer::write::RecordId;
use dateline::gazetteer::{Gazetteer, NameClass};
use dateline::kind::{Category, Kind};
use dateline::view::names::compile::{Named, file};
use dateline::view::strings::compile::tags;

use crate::Inputs;
use crate::error::BuildError;
use crate::table;
use crate::wheel::City;
use crate::world::World;

/// What records are called in a language.
type Called = HashMap<RecordId, String>;

/// The files, by their languages. `gazetteer` is the one that was written of `world`: the points of places are as it has them.
pub fn files(
    world: &World,
    inputs: &Inputs,
    cities: &[City],
    gazetteer: Vec<u8>,
) -> Result<Vec<(&'static str, Vec<u8>)>, BuildError> {
    let order = world.writer.order()?;
    let gazetteer = Gazetteer::open(gazetteer).map_err(|e| BuildError::format(&inputs.data, e))?;
    let mut files = Vec::new();
    for tag in tags().filter(|tag| *tag != "en") {
        let mut called = if tag == "uk" { found(world, cities) } else { Called::new() };
        authored(world, inputs, tag, &mut called)?;
        let mut names = Vec::new();
        for (place, record) in gazetteer.places().zip(&order) {
            if let Some(name) = called.get(&RecordId(*record)).filter(|name| **name != place.name()) {
                let (lat, lon) = place.position();
                names.push((place.name().to_owned(), lat, lon, name.clone()));
            }
        }
        let mut all: Vec<(Named<'_>, String)> = names
            .iter()
            .map(|(name, lat, lon, own)| (Named::Place { name, lat: *lat, lon: *lon }, own.clone()))
            .collect();
        all.extend(areas(world, &called));
        let words = words(inputs, tag)?;
        all.extend(words.iter().map(|[english, own]| (Named::Words(english), own.clone())));
        let bytes = file(tag, &all).ok_or_else(|| BuildError::format(&inputs.data, "too many names"))?;
        files.push((tag, bytes));
    }
    Ok(files)
}

/// The regions that places are said to lie in.
fn areas<'w>(world: &'w World, called: &Called) -> Vec<(Named<'w>, String)> {
    let mut areas: BTreeSet<RecordId> = world.iter().filter_map(|(_, record)| record.region).collect();
    areas.extend(world.iter().filter(|(_, record)| record.kind == Kind::Admin1).map(|(id, _)| id));
    let named = |id: RecordId| {
        let record = world.get(id);
        let country = record.country.as_ref()?.as_str();
        let own = called.get(&id).filter(|own| **own != record.name)?;
        Some((Named::Region { country, name: &record.name }, own.clone()))
    };
    areas.into_iter().filter_map(named).collect()
}

/// Ukrainian names that the data have without saying so.
fn found(world: &World, cities: &[City]) -> Called {
    let mut called = Called::new();
    for (id, record) in world.iter() {
        // Further native names of authored tables are in other languages: "Берлин;Берлін".
        let natives = record.names.iter().filter(|(_, class)| *class == NameClass::Native).map(|(name, _)| name);
        let natives: Vec<&str> = record.native.iter().chain(natives).map(String::as_str).collect();
        let country = record.country.as_ref().map(CountryCode::as_str);
        if let Some(name) = ukrainian::native(&natives, country, record.kind, &record.name) {
            called.insert(id, name);
        }
    }
    for city in cities {
        let Some(&id) = world.by_geonames.get(&city.geonameid) else { continue };
        let record = world.get(id);
        // A number may have become a country's or a district's by an authored row.
        let named = record.kind.category() == Category::Place && !called.contains_key(&id);
        if let Some(name) = named.then(|| ukrainian::town(city, &record.name)).flatten() {
            called.insert(id, name);
        }
    }
    called
}

/// What the tables say: regions, cities, waters, mountains, sites.
fn authored(world: &World, inputs: &Inputs, tag: &str, called: &mut Called) -> Result<(), BuildError> {
    let regions =
        table::read(&inputs.data.join("names/regions.tsv"), &["country", "code", "name", "uk", "de", "source"])?;
    for row in regions.rows() {
        let country = row.country("country")?.ok_or_else(|| row.error("country is empty"))?;
        let known = world.regions.get(&(country, row.required("code")?.to_owned())).copied();
        // Some divisions of GeoNames have no settlement and are left out.
        put(called, known, row.get(tag));
    }
    let cities = table::read(&inputs.data.join("names/cities.tsv"), &["geonameid", "name", "uk", "de", "source"])?;
    for row in cities.rows() {
        let number: u32 = row.number("geonameid")?.ok_or_else(|| row.error("geonameid is empty"))?;
        put(called, world.by_geonames.get(&number).copied(), row.get(tag));
    }
    let places = table::read(&inputs.data.join("names/places.tsv"), &["id", "name", "uk", "de"])?;
    for row in places.rows() {
        let id = row.required("id")?;
        let known = world.by_id.get(id).or_else(|| world.by_facility.get(id)).copied();
        if known.is_none() {
            return Err(row.error(format!("no place or site is {id:?}")).into());
        }
        put(called, known, row.get(tag));
    }
    Ok(())
}

fn put(called: &mut Called, id: Option<RecordId>, name: &str) {
    if let Some(id) = id.filter(|_| !name.is_empty()) {
        called.insert(id, name.to_owned());
    }
}

/// Who runs sites, and where facts come from.
fn words(inputs: &Inputs, tag: &str) -> Result<Vec<[String; 2]>, BuildError> {
    let table = table::read(&inputs.data.join("names/words.tsv"), &["english", "uk", "de"])?;
    let rows = table.rows().map(|row| [row.get("english"), row.get(tag)].map(str::to_owned));
    Ok(rows.filter(|[_, own]| !own.is_empty()).collect())
}
