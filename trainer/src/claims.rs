//! Fits how sure a claim is (`dateline::claims::confidence`) to passages and articles with their claims marked.

use std::path::{Path, PathBuf};

use dateline::annotations::{Claim, ClaimGrounds};
use dateline::article::{Article, Document};
use dateline::claims::confidence::GROUNDS;
use dateline::claims::{extract, rule};
use dateline::language::Reading;
use dateline::{TextSpan, tables};
use dateline_test_support::claims::{self as passages, Passage, jaccard, words};
use serde::Deserialize;

/// How often the weights are moved.
const STEPS: usize = 4_000;
/// What a wrong claim weighs beside a right one: the rules were written on most of these passages, and elsewhere twice as
/// many claims are wrong.
const WRONG: f32 = 2.2;
/// How far, at first.
const RATE: f32 = 0.5;

/// An article of the development set with its claims, in characters.
#[derive(Deserialize)]
struct Marked {
    text: String,
    gold: Vec<MarkedClaim>,
}

#[derive(Deserialize)]
struct MarkedClaim {
    content: Vec<[usize; 2]>,
    #[serde(default)]
    source: Option<Vec<[usize; 2]>>,
}

/// A claim's grounds and whether it is right.
type Example = (ClaimGrounds, bool);

/// The table of weights fitted to the passages in `files` and the articles in `gold`.
///
/// `pull` is how strongly a weight is drawn to zero, and that of a rule to the weight of all rules.
///
/// # Errors
///
/// When a file cannot be read.
pub fn fit(files: &[PathBuf], gold: Option<&Path>, pull: f32) -> Result<String, String> {
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()));
    let mut examples: Vec<Example> = Vec::new();
    for file in files {
        passages::read(&read(file)?).iter().for_each(|passage| examples.extend(lessons(passage)));
    }
    if let Some(path) = gold {
        for line in read(path)?.lines() {
            let marked: Marked = serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display()))?;
            examples.extend(lessons(&of_marked(marked)));
        }
    }
    let weights = descend(&examples, pull);
    let right = examples.iter().filter(|(_, right)| *right).count();
    eprintln!("{} claims, {right} right", examples.len());
    for edge in [0.5f32, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95] {
        let kept: Vec<bool> =
            examples.iter().filter(|(g, _)| probability(&weights, *g) >= edge).map(|(_, right)| *right).collect();
        let good = kept.iter().filter(|right| **right).count();
        eprintln!("{edge:.2}: {} kept, {:.3} right", kept.len(), good as f32 / kept.len().max(1) as f32);
    }
    let names = rule::NAMES.iter().chain(GROUNDS);
    let rows = names.zip(&weights).filter(|(_, weight)| weight.abs() >= 5e-4);
    Ok(rows.fold("ground\tweight\n".to_owned(), |table, (name, weight)| format!("{table}{name}\t{weight:.3}\n")))
}

fn of_marked(marked: Marked) -> Passage {
    let starts: Vec<usize> = marked.text.char_indices().map(|(at, _)| at).collect();
    let byte = |chars: usize| starts.get(chars).copied().unwrap_or(marked.text.len());
    let spans = |spans: Vec<[usize; 2]>| spans.into_iter().map(|[a, b]| TextSpan::new(byte(a), byte(b))).collect();
    let claims = marked.gold.into_iter().map(|claim| passages::Gold {
        content: spans(claim.content),
        source: spans(claim.source.unwrap_or_default()),
        core: true,
        ..passages::Gold::default()
    });
    let claims = claims.collect();
    Passage { id: String::new(), text: marked.text, claims }
}

/// The claims that are found in a passage; none of those that need not be.
fn lessons(passage: &Passage) -> Vec<Example> {
    let article = Article::from_plain_text(passage.text.as_str());
    let document = Document::new(&article);
    let (claims, _) = extract(&Reading::new(&document, tables::compiled_in()), &[]);
    claims.iter().filter_map(|claim| Some((claim.grounds, is_right(passage, claim)?))).collect()
}

fn is_right(passage: &Passage, claim: &Claim) -> Option<bool> {
    let content = words(&passage.text, &claim.content);
    let likeness = |gold: &&passages::Gold| jaccard(&content, &words(&passage.text, &gold.content));
    let best = passage.claims.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let Some(best) = best.filter(|gold| likeness(gold) >= 0.5) else { return Some(false) };
    let (wanted, given) = (words(&passage.text, &best.source), words(&passage.text, &claim.source));
    best.core.then(|| wanted.is_empty() && given.is_empty() || wanted.intersection(&given).next().is_some())
}

/// The places of the weights that count for a claim.
fn places(grounds: ClaimGrounds) -> impl Iterator<Item = usize> {
    let marks = (0..GROUNDS.len()).filter(move |at| grounds.marks >> at & 1 == 1).map(|at| rule::NAMES.len() + at);
    std::iter::once(usize::from(grounds.rule)).chain(marks)
}

fn probability(weights: &[f32], grounds: ClaimGrounds) -> f32 {
    let sum: f32 = places(grounds).map(|at| weights[at]).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Logistic regression by plain gradient descent: there are a thousand examples.
fn descend(examples: &[Example], pull: f32) -> Vec<f32> {
    let rules = rule::NAMES.len();
    let mut weights = vec![0f32; rules + GROUNDS.len()];
    let all = examples.len().max(1) as f32;
    for step in 0..STEPS {
        let middle = weights[..rules].iter().sum::<f32>() / rules as f32;
        let mut slope: Vec<f32> = weights
            .iter()
            .enumerate()
            .map(|(at, weight)| pull * if at < rules { weight - middle } else { *weight })
            .collect();
        for (grounds, right) in examples {
            let error = probability(&weights, *grounds) - f32::from(u8::from(*right));
            let error = error * if *right { 1.0 } else { WRONG };
            places(*grounds).for_each(|at| slope[at] += error);
        }
        let rate = RATE / (1.0 + step as f32 / 1_000.0);
        weights.iter_mut().zip(&slope).for_each(|(weight, slope)| *weight -= rate * slope * 8.0 / all);
    }
    weights
}
