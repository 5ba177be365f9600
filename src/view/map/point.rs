//! A place or site on a map, and how much of the world around it says where it is.

use super::projection::Place;
use crate::annotations::PlaceMention;
use crate::kind::{Category, Kind};
use crate::view::strings::Strings;

/// Extent of the map of one place alone, in degrees of latitude: a town needs its surroundings to be recognised.
pub(super) const ALONE: f64 = 5.0;
/// The same for what is large itself.
pub(super) const ALONE_LARGE: f64 = 16.0;

/// A place or site with a position.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The name.
    pub name: String,
    /// Where it is.
    pub place: Place,
    /// Whether it is infrastructure.
    pub infrastructure: bool,
    /// Whether it may be something else.
    pub unsure: bool,
    /// Whether it is an area that a marker stands in the middle of.
    pub area: bool,
    /// Its mentions: indices into the annotations' places, ascending.
    pub mentions: Vec<usize>,
    /// How much the article makes of it.
    pub weight: usize,
}

/// The place of `mention` for a map of nothing else, and the extent of that.
#[must_use]
pub fn alone(mention: &PlaceMention, strings: &Strings) -> Option<(Point, f64)> {
    let point = Point {
        name: strings.name_of(mention).to_owned(),
        place: mention.lat.zip(mention.lon)?,
        infrastructure: mention.category == Category::Infrastructure,
        unsure: mention.approximate,
        area: false,
        mentions: Vec::new(),
        weight: 1,
    };
    Some((point, if is_large(mention.kind) { ALONE_LARGE } else { ALONE }))
}

/// Whether what is of this kind is too large for a marker.
pub(super) const fn is_large(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Country
            | Kind::Continent
            | Kind::Ocean
            | Kind::Sea
            | Kind::Gulf
            | Kind::River
            | Kind::Region
            | Kind::Desert
            | Kind::Mountains
            | Kind::Coast
            | Kind::Archipelago
    )
}
