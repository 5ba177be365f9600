//! What looks like a facility and is something else: verbs, compounds, firms, works, longer names.

use std::ops::Range;

use super::view::View;
use crate::language::Classes;
use crate::text::TokenKind;

/// Endings of words in lower case that stand before a noun without making another thing of it.
const ADJECTIVE_ENDINGS: &[&str] = &["ing", "est", "ly"];

impl View<'_> {
    /// Whether a one-word noun is the first half of a hyphenated word: "plant-based".
    #[must_use]
    pub fn part_of_compound(&self, head: &Range<usize>) -> bool {
        let after = self.is_hyphen(head.end) && self.tight(head.end) && self.tight(head.end + 1);
        let before = head.start > 0 && self.is_hyphen(head.start - 1) && self.tight(head.start - 1);
        let first = head.start.saturating_sub(2);
        head.len() == 1 && (after || (before && self.tight(head.start) && !self.is_capital(first)))
    }

    /// Whether a capitalised noun goes on as a longer name of something else: "Power Plant Gallery", "the Seahaven
    /// Lighthouse pub".
    #[must_use]
    pub fn longer_name(&self, head: &Range<usize>) -> bool {
        let house = self.is(head.end, Classes::OTHER_NOUN) && self.is(head.end, Classes::FACILITY);
        let adjacent = (self.is_capital(head.end) || house) && self.kind(head.end - 1) == TokenKind::Word;
        self.is_capital(head.end - 1) && adjacent && !self.is_titled(head.start)
    }

    /// Whether a lower-case noun is a verb here ("to bridge the gap") or a pronoun ("a friend of mine").
    #[must_use]
    pub fn used_as_verb(&self, head: &Range<usize>) -> bool {
        if head.len() > 1 || self.is_capital(head.start) {
            return false;
        }
        let before = |classes: Classes| head.start.checked_sub(1).is_some_and(|i| self.is(i, classes));
        let verb = self.is(head.start, Classes::VERB_LIKE);
        let governed = verb && before(Classes::BEFORE_VERB);
        let governs = verb && self.is(head.end, Classes::VERB_OBJECT) && !before(Classes::NOUN_ARTICLE);
        // "A nurse who lives in De Soto and works at the clinic"
        let subject = Classes::COORDINATOR.with(Classes::SUBJECT_PRONOUN).with(Classes::CLAUSE_OPENER);
        let works = verb && before(subject) && self.is(head.end, Classes::LOCATING);
        let pronoun = self.is(head.start, Classes::MINE_PRONOUN) && before(Classes::BEFORE_PRONOUN);
        governed || governs || works || pronoun
    }

    /// Whether a lower-case noun stands right before a facility noun and makes it something else:
    /// "police station", "base camp", "refugee camp", "customer base"; not "one-lane bridge".
    #[must_use]
    pub fn preceded_by_noun(&self, head: &Range<usize>) -> bool {
        let Some(at) = head.start.checked_sub(1) else { return false };
        self.kind(at) == TokenKind::Word
            && !self.is_capital(at)
            && !self.is(at, Classes::PLAIN)
            && !self.is_compound(at, Classes::PLAIN)
            && !self.joined_to(at).is_some_and(|first| self.is(first, Classes::NUMERAL.with(Classes::DIGITS)))
            && !ADJECTIVE_ENDINGS.iter().any(|end| self.lower(at).ends_with(end))
    }

    /// Whether a bare noun speaks of infrastructure in general and is no figure of speech.
    #[must_use]
    pub fn is_general(&self, head: &Range<usize>) -> bool {
        // "Two warehouses" begins a sentence.
        let named = |at: usize| self.is_capital(at) && !self.is(at, Classes::DETERMINER.with(Classes::NUMERAL));
        let after_capital = head.start.checked_sub(1).is_some_and(named);
        head.len() > 1 || (!self.is(head.end, Classes::FIGURE_END) && !after_capital && !self.preceded_by_noun(head))
    }

    /// Whether a capitalised noun after an unknown name is a surname or a firm's: "Justice Bridge", "Ann Base",
    /// "Adani Ports".
    #[must_use]
    pub fn is_called_so(&self, name: &Range<usize>, plural: bool) -> bool {
        let person = self.is(name.start, Classes::RANK.with(Classes::NAME_PARTICLE));
        let article = name.start.checked_sub(1).is_some_and(|at| self.is(at, Classes::DEFINITE_ARTICLE));
        let given =
            name.len() == 1 && self.is(name.start, Classes::GIVEN) && !article && !self.after_preposition(name.start);
        person || given || plural
    }

    /// Whether a preposition of place stands right before token `at`.
    fn after_preposition(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|i| self.is(i, Classes::LOC_PREP))
    }

    /// Whether the capital at `at` is neither the sentence's nor a headline's.
    #[must_use]
    pub fn is_title_case(&self, at: usize, sentence: usize) -> bool {
        let initial = (sentence..at).all(|i| self.kind(i) == TokenKind::Punct);
        !initial && !self.is_titled(at)
    }

    /// Whether the words around a name in capitals say that a ship or a work bears it: "the tanker Northern Pier", "Howrah Bridge, the
    /// 1958 thriller".
    #[must_use]
    pub fn is_ship_or_work(&self, name: &Range<usize>) -> bool {
        /// Most tokens of the apposition.
        const APPOSITION: usize = 6;
        /// Most tokens from the ships to the one among them.
        const AMONG: usize = 14;
        /// Most letters of what stands before a ship's name.
        const PREFIX: usize = 4;
        if !name.clone().all(|at| self.is_capital(at) || self.kind(at) != TokenKind::Word) {
            return false;
        }
        let vessel = |at: usize| self.is(at, Classes::VESSEL) && !self.lower(at).starts_with("ferr");
        let prefix = vessel(name.start) && self.is_upper(name.start) && self.lower(name.start).len() <= PREFIX;
        let behind = name.end + 1;
        let said = |at: usize| {
            let ended = self.mark(at + 1) != '\0' || self.is(at + 1, Classes::CLAUSE_OPENER);
            let led = ended || matches!(self.lower(at + 1), "with" | "by" | "about" | "starring" | "under");
            (vessel(at) || self.is(at, Classes::WORK)) && led && !self.is_hyphen(at + 1)
        };
        let mut apposition =
            (behind..behind + APPOSITION).take_while(|&at| self.mark(at) == '\0' || self.is_hyphen(at));
        let apposed = self.mark(name.end) == ',' && self.is(behind, Classes::OPENING) && apposition.any(said);
        // "Took eleven ships, the Manhattan Bridge among them", "passengers of the Star Harbour"
        let among = self.lower(name.end) == "among" && self.lower(name.end + 1) == "them";
        let among = among && (name.start.saturating_sub(AMONG)..name.start).any(vessel);
        let aboard = name.start.checked_sub(3).is_some_and(|at| {
            let of = self.is(at + 1, Classes::OF_PLACE) && self.is(at + 2, Classes::DEFINITE_ARTICLE);
            of && matches!(self.lower(at), "passengers" | "crew" | "skipper" | "stewards")
        });
        prefix
            || apposed
            || among
            || aboard
            || name.start.checked_sub(1).is_some_and(|at| vessel(at) && !self.is_capital(at))
    }

    /// Whether what follows makes the name another thing's: "Hoover Dam Lodge", "Three Gorges Tea House".
    #[must_use]
    pub fn names_another(&self, name: &Range<usize>) -> bool {
        // "Suez Canal Authority"
        let other = |i: usize| self.is_capital(i) && self.is(i, Classes::OTHER_NOUN.with(Classes::ORG_HEAD));
        self.is_capital(name.end) && (other(name.end) || other(name.end + 1)) && !self.is_titled(name.start)
    }

    /// Whether the name is only the beginning of another thing's ("Hoover Dam Lodge"), or, of one
    /// word, a part of a longer run of capitals.
    #[must_use]
    pub fn inside_longer_name(&self, name: &Range<usize>) -> bool {
        if self.names_another(name) {
            return true;
        }
        // "The Olkaria–Lessos line"
        if self.is_hyphen(name.end) && self.tight(name.end) && self.tight(name.end + 1) && self.is_capital(name.end + 1)
        {
            return true;
        }
        if name.len() > 1 || self.is_titled(name.start) {
            return false;
        }
        self.is_capital(name.end) || name.start.checked_sub(1).is_some_and(|i| self.is_name_word(i))
    }

    /// Whether `name` is an arm or a reach of a river, and no dam of the name: "the South Fork of the Boise River".
    #[must_use]
    pub fn is_of_water(&self, name: &Range<usize>) -> bool {
        /// Most tokens of the river's name.
        const NAME: usize = 3;
        let river = name.end + 2;
        let water = |at: usize| self.is_capital(at) && self.is(at, Classes::PLACE_NOUN);
        self.lower(name.end) == "of" && self.lower(name.end + 1) == "the" && (river + 1..=river + NAME).any(water)
    }
}
