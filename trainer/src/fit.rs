//! Fits the few named weights: which spans are places, which candidate is meant, how sure it is.
//!
//! Logistic and conditional logistic regression, pulled towards the weights that were there before
//! (so that what the development set says nothing about keeps its reasoned value).

use std::collections::{HashMap, HashSet};
use std::path::Path;

use dateline::article::Article;
use dateline::article::Document;
use dateline::gazetteer::distance_km;
use dateline::kind::{Category, Kind};
use dateline::language::Reading;
use dateline::pace::{self, Pacer};
use dateline::places::analysis::Analysis;
use dateline::places::matches::NameMatch;
use dateline::places::parameters::{Feature, FeatureId, Parameters, Weights, logistic, score};
use dateline::places::resolve::Sense;
use dateline::places::tagger::Model;
use dateline::places::{self, confidence, recognise, resolve};
use dateline::text::OffsetMap;
use dateline::{Gazetteer, tables};
use serde::Deserialize;

use crate::random::draw;
use dateline_test_support::marked;

/// An article with its places.
#[derive(Deserialize)]
pub struct Gold {
    pub id: String,
    pub text: String,
    /// The paper, where it is known.
    #[serde(default)]
    pub publisher: Option<String>,
    #[serde(default)]
    pub gold: Vec<Toponym>,
}

impl Gold {
    /// The article without its answers.
    pub fn article(&self) -> Article {
        let mut article = Article::from_plain_text(self.text.clone());
        article.metadata.publisher.clone_from(&self.publisher);
        article
    }
}

/// A place, in code points.
#[derive(Deserialize)]
pub struct Toponym {
    pub start: usize,
    pub end: usize,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    #[serde(default)]
    pub adj: bool,
    /// Where it lies, when no point is given.
    pub country: Option<String>,
    /// The first-order region.
    pub region: Option<String>,
}

impl Toponym {
    /// Whether `option` is the right one, as far as the gold tells.
    fn is_met_by(&self, option: &Sense, gazetteer: &Gazetteer) -> bool {
        if let (Some(lat), Some(lon)) = (self.lat, self.lon) {
            return distance_km(lat, lon, option.lat, option.lon) <= NEAR_KM;
        }
        let region =
            || option.region.and_then(|r| gazetteer.place(r)).is_some_and(|r| self.region.as_deref() == Some(r.name()));
        self.country.is_some()
            && self.country.as_deref() == option.country.as_ref().map(|c| c.as_str())
            && (self.region.is_none() || region())
    }

    /// Whether `option` is right to the eye of a reader: the gold's point of an area is one of many
    /// that may stand for it (the README of the set counts 163 such differences), so an area is
    /// right when its point is as near as its size allows.
    fn is_met_fairly(&self, option: &Sense, gazetteer: &Gazetteer) -> bool {
        match (self.lat, self.lon) {
            (Some(lat), Some(lon)) => distance_km(lat, lon, option.lat, option.lon) <= slack_km(option.kind),
            _ => self.is_met_by(option, gazetteer),
        }
    }

    fn is_located(&self) -> bool {
        self.lat.is_some() || self.country.is_some()
    }
}

/// The marked passages of a folder as articles; a file is a document's worth of context each line.
/// Every third passage is left out where `aside` are.
pub fn read_marked(folder: &Path, aside: bool) -> Result<Vec<Gold>, String> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let file = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        for (nth, (text, marks)) in marked::passages(&file).into_iter().enumerate() {
            if aside && marked::is_kept_aside(nth) {
                continue;
            }
            let gold = toponyms(&text, marks);
            let name = path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
            all.push(Gold { id: format!("{name}-{nth}"), text, publisher: None, gold });
        }
    }
    Ok(all)
}

/// The marked articles of a file, every second one without its publisher.
pub fn read_articles(path: &Path) -> Result<Vec<Gold>, String> {
    let file = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let gold = |(nth, article): (usize, marked::MarkedArticle)| {
        let gold = toponyms(&article.text, article.marks);
        Gold { id: article.id, text: article.text, publisher: article.publisher.filter(|_| nth % 2 == 0), gold }
    };
    Ok(marked::articles(&file).into_iter().enumerate().map(gold).collect())
}

fn toponyms(text: &str, marks: Vec<marked::Mark>) -> Vec<Toponym> {
    let map = OffsetMap::new(text);
    let toponym = |m: marked::Mark| Toponym {
        start: map.to_chars(m.span.start),
        end: map.to_chars(m.span.end),
        lat: m.point.map(|p| p.0),
        lon: m.point.map(|p| p.1),
        // What may be found or not is as little of a lesson as an adjective.
        adj: m.optional,
        country: m.country,
        region: m.region,
    };
    marks.into_iter().map(toponym).collect()
}

/// A place counts as found within this distance, as in the literature.
pub const NEAR_KM: f64 = 161.0;

/// How far, in kilometres, the point of a place may lie from another that stands for it as well.
pub fn slack_km(kind: Kind) -> f64 {
    match kind {
        Kind::Continent | Kind::Ocean => 5000.0,
        Kind::Country => 2500.0,
        Kind::Region | Kind::Sea | Kind::Mountains | Kind::Desert | Kind::River => 1500.0,
        Kind::Admin1 | Kind::Territory | Kind::Archipelago => 1000.0,
        _ => NEAR_KM,
    }
}

/// Every third document is kept aside, by a fixed draw of its name.
pub fn is_aside(id: &str) -> bool {
    draw(id).is_multiple_of(3)
}

/// Reads a gold file.
pub fn read(path: &Path) -> Result<Vec<Gold>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    text.lines()
        .filter(|l| !l.trim().is_empty())
        .enumerate()
        .map(|(n, l)| serde_json::from_str(l).map_err(|e| format!("{}:{}: {e}", path.display(), n + 1)))
        .collect()
}

/// Kinds that the gold does not annotate: they teach nothing when it has none there.
pub fn is_optional(kind: Kind) -> bool {
    kind.category() == Category::Infrastructure
        || matches!(
            kind,
            Kind::Demonym
                | Kind::River
                | Kind::Lake
                | Kind::Sea
                | Kind::Ocean
                | Kind::Strait
                | Kind::Bay
                | Kind::Gulf
                | Kind::Mountain
                | Kind::Mountains
                | Kind::District
                | Kind::Square
                | Kind::Valley
                | Kind::Desert
                | Kind::Forest
                | Kind::Park
                | Kind::Cape
                | Kind::Coast
                | Kind::Volcano
                | Kind::Waterfall
                | Kind::Glacier
        )
}

pub type Example = (Vec<Feature>, bool);
type Choice = (Vec<Vec<Feature>>, Vec<bool>);

#[derive(Default)]
struct Collected {
    /// Spans that the gazetteer has.
    spans: Vec<Example>,
    /// Spans that it has not.
    unknown: Vec<Example>,
    choices: Vec<Choice>,
    sure: Vec<Example>,
}

/// What confidence is fitted on: for each mention its features, and whether it is right.
pub fn sure(articles: &[Gold], gazetteer: &Gazetteer, model: &Model, parameters: &Parameters) -> Vec<Example> {
    collect(articles, gazetteer, model, parameters).sure
}

fn collect(articles: &[Gold], gazetteer: &Gazetteer, model: &Model, parameters: &Parameters) -> Collected {
    let mut all = Collected::default();
    for gold in articles {
        let article = gold.article();
        let document = Document::new(&article);
        let reading = Reading::new(&document, tables::compiled_in());
        let analysis = Analysis::new(&reading, gazetteer, model);
        let map = OffsetMap::new(&gold.text);
        let at: HashMap<[usize; 2], &Toponym> = gold.gold.iter().map(|g| ([g.start, g.end], g)).collect();
        let find = |tokens: &std::ops::Range<usize>| at.get(&map.span_to_chars(document.span(tokens.clone()))).copied();
        let spans = places::scored(&analysis, parameters, &[]);
        for span in &spans {
            let kind = span.candidates.first().and_then(|c| gazetteer.place(c.place)).map(|p| p.kind());
            let right = find(&span.tokens);
            let skip = right.is_some_and(|g| g.adj) || (right.is_none() && kind.is_some_and(is_optional));
            if !skip {
                let examples = if span.candidates.is_empty() { &mut all.unknown } else { &mut all.spans };
                examples.push((span.features.clone(), right.is_some()));
            }
        }
        let forget = |found: &NameMatch| is_forgotten(&gold.id, &document, found);
        let poorer = Analysis::without(&reading, gazetteer, model, forget);
        for span in places::scored(&poorer, parameters, &[]).iter().filter(|s| s.candidates.is_empty()) {
            all.unknown.push((span.features.clone(), find(&span.tokens).is_some_and(|g| !g.adj)));
        }
        let mut chosen = recognise::choose(spans);
        for span in &mut chosen {
            if span.candidates.is_empty() {
                span.candidates = resolve::stripped(&analysis, &span.tokens);
            }
        }
        let sought: Vec<&recognise::Span> = chosen.iter().collect();
        let groups = pace::run(resolve::resolve(
            &analysis,
            &sought,
            parameters,
            &mut resolve::Atlas::new(gazetteer),
            true,
            &Pacer::unlimited(),
        ));
        let setting = resolve::Setting::of(&groups, &analysis.small_homes());
        for group in groups {
            let here = setting.filter(|s| s.lacks(&group));
            let mut seen = HashSet::new();
            for &mention in &group.mentions {
                let right = find(&chosen[mention].tokens);
                let located = right.is_some_and(Toponym::is_located);
                let good: Vec<bool> =
                    group.options.iter().map(|o| right.is_some_and(|g| g.is_met_by(o, gazetteer))).collect();
                let placed = group.options.first().filter(|_| here.is_none());
                if let Some(best) = placed {
                    let optional = right.is_none() && is_optional(best.kind);
                    if !optional && (right.is_none() || located) {
                        let features = confidence::features(&chosen[mention], Some(&group));
                        let fair = right.is_some_and(|g| g.is_met_fairly(best, gazetteer));
                        all.sure.push((features, fair));
                    }
                } else {
                    // Where no point is given, the mention is right when it is one; where the middle
                    // of the article's neighbourhood is, that must be near.
                    let near = |g: &Toponym, s: &resolve::Setting| match (g.lat, g.lon) {
                        (Some(lat), Some(lon)) => distance_km(lat, lon, s.lat, s.lon) <= NEAR_KM,
                        _ => true,
                    };
                    let fair = right.is_some_and(|g| here.as_ref().is_none_or(|s| near(g, s)));
                    all.sure.push((confidence::features(&chosen[mention], None), fair));
                }
                // The same name in the same place is one lesson, however often it is repeated.
                let mixed = good.iter().any(|g| *g) && good.iter().any(|g| !*g);
                if mixed && seen.insert(good.clone()) {
                    all.choices.push((group.options.iter().map(|o| o.features.clone()).collect(), good));
                }
            }
        }
    }
    all
}

/// Whether a settlement is taken out of the gazetteer for one document: every third name, by a draw.
fn is_forgotten(id: &str, document: &Document<'_>, found: &NameMatch) -> bool {
    let name = document.span(found.tokens.clone()).slice(document.text());
    found.kind.is_settlement() && found.kind != Kind::Capital && draw(&format!("{id} {name}")).is_multiple_of(3)
}

/// Batch gradient descent with AdaGrad; `gradient` adds to its argument and returns the loss.
fn descend(weights: &mut Weights, pull: f32, steps: usize, gradient: impl Fn(&Weights, &mut Weights) -> f32) -> f32 {
    let prior = weights.clone();
    let mut squares = Weights::default();
    for &feature in FeatureId::ALL {
        squares[feature] = 1e-3;
    }
    let mut last = 0.0;
    for _ in 0..steps {
        let mut slope = Weights::default();
        last = gradient(weights, &mut slope);
        // What no example has keeps its weight: its slope and its pull are zero.
        for &feature in FeatureId::ALL {
            let g = slope[feature] + pull * (weights[feature] - prior[feature]);
            squares[feature] += g * g;
            weights[feature] -= 0.3 * g / squares[feature].sqrt();
        }
    }
    last
}

pub fn fit_logistic(examples: &[Example], weights: &mut Weights, pull: f32) -> f32 {
    fit_logistic_but(&[], examples, weights, pull)
}

/// The same with the weights of the features `kept` as they are.
pub fn fit_logistic_but(kept: &[FeatureId], examples: &[Example], weights: &mut Weights, pull: f32) -> f32 {
    descend(weights, pull, 600, |weights, slope| {
        let mut loss = 0.0;
        for (features, right) in examples {
            let p = logistic(score(weights, features));
            let error = p - f32::from(u8::from(*right));
            loss -= if *right { p.max(1e-7).ln() } else { (1.0 - p).max(1e-7).ln() };
            for (feature, value) in features {
                slope[*feature] += error * value;
            }
        }
        kept.iter().for_each(|feature| slope[*feature] = 0.0);
        loss
    })
}

/// What is wrong more often than distances tell: fitted to marks that readers judged, level and kind too, and kept where
/// the rest of confidence is fitted to points.
pub const JUDGED: &[FeatureId] =
    &[FeatureId::Known, FeatureId::Namesake, FeatureId::TwinDivision, FeatureId::TwinNatural];

/// Weights of confidence of which only those of [`JUDGED`] are left.
pub fn judged(confidence: &Weights) -> Weights {
    let mut left = Weights::default();
    JUDGED.iter().for_each(|&feature| left[feature] = confidence[feature]);
    left
}

fn fit_choices(choices: &[Choice], weights: &mut Weights, pull: f32) -> f32 {
    descend(weights, pull, 300, |weights, slope| {
        let mut loss = 0.0;
        for (options, good) in choices {
            let scores: Vec<f32> = options.iter().map(|f| score(weights, f)).collect();
            let top = scores.iter().fold(f32::NEG_INFINITY, |a, s| a.max(*s));
            let mass: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
            let total: f32 = mass.iter().sum();
            let right: f32 = mass.iter().zip(good).filter(|(_, g)| **g).map(|(m, _)| m).sum();
            loss -= (right / total).max(1e-9).ln();
            for ((features, m), g) in options.iter().zip(&mass).zip(good) {
                let error = m / total - if *g { m / right.max(1e-12) } else { 0.0 };
                for (feature, value) in features {
                    slope[*feature] += error * value;
                }
            }
        }
        loss
    })
}

/// What to fit.
#[derive(Clone, Copy, Debug)]
pub struct Pulls {
    /// How strongly recognition is pulled to what it was.
    pub recognition: f32,
    /// How strongly ranking is.
    pub ranking: f32,
}

/// Fits `parameters` on the documents that are not kept aside.
pub fn fit(
    articles: Vec<Gold>,
    passages: Vec<Gold>,
    gazetteer: &Gazetteer,
    model: &Model,
    mut parameters: Parameters,
    pulls: Pulls,
) -> Parameters {
    let mut used: Vec<Gold> = articles.into_iter().filter(|g| !is_aside(&g.id)).collect();
    let real = used.len();
    used.extend(passages);
    let start = parameters.clone();
    for round in 0..4 {
        let mut seen = collect(&used, gazetteer, model, &parameters);
        // The passages are all hazards, so what real articles have counts twice.
        let again = collect(&used[..real], gazetteer, model, &parameters);
        seen.spans.extend(again.spans);
        seen.unknown.extend(again.unknown);
        parameters.recognition = start.recognition.clone();
        let loss = fit_logistic(&seen.spans, &mut parameters.recognition, pulls.recognition);
        parameters.unknown = start.unknown.clone();
        let unknown = fit_logistic(&seen.unknown, &mut parameters.unknown, pulls.recognition);
        let seen = collect(&used, gazetteer, model, &parameters);
        parameters.ranking = start.ranking.clone();
        let ranking = fit_choices(&seen.choices, &mut parameters.ranking, pulls.ranking);
        eprintln!(
            "round {round}: {} spans, loss {loss:.1}; {} unknown, loss {unknown:.1}; {} choices, loss {ranking:.1}",
            seen.spans.len(),
            seen.unknown.len(),
            seen.choices.len()
        );
    }
    // Confidence is about real articles, so the passages, which are all hazards, do not count.
    parameters.confidence = judged(&parameters.confidence);
    let seen = sure(&used[..real], gazetteer, model, &parameters);
    fit_logistic_but(JUDGED, &seen, &mut parameters.confidence, 0.1);
    parameters
}
