//! Notices that the article has changed, without polling.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Document, MutationObserver, MutationObserverInit, MutationRecord, Node};

/// Quiet after a change before the page is read again, in milliseconds: frameworks change a page
/// in bursts.
pub const QUIET_MS: u32 = 250;
/// The page is read again so rarely that reading takes at most one part in this many.
const SHARE: f64 = 10.0;
/// Longest wait between two readings, in milliseconds.
const LONGEST_WAIT_MS: f64 = 10_000.0;

/// Watches a page until dropped.
#[derive(Debug)]
pub struct Watch {
    observer: MutationObserver,
    shared: Rc<Shared>,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

struct Shared {
    document: Document,
    /// The article's element; changes elsewhere do not count while it is there.
    root: RefCell<Option<Node>>,
    url: RefCell<String>,
    wait_ms: Cell<u32>,
    pending: RefCell<Option<Timeout>>,
    on_change: Box<dyn Fn()>,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("wait_ms", &self.wait_ms).finish_non_exhaustive()
    }
}

impl Watch {
    /// Calls `on_change` some time after the part of `document` under `root` has changed, `root`
    /// has left the page, or the address is another. Without a root every change counts.
    ///
    /// # Errors
    ///
    /// What the browser throws if it has no `MutationObserver` to give.
    pub fn new(document: &Document, root: Option<Node>, on_change: impl Fn() + 'static) -> Result<Self, JsValue> {
        let shared = Rc::new(Shared {
            document: document.clone(),
            root: RefCell::new(root),
            url: RefCell::new(document.url().unwrap_or_default()),
            wait_ms: Cell::new(QUIET_MS),
            pending: RefCell::new(None),
            on_change: Box::new(on_change),
        });
        let weak = Rc::downgrade(&shared);
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |records: js_sys::Array| {
            if let Some(shared) = weak.upgrade() {
                Shared::changed(&shared, &records);
            }
        });
        let observer = MutationObserver::new(callback.as_ref().unchecked_ref())?;
        let watch = Self { observer, shared, _callback: callback };
        watch.observe()?;
        Ok(watch)
    }

    /// Says where the article is now, and how long reading it took, in milliseconds.
    pub fn settle(&self, root: Option<Node>, took_ms: f64) {
        self.shared.url.replace(self.shared.document.url().unwrap_or_default());
        self.shared.root.replace(root);
        let wait = (took_ms * SHARE).clamp(f64::from(QUIET_MS), LONGEST_WAIT_MS);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped above")]
        self.shared.wait_ms.set(wait as u32);
    }

    fn observe(&self) -> Result<(), JsValue> {
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_character_data(true);
        options.set_subtree(true);
        match self.shared.document.body() {
            Some(body) => self.observer.observe_with_options(&body, &options),
            None => Ok(()),
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
        // The pending call must not come after the drop.
        self.shared.pending.replace(None);
    }
}

impl Shared {
    fn changed(shared: &Rc<Self>, records: &js_sys::Array) {
        if shared.pending.borrow().is_some() || !shared.matters(records) {
            return;
        }
        let weak = Rc::downgrade(shared);
        let timer = Timeout::new(shared.wait_ms.get(), move || {
            if let Some(shared) = weak.upgrade() {
                shared.pending.replace(None);
                (shared.on_change)();
            }
        });
        shared.pending.replace(Some(timer));
    }

    fn matters(&self, records: &js_sys::Array) -> bool {
        let root = self.root.borrow();
        let Some(root) = root.as_ref().filter(|root| root.is_connected()) else { return true };
        if self.document.url().is_ok_and(|url| url != *self.url.borrow()) {
            return true;
        }
        records.iter().any(|record| {
            let target = record.dyn_into::<MutationRecord>().ok().and_then(|record| record.target());
            target.is_some_and(|target| root.contains(Some(&target)))
        })
    }
}
