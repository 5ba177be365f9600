//! The sentence of a site, as the rules for events look at it.

use std::ops::Range;

use super::event_lexicon::{Entry, starting_at};
use super::view::View;
use crate::language::Classes;

/// An event at a site.
pub(super) struct Found<'d> {
    pub class: &'d str,
    pub tokens: Range<usize>,
    pub negated: bool,
    pub hedged: bool,
}

/// The sentence of a site. Token ranges are half-open.
pub(super) struct Scene<'v, 'd> {
    pub view: &'v View<'d>,
    pub sentence: Range<usize>,
    /// The site.
    pub site: Range<usize>,
    /// All facility mentions of the sentence, ascending.
    pub sites: Vec<Range<usize>>,
}

impl<'d> Scene<'_, 'd> {
    /// Token `at` in lower case; empty outside the sentence.
    pub fn word(&self, at: usize) -> &str {
        if self.sentence.contains(&at) { self.view.lower(at) } else { "" }
    }

    /// Whether token `at` lies in the sentence and has one of `classes`.
    pub fn is(&self, at: usize, classes: Classes) -> bool {
        self.sentence.contains(&at) && self.view.is(at, classes)
    }

    /// The mark at token `at` of the sentence; NUL for a word.
    pub fn mark(&self, at: usize) -> char {
        if self.sentence.contains(&at) { self.view.mark(at) } else { '\0' }
    }

    /// The token before `at`, if it is in the sentence.
    pub fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|before| self.sentence.contains(before))
    }

    /// The entries of the lexicon that begin at token `at` of the sentence, the longest first.
    pub fn starting_at(&self, at: usize) -> impl Iterator<Item = Entry<'d>> + use<'d> {
        starting_at(self.view, if self.sentence.contains(&at) { at } else { usize::MAX })
    }

    /// The end of the words of `entry` after its first, if they stand from token `at` on.
    pub fn rest_end(&self, entry: Entry<'_>, at: usize) -> Option<usize> {
        entry.rest().try_fold(at, |at, word| (self.word(at) == word).then_some(at + 1))
    }

    /// Whether token `at` is a part of a site.
    pub fn in_site(&self, at: usize) -> bool {
        self.sites.iter().any(|s| s.contains(&at))
    }

    /// From the event to the site.
    pub fn around(&self, event: &Range<usize>) -> Range<usize> {
        event.start.min(self.site.start)..event.end.max(self.site.end)
    }

    /// Whether token `at` ends what a noun or verb before the site belongs to.
    pub fn is_boundary(&self, at: usize) -> bool {
        matches!(self.mark(at), ';' | ':' | '—' | '–' | '"' | '“' | '”') || self.is(at, Classes::CLAUSE_OPENER)
    }

    /// The scene of "it" later in the same sentence, where that can only mean this site: it is the only one there, and
    /// no preposition stands before it ("bought the mine in 2010 and closed [it]", not "at the mine").
    pub fn again(&self) -> Option<Self> {
        let article = self.before(self.site.start).filter(|&i| self.is(i, Classes::NOUN_OPENER));
        let start = article.unwrap_or(self.site.start);
        let governed = self.before(start).is_some_and(|i| self.is(i, Classes::PREPOSITION.with(Classes::LOC_PREP)));
        let at = (self.site.end..self.sentence.end).find(|&i| self.is(i, Classes::IT_PRONOUN))?;
        let pronoun = at..at + 1;
        (self.sites.len() == 1 && !governed).then(|| Self {
            view: self.view,
            sites: vec![pronoun.clone()],
            sentence: self.site.end..self.sentence.end,
            site: pronoun,
        })
    }

    /// The scene of "It" where that begins the next sentence and can only mean this site: the site
    /// is the subject of its own sentence and the only one there.
    pub fn taken_up(&self, next: Option<Range<usize>>) -> Option<Self> {
        let next = next?;
        let subject = self.site.start <= self.sentence.start + 1 && self.sites.len() == 1;
        let it = subject && self.view.is(next.start, Classes::IT_PRONOUN);
        let pronoun = next.start..next.start + 1;
        it.then(|| Self { view: self.view, sites: vec![pronoun.clone()], site: pronoun, sentence: next })
    }
}
