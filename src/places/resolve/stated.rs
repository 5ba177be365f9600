//! What the text puts in a state or country that the gazetteer has no such place in: "Cameron, La." is no Cameron of Texas,
//! nor is the Cameron that it speaks of later.

use std::ops::Range;

use super::{Group, Sense, Setting};
use crate::country::CountryCode;
use crate::gazetteer::sphere::{Point, Reach};
use crate::gazetteer::{Candidate, NameClass, Place};
use crate::kind::Kind;
use crate::language::Classes;
use crate::places::analysis::Analysis;
use crate::places::matches::NameMatch;
use crate::places::recognise::{self, Span};
use crate::sort;
use crate::text::TokenKind;

/// How likely a town is without context whose country a paper may well call otherwise, and how far it is from the middle of that one:
/// Donetsk, Jerusalem, Belfast. Memphis is not in Egypt.
const DISPUTED: f32 = 5.0;
const BESIDE: Reach = Reach::km(4000.0);

/// The states and countries that a text puts its names in which the gazetteer has elsewhere only.
pub struct Stated<'a> {
    /// Ascending numbers of names.
    of_name: Vec<(usize, Place<'a>)>,
}

impl<'a> Stated<'a> {
    /// What the text says of the names of `groups`, once for all their mentions among `spans`.
    #[must_use]
    pub fn of(analysis: &'a Analysis<'_>, spans: &[Span], groups: &[Group]) -> Self {
        let area = |group: &Group| {
            let best = group.options.first()?;
            let area = group.mentions.iter().find_map(|&at| stated(analysis, &spans[at].tokens, best))?;
            Some((group.name, area))
        };
        let mut of_name: Vec<(usize, Place<'a>)> = groups.iter().filter_map(area).collect();
        sort::by_key(&mut of_name, |(name, _)| *name);
        Self { of_name }
    }

    /// The state or country that the text puts the name at `tokens` in, there or, where nothing is said there, elsewhere,
    /// if what `group` means does not lie in it.
    #[must_use]
    pub fn at(&self, analysis: &'a Analysis<'_>, tokens: &Range<usize>, group: &Group) -> Option<Place<'a>> {
        let best = group.options.first()?;
        if let Some(area) = stated(analysis, tokens, best) {
            return Some(area);
        }
        let said = best.said || recognise::qualifier(analysis, tokens).is_some();
        let first = self.of_name.partition_point(|(name, _)| *name < group.name);
        let (_, area) = self.of_name.get(first).filter(|(name, _)| *name == group.name && !said)?;
        (is_in_some_area(best) && !may_hold(area, best)).then(|| analysis.gazetteer.place(area.id()))?
    }
}

/// Whether it is of the kinds that lie in one state, or a state, which "Texas, a Queensland town," is none of.
const fn is_in_some_area(best: &Sense) -> bool {
    best.kind.is_settlement() || matches!(best.kind, Kind::Admin1 | Kind::Admin2 | Kind::District)
}

/// The state or country that the text writes right after the name at `tokens`, if `best` does not lie in it.
fn stated<'a>(analysis: &'a Analysis<'_>, tokens: &Range<usize>, best: &Sense) -> Option<Place<'a>> {
    if !is_in_some_area(best) {
        return None;
    }
    let behind = recognise::qualifier(analysis, tokens).filter(|outer| is_stated(analysis, tokens, outer));
    let apposed = || recognise::owner_in_apposition(analysis, tokens);
    let outer = behind.or_else(|| inside(analysis, tokens)).or_else(apposed)?;
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
        _ if same && best.kind == Kind::Admin1 => true,
        Kind::Country => {
            let (lat, lon) = area.position();
            same || best.prior() >= DISPUTED && best.point.is_within(Point::new(lat, lon), BESIDE)
        }
        Kind::Territory => same,
        Kind::Admin1 => same && (best.region.is_none() || best.region == Some(area.id())),
        Kind::Admin2 => same && best.region == area.region().map(|r| r.id()),
        _ => true,
    }
}

/// The state or country behind "in" that can only say where the name lies, which has a preposition of place itself, or
/// stands in a row with others of that state: "police in Lakhimpur in Assam", "at Mayfield and Bremen in western Kentucky",
/// and not "a man from Boston in Florida".
fn inside<'a>(analysis: &'a Analysis<'_>, tokens: &Range<usize>) -> Option<&'a NameMatch> {
    /// Readings of a neighbour in the row that count.
    const LIKELY: usize = 3;
    // "Allen and San Isidro towns in Northern Samar" are of no other province.
    let towns = analysis.lower(Some(tokens.end), tokens.start) != "in";
    let wide = |outer: &&NameMatch| is_state(outer.kind) || towns && outer.kind == Kind::Admin2;
    let outer = recognise::container(analysis, tokens).filter(wide)?;
    let before = tokens.start.checked_sub(1);
    let beside = || {
        let end = before.filter(|_| analysis.lower(before, tokens.start) == "and")?;
        let from = analysis.matches.partition_point(|m| m.tokens.start + LIKELY < end);
        let near = analysis.matches[from..].iter().find(|m| m.tokens.end == end && m.kind.is_settlement())?;
        let lies = |c: &Candidate| {
            let place = analysis.gazetteer.place(c.place)?;
            let areas = [place.region().map(|r| r.id()), analysis.gazetteer.country(place.country()?).map(|c| c.id())];
            outer.candidates.iter().any(|area| areas.contains(&Some(area.place))).then_some(())
        };
        near.candidates.iter().take(LIKELY).find_map(lies)
    };
    let inside = matches!(analysis.lower(before, tokens.start), "in" | "at" | "near" | "outside");
    (towns || inside || analysis.words[tokens.start].initial || beside().is_some()).then_some(outer)
}

/// Whether `outer`, right behind a comma or in brackets, can only say where the name lies: in short as newspapers write
/// states, or closing what it qualifies, and not one more of a row.
pub(super) fn is_stated(analysis: &Analysis<'_>, tokens: &Range<usize>, outer: &NameMatch) -> bool {
    let near = tokens.start;
    if outer.tokens.start != tokens.end + 1 || !(is_state(outer.kind) || outer.kind == Kind::Admin2) {
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
