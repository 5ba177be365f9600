//! The names around a facility noun: before it, after it, in a coordination, in the possessive.

use std::ops::Range;

use super::view::View;
use crate::language::{Classes, LONGEST_RUN};
use crate::text::TokenKind;

/// Most adjectives in lower case between a possessive or an article and a noun.
const ADJECTIVES: usize = 2;

impl View<'_> {
    /// Whether the word at `at` is capitalised and no word of grammar that only stands at the head of
    /// a sentence.
    fn may_name(&self, at: usize) -> bool {
        // "A 700 MW gas-fired plant"
        // "The 168-MW Periyar plant"
        let number = |at: usize| at > 0 && self.kind(at - 1) == TokenKind::Number;
        let unit = self.is(at, Classes::PLAIN.with(Classes::MEASURE))
            && (number(at) || at > 1 && self.is_hyphen(at - 1) && number(at - 1));
        self.is_capital(at)
            && !unit
            && (!self.is(at, Classes::NOT_NAME) || self.is_number_of_name(at))
            && !self.is_price(at)
    }

    /// Whether the number at `at` is written with a capital for no other reason than that it belongs to a name: "the
    /// [Seven] Forks dams".
    fn is_number_of_name(&self, at: usize) -> bool {
        self.is(at, Classes::NUMERAL)
            && !self.reading.words[at].initial
            && !self.is_titled(at)
            && self.is_capital(at + 1)
    }

    /// Whether the word at `at` is a sum with the letters of its currency and its size: "a [Sh425bn] dam".
    fn is_price(&self, at: usize) -> bool {
        /// Most letters of a currency: "KSh", "AED".
        const CURRENCY: usize = 4;
        let word = self.surface(&(at..at + 1));
        let sum = word.trim_start_matches(char::is_alphabetic);
        let size = sum.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        let counted = size.len() < sum.len() && !size.is_empty() && size.chars().all(char::is_lowercase);
        counted && word.len() - sum.len() <= CURRENCY
    }

    /// Whether the token at `at` belongs to the name that begins right after it and ends before `end`.
    fn joins_name(&self, at: usize, end: usize, floor: usize) -> bool {
        let (start, after_capital) = (at + 1, at > floor && self.is_capital(at - 1));
        match self.kind(at) {
            TokenKind::Word => {
                self.may_name(at)
                    || (start < end && self.is(at, Classes::PARTICLE) && !self.is_capital(at) && after_capital)
            }
            TokenKind::Number => start == end && after_capital,
            TokenKind::Punct => {
                start < end && self.is_hyphen(at) && self.tight(at) && self.tight(start) && after_capital
            }
            _ => false,
        }
    }

    /// The capitalised name that ends right before `end`, if there is one.
    #[must_use]
    pub fn name_before(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        let mut start = end;
        let least = floor.max(end.saturating_sub(LONGEST_RUN));
        while start > least && self.joins_name(start - 1, end, floor) {
            start -= 1;
        }
        // "the [al-Jaili] refinery": the article of an Arabic name, written small.
        if start < end
            && start >= floor + 2
            && self.is_hyphen(start - 1)
            && self.tight(start)
            && self.tight(start - 1)
            && self.is(start - 2, Classes::NAME_ARTICLE)
        {
            start -= 2;
        }
        // "Ukrainian Kakhovka dam": the adjective is outside; alone it names nothing.
        while start < end && self.is_demonym(start) {
            start += 1;
        }
        (start < end).then_some(start..end)
    }

    /// The name that ends before `end` with a number joined to it ("[Zagorsk-1] plant") or brackets behind it
    /// ("[Riverside] (Oklahoma) plant"), and what the brackets hold.
    #[must_use]
    pub fn name_with_more_before(&self, end: usize, floor: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
        /// Most tokens inside such brackets.
        const BRACKETED: usize = 4;
        let last = end.checked_sub(1).filter(|&last| last >= floor + 2)?;
        if self.mark(last) == ')' {
            let open = (floor..last).rev().take(BRACKETED + 1).find(|&at| self.mark(at) == '(')?;
            let numbered = || self.name_with_more_before(open, floor).map(|(name, _)| name);
            let name = self.name_before(open, floor).or_else(numbered)?;
            return Some((name, Some(open + 1..last)));
        }
        let joined = self.kind(last) == TokenKind::Number && self.is_hyphen(last - 1);
        let tight = joined && self.tight(last) && self.tight(last - 1);
        tight.then(|| self.name_before(last - 1, floor)).flatten().map(|name| (name.start..end, None))
    }

    /// Whether the word at `at` is one for people only: "Ukrainian".
    #[must_use]
    pub fn is_demonym(&self, at: usize) -> bool {
        self.known(&(at..at + 1)).is_demonym()
    }

    /// Where a nationality right before `start` begins: "[American] base at Ramstein".
    #[must_use]
    pub fn demonym_before(&self, start: usize, floor: usize) -> Option<usize> {
        let at = start.checked_sub(1).filter(|&i| i >= floor)?;
        (self.is_capital(at) && self.is_demonym(at)).then_some(at)
    }

    /// The start of a possessive phrase that ends right before `end`, and the place that owns, if it
    /// is named: "Beirut's", "the city's", with up to two adjectives after it.
    #[must_use]
    pub fn possessive_before(&self, end: usize, floor: usize) -> Option<(usize, Option<Range<usize>>)> {
        let mut mark = end.checked_sub(1).filter(|&i| i >= floor)?;
        for _ in 0..ADJECTIVES {
            if self.kind(mark) == TokenKind::Word && !self.is_capital(mark) && mark > floor {
                mark -= 1;
            }
        }
        if self.kind(mark) != TokenKind::Possessive {
            return None;
        }
        let at = mark.checked_sub(1).filter(|&i| i >= floor)?;
        if self.is(at, Classes::OWNER) && !self.is_capital(at) {
            return Some((at, None));
        }
        let owner = self.name_before(mark, floor)?;
        self.known(&owner).may_own().then_some((owner.start, Some(owner)))
    }

    /// Whether the possessive of a place ends right before `start`: "Arizona's | Palo Verde".
    #[must_use]
    pub fn follows_possessive_place(&self, start: usize, floor: usize) -> bool {
        let Some(mark) = start.checked_sub(1).filter(|&i| i > floor && self.kind(i) == TokenKind::Possessive) else {
            return false;
        };
        self.name_before(mark, floor).is_some_and(|owner| self.known(&owner).is_name())
    }

    /// Whether a place that is no facility bears the whole of `name`: "Port of Spain", "Plant City".
    #[must_use]
    pub fn is_place_name(&self, name: &Range<usize>) -> bool {
        name.len() > 1 && self.is_capital(name.start) && self.known(name).has_place()
    }

    /// Whether the word at `at` is capitalised and may be a part of a name.
    #[must_use]
    pub fn is_name_word(&self, at: usize) -> bool {
        self.may_name(at) && !self.is_demonym(at)
    }

    /// Whether "the" stands before `start`, adjectives in lower case between them allowed.
    #[must_use]
    pub fn after_article(&self, start: usize, floor: usize) -> bool {
        let the = |i: usize| self.is(i, Classes::DEFINITE_ARTICLE);
        let before = (floor..start).rev().take(1 + ADJECTIVES);
        before.take_while(|&i| !self.is_capital(i) || the(i)).any(the)
    }

    /// A capitalised place name that begins at `at`: the longest that the gazetteer has, or the whole run of capitals
    /// where that goes on over it, or where `unknown` names are good enough. `end` is the end of the sentence.
    #[must_use]
    pub fn place_name(&self, at: usize, end: usize, unknown: bool) -> Option<Range<usize>> {
        if at >= end || !self.may_name(at) {
            return None;
        }
        let known = self.place_end(at).filter(|&known| known <= end);
        let run = self.run_end(at, end);
        match known {
            Some(known) if known >= run || self.goes_on(known) => Some(at..known),
            // "Ras Isa" when only "Ras" is known: the whole name.
            Some(_) => Some(at..run),
            None => unknown.then_some(at..run),
        }
    }

    /// Whether the capital at `at`, right after a place's name, is no part of it: in a headline, or where it begins
    /// what somebody or something is called ("in Tuapse Governor", "in Rota Spanish").
    fn goes_on(&self, at: usize) -> bool {
        const ANOTHER: Classes = Classes::RANK.with(Classes::OFFICE).with(Classes::ORG_HEAD);
        self.is_titled(at) || self.is(at, ANOTHER) || self.is_demonym(at)
    }

    /// The end of the run of capitals that begins at `at`.
    fn run_end(&self, at: usize, end: usize) -> usize {
        let mut run = at + 1;
        let end = end.min(at + LONGEST_RUN);
        while run < end && (self.may_name(run) || (self.is_hyphen(run) && self.tight(run) && self.is_capital(run + 1)))
        {
            run += 1;
        }
        // "Covas do Barroso"
        let romance = run + 1 < end && matches!(self.lower(run), "do" | "da" | "dos" | "del" | "du" | "di");
        if romance && !self.is_capital(run) && self.is_capital(run + 1) {
            run += 2;
        }
        // "Ratcliffe-on-Soar"
        let joined = |i: usize| self.is_hyphen(i) && self.tight(i) && self.tight(i + 1);
        let inner = run + 3 < end && joined(run) && joined(run + 2) && self.is_capital(run + 3);
        if inner && self.is(run + 1, Classes::PARTICLE) { run + 4 } else { run }
    }

    /// The name before a conjunction that ends right before `start`: "[Ladyzhyn] and | Burshtyn".
    #[must_use]
    pub fn conjunct_before(&self, start: usize, floor: usize) -> Option<Range<usize>> {
        let joint = start.checked_sub(1).filter(|&i| i > floor)?;
        let conjunction = self.is(joint, Classes::JOINT) || self.mark(joint) == '&';
        let joint = match self.mark(joint) {
            _ if conjunction && self.mark(joint - 1) == ',' => joint - 1,
            _ if conjunction => joint,
            ',' => joint,
            _ => return None,
        };
        self.name_before(joint, floor)
    }

    /// The name after a conjunction at `at`: "| and [Chornomorsk]".
    #[must_use]
    pub fn conjunct_after(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let and = |i: usize| self.is(i, Classes::CONJUNCTION);
        let next = match self.mark(at) {
            ',' if and(at + 1) => at + 2,
            ',' => at + 1,
            _ if and(at) => at + 1,
            _ => return None,
        };
        self.place_name(next, end, false)
    }
}
