//! The reader's own word on what names mean: that a name is another place than the one that was found,
//! or no place at all. Annotations are changed by it after they are made, everywhere the name stands.

mod apply;
#[cfg(not(target_arch = "wasm32"))]
mod file;
mod look_up;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::annotations::Alternative;
use crate::gazetteer::normalise::key;

pub use apply::{apply, meanings};
#[cfg(not(target_arch = "wasm32"))]
pub use file::{FileError, read};
pub use look_up::look_up;

/// A place as it is kept apart from any gazetteer: the numbers of a gazetteer's rows are another in the next one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meant {
    /// Its usual name.
    pub name: String,
    /// What it is, by the kind's name.
    pub kind: String,
    /// Latitude in degrees north.
    pub lat: f64,
    /// Longitude in degrees east.
    pub lon: f64,
}

impl From<&Alternative> for Meant {
    fn from(other: &Alternative) -> Self {
        Self { name: other.name.clone(), kind: other.kind.as_str().to_owned(), lat: other.lat, lon: other.lon }
    }
}

/// What a name means instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// The name as the article has it.
    pub name: String,
    /// What it means; `None` if it is no place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<Meant>,
}

/// Corrections by the key of the name, which is the same for "Georgetown" and "GEORGETOWN".
///
/// A name without a correction is one whose correction was taken back: so it is told to who keeps them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Corrections {
    of: BTreeMap<String, Option<Correction>>,
}

impl Corrections {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// The correction of a name, as it stands in a text.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<&Correction> {
        self.of.get(&key(name))?.as_ref()
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Correction> {
        self.of.values().flatten()
    }

    /// Sets what a name means; `None` notes that its correction was taken back.
    pub fn set(&mut self, name: &str, correction: Option<Correction>) {
        self.of.insert(key(name), correction);
    }

    /// Takes over what `change` says; what was taken back is forgotten.
    pub fn merge(&mut self, change: &Self) {
        self.of.extend(change.of.clone());
        self.of.retain(|_, correction| correction.is_some());
    }
}
