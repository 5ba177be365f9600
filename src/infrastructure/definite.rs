//! "The mine" in a paragraph about one town, with no site before it that it could stand for: that town's.
//!
//! The only one of its kind that is known there is meant, or, where the noun says enough by itself, one that
//! nobody has named: it stands at the town, approximately. In a paragraph of several towns it is none of them, in one
//! without any the known one of the town that the paragraph before is about.

use std::ops::Range;

use super::again::{APART_KM, is_antecedent, is_spoken_from};
use super::anchors::{is_town, overlapping};
use super::confidence::PINNED;
use super::coreference::{is_over, noun_after};
use super::kinds::Trait;
use super::locate::Locator;
use super::nouns::Force;
use super::site::Site;
use super::view::View;
use crate::annotations::{PlaceMention, Reference};
use crate::gazetteer::distance_km;
use crate::language::Classes;
use crate::options::Options;
use crate::sort;
use crate::text::TextSpan;

/// Most mentions back that a rival is looked for among: more than any article has.
const RIVALS: usize = 1_000;

/// Adds the sites that definite nouns mean in the paragraphs of one town, each noun once a paragraph, where no
/// facility of `facilities` is mentioned there; a generic mention that turns out to be one is replaced.
/// `places` are the resolved toponyms. Both ascend, and so does the result. Whether one of
/// them is known.
pub fn add(view: &View<'_>, places: &[PlaceMention], options: Options, facilities: &mut Vec<PlaceMention>) -> bool {
    let locator = Locator::new(view, places);
    let mut found: Vec<PlaceMention> = Vec::new();
    let mut last = None;
    for paragraph in paragraphs(view) {
        let span = view.document.span(paragraph.clone());
        let without = !overlapping(places, span.start, span.end).iter().any(|p| is_town(view, p));
        let own = only_town(view, places, span);
        let before = std::mem::replace(&mut last, own).filter(|_| without);
        let named = |_: &TextSpan| !overlapping(facilities, span.start, span.end).iter().any(is_antecedent);
        let Some(town) = own.or(before).filter(named) else { continue };
        let site = paragraph.filter(|&i| view.is(i, Classes::AGAIN)).find_map(|article| {
            let mention = mention(view, &locator, options, article, before)?;
            let spoken = is_spoken_from(view, town, mention.span);
            let rival = has_rival(view, facilities, &mention, spoken) || is_named_before(view, facilities, &mention);
            (mention.span.start > town.end && !rival).then_some(mention)
        });
        found.extend(site);
    }
    if found.is_empty() {
        return false;
    }
    let known = found.iter().any(|site| site.place.is_some());
    facilities.retain(|f| !is_over(&found, f.span));
    facilities.extend(found);
    sort::by_key(facilities, |f| f.span);
    known
}

/// Whether a site that the text has spoken of before, and that is not far away, may be meant as well: "the dam" of a
/// paragraph on Salem, after the weir at Mettur. Where the town is only where somebody has `spoken` of it, that may be anywhere.
fn has_rival(view: &View<'_>, facilities: &[PlaceMention], mention: &PlaceMention, spoken: bool) -> bool {
    let near = |site: &PlaceMention| {
        let points = site.lat.zip(site.lon).zip(mention.lat.zip(mention.lon));
        points.is_none_or(|(a, b)| distance_km(a.0, a.1, b.0, b.1) <= APART_KM)
    };
    let before = facilities.partition_point(|site| site.span.start < mention.span.start);
    let before = facilities[..before].iter().rev().take(RIVALS).filter(|site| is_antecedent(site));
    before.into_iter().any(|site| view.kinds.taken_up(mention.kind, site.kind) && (spoken || near(site)))
}

/// The tokens of each paragraph.
fn paragraphs(view: &View<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    for sentence in &view.document.sentences {
        match found.last_mut().filter(|(block, _)| *block == sentence.block) {
            Some((_, tokens)) => tokens.end = sentence.tokens.end,
            None => found.push((sentence.block, sentence.tokens.clone())),
        }
    }
    found.into_iter().map(|(_, tokens)| tokens).collect()
}

/// The first mention of the only town within `span`; none where a town is not certain.
fn only_town(view: &View<'_>, places: &[PlaceMention], span: TextSpan) -> Option<TextSpan> {
    let towns = || overlapping(places, span.start, span.end).iter().filter(|p| is_town(view, p));
    let first = towns().next().filter(|town| town.place.is_some() && town.confidence >= PINNED)?;
    towns().all(|town| town.place == first.place).then_some(first.span)
}

/// Whether the text has a name with the noun of `mention` before it that is not among `facilities`, as inside that of a body: "the
/// Suez Canal Authority said … the canal" is not the canal of the town.
fn is_named_before(view: &View<'_>, facilities: &[PlaceMention], mention: &PlaceMention) -> bool {
    /// Most tokens back.
    const BACK: usize = 400;
    let end = view.document.token_at(mention.span.end);
    let noun = view.lower(end - 1);
    let called = |at: &usize| view.is_capital(*at) && view.is_capital(at - 1) && view.lower(*at) == noun;
    let mut names = (end.saturating_sub(BACK).max(1)..end - 1).filter(called);
    names.any(|at| !view.is_titled(at) && !is_over(facilities, view.document.span(at..at + 1)))
}

/// What the noun after the article at `article` means, if it is located: where its paragraph has no town, a known site of
/// that of the paragraph `before`.
fn mention(
    view: &View<'_>,
    locator: &Locator<'_, '_>,
    options: Options,
    article: usize,
    before: Option<TextSpan>,
) -> Option<PlaceMention> {
    let sentence = view.document.sentence_at(view.document.span(article..article + 1).start)?;
    let (head, noun) = noun_after(view, article, view.document.sentences[sentence].tokens.end)?;
    // "The pipeline" is no town's.
    let noun = noun.filter(|noun| !view.kinds.has(noun.kind, Trait::Placeless))?;
    let site = Site::named(head, noun.kind, Vec::new(), "noun_of_the_town");
    let town = |town: TextSpan| view.document.token_at(town.start)..view.document.token_at(town.end);
    let anchors = before.map(town).into_iter().collect();
    let site = Site { reference: Reference::Described, anchors, ..site };
    let mention = locator.explained(&site, options);
    // "The bridge" of a town is not its metro.
    let own = mention.place.and_then(|id| view.gazetteer.kind(id));
    let unlisted = || before.is_none() && noun.force == Force::Strong && mention.lat.is_some();
    let fits = if own.is_some() { own == Some(noun.kind) } else { unlisted() };
    fits.then_some(mention)
}
