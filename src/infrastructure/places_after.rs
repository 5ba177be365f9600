//! The places after a facility noun that say where it is: "refinery | in Tuapse".

use std::ops::Range;

use super::kinds::Trait;
use super::nouns::{Force, Noun};
use super::view::View;
use crate::language::Classes;

/// Most places that are read after one noun.
const MOST: usize = 3;

/// The places after a noun.
pub struct After {
    /// The places, nearest first.
    pub places: Vec<Range<usize>>,
    /// The token after the part that belongs to the phrase: it ends with its first place ("bridge
    /// over the Seym"); a second one ("at Glushkovo") still says where it is.
    pub end: usize,
}

/// Reads the places after a noun that ends at `from`, in a sentence that ends at `end`. `facility`
/// says whether a noun of another facility begins at a token.
pub fn read(view: &View<'_>, from: usize, end: usize, noun: Noun, facility: &dyn Fn(usize) -> bool) -> After {
    let mut after = After { places: Vec::new(), end: from };
    // "set an oil depot [ablaze] in Kamensk", "hit a refinery [overnight] in Tuapse": the place is no part of the phrase.
    let parted = noun.force >= Force::Strong && view.is(from, Classes::PARTING);
    let mut at = from + usize::from(parted);
    while at < end && after.places.len() < MOST {
        let Some(place) = place_at(view, at, end, noun, facility) else { break };
        let preposition = at;
        at = place.end;
        if after.places.is_empty() && !parted {
            // "A mast on the Ansongo [road]"
            after.end = at + usize::from(view.is(at, Classes::PLACE_NOUN) && !view.is_capital(at));
        }
        after.places.push(place);
        if after.places.len() == 1
            && !parted
            && let Some(place) = other_end(view, preposition, at, end)
        {
            at = place.end;
            after.end = at;
            after.places.push(place);
        }
    }
    after
}

/// The place after the preposition at `at`.
fn place_at(
    view: &View<'_>,
    at: usize,
    end: usize,
    noun: Noun,
    facility: &dyn Fn(usize) -> bool,
) -> Option<Range<usize>> {
    // "a railway bridge east of Kupiansk"
    let compass = view.is(at, Classes::DIRECTION) && !view.is_capital(at) && view.is(at + 1, Classes::OF_PLACE);
    if !compass && (!view.is(at, Classes::LOCATING) || !fits(view, at, noun)) {
        return None;
    }
    let at = at + usize::from(compass);
    let object = object_after(view, at, end);
    // "Examine the bridge on Nov. 25"
    let date = |place: &Range<usize>| view.is(place.start, Classes::MONTH_NAME.with(Classes::WEEKDAY));
    let place = view.place_name(object, end, noun.force >= Force::Strong).filter(|place| !date(place))?;
    let place = area_of(view, &place, end).unwrap_or(place);
    // "Cut four cables on Boxing Day"
    if place.len() > 1 && matches!(view.lower(place.end - 1), "day" | "eve" | "year") {
        return None;
    }
    // "the smelters of Morowali", but not "the plants of Volkswagen"
    let of_works = view.is(at, Classes::OF_PLACE) && view.kinds.has(noun.kind, Trait::Works);
    if of_works && !view.known(&place).is_name() {
        return None;
    }
    if let Some(end) = reservoir_end(view, &place) {
        return Some(place.start..end);
    }
    (!owns_facility(view, &place, end, facility)).then_some(place)
}

/// "In Russia's [Samara region]": a state behind the country that it is of.
fn area_of(view: &View<'_>, country: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let owned = view.is_possessive_s(country.end) && view.known(country).is_area();
    let area = owned.then(|| view.place_name(country.end + 1, end, false)).flatten()?;
    let known = view.known(&area);
    (known.is_area() || known.has_state()).then_some(area)
}

/// The first token after the preposition at `at` that is no "the port city of" or the like.
fn object_after(view: &View<'_>, at: usize, end: usize) -> usize {
    let between = |&i: &usize| view.is(i, Classes::BEFORE_PLACE) && !view.is_capital(i);
    at + 1 + (at + 1..end).take_while(between).count()
}

/// "between Lithuania and [Gotland]", "from Budapest to [Belgrade]" are one description.
fn other_end(view: &View<'_>, preposition: usize, at: usize, end: usize) -> Option<Range<usize>> {
    let joined = (view.is(preposition, Classes::BETWEEN) && view.is(at, Classes::CONJUNCTION))
        || (view.is(preposition, Classes::ORIGIN) && view.is(at, Classes::GOAL));
    let second = at + 1 + usize::from(view.is(at + 1, Classes::DEFINITE_ARTICLE));
    joined.then(|| view.place_name(second, end, true)).flatten()
}

/// The end of a reservoir's name, which is a place as good as any.
fn reservoir_end(view: &View<'_>, place: &Range<usize>) -> Option<usize> {
    let reservoir = |at: usize| view.is(at, Classes::RESERVOIR);
    if reservoir(place.end - 1) {
        return Some(place.end);
    }
    reservoir(place.end).then_some(place.end + 1)
}

/// Whether the place's name makes a facility of its own with the words after it: "lines from the
/// [Guri dam]", "silos at [Beirut's port]".
fn owns_facility(view: &View<'_>, place: &Range<usize>, end: usize, facility: &dyn Fn(usize) -> bool) -> bool {
    let noun_at = |at: usize| at < end && !view.is_capital(at) && facility(at);
    // "the spillway of [Oroville Dam]"
    // "All lines through [Clapham Junction]": a suburb has the station's name.
    let station = || view.known(place).facilities(|_| true).next().is_some();
    let inside = place.len() > 1 && facility(place.end - 1) && (!view.is_place_name(place) || station());
    let possessive = view.is_possessive_s(place.end) && noun_at(place.end + 1);
    inside || possessive || noun_at(place.end)
}

/// The place after a comma and a preposition that says where the facility before them is: "Plant
/// Barry, near [Mobile]".
#[must_use]
pub fn apposed(view: &View<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let preposition = at + usize::from(view.mark(at) == ',');
    if preposition >= end || !view.is(preposition, Classes::APPOSING) {
        return None;
    }
    view.place_name(object_after(view, preposition, end), end, false)
}

/// The state or country that says where what ends before `at` is: after a comma that nothing else parts
/// from it ("Birmingham airport, [Alabama]"), in brackets ("the Fuping plant ([Hebei])"), or after a preposition ("the
/// Jurong plant in eastern [China]").
#[must_use]
pub fn container(view: &View<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let mark = view.mark(at);
    let marked = matches!(mark, ',' | '(');
    if !marked && !view.is(at, Classes::INSIDE) {
        return None;
    }
    let from = if marked { at + 1 } else { object_after(view, at, end) };
    let area = view.place_name(from, end, false)?;
    let parted = match mark {
        ',' => area.end >= end || matches!(view.mark(area.end), ',' | '.' | ';'),
        '(' => view.mark(area.end) == ')',
        _ => true,
    };
    // "In Quincy, Washington": after a comma, a state is meant by a name that a city has too.
    let known = view.known(&area);
    (parted && (known.is_area() || (mark == ',' && known.has_state()))).then_some(area)
}

/// Whether the preposition at `at` says where a facility that is called `noun` is.
fn fits(view: &View<'_>, at: usize, noun: Noun) -> bool {
    let has = |what: Trait| view.kinds.has(noun.kind, what);
    if view.is(at, Classes::ALONG) {
        return has(Trait::Line);
    }
    if view.is(at, Classes::ACROSS) {
        return has(Trait::Crossed);
    }
    if !view.is(at, Classes::OF_PLACE) {
        return true;
    }
    let strong = noun.force >= Force::Strong;
    // "the yard of Kori"
    if has(Trait::OfStrong) {
        strong
    } else if has(Trait::Works) {
        noun.plural && strong
    } else {
        !has(Trait::NoOf)
    }
}
