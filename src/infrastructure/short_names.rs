//! Facilities by less than their names: "the runway at Osan", "the life of Paks", and "Allenby"
//! after "the Allenby Bridge".
//!
//! A town often bears the name too. The facility is meant where a word of its trade governs the
//! name, or where the name is hardly a town's and the text speaks of such a facility.

use std::ops::Range;

use super::context::{self, Context, Rows};
use super::kinds::Trait;
use super::nouns;
use super::qualified;
use super::site::{Site, overlap};
use super::view::View;
use crate::annotations::Reference;
use crate::gazetteer::PlaceId;
use crate::kind::Kind;
use crate::language::Classes;
use crate::text::TokenKind;

/// A place with at least so many people is meant by its name until something says otherwise.
pub const TOWN: u32 = 10_000;

/// A place with at least so many people is meant by its name but where a facility's word governs it
/// through "at": "jets at Kursk", not "jets from Kursk".
const CITY: u32 = 100_000;

/// Words of the language that are no facility's short name by themselves, whatever the text speaks of.
pub const ORDINARY_WORD: Classes = Classes::ADJECTIVE
    .with(Classes::ORDINARY)
    .with(Classes::HOMOGRAPH)
    .with(Classes::FUNCTION)
    .with(Classes::NUMERAL)
    .with(Classes::MONTH_NAME)
    .with(Classes::WEEKDAY)
    .with(Classes::RANK)
    .with(Classes::OFFICE)
    .with(Classes::ORG_HEAD)
    .with(Classes::PUBLIC_BODY);

/// Most tokens from a site to one of which the sentence says the same with a number alone.
const GAP: usize = 8;

/// Most tokens of an apposition that are read for a facility noun.
const APPOSITION: usize = 8;

/// Most tokens of an apposition before the name.
const APPOSITION_BEFORE: usize = 4;

/// Most tokens from the head of an apposition to the possessive that opens it.
const OWNER: usize = 3;

/// What is known around a short name.
pub struct Around<'a> {
    /// The sentence.
    pub sentence: Range<usize>,
    /// The rows that the sentences beside it speak for.
    pub beside: Rows,
    /// The rows that the sentence speaks for.
    pub own: Rows,
    /// The rows that any sentence of the text speaks for.
    pub text: Rows,
    /// The facilities that the document names in full.
    pub known: &'a [PlaceId],
}

/// Finds short names in a sentence, apart from `taken`.
#[must_use]
pub fn find(view: &View<'_>, around: &Around<'_>, taken: &[Site]) -> Vec<Site> {
    let mut sites: Vec<Site> = Vec::new();
    let mut at = around.sentence.start;
    while at < around.sentence.end {
        let free = view.is_capital(at) && !taken.iter().any(|s| s.tokens.contains(&at));
        let name = free.then(|| view.place_name(at, around.sentence.end, true)).flatten();
        let Some(name) = name else {
            at += 1;
            continue;
        };
        at = name.end;
        // What says where another facility is ("refinery in Tuapse") is a place. No facility has a
        // longer name than one that no name of the gazetteer begins with.
        // "Launch Complex 1 at Mahia": where a named site is.
        let placed = |s: &Site| {
            s.reference == Reference::Named
                && s.tokens.end + 1 == name.start
                && view.is(s.tokens.end, Classes::LOCATING)
        };
        let used =
            |s: &Site| overlap(&s.tokens, &name) || placed(s) || s.anchors.iter().any(|anchor| overlap(anchor, &name));
        if view.reach(name.start) >= name.end && !taken.iter().any(used) {
            let joined = rows_joined(view, &name, around, taken.iter().chain(&sites));
            sites.extend(site(view, &name, around, joined));
        }
    }
    sites
}

/// The rows of a site that "and" or a comma joins to `name`: "Heysham and Torness" are two of a kind.
fn rows_joined<'s>(
    view: &View<'_>,
    name: &Range<usize>,
    around: &Around<'_>,
    sites: impl Iterator<Item = &'s Site>,
) -> Rows {
    let next = view.conjunct_after(name.end, around.sentence.end).map(|other| other.start);
    let last = view.conjunct_before(name.start, around.sentence.start).map(|other| other.end);
    // "Tarbela is 97% full, Mangla 71%"
    let gap = view.kind(name.end) == TokenKind::Number && view.lower(name.end + 1) == "%";
    let gap = gap && name.start.checked_sub(1).is_some_and(|at| view.mark(at) == ',' || view.is(at, Classes::JOINT));
    let joined = |site: &&Site| {
        let known = site.reference == Reference::Named && !site.facilities.is_empty();
        let measured = || gap && site.tokens.end < name.start && name.start - site.tokens.end <= GAP;
        known && (next == Some(site.tokens.start) || last == Some(site.tokens.end) || measured())
    };
    let kinds = sites.filter(joined).map(|site| context::rows_of(view, |kind| view.kinds.compatible(kind, site.kind)));
    kinds.fold(0, |all, rows| all | rows)
}

/// Whether something is brought to `name`, or to what it is joined to: "by ship to Ennore and Krishnapatnam".
fn is_destination(view: &View<'_>, name: &Range<usize>, floor: usize) -> bool {
    let first = view.conjunct_before(name.start, floor).map_or(name.start, |other| other.start);
    let to = first.checked_sub(3).filter(|&by| by >= floor && view.lower(by) == "by");
    to.is_some_and(|by| {
        view.is(by + 2, Classes::GOAL)
            && matches!(view.lower(by + 1), "ship" | "sea" | "boat" | "barge" | "rail" | "train" | "road" | "air")
    })
}

/// "KITIMAT, B.C. —": a name in capitals at the head of a sentence that has others is the town of the report.
fn is_dateline(view: &View<'_>, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    let capitals = name.start == sentence.start && name.clone().all(|at| view.is_upper(at));
    capitals && !view.is_titled(name.start) && !matches!(view.mark(name.end), '\0' | '.')
}

fn site(view: &View<'_>, name: &Range<usize>, around: &Around<'_>, joined: Rows) -> Option<Site> {
    if is_destination(view, name, around.sentence.start) || is_dateline(view, name, &around.sentence) {
        return None;
    }
    if view.inside_longer_name(name) || view.is(name.end, Classes::PLACE_NOUN) || view.is_of_water(name) {
        return None;
    }
    // "North of Chungthang" is said of a place.
    let compass = name.start.checked_sub(2).is_some_and(|at| view.is(at, Classes::DIRECTION));
    if compass && view.is(name.start - 1, Classes::OF_PLACE) {
        return None;
    }
    // "Syrian refugees", "Fourth of July": people and plain words are no sites.
    if name.len() == 1 && (view.is_demonym(name.start) || view.is(name.start, ORDINARY_WORD)) {
        return None;
    }
    // "CMOC (603993.SS)": two letters are a code.
    if name.len() == 1 && view.lower(name.start).len() < 3 {
        return None;
    }
    // "By MARIA HRENKO": a given name before another word of a name is somebody's, whatever else is called so.
    let given = name.len() == 1 && view.is(name.start, Classes::GIVEN);
    if given && view.is_capital(name.end) || is_storm(view, name.start) {
        return None;
    }
    let found = Signs::read(view, name, around, joined)?;
    // "Samuel Beckett crossed the bridge": a given name and more is a person's, whatever the sentence speaks of.
    let person = name.len() > 1 && view.is(name.start, Classes::GIVEN);
    let rows = if person { found.governed } else { found.rows() };
    let fitting = context::contexts(view, rows).filter(|row| !row.noun.is_empty()).filter_map(|row| {
        let mut facilities = bearers(view, name, &row);
        // "Motiva cut its crude runs": the firm, not the refinery that is called after it.
        if view.kinds.has(row.kind, Trait::Sold) {
            facilities.retain(|id| !qualified::is_operator(view, name.start, *id));
        }
        if (found.governed | found.spoken) & row.bit == 0 {
            let famous = found.famous & row.bit != 0;
            facilities
                .retain(|id| around.known.binary_search(id).is_ok() || (famous && !called_after_person(view, *id)));
        }
        // "Samuel batters the valley", in a text on dams: a given name alone is a site's that the text has named in full.
        if given && found.governed & row.bit == 0 {
            facilities.retain(|id| around.known.binary_search(id).is_ok());
        }
        (!facilities.is_empty()).then_some((row, facilities))
    });
    let named = |id: &PlaceId| around.known.binary_search(id).is_ok();
    let mut fitting: Vec<(Context<'_>, Vec<PlaceId>)> = fitting.collect();
    let first = fitting.iter().position(|(_, facilities)| facilities.iter().any(named)).unwrap_or(0);
    let (row, mut facilities) = (first < fitting.len()).then(|| fitting.swap_remove(first))?;
    if row.kind == Kind::AirBase {
        // "The runway at Sanaa", after "Sanaa airport", is not the base's on the same field.
        let airports = view.known_with(name, Kind::Airport.as_str());
        let airports: Vec<PlaceId> = airports.facilities(|kind| kind == Kind::Airport).filter(named).collect();
        facilities = if airports.is_empty() { facilities } else { airports };
    }
    let kind = facilities.first().and_then(|id| view.gazetteer.place(*id)).map_or(row.kind, |p| p.kind());
    // "The watchdog said Zaporizhzhia, Europe's largest nuclear plant, had lost its line": told that, and not told so.
    if found.governed & row.bit == 0 && is_of_another_noun(view, name, kind) {
        return None;
    }
    Some(Site::named(name.clone(), kind, facilities, "short_name"))
}

/// "Typhoon “Samuel”", "Hurricane Ida": a storm's name, in quotation marks or not.
fn is_storm(view: &View<'_>, at: usize) -> bool {
    let before = (at.saturating_sub(2)..at).rev().find(|&i| view.reading.lower(i).starts_with(char::is_alphabetic));
    before.is_some_and(|i| view.is(i, Classes::HURRICANE))
}

/// Whether a noun of another kind makes the single word before it the name of something else: "the Dniprovska [line]" is no
/// dam; or somebody was told so: "a source told Andina".
#[must_use]
pub fn is_of_another_noun(view: &View<'_>, name: &Range<usize>, kind: Kind) -> bool {
    let noun = nouns::longest(view.reading, name.end, name.end + 2).filter(|_| !view.is_capital(name.end));
    let other = noun.is_some_and(|found| !view.kinds.compatible(found.noun.kind, kind));
    let told = name.start.checked_sub(1).is_some_and(|at| view.is(at, Classes::PERSON_ACT));
    name.len() == 1 && (other || told)
}

/// The rows for which something says that the name may be a facility's.
struct Signs {
    /// A word of the trade governs the name, or a noun stands in apposition to it.
    governed: Rows,
    /// The sentence or its neighbours speak of such a facility.
    spoken: Rows,
    /// Villages that the world knows for their reactors: "Olkiluoto stumbles".
    famous: Rows,
    /// Nothing speaks against what the document names in full elsewhere.
    open: Rows,
}

impl Signs {
    /// The signs around `name`; `None` where it is a city's in any case.
    fn read(view: &View<'_>, name: &Range<usize>, around: &Around<'_>, joined: Rows) -> Option<Self> {
        let sentence = &around.sentence;
        let known = view.known(name);
        let town = known.is_town(TOWN);
        let city = town && known.is_town(CITY);
        // "at Kyiv's request"
        if city && view.is_possessive_s(name.end) {
            return None;
        }
        // "… power plants, Kyiv said": a city is no apposition; "Izmail, a port on the Danube" says what the town is.
        let described = town && view.is(name.end + 1, Classes::INDEFINITE);
        // "Zaporizhzhia, Europe's largest nuclear plant": no city is one.
        let plant = |kind: &Kind| view.kinds.has(*kind, Trait::Famous);
        let apposed = match (city, described) {
            (_, true) => None,
            (true, _) => apposed_after(view, name, sentence).filter(plant),
            _ => apposition(view, name, sentence),
        };
        let by_noun =
            apposed.map_or(0, |noun| context::rows_of(view, |row| noun == row || view.kinds.compatible(noun, row)));
        let behind = || context::acting(view, name, sentence) | context::governing_behind(view, name, sentence);
        let acted = if city { 0 } else { joined | behind() };
        let speaker = view.is(name.end, Classes::PERSON_ACT);
        // "Egypt's El Dabaa": a country has no such town in view, but a plant.
        let owned = view.follows_possessive_place(name.start, sentence.start);
        let preposition = context::preposition_before(view, name, sentence.start);
        let placed = owned || preposition.is_some();
        // "Ships on the water for Wilhelmshaven": nothing there yet.
        let bound = town && preposition.is_some_and(|at| !view.is(at, Classes::LOCATING));
        let speaking = Self::outside(view, name, around);
        let own = if !town || (owned && !city) { speaking } else { 0 };
        let near = if !town && placed { speaking | around.beside } else { 0 };
        let inside = name.start.checked_sub(1).is_some_and(|i| view.is(i, Classes::INSIDE));
        // "Chernobyl, the HBO series" says that it is something else.
        let other = apposed.is_none() && view.mark(name.end) == ',' && view.is(name.end + 1, Classes::OPENING);
        let famous = !town && !speaker && !inside && !other;
        let open = !placed && !around.known.is_empty() && !known.is_name();
        Some(Self {
            governed: by_noun | if bound { 0 } else { context::governing(view, name, sentence.start, city) } | acted,
            // "Locals in Jadar": what is called after a valley is spoken of "at", not "in", it.
            spoken: if speaker {
                0
            } else if inside {
                (own | near) & context::rows_of(view, |kind| !view.kinds.has(kind, Trait::Works))
            } else {
                own | near
            },
            // "Thorp scored", "Opal prices": known or not, it counts only where the text speaks of reactors.
            famous: if famous {
                around.text & context::rows_of(view, |kind| view.kinds.has(kind, Trait::Famous))
            } else {
                0
            },
            open: if open { Rows::MAX } else { 0 },
        })
    }

    /// The rows that the sentence speaks for outside the name.
    fn outside(view: &View<'_>, name: &Range<usize>, around: &Around<'_>) -> Rows {
        let inside = name.clone().any(|i| context::says(view, i).speaks != 0);
        if inside { context::speaking(view, around.sentence.clone(), name) } else { around.own }
    }

    const fn rows(&self) -> Rows {
        self.governed | self.spoken | self.famous | self.open
    }
}

/// The facilities of the row's kind whose name is `name` and the row's noun.
#[must_use]
pub fn bearers(view: &View<'_>, name: &Range<usize>, row: &Context<'_>) -> Vec<PlaceId> {
    let known = view.known_with(name, row.noun);
    let mut found: Vec<PlaceId> = known.facilities(|kind| view.kinds.compatible(row.kind, kind)).collect();
    // "Victoria spoke at the plant": a given name is none of a list's sites without a noun beside it.
    if name.len() > 1 || !view.is(name.start, Classes::GIVEN) {
        let own = view.own_called(name, row.kind);
        found.extend(own.into_iter().filter(|id| !known.facilities(|_| true).any(|other| other == *id)));
    }
    found
}

/// Whether plants of the facility's country bear surnames: "Hatch", "Cook", "Bruce".
fn called_after_person(view: &View<'_>, id: PlaceId) -> bool {
    let country = view.gazetteer.place(id).and_then(|place| place.country());
    country.is_none_or(|c| matches!(c.as_str(), "US" | "CA"))
}

/// The kind of the facility noun in apposition to `name`.
fn apposition(view: &View<'_>, name: &Range<usize>, sentence: &Range<usize>) -> Option<Kind> {
    // "Baldwin and Kincaid, two coal plants"
    let both = || {
        let from = view.conjunct_after(name.end, sentence.end)?.end;
        let counted = view.mark(from) == ',' && (view.is(from + 1, Classes::NUMERAL) || view.lower(from + 1) == "both");
        let noun = (from + 2..sentence.end.min(from + 2 + APPOSITION_BEFORE)).find_map(|i| {
            let noun = nouns::longest(view.reading, i, sentence.end)?;
            Some(noun.noun.kind)
        });
        noun.filter(|_| counted)
    };
    apposed_after(view, name, sentence).or_else(|| apposed_before(view, name, sentence)).or_else(both)
}

/// "Norochcholai, its coal plant"
fn apposed_after(view: &View<'_>, name: &Range<usize>, sentence: &Range<usize>) -> Option<Kind> {
    let from = name.end + 1;
    if view.mark(name.end) != ',' || from >= sentence.end {
        return None;
    }
    let possessive = view.is_capital(from) && (from + 1..=from + OWNER).any(|i| view.is_possessive_s(i));
    if !possessive && !view.is(from, Classes::OPENING) {
        return None;
    }
    let goes_on = |&i: &usize| !matches!(view.mark(i), ',' | ';' | ':' | '.') && !view.is(i, Classes::CLOSING);
    let to = from + (from..sentence.end.min(from + APPOSITION)).take_while(goes_on).count();
    (from..to).find_map(|i| nouns::longest(view.reading, i, to)).map(|found| found.noun.kind)
}

/// "the last coal plant, Ratcliffe": the noun stands right at the comma, and another mark closes the
/// apposition.
fn apposed_before(view: &View<'_>, name: &Range<usize>, sentence: &Range<usize>) -> Option<Kind> {
    if !matches!(view.mark(name.end), ',' | '.' | ';') {
        return None;
    }
    let comma = name.start.checked_sub(1).filter(|&i| i > sentence.start && view.mark(i) == ',')?;
    let from = comma.saturating_sub(APPOSITION_BEFORE).max(sentence.start);
    (from..comma).find_map(|i| {
        let noun = nouns::longest(view.reading, i, comma)?;
        (i + noun.tokens == comma && !view.is_capital(i)).then_some(noun.noun.kind)
    })
}
