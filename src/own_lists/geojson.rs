//! The features of a GeoJSON file, with the lines that they begin in.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::error::{ListError, MOST_ROWS};

#[derive(Deserialize)]
struct Collection<'t> {
    #[serde(borrow)]
    features: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
struct Parts {
    geometry: Option<Geometry>,
    properties: Option<Map<String, Value>>,
    id: Option<Value>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Value,
}

/// A feature that was not read yet.
pub struct Feature<'t> {
    /// The line that it begins in, from 1.
    pub line: u64,
    text: &'t str,
}

/// What a feature has.
pub struct Fields {
    /// The names of its properties.
    pub names: Vec<String>,
    /// Their values as text.
    pub values: Vec<String>,
    /// Its point, north first; the middle of a line or an area.
    pub point: Option<(f64, f64)>,
    /// Whether the point is such a middle.
    pub rough: bool,
}

/// The features of a collection.
pub fn features(text: &str) -> Result<Vec<Feature<'_>>, ListError> {
    let collection: Collection<'_> = serde_json::from_str(text).map_err(|error| {
        let line = error.line() as u64;
        ListError::Syntax { line, what: format!("no GeoJSON collection of features: {error}") }
    })?;
    if collection.features.len() > MOST_ROWS {
        return Err(ListError::TooManyRows);
    }
    let (mut line, mut read) = (1, 0);
    let mut found = Vec::with_capacity(collection.features.len());
    for feature in collection.features {
        let feature = feature.get();
        // Where the feature lies in the text that it was read from.
        let at = (feature.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
        line += text.as_bytes().get(read..at).unwrap_or_default().iter().filter(|b| **b == b'\n').count() as u64;
        read = at.max(read);
        found.push(Feature { line, text: feature });
    }
    Ok(found)
}

impl Feature<'_> {
    /// What it has.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words.
    pub fn read(&self) -> Result<Fields, String> {
        let parts: Parts = serde_json::from_str(self.text).map_err(|error| format!("no feature: {error}"))?;
        let geometry = parts.geometry.ok_or("it has no geometry")?;
        let mut bounds = Bounds::default();
        bounds.take(&geometry.coordinates);
        let point = bounds.middle().ok_or_else(|| format!("its {} has no points", geometry.kind))?;
        let mut properties = parts.properties.unwrap_or_default();
        if let Some(id) = parts.id {
            properties.entry("id").or_insert(id);
        }
        let (names, values) = properties.iter().map(|(name, value)| (name.clone(), as_text(value))).unzip();
        Ok(Fields { names, values, point: Some(point), rough: geometry.kind != "Point" })
    }
}

/// A property as the text of a cell.
fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => values.iter().map(as_text).collect::<Vec<_>>().join(";"),
        _ => String::new(),
    }
}

/// The box around the points of a geometry.
#[derive(Default)]
struct Bounds(Option<[f64; 4]>);

impl Bounds {
    /// Takes in the points in nested lists of coordinates, east first.
    fn take(&mut self, coordinates: &Value) {
        let Value::Array(parts) = coordinates else { return };
        match (parts.first().and_then(Value::as_f64), parts.get(1).and_then(Value::as_f64)) {
            (Some(lon), Some(lat)) => {
                let [south, north, west, east] = self.0.unwrap_or([lat, lat, lon, lon]);
                self.0 = Some([south.min(lat), north.max(lat), west.min(lon), east.max(lon)]);
            }
            _ => parts.iter().for_each(|part| self.take(part)),
        }
    }

    /// North first.
    fn middle(&self) -> Option<(f64, f64)> {
        let [south, north, west, east] = self.0?;
        Some((f64::midpoint(south, north), f64::midpoint(west, east)))
    }
}
