//! Names of the gazetteer in a text.

use std::ops::Range;

use super::dateline::Dateline;
use crate::gazetteer::{Candidate, Gazetteer, NameClass};
use crate::kind::Kind;
use crate::language::matches::{Bearer, Matches, Passed};
use crate::language::{self, Casing, Class, Classes, Reading};
use crate::pace::{self, Pacer};
use crate::text::TokenKind;

/// Words and given names of English.
const WORDS: Classes = Classes::HOMOGRAPH.with(Classes::ORDINARY).with(Classes::FUNCTION).with(Classes::GIVEN);

/// The prior from which a city is known that newspapers write without the marks of its own language: León, Mérida.
const KNOWN: u8 = 140;

/// A name of the gazetteer at a place in the text.
#[derive(Clone, Debug)]
pub struct NameMatch {
    /// Token indices.
    pub tokens: Range<usize>,
    /// What it may mean, the likeliest without context first; never empty.
    pub candidates: Vec<Candidate>,
    /// The kind of the first candidate.
    pub kind: Kind,
    /// The first candidate's rank, 0 to 255.
    pub rank: u8,
    /// Whether the first candidate is a demonym and no candidate a name.
    pub demonym: bool,
}

/// The names that are spelt as places, facilities or demonyms are.
///
/// Ascending by start, the longer first.
#[must_use]
pub fn find(reading: &Reading<'_>, datelines: &[Dateline], gazetteer: &Gazetteer, names: &Matches) -> Vec<NameMatch> {
    pace::run(find_paced(reading, datelines, gazetteer, names, &Pacer::unlimited()))
}

/// [`find`] in slices: the work pauses whenever `pacer` says so.
pub async fn find_paced(
    reading: &Reading<'_>,
    datelines: &[Dateline],
    gazetteer: &Gazetteer,
    names: &Matches,
    pacer: &Pacer<'_>,
) -> Vec<NameMatch> {
    let all = names.all();
    let mut found = Vec::with_capacity(all.len());
    let mut divided = None;
    let find = &mut |piece: Range<usize>| {
        for name in all[piece].iter().filter(|name| !name.passed.any(Passed::LOOSE)) {
            let candidates = admitted_as(reading, datelines, gazetteer, names, name, &mut divided);
            found.extend(name_match(gazetteer, name.tokens.clone(), candidates));
        }
    };
    pacer.pieces(all.len(), find).await;
    found
}

/// The candidates of `name`; `divided` is the name that a word for a division was found behind, with the divisions, and is
/// noted here.
fn admitted_as(
    reading: &Reading<'_>,
    datelines: &[Dateline],
    gazetteer: &Gazetteer,
    names: &Matches,
    name: &language::matches::NameMatch,
    divided: &mut Option<(Range<usize>, Vec<Candidate>)>,
) -> Vec<Candidate> {
    let last = name.tokens.end - 1;
    let word = &reading.words[last];
    if word.kind == TokenKind::Word && !word.capital && !has_capital(reading.document.word(last)) {
        // "Bingöl state hospital" is the town's.
        if word.classes.has(Class::Region)
            && reading.get(Some(last + 1)).is_none_or(|_| reading.lower(last + 1) != "hospital")
        {
            *divided = Some((name.tokens.start..last, divisions(names.bearers(name))));
        }
        return Vec::new();
    }
    let candidates = match divided.take_if(|(tokens, _)| *tokens == name.tokens) {
        Some((_, divisions)) => as_known(divisions, names.bearers(name)),
        None => as_known(governed(reading, gazetteer, &name.tokens), names.bearers(name)),
    };
    candidates.unwrap_or_else(|| admitted(reading, datelines, gazetteer, &name.tokens, names.bearers(name)))
}

/// The divisions among what bears a name that ends in a word for one: "Samara region" is never the city.
fn divisions(bearers: &[Bearer]) -> Vec<Candidate> {
    let division = |b: &&Bearer| matches!(b.kind, Kind::Admin1 | Kind::Admin2 | Kind::Territory);
    bearers.iter().filter(|b| !b.is_demonym()).filter(division).map(|b| b.candidate).collect()
}

/// The divisions of a name that is a town's or a division's without its word, as well known as the name is. "Georgia
/// state television" may be a country's, and "the Kurdistan regional government" is no province's.
fn as_known(mut divisions: Vec<Candidate>, bearers: &[Bearer]) -> Option<Vec<Candidate>> {
    let plain = |b: &&Bearer| b.kind.is_settlement() || matches!(b.kind, Kind::Admin1 | Kind::Admin2);
    let best = bearers.first().filter(plain).filter(|_| !divisions.is_empty())?.candidate;
    // "Norfolk county councillors": a county of England has no such word in its name.
    let county = |b: &&Bearer| b.kind == Kind::Admin2 && b.candidate.name == NameClass::Primary;
    for bearer in bearers.iter().filter(county) {
        if divisions.iter().all(|division| division.place != bearer.candidate.place) {
            divisions.insert(0, bearer.candidate);
        }
    }
    for division in &mut divisions {
        (division.name, division.prior) = (best.name, division.prior.max(best.prior));
    }
    Some(divisions)
}

/// The division of the name at `tokens` whose governor or administration follows: "Voronezh Governor", "Tula regional".
fn governed(reading: &Reading<'_>, gazetteer: &Gazetteer, tokens: &Range<usize>) -> Vec<Candidate> {
    let own = reading.words[tokens.start].sentence();
    let head = reading.get(Some(tokens.end)).filter(|w| w.classes.has(Class::DivisionHead) && w.sentence() == own);
    if head.is_none() {
        return Vec::new();
    }
    let surface = reading.document.span(tokens.clone()).slice(reading.document.text());
    let mut found = gazetteer.lookup(&format!("{surface} region"));
    found.retain(|c| gazetteer.kind(c.place) == Some(Kind::Admin1));
    found
}

/// "d'Ivoire" ends a name as "Ivoire" would.
fn has_capital(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}

/// How a name is written.
struct Spelling {
    /// Letters.
    letters: usize,
    /// Several letters, none of them small.
    upper: bool,
    /// Ends with a point, or has one.
    dotted: bool,
    points: bool,
    /// Has a point inside, as "L.A." has and "La." has not.
    initials: bool,
}

impl Spelling {
    fn of(surface: &str) -> Self {
        let (mut letters, mut lower, mut points) = (0, false, false);
        for c in surface.chars() {
            letters += usize::from(c.is_alphabetic());
            lower |= c.is_lowercase();
            points |= c == '.';
        }
        let initials = surface.trim_end_matches('.').contains('.');
        Self { letters, upper: letters > 1 && !lower, dotted: surface.ends_with('.'), points, initials }
    }
}

fn is_short(candidate: &Candidate) -> bool {
    matches!(candidate.name, NameClass::Abbreviation | NameClass::Dotted)
}

fn is_demonym(candidate: &Candidate) -> bool {
    matches!(candidate.name, NameClass::Demonym(_))
}

/// The candidates that the spelling allows.
fn admitted(
    reading: &Reading<'_>,
    datelines: &[Dateline],
    gazetteer: &Gazetteer,
    tokens: &Range<usize>,
    bearers: &[Bearer],
) -> Vec<Candidate> {
    let surface = reading.document.span(tokens.clone()).slice(reading.document.text());
    let Spelling { letters, upper, dotted, points, initials } = Spelling::of(surface);
    // In Latin script a name of one or two letters is an abbreviation or nothing.
    if letters <= 1 {
        return Vec::new();
    }
    // The capitals of a dateline say as little as those of a headline.
    let shouted = upper && {
        let next = datelines.partition_point(|d| d.place.end <= tokens.start);
        let dateline = datelines.get(next).is_some_and(|d| d.place.contains(&tokens.start));
        dateline || reading.casing_at(tokens.start) == Casing::Shouted
    };
    // A capitalised short form in running text is an acronym, not the town of that name.
    let acronym = tokens.len() == 1 && upper && ((!shouted && letters <= 5) || (points && letters <= 4));
    let firm = tokens.len() == 1 && reading.is(tokens.start, Classes::ORG_SUFFIX);
    let allows = |candidate: &Candidate| match candidate.name {
        // In capitals throughout, "US" may be the pronoun and "IN" the preposition. "Ga." is
        // the short form of the newspapers beside the "GA" of the post; "Co." is a firm's.
        NameClass::Abbreviation => dotted && (upper || !firm) || (upper && (!shouted || letters > 3)),
        NameClass::Dotted => dotted || (upper && letters == 2 && !shouted),
        _ => !acronym,
    };
    let mut kept: Vec<Candidate> = bearers.iter().map(|bearer| bearer.candidate).filter(allows).collect();
    // "God" is not Göd: where English has a word or a given name so, a little town is written with its marks.
    if tokens.len() == 1 && reading.is(tokens.start, WORDS) && surface.is_ascii() {
        kept.retain(|c| c.prior >= KNOWN || gazetteer.place(c.place).is_none_or(|p| p.name().is_ascii()));
    }
    if dotted && kept.iter().any(is_short) {
        kept.retain(is_short);
        // "La." is Louisiana; "LA" and "L.A." are Los Angeles too.
        let state = |c: &Candidate| gazetteer.kind(c.place) == Some(Kind::Admin1);
        if !upper && letters == 2 && kept.iter().any(state) {
            kept.retain(state);
        }
    }
    // "L.A." is not La., nor "M.D." Md.: what is cut short with one point is not written by its letters.
    if initials && upper {
        let cut = |c: &Candidate| {
            bearers.iter().any(|b| b.candidate.place == c.place && b.candidate.name == NameClass::Dotted)
        };
        // The points of "L.A." and "N.J." part words; Louisiana is one.
        let one_word = |c: &Candidate| {
            let state = gazetteer.place(c.place).filter(|p| p.kind() == Kind::Admin1);
            state.is_some_and(|p| !p.name().contains([' ', '-']))
        };
        kept.retain(|c| !(cut(c) || is_short(c) && one_word(c)));
    }
    // "300 B.C." is a year.
    if upper
        && tokens.len() == 1
        && reading.is(tokens.start, Classes::ERA)
        && tokens.start > 0
        && reading.words[tokens.start - 1].kind == TokenKind::Number
    {
        kept.clear();
    }
    // "Somali", "Guinean": the word for the people comes before a region of the same name.
    if kept.iter().any(is_demonym) && !followed_by_division(reading, tokens.end) {
        kept.retain(is_demonym);
    }
    kept
}

/// Whether a word for a region or settlement follows.
fn followed_by_division(reading: &Reading<'_>, end: usize) -> bool {
    reading.get(Some(end)).is_some_and(|w| w.classes.has_any(&[Class::Region, Class::Settlement]))
}

fn name_match(gazetteer: &Gazetteer, tokens: Range<usize>, candidates: Vec<Candidate>) -> Option<NameMatch> {
    let place = gazetteer.place(candidates.first()?.place)?;
    let demonym = candidates.iter().all(|c| matches!(c.name, NameClass::Demonym(_)));
    Some(NameMatch { tokens, kind: place.kind(), rank: place.rank(), demonym, candidates })
}

/// For each token the index of the longest match that covers it, matches taken from the left.
#[must_use]
pub fn cover(matches: &[NameMatch], tokens: usize, keep: impl Fn(&NameMatch) -> bool) -> Vec<Option<usize>> {
    let mut cover = vec![None; tokens];
    let mut free = 0;
    for (index, found) in matches.iter().enumerate() {
        if found.tokens.start >= free && keep(found) {
            for slot in &mut cover[found.tokens.clone()] {
                *slot = Some(index);
            }
            free = found.tokens.end;
        }
    }
    cover
}
