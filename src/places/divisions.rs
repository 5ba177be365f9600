//! Names that the words around make those of divisions: "Cook and DuPage counties", "the Counties of Kent and
//! Sussex", "the Kyiv, Odesa and Poltava regions", "five districts: Angul, Dhenkanal and Cuttack", and the districts of
//! legislators, "D-Braxton" and "(R-Lexington)".
//!
//! Alone "Cook" is a town or nothing; in such a row it is Cook County, wherever the article is set. "Kyiv" in a row of
//! regions is never the city; where only a town of the name is known, its division lies about there.

use std::ops::Range;

use super::analysis::Analysis;
use super::matches::NameMatch;
use super::tagger::Type;
use crate::gazetteer::{Candidate, NameClass};
use crate::kind::{Category, Kind};
use crate::language::en::inflect::singular;
use crate::language::{Class, Classes};

/// Most names of a row.
const NAMES: usize = 12;

/// Most tokens of a name.
const NAME: usize = 4;

/// A name and what it may be.
pub struct Named {
    /// Token indices.
    pub tokens: Range<usize>,
    /// What it may be; empty where no gazetteer has it.
    pub candidates: Vec<Candidate>,
    /// Whether it stands in a row of divisions.
    pub in_row: bool,
}

/// The names of a document that the words around make divisions, ascending for each row.
#[must_use]
pub fn find(analysis: &Analysis<'_>) -> Vec<Named> {
    let mut found = Vec::new();
    for (at, word) in analysis.words.iter().enumerate() {
        if word.classes.any(Classes::DIVISIONS) {
            found.extend(row(analysis, at));
        } else if word.capital && word.classes.any(Classes::PARTY) {
            found.extend(district(analysis, at));
        } else if word.capital && word.classes.has(Class::Direction) {
            found.extend(side(analysis, at));
        } else if word.capital && analysis.reading.lower(at) == "county" {
            found.extend(council(analysis, at));
        }
    }
    found
}

/// The names before "counties" at `at`, or after "Counties of".
fn row(analysis: &Analysis<'_>, at: usize) -> Vec<Named> {
    let suffix = singular(analysis.reading.lower(at));
    let first_order = analysis.words[at].classes.has(Class::Regions);
    let mut names = names_before(analysis, at);
    if names.len() < 2
        && let Some(from) = opens_row(analysis, at)
    {
        names = names_after(analysis, from, at);
    }
    if names.len() < 2 {
        return Vec::new();
    }
    let named = names.into_iter().map(|tokens| {
        let candidates = division(analysis, &tokens, &suffix);
        Named { tokens, candidates, in_row: true }
    });
    // What no gazetteer has is a county beside counties; beside "regions" it may be anything, and a country is none.
    let may_be = |named: &Named| {
        let best = named.candidates.first().and_then(|c| analysis.gazetteer.kind(c.place));
        best.is_some_and(|kind| !matches!(kind, Kind::Country | Kind::Continent | Kind::Region))
    };
    named.filter(|named| !first_order || may_be(named)).collect()
}

/// "Cork County Council" is the county's, also where the bare name is the city's only: "Norfolk" is known to be one, and
/// "Norfolk County" is in Ontario.
fn council(analysis: &Analysis<'_>, at: usize) -> Option<Named> {
    let start = at.checked_sub(1).filter(|&start| is_of_name(analysis, start, at))?;
    let council = matches!(analysis.lower(Some(at + 1), at), "council" | "councillor" | "councillors");
    let whole = !start.checked_sub(1).is_some_and(|before| is_of_name(analysis, before, at));
    let county = |c: &Candidate| analysis.gazetteer.kind(c.place) == Some(Kind::Admin2);
    let known = || analysis.matches_in(start..at).iter().any(|m| m.tokens.end == at && m.candidates.iter().any(county));
    let candidates = if council && whole && !known() { division(analysis, &(start..at), "county") } else { Vec::new() };
    candidates.first().is_some_and(county).then_some(Named { tokens: start..at, candidates, in_row: false })
}

/// Where the names begin that the word for their divisions at `at` announces: "Counties of", "five districts: ",
/// "regions, including ".
fn opens_row(analysis: &Analysis<'_>, at: usize) -> Option<usize> {
    let word = |at: usize| analysis.lower(Some(at), at - 1);
    let from = at + 1 + usize::from(word(at + 1) == ",");
    // "school districts: Katy, Humble" are no districts of a state.
    let apart = analysis.classes(at.checked_sub(1), at).any(Classes::FACILITY.with(Classes::BODY_TOPIC));
    match analysis.lower(Some(from), at) {
        "of" => Some(from + 1),
        "including" if !apart => Some(from + 1),
        ":" | "—" | "–" if !apart && from == at + 1 => Some(from + 1),
        _ => None,
    }
}

/// "Cook", "DuPage" before "counties": capitals with commas and "and" between them.
fn names_before(analysis: &Analysis<'_>, at: usize) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut end = at;
    while names.len() < NAMES {
        let mut start = end;
        while start > 0 && end - start < NAME && is_of_name(analysis, start - 1, at) {
            start -= 1;
        }
        if start == end || !analysis.words[start].capital {
            break;
        }
        names.push(start..end);
        let joined = (1..=2).take_while(|n| start.checked_sub(*n).is_some_and(|i| is_joint(analysis, i, at))).count();
        if joined == 0 {
            break;
        }
        end = start - joined;
    }
    names.reverse();
    names
}

/// "Kent", "Sussex" after "Counties of".
fn names_after(analysis: &Analysis<'_>, from: usize, near: usize) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut start = from;
    while names.len() < NAMES {
        let end = start + (start..start + NAME).take_while(|&i| is_of_name(analysis, i, near)).count();
        if start == end {
            break;
        }
        names.push(start..end);
        let joined = (0..2).take_while(|n| is_joint(analysis, end + n, near)).count();
        if joined == 0 {
            break;
        }
        start = end + joined;
    }
    names
}

fn is_joint(analysis: &Analysis<'_>, at: usize, near: usize) -> bool {
    matches!(analysis.lower(Some(at), near), "," | "and" | "&" | "or")
}

fn is_of_name(analysis: &Analysis<'_>, at: usize, near: usize) -> bool {
    let Some(word) = analysis.near(Some(at), near) else { return false };
    word.capital && !word.classes.any(Classes::DIVISIONS) && !(word.initial && word.classes.any(Classes::FUNCTION))
}

/// What the name of a division may be: with the word for one after it, else as it stands.
fn division(analysis: &Analysis<'_>, tokens: &Range<usize>, suffix: &str) -> Vec<Candidate> {
    let name = analysis.text(tokens.clone());
    let mut found = analysis.gazetteer.lookup(&format!("{name} {suffix}"));
    if found.is_empty() {
        found = analysis.gazetteer.lookup(name);
    }
    found.retain(|c| !matches!(c.name, NameClass::Demonym(_)) && is_place(analysis, c));
    let divided = |c: &Candidate| {
        let kind = analysis.gazetteer.kind(c.place);
        kind.is_some_and(|kind| matches!(kind, Kind::Admin1 | Kind::Admin2 | Kind::Territory | Kind::District))
    };
    if found.iter().any(divided) {
        found.retain(divided);
    }
    found
}

/// Whether it is no facility.
fn is_place(analysis: &Analysis<'_>, candidate: &Candidate) -> bool {
    analysis.gazetteer.place(candidate.place).is_some_and(|p| p.kind().category() == Category::Place)
}

/// The district or constituency that is one side of a town or state: "Ughelli North", "Borno South", "Rukum West". The
/// point of the compass ends the name, or a word for a district does.
fn side(analysis: &Analysis<'_>, at: usize) -> Option<Named> {
    let word = &analysis.words[at];
    let (start, end) = word.run().filter(|run| run.0 < at)?;
    let closes = || {
        let [next, last] = [at + 1, end - 1].map(|at| analysis.words[at].classes);
        last.any(Classes::SETTLEMENT.with(Classes::REGION)) || next.any(Classes::BODY_HEAD.with(Classes::RANK))
    };
    let after = analysis.classes(Some(at + 1), at);
    if !is_side(analysis, &(start..at + 1))
        || end > at + 1 && !closes()
        || after.any(Classes::FACILITY.with(Classes::STREET))
    {
        return None;
    }
    let divided = |m: &&NameMatch| {
        let kind = m.kind.is_settlement() || matches!(m.kind, Kind::Admin1 | Kind::Admin2 | Kind::District);
        !m.demonym && m.tokens == (start..at) && kind
    };
    let named = analysis.matches_in(start..start + 1);
    let town = named.iter().find(divided).filter(|_| named.iter().all(|m| m.tokens.end <= at))?;
    if analysis.tagging.token_probability(at, Type::Person) > PERSON {
        return None;
    }
    let mut candidates = town.candidates.clone();
    candidates.retain(|c| is_place(analysis, c));
    Some(Named { tokens: start..at + 1, candidates, in_row: false })
}

/// How surely a name is a person's before it is no district: "Kanye West".
const PERSON: f32 = 0.3;

/// Whether a quarter of the compass ends the name at `tokens`.
#[must_use]
pub fn is_side(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.end - 1;
    tokens.len() > 1
        && analysis.words[last].capital
        && matches!(analysis.reading.lower(last), "north" | "south" | "east" | "west")
}

/// The district of a legislator, whose party stands at `at`: "(R-Lexington)", ", D-Ky.,".
fn district(analysis: &Analysis<'_>, at: usize) -> Option<Named> {
    let opens = matches!(analysis.lower(at.checked_sub(1), at), "," | "(" | "[");
    if !opens || !analysis.classes(Some(at + 1), at).any(Classes::HYPHEN) {
        return None;
    }
    let start = at + 2;
    let first = analysis.near(Some(start), at).filter(|w| w.capital)?;
    let end = first.run().map_or(start + 1, |run| run.1).min(start + NAME);
    let known = analysis.matches_in(start..start + 1).iter().find(|m| !m.demonym);
    let tokens = known.map_or(start..end, |m| m.tokens.clone());
    let mut candidates = known.map_or_else(Vec::new, |m| m.candidates.clone());
    candidates.retain(|c| is_place(analysis, c));
    if candidates.is_empty() {
        candidates = division(analysis, &tokens, "county");
    }
    Some(Named { tokens, candidates, in_row: false })
}
