//! What the tests measure against: outlines of countries and coasts, and the built gazetteer.

#![allow(dead_code, reason = "not every test uses all of it")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use dateline::CountryCode;
use dateline::gazetteer::{Gazetteer, distance_km};
use gazetteer_builder::topology::{Outline, contains, outlines};

/// The project's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The built gazetteer.
pub fn gazetteer() -> Gazetteer {
    let path = root().join("build/gazetteer.bin");
    let bytes = std::fs::read(&path)
        .unwrap_or_else(|error| panic!("{}: {error}; run `npm run build:gazetteer` first", path.display()));
    Gazetteer::open(bytes).unwrap()
}

/// Outlines of countries and of the land.
pub struct Maps {
    countries: BTreeMap<CountryCode, Vec<Outline>>,
    land: Vec<Outline>,
}

/// The map draws these within another country; a point of theirs may lie there.
fn drawn_in(country: &str) -> &'static [&'static str] {
    match country {
        // Crimea.
        "UA" => &["RU"],
        "EH" => &["MA"],
        "XK" => &["RS"],
        "PS" => &["IL"],
        "IL" => &["PS", "SY"],
        "SY" => &["IL"],
        "CY" => &["GB"],
        "AZ" => &["AM"],
        "IN" => &["PK", "CN"],
        "PK" => &["IN"],
        "CU" => &["US"],
        _ => &[],
    }
}

impl Maps {
    /// Reads world-atlas from node_modules.
    pub fn read() -> Self {
        let modules = root().join("node_modules");
        let atlas = modules.join("world-atlas");
        let codes = std::fs::read_to_string(modules.join("i18n-iso-countries/codes.json"))
            .unwrap_or_else(|error| panic!("node_modules: {error}; run `npm ci` first"));
        let codes: Vec<[String; 4]> = serde_json::from_str(&codes).unwrap();
        let codes: BTreeMap<String, CountryCode> =
            codes.into_iter().filter_map(|[two, _, number, _]| Some((number, CountryCode::parse(&two)?))).collect();
        let mut countries: BTreeMap<CountryCode, Vec<Outline>> = BTreeMap::new();
        for outline in outlines(&atlas.join("countries-10m.json"), "countries").unwrap() {
            // Drawn on their own and without a number.
            let unnumbered = match outline.name.as_deref() {
                Some("Kosovo") => CountryCode::parse("XK"),
                Some("Somaliland") => CountryCode::parse("SO"),
                Some("N. Cyprus") => CountryCode::parse("CY"),
                _ => None,
            };
            let number = outline.id.as_ref().and_then(|id| codes.get(id)).copied();
            let Some(code) = number.or(unnumbered) else { continue };
            countries.entry(code).or_default().push(outline);
        }
        let land = outlines(&atlas.join("land-10m.json"), "land").unwrap();
        Self { countries, land }
    }

    /// How far a point is outside a country; zero inside; `None` if the map has no such country.
    pub fn km_outside(&self, country: CountryCode, lat: f64, lon: f64) -> Option<f64> {
        let codes = drawn_in(country.as_str()).iter().filter_map(|code| CountryCode::parse(code));
        let outlines: Vec<&Outline> =
            std::iter::once(country).chain(codes).filter_map(|code| self.countries.get(&code)).flatten().collect();
        if outlines.is_empty() {
            return None;
        }
        if outlines.iter().any(|outline| contains(&outline.rings, (lon, lat))) {
            return Some(0.0);
        }
        Some(km_to(outlines.iter().copied(), lat, lon))
    }

    /// How far a point is from the nearest coast.
    pub fn km_to_coast(&self, lat: f64, lon: f64) -> f64 {
        km_to(self.land.iter(), lat, lon)
    }
}

/// The distance to the nearest vertex or the middle of a side; outlines at this scale have a vertex
/// every few kilometres.
fn km_to<'o>(outlines: impl Iterator<Item = &'o Outline>, lat: f64, lon: f64) -> f64 {
    let mut least = f64::INFINITY;
    for ring in outlines.flat_map(|outline| &outline.rings) {
        for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
            // The nearest point of the side on a flat map, which is right near the point.
            let scale = lat.to_radians().cos();
            let (ax, ay) = ((a.0 - lon) * scale, a.1 - lat);
            let (bx, by) = ((b.0 - lon) * scale, b.1 - lat);
            let (dx, dy) = (bx - ax, by - ay);
            let length = dx * dx + dy * dy;
            let t = if length == 0.0 { 0.0 } else { (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0) };
            let near = (a.1 + t * (b.1 - a.1), a.0 + t * (b.0 - a.0));
            if (near.0 - lat).abs() < 20.0 {
                least = least.min(distance_km(lat, lon, near.0, near.1));
            }
        }
    }
    least
}
