//! `dateline extract`: the article of an HTML page as JSON.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use dateline::article::about::{About, Fact};
use dateline::article::html::{self, Page};
use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::input;

/// Which page to read.
#[derive(Args)]
pub struct Arguments {
    /// The page, as HTML; standard input if left out or `-`.
    file: Option<PathBuf>,
    /// The address that it came from, against which its own addresses are read.
    #[arg(long)]
    url: Option<String>,
}

/// Runs the command.
///
/// # Errors
///
/// If the page cannot be read or holds no article, or the output not be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let page = input::read(arguments.file.as_deref())?;
    let page = html::page(&page, arguments.url.as_deref()).map_err(|error| Failure::NoArticle(error.to_string()))?;
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, &as_json(&page)).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Each fact under its name, where they came from under `from`, the text, and the parts of a page that has some.
fn as_json(page: &Page) -> Value {
    let mut printed = facts(&page.about);
    printed.insert("text".to_owned(), json!(page.article.body_text()));
    if !page.entries.is_empty() {
        let entries = page.entries.iter().map(|e| json!({ "time": e.time, "title": e.title, "text": e.text }));
        printed.insert("entries".to_owned(), entries.collect());
    }
    if !page.articles.is_empty() {
        let articles = page.articles.iter().map(|(article, about)| {
            let value = |fact: &Option<Fact>| json!(fact.as_ref().map(|fact| &fact.value));
            json!({
                "title": value(&about.title),
                "byline": value(&about.byline),
                "published": value(&about.published),
                "text": article.body_text(),
            })
        });
        printed.insert("articles".to_owned(), articles.collect());
    }
    if page.truncated {
        printed.insert("truncated".to_owned(), Value::Bool(true));
    }
    Value::Object(printed)
}

fn facts(about: &About) -> Map<String, Value> {
    let facts = about.facts();
    let from: Map<String, Value> =
        facts.iter().filter_map(|(name, fact)| Some(((*name).to_owned(), json!(fact.as_ref()?.from)))).collect();
    let mut printed: Map<String, Value> =
        facts.iter().map(|(name, fact)| ((*name).to_owned(), json!(fact.map(|fact| &fact.value)))).collect();
    printed.insert("from".to_owned(), Value::Object(from));
    printed
}
