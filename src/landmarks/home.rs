//! Which towns are strangers to an article: alone of their country, or region, in a text on another.

use crate::annotations::PlaceMention;
use crate::country::CountryCode;
use crate::infrastructure::anchors::Anchor;
use crate::infrastructure::confidence::PINNED;
use crate::infrastructure::view::View;
use crate::kind::Kind;
use crate::sort;

/// Where an article is at home: the country, and its region, that it names several places of.
pub struct Home {
    countries: Vec<(CountryCode, usize)>,
    regions: Vec<(String, usize)>,
}

impl Home {
    /// Fewest places of one country, or region, before the only one of another is a stranger.
    const NAMES: usize = 3;

    /// Counts the places of a text, each once, and its demonyms.
    #[must_use]
    pub fn of(places: &[PlaceMention]) -> Self {
        let mut named: Vec<&PlaceMention> = places.iter().filter(|p| p.kind != Kind::Demonym).collect();
        sort::by_key(&mut named, |p| p.place);
        named.dedup_by_key(|p| p.place);
        let mut this = Self { countries: Vec::new(), regions: Vec::new() };
        for place in named.iter().filter(|p| p.place.is_some()) {
            if let Some(country) = place.country {
                count(&mut this.countries, country);
            }
            let region = if place.kind == Kind::Admin1 { Some(&place.name) } else { place.region.as_ref() };
            if let Some(region) = region.filter(|_| place.confidence >= PINNED) {
                count(&mut this.regions, region.clone());
            }
        }
        for place in places.iter().filter(|p| p.kind == Kind::Demonym) {
            if let Some(country) = place.country {
                count(&mut this.countries, country);
            }
        }
        this
    }

    /// Whether nothing else in the text is of the country of `anchor`, while several places are of another: it is hardly
    /// the place that is meant. With `region`, the same of its region.
    #[must_use]
    pub fn is_strange(&self, view: &View<'_>, anchor: &Anchor, region: bool) -> bool {
        let Some(place) = view.gazetteer.place(anchor.place) else { return false };
        let country = place.country().is_some_and(|own| is_lone(&self.countries, &own));
        let own = place.region().map(|r| r.name().to_owned());
        country || region && own.is_some_and(|own| is_lone(&self.regions, &own))
    }
}

fn count<T: PartialEq>(all: &mut Vec<(T, usize)>, of: T) {
    match all.iter_mut().find(|(other, _)| *other == of) {
        Some((_, names)) => *names += 1,
        None => all.push((of, 1)),
    }
}

fn is_lone<T: PartialEq>(all: &[(T, usize)], own: &T) -> bool {
    all.iter().all(|(other, names)| other != own || *names < 2)
        && all.iter().any(|(other, names)| other != own && *names >= Home::NAMES)
}
