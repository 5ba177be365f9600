//! The model's scores as factors: a sum of scores is a product of these.
//!
//! Made once for a model by plain arithmetic, so that every machine has the same.

use super::chain::Transitions;
use super::label::{LABELS, Label, Type};

/// How many types of names there are.
pub(super) const TYPES: usize = Type::ALL.len();

/// Labels that may follow every other: outside, and the beginning of a name of each type.
pub(super) const FREE: usize = 1 + TYPES;

/// One number for each label: outside, the beginnings, the insides.
pub(super) type Row = [f64; LABELS];

/// The place of a beginning in a [`Row`].
pub(super) const fn begin(kind: Type) -> usize {
    1 + kind as usize
}

/// The place of an inside in a [`Row`].
pub(super) const fn inside(kind: Type) -> usize {
    FREE + kind as usize
}

/// The label at a place in a [`Row`].
pub(super) fn label(place: usize) -> Label {
    match place.checked_sub(1) {
        None => Label::OUT,
        Some(nth) if nth < TYPES => Label::begin(Type::ALL[nth]),
        Some(nth) => Label::inside(Type::ALL[(nth - TYPES).min(TYPES - 1)]),
    }
}

/// For each place in a [`Row`] the index of its label.
const INDEX: [usize; LABELS] = {
    let mut index = [0; LABELS];
    let mut kind = 0;
    while kind < TYPES {
        index[1 + kind] = Label::begin(Type::ALL[kind]).index();
        index[FREE + kind] = Label::inside(Type::ALL[kind]).index();
        kind += 1;
    }
    index
};

/// Scores further than this below the best are taken for this: the factor stays above zero.
const LOWEST: f64 = 200.0;

/// Factors are made of one for a whole step of so many and one for what lies between.
const STEP: usize = 128;

/// Factors of transitions, and of the scores of tokens.
#[derive(Clone, Debug, Default)]
pub struct Factors {
    /// Of the first label of a sentence; the inside of a name cannot be.
    pub(super) start: [f64; FREE],
    /// Of a free label after each.
    pub(super) free: [[f64; FREE]; LABELS],
    /// The same, by the label that follows.
    pub(super) free_from: [[f64; LABELS]; FREE],
    /// Of an inside after the beginning of the same type, and after an inside.
    pub(super) after_begin: [f64; TYPES],
    pub(super) after_inside: [f64; TYPES],
    /// Of how far a token's score lies below its best.
    below: Vec<f64>,
}

/// The exponential function by its series, in plain arithmetic.
fn exp(x: f64) -> f64 {
    let small = x / 1024.0;
    let (mut term, mut sum) = (1.0, 1.0);
    for n in 1..10 {
        term *= small / f64::from(n);
        sum += term;
    }
    (0..10).fold(sum, |power, _| power * power)
}

impl Factors {
    /// The factors of `transitions`, and of token scores in multiples of `scale`.
    pub(super) fn new(transitions: &Transitions, scale: f32) -> Self {
        let factor = |score: f32| exp(f64::from(score));
        let of = |from: usize, to: usize| factor(transitions.of[label(from).index()][label(to).index()]);
        let scale = f64::from(scale).max(1e-6);
        let steps = (LOWEST / scale / STEP as f64) as usize + 1;
        let free: [[f64; FREE]; LABELS] = std::array::from_fn(|from| std::array::from_fn(|to| of(from, to)));
        let between: [f64; STEP] = std::array::from_fn(|n| exp(-scale * n as f64));
        Self {
            start: std::array::from_fn(|to| factor(transitions.start[label(to).index()])),
            free,
            free_from: std::array::from_fn(|to| std::array::from_fn(|from| free[from][to])),
            after_begin: std::array::from_fn(|kind| of(1 + kind, FREE + kind)),
            after_inside: std::array::from_fn(|kind| of(FREE + kind, FREE + kind)),
            below: (0..steps.min(512))
                .flat_map(|n| between.map(|between| exp(-scale * (n * STEP) as f64) * between))
                .collect(),
        }
    }

    /// The factors of a token's summed weights, in the order of a [`Row`]; the largest is 1.
    #[inline]
    pub(super) fn of_token(&self, sums: &[i32; LABELS]) -> Row {
        let top = sums.iter().fold(i32::MIN, |a, &b| a.max(b));
        std::array::from_fn(|place| {
            let below = (top - sums[INDEX[place]]) as usize;
            // Past the last step only what lies between differs.
            let at = below.min(self.below.len().saturating_sub(STEP) + below % STEP);
            self.below.get(at).copied().unwrap_or(1.0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_is_the_exponential_function() {
        for x in [-200.0, -60.5, -1.0, 0.0, 0.3, 12.0] {
            assert!((exp(x) / f64::exp(x) - 1.0).abs() < 1e-10, "{x}");
        }
    }

    #[test]
    fn places_of_a_row_are_the_labels_each_once() {
        let mut all: Vec<usize> = (0..LABELS).map(|place| label(place).index()).collect();
        all.sort_unstable();
        assert_eq!(all, (0..LABELS).collect::<Vec<_>>());
        for kind in Type::ALL {
            assert_eq!((label(begin(kind)), label(inside(kind))), (Label::begin(kind), Label::inside(kind)));
        }
    }
}
