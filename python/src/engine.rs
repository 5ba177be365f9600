//! The gazetteer, open, and annotating with it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use dateline::export::lookup;
use dateline::jsonl::Given;
use dateline::{Annotator, Gazetteer};
use pyo3::exceptions::{PyOSError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;

use crate::answer::{Answer, Refusal};
use crate::given::{self, Fields};
use crate::many::Many;

/// Annotates with one gazetteer. It may be used from any thread, and in a process forked from the one that opened it.
#[pyclass(frozen, module = "dateline._native")]
#[derive(Debug)]
pub struct Engine {
    annotator: Arc<Annotator>,
}

/// What comes of a document.
#[derive(IntoPyObject)]
#[expect(clippy::large_enum_variant, reason = "nearly all are answers, and Python has them elsewhere")]
pub enum Outcome {
    Answer(Answer),
    Refusal(Refusal),
}

/// What comes of `given`.
///
/// # Errors
///
/// A `RuntimeError` where the core panics: a mistake of Dateline's that must not end the process.
pub fn annotate(annotator: &Annotator, given: Given) -> PyResult<Outcome> {
    match catch_unwind(AssertUnwindSafe(|| Answer::new(annotator, given))) {
        Ok(Ok(answer)) => Ok(Outcome::Answer(answer)),
        Ok(Err(refusal)) => Ok(Outcome::Refusal(refusal)),
        Err(_) => Err(PyRuntimeError::new_err("Dateline failed on this document; it is Dateline's mistake")),
    }
}

#[pymethods]
impl Engine {
    /// Opens the gazetteer at `path`.
    ///
    /// Python's lock is kept meanwhile, some milliseconds: nobody opens it a second time, and a process that is
    /// forked never has one half open.
    #[new]
    fn new(path: PathBuf) -> PyResult<Self> {
        let refused = |reason: &dyn std::fmt::Display| {
            PyValueError::new_err(format!("the gazetteer {} was refused: {reason}", path.display()))
        };
        let bytes = std::fs::read(&path).map_err(|error| {
            PyOSError::new_err((error.raw_os_error(), format!("cannot read the gazetteer: {error}"), path.clone()))
        })?;
        let gazetteer = Gazetteer::open(bytes).map_err(|error| refused(&error))?;
        let annotator = Annotator::new(gazetteer).map_err(|error| refused(&error))?;
        Ok(Self { annotator: Arc::new(annotator) })
    }

    /// The annotations of a document, or why there are none.
    fn annotate(&self, py: Python<'_>, fields: Fields<'_>) -> PyResult<Outcome> {
        let given = given::read(fields)?;
        py.detach(|| annotate(&self.annotator, given))
    }

    /// Annotates what the iterator `documents` gives, on `jobs` threads.
    fn many(&self, documents: Py<PyAny>, jobs: usize) -> Many {
        Many::new(Arc::clone(&self.annotator), documents, jobs)
    }

    /// Makes an answer again of what [`Answer`] gave of its article.
    fn again(&self, py: Python<'_>, article: &str, id: &str) -> PyResult<Answer> {
        py.detach(|| Answer::again(&self.annotator, article, id))
    }

    /// Everything that `name` may mean, as the command's `lookup --json` prints it.
    fn lookup(&self, py: Python<'_>, name: &str) -> String {
        py.detach(|| lookup::to_json(self.annotator.gazetteer(), name).to_string())
    }
}
