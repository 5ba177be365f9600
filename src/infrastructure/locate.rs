//! Where a site is: the facility that is meant, or the place that it is described by.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::anchors::{self, Anchor};
use super::confidence;
use super::explain;
use super::kinds::Trait;
use super::qualified;
use super::site::{Site, overlap};
use super::surroundings;
use super::view::View;
use crate::annotations::{Alternative, FacilityFacts, Listed, PlaceMention, Reference};
use crate::gazetteer::{Gazetteer, Place, PlaceId, distance_km, normalise};
use crate::kind::Kind;
use crate::options::Options;
use crate::pace::Pacer;
use crate::text::hashing::Fast;

/// How far from a settlement's point a facility described by that settlement may stand, in km.
/// Twice the radius of a large city, with its port or plant at the edge.
const REACH_KM: f64 = 30.0;

/// Within this distance the only facility of its kind is meant; farther off it must bear the
/// settlement's name, in km.
const SURE_KM: f64 = 12.0;

/// From how far apart on two facilities of one name are different sites, in km.
const APART_KM: f64 = 50.0;

/// From how far on a facility is not at the town that the text gives for it, in km.
const ELSEWHERE_KM: f64 = 100.0;

/// Farther from every place of the text than this, nothing speaks for a facility rather than for its namesakes, in km.
const REASON_KM: f64 = 300.0;

/// Most places of a text that are looked at for the town of a site's name.
const REASONS: usize = 200;

/// Most candidates that are listed for a described site.
const ALTERNATIVES: usize = 6;

/// Makes the mentions of `sites`; pauses between them where `pacer` says so. `places` are the resolved
/// toponyms of the document, ascending, none overlapping another.
pub async fn mentions(
    view: &View<'_>,
    sites: &[Site],
    places: &[PlaceMention],
    options: Options,
    pacer: &Pacer<'_>,
) -> Vec<PlaceMention> {
    let locator = Locator::new(view, places);
    let mut mentions = Vec::with_capacity(sites.len());
    for site in sites {
        pacer.pause().await;
        mentions.push(locator.explained(site, options));
    }
    mentions
}

/// A way to locate a site by its anchors: whether it could.
type Way<L> = fn(&L, &Site, &[Anchor], &mut PlaceMention) -> bool;

/// Locates the sites of one document.
pub(super) struct Locator<'v, 'd> {
    view: &'v View<'d>,
    places: &'v [PlaceMention],
    /// The town that most of the document is about, if there is one.
    main: Option<Anchor>,
    /// How far each facility that was asked for is from the places of the document, in km.
    distances: RefCell<HashMap<PlaceId, f64, Fast>>,
    /// The words of the document outside the names of places, made where they are asked for.
    words: OnceCell<HashSet<&'v str, Fast>>,
}

impl<'v, 'd> Locator<'v, 'd> {
    /// The ways to locate a site, the first that can counts.
    const WAYS: [Way<Self>; 5] =
        [Self::generic, Self::by_bearer, Self::by_apposition, Self::by_anchor, Self::in_surroundings];

    /// Looks once which town the document is about.
    pub(super) fn new(view: &'v View<'d>, places: &'v [PlaceMention]) -> Self {
        let main = surroundings::main_town(places).filter(|(_, most)| *most).map(|(town, _)| town);
        Self { view, places, main, distances: RefCell::default(), words: OnceCell::new() }
    }

    /// The mention of a site, with its reasons where they are asked for.
    pub(super) fn explained(&self, site: &Site, options: Options) -> PlaceMention {
        let mut mention = self.mention(site);
        if options.explain {
            mention.explanation = Some(explain::explanation(self.view, site, &mention));
        }
        mention
    }

    fn mention(&self, site: &Site) -> PlaceMention {
        let anchors = anchors::of_site(self.view, site, self.places);
        let (span, name) = (self.view.document.span(site.tokens.clone()), title(self.view.surface(&site.tokens)));
        let unresolved = PlaceMention::unresolved(span, name, site.kind);
        let confidence = confidence::UNLOCATED;
        let mut mention = PlaceMention { reference: site.reference, confidence, ..unresolved };
        let _located = Self::WAYS.iter().any(|way| way(self, site, &anchors, &mut mention));
        mention
    }

    /// Infrastructure in general is nowhere.
    fn generic(&self, site: &Site, _: &[Anchor], mention: &mut PlaceMention) -> bool {
        mention.confidence =
            if site.reference == Reference::Generic { confidence::GENERIC } else { mention.confidence };
        site.reference == Reference::Generic
    }

    /// A known facility bears the name.
    fn by_bearer(&self, site: &Site, anchors: &[Anchor], mention: &mut PlaceMention) -> bool {
        let facilities = self.of_the_sentence(site);
        let Some(best) = self.nearest(&facilities, anchors) else { return false };
        // The text says another country or state: the facility only shares the name of the one that is meant.
        // A line is in each country that it crosses.
        let line = anchors::is_placeless(self.view, best.kind());
        let contained = line || anchors::is_contained(self.view, site, best.id());
        if !contained || self.is_of_another_town(site, &best) || !line && self.is_put_elsewhere(site, &best) {
            return false;
        }
        // "A factory in Ghent" does not name the one that is called by the town.
        // "Dams on the Euphrates" are not one of them, nor is "a plant in Texas" the one that is called by the state.
        let described = site.reference == Reference::Described;
        let wide = anchors.iter().all(|a| !a.is_narrow() && a.kind != Kind::Admin2);
        if described && wide && (site.plural || self.view.kinds.has(site.kind, Trait::Unlisted)) {
            return false;
        }
        let owner = qualified::owner(self.view, site, self.places);
        if described && !self.is_meant(site, &best) || !qualified::may_own(self.view, owner, &best) {
            return false;
        }
        fill(mention, self.view.gazetteer, &best);
        mention.confidence = match facilities.len() {
            1 => confidence::ONE_BEARER,
            _ if self.is_open(&facilities, &best, anchors) => confidence::ONE_OF_SEVERAL,
            _ => confidence::SEVERAL_BEARERS,
        };
        mention.alternatives = others(self.view.gazetteer, &site.facilities, best.id(), mention.confidence);
        self.at_part_of_line(site, anchors, mention);
        true
    }

    /// The bearers of a site's name in the country or state that the text says for it, or else in the countries that
    /// its sentence speaks of, by name or by nation; all of them where none is.
    fn of_the_sentence(&self, site: &Site) -> Vec<PlaceId> {
        if site.facilities.len() < 2 {
            return site.facilities.clone();
        }
        // "The Sundance power station in the United States" is not Alberta's.
        let said = |id: &PlaceId| site.container.is_some() && anchors::is_contained(self.view, site, *id);
        let contained: Vec<PlaceId> = site.facilities.iter().copied().filter(said).collect();
        if !contained.is_empty() {
            return contained;
        }
        let countries = surroundings::countries(self.view, &site.tokens);
        let country = |id: &PlaceId| self.view.gazetteer.place(*id).and_then(|place| place.country());
        let within = |id: &PlaceId| country(id).is_some_and(|code| countries.contains(&code));
        let inside: Vec<PlaceId> = site.facilities.iter().copied().filter(within).collect();
        if inside.is_empty() { site.facilities.clone() } else { inside }
    }

    /// Whether the text calls the site by a town that it names by itself, far from `facility`, and not by the facility's
    /// own name: the Camden plant of Camden, Arkansas, is none in Africa.
    fn is_of_another_town(&self, site: &Site, facility: &Place<'_>) -> bool {
        let (text, said) = (self.view.document.text(), self.view.surface(&site.tokens));
        if normalise::key(said) == normalise::key(facility.name()) {
            return false;
        }
        let bears = |p: &&PlaceMention| {
            let town = p.span.slice(text);
            let first = said.strip_prefix(town).is_some_and(|rest| rest.starts_with(' '));
            // "A pier in Naples", where the text is set in Florida.
            let last = || said.strip_suffix(town).is_some_and(|rest| rest.ends_with(" in "));
            p.kind.is_settlement() && (first || last())
        };
        let far = |p: &PlaceMention| {
            let point = p.lat.zip(p.lon).filter(|_| p.confidence >= confidence::AT_ANCHOR);
            point.map(|(lat, lon)| distance_km(lat, lon, facility.lat(), facility.lon()) > REASON_KM)
        };
        let mut towns = self.places.iter().take(REASONS).filter(bears).filter_map(far).peekable();
        towns.peek().is_some() && towns.all(|far| far)
    }

    /// Whether the text puts the site at a town far from `facility`: the bridge over the White Nile at Kosti is not that of
    /// Khartoum. (Which Tripoli its port is at, the town does not say.)
    fn is_put_elsewhere(&self, site: &Site, facility: &Place<'_>) -> bool {
        let outside = site
            .anchors
            .iter()
            .filter(|tokens| !overlap(tokens, &site.core) && !facility.name().contains(self.view.surface(tokens)));
        let towns = outside.filter_map(|tokens| {
            let span = self.view.document.span((*tokens).clone());
            let town = |p: &&PlaceMention| p.kind.is_settlement() && p.confidence >= confidence::PINNED;
            let town = anchors::overlapping(self.places, span.start, span.end).iter().find(town)?;
            Some(distance_km(town.lat?, town.lon?, facility.lat(), facility.lon()))
        });
        let mut towns = towns.peekable();
        towns.peek().is_some() && towns.all(|km| km > ELSEWHERE_KM)
    }

    /// Whether nothing in the text tells the facility that was chosen from its namesakes far away.
    fn is_open(&self, facilities: &[PlaceId], best: &Place<'_>, anchors: &[Anchor]) -> bool {
        let apart = |id: &PlaceId| {
            let place = self.view.gazetteer.place(*id);
            place.is_some_and(|p| distance_km(p.lat(), p.lon(), best.lat(), best.lon()) > APART_KM)
        };
        self.kilometres(best, anchors) > REASON_KM && facilities.iter().any(apart)
    }

    /// "The Druzhba pumping station in Unecha": a line has no one place, and the text says which part
    /// of it is meant.
    fn at_part_of_line(&self, site: &Site, anchors: &[Anchor], mention: &mut PlaceMention) {
        let line = site.anchors.len() > 1 && anchors::is_placeless(self.view, mention.kind);
        if let Some(part) = anchors.iter().rev().find(|a| a.is_narrow()).filter(|_| line) {
            (mention.lat, mention.lon) = (Some(part.lat), Some(part.lon));
            mention.approximate = true;
        }
    }

    /// "Matarani, the port in Arequipa region": the town before the comma.
    fn by_apposition(&self, site: &Site, anchors: &[Anchor], mention: &mut PlaceMention) -> bool {
        let wide = site.reference == Reference::Described && !anchors.iter().any(Anchor::is_narrow);
        let placeless = anchors::is_placeless(self.view, site.kind) || site.plural;
        let town = surroundings::apposed(self.view, site, self.places).filter(|_| wide && !placeless);
        // Where nobody knows the town, the middle of its region is no answer.
        town.is_some_and(|town| town.is_none_or(|town| self.by_anchor(site, &[town], mention)))
    }

    /// The only known facility around the anchor that the noun may mean, or else the anchor itself.
    fn by_anchor(&self, site: &Site, anchors: &[Anchor], mention: &mut PlaceMention) -> bool {
        // What may be in Spain, of a text on Pakistan, is rather nowhere; a village that no list has stands where its text puts it.
        let near = |a: &Anchor| {
            let close = |p: &PlaceMention| Some(distance_km(p.lat?, p.lon?, a.lat, a.lon) <= REASON_KM);
            let sure = self.places.iter().take(REASONS).filter(|p| p.confidence >= confidence::PINNED);
            let mut sure = sure.filter_map(close).peekable();
            // A text without another place says nothing against it.
            sure.peek().is_none() || sure.any(|close| close)
        };
        let unsure = |a: &Anchor| a.confidence < confidence::PINNED && a.kind != Kind::Locality && !near(a);
        let Some(anchor) = anchors::point(anchors).filter(|anchor| !unsure(anchor)) else { return false };
        let mut within = self.within_reach(site, &anchor);
        // What the text calls by a name of its own is not whatever else stands there.
        let elsewhere = |tokens: &&Range<usize>| {
            let bearers = self.view.known(tokens);
            overlap(tokens, &site.core) && bearers.bearers().iter().all(|b| b.candidate.place != anchor.place)
        };
        if let Some(own) = site.own.as_ref().or_else(|| site.anchors.iter().find(elsewhere)) {
            let key = normalise::key(self.view.surface(own));
            let operated = |place: &Place<'_>| own.clone().any(|at| qualified::is_operator(self.view, at, place.id()));
            within.retain(|place| normalise::key(place.name()).contains(&key) || operated(place));
        }
        let owner = qualified::owner(self.view, site, self.places);
        within.retain(|place| qualified::may_own(self.view, owner, place));
        // "The line from Ankara to Kars" is not the station of either.
        let leads = site.tokens.clone().any(|at| self.view.lower(at) == "from");
        // "The Singapore LNG Terminal" is not the port of the town: capitals make a name of its own noun.
        let last = site.core.end.saturating_sub(1);
        let titled = site.core.end > site.core.start + 1 && self.view.is_capital(last) && !self.view.is_titled(last);
        let other = |only: &Place<'_>| {
            titled && only.kind() != site.kind && !normalise::key(only.name()).contains(self.view.lower(last))
        };
        let meant =
            |only: &&Place<'_>| !site.plural && !site.vague && !leads && !other(only) && self.is_meant(site, only);
        if let Some(only) = self.only(&within, site, &anchor).filter(meant) {
            fill(mention, self.view.gazetteer, only);
            mention.kind = self.view.kinds.refine(self.view.gazetteer, site.kind, only.id());
            mention.reference = Reference::Described;
            mention.confidence = confidence::ONE_WITHIN_REACH.min(anchor.confidence);
            return true;
        }
        // A barrage that bears a district's name stands somewhere, and not in the district's middle.
        let own = site.anchors.iter().any(|tokens| overlap(tokens, &site.core));
        if own && matches!(anchor.kind, Kind::Admin1 | Kind::Admin2) {
            return false;
        }
        stand_at(mention, self.view.gazetteer, &anchor, confidence::AT_ANCHOR);
        let ids: Vec<PlaceId> = within.iter().map(Place::id).collect();
        mention.alternatives = others(self.view.gazetteer, &ids, anchor.place, mention.confidence);
        true
    }

    /// Whether the only known facility around a town may be meant. A town has more factories than any list: it is where the
    /// text has a word of its name or its operator, or speaks of "the steelworks" as of the only ones.
    fn is_meant(&self, site: &Site, facility: &Place<'_>) -> bool {
        let words = || qualified::words(self.view, self.places);
        !self.view.kinds.has(site.kind, Trait::Unlisted)
            || qualified::is_the_only(self.view, site)
            || qualified::is_named(self.view, self.words.get_or_init(words), site, facility)
    }

    /// The facility of those around the anchor that is meant, if one stands out: alone and near
    /// enough, or the only one that has the town's name.
    fn only<'p>(&self, within: &'p [Place<'d>], site: &Site, anchor: &Anchor) -> Option<&'p Place<'d>> {
        let said = self.names_said(site, anchor);
        let mut bearing = within.iter().filter(|place| {
            let name = normalise::key(place.name());
            said.iter().any(|said| name.contains(said))
        });
        let near = |place: &&Place<'_>| anchor.distance(place) <= SURE_KM;
        match (bearing.next(), bearing.next(), within) {
            (Some(only), None, _) => Some(only),
            (None, _, [only]) => Some(only).filter(near),
            _ => None,
        }
    }

    /// The settlement in the name or of the sentence.
    fn in_surroundings(&self, site: &Site, _: &[Anchor], mention: &mut PlaceMention) -> bool {
        let placeless = anchors::is_placeless(self.view, site.kind) || site.container.is_some() || site.plural;
        let placeless = placeless || anchors::is_on_water(self.view, site);
        let main = || self.main.filter(|_| !placeless && site.anchors.iter().all(|at| !self.view.known(at).is_name()));
        let around = surroundings::of(self.view, site, self.places).or_else(main);
        if let Some(around) = around {
            stand_at(mention, self.view.gazetteer, &around, confidence::IN_SURROUNDINGS);
        }
        around.is_some()
    }

    /// The keys of the anchor's name and of what the text calls it.
    fn names_said(&self, site: &Site, anchor: &Anchor) -> Vec<String> {
        let town = self.view.gazetteer.place(anchor.place).map(|p| normalise::key(p.name()));
        let said = site.anchors.iter().map(|tokens| normalise::key(self.view.surface(tokens)));
        town.into_iter().chain(said).filter(|name| !name.is_empty()).collect()
    }

    /// Of `facilities` the one nearest to the anchors, else to the places of the document; the
    /// likeliest where neither says anything.
    fn nearest(&self, facilities: &[PlaceId], anchors: &[Anchor]) -> Option<Place<'d>> {
        let gazetteer: &'d Gazetteer = self.view.gazetteer;
        let bearers: Vec<Place<'d>> = facilities.iter().filter_map(|id| gazetteer.place(*id)).collect();
        if bearers.len() < 2 {
            return bearers.into_iter().next();
        }
        let distances: Vec<f64> = bearers.iter().map(|place| self.kilometres(place, anchors)).collect();
        // The first of equals: the likeliest.
        let best = (0..bearers.len()).min_by(|&a, &b| distances[a].total_cmp(&distances[b]))?;
        bearers.into_iter().nth(best)
    }

    /// How far a facility is from the nearest anchor, or without any from the nearest place of the document, in km.
    fn kilometres(&self, facility: &Place<'_>, anchors: &[Anchor]) -> f64 {
        match anchors {
            [] => self.kilometres_to_places(facility),
            _ => anchors.iter().map(|a| self.kilometres_to(a, facility)).fold(f64::INFINITY, f64::min),
        }
    }

    /// How far a facility is from an anchor, in km.
    fn kilometres_to(&self, anchor: &Anchor, facility: &Place<'_>) -> f64 {
        let km = anchor.distance(facility);
        if anchor.kind != Kind::Country {
            return km;
        }
        let country = self.view.gazetteer.place(anchor.place).and_then(|place| place.country());
        to_country(km, country == facility.country())
    }

    /// How far a facility is from the nearest place of the document, in km.
    fn kilometres_to_places(&self, facility: &Place<'_>) -> f64 {
        *self.distances.borrow_mut().entry(facility.id()).or_insert_with(|| {
            let near = |p: &PlaceMention| {
                let km = distance_km(p.lat?, p.lon?, facility.lat(), facility.lon());
                Some(if p.kind == Kind::Country { to_country(km, p.country == facility.country()) } else { km })
            };
            self.places.iter().filter_map(near).fold(f64::INFINITY, f64::min)
        })
    }

    /// The known facilities that the noun of `site` may mean around `anchor`, nearest first.
    fn within_reach(&self, site: &Site, anchor: &Anchor) -> Vec<Place<'d>> {
        if !anchor.is_narrow() {
            return Vec::new();
        }
        let gazetteer: &'d Gazetteer = self.view.gazetteer;
        let near = |wanted: &dyn Fn(Kind) -> bool| -> Vec<Place<'d>> {
            let near = gazetteer.places_near(anchor.lat, anchor.lon, REACH_KM, wanted);
            near.into_iter().map(|(place, _)| place).collect()
        };
        let exact = near(&|kind| kind == site.kind);
        let other = exact.is_empty() && !site.specific;
        if other { near(&|kind| self.view.kinds.compatible(site.kind, kind)) } else { exact }
    }
}

/// How far from a country a facility is that lies `km` from its middle: everything `inside` is as near as anything else.
fn to_country(km: f64, inside: bool) -> f64 {
    if inside { REASON_KM } else { km.max(REASON_KM) + REASON_KM }
}

/// A description as a title: its first letter in upper case, white space folded.
#[must_use]
pub fn title(surface: &str) -> String {
    let folded = surface.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut chars = folded.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Makes the mention that of a known facility or place; kind and role stay what they are.
pub fn fill(mention: &mut PlaceMention, gazetteer: &Gazetteer, place: &Place<'_>) {
    place.name().clone_into(&mut mention.name);
    mention.native = place.native_name().map(str::to_owned);
    mention.place = Some(place.id());
    (mention.lat, mention.lon) = Some(place.position()).unzip();
    mention.approximate = place.is_approximate();
    mention.note = place.disputed_note().map(str::to_owned);
    mention.facility = place.facility().map(|f| FacilityFacts {
        id: f.stable_id.to_owned(),
        operator: f.operator.map(str::to_owned),
        status: f.status.map(str::to_owned),
        capacity: f.capacity.map(str::to_owned),
        source: f.source.map(str::to_owned),
    });
    mention.listed = place.listed().map(|row| Listed { list: row.list.to_owned(), url: row.url.map(str::to_owned) });
    within(mention, gazetteer, place);
}

/// Country and region of `place`.
fn within(mention: &mut PlaceMention, gazetteer: &Gazetteer, place: &Place<'_>) {
    mention.country = place.country();
    mention.country_name = gazetteer.country_name(place);
    let own = (place.kind() == Kind::Admin1).then(|| place.name().to_owned());
    mention.region = own.or_else(|| place.region().map(|r| r.name().to_owned()));
}

/// Puts the mention at a place nearby.
pub fn stand_at(mention: &mut PlaceMention, gazetteer: &Gazetteer, anchor: &Anchor, confidence: f32) {
    mention.lat = Some(anchor.lat);
    mention.lon = Some(anchor.lon);
    mention.approximate = true;
    let most = if anchor.guessed { confidence::IN_SURROUNDINGS } else { anchor.confidence };
    mention.confidence = confidence.min(most);
    if let Some(place) = gazetteer.place(anchor.place) {
        within(mention, gazetteer, &place);
    }
}

fn others(gazetteer: &Gazetteer, ids: &[PlaceId], chosen: PlaceId, confidence: f32) -> Vec<Alternative> {
    let rest: Vec<&PlaceId> = ids.iter().filter(|id| **id != chosen).take(ALTERNATIVES).collect();
    let share = (1.0 - confidence) / rest.len().max(1) as f32;
    rest.into_iter().filter_map(|id| gazetteer.place(*id)).map(|place| alternative(gazetteer, &place, share)).collect()
}

/// A place as another reading, with its share of the probability.
#[must_use]
pub fn alternative(gazetteer: &Gazetteer, place: &Place<'_>, share: f32) -> Alternative {
    Alternative {
        name: place.name().to_owned(),
        kind: place.kind(),
        country: place.country(),
        country_name: gazetteer.country_name(place),
        region: place.region().map(|r| r.name().to_owned()),
        lat: place.lat(),
        lon: place.lon(),
        confidence: share,
    }
}
