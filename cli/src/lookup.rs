//! `dateline lookup`: everything that a name may mean.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use dateline::export::lookup;
use dateline::gazetteer::{Candidate, Gazetteer, Place};

use crate::failure::Failure;
use crate::gazetteer_file;

/// Which names to look up and how to print them.
#[derive(Args)]
pub struct Arguments {
    /// The names, each as one argument.
    #[arg(required = true)]
    names: Vec<String>,
    /// Print one line of JSON for each name.
    #[arg(long)]
    json: bool,
    /// The gazetteer file (default: $DATELINE_GAZETTEER, else what is inside of the command, else build/gazetteer.bin).
    #[arg(long, value_name = "FILE")]
    gazetteer: Option<PathBuf>,
}

/// Runs the command; the exit status is 1 if a name was not found.
///
/// # Errors
///
/// If the gazetteer cannot be read, or the output not written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let gazetteer = gazetteer_file::open(arguments.gazetteer.as_deref())?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut status = ExitCode::SUCCESS;
    for name in &arguments.names {
        let candidates = gazetteer.lookup(name);
        if candidates.is_empty() {
            status = ExitCode::from(1);
        }
        if arguments.json {
            writeln!(out, "{}", lookup::to_json(&gazetteer, name))?;
            continue;
        }
        let shown = name.replace(char::is_control, " ");
        writeln!(out, "{shown}: {} candidates", candidates.len())?;
        for candidate in candidates {
            if let Some(place) = gazetteer.place(candidate.place) {
                print(&mut out, &gazetteer, candidate, &place)?;
            }
        }
    }
    out.flush()?;
    Ok(status)
}

fn print(out: &mut impl Write, gazetteer: &Gazetteer, candidate: Candidate, place: &Place<'_>) -> io::Result<()> {
    let country = place.country().and_then(|code| gazetteer.country(code));
    let mut within: Vec<String> = place.region().iter().map(|r| r.name().to_owned()).collect();
    within.extend(country.filter(|c| c.id() != place.id()).map(|c| c.name().to_owned()));
    let about = if place.is_approximate() { "about " } else { "" };
    write!(
        out,
        "{:>5}  {} ({}{}{}), {about}{:.4}, {:.4}",
        candidate.prior,
        place.name(),
        place.kind().label(),
        if within.is_empty() { "" } else { ", " },
        within.join(", "),
        place.lat(),
        place.lon(),
    )?;
    if let Some(native) = place.native_name() {
        write!(out, ", {native}")?;
    }
    if let Some(population) = place.population() {
        write!(out, ", population {population}")?;
    }
    write!(out, "; {} name; {}", candidate.name.as_str(), place.provenance().as_str())?;
    if let Some(id) = place.geonames_id() {
        write!(out, " {id}")?;
    }
    writeln!(out)?;
    if let Some(facility) = place.facility() {
        write!(out, "       {}", facility.stable_id)?;
        for part in [facility.operator, facility.status, facility.capacity, facility.source] {
            write!(out, "{}", part.map(|part| format!("; {part}")).unwrap_or_default())?;
        }
        writeln!(out)?;
    }
    if let Some(note) = place.disputed_note() {
        writeln!(out, "       {note}")?;
    }
    Ok(())
}
