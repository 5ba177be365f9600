//! The pipeline for programs that have a text and no page: what `dateline annotate --format json`
//! prints, computed in a browser or in Node.

use wasm_bindgen::prelude::*;

use crate::article::Article;
use crate::export::json::to_json;
use crate::{Annotator, Gazetteer};

/// Annotates a plain text; the result is a JSON text with offsets in Unicode code points.
///
/// # Errors
///
/// A JavaScript `Error` if the gazetteer is refused.
#[wasm_bindgen]
pub fn annotate_text(gazetteer: Vec<u8>, text: &str) -> Result<String, JsError> {
    let annotator = Annotator::new(Gazetteer::open(gazetteer)?)?;
    let article = Article::from_plain_text(text);
    Ok(to_json(article.text(), &annotator.annotate(&article)).to_string())
}
