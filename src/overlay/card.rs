//! The card: what and where a mention is.

use wasm_bindgen::JsValue;
use web_sys::{Document, HtmlElement, ShadowRoot};

use super::dom::{Maker, append, empty, focus};
use super::host::{hide, make_popover, show};
use crate::view::geometry::{Rect, Size, place_card};
use crate::view::{Card, Strings};

/// The card's element; made once, filled whenever it opens.
#[derive(Debug)]
pub(super) struct CardBox {
    maker: Maker,
    element: HtmlElement,
    /// Index of the mark it is about, while it is open.
    open: Option<usize>,
}

impl CardBox {
    pub fn new(document: &Document, shadow: &ShadowRoot) -> Result<Self, JsValue> {
        let maker = Maker::new(document);
        let element = maker.element("section", "card")?;
        make_popover(&element)?;
        element.set_attribute("role", "dialog")?;
        element.set_attribute("aria-labelledby", "card-name")?;
        element.set_tab_index(-1);
        shadow.append_child(&element)?;
        Ok(Self { maker, element, open: None })
    }

    /// The mark that the card is about, if it is open.
    pub fn mark(&self) -> Option<usize> {
        self.open
    }

    /// Whether the card holds `element`.
    pub fn holds(&self, element: &web_sys::Element) -> bool {
        self.element.contains(Some(element))
    }

    /// Fills the card and opens it beside `anchor`.
    pub fn show(
        &mut self,
        mark: usize,
        card: &Card,
        strings: &Strings,
        anchor: Rect,
        viewport: Size,
    ) -> Result<(), JsValue> {
        empty(&self.element);
        self.fill(mark, card, strings)?;
        // Its size is known only once it is shown, so it is shown first and moved then.
        show(&self.element);
        self.open = Some(mark);
        self.place(anchor, viewport)
    }

    /// Moves it beside `anchor`.
    pub fn place(&self, anchor: Rect, viewport: Size) -> Result<(), JsValue> {
        let style = self.element.style();
        // Measured at its full height, whatever it was cut to before; that would lose how far it is scrolled.
        let scrolled = self.element.scroll_top();
        style.remove_property("max-height")?;
        let shown = self.element.get_bounding_client_rect();
        let size = Size { width: shown.width(), height: shown.height() };
        let placed = place_card(anchor, size, viewport);
        if placed.height < size.height {
            style.set_property("max-height", &format!("{:.1}px", placed.height))?;
        }
        style.set_property("left", &format!("{:.1}px", placed.x))?;
        self.element.set_scroll_top(scrolled);
        style.set_property("top", &format!("{:.1}px", placed.y))
    }

    /// Closes it.
    pub fn hide(&mut self) {
        if self.open.take().is_some() {
            hide(&self.element);
        }
    }

    /// Gives it the focus, so that a screen reader reads it and the keyboard is in it.
    pub fn focus(&self) {
        focus(&self.element);
    }

    fn fill(&self, mark: usize, card: &Card, strings: &Strings) -> Result<(), JsValue> {
        let m = &self.maker;
        let class = match card {
            Card { listed: true, .. } => "card listed",
            Card { infrastructure: true, .. } => "card infrastructure",
            _ => "card",
        };
        self.element.set_class_name(class);

        let header = m.element("header", "card-head")?;
        let name = m.text("h2", "card-name", &card.name)?;
        name.set_id("card-name");
        header.append_child(&name)?;
        if let Some(native) = &card.native {
            header.append_child(&*m.text("p", "card-native", native)?)?;
        }
        header.append_child(&*m.text("p", "card-kind", &card.subtitle)?)?;
        let close = m.icon_button("close", "×", strings.close)?;
        close.set_attribute("data-do", "close-card")?;
        append(&self.element, &[&header, &close])?;

        for note in &card.notes {
            self.element.append_child(&*m.text("p", "card-note", note)?)?;
        }
        if !card.rows.is_empty() {
            let list = m.element("dl", "card-rows")?;
            for (label, value) in &card.rows {
                append(&list, &[&*m.text("dt", "", label)?, &*m.text("dd", "", value)?])?;
            }
            self.element.append_child(&list)?;
        }
        for remark in &card.remarks {
            self.element.append_child(&*m.text("p", "card-remark", remark)?)?;
        }
        if !card.alternatives.is_empty() {
            self.element.append_child(&*m.text("h3", "card-label", card.alternatives_label)?)?;
            let list = m.element("ul", "card-list")?;
            for other in &card.alternatives {
                list.append_child(&*m.text("li", "", other)?)?;
            }
            self.element.append_child(&list)?;
        }
        if !card.why.is_empty() {
            self.element.append_child(&*self.why(card, strings)?)?;
        }
        self.element.append_child(&*self.links(mark, card, strings)?)?;
        Ok(())
    }

    fn why(&self, card: &Card, strings: &Strings) -> Result<HtmlElement, JsValue> {
        let m = &self.maker;
        let details = m.element("details", "card-why")?;
        details.append_child(&*m.text("summary", "", strings.why)?)?;
        for (label, reasons) in &card.why {
            details.append_child(&*m.text("p", "card-label", label)?)?;
            let list = m.element("ul", "card-features")?;
            for reason in reasons {
                let item = m.element("li", "")?;
                item.append_child(&*m.text("span", "", &reason.words)?)?;
                if let Some(value) = &reason.value {
                    item.append_child(&*m.text("span", "number", value)?)?;
                }
                list.append_child(&item)?;
            }
            details.append_child(&list)?;
        }
        Ok(details)
    }

    fn links(&self, mark: usize, card: &Card, strings: &Strings) -> Result<HtmlElement, JsValue> {
        let m = &self.maker;
        let footer = m.element("footer", "card-links")?;
        for (label, address) in &card.links {
            let link = m.link_out(label, address, strings.opens_new_tab)?;
            footer.append_child(&link)?;
        }
        let counted = strings.count(card.about.len(), &strings.claims_counted);
        let claims = (!card.about.is_empty()).then_some(("show-claims", counted.as_str()));
        for (action, label) in claims.into_iter().chain([("show-in-list", strings.show_in_list)]) {
            let button = m.button("plain", label)?;
            button.set_attribute("data-do", action)?;
            button.set_attribute("data-mark", &mark.to_string())?;
            if action == "show-claims" {
                button.set_title(strings.spoken_of);
            }
            footer.append_child(&button)?;
        }
        Ok(footer)
    }
}
