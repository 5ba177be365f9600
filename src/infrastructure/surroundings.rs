//! Where a site is that neither the gazetteer nor its own phrase places: the settlement in its name
//! ("the Durban Heights water works"), or the one that its sentence speaks of.

use super::locate::{Anchor, of_mention};
use super::sites::Site;
use super::text_view::TextView;
use crate::annotations::PlaceMention;
use crate::gazetteer::distance_km;
use crate::kind::Kind;

/// Fewest people of a city that a longer name may begin with: "Durban Heights".
const CITY: u32 = 50_000;

/// How far apart the settlements of a sentence may lie to say together where it plays, in km.
const TOGETHER_KM: f64 = 40.0;

/// The point that the surroundings of `site` give; none for lines, which have no one place.
#[must_use]
pub(super) fn of(view: &TextView<'_>, site: &Site, places: &[PlaceMention]) -> Option<Anchor> {
    if matches!(site.kind, Kind::Pipeline | Kind::Cable | Kind::Railway) {
        return None;
    }
    city_in_name(view, site).or_else(|| settlement_of_sentence(view, site, places))
}

/// The city that the site's name begins with.
fn city_in_name(view: &TextView<'_>, site: &Site) -> Option<Anchor> {
    let first = site.tokens.start;
    let end = (first..site.tokens.end).take_while(|&i| view.is_name_word(i)).last()? + 1;
    (first + 1..end).rev().find_map(|end| {
        let candidates = view.gazetteer.lookup(view.surface(&(first..end)));
        let place = view.gazetteer.place(candidates.first()?.place)?;
        let city = place.kind().is_settlement() && place.population().is_some_and(|n| n >= CITY);
        city.then(|| Anchor { lat: place.lat(), lon: place.lon(), kind: place.kind(), place: place.id() })
    })
}

/// The settlement of the sentence that stands nearest to the mention, unless the sentence has
/// others far from it.
fn settlement_of_sentence(view: &TextView<'_>, site: &Site, places: &[PlaceMention]) -> Option<Anchor> {
    let span = view.document.span(site.tokens.clone());
    let sentence = &view.document.sentences[view.document.sentence_at(span.start)?];
    let range = view.document.span(sentence.tokens.clone());
    let inside = places
        .iter()
        .filter(|p| p.kind.is_settlement() && p.span.start >= range.start && p.span.end <= range.end)
        .filter(|p| !p.span.overlaps(span));
    let found: Vec<(usize, Anchor)> = inside
        .filter_map(|p| {
            let gap = if p.span.end <= span.start { span.start - p.span.end } else { p.span.start - span.end };
            Some((gap, of_mention(p)?))
        })
        .collect();
    let (_, nearest) = found.iter().min_by_key(|(gap, _)| *gap)?;
    let together =
        found.iter().all(|(_, other)| distance_km(nearest.lat, nearest.lon, other.lat, other.lon) <= TOGETHER_KM);
    together.then_some(*nearest)
}
