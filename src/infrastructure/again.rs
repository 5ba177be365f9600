//! What is spoken of again: which mentions may be taken up, and what a later mention of one is.

use super::confidence;
use super::view::View;
use crate::annotations::{Explanation, PlaceMention, Reference};
use crate::gazetteer::PlaceId;
use crate::language::Classes;
use crate::text::TextSpan;

/// How far from every settlement of a paragraph a site of another paragraph may lie to be meant there, in km.
pub(super) const APART_KM: f64 = 100.0;

/// Fewest mentions of the site that a text is about.
pub(super) const MAIN: usize = 3;

/// Whether `mention` says which site it means, so that a later one may mean it.
pub(super) fn is_antecedent(mention: &PlaceMention) -> bool {
    mention.reference != Reference::Generic
}

/// A later mention of what `antecedent` means.
pub(crate) fn again_at(view: &View<'_>, antecedent: &PlaceMention, span: TextSpan) -> PlaceMention {
    PlaceMention {
        span,
        confidence: antecedent.confidence * confidence::LATER_KEEPS,
        reference: Reference::Described,
        events: Vec::new(),
        explanation: antecedent.explanation.as_ref().map(|why| Explanation {
            recognition: vec![(format!("again_{}", antecedent.span.slice(view.document.text())), 1.0)],
            candidates: why.candidates.clone(),
            ..Explanation::default()
        }),
        ..antecedent.clone()
    }
}

/// What tells two sites apart.
pub(super) fn key(mention: &PlaceMention) -> (Option<PlaceId>, &str) {
    let name = if mention.place.is_some() { "" } else { mention.name.as_str() };
    (mention.place, name)
}

/// Whether `town` is where somebody speaks of what stands at `span`: "a diplomat in [Tunis] said … the refinery".
pub(super) fn is_spoken_from(view: &View<'_>, town: TextSpan, span: TextSpan) -> bool {
    let same = view.document.sentence_at(town.start) == view.document.sentence_at(span.start);
    let mut between = view.document.token_at(town.end)..view.document.token_at(span.start);
    same && between.any(|at| view.is(at, Classes::SAYING))
}
