//! The card: what and where a mention is, and what it may be instead.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::Land;
use super::dom::{Maker, append, empty, focus};
use super::host::{hide, html, make_popover, show};
use super::lists::about_row;
use super::map::draw;
use super::take_menu;
use super::voices::cite;
use crate::view::card::Candidate;
use crate::view::claims::About;
use crate::view::coordinates::Coordinates;
use crate::view::geometry::{Rect, Size, place_card};
use crate::view::strings::fill;
use crate::view::{Card, Strings};

/// The card's element; made once, filled whenever it opens.
#[derive(Debug)]
pub(super) struct CardBox {
    maker: Maker,
    element: HtmlElement,
    open: bool,
    /// Index of the mark it is about, while it is open and there is one.
    mark: Option<usize>,
    /// What it shows.
    content: Card,
    /// What a search of the reader has found.
    found: Vec<Candidate>,
}

/// The size of its map, in CSS pixels: as wide as the widest card lets it.
const MAP: Size = Size { width: 306.0, height: 104.0 };

/// What a card is filled with besides its content.
pub(super) struct Filling<'a> {
    pub claims: &'a [About],
    /// Which of the mentions it is, from 0.
    pub nth: usize,
    /// Coordinates in degrees and minutes.
    pub minutes: bool,
    pub land: &'a Land,
    pub strings: &'a Strings,
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
        Ok(Self { maker, element, open: false, mark: None, content: Card::default(), found: Vec::new() })
    }

    /// Whether it can be seen.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// The mark that the card is about, if it is open.
    pub fn mark(&self) -> Option<usize> {
        self.mark
    }

    /// What it shows.
    pub fn content(&self) -> &Card {
        &self.content
    }

    /// Another reading that it offers: of its own, or of those that a search has found.
    pub fn candidate(&self, at: usize, found: bool) -> Option<&Candidate> {
        if found { self.found.get(at) } else { self.content.candidates.get(at) }
    }

    /// Whether the card holds `element`.
    pub fn holds(&self, element: &Element) -> bool {
        self.element.contains(Some(element))
    }

    /// Fills the card and opens it beside `anchor`.
    pub fn show(
        &mut self,
        mark: usize,
        card: Card,
        filling: &Filling<'_>,
        anchor: Rect,
        viewport: Size,
    ) -> Result<(), JsValue> {
        empty(&self.element);
        self.found.clear();
        self.content = card;
        self.fill(filling)?;
        // Its size is known only once it is shown, so it is shown first and moved then. Until then it cannot be scrolled back
        // either, and would come up where it was left.
        show(&self.element);
        self.element.set_scroll_top(0.0);
        (self.open, self.mark) = (true, Some(mark));
        self.place(anchor, viewport)
    }

    /// Says in its place what has become of a name that is marked no more.
    pub fn say(&mut self, said: &str, strings: &Strings) -> Result<(), JsValue> {
        empty(&self.element);
        self.mark = None;
        self.element.set_class_name("card");
        let m = &self.maker;
        let words = m.text("p", "card-said", said)?;
        words.set_id("card-name");
        append(&self.element, &[&words, &*self.closer(strings)?, &*self.action("undo", "plain", strings.undo)?])
    }

    /// Moves it beside `anchor`.
    pub fn place(&self, anchor: Rect, viewport: Size) -> Result<(), JsValue> {
        let style = self.element.style();
        // Measured at its full height, whatever it was cut to before; that would lose how far it is scrolled.
        let scrolled = self.element.scroll_top();
        style.remove_property("max-height")?;
        self.element.class_list().remove_1("cut")?;
        let shown = self.element.get_bounding_client_rect();
        let size = Size { width: shown.width(), height: shown.height() };
        let placed = place_card(anchor, size, viewport);
        if placed.height < size.height || size.height < f64::from(self.element.scroll_height()) {
            style.set_property("max-height", &format!("{:.1}px", placed.height))?;
            self.element.class_list().add_1("cut")?;
        }
        style.set_property("left", &format!("{:.1}px", placed.x))?;
        self.element.set_scroll_top(scrolled);
        self.mark_end();
        style.set_property("top", &format!("{:.1}px", placed.y))
    }

    /// Shows whether more of it is to be scrolled to.
    pub fn mark_end(&self) {
        let below = f64::from(self.element.scroll_height() - self.element.client_height()) - self.element.scroll_top();
        // Fails only for a class name with a space.
        let _ = self.element.class_list().toggle_with_force("end", below < 6.0);
    }

    /// Puts it into the top layer again, if it is open.
    pub fn settle(&self) {
        if self.open {
            show(&self.element);
        }
    }

    /// Closes it.
    pub fn hide(&mut self) {
        self.mark = None;
        if std::mem::take(&mut self.open) {
            hide(&self.element);
        }
    }

    /// Gives it the focus, so that a screen reader reads it and the keyboard is in it.
    pub fn focus(&self) {
        focus(&self.element);
    }

    /// Gives the focus to what does `action` in it, or else to itself.
    pub fn focus_on(&self, action: &str) {
        let control = self.element.query_selector(&format!("[data-do='{action}']")).ok().flatten().and_then(html);
        focus(control.as_ref().unwrap_or(&self.element));
    }

    /// Shows coordinates the other way.
    pub fn show_coordinates(&self, minutes: bool, strings: &Strings) -> Result<(), JsValue> {
        if let Some(row) = self.element.query_selector(".card-point")? {
            empty(&row);
            if let Some(point) = &self.content.coordinates {
                self.fill_point(&row, point, minutes, strings)?;
            }
        }
        Ok(())
    }

    /// Says that coordinates were copied.
    pub fn say_copied(&self, strings: &Strings) -> Result<(), JsValue> {
        if let Some(copy) = self.element.query_selector("[data-do='copy-point'] .card-sign")? {
            copy.set_text_content(Some(strings.copied));
        }
        Ok(())
    }

    /// Lists what a search has found.
    pub fn list_found(&mut self, found: Vec<Candidate>, typed: bool, strings: &Strings) -> Result<(), JsValue> {
        let Some(list) = self.element.query_selector(".card-found")? else { return Ok(()) };
        empty(&list);
        for (at, candidate) in found.iter().enumerate() {
            list.append_child(&*self.row(at, candidate, "choose-found")?)?;
        }
        if found.is_empty() && typed {
            list.append_child(&*self.maker.text("li", "card-remark", strings.none_called)?)?;
        }
        self.found = found;
        Ok(())
    }

    fn fill(&self, filling: &Filling<'_>) -> Result<(), JsValue> {
        let (m, card, strings) = (&self.maker, &self.content, filling.strings);
        let class = match card {
            Card { listed: true, .. } => "card listed",
            Card { infrastructure: true, .. } => "card infrastructure",
            _ => "card",
        };
        self.element.set_class_name(class);
        append(&self.element, &[&*self.head()?, &*self.closer(strings)?])?;
        for note in &card.notes {
            self.element.append_child(&*m.text("p", "card-note", note)?)?;
        }
        if let Some(because) = &card.because {
            let said = m.text("p", "card-because", because)?;
            if card.corrected {
                append(&said, &[&*m.text("span", "", " ")?, &*self.action("undo", "plain", strings.undo)?])?;
            }
            self.element.append_child(&said)?;
        }
        self.fill_rows(filling)?;
        for remark in &card.remarks {
            self.element.append_child(&*m.text("p", "card-remark", remark)?)?;
        }
        if let Some(steps) = self.steps(filling)? {
            self.element.append_child(&steps)?;
        }
        if !filling.claims.is_empty() {
            self.element.append_child(&*self.claims(filling)?)?;
        }
        self.element.append_child(&*self.instead(strings)?)?;
        if !card.why.is_empty() {
            self.element.append_child(&*self.why(strings)?)?;
        }
        append(&self.element, &[&*take_menu::menu(m, "card-fold", false, strings)?, &*self.links(strings)?])?;
        Ok(())
    }

    fn head(&self) -> Result<HtmlElement, JsValue> {
        let (m, card) = (&self.maker, &self.content);
        // No header element: in a dialog of a page that would be a second banner.
        let head = m.element("div", "card-head")?;
        let name = m.text("h2", "card-name", &card.name)?;
        name.set_id("card-name");
        head.append_child(&name)?;
        if let Some(native) = &card.native {
            let native = m.text("p", "card-native", native)?;
            if card.is_named_so {
                // As the article has it.
                native.set_attribute("lang", "en")?;
            }
            head.append_child(&native)?;
        }
        if !card.subtitle.is_empty() {
            head.append_child(&*m.text("p", "card-kind", &card.subtitle)?)?;
        }
        Ok(head)
    }

    fn closer(&self, strings: &Strings) -> Result<HtmlElement, JsValue> {
        let close = self.maker.icon_button("close", "×", strings.close)?;
        close.set_attribute("data-do", "close-card")?;
        Ok(close)
    }

    fn action(&self, action: &str, class: &str, label: &str) -> Result<HtmlElement, JsValue> {
        let button = self.maker.button(class, label)?;
        button.set_attribute("data-do", action)?;
        Ok(button)
    }

    fn fill_rows(&self, filling: &Filling<'_>) -> Result<(), JsValue> {
        let (m, card, strings) = (&self.maker, &self.content, filling.strings);
        if let Some(point) = &card.coordinates {
            let line = m.element("div", "card-point")?;
            self.fill_point(&line, point, filling.minutes, strings)?;
            self.element.append_child(&line)?;
        }
        let list = m.element("dl", "card-rows")?;
        for (label, value) in &card.rows {
            append(&list, &[&*m.text("dt", "", label)?, &*m.text("dd", "", value)?])?;
        }
        if list.has_child_nodes() {
            self.element.append_child(&list)?;
        }
        if let Some(point) = &card.point
            && let Some(picture) = draw::picture(m, point, MAP, filling.land, strings)?
        {
            self.element.append_child(&picture)?;
        }
        Ok(())
    }

    /// The point, which a click copies, and the choice of how it is shown.
    fn fill_point(&self, row: &Element, point: &Coordinates, minutes: bool, strings: &Strings) -> Result<(), JsValue> {
        let m = &self.maker;
        let shown = if minutes { &point.minutes } else { &point.decimal };
        let copy = self.action("copy-point", "card-copy", "")?;
        copy.set_title(strings.copy);
        copy.set_attribute("aria-label", &format!("{}: {shown} {}", strings.coordinates, strings.copy))?;
        copy.append_with_str_1(shown)?;
        copy.append_with_str_1(" ")?;
        copy.append_child(&*m.text("span", "card-sign", strings.copy)?)?;
        let name = strings.degrees[usize::from(!minutes)];
        let sign = if minutes { "0.0°" } else { "0′" };
        let other = m.icon_button("card-degrees", "", name)?;
        other.set_attribute("data-sign", sign)?;
        other.set_attribute("data-do", "degrees")?;
        append(row, &[&copy, &other])
    }

    /// Which mention of how many it is, with the way to the one before and after.
    fn steps(&self, filling: &Filling<'_>) -> Result<Option<HtmlElement>, JsValue> {
        let (m, strings, total) = (&self.maker, filling.strings, self.content.mentions.len());
        if total < 2 {
            return Ok(None);
        }
        let steps = m.element("div", "card-steps")?;
        for (sign, name, action) in [("‹", strings.previous, "card-previous"), ("›", strings.next, "card-next")] {
            let button = m.icon_button("step", sign, name)?;
            button.set_attribute("data-do", action)?;
            steps.append_child(&button)?;
        }
        let (nth, total) = ((filling.nth + 1).to_string(), total.to_string());
        steps.append_child(&*m.text("span", "", &fill(strings.position, &[&nth, &total]))?)?;
        Ok(Some(steps))
    }

    /// The claims that speak of it.
    fn claims(&self, filling: &Filling<'_>) -> Result<HtmlElement, JsValue> {
        let m = &self.maker;
        let counted = filling.strings.count(filling.claims.len(), &filling.strings.claims_counted);
        let details = self.folded(&counted)?;
        let list = m.element("ul", "card-claims")?;
        list.set_attribute("aria-label", filling.strings.spoken_of)?;
        for claim in filling.claims {
            let item = m.element("li", "")?;
            append(&item, &[&*about_row(m, "card-claim", claim)?, &*cite(m, claim.claim, filling.strings)?])?;
            list.append_child(&item)?;
        }
        details.append_child(&list)?;
        Ok(details)
    }

    fn folded(&self, label: &str) -> Result<HtmlElement, JsValue> {
        let details = self.maker.element("details", "card-fold")?;
        details.append_child(&*self.maker.text("summary", "", label)?)?;
        Ok(details)
    }

    /// What the name may mean instead, with the search for another, and that it is no place.
    fn instead(&self, strings: &Strings) -> Result<HtmlElement, JsValue> {
        let (m, card) = (&self.maker, &self.content);
        let details = self.folded(card.candidates_label)?;
        if card.candidates_open {
            details.set_attribute("open", "")?;
        }
        let list = m.element("ul", "card-list")?;
        for (at, candidate) in card.candidates.iter().enumerate() {
            list.append_child(&*self.row(at, candidate, "choose")?)?;
        }
        let search = m.element("input", "card-search")?;
        for (name, value) in [
            ("type", "search"),
            ("autocomplete", "off"),
            ("spellcheck", "false"),
            ("placeholder", strings.search_place),
            ("aria-label", strings.search_place),
        ] {
            search.set_attribute(name, value)?;
        }
        let found = m.element("ul", "card-list card-found")?;
        let none = self.action("no-place", "card-none", strings.no_place)?;
        append(&details, &[&list, &search, &found, &none])?;
        Ok(details)
    }

    /// Another reading, which a click chooses.
    fn row(&self, at: usize, candidate: &Candidate, action: &str) -> Result<HtmlElement, JsValue> {
        let m = &self.maker;
        let choose = self.action(action, "card-choice", "")?;
        choose.set_attribute("data-candidate", &at.to_string())?;
        append(&choose, &[&*m.text("span", "card-choice-name", &candidate.name)?])?;
        if let Some(share) = &candidate.share {
            choose.append_child(&*m.text("span", "number", share)?)?;
        }
        choose.append_child(&*m.text("span", "card-choice-place", &candidate.place)?)?;
        let item = m.element("li", "")?;
        item.append_child(&choose)?;
        Ok(item)
    }

    fn why(&self, strings: &Strings) -> Result<HtmlElement, JsValue> {
        let m = &self.maker;
        let details = self.folded(strings.details)?;
        for (label, reasons) in &self.content.why {
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

    fn links(&self, strings: &Strings) -> Result<HtmlElement, JsValue> {
        let m = &self.maker;
        let foot = m.element("div", "card-links")?;
        for (label, address) in &self.content.links {
            let link = m.link_out(label, address, strings.opens_new_tab)?;
            foot.append_child(&link)?;
        }
        foot.append_child(&*self.action("show-in-list", "plain", strings.show_in_list)?)?;
        Ok(foot)
    }
}

/// Copies `text` to the clipboard from within the reader's own click: through a field, since pages without TLS have
/// no other way. The focus returns to where it was. Fails where the browser does not copy.
pub(super) fn copy(document: &Document, shadow: &ShadowRoot, text: &str) -> Result<(), JsValue> {
    let focused = shadow.active_element().and_then(html);
    let field = Maker::new(document).element("textarea", "live")?;
    js_sys::Reflect::set(&field, &"value".into(), &text.into())?;
    // Inside what is shown: what is not rendered cannot be selected.
    let within = focused.as_ref().and_then(|element| element.parent_element());
    within.as_ref().map_or_else(|| shadow.append_child(&field), |parent| parent.append_child(&field))?;
    // By the prototype: a form of the page may be called as the function is.
    let call = |object: &JsValue, name: &str, argument: &JsValue| {
        let prototype = js_sys::Object::get_prototype_of(object);
        let function: js_sys::Function = js_sys::Reflect::get(&prototype, &name.into())?.dyn_into()?;
        function.call1(object, argument)
    };
    call(&field, "select", &JsValue::UNDEFINED)?;
    let copied = call(document, "execCommand", &"copy".into())?;
    field.remove();
    if let Some(element) = focused {
        focus(&element);
    }
    if copied.is_truthy() { Ok(()) } else { Err("refused".into()) }
}
