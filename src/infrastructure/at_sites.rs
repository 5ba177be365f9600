//! What stands at a site that the text names, and has no name and no row of its own: "the tailings dam at the Cobriza mine",
//! "the pipeline from the Svartsengi power station". It stands where that site is, approximately.

use super::again::{again_at, key};
use super::confidence;
use super::kinds::Trait;
use super::nouns::{self, Force};
use super::view::View;
use crate::annotations::{PlaceMention, Reference};
use crate::gazetteer::distance_km;
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

/// How far from the town of "the plant in Ukrainka" a site that the text has named may stand to be meant, in km.
const TOWN_KM: f64 = 8.0;

/// Most mentions back that are looked at for it.
const BACK: usize = 30;

/// Ties what is only described, with a noun that leaves open what it does, to the one site before it that stands in the same town and
/// may be called so: "the plant in the city of Ukrainka", after the Trypillia power station.
pub fn known(view: &View<'_>, facilities: &mut [PlaceMention]) {
    for at in 1..facilities.len() {
        let (before, rest) = facilities.split_at_mut(at);
        let vague = |m: &&mut PlaceMention| {
            let (start, end) = (view.document.token_at(m.span.start), view.document.token_at(m.span.end));
            let noun = nouns::longest(view.reading, start, end).filter(|found| found.noun.force == Force::Weak);
            let described = m.reference == Reference::Described && m.approximate && m.place.is_none();
            let again = start.checked_sub(1).is_some_and(|article| view.is(article, Classes::AGAIN));
            described && again && noun.is_some() && view.kinds.has(m.kind, Trait::Vague)
        };
        let Some(mention) = rest.first_mut().filter(vague) else { continue };
        let near = |site: &&PlaceMention| {
            let points = site.lat.zip(site.lon).zip(mention.lat.zip(mention.lon));
            let there = points.is_some_and(|(a, b)| distance_km(a.0, a.1, b.0, b.1) <= TOWN_KM);
            site.place.is_some() && there && view.kinds.taken_up(mention.kind, site.kind)
        };
        let mut sites = before.iter().rev().take(BACK).filter(near);
        let Some(site) = sites.next().filter(|site| sites.all(|other| key(other) == key(site))) else { continue };
        *mention = again_at(view, site, mention.span);
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
