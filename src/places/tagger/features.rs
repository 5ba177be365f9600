//! The features of a token, as hashes.
//!
//! A feature is a template number and what it looked at. Nothing is spelt out, so a feature costs
//! a multiplication or two; the trainer uses the same code, so both see the same.
//!
//! They come in groups, by what they depend on: the form of the token itself ([`View::own`]), the
//! form of a token beside it ([`View::beside`]), how both are written ([`View::written`],
//! [`View::pair`]), how it lies in its run of capitals ([`View::in_run`]), what the document says of its form
//! ([`View::of_facts`]), and all else ([`View::joint`]). What the weights say of a form is the same wherever
//! it stands, and most words are written alike, so that much is asked once for a text
//! ([`super::emissions`]).

use std::ops::Range;

use super::atoms::{self, FormAtom, mix};
use super::evidence::Evidence;
use crate::language::{Class, Classes, FormId, Reading};
use crate::pace::{self, Pacer};
use crate::places::matches::{self, NameMatch};
use crate::text::TokenKind;

/// How far from a token its neighbours are looked at.
pub(super) const NEAR: usize = 2;

/// Where neighbours stand, in the order of their templates.
pub(super) const OFFSETS: [isize; 2 * NEAR] = [-2, -1, 1, 2];

/// What does not change from feature to feature, for each token.
#[derive(Clone, Copy, Debug, Default)]
struct Atom {
    word: u32,
    shape: u32,
    gaz: u32,
    /// See [`View::state`] and [`View::is_plain`].
    state: u32,
    plain: bool,
    /// A number for shape and gazetteer code, below [`LOOKS`]; that for those without one.
    look: u16,
}

/// How many looks of tokens have a number; no text but an odd one has more.
const LOOKS: u16 = 1 << 12;

/// Numbers for the looks of tokens: shape and gazetteer code. A look whose slot another one takes gets a second number.
#[derive(Debug)]
struct Looks {
    slots: Vec<(u32, u32, u16)>,
    next: u16,
}

impl Looks {
    const SLOTS: usize = 256;

    fn new() -> Self {
        Self { slots: vec![(0, 0, LOOKS); Self::SLOTS], next: 0 }
    }

    fn number(&mut self, shape: u32, gaz: u32) -> u16 {
        let slot = &mut self.slots[(shape ^ gaz.wrapping_mul(0x9E37_79B1) >> 16) as usize % Self::SLOTS];
        if *slot != (shape, gaz, slot.2) || slot.2 == LOOKS {
            *slot = (shape, gaz, self.next);
            self.next = LOOKS.min(self.next + 1);
        }
        slot.2
    }
}

/// How a token lies in its run of capitals.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Tokens before and after it in the run, at most three of each: below 16.
    position: u32,
    /// How the longest name of the gazetteer over it lies in the run: below 5.
    fit: u32,
    /// Whether a given name is in the run.
    given: bool,
}

impl Run {
    /// A number for it, below 2^8.
    #[must_use]
    pub fn number(self) -> u32 {
        (self.fit * 2 + u32::from(self.given)) * 16 + self.position
    }
}

/// A document made ready for feature extraction.
pub struct View<'a> {
    reading: &'a Reading<'a>,
    evidence: &'a Evidence,
    matches: &'a [NameMatch],
    atoms: Vec<Atom>,
    forms: Vec<Option<FormAtom>>,
    looks: Looks,
    /// For each token the longest match over it.
    cover: Vec<Option<usize>>,
    /// The token up to which all is prepared that may be asked for.
    done: usize,
}

/// The classes that speak for or against a place. Their numbers are part of the tagger's features.
pub const KNOWN: Classes = Classes::from_parts([(2 << Class::Goods as u64) - 1, 0, 0, 0, 0]);

/// The numbers of the classes that the tagger knows.
fn cues(classes: Classes) -> impl Iterator<Item = u32> {
    let mut rest = classes.to_parts()[0] & KNOWN.to_parts()[0];
    std::iter::from_fn(move || {
        let cue = rest.trailing_zeros();
        rest &= rest.wrapping_sub(1);
        (cue < u64::BITS).then_some(cue)
    })
}

impl<'a> View<'a> {
    /// Prepares a document; only tokens for which `wanted` holds will be asked for.
    #[must_use]
    pub fn new(reading: &'a Reading<'a>, matches: &'a [NameMatch], evidence: &'a Evidence, wanted: &[bool]) -> Self {
        pace::run(Self::paced(reading, matches, evidence, wanted, &Pacer::unlimited()))
    }

    /// [`Self::new`] in slices: the work pauses whenever `pacer` says so.
    pub async fn paced(
        reading: &'a Reading<'a>,
        matches: &'a [NameMatch],
        evidence: &'a Evidence,
        wanted: &[bool],
        pacer: &Pacer<'_>,
    ) -> Self {
        let tokens = reading.words.len();
        let cover = matches::cover(matches, tokens, |_| true);
        let mut view = Self {
            reading,
            evidence,
            matches,
            atoms: vec![Atom::default(); tokens],
            forms: vec![None; reading.forms.len()],
            looks: Looks::new(),
            cover,
            done: 0,
        };
        let prepare = &mut |piece: Range<usize>| piece.filter(|&at| wanted[at]).for_each(|at| view.prepare_around(at));
        pacer.pieces(tokens, prepare).await;
        view
    }

    /// Prepares the token at `at` and those near it; `at` ascends.
    fn prepare_around(&mut self, at: usize) {
        let end = self.atoms.len().min(at + NEAR + 1);
        (self.done.max(at.saturating_sub(NEAR))..end).for_each(|at| self.prepare(at));
        self.done = end;
    }

    fn prepare(&mut self, at: usize) {
        let Some(word) = self.reading.words.get(at) else { return };
        let form = self.forms[word.form.0 as usize].get_or_insert_with(|| {
            let cues = cues(word.classes).fold(0, mix);
            FormAtom::new(self.reading.forms.lower(word.form), word.kind, cues)
        });
        let text = self.reading.document.word(at);
        let gaz = self.cover[at].and_then(|index| self.matches.get(index));
        let gaz = gaz.map_or(0, |found| atoms::gazetteer_code(found, at));
        let state = self.reading.casing_at(at) as u32 * 4 + u32::from(word.initial) * 2 + u32::from(word.capital);
        let (word_hash, shape) = if word.kind == TokenKind::Number {
            // Figures differ, their form says enough.
            let figures = atoms::figures(text);
            (figures, figures)
        } else {
            (form.word, atoms::shape(text))
        };
        let plain = shape == atoms::LOWER && gaz == 0 && !word.capital;
        let look = self.looks.number(shape, gaz);
        self.atoms[at] = Atom { word: word_hash, shape, gaz, state, plain, look };
    }

    /// The form atoms of the token at `at`: those of its form, or of its figures.
    fn form(&self, at: usize) -> FormAtom {
        let word = &self.reading.words[at];
        if word.kind == TokenKind::Number {
            return FormAtom { word: self.atoms[at].word, ..FormAtom::default() };
        }
        self.forms[word.form.0 as usize].unwrap_or_default()
    }

    /// The form of the token at `at`, if what [`Self::own`] and [`Self::beside`] say depends on it alone.
    #[must_use]
    pub fn key(&self, at: usize) -> Option<FormId> {
        let word = &self.reading.words[at];
        (word.kind != TokenKind::Number).then_some(word.form)
    }

    /// The neighbour of `at` at `offset`, if it is of the same sentence.
    #[must_use]
    pub fn neighbour(&self, at: usize, offset: isize) -> Option<usize> {
        let index = at.checked_add_signed(offset)?;
        let sentence = self.reading.words[at].sentence();
        self.reading.words.get(index).is_some_and(|w| w.sentence() == sentence).then_some(index)
    }

    /// Whether the token at `at` begins with a capital.
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        self.reading.words[at].capital
    }

    /// Whether the token at `at` is a word in lower case that no name of the gazetteer covers: all of
    /// them look the same to [`Self::written`] and [`Self::pair`].
    #[must_use]
    pub fn is_plain(&self, at: usize) -> bool {
        self.atoms[at].plain
    }

    /// A number below 12 for how capitals are used around and in the token at `at`.
    #[must_use]
    pub fn state(&self, at: usize) -> u32 {
        self.atoms[at].state
    }

    /// A number below 2^28 for all that [`Self::written`], and with `beside` [`Self::pair`], look at; `None` where there
    /// is none.
    #[must_use]
    pub fn look(&self, at: usize, beside: Option<usize>) -> Option<u32> {
        let (here, beside) = (self.atoms[at], beside.map_or(0, |index| self.atoms[index].look));
        let known = here.look < LOOKS && beside < LOOKS;
        known.then_some((here.state * u32::from(LOOKS) + u32::from(here.look)) * u32::from(LOOKS) + u32::from(beside))
    }

    /// Appends the features of token `at` to `out`.
    pub fn features(&self, at: usize, out: &mut Vec<u32>) {
        let mut add = |template: u32, value: u32| out.push(mix(template, value));
        let capital = self.is_capital(at);
        self.own(at, &mut add);
        self.written(at, &mut add);
        for (slot, offset) in (0..).zip(OFFSETS) {
            match self.neighbour(at, offset) {
                Some(index) => {
                    self.beside(index, slot, capital, &mut add);
                    self.pair(at, index, slot, &mut add);
                    self.pair_of_forms(at, index, slot, &mut add);
                }
                None => add(20 + 10 * slot, 0),
            }
        }
        self.joint(at, &mut add);
        if let Some(run) = self.run(at) {
            self.in_run(run, &mut add);
        }
        if let Some(facts) = self.facts(at) {
            self.of_facts(facts, &mut add);
        }
    }

    /// The features that the form of the token alone has, and whether it has a capital.
    pub fn own(&self, at: usize, add: &mut impl FnMut(u32, u32)) {
        let word = &self.reading.words[at];
        let form = self.form(at);
        add(2, form.word);
        for (i, &prefix) in (0..).zip(&form.prefix) {
            add(4 + i, prefix);
        }
        for (i, &suffix) in (0..).zip(&form.suffix) {
            add(7 + i, mix(suffix, u32::from(word.capital)));
        }
        for cue in cues(word.classes) {
            add(12, cue);
        }
    }

    /// The features that the form of the token at `index` has for the one that it stands beside, at
    /// [`OFFSETS`]`[slot]`; `capital` is whether that has a capital.
    pub fn beside(&self, index: usize, slot: u32, capital: bool, add: &mut impl FnMut(u32, u32)) {
        let form = self.form(index);
        let template = 20 + 10 * slot;
        add(template, form.word);
        add(template + 3, mix(form.word, u32::from(capital)));
        if matches!(OFFSETS[slot as usize], -1 | 1) {
            for (i, &suffix) in (0..).zip(&form.suffix) {
                add(template + 6 + i, suffix);
            }
        }
        for cue in cues(self.reading.words[index].classes) {
            add(100 + 10 * slot, mix(cue, u32::from(capital)));
        }
    }

    /// The features of how the token is written and what the gazetteer makes of it.
    pub fn written(&self, at: usize, add: &mut impl FnMut(u32, u32)) {
        let (here, state) = (self.atoms[at], self.state(at));
        add(0, 0);
        add(1, state);
        add(3, mix(here.shape, state));
        add(10, here.gaz);
        add(11, mix(here.gaz, state));
    }

    /// The features of how its neighbour at `index`, at [`OFFSETS`]`[slot]`, is written.
    pub fn pair(&self, at: usize, index: usize, slot: u32, add: &mut impl FnMut(u32, u32)) {
        let (here, beside) = (self.atoms[at], self.atoms[index]);
        let template = 20 + 10 * slot;
        add(template + 1, mix(beside.shape, self.state(at)));
        add(template + 2, mix(beside.gaz, here.gaz));
    }

    /// The features of a word right beside one that is written so.
    pub fn pair_of_forms(&self, at: usize, index: usize, slot: u32, add: &mut impl FnMut(u32, u32)) {
        if matches!(OFFSETS[slot as usize], -1 | 1) {
            let (here, beside) = (self.atoms[at], self.atoms[index]);
            let template = 20 + 10 * slot;
            add(template + 4, mix(beside.word, here.gaz));
            add(template + 5, mix(beside.word, here.shape));
        }
    }

    /// The features that depend on both neighbours, on the run of capitals or on the document.
    pub fn joint(&self, at: usize, add: &mut impl FnMut(u32, u32)) {
        let word = &self.reading.words[at];
        let here = self.atoms[at];
        if let (Some(before), Some(after)) = (self.neighbour(at, -1), self.neighbour(at, 1)) {
            add(60, mix(self.atoms[before].word, self.atoms[after].word));
            add(61, mix(mix(self.form(before).cues, self.form(after).cues), here.shape));
        }
        if word.capital {
            if let Some((start, end)) = word.run() {
                self.run_features(at, start, end, add);
            }
            self.document_features(at, here, add);
        }
    }

    /// How a capitalised token lies in its run of capitals: see [`Self::in_run`].
    #[must_use]
    pub fn run(&self, at: usize) -> Option<Run> {
        let words = &self.reading.words;
        let (start, end) = words[at].run().filter(|_| words[at].capital)?;
        // How the longest name of the gazetteer lies in the run.
        let fit = match self.cover[at].and_then(|index| self.matches.get(index)) {
            None => 0,
            Some(m) if m.tokens.start == start && m.tokens.end == end => 1,
            Some(m) if m.tokens.start == start => 2,
            Some(m) if m.tokens.end == end => 3,
            Some(_) => 4,
        };
        let given = words[start..end].iter().any(|w| w.classes.has(Class::Given));
        Some(Run { position: position(at, start, end), fit, given })
    }

    /// The features of a run that are the same for all tokens that lie in one so.
    pub fn in_run(&self, run: Run, add: &mut impl FnMut(u32, u32)) {
        let Run { position, fit, given } = run;
        add(70, position);
        add(81, mix(fit, position));
        add(83, mix(u32::from(given), mix(position, fit)));
    }

    /// Features of the run of capitals `start..end` around the token.
    fn run_features(&self, at: usize, start: usize, end: usize, add: &mut impl FnMut(u32, u32)) {
        let words = &self.reading.words;
        let gaz = self.atoms[at].gaz;
        let position = position(at, start, end);
        for cue in cues(words[end - 1].classes) {
            add(71, mix(cue, position));
            add(72, mix(cue, gaz));
        }
        for cue in cues(words[start].classes) {
            add(73, mix(cue, position));
        }
        add(74, mix(self.atoms[end - 1].word, u32::from(at + 1 == end)));
        let alone = u32::from(end - start == 1);
        let inside = |i: &usize| words.get(*i).is_some_and(|w| w.sentence() == words[at].sentence());
        let before = start.checked_sub(1).filter(inside);
        let after = Some(end).filter(inside);
        let (b, a) = (before.map_or(1, |i| self.atoms[i].word), after.map_or(1, |i| self.atoms[i].word));
        add(75, b);
        add(76, a);
        add(77, mix(b, gaz));
        add(78, mix(a, gaz));
        let classes = |i: Option<usize>| i.map_or(Classes::default(), |i| words[i].classes);
        for cue in cues(classes(before)) {
            add(79, mix(cue, alone));
        }
        for cue in cues(classes(after)) {
            add(80, mix(cue, alone));
        }
        if let Some(Run { fit, .. }) = self.run(at) {
            add(82, mix(fit, gaz));
        }
    }

    /// What the document says of the form of a capitalised token, each at most 2; `None` of one not seen in prose.
    #[must_use]
    pub fn facts(&self, at: usize) -> Option<[u8; 7]> {
        let word = &self.reading.words[at];
        let seen = self.evidence.of(word.form);
        let few = |n: u16| n.min(2) as u8;
        (word.capital && seen.seen).then_some([
            few(seen.after_given_or_title),
            few(seen.after_preposition),
            few(seen.lower),
            few(seen.inside_run),
            few(seen.first_of_run),
            few(seen.alone),
            few(seen.before_head),
        ])
    }

    /// The features of what the document says of a form.
    pub fn of_facts(&self, facts: [u8; 7], add: &mut impl FnMut(u32, u32)) {
        let facts = facts.map(u32::from);
        for (i, &fact) in (0..).zip(&facts) {
            add(91 + i, fact);
        }
        add(98, mix(facts[0] * 3 + facts[1], facts[5].min(1)));
    }

    fn document_features(&self, at: usize, here: Atom, add: &mut impl FnMut(u32, u32)) {
        let Some(facts) = self.facts(at) else {
            add(90, here.gaz);
            return;
        };
        let initial = u32::from(self.reading.words[at].initial);
        for (i, &fact) in (0..).zip(&facts).filter(|(_, fact)| **fact > 0) {
            add(190 + i, mix(u32::from(fact), mix(here.gaz, initial)));
        }
    }
}

/// Where in its run of capitals a token lies.
fn position(at: usize, start: usize, end: usize) -> u32 {
    (at - start).min(3) as u32 * 4 + (end - 1 - at).min(3) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tagger_knows_a_class_by_the_number_it_was_trained_with() {
        // Moving a class would silently change what the weights mean.
        let known = |class: Class| cues(Classes::of(class)).next();
        assert_eq!((known(Class::Title), known(Class::Goods)), (Some(0), Some(34)));
        assert_eq!(known(Class::NotName), None);
        assert_eq!(cues(Classes::GIVEN.with(Classes::OFFICE)).collect::<Vec<_>>(), [1, 30]);
    }
}
