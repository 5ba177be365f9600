//! The learned part: a linear-chain conditional random field over tokens.
//!
//! It labels tokens as places, facilities, persons, organisations and other names, from hashed
//! features of words, cues, the gazetteer and the rest of the document. Its weights are
//! `data/model/tagger.bin`, written by the workspace's `trainer`.

pub mod chain;
pub mod evidence;
pub mod features;
pub mod label;
pub mod model;

pub use label::{Label, Type};
pub use model::{Model, ModelError};

use std::ops::Range;

use super::matches::NameMatch;
use super::words::Words;
use crate::text::Document;
use chain::Lattice;

/// The labels' probabilities for the tokens of a document.
#[derive(Debug)]
pub struct Tagging {
    lattices: Vec<(Range<usize>, Lattice)>,
    by_token: Vec<Option<u32>>,
    best: Vec<Label>,
}

impl Tagging {
    /// Tags the sentences of `document` with `model`.
    #[must_use]
    pub fn new(document: &Document<'_>, words: &Words, matches: &[NameMatch], model: &Model) -> Self {
        let view = features::View::new(document, words, matches);
        let mut lattices = Vec::with_capacity(document.sentences.len());
        let mut by_token = vec![None; document.tokens.len()];
        let mut best = vec![Label::OUT; document.tokens.len()];
        let mut buffer = Vec::new();
        for sentence in &document.sentences {
            let range = sentence.tokens.clone();
            let mut scores = Vec::with_capacity(range.len());
            for at in range.clone() {
                buffer.clear();
                view.features(at, &mut buffer);
                scores.push(model.emissions(&buffer));
                by_token[at] = u32::try_from(lattices.len()).ok();
            }
            let lattice = Lattice::new(scores, &model.transitions);
            for (at, label) in range.clone().zip(lattice.best_path(&model.transitions)) {
                best[at] = label;
            }
            lattices.push((range, lattice));
        }
        Self { lattices, by_token, best }
    }

    /// The probability that exactly the tokens `span` are one name of type `wanted`.
    #[must_use]
    pub fn span_probability(&self, span: Range<usize>, wanted: Type, model: &Model) -> f32 {
        let Some((range, lattice)) = self.lattice(span.start) else { return 0.0 };
        if span.is_empty() || span.end > range.end {
            return 0.0;
        }
        lattice.span_probability(span.start - range.start..span.end - range.start, wanted, &model.transitions)
    }

    /// The probability that token `at` lies in a name of type `wanted`.
    #[must_use]
    pub fn token_probability(&self, at: usize, wanted: Type) -> f32 {
        let Some((range, lattice)) = self.lattice(at) else { return 0.0 };
        lattice.token_probability(at - range.start, wanted)
    }

    /// The label of token `at` on the best path.
    #[must_use]
    pub fn label(&self, at: usize) -> Label {
        self.best.get(at).copied().unwrap_or(Label::OUT)
    }

    /// The names on the best path: token ranges and types, ascending.
    #[must_use]
    pub fn spans(&self) -> Vec<(Range<usize>, Type)> {
        let mut spans: Vec<(Range<usize>, Type)> = Vec::new();
        for (at, label) in self.best.iter().enumerate() {
            let Some(kind) = label.kind() else { continue };
            match spans.last_mut() {
                Some((range, last)) if !label.begins() && range.end == at && *last == kind => range.end = at + 1,
                _ => spans.push((at..at + 1, kind)),
            }
        }
        spans
    }

    fn lattice(&self, at: usize) -> Option<&(Range<usize>, Lattice)> {
        let index = (*self.by_token.get(at)?)?;
        self.lattices.get(index as usize)
    }
}
