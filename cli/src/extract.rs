//! `dateline extract`: the article of an HTML page as JSON.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use dateline::article::html;
use dateline::export::extracted;
use encoding_rs::Encoding;

use crate::failure::Failure;
use crate::{encoding, input};

/// Which page to read.
#[derive(Args)]
pub struct Arguments {
    /// The page, as HTML; standard input if left out or `-`.
    file: Option<PathBuf>,
    /// The address that it came from, against which its own addresses are read.
    #[arg(long)]
    url: Option<String>,
    /// What the page is written in, if that is neither what it declares nor UTF-8: windows-1252, koi8-r ...
    #[arg(long, value_name = "LABEL", value_parser = encoding::named)]
    encoding: Option<&'static Encoding>,
}

/// Runs the command.
///
/// # Errors
///
/// If the page cannot be read or holds no article, or the output not be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let page = input::read(arguments.file.as_deref(), arguments.encoding)?;
    let page = html::page(&page, arguments.url.as_deref()).map_err(|error| Failure::NoArticle(error.to_string()))?;
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, &extracted::to_json(&page)).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
