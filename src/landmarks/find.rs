//! The landmarks of a text: roads, streets and venues put together.

use super::landmark::Landmark;
use super::nouns::Town;
use super::text::Sentence;
use super::{named, routes, unnamed};
use crate::annotations::Reference;
use crate::infrastructure::site::{Site, overlap};
use crate::infrastructure::view::View;
use crate::language::Classes;
use crate::pace::Pacer;
use crate::text::TokenKind;

/// What may begin the words of a landmark.
const TRIGGERS: Classes = Classes::LANDMARK_NOUN.with(Classes::LANDMARK_TITLE).with(Classes::LANDMARK_ROUTE);

/// Finds the landmarks of the document, ascending, none overlapping another; pauses between sentences
/// where `pacer` says so. Of a landmark and a site at the same words the longer is meant, and a facility that
/// the gazetteer has before a landmark.
pub async fn find(view: &View<'_>, sites: &[Site], pacer: &Pacer<'_>) -> Vec<Landmark> {
    let mut found: Vec<Landmark> = Vec::new();
    for sentence in &view.document.sentences {
        pacer.pause().await;
        let triggers = |&at: &usize| view.is(at, TRIGGERS) || may_be_code(view, at);
        if sentence.tokens.clone().any(|at| triggers(&at)) {
            in_sentence(&Sentence::new(view, sentence.tokens.clone()), &triggers, &mut found);
        }
    }
    let named = |site: &&Site| site.reference != Reference::Generic;
    found.retain(|landmark| {
        let first = sites.partition_point(|site| site.tokens.end <= landmark.tokens.start);
        let over = sites[first..].iter().filter(named).take_while(|site| site.tokens.start < landmark.tokens.end);
        // "A substation off Route 40" is there, and Route 40 is another; none goes on over the end of the other.
        over.into_iter().all(|site| {
            let core = if landmark.tokens.end <= site.tokens.end { &site.core } else { &site.tokens };
            !overlap(core, &landmark.tokens) || covers(landmark, site)
        })
    });
    vouch(view, &mut found);
    found
}

/// Whether a site is only a part of a landmark's name, "Bridge" of "Bridge Street", or nothing that is known:
/// "Airport Road".
#[must_use]
pub fn covers(landmark: &Landmark, site: &Site) -> bool {
    let longer = landmark.tokens.len() > site.tokens.len();
    landmark.tokens.start <= site.tokens.start
        && landmark.tokens.end >= site.tokens.end
        && (longer || site.facilities.is_empty())
}

/// Whether token `at` looks like the code of a road: "M4".
fn may_be_code(view: &View<'_>, at: usize) -> bool {
    view.is_capital(at)
        && view.kind(at) == TokenKind::Word
        && view.document.word(at).as_bytes().last().is_some_and(u8::is_ascii_digit)
}

fn in_sentence(sentence: &Sentence<'_, '_>, triggers: &impl Fn(&usize) -> bool, found: &mut Vec<Landmark>) {
    let view = sentence.view;
    let mut floor = sentence.range.start;
    for at in sentence.range.clone().filter(|at| triggers(at)) {
        if at < floor {
            continue;
        }
        let mut more = Vec::new();
        if view.is(at, Classes::LANDMARK_ROUTE) {
            more = routes::numbered(sentence, at);
        }
        if more.is_empty() && may_be_code(view, at) {
            more.extend(routes::coded(sentence, at));
        }
        if more.is_empty() && view.is(at, Classes::LANDMARK_NOUN) {
            more = named::before_noun(sentence, at, floor);
            if more.is_empty() {
                more.extend(unnamed::with_town(sentence, at).or_else(|| unnamed::of_town(sentence, at)));
            }
        }
        if more.is_empty() && view.is(at, Classes::LANDMARK_TITLE) {
            more.extend(named::after_title(sentence, at));
        }
        floor = more.last().map_or(floor, |last| last.tokens.end);
        found.extend(more);
    }
}

/// Leaves a town at the head of a venue's name a mention of its own only where the text speaks of the
/// town elsewhere, or the noun says that the venue is the town's.
fn vouch(view: &View<'_>, found: &mut [Landmark]) {
    if !found.iter().any(|landmark| landmark.town.is_some() && landmark.of_town == Town::No) {
        return;
    }
    let words = &view.reading.words;
    let mut free = vec![0_u32; view.reading.forms.len()];
    let form = |at: usize| words.get(at).map(|word| word.form.0 as usize);
    for at in (0..words.len()).filter(|&at| view.is_capital(at)) {
        form(at).into_iter().for_each(|form| free[form] += 1);
    }
    for at in found.iter().flat_map(|landmark| landmark.tokens.clone()).filter(|&at| view.is_capital(at)) {
        form(at).into_iter().for_each(|form| free[form] -= 1);
    }
    for landmark in found.iter_mut().filter(|landmark| landmark.of_town == Town::No) {
        landmark.town.take_if(|town| !town.clone().all(|at| form(at).is_some_and(|form| free[form] > 0)));
    }
}
