//! Facilities by less than their names: "the runway at Osan", "the life of Paks", and "Allenby"
//! after "the Allenby Bridge".
//!
//! A town often bears the name too. The facility is meant where a word of its trade governs the
//! name, or where the name is hardly a town's and the text speaks of such a facility.

use std::ops::Range;

use super::context::{self, Row};
use super::sites::Site;
use super::text_view::TextView;
use crate::annotations::Reference;
use crate::gazetteer::{NameClass, Place, PlaceId};
use crate::kind::{Category, Kind};

/// A place with at least so many people is meant by its name until something says otherwise.
pub const TOWN: u32 = 10_000;

/// A place with at least so many people is meant by its name but where a facility's word governs it
/// through "at": "jets at Kursk", not "jets from Kursk".
const CITY: u32 = 100_000;

/// Most tokens of an apposition that are read for a facility noun.
const APPOSITION: usize = 8;

/// Words that open an apposition.
const ARTICLES: &[&str] = &["the", "a", "an", "its", "their", "his", "her", "our", "one"];

/// What persons do, who may share a name with a facility: "Clinton said".
const SPEAKING: &[&str] = &["said", "says", "told", "added", "wrote", "asked", "argued", "insisted", "claimed"];

/// Finds short names in `sentence`, apart from `taken`. `near` is the sentence and its neighbours,
/// `known` the facilities that the document names in full.
#[must_use]
pub fn find(
    view: &TextView<'_>,
    sentence: Range<usize>,
    near: Range<usize>,
    taken: &[Site],
    known: &[PlaceId],
) -> Vec<Site> {
    let mut sites: Vec<Site> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let free = !taken.iter().any(|s| s.tokens.contains(&at));
        let name = free.then(|| view.place_name(at, sentence.end, true)).flatten();
        let Some(name) = name else {
            at += 1;
            continue;
        };
        at = name.end;
        // What says where another facility is ("refinery in Tuapse") is a place.
        let overlaps = |other: &Range<usize>| other.start < name.end && name.start < other.end;
        if taken.iter().any(|s| overlaps(&s.tokens) || s.anchors.iter().any(overlaps)) {
            continue;
        }
        sites.extend(site(view, &name, &sentence, &near, known));
    }
    sites
}

fn site(
    view: &TextView<'_>,
    name: &Range<usize>,
    sentence: &Range<usize>,
    near: &Range<usize>,
    known: &[PlaceId],
) -> Option<Site> {
    if view.inside_longer_name(name) || view.before_place_noun(name.end) {
        return None;
    }
    let town = is_town(view, name, TOWN);
    let city = town && is_town(view, name, CITY);
    // "at Kyiv's request"
    if city && view.lower.get(name.end).is_some_and(|w| w == "'s") {
        return None;
    }
    // "… power plants, Kyiv said": a city is no apposition.
    let apposed = if city { None } else { apposition(view, name, sentence) };
    let speaker = view.lower.get(name.end).is_some_and(|w| SPEAKING.contains(&w.as_str()));
    let placed = context::preposition_before(view, name, sentence.start).is_some()
        || view.follows_possessive_place(name.start, sentence.start);
    let (row, facilities) = context::rows().iter().filter(|row| !row.noun.is_empty()).find_map(|row| {
        let fits = |kind: Kind| kind == row.kind || super::family::compatible(kind, row.kind);
        let governed = row.governs(view, name, sentence.start, city) || apposed.is_some_and(fits);
        let sentence_speaks = row.speaks(view, sentence.clone(), name);
        // "Egypt's El Dabaa": a country has no such town in view, but a plant.
        let owned = !city && view.follows_possessive_place(name.start, sentence.start);
        let spoken = !speaker
            && ((sentence_speaks && (!town || owned)) || (!town && placed && row.speaks(view, near.clone(), name)));
        // Villages that the world knows for their reactors: "Olkiluoto stumbles".
        let inside = name.start.checked_sub(1).is_some_and(|i| view.lower[i] == "in");
        // "Chernobyl, the HBO series" says that it is something else.
        let other = apposed.is_none()
            && view.lower.get(name.end).is_some_and(|w| w == ",")
            && view.lower.get(name.end + 1).is_some_and(|w| ARTICLES.contains(&w.as_str()));
        let famous = row.kind == Kind::Nuclear && !town && !speaker && !inside && !other;
        if !governed && !spoken && !famous && (placed || known.is_empty() || view.is_known(name)) {
            return None;
        }
        let mut facilities = bearers(view, name, row);
        if !governed && !spoken {
            let surname = |id: &PlaceId| view.gazetteer.place(*id).is_none_or(|p| called_after_persons(&p));
            facilities.retain(|id| known.contains(id) || (famous && !surname(id)));
        }
        (!facilities.is_empty()).then_some((row, facilities))
    })?;
    let kind = facilities.first().and_then(|id| view.gazetteer.place(*id)).map_or(row.kind, |p| p.kind());
    Some(Site {
        tokens: name.clone(),
        core: name.clone(),
        kind,
        reference: Reference::Named,
        facilities,
        anchors: Vec::new(),
        specific: false,
        plural: false,
        rule: "short_name",
    })
}

/// The facilities of the row's kind whose name is `name` and the row's noun.
pub fn bearers(view: &TextView<'_>, name: &Range<usize>, row: &Row) -> Vec<PlaceId> {
    let spelling = format!("{} {}", view.surface(name), row.noun);
    let fits = |kind: Kind| kind == row.kind || super::family::compatible(row.kind, kind);
    let mut found: Vec<PlaceId> = Vec::new();
    for candidate in view.gazetteer.lookup(&spelling) {
        let kind = view.gazetteer.place(candidate.place).map(|p| p.kind());
        if kind.is_some_and(|k| k.category() == Category::Infrastructure && fits(k)) {
            found.push(candidate.place);
        }
    }
    found
}

/// Whether plants of the place's country bear surnames: "Hatch", "Cook", "Bruce".
fn called_after_persons(place: &Place<'_>) -> bool {
    place.country().is_none_or(|c| matches!(c.as_str(), "US" | "CA"))
}

/// The kind of the facility noun in apposition to `name`: "Norochcholai, its coal plant", "the last
/// coal plant, Ratcliffe".
fn apposition(view: &TextView<'_>, name: &Range<usize>, sentence: &Range<usize>) -> Option<Kind> {
    let comma = |i: usize| view.lower.get(i).is_some_and(|w| w == ",");
    let stop = |i: &usize| !matches!(view.lower[*i].as_str(), "," | ";" | ":" | "." | "in" | "at" | "near" | "and");
    if comma(name.end) && name.end < sentence.end {
        let from = name.end + 1;
        let opens = from < sentence.end && (ARTICLES.contains(&view.lower[from].as_str()) || possessive(view, from));
        let to = (from..sentence.end.min(from + APPOSITION)).take_while(stop).last().map_or(from, |i| i + 1);
        if opens && let Some(kind) = (from..to).find_map(|i| noun_kind(view, i, to)) {
            return Some(kind);
        }
    }
    // Before the name the noun stands right at the comma, and another mark closes the apposition.
    if !view.lower.get(name.end).is_some_and(|w| matches!(w.as_str(), "," | "." | ";")) {
        return None;
    }
    let mark = name.start.checked_sub(1).filter(|&i| i > sentence.start && comma(i))?;
    let from = mark.saturating_sub(4).max(sentence.start);
    (from..mark).find_map(|i| {
        let noun = super::nouns::longest(&view.lower[i..mark])?;
        (i + noun.tokens == mark && !view.is_capital(i)).then_some(noun.noun.kind)
    })
}

/// Whether "Britain's" and the like begins at `at`.
fn possessive(view: &TextView<'_>, at: usize) -> bool {
    view.is_capital(at) && (at + 1..at + 4).any(|i| view.lower.get(i).is_some_and(|w| w == "'s"))
}

fn noun_kind(view: &TextView<'_>, at: usize, end: usize) -> Option<Kind> {
    super::nouns::longest(&view.lower[at..end]).map(|found| found.noun.kind)
}

/// Whether a place that readers may know, of `people` or more, bears `name`.
pub fn is_town(view: &TextView<'_>, name: &Range<usize>, people: u32) -> bool {
    let candidates = view.gazetteer.lookup(view.surface(name));
    candidates
        .iter()
        .filter(|c| !matches!(c.name, NameClass::Demonym(_)))
        .filter_map(|c| view.gazetteer.place(c.place))
        .filter(|p| p.kind().category() == Category::Place)
        .any(|p| !p.kind().is_settlement() || p.population().is_some_and(|n| n >= people))
}
