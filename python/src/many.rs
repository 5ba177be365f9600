//! Many documents, annotated on threads of their own while Python's runs on.

use std::collections::VecDeque;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use dateline::Annotator;
use dateline::jsonl::Given;
use pyo3::exceptions::{PyException, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::PyIterator;

use crate::engine::{Outcome, annotate};
use crate::given::{self, Fields};

/// Documents under way for each thread: as many are read ahead of what is taken, and no more are in memory. With fewer, a long one
/// would hold up those behind it.
const AHEAD: usize = 4;

/// How often Python is asked whether the person at the terminal wants it to stop.
const ASKED: Duration = Duration::from_millis(50);

/// A document, and where to send what comes of it.
type Piece = (Given, SyncSender<PyResult<Outcome>>);

/// An iterator over what comes of documents, in their order.
///
/// Only the thread that takes an outcome calls the documents' iterator: so it may be a generator, a cursor of a database, or
/// whatever else must stay in its thread.
#[pyclass(module = "dateline._native")]
pub struct Many {
    documents: Py<PyAny>,
    annotator: Arc<Annotator>,
    jobs: usize,
    threads: usize,
    give: Sender<Piece>,
    pieces: Arc<Mutex<Receiver<Piece>>>,
    /// That nobody wants the rest.
    given_up: Arc<AtomicBool>,
    pending: VecDeque<Mutex<Receiver<PyResult<Outcome>>>>,
    /// What the documents' iterator raised, once the outcomes before are taken.
    raised: Option<PyErr>,
    is_done: bool,
    process: u32,
}

impl Many {
    /// The outcomes of what `documents`, an iterator of [`Fields`], gives.
    pub fn new(annotator: Arc<Annotator>, documents: Py<PyAny>, jobs: usize) -> Self {
        let (give, pieces) = channel();
        Self {
            documents,
            annotator,
            jobs: jobs.max(1),
            threads: 0,
            give,
            pieces: Arc::new(Mutex::new(pieces)),
            given_up: Arc::default(),
            pending: VecDeque::new(),
            raised: None,
            is_done: false,
            process: process::id(),
        }
    }

    /// Reads ahead as far as is wanted, or as there is something to read.
    fn read(&mut self, py: Python<'_>) -> PyResult<()> {
        let mut documents = self.documents.clone_ref(py).into_bound(py).cast_into::<PyIterator>()?;
        while !self.is_done && self.raised.is_none() && self.pending.len() < self.jobs * AHEAD {
            let next = match documents.next() {
                None => {
                    self.is_done = true;
                    break;
                }
                Some(next) => next.and_then(|fields| given::read(fields.extract::<Fields<'_>>()?)),
            };
            match next {
                Ok(given) => self.begin(given)?,
                // The outcomes before it come first. An interrupt does not wait for them.
                Err(error) if error.is_instance_of::<PyException>(py) => self.raised = Some(error),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Has a thread begin with `given`.
    fn begin(&mut self, given: Given) -> PyResult<()> {
        let (send, outcome) = sync_channel(1);
        if self.threads < self.jobs {
            self.start()?;
        }
        self.give.send((given, send)).map_err(|_| PyRuntimeError::new_err("the annotating threads have ended"))?;
        self.pending.push_back(Mutex::new(outcome));
        Ok(())
    }

    fn start(&mut self) -> PyResult<()> {
        let (pieces, annotator) = (Arc::clone(&self.pieces), Arc::clone(&self.annotator));
        let given_up = Arc::clone(&self.given_up);
        let work = move || {
            loop {
                let next = pieces.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((given, send)) = next else { break };
                if given_up.load(Ordering::Relaxed) || send.send(annotate(&annotator, given)).is_err() {
                    break;
                }
            }
        };
        thread::Builder::new().name("dateline".to_owned()).spawn(work)?;
        self.threads += 1;
        Ok(())
    }
}

#[pymethods]
impl Many {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Outcome>> {
        if self.process != process::id() {
            return Err(PyRuntimeError::new_err(
                "annotate_many was begun in the process that this one was forked from; begin it here",
            ));
        }
        self.read(py)?;
        loop {
            let Some(first) = self.pending.front_mut() else {
                return match self.raised.take() {
                    Some(error) => Err(error),
                    None => Ok(None),
                };
            };
            let first = first.get_mut().unwrap_or_else(PoisonError::into_inner);
            match py.detach(move || first.recv_timeout(ASKED)) {
                Ok(outcome) => {
                    self.pending.pop_front();
                    return outcome.map(Some);
                }
                Err(RecvTimeoutError::Timeout) => py.check_signals()?,
                Err(RecvTimeoutError::Disconnected) => {
                    self.pending.pop_front();
                    return Err(PyRuntimeError::new_err("an annotating thread has ended; it is Dateline's mistake"));
                }
            }
        }
    }
}

impl Drop for Many {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}
