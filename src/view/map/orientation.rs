//! Names of seas, countries and large cities that say where the map is, whatever the article names.

use super::projection::Frame;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::kind::Kind;
use crate::view::strings::Strings;

/// Most names of one sort that are tried.
const MOST: usize = 10;

/// What a name is of; each is drawn in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A sea, ocean or gulf.
    Water,
    /// A country.
    Country,
    /// A city.
    City,
}

/// A name on the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name.
    pub name: String,
    /// Where in the picture.
    pub at: (f64, f64),
    /// What it is of.
    pub sort: Sort,
}

/// Where the names of a gazetteer are that are worth one, the most prominent first.
#[derive(Clone, Debug, Default)]
pub struct Names {
    places: Vec<(PlaceId, Sort)>,
}

impl Names {
    /// Looks through all places, once a page.
    #[must_use]
    pub fn new(gazetteer: &Gazetteer) -> Self {
        // Dealt out instead of compared: there are tens of thousands, and a rank is a byte.
        let mut by_rank = vec![Vec::new(); 1 << u8::BITS];
        for id in (0..u32::try_from(gazetteer.len()).unwrap_or(u32::MAX)).map(PlaceId) {
            let sort = match gazetteer.kind(id) {
                Some(Kind::Ocean | Kind::Sea | Kind::Gulf) => Sort::Water,
                Some(Kind::Country) => Sort::Country,
                Some(Kind::Capital | Kind::City) => Sort::City,
                _ => continue,
            };
            let Some(place) = gazetteer.place(id) else { continue };
            by_rank[usize::from(u8::MAX - place.rank())].push((id, sort));
        }
        Self { places: by_rank.concat() }
    }

    /// The most prominent names inside `frame`, in the reader's language where it has them.
    #[must_use]
    pub fn inside(&self, frame: &Frame, gazetteer: &Gazetteer, strings: &Strings) -> Vec<Name> {
        let mut found = Vec::new();
        let mut left = [MOST; 3];
        for &(id, sort) in &self.places {
            if left[sort as usize] == 0 {
                continue;
            }
            let Some(place) = gazetteer.place(id) else { continue };
            let at = frame.project((place.lat(), place.lon()));
            if !frame.holds(at) {
                continue;
            }
            left[sort as usize] -= 1;
            let known = || strings.place(place.name(), place.lat(), place.lon()).map(str::to_owned);
            let name = match (sort, place.country()) {
                (Sort::Country, code) => strings.country(code, Some(place.name())),
                (_, Some(code)) if strings.is_native_in(code) => place.native_name().map(str::to_owned).or_else(known),
                _ => known(),
            };
            found.push(Name { name: name.unwrap_or_else(|| place.name().to_owned()), at, sort });
            if left == [0; 3] {
                break;
            }
        }
        found
    }
}
