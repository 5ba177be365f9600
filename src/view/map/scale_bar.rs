//! How long a kilometre is in the middle of the map.

use super::projection::Frame;

/// Most that the bar takes of the picture's width.
const MOST: f64 = 0.28;

/// The bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// Its length on the ground, a round number of kilometres.
    pub kilometres: f64,
    /// Its length in the picture, in CSS pixels.
    pub length: f64,
}

/// The longest bar of 1, 2 or 5 times a power of ten that fits.
#[must_use]
pub fn scale_bar(frame: &Frame) -> ScaleBar {
    let most = frame.size.width * MOST / frame.per_kilometre();
    let power = 10f64.powf(most.log10().floor());
    let round = [5.0, 2.0].into_iter().find(|times| times * power <= most).unwrap_or(1.0);
    let kilometres = round * power;
    ScaleBar { kilometres, length: kilometres * frame.per_kilometre() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::distance_km;
    use crate::view::geometry::Size;

    #[test]
    fn the_bar_is_as_long_as_the_ground_says_in_both_directions() {
        for lat in [0.0, 50.0, 69.0] {
            let frame = Frame::new((lat, 30.0), 60.0, Size { width: 344.0, height: 220.0 });
            let bar = scale_bar(&frame);
            let (x, y) = frame.centre();
            for end in [(x + bar.length, y), (x, y + bar.length)] {
                let (from, to) = (frame.place_at((x, y)), frame.place_at(end));
                let measured = distance_km(from.0, from.1, to.0, to.1);
                assert!((measured / bar.kilometres - 1.0).abs() < 0.02, "{measured} for {} at {lat}", bar.kilometres);
            }
        }
    }

    #[test]
    fn the_bar_is_round_and_fits() {
        for scale in [0.9, 3.0, 17.0, 400.0, 2000.0] {
            let bar = scale_bar(&Frame::new((10.0, 0.0), scale, Size { width: 300.0, height: 200.0 }));
            let digit = bar.kilometres / 10f64.powf(bar.kilometres.log10().floor());
            assert!([1.0, 2.0, 5.0].iter().any(|round| (digit - round).abs() < 1e-9), "{}", bar.kilometres);
            assert!(bar.length <= 300.0 * MOST + 1e-9 && bar.length > 20.0);
        }
    }
}
