//! The pipeline for programs that have a text and no page: what `dateline annotate --jsonl` prints for
//! one document, computed in a browser, in a worker or in Node.

#[cfg(feature = "programs")]
mod programs;

use wasm_bindgen::prelude::*;

use crate::Gazetteer;
use crate::article::Article;
use crate::export::json::document;
use crate::view::strings::learn;

/// Annotates texts with one gazetteer, opened once.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Annotator {
    inner: crate::Annotator,
}

#[wasm_bindgen]
impl Annotator {
    /// An annotator with the gazetteer in `bytes`, the contents of `gazetteer.bin`.
    ///
    /// # Errors
    ///
    /// A JavaScript `Error` if the gazetteer is refused; it says why.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>) -> Result<Annotator, JsError> {
        let gazetteer = Gazetteer::open(bytes)?;
        learn(gazetteer.interface());
        Ok(Self { inner: crate::Annotator::new(gazetteer)? })
    }

    /// Annotates a plain text. The result is a JSON text with `places`, `claims`, `sources`, `links` and `summary`;
    /// offsets count Unicode code points of `text`.
    #[must_use]
    pub fn annotate(&self, text: &str) -> String {
        let article = Article::from_plain_text(text);
        serde_json::to_string(&document(article.text(), &self.inner.annotate(&article))).unwrap_or_default()
    }
}
