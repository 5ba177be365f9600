//! What headline and first paragraph say of a site before the text names it: "copper mine flooded", "a blast at a refinery in Texas".

use std::ops::Range;

use super::again::{APART_KM, MAIN, again_at, is_antecedent, key};
use super::anchors::overlapping;
use super::view::View;
use crate::annotations::{PlaceMention, Reference};
use crate::article::BlockKind;
use crate::gazetteer::distance_km;
use crate::kind::Kind;
use crate::language::Classes;

/// Most sentences of what stands over the story.
const LINES: usize = 8;

/// Most mentions that are counted.
const MOST_SAID: usize = 16;

/// How far from the town in a headline's "power plant near Kyiv" the plant may stand, in km.
const ABOUT_KM: f64 = 60.0;

/// Whether a sentence ends as one, and not as a line of its own does.
fn ends_sentence(view: &View<'_>, tokens: &Range<usize>) -> bool {
    (tokens.end.saturating_sub(2)..tokens.end).any(|at| matches!(view.mark(at), '.' | '?' | '!'))
}

/// What headline and first paragraph say of a site before the text names it, where it names but one that fits: "Copper
/// mine flooded", "a blast at a refinery in Texas killed …".
pub(super) fn mentions(
    view: &View<'_>,
    places: &[PlaceMention],
    facilities: &[PlaceMention],
    later: &[PlaceMention],
) -> Vec<PlaceMention> {
    /// Most such mentions.
    const MOST: usize = 8;
    let sentences = &view.document.sentences;
    let Some(first) = sentences.first() else { return Vec::new() };
    let title = usize::from(view.is_headline(&first.tokens));
    // Who wrote it, and what stands over the story in a line of its own, are no paragraph.
    let opens = |index: &usize| {
        let sentence = &sentences[*index];
        let told = view.document.block_kind(*index) == BlockKind::Paragraph && ends_sentence(view, &sentence.tokens);
        sentence.block > first.block && told
    };
    let lead = (0..sentences.len().min(LINES)).find(opens).map_or(first.block + title, |index| sentences[index].block);
    let last = if title > 0 { lead } else { first.block };
    let head = sentences.partition_point(|s| s.block <= last);
    let end = sentences.get(head).map_or(view.document.text().len(), |s| s.span.start);
    let heads = facilities.partition_point(|f| f.span.start < end);
    // "A refinery in Texas" may be the one that is named later, and is none in Russia.
    let wide = |mention: &PlaceMention| {
        let inside = overlapping(places, mention.span.start, mention.span.end);
        let area = inside.iter().any(|p| matches!(p.kind, Kind::Country | Kind::Admin1) && p.lat == mention.lat);
        !is_antecedent(mention) || mention.place.is_none() && area
    };
    // "A demolished Yorkshire power station"; "power plant near Kyiv": one that is named later may be it.
    let described = |m: &PlaceMention| m.place.is_none() && m.reference == Reference::Described;
    let named = |m: &PlaceMention| m.span.slice(view.document.text()).starts_with(char::is_uppercase);
    let nowhere = |m: &PlaceMention| described(m) && m.lat.is_none() && named(m);
    let about = |m: &PlaceMention| {
        let town = || !overlapping(places, m.span.start, m.span.end).is_empty();
        described(m) && m.approximate && !wide(m) && town()
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
    let near = |a: &PlaceMention, b: &PlaceMention, km: f64| {
        let points = a.lat.zip(a.lon).zip(b.lat.zip(b.lon));
        points.is_some_and(|(a, b)| distance_km(a.0, a.1, b.0, b.1) < km)
    };
    let within = |area: &PlaceMention, site: &PlaceMention| {
        let region = area.kind != Kind::Admin1 || site.region.as_ref() == Some(&area.name);
        area.country.is_none() || area.country == site.country && region
    };
    let meant = |vague: &PlaceMention| {
        let inside = overlapping(places, vague.span.start, vague.span.end);
        let fits = |site: &&PlaceMention| {
            let within = inside.iter().all(|area| within(area, site));
            // A reservoir is more than its dam, and a port more than a grain terminal.
            let taken_up = !matches!(vague.kind, Kind::Water | Kind::Warehouse | Kind::Other)
                && view.kinds.taken_up(vague.kind, site.kind);
            let called = vague.kind == site.kind || taken_up;
            let there = if short(vague) {
                near(vague, site, APART_KM)
            } else {
                !about(vague) || site.place.is_some() && near(vague, site, ABOUT_KM)
            };
            within && called && !wide(site) && there
        };
        let fitting = || facilities[body..].iter().filter(fits);
        // The only one, or the first and the one that the text is about, where it but mentions the others.
        let site = fitting().next()?;
        let said = |site: &PlaceMention| {
            fitting().chain(later).filter(|other| is_antecedent(other) && key(other) == key(site)).count()
        };
        let others = || fitting().take(MOST_SAID).filter(|other| key(other) != key(site));
        if others().next().is_some() && (said(site) < MAIN || others().any(|other| said(other) > 1)) {
            return None;
        }
        let tokens = view.document.token_at(vague.span.start)..view.document.token_at(vague.span.end);
        let plural = tokens.into_iter().any(|i| view.is(i, Classes::FACILITY_NOUN) && view.lower(i).ends_with('s'));
        let sure = site.lat.is_some() && (site.reference == Reference::Named || site.place.is_some());
        let fits = sure && site.span.start > vague.span.start && !plural;
        fits.then(|| again_at(view, site, vague.span))
    };
    facilities[..heads]
        .iter()
        .filter(|f| wide(f) || nowhere(f) || short(f) || about(f))
        .take(MOST)
        .filter_map(meant)
        .collect()
}
