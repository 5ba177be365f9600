//! The places that say where a site is.

use std::ops::Range;

use super::confidence::PINNED;
use super::kinds::Trait;
use super::known::Known;
use super::site::{Site, overlap};
use super::view::View;
use crate::annotations::{PlaceMention, Reference};
use crate::gazetteer::{Place, PlaceId, distance_km};
use crate::kind::Kind;
use crate::language::Classes;
use crate::language::matches::Bearer;
use crate::text::TextSpan;

/// Fewest people of a city that is meant by a name it shares with its region, and that sites are called after because
/// they stand there.
const SEAT: u32 = 50_000;

/// Farthest from the region's middle that such a city lies, in km.
const SEAT_KM: f64 = 250.0;

/// How near to a place of the text the place in a site's name must lie to be meant, in km.
const NEAR_KM: f64 = 300.0;

/// How near to a place of the text in its own country, in km.
const AROUND_KM: f64 = 1_000.0;

/// From how far apart on two places of one name are different places, in km.
const APART_KM: f64 = 50.0;

/// Fewest people of a city that is meant far from all places of the text.
const CITY: u32 = 250_000;

/// Fewest people of one that is meant in a text of other countries, and fewest places of such a text.
const METROPOLIS: u32 = 1_000_000;
const FOREIGN: usize = 3;

/// Fewest people of a town that is known beyond its state.
const TOWN: u32 = 5_000;

/// Most places of a text that are looked at for a reason, so that a long list of sites takes no longer for each.
const REASONS: usize = 200;

/// Most namesakes that are looked at.
const NAMESAKES: usize = 12;

/// A point that says where a site is.
#[derive(Clone, Copy, Debug)]
pub struct Anchor {
    /// Latitude in degrees north.
    pub lat: f64,
    /// Longitude in degrees east.
    pub lon: f64,
    /// What kind of place it is.
    pub kind: Kind,
    /// The place.
    pub place: PlaceId,
    /// How sure the text is of it, from 0 to 1: no site there is surer.
    pub confidence: f32,
    /// Whether it is a little town in the site's name of which the text does not speak: it may be called after another.
    pub guessed: bool,
}

impl Anchor {
    /// The point of a place of the gazetteer.
    #[must_use]
    pub fn of_place(place: &Place<'_>) -> Self {
        Self {
            lat: place.lat(),
            lon: place.lon(),
            kind: place.kind(),
            place: place.id(),
            confidence: 1.0,
            guessed: false,
        }
    }

    /// The point of a mention; `None` if it was not resolved.
    #[must_use]
    pub fn of_mention(mention: &PlaceMention) -> Option<Self> {
        let (kind, confidence) = (mention.kind, mention.confidence);
        Some(Self { lat: mention.lat?, lon: mention.lon?, kind, place: mention.place?, confidence, guessed: false })
    }

    /// How far a place of the gazetteer is from it, in km.
    #[must_use]
    pub fn distance(&self, place: &Place<'_>) -> f64 {
        distance_km(self.lat, self.lon, place.lat(), place.lon())
    }

    /// Whether the place is small enough to say where a facility is.
    #[must_use]
    pub const fn is_narrow(&self) -> bool {
        self.kind.is_settlement()
            || matches!(
                self.kind,
                Kind::District
                    | Kind::Square
                    | Kind::Locality
                    | Kind::Island
                    | Kind::Cape
                    | Kind::Bay
                    | Kind::Lake
                    | Kind::Admin2
            )
    }
}

/// The mentions that begin before byte `end` and end after byte `start`. `places` ascend, none
/// overlapping another.
pub fn overlapping(places: &[PlaceMention], start: usize, end: usize) -> &[PlaceMention] {
    let first = places.partition_point(|p| p.span.end <= start);
    let last = places.partition_point(|p| p.span.start < end);
    places.get(first..last).unwrap_or(&[])
}

/// The places that say where `site` is, as resolved in the text, or by their likeliest meaning.
#[must_use]
pub fn of_site(view: &View<'_>, site: &Site, places: &[PlaceMention]) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> =
        site.anchors.iter().filter_map(|tokens| anchor(view, site, tokens, places)).collect();
    let of_river = !site.anchors.is_empty() && view.kinds.has(site.kind, Trait::OfRivers);
    let said = |tokens: &Range<usize>| !overlap(&site.core, tokens) && is_known(view, tokens);
    let elsewhere = of_river || is_on_water(view, site) || site.anchors.iter().any(said);
    if anchors.is_empty() && site.reference == Reference::Described && !elsewhere {
        // "the city's TV tower": the last settlement before it; of a site with a name, or a place, of its own that nobody
        // knows, in its sentence only.
        let span = view.document.span(site.tokens.clone());
        let own = !site.anchors.is_empty() || site.core.clone().any(|at| view.is_capital(at));
        let sentence = view.document.sentence_at(span.start).map(|at| &view.document.sentences[at]);
        let since = sentence.map_or(0, |s| if own { s.span.start } else { paragraph(view, s.block) });
        let before = overlapping(places, since, span.start);
        let last = before.iter().rev().find(|p| is_town(view, p) && p.span.end <= span.start);
        anchors.extend(last.and_then(Anchor::of_mention));
    }
    anchors
}

/// Whether a mention is a settlement, and neither a part of a region's name ("the governor of [Samara] region") nor a
/// ship or a club ("the [Dali]").
#[must_use]
pub fn is_town(view: &View<'_>, place: &PlaceMention) -> bool {
    let article = |at: usize| view.is(at, Classes::DEFINITE_ARTICLE);
    place.kind.is_settlement()
        && !view.is(view.document.token_at(place.span.end), Classes::PLACE_NOUN)
        && !view.document.token_at(place.span.start).checked_sub(1).is_some_and(article)
}

/// Whether the gazetteer has the place that `tokens` name, or the one that they name a part of: "Arctic Norway".
#[must_use]
pub fn is_known(view: &View<'_>, tokens: &Range<usize>) -> bool {
    view.known(tokens).is_name() || tokens.len() > 1 && view.known(&(tokens.end - 1..tokens.end)).is_wide()
}

/// Where the paragraph before number `block` begins, or that block, if it is the first.
fn paragraph(view: &View<'_>, block: usize) -> usize {
    let sentences = &view.document.sentences;
    let first = |block: usize| sentences.partition_point(|s| s.block < block);
    let before = first(block).checked_sub(1).map_or(block, |last| sentences[last].block);
    sentences.get(first(before)).map_or(0, |s| s.span.start)
}

fn anchor(view: &View<'_>, site: &Site, tokens: &Range<usize>, places: &[PlaceMention]) -> Option<Anchor> {
    // A known line is at no town that only has its name: "the Druzhba oil pipeline".
    if !site.facilities.is_empty() && is_placeless(view, site.kind) && overlap(&site.core, tokens) {
        return None;
    }
    // "Along the South Fork of the Boise River" is in no village.
    if view.is_of_water(tokens) {
        return None;
    }
    let span = view.document.span(tokens.clone());
    let own_name = overlap(&site.core, tokens);
    // "The Jixi hydroelectric plant" is not in the city of Jixi, unless the text speaks of that.
    let of_river = own_name && view.kinds.has(site.kind, Trait::OfRivers);
    // "Its West refinery" is not in the town of West.
    let side = own_name && tokens.len() == 1 && view.is(tokens.start, Classes::DIRECTION);
    // "The Rio Tinto smelter" is not in Rio.
    let part = |p: &PlaceMention| own_name && view.kinds.has(site.kind, Trait::Sold) && p.span != span;
    let doubtful = of_river || side || own_name && site.container.is_some();
    let resolved = overlapping(places, span.start, span.end).iter().find(|p| p.kind != Kind::Demonym && !part(p));
    let resolved = resolved
        .and_then(Anchor::of_mention)
        .filter(|anchor| is_contained(view, site, anchor.place) && (!doubtful || is_said(places, anchor, span)));
    if (of_river || side) && resolved.is_none() {
        return None;
    }
    if let Some(region) = resolved.filter(|a| matches!(a.kind, Kind::Admin1 | Kind::Territory)) {
        return seat(view, tokens, &region).or(Some(region));
    }
    resolved.or_else(|| said_elsewhere(view, site, tokens, places)).or_else(|| unread(view, site, tokens, places))
}

/// The place that the text means by the same name elsewhere: "in Georgetown, South Carolina … the [Georgetown] mill".
fn said_elsewhere(view: &View<'_>, site: &Site, tokens: &Range<usize>, places: &[PlaceMention]) -> Option<Anchor> {
    let (name, text) = (view.surface(tokens), view.document.text());
    let same = places.iter().take(REASONS).filter(|p| p.kind != Kind::Demonym && p.span.slice(text) == name);
    same.filter_map(Anchor::of_mention).find(|anchor| is_contained(view, site, anchor.place))
}

/// Whether the text speaks of the anchor's place outside `span` too: not only the site's name holds its name.
fn is_said(places: &[PlaceMention], anchor: &Anchor, span: TextSpan) -> bool {
    places.iter().take(REASONS).any(|p| p.place == Some(anchor.place) && !p.span.overlaps(span))
}

/// Whether nothing that the text says of the site speaks against a place: it lies in the country or state that the
/// site is said to be in, if there is one.
#[must_use]
pub fn is_contained(view: &View<'_>, site: &Site, place: PlaceId) -> bool {
    let Some(container) = &site.container else { return true };
    view.gazetteer.place(place).is_none_or(|place| is_within(&place, &view.known(container)))
}

/// The place that a name inside the site's own name means, which no mention was made of: one in the state or
/// country that the text says for the site, or near a place of the text, or else the likeliest, if
/// readers know it.
fn unread(view: &View<'_>, site: &Site, tokens: &Range<usize>, places: &[PlaceMention]) -> Option<Anchor> {
    // "Scarborough's gas field" may be called after anything.
    let field = || matches!(view.lower(site.core.end - 1), "field" | "fields");
    if tokens.len() == 1 && view.is(tokens.start, Classes::BRAND) || field() {
        return None;
    }
    let known = view.known(tokens);
    let mut bearers = known.bearers().iter().filter(|b| !b.is_facility() && b.kind != Kind::Demonym).peekable();
    let likeliest = bearers.peek().copied()?;
    let anchor = |bearer: &Bearer| known.place(bearer).map(|place| Anchor::of_place(&place));
    if let Some(container) = &site.container {
        let areas = view.known(container);
        let within = |bearer: &&Bearer| known.place(bearer).is_some_and(|place| is_within(&place, &areas));
        let all: Vec<&Bearer> = bearers.filter(within).take(NAMESAKES).collect();
        let first = all.first().and_then(|bearer| anchor(bearer))?;
        // Two villages of one name in the country: the text does not say which.
        let alone =
            all.iter().filter_map(|b| anchor(b)).all(|a| distance_km(a.lat, a.lon, first.lat, first.lon) < APART_KM);
        return Some(first).filter(|_| alone || all.first().is_some_and(|b| known.is_city(b, CITY)));
    }
    let places = &places[..places.len().min(REASONS)];
    let near = |anchor: &Anchor| {
        let close = |p: &PlaceMention| Some(distance_km(p.lat?, p.lon?, anchor.lat, anchor.lon) <= NEAR_KM);
        places.iter().any(|p| p.confidence >= PINNED && close(p).unwrap_or(false))
    };
    let all: Vec<Anchor> = bearers.take(NAMESAKES).filter_map(anchor).collect();
    let first = all.first().copied()?;
    // A city that everybody knows needs no other reason, nor does any name where the text has no place.
    // But a text that is all of other countries means no "Canberra station" of Australia.
    let country = view.gazetteer.place(first.place).and_then(|place| place.country());
    let sure = || places.iter().filter(|p| p.confidence >= PINNED && p.country.is_some());
    let foreign = sure().count() >= FOREIGN && sure().all(|p| p.country != country);
    let least = if foreign { METROPOLIS } else { CITY };
    let city = Some(first).filter(|_| known.is_city(likeliest, least));
    let meant = only(all.iter().filter(|a| near(a)));
    // "In Montreal, ice closed the Victoria Bridge": a town of the sentence says better where it is than the country.
    let sentence = view.document.sentence_at(view.document.span(tokens.clone()).start);
    let sentence = sentence.map(|at| view.document.sentences[at].span);
    let town = |p: &PlaceMention| p.kind.is_settlement() && sentence.is_some_and(|s| s.overlaps(p.span));
    let placed = places.iter().any(town);
    let around = |a: &&Anchor| !placed && is_around(view, places, a);
    match meant.or_else(|| only(all.iter().filter(around))) {
        // What bears the name of a little town may be called after anything.
        Some(meant) => {
            let little = |a: &Anchor| {
                let people = view.gazetteer.place(a.place).and_then(|place| place.population());
                a.kind.is_settlement() && people.is_none_or(|people| people < SEAT)
            };
            meant.map(|a| Anchor { guessed: little(&a), ..a }).or(city)
        }
        // "The Harbour Tunnel": a word of the language is a place's name only where the text makes it one.
        None => city.or(Some(first).filter(|_| places.is_empty() && view.reading.word(tokens.start).is_none())),
    }
}

/// The first of `anchors`, or none where another lies elsewhere: the text does not say which. `None` if there is none.
fn only<'a>(mut anchors: impl Iterator<Item = &'a Anchor>) -> Option<Option<Anchor>> {
    let first = *anchors.next()?;
    let alone = anchors.all(|a| distance_km(a.lat, a.lon, first.lat, first.lon) < APART_KM);
    Some(Some(first).filter(|_| alone))
}

/// Whether one of `areas` is the country or the region of `place`.
fn is_within(place: &Place<'_>, areas: &Known<'_>) -> bool {
    areas.bearers().iter().any(|b| match b.kind {
        Kind::Country => areas.place(b).and_then(|area| area.country()) == place.country(),
        Kind::Admin1 => {
            let area = b.candidate.place;
            place.id() == area || place.region().is_some_and(|region| region.id() == area)
        }
        _ => false,
    })
}

/// Whether a place of the text lies in the country of an anchor, and not at its other end: nobody elsewhere says a
/// village's name without its state. What bears the name of a small place of another state is hardly there: dams are called after
/// horses.
fn is_around(view: &View<'_>, places: &[PlaceMention], anchor: &Anchor) -> bool {
    let Some(place) = view.gazetteer.place(anchor.place) else { return false };
    let (country, region) = (place.country(), place.region());
    let region = region.as_ref().map(|region| region.name());
    let close = |p: &PlaceMention| Some(distance_km(p.lat?, p.lon?, anchor.lat, anchor.lon) <= AROUND_KM);
    let same = |p: &PlaceMention| {
        place.population().is_some_and(|people| people >= TOWN)
            || p.region.as_deref() == region
            || Some(&*p.name) == region
    };
    country.is_some() && places.iter().any(|p| p.country == country && same(p) && close(p).unwrap_or(false))
}

/// The city that shares its name with its region: "a substation in Basra" stands in the city rather
/// than somewhere in its province.
fn seat(view: &View<'_>, tokens: &Range<usize>, region: &Anchor) -> Option<Anchor> {
    let country = view.gazetteer.place(region.place).and_then(|r| r.country());
    let known = view.known(tokens);
    let cities = known.bearers().iter().filter(|b| known.is_city(b, SEAT));
    let seat =
        cities.filter_map(|b| known.place(b)).find(|p| p.country() == country && region.distance(p) <= SEAT_KM)?;
    Some(Anchor::of_place(&seat))
}

/// The point that the anchors give: the first narrow place, or a region.
#[must_use]
pub fn point(anchors: &[Anchor]) -> Option<Anchor> {
    let wide = |a: &&Anchor| matches!(a.kind, Kind::Admin1 | Kind::Territory | Kind::Peninsula);
    anchors.iter().find(|a| a.is_narrow()).or_else(|| anchors.iter().find(wide)).copied()
}

/// Whether a site is a line that has no one place.
#[must_use]
pub fn is_placeless(view: &View<'_>, kind: Kind) -> bool {
    view.kinds.has(kind, Trait::Placeless)
}

/// Whether the site is called by its river or sea alone, which says how wide it may be looked for: "a Danube port".
#[must_use]
pub fn is_on_water(view: &View<'_>, site: &Site) -> bool {
    let name = site.tokens.start..site.tokens.start + 1;
    let water = |kind| matches!(kind, Kind::River | Kind::Sea | Kind::Gulf | Kind::Ocean | Kind::Lake);
    site.reference == Reference::Described && view.known(&name).bearers().first().is_some_and(|b| water(b.kind))
}
