//! The pipeline for programs that have a text and no page: what `dateline annotate --jsonl` prints for
//! one document, computed in a browser, in a worker or in Node. For the pages of an extension too: their articles
//! come from the content script, which draws what is found ([`Work`]).

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::annotate::Options;
use crate::annotations::Annotations;
use crate::article::Article;
use crate::export::json::document;
use crate::pace::{Job, Pacer};
use crate::view::map::Map;
use crate::view::{Sidebar, Strings};
use crate::{Gazetteer, wire};

/// Annotates texts with one gazetteer, opened once.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Annotator {
    inner: Rc<crate::Annotator>,
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
        Ok(Self { inner: Rc::new(crate::Annotator::new(Gazetteer::open(bytes)?)?) })
    }

    /// Annotates a plain text. The result is a JSON text with `places`, `claims`, `sources`, `links` and `summary`;
    /// offsets count Unicode code points of `text`.
    #[must_use]
    pub fn annotate(&self, text: &str) -> String {
        let article = Article::from_plain_text(text);
        serde_json::to_string(&document(article.text(), &self.inner.annotate(&article))).unwrap_or_default()
    }

    /// Annotates the article on an HTML page; `url` is where it was published, if that is known. The
    /// result is as that of [`Self::annotate`], with the article's `text`, into which the offsets point.
    ///
    /// # Errors
    ///
    /// A JavaScript `Error` if the page has no article; it says what it has.
    #[cfg(feature = "html")]
    #[wasm_bindgen(js_name = annotateHtml)]
    pub fn annotate_html(&self, html: &str, url: Option<String>) -> Result<String, JsError> {
        let article = crate::article::html::article(html, url.as_deref())?;
        let annotations = self.inner.annotate(&article);
        let mut exported = document(article.text(), &annotations);
        exported.text = Some(article.text());
        Ok(serde_json::to_string(&exported)?)
    }

    /// Begins to annotate an article that `start_apart` has handed over.
    ///
    /// # Errors
    ///
    /// A JavaScript `Error` if `article` is none.
    pub fn begin(&self, article: &str, explain: bool) -> Result<Work, JsError> {
        let article: Article = wire::read(article).ok_or_else(|| JsError::new("the article was not understood"))?;
        let (article, end) = (Rc::new(article), Rc::new(Cell::new(0.0)));
        let job = {
            let (annotator, article, end) = (Rc::clone(&self.inner), Rc::clone(&article), Rc::clone(&end));
            Job::new(async move {
                let pacer = Pacer::new(|| js_sys::Date::now() >= end.get());
                annotator.annotate_paced(&article, Options { explain }, &pacer).await
            })
        };
        Ok(Work { annotator: Rc::clone(&self.inner), article, end, job })
    }
}

/// An article that is being annotated, in slices: whoever else waits has a turn between them.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Work {
    annotator: Rc<crate::Annotator>,
    article: Rc<Article>,
    /// When the slice ends, in milliseconds since 1970.
    end: Rc<Cell<f64>>,
    job: Job<'static, Annotations>,
}

#[wasm_bindgen]
impl Work {
    /// Goes on for about so many milliseconds. The answer for `annotated`, once there is one; after that it must
    /// not be called again.
    pub fn step(&mut self, milliseconds: f64) -> Option<String> {
        self.end.set(js_sys::Date::now() + milliseconds);
        let annotations = self.job.step()?;
        // What the map shows does not depend on the language of its words.
        let map = Map::new(&Sidebar::new(&self.article, &annotations, Strings::for_locale("en")));
        let land = map.map_or_else(String::new, |map| map.land_path(self.annotator.gazetteer().land()));
        Some(wire::write(&(land, annotations)))
    }
}
