//! The grammar: noun phrases that name or describe a facility.
//!
//! From a facility noun it reads leftwards for a name ("Kakhovka | dam"), a possessive ("Beirut's |
//! port") or the first half of a coordination ("Ladyzhyn and Burshtyn | power plants"), and
//! rightwards for the place that says which one is meant ("refinery | in Tuapse").

use std::ops::Range;

use super::idioms;
use super::nouns::{self, Force, Noun};
use super::text_view::TextView;
use crate::kind::Kind;

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

/// Prepositions between a facility noun and its place.
const PREPOSITIONS: &[&str] = &[
    "in", "at", "near", "of", "on", "outside", "off", "over", "across", "under", "beneath", "beside", "around",
    "along", "between", "from", "to", "inside", "within", "by", "into", "through",
];

/// Words between preposition and place: "the", "the port city of", "the village of".
const BEFORE_PLACE: &[&str] = &[
    "the",
    "city",
    "town",
    "village",
    "port",
    "settlement",
    "district",
    "county",
    "province",
    "region",
    "island",
    "peninsula",
    "suburb",
    "of",
    "southern",
    "northern",
    "eastern",
    "western",
    "central",
    "nearby",
    "river",
    "state",
    "coastal",
    "capital",
    "border",
    "occupied",
    "outskirts",
];

/// Finds the facility phrases of the sentence `range`, left to right, none overlapping another.
#[must_use]
pub fn find(view: &TextView<'_>, range: Range<usize>) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some(head) = head_at(view, at, range.end) else {
            at += 1;
            continue;
        };
        let floor = phrases.last().map_or(range.start, |p| p.tokens.end);
        let read = read(view, head.0.clone(), head.1, floor..range.end);
        at = read.iter().map(|p| p.tokens.end).max().unwrap_or(head.0.end).max(head.0.end);
        phrases.extend(read);
    }
    phrases.sort_by_key(|p| p.tokens.start);
    phrases
}

/// The facility noun that begins at `at`, unless something speaks against it.
fn head_at(view: &TextView<'_>, at: usize, end: usize) -> Option<(Range<usize>, Noun)> {
    let found = nouns::longest(&view.lower[at..end])?;
    let head = at..at + found.tokens;
    let abbreviated = head.clone().any(|i| nouns::is_abbreviation(&view.lower[i]) && !view.is_upper(i));
    if abbreviated
        || idioms::covers(&view.lower, &head)
        || view.part_of_compound(&head)
        || view.longer_name(&head)
        || view.used_as_verb(&head)
    {
        return None;
    }
    Some((head, found.noun))
}

/// Reads the phrase (or the coordinated phrases) around one noun, inside `bounds`.
fn read(view: &TextView<'_>, head: Range<usize>, noun: Noun, bounds: Range<usize>) -> Vec<Phrase> {
    let start = view.extend_measures(head.start, bounds.start);
    let measured = start;
    let name = view.name_before(start, bounds.start);
    let (anchors, end) = place_after(view, head.end, bounds.end, noun);
    if let Some(name) = name {
        return named(view, head, noun, name, anchors, end, bounds);
    }
    if !anchors.is_empty() {
        let start = view.demonym_before(start, bounds.start).unwrap_or(start);
        let first = Phrase {
            tokens: start..end,
            head,
            name: None,
            anchors: anchors.clone(),
            noun,
            shape: Shape::Prepositional,
            measured,
        };
        return coordinated_after(view, first, bounds.end);
    }
    if let Some((start, owner)) = view.possessive_before(start, bounds.start) {
        let anchors = owner.into_iter().collect();
        let tokens = start..head.end;
        return vec![Phrase { tokens, head, name: None, anchors, noun, shape: Shape::Possessive, measured }];
    }
    let tokens = start..head.end;
    // "Europe's largest nuclear plant, in Enerhodar"
    let comma = noun.force == Force::Strong && view.lower.get(head.end).is_some_and(|w| w == ",");
    let apposed = comma.then(|| apposed_place(view, head.end, bounds.end)).flatten();
    let shape = if apposed.is_some() { Shape::Prepositional } else { Shape::Bare };
    vec![Phrase { tokens, head, name: None, anchors: apposed.into_iter().collect(), noun, shape, measured }]
}

/// "Kakhovka dam"; "Chevron refinery in Richmond"; "Ladyzhyn and Burshtyn power plants".
fn named(
    view: &TextView<'_>,
    head: Range<usize>,
    noun: Noun,
    name: Range<usize>,
    anchors: Vec<Range<usize>>,
    end: usize,
    bounds: Range<usize>,
) -> Vec<Phrase> {
    // A place after the noun belongs to the phrase only if the name before it is not itself one
    // that the gazetteer has: an owner's name, "the Chevron refinery in Richmond".
    let close =
        anchors.first().is_some_and(|a| matches!(view.lower[head.end].as_str(), "in" | "at") && a.start > head.end);
    let sold = matches!(noun.kind, Kind::Factory | Kind::Warehouse | Kind::Refinery | Kind::Other);
    let whole = format!("{} {}", view.surface(&name), view.surface(&head));
    let owner = close
        && !view.is_facility(&whole)
        && if sold { !view.is_city_or_facility(&name) } else { !view.is_known(&name) };
    let tokens = if owner { name.start..end } else { name.start..head.end };
    let mut all = vec![name.clone()];
    if anchors.is_empty() {
        all.extend(apposed_place(view, head.end, bounds.end));
    }
    if owner {
        // "the Ford factory in Cologne": Ford is no village here.
        all = anchors;
    } else {
        all.extend(anchors);
    }
    let measured = head.start;
    // "the Black Sea port of Novorossiysk": the sea says where, not which.
    if all.first() == Some(&name) && all.len() > 1 && view.is_wide(&name) && view.lower[head.end] == "of" {
        all.remove(0);
        let tokens = name.start..end;
        let first = Phrase { measured, tokens, head, name: None, anchors: all, noun, shape: Shape::Prepositional };
        return coordinated_after(view, first, bounds.end);
    }
    let last = Phrase { measured, tokens, head, name: Some(name.clone()), anchors: all, noun, shape: Shape::Named };
    let mut phrases = Vec::new();
    if noun.plural {
        let mut before = name.start;
        while let Some(other) = view.conjunct_before(before, bounds.start) {
            before = other.start;
            phrases.push(Phrase {
                tokens: other.clone(),
                head: other.end..other.end,
                name: Some(other.clone()),
                anchors: vec![other.clone()],
                noun,
                shape: Shape::Named,
                measured: other.end,
            });
        }
        phrases.reverse();
    }
    phrases.push(last);
    phrases
}

/// "ports of Odesa" goes on with "and Chornomorsk".
fn coordinated_after(view: &TextView<'_>, first: Phrase, end: usize) -> Vec<Phrase> {
    let mut phrases = vec![first];
    let plural = phrases.first().is_some_and(|p| p.noun.plural && p.anchors.len() == 1);
    while plural && let Some(last) = phrases.last() {
        let Some(other) = view.conjunct_after(last.tokens.end, end) else { break };
        let noun = last.noun;
        phrases.push(Phrase {
            tokens: other.clone(),
            head: other.end..other.end,
            measured: other.end,
            name: None,
            anchors: vec![other],
            noun,
            shape: Shape::Prepositional,
        });
    }
    phrases
}

/// The places after a noun and the token after the part that belongs to the phrase.
///
/// The phrase ends with its first place ("bridge over the Seym"); a second one ("at Glushkovo")
/// still says where it is.
fn place_after(view: &TextView<'_>, from: usize, end: usize, noun: Noun) -> (Vec<Range<usize>>, usize) {
    let mut anchors = Vec::new();
    let mut at = from;
    let mut close = from;
    while at < end && anchors.len() < 3 {
        let preposition = view.lower[at].as_str();
        if !PREPOSITIONS.contains(&preposition) || !fits(preposition, noun) {
            break;
        }
        let mut object = at + 1;
        while object < end && BEFORE_PLACE.contains(&view.lower[object].as_str()) && !view.is_capital(object) {
            object += 1;
        }
        let Some(place) = view.place_name(object, end, noun.force >= Force::Strong) else { break };
        // "the smelters of Morowali", but not "the plants of Volkswagen"
        if preposition == "of" && is_works(noun.kind) && !view.is_known(&place) {
            break;
        }
        // "lines from the Guri dam": the name belongs to another facility.
        let place = match owned_noun(view, &place, end) {
            Owned::Facility => break,
            Owned::Water(end) => place.start..end,
            Owned::Nothing => place,
        };
        at = place.end;
        if anchors.is_empty() {
            close = place.end;
        }
        anchors.push(place);
        // "between Lithuania and Gotland", "from Budapest to Belgrade" are one description.
        let joined = match preposition {
            "between" => "and",
            "from" => "to",
            _ => "",
        };
        if !joined.is_empty() && anchors.len() == 1 && view.lower.get(at).is_some_and(|w| w == joined) {
            let second = if view.lower.get(at + 1).is_some_and(|w| w == "the") { at + 2 } else { at + 1 };
            if let Some(place) = view.place_name(second, end, true) {
                at = place.end;
                close = place.end;
                anchors.push(place);
            }
        }
    }
    (anchors, close)
}

/// What a place name makes with the words after it.
enum Owned {
    /// A facility of its own: "lines from the [Guri dam]", "silos at [Beirut's port]".
    Facility,
    /// A reservoir, which is a place as good as any; ends at the token given.
    Water(usize),
    /// Nothing.
    Nothing,
}

fn owned_noun(view: &TextView<'_>, place: &Range<usize>, end: usize) -> Owned {
    let last = place.end - 1;
    if view.lower[last] == "reservoir" {
        return Owned::Water(place.end);
    }
    let noun_at = |at: usize| {
        let noun = (at < end && !view.is_capital(at)).then(|| head_at(view, at, end)).flatten();
        noun.filter(|(_, noun)| noun.force >= Force::Weak)
    };
    if view.lower.get(place.end).is_some_and(|w| w == "reservoir") {
        return Owned::Water(place.end + 1);
    }
    let inside = place.len() > 1 && noun_at(last).is_some();
    let possessive = view.lower.get(place.end).is_some_and(|w| w == "'s") && noun_at(place.end + 1).is_some();
    if inside || possessive || noun_at(place.end).is_some() { Owned::Facility } else { Owned::Nothing }
}

/// The place after a comma and a preposition that says where the facility before them is: "Plant
/// Barry, near [Mobile]".
#[must_use]
pub fn apposed_place(view: &TextView<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let preposition = if view.lower.get(at).is_some_and(|w| w == ",") { at + 1 } else { at };
    if preposition >= end || !matches!(view.lower[preposition].as_str(), "in" | "near" | "outside" | "off" | "at") {
        return None;
    }
    let mut object = preposition + 1;
    while object < end && BEFORE_PLACE.contains(&view.lower[object].as_str()) && !view.is_capital(object) {
        object += 1;
    }
    view.place_name(object, end, false)
}

/// Whether a preposition after a facility of `kind` says where it is.
fn fits(preposition: &str, noun: Noun) -> bool {
    let kind = noun.kind;
    let line = matches!(
        kind,
        Kind::Railway | Kind::Pipeline | Kind::Cable | Kind::Canal | Kind::Tunnel | Kind::Bridge | Kind::BorderCrossing
    );
    match preposition {
        "to" | "from" | "between" | "through" | "into" => line,
        "over" | "across" | "under" | "beneath" => line || kind == Kind::Dam,
        "of" if is_works(kind) => noun.plural && noun.force >= Force::Strong,
        // "the yard of Kori"
        "of" if kind == Kind::RailwayStation => noun.force >= Force::Strong,
        "of" => !matches!(kind, Kind::Pipeline | Kind::Cable),
        _ => true,
    }
}

/// Works that a firm owns rather than a place: "of" after one of them names the owner.
const fn is_works(kind: Kind) -> bool {
    matches!(kind, Kind::Mine | Kind::Factory | Kind::Refinery)
}
