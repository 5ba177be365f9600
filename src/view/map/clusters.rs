//! Markers that would lie over each other, gathered. No marker is moved: one stands where its place is, or is counted
//! in one that stands where a weightier place nearby is.

use super::points::Point;
use super::projection::Frame;

/// Least distance of two markers, in CSS pixels: each can be hit by a finger (WCAG 2.2, 2.5.8).
pub const APART: f64 = 24.0;
/// Half the size of the marker of one place.
pub const DOT: f64 = 5.0;
/// Half the size of a marker that counts several.
pub const COUNT: f64 = 10.0;

/// A marker, of one point or of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// Where: the position of the first of its points.
    pub at: (f64, f64),
    /// Indices of its points, the weightiest first.
    pub points: Vec<usize>,
}

impl Marker {
    /// Those of `points` that it stands for, the weightiest first.
    pub fn own<'p>(&'p self, points: &'p [Point]) -> impl Iterator<Item = &'p Point> {
        self.points.iter().filter_map(|&at| points.get(at))
    }

    /// Half its size, in CSS pixels.
    #[must_use]
    pub fn radius(&self) -> f64 {
        if self.points.len() > 1 { COUNT } else { DOT }
    }
}

/// The markers of the points inside `frame`. `points` are the weightiest first.
#[must_use]
pub fn gather(points: &[Point], frame: &Frame) -> Vec<Marker> {
    let mut markers: Vec<Marker> = Vec::new();
    for (index, point) in points.iter().enumerate() {
        let at = frame.project(point.place);
        if !frame.holds(at) {
            continue;
        }
        let distance = |marker: &Marker| (marker.at.0 - at.0).hypot(marker.at.1 - at.1);
        let nearest = markers.iter_mut().min_by(|a, b| distance(a).total_cmp(&distance(b)));
        match nearest.filter(|marker| distance(marker) < APART) {
            Some(marker) => marker.points.push(index),
            None => markers.push(Marker { at, points: vec![index] }),
        }
    }
    markers
}

/// The part of the world that shows the points of a marker apart; `None` where none does.
#[must_use]
pub fn opened(marker: &Marker, points: &[Point], frame: &Frame) -> Option<Frame> {
    let places: Vec<_> = marker.own(points).map(|point| point.place).collect();
    Frame::closely_around(&places, APART, frame.size)
}

#[cfg(test)]
pub(in crate::view) mod tests {
    use super::*;
    use crate::view::geometry::Size;
    use proptest::prelude::*;

    pub(in crate::view) fn point(name: &str, lat: f64, lon: f64) -> Point {
        let place = (lat, lon);
        Point {
            name: name.into(),
            place,
            infrastructure: false,
            unsure: false,
            area: false,
            mentions: vec![0],
            weight: 1,
        }
    }

    pub(in crate::view) fn any_points() -> impl Strategy<Value = Vec<Point>> {
        let point = ("[A-Za-z ]{1,22}", -80.0..80.0f64, -180.0..180.0f64, any::<bool>());
        prop::collection::vec(point, 1..60).prop_map(|points| {
            let named = |(name, lat, lon, infrastructure): (String, f64, f64, bool)| Point {
                infrastructure,
                ..point_of(&name, lat, lon)
            };
            points.into_iter().map(named).collect()
        })
    }

    fn point_of(name: &str, lat: f64, lon: f64) -> Point {
        point(name, lat, lon)
    }

    proptest! {
        #[test]
        fn every_marker_stands_where_a_point_of_it_is_and_every_point_is_counted_once(points in any_points()) {
            let places: Vec<_> = points.iter().map(|point| point.place).collect();
            let Some(frame) = Frame::around(&places, 5.0, Size { width: 344.0, height: 220.0 }) else { return Ok(()) };
            let markers = gather(&points, &frame);
            for marker in &markers {
                prop_assert_eq!(marker.at, frame.project(points[marker.points[0]].place));
                for &index in &marker.points {
                    let (x, y) = frame.project(points[index].place);
                    prop_assert!((x - marker.at.0).hypot(y - marker.at.1) < APART, "a marker may not count what is far");
                }
            }
            let mut counted: Vec<usize> = markers.iter().flat_map(|marker| marker.points.clone()).collect();
            counted.sort_unstable();
            prop_assert_eq!(counted, (0..points.len()).collect::<Vec<_>>());
            for (nth, a) in markers.iter().enumerate() {
                for b in &markers[..nth] {
                    prop_assert!((a.at.0 - b.at.0).hypot(a.at.1 - b.at.1) >= APART);
                }
            }
        }
    }

    #[test]
    fn a_count_opens_until_its_points_lie_at_one_place() {
        let points = [point("Kyiv", 50.45, 30.52), point("Vyshhorod", 50.58, 30.49), point("Odesa", 46.48, 30.73)];
        let size = Size { width: 344.0, height: 220.0 };
        let places: Vec<_> = points.iter().map(|point| point.place).collect();
        let Some(frame) = Frame::around(&places, 5.0, size) else { unreachable!("there are places") };
        let markers = gather(&points, &frame);
        assert_eq!(markers[0].points, [0, 1]);
        let Some(nearer) = opened(&markers[0], &points, &frame) else { unreachable!("they lie apart") };
        assert_eq!(gather(&points, &nearer).iter().map(|marker| marker.points.len()).collect::<Vec<_>>(), [1, 1]);
        let same = [point("Kyiv", 50.45, 30.52), point("Kyiv hub", 50.45, 30.52)];
        assert_eq!(opened(&Marker { at: (0.0, 0.0), points: vec![0, 1] }, &same, &frame), None);
    }
}
