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
use crate::gazetteer::{NameClass, PlaceId};
use crate::kind::{Category, Kind};

/// A place with at least so many people is meant by its name until something says otherwise.
const TOWN: u32 = 10_000;

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
    let town = is_town(view, name);
    let placed = context::preposition_before(view, name, sentence.start).is_some()
        || view.follows_possessive_place(name.start, sentence.start);
    let (row, facilities) = context::rows().iter().filter(|row| !row.noun.is_empty()).find_map(|row| {
        let governed = row.governs(view, name, sentence.start);
        let spoken = !town && placed && row.speaks(view, near.clone(), name);
        if !governed && !spoken && (placed || known.is_empty() || view.is_known(name)) {
            return None;
        }
        let mut facilities = bearers(view, name, row);
        if !governed && !spoken {
            facilities.retain(|id| known.contains(id));
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
        plural: false,
        rule: "short_name",
    })
}

/// The facilities of the row's kind whose name is `name` and the row's noun.
fn bearers(view: &TextView<'_>, name: &Range<usize>, row: &Row) -> Vec<PlaceId> {
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

/// Whether a place that readers may know bears `name`.
fn is_town(view: &TextView<'_>, name: &Range<usize>) -> bool {
    let candidates = view.gazetteer.lookup(view.surface(name));
    candidates
        .iter()
        .filter(|c| !matches!(c.name, NameClass::Demonym(_)))
        .filter_map(|c| view.gazetteer.place(c.place))
        .filter(|p| p.kind().category() == Category::Place)
        .any(|p| !p.kind().is_settlement() || p.population().is_some_and(|n| n >= TOWN))
}
