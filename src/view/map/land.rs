//! The outlines of the land, cut to the picture. Coastlines only: no border is drawn, so none is claimed.

use std::fmt::Write;

use super::projection::{Frame, Place, bounds};

/// How far beyond the picture outlines are cut, in CSS pixels: their cut edges are not seen.
const BEYOND: f64 = 8.0;
/// Points nearer to the last one than this, in CSS pixels, are left out.
const DETAIL: f64 = 0.6;

/// The outlines that touch `frame`, as the `d` attribute of an SVG path. Rings are longitudes and latitudes.
#[must_use]
pub fn path<R: IntoIterator<Item = (f64, f64)>>(frame: &Frame, rings: impl IntoIterator<Item = R>) -> String {
    let mut path = String::new();
    let world = 360.0 * frame.across();
    for ring in rings {
        let ring: Vec<(f64, f64)> = whole(ring).into_iter().map(|place| frame.flat(place)).collect();
        let Some((left, right)) = bounds(ring.iter().map(|point| point.0)) else { continue };
        let Some((top, bottom)) = bounds(ring.iter().map(|point| point.1)) else { continue };
        if top > frame.size.height || bottom < 0.0 {
            continue;
        }
        // A ring may lie some turns away from the picture, and on both sides of it.
        for turns in -2..=2 {
            let shift = f64::from(turns) * world;
            if left + shift <= frame.size.width && right + shift >= 0.0 {
                let points = ring.iter().map(|(x, y)| (x + shift, *y)).collect();
                write(&mut path, &cut(points, frame));
            }
        }
    }
    path
}

/// The places of a ring with longitudes that go on beyond the 180th meridian instead of starting again on the other
/// side, which would draw a line across the map. A ring around a pole is led along it.
fn whole(ring: impl IntoIterator<Item = (f64, f64)>) -> Vec<Place> {
    let (mut before, mut turns) = (None::<f64>, 0.0);
    let mut places: Vec<Place> = Vec::new();
    for (lon, lat) in ring {
        let step = before.replace(lon).map_or(0.0, |before| lon - before);
        if step.abs() > 180.0 {
            turns -= step.signum() * 360.0;
        }
        places.push((lat, lon + turns));
    }
    if let (Some(&first), Some(&last)) = (places.first(), places.last())
        && (last.1 - first.1).abs() > 180.0
    {
        let pole = if first.0 < 0.0 { -90.0 } else { 90.0 };
        // Its last point is one step short of a whole turn.
        let end = first.1 + (last.1 - first.1).signum() * 360.0;
        places.extend([(first.0, end), (pole, end), (pole, first.1)]);
    }
    places
}

/// A polygon cut to the picture, edge by edge (Sutherland and Hodgman).
fn cut(mut points: Vec<(f64, f64)>, frame: &Frame) -> Vec<(f64, f64)> {
    let (right, bottom) = (frame.size.width + BEYOND, frame.size.height + BEYOND);
    // Each edge as how far inside a point is.
    let edges: [&dyn Fn((f64, f64)) -> f64; 4] =
        [&|(x, _)| x + BEYOND, &|(x, _)| right - x, &|(_, y)| y + BEYOND, &|(_, y)| bottom - y];
    for inside in edges {
        let Some(&last) = points.last() else { break };
        let mut kept = Vec::with_capacity(points.len());
        let mut before = last;
        for &point in &points {
            let (from, to) = (inside(before), inside(point));
            if (from < 0.0) != (to < 0.0) {
                let part = from / (from - to);
                kept.push((before.0 + (point.0 - before.0) * part, before.1 + (point.1 - before.1) * part));
            }
            if to >= 0.0 {
                kept.push(point);
            }
            before = point;
        }
        points = kept;
    }
    points
}

fn write(path: &mut String, points: &[(f64, f64)]) {
    let mut last = None;
    for &(x, y) in points {
        if last.is_some_and(|(a, b): (f64, f64)| (a - x).abs() + (b - y).abs() < DETAIL) {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = write!(path, "{}{x:.1} {y:.1}", if last.is_none() { 'M' } else { 'L' });
        last = Some((x, y));
    }
    if last.is_some() {
        path.push('Z');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::geometry::Size;

    const SIZE: Size = Size { width: 344.0, height: 220.0 };

    fn numbers(path: &str) -> Vec<f64> {
        path.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').filter_map(|n| n.parse().ok()).collect()
    }

    #[test]
    fn land_across_the_180th_meridian_draws_no_line_across_the_map() {
        let chukotka = [(170.0, 66.0), (179.0, 68.0), (-179.0, 68.0), (-170.0, 66.0), (-179.0, 65.0), (179.0, 65.0)];
        let lons: Vec<f64> = whole(chukotka).into_iter().map(|(_, lon)| lon).collect();
        assert_eq!(lons, [170.0, 179.0, 181.0, 190.0, 181.0, 179.0]);
        for lon in [178.0, -178.0, 2.0] {
            let frame = Frame::new((66.0, lon), 8.0, SIZE);
            let drawn = path(&frame, [chukotka]);
            assert_eq!(drawn.matches('M').count(), usize::from(lon.abs() > 100.0), "around {lon}: {drawn}");
        }
    }

    #[test]
    fn land_around_a_pole_reaches_to_the_pole() {
        let antarctica: Vec<(f64, f64)> = (0..36).map(|i| (f64::from(i) * 10.0 - 180.0, -70.0)).collect();
        let frame = Frame::new((0.0, 0.0), 0.1, SIZE);
        let drawn = numbers(&path(&frame, [antarctica]));
        let lowest = drawn.chunks(2).map(|point| point[1]).fold(0.0, f64::max);
        assert!((lowest - frame.project((-90.0, 0.0)).1).abs() < 0.2, "{lowest}");
    }

    #[test]
    fn land_that_touches_the_map_is_drawn_closed_and_other_land_is_not() {
        let frame = Frame::new((49.1, 24.7), 40.0, SIZE);
        let near = vec![(24.0, 48.0), (26.0, 48.0), (25.0, 50.0)];
        let far = vec![(-60.0, -30.0), (-59.0, -30.0), (-59.0, -29.0)];
        let drawn = path(&frame, [near, far]);
        assert_eq!(drawn.matches('M').count(), 1);
        assert!(drawn.ends_with('Z'));
    }

    #[test]
    fn a_coast_from_far_outside_crosses_the_map_where_it_does_on_the_globe() {
        // A straight shore through the middle, its corners 20 degrees away.
        let frame = Frame::new((0.0, 0.0), 1000.0, SIZE);
        let drawn = numbers(&path(&frame, [vec![(-20.0, -10.0), (20.0, 10.0), (20.0, -10.0)]]));
        let (x, y) = frame.centre();
        let shore: Vec<_> = drawn.chunks(2).filter(|p| (p[1] - y + (p[0] - x) / 2.0).abs() < 0.2).collect();
        assert!(shore.len() >= 2, "{drawn:?}");
        assert!(drawn.iter().all(|value| (-BEYOND - 0.1..=SIZE.width + BEYOND + 0.1).contains(value)));
    }
}
