//! A gazetteer file with a right checksum and wrong contents is refused or read without harm.
//!
//! The input is a list of changes to a small good file, or, if its first byte is odd, a whole file
//! after the magic and the version. The checksum is put right in either case, or nothing would get
//! past it.

use std::sync::LazyLock;

use dateline::gazetteer::write::{FacilityRecord, PlaceRecord, Writer};
use dateline::gazetteer::{Gazetteer, NameClass};
use dateline::{CountryCode, Kind};

/// Bytes before those that the checksum covers.
const CHECKED_FROM: usize = 20;

static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut writer = Writer::new();
    for n in 0..150u8 {
        let mut place = PlaceRecord::new(&format!("Place number {n}"), Kind::Town, 1.0, f64::from(n));
        place.country = CountryCode::parse("UA");
        place.native = (n % 3 == 0).then(|| format!("Місце {n}"));
        place.names.push((format!("Ort {}", n / 3), NameClass::Alternate));
        place.note = (n % 5 == 0).then(|| "note".to_owned());
        place.facility = (n % 7 == 0).then(FacilityRecord::default);
        writer.add(place);
    }
    writer.land_ring(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]);
    writer.finish().unwrap()
});

fn exercise(gazetteer: &Gazetteer) {
    let _ = gazetteer.metadata();
    for place in gazetteer.places().take(300) {
        let _ = (place.name(), place.native_name(), place.kind(), place.population(), place.rank());
        let _ = (place.lat(), place.lon(), place.country(), place.facility(), place.disputed_note());
        let _ = place.region().map(|region| region.name().len());
        let _ = gazetteer.lookup(place.name()).len();
    }
    for name in ["ort 3", "place number 7", "zz", "місце 3"] {
        let mut walk = gazetteer.walk();
        for token in name.split(' ') {
            walk.push_token(token);
            let _ = walk.candidates().len();
        }
    }
    for ring in gazetteer.land().take(300) {
        let _ = ring.take(3000).count();
    }
    let _ = gazetteer.facilities().take(300).count();
    let _ = CountryCode::parse("UA").map(|code| gazetteer.country(code).is_some());
}

/// Takes `data` for changes of a good file, or for a whole one.
pub fn check(data: &[u8]) {
    let Some((&mode, data)) = data.split_first() else { return };
    let mut bytes = if mode & 1 == 1 {
        let mut bytes = GOOD[..CHECKED_FROM].to_vec();
        bytes.extend_from_slice(data);
        bytes
    } else {
        let mut bytes = GOOD.clone();
        for change in data.chunks_exact(3) {
            let span = bytes.len() - CHECKED_FROM;
            let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % span + CHECKED_FROM;
            bytes[at] = change[2];
        }
        bytes
    };
    let length = bytes.len() as u32;
    bytes[12..16].copy_from_slice(&length.to_le_bytes());
    let checksum = crc32fast::hash(&bytes[CHECKED_FROM..]);
    bytes[16..20].copy_from_slice(&checksum.to_le_bytes());
    if let Ok(gazetteer) = Gazetteer::open(bytes) {
        exercise(&gazetteer);
    }
}
