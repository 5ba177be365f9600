//! Changing annotations by what the reader says.

use std::collections::HashSet;

use super::{Correction, Corrections, Meant};
use crate::annotations::{Alternative, Annotations, Dispute, PlaceMention, Reference};
use crate::article::Article;
use crate::gazetteer::{Gazetteer, Place, PlaceId, distance_km, normalise};
use crate::infrastructure::locate;
use crate::kind::{Category, Kind};
use crate::summary::{Count, counted};

/// How far the point of a row may be from what the reader chose, in kilometres: gazetteers move their points.
const SAME_KM: f64 = 10.0;
/// Most places that a search gives.
const MOST: usize = 12;

/// Changes `annotations` of `article` by `corrections`: mentions of a corrected name are of what the reader says, or
/// are gone; what counts them follows. Whether anything was changed.
pub fn apply(
    annotations: &mut Annotations,
    article: &Article,
    gazetteer: &Gazetteer,
    corrections: &Corrections,
) -> bool {
    if corrections.is_empty() {
        return false;
    }
    let taken_up = taken_up(annotations, article, corrections);
    let mut gone = vec![false; annotations.places.len()];
    let mut changed = false;
    for (mention, gone) in annotations.places.iter_mut().zip(&mut gone) {
        let Some(correction) = correction_of(mention, article, corrections, &taken_up) else { continue };
        changed = true;
        match &correction.means {
            Some(meant) => correct(mention, gazetteer, meant),
            None => *gone = true,
        }
    }
    if gone.contains(&true) {
        remove(annotations, &gone);
    }
    if changed {
        let about = |count| counted(annotations, count).count();
        let (places, sites) = (about(Count::Places), about(Count::Infrastructure));
        (annotations.summary.about_places, annotations.summary.about_infrastructure) = (places, sites);
    }
    changed
}

/// The rows of corrected sites: "the plant" that takes one up goes with it.
fn taken_up<'c>(
    annotations: &Annotations,
    article: &Article,
    corrections: &'c Corrections,
) -> Vec<(PlaceId, &'c Correction)> {
    let sites = annotations.places.iter().filter(|mention| mention.category == Category::Infrastructure);
    sites.filter_map(|mention| Some((mention.place?, corrections.of(mention.span.slice(article.text()))?))).collect()
}

fn correction_of<'c>(
    mention: &PlaceMention,
    article: &Article,
    corrections: &'c Corrections,
    taken_up: &[(PlaceId, &'c Correction)],
) -> Option<&'c Correction> {
    let described = || {
        let row = mention.place.filter(|_| mention.reference == Reference::Described)?;
        taken_up.iter().find(|(place, _)| *place == row).map(|(_, correction)| *correction)
    };
    corrections.of(mention.span.slice(article.text())).or_else(described)
}

/// Makes `mention` one of what the reader says it is.
pub(super) fn correct(mention: &mut PlaceMention, gazetteer: &Gazetteer, meant: &Meant) {
    let before = reading(mention);
    let kind = Kind::parse(&meant.kind).unwrap_or(Kind::Locality);
    match row(gazetteer, meant, kind) {
        Some(place) => {
            locate::fill(mention, gazetteer, &place);
            (mention.geonames_id, mention.population) = (place.geonames_id(), place.population());
            mention.subdivision = place.subdivision();
        }
        // The gazetteer has it no more: what the reader chose it by is all that is known.
        None => {
            let bare = PlaceMention::unresolved(mention.span, meant.name.clone(), kind);
            let (role, events) = (mention.role, std::mem::take(&mut mention.events));
            let alternatives = std::mem::take(&mut mention.alternatives);
            *mention = PlaceMention { role, events, alternatives, lat: Some(meant.lat), lon: Some(meant.lon), ..bare };
        }
    }
    (mention.kind, mention.category) = (kind, kind.category());
    (mention.confidence, mention.corrected, mention.explanation) = (1.0, true, None);
    let chosen = (mention.name.clone(), mention.lat, mention.lon);
    let is_chosen = |other: &Alternative| chosen == (other.name.clone(), Some(other.lat), Some(other.lon));
    mention.alternatives.retain(|other| !is_chosen(other));
    if let Some(before) = before.filter(|before| !is_chosen(before)) {
        mention.alternatives.insert(0, before);
    }
}

/// What `mention` was taken for, as another reading.
fn reading(mention: &PlaceMention) -> Option<Alternative> {
    mention.lat.zip(mention.lon)?;
    let confidence = if mention.corrected { 0.0 } else { mention.confidence };
    mention.place.map(|_| Alternative { confidence, ..mention.into() })
}

/// The row of the gazetteer that the reader chose: of its name and sort, and near its point.
fn row<'g>(gazetteer: &'g Gazetteer, meant: &Meant, kind: Kind) -> Option<Place<'g>> {
    let places = gazetteer.lookup(&meant.name).into_iter().filter_map(|candidate| gazetteer.place(candidate.place));
    let near = places.filter(|place| place.kind().category() == kind.category()).filter_map(|place| {
        let km = distance_km(meant.lat, meant.lon, place.lat(), place.lon());
        (km < SAME_KM || place.kind() == kind && km < 10.0 * SAME_KM).then_some((place.kind() != kind, km, place))
    });
    near.min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))).map(|(.., place)| place)
}

/// Takes the mentions out that are `gone`, and whatever counts them with their numbers.
fn remove(annotations: &mut Annotations, gone: &[bool]) {
    let mut number = 0;
    let left: Vec<Option<usize>> = gone
        .iter()
        .map(|gone| {
            number += usize::from(!gone);
            (!gone).then(|| number - 1)
        })
        .collect();
    let now = |before: usize| left.get(before).copied().flatten();
    let mut at = 0;
    annotations.places.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
    renumber(annotations, now);
}

/// Has whatever counts mentions count them by their new numbers; `None` is of one that is gone.
pub(super) fn renumber(annotations: &mut Annotations, now: impl Fn(usize) -> Option<usize>) {
    for claim in &mut annotations.claims {
        claim.places = claim.places.iter().filter_map(|&place| now(place)).collect();
    }
    let disputes = annotations.disputes.iter();
    annotations.disputes =
        disputes.filter_map(|dispute| Some(Dispute { place: now(dispute.place)?, ..*dispute })).collect();
}

/// The places that a name typed by the reader may mean, the best known first: "Georgetown", or "Georgetown,
/// Guyana" for those in a country or region that is called so.
#[must_use]
pub fn meanings(gazetteer: &Gazetteer, typed: &str) -> Vec<Alternative> {
    let (name, within) = typed.split_once(',').unwrap_or((typed, ""));
    let within = normalise::key(within.trim());
    let mut seen = HashSet::new();
    let candidates = gazetteer.lookup(name.trim()).into_iter().filter(|candidate| seen.insert(candidate.place));
    let places = candidates.filter_map(|candidate| gazetteer.place(candidate.place));
    let readings = places.map(|place| locate::alternative(gazetteer, &place, 0.0));
    let lies_there = |other: &Alternative| {
        let areas = [other.region.as_deref(), other.country_name.as_deref()];
        areas.into_iter().flatten().any(|area| normalise::key(area).starts_with(&within))
    };
    readings.filter(|other| within.is_empty() || lies_there(other)).take(MOST).collect()
}
