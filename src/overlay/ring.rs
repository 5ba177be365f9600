//! The ring around the active mention: a button that has the keyboard focus and a name that
//! screen readers say, so the page's own elements need neither. When it comes, all lines of what is active
//! flash.

use wasm_bindgen::JsValue;
use web_sys::{Document, HtmlElement, ShadowRoot};

use super::dom::{Maker, empty, focus};
use super::host::{make_popover, show};
use crate::view::geometry::Rect;

/// Room between the ring and the words, in CSS pixels.
const ROOM: f64 = 3.0;

/// The ring.
#[derive(Debug)]
pub(super) struct Ring {
    maker: Maker,
    element: HtmlElement,
    shown: bool,
}

impl Ring {
    pub fn new(document: &Document, shadow: &ShadowRoot) -> Result<Self, JsValue> {
        let maker = Maker::new(document);
        let element = maker.button("ring", "")?;
        make_popover(&element)?;
        element.set_attribute("data-do", "open-card")?;
        element.set_attribute("aria-haspopup", "dialog")?;
        shadow.append_child(&element)?;
        Ok(Self { maker, element, shown: false })
    }

    /// Puts it into the top layer, unseen. It stays there, so that what is shown later, the card
    /// and the sidebar, is above it.
    pub fn settle(&self) {
        show(&self.element);
    }

    /// Draws it around the first of `lines`, under the name `spoken`; all of them flash.
    pub fn show(&mut self, lines: &[Rect], spoken: &str) -> Result<(), JsValue> {
        let Some(&first) = lines.first() else { return Ok(()) };
        self.element.set_attribute("aria-label", spoken)?;
        empty(&self.element);
        for line in lines {
            let flash = self.maker.element("span", "flash")?;
            // In the ring, so that they go along with it.
            place(&flash, Rect { x: line.x - first.x + ROOM, y: line.y - first.y + ROOM, ..*line })?;
            self.element.append_child(&flash)?;
        }
        self.place(first)?;
        self.shown = true;
        self.element.class_list().add_1("shown")
    }

    /// Moves it around `rect`.
    pub fn place(&self, rect: Rect) -> Result<(), JsValue> {
        place(&self.element, rect)
    }

    /// Whether it is drawn.
    pub fn is_shown(&self) -> bool {
        self.shown
    }

    /// Whether `element` is the ring.
    pub fn is(&self, element: &web_sys::Element) -> bool {
        js_sys::Object::is(&self.element, element)
    }

    /// Gives it the focus without scrolling.
    pub fn focus(&self) {
        focus(&self.element);
    }

    /// Takes it away.
    pub fn hide(&mut self) {
        self.shown = false;
        // Fails only for a class name with a space.
        let _ = self.element.class_list().remove_1("shown");
    }
}

/// Puts `element` around `rect`.
fn place(element: &HtmlElement, rect: Rect) -> Result<(), JsValue> {
    let style = element.style();
    for (property, value) in [
        ("left", rect.x - ROOM),
        ("top", rect.y - ROOM),
        ("width", rect.width + 2.0 * ROOM),
        ("height", rect.height + 2.0 * ROOM),
    ] {
        style.set_property(property, &format!("{value:.1}px"))?;
    }
    Ok(())
}
