//! What the npm package has beside the bare [`Annotator`]: pages, addresses, every form that can be taken away, look-ups.
//!
//! In the core for pages none of this is.

use wasm_bindgen::prelude::*;

use super::Annotator;
use crate::annotate::Options;
use crate::article::html;
use crate::export::take_away::Format;
use crate::export::{extracted, json, lookup};
use crate::jsonl::Given;
use crate::view::strings::Strings;

/// A document as a program gives it: its text or its page, and what the caller knows of it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Document {
    given: Given,
}

#[wasm_bindgen]
impl Document {
    /// A document with `text` or `html`, at `url`, of the paper `publisher`.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(text: Option<String>, html: Option<String>, url: Option<String>, publisher: Option<String>) -> Self {
        Self { given: Given { text, html, url, publisher, ..Given::default() } }
    }
}

#[wasm_bindgen]
impl Annotator {
    /// The annotations of `document`, as [`Annotator::annotate`] gives them; of a page also the article's `text`. With `explain` every mention says why it was taken and resolved as it was.
    ///
    /// # Errors
    ///
    /// A JavaScript `Error` that says what is wrong with the document: a page has no article.
    #[wasm_bindgen(js_name = annotateDocument)]
    pub fn annotate_document(&self, document: Document, explain: bool) -> Result<String, JsError> {
        let (article, from_html) = document.given.article().map_err(|reason| JsError::new(&reason))?;
        let annotations = self.inner.annotate_with(&article, Options { explain });
        Ok(serde_json::to_string(&json::answer(&article, from_html, &annotations))?)
    }

    /// The same of the article on an HTML page; `url` is where it was published, if that is known.
    ///
    /// # Errors
    ///
    /// A JavaScript `Error` if the page has no article; it says what it has.
    #[wasm_bindgen(js_name = annotateHtml)]
    pub fn annotate_html(&self, html: String, url: Option<String>) -> Result<String, JsError> {
        self.annotate_document(Document::new(None, Some(html), url, None), false)
    }

    /// `document` annotated and written in the form called `name`, as the sidebar's "Take away" writes it; what people read is
    /// in the language of `locale`.
    ///
    /// # Errors
    ///
    /// A JavaScript `Error` if there is no such form, or no article.
    pub fn export(&self, document: Document, name: &str, locale: &str) -> Result<String, JsError> {
        let form = Format::called(name).ok_or_else(|| JsError::new(&format!("there is no format \"{name}\"")))?;
        let (article, _) = document.given.article().map_err(|reason| JsError::new(&reason))?;
        Ok(form.write(&article, &self.inner.annotate(&article), Strings::for_locale(locale)))
    }

    /// Every place that `name` may mean, as JSON, the likeliest first.
    #[must_use]
    pub fn lookup(&self, name: &str) -> String {
        lookup::to_json(self.inner.gazetteer(), name).to_string()
    }
}

/// The article of a page and what the page says of it, as the JSON of `dateline extract`; `url` is where it came from.
///
/// # Errors
///
/// A JavaScript `Error` if the page has no article; it says what it has.
#[wasm_bindgen]
pub fn extract(page: &str, url: Option<String>) -> Result<String, JsError> {
    Ok(extracted::to_json(&html::page(page, url.as_deref())?).to_string())
}
