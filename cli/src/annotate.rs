//! `dateline annotate`.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use dateline::annotate::Options;
use dateline::corrections::{self, Corrections};
use dateline::export::take_away::Format as Form;
use dateline::view::strings::EN;
use dateline::{Annotations, Article, export};

use crate::failure::Failure;
use crate::{archive, gazetteer_file, input};

/// What to annotate and how to print it.
#[derive(Args)]
pub struct Arguments {
    /// The article, as plain text or HTML; standard input if left out or `-`.
    file: Option<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Read one {"id", "text"} or {"id", "html"} a line, packed by gzip or zstd or not, and write one line of annotations
    /// for each.
    #[arg(long, conflicts_with = "format")]
    jsonl: bool,
    #[command(flatten, next_help_heading = "Archives (--jsonl)")]
    archive: archive::Options,
    /// Say for every mention why it was taken and resolved as it was.
    #[arg(long)]
    explain: bool,
    /// A list of sites of your own, CSV, TSV or GeoJSON; may be given several times (docs/own-lists.md).
    #[arg(long, value_name = "FILE")]
    sites: Vec<PathBuf>,
    /// What names mean by your own word: a file exported from the options page (docs/corrections.md).
    #[arg(long, value_name = "FILE")]
    corrections: Option<PathBuf>,
    /// The gazetteer file (default: $DATELINE_GAZETTEER, else what is inside of the command, else build/gazetteer.bin).
    #[arg(long, value_name = "FILE")]
    gazetteer: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A readable summary.
    Text,
    /// One JSON object, offsets in Unicode code points.
    Json,
    /// GeoJSON: a point for every located place.
    Geojson,
    /// KML: a placemark for every located place.
    Kml,
    /// Markdown: a brief of places, infrastructure, claims by source.
    Markdown,
    /// CSV: a row for every mention of a place.
    Csv,
    /// CSV: a row for every claim, with title and reason of its source.
    ClaimsCsv,
    /// W3C Web Annotation (JSON-LD).
    WebAnnotation,
}

/// Runs the command.
///
/// # Errors
///
/// If the input or the gazetteer cannot be read, or the output not written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let annotator = gazetteer_file::annotator(arguments.gazetteer.as_deref(), &arguments.sites)?;
    let options = Options { explain: arguments.explain };
    let corrections = corrections(arguments.corrections.as_deref())?;
    let annotate = |article: &Article| {
        let mut annotations = annotator.annotate_with(article, options);
        corrections::apply(&mut annotations, article, annotator.gazetteer(), &corrections);
        annotations
    };
    if arguments.jsonl {
        return archive::run(arguments.file.as_deref(), &arguments.archive, annotate);
    }
    let text = input::read(arguments.file.as_deref())?;
    let html = input::is_html(arguments.file.as_deref(), &text);
    let article = input::article(text, html)?;
    let annotations = annotate(&article);
    let mut out = BufWriter::new(io::stdout().lock());
    match arguments.format {
        Format::Text => {
            let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            out.write_all(export::report::render(&article, &annotations, colour).as_bytes())?;
            if arguments.explain {
                out.write_all(b"\n")?;
                out.write_all(export::explanation::render(&article, &annotations).as_bytes())?;
            }
        }
        Format::Json => {
            pretty(&mut out, &export::json::file(article.text(), &annotations))?;
        }
        Format::Geojson => pretty(&mut out, &export::geojson::to_geojson(article.text(), &annotations))?,
        Format::Kml => plain(&mut out, Form::Kml, &article, &annotations)?,
        Format::Markdown => plain(&mut out, Form::Markdown, &article, &annotations)?,
        Format::Csv => plain(&mut out, Form::Places, &article, &annotations)?,
        Format::ClaimsCsv => plain(&mut out, Form::Claims, &article, &annotations)?,
        Format::WebAnnotation => {
            pretty(&mut out, &export::web_annotation::to_web_annotation(&article, &annotations))?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The reader's own word on names, if a file of it is given.
fn corrections(path: Option<&Path>) -> Result<Corrections, Failure> {
    let Some(path) = path else { return Ok(Corrections::default()) };
    let text = std::fs::read_to_string(path).map_err(|error| Failure::Read(path.to_path_buf(), error))?;
    corrections::read(&text).map_err(|error| Failure::BadCorrections(path.to_path_buf(), error.to_string()))
}

/// Writes a form that people read, in English.
fn plain(out: &mut impl Write, form: Form, article: &Article, annotations: &Annotations) -> Result<(), Failure> {
    out.write_all(form.write(article, annotations, &EN).as_bytes())?;
    Ok(())
}

fn pretty(out: &mut impl Write, value: &impl serde::Serialize) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}
