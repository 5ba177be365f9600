//! The authored tables of places: regions, further settlements, demonyms, names to show, wording
//! for disputed territory, ordinary words.

use std::collections::BTreeSet;
use std::path::Path;

use dateline::country::CountryCode;
use dateline::gazetteer::write::{PlaceRecord, RecordId};
use dateline::gazetteer::{Demonym, NameClass, distance_km, normalise};
use dateline::kind::Kind;

use crate::Inputs;
use crate::countries::{class_of, plural};
use crate::error::BuildError;
use crate::rank;
use crate::table::{self, Row, Table};
use crate::world::World;

/// Reads a table under data/ that may not be there yet; `None` then.
fn optional(inputs: &Inputs, name: &str, columns: &[&str]) -> Result<Option<Table>, BuildError> {
    let path = inputs.data.join(name);
    if Path::exists(&path) { table::read(&path, columns).map(Some) } else { Ok(None) }
}

/// The words that are too ordinary to be alternate names.
pub fn ordinary(world: &mut World, inputs: &Inputs) -> Result<(), BuildError> {
    let path = inputs.data.join("ordinary-words.txt");
    let text = std::fs::read_to_string(&path).map_err(|e| BuildError::file(&path, e))?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    world.ordinary = lines.flat_map(str::split_whitespace).map(str::to_lowercase).collect();
    Ok(())
}

/// Adds the aliases and native names of a row; the first native name is the one shown.
pub fn put_names(record: &mut PlaceRecord, row: Row<'_>) {
    for alias in row.list("aliases") {
        record.names.push((alias.to_owned(), class_of(alias)));
    }
    for (index, native) in row.list("native").enumerate() {
        if index == 0 {
            record.native = Some(native.to_owned());
        }
        record.names.push((native.to_owned(), NameClass::Native));
    }
}

/// data/regions.tsv: continents, waters, mountains, informal regions, districts.
pub fn regions(world: &mut World, inputs: &Inputs) -> Result<(), BuildError> {
    let columns = ["id", "name", "aliases", "native", "kind", "country", "lat", "lon", "within", "rank", "note"];
    let Some(table) = optional(inputs, "regions.tsv", &columns)? else { return Ok(()) };
    for row in table.rows() {
        let id = row.required("id")?;
        let (lat, lon) = row.point("lat", "lon")?.ok_or_else(|| row.error("no coordinates"))?;
        let authored: u8 = row.number("rank")?.ok_or_else(|| row.error("rank is empty"))?;
        let kind = row.kind("kind")?;
        let mut record = PlaceRecord::new(row.required("name")?, kind, lat, lon);
        // Of several countries none is the one.
        if row.list("country").count() == 1 {
            record.country = row.country("country")?;
        }
        if let Some(country) = record.country.filter(|_| is_local(kind)) {
            record.region = world.region_at(country, lat, lon);
        }
        record.rank = rank::region(authored);
        put_names(&mut record, row);
        let same = same_division(world, &record).or_else(|| same_settlement(world, &record));
        let place = match same {
            Some(division) => merge(world, division, record),
            None => world.add(record),
        };
        if world.by_id.insert(id.to_owned(), place).is_some() {
            return Err(row.error(format!("{id} is there twice")).into());
        }
    }
    Ok(())
}

/// The division that a region is, if it is one: Crimea, the Gaza Strip, Sicily.
fn same_division(world: &World, region: &PlaceRecord) -> Option<RecordId> {
    let country = region.country?;
    let alike =
        matches!(region.kind, Kind::Territory | Kind::Region | Kind::Peninsula | Kind::Island | Kind::Archipelago);
    let division = world.region_named(country, &region.name).filter(|_| alike)?;
    let record = world.get(division);
    // By another name it may be a part only: Aquitaine is in Nouvelle-Aquitaine.
    if region.kind != Kind::Territory && normalise::key(&record.name) != normalise::key(&region.name) {
        return None;
    }
    (distance_km(region.lat, region.lon, record.lat, record.lon) < 200.0).then_some(division)
}

/// The settlement of GeoNames that a district is: Brooklyn, Capitol Hill.
fn same_settlement(world: &World, region: &PlaceRecord) -> Option<RecordId> {
    if !matches!(region.kind, Kind::District | Kind::Square) {
        return None;
    }
    world.find(&region.name, |record| {
        record.kind.is_settlement()
            && record.kind != Kind::Capital
            && record.country == region.country
            && distance_km(region.lat, region.lon, record.lat, record.lon) < 8.0
    })
}

/// Gives a division or a settlement what the table says of it as a region.
fn merge(world: &mut World, division: RecordId, region: PlaceRecord) -> RecordId {
    // A second row for the same place ("Gaza" after "Gaza Strip") gives further names only.
    let again = world.by_id.values().any(|known| *known == division);
    if again {
        world.name(division, &region.name, NameClass::Alternate);
    } else {
        world.rename(division, &region.name);
    }
    for (name, class) in &region.names {
        world.name(division, name, *class);
    }
    world.change(division, |record| {
        record.rank = record.rank.max(region.rank);
        if again {
            return;
        }
        (record.lat, record.lon, record.approximate) = (region.lat, region.lon, false);
        record.native = region.native.or(record.native.take());
        if matches!(region.kind, Kind::Territory | Kind::District | Kind::Square) {
            record.kind = region.kind;
        }
    });
    division
}

/// Whether a place of a kind lies within one division.
fn is_local(kind: Kind) -> bool {
    matches!(kind, Kind::District | Kind::Square | Kind::Park | Kind::Mountain | Kind::Volcano | Kind::Waterfall)
}

/// data/places-extra.tsv: settlements that GeoNames' export lacks.
pub fn extra(world: &mut World, inputs: &Inputs) -> Result<(), BuildError> {
    let columns =
        ["id", "name", "aliases", "native", "kind", "country", "admin1", "lat", "lon", "population", "source"];
    let Some(table) = optional(inputs, "places-extra.tsv", &columns)? else { return Ok(()) };
    for row in table.rows() {
        let id = row.required("id")?;
        let name = row.required("name")?;
        let (lat, lon) = row.point("lat", "lon")?.ok_or_else(|| row.error("no coordinates"))?;
        let country = row.country("country")?.ok_or_else(|| row.error("country is empty"))?;
        let kind = row.kind("kind")?;
        let population: u32 = row.number("population")?.unwrap_or(0);
        // A settlement that GeoNames has under another spelling becomes better known by this row.
        let same = world.nearest_settlement(lat, lon, |record| {
            record.country == Some(country)
                && distance_km(lat, lon, record.lat, record.lon) < 8.0
                && world.named(name).iter().any(|id| std::ptr::eq(world.get(*id), record))
        });
        let place = match same {
            Some((place, _)) if kind.is_settlement() => place,
            _ => {
                let mut record = PlaceRecord::new(name, kind, lat, lon);
                record.country = Some(country);
                record.region = world
                    .regions
                    .get(&(country, row.get("admin1").to_owned()))
                    .copied()
                    .or_else(|| world.region_named(country, row.get("admin1")))
                    .or_else(|| world.region_at(country, lat, lon));
                record.population = population;
                record.rank = rank::settlement(kind, population, 8);
                world.add(record)
            }
        };
        world.rename(place, name);
        for alias in row.list("aliases") {
            world.name(place, alias, class_of(alias));
        }
        for native in row.list("native") {
            world.change(place, |record| {
                record.native.get_or_insert_with(|| native.to_owned());
            });
            world.name(place, native, NameClass::Native);
        }
        world.by_id.insert(id.to_owned(), place);
    }
    Ok(())
}

/// data/demonyms.tsv: words for the people and the things of regions and cities.
pub fn demonyms(world: &mut World, inputs: &Inputs) -> Result<(), BuildError> {
    let columns = ["form", "kind", "target", "country"];
    let Some(table) = optional(inputs, "demonyms.tsv", &columns)? else { return Ok(()) };
    for row in table.rows() {
        let form = row.required("form")?;
        let place = target(world, row)?;
        let (adjective, noun) = match row.get("kind") {
            "adjective" => (true, false),
            "noun" => (false, true),
            "both" => (true, true),
            other => return Err(row.error(format!("{other:?} is not adjective, noun or both")).into()),
        };
        // Where a word is both, it is filed as an adjective, which it is far more often.
        if adjective {
            world.name(place, form, NameClass::Demonym(Demonym::Adjective));
        } else {
            world.name(place, form, NameClass::Demonym(Demonym::Noun));
        }
        if let Some(plural) = plural(form).filter(|_| noun) {
            world.name(place, &plural, NameClass::Demonym(Demonym::Noun));
        }
    }
    Ok(())
}

/// The place that a row's `target` and `country` name.
fn target(world: &World, row: Row<'_>) -> Result<RecordId, BuildError> {
    let name = row.required("target")?;
    let country = row.country("country")?;
    if let Some(place) = world.by_id.get(name) {
        return Ok(*place);
    }
    let in_country = |record: &PlaceRecord| country.is_none() || record.country == country;
    let place = world.find(name, in_country).or_else(|| world.find(name, |r| r.country.is_none()));
    Ok(place.ok_or_else(|| row.error(format!("no place is named {name:?}")))?)
}

/// The GeoNames numbers in data/display.tsv: settlements that are in the news whatever their size.
pub fn shown(inputs: &Inputs) -> Result<BTreeSet<u32>, BuildError> {
    let columns = ["geonameid_or_name", "country", "display", "aliases", "native"];
    let table = optional(inputs, "display.tsv", &columns)?;
    let numbers = |table: Table| table.rows().filter_map(|row| row.get("geonameid_or_name").parse().ok()).collect();
    Ok(table.map(numbers).unwrap_or_default())
}

/// data/display.tsv: names to show in place of GeoNames' own.
pub fn display(world: &mut World, inputs: &Inputs) -> Result<(), BuildError> {
    let columns = ["geonameid_or_name", "country", "display", "aliases", "native"];
    let Some(table) = optional(inputs, "display.tsv", &columns)? else { return Ok(()) };
    for row in table.rows() {
        let wanted = row.required("geonameid_or_name")?;
        let country = row.country("country")?;
        let place = match wanted.parse::<u32>() {
            Ok(number) => world.by_geonames.get(&number).copied(),
            Err(_) => world.find(wanted, |r| r.country == country && r.kind.is_settlement()),
        };
        // A number that GeoNames no longer has; a wrong number is caught by the country.
        let Some(place) = place else { continue };
        if country.is_some() && world.get(place).country != country {
            return Err(row.error(format!("{wanted} is not in that country")).into());
        }
        world.rename(place, row.required("display")?);
        for alias in row.list("aliases") {
            world.name(place, alias, class_of(alias));
        }
        for (index, native) in row.list("native").enumerate() {
            if index == 0 {
                world.change(place, |record| record.native = Some(native.to_owned()));
            }
            world.name(place, native, NameClass::Native);
        }
    }
    Ok(())
}

/// data/disputed.tsv: how a disputed place's standing is worded.
pub fn disputed(world: &mut World, inputs: &Inputs) -> Result<(), BuildError> {
    let columns = ["target", "wording", "note"];
    let Some(table) = optional(inputs, "disputed.tsv", &columns)? else { return Ok(()) };
    for row in table.rows() {
        let name = row.required("target")?;
        let wording = row.required("wording")?.to_owned();
        let division = name
            .split_once('.')
            .and_then(|(country, code)| world.regions.get(&(CountryCode::parse(country)?, code.to_owned())));
        let country = || CountryCode::parse(name).and_then(|code| world.countries.get(&code));
        let place = world.by_id.get(name).or(division).or_else(country).copied();
        let place = place.or_else(|| world.find(name, |_| true));
        let place = place.ok_or_else(|| row.error(format!("no place is named {name:?}")))?;
        world.change(place, |record| record.note = Some(wording));
    }
    Ok(())
}
