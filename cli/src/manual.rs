//! What a system keeps beside a command: its manual pages and what shells complete.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::Shell;

use crate::failure::Failure;

/// Which to write.
#[derive(Args)]
pub struct Completions {
    /// The shell.
    shell: Shell,
}

/// Where to write.
#[derive(Args)]
pub struct Manual {
    /// The folder for `dateline.1` and a page for each command; the first page to standard output if left out.
    folder: Option<PathBuf>,
}

/// Prints what `shell` completes.
///
/// # Errors
///
/// If it cannot be written.
pub fn completions(mut command: Command, Completions { shell }: &Completions) -> Result<ExitCode, Failure> {
    // Not at once to the output: what cannot be written there would be a panic.
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut command, "dateline", &mut script);
    io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the manual pages.
///
/// # Errors
///
/// If they cannot be written.
pub fn manual(command: Command, Manual { folder }: &Manual) -> Result<ExitCode, Failure> {
    match folder {
        Some(folder) => pages(command, folder)?,
        None => clap_mangen::Man::new(command).render(&mut io::stdout())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn pages(command: Command, folder: &Path) -> Result<(), Failure> {
    let failed = |error| Failure::Write(folder.to_path_buf(), error);
    fs::create_dir_all(folder).map_err(failed)?;
    clap_mangen::generate_to(command, folder).map_err(failed)
}
