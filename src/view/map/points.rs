//! What the map has markers for.

use super::point::{ALONE, ALONE_LARGE, is_large};
use crate::kind::Kind;
use crate::view::sidebar::{Entry, Sidebar};

pub use super::point::Point;

/// The points of `sidebar`, what the article makes most of first, and the extent of a map of one of them alone.
///
/// Countries, seas and rivers are too large for a marker, which would stand somewhere in them, and are left out unless
/// there is nothing smaller; regions come after what lies at a point.
#[must_use]
pub fn points(sidebar: &Sidebar) -> (Vec<Point>, f64) {
    let places = sidebar.countries.iter().flat_map(|c| &c.entries).map(|entry| (entry, false));
    let all: Vec<(&Entry, bool)> = places.chain(sidebar.infrastructure.iter().map(|entry| (entry, true))).collect();
    let small = |entry: &Entry| !is_large(entry.kind) && entry.position.is_some();
    let some_small = all.iter().any(|(entry, _)| small(entry));
    let mut points: Vec<Point> = all
        .into_iter()
        .filter(|(entry, _)| !some_small || small(entry))
        .filter_map(|(entry, infrastructure)| {
            Some(Point {
                name: entry.name.clone(),
                place: entry.position?,
                infrastructure,
                unsure: entry.unsure,
                area: matches!(entry.kind, Kind::Admin1 | Kind::Admin2 | Kind::Territory),
                mentions: entry.mentions.clone(),
                weight: entry.mentions.len() + 2 * entry.events.len(),
            })
        })
        .collect();
    crate::sort::by_key(&mut points, |point| (point.unsure, point.area, std::cmp::Reverse(point.weight)));
    (points, if some_small { ALONE } else { ALONE_LARGE })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sidebar::Country;

    fn entry(name: &str, kind: Kind, mentions: usize) -> Entry {
        Entry {
            name: name.into(),
            also: None,
            kind,
            place: None,
            mentions: (0..mentions).collect(),
            position: Some((60.0, 10.0)),
            unsure: false,
            events: Vec::new(),
            about: Vec::new(),
        }
    }

    fn names(entries: Vec<Entry>) -> Vec<String> {
        let sidebar = Sidebar { countries: vec![Country { name: None, entries }], ..Sidebar::default() };
        points(&sidebar).0.into_iter().map(|point| point.name).collect()
    }

    #[test]
    fn a_country_has_a_marker_only_where_nothing_smaller_is_named() {
        let norway = || entry("Norway", Kind::Country, 3);
        assert_eq!(names(vec![norway(), entry("Oslo", Kind::Capital, 1)]), ["Oslo"]);
        assert_eq!(names(vec![norway()]), ["Norway"]);
    }

    #[test]
    fn what_the_article_speaks_of_most_comes_first_and_what_is_unsure_last() {
        let mut unsure = entry("Hamar", Kind::Town, 9);
        unsure.unsure = true;
        let region = entry("Innlandet", Kind::Admin1, 8);
        let river = entry("Glomma", Kind::River, 5);
        let entries = vec![unsure, region, entry("Moss", Kind::Town, 1), river, entry("Oslo", Kind::Capital, 2)];
        assert_eq!(names(entries), ["Oslo", "Moss", "Innlandet", "Hamar"]);
    }
}
