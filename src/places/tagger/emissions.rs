//! What the weights say of a token, each distinct form asked once.

use super::features::{OFFSETS, View};
use super::model::{Model, Sums, Weights};

/// How a token stands to the one that its form speaks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Towards {
    /// A word in lower case of no name, which all look alike.
    Plain,
    /// Another token without a capital.
    Lower,
    /// A capitalised one.
    Capital,
}

/// How many sums are kept of a form: its own, and beside others at each offset, by [`Towards`].
const KEPT: usize = 3 * (1 + OFFSETS.len());

/// No sum yet.
const NONE: u32 = u32::MAX;

/// Sums that are found once.
#[derive(Default)]
struct Store(Vec<Sums>);

impl Store {
    /// Adds the sum of number `kept` to `sums`; `sum` finds it the first time.
    fn add(&mut self, kept: &mut u32, sums: &mut Sums, sum: impl FnOnce(&mut Sums)) {
        if *kept == NONE {
            let mut own = Sums::default();
            sum(&mut own);
            *kept = self.0.len() as u32;
            self.0.push(own);
        }
        sums.add(&self.0[*kept as usize]);
    }
}

/// Sums of features that have few values, each under a number: a slot has the last that was asked for there.
struct Memo(Vec<(u32, Sums)>);

impl Memo {
    const SLOTS: usize = 1 << 9;

    fn new() -> Self {
        Self(vec![(NONE, Sums::default()); Self::SLOTS])
    }

    /// Adds the sum of number `key` to `sums`; `sum` finds it if it is not at hand.
    #[inline]
    fn add(&mut self, key: u32, sums: &mut Sums, sum: impl FnOnce(&mut Sums)) {
        let (known, kept) = &mut self.0[(key.wrapping_mul(0x9E37_79B1) >> 23) as usize % Self::SLOTS];
        if *known != key {
            (*known, *kept) = (key, Sums::default());
            sum(kept);
        }
        sums.add(kept);
    }
}

/// What the numbers of a [`Memo`] are of, in their upper four bits; pairs have theirs by their slot, from 0.
const WRITTEN: u32 = 4 << 28;
const RUN: u32 = 5 << 28;
const FACTS: u32 = 6 << 28;

/// Sums up the weights of tokens.
pub(super) struct Emissions<'a> {
    view: &'a View<'a>,
    weights: Weights<'a>,
    /// For each form and use of it the number of its sum.
    of_form: Vec<[u32; KEPT]>,
    store: Store,
    memo: Memo,
}

impl<'a> Emissions<'a> {
    /// Emissions of the tokens that `view` was made for; `forms` is how many forms there are.
    pub(super) fn new(view: &'a View<'a>, model: &'a Model<'a>, forms: usize) -> Self {
        let store = Store(Vec::with_capacity(4 * forms));
        Self { view, weights: model.weights(), of_form: vec![[NONE; KEPT]; forms], store, memo: Memo::new() }
    }

    /// The summed weights of token `at`.
    pub(super) fn of(&mut self, at: usize) -> Sums {
        let (view, model) = (self.view, self.weights);
        let towards = if view.is_plain(at) {
            Towards::Plain
        } else if view.is_capital(at) {
            Towards::Capital
        } else {
            Towards::Lower
        };
        let mut sums = Sums::default();
        view.joint(at, &mut |template, value| model.add(template, value, &mut sums));
        if let Some(run) = view.run(at) {
            let in_run = |sums: &mut Sums| view.in_run(run, &mut |t, v| model.add(t, v, sums));
            self.memo.add(RUN | run.number(), &mut sums, in_run);
        }
        if let Some(facts) = view.facts(at) {
            let number = facts.iter().fold(0, |number, fact| number * 3 + u32::from(*fact));
            let of_facts = |sums: &mut Sums| view.of_facts(facts, &mut |t, v| model.add(t, v, sums));
            self.memo.add(FACTS | number, &mut sums, of_facts);
        }
        self.own(at, towards, &mut sums);
        for (slot, offset) in (0..).zip(OFFSETS) {
            match view.neighbour(at, offset) {
                Some(index) => self.beside(at, index, slot, towards, &mut sums),
                None => model.add(20 + 10 * slot, 0, &mut sums),
            }
        }
        sums
    }

    /// Adds what the token's own form and writing say.
    fn own(&mut self, at: usize, towards: Towards, sums: &mut Sums) {
        let (view, model) = (self.view, self.weights);
        let written = |sums: &mut Sums| view.written(at, &mut |t, v| model.add(t, v, sums));
        match view.look(at, None) {
            Some(look) => self.memo.add(WRITTEN | look, sums, written),
            None => written(sums),
        }
        let own = |sums: &mut Sums| view.own(at, &mut |t, v| model.add(t, v, sums));
        match view.key(at) {
            Some(form) => self.store.add(&mut self.of_form[form.0 as usize][towards as usize], sums, own),
            None => own(sums),
        }
    }

    /// Adds what the token at `index`, in `slot` beside the one at `at`, says of that.
    fn beside(&mut self, at: usize, index: usize, slot: u32, towards: Towards, sums: &mut Sums) {
        let (view, model) = (self.view, self.weights);
        let plain = towards == Towards::Plain;
        let pair = |sums: &mut Sums| view.pair(at, index, slot, &mut |t, v| model.add(t, v, sums));
        match view.look(at, Some(index)) {
            Some(look) => self.memo.add(slot << 28 | look, sums, pair),
            None => pair(sums),
        }
        let forms = |sums: &mut Sums| view.pair_of_forms(at, index, slot, &mut |t, v| model.add(t, v, sums));
        let beside = |sums: &mut Sums| {
            view.beside(index, slot, towards == Towards::Capital, &mut |t, v| model.add(t, v, sums));
            // To a plain word only the form beside it makes a difference.
            if plain {
                forms(sums);
            }
        };
        match view.key(index) {
            Some(form) => {
                let kept = 3 * (slot as usize + 1) + towards as usize;
                self.store.add(&mut self.of_form[form.0 as usize][kept], sums, beside);
            }
            None => beside(sums),
        }
        if !plain {
            forms(sums);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Document;
    use crate::language::Reading;
    use crate::places::tagger::Evidence;
    use crate::{Article, tables};

    #[test]
    fn what_is_kept_of_a_form_is_what_its_features_say_wherever_it_stands() {
        let text = "Mayor Ann Roe of Leeds, 61, met the mayor of the old town. In York, ANN ROE met the old mayor of \
                    the town on 3 May, the 3rd of them all.";
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        let reading = Reading::new(&document, tables::compiled_in());
        let evidence = Evidence::gather(&reading);
        let view = View::new(&reading, &[], &evidence, &vec![true; reading.words.len()]);
        let language = crate::tables::compiled_in();
        let model = &Model::of(&language);
        let mut emissions = Emissions::new(&view, model, reading.forms.len());
        for at in 0..reading.words.len() {
            let mut features = Vec::new();
            view.features(at, &mut features);
            assert_eq!(emissions.of(at).get(), model.weights().sums(&features).get(), "{}", document.word(at));
        }
    }
}
