//! What the text puts in a state or country that the gazetteer has no such place in: "Cameron, La." is no Cameron of Texas.

use std::ops::Range;

use super::{Sense, Setting};
use crate::country::CountryCode;
use crate::gazetteer::sphere::Point;
use crate::gazetteer::{Candidate, NameClass, Place};
use crate::kind::Kind;
use crate::language::Classes;
use crate::places::analysis::Analysis;
use crate::places::matches::NameMatch;
use crate::places::recognise;
use crate::text::TokenKind;

/// How likely a town is without context whose country a paper may well call otherwise: Donetsk, Jerusalem.
const DISPUTED: f32 = 5.0;

/// The state or country that the text writes right after the name at `tokens`, if `best` does not lie in it.
#[must_use]
pub fn stated<'a>(analysis: &'a Analysis<'_>, tokens: &Range<usize>, best: &Sense) -> Option<Place<'a>> {
    if !(best.kind.is_settlement() || matches!(best.kind, Kind::Admin2 | Kind::District)) {
        return None;
    }
    let outer = recognise::qualifier(analysis, tokens).filter(|outer| is_stated(analysis, tokens, outer))?;
    let mut first = None;
    for candidate in &outer.candidates {
        let area = analysis.gazetteer.place(candidate.place)?;
        let state = is_state(area.kind()) || area.kind() == Kind::Admin2;
        if state && may_hold(&area, best) {
            return None;
        }
        first = first.or_else(|| state.then_some(area));
    }
    first
}

const fn is_state(kind: Kind) -> bool {
    matches!(kind, Kind::Country | Kind::Admin1 | Kind::Territory)
}

/// Whether `best` may lie in `area`.
fn may_hold(area: &Place<'_>, best: &Sense) -> bool {
    let same = area.country() == best.country;
    match area.kind() {
        Kind::Country => same || best.prior() >= DISPUTED,
        Kind::Territory => same,
        Kind::Admin1 => same && (best.region.is_none() || best.region == Some(area.id())),
        Kind::Admin2 => same && best.region == area.region().map(|r| r.id()),
        _ => true,
    }
}

/// Whether `outer`, right behind a comma or in brackets, can only say where the name lies: in short as newspapers write
/// states, or closing what it qualifies, and not one more of a row.
fn is_stated(analysis: &Analysis<'_>, tokens: &Range<usize>, outer: &NameMatch) -> bool {
    let near = tokens.start;
    if outer.tokens.start != tokens.end + 1 || !is_state(outer.kind) {
        return false;
    }
    let short = |c: &Candidate| matches!(c.name, NameClass::Dotted | NameClass::Abbreviation);
    if outer.kind == Kind::Admin1 && outer.candidates.first().is_some_and(short) {
        return true;
    }
    let at = outer.tokens.end;
    let word = |at: usize| analysis.near(Some(at), near).filter(|w| w.kind == TokenKind::Word);
    let goes_on = |at: usize| {
        let joint = word(at).is_some_and(|w| w.classes.any(Classes::JOINT));
        word(at + usize::from(joint)).is_none_or(|w| w.capital)
    };
    match analysis.lower(Some(at), near) {
        "," => !goes_on(at + 1),
        _ => word(at).is_none(),
    }
}

impl Setting {
    /// The setting of what lies in `area`: `here` where that is its state, else the middle of it.
    #[must_use]
    pub fn within(area: &Place<'_>, here: Option<Self>) -> (Self, bool) {
        let own = area.kind() == Kind::Admin1;
        let known = |here: &Self| own && here.region == Some(area.id());
        if let Some(here) = here.filter(known) {
            return (here, true);
        }
        let (lat, lon) = area.position();
        let country: Option<CountryCode> = area.country();
        let region = own.then(|| area.id());
        (Self { lat, lon, point: Point::new(lat, lon), country, region, names: 0, share: 0.0 }, false)
    }
}
