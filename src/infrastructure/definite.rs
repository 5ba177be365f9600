//! "The mine" in a paragraph about one town, with no site before it that it could stand for: that town's.
//!
//! The only one of its kind that is known there is meant, or, where the noun says enough by itself, one that
//! nobody has named: it stands at the town, approximately. In a paragraph of several towns it is none of them.

use std::ops::Range;

use super::anchors::overlapping;
use super::coreference::{is_antecedent, is_over, noun_after};
use super::locate;
use super::nouns::{self, Force};
use super::site::Site;
use super::view::View;
use crate::annotations::{PlaceMention, Reference};
use crate::language::Classes;
use crate::options::Options;
use crate::sort;
use crate::text::TextSpan;

/// Confidence from which on a place is pinned.
const PINNED: f32 = 0.6;

/// Adds the sites that definite nouns mean in the paragraphs of one town, each noun once a paragraph, where no
/// facility of `facilities` is mentioned there; a generic mention that turns out to be one is replaced.
/// `places` are the resolved toponyms. Both ascend, and so does the result.
pub fn add(view: &View<'_>, places: &[PlaceMention], options: Options, facilities: &mut Vec<PlaceMention>) {
    let mut found: Vec<PlaceMention> = Vec::new();
    for paragraph in paragraphs(view) {
        let span = view.document.span(paragraph.clone());
        let named = |_: &TextSpan| !overlapping(facilities, span.start, span.end).iter().any(is_antecedent);
        let Some(town) = only_town(places, span).filter(named) else { continue };
        let site = paragraph.filter(|&i| view.is(i, Classes::AGAIN)).find_map(|article| {
            let mention = mention(view, places, options, article)?;
            (mention.span.start > town.end).then_some(mention)
        });
        found.extend(site);
    }
    if found.is_empty() {
        return;
    }
    facilities.retain(|f| !is_over(&found, f.span));
    facilities.extend(found);
    sort::by_key(facilities, |f| f.span);
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
fn only_town(places: &[PlaceMention], span: TextSpan) -> Option<TextSpan> {
    let towns = || overlapping(places, span.start, span.end).iter().filter(|p| p.kind.is_settlement());
    let first = towns().next().filter(|town| town.place.is_some() && town.confidence >= PINNED)?;
    towns().all(|town| town.place == first.place).then_some(first.span)
}

/// What the noun after the article at `article` means, if it is located.
fn mention(view: &View<'_>, places: &[PlaceMention], options: Options, article: usize) -> Option<PlaceMention> {
    let sentence = view.document.sentence_at(view.document.span(article..article + 1).start)?;
    let (head, kind) = noun_after(view, article, view.document.sentences[sentence].tokens.end)?;
    let noun = nouns::longest(view.reading, head.start, head.end)?.noun;
    let site = Site { reference: Reference::Described, ..Site::named(head, kind?, Vec::new(), "noun_of_the_town") };
    let mention = locate::mention(view, &site, places, options);
    let known = mention.facility.is_some();
    (known || (noun.force == Force::Strong && mention.lat.is_some())).then_some(mention)
}
