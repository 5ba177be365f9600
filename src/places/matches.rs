//! Names of the gazetteer in a text.

use std::ops::Range;

use super::dateline::Dateline;
use crate::gazetteer::{Candidate, Gazetteer, NameClass};
use crate::kind::{Category, Kind};
use crate::language::{Casing, Class, Reading};
use crate::text::TokenKind;

/// Longest name, in tokens, that is looked for.
const LONGEST: usize = 12;

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

/// Finds every name, of every length, in the sentences of an article.
///
/// Ascending by start, the longer first.
#[must_use]
pub fn find(reading: &Reading<'_>, datelines: &[Dateline], gazetteer: &Gazetteer) -> Vec<NameMatch> {
    let mut found = Vec::new();
    for sentence in &reading.document.sentences {
        for start in sentence.tokens.clone() {
            if reading.words[start].capital {
                // The capitals of a dateline say as little as those of a headline.
                let dateline = datelines.iter().any(|d| d.place.contains(&start));
                let shouted = dateline || reading.casing_at(start) == Casing::Shouted;
                find_at(reading, gazetteer, start..sentence.tokens.end, shouted, &mut found);
            }
        }
    }
    found
}

fn find_at(
    reading: &Reading<'_>,
    gazetteer: &Gazetteer,
    range: Range<usize>,
    shouted: bool,
    found: &mut Vec<NameMatch>,
) {
    let from = found.len();
    let mut walk = gazetteer.walk();
    for at in range.start..range.end.min(range.start + LONGEST) {
        let word = &reading.words[at];
        let alive = match word.kind {
            TokenKind::Word | TokenKind::Number => walk.push_token(reading.key(at)),
            // "Queen Anne's County" is one name, and so is "St. John's".
            TokenKind::Possessive if at > range.start => !reading.lower(at).ends_with('s') || walk.push("s"),
            TokenKind::Punct if at > range.start && joins(reading, at) => true,
            _ => false,
        };
        if !alive {
            break;
        }
        let ends = matches!(word.kind, TokenKind::Word | TokenKind::Number)
            || (word.kind == TokenKind::Possessive && at > range.start + 1);
        if !ends
            || !walk.is_key()
            || !(has_capital(reading.document.word(at)) || word.capital || word.kind != TokenKind::Word)
        {
            continue;
        }
        let tokens = range.start..at + 1;
        let candidates = admitted(reading, gazetteer, tokens.clone(), walk.candidates(), shouted);
        if let Some(found_match) = name_match(gazetteer, tokens, candidates) {
            found.push(found_match);
        }
    }
    found[from..].reverse();
}

/// "d'Ivoire" ends a name as "Ivoire" would.
fn has_capital(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}

/// Whether the mark at `at` may stand inside a name: a hyphen or dash without spaces around it.
fn joins(reading: &Reading<'_>, at: usize) -> bool {
    let document = reading.document;
    let tight = !document.tokens[at].space_before && document.tokens.get(at + 1).is_some_and(|t| !t.space_before);
    let mark = reading.lower(at);
    (tight && matches!(mark, "-" | "\u{2010}" | "\u{2011}" | "–")) || mark == "&"
}

/// The candidates that the spelling allows.
fn admitted(
    reading: &Reading<'_>,
    gazetteer: &Gazetteer,
    tokens: Range<usize>,
    candidates: Vec<Candidate>,
    shouted: bool,
) -> Vec<Candidate> {
    let document = reading.document;
    let surface = document.span(tokens.clone()).slice(document.text());
    let single = tokens.len() == 1;
    let letters = surface.chars().filter(|c| c.is_alphabetic()).count();
    let upper = letters > 1 && !surface.chars().any(char::is_lowercase);
    let dotted = surface.ends_with('.');
    let mut kept: Vec<Candidate> = candidates
        .into_iter()
        .filter(|c| match c.name {
            // In capitals throughout, "US" may be the pronoun and "IN" the preposition. "Ga." is
            // the short form of the newspapers beside the "GA" of the post.
            NameClass::Abbreviation => dotted || (upper && (!shouted || letters > 3)),
            NameClass::Dotted => dotted || (upper && letters == 2 && !shouted),
            // A capitalised short form in running text is an acronym, not the town of that name.
            _ => {
                !(single && upper && !shouted && letters <= 5)
                    && !(surface.contains('.') && letters <= 4 && single && upper)
            }
        })
        .collect();
    if dotted && kept.iter().any(|c| matches!(c.name, NameClass::Abbreviation | NameClass::Dotted)) {
        kept.retain(|c| matches!(c.name, NameClass::Abbreviation | NameClass::Dotted));
    }
    // "Somali", "Guinean": the word for the people comes before a region of the same name.
    if kept.iter().any(|c| matches!(c.name, NameClass::Demonym(_))) && !followed_by_division(reading, tokens.end) {
        kept.retain(|c| matches!(c.name, NameClass::Demonym(_)));
    }
    // In Latin script a name of one or two letters is an abbreviation or nothing.
    if letters <= 1 {
        kept.clear();
    }
    kept.retain(|c| gazetteer.place(c.place).is_some());
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

impl NameMatch {
    /// Whether any candidate is a place (not only facilities or demonyms).
    #[must_use]
    pub fn has_place(&self, gazetteer: &Gazetteer) -> bool {
        self.candidates.iter().any(|c| {
            !matches!(c.name, NameClass::Demonym(_))
                && gazetteer.place(c.place).is_some_and(|p| p.kind().category() == Category::Place)
        })
    }
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
