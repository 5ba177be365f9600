//! "The hospital", "the road": venues and roads that the text has named before.

use super::text::Sentence;
use super::words::{Roles, roles};
use crate::annotations::PlaceMention;
use crate::infrastructure::again::again_at;
use crate::infrastructure::coreference::{BEHIND_NOUN, is_elsewhere, is_over};
use crate::infrastructure::view::View;
use crate::kind::Kind;
use crate::language::Classes;
use crate::text::TokenKind;

/// Sentences that a venue stays in mind for where the text speaks of several.
const MEMORY: usize = 3;

/// Fewest mentions of the venue that a text is about.
const MAIN: usize = 3;

/// Most mentions back that are looked at.
const REACH: usize = 40;

/// The later mentions of `named`, the roads and venues of the text, ascending, apart from `facilities`; `places` are the
/// resolved toponyms.
#[must_use]
pub fn mentions(
    view: &View<'_>,
    places: &[PlaceMention],
    facilities: &[PlaceMention],
    named: &[PlaceMention],
) -> Vec<PlaceMention> {
    let mut found: Vec<PlaceMention> = Vec::new();
    let mut another = None;
    for sentence in view.document.sentences.iter().filter(|_| !named.is_empty()) {
        let sentence = Sentence::new(view, sentence.tokens.clone());
        for at in sentence.range.clone() {
            let own = roles(view.reading, at);
            if view.is_capital(at) || !own.any(Roles::HOUSE.or(Roles::WAY)) || at == sentence.range.start {
                continue;
            }
            let span = view.document.span(at..at + 1);
            if is_over(named, span) || is_over(facilities, span) {
                continue;
            }
            if !view.is(at - 1, Classes::DEFINITE_ARTICLE) {
                // "Another hospital", "a small hospital"
                another = Some(at);
            } else if ends_here(&sentence, at + 1) {
                let all = || {
                    let before = named.partition_point(|m| m.span.end <= span.start);
                    let named = named[..before].iter().rev().take(REACH);
                    named.chain(found.iter().rev().take(REACH)).filter(|m| fits(view, m, at, own))
                };
                // "The infirmary" is first of all the one that is called so.
                let called =
                    |m: &&PlaceMention| m.span.slice(view.document.text()).to_lowercase().ends_with(view.lower(at));
                let exact = all().any(|m| called(&m));
                let all = || all().filter(|m| !exact || called(m));
                let meant = antecedent(view, all, at, own, another);
                let meant = meant.filter(|site| !is_elsewhere(view, places, span, site, false));
                if let Some(site) = meant.cloned() {
                    let confidence = site.confidence;
                    found.push(PlaceMention { confidence, ..again_at(view, &site, span) });
                }
            }
        }
    }
    found
}

/// Whether the noun before token `at` is no part of another: "the hospital [trust]"; and does not say itself which it is:
/// "the road [to] Sumy".
fn ends_here(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let view = sentence.view;
    let closed = at >= sentence.range.end || view.kind(at) != TokenKind::Word && !view.is_hyphen(at);
    let placed = view.is(at, Classes::SELF_PLACED.with(Classes::GOAL))
        || view.is(at, Classes::LOC_PREP) && (view.is_capital(at + 1) || view.is_capital(at + 2));
    closed || view.is(at, BEHIND_NOUN) && !placed
}

/// Whether `site` may be called by the noun at `at`, which has the roles `own`.
fn fits(view: &View<'_>, site: &PlaceMention, at: usize, own: Roles) -> bool {
    let tokens = view.document.token_at(site.span.start)..view.document.token_at(site.span.end);
    match site.kind {
        Kind::Road | Kind::Street if own.any(Roles::WAY) => match view.lower(at) {
            "road" => true,
            _ => site.kind == Kind::Road,
        },
        Kind::Building | Kind::Park if own.any(Roles::HOUSE) => tokens.into_iter().any(|i| {
            let shared = |role: Roles| own.any(role) && roles(view.reading, i).any(role);
            view.lower(i) == view.lower(at) || shared(Roles::CARE) || shared(Roles::LEARN)
        }),
        _ => false,
    }
}

/// Which of `all`, the nearest first, is meant by the noun at `at`: the only one, the last one, if it is near and alone, or the one
/// that the text is about. A road is meant only near by. `another` is where such a noun stood last without a name.
fn antecedent<'m, I: Iterator<Item = &'m PlaceMention>>(
    view: &View<'_>,
    all: impl Fn() -> I,
    at: usize,
    own: Roles,
    another: Option<usize>,
) -> Option<&'m PlaceMention> {
    let last = all().max_by_key(|m| m.span.start)?;
    let sentences = &view.document.sentences;
    let sentence = |byte: usize| sentences.partition_point(|s| s.span.end <= byte);
    let (here, there) = (sentence(view.document.span(at..at + 1).start), sentence(last.span.start));
    let blocks = sentences.get(here)?.block - sentences.get(there)?.block;
    // "Taken to the hospital" is said of any.
    let any = own.any(Roles::CARE) && blocks > 1 && at > 1 && view.is(at - 2, Classes::GOAL.with(Classes::INSIDE));
    // "Out on the road" may be said of any, too.
    let on = own.any(Roles::WAY) && blocks > 0 && at > 1 && roles(view.reading, at - 2).any(Roles::POSITION);
    let any = any || on;
    let brought_up =
        another.is_some_and(|i| view.lower(i) == view.lower(at) && view.document.span(i..i + 1) > last.span);
    if any || brought_up {
        return None;
    }
    let same = |m: &&PlaceMention| m.name == last.name;
    if all().all(|m| same(&m)) && (own.any(Roles::HOUSE) || blocks <= 1) {
        return Some(last);
    }
    let begin = sentences.get(here.saturating_sub(MEMORY))?.span.start;
    if here - there <= MEMORY && blocks <= 1 && all().filter(|m| m.span.start >= begin).all(|m| same(&m)) {
        return Some(last);
    }
    let count = |site: &PlaceMention| all().filter(|m| m.name == site.name).count();
    let main = all().find(|m| count(m) >= MAIN)?;
    let others = all().filter(|m| m.name != main.name).all(|m| count(m) == 1 && m.span.start < begin);
    (own.any(Roles::HOUSE) && others).then_some(main)
}
