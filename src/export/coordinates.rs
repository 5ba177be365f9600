//! Coordinates with no more digits than are known.

use crate::annotations::PlaceMention;

/// Most decimals (about 11 m): as near as the gazetteer's sources point at a place.
const DECIMALS: f64 = 1e4;
/// Decimals of a point that is that of something nearby, or the middle of what lies around (about a kilometre).
const APPROXIMATE: f64 = 1e2;

/// Degrees as they are written: rounded, so that no digit is one of the computer's only.
#[must_use]
pub fn degrees(value: f64, approximate: bool) -> f64 {
    let parts = if approximate { APPROXIMATE } else { DECIMALS };
    (value * parts).round() / parts
}

/// Latitude and longitude of a mention as they are written.
#[must_use]
pub fn point(mention: &PlaceMention) -> Option<(f64, f64)> {
    Some((degrees(mention.lat?, mention.approximate), degrees(mention.lon?, mention.approximate)))
}

/// The point of a mention in words: "49.12, 24.73", "≈ 49.1, 24.7".
#[must_use]
pub fn worded_point(mention: &PlaceMention) -> Option<String> {
    let (lat, lon) = point(mention)?;
    Some(format!("{}{lat}, {lon}", if mention.approximate { "≈ " } else { "" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_number_stays_round_and_a_rough_point_claims_no_metres() {
        assert_eq!(degrees(31.999_93, false).to_string(), "31.9999");
        assert_eq!(degrees(31.999_98, false).to_string(), "32");
        assert_eq!(degrees(-0.412_36, true).to_string(), "-0.41");
    }
}
