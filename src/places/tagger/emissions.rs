//! What the weights say of a token, each distinct form asked once.

use super::features::{OFFSETS, STATES, View};
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

/// How many sums are kept of plain words: of each state, and of plain neighbours at each offset.
const PLAIN: usize = STATES * (1 + OFFSETS.len());

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

/// Sums up the weights of tokens.
pub(super) struct Emissions<'a> {
    view: &'a View<'a>,
    weights: Weights<'a>,
    /// For each form and use of it the number of its sum.
    of_form: Vec<[u32; KEPT]>,
    of_plain: [u32; PLAIN],
    store: Store,
}

impl<'a> Emissions<'a> {
    /// Emissions of the tokens that `view` was made for; `forms` is how many forms there are.
    pub(super) fn new(view: &'a View<'a>, model: &'a Model<'a>, forms: usize) -> Self {
        let store = Store(Vec::with_capacity(4 * forms));
        Self { view, weights: model.weights(), of_form: vec![[NONE; KEPT]; forms], of_plain: [NONE; PLAIN], store }
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
        let mut joint = Sums::default();
        view.joint(at, &mut |template, value| model.add(template, value, &mut joint));
        self.own(at, towards, &mut sums);
        for (slot, offset) in (0..).zip(OFFSETS) {
            match view.neighbour(at, offset) {
                Some(index) => self.beside(at, index, slot, towards, &mut sums),
                None => model.add(20 + 10 * slot, 0, &mut sums),
            }
        }
        sums.add(&joint);
        sums
    }

    /// Adds what the token's own form and writing say.
    fn own(&mut self, at: usize, towards: Towards, sums: &mut Sums) {
        let (view, model) = (self.view, self.weights);
        let written = |sums: &mut Sums| view.written(at, &mut |t, v| model.add(t, v, sums));
        if towards == Towards::Plain {
            self.store.add(&mut self.of_plain[view.state(at) as usize], sums, written);
        } else {
            written(sums);
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
        if plain && view.is_plain(index) {
            let kept = STATES * (slot as usize + 1) + view.state(at) as usize;
            self.store.add(&mut self.of_plain[kept], sums, pair);
        } else {
            pair(sums);
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
