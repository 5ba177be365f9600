//! Regions that have nothing but a side of the compass for a name: "the North East", "the Southwest"; coasts called after one.
//!
//! Many countries have one of each name. It is a place where it stands as a region does, behind an article or "in", and the
//! text has to do with such a country; "Southeast police" and "SOUTHEAST" are anybody's.

use std::cell::OnceCell;

use super::analysis::Analysis;
use super::others::best_kind;
use super::span::Span;
use crate::country::CountryCode;
use crate::kind::Kind;
use crate::language::{Class, Classes};
use crate::sort;
use crate::text::TokenKind;

/// Whether the name is a point of the compass and no more, or a coast called after one.
pub(super) fn is_compass(analysis: &Analysis<'_>, span: &Span) -> bool {
    const POINT: Classes = Classes::DIRECTION.with(Classes::HYPHEN);
    let mut words = analysis.words[span.tokens.clone()].iter();
    words.next().is_some_and(|first| first.classes.any(POINT))
        && (words.all(|word| word.classes.any(POINT)) || is_coast(analysis, span))
}

/// "The East End", "the South Side": many a city has one.
pub(super) fn is_quarter(analysis: &Analysis<'_>, span: &Span) -> bool {
    let words = &analysis.words[span.tokens.clone()];
    words.len() == 2
        && words[0].classes.any(Classes::DIRECTION)
        && matches!(analysis.reading.lower(span.tokens.end - 1), "end" | "side")
}

fn is_coast(analysis: &Analysis<'_>, span: &Span) -> bool {
    best_kind(analysis, span) == Some(Kind::Coast)
}

/// The countries that a document names, by themselves or by places in them, and that of its paper; ascending.
#[derive(Default)]
pub(super) struct Named(OnceCell<Vec<CountryCode>>);

impl Named {
    /// Whether `span`, a side of the compass, is a region where it stands and of a country that is named.
    pub(super) fn is_region(&self, analysis: &Analysis<'_>, span: &Span) -> bool {
        let named = self.0.get_or_init(|| countries(analysis));
        let country = |place| analysis.gazetteer.place(place).and_then(|p| p.country());
        is_used_so(analysis, span)
            && span.candidates.iter().filter_map(|c| country(c.place)).any(|code| named.binary_search(&code).is_ok())
    }
}

fn countries(analysis: &Analysis<'_>) -> Vec<CountryCode> {
    let side = |at: usize| analysis.words[at].classes.has(Class::Direction);
    let best = analysis.matches.iter().filter(|m| !side(m.tokens.start)).filter_map(|m| m.candidates.first());
    let mut found: Vec<CountryCode> =
        best.filter_map(|c| analysis.gazetteer.place(c.place)?.country()).chain(analysis.home_country()).collect();
    sort::by_key(&mut found, |x| *x);
    found.dedup();
    found
}

/// Whether the words around stand around a region: an article or a preposition before it, and no name that goes on.
fn is_used_so(analysis: &Analysis<'_>, span: &Span) -> bool {
    let start = span.tokens.start;
    let before = analysis.classes(start.checked_sub(1), start);
    let on = analysis.near(Some(span.tokens.end), start).is_some_and(|w| w.kind == TokenKind::Word && w.capital);
    (before.has(Class::DefiniteArticle) || before.any(Classes::LOC_PREP) || is_coast(analysis, span)) && !on
}
