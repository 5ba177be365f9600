//! `dateline annotate --jsonl`: archives of documents, one a line.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::thread::available_parallelism;

use clap::Args;
use dateline::jsonl;
use dateline::{Annotations, Article};
use dateline_cli::batches::{Batch, Batches};
use dateline_cli::in_order::in_order;
use dateline_cli::packing::{self, Packing};
use dateline_cli::resumed::{self, Ids};
use same_file::Handle;

use crate::failure::Failure;
use crate::input;
use crate::progress::Progress;

/// Bytes of a batch from which no two are annotated at once: annotating takes several times the memory of a text.
const LARGE: usize = 1 << 20;

/// How an archive is annotated.
#[derive(Args)]
pub struct Options {
    /// Threads that annotate; the output is the same whatever their number [default: as many as there are cores].
    #[arg(long, value_name = "N", requires = "jsonl", value_parser = clap::value_parser!(u16).range(1..=1_024))]
    jobs: Option<u16>,
    /// Write to this file, packed if its name ends in `.gz` or `.zst`, in place of standard output.
    #[arg(long, value_name = "FILE", requires = "jsonl")]
    output: Option<PathBuf>,
    /// Go on where an earlier run with the same input, options and `--output` was interrupted; the ids tell whether it is the
    /// same input.
    #[arg(long, requires = "output")]
    resume: bool,
    /// Stop at the first line that would get an error line; what comes before it is written.
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
    let input = input::named(input);
    let to_file = input::named(options.output.as_deref());
    refuse_both(input, to_file)?;
    let progress = Progress::new(input, to_file.is_some())?;
    let unreadable = |error| match input {
        Some(path) => Failure::Read(path.to_path_buf(), error),
        None => Failure::Stdin(error),
    };
    let file = packing::unpacked(BufReader::new(progress.file(input)?)).map_err(unreadable)?;
    let mut batches = Batches::new(file);
    // What cannot be read costs no output that is there.
    let first = if options.resume { None } else { batches.next() }.transpose().map_err(unreadable)?;
    let (mut output, mut is_malformed) = match to_file {
        Some(path) if options.resume && path.exists() => Output::resumed(path, &mut batches, &unreadable)?,
        to => (Output::new(to)?, false),
    };
    progress.begin();
    let batches = first.map(Ok).into_iter().chain(batches);
    let cores = || available_parallelism().map_or(1, NonZero::get);
    let jobs = options.jobs.map_or_else(cores, usize::from);
    let large = Mutex::new(());
    let work = |batch: io::Result<Batch>| {
        let batch = batch.map_err(unreadable)?;
        let _alone = (batch.bytes.len() >= LARGE).then(|| large.lock().unwrap_or_else(PoisonError::into_inner));
        answer(&batch, options.fail_fast, &annotate)
    };
    in_order(jobs, batches, work, |answered| {
        let Answered { lines, documents, malformed } = answered?;
        output.write(lines)?;
        for (number, reason) in &malformed {
            progress.say(&format!("dateline: line {number}: {reason}"));
        }
        progress.done(documents);
        is_malformed |= !malformed.is_empty();
        Ok::<_, Failure>(malformed.is_empty() || !options.fail_fast)
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

/// Annotating empties the output: an archive must not be both.
fn refuse_both(input: Option<&Path>, output: Option<&Path>) -> Result<(), Failure> {
    let Some(path) = output.filter(|path| path.exists()) else { return Ok(()) };
    let read = match input {
        Some(input) => Handle::from_path(input),
        None => Handle::stdin(),
    };
    match (read, Handle::from_path(path)) {
        (Ok(read), Ok(written)) if read == written => Err(Failure::InputAsOutput(path.to_path_buf())),
        _ => Ok(()),
    }
}

/// Where the answers go.
struct Output {
    to: Box<dyn Write>,
    packing: Packing,
    /// What is not written yet: packed in small pieces it would be longer.
    waiting: Vec<u8>,
    /// Whether a packed file has anything yet: one of nothing is not empty.
    is_begun: bool,
}

/// Bytes that are packed together.
const PACKED: usize = 1 << 18;

impl Output {
    /// To a new file, or else to standard output.
    fn new(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self::to(io::stdout().lock(), Packing::Plain, true)) };
        let file = File::create(path).map_err(|error| Failure::Write(path.to_path_buf(), error))?;
        Ok(Self::to(file, Packing::of_name(path), false))
    }

    fn to(file: impl Write + 'static, packing: Packing, is_begun: bool) -> Self {
        Self { to: Box::new(file), packing, waiting: Vec::new(), is_begun }
    }

    /// To what of a file is whole, with the documents that it answers passed over in `batches`. Tells also whether some of
    /// those are malformed.
    fn resumed(
        path: &Path,
        batches: &mut Batches<impl Read>,
        unreadable: &impl Fn(io::Error) -> Failure,
    ) -> Result<(Self, bool), Failure> {
        let failed = |error| Failure::Write(path.to_path_buf(), error);
        let other = || Failure::OtherOutput(path.to_path_buf());
        if !path.metadata().map_err(failed)?.is_file() {
            return Err(other());
        }
        let packing = Packing::of_name(path);
        let mut file = File::options().read(true).write(true).open(path).map_err(failed)?;
        let whole = resumed::whole(&mut file, packing).map_err(failed)?.ok_or_else(other)?;
        let mut ids = Ids::default();
        let enough = batches.skip_documents(whole.documents, |line| ids.add_line(line)).map_err(unreadable)?;
        if !enough || ids != whole.ids {
            return Err(other());
        }
        // What the interrupt has left half written.
        file.set_len(whole.length).and_then(|()| file.seek(SeekFrom::Start(whole.length))).map_err(failed)?;
        Ok((Self::to(file, packing, whole.length > 0), whole.is_malformed))
    }

    fn write(&mut self, lines: Vec<u8>) -> io::Result<()> {
        if self.packing == Packing::Plain {
            return self.to.write_all(&lines);
        }
        self.waiting.extend(lines);
        if self.waiting.len() >= PACKED { self.pack() } else { Ok(()) }
    }

    fn pack(&mut self) -> io::Result<()> {
        self.is_begun = true;
        let packed = self.packing.pack(std::mem::take(&mut self.waiting))?;
        self.to.write_all(&packed)
    }

    fn finish(&mut self) -> io::Result<()> {
        if !self.waiting.is_empty() || !self.is_begun {
            self.pack()?;
        }
        self.to.flush()
    }
}
