//! `dateline annotate`.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use dateline::annotate::Options;
use dateline::corrections::{self, Corrections};
use dateline::export::citation::citation;
use dateline::export::part::Part;
use dateline::export::take_away::Format as Form;
use dateline::view::strings::EN;
use dateline::{Article, export};
use encoding_rs::Encoding;

use crate::failure::Failure;
use crate::{archive, encoding, gazetteer_file, input};

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
    /// What the file is written in, if that is neither what a page declares nor UTF-8: windows-1252, koi8-r ...
    #[arg(long, value_name = "LABEL", value_parser = encoding::named, conflicts_with = "jsonl")]
    encoding: Option<&'static Encoding>,
    #[command(flatten, next_help_heading = "Archives (--jsonl)")]
    archive: archive::Options,
    /// Print one place or site alone, by its name or as the article writes it, with the claims that speak of it.
    #[arg(long, value_name = "NAME", conflicts_with = "jsonl")]
    only: Option<String>,
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
    /// A plain citation of every claim, to be pasted, with a blank line between two.
    Citations,
}

impl Format {
    /// What the library calls so; the summary and the citations of all claims are the command's own.
    fn form(self) -> Option<Form> {
        Form::called(self.to_possible_value()?.get_name())
    }
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
    let text = input::read(arguments.file.as_deref(), arguments.encoding)?;
    let html = input::is_html(arguments.file.as_deref(), &text);
    let article = input::article(text, html)?;
    let whole = annotate(&article);
    let part = arguments
        .only
        .as_ref()
        .map(|name| Part::called(name, &article, &whole).ok_or_else(|| Failure::NothingCalled(name.clone())));
    let part = part.transpose()?;
    let annotations = part.as_ref().map_or(&whole, |part| &part.annotations);
    let mut out = BufWriter::new(io::stdout().lock());
    if let Some(form) = arguments.format.form() {
        let printed = match &part {
            Some(part) => form.print_part(&article, &whole, part, &EN),
            None => form.print(&article, &whole, &EN),
        };
        out.write_all(printed.as_bytes())?;
    } else if matches!(arguments.format, Format::Citations) {
        let cited = (0..annotations.claims.len()).filter_map(|claim| citation(&article, annotations, claim, &EN));
        let cited: Vec<_> = cited.map(|cited| cited + "\n").collect();
        out.write_all(cited.join("\n").as_bytes())?;
    } else {
        let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        out.write_all(export::report::render(&article, annotations, colour).as_bytes())?;
        if arguments.explain {
            out.write_all(b"\n")?;
            out.write_all(export::explanation::render(&article, annotations).as_bytes())?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_library_can_be_asked_for_and_only_the_summary_and_the_citations_are_the_commands_own() {
        let forms: Vec<_> = Format::value_variants().iter().map(|format| format.form()).collect();
        for form in Form::ALL {
            assert!(forms.contains(&Some(form)), "{form:?}");
        }
        assert_eq!(forms.iter().filter(|form| form.is_none()).count(), 2);
    }
}
