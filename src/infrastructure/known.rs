//! What the gazetteer knows of the names in a document: those that the one walk over the text found,
//! and those that the grammar puts together, looked up once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::gazetteer::{Candidate, Gazetteer, NameClass, Place, PlaceId, normalise};
use crate::kind::Kind;
use crate::language::matches::{Bearer, NameMatch, Passed};
use crate::language::{Matches, Reading, Word};
use crate::sort;
use crate::text::TokenKind;
use crate::text::hashing::Fast;
use crate::text::tokens::is_hyphen;

/// Longest name of a place, in tokens.
const LONGEST_PLACE: usize = 8;

/// Most tokens of a name that the walk is sure to have gone over.
const SHORT: usize = 8;

/// What no name of the grammar goes over.
const UNSPELT: Passed = Passed::APOSTROPHE.with(Passed::AMPERSAND);

/// What the gazetteer has under one name.
#[derive(Clone, Debug)]
pub struct Known<'v> {
    bearers: Bearers<'v>,
    gazetteer: &'v Gazetteer,
}

/// The bearers of a name: those of a match in the text, or of a name that was put together.
#[derive(Clone, Debug)]
enum Bearers<'v> {
    Matched(&'v [Bearer]),
    LookedUp(Rc<[Bearer]>),
}

impl<'v> Known<'v> {
    /// What bears the name, the likeliest without context first.
    #[must_use]
    pub fn bearers(&self) -> &[Bearer] {
        match &self.bearers {
            Bearers::Matched(bearers) => bearers,
            Bearers::LookedUp(bearers) => bearers,
        }
    }

    /// The place of a bearer.
    #[must_use]
    pub fn place(&self, bearer: &Bearer) -> Option<Place<'v>> {
        self.gazetteer.place(bearer.candidate.place)
    }

    /// Whether a bearer is a settlement of `people` or more.
    #[must_use]
    pub fn is_city(&self, bearer: &Bearer, people: u32) -> bool {
        bearer.kind.is_settlement()
            && self.place(bearer).and_then(|place| place.population()).is_some_and(|n| n >= people)
    }

    /// Whether a place or facility bears the name.
    #[must_use]
    pub fn is_name(&self) -> bool {
        self.bearers().iter().any(|b| !b.is_demonym())
    }

    /// Whether it is a word for people only: "Ukrainian".
    #[must_use]
    pub fn is_demonym(&self) -> bool {
        !self.bearers().is_empty() && self.bearers().iter().all(Bearer::is_demonym)
    }

    /// Whether a place that is no facility has it.
    #[must_use]
    pub fn has_place(&self) -> bool {
        self.bearers().iter().any(|b| !b.is_facility())
    }

    /// The facilities whose kind `fits` accepts, those that have the name as it stands before those that it is made
    /// for by a pattern.
    pub fn facilities(&self, fits: impl Fn(Kind) -> bool) -> impl Iterator<Item = PlaceId> {
        let mut bearing: Vec<&Bearer> = self.bearers().iter().filter(|b| b.is_facility() && fits(b.kind)).collect();
        as_it_stands_first(&mut bearing);
        bearing.into_iter().map(|b| b.candidate.place)
    }

    /// Whether it is first of all a country, a continent or a sea: too wide to say which facility.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        let wide = |b: &Bearer| matches!(b.kind, Kind::Country | Kind::Continent | Kind::Ocean | Kind::Sea);
        self.bearers().first().is_some_and(wide)
    }

    /// Whether it is first of all a country or a state, which the places in it are of.
    #[must_use]
    pub fn is_area(&self) -> bool {
        self.bearers().first().is_some_and(|b| matches!(b.kind, Kind::Country | Kind::Admin1))
    }

    /// Whether a first-order region bears it among others.
    #[must_use]
    pub fn has_state(&self) -> bool {
        self.bearers().iter().any(|b| b.kind == Kind::Admin1)
    }

    /// Whether its likeliest place is a settlement, region or the like that may own a facility.
    #[must_use]
    pub fn may_own(&self) -> bool {
        let likeliest = self.bearers().iter().find(|b| !b.is_facility());
        likeliest.is_some_and(|b| !matches!(b.kind, Kind::Country | Kind::Continent))
    }

    /// Whether a facility, a region, or a city of `people` or more has it, not only a village or a river.
    #[must_use]
    pub fn is_city_or_facility(&self, people: u32) -> bool {
        self.bearers().iter().any(|b| b.is_facility() || b.kind == Kind::Admin1 || self.is_city(b, people))
    }

    /// Whether a place that readers may know, of `people` or more, bears it.
    #[must_use]
    pub fn is_town(&self, people: u32) -> bool {
        let mut places = self.bearers().iter().filter(|b| !b.is_demonym() && !b.is_facility());
        places.any(|b| !b.kind.is_settlement() || self.is_city(b, people))
    }
}

/// Puts the bearers that have a name as it stands before those that it was made for by a pattern.
fn as_it_stands_first(bearing: &mut [&Bearer]) {
    sort::by_key(bearing, |b| b.candidate.name == NameClass::Generated);
}

/// A name of the gazetteer that a facility bears, at a place in the text.
#[derive(Clone, Debug)]
pub struct FacilityName {
    /// Token indices, half-open.
    pub tokens: Range<usize>,
    /// The facilities that bear the name, best prior first; never empty.
    pub facilities: Vec<PlaceId>,
    /// Kind of the first.
    pub kind: Kind,
    /// Whether a place that is no facility bears the name too.
    pub shared: bool,
    /// Whether the likeliest bearer without context is a facility.
    pub first: bool,
    /// Whether no row has the name as it stands, but a part of a longer one: "Hancock" of an airport.
    pub generated: bool,
}

/// The gazetteer's knowledge of one document.
pub(super) struct Knowledge<'d> {
    reading: &'d Reading<'d>,
    matches: &'d Matches,
    gazetteer: &'d Gazetteer,
    /// Names that were put together, by their keys.
    names: RefCell<HashMap<String, Rc<[Bearer]>, Fast>>,
}

impl<'d> Knowledge<'d> {
    pub(super) fn new(reading: &'d Reading<'d>, matches: &'d Matches, gazetteer: &'d Gazetteer) -> Self {
        Self { reading, matches, gazetteer, names: RefCell::default() }
    }

    /// What is known under a key of the gazetteer.
    fn of_key(&self, key: String) -> Known<'d> {
        let known = self.names.borrow().get(&key).cloned();
        let bearers = known.unwrap_or_else(|| {
            let bearer = |candidate: &Candidate| {
                Some(Bearer { candidate: *candidate, kind: self.gazetteer.kind(candidate.place)? })
            };
            let bearers: Rc<[Bearer]> = self.gazetteer.lookup(&key).iter().filter_map(bearer).collect();
            self.names.borrow_mut().insert(key, Rc::clone(&bearers));
            bearers
        });
        Known { bearers: Bearers::LookedUp(bearers), gazetteer: self.gazetteer }
    }

    pub(super) fn of_name(&self, name: &str) -> Known<'d> {
        self.of_key(normalise::key(name))
    }

    pub(super) fn of_tokens(&self, tokens: &Range<usize>) -> Known<'d> {
        let matched = self.matches.at(tokens.start).iter().find(|m| m.tokens == *tokens && !m.passed.any(UNSPELT));
        if let Some(matched) = matched {
            return Known { bearers: Bearers::Matched(self.matches.bearers(matched)), gazetteer: self.gazetteer };
        }
        if self.was_walked(tokens) {
            return Known { bearers: Bearers::Matched(&[]), gazetteer: self.gazetteer };
        }
        self.of_key(self.key(tokens))
    }

    /// Whether the walk would have found the name at `tokens`, if there were one.
    fn was_walked(&self, tokens: &Range<usize>) -> bool {
        let Some(first) = self.reading.words.get(tokens.start) else { return false };
        // An article is also left out when a name is looked up, and the walk takes the words as they are.
        let walked = first.capital && first.sentence().is_some() && self.reading.lower(tokens.start) != "the";
        walked && tokens.len() <= SHORT && tokens.clone().all(|at| self.reading.words[at].kind == TokenKind::Word)
    }

    pub(super) fn with_noun(&self, tokens: &Range<usize>, noun: &str) -> Known<'d> {
        let mut key = self.key(tokens);
        key.push(' ');
        key.push_str(noun);
        self.of_key(key)
    }

    /// The key of a name: those of its words, joined by spaces.
    fn key(&self, tokens: &Range<usize>) -> String {
        let plain = |at: usize| {
            let word = &self.reading.words[at];
            matches!(word.kind, TokenKind::Word | TokenKind::Number) || self.is_hyphen(word, at)
        };
        if !tokens.clone().all(plain) {
            let span = self.reading.document.span(tokens.clone());
            return normalise::key(span.slice(self.reading.document.text()));
        }
        let mut key = String::new();
        for at in tokens.clone() {
            let own = self.reading.key(at);
            if !own.is_empty() && !key.is_empty() {
                key.push(' ');
            }
            key.push_str(own);
        }
        key
    }

    fn is_hyphen(&self, word: &Word, at: usize) -> bool {
        word.kind == TokenKind::Punct && self.reading.document.word(at).chars().all(|c| is_hyphen(c) || c == '–')
    }

    /// The token after the longest name of a place or facility that begins at `start`; `None` if none
    /// does. A place's name goes over hyphens only.
    pub(super) fn place_end(&self, start: usize) -> Option<usize> {
        let place = |m: &&NameMatch| {
            m.tokens.len() <= LONGEST_PLACE
                && !m.passed.any(UNSPELT.with(Passed::POSSESSIVE))
                && self.matches.bearers(m).iter().any(|b| !b.is_demonym())
        };
        self.matches.at(start).iter().find(place).map(|m| m.tokens.end)
    }

    /// The token after the longest beginning of a name at `start`.
    pub(super) fn reach(&self, start: usize) -> usize {
        self.matches.reach(start)
    }

    /// The longest name of a facility that begins at `start`; it may go over possessives.
    pub(super) fn facility_at(&self, start: usize) -> Option<FacilityName> {
        let spelt = |m: &&NameMatch| {
            let last = m.tokens.end.checked_sub(1).and_then(|last| self.reading.words.get(last));
            last.is_some_and(|w| matches!(w.kind, TokenKind::Word | TokenKind::Number)) && !m.passed.any(UNSPELT)
        };
        self.matches.at(start).iter().filter(spelt).find_map(|m| self.facility_name(m))
    }

    /// A match as the name of facilities, if the spelling allows and one bears it.
    fn facility_name(&self, name: &NameMatch) -> Option<FacilityName> {
        let all = self.matches.bearers(name);
        if !all.iter().any(Bearer::is_facility) {
            return None;
        }
        let upper = name.tokens.len() == 1 && is_upper(self.reading.document.word(name.tokens.start));
        let admitted = |b: &&Bearer| match b.candidate.name {
            NameClass::Abbreviation => upper,
            NameClass::Demonym(_) | NameClass::Dotted => false,
            _ => true,
        };
        let admitted: Vec<&Bearer> = all.iter().filter(admitted).collect();
        let mut facilities: Vec<&Bearer> = admitted.iter().copied().filter(|b| b.is_facility()).collect();
        as_it_stands_first(&mut facilities);
        Some(FacilityName {
            kind: facilities.first()?.kind,
            shared: facilities.len() < admitted.len(),
            first: admitted.first().is_some_and(|b| b.is_facility()),
            generated: facilities.first().is_some_and(|b| b.candidate.name == NameClass::Generated),
            facilities: facilities.iter().map(|b| b.candidate.place).collect(),
            tokens: name.tokens.clone(),
        })
    }
}

/// Whether `word` has a capital and none of its letters is in lower case but a plural's s.
#[must_use]
pub fn is_upper(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    word.chars().any(char::is_uppercase) && word.chars().skip(1).filter(|c| c.is_lowercase()).count() <= 1
}
