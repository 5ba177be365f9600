//! Fits how sure a claim is (`dateline::claims::confidence`) to passages and articles with their claims marked.

use std::path::{Path, PathBuf};

use dateline::Annotator;
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

/// An article whose claims somebody judged who did not know the rules, in characters.
#[derive(Deserialize)]
struct Judged {
    /// The set that it was judged with: one is left out at a time.
    set: String,
    text: String,
    judged: Vec<Verdict>,
}

#[derive(Deserialize)]
struct Verdict {
    content: Vec<[usize; 2]>,
    right: bool,
    /// Less than 1 for what is read otherwise since.
    weight: f32,
}

/// A claim's grounds, whether it is right, what it weighs, and the set that it was judged with, from 1 on.
#[derive(Clone)]
struct Example {
    grounds: ClaimGrounds,
    right: bool,
    weight: f32,
    set: usize,
}

/// What the weights are fitted to.
pub struct Lessons<'p> {
    /// Passages and articles with their claims marked.
    pub files: &'p [PathBuf],
    /// Articles with their claims.
    pub gold: Option<&'p Path>,
    /// Articles whose claims were judged, and what reads them.
    pub judged: Option<(&'p Path, Annotator)>,
    /// The table whose weights stay as they are: only what it does not have is fitted.
    pub kept: Option<&'p Path>,
    /// Where each claim goes with its grounds, if anywhere.
    pub examples: Option<&'p Path>,
}

/// The table of weights fitted to the passages in `files` and the articles in `gold`.
///
/// `pull` is how strongly a weight is drawn to zero, and that of a rule to the weight of all rules.
///
/// # Errors
///
/// When a file cannot be read.
pub fn fit(lessons: &Lessons<'_>, pull: f32) -> Result<String, String> {
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()));
    let mut examples: Vec<Example> = Vec::new();
    for file in lessons.files {
        passages::read(&read(file)?).iter().for_each(|passage| examples.extend(of_passage(passage)));
    }
    if let Some(path) = lessons.gold {
        for line in read(path)?.lines() {
            let marked: Marked = serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display()))?;
            examples.extend(of_passage(&of_marked(marked)));
        }
    }
    let mut sets: Vec<String> = Vec::new();
    if let Some((path, annotator)) = &lessons.judged {
        for line in read(path)?.lines() {
            let judged: Judged = serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display()))?;
            let set = sets.iter().position(|set| *set == judged.set).unwrap_or(sets.len());
            if set == sets.len() {
                sets.push(judged.set.clone());
            }
            examples.extend(of_judged(judged, annotator, set + 1));
        }
    }
    if let Some(path) = lessons.examples {
        let line = |e: &Example| {
            let names =
                places(e.grounds).map(|at| rule::NAMES.iter().chain(GROUNDS).nth(at).copied().unwrap_or_default());
            let set = e.set.checked_sub(1).and_then(|set| sets.get(set)).map_or("-", String::as_str);
            format!("{set}\t{}\t{}\t{}\n", e.right, e.weight, names.collect::<Vec<_>>().join("|"))
        };
        let lines: String = examples.iter().map(line).collect();
        std::fs::write(path, lines).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    let kept = lessons.kept.map(|path| read(path).map(|table| known(&table))).transpose()?.unwrap_or_default();
    let weights = descend(&examples, pull, &kept);
    report("all", &examples, |_| &weights);
    if !sets.is_empty() {
        let left_out: Vec<Vec<f32>> = (0..sets.len())
            .map(|set| {
                let others: Vec<Example> = examples.iter().filter(|e| e.set != set + 1).cloned().collect();
                descend(&others, pull, &kept)
            })
            .collect();
        let judged: Vec<Example> = examples.iter().filter(|e| e.set > 0).cloned().collect();
        report("judged, each set by the others", &judged, |set| &left_out[set - 1]);
    }
    let names = rule::NAMES.iter().chain(GROUNDS);
    let rows = names.zip(&weights).filter(|(_, weight)| weight.abs() >= 5e-4);
    Ok(rows.fold("ground\tweight\n".to_owned(), |table, (name, weight)| format!("{table}{name}\t{weight:.3}\n")))
}

/// Says how many are kept above some edges, how many of them are right, and how many right ones are lost.
fn report<'w>(what: &str, examples: &[Example], weights: impl Fn(usize) -> &'w Vec<f32>) {
    let sum = |examples: &mut dyn Iterator<Item = &Example>| examples.map(|e| e.weight).sum::<f32>();
    let right = sum(&mut examples.iter().filter(|e| e.right));
    eprintln!("{what}: {:.0} claims, {right:.0} right", sum(&mut examples.iter()));
    for edge in [0.5f32, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95] {
        let kept: Vec<&Example> = examples.iter().filter(|e| probability(weights(e.set), e.grounds) >= edge).collect();
        let good = sum(&mut kept.iter().copied().filter(|e| e.right));
        let all = sum(&mut kept.iter().copied());
        eprintln!("{edge:.2}: {all:.0} kept, {:.3} right; {:.0} right ones lost", good / all.max(1.0), right - good);
    }
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
fn of_passage(passage: &Passage) -> Vec<Example> {
    let article = Article::from_plain_text(passage.text.as_str());
    let document = Document::new(&article);
    let (claims, _) = extract(&Reading::new(&document, tables::compiled_in()), &[]);
    let right = claims.iter().filter_map(|claim| Some((claim.grounds, is_right(passage, claim)?)));
    right.map(|(grounds, right)| Example { grounds, right, weight: if right { 1.0 } else { WRONG }, set: 0 }).collect()
}

/// The claims that were judged, as they are read now.
fn of_judged(judged: Judged, annotator: &Annotator, set: usize) -> Vec<Example> {
    let starts: Vec<usize> = judged.text.char_indices().map(|(at, _)| at).collect();
    let byte = |chars: usize| starts.get(chars).copied().unwrap_or(judged.text.len());
    let found = annotator.annotate(&Article::from_plain_text(judged.text.as_str())).claims;
    let mut examples = Vec::new();
    for verdict in &judged.judged {
        let spans: Vec<TextSpan> = verdict.content.iter().map(|[a, b]| TextSpan::new(byte(*a), byte(*b))).collect();
        let content = words(&judged.text, &spans);
        let likeness = |claim: &&Claim| jaccard(&content, &words(&judged.text, &claim.content));
        let best = found.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        if let Some(claim) = best.filter(|claim| claim.core && likeness(claim) >= 0.5) {
            examples.push(Example { grounds: claim.grounds, right: verdict.right, weight: verdict.weight, set });
        }
    }
    examples
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

/// The weights of a table, by their places.
fn known(table: &str) -> Vec<(usize, f32)> {
    let place = |name: &str| rule::NAMES.iter().chain(GROUNDS).position(|known| *known == name);
    table
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(name, w)| Some((place(name)?, w.parse().ok()?)))
        .collect()
}

/// Logistic regression by plain gradient descent: there are a few thousand examples.
///
/// A weight that is `kept` stays.
fn descend(examples: &[Example], pull: f32, kept: &[(usize, f32)]) -> Vec<f32> {
    let rules = rule::NAMES.len();
    let mut weights = vec![0f32; rules + GROUNDS.len()];
    kept.iter().for_each(|(at, weight)| weights[*at] = *weight);
    let all = examples.len().max(1) as f32;
    for step in 0..STEPS {
        let middle = weights[..rules].iter().sum::<f32>() / rules as f32;
        let mut slope: Vec<f32> = weights
            .iter()
            .enumerate()
            .map(|(at, weight)| pull * if at < rules { weight - middle } else { *weight })
            .collect();
        for example in examples {
            let error = probability(&weights, example.grounds) - f32::from(u8::from(example.right));
            places(example.grounds).for_each(|at| slope[at] += error * example.weight);
        }
        kept.iter().for_each(|(at, _)| slope[*at] = 0.0);
        let rate = RATE / (1.0 + step as f32 / 1_000.0);
        weights.iter_mut().zip(&slope).for_each(|(weight, slope)| *weight -= rate * slope * 8.0 / all);
    }
    weights
}
