//! A point in words and to be copied: no more digits than are known of it.

use super::strings::Strings;
use crate::annotations::PlaceMention;
use crate::kind::{Category, Kind};

/// A point as it is shown and as it is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coordinates {
    /// "50.45° N, 30.52° E".
    pub decimal: String,
    /// "50° 27′ N, 30° 31′ E".
    pub minutes: String,
    /// "50.45, 30.52": as maps read it.
    pub copied: String,
}

impl Coordinates {
    /// The point of `mention`, if it has one.
    #[must_use]
    pub fn of(mention: &PlaceMention, strings: &Strings) -> Option<Self> {
        let (lat, lon) = mention.lat.zip(mention.lon)?;
        Some(Self::new(lat, lon, decimals(mention), strings))
    }

    /// A point in degrees with so many decimals.
    #[must_use]
    pub fn new(lat: f64, lon: f64, decimals: usize, strings: &Strings) -> Self {
        let [north, south, east, west] = strings.hemispheres;
        let sides = [(lat, if lat < 0.0 { south } else { north }), (lon, if lon < 0.0 { west } else { east })];
        let both = |shown: &dyn Fn(f64) -> String| {
            sides.map(|(degrees, side)| format!("{} {side}", shown(degrees.abs()))).join(", ")
        };
        Self {
            decimal: both(&|degrees| format!("{degrees:.decimals$}°")),
            minutes: both(&|degrees| in_minutes(degrees, decimals)),
            copied: format!("{lat:.decimals$}, {lon:.decimals$}"),
        }
    }
}

/// Degrees and minutes, as near as the decimals of the degrees are.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "degrees of a circle")]
fn in_minutes(degrees: f64, decimals: usize) -> String {
    let factor = 10f64.powi(decimals as i32);
    let known = (degrees * factor).round() / factor;
    let tenths = (known * if decimals > 2 { 600.0 } else { 60.0 }).round() as u32;
    if decimals > 2 {
        format!("{}° {}.{}′", tenths / 600, tenths % 600 / 10, tenths % 10)
    } else {
        format!("{}° {}′", tenths / 60, tenths % 60)
    }
}

/// How many decimals of a degree are known of where `mention` is: none of what is as wide as a country, one (some
/// ten kilometres) of a region and of what stands at a place nearby, two of a town, three of a site.
#[must_use]
pub const fn decimals(mention: &PlaceMention) -> usize {
    match (mention.kind, mention.category) {
        (Kind::Continent | Kind::Ocean | Kind::Country | Kind::Demonym | Kind::Sea | Kind::Desert, _) => 0,
        (
            Kind::Admin1
            | Kind::Territory
            | Kind::Region
            | Kind::Gulf
            | Kind::Archipelago
            | Kind::Mountains
            | Kind::Admin2
            | Kind::River
            | Kind::Peninsula,
            _,
        ) => 1,
        _ if mention.approximate => 1,
        (_, Category::Infrastructure) => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::for_tests::mention;
    use crate::view::strings::EN;

    #[test]
    fn a_point_has_no_more_digits_than_are_known() {
        let of = |kind| Coordinates::of(&mention("X", kind), &EN).map(|point| point.copied).unwrap_or_default();
        assert_eq!(
            [Kind::Country, Kind::Admin1, Kind::City, Kind::Thermal].map(of),
            ["50, 31", "50.5, 30.5", "50.45, 30.52", "50.450, 30.520"]
        );
    }

    #[test]
    fn what_stands_at_a_place_nearby_is_not_given_as_a_point_of_its_own() {
        let mut plant = mention("plant", Kind::Thermal);
        plant.approximate = true;
        assert_eq!(decimals(&plant), 1);
    }

    #[test]
    fn degrees_and_minutes_say_the_same_point() {
        let point = |decimals| Coordinates::new(-33.999, 70.604, decimals, &EN).minutes;
        assert_eq!(point(2), "34° 0′ S, 70° 36′ E");
        assert_eq!(point(3), "33° 59.9′ S, 70° 36.2′ E");
        assert_eq!(Coordinates::new(50.45, -30.524, 2, &EN).decimal, "50.45° N, 30.52° W");
    }
}
