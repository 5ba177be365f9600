//! The summary of an article on one screen: where it takes place, what happened to which sites, who speaks
//! how much, how many sources are named, what contradicts what.

use super::counted::Line;
use super::listing::Item;
use super::sidebar::Sidebar;
use crate::annotations::{Annotations, Role};
use crate::kind::Kind;
use crate::sort;
use crate::summary::Count;

/// Most places that are named.
const PLACES: usize = 5;
/// Fewer places than this are filled up with countries.
const FEW: usize = 2;
/// Most sites that are named.
const SITES: usize = 3;

/// What the summary names; the rest of it stands in the [`Sidebar`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// The main places, the one where most happens first.
    pub places: Vec<Item>,
    /// The sites, those first to which something happened.
    pub sites: Vec<Item>,
    /// How many sites are left out.
    pub more_sites: usize,
    /// Named, not named, texts, nobody: counts with the claims behind them.
    pub named: Vec<Line>,
    /// The other counts.
    pub counts: Vec<Line>,
}

impl Overview {
    /// The summary of `sidebar`, which was made of `annotations`.
    #[must_use]
    pub fn new(sidebar: &Sidebar, annotations: &Annotations) -> Self {
        let mut sites: Vec<_> = (0..sidebar.infrastructure.len()).map(Item::Site).collect();
        sort::by_key(&mut sites, |site| sidebar.entry(*site).is_none_or(|entry| entry.events.is_empty()));
        let more_sites = sites.len().saturating_sub(SITES);
        sites.truncate(SITES);
        let lines = sidebar.counted.iter().flat_map(|counted| &counted.rows).cloned();
        let of_sources = |count: Count| {
            matches!(count, Count::Named | Count::Unnamed | Count::Documents | Count::OneUnnamed | Count::Unattributed)
        };
        let (named, counts) = lines.partition(|line| line.count.is_some_and(of_sources));
        Self { places: main_places(sidebar, annotations), sites, more_sites, named, counts }
    }
}

/// The places at which most is said to happen. Countries and continents are too wide to say where, so they
/// come only where hardly anything else is named.
fn main_places(sidebar: &Sidebar, annotations: &Annotations) -> Vec<Item> {
    let at = |mention: &usize| annotations.places.get(*mention).is_some_and(|place| place.role == Role::Location);
    let mut found: Vec<(bool, usize, Item)> = Vec::new();
    for (country, listed) in sidebar.countries.iter().enumerate() {
        for (index, entry) in listed.entries.iter().enumerate().filter(|(_, entry)| !entry.unsure) {
            let wide = matches!(entry.kind, Kind::Country | Kind::Continent | Kind::Ocean);
            let times = entry.mentions.iter().filter(|mention| at(mention)).count();
            if times > 0 {
                found.push((wide, times, Item::Place(country, index)));
            }
        }
    }
    sort::by_key(&mut found, |(wide, times, _)| (*wide, std::cmp::Reverse(*times)));
    let narrow = found.iter().filter(|(wide, ..)| !wide).count();
    let most = if narrow < FEW { FEW + 1 } else { narrow.min(PLACES) };
    found.into_iter().take(most).map(|(.., item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::view::for_tests::mention;
    use crate::view::strings::EN;

    fn overview(places: Vec<crate::annotations::PlaceMention>) -> (Sidebar, Overview) {
        let annotations = Annotations { places, ..Annotations::default() };
        let sidebar = Sidebar::new(&Article::from_plain_text("Nobody knows."), &annotations, &EN);
        let overview = Overview::new(&sidebar, &annotations);
        (sidebar, overview)
    }

    fn names(sidebar: &Sidebar, items: &[Item]) -> Vec<String> {
        items.iter().filter_map(|item| sidebar.entry(*item)).map(|entry| entry.name.clone()).collect()
    }

    #[test]
    fn it_takes_place_where_things_happen_and_not_where_those_are_who_speak() {
        let actor = |name| {
            let mut mention = mention(name, Kind::Capital);
            mention.role = Role::Actor;
            mention
        };
        let places = vec![
            actor("Moscow"),
            actor("Moscow"),
            mention("Ukraine", Kind::Country),
            mention("Lviv", Kind::City),
            mention("Sumy", Kind::City),
            mention("Sumy", Kind::City),
        ];
        let (sidebar, overview) = overview(places);
        assert_eq!(names(&sidebar, &overview.places), ["Sumy", "Lviv"]);
    }

    #[test]
    fn a_country_says_where_only_if_nothing_narrower_does() {
        let (sidebar, overview) = overview(vec![mention("Ukraine", Kind::Country)]);
        assert_eq!(names(&sidebar, &overview.places), ["Ukraine"]);
    }

    #[test]
    fn of_many_sites_the_summary_says_how_many_it_leaves_out() {
        let sites =
            ["A dam", "B dam", "C dam", "D dam", "E dam", "F dam"].map(|name| mention(name, Kind::Dam)).to_vec();
        let (_, overview) = overview(sites);
        assert_eq!((overview.sites.len(), overview.more_sites), (SITES, 3));
    }
}
