//! Notices that the article has changed, without polling.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, EventTarget, MutationObserver, MutationObserverInit, MutationRecord, Node, ShadowRoot};

use crate::rests::Rests;

/// Most changes of one moment that are looked at each by itself. Where there are more, the page is read again, which happens
/// the more rarely the more often it changes.
const MOST_LOOKED_AT: u32 = 200;

/// Watches a page until dropped.
#[derive(Debug)]
pub struct Watch {
    observer: MutationObserver,
    shared: Rc<Shared>,
    /// Of addresses that change although nothing on the page does.
    _addresses: Option<EventListener>,
    _callback: Closure<dyn FnMut(Array)>,
}

struct Shared {
    document: Document,
    /// The article's element; changes elsewhere do not count while it is there.
    root: RefCell<Option<Node>>,
    url: RefCell<String>,
    rests: RefCell<Rests>,
    pending: RefCell<Option<Pending>>,
    on_change: Box<dyn Fn()>,
}

/// A reading that is to come; dropping it calls that off.
struct Pending {
    /// Whether it comes as soon as it can.
    soon: bool,
    _timer: Timeout,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("rests", &self.rests).finish_non_exhaustive()
    }
}

impl Watch {
    /// Calls `on_change` some time after the part of `document` under `root` has changed, `root`
    /// has left the page, or the address is another. Without a root every change counts.
    ///
    /// # Errors
    ///
    /// What the browser throws if it has no `MutationObserver` to give.
    pub fn new(document: &Document, root: Option<Node>, on_change: Box<dyn Fn()>) -> Result<Self, JsValue> {
        let shared = Rc::new(Shared {
            document: document.clone(),
            root: RefCell::new(root),
            url: RefCell::new(document.url().unwrap_or_default()),
            rests: RefCell::default(),
            pending: RefCell::new(None),
            on_change,
        });
        let weak = Rc::downgrade(&shared);
        let callback = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
            if let Some(shared) = weak.upgrade() {
                Shared::changed(&shared, &records);
            }
        });
        let observer = MutationObserver::new(callback.as_ref().unchecked_ref())?;
        let weak = Rc::downgrade(&shared);
        let navigation = document.default_view().and_then(|window| Reflect::get(&window, &"navigation".into()).ok());
        let addresses = navigation.and_then(|navigation| navigation.dyn_into::<EventTarget>().ok()).map(|navigation| {
            EventListener::new(&navigation, "currententrychange", move |_| {
                if let Some(shared) = weak.upgrade() {
                    Shared::changed(&shared, &Array::new());
                }
            })
        });
        let watch = Self { observer, shared, _addresses: addresses, _callback: callback };
        // The document itself: what swaps the body or the root for another leaves it.
        watch.observe(document)?;
        Ok(watch)
    }

    /// Says where the article is now, in which open shadow roots text was found, and how long reading took, in
    /// milliseconds.
    pub fn settle(&self, root: Option<Node>, shadows: &[ShadowRoot], took_ms: f64) {
        self.shared.url.replace(self.shared.document.url().unwrap_or_default());
        self.shared.root.replace(root);
        for shadow in shadows {
            // What is watched already stays so; a root that cannot be watched is read when something else changes.
            let _ = self.observe(shadow);
        }
        self.shared.rests.borrow_mut().read(js_sys::Date::now(), took_ms);
    }

    /// Says that making something of what was read took so many milliseconds.
    pub fn worked(&self, took_ms: f64) {
        self.shared.rests.borrow_mut().worked(took_ms);
    }

    /// Whether something has changed of which nobody was told yet.
    #[must_use]
    pub fn is_stirred(&self) -> bool {
        self.shared.pending.borrow().is_some()
    }

    fn observe(&self, node: &Node) -> Result<(), JsValue> {
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_character_data(true);
        options.set_subtree(true);
        self.observer.observe_with_options(node, &options)
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
    fn changed(shared: &Rc<Self>, records: &Array) {
        let soon = shared.moved();
        let waits = shared.pending.borrow().as_ref().is_some_and(|pending| pending.soon || !soon);
        if waits || !(soon || shared.matters(records)) {
            return;
        }
        let wait = shared.rests.borrow_mut().wait(js_sys::Date::now(), soon);
        let weak = Rc::downgrade(shared);
        let timer = Timeout::new(wait, move || {
            if let Some(shared) = weak.upgrade() {
                shared.pending.replace(None);
                (shared.on_change)();
            }
        });
        shared.pending.replace(Some(Pending { soon, _timer: timer }));
    }

    /// Whether the article that was read last is no longer what the page is about.
    fn moved(&self) -> bool {
        self.root.borrow().as_ref().is_some_and(|root| !root.is_connected())
            || self.document.url().is_ok_and(|url| url != *self.url.borrow())
    }

    fn matters(&self, records: &Array) -> bool {
        let root = self.root.borrow();
        let Some(root) = root.as_ref().filter(|_| records.length() <= MOST_LOOKED_AT) else { return true };
        records.iter().any(|record| {
            let target = record.dyn_into::<MutationRecord>().ok().and_then(|record| record.target());
            // Shadow roots are watched only where they hold text that was read.
            target.is_some_and(|target| {
                root.contains(Some(&target)) || target.get_root_node().is_instance_of::<ShadowRoot>()
            })
        })
    }
}
