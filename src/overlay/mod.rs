//! Drawing over a page without touching it. Knows the DOM and nothing of language.
//!
//! Marks are CSS custom highlights over ranges of the page's own text. The card, the ring and the
//! sidebar live in one shadow root outside `body` and are shown in the top layer, so no page style
//! reaches them and no stacking order hides them. [`names`] says how all of it is taken down from
//! outside.

mod card;
mod card_steps;
mod corrections;
mod css;
mod density;
mod dom;
mod drawer_events;
mod drawer_steps;
mod edge;
mod events;
mod highlights;
mod hit;
mod host;
mod lazy;
mod linked;
mod listeners;
mod lists;
mod map;
pub mod names;
mod near;
mod one_screen;
mod painting;
mod panel;
mod ring;
mod settings;
mod sidebar;
mod sight;
mod source;
mod state;
mod steps;
mod summary;
mod take;
mod take_menu;
mod theme;
mod voices;

use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{Document, HtmlElement};

use crate::annotations::Annotations;
use crate::article::Article;
use crate::page::Reading;
use crate::text::TextSpan;
use crate::view::Strings;
use crate::view::map::Ground;
use crate::view::map::projection::Frame;

pub use settings::{Hooks, Settings, Switches};
use steps::Inner;

/// Gives what lies under the markers of a map: land, and names to find one's way by.
pub type Land = Rc<dyn Fn(&Frame) -> Ground>;

/// Everything drawn over one page; dropped, it is gone without a trace.
#[derive(Debug)]
pub struct Overlay {
    inner: Rc<Inner>,
}

impl Overlay {
    /// Adds an empty overlay to `document`.
    ///
    /// # Errors
    ///
    /// What the browser throws, or a sentence for the reader if it has no custom highlights.
    pub fn attach(document: &Document, settings: Settings, land: Land) -> Result<Self, JsValue> {
        let inner = Inner::new(document, settings, land)?;
        events::listen(&inner)?;
        Ok(Self { inner })
    }

    /// Draws `annotations` of the article that `reading` has read, in place of what was drawn.
    ///
    /// # Errors
    ///
    /// What the browser throws.
    pub fn draw(&self, reading: impl Into<Rc<Reading>>, annotations: Annotations) -> Result<(), JsValue> {
        self.mark(reading, annotations)?;
        self.list()
    }

    /// The first half of [`Self::draw`]: marks what was found. The sidebar stays as it is.
    ///
    /// # Errors
    ///
    /// What the browser throws.
    pub fn mark(&self, reading: impl Into<Rc<Reading>>, annotations: Annotations) -> Result<(), JsValue> {
        self.inner.mark(reading.into(), annotations)
    }

    /// The second half of [`Self::draw`]: lists in the sidebar what is marked.
    ///
    /// # Errors
    ///
    /// What the browser throws.
    pub fn list(&self) -> Result<(), JsValue> {
        self.inner.list()
    }

    /// Draws the same annotations over a new reading of the same text: the page has replaced nodes.
    ///
    /// # Errors
    ///
    /// What the browser throws.
    pub fn redraw(&self, reading: impl Into<Rc<Reading>>) -> Result<(), JsValue> {
        self.inner.redraw(reading.into())
    }

    /// Draws what is drawn as `change` changes it.
    ///
    /// # Errors
    ///
    /// What the browser throws.
    pub fn revise(&self, change: impl FnOnce(&Article, &mut Annotations)) -> Result<(), JsValue> {
        self.inner.revise(change)
    }

    /// Takes the marks away and says why in the sidebar: in a heading, and in a message unless that is empty.
    ///
    /// # Errors
    ///
    /// What the browser throws.
    pub fn fail(&self, heading: &str, message: &str) -> Result<(), JsValue> {
        self.inner.fail(heading, message)
    }

    /// Opens the sidebar, or closes it if it is open. Answers whether it is open now.
    pub fn toggle_sidebar(&self) -> bool {
        self.inner.toggle_drawer()
    }

    /// Has the sidebar shown elsewhere, whose part it is to copy what is drawn in the element and to hide that here. `give`
    /// is called there with what is copied (a text, or a picture as a `Blob`), or with a `Blob` and the name of the file
    /// that it is saved as. Without it the sidebar is here again, as a tab.
    pub fn lend_sidebar(&self, give: Option<Function>) -> Option<HtmlElement> {
        self.inner.lend(give)
    }

    /// Goes to the mention `delta` steps on, or back, and puts the keyboard there. Answers its
    /// number, from 0, and `None` if there are no mentions.
    pub fn next_mention(&self, delta: i32) -> Option<usize> {
        self.inner.step(delta)
    }

    /// What the reader has selected of the text that is drawn.
    #[must_use]
    pub fn selected(&self) -> Option<TextSpan> {
        self.inner.selected()
    }

    /// Opens the card of the mark that holds `span`, and gives it the focus. Answers whether there is one.
    pub fn open_card_at(&self, span: TextSpan) -> bool {
        self.inner.open_card_at(span)
    }

    /// Whether the text of `reading` is the one that is drawn.
    #[must_use]
    pub fn shows_text_of(&self, reading: &Reading) -> bool {
        self.inner.shows_text_of(reading)
    }

    /// Whether all text nodes that are drawn on are still on the page.
    #[must_use]
    pub fn is_attached(&self) -> bool {
        self.inner.is_attached()
    }

    /// How many distinct places, sites, and claims are listed; `None` after a failure.
    #[must_use]
    pub fn counts(&self) -> Option<[usize; 3]> {
        self.inner.counts()
    }

    /// Whether an article is drawn on.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.inner.with(|state| state.drawing.is_some())
    }

    /// Whether some paragraph of `reading` is one of what is drawn: the same article, though it may have grown.
    #[must_use]
    pub fn shows_some_of(&self, reading: &Reading) -> bool {
        self.inner.shows_some_of(reading)
    }

    /// The interface's words.
    #[must_use]
    pub fn strings(&self) -> &'static Strings {
        self.inner.strings()
    }
}

/// Set by a panic. What it left behind may be half changed, so nothing acts on it any more.
static DOWN: AtomicBool = AtomicBool::new(false);

/// Whether events are obeyed that a script has made: by tests alone, which have no pointer. A page must not be able to
/// do what the reader does.
pub static OBEYS_SCRIPTS: AtomicBool = AtomicBool::new(false);

fn is_down() -> bool {
    DOWN.load(Ordering::Relaxed)
}

/// Takes every overlay of `document` down without its help, for good, and says so on the page: for
/// a panic, which in WebAssembly ends without unwinding. Event handlers do nothing from then on.
pub fn crash(document: &Document, strings: &Strings) {
    DOWN.store(true, Ordering::Relaxed);
    host::remove_hosts(document);
    highlights::delete_all();
    // Where not even this can be shown there is nothing left to say it with.
    let _ = host::show_notice(document, strings);
}
