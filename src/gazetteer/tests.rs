//! Tests of the gazetteer on small files of their own.

use super::write::{FacilityRecord, PlaceRecord, Writer};
use super::*;
use crate::country::SubdivisionCode;

fn country(code: &str) -> Option<CountryCode> {
    CountryCode::parse(code)
}

/// A few places with every kind of name.
fn small() -> Vec<u8> {
    let mut writer = Writer::new();
    let mut ukraine = PlaceRecord::new("Ukraine", Kind::Country, 49.0, 32.0);
    ukraine.country = country("UA");
    ukraine.rank = 240;
    ukraine.native = Some("Україна".to_owned());
    let adjective = NameClass::Demonym(Demonym::Adjective);
    ukraine.names.push(("Ukrainian".to_owned(), adjective));
    ukraine.names.push(("UA".to_owned(), NameClass::Abbreviation));
    writer.add(ukraine);
    let mut oblast = PlaceRecord::new("Kharkiv Oblast", Kind::Admin1, 49.6, 36.4);
    oblast.country = country("UA");
    oblast.rank = 180;
    oblast.approximate = true;
    oblast.subdivision = SubdivisionCode::parse("63");
    oblast.names.push(("Kharkiv region".to_owned(), NameClass::Generated));
    let oblast = writer.add(oblast);
    let mut kharkiv = PlaceRecord::new("Kharkiv", Kind::City, 49.98081, 36.25272);
    kharkiv.country = country("UA");
    kharkiv.region = Some(oblast);
    kharkiv.population = 1_433_886;
    kharkiv.geonames_id = 706_483;
    kharkiv.rank = 190;
    kharkiv.native = Some("Харків".to_owned());
    kharkiv.provenance = Provenance::Geonames;
    kharkiv.names.push(("Kharkov".to_owned(), NameClass::Alternate));
    writer.add(kharkiv);
    for (name, lat, lon, rank) in [("Odessa", 31.84568, -102.36764, 130), ("Odessa", 38.999, -93.95, 90)] {
        let mut odessa = PlaceRecord::new(name, Kind::City, lat, lon);
        odessa.country = country("US");
        odessa.rank = rank;
        writer.add(odessa);
    }
    let mut plant = PlaceRecord::new("Zmiiv thermal power plant", Kind::Thermal, 49.5848, 36.5226);
    plant.country = country("UA");
    plant.region = Some(oblast);
    plant.facility = Some(FacilityRecord {
        stable_id: "zmiiv-tpp".to_owned(),
        status: "destroyed".to_owned(),
        source: "Centrenergo".to_owned(),
        ..FacilityRecord::default()
    });
    plant.note = Some("A note.".to_owned());
    writer.add(plant);
    // Enough names to fill several blocks, with long shared beginnings.
    for n in 0..200 {
        let name = format!("Saint-Village-au-nom-plutôt-long-{n}");
        writer.add(PlaceRecord::new(&name, Kind::Village, f64::from(n) / 4.0, -f64::from(n) / 2.0));
    }
    writer.land_ring(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.004), (10.0, 10.0), (0.0, 0.0)]);
    writer.finish().unwrap()
}

fn open() -> Gazetteer {
    Gazetteer::open(small()).unwrap()
}

fn names(gazetteer: &Gazetteer, name: &str) -> Vec<String> {
    let candidates = gazetteer.lookup(name);
    candidates.iter().map(|c| gazetteer.place(c.place).unwrap().name().to_owned()).collect()
}

#[test]
fn every_kind_of_name_finds_its_place_with_its_class() {
    let gazetteer = open();
    for (name, place, class) in [
        ("Kharkiv", "Kharkiv", NameClass::Primary),
        ("KHARKOV", "Kharkiv", NameClass::Alternate),
        ("Харків", "Kharkiv", NameClass::Native),
        ("Kharkiv Region", "Kharkiv Oblast", NameClass::Generated),
        ("Ukrainian", "Ukraine", NameClass::Demonym(Demonym::Adjective)),
        ("U.A.", "Ukraine", NameClass::Abbreviation),
        ("the Ukraine", "Ukraine", NameClass::Primary),
    ] {
        let candidates = gazetteer.lookup(name);
        assert_eq!(candidates.len(), 1, "{name}");
        assert_eq!(candidates[0].name, class, "{name}");
        assert_eq!(gazetteer.place(candidates[0].place).unwrap().name(), place);
    }
    assert!(gazetteer.lookup("Khark").is_empty());
    assert!(gazetteer.lookup("").is_empty());
    assert!(gazetteer.lookup(&"x".repeat(10_000)).is_empty());
}

#[test]
fn all_that_was_written_is_read_back() {
    let gazetteer = open();
    let kharkiv = gazetteer.place(gazetteer.lookup("Kharkiv")[0].place).unwrap();
    assert!((kharkiv.lat() - 49.98081).abs() < 0.0003 && (kharkiv.lon() - 36.25272).abs() < 0.0003);
    assert_eq!(kharkiv.country(), country("UA"));
    let oblast = kharkiv.region().unwrap();
    assert_eq!((oblast.name(), oblast.geonames_id()), ("Kharkiv Oblast", None));
    assert_eq!((oblast.subdivision(), kharkiv.subdivision()), (SubdivisionCode::parse("63"), None));
    assert_eq!(kharkiv.population(), Some(1_434_000));
    assert_eq!(kharkiv.geonames_id(), Some(706_483));
    assert_eq!(kharkiv.native_name(), Some("Харків"));
    assert_eq!(kharkiv.provenance(), Provenance::Geonames);
    assert!(kharkiv.facility().is_none() && kharkiv.disputed_note().is_none());
    let plant = gazetteer.facilities().next().unwrap();
    let facility = plant.facility().unwrap();
    assert_eq!((facility.stable_id, facility.operator), ("zmiiv-tpp", None));
    assert_eq!((facility.status, facility.source), (Some("destroyed"), Some("Centrenergo")));
    assert_eq!(plant.disputed_note(), Some("A note."));
    let ukraine = gazetteer.country(country("UA").unwrap()).unwrap();
    assert_eq!((ukraine.name(), ukraine.region().is_none()), ("Ukraine", true));
    assert!(gazetteer.country(country("ZZ").unwrap()).is_none());
    assert!(gazetteer.place(PlaceId(gazetteer.len() as u32)).is_none());
}

#[test]
fn places_of_one_name_come_best_first() {
    let gazetteer = open();
    let candidates = gazetteer.lookup("Odessa");
    let lats: Vec<f64> = candidates.iter().map(|c| gazetteer.place(c.place).unwrap().lat().round()).collect();
    assert_eq!(lats, [32.0, 39.0]);
}

#[test]
fn names_across_block_borders_are_all_found_and_shown() {
    let gazetteer = open();
    for n in 0..200 {
        let name = format!("Saint-Village-au-nom-plutôt-long-{n}");
        assert_eq!(names(&gazetteer, &name).join(" "), name);
    }
}

#[test]
fn walk_finds_the_longest_name_and_stops_where_none_goes_on() {
    let gazetteer = open();
    let mut walk = gazetteer.walk();
    assert!(walk.push_token("kharkiv") && walk.is_key());
    let short = walk;
    assert!(walk.push_token("oblast") && walk.is_key());
    assert!(!walk.push_token("governor") && !walk.is_key());
    assert!(!walk.push_token("x") && walk.candidates().is_empty());
    assert_eq!(short.candidates().len(), 1);
    let mut walk = gazetteer.walk();
    assert!(walk.push("khar") && !walk.is_key() && walk.push("kov") && walk.is_key());
    assert!(!gazetteer.walk().push_token("zzz"));
    assert!(!gazetteer.walk().push(&"a".repeat(400)));
}

#[test]
fn names_that_the_index_cannot_tell_apart_are_found_all_the_same() {
    let mut writer = Writer::new();
    let mut keys = Vec::new();
    for n in 0..400 {
        let name = format!("San Juan{} {}", ["", "es", " de"][n % 3], ["A", "Bo", "Ca"][n % 2].repeat(n % 40 + 1));
        writer.add(PlaceRecord::new(&name, Kind::Town, 1.0, 1.0));
        keys.push(normalise::key(&name));
    }
    keys.sort();
    keys.dedup();
    let gazetteer = Gazetteer::open(writer.finish().unwrap()).unwrap();
    for key in &keys {
        assert!(gazetteer.key(key).is_some() && gazetteer.key(&format!("{key}a a")).is_none(), "{key}");
        // In pieces of every size, and with an end that no key has.
        for size in 1..6 {
            let mut walk = gazetteer.walk();
            for piece in key.as_bytes().chunks(size) {
                assert!(walk.push(std::str::from_utf8(piece).unwrap()), "{key} by {size}");
            }
            assert_eq!(walk.key(), gazetteer.key(key), "{key} by {size}");
            let begins = |end: &str| keys.iter().any(|k| k.starts_with(&format!("{key}{end}")));
            for end in [" a", " b", "a", "es", "z", " aa"] {
                let mut longer = walk;
                assert_eq!(longer.push(end), begins(end), "{key} and {end:?} by {size}");
            }
        }
    }
}

#[test]
fn facilities_near_are_those_that_reading_every_place_finds() {
    let mut writer = Writer::new();
    for n in 0..300 {
        let kind = [Kind::Dam, Kind::Town, Kind::Airport][n % 3];
        writer.add(PlaceRecord::new(&format!("Place {n}"), kind, (n * 37 % 180) as f64 - 90.0, (n * 7 % 90) as f64));
    }
    let gazetteer = Gazetteer::open(writer.finish().unwrap()).unwrap();
    for (lat, lon, km) in [(0.0, 0.0, 1500.0), (89.9, 3.0, 800.0), (-90.0, 0.0, 500.0), (44.0, 44.0, 111.0)] {
        let of = |wanted: &dyn Fn(Kind) -> bool| -> Vec<PlaceId> {
            let near = gazetteer.places_near(lat, lon, km, wanted);
            near.iter().filter(|(p, _)| p.kind() != Kind::Town).map(|(p, _)| p.id()).collect()
        };
        assert_eq!(of(&|kind| kind != Kind::Town), of(&|_| true), "{lat} {lon} {km}");
    }
}

#[test]
fn land_closes_rings_and_drops_points_that_fall_together() {
    let gazetteer = open();
    let rings: Vec<Vec<(f64, f64)>> = gazetteer.land().map(Iterator::collect).collect();
    assert_eq!(rings, [[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]]);
}

#[test]
fn places_near_come_nearest_first() {
    let gazetteer = open();
    let near = gazetteer.places_near(49.6, 36.4, 100.0, |kind| kind != Kind::Village);
    let names: Vec<&str> = near.iter().map(|(place, _)| place.name()).collect();
    assert_eq!(names, ["Kharkiv Oblast", "Zmiiv thermal power plant", "Kharkiv"]);
}

#[test]
fn same_places_give_the_same_bytes() {
    assert_eq!(small(), small());
}

#[test]
fn a_wrong_file_is_refused_with_its_reason() {
    let good = small();
    let error = |bytes: Vec<u8>| Gazetteer::open(bytes).unwrap_err();
    assert_eq!(error(vec![]), GazetteerError::TooShort { length: 0 });
    assert_eq!(error(vec![b'x'; 1000]), GazetteerError::NotAGazetteer);
    let mut version = good.clone();
    version[8] = 9;
    assert_eq!(error(version), GazetteerError::Version { found: 9 });
    let cut = good[..good.len() - 1].to_vec();
    assert!(matches!(error(cut), GazetteerError::Length { .. }));
    for at in [20, 40, good.len() / 2, good.len() - 1] {
        let mut damaged = good.clone();
        damaged[at] ^= 0x10;
        assert!(matches!(error(damaged), GazetteerError::Checksum { .. }), "byte {at}");
    }
}

#[test]
fn a_changed_byte_is_found_at_the_end_of_verifying_bit_by_bit_and_not_before() {
    let good = small();
    let gazetteer = Gazetteer::open_unverified(good.clone()).unwrap();
    let mut verification = Verification::default();
    let mut steps = 0;
    while !gazetteer.verify(&mut verification, 100).unwrap() {
        steps += 1;
    }
    assert_eq!(steps, (good.len() - format::CHECKED_FROM - 1) / 100);

    let mut bad = good;
    let last = bad.len() - 1;
    bad[last] ^= 1;
    let gazetteer = Gazetteer::open_unverified(bad).unwrap();
    let mut verification = Verification::default();
    assert_eq!(gazetteer.verify(&mut verification, 100), Ok(false));
    assert!(matches!(gazetteer.verify(&mut verification, usize::MAX), Err(GazetteerError::Checksum { .. })));
}

#[test]
fn places_that_cannot_be_written_are_named() {
    for (name, lat, expected) in [
        ("…", 0.0, write::WriteError::Name { name: "…".to_owned() }),
        ("Nowhere", f64::NAN, write::WriteError::Coordinate { name: "Nowhere".to_owned() }),
    ] {
        let mut writer = Writer::new();
        writer.add(PlaceRecord::new(name, Kind::Town, lat, 0.0));
        assert_eq!(writer.finish().unwrap_err(), expected);
    }
}
