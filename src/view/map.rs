//! The overview map: which part of the world, where the markers are, which land to draw.
//!
//! Equirectangular, stretched so that distances near the middle are right. Coastlines only.

use super::sidebar::{Entry, Sidebar};
use crate::kind::Kind;

/// Width of the drawing, in its own units.
pub const WIDTH: f64 = 400.0;
/// Height of the drawing, in its own units.
pub const HEIGHT: f64 = 240.0;

/// Least extent shown, in degrees of latitude: one town needs its surroundings to be recognised.
const LEAST_LATITUDE: f64 = 8.0;
/// Share of the extent left free around the outermost markers, on each side.
const PADDING: f64 = 0.18;
/// Points nearer to the last one than this, in units of the drawing, are left out.
const DETAIL: f64 = 0.6;
/// Half the size of a marker, in units of the drawing.
pub const DOT: f64 = 4.0;
/// Most markers with their name beside them.
const MOST_NAMES: usize = 7;

/// A marker.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// The name.
    pub name: String,
    /// Horizontally, from the left.
    pub x: f64,
    /// Vertically, from the top.
    pub y: f64,
    /// The point it stands for, if it was moved aside to be seen beside another.
    pub moved_from: Option<(f64, f64)>,
    /// Drawn as a square instead of a dot.
    pub infrastructure: bool,
    /// The first mention of it, an index into the annotations' places.
    pub mention: usize,
    /// On which side of it there is room for its name, if there is.
    pub named: Option<Side>,
}

/// Least distance between the middles of two markers, in units of the drawing: both can be seen and
/// pointed at.
const APART: f64 = 9.5;
/// Rounds of pushing markers apart; a dozen at one point need about half of them.
const ROUNDS: usize = 60;
/// Markers of an article are few; where they are not they are left where they are.
const MOST_MOVED: usize = 200;
/// A marker nearer to its point than this is on it.
const ON_POINT: f64 = 3.0;

/// A side of a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the west.
    Left,
    /// To the east.
    Right,
}

/// A map to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The markers.
    pub markers: Vec<Marker>,
    frame: Frame,
}

/// The part of the world that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Frame {
    west: f64,
    north: f64,
    /// Units of the drawing in a degree of longitude.
    across: f64,
    /// Units of the drawing in a degree of latitude.
    down: f64,
}

impl Frame {
    /// Around all points, at the drawing's proportions, never beyond the poles.
    fn around(points: &[(f64, f64)]) -> Option<Self> {
        let (mut south, mut north, mut west, mut east) = (90.0_f64, -90.0_f64, 180.0_f64, -180.0_f64);
        for &(lat, lon) in points {
            (south, north) = (south.min(lat), north.max(lat));
            (west, east) = (west.min(lon), east.max(lon));
        }
        if points.is_empty() {
            return None;
        }
        let (lat, lon) = (f64::midpoint(south, north), f64::midpoint(west, east));
        let stretch = lat.to_radians().cos().max(0.2);
        let tall = (north - south) * (1.0 + 2.0 * PADDING);
        let wide = (east - west) * (1.0 + 2.0 * PADDING);
        let latitudes = tall.max(LEAST_LATITUDE).max(wide * stretch * HEIGHT / WIDTH).min(180.0);
        let down = HEIGHT / latitudes;
        let across = (down * stretch).max(WIDTH / 360.0);
        let lat = lat.clamp(-90.0 + latitudes / 2.0, 90.0 - latitudes / 2.0);
        Some(Self { west: lon - WIDTH / across / 2.0, north: lat + latitudes / 2.0, across, down })
    }

    fn project(&self, lat: f64, lon: f64) -> (f64, f64) {
        ((lon - self.west) * self.across, (self.north - lat) * self.down)
    }
}

impl Map {
    /// The map of what `sidebar` lists, or `None` if nothing of it has a position.
    ///
    /// Countries and continents are too large for a marker and are left out unless there is
    /// nothing smaller.
    #[must_use]
    pub fn new(sidebar: &Sidebar) -> Option<Self> {
        let places = sidebar.countries.iter().flat_map(|c| &c.entries);
        let all: Vec<(&Entry, bool)> =
            places.map(|e| (e, false)).chain(sidebar.infrastructure.iter().map(|e| (e, true))).collect();
        let small: Vec<_> = all.iter().copied().filter(|(e, _)| !is_large(e.kind) && e.position.is_some()).collect();
        let shown = if small.is_empty() { all } else { small };
        let points: Vec<_> = shown.iter().filter_map(|(e, _)| e.position).collect();
        let frame = Frame::around(&points)?;
        let mut markers: Vec<Marker> = shown
            .iter()
            .filter_map(|(entry, infrastructure)| {
                let (lat, lon) = entry.position?;
                let (x, y) = frame.project(lat, lon);
                let mention = *entry.mentions.first()?;
                let (name, infrastructure) = (entry.name.clone(), *infrastructure);
                Some(Marker { name, x, y, moved_from: None, infrastructure, mention, named: None })
            })
            .collect();
        move_apart(&mut markers);
        name_where_there_is_room(&mut markers);
        Some(Self { markers, frame })
    }

    /// The outlines that touch the map, as the `d` attribute of an SVG path. Points are longitude
    /// and latitude in degrees.
    #[must_use]
    pub fn land_path<R: IntoIterator<Item = (f64, f64)>>(&self, rings: impl IntoIterator<Item = R>) -> String {
        use std::fmt::Write;
        let mut path = String::new();
        // The world is drawn up to three times so that a map across the 180th meridian has both sides.
        let world = 360.0 * self.frame.across;
        for ring in rings {
            let points: Vec<_> = unwrapped(ring).map(|(lon, lat)| self.frame.project(lat, lon)).collect();
            for shift in [-world, 0.0, world] {
                let touches = |low: f64, high: f64, size: f64| low < size && high > 0.0;
                let bounds = |axis: fn(&(f64, f64)) -> f64| {
                    points.iter().map(axis).fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)))
                };
                let ((left, right), (top, bottom)) = (bounds(|p| p.0), bounds(|p| p.1));
                if !touches(left + shift, right + shift, WIDTH) || !touches(top, bottom, HEIGHT) {
                    continue;
                }
                let mut last = None;
                for &(x, y) in &points {
                    // Far outside the drawing precision is wasted, but the outline must stay closed.
                    let (x, y) = ((x + shift).clamp(-WIDTH, 2.0 * WIDTH), y.clamp(-HEIGHT, 2.0 * HEIGHT));
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
        }
        path
    }
}

/// The points of a ring with longitudes that go on beyond the 180th meridian instead of starting again
/// on the other side of the map, which would draw a line across it.
fn unwrapped(ring: impl IntoIterator<Item = (f64, f64)>) -> impl Iterator<Item = (f64, f64)> {
    let (mut before, mut turns) = (None, 0.0);
    ring.into_iter().map(move |(lon, lat)| {
        if let Some(before) = before.replace(lon) {
            let step: f64 = lon - before;
            if step.abs() > 180.0 {
                turns -= step.signum() * 360.0;
            }
        }
        (lon + turns, lat)
    })
}

const fn is_large(kind: Kind) -> bool {
    matches!(kind, Kind::Country | Kind::Continent | Kind::Ocean | Kind::Sea | Kind::Region | Kind::Desert)
}

/// Pushes markers that lie over each other apart, each by half of what is missing, until none does.
fn move_apart(markers: &mut [Marker]) {
    if markers.len() > MOST_MOVED {
        return;
    }
    let points: Vec<_> = markers.iter().map(|m| (m.x, m.y)).collect();
    for _ in 0..ROUNDS {
        let mut moved = false;
        for a in 0..markers.len() {
            for b in a + 1..markers.len() {
                let (dx, dy) = (markers[b].x - markers[a].x, markers[b].y - markers[a].y);
                let distance = dx.hypot(dy);
                // A little less, so that rounding does not keep it going.
                if distance >= APART - 0.01 {
                    continue;
                }
                // From one point they leave in directions that differ by the golden angle.
                #[allow(clippy::cast_precision_loss, reason = "few markers")]
                let angle = b as f64 * 2.399_963;
                let (ux, uy) =
                    if distance < 0.01 { (angle.cos(), angle.sin()) } else { (dx / distance, dy / distance) };
                let by = (APART - distance) / 2.0;
                for (marker, sign) in [(a, -1.0), (b, 1.0)] {
                    let marker = &mut markers[marker];
                    marker.x = (marker.x + sign * ux * by).clamp(DOT, WIDTH - DOT);
                    marker.y = (marker.y + sign * uy * by).clamp(DOT, HEIGHT - DOT);
                }
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    for (marker, point) in markers.iter_mut().zip(points) {
        let distance = (marker.x - point.0).hypot(marker.y - point.1);
        marker.moved_from = (distance > ON_POINT).then_some(point);
    }
}

/// Names the first markers whose names do not run into another marker or name.
fn name_where_there_is_room(markers: &mut [Marker]) {
    const LINE: f64 = 12.0;
    const LETTER: f64 = 6.0;
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for index in 0..markers.len() {
        if taken.len() == MOST_NAMES {
            return;
        }
        let (x, y) = (markers[index].x, markers[index].y);
        #[allow(clippy::cast_precision_loss, reason = "names have few letters")]
        let width = markers[index].name.chars().count() as f64 * LETTER + DOT;
        let side = [(Side::Right, x + DOT), (Side::Left, x - DOT - width)].into_iter().find(|&(_, left)| {
            let right = left + width;
            let on_a_marker = markers.iter().enumerate().any(|(other, m)| {
                other != index && m.x + DOT > left && m.x - DOT < right && (m.y - y).abs() < LINE * 0.8
            });
            let on_a_name = taken.iter().any(|&(l, r, line)| left < r && l < right && (line - y).abs() < LINE);
            left >= 0.0 && right <= WIDTH && !on_a_marker && !on_a_name
        });
        if let Some((side, left)) = side {
            markers[index].named = Some(side);
            taken.push((left, left + width, y));
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::view::sidebar::Country;

    fn entry(name: &str, kind: Kind, lat: f64, lon: f64) -> Entry {
        Entry {
            name: name.into(),
            kind,
            place: None,
            mentions: vec![0],
            position: Some((lat, lon)),
            unsure: false,
            events: Vec::new(),
            about: Vec::new(),
        }
    }

    fn map(entries: Vec<Entry>) -> Map {
        let sidebar = Sidebar { countries: vec![Country { name: None, entries }], ..Sidebar::default() };
        Map::new(&sidebar).expect("something to show")
    }

    #[test]
    fn every_marker_lies_inside_the_drawing_with_north_up() {
        let map = map(vec![
            entry("Oslo", Kind::Capital, 59.9, 10.7),
            entry("Lviv", Kind::City, 49.8, 24.0),
            entry("Nicosia", Kind::Capital, 35.2, 33.4),
        ]);
        for marker in &map.markers {
            assert!((0.0..=WIDTH).contains(&marker.x) && (0.0..=HEIGHT).contains(&marker.y), "{marker:?}");
        }
        assert!(map.markers[0].y < map.markers[2].y && map.markers[0].x < map.markers[2].x);
    }

    #[test]
    fn a_single_town_is_in_the_middle_with_its_surroundings() {
        let map = map(vec![entry("Halych", Kind::Town, 49.1, 24.7)]);
        let marker = &map.markers[0];
        assert!((marker.x - WIDTH / 2.0).abs() < 1e-6 && (marker.y - HEIGHT / 2.0).abs() < 1e-6);
        assert!(map.frame.down * LEAST_LATITUDE <= HEIGHT + 1e-6);
    }

    #[test]
    fn the_poles_and_both_ends_of_the_world_stay_on_the_map() {
        let map = map(vec![entry("Alert", Kind::Village, 82.5, -62.3), entry("Suva", Kind::Capital, -18.1, 178.4)]);
        assert!(map.markers.iter().all(|m| m.x.is_finite() && (0.0..=WIDTH).contains(&m.x)));
        assert!(map.frame.north <= 90.0 + 1e-9);
    }

    #[test]
    fn a_country_has_a_marker_only_where_nothing_smaller_is_named() {
        let both = map(vec![entry("Norway", Kind::Country, 62.0, 10.0), entry("Oslo", Kind::Capital, 59.9, 10.7)]);
        assert_eq!(both.markers.len(), 1);
        assert_eq!(map(vec![entry("Norway", Kind::Country, 62.0, 10.0)]).markers.len(), 1);
        assert_eq!(Map::new(&Sidebar::default()), None);
    }

    #[test]
    fn land_across_the_180th_meridian_draws_no_line_across_the_map() {
        let chukotka = [(170.0, 66.0), (179.0, 68.0), (-179.0, 68.0), (-170.0, 66.0), (-179.0, 65.0), (179.0, 65.0)];
        let lons: Vec<f64> = unwrapped(chukotka).map(|(lon, _)| lon).collect();
        assert_eq!(lons, [170.0, 179.0, 181.0, 190.0, 181.0, 179.0]);
    }

    #[test]
    fn places_at_one_point_lie_beside_each_other_and_show_where_they_belong() {
        let mut entries: Vec<_> = (0..12).map(|_| entry("Kyiv", Kind::Capital, 50.45, 30.52)).collect();
        entries.push(entry("Odesa", Kind::City, 46.48, 30.73));
        let markers = map(entries).markers;
        for (index, marker) in markers.iter().enumerate() {
            for other in &markers[..index] {
                let distance = (marker.x - other.x).hypot(marker.y - other.y);
                assert!(distance >= 2.0 * DOT, "{distance} between {marker:?} and {other:?}");
            }
            assert!((0.0..=WIDTH).contains(&marker.x) && (0.0..=HEIGHT).contains(&marker.y));
        }
        let moved = markers.iter().filter(|m| m.moved_from.is_some()).count();
        assert!(moved >= 10, "{moved} show their point");
        assert_eq!(markers[12].moved_from, None, "what stands alone stays");
    }

    #[test]
    fn land_that_touches_the_map_is_drawn_closed_and_other_land_is_not() {
        let map = map(vec![entry("Halych", Kind::Town, 49.1, 24.7)]);
        let near = vec![(24.0, 48.0), (26.0, 48.0), (25.0, 50.0)];
        let far = vec![(-60.0, -30.0), (-59.0, -30.0), (-59.0, -29.0)];
        let path = map.land_path([near, far]);
        assert_eq!(path.matches('M').count(), 1);
        assert!(path.ends_with('Z'));
    }

    #[test]
    fn names_that_would_run_into_each_other_are_not_all_written() {
        let map = map(vec![
            entry("Lviv", Kind::City, 49.84, 24.03),
            entry("Vynnyky", Kind::Town, 49.82, 24.13),
            entry("Warsaw", Kind::Capital, 52.23, 21.01),
        ]);
        let named: Vec<_> = map.markers.iter().map(|m| m.named).collect();
        assert_eq!(named, [Some(Side::Left), Some(Side::Right), Some(Side::Right)]);
    }
}
