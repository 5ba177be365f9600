//! Claims: who says what, by which words.

use crate::annotations::{Claim, PlaceMention, Source};
use crate::text::Document;

/// Extracts the reported statements of `document` and their sources.
///
/// `places` are the document's place mentions: a place may act as a government.
#[must_use]
pub fn extract(document: &Document<'_>, places: &[PlaceMention]) -> (Vec<Claim>, Vec<Source>) {
    let _ = (document, places);
    (Vec::new(), Vec::new())
}
