//! Trains the tagger of Dateline. See `docs/quality.md` for what it was last trained on.

#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "counts of some thousands")]

mod augment;
mod calibrate;
mod claims;
mod corpus;
mod fit;
mod inventions;
mod names;
mod random;
mod reliability;
mod templates;
mod train;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use dateline::annotate::Options;
use dateline::article::Document;
use dateline::language::Reading;
use dateline::places::parameters::Parameters;
use dateline::places::tagger::Model;
use dateline::{Annotations, Annotator, Gazetteer, annotate, export, tables};
use random::{Random, draw};

/// Trains and fits the learned parts of Dateline.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Trains the tagger and writes its weights.
    Tagger(TaggerArguments),
    /// Fits the named weights on a development set, two thirds of it.
    Fit(FitArguments),
    /// Fits how sure mentions are, on articles unlike each other, and changes nothing else.
    Calibrate(CalibrateArguments),
    /// Fit how sure a claim is.
    Claims(ClaimsArguments),
    /// Annotates the places of a gold file with given weights, for the scorer.
    Predict(PredictArguments),
    /// Prints how often mentions of a given confidence are right.
    Reliability(PredictArguments),
}

#[derive(Args)]
struct TaggerArguments {
    /// The compiled gazetteer.
    #[arg(long, default_value = "build/gazetteer.bin")]
    gazetteer: PathBuf,
    /// The annotated text (JSON Lines).
    #[arg(long)]
    entities: PathBuf,
    /// Where the weights go.
    #[arg(long, default_value = "data/model/tagger.bin")]
    out: PathBuf,
    /// Keep every fifth record aside and print how well the model does there.
    #[arg(long)]
    hold_out: bool,
    /// Use records under share-alike licences too.
    #[arg(long)]
    share_alike: bool,
    /// Passes over the data.
    #[arg(long, default_value_t = 10)]
    epochs: usize,
    /// Copies of each record with other names.
    #[arg(long, default_value_t = 2)]
    copies: usize,
    /// Documents made of templates, for each group of them.
    #[arg(long, default_value_t = 20)]
    synthetic: usize,
    /// Step length.
    #[arg(long, default_value_t = 0.15)]
    rate: f32,
    /// L2 penalty.
    #[arg(long, default_value_t = 0.01)]
    decay: f32,
    /// Features seen less often are left out.
    #[arg(long, default_value_t = 4)]
    least: u32,
    /// Most features that are kept.
    #[arg(long, default_value_t = 60_000)]
    keep: usize,
}

#[derive(Args)]
struct FitArguments {
    /// The compiled gazetteer.
    #[arg(long, default_value = "build/gazetteer.bin")]
    gazetteer: PathBuf,
    /// Articles with their places (JSON Lines).
    #[arg(long)]
    gold: PathBuf,
    /// Folder of marked passages, which are fitted to as well.
    #[arg(long, default_value = "tests/places/passages")]
    passages: PathBuf,
    /// Marked articles of local papers, which are fitted to as well.
    #[arg(long, default_value = "tests/places/local/read.txt")]
    local: PathBuf,
    /// Folder of longer passages of news, a third of which is kept aside.
    #[arg(long, default_value = "tests/places/news")]
    news: PathBuf,
    /// The tagger's weights.
    #[arg(long, default_value = "data/model/tagger.bin")]
    tagger: PathBuf,
    /// The weights to start from, and to be pulled to.
    #[arg(long, default_value = "trainer/prior-weights.tsv")]
    from: PathBuf,
    /// Where the weights go.
    #[arg(long, default_value = "data/model/weights.tsv")]
    out: PathBuf,
    /// Strength of the pull, for recognition.
    #[arg(long, default_value_t = 1.5)]
    pull: f32,
    /// Strength of the pull, for ranking.
    #[arg(long, default_value_t = 2.0)]
    pull_ranking: f32,
    /// Leave the tagger out.
    #[arg(long)]
    without_tagger: bool,
}

#[derive(Args)]
struct CalibrateArguments {
    /// The compiled gazetteer.
    #[arg(long, default_value = "build/gazetteer.bin")]
    gazetteer: PathBuf,
    /// Articles with their places (JSON Lines).
    #[arg(long)]
    gold: PathBuf,
    /// Folder with the articles and passages of the press.
    #[arg(long, default_value = "tests/places/press")]
    press: PathBuf,
    /// The tagger's weights.
    #[arg(long, default_value = "data/model/tagger.bin")]
    tagger: PathBuf,
    /// The named weights, which are read and written.
    #[arg(long, default_value = "data/model/weights.tsv")]
    weights: PathBuf,
}

#[derive(Args)]
struct ClaimsArguments {
    /// Passages and articles with their claims marked.
    #[arg(long, num_args = 1.., default_values = [
        "tests/claims/confidence.txt", "tests/claims/articles-development.txt", "tests/claims/development.txt",
        "tests/claims/politics-development.txt",
    ])]
    files: Vec<PathBuf>,
    /// Articles with their claims (JSON Lines), as well.
    #[arg(long)]
    gold: Option<PathBuf>,
    /// Articles whose claims were judged (JSON Lines), as well; what each set of them is worth without the others is said.
    #[arg(long)]
    judged: Option<PathBuf>,
    /// A table of weights that stay as they are: only grounds that it does not have are fitted.
    #[arg(long)]
    keep: Option<PathBuf>,
    /// Where each claim goes with its set, whether it is right, its weight and its grounds, to look at.
    #[arg(long)]
    examples: Option<PathBuf>,
    /// The compiled gazetteer, which the judged articles are read with.
    #[arg(long, default_value = "build/gazetteer.bin")]
    gazetteer: PathBuf,
    /// How strongly weights are pulled to zero.
    #[arg(long, default_value_t = 1.0)]
    pull: f32,
    /// Where the weights go.
    #[arg(long, default_value = "data/model/claim-weights.tsv")]
    out: PathBuf,
}

#[derive(Args)]
struct PredictArguments {
    /// The compiled gazetteer.
    #[arg(long, default_value = "build/gazetteer.bin")]
    gazetteer: PathBuf,
    /// Articles (JSON Lines with `id` and `text`).
    #[arg(long)]
    gold: PathBuf,
    /// The tagger's weights.
    #[arg(long, default_value = "data/model/tagger.bin")]
    tagger: PathBuf,
    /// The named weights.
    #[arg(long, default_value = "data/model/weights.tsv")]
    weights: PathBuf,
    /// Leave the tagger out.
    #[arg(long)]
    without_tagger: bool,
    /// Explain each mention.
    #[arg(long)]
    explain: bool,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Tagger(arguments) => tagger(&arguments),
        Command::Fit(arguments) => fit_weights(&arguments),
        Command::Predict(arguments) => predict(&arguments),
        Command::Calibrate(arguments) => calibrated(&arguments),
        Command::Claims(arguments) => fit_claims(&arguments),
        Command::Reliability(arguments) => reliability(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("trainer: {message}");
            ExitCode::FAILURE
        }
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn open(path: &Path) -> Result<Gazetteer, String> {
    Gazetteer::open(read(path)?).map_err(|e| format!("{}: {e}", path.display()))
}

fn model(path: &Path) -> Result<Model<'static>, String> {
    Model::read(&read(path)?).map_err(|e| format!("{}: {e}", path.display()))
}

fn parameters(path: &Path, without_tagger: bool) -> Result<Parameters, String> {
    let mut parameters = Parameters::read(&String::from_utf8_lossy(&read(path)?));
    parameters.without_tagger = without_tagger;
    Ok(parameters)
}

fn tagger(arguments: &TaggerArguments) -> Result<(), String> {
    let gazetteer = open(&arguments.gazetteer)?;
    let records = corpus::read(&arguments.entities, &gazetteer, arguments.share_alike)?;
    let names = names::Names::new(&gazetteer);
    let mut random = Random::new(2026);
    let (aside, used): (Vec<_>, Vec<_>) =
        records.into_iter().partition(|r| arguments.hold_out && draw(&r.id).is_multiple_of(5));
    let mut data = used.clone();
    for _ in 0..arguments.copies {
        data.extend(used.iter().map(|r| augment::renamed(r, &gazetteer, &names, &mut random)));
    }
    for (number, group) in templates::groups().iter().enumerate() {
        for nth in 0..arguments.synthetic {
            data.push(templates::document(group, &names, &mut random, format!("made-{number}-{nth}")));
        }
    }
    let settings = train::Settings {
        epochs: arguments.epochs,
        rate: arguments.rate,
        decay: arguments.decay,
        least: arguments.least,
        keep: arguments.keep,
    };
    let (model, bytes) = train::train(&data, &gazetteer, settings, &mut random);
    std::fs::write(&arguments.out, &bytes).map_err(|e| format!("{}: {e}", arguments.out.display()))?;
    println!("{} records, {} documents, {} features, {} bytes", used.len(), data.len(), model.len(), bytes.len());
    if arguments.hold_out {
        for (kind, p, r, f) in train::evaluate(&aside, &gazetteer, &model) {
            println!("{kind:?}: precision {p:.3} recall {r:.3} F1 {f:.3}");
        }
    }
    Ok(())
}

fn fit_weights(arguments: &FitArguments) -> Result<(), String> {
    let start = parameters(&arguments.from, arguments.without_tagger)?;
    let pulls = fit::Pulls { recognition: arguments.pull, ranking: arguments.pull_ranking };
    let articles = fit::read(&arguments.gold)?;
    let mut marked = fit::read_marked(&arguments.passages, false)?;
    marked.extend(fit::read_marked(&arguments.news, true)?);
    marked.extend(fit::read_articles(&arguments.local)?);
    let fitted = fit::fit(articles, marked, &open(&arguments.gazetteer)?, &model(&arguments.tagger)?, start, pulls);
    std::fs::write(&arguments.out, fitted.write()).map_err(|e| format!("{}: {e}", arguments.out.display()))
}

fn calibrated(arguments: &CalibrateArguments) -> Result<(), String> {
    let start = parameters(&arguments.weights, false)?;
    let (gazetteer, model) = (open(&arguments.gazetteer)?, model(&arguments.tagger)?);
    let fitted = calibrate::calibrate(&fit::read(&arguments.gold)?, &arguments.press, &gazetteer, &model, start)?;
    std::fs::write(&arguments.weights, fitted.write()).map_err(|e| format!("{}: {e}", arguments.weights.display()))
}

fn fit_claims(arguments: &ClaimsArguments) -> Result<(), String> {
    let reader = || Annotator::new(open(&arguments.gazetteer)?).map_err(|e| e.to_string());
    let judged = arguments.judged.as_deref().map(|path| Ok::<_, String>((path, reader()?))).transpose()?;
    let lessons = claims::Lessons {
        files: &arguments.files,
        gold: arguments.gold.as_deref(),
        judged,
        kept: arguments.keep.as_deref(),
        examples: arguments.examples.as_deref(),
    };
    let table = claims::fit(&lessons, arguments.pull)?;
    std::fs::write(&arguments.out, table).map_err(|e| format!("{}: {e}", arguments.out.display()))
}

fn reliability(arguments: &PredictArguments) -> Result<(), String> {
    let gazetteer = open(&arguments.gazetteer)?;
    let parameters = parameters(&arguments.weights, arguments.without_tagger)?;
    let articles = fit::read(&arguments.gold)?;
    print!("{}", reliability::table(articles, &gazetteer, &model(&arguments.tagger)?, &parameters));
    Ok(())
}

fn predict(arguments: &PredictArguments) -> Result<(), String> {
    let gazetteer = open(&arguments.gazetteer)?;
    let model = model(&arguments.tagger)?;
    let parameters = parameters(&arguments.weights, arguments.without_tagger)?;
    for article in fit::read(&arguments.gold)? {
        let text = article.article();
        let document = Document::new(&text);
        let options = Options { explain: arguments.explain };
        let reading = Reading::new(&document, tables::compiled_in());
        let places = annotate::find_places(&reading, &gazetteer, options, &model, &parameters);
        let annotations = Annotations { places, ..Annotations::default() };
        let mut json = export::json::to_json(&article.text, &annotations);
        json["id"] = serde_json::Value::from(article.id.as_str());
        println!("{json}");
    }
    Ok(())
}
