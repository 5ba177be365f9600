//! Holds every row of data/infrastructure against maps and settlements: a wrong point is worse than
//! none.
//!
//! It needs the npm packages and the built gazetteer (`npm run build:gazetteer`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod maps;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline::CountryCode;
use dateline::Kind;
use dateline::gazetteer::{Gazetteer, distance_km};
use gazetteer_builder::table;
use maps::{Maps, root};

/// One facility of the tables.
struct Site {
    file: String,
    id: String,
    kind: Kind,
    country: Option<CountryCode>,
    status: String,
    lat: f64,
    lon: f64,
}

impl Site {
    fn here(&self) -> String {
        format!("{} {} ({}, {})", self.file, self.id, self.lat, self.lon)
    }
}

fn sites() -> Vec<Site> {
    let mut paths: Vec<_> = std::fs::read_dir(root().join("data/infrastructure"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
        .collect();
    paths.sort();
    paths.iter().flat_map(|path| read(path)).collect()
}

fn read(path: &Path) -> Vec<Site> {
    let table = table::read(path, &["id", "kind", "country", "lat", "lon", "source"]).unwrap();
    let file = path.file_name().unwrap().to_string_lossy().into_owned();
    let site = |row: gazetteer_builder::table::Row<'_>| {
        let (lat, lon) = row.point("lat", "lon").unwrap().unwrap();
        Site {
            file: file.clone(),
            id: row.required("id").unwrap().to_owned(),
            kind: row.kind("kind").unwrap(),
            country: row.country("country").unwrap(),
            status: row.get("status").to_owned(),
            lat,
            lon,
        }
    };
    table.rows().map(site).collect()
}

/// How far outside its country's outline a site may lie: the outline is coarse, and some sites are
/// at sea or on a border.
fn tolerance_km(kind: Kind) -> f64 {
    match kind {
        // Lines are placed at their middle.
        Kind::Pipeline | Kind::Cable => 900.0,
        // Offshore.
        Kind::Wind | Kind::GasFacility => 160.0,
        Kind::Other => 350.0,
        Kind::Bridge | Kind::Tunnel | Kind::Port | Kind::NavalBase => 30.0,
        // Tanker terminals in deep water: Basra's stand 40 km off the coast.
        Kind::OilDepot => 45.0,
        Kind::BorderCrossing | Kind::Dam | Kind::Hydroelectric => 12.0,
        Kind::AirBase | Kind::MilitaryBase | Kind::Airport => 25.0,
        // The map leaves the leased territory of Baikonur out of Kazakhstan.
        Kind::Spaceport => 60.0,
        _ => 8.0,
    }
}

/// Sites that are as far from everybody as they seem; looked up one by one.
const REMOTE: &[&str] = &[
    "nagurskoye-air-base",
    "trebil-border-crossing",
    "jonglei-canal",
    "bikini-atoll-test-site",
    "moruroa",
    "cfs-alert",
    // On Shemya, in the Aleutians.
    "eareckson-air-station",
    "madama-base",
    "port-of-sabetta",
    "port-of-duqm",
    "shoaiba-power-and-desalination-plant",
    "shoaiba-desalination-plant",
    "hibernia-platform",
    "yamal-lng",
    "arctic-lng-2",
    "duqm-refinery",
    "radisson-substation",
    // On La Grande and Eastmain rivers, in the middle of Quebec.
    "bernard-landry-generating-station",
    "brisay-generating-station",
    "eastmain-1-generating-station",
    "la-grande-4-generating-station",
    "laforge-1-generating-station",
    // At the coal of the steppe, and on the coast east of Cangzhou.
    "shangdu-power-station",
    "cangdong-power-station",
    // At the coal of Zhundong and Holingol, in towns that the city data leaves out.
    "east-hope-metals-wucaiwan-power-station",
    "henglian-wucaiwan-power-station",
    "shenhua-zhundong-wucaiwan-power-station",
    "yihua-wucaiwan-power-station",
    "xinjiang-qiya-smelter-power-station",
    "shenhuo-zhundong-power-station",
    "tianshan-qitai-power-station",
    "huolinhe-zhanute-power-station",
    "cpi-huolinhe-power-station",
    "hongjun-aluminum-power-station",
    "chuangyuan-smelter-power-station",
    "bayanhua-jinshan-power-station",
    "cpi-chifeng-daban-power-station",
    // In Chinese counties whose seats it leaves out: Jingtai, Luntai, Urad, Zuoquan, Wudi, Qianxi, Fugu, Shenmu.
    "datang-jingtai-power-station",
    "huaneng-luntai-power-station",
    "huaneng-wulashan-power-station",
    "huaneng-zuoquan-power-station",
    "lubei-power-station",
    "qianxi-power-station",
    "shenhua-fugu-power-station",
    "shenhua-shenmu-power-station",
    // South of Jeddah, and in the desert of Amal.
    "shoaiba-sec-power-station",
    "miraah-csp-solar-power-station",
];

/// Naval bases on a river and on a great lake.
const INLAND: &[&str] = &["astrakhan-naval-base", "naval-station-great-lakes"];

/// Pairs of different sites within a kilometre of each other; looked up one by one.
const NEIGHBOURS: &[(&str, &str)] = &[
    ("genoa-saint-george-bridge", "morandi-bridge"),
    ("james-a-fitzpatrick-npp", "nine-mile-point-npp"),
    ("beaver-valley-npp", "shippingport-npp"),
    ("daya-bay-npp", "ling-ao-npp"),
    ("fugen-npp", "tsuruga-npp"),
    ("torrevaldaliga-nord", "torrevaldaliga-sud-power-station"),
    ("fujairah-f1-power-and-desalination-plant", "fujairah-f2-power-and-desalination-plant"),
    ("hope-creek-npp", "salem-npp"),
    ("al-ezzel-power-station", "hidd-power-plant"),
    ("apex-generating-station", "silverhawk-generating-station"),
    ("chattahoochee-energy-facility", "plant-wansley"),
    ("damodaram-sanjeevaiah-power-station", "sembcorp-gayatri-power-complex"),
    ("el-segundo-energy-center", "scattergood-generating-station"),
    ("fayette-energy-facility", "hatfield-s-ferry-power-station"),
    ("brandon-shores-generating-station", "herbert-a-wagner-power-station"),
    ("quantum-choctaw-power-power-station", "red-hills-generating-facility"),
    ("nodo-energetico-ilo-power-plant", "reserva-fria-ilo-power-station"),
    ("batangas-combined-cycle-power-plant", "ilijan-power-plant"),
    ("lewis-creek-power-plant", "montgomery-county-power-station"),
    ("fujairah-f1-power-and-desalination-plant", "fujairah-f3-power-plant"),
    ("fujairah-f2-power-and-desalination-plant", "fujairah-f3-power-plant"),
    ("cartagena-ccgt-naturgy", "el-fangal-power-station"),
    ("orange-county-advanced-power-station", "sabine-power-plant"),
    ("huizhou-daya-bay-petrochemical-zone-comprehensive-energy-station", "huizhou-lng-power-station"),
    ("j-wayne-leonard-power-station", "little-gypsy-power-plant"),
];

/// Sites of these kinds stand side by side in a city, so only the same point is suspect.
fn is_urban(kind: Kind) -> bool {
    matches!(kind, Kind::Bridge | Kind::Tunnel | Kind::RailwayStation | Kind::Tower)
}

fn report(what: &str, wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{} sites {what}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_site_lies_in_its_country() {
    let maps = Maps::read();
    let mut wrong = Vec::new();
    for site in sites() {
        let Some(country) = site.country else { continue };
        let Some(km) = maps.km_outside(country, site.lat, site.lon) else { continue };
        if km > tolerance_km(site.kind) {
            wrong.push(format!("{}: {km:.0} km outside {country}", site.here()));
        }
    }
    report("lie outside their country", wrong);
}

#[test]
fn every_site_has_a_settlement_of_its_country_near() {
    let gazetteer = maps::gazetteer();
    let mut towns: BTreeMap<CountryCode, Vec<(f64, f64)>> = BTreeMap::new();
    for place in gazetteer.places().filter(|place| place.kind().is_settlement()) {
        if let Some(country) = place.country() {
            towns.entry(country).or_default().push((place.lat(), place.lon()));
        }
    }
    let mut wrong = Vec::new();
    for site in sites() {
        let Some(country) = site.country else { continue };
        let reach = match site.kind {
            Kind::Pipeline | Kind::Cable => 900.0,
            Kind::Mine | Kind::MilitaryBase | Kind::Spaceport | Kind::AirBase => 320.0,
            Kind::Wind | Kind::Other | Kind::GasFacility | Kind::Dam | Kind::Hydroelectric => 200.0,
            Kind::Nuclear | Kind::Solar | Kind::NavalBase | Kind::Airport => 120.0,
            _ => 75.0,
        };
        let there = towns.get(&country).map_or(&[][..], Vec::as_slice);
        let distance = |(lat, lon): &(f64, f64)| distance_km(site.lat, site.lon, *lat, *lon);
        let nearest = there.iter().map(distance).fold(f64::INFINITY, f64::min);
        // Some territories have no settlement at all.
        if nearest > reach && !there.is_empty() && !REMOTE.contains(&site.id.as_str()) {
            wrong.push(format!("{}: {nearest:.0} km from any settlement", site.here()));
        }
    }
    report("are far from every settlement of their country", wrong);
}

#[test]
fn harbours_and_naval_bases_are_at_the_water() {
    let maps = Maps::read();
    let mut wrong = Vec::new();
    for site in sites().iter().filter(|site| site.kind == Kind::NavalBase) {
        let km = maps.km_to_coast(site.lat, site.lon);
        if km > 40.0 && !INLAND.contains(&site.id.as_str()) {
            wrong.push(format!("{}: {km:.0} km from the coast", site.here()));
        }
    }
    report("are naval bases inland", wrong);
}

#[test]
fn no_site_is_there_twice() {
    let sites = sites();
    let mut wrong = Vec::new();
    let mut ids = BTreeSet::new();
    for (index, site) in sites.iter().enumerate() {
        if !ids.insert(site.id.as_str()) {
            wrong.push(format!("{}: the identifier is there twice", site.here()));
        }
        for other in sites[..index].iter().filter(|other| other.kind == site.kind) {
            let reach = if is_urban(site.kind) { 0.15 } else { 1.0 };
            let close =
                (site.lat - other.lat).abs() < 0.02 && distance_km(site.lat, site.lon, other.lat, other.lon) <= reach;
            let mut pair = [site.id.as_str(), other.id.as_str()];
            pair.sort_unstable();
            if close && !NEIGHBOURS.contains(&(pair[0], pair[1])) {
                wrong.push(format!("{} is within a kilometre of {}", site.here(), other.id));
            }
        }
    }
    report("are there twice", wrong);
}

/// A status and the year it is of: "closed since 1998", "operating in 2024".
fn dated(status: &str) -> Option<(&str, u32)> {
    let (state, year) = status.rsplit_once(" since ").or_else(|| status.rsplit_once(" in "))?;
    Some((state, year.parse().ok().filter(|year| (1880..=2026).contains(year))?))
}

#[test]
fn a_state_is_a_known_one_and_has_its_year_since_it_ages() {
    let known =
        ["operating", "damaged", "destroyed", "closed", "shut down", "under construction", "planned", "mothballed"];
    let wrong = sites()
        .iter()
        .filter(|site| !site.status.is_empty())
        .filter(|site| dated(&site.status).is_none_or(|(state, _)| !known.contains(&state)))
        .map(|site| format!("{}: status {:?}", site.here(), site.status))
        .collect();
    report("have an unknown state, or one without a year", wrong);
}

#[test]
fn the_gazetteer_finds_every_site_by_its_name_where_it_is() {
    let gazetteer: Gazetteer = maps::gazetteer();
    let found: BTreeMap<String, (f64, f64)> = gazetteer
        .facilities()
        .filter_map(|place| Some((place.facility()?.stable_id.to_owned(), (place.lat(), place.lon()))))
        .collect();
    let mut wrong = Vec::new();
    for site in sites() {
        match found.get(&site.id) {
            None => wrong.push(format!("{}: not in the gazetteer", site.here())),
            Some((lat, lon)) => {
                let km = distance_km(site.lat, site.lon, *lat, *lon);
                if km > 0.1 {
                    wrong.push(format!("{}: {km:.2} km off in the gazetteer", site.here()));
                }
            }
        }
    }
    report("are not in the gazetteer as in the tables; build it again", wrong);
}
