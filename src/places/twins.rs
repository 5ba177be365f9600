//! Provinces that are called like their capitals: which of the two a name means where it stands.
//!
//! A bare name means the city, and all mentions of a name are one question; but "the governor of Bingöl", "58 in Erzincan"
//! beside "131 in Bingöl province", "the coastal towns of Bulacan" and "both districts" are said of provinces, whatever the
//! name means elsewhere in the text. What is said so is the division, of which a gazetteer may only have the seat.

use std::ops::Range;

use super::analysis::Analysis;
use super::miscalled;
use super::parameters::FeatureId;
use super::recognise::Span;
use super::resolve::{Group, Sense, is_division_of};
use crate::gazetteer::PlaceId;
use crate::gazetteer::sphere::{Point, Reach};
use crate::kind::Kind;
use crate::language::{Class, Classes};
use crate::text::TokenKind;

/// Farthest from the middle of a division that its seat lies.
const SEAT: Reach = Reach::km(200.0);

/// How likely a city is without context that stays one in a row of provinces.
const METROPOLIS: f32 = 6.5;

/// Most tokens between two names of a row: "and the rest in".
const BETWEEN: usize = 6;

/// So many tokens after a row are looked at for what it is called: "a red alert for both districts".
const CALLED: usize = 16;

/// What a name means where it stands, against what it means elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// The division; `None` where only its seat is known.
    Division(Option<PlaceId>),
    /// The town.
    Town(PlaceId),
}

/// What the words around say of each of `spans`, which ascend.
#[must_use]
pub fn find(analysis: &Analysis<'_>, spans: &[Span], groups: &[Group]) -> Vec<Option<Meant>> {
    let mut of_span: Vec<Option<&Group>> = vec![None; spans.len()];
    for group in groups {
        group.mentions.iter().for_each(|&at| of_span[at] = Some(group));
    }
    let mut found: Vec<Option<Meant>> = vec![None; spans.len()];
    let mut named = vec![false; groups.iter().map(|group| group.name + 1).max().unwrap_or(0)];
    // What is once said to be of two districts says which row is one of districts.
    for _ in 0..2 {
        let mut start = 0;
        while start < spans.len() {
            let mut counted = false;
            let mut end = start + 1;
            while let Some(joint) = spans.get(end).and_then(|next| joint(analysis, &spans[end - 1], next)) {
                counted |= joint;
                end += 1;
            }
            let row = Row { analysis, spans, of_span: &of_span, named: &named, all: start..end };
            row.settle(counted, &mut found[start..end]);
            start = end;
        }
        for group in groups {
            let divided = group.options.first().is_some_and(is_division);
            let said =
                |&at: &usize| matches!(found[at], Some(Meant::Division(_))) || divided && is_called_one(&spans[at]);
            named[group.name] |= group.mentions.iter().any(said);
        }
    }
    found
}

/// Whether a word of its own makes the name a division's.
fn is_called_one(span: &Span) -> bool {
    has(span, FeatureId::BeforeDivision) || has(span, FeatureId::DivisionRow)
}

fn has(span: &Span, feature: FeatureId) -> bool {
    span.features.iter().any(|(other, _)| *other == feature)
}

/// Whether two names are joined in a row, and whether by a count: "Bingöl province, 58 in Erzincan and the rest in Tunceli".
fn joint(analysis: &Analysis<'_>, left: &Span, right: &Span) -> Option<bool> {
    let (from, to) = (left.tokens.end, right.tokens.start);
    if from >= to || to - from > BETWEEN {
        return None;
    }
    let mut counts = false;
    for at in from..to {
        let word = analysis.near(Some(at), left.tokens.start)?;
        let count = word.classes.has(Class::Numeral)
            || analysis.text(at..at + 1).starts_with(|c: char| c.is_ascii_digit())
            || matches!(analysis.reading.lower(at), "rest" | "others");
        let small = matches!(analysis.reading.lower(at), "," | "and" | "or" | ";" | "in" | "the" | "more" | "people");
        let division = at == from && word.classes.has(Class::Region);
        if !count && !small && !division {
            return None;
        }
        counts |= count;
    }
    // "In Marib, in Yemen" is no row.
    let plain = matches!(analysis.lower(Some(from), from), "," | "and" | "or" | ";") || counts;
    let apart = analysis.lower(Some(to - 1), to) == "in" && !counts;
    (plain && !apart).then_some(counts)
}

/// Names that are joined, of which those around say something of each other.
struct Row<'r> {
    analysis: &'r Analysis<'r>,
    spans: &'r [Span],
    of_span: &'r [Option<&'r Group>],
    /// The names that are divisions elsewhere in the text.
    named: &'r [bool],
    all: Range<usize>,
}

impl Row<'_> {
    fn settle(&self, counted: bool, found: &mut [Option<Meant>]) {
        let best = |at: usize| self.of_span[at].and_then(|group| group.options.first());
        let first = &self.spans[self.all.start].tokens;
        let last = &self.spans[self.all.end - 1].tokens;
        let between = self.all.len() == 2 && self.analysis.lower(first.start.checked_sub(1), first.start) == "between";
        if is_before_airports(self.analysis, first)
            || between && self.all.clone().any(|at| best(at).is_some_and(is_town))
        {
            for (at, found) in self.all.clone().zip(found) {
                *found = best(at).filter(|best| is_division(best)).and_then(|best| self.town(at, best));
            }
            return;
        }
        let villages = is_of_towns(self.analysis, first, self.all.len());
        let alert = is_under_alert(self.analysis, &(first.start..last.end));
        let words = villages || is_office(self.analysis, first);
        let called = is_called(self.analysis, last, self.all.len());
        let called_so = |at: usize| self.of_span[at].is_some_and(|group| self.named[group.name]);
        let is_one = |&at: &usize| best(at).is_some_and(|b| self.is_said(at, b) || is_district(b) && called_so(at));
        let divisions = self.all.clone().filter(is_one).count();
        let alone = || self.all.clone().any(|at| best(at).is_some_and(|b| is_town(b) && self.twin(at, b).is_none()));
        let in_row = (counted && divisions > 0 || divisions > 1) && !alone();
        // Of a long row of provinces each lies by the next, and none is said to be in it.
        let said = villages || in_row && self.all.len() > 3;
        for (at, found) in self.all.clone().zip(found) {
            let Some(best) = best(at).filter(|best| is_town(best) && (said || !best.said)) else { continue };
            let own = &self.spans[at].tokens;
            if miscalled::holds_a_town(self.analysis, &self.spans[at], best) {
                *found = Some(Meant::Division(best.region));
                continue;
            }
            let office = || {
                is_office(self.analysis, own)
                    || governs(self.analysis, own)
                    || is_division_of(self.analysis, own)
                    || is_district(best) && (alert || is_of_district(self.analysis, own))
            };
            if words || called || in_row && best.prior() < METROPOLIS || office() {
                let twin = self.twin(at, best);
                // Cities have offices too, but no villages; and a word for the division of its own says more.
                let seat = (called || villages) && !has(&self.spans[at], FeatureId::DivisionRow);
                *found = (seat || twin.is_some()).then_some(Meant::Division(twin));
            }
        }
    }

    /// Whether the words of the name, or all that bears it, make it a division.
    fn is_said(&self, at: usize, best: &Sense) -> bool {
        let group = self.of_span[at];
        let town = || group.is_some_and(|group| group.options.iter().any(|o| is_town(o) && o.country == best.country));
        is_division(best) && (is_called_one(&self.spans[at]) || !town())
    }

    /// The division that bears the name of the town `best`, its seat.
    fn twin(&self, at: usize, best: &Sense) -> Option<PlaceId> {
        if !is_town(best) {
            return None;
        }
        // A state is farther from a city of its name than a county is, and a county is called one in America.
        let state = |o: &&Sense| o.kind == Kind::Admin1 && o.country == best.country;
        let counties = best.country.is_none_or(|country| country.as_str() != "US");
        let county = |o: &&Sense| {
            o.kind == Kind::Admin2 && o.country == best.country && counties && o.point.is_within(best.point, SEAT)
        };
        let options = || self.of_span[at].into_iter().flat_map(|group| group.options.iter());
        if let Some(option) = options().find(state).or_else(|| options().find(county)) {
            return Some(option.place);
        }
        let gazetteer = self.analysis.gazetteer;
        let place = |id: PlaceId| gazetteer.place(id);
        let name = self.analysis.text(self.spans[at].tokens.clone());
        let region = best.region.filter(|region| *region != best.place).and_then(place);
        if let Some(region) = region.filter(|region| region.name().starts_with(name)) {
            return Some(region.id());
        }
        let named = |word: &str| {
            if !counties {
                return None;
            }
            let all = gazetteer.lookup(&[name, word].concat());
            let mut places = all.into_iter().filter_map(|c| place(c.place));
            places.find(|p| {
                let kind = matches!(p.kind(), Kind::Admin1 | Kind::Admin2);
                kind && p.country() == best.country && Point::new(p.lat(), p.lon()).is_within(best.point, SEAT)
            })
        };
        [" province", " district", " county", " governorate"].into_iter().find_map(named).map(|p| p.id())
    }

    /// The town that bears the name of the division `best`, and lies in it.
    fn town(&self, at: usize, best: &Sense) -> Option<Meant> {
        let inside = |o: &&Sense| is_town(o) && o.country == best.country && o.point.is_within(best.point, SEAT);
        let seat = self.of_span[at]?.options.iter().filter(inside).max_by(|a, b| a.prior().total_cmp(&b.prior()))?;
        (!self.is_said(at, best)).then_some(Meant::Town(seat.place))
    }
}

const fn is_division(sense: &Sense) -> bool {
    matches!(sense.kind, Kind::Admin1 | Kind::Admin2)
}

const fn is_town(sense: &Sense) -> bool {
    sense.kind.is_settlement()
}

/// Whether the town is of a country whose papers mean its districts, which are called after towns.
fn is_district(best: &Sense) -> bool {
    best.country.is_some_and(|country| matches!(country.as_str(), "IN" | "BD" | "PK" | "NP" | "LK"))
}

/// "The Idukki collector", "in Ernakulam, the district authority said": only a district has them.
fn is_of_district(analysis: &Analysis<'_>, own: &Range<usize>) -> bool {
    let word = |by: usize| analysis.lower(Some(own.end + by), own.start);
    let office = matches!(word(0), "collectorate" | "panchayat" | "superintendent");
    office || word(0) == "collector" && word(1) != "of" || word(0) == "," && word(1) == "the" && word(2) == "district"
}

/// "Idukki and Kottayam on yellow alert", "a red alert for Wayanad": the weather office warns districts.
fn is_under_alert(analysis: &Analysis<'_>, row: &Range<usize>) -> bool {
    let colour = |at: Option<usize>| matches!(analysis.lower(at, row.start), "red" | "orange" | "yellow");
    let alert = |at: Option<usize>| analysis.lower(at, row.start) == "alert";
    let before = |by: usize| row.start.checked_sub(by);
    alert(Some(row.end + 2)) && colour(Some(row.end + 1)) || alert(before(2)) && colour(before(3))
}

/// "The airports in Naga and Masbate" are at towns, as hospitals are.
fn is_before_airports(analysis: &Analysis<'_>, first: &Range<usize>) -> bool {
    let before = |n: usize| analysis.lower(first.start.checked_sub(n), first.start);
    matches!(before(1), "in" | "at" | "of") && matches!(before(2), "airport" | "airports" | "hospital" | "hospitals")
}

/// "The coastal towns of Bulacan", "24 villages marooned in Kalaburagi, Yadgir": no town has villages. "The towns of Bula and
/// Nabua" are those two.
fn is_of_towns(analysis: &Analysis<'_>, first: &Range<usize>, names: usize) -> bool {
    let near = first.start;
    let towns = |n: usize| {
        // "Children's Villages Sudan in Khartoum" is a body.
        let small = (2..=n).all(|n| analysis.near(near.checked_sub(n), near).is_some_and(|w| !w.capital));
        let word = if small { analysis.lower(near.checked_sub(n), near) } else { "" };
        matches!(word, "villages" | "hamlets" | "municipalities" | "barangays" | "townships" | "mandals" | "taluks")
            || word == "towns"
    };
    match analysis.lower(near.checked_sub(1), near) {
        "of" => names == 1 && towns(2) && !matches!(analysis.lower(near.checked_sub(3), near), "the" | "twin"),
        "in" | "across" => towns(2) || towns(3),
        _ => false,
    }
}

/// "The governor of Bingöl", "governors of Salta and Jujuy", "who represents Elazığ".
fn is_office(analysis: &Analysis<'_>, first: &Range<usize>) -> bool {
    let near = first.start;
    let before = |n: usize| near.checked_sub(n);
    match analysis.lower(before(1), near) {
        "of" | "from" => analysis.classes(before(2), near).has(Class::DivisionOffice),
        "represents" | "represented" => analysis.lower(before(2), near) == "who",
        _ => false,
    }
}

/// "Bulacan governor", "Salta's lawmakers".
fn governs(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let owned = analysis.near(Some(tokens.end), tokens.start).is_some_and(|w| w.kind == TokenKind::Possessive);
    let office = tokens.end + usize::from(owned);
    analysis.is_regional(tokens.end)
        || matches!(analysis.lower(Some(office), tokens.start), "provincial")
        || analysis.classes(Some(office), tokens.start).has(Class::DivisionOffice)
}

/// Whether what follows calls the row of so many `names` divisions: "Bidar and Kalaburagi. A red alert is out for both
/// districts".
fn is_called(analysis: &Analysis<'_>, last: &Range<usize>, names: usize) -> bool {
    if names < 2 {
        return false;
    }
    let lower = |at: usize| analysis.words.get(at).map_or("", |_| analysis.reading.lower(at));
    let count = |at: usize| match lower(at) {
        "both" | "two" => names == 2,
        "three" => names == 3,
        "four" => names == 4,
        "five" => names == 5,
        _ => false,
    };
    let divisions = |at: usize| analysis.words.get(at).is_some_and(|w| w.classes.any(Classes::DIVISIONS));
    let (mut sentences, mut names_after) = (0, 0);
    for at in last.end..last.end + CALLED {
        let Some(word) = analysis.words.get(at) else { return false };
        sentences += usize::from(matches!(lower(at), "." | "!" | "?"));
        names_after += usize::from(word.capital && !word.initial);
        // Another row may be called so.
        if sentences > 1 || names_after > 1 {
            return false;
        }
        if count(at) && (divisions(at + 1) || lower(at + 1) == "neighbouring" && divisions(at + 2)) {
            return true;
        }
    }
    false
}
