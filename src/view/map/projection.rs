//! Which part of the world is shown, and where a point of it lies in the picture.
//!
//! Equirectangular, stretched so that distances around the middle are right in every direction; the stretch follows
//! when the middle moves. Longitudes are counted from the middle, so no meridian is an edge of the map.

use crate::sort;
use crate::view::geometry::Size;

/// Latitude and longitude in degrees.
pub type Place = (f64, f64);

/// Least extent of a map of several places, in degrees of latitude (130 km).
const LEAST: f64 = 1.2;
/// Most CSS pixels in a degree of latitude: a pixel is then some 55 m, finer than most places are known.
const MOST_SCALE: f64 = 2000.0;
/// Kept free at the sides of the outermost places for their names, in CSS pixels, across and down.
const MARGIN: (f64, f64) = (34.0, 26.0);
/// Least stretch of longitudes, so that the poles can be shown at all.
const LEAST_STRETCH: f64 = 0.2;

/// A part of the world, and the picture that it fills. Pictures are measured in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Of the picture.
    pub size: Size,
    /// The middle.
    middle: Place,
    /// CSS pixels in a degree of latitude.
    scale: f64,
}

impl Frame {
    /// Around `middle`, with so many CSS pixels in a degree of latitude; never more than the whole world, beyond a pole
    /// only where all of the world is shown, never nearer than what is known of places.
    #[must_use]
    pub fn new((lat, lon): Place, scale: f64, size: Size) -> Self {
        let least = size.width / 360.0;
        let scale = scale.clamp(least, MOST_SCALE.max(least));
        let most = (90.0 - size.height / scale / 2.0).max(0.0);
        Self { size, middle: (lat.clamp(-most, most), turned(lon)), scale }
    }

    /// Around all of `places`, with room for their names; `alone` is the extent, in degrees of latitude, that is shown
    /// where they are one point. `None` without places.
    #[must_use]
    pub fn around(places: &[Place], alone: f64, size: Size) -> Option<Self> {
        Self::at_least(places, if spread(places) < 0.05 { alone } else { LEAST }, size)
    }

    /// Closely around some of the places of a map, to tell them apart; `None` where nothing would.
    #[must_use]
    pub fn closely_around(places: &[Place], apart: f64, size: Size) -> Option<Self> {
        if spread(places) * MOST_SCALE < apart { None } else { Self::at_least(places, 0.0, size) }
    }

    fn at_least(places: &[Place], least: f64, size: Size) -> Option<Self> {
        let (south, north) = bounds(places.iter().map(|place| place.0))?;
        let (west, wide) = narrowest(places);
        let tall = north - south;
        let (height, width) = ((size.height - 2.0 * MARGIN.1).max(40.0), (size.width - 2.0 * MARGIN.0).max(40.0));
        let middle = (f64::midpoint(south, north), west + wide / 2.0);
        let mut frame = Self::new(middle, MOST_SCALE, size);
        // Away from a pole the middle moves, and with it the stretch, and with that how much fits in.
        for _ in 0..4 {
            let fits = (height / tall.max(1e-9)).min(width / (wide * stretch(frame.middle.0)).max(1e-9));
            frame = Self::new(middle, fits.min(size.height / least.max(1e-9)), size);
        }
        Some(frame)
    }

    /// CSS pixels in a degree of longitude.
    pub(super) fn across(&self) -> f64 {
        (self.scale * stretch(self.middle.0)).max(self.size.width / 360.0)
    }

    /// CSS pixels in a kilometre, in the middle of the map.
    #[must_use]
    pub fn per_kilometre(&self) -> f64 {
        self.scale / 111.195
    }

    /// Where a place lies in the picture, or beside it: from the left, from the top.
    #[must_use]
    pub fn project(&self, (lat, lon): Place) -> (f64, f64) {
        self.flat((lat, self.middle.1 + turned(lon - self.middle.1)))
    }

    /// As [`Self::project`] for a longitude of any number of turns, without turning it nearer.
    pub(super) fn flat(&self, (lat, lon): Place) -> (f64, f64) {
        let x = (lon - self.middle.1) * self.across() + self.size.width / 2.0;
        (x, (self.middle.0 - lat) * self.scale + self.size.height / 2.0)
    }

    /// The place at a point of the picture.
    #[must_use]
    pub fn place_at(&self, (x, y): (f64, f64)) -> Place {
        let lat = self.middle.0 - (y - self.size.height / 2.0) / self.scale;
        (lat, turned(self.middle.1 + (x - self.size.width / 2.0) / self.across()))
    }

    /// Whether a point lies in the picture.
    #[must_use]
    pub fn holds(&self, (x, y): (f64, f64)) -> bool {
        (0.0..=self.size.width).contains(&x) && (0.0..=self.size.height).contains(&y)
    }

    /// Moved so that what is in the middle lies `dx`, `dy` pixels from it.
    #[must_use]
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        let (x, y) = (self.size.width / 2.0 - dx, self.size.height / 2.0 - dy);
        Self::new(self.place_at((x, y)), self.scale, self.size)
    }

    /// `factor` times nearer; what lies at `point` of the picture stays there as far as it can.
    #[must_use]
    pub fn zoomed(&self, factor: f64, point: (f64, f64)) -> Self {
        let (lat, lon) = self.place_at(point);
        let nearer = Self::new(self.middle, self.scale * factor, self.size);
        let lat = lat + (point.1 - self.size.height / 2.0) / nearer.scale;
        let level = Self::new((lat, lon), nearer.scale, self.size);
        let lon = lon - (point.0 - self.size.width / 2.0) / level.across();
        Self::new((lat, lon), nearer.scale, self.size)
    }

    /// The middle of the picture.
    #[must_use]
    pub fn centre(&self) -> (f64, f64) {
        (self.size.width / 2.0, self.size.height / 2.0)
    }

    /// The same part of the world in a picture of another size: the shorter of what fits.
    #[must_use]
    pub fn resized(&self, size: Size) -> Self {
        let by = (size.width / self.size.width.max(1.0)).min(size.height / self.size.height.max(1.0));
        Self::new(self.middle, self.scale * by, size)
    }

    /// Degrees of latitude from its upper to its lower edge.
    #[cfg(test)]
    fn latitudes(&self) -> f64 {
        self.size.height / self.scale
    }
}

fn stretch(lat: f64) -> f64 {
    lat.to_radians().cos().max(LEAST_STRETCH)
}

/// A longitude or a difference of two, within half a turn.
fn turned(lon: f64) -> f64 {
    (lon + 180.0).rem_euclid(360.0) - 180.0
}

/// The least and the greatest of `values`.
pub(super) fn bounds(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |bounds, value| {
        let (low, high) = bounds.unwrap_or((value, value));
        Some((f64::min(low, value), f64::max(high, value)))
    })
}

/// The western edge and the width of the narrowest strip of longitudes with all places: it leaves out the widest gap,
/// wherever on the globe that is.
fn narrowest(places: &[Place]) -> (f64, f64) {
    let mut lons: Vec<f64> = places.iter().map(|place| turned(place.1)).collect();
    sort::by(&mut lons, f64::total_cmp);
    let (Some(&first), Some(&last)) = (lons.first(), lons.last()) else { return (0.0, 0.0) };
    // As if they were cut at the 180th meridian, first.
    let mut best = (first, last - first);
    for pair in lons.windows(2) {
        let wide = 360.0 - (pair[1] - pair[0]);
        if wide < best.1 {
            best = (pair[1], wide);
        }
    }
    best
}

/// The greater extent of some places, in degrees as they lie on the globe.
fn spread(places: &[Place]) -> f64 {
    let Some((south, north)) = bounds(places.iter().map(|place| place.0)) else { return 0.0 };
    (north - south).max(narrowest(places).1 * stretch(f64::midpoint(south, north)))
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that fails says where")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIZE: Size = Size { width: 344.0, height: 230.0 };

    fn around(places: &[Place]) -> Frame {
        Frame::around(places, 5.0, SIZE).expect("places")
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let frame = around(&[(59.9, 10.7), (35.2, 33.4)]);
        let (oslo, nicosia) = (frame.project((59.9, 10.7)), frame.project((35.2, 33.4)));
        assert!(oslo.1 < nicosia.1 && oslo.0 < nicosia.0);
    }

    #[test]
    fn one_town_is_in_the_middle_with_its_surroundings() {
        let frame = around(&[(49.1, 24.7), (49.1, 24.7)]);
        assert_eq!(frame.project((49.1, 24.7)), frame.centre());
        assert!((frame.latitudes() - 5.0).abs() < 1e-9);
    }

    #[test]
    fn places_on_both_sides_of_the_180th_meridian_are_shown_beside_each_other() {
        let (suva, nome, petropavlovsk) = ((-18.1, 178.4), (64.5, -165.4), (53.0, 158.65));
        let frame = around(&[suva, nome, petropavlovsk]);
        let [suva, nome, petropavlovsk] = [suva, nome, petropavlovsk].map(|place| frame.project(place).0);
        assert!(petropavlovsk < suva && suva < nome, "{petropavlovsk} {suva} {nome}");
        let pacific = around(&[(51.9, 179.5), (51.8, -176.6)]);
        assert!(pacific.latitudes() < 4.0, "{} degrees for two islands", pacific.latitudes());
    }

    #[test]
    fn a_map_of_the_whole_world_shows_all_of_it_and_nothing_twice() {
        let frame = Frame::new((70.0, 0.0), 0.001, SIZE);
        assert!((frame.across() * 360.0 - SIZE.width).abs() < 1e-9);
        let (north, south) = (frame.project((90.0, 0.0)).1, frame.project((-90.0, 0.0)).1);
        assert!(north >= 0.0 && south <= SIZE.height);
        let polar = Frame::new((89.0, 0.0), 10.0, SIZE);
        assert!(polar.project((90.0, 0.0)).1 <= 1e-6, "nothing beyond the pole");
    }

    #[test]
    fn what_is_nearer_than_a_pixel_cannot_be_told_apart() {
        assert_eq!(Frame::closely_around(&[(50.0, 30.0), (50.001, 30.0)], 24.0, SIZE), None);
        let frame = Frame::closely_around(&[(50.0, 30.0), (50.1, 30.0)], 24.0, SIZE).expect("far enough");
        assert!(frame.project((50.0, 30.0)).1 - frame.project((50.1, 30.0)).1 > 24.0);
    }

    fn place() -> impl Strategy<Value = Place> {
        (-90.0..=90.0f64, -180.0..=180.0f64)
    }

    proptest! {
        #[test]
        fn every_place_lies_inside_a_map_around_it(places in prop::collection::vec(place(), 1..12), wide in 200.0..760.0f64) {
            let frame = Frame::around(&places, 5.0, Size { width: wide, height: wide * 0.64 }).expect("places");
            for place in places {
                let (x, y) = frame.project(place);
                prop_assert!(x > -1e-6 && x < wide + 1e-6 && y > -1e-6 && y < wide * 0.64 + 1e-6, "{place:?} at {x}, {y}");
            }
        }

        #[test]
        fn what_is_under_the_pointer_stays_there_when_it_comes_nearer(
            place in (-40.0..40.0f64, -180.0..180.0f64), x in 0.0..344.0f64, y in 0.0..230.0f64,
        ) {
            let before = Frame::new(place, 40.0, SIZE);
            let held = before.place_at((x, y));
            let (after_x, after_y) = before.zoomed(2.0, (x, y)).project(held);
            prop_assert!((after_x - x).abs() < 0.01 && (after_y - y).abs() < 0.01);
        }

        #[test]
        fn a_point_of_the_picture_and_its_place_are_each_other_s(place in place(), x in 0.0..344.0f64, y in 0.0..230.0f64) {
            let frame = Frame::new(place, 20.0, SIZE);
            let (back_x, back_y) = frame.project(frame.place_at((x, y)));
            prop_assert!((back_x - x).abs() < 1e-6 && (back_y - y).abs() < 1e-6);
        }
    }
}
