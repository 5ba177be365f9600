//! From lists to the file that lies over the gazetteer.

use crate::country::CountryCode;
use crate::gazetteer::write::{FacilityRecord, ListedRecord, PlaceRecord, WriteError, Writer};
use crate::gazetteer::{Gazetteer, NameClass, Place, normalise};
use crate::kind::Kind;

use super::names::{Names, RowNames};
use super::nearby::Nearby;
use super::read::OwnList;
use super::row::Row;

/// How far a facility of the gazetteer that has a row's name may be to be that row, in km.
const SAME_SITE_KM: f64 = 5.0;

/// The rank of rows: just before the gazetteer's own facilities.
const RANK: u8 = 171;

/// Lists that were made into a file.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The file, for [`Gazetteer::lay`].
    pub bytes: Vec<u8>,
    /// How many sites it has.
    pub sites: usize,
    /// How many of them the gazetteer has too.
    pub known: usize,
    /// How many have no name that stands by itself: they are found with a word for a facility beside it only.
    pub needing_noun: usize,
}

/// Makes the file of `lists` over `gazetteer`. The same lists and gazetteer give the same bytes.
///
/// # Errors
///
/// When there is too much for the format.
pub fn compile(gazetteer: &Gazetteer, lists: &[OwnList]) -> Result<Compiled, WriteError> {
    let (names, nearby) = (Names::new(gazetteer), Nearby::new(gazetteer));
    let mut writer = Writer::new();
    writer.over(gazetteer.stamp());
    let (mut known, mut needing_noun) = (0, 0);
    for list in lists {
        for row in &list.rows {
            let record = record(gazetteer, &names, &nearby, list, row);
            if let Some(listed) = &record.listed {
                known += usize::from(listed.twin.is_some());
                needing_noun += usize::from(listed.found_as.is_some());
            }
            // Letters of no script that keys have make no name.
            if !normalise::key(&record.name).is_empty() {
                writer.add(record);
            }
        }
    }
    let sites = writer.records().len();
    Ok(Compiled { bytes: writer.finish()?, sites, known, needing_noun })
}

fn record(gazetteer: &Gazetteer, names: &Names<'_>, nearby: &Nearby<'_>, list: &OwnList, row: &Row) -> PlaceRecord {
    let called = names.of(row.kind, std::iter::once(row.name.as_str()).chain(row.aliases.iter().map(String::as_str)));
    let twin = names.twin(row.kind, &called, (row.lat, row.lon), SAME_SITE_KM).and_then(|id| gazetteer.place(id));
    let kind = twin.as_ref().map_or(row.kind, |twin| narrowed(row.kind, twin.kind()));
    let near = if twin.is_some() { None } else { nearby.nearest(row.lat, row.lon) };
    let mut record = PlaceRecord::new(&row.name, kind, row.lat, row.lon);
    let around = twin.as_ref().or(near.as_ref());
    record.country = country(gazetteer, row).or_else(|| around?.country());
    record.rank = RANK;
    record.approximate = row.rough;
    record.native = twin.as_ref().and_then(|twin| twin.native_name()).map(str::to_owned);
    record.note = twin.as_ref().and_then(|twin| twin.disputed_note()).map(str::to_owned);
    record.facility = Some(facts(list, row, twin.as_ref()));
    let found_as = found_as(&called, row, kind);
    let region = around.filter(|place| place.country() == record.country).and_then(Place::region);
    record.listed = Some(ListedRecord {
        list: list.name.clone(),
        url: row.url.clone(),
        found_as,
        region: region.map(|region| region.id()),
        twin: twin.map(|twin| twin.id()),
        stems: called.stems,
    });
    record.names = called.alone;
    record
}

/// The name that the row is found by first, where its own is none by itself.
fn found_as(called: &RowNames, row: &Row, kind: Kind) -> Option<String> {
    if called.alone.iter().any(|(name, class)| *name == row.name && *class != NameClass::Abbreviation) {
        return None;
    }
    let other = called.alone.iter().find(|(_, class)| *class == NameClass::Alternate).map(|(name, _)| name.clone());
    Some(other.unwrap_or_else(|| format!("{} {}", row.name, kind.label())))
}

/// The kind of a row that is a facility of the gazetteer: the gazetteer's, where the list's is the wider.
fn narrowed(own: Kind, known: Kind) -> Kind {
    super::kinds::narrowed(Some(own), Some(known))
}

/// What the row says, and what the gazetteer knows where it says nothing.
fn facts(list: &OwnList, row: &Row, twin: Option<&Place<'_>>) -> FacilityRecord {
    let known = twin.and_then(Place::facility);
    let or = |own: &str, known: Option<&str>| match own {
        "" => known.unwrap_or_default().to_owned(),
        own => own.to_owned(),
    };
    let id = if row.id.is_empty() { format!("line {}", row.line) } else { row.id.clone() };
    let own = format!("{}: {id}", list.name);
    FacilityRecord {
        stable_id: known.map_or(own, |facility| facility.stable_id.to_owned()),
        operator: or(&row.operator, known.and_then(|facility| facility.operator)),
        status: or(&row.status, known.and_then(|facility| facility.status)),
        capacity: or(&row.capacity, known.and_then(|facility| facility.capacity)),
        source: known.and_then(|facility| facility.source).unwrap_or_default().to_owned(),
    }
}

/// The country that the row says, by code or by name.
fn country(gazetteer: &Gazetteer, row: &Row) -> Option<CountryCode> {
    row.countries.iter().find_map(|said| {
        if let Some(code) = CountryCode::parse(&said.to_uppercase()).filter(|code| gazetteer.country(*code).is_some()) {
            return Some(code);
        }
        let candidates = gazetteer.lookup(said);
        let country = candidates.iter().find(|c| gazetteer.kind(c.place) == Some(Kind::Country))?;
        gazetteer.place(country.place)?.country()
    })
}
