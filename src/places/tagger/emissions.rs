//! What the weights say of a token, each distinct form asked once.

use super::features::{OFFSETS, View};
use super::model::{Model, Sums};

/// How many sums are kept of a form: its own, and beside others at each offset, each for the token
/// with a capital and without.
const KEPT: usize = 2 * (1 + OFFSETS.len());

/// No sum yet.
const NONE: u32 = u32::MAX;

/// Sums up the weights of tokens.
pub(super) struct Emissions<'a> {
    view: &'a View<'a>,
    model: &'a Model,
    /// For each form and use of it the number of its sum.
    of_form: Vec<[u32; KEPT]>,
    sums: Vec<Sums>,
}

impl<'a> Emissions<'a> {
    /// Emissions of the tokens that `view` was made for; `forms` is how many forms there are.
    pub(super) fn new(view: &'a View<'a>, model: &'a Model, forms: usize) -> Self {
        Self { view, model, of_form: vec![[NONE; KEPT]; forms], sums: Vec::with_capacity(4 * forms) }
    }

    /// The summed weights of token `at`.
    pub(super) fn of(&mut self, at: usize) -> Sums {
        let (view, model) = (self.view, self.model);
        let capital = view.is_capital(at);
        let mut sums = Sums::default();
        view.joint(at, &mut |template, value| model.add(template, value, &mut sums));
        self.add(at, usize::from(capital), &mut sums, |sums| {
            view.own(at, &mut |template, value| model.add(template, value, sums));
        });
        for (slot, offset) in (0..).zip(OFFSETS) {
            let Some(index) = view.neighbour(at, offset) else { continue };
            self.add(index, 2 * (slot as usize + 1) + usize::from(capital), &mut sums, |sums| {
                view.beside(index, slot, capital, &mut |template, value| model.add(template, value, sums));
            });
        }
        sums
    }

    /// Adds what the form of the token at `index` says in its use number `which`; `sum` finds it.
    fn add(&mut self, index: usize, which: usize, sums: &mut Sums, sum: impl Fn(&mut Sums)) {
        let Some(form) = self.view.key(index) else { return sum(sums) };
        let kept = &mut self.of_form[form.0 as usize][which];
        if *kept == NONE {
            let mut own = Sums::default();
            sum(&mut own);
            *kept = self.sums.len() as u32;
            self.sums.push(own);
        }
        sums.add(&self.sums[*kept as usize]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Reading;
    use crate::places::tagger::Evidence;
    use crate::text::Document;
    use crate::{Article, tables};

    #[test]
    fn what_is_kept_of_a_form_is_what_its_features_say_wherever_it_stands() {
        let text = "Mayor Ann Roe of Leeds, 61, met the mayor of York. In York, ANN ROE met Leeds on 3 May, the 3rd.";
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        let reading = Reading::new(&document, tables::compiled_in());
        let evidence = Evidence::gather(&reading);
        let view = View::new(&reading, &[], &evidence, &vec![true; reading.words.len()]);
        let model = Model::shipped();
        let mut emissions = Emissions::new(&view, model, reading.forms.len());
        for at in 0..reading.words.len() {
            let mut features = Vec::new();
            view.features(at, &mut features);
            assert_eq!(emissions.of(at).get(), model.sums(&features).get(), "{}", document.word(at));
        }
    }
}
