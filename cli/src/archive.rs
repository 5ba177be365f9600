//! `dateline annotate --jsonl`: archives of documents, one a line.

use std::fs::File;
use std::io::{self, BufReader, Seek, SeekFrom, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::thread::available_parallelism;

use clap::Args;
use dateline::{Annotations, Article};
use dateline_cli::batches::{Batch, Batches};
use dateline_cli::in_order::in_order;
use dateline_cli::jsonl;
use dateline_cli::packing::{self, Packing};
use dateline_cli::resumed;

use crate::failure::Failure;
use crate::progress::Progress;

/// Bytes of a batch from which no two are annotated at once: annotating takes several times the memory of a text.
const LARGE: usize = 1 << 20;

/// How an archive is annotated.
#[derive(Args)]
pub struct Options {
    /// Threads that annotate; the output is the same whatever their number [default: as many as there are cores].
    #[arg(long, value_name = "N", requires = "jsonl")]
    jobs: Option<NonZero<usize>>,
    /// Write to this file, packed if its name ends in `.gz` or `.zst`, in place of standard output.
    #[arg(long, value_name = "FILE", requires = "jsonl")]
    output: Option<PathBuf>,
    /// Go on where an earlier run with the same input and `--output` was interrupted.
    #[arg(long, requires = "output")]
    resume: bool,
    /// Stop at the first malformed line; what comes before it is written.
    #[arg(long, requires = "jsonl")]
    fail_fast: bool,
}

/// The answers to a batch.
struct Answered {
    /// Lines of output.
    lines: Vec<u8>,
    documents: u64,
    /// What is wrong with which lines.
    malformed: Vec<(u64, String)>,
}

/// Annotates one document a line of `input`, packed or not, in order. A malformed line gets an error line.
///
/// # Errors
///
/// If the input cannot be read, the output not written, or not gone on with.
pub fn run(
    input: Option<&Path>,
    options: &Options,
    annotate: impl Fn(&Article) -> Annotations + Sync,
) -> Result<ExitCode, Failure> {
    let progress = Progress::new(input)?;
    let unreadable = |error| match input {
        Some(path) if path != Path::new("-") => Failure::Read(path.to_path_buf(), error),
        _ => Failure::Stdin(error),
    };
    let file = packing::unpacked(BufReader::new(progress.file(input)?)).map_err(unreadable)?;
    let mut batches = Batches::new(file);
    let mut output = Output::open(options, &mut batches, &unreadable)?;
    let jobs = options.jobs.or_else(|| available_parallelism().ok()).map_or(1, NonZero::get);
    let large = Mutex::new(());
    let work = |batch: io::Result<Batch>| {
        let batch = batch.map_err(unreadable)?;
        let _alone = (batch.bytes.len() >= LARGE).then(|| large.lock().unwrap_or_else(PoisonError::into_inner));
        answer(&batch, options.fail_fast, &annotate)
    };
    let mut is_malformed = false;
    in_order(jobs, batches, work, |answered| {
        let Answered { lines, documents, malformed } = answered?;
        output.write(lines)?;
        for (number, reason) in &malformed {
            progress.say(&format!("dateline: line {number}: {reason}"));
        }
        progress.done(documents);
        is_malformed |= !malformed.is_empty();
        Ok::<_, Failure>(!(is_malformed && options.fail_fast))
    })?;
    output.finish()?;
    progress.finish();
    Ok(if is_malformed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn answer(batch: &Batch, fail_fast: bool, annotate: &impl Fn(&Article) -> Annotations) -> Result<Answered, Failure> {
    let mut answered = Answered { lines: Vec::new(), documents: 0, malformed: Vec::new() };
    for (number, line) in batch.lines() {
        let before = answered.lines.len();
        let wrong = jsonl::answer(line, annotate, &mut answered.lines).map_err(io::Error::from)?;
        if let Some(reason) = wrong {
            answered.malformed.push((number, reason));
            if fail_fast {
                // Once it is mended, a resumed run begins with it.
                answered.lines.truncate(before);
                break;
            }
        }
        answered.lines.push(b'\n');
        answered.documents += 1;
    }
    Ok(answered)
}

/// Where the answers go.
struct Output {
    to: Box<dyn Write>,
    packing: Packing,
    /// What is not written yet: packed in small pieces it would be longer.
    waiting: Vec<u8>,
}

/// Bytes that are packed together.
const PACKED: usize = 1 << 20;

impl Output {
    fn open(
        options: &Options,
        batches: &mut Batches<impl io::BufRead>,
        unreadable: &impl Fn(io::Error) -> Failure,
    ) -> Result<Self, Failure> {
        let Some(path) = &options.output else {
            return Ok(Self { to: Box::new(io::stdout().lock()), packing: Packing::Plain, waiting: Vec::new() });
        };
        let failed = |error| Failure::Write(path.clone(), error);
        let packing = Packing::of_name(path);
        let resumes = options.resume && path.exists();
        let mut file =
            File::options().read(true).write(true).create(true).truncate(!resumes).open(path).map_err(failed)?;
        if resumes {
            let whole = resumed::whole(&mut file, packing);
            let line = batches.skip_documents(whole.documents).map_err(unreadable)?;
            if whole.documents > 0 && !line.is_some_and(|line| whole.answers(&line)) {
                return Err(Failure::OtherOutput(path.clone()));
            }
            // What the interrupt has left half written.
            file.set_len(whole.length).and_then(|()| file.seek(SeekFrom::Start(whole.length))).map_err(failed)?;
        }
        Ok(Self { to: Box::new(file), packing, waiting: Vec::new() })
    }

    fn write(&mut self, lines: Vec<u8>) -> io::Result<()> {
        if self.packing == Packing::Plain {
            return self.to.write_all(&lines);
        }
        self.waiting.extend(lines);
        if self.waiting.len() >= PACKED { self.pack() } else { Ok(()) }
    }

    fn pack(&mut self) -> io::Result<()> {
        let packed = self.packing.pack(std::mem::take(&mut self.waiting))?;
        self.to.write_all(&packed)
    }

    fn finish(&mut self) -> io::Result<()> {
        if !self.waiting.is_empty() {
            self.pack()?;
        }
        self.to.flush()
    }
}
