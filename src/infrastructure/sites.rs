//! The sites that a text speaks of: phrases, names, titles and short names put together.

use std::ops::Range;

use super::context::{self, Rows};
use super::described;
use super::known::{FacilityName, Known};
use super::phrase;
use super::short_names::{self, Around};
use super::site::{Site, overlap};
use super::titles;
use super::view::View;
use crate::gazetteer::{Place, PlaceId, distance_km};
use crate::language::Classes;
use crate::pace::Pacer;
use crate::sort;

/// What one pass over a sentence finds there.
#[derive(Clone, Copy, Debug, Default)]
struct Traits {
    nouns: bool,
    titles: bool,
    /// The rows of the contexts that it speaks for.
    speaks: Rows,
}

/// Finds the sites of the document, ascending, none overlapping another; pauses between sentences
/// where `pacer` says so.
pub async fn find(view: &View<'_>, pacer: &Pacer<'_>) -> Vec<Site> {
    let sentences = &view.document.sentences;
    let mut all: Vec<Traits> = Vec::with_capacity(sentences.len());
    let look = &mut |piece: Range<usize>| {
        all.extend(sentences[piece].iter().map(|sentence| traits(view, sentence.tokens.clone())));
    };
    pacer.pieces(sentences.len(), look).await;
    let mut sites = Vec::new();
    for (sentence, traits) in sentences.iter().zip(&all) {
        pacer.pause().await;
        let from = sites.len();
        add_described(view, &sentence.tokens, *traits, &mut sites);
        if traits.titles {
            let titled = titles::find(view, &sentence.tokens, &sites[from..]);
            sites.extend(titled);
        }
        sort::by_key(&mut sites[from..], |s| s.tokens.start);
    }
    let short = short(view, &sites, &all, pacer).await;
    sites.extend(short);
    sort::by_key(&mut sites, |s| s.tokens.start);
    // "Between Carbon Plant and Violet roads"
    let road = |at: usize| view.is(at, Classes::LANDMARK_NOUN) && view.lower(at).ends_with('s') && !view.is_capital(at);
    let of_roads = |at: usize| view.is(at, Classes::JOINT) && view.is_capital(at + 1) && (road(at + 2) || road(at + 3));
    // "The Caspian Pipeline Consortium said": oil flows through it, and it speaks.
    let firm = |name: &Range<usize>| {
        let owns = view.is_possessive_s(name.end);
        view.lower(name.end - 1) == "consortium" && (owns || context::preposition_before(view, name, 0).is_none())
    };
    sites.retain(|site| {
        let other = of_roads(site.tokens.end) || firm(&site.tokens) || is_team(view, site);
        !view.reading.in_title(&site.tokens) && !other
    });
    sites
}

/// "Thai Port were beaten": a singular name that is spoken of as several is a team's or a firm's.
fn is_team(view: &View<'_>, site: &Site) -> bool {
    let before = site.tokens.start.checked_sub(1);
    let plain = before.is_none_or(|at| !view.is(at, Classes::JOINT.with(Classes::LOC_PREP)) && view.mark(at) != ',');
    let name = site.tokens.clone().all(|at| view.is_capital(at)) && site.tokens.len() > 1 && !site.plural;
    let article = before.is_some_and(|at| view.is(at, Classes::DEFINITE_ARTICLE));
    name && plain && !article && matches!(view.lower(site.tokens.end), "were" | "are" | "have")
}

fn traits(view: &View<'_>, sentence: Range<usize>) -> Traits {
    const ANY: Classes = Classes::FACILITY_NOUN.with(Classes::FACILITY_TITLE).with(Classes::FACILITY_CONTEXT);
    let mut traits = Traits::default();
    for at in sentence.filter(|&at| view.is(at, ANY)) {
        traits.nouns |= view.is(at, Classes::FACILITY_NOUN);
        traits.titles |= view.is(at, Classes::FACILITY_TITLE);
        traits.speaks |= context::says(view, at).speaks;
    }
    traits
}

/// Adds the sites of a sentence that have a facility noun or a facility's full name.
fn add_described(view: &View<'_>, sentence: &Range<usize>, traits: Traits, sites: &mut Vec<Site>) {
    let from = sites.len();
    let names = facility_names(view, sentence);
    if traits.nouns {
        let phrases = phrase::find(view, sentence.clone());
        sites.extend(phrases.iter().filter_map(|phrase| described::site(view, phrase, &names, sentence)));
        // "The Olympic Dam mine": two nouns of one name.
        sites.dedup_by(|second, first| second.tokens == first.tokens);
    }
    for name in names {
        let free = !sites[from..].iter().any(|s| overlap(&s.tokens, &name.tokens));
        if free && let Some(site) = named(view, name, sentence) {
            sites.push(site);
        }
    }
    sites.retain(|site| !view.is_ship_or_work(&site.tokens));
}

/// The facility names of a sentence: the longest from each capitalised word, left to right, none
/// overlapping another.
fn facility_names(view: &View<'_>, sentence: &Range<usize>) -> Vec<FacilityName> {
    let mut found: Vec<FacilityName> = Vec::new();
    let mut free = sentence.start;
    for at in sentence.clone() {
        if at >= free
            && view.is_capital(at)
            && let Some(name) = view.facility_at(at)
        {
            free = name.tokens.end;
            found.push(name);
        }
    }
    found
}

/// The site of a bare name, where the name or its context says that it is one.
fn named(view: &View<'_>, name: FacilityName, sentence: &Range<usize>) -> Option<Site> {
    let likeliest = |name: &FacilityName| name.tokens.len() > 1 || !view.known(&name.tokens).is_town(short_names::TOWN);
    let part = name.generated && name.tokens.len() == 1;
    // "Port Augusta" is a town of Australia before it is the port of Augusta in Sicily.
    if name.generated && name.shared && is_apart(view, &[view.known(&name.tokens)], &name) {
        return None;
    }
    let sure = (!name.shared || (name.first && likeliest(&name))) && !part && !needs_context(view, &name.tokens);
    if !sure && !context::speaks_for(view, sentence.clone(), &name.tokens, name.kind) {
        return None;
    }
    // "With The Bridge at Remagen for entertainment"
    let article = name.tokens.start.checked_sub(1).filter(|&at| view.is(at, Classes::DEFINITE_ARTICLE));
    let opened = article.is_some_and(|at| view.is_capital(at) && view.is_title_case(at, sentence.start));
    if opened && name.tokens.clone().any(|at| view.is(at, Classes::LOC_PREP)) {
        return None;
    }
    // "The Bridge on the River Kwai"
    let title = context::preposition_before(view, &name.tokens, sentence.start).and_then(|at| at.checked_sub(1));
    if title.is_some_and(|at| view.is(at, Classes::FACILITY_NOUN) && view.is_capital(at) && !view.is_titled(at)) {
        return None;
    }
    // "Odesa port towns"
    let towns = view.is(name.tokens.end, Classes::SETTLEMENT) && !view.is_capital(name.tokens.end);
    let other = towns || short_names::is_of_another_noun(view, &name.tokens, name.kind);
    let part = other || view.inside_longer_name(&name.tokens) || is_of_far_town(view, &name, sentence.start);
    (!part).then(|| Site::named(name.tokens, name.kind, name.facilities, "name"))
}

/// Whether the town right before the name makes it that of something else: "the Norwich Western Link" is no cable between
/// Scotland and Wales.
fn is_of_far_town(view: &View<'_>, name: &FacilityName, floor: usize) -> bool {
    /// Most tokens of the town's name.
    const TOWN: usize = 2;
    let Range { start, .. } = name.tokens;
    let towns = (1..=TOWN).filter_map(|n| start.checked_sub(n).filter(|&from| from >= floor && view.is_capital(from)));
    let towns: Vec<Known<'_>> = towns.map(|from| view.known(&(from..start))).filter(Known::is_name).collect();
    is_apart(view, &towns, name)
}

/// Whether settlements bear one of the names `towns`, and all of them are far from what `name` means.
fn is_apart(view: &View<'_>, towns: &[Known<'_>], name: &FacilityName) -> bool {
    /// Farther than any site is from the town that it is called after, and than most lines are long.
    const FAR_KM: f64 = 250.0;
    let sites = || name.facilities.iter().filter_map(|id| view.gazetteer.place(*id));
    let all = towns.iter().flat_map(|town| town.bearers().iter().filter_map(|b| town.place(b)));
    let mut settled = all.filter(|place| place.kind().is_settlement()).peekable();
    let near =
        |place: Place<'_>| sites().any(|site| distance_km(site.lat(), site.lon(), place.lat(), place.lon()) < FAR_KM);
    settled.peek().is_some() && !settled.any(near)
}

/// Whether a name is one word that means something else as often: an abbreviation of three capitals
/// ("JFK"), or a word of the language ("National").
fn needs_context(view: &View<'_>, name: &Range<usize>) -> bool {
    /// The code of an airport.
    const CODE: usize = 3;
    // "at LAX" is no person, "JFK was shot" may be.
    let placed = name.start.checked_sub(1).is_some_and(|before| {
        view.is(before, Classes::PREPOSITION.with(Classes::LOC_PREP)) && !view.is(before, Classes::PERSON_PREP)
    });
    let code = !placed && view.is(name.start, Classes::ALL_CAPS) && view.lower(name.start).len() == CODE;
    name.len() == 1 && (code || view.is(name.start, short_names::ORDINARY_WORD))
}

/// The facilities that sentences call by less than their names.
async fn short(view: &View<'_>, sites: &[Site], traits: &[Traits], pacer: &Pacer<'_>) -> Vec<Site> {
    let mut known: Vec<PlaceId> = sites.iter().filter_map(|s| s.facilities.first().copied()).collect();
    sort::by_key(&mut known, |id| *id);
    let sentences = &view.document.sentences;
    let text = traits.iter().fold(0, |all, sentence| all | sentence.speaks);
    let mut found = Vec::new();
    let mut first = 0;
    for (index, sentence) in sentences.iter().enumerate() {
        pacer.pause().await;
        let speaks = |at: Option<usize>| {
            let same = |at: &usize| sentences.get(*at).is_some_and(|s| s.block == sentence.block);
            at.filter(same).map_or(0, |at| traits[at].speaks)
        };
        let around = Around {
            sentence: sentence.tokens.clone(),
            beside: speaks(index.checked_sub(1)) | speaks(Some(index + 1)),
            own: traits[index].speaks,
            text,
            known: &known,
        };
        while sites.get(first).is_some_and(|s| s.tokens.end <= sentence.tokens.start) {
            first += 1;
        }
        let own = sites[first..].iter().take_while(|s| s.tokens.start < sentence.tokens.end).count();
        found.extend(short_names::find(view, &around, &sites[first..first + own]));
    }
    found
}
