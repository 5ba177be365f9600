//! Sums and maxima over the label sequences of one sentence (forward-backward, Viterbi).
//!
//! Lafferty, McCallum and Pereira, "Conditional Random Fields", ICML 2001.

use std::ops::Range;

use super::label::{LABELS, Label, Type};

/// A score for each label.
pub type Scores = [f32; LABELS];

/// Scores of label pairs: `of[from][to]`, and of a label at the beginning of a sentence.
#[derive(Clone, Debug)]
pub struct Transitions {
    /// Score of `to` after `from`.
    pub of: [Scores; LABELS],
    /// Score of a sentence's first label.
    pub start: Scores,
}

impl Default for Transitions {
    fn default() -> Self {
        Self { of: [[0.0; LABELS]; LABELS], start: [0.0; LABELS] }
    }
}

impl Transitions {
    fn between(&self, from: Option<usize>, to: usize) -> f32 {
        let before = from.map(Label::from_index);
        if !Label::from_index(to).may_follow(before) {
            return f32::NEG_INFINITY;
        }
        from.map_or(self.start[to], |from| self.of[from][to])
    }
}

/// The label probabilities of one sentence.
#[derive(Debug)]
pub struct Lattice {
    emissions: Vec<Scores>,
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    total: f32,
}

fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let top = values.clone().fold(f32::NEG_INFINITY, f32::max);
    if top == f32::NEG_INFINITY { top } else { top + values.map(|v| (v - top).exp()).sum::<f32>().ln() }
}

impl Lattice {
    /// Runs forward and backward over `emissions`, one row for each token.
    #[must_use]
    pub fn new(emissions: Vec<Scores>, transitions: &Transitions) -> Self {
        let n = emissions.len();
        let mut forward = vec![[f32::NEG_INFINITY; LABELS]; n];
        let mut backward = vec![[0.0; LABELS]; n];
        for at in 0..n {
            for to in 0..LABELS {
                let arrive = match at.checked_sub(1) {
                    None => transitions.between(None, to),
                    Some(before) => {
                        log_sum((0..LABELS).map(|from| forward[before][from] + transitions.between(Some(from), to)))
                    }
                };
                forward[at][to] = arrive + emissions[at][to];
            }
        }
        for at in (0..n.saturating_sub(1)).rev() {
            for from in 0..LABELS {
                backward[at][from] = log_sum(
                    (0..LABELS)
                        .map(|to| transitions.between(Some(from), to) + emissions[at + 1][to] + backward[at + 1][to]),
                );
            }
        }
        let total = forward.last().map_or(0.0, |last| log_sum(last.iter().copied()));
        Self { emissions, forward, backward, total }
    }

    /// The logarithm of the sum over all sequences.
    #[must_use]
    pub fn total(&self) -> f32 {
        self.total
    }

    /// The probability of each label at token `at`.
    #[must_use]
    pub fn marginals(&self, at: usize) -> Scores {
        std::array::from_fn(|l| (self.forward[at][l] + self.backward[at][l] - self.total).exp())
    }

    /// The probability that labels `from` and `to` stand at `at` and after it.
    #[must_use]
    pub fn pair_probability(&self, at: usize, from: usize, to: usize, transitions: &Transitions) -> f32 {
        let score = self.forward[at][from]
            + transitions.between(Some(from), to)
            + self.emissions[at + 1][to]
            + self.backward[at + 1][to];
        (score - self.total).exp()
    }

    /// The probability that token `at` lies in a name of type `wanted`.
    #[must_use]
    pub fn token_probability(&self, at: usize, wanted: Type) -> f32 {
        let labels = [Label::begin(wanted).index(), Label::inside(wanted).index()];
        labels.iter().map(|&l| (self.forward[at][l] + self.backward[at][l] - self.total).exp()).sum()
    }

    /// The probability that exactly the tokens `span` are one name of type `wanted`.
    #[must_use]
    pub fn span_probability(&self, span: Range<usize>, wanted: Type, transitions: &Transitions) -> f32 {
        let (begin, inside) = (Label::begin(wanted).index(), Label::inside(wanted).index());
        let Some(first) = self.forward.get(span.start) else { return 0.0 };
        let mut score = first[begin];
        let mut last = begin;
        for at in span.start + 1..span.end {
            score += transitions.between(Some(last), inside) + self.emissions[at][inside];
            last = inside;
        }
        // What follows is anything but more of the same name.
        let after = match self.emissions.get(span.end) {
            None => 0.0,
            Some(next) => log_sum(
                (0..LABELS)
                    .filter(|&to| to != inside)
                    .map(|to| transitions.between(Some(last), to) + next[to] + self.backward[span.end][to]),
            ),
        };
        (score + after - self.total).exp()
    }

    /// The likeliest sequence.
    #[must_use]
    pub fn best_path(&self, transitions: &Transitions) -> Vec<Label> {
        let n = self.emissions.len();
        let mut best = vec![[f32::NEG_INFINITY; LABELS]; n];
        let mut came = vec![[0_usize; LABELS]; n];
        for at in 0..n {
            for to in 0..LABELS {
                let (from, score) = match at.checked_sub(1) {
                    None => (0, transitions.between(None, to)),
                    Some(before) => (0..LABELS)
                        .map(|from| (from, best[before][from] + transitions.between(Some(from), to)))
                        .fold((0, f32::NEG_INFINITY), |a, b| if b.1 > a.1 { b } else { a }),
                };
                best[at][to] = score + self.emissions[at][to];
                came[at][to] = from;
            }
        }
        let Some(last) = best.last() else { return Vec::new() };
        let mut label = (0..LABELS).fold(0, |a, b| if last[b] > last[a] { b } else { a });
        let mut path = vec![Label::OUT; n];
        for at in (0..n).rev() {
            path[at] = Label::from_index(label);
            label = came[at][label];
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn emissions() -> impl Strategy<Value = Vec<Scores>> {
        proptest::collection::vec(proptest::array::uniform11(-4.0_f32..4.0), 1..5)
    }

    proptest! {
        #[test]
        fn marginals_sum_to_one_and_pairs_to_marginals(emissions in emissions()) {
            let transitions = Transitions::default();
            let lattice = Lattice::new(emissions.clone(), &transitions);
            for at in 0..emissions.len() {
                let sum: f32 = lattice.marginals(at).iter().sum();
                prop_assert!((sum - 1.0).abs() < 1e-3, "{sum}");
            }
            if emissions.len() > 1 {
                let pairs: f32 = (0..LABELS).map(|to| lattice.pair_probability(0, 1, to, &transitions)).sum();
                prop_assert!((pairs - lattice.marginals(0)[1]).abs() < 1e-3);
            }
        }

        #[test]
        fn the_spans_that_begin_at_a_token_share_its_begin_probability(emissions in emissions()) {
            let transitions = Transitions::default();
            let n = emissions.len();
            let lattice = Lattice::new(emissions, &transitions);
            let begin = lattice.marginals(0)[Label::begin(Type::Place).index()];
            let spans: f32 = (1..=n).map(|end| lattice.span_probability(0..end, Type::Place, &transitions)).sum();
            prop_assert!((spans - begin).abs() < 1e-3, "{spans} {begin}");
        }

        #[test]
        fn the_best_path_is_valid(emissions in emissions()) {
            let transitions = Transitions::default();
            let path = Lattice::new(emissions, &transitions).best_path(&transitions);
            for (i, label) in path.iter().enumerate() {
                prop_assert!(label.may_follow(i.checked_sub(1).map(|b| path[b])));
            }
        }
    }
}
