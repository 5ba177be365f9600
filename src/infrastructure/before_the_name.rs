//! What headline and first paragraph say of a site before the text names it: "copper mine flooded", "a blast at a refinery in Texas".

use super::again::{APART_KM, again_at, is_antecedent, key};
use super::anchors::overlapping;
use super::view::View;
use crate::annotations::{PlaceMention, Reference};
use crate::gazetteer::distance_km;
use crate::kind::Kind;
use crate::language::Classes;

/// What headline and first paragraph say of a site before the text names it, where it names but one that fits: "Copper
/// mine flooded", "a blast at a refinery in Texas killed …".
pub(super) fn mentions(view: &View<'_>, places: &[PlaceMention], facilities: &[PlaceMention]) -> Vec<PlaceMention> {
    /// Most such mentions.
    const MOST: usize = 8;
    let sentences = &view.document.sentences;
    let Some(first) = sentences.first() else { return Vec::new() };
    let title = usize::from(view.is_headline(&first.tokens));
    let head = sentences.partition_point(|s| s.block <= first.block + title);
    let end = sentences.get(head).map_or(view.document.text().len(), |s| s.span.start);
    let heads = facilities.partition_point(|f| f.span.start < end);
    // "A refinery in Texas" may be the one that is named later, and is none in Russia.
    let wide = |mention: &PlaceMention| {
        let inside = overlapping(places, mention.span.start, mention.span.end);
        let area = inside.iter().any(|p| matches!(p.kind, Kind::Country | Kind::Admin1) && p.lat == mention.lat);
        !is_antecedent(mention) || mention.place.is_none() && area
    };
    // "Samara refinery" of a headline may be any of the region's, whatever is called so for short.
    let titled = sentences.get(title).map_or(0, |s| s.span.start);
    let body = facilities.partition_point(|f| f.span.end <= titled);
    let short = |mention: &PlaceMention| {
        let own = mention.name == mention.span.slice(view.document.text());
        mention.span.end <= titled
            && mention.reference == Reference::Named
            && !own
            && facilities[body..].iter().all(|f| f.place != mention.place)
    };
    let near = |a: &PlaceMention, b: &PlaceMention| {
        let points = a.lat.zip(a.lon).zip(b.lat.zip(b.lon));
        points.is_some_and(|(a, b)| distance_km(a.0, a.1, b.0, b.1) < APART_KM)
    };
    let within = |area: &PlaceMention, site: &PlaceMention| {
        let region = area.kind != Kind::Admin1 || site.region.as_ref() == Some(&area.name);
        area.country.is_none() || area.country == site.country && region
    };
    let meant = |vague: &PlaceMention| {
        let inside = overlapping(places, vague.span.start, vague.span.end);
        let fits = |site: &&PlaceMention| {
            let within = inside.iter().all(|area| within(area, site));
            // A reservoir is more than its dam.
            let called =
                vague.kind == site.kind || vague.kind != Kind::Water && view.kinds.taken_up(vague.kind, site.kind);
            within && called && !wide(site) && (!short(vague) || near(vague, site))
        };
        let mut fitting = facilities[body..].iter().filter(fits);
        let site = fitting.next().filter(|site| fitting.all(|other| key(other) == key(site)))?;
        let tokens = view.document.token_at(vague.span.start)..view.document.token_at(vague.span.end);
        let plural = tokens.into_iter().any(|i| view.is(i, Classes::FACILITY_NOUN) && view.lower(i).ends_with('s'));
        let sure = site.lat.is_some() && (site.reference == Reference::Named || site.place.is_some());
        let fits = sure && site.span.start > vague.span.start && !plural;
        fits.then(|| again_at(view, site, vague.span))
    };
    facilities[..heads].iter().filter(|f| wide(f) || short(f)).take(MOST).filter_map(meant).collect()
}
