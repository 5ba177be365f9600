//! Training of the tagger: maximum likelihood of a linear-chain conditional random field by
//! AdaGrad (Duchi, Hazan and Singer 2011), partly labelled where a source is unsure.

use std::collections::HashMap;

use dateline::article::Article;
use dateline::article::Document;
use dateline::language::{Matches, Reading};
use dateline::places::dateline::find as datelines;
use dateline::places::matches::{self, NameMatch};
use dateline::places::tagger::chain::{Lattice, Scores, Transitions};
use dateline::places::tagger::features::View;
use dateline::places::tagger::label::{LABELS, Label};
use dateline::places::tagger::{Evidence, Model, Tagging, Type};
use dateline::{Gazetteer, tables};

use crate::corpus::Labelled;
use crate::random::{Random, draw};

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Passes over the data.
    pub epochs: usize,
    /// Step length.
    pub rate: f32,
    /// Weight of the L2 penalty, per step.
    pub decay: f32,
    /// Features seen less often are left out.
    pub least: u32,
    /// Most features that are kept, the weightiest first.
    pub keep: usize,
}

/// A sentence made ready: feature numbers, and the labels allowed for each token.
struct Example {
    features: Vec<Vec<u32>>,
    allowed: Vec<u16>,
}

const ANY: u16 = (1 << LABELS) - 1;

/// The labels that the names of `labelled` allow for each token of `document`.
fn allowed(document: &Document<'_>, labelled: &Labelled) -> Vec<u16> {
    let mut masks = vec![1_u16 << Label::OUT.index(); document.tokens.len()];
    for (span, kind) in &labelled.names {
        let first = document.tokens.partition_point(|t| t.span.end <= span.start);
        for (nth, at) in
            (first..document.tokens.len()).take_while(|&i| document.tokens[i].span.start < span.end).enumerate()
        {
            masks[at] = match kind {
                None => ANY,
                Some(kind) if nth == 0 => 1 << Label::begin(*kind).index(),
                Some(kind) => 1 << Label::inside(*kind).index(),
            };
        }
    }
    masks
}

/// Trains a model on `data`.
pub fn train(
    data: &[Labelled],
    gazetteer: &Gazetteer,
    settings: Settings,
    random: &mut Random,
) -> (Model<'static>, Vec<u8>) {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let mut raw: Vec<Example> = Vec::new();
    for labelled in data {
        let article = Article::from_plain_text(labelled.text.clone());
        let document = Document::new(&article);
        let reading = Reading::new(&document, tables::compiled_in());
        let mut matches = matches::find(&reading, &datelines(&reading), gazetteer, &Matches::new(&reading, gazetteer));
        if labelled.poorer {
            matches.retain(|m| !is_forgotten(&labelled.id, &document, m));
        }
        let evidence = Evidence::gather(&reading);
        let view = View::new(&reading, &matches, &evidence, &vec![true; document.tokens.len()]);
        let masks = allowed(&document, labelled);
        for sentence in &document.sentences {
            let features: Vec<Vec<u32>> = sentence
                .tokens
                .clone()
                .map(|at| {
                    let mut out = Vec::new();
                    view.features(at, &mut out);
                    out
                })
                .collect();
            for &feature in features.iter().flatten() {
                *counts.entry(feature).or_default() += 1;
            }
            let mut allowed = masks[sentence.tokens.clone()].to_vec();
            repair(&mut allowed);
            raw.push(Example { features, allowed });
        }
    }
    let mut kept: Vec<u32> = counts.iter().filter(|(_, n)| **n >= settings.least).map(|(&f, _)| f).collect();
    kept.sort_unstable();
    let number: HashMap<u32, u32> = kept.iter().zip(0..).map(|(&f, i)| (f, i)).collect();
    for feature in raw.iter_mut().flat_map(|e| &mut e.features) {
        feature.retain_mut(|f| {
            number.get(f).is_some_and(|&n| {
                *f = n;
                true
            })
        });
    }
    eprintln!("{} sentences, {} features of {}", raw.len(), kept.len(), counts.len());
    drop(counts);

    let mut learner = Learner::new(kept.len(), settings);
    let mut order: Vec<usize> = (0..raw.len()).collect();
    let mut sums: Vec<Scores> = vec![[0.0; LABELS]; kept.len()];
    let mut transitions = Transitions { of: [[0.0; LABELS]; LABELS], start: [0.0; LABELS] };
    let averaged = settings.epochs.div_ceil(2);
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        let loss: f64 = order.iter().map(|&i| f64::from(learner.step(&raw[i]))).sum();
        eprintln!("epoch {epoch}: loss {loss:.0}");
        // The mean of the later passes is steadier than the last one.
        if epoch + averaged >= settings.epochs {
            let share = 1.0 / averaged as f32;
            let add = |sum: &mut Scores, row: &Scores| sum.iter_mut().zip(row).for_each(|(s, w)| *s += w * share);
            sums.iter_mut().zip(&learner.weights).for_each(|(s, w)| add(s, w));
            transitions.of.iter_mut().zip(&learner.transitions.of).for_each(|(s, w)| add(s, w));
            add(&mut transitions.start, &learner.transitions.start);
        }
    }
    let mut features: Vec<(u32, Scores)> = kept.iter().copied().zip(sums).collect();
    let weight = |row: &Scores| row.iter().fold(0.0_f32, |a, w| a.max(w.abs()));
    features.sort_by(|a, b| weight(&b.1).total_cmp(&weight(&a.1)));
    features.truncate(settings.keep);
    let bytes = Model::write(features, &transitions);
    let model = Model::read(&bytes).unwrap_or_default();
    (model, bytes)
}

/// Whether a settlement is taken out of the gazetteer for one document: every fourth name, by a draw.
fn is_forgotten(id: &str, document: &Document<'_>, found: &NameMatch) -> bool {
    let name = document.span(found.tokens.clone()).slice(document.text());
    found.kind.is_settlement() && draw(&format!("{id} {name}")).is_multiple_of(4)
}

/// A name that a sentence boundary cuts begins anew after it.
fn repair(allowed: &mut [u16]) {
    for at in 0..allowed.len() {
        let label = Label::from_index(allowed[at].trailing_zeros() as usize);
        let before = at.checked_sub(1).map(|b| allowed[b]);
        let fits = allowed[at] == ANY
            || before == Some(ANY)
            || label.may_follow(before.map(|b| Label::from_index(b.trailing_zeros() as usize)));
        if let Some(kind) = label.kind().filter(|_| !fits) {
            allowed[at] = 1 << Label::begin(kind).index();
        }
    }
}

struct Learner {
    weights: Vec<Scores>,
    squares: Vec<Scores>,
    transitions: Transitions,
    transition_squares: Transitions,
    settings: Settings,
}

impl Learner {
    fn new(features: usize, settings: Settings) -> Self {
        let small = [1e-6; LABELS];
        Self {
            weights: vec![[0.0; LABELS]; features],
            squares: vec![small; features],
            transitions: Transitions::default(),
            transition_squares: Transitions { of: [small; LABELS], start: small },
            settings,
        }
    }

    /// One step on one sentence; its loss.
    fn step(&mut self, example: &Example) -> f32 {
        let n = example.features.len();
        let emissions: Vec<Scores> = example
            .features
            .iter()
            .map(|features| {
                let mut sums = [0.0; LABELS];
                for &f in features {
                    for (sum, w) in sums.iter_mut().zip(&self.weights[f as usize]) {
                        *sum += w;
                    }
                }
                sums
            })
            .collect();
        let clamped = emissions
            .iter()
            .zip(&example.allowed)
            .map(|(row, &mask)| std::array::from_fn(|l| if mask & (1 << l) != 0 { row[l] } else { f32::NEG_INFINITY }))
            .collect();
        let free = Lattice::new(emissions, &self.transitions);
        let held = Lattice::new(clamped, &self.transitions);
        let loss = free.total() - held.total();
        if !loss.is_finite() {
            return 0.0;
        }
        let rate = self.settings.rate;
        let mut pairs = [[0.0_f32; LABELS]; LABELS];
        for at in 0..n {
            let (expected, wanted) = (free.marginals(at), held.marginals(at));
            let gradient: Scores = std::array::from_fn(|l| expected[l] - wanted[l]);
            if at == 0 {
                descend(&mut self.transitions.start, &mut self.transition_squares.start, &gradient, rate);
            }
            if at + 1 < n {
                for (from, row) in pairs.iter_mut().enumerate() {
                    for (to, sum) in row.iter_mut().enumerate() {
                        *sum += free.pair_probability(at, from, to, &self.transitions)
                            - held.pair_probability(at, from, to, &self.transitions);
                    }
                }
            }
            if gradient.iter().all(|g| g.abs() < 1e-4) {
                continue;
            }
            for &f in &example.features[at] {
                let (weights, squares) = (&mut self.weights[f as usize], &mut self.squares[f as usize]);
                let pulled: Scores = std::array::from_fn(|l| gradient[l] + self.settings.decay * weights[l]);
                descend(weights, squares, &pulled, rate);
            }
        }
        for (row, squares, slope) in rows(&mut self.transitions.of, &mut self.transition_squares.of, &pairs) {
            descend(row, squares, slope, rate);
        }
        loss
    }
}

/// The rows of three tables side by side.
fn rows<'a>(
    a: &'a mut [Scores],
    b: &'a mut [Scores],
    c: &'a [Scores],
) -> impl Iterator<Item = (&'a mut Scores, &'a mut Scores, &'a Scores)> {
    a.iter_mut().zip(b).zip(c).map(|((a, b), c)| (a, b, c))
}

/// One step of AdaGrad on a row of weights.
fn descend(weights: &mut Scores, squares: &mut Scores, gradient: &Scores, rate: f32) {
    for ((weight, square), slope) in weights.iter_mut().zip(squares).zip(gradient) {
        if slope.is_finite() {
            *square += slope * slope;
            *weight -= rate * slope / square.sqrt();
        }
    }
}

/// Precision, recall and F1 of each type by exact span.
pub fn evaluate(data: &[Labelled], gazetteer: &Gazetteer, model: &Model) -> Vec<(Type, f64, f64, f64)> {
    let mut counts = [[0_usize; 3]; Type::ALL.len()];
    for labelled in data {
        let article = Article::from_plain_text(labelled.text.clone());
        let document = Document::new(&article);
        let reading = Reading::new(&document, tables::compiled_in());
        let matches = matches::find(&reading, &datelines(&reading), gazetteer, &Matches::new(&reading, gazetteer));
        let evidence = Evidence::gather(&reading);
        let tagging = Tagging::in_full(&reading, &matches, &evidence, model);
        let found: Vec<_> = tagging
            .spans()
            .into_iter()
            .map(|(tokens, kind)| {
                let span = document.span(tokens);
                (span.start..span.end, kind)
            })
            .filter(|(span, _)| {
                !labelled.names.iter().any(|(s, k)| k.is_none() && s.start < span.end && span.start < s.end)
            })
            .collect();
        for (_, kind) in &found {
            counts[*kind as usize][1] += 1;
        }
        for (span, kind) in labelled.names.iter().filter_map(|(s, k)| Some((s, (*k)?))) {
            counts[kind as usize][2] += 1;
            counts[kind as usize][0] += usize::from(found.contains(&(span.clone(), kind)));
        }
    }
    Type::ALL
        .into_iter()
        .zip(counts)
        .map(|(kind, [right, found, gold])| {
            let (p, r) = (right as f64 / found.max(1) as f64, right as f64 / gold.max(1) as f64);
            (kind, p, r, if right == 0 { 0.0 } else { 2.0 * p * r / (p + r) })
        })
        .collect()
}
