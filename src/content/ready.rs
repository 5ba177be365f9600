//! What is made ready for [`start`](super::start) while the gazetteer is still on its way: the page, read in slices, and
//! the gazetteer's bytes, taken in parts.
//!
//! Read in one go, a page holds up its own work; copied in one go, so does the gazetteer.

use std::cell::RefCell;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::{SLICE_MS, catch_panics, document, now};
use crate::page::ahead::Ahead;

thread_local! {
    /// The page.
    static AHEAD: RefCell<Option<Ahead>> = const { RefCell::new(None) };
    /// What has come of the gazetteer.
    static FED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
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
    drop((page(), gazetteer()));
}
