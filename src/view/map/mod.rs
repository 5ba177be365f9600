//! The overview map: which part of the world, where the markers are, which names stand beside them.
//!
//! Markers stand where their places are and are never moved; those that would lie over each other are gathered in one
//! that counts them ([`clusters`]). Names are put where there is room ([`labels`]). Coastlines only: borders are not
//! drawn, because for a disputed one every line takes a side (docs/decisions/0010), and names in grey tell where the
//! map is without them ([`orientation`]).

pub mod clusters;
pub mod drawing;
pub mod labels;
pub mod land;
pub mod opening;
pub mod orientation;
pub mod point;
pub mod points;
pub mod projection;
pub mod scale_bar;
pub mod svg;

use clusters::{Marker, gather};
use drawing::{Drawn, Ink, Shape};
use labels::{Anchor, Label, Room, SMALL_TYPE, TYPE, text_width};
use orientation::{Name, Sort};
use points::Point;
use projection::Frame;
use scale_bar::{ScaleBar, scale_bar};

use super::geometry::Rect;
use super::strings::{Strings, fill};

/// Distance of the scale bar from the picture's edges, in CSS pixels.
const INSET: f64 = 9.0;
/// Half the size of the dot of a city that only helps to find one's way.
const CITY: f64 = 1.8;
/// Most names for orientation.
const MOST_NAMES: usize = 14;
/// Lines that are shown of a marker that counts several.
const MOST_LINES: usize = 6;

/// What lies under the markers: the land as the `d` attribute of an SVG path, and names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// The land.
    pub land: String,
    /// Names, the most prominent first.
    pub names: Vec<Name>,
}

/// A map to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// What of the world.
    pub frame: Frame,
    /// The markers, the weightiest first.
    pub markers: Vec<Marker>,
    /// The names beside them, as far as there is room.
    pub labels: Vec<Option<Label>>,
    land: String,
    names: Vec<(Name, Label)>,
    bar: ScaleBar,
    bar_text: String,
    /// How each marker looks.
    looks: Vec<Look>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    infrastructure: bool,
    unsure: bool,
}

impl Map {
    /// The map of `points`, the weightiest first, in `frame` over `ground`.
    #[must_use]
    pub fn new(points: &[Point], frame: Frame, ground: Ground, strings: &Strings) -> Self {
        let markers = gather(points, &frame);
        let bar = scale_bar(&frame);
        let bar_text = kilometres(bar.kilometres, strings);
        let mut taken: Vec<Rect> = markers.iter().map(room_of).collect();
        let bar_height = SMALL_TYPE + INSET + 6.0;
        let bar_width = bar.length.max(text_width(&bar_text, SMALL_TYPE)) + INSET + 4.0;
        taken.push(Rect { x: 0.0, y: frame.size.height - bar_height, width: bar_width, height: bar_height });
        let mut room = Room::new(frame.size, taken);
        let labels = markers.iter().map(|marker| room.beside(&title(marker, points), marker.at, marker.radius()));
        let labels = labels.collect();
        let names = names(ground.names, points, &mut room);
        let looks = markers.iter().map(|marker| look(marker, points)).collect();
        Self { frame, markers, labels, land: ground.land, names, bar, bar_text, looks }
    }

    /// What lies under the markers.
    #[must_use]
    pub fn ground(&self) -> Vec<Drawn> {
        let size = self.frame.size;
        let all = Rect { x: 0.0, y: 0.0, width: size.width, height: size.height };
        let mut drawn = vec![
            Drawn { class: "water", shape: Shape::Box(all), fill: Some(Ink::Water), line: None },
            Drawn {
                class: "land",
                shape: Shape::Path(self.land.clone()),
                fill: Some(Ink::Land),
                line: Some((Ink::Shore, 0.7)),
            },
        ];
        for (name, label) in &self.names {
            if name.sort == Sort::City {
                let shape = Shape::Dot(name.at, CITY);
                drawn.push(Drawn { class: "city", shape, fill: Some(Ink::Muted), line: None });
            }
            drawn.push(words(label, SMALL_TYPE, false, name.sort == Sort::Water, "orientation"));
        }
        drawn.extend(self.scale());
        drawn
    }

    fn scale(&self) -> Vec<Drawn> {
        let bottom = self.frame.size.height - INSET;
        let tick = 4.0;
        let (left, right) = (INSET, INSET + self.bar.length);
        let bar = format!("M{left:.1} {:.1}V{bottom:.1}H{right:.1}V{:.1}", bottom - tick, bottom - tick);
        let line = Drawn { class: "scale", shape: Shape::Path(bar), fill: None, line: Some((Ink::Text, 1.4)) };
        let at = (left + 3.0, bottom - tick);
        let text = self.bar_text.clone();
        let shape = Shape::Words { text, at, anchor: Anchor::Start, size: SMALL_TYPE, bold: false, slanted: false };
        vec![line, Drawn { class: "scale-text", shape, fill: Some(Ink::Text), line: Some((Ink::Ground, 2.5)) }]
    }

    /// The marker at `index` and the name beside it.
    #[must_use]
    pub fn marker(&self, index: usize) -> Vec<Drawn> {
        let (Some(marker), Some(look)) = (self.markers.get(index), self.looks.get(index)) else { return Vec::new() };
        let ink = if look.infrastructure { Ink::Infrastructure } else { Ink::Place };
        let (at, radius) = (marker.at, marker.radius());
        // Sites are squares: the shape says it where the colour does not.
        let shape =
            if look.infrastructure { Shape::Box(Rect::around(at, radius * 1.8 / 2.0)) } else { Shape::Dot(at, radius) };
        let (fill, line) = if look.unsure { (Ink::Ground, (ink, 2.0)) } else { (ink, (Ink::Ground, 1.5)) };
        let mut drawn = vec![Drawn { class: "sign", shape, fill: Some(fill), line: Some(line) }];
        if marker.points.len() > 1 {
            let (text, at) = (marker.points.len().to_string(), (at.0, at.1 + SMALL_TYPE * 0.36));
            let shape = Shape::Words { text, at, anchor: Anchor::Middle, size: SMALL_TYPE, bold: true, slanted: false };
            let fill = Some(if look.unsure { Ink::Text } else { Ink::Ground });
            drawn.push(Drawn { class: "marker-count", shape, fill, line: None });
        }
        if let Some(Some(label)) = self.labels.get(index) {
            drawn.push(words(label, TYPE, true, false, "name"));
        }
        drawn
    }

    /// Everything, from the ground up.
    #[must_use]
    pub fn shapes(&self) -> Vec<Drawn> {
        let mut drawn = self.ground();
        // The weightiest last, over the others.
        (0..self.markers.len()).rev().for_each(|index| drawn.extend(self.marker(index)));
        drawn
    }

    /// What is shown of the marker at `index` while it is pointed at: all its names, in a box beside it.
    #[must_use]
    pub fn tip(&self, index: usize, points: &[Point]) -> Vec<Drawn> {
        let Some(marker) = self.markers.get(index) else { return Vec::new() };
        let mut lines: Vec<String> = marker.own(points).map(|point| point.name.clone()).collect();
        if lines.len() > MOST_LINES {
            let more = lines.len() - (MOST_LINES - 1);
            lines.truncate(MOST_LINES - 1);
            lines.push(format!("+ {more}"));
        }
        let wide = lines.iter().map(|line| text_width(line, TYPE)).fold(0.0, f64::max);
        let leading = TYPE * 1.35;
        #[allow(clippy::cast_precision_loss, reason = "few lines")]
        let high = lines.len() as f64 * leading;
        let size = self.frame.size;
        let (width, height) = ((wide + 14.0).min(size.width - 4.0), high + 8.0);
        let off = marker.radius() + 6.0;
        let above = marker.at.1 - off - height >= 2.0;
        let y = if above { marker.at.1 - off - height } else { (marker.at.1 + off).min(size.height - height - 2.0) };
        let x = (marker.at.0 - width / 2.0).clamp(2.0, (size.width - width - 2.0).max(2.0));
        let room = Rect { x, y: y.max(2.0), width, height };
        let frame =
            Drawn { class: "tip", shape: Shape::Box(room), fill: Some(Ink::Ground), line: Some((Ink::Muted, 1.0)) };
        let mut drawn = vec![frame];
        for (nth, text) in (0u32..).zip(lines) {
            let at = (room.x + 7.0, room.y + 4.0 + leading * (f64::from(nth) + 0.78));
            let shape = Shape::Words { text, at, anchor: Anchor::Start, size: TYPE, bold: nth == 0, slanted: false };
            drawn.push(Drawn { class: "tip-text", shape, fill: Some(Ink::Text), line: None });
        }
        drawn
    }

    /// What a screen reader says of the marker at `index`.
    #[must_use]
    pub fn spoken(&self, index: usize, points: &[Point], strings: &Strings) -> String {
        let Some(marker) = self.markers.get(index) else { return String::new() };
        let names: Vec<_> = marker.own(points).map(|point| point.name.as_str()).collect();
        if names.len() < 2 {
            return names.join(", ");
        }
        // What is written beside it comes first, as it is written.
        if let Some(Some(label)) = self.labels.get(index) {
            return format!("{} {}: {}", names.len(), label.text, names.join(", "));
        }
        format!("{}: {}", strings.count(names.len(), &strings.places_counted), names.join(", "))
    }

    /// The marker that shows or counts the place with this mention.
    #[must_use]
    pub fn marker_of(&self, mention: usize, points: &[Point]) -> Option<usize> {
        let counts = |marker: &Marker| marker.own(points).any(|point| point.mentions.contains(&mention));
        self.markers.iter().position(counts)
    }
}

/// The name beside a marker: that of its weightiest place, with how many more it stands for.
fn title(marker: &Marker, points: &[Point]) -> String {
    let mut own = marker.own(points);
    let name = own.next().map(|point| labels::shortened(&point.name)).unwrap_or_default();
    match own.count() {
        0 => name,
        more => format!("{name} +{more}"),
    }
}

fn look(marker: &Marker, points: &[Point]) -> Look {
    Look {
        infrastructure: marker.own(points).all(|point| point.infrastructure),
        unsure: marker.own(points).all(|point| point.unsure),
    }
}

fn room_of(marker: &Marker) -> Rect {
    Rect::around(marker.at, marker.radius() + 1.0)
}

/// The names for orientation that find room; what the article names itself is not named twice.
fn names(names: Vec<Name>, points: &[Point], room: &mut Room) -> Vec<(Name, Label)> {
    let mut found = Vec::new();
    for name in names {
        if found.len() == MOST_NAMES {
            break;
        }
        if points.iter().any(|point| point.name == name.name) {
            continue;
        }
        let label = match name.sort {
            // In capitals, as maps have them.
            Sort::Country => room.over(&name.name.to_uppercase(), name.at, SMALL_TYPE),
            Sort::Water => room.over(&name.name, name.at, SMALL_TYPE),
            Sort::City => city(&name, room),
        };
        found.extend(label.map(|label| (name, label)));
    }
    found
}

/// A city has a dot, which must be free too, and its name beside it.
fn city(name: &Name, room: &mut Room) -> Option<Label> {
    let half = CITY + 3.0;
    let dot = Rect::around(name.at, half);
    if !room.is_free(&dot) {
        return None;
    }
    let label = room.beside(&labels::shortened(&name.name), name.at, half)?;
    room.take(dot);
    Some(label)
}

fn words(label: &Label, size: f64, bold: bool, slanted: bool, class: &'static str) -> Drawn {
    let Label { text, x, baseline, anchor, .. } = label;
    let shape = Shape::Words { text: text.clone(), at: (*x, *baseline), anchor: *anchor, size, bold, slanted };
    let fill = Some(if bold { Ink::Text } else { Ink::Muted });
    let halo = if slanted { Ink::Water } else { Ink::Land };
    Drawn { class, shape, fill, line: Some((halo, 3.0)) }
}

fn kilometres(kilometres: f64, strings: &Strings) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most half the equator")]
    let whole = kilometres.round() as u64;
    let number = if kilometres < 1.0 { kilometres.to_string() } else { strings.number(whole) };
    fill(strings.kilometres, &[&number])
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that fails says where")]
mod tests {
    use super::clusters::tests::{any_points, point};
    use super::*;
    use crate::view::geometry::Size;
    use crate::view::strings::EN;
    use proptest::prelude::*;

    const SIZE: Size = Size { width: 344.0, height: 220.0 };

    fn ground(frame: &Frame, names: &[(&str, f64, f64, Sort)]) -> Ground {
        let name = |&(name, lat, lon, sort): &(&str, f64, f64, Sort)| Name {
            name: name.into(),
            at: frame.project((lat, lon)),
            sort,
        };
        Ground { land: String::new(), names: names.iter().map(name).collect() }
    }

    fn map(points: &[Point], names: &[(&str, f64, f64, Sort)]) -> Map {
        let places: Vec<_> = points.iter().map(|point| point.place).collect();
        let frame = Frame::around(&places, 5.0, SIZE).expect("places");
        Map::new(points, frame, ground(&frame, names), &EN)
    }

    #[test]
    fn what_the_article_names_is_not_named_again_in_grey() {
        let points = [point("Odesa", 46.48, 30.73), point("Kherson", 46.64, 32.61)];
        let sea = ("Black Sea", 46.3, 31.5, Sort::Water);
        let map = map(&points, &[("Odesa", 46.48, 30.73, Sort::City), sea, ("Mykolaiv", 46.97, 32.0, Sort::City)]);
        let grey: Vec<_> = map.names.iter().map(|(name, _)| name.name.as_str()).collect();
        assert_eq!(grey, ["Black Sea", "Mykolaiv"]);
    }

    #[test]
    fn no_letter_is_smaller_than_eleven_pixels() {
        let points = [point("Odesa", 46.48, 30.73), point("Port", 46.48, 30.73), point("Kherson", 46.64, 32.61)];
        let map = map(&points, &[("Black Sea", 46.0, 31.5, Sort::Water)]);
        let sizes = map.shapes().into_iter().chain(map.tip(0, &points)).filter_map(|drawn| match drawn.shape {
            Shape::Words { size, .. } => Some(size),
            _ => None,
        });
        assert!(sizes.fold(99.0, f64::min) >= 11.0);
    }

    #[test]
    fn a_count_tells_its_names_when_pointed_at_and_to_a_screen_reader() {
        let points: Vec<_> = (0..9).map(|nth| point(&format!("Place {nth}"), 50.0, 30.0)).collect();
        let map = map(&points, &[]);
        assert_eq!(map.markers.len(), 1);
        let tip = map.tip(0, &points);
        assert!(matches!(&tip[6].shape, Shape::Words { text, .. } if text == "+ 4"), "{tip:?}");
        assert!(map.spoken(0, &points, &EN).starts_with("9 Place 0 +8: Place 0, Place 1"));
    }

    #[test]
    fn the_file_says_what_made_it_and_holds_no_markup_of_a_name() {
        let points = [point("A<b>&\u{1}\"", 46.0, 30.0)];
        let file = svg::document(&map(&points, &[]), "T", "Made by Dateline & co");
        assert!(file.contains("A&lt;b&gt;&amp;&quot;") && file.contains("<desc>Made by Dateline &amp; co</desc>"));
        assert!(file.contains("direction=\"ltr\"") && !file.contains("var("));
    }

    proptest! {
        #[test]
        fn no_name_lies_over_another_or_over_a_marker_or_the_edge(points in any_points()) {
            let grey = [("Somewhere", 10.0, 20.0, Sort::Country), ("Deep Sea", -20.0, 70.0, Sort::Water)];
            let map = map(&points, &grey);
            let mut rooms: Vec<(Rect, String)> = Vec::new();
            for (label, at) in map.labels.iter().flatten().chain(map.names.iter().map(|(_, label)| label)).zip(0..) {
                let room = label.room;
                prop_assert!(room.x >= 0.0 && room.y >= 0.0 && room.x + room.width <= SIZE.width
                    && room.y + room.height <= SIZE.height, "{label:?}");
                for (other, text) in &rooms {
                    prop_assert!(!room.overlaps(other), "{} over {text} ({at})", label.text);
                }
                rooms.push((room, label.text.clone()));
            }
            for marker in &map.markers {
                for (room, text) in &rooms {
                    let (x, y) = marker.at;
                    prop_assert!(!room.is_near(x, y, DOT_ROOM), "{text} over the marker at {x}, {y}");
                }
            }
        }

        #[test]
        fn what_is_shown_of_a_marker_stays_inside_the_picture(points in any_points()) {
            let map = map(&points, &[]);
            for index in 0..map.markers.len() {
                let tip = map.tip(index, &points);
                let first = tip.first().map(|drawn| &drawn.shape);
                let framed = if let Some(Shape::Box(room)) = first { Some(room) } else { None };
                prop_assert!(framed.is_some(), "a tip begins with its box");
                let Some(room) = framed else { continue };
                prop_assert!(room.x >= 2.0 - 1e-9 && room.x + room.width <= SIZE.width + 1e-9);
                prop_assert!(room.y >= 2.0 - 1e-9 && room.y + room.height <= SIZE.height + 1e-9, "{room:?}");
            }
        }
    }

    /// Nearer than this a name would touch the smallest marker.
    const DOT_ROOM: f64 = clusters::DOT;
}
