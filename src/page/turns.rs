//! Tasks of their own, so that the page has its turn between them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Document, MessageChannel};

/// Runs something once in a task of its own whenever it is asked to, until dropped.
///
/// By a timer; in a hidden tab, where a browser lets timers come once a second or once a minute, by a message.
pub struct Turns {
    document: Document,
    channel: MessageChannel,
    timer: RefCell<Option<Timeout>>,
    run: Rc<Run>,
    _heard: Closure<dyn FnMut()>,
}

struct Run {
    /// Whether a message is on its way.
    asked: Cell<bool>,
    act: Box<dyn Fn()>,
}

impl std::fmt::Debug for Turns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Turns")
    }
}

impl Turns {
    /// Has `act` run when it is asked for.
    ///
    /// # Errors
    ///
    /// What the browser throws if it has no channel for messages to give.
    pub fn new(document: &Document, act: impl Fn() + 'static) -> Result<Self, JsValue> {
        let run = Rc::new(Run { asked: Cell::new(false), act: Box::new(act) });
        let channel = MessageChannel::new()?;
        let heard = {
            let run = Rc::clone(&run);
            Closure::<dyn FnMut()>::new(move || {
                if run.asked.replace(false) {
                    (run.act)();
                }
            })
        };
        channel.port1().set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Ok(Self { document: document.clone(), channel, timer: RefCell::new(None), run, _heard: heard })
    }

    /// Asks for a turn, in place of one that is asked for already.
    pub fn ask(&self) {
        self.timer.replace(None);
        if self.document.hidden() {
            // One message that is on its way is enough.
            if self.run.asked.replace(true) || self.channel.port2().post_message(&JsValue::NULL).is_ok() {
                return;
            }
        }
        self.run.asked.set(false);
        let run = Rc::clone(&self.run);
        self.timer.replace(Some(Timeout::new(0, move || (run.act)())));
    }
}

impl Drop for Turns {
    fn drop(&mut self) {
        self.channel.port1().set_onmessage(None);
        self.channel.port1().close();
    }
}
