//! A token as the grammars see it.

use super::classes::Classes;
use super::forms::FormId;
use crate::text::TokenKind;

/// A token as the grammars see it.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its lower-case form.
    pub form: FormId,
    /// Its classes: those of the tables, and those that follow from how it is written.
    pub classes: Classes,
    /// Begins with a capital (or belongs to a script without case).
    pub capital: bool,
    /// Two or more letters, all capitals.
    pub caps: bool,
    /// First word of its sentence (quotation marks before it do not count).
    pub initial: bool,
    /// What the token is.
    pub kind: TokenKind,
    /// Index of the sentence, [`Word::NOWHERE`] in boilerplate.
    sentence: u32,
    /// The run of capitalised words that it lies in, as token indices, half-open; empty if none.
    run: (u32, u32),
}

impl Word {
    /// The sentence of a token that lies in none.
    const NOWHERE: u32 = u32::MAX;

    /// A word that lies in no sentence yet.
    pub(super) const fn new(form: FormId, kind: TokenKind, classes: Classes) -> Self {
        let (capital, caps, initial) = (false, false, false);
        Self { form, classes, capital, caps, initial, kind, sentence: Self::NOWHERE, run: (0, 0) }
    }

    /// Index of the sentence, `None` in boilerplate.
    #[must_use]
    pub fn sentence(&self) -> Option<usize> {
        (self.sentence != Self::NOWHERE).then_some(self.sentence as usize)
    }

    /// The run of capitalised words that it lies in, as token indices, half-open.
    #[must_use]
    pub fn run(&self) -> Option<(usize, usize)> {
        (self.run.0 < self.run.1).then_some((self.run.0 as usize, self.run.1 as usize))
    }

    pub(super) fn set_sentence(&mut self, index: usize) {
        self.sentence = index as u32;
    }

    pub(super) fn set_run(&mut self, start: usize, end: usize) {
        self.run = (start as u32, end as u32);
    }
}
