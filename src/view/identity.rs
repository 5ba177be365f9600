//! Which mentions are of the same place or site.

use crate::annotations::{Annotations, PlaceMention};
use crate::gazetteer::PlaceId;
use crate::kind::{Category, Kind};

use super::marks::{class_of, is_landmark};

/// What makes two mentions the same: the row of the gazetteer, or else name and kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Identity<'a> {
    /// The row, as a place or as infrastructure.
    Row(PlaceId, Category),
    /// The name and the kind.
    Name(&'a str, Kind),
}

/// What `mention` is of; `None` for what is not listed: facilities in general, demonyms, which stand for a
/// people, and roads, streets and venues, which stand at the town that is listed.
#[must_use]
pub fn identity(mention: &PlaceMention) -> Option<Identity<'_>> {
    if class_of(mention).is_none() || mention.kind == Kind::Demonym || is_landmark(mention) {
        return None;
    }
    let named = Identity::Name(&mention.name, mention.kind);
    Some(mention.place.map_or(named, |row| Identity::Row(row, mention.category)))
}

/// The claims whose content mentions what `mention` is of, ascending.
#[must_use]
pub fn claims_about(mention: &PlaceMention, annotations: &Annotations) -> Vec<usize> {
    let Some(wanted) = identity(mention) else { return Vec::new() };
    let mentions = |place: &usize| annotations.places.get(*place).and_then(identity) == Some(wanted);
    let claims = annotations.claims.iter().enumerate();
    claims.filter(|(_, claim)| claim.places.iter().any(mentions)).map(|(index, _)| index).collect()
}
