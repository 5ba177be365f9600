//! How far a long run is, where a terminal shows it.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use crate::failure::Failure;

/// A bar on standard error: how much of the input is read, how many documents are done, and how long the rest will take.
/// Where that is no terminal, nothing is shown.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// The progress through `input`; through standard input, whose length nobody knows, if it is none. If it is not
    /// `alone` on the terminal, where the answers are shown too, nothing is shown.
    ///
    /// # Errors
    ///
    /// If there is no such file.
    pub fn new(input: Option<&Path>, alone: bool) -> Result<Self, Failure> {
        if !alone && io::stdout().is_terminal() {
            return Ok(Self { bar: ProgressBar::hidden() });
        }
        let Some(path) = input else {
            let bar = ProgressBar::no_length();
            return Ok(Self { bar: bar.with_style(style("{elapsed_precise}  {bytes} read  {msg} documents")) });
        };
        let metadata = path.metadata().map_err(|error| Failure::Read(path.to_path_buf(), error))?;
        let bar = ProgressBar::new(metadata.len());
        let shown = "{wide_bar} {percent}%  {msg} documents  {bytes_per_sec}  {eta} left";
        Ok(Self { bar: bar.with_style(style(shown)) })
    }

    /// The input, whose reading is counted.
    ///
    /// # Errors
    ///
    /// If it cannot be opened.
    pub fn file(&self, input: Option<&Path>) -> Result<Box<dyn Read + Send>, Failure> {
        match input {
            Some(path) => {
                let file = File::open(path).map_err(|error| Failure::Read(path.to_path_buf(), error))?;
                Ok(Box::new(self.bar.wrap_read(file)))
            }
            None => Ok(Box::new(self.bar.wrap_read(io::stdin()))),
        }
    }

    /// What has been read until now was not annotated: it tells nothing of how long the rest will take.
    pub fn begin(&self) {
        self.bar.reset_eta();
    }

    /// So many documents more are done.
    pub fn done(&self, documents: u64) {
        let before: u64 = self.bar.message().parse().unwrap_or(0);
        self.bar.set_message((before + documents).to_string());
    }

    /// Says `line` on standard error, above the bar.
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
