//! How often mentions of a given confidence are right.

use dateline::Gazetteer;
use dateline::places::parameters::{Parameters, logistic, score};
use dateline::places::tagger::Model;

use crate::fit::{self, Gold};

/// Lower bounds of the bins; each reaches to the next.
const BINS: [f32; 7] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

#[derive(Clone, Copy, Default)]
struct Bin {
    mentions: u32,
    right: u32,
    confidence: f32,
}

/// The table of docs/quality.md, in Markdown: of the documents fitted on, then of those kept aside.
pub fn table(articles: Vec<Gold>, gazetteer: &Gazetteer, model: &Model, parameters: &Parameters) -> String {
    let (aside, used): (Vec<Gold>, Vec<Gold>) = articles.into_iter().partition(|g| fit::is_aside(&g.id));
    let used = bins(&used, gazetteer, model, parameters);
    let aside = bins(&aside, gazetteer, model, parameters);
    let mut table = String::from(
        "| confidence | mentions | mean | right, fitted on | mentions | mean | right, aside |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for (nth, low) in BINS.iter().enumerate() {
        let high = BINS.get(nth + 1).unwrap_or(&1.0);
        table += &format!("| {low:.2}–{high:.2} | {} | {} |\n", cells(used[nth]), cells(aside[nth]));
    }
    table
}

fn bins(articles: &[Gold], gazetteer: &Gazetteer, model: &Model, parameters: &Parameters) -> [Bin; BINS.len()] {
    let mut bins = [Bin::default(); BINS.len()];
    for (features, right) in fit::sure(articles, gazetteer, model, parameters) {
        let confidence = logistic(score(&parameters.confidence, &features));
        let nth = BINS.iter().rposition(|low| confidence >= *low).unwrap_or(0);
        bins[nth].mentions += 1;
        bins[nth].right += u32::from(right);
        bins[nth].confidence += confidence;
    }
    bins
}

fn cells(bin: Bin) -> String {
    if bin.mentions == 0 {
        return "0 | — | —".to_owned();
    }
    let share = |sum: f32| sum / bin.mentions as f32;
    format!("{} | {:.3} | {:.3}", bin.mentions, share(bin.confidence), share(bin.right as f32))
}
