//! Fits how sure a mention is, on articles unlike each other: what holds for one kind of news alone is far too
//! sure of itself elsewhere.
//!
//! The examples are what the whole pipeline gives out: a mention is right when its span is marked and its point is
//! as near as what it names allows. Whole articles and dense passages of the press count in full, the encyclopedic
//! news of the development set, of which there is most, with every sixth document. What points cannot teach (a city for its
//! province, one village for its namesake twenty kilometres on) keeps the weights that judged marks gave it.

use std::path::Path;

use dateline::annotate::{Options, find_places};
use dateline::annotations::{Explanation, PlaceMention, Reference};
use dateline::article::{Article, Document};
use dateline::gazetteer::distance_km;
use dateline::kind::{Category, Kind};
use dateline::language::Reading;
use dateline::places::parameters::{FeatureId, Parameters, Weights, logistic};
use dateline::places::tagger::Model;
use dateline::{Gazetteer, tables};
use dateline_test_support::press;

use crate::fit::{Example, Gold, JUDGED, NEAR_KM, fit_logistic_but, is_aside, judged, slack_km};
use crate::random::draw;

/// Of so many documents of the development set one is used.
const EVERY: u64 = 6;

/// A marked place: bytes, and its point with the distance in kilometres within which another is as good.
struct Marked {
    span: [usize; 2],
    point: Option<(f64, f64)>,
    within: f64,
}

/// An article with its places. What `complete` does not hold for leaves some kinds unmarked.
struct Sample {
    article: Article,
    marks: Vec<Marked>,
    complete: bool,
}

/// `parameters` with confidence fitted to `gold` and to the articles in the folders of `press`.
///
/// # Errors
///
/// When a folder cannot be read.
pub fn calibrate(
    gold: &[Gold],
    press: &Path,
    gazetteer: &Gazetteer,
    model: &Model,
    mut parameters: Parameters,
) -> Result<Parameters, String> {
    let mut samples: Vec<Sample> =
        gold.iter().filter(|g| !is_aside(&g.id) && draw(&g.id) % EVERY == 1).map(of_gold).collect();
    for folder in ["articles", "hazards"] {
        samples.extend(of_press(&press.join(folder))?);
    }
    let examples: Vec<Example> =
        samples.iter().flat_map(|sample| examples(sample, gazetteer, model, &parameters)).collect();
    parameters.confidence = judged(&parameters.confidence);
    let loss = fit_logistic_but(JUDGED, &examples, &mut parameters.confidence, 0.05);
    let sure = |weights: &Weights, features: &[(FeatureId, f32)]| {
        logistic(features.iter().map(|&(feature, value)| weights[feature] * value).sum()) >= 0.8
    };
    let (right, all) = examples
        .iter()
        .filter(|(features, _)| sure(&parameters.confidence, features))
        .fold((0, 0), |(right, all), (_, is_right)| (right + usize::from(*is_right), all + 1));
    eprintln!("{} mentions, loss {loss:.1}; of {all} sure ones {right} are right", examples.len());
    Ok(parameters)
}

fn of_gold(gold: &Gold) -> Sample {
    let starts: Vec<usize> = gold.text.char_indices().map(|(at, _)| at).collect();
    let byte = |chars: usize| starts.get(chars).copied().unwrap_or(gold.text.len());
    let marks =
        gold.gold.iter().map(|g| Marked { span: [byte(g.start), byte(g.end)], point: g.lat.zip(g.lon), within: 161.0 });
    Sample { article: gold.article(), marks: marks.collect(), complete: false }
}

fn of_press(folder: &Path) -> Result<Vec<Sample>, String> {
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    let mut files: Vec<_> =
        std::fs::read_dir(folder).map_err(failed)?.filter_map(|entry| entry.ok().map(|e| e.path())).collect();
    files.sort();
    let mut samples = Vec::new();
    for file in files {
        let name = file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        if name.ends_with("-aside") {
            continue;
        }
        for found in press::articles(&name, &std::fs::read_to_string(&file).map_err(failed)?) {
            let mut article = Article::from_plain_text(found.text);
            article.metadata.url = Some(found.url);
            let marks = found.marks.into_iter().map(|m| Marked {
                span: [m.span.start, m.span.end],
                point: Some(m.point),
                within: if matches!(m.kind.as_str(), "country" | "state" | "region" | "water") {
                    800.0
                } else {
                    NEAR_KM
                },
            });
            samples.push(Sample { article, marks: marks.collect(), complete: true });
        }
    }
    Ok(samples)
}

fn examples(sample: &Sample, gazetteer: &Gazetteer, model: &Model, parameters: &Parameters) -> Vec<Example> {
    let document = Document::new(&sample.article);
    let reading = Reading::new(&document, tables::compiled_in());
    let places = find_places(&reading, gazetteer, Options { explain: true }, model, parameters);
    places.iter().filter_map(|mention| example(mention, sample)).collect()
}

/// The lesson of a mention; none of what is not fitted: landmarks, sites, demonyms.
fn example(mention: &PlaceMention, sample: &Sample) -> Option<Example> {
    let explanation = mention.explanation.as_ref()?;
    if mention.category != Category::Place || mention.kind == Kind::Demonym || mention.reference == Reference::Generic {
        return None;
    }
    if explanation.recognition.iter().any(|(name, _)| name.starts_with("rule_")) {
        return None;
    }
    let mark = sample.marks.iter().find(|m| m.span == [mention.span.start, mention.span.end]);
    if mark.is_none() && !sample.complete && is_left_out(mention.kind) {
        return None;
    }
    let right = mark.is_some_and(|mark| is_met(mention, mark));
    Some((features(explanation), right))
}

fn features(explanation: &Explanation) -> Vec<(FeatureId, f32)> {
    explanation.confidence.iter().filter_map(|(name, value)| Some((FeatureId::parse(name)?, *value))).collect()
}

/// Whether a mention without a point is one, or with one lies where it should.
fn is_met(mention: &PlaceMention, mark: &Marked) -> bool {
    match (mention.lat.zip(mention.lon), mark.point) {
        (Some((a, b)), Some((lat, lon))) => distance_km(a, b, lat, lon) <= slack_km(mention.kind).max(mark.within),
        _ => true,
    }
}

/// Kinds that the development set does not annotate.
fn is_left_out(kind: Kind) -> bool {
    crate::fit::is_optional(kind) || matches!(kind, Kind::Street | Kind::Building)
}
