//! Facilities by their names: "Dneproges", "Camp Lemonnier", "Incirlik".

use std::ops::Range;

use super::text_view::TextView;
use crate::gazetteer::{Candidate, NameClass, PlaceId, normalise};
use crate::kind::{Category, Kind};
use crate::text::TokenKind;

/// Longest facility name, in tokens.
const LONGEST: usize = 12;

/// A name of the gazetteer that a facility bears, at a place in the text.
#[derive(Clone, Debug)]
pub struct FacilityName {
    /// Token indices.
    pub tokens: Range<usize>,
    /// The facilities that bear the name, best prior first; never empty.
    pub facilities: Vec<PlaceId>,
    /// Kind of the first.
    pub kind: Kind,
    /// Whether a place that is no facility bears the name too.
    pub shared: bool,
    /// Whether the likeliest bearer without context is a facility.
    pub first: bool,
}

/// Finds facility names in the sentence `range`: the longest from each capitalised word, left to
/// right, none overlapping another.
#[must_use]
pub fn find(view: &TextView<'_>, range: Range<usize>) -> Vec<FacilityName> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let name = view.is_capital(at).then(|| longest(view, at..range.end)).flatten();
        match name {
            Some(name) => {
                at = name.tokens.end;
                found.push(name);
            }
            None => at += 1,
        }
    }
    found
}

fn longest(view: &TextView<'_>, range: Range<usize>) -> Option<FacilityName> {
    let mut walk = view.gazetteer.walk();
    let mut best = None;
    for at in range.start..range.end.min(range.start + LONGEST) {
        let token = view.document.tokens[at];
        let alive = match token.kind {
            TokenKind::Word | TokenKind::Number => walk.push_token(&normalise::key(view.document.word(at))),
            TokenKind::Punct => !token.space_before && view.is_hyphen(at),
            TokenKind::Possessive => view.lower[at] == "'s" && walk.push("s"),
            TokenKind::Clitic => false,
        };
        if !alive {
            break;
        }
        if walk.is_key() && matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            let tokens = range.start..at + 1;
            best = bearer(view, tokens, &walk.candidates()).or(best);
        }
    }
    best
}

fn bearer(view: &TextView<'_>, tokens: Range<usize>, candidates: &[Candidate]) -> Option<FacilityName> {
    let upper = tokens.len() == 1 && view.is_upper(tokens.start);
    let admitted = |c: &&Candidate| match c.name {
        NameClass::Abbreviation => upper,
        NameClass::Demonym(_) | NameClass::Dotted => false,
        _ => true,
    };
    let kind = |c: &Candidate| view.gazetteer.place(c.place).map(|p| p.kind());
    let facility = |c: &&Candidate| kind(c).is_some_and(|k| k.category() == Category::Infrastructure);
    let candidates: Vec<&Candidate> = candidates.iter().filter(admitted).collect();
    let facilities: Vec<PlaceId> = candidates.iter().copied().filter(facility).map(|c| c.place).collect();
    let best = view.gazetteer.place(*facilities.first()?)?;
    Some(FacilityName {
        kind: best.kind(),
        shared: facilities.len() < candidates.len(),
        first: candidates.first().is_some_and(facility),
        facilities,
        tokens,
    })
}
