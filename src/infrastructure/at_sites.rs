//! What stands at a site that the text names, and has no name and no row of its own: "the tailings dam at the Cobriza mine",
//! "the pipeline from the Svartsengi power station". It stands where that site is, approximately.

use super::confidence;
use super::kinds::Trait;
use super::view::View;
use crate::annotations::{PlaceMention, Reference};
use crate::language::Classes;
use crate::text::TextSpan;

/// Most tokens from the noun to the preposition: "the dam, one of three | at".
const ASIDE: usize = 4;

/// Most tokens between the preposition and the site: "at | the giant".
const ARTICLE: usize = 3;

/// Locates the generic mentions of `facilities`, which ascend, that stand right before a site.
pub fn locate(view: &View<'_>, facilities: &mut [PlaceMention]) {
    for at in 1..facilities.len() {
        let (before, rest) = facilities.split_at_mut(at);
        let (Some(part), Some(site)) = (before.last_mut(), rest.first()) else { continue };
        let generic = |mention: &PlaceMention| mention.reference == Reference::Generic;
        if !generic(part) || generic(site) || site.lat.is_none() {
            continue;
        }
        let Some(from) = preposition(view, part, site) else { continue };
        let said = TextSpan::new(view.document.span(from..from + 1).start, site.span.end);
        part.name = format!("{} {}", part.name, said.slice(view.document.text()));
        part.reference = Reference::Described;
        part.confidence = confidence::AT_ANCHOR.min(site.confidence);
        part.approximate = true;
        (part.lat, part.lon) = (site.lat, site.lon);
        (part.country, part.country_name, part.region) = (site.country, site.country_name.clone(), site.region.clone());
    }
}

/// The preposition that says of `part` that it is at `site`.
fn preposition(view: &View<'_>, part: &PlaceMention, site: &PlaceMention) -> Option<usize> {
    let (end, start) = (view.document.token_at(part.span.end), view.document.token_at(site.span.start));
    if view.lower(end - 1).ends_with('s') || start > end + ASIDE + ARTICLE {
        return None;
    }
    let line = view.kinds.has(part.kind, Trait::Line);
    let leads = |&i: &usize| view.is(i, Classes::AT_SITE) || line && view.is(i, Classes::ORIGIN);
    let from = (start.saturating_sub(ARTICLE)..start).rev().find(leads).filter(|&from| from >= end)?;
    let plain = |i: usize| view.is(i, Classes::PLAIN.with(Classes::ADJECTIVE)) && view.mark(i) == '\0';
    // ", one of three"
    let aside =
        from == end || view.mark(end) == ',' && view.lower(end + 1) == "one" && view.is(end + 2, Classes::OF_PLACE);
    ((from + 1..start).all(plain) && aside).then_some(from)
}
