//! The built gazetteer: it knows the names of recent world news, and keeps to its budgets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use dateline::gazetteer::{NameClass, Place, distance_km};
use dateline::{Category, CountryCode, Kind};
use dateline_test_support::{gazetteer, root};

/// One line of the probe list.
struct Probe {
    name: String,
    country: Option<CountryCode>,
    lat: f64,
    lon: f64,
    tolerance_km: f64,
    ambiguous: bool,
}

impl Probe {
    fn is(&self, place: &Place<'_>) -> bool {
        let near = distance_km(self.lat, self.lon, place.lat(), place.lon()) <= self.tolerance_km;
        near && (self.country.is_none() || self.country == place.country())
    }
}

fn probes() -> Vec<Probe> {
    let text = std::fs::read_to_string(root().join("tests/gazetteer/probes.tsv")).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1);
    let probe = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        Probe {
            name: cells[0].to_owned(),
            country: CountryCode::parse(cells[1]),
            lat: cells[2].parse().unwrap(),
            lon: cells[3].parse().unwrap(),
            tolerance_km: cells[4].parse().unwrap(),
            ambiguous: cells.get(6).is_some_and(|note| note.contains("ambiguous")),
        }
    };
    rows.map(probe).collect()
}

#[test]
fn names_of_recent_world_news_are_found_first_or_among_three_where_they_are_ambiguous() {
    let gazetteer = gazetteer();
    let probes = probes();
    assert!(probes.len() >= 300, "only {} probes", probes.len());
    let mut missed = Vec::new();
    for probe in &probes {
        let candidates = gazetteer.lookup(&probe.name);
        let looked_at = if probe.ambiguous { 3 } else { 1 };
        let hit = candidates.iter().take(looked_at).filter_map(|c| gazetteer.place(c.place)).any(|p| probe.is(&p));
        if !hit {
            let found: Vec<String> = candidates
                .iter()
                .take(3)
                .filter_map(|c| gazetteer.place(c.place))
                .map(|p| format!("{p:?} {:?}", p.country()))
                .collect();
            missed.push(format!("{} ({}, {}): {}", probe.name, probe.lat, probe.lon, found.join("; ")));
        }
    }
    let share = 1.0 - missed.len() as f64 / probes.len() as f64;
    assert!(share >= 0.98, "{:.1} % of {} found; missed:\n{}", share * 100.0, probes.len(), missed.join("\n"));
}

#[test]
fn the_file_keeps_to_its_budgets_and_counts() {
    let gazetteer = gazetteer();
    assert!(gazetteer.size() <= 15_000_000, "{} bytes in memory", gazetteer.size());
    let count = |wanted: &dyn Fn(&Place<'_>) -> bool| gazetteer.places().filter(|place| wanted(place)).count();
    let settlements = count(&|place| place.kind().is_settlement());
    assert!(settlements >= 170_000, "{settlements} settlements");
    let countries = count(&|place| place.kind() == Kind::Country);
    assert!(countries >= 249, "{countries} countries");
    let authored = |place: &Place<'_>| {
        place.kind().category() == Category::Infrastructure
            && place.facility().is_some_and(|facility| facility.source != Some("OurAirports"))
    };
    let facilities = count(&authored);
    assert!(facilities >= 1_250, "{facilities} facilities");
}

#[test]
fn every_source_has_its_licence_and_date() {
    let metadata = gazetteer().metadata();
    for name in ["GeoNames", "OurAirports", "Natural Earth", "Dateline"] {
        let source = metadata.sources.iter().find(|source| source.name == name);
        let source = source.unwrap_or_else(|| panic!("{name} is not among the sources"));
        assert!(!source.licence.is_empty() && !source.date.is_empty() && !source.attribution.is_empty());
    }
}

#[test]
fn every_place_is_found_by_the_name_that_it_shows() {
    let gazetteer = gazetteer();
    for place in gazetteer.places() {
        let found = gazetteer.lookup(place.name()).iter().any(|c| c.place == place.id());
        assert!(found && place.lat().abs() <= 90.0 && place.lon().abs() <= 180.0, "{place:?}");
    }
}

#[test]
fn disputed_places_carry_a_wording_and_no_claim_of_ours() {
    let gazetteer = gazetteer();
    for name in
        ["Crimea", "Gaza Strip", "West Bank", "Taiwan", "Kosovo", "Western Sahara", "Kashmir", "Nagorno-Karabakh"]
    {
        let candidate = gazetteer.lookup(name)[0];
        let place = gazetteer.place(candidate.place).unwrap();
        let note = place.disputed_note().unwrap_or_else(|| panic!("{name} has no wording"));
        for claim in ["occupied", "annexed", "illegal", "breakaway", "terror"] {
            assert!(!note.to_lowercase().contains(claim), "{name}: {note}");
        }
    }
}

#[test]
fn abbreviations_and_demonyms_are_told_from_names() {
    let gazetteer = gazetteer();
    let class = |name: &str, expected: NameClass, place: &str| {
        let hit = gazetteer
            .lookup(name)
            .into_iter()
            .find(|c| c.name == expected && gazetteer.place(c.place).is_some_and(|p| p.name() == place));
        assert!(hit.is_some(), "{name} is no {} of {place}", expected.as_str());
    };
    class("US", NameClass::Abbreviation, "United States");
    class("U.K.", NameClass::Abbreviation, "United Kingdom");
    class("Calif.", NameClass::Dotted, "California");
    class("Ukrainian", NameClass::Demonym(dateline::gazetteer::Demonym::Adjective), "Ukraine");
    class("Kharkiv region", NameClass::Generated, "Kharkiv Oblast");
}

#[test]
fn generated_names_find_facilities() {
    let gazetteer = gazetteer();
    for (name, id) in [
        ("Zaporizhzhia NPP", "zaporizhzhia-npp"),
        ("Zaporizhzhia nuclear plant", "zaporizhzhia-npp"),
        ("port of Odesa", "port-of-odesa"),
        ("Odesa port", "port-of-odesa"),
        ("Odessa seaport", "port-of-odesa"),
        ("Kakhovka HPP", "kakhovka-hpp"),
    ] {
        let first = gazetteer.lookup(name).first().and_then(|c| gazetteer.place(c.place));
        let found = first.and_then(|place| place.facility().map(|facility| facility.stable_id));
        assert_eq!(found, Some(id), "{name}");
    }
}

#[test]
fn a_division_has_the_code_of_today_and_none_where_that_is_not_certain() {
    let gazetteer = gazetteer();
    let code = |name: &str, country: &str| {
        let divisions = gazetteer.lookup(name).into_iter().filter_map(|c| gazetteer.place(c.place));
        let is_it = |place: &Place<'_>| place.kind() == Kind::Admin1 && place.country() == CountryCode::parse(country);
        let place = divisions.into_iter().find(is_it).unwrap_or_else(|| panic!("{name} is no division of {country}"));
        place.subdivision().map(|code| code.to_string())
    };
    // Iran's codes were given anew in 2020: "02" was West Azerbaijan.
    for (name, country, wanted) in [
        ("West Azerbaijan", "IR", "04"),
        ("Odesa Oblast", "UA", "51"),
        ("Kyiv Oblast", "UA", "32"),
        ("Bavaria", "DE", "BY"),
        ("Punjab", "PK", "PB"),
        ("Punjab", "IN", "PB"),
        ("Khabarovsk Krai", "RU", "KHA"),
        ("Tuscany", "IT", "52"),
    ] {
        assert_eq!(code(name, country).as_deref(), Some(wanted), "{name}");
    }
    assert_eq!(code("Akershus", "NO"), None, "another since 2024");
    let all = gazetteer.places().filter(|place| place.subdivision().is_some());
    let all: Vec<_> = all.map(|place| (place.country(), place.subdivision().map(|code| code.to_number()))).collect();
    let once: std::collections::BTreeSet<_> = all.iter().collect();
    assert!(all.len() > 3_000 && once.len() == all.len(), "{} of {} are different", once.len(), all.len());
}
