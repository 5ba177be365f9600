//! Where a site is that neither the gazetteer nor its own phrase places: the settlement in its name
//! ("the Durban Heights water works"), or the one that its sentence speaks of.

use super::anchors::{Anchor, is_contained, is_known, is_on_water, is_placeless, is_town, overlapping};
use super::confidence::PINNED;
use super::kinds::Trait;
use super::site::{Site, overlap};
use super::view::View;
use crate::annotations::PlaceMention;
use crate::country::CountryCode;
use crate::gazetteer::distance_km;
use crate::kind::Kind;
use crate::language::Classes;
use crate::language::matches::Bearer;
use crate::sort;
use crate::text::TextSpan;
use std::ops::Range;

/// Fewest people of a city that a longer name may begin with: "Durban Heights".
const CITY: u32 = 50_000;

/// Fewest people of one that needs no other reason.
const METROPOLIS: u32 = 1_000_000;

/// How near to it a place of the text is one, in km.
const NEAR_KM: f64 = 300.0;

/// Most places of a text that are looked at for it.
const REASONS: usize = 200;

/// Least confidence of a town that an article may be about.
const SURE: f32 = 0.75;

/// How far apart the settlements of a sentence may lie to say together where it plays, in km.
const TOGETHER_KM: f64 = 40.0;

/// The point that the surroundings of `site` give; none for lines, which have no one place.
#[must_use]
pub fn of(view: &View<'_>, site: &Site, places: &[PlaceMention]) -> Option<Anchor> {
    if is_placeless(view, site.kind) {
        return None;
    }
    // "A refinery on the Volga" says itself where it is, if not exactly: not where the sentence was written.
    let said = |tokens: &Range<usize>| !overlap(tokens, &site.core) && is_known(view, tokens);
    let near = || settlement_near(view, view.document.span(site.tokens.clone()), places);
    let along = site.anchors.iter().any(said) || is_on_water(view, site);
    city_in_name(view, site, places).or_else(|| if along { None } else { near() })
}

/// The town that a site stands in apposition to: "[Izmail], Ukraine's main port on the Danube, …"; without an anchor if it has no point.
#[must_use]
pub fn apposed(view: &View<'_>, site: &Site, places: &[PlaceMention]) -> Option<Option<Anchor>> {
    /// Most tokens between the comma and the site.
    const BEFORE: usize = 5;
    let start = site.tokens.start;
    let comma = (start.saturating_sub(BEFORE)..start).rev().find(|&at| view.mark(at) == ',')?;
    let owned = (comma + 1..start).any(|at| view.is_possessive_s(at));
    // "In Odesa, the port on …" says where what follows is told of.
    let town = overlapping(places, 0, view.document.span(comma..comma + 1).start).last()?;
    let first = view.document.token_at(town.span.start);
    let fronted = first.checked_sub(1).is_some_and(|at| view.is(at, Classes::INSIDE) && view.is_capital(at));
    let beside = view.document.token_at(town.span.end) == comma && (owned || view.is(comma + 1, Classes::OPENING));
    let closed = matches!(view.mark(site.tokens.end), ',' | '.' | ';' | ')' | '—' | '–')
        || view.is(site.tokens.end, Classes::LOC_PREP);
    let called = is_town(view, town) || town.kind == Kind::Locality;
    let anchor = Anchor::of_mention(town);
    let inside = anchor.is_none_or(|anchor| is_contained(view, site, anchor.place));
    (called && beside && closed && !fronted && inside).then_some(anchor)
}

/// The countries that the sentence of `tokens` names, or whose people it names: "in the Libyan capital".
#[must_use]
pub fn countries(view: &View<'_>, tokens: &Range<usize>) -> Vec<CountryCode> {
    let sentences = &view.document.sentences;
    let at = sentences.partition_point(|s| s.tokens.end <= tokens.start);
    let range = sentences.get(at).map_or(0..0, |s| s.tokens.clone());
    let mut found = Vec::new();
    for at in range.filter(|at| view.is_capital(*at) && !tokens.contains(at)) {
        let known = view.known(&(at..at + 1));
        let nation = |b: &&Bearer| b.is_demonym() || b.kind == Kind::Country;
        found.extend(known.bearers().iter().take(1).filter(nation).filter_map(|b| known.place(b)?.country()));
    }
    found
}

/// The city that the site's name begins with, if everybody knows it or the text has a place near it: "the Toledo Bend Dam" in
/// Louisiana is not in Ohio.
fn city_in_name(view: &View<'_>, site: &Site, places: &[PlaceMention]) -> Option<Anchor> {
    let first = site.tokens.start;
    // "The Mobil refinery" is a firm's, wherever a place has such a name too.
    if view.is(first, Classes::BRAND) || view.kinds.has(site.kind, Trait::OfRivers) {
        return None;
    }
    let span = view.document.span(site.tokens.clone());
    let end = (first..site.tokens.end).take_while(|&i| view.is_name_word(i)).last()? + 1;
    (first + 1..end).rev().find_map(|end| {
        let known = view.known(&(first..end));
        let city = known.bearers().first().filter(|b| known.is_city(b, CITY))?;
        let anchor = known.place(city).map(|place| Anchor::of_place(&place))?;
        let near = |p: &PlaceMention| {
            let point = p.lat.zip(p.lon).filter(|_| !p.span.overlaps(span));
            point.is_some_and(|(lat, lon)| distance_km(lat, lon, anchor.lat, anchor.lon) <= NEAR_KM)
        };
        let reason = known.is_city(city, METROPOLIS) || places.iter().take(REASONS).any(near);
        Some(anchor).filter(|anchor| reason && is_contained(view, site, anchor.place))
    })
}

/// Whether a mention says where another site is: "the port of [Pepel]", "the [Pepel] port".
fn is_of_site(view: &View<'_>, place: &PlaceMention) -> bool {
    let tokens = view.document.token_at(place.span.start)..view.document.token_at(place.span.end);
    let noun = |at: Option<usize>| at.is_some_and(|at| view.is(at, Classes::FACILITY_NOUN));
    let governed = tokens.start.checked_sub(1).is_some_and(|at| view.is(at, Classes::LOCATING));
    noun(Some(tokens.end)) || (governed && noun(tokens.start.checked_sub(2)))
}

/// Whether a mention is one end of a way: "closed from the bridge to [Hanceville]", "the train from [Lviv]".
fn is_end(view: &View<'_>, place: &PlaceMention) -> bool {
    let before = view.document.token_at(place.span.start).checked_sub(1);
    before.is_some_and(|at| view.is(at, Classes::GOAL.with(Classes::ORIGIN)))
}

/// The settlement that stands nearest to `span` in its sentence, unless the sentence has others far
/// from it.
#[must_use]
pub fn settlement_near(view: &View<'_>, span: TextSpan, places: &[PlaceMention]) -> Option<Anchor> {
    let sentence = &view.document.sentences[view.document.sentence_at(span.start)?];
    let range = view.document.span(sentence.tokens.clone());
    let inside = overlapping(places, range.start, range.end)
        .iter()
        .filter(|p| is_town(view, p) && !is_of_site(view, p) && p.span.start >= range.start && p.span.end <= range.end)
        .filter(|p| !p.span.overlaps(span) && !is_end(view, p));
    let found: Vec<(usize, Anchor)> = inside
        .filter(|p| p.confidence >= PINNED)
        .filter_map(|p| {
            let gap = if p.span.end <= span.start { span.start - p.span.end } else { p.span.start - span.end };
            Some((gap, Anchor::of_mention(p)?))
        })
        .collect();
    let (_, nearest) = found.iter().min_by_key(|(gap, _)| *gap)?;
    let together =
        found.iter().all(|(_, other)| distance_km(nearest.lat, nearest.lon, other.lat, other.lon) <= TOGETHER_KM);
    together.then_some(*nearest)
}

/// The town that half of the article's settlements are, or that it names more often than any other; and whether it is
/// more than half of them, of several.
#[must_use]
pub fn main_town(places: &[PlaceMention]) -> Option<(Anchor, bool)> {
    let settled = places.iter().filter(|p| p.kind.is_settlement() && p.confidence >= SURE);
    let mut towns: Vec<Anchor> = settled.filter_map(Anchor::of_mention).collect();
    let all = towns.len();
    sort::by_key(&mut towns, |town| town.place);
    let (mut most, mut second) = (None, 0);
    for same in towns.chunk_by(|a, b| a.place == b.place) {
        match most {
            Some((_, count)) if same.len() <= count => second = second.max(same.len()),
            _ => {
                second = most.map_or(0, |(_, count)| count);
                most = Some((same[0], same.len()));
            }
        }
    }
    let most = most.filter(|(_, count)| count * 2 >= all || *count > second);
    most.map(|(town, count)| (town, count > 1 && count * 2 > all))
}
