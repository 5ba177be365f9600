//! What the gazetteer knows of the names in a document, looked up once for each.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use crate::gazetteer::{Candidate, Gazetteer, NameClass, PlaceId, normalise};
use crate::kind::{Category, Kind};
use crate::language::{Reading, Word};
use crate::text::TokenKind;
use crate::text::tokens::is_hyphen;

/// Longest facility name, in tokens.
const LONGEST: usize = 12;

/// Longest name of a place, in tokens.
const LONGEST_PLACE: usize = 8;

/// One meaning of a name.
#[derive(Clone, Copy, Debug)]
pub struct Sense {
    /// The place or facility.
    pub place: PlaceId,
    /// Its kind.
    pub kind: Kind,
    /// Inhabitants.
    pub population: Option<u32>,
    /// Whether the name is that of the place's people, or its adjective.
    pub demonym: bool,
}

impl Sense {
    /// Whether it is a facility.
    #[must_use]
    pub fn is_facility(&self) -> bool {
        self.kind.category() == Category::Infrastructure
    }

    /// Whether it is a settlement of `people` or more.
    #[must_use]
    pub fn is_city(&self, people: u32) -> bool {
        self.kind.is_settlement() && self.population.is_some_and(|n| n >= people)
    }
}

/// What the gazetteer has under one name.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The meanings, the likeliest without context first.
    pub senses: Vec<Sense>,
}

impl Known {
    fn new(gazetteer: &Gazetteer, candidates: &[Candidate]) -> Self {
        let sense = |c: &Candidate| {
            let place = gazetteer.place(c.place)?;
            let demonym = matches!(c.name, NameClass::Demonym(_));
            Some(Sense { place: c.place, kind: place.kind(), population: place.population(), demonym })
        };
        Self { senses: candidates.iter().filter_map(sense).collect() }
    }

    /// Whether a place or facility bears the name.
    #[must_use]
    pub fn is_name(&self) -> bool {
        self.senses.iter().any(|s| !s.demonym)
    }

    /// Whether it is a word for people only: "Ukrainian".
    #[must_use]
    pub fn is_demonym(&self) -> bool {
        !self.senses.is_empty() && self.senses.iter().all(|s| s.demonym)
    }

    /// Whether a place that is no facility has it.
    #[must_use]
    pub fn has_place(&self) -> bool {
        self.senses.iter().any(|s| !s.is_facility())
    }

    /// The facilities whose kind `fits` accepts.
    pub fn facilities(&self, fits: impl Fn(Kind) -> bool) -> impl Iterator<Item = PlaceId> {
        self.senses.iter().filter(move |s| s.is_facility() && fits(s.kind)).map(|s| s.place)
    }

    /// Whether it is first of all a country, a continent or a sea: too wide to say which facility.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        let wide = |s: &Sense| matches!(s.kind, Kind::Country | Kind::Continent | Kind::Ocean | Kind::Sea);
        self.senses.first().is_some_and(wide)
    }

    /// Whether its likeliest place is a settlement, region or the like that may own a facility.
    #[must_use]
    pub fn may_own(&self) -> bool {
        let likeliest = self.senses.iter().find(|s| !s.is_facility());
        likeliest.is_some_and(|s| !matches!(s.kind, Kind::Country | Kind::Continent))
    }

    /// Whether a facility, a region, or a city of `people` or more has it, not only a village or a river.
    #[must_use]
    pub fn is_city_or_facility(&self, people: u32) -> bool {
        self.senses.iter().any(|s| s.is_facility() || s.is_city(people) || s.kind == Kind::Admin1)
    }

    /// Whether a place that readers may know, of `people` or more, bears it.
    #[must_use]
    pub fn is_town(&self, people: u32) -> bool {
        let place = |s: &&Sense| !s.demonym && !s.is_facility();
        self.senses.iter().filter(place).any(|s| !s.kind.is_settlement() || s.is_city(people))
    }
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
}

/// How far the gazetteer's names go from one token on.
#[derive(Clone, Debug, Default)]
pub struct Walked {
    /// The token after the longest name of a place or facility; `None` if none begins here.
    pub place_end: Option<usize>,
    /// The token after the longest beginning of a name.
    pub alive_end: usize,
    /// The longest name of a facility.
    pub facility: Option<FacilityName>,
}

/// The gazetteer's knowledge of one document.
pub(super) struct Knowledge<'d> {
    reading: &'d Reading<'d>,
    gazetteer: &'d Gazetteer,
    names: RefCell<BTreeMap<String, Rc<Known>>>,
    /// For each token that was asked for.
    walks: Vec<OnceCell<Rc<Walked>>>,
}

impl<'d> Knowledge<'d> {
    pub(super) fn new(reading: &'d Reading<'d>, gazetteer: &'d Gazetteer) -> Self {
        let walks = reading.words.iter().map(|_| OnceCell::new()).collect();
        Self { reading, gazetteer, names: RefCell::default(), walks }
    }

    /// What is known under a key of the gazetteer.
    fn of_key(&self, key: String) -> Rc<Known> {
        if let Some(known) = self.names.borrow().get(&key) {
            return Rc::clone(known);
        }
        let known = Rc::new(Known::new(self.gazetteer, &self.gazetteer.lookup(&key)));
        self.names.borrow_mut().insert(key, Rc::clone(&known));
        known
    }

    pub(super) fn of_name(&self, name: &str) -> Rc<Known> {
        self.of_key(normalise::key(name))
    }

    pub(super) fn of_tokens(&self, tokens: &Range<usize>) -> Rc<Known> {
        self.of_key(self.key(tokens))
    }

    pub(super) fn with_noun(&self, tokens: &Range<usize>, noun: &str) -> Rc<Known> {
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

    pub(super) fn from(&self, at: usize) -> Rc<Walked> {
        let walked = self.walks.get(at).map(|slot| slot.get_or_init(|| Rc::new(self.walk(at))));
        walked.map_or_else(Rc::default, Rc::clone)
    }

    /// Walks the gazetteer from token `start` on, to the end of its sentence.
    fn walk(&self, start: usize) -> Walked {
        let mut walked = Walked { place_end: None, alive_end: start, facility: None };
        let words = &self.reading.words;
        let sentence = words.get(start).and_then(Word::sentence);
        let Some(sentence) = sentence.and_then(|s| self.reading.document.sentences.get(s)) else { return walked };
        let mut walk = self.gazetteer.walk();
        // A place's name goes over hyphens only, a facility's over possessives too.
        let mut place = true;
        let end = sentence.tokens.end.min(start + LONGEST);
        for (at, word) in (start..end).zip(words.get(start..end).unwrap_or(&[])) {
            place &= at < start + LONGEST_PLACE;
            let tight = !self.reading.document.tokens[at].space_before;
            let alive = match word.kind {
                TokenKind::Word | TokenKind::Number => walk.push_token(self.reading.key(at)),
                TokenKind::Punct => tight && self.is_hyphen(word, at),
                TokenKind::Possessive => {
                    place = false;
                    self.reading.lower(at) == "'s" && walk.push("s")
                }
                TokenKind::Clitic => false,
            };
            if !alive {
                break;
            }
            walked.alive_end = at + 1;
            if walk.is_key() && matches!(word.kind, TokenKind::Word | TokenKind::Number) {
                let candidates = walk.candidates();
                if place && candidates.iter().any(|c| !matches!(c.name, NameClass::Demonym(_))) {
                    walked.place_end = Some(at + 1);
                }
                walked.facility = self.facility_name(start..at + 1, &candidates).or(walked.facility);
            }
        }
        walked
    }

    /// The name at `tokens` as one of facilities, if the spelling allows and one bears it.
    fn facility_name(&self, tokens: Range<usize>, candidates: &[Candidate]) -> Option<FacilityName> {
        let upper = tokens.len() == 1 && is_upper(self.reading.document.word(tokens.start));
        let admitted = |c: &&Candidate| match c.name {
            NameClass::Abbreviation => upper,
            NameClass::Demonym(_) | NameClass::Dotted => false,
            _ => true,
        };
        let kind = |c: &Candidate| self.gazetteer.place(c.place).map(|p| p.kind());
        let is_facility = |c: &&Candidate| kind(c).is_some_and(|k| k.category() == Category::Infrastructure);
        let admitted: Vec<&Candidate> = candidates.iter().filter(admitted).collect();
        let best = kind(admitted.iter().copied().find(is_facility)?)?;
        let facilities: Vec<PlaceId> = admitted.iter().copied().filter(is_facility).map(|c| c.place).collect();
        Some(FacilityName {
            kind: best,
            shared: facilities.len() < admitted.len(),
            first: admitted.first().is_some_and(is_facility),
            facilities,
            tokens,
        })
    }
}

/// Whether `word` has a capital and none of its letters is in lower case but a plural's s.
#[must_use]
pub fn is_upper(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    word.chars().any(char::is_uppercase) && word.chars().skip(1).filter(|c| c.is_lowercase()).count() <= 1
}
