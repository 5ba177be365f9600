//! Test: a file whose checksum is right and whose contents are wrong never harms its reader.

use super::format::{CHECKED_FROM, HEADER};
use super::write::{PlaceRecord, Writer};
use super::*;
use proptest::prelude::*;

/// Puts the right checksum on damaged bytes, so that the damage gets past it.
fn seal(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.len() >= HEADER {
        let length = bytes.len() as u32;
        bytes[12..16].copy_from_slice(&length.to_le_bytes());
        let checksum = crc32fast::hash(&bytes[CHECKED_FROM..]);
        bytes[16..20].copy_from_slice(&checksum.to_le_bytes());
    }
    bytes
}

fn good() -> Vec<u8> {
    let mut writer = Writer::new();
    for n in 0..120u8 {
        let mut place = PlaceRecord::new(&format!("Place number {n}"), Kind::Town, 1.0, f64::from(n));
        place.country = CountryCode::parse("UA");
        place.native = (n % 3 == 0).then(|| format!("Місце {n}"));
        place.names.push((format!("Ort {}", n / 3), NameClass::Alternate));
        place.note = (n % 5 == 0).then(|| "note".to_owned());
        place.facility = (n % 7 == 0).then(write::FacilityRecord::default);
        writer.add(place);
    }
    writer.land_ring(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]);
    writer.finish().unwrap()
}

/// Asks for everything that there is.
fn exercise(gazetteer: &Gazetteer) {
    let _ = gazetteer.metadata();
    for place in gazetteer.places().take(1000) {
        let _ = (place.name(), place.native_name(), place.kind(), place.population());
        let _ = (place.lat(), place.lon(), place.country(), place.facility(), place.disputed_note());
        let _ = place.region().map(|region| region.name().len());
        let _ = gazetteer.lookup(place.name()).len();
    }
    for name in ["ort 3", "place number 7", "zz", "a", "місце 3"] {
        let mut walk = gazetteer.walk();
        for token in name.split(' ') {
            walk.push_token(token);
            let _ = walk.candidates();
        }
    }
    for ring in gazetteer.land().take(1000) {
        let _ = ring.take(10_000).count();
    }
    let _ = gazetteer.places_near(1.0, 1.0, 500.0, |_| true).len();
    if let Some(code) = CountryCode::parse("UA") {
        let _ = gazetteer.country(code);
    }
}

proptest! {
    #[test]
    fn changed_bytes_are_read_without_harm(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = good();
        for (at, value) in changes {
            let at = at.index(bytes.len() - CHECKED_FROM) + CHECKED_FROM;
            bytes[at] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(gazetteer) = Gazetteer::open(seal(bytes)) {
            exercise(&gazetteer);
        }
    }

    #[test]
    fn any_bytes_after_the_magic_are_read_without_harm(tail in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut bytes = good()[..CHECKED_FROM].to_vec();
        bytes.extend(tail);
        if let Ok(gazetteer) = Gazetteer::open(seal(bytes)) {
            exercise(&gazetteer);
        }
    }
}
