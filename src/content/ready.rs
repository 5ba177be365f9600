//! What is made ready for [`start`](super::start) while the gazetteer is still on its way: the page, read in slices, and
//! the gazetteer's bytes, taken in parts.
//!
//! Read in one go, a page holds up its own work; copied in one go, so does the gazetteer.
//!
//! The article may also be annotated in a worker: by an instance of the core that keeps what it found, and whose memory the
//! page's instance then begins with (docs/decisions/0023). Nothing that is kept here for that refers to JavaScript.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::{SLICE_MS, annotator_of, broken, catch_panics, document, no_article, now, open};
use crate::annotate::{Annotator, Options};
use crate::annotations::Annotations;
use crate::article::{Article, packed};
use crate::export::json;
use crate::page::ahead::Ahead;

thread_local! {
    /// The page.
    static AHEAD: RefCell<Option<Ahead>> = const { RefCell::new(None) };
    /// What has come of the gazetteer.
    static FED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    /// What annotates where there is no page.
    static ANNOTATOR: RefCell<Option<Rc<Annotator>>> = const { RefCell::new(None) };
    /// The article that was annotated there last, and what was found in it.
    static ANNOTATED: RefCell<Option<(Article, Annotations)>> = const { RefCell::new(None) };
}

/// Reads the page for `start` for as long as the page can do without its turn. Answers whether it is read; a page that is
/// not read so, or has changed since, is read by `start` in one go.
///
/// # Errors
///
/// What the browser throws if it cannot be watched for changes.
#[wasm_bindgen]
pub fn read_ahead() -> Result<bool, JsValue> {
    catch_panics();
    let before = AHEAD.with(RefCell::take);
    let mut ahead = before.map_or_else(|| Ahead::new(&document()?, now), Ok)?;
    let done = ahead.step(now() + SLICE_MS);
    AHEAD.with(|slot| slot.replace(Some(ahead)));
    Ok(done)
}

/// Takes a next part of the gazetteer, of `length` bytes in all, for a `start` that is given none.
#[wasm_bindgen]
pub fn feed(part: &Uint8Array, length: usize) {
    catch_panics();
    FED.with_borrow_mut(|fed| {
        let from = fed.len();
        // At once as much as there will be: what grows is copied again and again.
        fed.reserve_exact(length.saturating_sub(from));
        fed.resize(from + part.length() as usize, 0);
        part.copy_to(&mut fed[from..]);
    });
}

/// The article of the page, as [`annotate_ahead`] takes it: what [`read_ahead`] has read.
///
/// # Errors
///
/// `no-article` if there is none.
#[wasm_bindgen]
pub fn article_ahead() -> Result<Vec<u8>, JsValue> {
    while !read_ahead()? {}
    let read = page().ok_or_else(|| broken(JsValue::NULL))?.finish();
    read.map(|reading| packed::pack(reading.article())).map_err(|e| no_article(&e))
}

/// Annotates `article` by what [`feed`] was given, before the first of them: in a worker. Answers the annotations as JSON, with
/// the text and, if `explain`, the reasons. They are what `start` draws in an instance that begins with this one's memory,
/// on a page with that article.
///
/// # Errors
///
/// An `Error` with the `code` `gazetteer` or `broken`.
#[wasm_bindgen]
pub fn annotate_ahead(article: &[u8], explain: bool) -> Result<String, JsValue> {
    catch_panics();
    let article = packed::unpack(article).ok_or_else(|| broken(JsValue::NULL))?;
    let annotator = match annotator() {
        Some(annotator) => annotator,
        None => annotator_of(open(gazetteer())?)?,
    };
    let annotations = annotator.annotate_with(&article, Options { explain });
    let json = serde_json::to_string(&json::file(article.text(), &annotations)).unwrap_or_default();
    ANNOTATOR.with(|slot| slot.replace(Some(annotator)));
    ANNOTATED.with(|slot| slot.replace(Some((article, annotations))));
    Ok(json)
}

/// What has annotated already, if anything has.
pub(super) fn annotator() -> Option<Rc<Annotator>> {
    ANNOTATOR.with_borrow(Clone::clone)
}

/// What was found in `article` already, once.
pub(super) fn annotated(article: &Article) -> Option<Annotations> {
    ANNOTATED.with(RefCell::take).filter(|(read, _)| read == article).map(|(_, annotations)| annotations)
}

/// What has been read of the page; `None` if nothing was.
pub(super) fn page() -> Option<Ahead> {
    AHEAD.with(RefCell::take)
}

/// What has come of the gazetteer.
pub(super) fn gazetteer() -> Vec<u8> {
    FED.with(RefCell::take)
}

/// Lets go of what nobody has asked for.
pub(super) fn clear() {
    drop((page(), gazetteer(), ANNOTATOR.with(RefCell::take), ANNOTATED.with(RefCell::take)));
}
