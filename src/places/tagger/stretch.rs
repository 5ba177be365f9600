//! Sums and maxima over the label sequences of a stretch of tokens, in scaled probabilities.
//!
//! The same as [`super::chain::Lattice`], which works in logarithms and serves training, without an
//! exponential or logarithm for a token (Rabiner, "A tutorial on hidden Markov models", 1989, section
//! V.A).

use super::factors::{FREE, Factors, Row, TYPES, begin, inside, label};
use super::label::{LABELS, Label, Type};

/// What a stretch leaves of one of its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marginals {
    /// The probability that it lies in a name of each type.
    pub kinds: [f32; TYPES],
    /// The probability that a place begins here.
    pub begin: f64,
    /// The factor of one more token of a place, after its beginning and after its inside.
    pub goes_on: [f64; 2],
    /// The factor of all that may follow a place that ends here, as its beginning and as its inside.
    pub ends: [f64; 2],
}

/// What lies at the ends of a stretch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// It begins its sentence; otherwise a token outside of names comes before.
    pub starts_sentence: bool,
    /// It ends its sentence; otherwise a token outside of names follows.
    pub ends_sentence: bool,
}

/// Room for the rows of a stretch, used again for the next.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    /// The factors of each token, to be filled in first.
    pub tokens: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    came: Vec<[u8; LABELS]>,
}

/// The sums of all ways to a token, without the token's own factor.
fn arrive(factors: &Factors, from: &Row) -> Row {
    let mut to = [0.0; LABELS];
    for (from, factors) in from.iter().zip(&factors.free) {
        for (to, factor) in to.iter_mut().zip(factors) {
            *to += from * factor;
        }
    }
    for kind in 0..TYPES {
        to[FREE + kind] = from[1 + kind] * factors.after_begin[kind] + from[FREE + kind] * factors.after_inside[kind];
    }
    to
}

/// The sums of all ways on from a token to the next, of which `to` are the values.
fn leave(factors: &Factors, to: &Row) -> Row {
    let mut from = [0.0; LABELS];
    for (to, factors) in to.iter().zip(&factors.free_from) {
        for (from, factor) in from.iter_mut().zip(factors) {
            *from += to * factor;
        }
    }
    for kind in 0..TYPES {
        from[1 + kind] += to[FREE + kind] * factors.after_begin[kind];
        from[FREE + kind] += to[FREE + kind] * factors.after_inside[kind];
    }
    from
}

impl Stretch {
    /// The marginals of every token of the stretch, appended to `out`.
    pub(super) fn marginals(&mut self, factors: &Factors, ends: Ends, out: &mut Vec<Marginals>) {
        let n = self.tokens.len();
        self.run_forward(factors, ends);
        self.run_backward(factors, ends);
        for at in 0..n {
            let (forward, backward) = (&self.forward[at], &self.backward[at]);
            let both: Row = std::array::from_fn(|l| forward[l] * backward[l]);
            let (first, later) = (begin(Type::Place), inside(Type::Place));
            let mut ends = [backward[first], backward[later]];
            // What follows is anything but more of the same name.
            if let (Some(token), Some(next)) = (self.tokens.get(at + 1), self.backward.get(at + 1)) {
                let more = token[later] * next[later];
                ends[0] -= factors.after_begin[Type::Place as usize] * more;
                ends[1] -= factors.after_inside[Type::Place as usize] * more;
            }
            out.push(Marginals {
                kinds: std::array::from_fn(|kind| (both[1 + kind] + both[FREE + kind]) as f32),
                begin: forward[first],
                goes_on: [
                    factors.after_begin[Type::Place as usize] * self.tokens[at][later],
                    factors.after_inside[Type::Place as usize] * self.tokens[at][later],
                ],
                ends: ends.map(|end| end.max(0.0)),
            });
        }
    }

    /// Fills the forward rows, each summing to 1, and divides the tokens' factors by the sums.
    fn run_forward(&mut self, factors: &Factors, ends: Ends) {
        self.forward.clear();
        for token in &mut self.tokens {
            let mut row = match self.forward.last() {
                Some(before) => arrive(factors, before),
                None => first(factors, ends),
            };
            let mut sum = 0.0;
            for (value, factor) in row.iter_mut().zip(&*token) {
                *value *= factor;
                sum += *value;
            }
            let scale = 1.0 / sum;
            row.iter_mut().for_each(|value| *value *= scale);
            token.iter_mut().for_each(|factor| *factor *= scale);
            self.forward.push(row);
        }
    }

    /// Fills the backward rows: times the forward ones they are probabilities.
    fn run_backward(&mut self, factors: &Factors, ends: Ends) {
        self.backward.clear();
        self.backward.resize(self.tokens.len(), [0.0; LABELS]);
        let Some(last) = self.forward.last() else { return };
        let mut row = end(factors, ends);
        let total: f64 = last.iter().zip(&row).map(|(f, b)| f * b).sum();
        row.iter_mut().for_each(|value| *value /= total);
        for (at, slot) in self.backward.iter_mut().enumerate().rev() {
            *slot = row;
            let token = &self.tokens[at];
            row.iter_mut().zip(token).for_each(|(value, factor)| *value *= factor);
            row = leave(factors, &row);
        }
    }

    /// The likeliest labels, one for each of `out`; the tokens' factors may be scaled.
    pub(super) fn best_path(&mut self, factors: &Factors, ends: Ends, out: &mut [Label]) {
        self.came.clear();
        let mut best = first(factors, ends);
        for (at, token) in self.tokens.iter().enumerate() {
            let mut came = [0_u8; LABELS];
            if at > 0 {
                (best, came) = step(factors, &best);
            }
            let mut top = 0.0_f64;
            for (value, factor) in best.iter_mut().zip(token) {
                *value *= factor;
                top = top.max(*value);
            }
            best.iter_mut().for_each(|value| *value /= top);
            self.came.push(came);
        }
        let end = end(factors, ends);
        let value = |l: usize| best[l] * end[l];
        let mut place = (0..LABELS).fold(0, |a, b| if value(b) > value(a) { b } else { a });
        for (slot, came) in out.iter_mut().zip(&self.came).rev() {
            *slot = label(place);
            place = usize::from(came[place]);
        }
    }
}

/// The row before the first token's own factors.
fn first(factors: &Factors, ends: Ends) -> Row {
    let free = if ends.starts_sentence { &factors.start } else { &factors.free[0] };
    std::array::from_fn(|l| free.get(l).copied().unwrap_or(0.0))
}

/// The row after the last token.
fn end(factors: &Factors, ends: Ends) -> Row {
    if ends.ends_sentence { [1.0; LABELS] } else { factors.free_from[0] }
}

/// The best way to each label of the next token, and where it comes from.
fn step(factors: &Factors, from: &Row) -> (Row, [u8; LABELS]) {
    let (mut best, mut came) = ([0.0; LABELS], [0_u8; LABELS]);
    for (nth, (from, factors)) in (0..).zip(from.iter().zip(&factors.free)) {
        for ((best, came), factor) in best.iter_mut().zip(&mut came).zip(factors) {
            let value = from * factor;
            if value > *best {
                (*best, *came) = (value, nth);
            }
        }
    }
    for kind in 0..TYPES {
        let (begun, inside) =
            (from[1 + kind] * factors.after_begin[kind], from[FREE + kind] * factors.after_inside[kind]);
        let to = FREE + kind;
        (best[to], came[to]) = if inside > begun { (inside, to as u8) } else { (begun, (1 + kind) as u8) };
    }
    (best, came)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::places::tagger::chain::{Lattice, Scores, Transitions};

    const SCALE: f32 = 0.03;
    const WHOLE: Ends = Ends { starts_sentence: true, ends_sentence: true };

    fn sums() -> impl Strategy<Value = Vec<[i16; LABELS]>> {
        proptest::collection::vec(proptest::array::uniform11(-150_i16..150), 1..6)
    }

    fn transitions() -> Transitions {
        let score = |n: usize| (n * 7 % 11) as f32 / 4.0 - 1.0;
        Transitions {
            of: std::array::from_fn(|from| std::array::from_fn(|to| score(from * 5 + to))),
            start: std::array::from_fn(score),
        }
    }

    fn both(sums: &[[i16; LABELS]]) -> (Lattice, Stretch, Factors) {
        let emissions: Vec<Scores> = sums.iter().map(|row| row.map(|s| f32::from(s) * SCALE)).collect();
        let factors = Factors::new(&transitions(), SCALE);
        let stretch = Stretch {
            tokens: sums.iter().map(|row| factors.of_token(&row.map(i32::from))).collect(),
            ..Stretch::default()
        };
        (Lattice::new(emissions, &transitions()), stretch, factors)
    }

    fn path_score(sums: &[[i16; LABELS]], path: &[Label]) -> f32 {
        let transitions = transitions();
        let start = path.first().map_or(0.0, |l| transitions.start[l.index()]);
        let pairs: f32 = path.windows(2).map(|pair| transitions.of[pair[0].index()][pair[1].index()]).sum();
        let own: f32 = path.iter().zip(sums).map(|(l, row)| f32::from(row[l.index()]) * SCALE).sum();
        start + pairs + own
    }

    proptest! {
        #[test]
        fn a_whole_sentence_has_the_probabilities_and_the_path_of_the_lattice(sums in sums()) {
            let (lattice, mut stretch, factors) = both(&sums);
            let mut found = Vec::new();
            stretch.marginals(&factors, WHOLE, &mut found);
            for (at, marginals) in found.iter().enumerate() {
                for kind in Type::ALL {
                    let expected = lattice.token_probability(at, kind);
                    prop_assert!((marginals.kinds[kind as usize] - expected).abs() < 1e-4);
                }
            }
            let mut path = vec![Label::OUT; sums.len()];
            stretch.best_path(&factors, WHOLE, &mut path);
            // Of equally likely paths either may take any.
            let score = |path: &[Label]| path_score(&sums, path);
            prop_assert!((score(&path) - score(&lattice.best_path(&transitions()))).abs() < 1e-3);
        }

        #[test]
        fn a_stretch_between_tokens_outside_of_names_is_the_sentence_with_those_held(sums in sums()) {
            let held: [i16; LABELS] = std::array::from_fn(|l| if l == 0 { 6000 } else { -6000 });
            let mut sentence = sums.clone();
            sentence.insert(0, held);
            sentence.push(held);
            let (lattice, ..) = both(&sentence);
            let (_, mut stretch, factors) = both(&sums);
            let mut found = Vec::new();
            stretch.marginals(&factors, Ends { starts_sentence: false, ends_sentence: false }, &mut found);
            for (at, marginals) in found.iter().enumerate() {
                let expected = lattice.token_probability(at + 1, Type::Person);
                prop_assert!((marginals.kinds[Type::Person as usize] - expected).abs() < 1e-3);
            }
        }
    }

    #[test]
    fn a_token_that_no_label_before_it_leads_to_leaves_numbers_finite() {
        let mut row = [-9000_i16; LABELS];
        row[Label::inside(Type::Other).index()] = 9000;
        let (_, mut stretch, factors) = both(&[row; 4]);
        let mut found = Vec::new();
        stretch.marginals(&factors, WHOLE, &mut found);
        assert!(found.iter().all(|m| m.kinds.iter().all(|p| p.is_finite() && (0.0..=1.001).contains(p))));
    }
}
