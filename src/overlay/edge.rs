//! How wide the sidebar is, and that it folds to a tab at the edge of the window.
//!
//! The page is never made narrower, since that would change it, so the sidebar can lie over text. It
//! takes no more than the room beside the article where that is enough to read it in; the reader can
//! drag its edge; and it folds out of the way, by itself too when what the reader goes to lies under
//! it (docs/decisions/0011).

use wasm_bindgen::JsValue;
use web_sys::{Document, HtmlElement, ShadowRoot};

use super::dom::Maker;
use super::host::{hide, make_popover, show};
use crate::view::Strings;
use crate::view::geometry::{DRAWER_LEAST, DRAWER_MOST, drawer_width};

/// How far one press of an arrow key moves the edge, in CSS pixels.
const STEP: f64 = 20.0;

/// The sidebar's edge, and the tab that is left when it is folded.
#[derive(Debug)]
pub(super) struct Edge {
    maker: Maker,
    tab: HtmlElement,
    /// What the reader has dragged it to.
    chosen: Option<f64>,
    width: f64,
}

impl Edge {
    pub fn new(document: &Document, shadow: &ShadowRoot) -> Result<Self, JsValue> {
        let maker = Maker::new(document);
        let tab = maker.button("tab", "")?;
        make_popover(&tab)?;
        tab.set_attribute("data-do", "unfold")?;
        shadow.append_child(&tab)?;
        Ok(Self { maker, tab, chosen: None, width: DRAWER_MOST })
    }

    /// The handle, to be put into `drawer`.
    pub fn handle(&self, strings: &Strings) -> Result<HtmlElement, JsValue> {
        self.tab.set_text_content(Some("‹"));
        self.tab.set_attribute("aria-label", strings.unfold)?;
        self.tab.set_title(strings.unfold);
        let handle = self.maker.element("div", "edge")?;
        for (name, value) in [
            ("role", "separator"),
            ("aria-orientation", "vertical"),
            ("aria-label", strings.width),
            ("title", strings.width),
            ("aria-valuemin", &DRAWER_LEAST.to_string()),
            ("aria-valuemax", &(2.0 * DRAWER_MOST).to_string()),
            ("aria-valuenow", &format!("{:.0}", self.width)),
        ] {
            handle.set_attribute(name, value)?;
        }
        handle.set_tab_index(0);
        Ok(handle)
    }

    /// Makes `drawer` as wide as it should be in a viewport whose article leaves `room` beside it.
    pub fn fit(&mut self, drawer: &HtmlElement, room: f64, viewport: f64) -> Result<(), JsValue> {
        self.width = self.chosen.unwrap_or_else(|| drawer_width(room)).min(viewport);
        drawer.style().set_property("--width", &format!("{:.0}px", self.width))?;
        if let Some(handle) = drawer.query_selector(".edge")? {
            handle.set_attribute("aria-valuenow", &format!("{:.0}", self.width))?;
        }
        Ok(())
    }

    /// The reader drags the edge to a width.
    pub fn choose(&mut self, width: f64) {
        self.chosen = Some(width.clamp(DRAWER_LEAST, 2.0 * DRAWER_MOST));
    }

    /// The reader moves the edge by keys, `steps` outwards.
    pub fn step(&mut self, steps: f64) {
        self.choose(self.width + steps * STEP);
    }

    /// Shows the tab, or takes it away.
    pub fn set_folded(&self, folded: bool) {
        if folded { show(&self.tab) } else { hide(&self.tab) }
    }

    /// Gives the tab the focus.
    pub fn focus_tab(&self) {
        super::dom::focus(&self.tab);
    }
}
