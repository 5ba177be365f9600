//! A document as Python gives it.

use dateline::export::json::Id;
use dateline::jsonl::{Given, id_of};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;

/// A document: text, page, address, paper, and its id as JSON; what is not known is None.
pub type Fields<'py> = (
    Option<Bound<'py, PyString>>,
    Option<Bound<'py, PyString>>,
    Option<Bound<'py, PyString>>,
    Option<Bound<'py, PyString>>,
    Option<Bound<'py, PyString>>,
);

/// The document in `fields`, no longer Python's.
///
/// # Errors
///
/// A `ValueError` where a text is none that can be written as UTF-8, or the id none that can be written as JSON.
pub fn read((text, html, url, publisher, id): Fields<'_>) -> PyResult<Given> {
    let id = match own("id", id)? {
        Some(id) => id_of(&id).map_err(|error| PyValueError::new_err(format!("the id: {error}")))?,
        None => Id::default(),
    };
    Ok(Given {
        id,
        text: own("text", text)?,
        html: own("html", html)?,
        url: own("url", url)?,
        publisher: own("publisher", publisher)?,
    })
}

/// Rust's copy of a text. Half a surrogate pair is what Python lets stand in a text, and no other program.
fn own(what: &str, text: Option<Bound<'_, PyString>>) -> PyResult<Option<String>> {
    let Some(text) = text else { return Ok(None) };
    match text.to_str() {
        Ok(text) => Ok(Some(text.to_owned())),
        Err(error) => {
            let at = error.value(text.py()).getattr("start").and_then(|at| at.extract::<usize>()).unwrap_or_default();
            Err(PyValueError::new_err(format!(
                "the {what} has half a surrogate pair at offset {at}, which no character is: it was decoded wrongly"
            )))
        }
    }
}
