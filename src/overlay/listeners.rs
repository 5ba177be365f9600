//! The listeners of the overlay, and their end.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{MutationObserver, Window};

/// An observer and what it calls, which lives as long.
pub(super) type Observer = (MutationObserver, Closure<dyn FnMut(Array, MutationObserver)>);

/// The listeners; dropped, nothing listens.
#[derive(Default)]
pub(super) struct Listeners {
    pub(super) events: Vec<EventListener>,
    pub(super) frame: Option<Rc<Frame>>,
    pub(super) follow: Option<Rc<Frame>>,
    pub(super) page: Option<Observer>,
}

/// What is done in the next frame.
pub(super) struct Frame {
    pub(super) window: Window,
    pub(super) callback: Closure<dyn FnMut()>,
    /// What the browser calls the frame that was asked for last.
    pub(super) asked: Cell<Option<i32>>,
}

impl Frame {
    pub(super) fn ask(&self) {
        // Refused only for a window that shows nothing.
        self.asked.set(self.window.request_animation_frame(self.callback.as_ref().unchecked_ref()).ok());
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        // The browser must not call what is no longer there: whatever the pointer clicked may have
        // taken the overlay down in the very frame in which it moved.
        if let Some(asked) = self.asked.take() {
            let _ = self.window.cancel_animation_frame(asked);
        }
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        // First, so that nothing that goes on happening finds the rest half gone.
        self.events.clear();
        if let Some((observer, _)) = &self.page {
            observer.disconnect();
        }
    }
}
