//! Toponyms and infrastructure: finding mentions and resolving them.

pub mod infrastructure;

use crate::annotate::Options;
use crate::annotations::PlaceMention;
use crate::gazetteer::Gazetteer;
use crate::text::Document;

/// Finds and resolves every mention of a place or facility in `document`.
///
/// Mentions ascend and do not overlap.
#[must_use]
pub fn find(document: &Document<'_>, gazetteer: &Gazetteer, options: Options) -> Vec<PlaceMention> {
    let _ = (document, gazetteer, options);
    Vec::new()
}
