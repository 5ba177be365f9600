//! The learned part: a linear-chain conditional random field over tokens.
//!
//! It labels tokens as places, facilities, persons, organisations and other names, from hashed
//! features of words, cues, the gazetteer and the rest of the document. Its weights are
//! `data/model/tagger.bin`, written by the workspace's `trainer`.
//!
//! A word in lower case with no capital near is no name; the model need not be asked. What is asked
//! are stretches around capitals ([`REACH`]), as if the tokens beside them were outside of names.

mod atoms;
pub mod chain;
mod emissions;
pub mod evidence;
mod factors;
pub mod features;
pub mod label;
pub mod model;
mod stretch;

pub use evidence::Evidence;
pub use factors::Factors;
pub use label::{Label, Type};
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub use model::compile;
pub use model::{Model, ModelError};

use std::ops::Range;

use super::matches::NameMatch;
use crate::language::Reading;
use crate::pace::{self, Pacer};
use emissions::Emissions;
use stretch::{Ends, Marginals, Stretch};

/// How far from a capital, in tokens, the model is asked.
const REACH: usize = 2;

/// The least probability of a place for which the likeliest labels of a stretch are asked.
const LIKELY: f32 = 0.1;

/// No row.
const NOWHERE: u32 = u32::MAX;

/// The labels' probabilities for the tokens of a document.
#[derive(Debug)]
pub struct Tagging {
    /// For each token the number of its row.
    row_of: Vec<u32>,
    rows: Vec<Marginals>,
    /// For each row whether it is the last of its stretch.
    last: Vec<bool>,
    best: Vec<Label>,
}

/// For each token whether the model is to be asked.
fn wanted(reading: &Reading<'_>) -> Vec<bool> {
    let mut wanted = vec![false; reading.words.len()];
    for sentence in &reading.document.sentences {
        let range = sentence.tokens.clone();
        let mut done = range.start;
        // A word of grammar that begins a sentence is in no run: its capital says nothing.
        for at in range.clone().filter(|&at| reading.words[at].capital && reading.words[at].run().is_some()) {
            let end = range.end.min(at + REACH + 1);
            wanted[done.max(at.saturating_sub(REACH))..end].fill(true);
            done = end;
        }
    }
    wanted
}

impl Tagging {
    /// Tags the sentences of what was read with `model`; the likeliest labels only where there may be
    /// a place. The work pauses whenever `pacer` says so.
    pub fn paced(
        reading: &Reading<'_>,
        matches: &[NameMatch],
        evidence: &Evidence,
        model: &Model<'_>,
        pacer: &Pacer<'_>,
    ) -> impl Future<Output = Self> {
        Self::tag(reading, matches, evidence, model, LIKELY, pacer)
    }

    /// Tags the sentences of what was read with `model`, all with their likeliest labels.
    #[must_use]
    pub fn in_full(reading: &Reading<'_>, matches: &[NameMatch], evidence: &Evidence, model: &Model) -> Self {
        pace::run(Self::tag(reading, matches, evidence, model, 0.0, &Pacer::unlimited()))
    }

    async fn tag(
        reading: &Reading<'_>,
        matches: &[NameMatch],
        evidence: &Evidence,
        model: &Model<'_>,
        likely: f32,
        pacer: &Pacer<'_>,
    ) -> Self {
        let tokens = reading.words.len();
        let wanted = wanted(reading);
        let view = features::View::paced(reading, matches, evidence, &wanted, pacer).await;
        let mut emissions = Emissions::new(&view, model, reading.forms.len());
        let mut tagging =
            Self { row_of: vec![NOWHERE; tokens], rows: Vec::new(), last: Vec::new(), best: vec![Label::OUT; tokens] };
        let mut stretch = Stretch::default();
        for sentence in &reading.document.sentences {
            let range = sentence.tokens.clone();
            let mut at = range.start;
            while at < range.end {
                let length = wanted[at..range.end].iter().take_while(|wanted| **wanted).count();
                if length > 0 {
                    stretch.tokens.clear();
                    let ask = &mut |piece: Range<usize>| {
                        let all = piece.map(|nth| model.factors.of_token(&emissions.of(at + nth).get()));
                        stretch.tokens.extend(all);
                    };
                    pacer.pieces(length, ask).await;
                    let ends = Ends { starts_sentence: at == range.start, ends_sentence: at + length == range.end };
                    tagging.add(at, &mut stretch, model, ends, likely);
                }
                at += length.max(1);
            }
        }
        tagging
    }

    /// Adds the rows of a stretch that begins at token `start`.
    fn add(&mut self, start: usize, stretch: &mut Stretch, model: &Model, ends: Ends, likely: f32) {
        let range = start..start + stretch.tokens.len();
        for (row, at) in (self.rows.len()..).zip(range.clone()) {
            self.row_of[at] = row as u32;
        }
        let first = self.rows.len();
        stretch.marginals(&model.factors, ends, &mut self.rows);
        self.last.resize(self.rows.len(), false);
        if let Some(last) = self.last.last_mut() {
            *last = true;
        }
        if self.rows[first..].iter().any(|row| row.kinds[Type::Place as usize] >= likely) {
            stretch.best_path(&model.factors, ends, &mut self.best[range]);
        }
    }

    /// The probability that exactly the tokens `span` are the name of one place.
    #[must_use]
    pub fn place_probability(&self, span: Range<usize>) -> f32 {
        let Some(first) = self.row(span.start).filter(|_| !span.is_empty()) else { return 0.0 };
        let end = first + span.len();
        let (Some(rows), Some(last)) = (self.rows.get(first..end), self.last.get(first..end - 1)) else { return 0.0 };
        if last.contains(&true) {
            return 0.0;
        }
        let mut probability = rows[0].begin;
        for (nth, row) in rows[1..].iter().enumerate() {
            probability *= row.goes_on[usize::from(nth > 0)];
        }
        let ends = rows[rows.len() - 1].ends[usize::from(rows.len() > 1)];
        (probability * ends) as f32
    }

    /// The probability that token `at` lies in a name of type `wanted`.
    #[must_use]
    pub fn token_probability(&self, at: usize, wanted: Type) -> f32 {
        self.row(at).and_then(|row| self.rows.get(row)).map_or(0.0, |row| row.kinds[wanted as usize])
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

    fn row(&self, at: usize) -> Option<usize> {
        self.row_of.get(at).filter(|row| **row != NOWHERE).map(|row| *row as usize)
    }
}
