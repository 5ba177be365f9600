//! The `dateline` command: annotates articles, looks names up, tells of the gazetteer.
//!
//! Exit status: 0 done; 1 some input lines were malformed (`--jsonl`, `gazetteer build`); 2 nothing could be done.

mod annotate;
mod archive;
mod encoding;
mod extract;
mod failure;
mod gazetteer;
mod gazetteer_file;
mod input;
mod lookup;
mod manual;
mod progress;
mod sites;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::failure::Failure;

/// Where an article takes place, and who says so.
#[derive(Parser)]
#[command(
    name = "dateline",
    version,
    about,
    disable_help_subcommand = true,
    after_help = "Exit status: 0 done; 1 some input lines were malformed; 2 nothing could be done, or not all of it."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Annotate an article, or many (--jsonl).
    Annotate(annotate::Arguments),
    /// Print the article of an HTML page as JSON: its text, and what the page says of it.
    Extract(extract::Arguments),
    /// Show everything that a name may mean, the likeliest first.
    Lookup(lookup::Arguments),
    /// Count or check what is in the gazetteer.
    Gazetteer(gazetteer::Arguments),
    /// Print what a shell completes of this command.
    Completions(manual::Completions),
    /// Write the manual pages of this command.
    Manual(manual::Manual),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Annotate(arguments) => annotate::run(&arguments),
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Lookup(arguments) => lookup::run(&arguments),
        Command::Gazetteer(arguments) => gazetteer::run(&arguments),
        Command::Completions(arguments) => manual::completions(Arguments::command(), &arguments),
        Command::Manual(arguments) => manual::manual(Arguments::command(), &arguments),
    };
    match result {
        Ok(code) => code,
        // A reader that closed the pipe ("| head") is no failure.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("dateline: {failure}");
            ExitCode::from(2)
        }
    }
}
