//! The text as the grammar of landmarks looks at it: the names around a noun.

use std::cell::OnceCell;
use std::ops::Range;

use super::words::{Roles, roles};
use crate::infrastructure::view::View;
use crate::language::{Casing, Classes};
use crate::text::TokenKind;

/// Most words of a name before its noun.
const MOST: usize = 6;

/// A sentence as the grammar of landmarks looks at it.
pub struct Sentence<'v, 'd> {
    /// The reading with its look-ups.
    pub view: &'v View<'d>,
    /// The sentence, in tokens.
    pub range: Range<usize>,
    /// Whether nearly every word of it has a capital.
    pub titled: bool,
    /// Whether a word of roads stands in it; found when first asked for.
    roads: OnceCell<bool>,
    /// Whether the sentence or one beside it speaks of traffic.
    traffic: OnceCell<bool>,
}

impl<'v, 'd> Sentence<'v, 'd> {
    /// The sentence at `range`.
    #[must_use]
    pub fn new(view: &'v View<'d>, range: Range<usize>) -> Self {
        // A sentence of many names ends with its stop; a headline has none.
        let stop = range.end.checked_sub(1).is_some_and(|last| matches!(view.mark(last), '.' | '?' | '!' | '”' | '"'));
        let titled = view.reading.casing_at(range.start) != Casing::Normal && !stop;
        Self { view, range, titled, roads: OnceCell::new(), traffic: OnceCell::new() }
    }

    /// Whether token `at` lies in the sentence and has one of `wanted` roles.
    #[must_use]
    pub fn has(&self, at: usize, wanted: Roles) -> bool {
        self.range.contains(&at) && roles(self.view.reading, at).any(wanted)
    }

    /// Whether the token before `at` has one of `wanted` roles, an article between them allowed.
    #[must_use]
    pub fn after(&self, at: usize, wanted: Roles) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&i| i >= self.range.start) else { return false };
        if !self.view.is(before, Classes::DEFINITE_ARTICLE) {
            return self.has(before, wanted);
        }
        before.checked_sub(1).is_some_and(|i| self.has(i, wanted))
    }

    /// Whether a word of roads stands in the sentence.
    #[must_use]
    pub fn speaks_of_roads(&self) -> bool {
        *self.roads.get_or_init(|| self.range.clone().any(|at| roles(self.view.reading, at).any(Roles::OF_ROADS)))
    }

    /// Whether it, or a sentence beside it in the paragraph, speaks of the traffic on a road.
    #[must_use]
    pub fn speaks_of_traffic(&self) -> bool {
        *self.traffic.get_or_init(|| {
            let sentences = &self.view.document.sentences;
            let own = sentences.partition_point(|s| s.tokens.end <= self.range.start);
            let block = sentences.get(own).map(|s| s.block);
            let around = sentences.iter().take(own + 2).skip(own.saturating_sub(1)).filter(|s| Some(s.block) == block);
            around.flat_map(|s| s.tokens.clone()).any(|at| roles(self.view.reading, at).any(Roles::TRAFFIC))
        })
    }

    /// Whether the words `tokens` are the whole of what stands in quotation marks: a title.
    #[must_use]
    pub fn is_quoted_title(&self, tokens: &Range<usize>) -> bool {
        let mark = |at: Option<usize>| at.map_or('\0', |at| self.view.mark(at));
        let before = mark(tokens.start.checked_sub(1));
        let after = mark(Some(tokens.end));
        let after = if matches!(after, ',' | '.') { mark(Some(tokens.end + 1)) } else { after };
        matches!(before, '"' | '“' | '‘' | '«' | '\'') && matches!(after, '"' | '”' | '’' | '»' | '\'')
    }

    /// The start of the name that ends right before `noun`; `noun` itself where there is none.
    #[must_use]
    pub fn name_start(&self, noun: usize, floor: usize) -> usize {
        let mut start = noun;
        let mut words = 0;
        while start > floor && words < MOST {
            let Some(next) = self.joined(start, noun, floor) else { break };
            start = next;
            words += 1;
            let saint = start > floor && self.has(start - 1, Roles::SAINT) && self.view.is_capital(start - 1);
            let compass = start > floor && self.view.is(start - 1, Classes::DIRECTION);
            let tight = self.view.is_hyphen(start.saturating_sub(1));
            if self.titled && !saint && !compass && !tight && self.view.kind(start) == TokenKind::Word {
                break;
            }
        }
        // "Police closed" is no name, nor is "The" of "The Oxford Street".
        while start < noun && (self.is_made(start) || self.view.kind(start) == TokenKind::Punct) {
            start += 1;
        }
        start
    }

    /// Whether the word at `at` has its capital for another reason than the name.
    fn is_made(&self, at: usize) -> bool {
        let initial = self.view.reading.words.get(at).is_some_and(|w| w.initial);
        let grammar = self.view.is(at, Classes::ARTICLE.with(Classes::FUNCTION));
        // In capitals throughout, a word that any table has is no name: "COUNCIL TO DEBATE STADIUM".
        let reading = self.view.reading;
        let shouted = self.titled && reading.casing_at(at) == Casing::Shouted && reading.word(at).is_some();
        const VERBS: Classes = Classes::SAYING.with(Classes::VERB_PRESENT);
        let verb = self.titled && self.view.is(at, VERBS);
        grammar || shouted || verb || ((initial || self.titled) && self.has(at, Roles::MADE))
    }

    /// Where the name begins with the token or tokens before `start`, if they belong to it.
    fn joined(&self, start: usize, noun: usize, floor: usize) -> Option<usize> {
        let view = self.view;
        let at = start - 1;
        let capital_before = at > floor && view.is_capital(at - 1);
        match view.kind(at) {
            TokenKind::Word if view.is_capital(at) => (!view.is(at, Classes::ARTICLE)).then_some(at),
            // "Martin de Porres School"; "Residents of Oxford Street" begins the sentence.
            TokenKind::Word => {
                let first = view.reading.words.get(at.saturating_sub(1)).is_none_or(|w| w.initial);
                // "Members of Zion Chapel" are no name.
                let of = !view.is(at, Classes::OF_PLACE) || self.has(at.saturating_sub(1), Roles::LADY);
                let inner = start < noun && capital_before && !first && of && self.has(at, Roles::INNER);
                inner.then(|| at - 1)
            }
            TokenKind::Number => is_ordinal(view.document.word(at)).then_some(at),
            TokenKind::Possessive if capital_before => {
                let saint = at >= floor + 2 && self.has(at - 2, Roles::SAINT);
                let owner = self.has(at - 1, Roles::OWNER) || (start == noun && !view.known(&(at - 1..at)).has_place());
                (saint || owner).then(|| at - 1)
            }
            TokenKind::Punct => {
                // "Qasr al-Aini Hospital"
                let article = at > floor && view.is(at - 1, Classes::NAME_ARTICLE) && !view.is_capital(at - 1);
                let capital_before = capital_before || article;
                let joined =
                    start < noun && view.is_hyphen(at) && view.tight(at) && view.tight(start) && capital_before;
                joined.then(|| at - 1)
            }
            _ => None,
        }
    }

    /// Whether the name at `tokens` says nothing but what the noun is: "the Catholic [Church]".
    #[must_use]
    pub fn is_generic(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().all(|at| {
            let word = self.view.kind(at) == TokenKind::Word;
            !word || !self.view.is_capital(at) || self.has(at, Roles::GENERIC) || self.view.is_demonym(at)
        })
    }

    /// Whether `name` ends with a name that may be a person's, whose surname the noun is: "Charlotte | Church".
    #[must_use]
    pub fn is_given_name(&self, name: &Range<usize>) -> bool {
        let titled =
            name.start.checked_sub(1).is_some_and(|at| self.view.is(at, Classes::RANK) && self.view.is_capital(at));
        titled || (name.len() <= 2 && self.view.is(name.start, Classes::GIVEN))
    }

    /// The settlement or region that begins at `at` and ends at most at `end`.
    #[must_use]
    pub fn town_at(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let known = self.view.place_end(at).filter(|&known| known <= end)?;
        let town = at..known;
        let names = self.view.known(&town);
        let place = names.bearers().iter().any(|b| !b.is_facility() && !b.is_demonym());
        place.then_some(town)
    }
}

/// "42nd", "1st".
#[must_use]
pub fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    !digits.is_empty()
        && digits.len() <= 3
        && digits.bytes().all(|b| b.is_ascii_digit())
        && suffix.len() == 2
        && matches!(suffix.to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th")
}
