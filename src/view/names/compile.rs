//! Writes the file of names that [`super::learn`] reads.
//!
//! Native only: the gazetteer's builder and the tests call it.

use std::collections::BTreeMap;

use super::{HEADER, Key, MAGIC, TAG, VERSION, at_point, in_country, key};

/// What has a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Named<'a> {
    /// A place or site: its English name, its point as the gazetteer gives it.
    Place {
        /// The name.
        name: &'a str,
        /// Latitude in degrees.
        lat: f64,
        /// Longitude in degrees.
        lon: f64,
    },
    /// A region: its country's code, its English name.
    Region {
        /// The code.
        country: &'a str,
        /// The name.
        name: &'a str,
    },
    /// Words that stand for themselves.
    Words(&'a str),
}

impl Named<'_> {
    fn key(&self) -> Key {
        match *self {
            Self::Place { name, lat, lon } => key(&at_point(name, lat, lon)),
            Self::Region { country, name } => key(&in_country(country, name)),
            Self::Words(words) => key(words),
        }
    }
}

/// The file of a language; `None` where it does not fit the format. Of what is named twice the first name is kept: of places, which
/// come in their order, that of the more prominent, of which the other has the English name and the point.
#[must_use]
pub fn file(language: &str, names: &[(Named<'_>, String)]) -> Option<Vec<u8>> {
    let mut of: BTreeMap<Key, &str> = BTreeMap::new();
    for (named, name) in names {
        of.entry(named.key()).or_insert(name);
    }
    let mut tag = language.as_bytes().to_vec();
    tag.resize(TAG, 0);
    let mut text = String::new();
    let mut ends = Vec::with_capacity(of.len() * 4);
    for name in of.values() {
        text.push_str(name);
        ends.extend(u32::try_from(text.len()).ok()?.to_le_bytes());
    }
    let mut checked = u32::try_from(of.len()).ok()?.to_le_bytes().to_vec();
    checked.extend(tag);
    checked.extend(of.keys().flatten());
    checked.extend(ends);
    checked.extend(text.into_bytes());
    let mut file = MAGIC.to_vec();
    let length = HEADER - TAG - 4 + checked.len();
    let head = [VERSION, u32::try_from(length).ok()?, crc32fast::hash(&checked)];
    file.extend(head.iter().flat_map(|number| number.to_le_bytes()));
    file.extend(checked);
    Some(file)
}
