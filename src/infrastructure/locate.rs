//! Where a site is: the facility that is meant, or the place that it is described by.

use std::ops::Range;

use super::family;
use super::sites::Site;
use super::surroundings;
use super::text_view::TextView;
use crate::annotations::{Alternative, ExplainedCandidate, Explanation, FacilityFacts, PlaceMention, Reference};
use crate::gazetteer::{Gazetteer, Place, PlaceId, distance_km, normalise};
use crate::kind::{Category, Kind};
use crate::options::Options;

/// How far from a settlement's point a facility described by that settlement may stand, in km.
/// Twice the radius of a large city, with its port or plant at the edge.
const REACH_KM: f64 = 30.0;

/// Within this distance the only facility of its kind is meant; farther off it must bear the
/// settlement's name, in km.
const SURE_KM: f64 = 12.0;

/// Fewest people of a city that is meant by a name it shares with its region.
const SEAT: u32 = 50_000;

/// Farthest from the region's middle that such a city lies, in km.
const SEAT_KM: f64 = 250.0;

/// Most candidates that are listed for a described site.
const ALTERNATIVES: usize = 6;

/// How sure a site's place is, by how it was located. Judged, not fitted: tests/infrastructure has
/// too few wrong ones to fit to.
mod confidence {
    pub const ONE_BEARER: f32 = 0.95;
    pub const SEVERAL_BEARERS: f32 = 0.8;
    pub const ONE_WITHIN_REACH: f32 = 0.8;
    pub const AT_ANCHOR: f32 = 0.6;
    pub const IN_SURROUNDINGS: f32 = 0.5;
    pub const UNLOCATED: f32 = 0.6;
    pub const GENERIC: f32 = 0.8;
}

/// A point that says where a site is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub(super) lat: f64,
    pub(super) lon: f64,
    pub(super) kind: Kind,
    pub(super) place: PlaceId,
}

/// Makes the mentions of `sites`. `places` are the resolved toponyms of the document.
#[must_use]
pub fn mentions(view: &TextView<'_>, sites: &[Site], places: &[PlaceMention], options: Options) -> Vec<PlaceMention> {
    let explained = |site: &Site| {
        let mut mention = mention(view, site, places);
        if options.explain {
            mention.explanation = Some(explanation(view, site, &mention));
        }
        mention
    };
    sites.iter().map(explained).collect()
}

/// The rule and the words that made `site` a mention, and what it may be.
fn explanation(view: &TextView<'_>, site: &Site, mention: &PlaceMention) -> Explanation {
    let mut recognition = vec![(format!("rule_{}", site.rule), 1.0), (format!("kind_{}", site.kind.as_str()), 1.0)];
    recognition.extend(site.anchors.iter().map(|tokens| (format!("anchor_{}", view.surface(tokens)), 1.0)));
    let chosen = mention.lat.zip(mention.lon);
    let distance = |lat: f64, lon: f64| chosen.map_or(0.0, |(a, b)| distance_km(a, b, lat, lon) as f32);
    let label = |name: &str, kind: Kind, country: Option<&str>| {
        let country = country.map(|c| format!(", {c}")).unwrap_or_default();
        format!("{name} ({}{country})", kind.label())
    };
    let first = mention.place.map(|_| ExplainedCandidate {
        label: label(&mention.name, mention.kind, mention.country_name.as_deref()),
        score: mention.confidence,
        features: vec![("known_facility".to_owned(), mention.confidence)],
    });
    let others = mention.alternatives.iter().map(|other| ExplainedCandidate {
        label: label(&other.name, other.kind, other.country_name.as_deref()),
        score: other.confidence,
        features: vec![("km_from_the_point_given".to_owned(), distance(other.lat, other.lon))],
    });
    Explanation { recognition, candidates: first.into_iter().chain(others).collect() }
}

fn mention(view: &TextView<'_>, site: &Site, places: &[PlaceMention]) -> PlaceMention {
    let anchors = anchors(view, site, places);
    let mut mention = blank(view, site);
    if site.reference == Reference::Generic {
        mention.confidence = confidence::GENERIC;
        return mention;
    }
    if let Some(best) = nearest(view.gazetteer, &site.facilities, &anchors, places) {
        fill(&mut mention, view.gazetteer, &best);
        mention.confidence =
            if site.facilities.len() == 1 { confidence::ONE_BEARER } else { confidence::SEVERAL_BEARERS };
        mention.alternatives = others(view.gazetteer, &site.facilities, best.id(), mention.confidence);
        at_part_of_line(&mut mention, site, &anchors);
        return mention;
    }
    let Some(anchor) = point(&anchors) else {
        match surroundings::of(view, site, places) {
            Some(around) => {
                at_anchor(&mut mention, view.gazetteer, &around);
                mention.confidence = confidence::IN_SURROUNDINGS;
            }
            None => mention.confidence = confidence::UNLOCATED,
        }
        return mention;
    };
    let within = within_reach(view.gazetteer, site, &anchor);
    let bears = |place: &Place<'_>| {
        let town = view.gazetteer.place(anchor.place).map(|p| normalise::key(p.name()));
        let said = site.anchors.iter().map(|tokens| normalise::key(view.surface(tokens)));
        let name = normalise::key(place.name());
        town.into_iter().chain(said).any(|town| !town.is_empty() && name.contains(&town))
    };
    let sure =
        |place: &Place<'_>| bears(place) || distance_km(anchor.lat, anchor.lon, place.lat(), place.lon()) <= SURE_KM;
    let bearing: Vec<&Place<'_>> = within.iter().filter(|p| bears(p)).collect();
    let only = match (within.as_slice(), bearing.as_slice()) {
        ([only], _) if sure(only) => Some(only),
        // Of several around, the one that has the town's name.
        (_, [only]) => Some(*only),
        _ => None,
    };
    if let (Some(only), false) = (only, site.plural) {
        fill(&mut mention, view.gazetteer, only);
        mention.kind = family::refine(view.gazetteer, site.kind, only.id());
        mention.reference = Reference::Described;
        mention.confidence = confidence::ONE_WITHIN_REACH;
        return mention;
    }
    at_anchor(&mut mention, view.gazetteer, &anchor);
    let ids: Vec<PlaceId> = within.iter().map(Place::id).collect();
    mention.alternatives = others(view.gazetteer, &ids, anchor.place, mention.confidence);
    mention
}

/// "The Druzhba pumping station in Unecha": a line has no one place, and the text says which part of
/// it is meant.
fn at_part_of_line(mention: &mut PlaceMention, site: &Site, anchors: &[Anchor]) {
    let line = matches!(mention.kind, Kind::Pipeline | Kind::Cable | Kind::Railway);
    let part = anchors.iter().rev().find(|a| is_narrow(a.kind));
    if let (true, true, Some(part)) = (line, site.anchors.len() > 1, part) {
        (mention.lat, mention.lon) = (Some(part.lat), Some(part.lon));
        mention.approximate = true;
    }
}

fn blank(view: &TextView<'_>, site: &Site) -> PlaceMention {
    let (span, name) = (view.document.span(site.tokens.clone()), title(view.surface(&site.tokens)));
    PlaceMention { reference: site.reference, ..PlaceMention::unresolved(span, name, site.kind) }
}

/// A description as a title: its first letter in upper case, white space folded.
fn title(surface: &str) -> String {
    let folded = surface.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut chars = folded.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn fill(mention: &mut PlaceMention, gazetteer: &Gazetteer, place: &Place<'_>) {
    place.name().clone_into(&mut mention.name);
    mention.native = place.native_name().map(str::to_owned);
    mention.place = Some(place.id());
    mention.lat = Some(place.lat());
    mention.lon = Some(place.lon());
    mention.approximate = place.is_approximate();
    mention.note = place.disputed_note().map(str::to_owned);
    mention.facility = place.facility().map(|f| FacilityFacts {
        id: f.stable_id.to_owned(),
        operator: f.operator.map(str::to_owned),
        status: f.status.map(str::to_owned),
        capacity: f.capacity.map(str::to_owned),
        source: f.source.map(str::to_owned),
    });
    within(mention, gazetteer, place);
}

/// Country and region of `place`.
fn within(mention: &mut PlaceMention, gazetteer: &Gazetteer, place: &Place<'_>) {
    mention.country = place.country();
    mention.country_name = gazetteer.country_name(place);
    let own = (place.kind() == Kind::Admin1).then(|| place.name().to_owned());
    mention.region = own.or_else(|| place.region().map(|r| r.name().to_owned()));
}

fn at_anchor(mention: &mut PlaceMention, gazetteer: &Gazetteer, anchor: &Anchor) {
    mention.lat = Some(anchor.lat);
    mention.lon = Some(anchor.lon);
    mention.approximate = true;
    mention.confidence = confidence::AT_ANCHOR;
    if let Some(place) = gazetteer.place(anchor.place) {
        within(mention, gazetteer, &place);
    }
}

/// The places that say where `site` is, as resolved in the text, or by their likeliest meaning.
fn anchors(view: &TextView<'_>, site: &Site, places: &[PlaceMention]) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = site.anchors.iter().filter_map(|tokens| anchor(view, tokens, places)).collect();
    if anchors.is_empty() && site.reference == Reference::Described {
        // "the city's TV tower": the last settlement before it.
        let before = view.document.span(site.tokens.clone()).start;
        let last = places.iter().rev().find(|p| p.span.end <= before && p.kind.is_settlement());
        anchors.extend(last.and_then(of_mention));
    }
    anchors
}

fn anchor(view: &TextView<'_>, tokens: &Range<usize>, places: &[PlaceMention]) -> Option<Anchor> {
    let span = view.document.span(tokens.clone());
    let resolved = places.iter().find(|p| p.span.overlaps(span) && p.kind != Kind::Demonym).and_then(of_mention);
    // "A substation in Basra" stands in the city rather than somewhere in its province.
    if let Some(region) = resolved.filter(|a| matches!(a.kind, Kind::Admin1 | Kind::Territory)) {
        let seat =
            view.gazetteer.lookup(view.surface(tokens)).iter().filter_map(|c| view.gazetteer.place(c.place)).find(
                |p| {
                    let country = view.gazetteer.place(region.place).and_then(|r| r.country());
                    p.kind().is_settlement()
                        && p.country() == country
                        && p.population().is_some_and(|n| n >= SEAT)
                        && distance_km(region.lat, region.lon, p.lat(), p.lon()) <= SEAT_KM
                },
            );
        let seat = seat.map(|p| Anchor { lat: p.lat(), lon: p.lon(), kind: p.kind(), place: p.id() });
        return seat.or(Some(region));
    }
    resolved.or_else(|| {
        let candidates = view.gazetteer.lookup(view.surface(tokens));
        let place = candidates
            .iter()
            .filter_map(|c| view.gazetteer.place(c.place))
            .find(|p| p.kind().category() == Category::Place && p.kind() != Kind::Demonym)?;
        Some(Anchor { lat: place.lat(), lon: place.lon(), kind: place.kind(), place: place.id() })
    })
}

pub(super) fn of_mention(mention: &PlaceMention) -> Option<Anchor> {
    Some(Anchor { lat: mention.lat?, lon: mention.lon?, kind: mention.kind, place: mention.place? })
}

/// Whether a place is small enough to say where a facility is.
const fn is_narrow(kind: Kind) -> bool {
    kind.is_settlement()
        || matches!(
            kind,
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

/// The point that the anchors give: the narrowest place; the middle of two ends of a line.
fn point(anchors: &[Anchor]) -> Option<Anchor> {
    let narrow: Vec<&Anchor> = anchors.iter().filter(|a| is_narrow(a.kind)).collect();
    match narrow.as_slice() {
        [] => anchors.iter().find(|a| matches!(a.kind, Kind::Admin1 | Kind::Territory | Kind::Peninsula)).copied(),
        [one, ..] => Some(**one),
    }
}

/// Of `facilities` the one nearest to the anchors, else to the places of the document; the
/// likeliest where neither says anything.
fn nearest<'g>(
    gazetteer: &'g Gazetteer,
    facilities: &[PlaceId],
    anchors: &[Anchor],
    places: &[PlaceMention],
) -> Option<Place<'g>> {
    let bearers: Vec<Place<'g>> = facilities.iter().filter_map(|id| gazetteer.place(*id)).collect();
    let distance = |place: &Place<'_>| -> f64 {
        let near = |lat: f64, lon: f64| distance_km(lat, lon, place.lat(), place.lon());
        let by_anchor = anchors.iter().map(|a| near(a.lat, a.lon)).fold(f64::INFINITY, f64::min);
        let located = || places.iter().filter_map(|p| Some(near(p.lat?, p.lon?)));
        if anchors.is_empty() { located().fold(f64::INFINITY, f64::min) } else { by_anchor }
    };
    if bearers.len() < 2 {
        return bearers.into_iter().next();
    }
    bearers
        .into_iter()
        .enumerate()
        .min_by(|(i, a), (j, b)| distance(a).total_cmp(&distance(b)).then(i.cmp(j)))
        .map(|(_, p)| p)
}

/// The known facilities that the noun of `site` may mean around `anchor`, nearest first.
fn within_reach<'g>(gazetteer: &'g Gazetteer, site: &Site, anchor: &Anchor) -> Vec<Place<'g>> {
    if !is_narrow(anchor.kind) {
        return Vec::new();
    }
    let near = |wanted: &dyn Fn(Kind) -> bool| -> Vec<Place<'g>> {
        gazetteer.places_near(anchor.lat, anchor.lon, REACH_KM, wanted).into_iter().map(|(place, _)| place).collect()
    };
    let kind = site.kind;
    let exact = near(&|k| k == kind);
    if exact.is_empty() && !site.specific { near(&|k| family::compatible(kind, k)) } else { exact }
}

fn others(gazetteer: &Gazetteer, ids: &[PlaceId], chosen: PlaceId, confidence: f32) -> Vec<Alternative> {
    let rest: Vec<&PlaceId> = ids.iter().filter(|id| **id != chosen).take(ALTERNATIVES).collect();
    let share = (1.0 - confidence) / rest.len().max(1) as f32;
    rest.into_iter()
        .filter_map(|id| gazetteer.place(*id))
        .map(|place| Alternative {
            name: place.name().to_owned(),
            kind: place.kind(),
            country: place.country(),
            country_name: gazetteer.country_name(&place),
            region: place.region().map(|r| r.name().to_owned()),
            lat: place.lat(),
            lon: place.lon(),
            confidence: share,
        })
        .collect()
}
