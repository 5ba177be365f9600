//! Sources: the phrases that name them and the entities behind, over the whole article.

mod affiliation;
mod body;
mod description;
mod doubts;
mod entity;
mod evidence;
mod gender;
mod introduced;
mod kinds;
mod named;
mod names;
mod polls;
mod pronouns;
pub mod relations;
mod resolver;
mod unnamed;
mod withheld;

use crate::annotations::{PlaceMention, Source, SourceId, SourceKind};
use crate::claims::draft::Draft;
use crate::claims::reading::{Reading, Unit};
use crate::language::en::bodies::{Body, BodyKind};
use crate::pace::Pacer;

/// The sources of a document, and for each draft its source and who relays it.
#[derive(Debug, Default)]
pub struct Resolved {
    /// The sources.
    pub sources: Vec<Source>,
    /// One entry a draft: the source.
    pub of: Vec<Option<SourceId>>,
    /// One entry a draft: the grounds that speak of how its source was found.
    pub doubts: Vec<u64>,
    /// One entry a draft: who relays it.
    pub via: Vec<Option<SourceId>>,
}

/// What a listed body is as a source.
const fn kind_of(body: Body<'_>) -> SourceKind {
    match body.kind {
        BodyKind::Outlet => SourceKind::Outlet,
        BodyKind::Government => SourceKind::Government,
        BodyKind::Organisation => SourceKind::Organisation,
    }
}

/// Finds who is behind the source phrases of `drafts`, and what `units` say of them besides; pauses between them where
/// `pacer` says so.
pub async fn resolve(
    reading: &Reading<'_>,
    units: &[Unit],
    drafts: &[Draft],
    places: &[PlaceMention],
    pacer: &Pacer<'_>,
) -> Resolved {
    resolver::Resolver::new(reading, places).run(units, drafts, pacer).await
}
