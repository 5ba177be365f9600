//! Shares that nobody is named for: in "In the survey, 58% said they would vote" the survey is the source.

use std::ops::Range;

use super::resolver::Resolver;
use crate::language::Classes;

/// How many sentences before a share the poll may be named.
const REACH: usize = 3;

impl Resolver<'_, '_> {
    /// The poll that a bare share of people is of, if the phrase is one and a poll is named before it.
    pub(super) fn poll_of(&mut self, range: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let share = Classes::DIGITS
            .with(Classes::NUMERAL)
            .with(Classes::QUANTIFIER)
            .with(Classes::OTHER_MARK)
            .with(Classes::PERCENT)
            .with(Classes::DETERMINER);
        let percent = |i: usize| reading.is(i, Classes::PERCENT) || reading.is_word(i, &["%"]);
        if !range.clone().any(percent) || !range.clone().all(|i| reading.is(i, share)) {
            return None;
        }
        let here = self.sentence(range.start);
        (here.saturating_sub(REACH)..=here).rev().find_map(|sentence| {
            let tokens = reading.document.sentences.get(sentence)?.tokens.clone();
            let limit = tokens.end.min(range.start);
            let poll = (tokens.start..limit).rev().find(|&i| reading.is(i, Classes::POLLING))?;
            let phrase = self.phrase_around(poll, tokens.start, limit)?;
            Some(self.entity_of_phrase(phrase))
        })
    }
}
