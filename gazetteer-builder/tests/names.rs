//! What places, regions and sites are called in the interface's languages, in the files that were built.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod maps;

use dateline::gazetteer::Place;
use dateline::kind::Kind;
use dateline::view::{Strings, names, strings};
use dateline::{CountryCode, Gazetteer};

fn opened(tag: &str) -> (Gazetteer, &'static Strings) {
    let build = maps::root().join("build");
    let gazetteer = Gazetteer::open(std::fs::read(build.join("gazetteer.bin")).unwrap()).unwrap();
    strings::learn(gazetteer.interface());
    names::learn(std::fs::read(build.join(format!("names-{tag}.bin"))).unwrap()).unwrap();
    (gazetteer, Strings::for_locale(tag))
}

fn called(place: &Place<'_>, strings: &Strings) -> Option<&'static str> {
    let (lat, lon) = place.position();
    strings.place(place.name(), lat, lon)
}

/// The likeliest place of a name.
fn likeliest(gazetteer: &Gazetteer, name: &str, strings: &Strings) -> Option<&'static str> {
    let place = gazetteer.place(gazetteer.lookup(name).first()?.place)?;
    called(&place, strings)
}

#[test]
fn places_regions_waters_and_sites_have_ukrainian_names() {
    let (gazetteer, strings) = opened("uk");
    for (name, own) in [
        ("Berlin", "Берлін"),
        ("Leipzig", "Лейпциг"),
        ("Shanghai", "Шанхай"),
        ("Saint Petersburg", "Санкт-Петербург"),
        ("Sea of Azov", "Азовське море"),
        ("Strait of Hormuz", "Ормузька протока"),
        ("Odesa", "Одеса"),
        ("Crimean Bridge", "Кримський міст"),
    ] {
        assert_eq!(likeliest(&gazetteer, name, strings), Some(own), "{name}");
    }
    for (country, english, own) in
        [("US", "Virginia", "Вірджинія"), ("RU", "Kamchatka Krai", "Камчатський край"), ("DE", "Bavaria", "Баварія")]
    {
        let named = strings.region(CountryCode::parse(country), Some(english));
        assert_eq!(named.as_deref(), Some(own), "{english}");
    }
    assert_eq!(strings.words_for("Energoatom"), Some("Енергоатом"));
}

#[test]
fn german_has_what_costs_it_nothing() {
    let (gazetteer, strings) = opened("de");
    assert_eq!(likeliest(&gazetteer, "Warsaw", strings), Some("Warschau"));
    assert_eq!(likeliest(&gazetteer, "Baltic Sea", strings), Some("Ostsee"));
    assert_eq!(strings.region(CountryCode::parse("IT"), Some("Tuscany")).as_deref(), Some("Toskana"));
}

#[test]
fn most_large_towns_and_nearly_all_regions_have_ukrainian_names_in_ukrainian_letters() {
    let (gazetteer, strings) = opened("uk");
    let (mut large, mut of_large, mut regions, mut of_regions) = (0, 0, 0, 0);
    for place in gazetteer.places() {
        let name = called(&place, strings);
        if let Some(name) = name {
            let strange = |c: char| "ыэёъў".contains(c) || c.is_ascii_alphabetic();
            assert!(!name.to_lowercase().contains(strange), "{} is {name:?}", place.name());
        }
        if place.kind().is_settlement() && place.population().is_some_and(|people| people >= 100_000) {
            large += 1;
            of_large += usize::from(name.is_some());
        }
        if place.kind() == Kind::Admin1 {
            regions += 1;
            of_regions += usize::from(name.is_some());
        }
    }
    println!("{of_large} of {large} towns of 100,000, {of_regions} of {regions} regions");
    assert!(of_large * 100 >= large * 40, "{of_large} of {large} towns of 100,000");
    assert!(of_regions * 100 >= regions * 80, "{of_regions} of {regions} regions");
}
