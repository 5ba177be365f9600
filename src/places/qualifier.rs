//! The words that say what a name names: a container after it ("Waco, Texas"), a word for its kind
//! before it ("the village of Marnley").

use std::ops::Range;

use super::analysis::Analysis;
use super::matches::NameMatch;
use crate::gazetteer::sphere::{Point, Reach};
use crate::kind::Kind;
use crate::language::{Classes, Word};
use crate::text::TokenKind;

/// Candidates of a name that are asked whether they are a state.
const LIKELY: usize = 4;

/// Words for divisions and settlements.
pub const DIVISION: Classes = Classes::REGION.with(Classes::SETTLEMENT);

/// Most small words before a container, in tokens.
const SMALL_WORDS: usize = 7;

/// Whether the word says how far a direction goes, or is a unit of that.
#[must_use]
pub fn is_distance(word: &str) -> bool {
    matches!(
        word,
        "further" | "farther" | "just" | "about" | "some" | "km" | "kilometres" | "kilometers" | "mile" | "miles"
    )
}

/// The match that follows `tokens` after a comma (or "in"), when it may contain what they name.
#[must_use]
pub fn qualifier<'a>(analysis: &'a Analysis<'_>, tokens: &Range<usize>) -> Option<&'a NameMatch> {
    let near = tokens.start;
    let mark = analysis.lower(Some(tokens.end), near);
    if !matches!(mark, "," | "(") {
        return None;
    }
    // "Mexico, a town in central Missouri", "Salem, a quiet farming town in central Missouri".
    let from = tokens.end + 1;
    let found = division_from(analysis, past_adjectives(analysis, from, near), near);
    let found = found.or_else(|| state_of_a_city(analysis, tokens.end + 1, near))?;
    (!is_town_of_row(analysis, tokens, found) && !is_province_of_row(analysis, found)).then_some(found)
}

/// Where the noun stands that an apposition at `from` calls the name by, if it calls it a settlement or region; else `from`.
fn past_adjectives(analysis: &Analysis<'_>, from: usize, near: usize) -> usize {
    /// Most tokens of adjectives: "once-thriving mill".
    const ADJECTIVES: usize = 5;
    let word = |at: &usize| analysis.near(Some(*at), near);
    let plain = |at: &usize| word(at).is_some_and(|w| !w.capital && !w.classes.any(Classes::FUNCTION));
    let noun = |at: &usize| word(at).is_some_and(|w| w.classes.any(DIVISION));
    let article = matches!(analysis.lower(Some(from), near), "a" | "an" | "the");
    let first = from + 1;
    (first..first + ADJECTIVES).filter(|_| article).take_while(plain).find(noun).unwrap_or(from)
}

/// Whether `outer` is one of a row of provinces, whose words do not say so: "Cavite, Rizal and Quezon".
fn is_province_of_row(analysis: &Analysis<'_>, outer: &NameMatch) -> bool {
    let (last, at) = (outer.tokens.end - 1, outer.tokens.end);
    let joint = at + usize::from(analysis.lower(Some(at), last) == ",");
    let and = matches!(analysis.lower(Some(joint), last), "and" | "or");
    outer.kind == Kind::Admin2
        && !analysis.words[last].classes.any(DIVISION)
        && and
        && analysis.near(Some(joint + 1), last).is_some_and(|w| w.capital)
}

/// Whether `outer`, the name of a state, is that of a town right beside the one at `tokens`, and one of a row: "Toledo, Oregon
/// and Northwood" are three towns of Ohio.
fn is_town_of_row(analysis: &Analysis<'_>, tokens: &Range<usize>, outer: &NameMatch) -> bool {
    /// So near are towns that share a row.
    const BESIDE: Reach = Reach::km(30.0);
    let (near, at) = (tokens.start, outer.tokens.end);
    let joint = at + usize::from(analysis.lower(Some(at), near) == ",");
    let row = outer.tokens.start == tokens.end + 1
        && matches!(analysis.lower(Some(joint), near), "and" | "or")
        && analysis.near(Some(joint + 1), near).is_some_and(|w| w.capital);
    let towns = |of: &NameMatch| {
        let places = of.candidates.iter().filter_map(|c| analysis.gazetteer.place(c.place));
        let towns = places.filter(|place| place.kind().is_settlement());
        towns.map(|place| Point::new(place.lat(), place.lon())).collect::<Vec<Point>>()
    };
    row && {
        let others = towns(outer);
        let own = analysis.matches_in(near..near + 1).iter().filter(|m| m.tokens == *tokens);
        own.flat_map(towns).any(|town| others.iter().any(|other| town.is_within(*other, BESIDE)))
    }
}

/// The name at `at` that mostly means a city and may mean its state, where it closes what it qualifies: "Vancouver,
/// Washington, said", and not "Boston, New York and Chicago".
fn state_of_a_city<'a>(analysis: &'a Analysis<'_>, at: usize, near: usize) -> Option<&'a NameMatch> {
    analysis.near(Some(at), near).filter(|w| w.capital)?;
    let word = |at: usize| analysis.near(Some(at), near).filter(|w| w.kind == TokenKind::Word);
    let goes_on = |at: usize| word(at).is_some_and(|w| w.capital || w.classes.any(Classes::JOINT));
    let closes = |at: usize| match analysis.lower(Some(at), near) {
        "," => word(at + 1).is_some() && !goes_on(at + 1),
        _ => word(at).is_none(),
    };
    let is_state = |m: &NameMatch| {
        let kinds = m.candidates.iter().filter_map(|c| analysis.gazetteer.kind(c.place));
        kinds.take(LIKELY).any(|kind| kind == Kind::Admin1)
    };
    analysis.matches_in(at..at + 1).iter().find(|m| !m.demonym && closes(m.tokens.end) && is_state(m))
}

/// The match that follows `tokens` after "in", or "towns in", which may contain what they name.
#[must_use]
pub fn container<'a>(analysis: &'a Analysis<'_>, tokens: &Range<usize>) -> Option<&'a NameMatch> {
    let near = tokens.start;
    let noun = analysis.near(Some(tokens.end), near).is_some_and(|w| !w.capital && w.classes.any(Classes::SETTLEMENT));
    let at = tokens.end + usize::from(noun);
    (analysis.lower(Some(at), near) == "in").then(|| division_from(analysis, at + 1, near))?
}

/// The country or division that says in an apposition what the name is: "Santiago, Cuba's second city", "Spain's third city,
/// Valencia,", "Texas, a Queensland town", "Perth, the Scottish one", "Halifax, a Canadian port".
#[must_use]
pub fn owner_in_apposition<'a>(analysis: &'a Analysis<'_>, tokens: &Range<usize>) -> Option<&'a NameMatch> {
    /// Most words between the possessive and the noun: "third-largest".
    const WORDS: usize = 5;
    /// The same behind the bare name: "a Texas border town".
    const BARE: usize = 2;
    let near = tokens.start;
    let word = |at: usize| analysis.near(Some(at), near);
    let comma = |at: usize| analysis.lower(Some(at), near) == ",";
    let owned = |at: usize| word(at).is_some_and(|w| w.kind == TokenKind::Possessive);
    let noun = |at: usize| {
        matches!(
            analysis.lower(Some(at), near),
            "city" | "town" | "capital" | "port" | "resort" | "hub" | "village" | "province" | "region" | "one"
        )
    };
    let small = |at: usize| word(at).is_some_and(|w| !w.capital && w.kind != TokenKind::Possessive && !comma(at));
    let wide = |m: &&NameMatch| matches!(m.kind, Kind::Country | Kind::Admin1 | Kind::Territory);
    if comma(tokens.end) {
        let one = matches!(analysis.lower(Some(tokens.end + 1), near), "a" | "an" | "the");
        let at = tokens.end + 1 + usize::from(one);
        let outer =
            analysis.matches_in(at..at + 1).iter().filter(wide).find(|m| one || owned(m.tokens.end) && !m.demonym);
        let (skip, most) = if one { (0, BARE) } else { (1, WORDS) };
        let called = |m: &&NameMatch| (m.tokens.end + skip..).take(most).take_while(|&at| small(at)).any(noun);
        if let Some(outer) = outer.filter(called) {
            return Some(outer);
        }
    }
    let last = near.checked_sub(2).filter(|&at| comma(at + 1) && noun(at))?;
    let mark = (last.saturating_sub(WORDS)..last).rev().find(|&at| !small(at)).filter(|&at| owned(at))?;
    let first = analysis.matches.partition_point(|m| m.tokens.start + WORDS < mark);
    analysis.matches[first..].iter().take_while(|m| m.tokens.start < mark).filter(wide).find(|m| m.tokens.end == mark)
}

/// The country or division, or its demonym, that says a little later what the name is: "Faro … the Yukon hamlet", "Tripoli … the
/// Lebanese city". Between them stands no other town's name.
#[must_use]
pub fn called_later<'a>(analysis: &'a Analysis<'_>, tokens: &Range<usize>) -> Option<&'a NameMatch> {
    /// So far behind a name it is called so.
    const LATER: usize = 40;
    let Range { start, end } = *tokens;
    let sentence = |at: usize| analysis.words.get(at).and_then(Word::sentence);
    let small = |at: usize| analysis.words.get(at).is_some_and(|w| !w.capital);
    for found in analysis.matches_in(end..end + LATER) {
        let (from, to) = (found.tokens.start, found.tokens.end);
        // "The Ukrainian city of Kharkiv" is another one.
        let named = !small(to + 1) || analysis.reading.lower(to + 1) == "of";
        let noun = !named
            && small(to)
            && matches!(analysis.reading.lower(to), "city" | "town" | "village" | "hamlet" | "port");
        let the = small(from - 1) && analysis.reading.lower(from - 1) == "the";
        let area = found.demonym || matches!(found.kind, Kind::Country | Kind::Admin1 | Kind::Territory);
        if noun && the && area && analysis.near(Some(to), from).is_some() {
            let next = sentence(start).zip(sentence(from)).is_some_and(|(own, its)| its <= own + 1);
            return next.then_some(found);
        }
        // "Will cost Ottawa millions": a government.
        if found.kind.is_settlement() && found.kind != Kind::Capital && !found.demonym {
            return None;
        }
    }
    None
}

/// The country or division that begins at `from` or after some small words there.
fn division_from<'a>(analysis: &'a Analysis<'_>, mut from: usize, near: usize) -> Option<&'a NameMatch> {
    const TOWARDS: Classes = DIVISION.with(Classes::DIRECTION);
    let limit = from + SMALL_WORDS;
    // "Athens, home of the University of Georgia".
    let seat = |at: usize| analysis.lower(Some(at), near) == "university" && analysis.lower(Some(at + 1), near) == "of";
    while from < limit && (seat(from) || !analysis.words.get(from).is_some_and(|w| w.capital)) {
        let word = analysis.lower(Some(from), near);
        let small = matches!(
            word,
            "in" | "the"
                | "a"
                | "an"
                | "of"
                | "to"
                | "home"
                | "country"
                | "small"
                | "large"
                | "at"
                | "on"
                | "tip"
                | "edge"
        );
        if !small && !seat(from) && !analysis.classes(Some(from), near).any(TOWARDS) {
            return None;
        }
        from += 1;
    }
    analysis.near(Some(from), near)?;
    analysis.matches_in(from..from + 1).iter().find(|m| {
        matches!(m.kind, Kind::Country | Kind::Admin1 | Kind::Admin2 | Kind::Territory | Kind::Region | Kind::Continent)
            && !m.demonym
    })
}

/// Whether a word for a settlement or region introduces the name: "the village of X", "town X".
#[must_use]
pub fn introduced(analysis: &Analysis<'_>, start: usize) -> bool {
    let before = |n: usize| start.checked_sub(n);
    let joined = matches!(analysis.lower(before(1), start), "of" | ":" | "called" | "named");
    analysis.classes(before(if joined { 2 } else { 1 }), start).any(DIVISION)
}
