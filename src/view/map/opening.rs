//! Which part of the world the map opens on.
//!
//! An article on one country names a capital or a town on the other side of the globe too. A map of all of that is one
//! of the world, with what the article is about under a single marker. It opens on where most of the article lies,
//! then; what is left out is counted under the picture and one press away.

use super::point::Point;
use super::projection::{Frame, Place};
use crate::gazetteer::sphere::{self, Reach};
use crate::view::geometry::Size;

/// How far from its middle what belongs together may lie: a large country, or a handful of small ones.
const REACH: Reach = Reach::km(1500.0);
/// So many of three parts of what the article says of places has to lie there.
const MOST: usize = 2;
/// How much larger it has to show it, to be worth leaving anything out.
const WORTH: f64 = 2.0;
/// So many points are tried as its middle, the weightiest.
const TRIED: usize = 24;

/// The part of the world that a map of `points`, the weightiest first, opens on; `alone` is the extent, in degrees of
/// latitude, that is shown where they are one point. `None` without points.
#[must_use]
pub fn opening(points: &[Point], alone: f64, size: Size) -> Option<Frame> {
    let all = whole(points, alone, size)?;
    // What may be another place moves no map while something is certain.
    let sure: Vec<&Point> = points.iter().filter(|point| !point.unsure).collect();
    let total: usize = sure.iter().map(|point| point.weight).sum();
    let on_globe: Vec<_> = sure.iter().map(|point| sphere::Point::new(point.place.0, point.place.1)).collect();
    let (mut most, mut group) = (0, Vec::new());
    for middle in on_globe.iter().take(TRIED) {
        let near = || sure.iter().zip(&on_globe).filter(|(_, at)| at.is_within(*middle, REACH)).map(|(point, _)| point);
        let weight: usize = near().map(|point| point.weight).sum();
        // The first of equals: around what the article speaks of most.
        if weight > most {
            (most, group) = (weight, near().map(|point| point.place).collect::<Vec<Place>>());
        }
    }
    let close = if 3 * most >= MOST * total { Frame::around(&group, alone, size) } else { None };
    Some(close.filter(|close| close.per_kilometre() >= WORTH * all.per_kilometre()).unwrap_or(all))
}

/// All of `points`.
#[must_use]
pub fn whole(points: &[Point], alone: f64, size: Size) -> Option<Frame> {
    let places: Vec<_> = points.iter().map(|point| point.place).collect();
    Frame::around(&places, alone, size)
}

/// How many of `points` lie beside the picture.
#[must_use]
pub fn outside(points: &[Point], frame: &Frame) -> usize {
    points.iter().filter(|point| !frame.holds(frame.project(point.place))).count()
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that fails says where")]
mod tests {
    use super::super::clusters::tests::point;
    use super::*;

    const SIZE: Size = Size { width: 344.0, height: 220.0 };

    fn left_out(points: &[Point]) -> Vec<&str> {
        let frame = opening(points, 5.0, SIZE).expect("points");
        let beside = points.iter().filter(|point| !frame.holds(frame.project(point.place)));
        beside.map(|point| point.name.as_str()).collect()
    }

    fn of_ukraine() -> Vec<Point> {
        vec![point("Kharkiv", 49.99, 36.23), point("Odesa", 46.48, 30.73), point("Lviv", 49.84, 24.03)]
    }

    #[test]
    fn a_capital_far_away_does_not_make_it_a_map_of_the_world() {
        let mut points = of_ukraine();
        points.push(point("Washington", 38.9, -77.04));
        assert_eq!(left_out(&points), ["Washington"]);
        let frame = opening(&points, 5.0, SIZE).expect("points");
        assert_eq!(outside(&points, &frame), 1);
    }

    #[test]
    fn an_article_of_two_ends_of_the_world_shows_both() {
        let mut points = of_ukraine();
        points.extend([point("Seoul", 37.57, 126.98), point("Busan", 35.18, 129.08)]);
        assert_eq!(left_out(&points), [""; 0]);
    }

    #[test]
    fn what_lies_a_little_farther_is_not_left_out_for_little() {
        let mut points = of_ukraine();
        points.push(point("Vienna", 48.21, 16.37));
        assert_eq!(left_out(&points), [""; 0]);
    }

    #[test]
    fn a_place_that_may_be_another_moves_no_map() {
        let mut points = of_ukraine();
        for name in ["Marina", "Montilla", "Orange"] {
            let mut doubtful = point(name, 36.68, -121.8);
            doubtful.unsure = true;
            points.push(doubtful);
        }
        assert_eq!(left_out(&points), ["Marina", "Montilla", "Orange"]);
        let only: Vec<Point> = points.into_iter().filter(|point| point.unsure).collect();
        assert_eq!(left_out(&only), [""; 0]);
    }
}
