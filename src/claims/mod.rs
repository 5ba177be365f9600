//! Claims: who says what, by which words.

pub mod confidence;
mod evidence;
pub mod lexicon;
pub mod links;

mod according;
mod complement;
mod draft;
mod extent;
mod finder;
mod headline;
mod interview;
mod leadin;
mod nominal;
mod orphans;
mod passive;
mod phrase;
mod plain;
mod predicative;
mod reading;
mod relayed;
pub mod rule;
mod set_off;
mod signed;
pub mod sources;
mod speaker;
mod subject;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub mod tables;
mod tag;
mod turns;
mod verb_group;
mod vetoes;
#[cfg(test)]
mod work;

use std::ops::Range;

use crate::annotations::{Claim, ClaimKind, CueClass, PlaceMention, SiteEvent, Source};
use crate::article::BlockKind;
use crate::language::{self, Classes};
use crate::pace::{self, Pacer};
use crate::text::TextSpan;
use draft::Draft;
use finder::Finder;
use lexicon::CueKind;
use reading::{Reading, Unit};

/// Extracts the reported statements of the document that was read, and their sources.
///
/// `places` are the document's place mentions: a place may act as a government.
#[must_use]
pub fn extract(reading: &language::Reading<'_>, places: &[PlaceMention]) -> (Vec<Claim>, Vec<Source>) {
    pace::run(extract_paced(reading, places, &Pacer::unlimited()))
}

/// [`extract`] in slices: it may pause after each unit of the text.
pub async fn extract_paced(
    reading: &language::Reading<'_>,
    places: &[PlaceMention],
    pacer: &Pacer<'_>,
) -> (Vec<Claim>, Vec<Source>) {
    extract_from(&Reading::new(reading), places, pacer).await
}

async fn extract_from(reading: &Reading<'_>, places: &[PlaceMention], pacer: &Pacer<'_>) -> (Vec<Claim>, Vec<Source>) {
    let units = reading.units();
    pacer.turn().await;
    let mut found = drafts(reading, &units, places, pacer).await;
    pacer.turn().await;
    orphans::attach(reading, &units, &mut found);
    let drafts: Vec<Draft> = found.into_iter().map(|(_, draft)| draft).filter(Draft::has_content).collect();
    pacer.turn().await;
    let resolved = sources::resolve(reading, &units, &drafts, places, pacer).await;
    // "it" that stands for no body or text said nothing.
    let nobody =
        |draft: &Draft| draft.source.first().is_some_and(|s| s.len() == 1 && reading.is_word(s.start, &["it", "its"]));
    let mut claims = Vec::with_capacity(drafts.len());
    let make = &mut |piece: Range<usize>| {
        for i in piece.filter(|&i| resolved.of[i].is_some() || !nobody(&drafts[i])) {
            let source = resolved.of[i].and_then(|id| resolved.sources.get(id.0 as usize));
            claims.push(Claim {
                source_id: resolved.of[i],
                via: resolved.via[i],
                ..claim(reading, &drafts[i], source, resolved.doubts[i])
            });
        }
    };
    pacer.pieces(drafts.len(), make).await;
    (claims, resolved.sources)
}

/// The claims of all units, each with the unit that it was found in.
async fn drafts(
    reading: &Reading<'_>,
    units: &[Unit],
    places: &[PlaceMention],
    pacer: &Pacer<'_>,
) -> Vec<(usize, Draft)> {
    let blocks = reading.document.article.blocks();
    let turns = turns::Turns::new(reading, units, places);
    let interview = interview::Interview::new(reading, units, places);
    let mut found: Vec<(usize, Draft)> = Vec::new();
    let mut at = 0;
    while at < units.len() {
        pacer.pause().await;
        let unit = &units[at];
        let kind = blocks.get(unit.block).map(|b| b.kind);
        let first = at == 0 || units[at - 1].block != unit.block;
        let block_end = || at + units[at..].partition_point(|u| u.block == unit.block);
        // Bylines name who wrote, captions who is seen: nobody there speaks.
        if matches!(kind, Some(BlockKind::Byline | BlockKind::Caption)) {
            at = block_end();
            continue;
        }
        if first && let Some((draft, next)) = interview.answer(reading, units, at) {
            // Who is not introduced may have a label.
            let labelled = if draft.is_none() { turns.turn(reading, units, at) } else { None };
            let (draft, next) = labelled.map_or((draft, next), |(draft, next)| (Some(draft), next));
            found.extend(draft.map(|draft| (at, draft)));
            at = next;
            continue;
        }
        let of_block = || {
            if interview.asks(unit.block) {
                return None;
            }
            let turn = turns.turn(reading, units, at).or_else(|| signed::claim(reading, units, at));
            turn.or_else(|| set_off::claim(reading, units, at, &found))
        };
        let whole = first.then(of_block).flatten().or_else(|| leadin::claim(reading, units, at));
        if let Some((draft, next)) = whole {
            found.push((at, draft));
            at = next;
            continue;
        }
        match (kind == Some(BlockKind::Title)).then(|| headline::headline(reading, unit)).flatten() {
            Some(draft) => found.push((at, draft)),
            None => found.extend(Finder::new(reading, unit).find().into_iter().map(|draft| (at, draft))),
        }
        at += 1;
    }
    found
}

/// Notes which places each claim speaks of, and which claim holds each site's event.
///
/// `places` ascend by their first byte.
pub fn link_places(claims: &mut [Claim], places: &mut [PlaceMention]) {
    for (number, claim) in claims.iter_mut().enumerate() {
        for content in &claim.content {
            let first = places.partition_point(|p| p.span.end <= content.start);
            for (index, place) in places.iter_mut().enumerate().skip(first) {
                if place.span.start >= content.end {
                    break;
                }
                claim.places.push(index);
                let held = |e: &&mut SiteEvent| content.contains(e.span) && e.claim.is_none();
                for event in place.events.iter_mut().filter(held) {
                    event.claim = Some(number);
                    event.negated |= claim.cue_class == CueClass::Denying && !event.aside;
                    // What is called untrue is so, however its claim was put: "a note claiming that it had burst is false".
                    event.hedged |= claim.hedged && !event.negated;
                }
            }
        }
    }
}

/// Whether a source goes by a pronoun: nobody is known behind it.
fn is_pronoun(name: &str) -> bool {
    matches!(name, "he" | "she" | "they" | "it" | "i" | "we" | "who")
}

/// The fewest words of a core claim.
const CORE_WORDS: usize = 4;
/// The same behind a cue that states something with hardly a word: "blamed shelling".
const BRIEF_WORDS: usize = 2;
/// The same of a clause that somebody said.
const SAID_WORDS: usize = 3;

fn claim(reading: &Reading<'_>, draft: &Draft, source: Option<&Source>, doubts: u64) -> Claim {
    let spans = |ranges: &[std::ops::Range<usize>]| -> Vec<TextSpan> {
        ranges.iter().filter(|r| r.start < r.end).map(|r| reading.document.span(r.clone())).collect()
    };
    let words = draft.content.iter().flat_map(Clone::clone).filter(|&i| reading.is(i, Classes::WORDLIKE));
    let (mut total, mut quoted) = (0, 0);
    for i in words {
        total += 1;
        quoted += usize::from(reading.is(i, Classes::QUOTED));
    }
    let kind = if quoted == 0 {
        ClaimKind::Indirect
    } else if quoted * 20 >= total * 19 {
        ClaimKind::Direct
    } else {
        ClaimKind::Mixed
    };
    let speech = !draft.kind.is_some_and(CueKind::is_minor);
    // What somebody was asked is no statement; the answer is.
    let asked = draft.rule == rule::ASKED
        || (draft.kind == Some(CueKind::Question) || draft.class == Some(CueClass::Asking))
            && (draft.source.is_empty() || draft.content.first().is_some_and(|r| reading.asks(r.clone())));
    // "exports were unaffected": a short clause that was said; "simply wrong", two words that were.
    let clause = draft.rule == rule::CLAUSE
        || draft.rule == rule::CLAUSE_TAG
            && draft.content.iter().all(|r| !reading.is(r.start, Classes::PREPOSITION.with(Classes::VERB_ING)));
    let said = draft.kind == Some(CueKind::Speech)
        && !draft.source.is_empty()
        && (clause && total >= SAID_WORDS || quoted >= BRIEF_WORDS);
    let core = !asked
        && (said || total >= if draft.traits.has(lexicon::Traits::BRIEF) { BRIEF_WORDS } else { CORE_WORDS })
        && (speech || quoted > 0);
    let source = source.map(|s| (s.kind, !is_pronoun(&s.name)));
    let grounds = confidence::grounds(reading, draft, &confidence::Facts { core, kind, words: total, source, doubts });
    let confidence = confidence::Weights::of(reading.base().language).probability(grounds);
    Claim {
        content: spans(&draft.content),
        cue: spans(&draft.cue),
        source: spans(&draft.source),
        source_id: None,
        kind,
        cue_class: draft.class.unwrap_or(CueClass::Neutral),
        negated: draft.negated,
        hedged: draft.hedged,
        core,
        confidence,
        perhaps: confidence < confidence::PERHAPS_BELOW,
        grounds,
        rule: Some(draft.rule.name),
        via: None,
        dates: evidence::dates_beside(reading, draft),
        links: evidence::links(reading, draft),
        outlet: evidence::outlet(reading, draft),
        places: Vec::new(),
    }
}
