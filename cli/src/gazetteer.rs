//! `dateline gazetteer`: what is in the file, and whether it holds together.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use dateline::gazetteer::Gazetteer;
use dateline::gazetteer::write::with_lists;
use dateline::own_lists::Compiled;
use serde_json::json;

use crate::failure::Failure;
use crate::{gazetteer_file, sites};

/// What to do with the gazetteer.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
    /// The gazetteer file (default: $DATELINE_GAZETTEER, else what is inside of the command, else build/gazetteer.bin).
    #[arg(long, value_name = "FILE", global = true)]
    gazetteer: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Action {
    /// Print counts by kind, the size of each section and the sources.
    Stats {
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Check the whole file: every place is readable, on the globe and found by its own name.
    Verify,
    /// Build lists of sites of your own into a copy of the gazetteer, which --gazetteer then names.
    Build {
        /// CSV, TSV or GeoJSON (docs/own-lists.md).
        #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
        sites: Vec<PathBuf>,
        /// Where the copy goes.
        #[arg(long, value_name = "FILE", default_value = "gazetteer-with-lists.bin")]
        out: PathBuf,
    },
}

/// Runs the command; `verify` exits with 1 if a place is wrong, `build` if rows were left out.
///
/// # Errors
///
/// If the gazetteer cannot be read, or the output not written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let gazetteer = gazetteer_file::open(arguments.gazetteer.as_deref())?;
    let mut out = BufWriter::new(io::stdout().lock());
    let status = match &arguments.action {
        Action::Stats { json } => stats(&mut out, &gazetteer, *json)?,
        Action::Verify => verify(&mut out, &gazetteer)?,
        Action::Build { sites, out: to } => {
            let from = gazetteer_file::read(arguments.gazetteer.as_deref())?;
            build(&mut out, &gazetteer, from, sites, to)?
        }
    };
    out.flush()?;
    Ok(status)
}

/// Writes a copy of the gazetteer `from` with `lists` built in.
fn build(
    out: &mut impl Write,
    gazetteer: &Gazetteer,
    (from, bytes): (PathBuf, Cow<'static, [u8]>),
    lists: &[PathBuf],
    to: &Path,
) -> Result<ExitCode, Failure> {
    let made = sites::compile(gazetteer, lists)?;
    let bytes =
        with_lists(&bytes, &made.compiled.bytes).map_err(|error| Failure::BadGazetteer(from, error.to_string()))?;
    fs::write(to, &bytes).map_err(|error| Failure::Write(to.to_path_buf(), error))?;
    let Compiled { sites, known, needing_noun, .. } = made.compiled;
    writeln!(out, "{}: {} bytes, {sites} sites of lists", to.display(), bytes.len())?;
    writeln!(
        out,
        "{known} of them the gazetteer has too; {needing_noun} need a word for a facility beside their name"
    )?;
    Ok(if made.faulty { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn stats(out: &mut impl Write, gazetteer: &Gazetteer, as_json: bool) -> io::Result<ExitCode> {
    let metadata = gazetteer.metadata();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut provenances: BTreeMap<&str, usize> = BTreeMap::new();
    for place in gazetteer.places() {
        *kinds.entry(place.kind().as_str()).or_default() += 1;
        *provenances.entry(place.provenance().as_str()).or_default() += 1;
    }
    if as_json {
        let sources: Vec<_> = metadata
            .sources
            .iter()
            .map(|source| {
                json!({
                    "name": source.name,
                    "package": source.package,
                    "licence": source.licence,
                    "date": source.date,
                    "attribution": source.attribution,
                })
            })
            .collect();
        let sections: BTreeMap<_, _> = metadata.sections.iter().copied().collect();
        let stats = json!({
            "version": metadata.version,
            "bytes": metadata.bytes,
            "places": metadata.places,
            "keys": metadata.keys,
            "natives": metadata.natives,
            "kinds": kinds,
            "provenances": provenances,
            "sections": sections,
            "sources": sources,
        });
        writeln!(out, "{stats}")?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(out, "format version {}, {} bytes", metadata.version, metadata.bytes)?;
    writeln!(out, "{} places, {} keys, {} native names", metadata.places, metadata.keys, metadata.natives)?;
    for (title, counts) in [("kinds", &kinds), ("from", &provenances)] {
        writeln!(out, "\n{title}")?;
        for (name, count) in counts {
            writeln!(out, "{count:>9}  {name}")?;
        }
    }
    writeln!(out, "\nsections, in bytes")?;
    for (name, length) in &metadata.sections {
        writeln!(out, "{length:>9}  {name}")?;
    }
    writeln!(out, "\nsources")?;
    for source in &metadata.sources {
        writeln!(
            out,
            "{}: {}, {}, {}\n  {}",
            source.name, source.package, source.licence, source.date, source.attribution
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Opening has checked the checksum and the bounds; this reads everything there is.
fn verify(out: &mut impl Write, gazetteer: &Gazetteer) -> io::Result<ExitCode> {
    let mut wrong = 0usize;
    for place in gazetteer.places() {
        let name = place.name();
        let fault = if name.is_empty() {
            "it has no name"
        } else if !(place.lat().abs() <= 90.0 && place.lon().abs() <= 180.0) {
            "its point is not on the globe"
        } else if !gazetteer.lookup(name).iter().any(|c| c.place == place.id()) {
            "it is not found by its own name"
        } else if place
            .native_name()
            .is_some_and(|native| !gazetteer.lookup(native).iter().any(|c| c.place == place.id()))
        {
            "it is not found by its native name"
        } else {
            continue;
        };
        wrong += 1;
        writeln!(out, "place {} {name:?}: {fault}", place.id().0)?;
    }
    if wrong > 0 {
        writeln!(out, "{wrong} of {} places are wrong", gazetteer.len())?;
        return Ok(ExitCode::from(1));
    }
    writeln!(out, "{} places: all in order", gazetteer.len())?;
    Ok(ExitCode::SUCCESS)
}
