//! The grammar: noun phrases that name or describe a facility.
//!
//! From a facility noun it reads leftwards for a name ("Kakhovka | dam"), a possessive ("Beirut's |
//! port") or the first half of a coordination ("Ladyzhyn and Burshtyn | power plants"), and
//! rightwards for the place that says which one is meant ("refinery | in Tuapse").

use std::ops::Range;

use super::idioms;
use super::kinds::Trait;
use super::nouns::{self, Force, Noun};
use super::places_after::{self, After};
use super::qualified;
use super::view::View;
use crate::kind::Kind;
use crate::language::Classes;
use crate::sort;
use crate::text::TokenKind;

/// Fewest people of a city whose name before a facility noun is taken for it, where the noun may also
/// follow the name of a firm.
const CITY: u32 = 50_000;

/// How a phrase says which facility it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A name before (or after) the noun.
    Named,
    /// A possessive before the noun.
    Possessive,
    /// A preposition and a place after the noun.
    Prepositional,
    /// Nothing does.
    Bare,
}

impl Shape {
    /// Name of the rule, for explanations.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Named => "name_before_noun",
            Self::Possessive => "possessive_before_noun",
            Self::Prepositional => "noun_and_place",
            Self::Bare => "noun_alone",
        }
    }
}

/// A noun phrase with a facility noun, as the grammar read it. Token ranges are half-open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The whole phrase.
    pub tokens: Range<usize>,
    /// The noun; empty for the member of a coordination that borrows it.
    pub head: Range<usize>,
    /// The proper name, if there is one.
    pub name: Option<Range<usize>>,
    /// The places that say where it is, nearest to the noun first.
    pub anchors: Vec<Range<usize>>,
    /// Kind and force of the noun.
    pub noun: Noun,
    /// How the phrase says which facility it means.
    pub shape: Shape,
    /// Where the noun or the measure before it ("110 kV substation") begins.
    pub measured: usize,
}

/// Finds the facility phrases of the sentence `range`, left to right, none overlapping another.
#[must_use]
pub fn find(view: &View<'_>, range: Range<usize>) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some((head, noun)) = head_at(view, at, range.end) else {
            at += 1;
            continue;
        };
        let floor = phrases.last().map_or(range.start, |p| p.tokens.end);
        let end = head.end;
        let read = read(view, head, noun, floor..range.end);
        at = read.iter().map(|p| p.tokens.end).max().unwrap_or(end).max(end);
        phrases.extend(read);
    }
    sort::by_key(&mut phrases, |p| p.tokens.start);
    phrases
}

/// The facility noun that begins at `at`, unless something speaks against it.
fn head_at(view: &View<'_>, at: usize, end: usize) -> Option<(Range<usize>, Noun)> {
    let found = nouns::longest(view.reading, at, end)?;
    let head = at..at + found.tokens;
    let small = |i: usize| view.is(i, Classes::ABBREVIATION) && !view.is_upper(i);
    // "The Black [Sea port]"
    let sea = |at: usize| view.is_capital(at) && at > 0 && view.known(&(at - 1..at + 1)).is_wide();
    // "My rubber plant weeps."
    let potted = || found.noun.kind == Kind::Factory && (at.saturating_sub(2)..at).any(|i| view.lower(i) == "my");
    let other = head.clone().any(small)
        || potted()
        || head.len() > 1 && sea(head.start)
        // "Odesa port towns"
        || view.is(head.end, Classes::SETTLEMENT) && !view.is_capital(head.end)
        || idioms::covers(view.reading, &head)
        || view.part_of_compound(&head)
        || view.longer_name(&head)
        || view.used_as_verb(&head);
    (!other).then_some((head, found.noun))
}

/// A way to read the words around a noun.
type WayToRead<A> = fn(&A) -> Option<Vec<Phrase>>;

/// What was read around one noun, before it is a phrase.
struct Around<'v, 'd> {
    view: &'v View<'d>,
    head: Range<usize>,
    noun: Noun,
    /// Where the noun or the measure before it begins.
    start: usize,
    /// The places after it, and the end of the part that belongs to the phrase.
    after: After,
    /// What the phrase must stay in.
    bounds: Range<usize>,
}

/// Reads the phrase (or the coordinated phrases) around one noun, inside `bounds`.
fn read(view: &View<'_>, head: Range<usize>, noun: Noun, bounds: Range<usize>) -> Vec<Phrase> {
    let start = before_measure(view, head.start, bounds.start);
    // "lines from the Guri dam": the name belongs to another facility.
    let facility = |at: usize| head_at(view, at, bounds.end).is_some_and(|(_, noun)| noun.force >= Force::Weak);
    let mut after = places_after::read(view, head.end, bounds.end, noun, &facility);
    // "Closed from the bridge to Hanceville": the other end of the way.
    let goal = |place: &Range<usize>| place.start > 0 && view.is(place.start - 1, Classes::GOAL);
    if after.places.iter().any(goal) && begins_way(view, start, bounds.start) {
        after.places.retain(|place| !goal(place));
        after.end = if after.places.is_empty() { head.end } else { after.end };
    }
    let around = Around { view, head, noun, start, after, bounds };
    Around::READINGS.iter().find_map(|reading| reading(&around)).unwrap_or_default()
}

/// Whether "from" stands before the noun phrase whose noun begins at `start`.
fn begins_way(view: &View<'_>, start: usize, floor: usize) -> bool {
    let name = view.name_before(start, floor).map_or(start, |name| name.start);
    let article = name.checked_sub(1).filter(|&at| view.is(at, Classes::DEFINITE_ARTICLE)).unwrap_or(name);
    article.checked_sub(1).is_some_and(|at| view.is(at, Classes::ORIGIN))
}

/// Goes left over "110 kV", "1,000-megawatt": measures belong to a description; after a name so does what a hyphen joins: "the
/// Mutukula [one-stop] post".
fn before_measure(view: &View<'_>, start: usize, floor: usize) -> usize {
    let last = start.checked_sub(1).filter(|&at| !view.is_capital(at));
    let joined = last
        .and_then(|at| view.joined_to(at))
        .filter(|&at| at > floor && view.kind(at) == TokenKind::Word && !view.is_capital(at));
    if let Some(first) = joined.filter(|&at| view.is_name_word(at - 1)) {
        return first;
    }
    // "A 400kV line", in one word
    let fused =
        |at: usize| view.lower(at).strip_suffix("kv").is_some_and(|n| n.ends_with(|c: char| c.is_ascii_digit()));
    if let Some(at) = start.checked_sub(1).filter(|&at| at >= floor && fused(at)) {
        return at;
    }
    let unit = start.checked_sub(1).filter(|&i| i >= floor && view.is(i, Classes::MEASURE));
    let Some(mut from) = unit else { return start };
    while from > floor && (view.kind(from - 1) == TokenKind::Number || view.is_hyphen(from - 1)) {
        from -= 1;
    }
    from
}

impl Around<'_, '_> {
    /// The ways to read the words around a noun, the first that fits counts.
    const READINGS: [WayToRead<Self>; 5] =
        [Self::with_name, Self::with_place, Self::with_owner, Self::with_apposition, Self::alone];

    fn phrase(
        &self,
        tokens: Range<usize>,
        shape: Shape,
        name: Option<Range<usize>>,
        anchors: Vec<Range<usize>>,
    ) -> Phrase {
        let (head, noun, measured) = (self.head.clone(), self.noun, self.start);
        Phrase { tokens, head, name, anchors, noun, shape, measured }
    }

    /// "Kakhovka dam"; "Chevron refinery in Richmond"; "Ladyzhyn and Burshtyn power plants".
    fn with_name(&self) -> Option<Vec<Phrase>> {
        let plain = self.view.name_before(self.start, self.bounds.start).map(|name| (name, None));
        let (name, bracketed) = plain.or_else(|| self.name_with_more())?;
        let owner = self.is_owner(&name);
        let mut anchors = vec![name.clone()];
        anchors.extend(bracketed);
        if self.after.places.is_empty() {
            anchors.extend(places_after::apposed(self.view, self.head.end, self.bounds.end));
        }
        if owner {
            // "the Ford factory in Cologne": Ford is no village here.
            anchors.clear();
        }
        anchors.extend(self.after.places.iter().cloned());
        // "the Black Sea port of Novorossiysk": the sea says where, not which.
        let wide = anchors.first() == Some(&name) && anchors.len() > 1;
        if wide && self.view.is(self.head.end, Classes::OF_PLACE) && self.view.known(&name).is_wide() {
            anchors.remove(0);
            let first = Phrase {
                measured: self.head.start,
                ..self.phrase(name.start..self.after.end, Shape::Prepositional, None, anchors)
            };
            return Some(coordinated_after(self.view, first, self.bounds.end));
        }
        let end = if owner { self.after.end } else { self.head.end };
        let last = Phrase {
            measured: self.head.start,
            ..self.phrase(name.start..end, Shape::Named, Some(name.clone()), anchors)
        };
        let mut phrases = if self.noun.plural { self.coordinated_before(&name) } else { Vec::new() };
        phrases.push(last);
        Some(phrases)
    }

    /// The name before the number or the brackets that stand before the noun, if a known facility bears it, and
    /// what the brackets hold.
    fn name_with_more(&self) -> Option<(Range<usize>, Option<Range<usize>>)> {
        let fits = |kind| self.view.kinds.compatible(self.noun.kind, kind);
        let noun = self.view.surface(&self.head);
        let known = |name: &Range<usize>| {
            self.view.known_with(name, noun).facilities(fits).next().is_some()
                || (name.len() > 1 && !qualified::facilities(self.view, name, noun, fits).is_empty())
        };
        self.view.name_with_more_before(self.start, self.bounds.start).filter(|(name, _)| known(name))
    }

    /// Whether the name before the noun is the owner's rather than the facility's: "the Chevron
    /// refinery in Richmond". A place after the noun belongs to the phrase only then.
    fn is_owner(&self, name: &Range<usize>) -> bool {
        let view = self.view;
        let placed = view.is(self.head.end, Classes::INSIDE.with(Classes::SPOT));
        let close = placed && self.after.places.first().is_some_and(|place| place.start > self.head.end);
        let sold = view.kinds.has(self.noun.kind, Trait::Sold);
        // "the Grand Inga mine in Congo": a mine is called after its owner where there is but one in the town.
        let wide = self.after.places.iter().all(|place| view.known(place).is_wide());
        if !close || wide && !sold {
            return false;
        }
        let whole = format!("{} {}", view.surface(name), view.surface(&self.head));
        let known = view.known(name);
        let place = if sold { known.is_city_or_facility(CITY) } else { known.is_name() };
        !place && view.known_as(&whole).facilities(|_| true).next().is_none()
    }

    /// "[Ladyzhyn] and Burshtyn power plants", left to right.
    fn coordinated_before(&self, name: &Range<usize>) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        let mut before = name.start;
        while let Some(other) = self.view.conjunct_before(before, self.bounds.start) {
            before = other.start;
            phrases.push(borrowing(other.clone(), self.noun, Some(other), Shape::Named));
        }
        phrases.reverse();
        phrases
    }

    /// "refinery in Tuapse", "[American] base at Ramstein".
    fn with_place(&self) -> Option<Vec<Phrase>> {
        if self.after.places.is_empty() {
            return None;
        }
        let start = self.view.demonym_before(self.start, self.bounds.start).unwrap_or(self.start);
        let mut places = self.after.places.clone();
        // "its last base in Chad, in N'Djamena"
        if places.iter().all(|place| self.view.known(place).is_wide()) {
            places.extend(places_after::apposed(self.view, self.after.end, self.bounds.end));
        }
        let first = self.phrase(start..self.after.end, Shape::Prepositional, None, places);
        Some(coordinated_after(self.view, first, self.bounds.end))
    }

    /// "Beirut's port", "the city's port".
    fn with_owner(&self) -> Option<Vec<Phrase>> {
        let (start, owner) = self.view.possessive_before(self.start, self.bounds.start)?;
        Some(vec![self.phrase(start..self.head.end, Shape::Possessive, None, owner.into_iter().collect())])
    }

    /// "Europe's largest nuclear plant, in Enerhodar".
    fn with_apposition(&self) -> Option<Vec<Phrase>> {
        if self.noun.force != Force::Strong || self.view.mark(self.head.end) != ',' {
            return None;
        }
        let place = places_after::apposed(self.view, self.head.end, self.bounds.end)?;
        Some(vec![self.phrase(self.start..self.head.end, Shape::Prepositional, None, vec![place])])
    }

    fn alone(&self) -> Option<Vec<Phrase>> {
        Some(vec![self.phrase(self.start..self.head.end, Shape::Bare, None, Vec::new())])
    }
}

/// The member of a coordination at `tokens` that borrows its noun.
fn borrowing(tokens: Range<usize>, noun: Noun, name: Option<Range<usize>>, shape: Shape) -> Phrase {
    let (end, anchors) = (tokens.end, vec![tokens.clone()]);
    Phrase { head: end..end, measured: end, tokens, name, anchors, noun, shape }
}

/// "ports of Odesa" goes on with "and Chornomorsk".
fn coordinated_after(view: &View<'_>, first: Phrase, end: usize) -> Vec<Phrase> {
    let (noun, plural) = (first.noun, first.noun.plural && first.anchors.len() == 1);
    let mut last = first.tokens.end;
    let mut phrases = vec![first];
    // "In Ridgeland and Canton, [Mississippi]": the state is no third one.
    let is_state = |at: usize, other: &Range<usize>| {
        let known = view.known(other);
        let wide =
            known.is_area() || known.has_state() || known.bearers().first().is_some_and(|b| b.kind == Kind::Admin2);
        view.mark(at) == ',' && other.start == at + 1 && wide
    };
    while plural && let Some(other) = view.conjunct_after(last, end).filter(|other| !is_state(last, other)) {
        last = other.end;
        phrases.push(borrowing(other, noun, None, Shape::Prepositional));
    }
    phrases
}
