//! Names of the gazetteer in a text: one walk over it finds all that anybody wants to know of.
//!
//! Places, facilities, demonyms and abbreviations are all here, with everything that bears the name. What
//! spelling and surroundings admit is for each grammar to say: a match tells what it went over
//! ([`NameMatch::passed`]), so that one that wants no possessives can leave those out.

use std::collections::HashMap;
use std::ops::Range;

use super::reading::Reading;
use crate::gazetteer::{Candidate, Gazetteer, KeyId, NameClass, Walk};
use crate::kind::{Category, Kind};
use crate::pace::{self, Pacer};
use crate::text::TokenKind;
use crate::text::hashing::Fast;

/// Longest name, in tokens, that is looked for.
const LONGEST: usize = 12;

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The place, how the name names it, and how likely that is without context.
    pub candidate: Candidate,
    /// The place's kind.
    pub kind: Kind,
}

impl Bearer {
    /// Whether the name is one of the people or of what belongs to the place.
    #[must_use]
    pub fn is_demonym(&self) -> bool {
        matches!(self.candidate.name, NameClass::Demonym(_))
    }

    /// Whether a facility bears it.
    #[must_use]
    pub fn is_facility(&self) -> bool {
        self.kind.category() == Category::Infrastructure
    }
}

/// What a match went over beside words, numbers and hyphens that touch both their neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed(u8);

impl Passed {
    /// "'s": "Queen Anne's County".
    pub const POSSESSIVE: Self = Self(1);
    /// An apostrophe alone.
    pub const APOSTROPHE: Self = Self(2);
    /// "&", with or without spaces.
    pub const AMPERSAND: Self = Self(4);
    /// A hyphen or dash with a space after it, or several.
    pub const LOOSE: Self = Self(8);

    /// Both together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it has any of `those`.
    #[must_use]
    pub const fn any(self, those: Self) -> bool {
        self.0 & those.0 != 0
    }
}

/// A name of the gazetteer at a place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMatch {
    /// Token indices.
    pub tokens: Range<usize>,
    /// The key.
    pub key: KeyId,
    /// What it went over.
    pub passed: Passed,
    bearers: Range<u32>,
}

/// The names of the gazetteer in a text.
#[derive(Debug, Default)]
pub struct Matches {
    /// Ascending by start, the longer first.
    found: Vec<NameMatch>,
    bearers: Vec<Bearer>,
    /// For each token that a name may begin with the one that no name goes on to, ascending.
    reaches: Vec<(u32, u32)>,
}

impl Matches {
    /// Finds every name, of every length, that begins with a capital, or a number before one, in a sentence of the text.
    #[must_use]
    pub fn new(reading: &Reading<'_>, gazetteer: &Gazetteer) -> Self {
        pace::run(Self::paced(reading, gazetteer, &Pacer::unlimited()))
    }

    /// [`Self::new`] in slices: the work pauses whenever `pacer` says so.
    pub async fn paced(reading: &Reading<'_>, gazetteer: &Gazetteer, pacer: &Pacer<'_>) -> Self {
        let mut finder = Finder {
            reading,
            gazetteer,
            first: vec![UNKNOWN; reading.forms.len()],
            walks: Vec::new(),
            known: HashMap::default(),
            candidates: Vec::new(),
            all: Self::default(),
        };
        let walk = &mut |piece: Range<usize>| {
            let opens = |start: &usize| reading.words[*start].capital || is_number_of_name(reading, *start);
            for start in piece.filter(opens) {
                if let Some(sentence) = reading.words[start].sentence() {
                    finder.walk(start..reading.document.sentences[sentence].tokens.end);
                }
            }
        };
        pacer.pieces(reading.words.len(), walk).await;
        finder.all
    }

    /// All of them: ascending by start, the longer first.
    #[must_use]
    pub fn all(&self) -> &[NameMatch] {
        &self.found
    }

    /// Those that begin at a token, the longer first.
    #[must_use]
    pub fn at(&self, start: usize) -> &[NameMatch] {
        let from = self.found.partition_point(|m| m.tokens.start < start);
        let count = self.found[from..].iter().take_while(|m| m.tokens.start == start).count();
        &self.found[from..from + count]
    }

    /// The token after the longest beginning of a name at `start`; `start` itself if no name begins so.
    #[must_use]
    pub fn reach(&self, start: usize) -> usize {
        let found = self.reaches.binary_search_by_key(&(start as u32), |reach| reach.0);
        found.map_or(start, |at| self.reaches[at].1 as usize)
    }

    /// Everything that bears a name, the likeliest without context first; never empty.
    #[must_use]
    pub fn bearers(&self, name: &NameMatch) -> &[Bearer] {
        self.bearers.get(name.bearers.start as usize..name.bearers.end as usize).unwrap_or_default()
    }
}

/// Whether a number stands before a capital and so may open a name: "100 Mile House".
fn is_number_of_name(reading: &Reading<'_>, at: usize) -> bool {
    let after = || reading.words.get(at + 1).is_some_and(|word| word.capital && word.kind == TokenKind::Word);
    reading.words[at].kind == TokenKind::Number && after()
}

/// What [`Finder::first`] says of a form that nobody asked for, and of one that no name begins with.
const UNKNOWN: u32 = u32::MAX;
const NO_NAME: u32 = u32::MAX - 1;

/// The walk over one text.
struct Finder<'f, 'g> {
    reading: &'f Reading<'f>,
    gazetteer: &'g Gazetteer,
    /// For each form, as the first word of a name, the number of the walk that stands after it; [`NO_NAME`] if no
    /// name begins so, [`UNKNOWN`] if nobody asked.
    first: Vec<u32>,
    walks: Vec<Walk<'g>>,
    /// What bears a key that was met before.
    known: HashMap<KeyId, Range<u32>, Fast>,
    candidates: Vec<Candidate>,
    all: Matches,
}

impl<'g> Finder<'_, 'g> {
    /// Finds the names that begin with the first token of `range`, a word.
    fn walk(&mut self, range: Range<usize>) {
        let from = self.all.found.len();
        let (reading, gazetteer) = (self.reading, self.gazetteer);
        let first = &mut self.first[reading.words[range.start].form.0 as usize];
        if *first == UNKNOWN {
            *first = NO_NAME;
            let mut walk = gazetteer.walk();
            if walk.push_token(reading.key(range.start)) {
                *first = self.walks.len() as u32;
                self.walks.push(walk);
            }
        }
        let Some(&(mut walk)) = self.walks.get(*first as usize) else { return };
        let mut passed = Passed::default();
        let mut reach = range.start + 1;
        for at in range.start..range.end.min(range.start + LONGEST) {
            let kind = reading.words[at].kind;
            if at > range.start {
                match self.step(&mut walk, at, kind) {
                    Some(over) => passed = passed.with(over),
                    None => break,
                }
            }
            reach = at + 1;
            let ends = match kind {
                TokenKind::Word | TokenKind::Number => true,
                // "Anne's" alone is the name and its possessive; "St. John's" is one name.
                TokenKind::Possessive => at > range.start + 1,
                _ => false,
            };
            let alone = at == range.start && kind == TokenKind::Number;
            if let Some(key) = walk.key().filter(|_| ends && !alone) {
                let bearers = self.bearers(key);
                if !bearers.is_empty() {
                    self.all.found.push(NameMatch { tokens: range.start..at + 1, key, passed, bearers });
                }
            }
        }
        self.all.reaches.push((range.start as u32, reach as u32));
        self.all.found[from..].reverse();
    }

    /// Goes on over the token `at`; what it went over, or `None` where the walk ends.
    fn step(&self, walk: &mut Walk<'g>, at: usize, kind: TokenKind) -> Option<Passed> {
        let reading = self.reading;
        match kind {
            TokenKind::Word | TokenKind::Number => walk.push_token(reading.key(at)).then(Passed::default),
            TokenKind::Possessive if reading.lower(at).ends_with('s') => walk.push("s").then_some(Passed::POSSESSIVE),
            TokenKind::Possessive => Some(Passed::APOSTROPHE),
            TokenKind::Punct => {
                let over = self.joint(at)?;
                // The key of "Trinidad & Tobago" has the word.
                (!over.any(Passed::AMPERSAND) || walk.push_token("and")).then_some(over)
            }
            TokenKind::Clitic => None,
        }
    }

    /// What a mark that may stand inside a name is.
    fn joint(&self, at: usize) -> Option<Passed> {
        let mark = self.reading.lower(at);
        if mark == "&" {
            return Some(Passed::AMPERSAND);
        }
        let tokens = &self.reading.document.tokens;
        let hyphens = mark.chars().all(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–'));
        if tokens[at].space_before || !hyphens {
            return None;
        }
        let tight = tokens.get(at + 1).is_some_and(|next| !next.space_before) && mark.chars().nth(1).is_none();
        Some(if tight { Passed::default() } else { Passed::LOOSE })
    }

    /// What bears a key, read once a text.
    fn bearers(&mut self, key: KeyId) -> Range<u32> {
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        self.candidates.clear();
        self.gazetteer.candidates_into(key, &mut self.candidates);
        let from = self.all.bearers.len() as u32;
        for &candidate in &self.candidates {
            if let Some(kind) = self.gazetteer.kind(candidate.place) {
                self.all.bearers.push(Bearer { candidate, kind });
            }
        }
        let bearers = from..self.all.bearers.len() as u32;
        self.known.insert(key, bearers.clone());
        bearers
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails says where")]

    use super::*;
    use crate::Article;
    use crate::article::Document;
    use crate::gazetteer::write::{PlaceRecord, Writer};

    fn gazetteer() -> Gazetteer {
        let mut writer = Writer::new();
        for (name, kind) in [
            ("Kyiv", Kind::Capital),
            ("Kyiv Dam", Kind::Dam),
            ("St. John's", Kind::City),
            ("Queen Anne's County", Kind::Admin2),
            ("Ivano-Frankivsk", Kind::City),
        ] {
            writer.add(PlaceRecord::new(name, kind, 1.0, 1.0));
        }
        Gazetteer::open(writer.finish().unwrap()).unwrap()
    }

    fn found(text: &str) -> Vec<(String, Passed)> {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        let reading = Reading::new(&document, crate::tables::compiled_in());
        let matches = Matches::new(&reading, &gazetteer());
        let text = |m: &NameMatch| document.span(m.tokens.clone()).slice(document.text()).to_owned();
        matches.all().iter().map(|m| (text(m), m.passed)).collect()
    }

    #[test]
    fn names_of_every_length_are_found_the_longer_first() {
        let names: Vec<String> = found("The Kyiv Dam is in Kyiv.").into_iter().map(|m| m.0).collect();
        assert_eq!(names, ["Kyiv Dam", "Kyiv", "Kyiv"]);
    }

    #[test]
    fn a_match_says_what_it_went_over() {
        for (text, name, passed) in [
            ("He left St. John's on Monday.", "St. John's", Passed::POSSESSIVE),
            ("He left Queen Anne's County on Monday.", "Queen Anne's County", Passed::POSSESSIVE),
            ("He left Ivano-Frankivsk on Monday.", "Ivano-Frankivsk", Passed::default()),
            ("He left Ivano- Frankivsk on Monday.", "Ivano- Frankivsk", Passed::LOOSE),
        ] {
            assert_eq!(found(text), [(name.to_owned(), passed)], "{text}");
        }
    }
}
