//! Reading a page in slices: a long one would hold it up.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::Document;

use super::watch::Watch;
use super::{Reading, read, read_paced};
use crate::article::extract::ExtractError;
use crate::pace::{Job, Pacer};

/// A page that is being read.
#[derive(Debug)]
pub struct Ahead {
    document: Document,
    job: Job<'static, Result<Reading, ExtractError>>,
    found: Option<Result<Reading, ExtractError>>,
    /// When the current slice ends, in milliseconds of the clock that was given.
    deadline: Rc<Cell<f64>>,
    /// Whether the page has changed since the first slice.
    changed: Rc<Cell<bool>>,
    watch: Watch,
}

impl Ahead {
    /// Begins to read `document`, by a `clock` in milliseconds.
    ///
    /// # Errors
    ///
    /// What the browser throws if it has no `MutationObserver` to give.
    pub fn new(document: &Document, clock: fn() -> f64) -> Result<Self, JsValue> {
        let (deadline, changed) = (Rc::new(Cell::new(0.0)), Rc::new(Cell::new(false)));
        let watch = {
            let changed = Rc::clone(&changed);
            Watch::new(document, None, Box::new(move || changed.set(true)))?
        };
        let job = {
            let (document, deadline) = (document.clone(), Rc::clone(&deadline));
            Job::new(async move { read_paced(&document, &Pacer::new(|| clock() >= deadline.get())).await })
        };
        Ok(Self { document: document.clone(), job, found: None, deadline, changed, watch })
    }

    /// Reads on until `deadline`. Answers whether all is read.
    pub fn step(&mut self, deadline: f64) -> bool {
        if self.found.is_none() {
            self.deadline.set(deadline);
            self.found = self.job.step();
        }
        self.found.is_some()
    }

    /// What was read; all in one go, where the page has changed meanwhile or is not read to its end.
    ///
    /// # Errors
    ///
    /// As [`read`].
    pub fn finish(self) -> Result<Reading, ExtractError> {
        let changed = self.changed.get() || self.watch.is_stirred();
        self.found.filter(|_| !changed).unwrap_or_else(|| read(&self.document))
    }
}
