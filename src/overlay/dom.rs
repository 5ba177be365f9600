//! Making elements. Text goes in as text, never as markup, so pages with Trusted Types allow it
//! and no name can inject anything.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomRect, Element, Event, HtmlElement};

use crate::view::geometry::Rect;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Makes elements of one document.
#[derive(Clone, Debug)]
pub(super) struct Maker {
    document: Document,
}

impl Maker {
    pub fn new(document: &Document) -> Self {
        Self { document: document.clone() }
    }

    /// An HTML element of `tag` with `class` (none if empty).
    pub fn element(&self, tag: &str, class: &str) -> Result<HtmlElement, JsValue> {
        let element: HtmlElement = self.document.create_element(tag)?.unchecked_into();
        if !class.is_empty() {
            element.set_class_name(class);
        }
        Ok(element)
    }

    /// As [`Self::element`], with text inside.
    pub fn text(&self, tag: &str, class: &str, text: &str) -> Result<HtmlElement, JsValue> {
        let element = self.element(tag, class)?;
        element.set_text_content(Some(text));
        Ok(element)
    }

    /// A button that does nothing to a form around it.
    pub fn button(&self, class: &str, label: &str) -> Result<HtmlElement, JsValue> {
        let button = self.text("button", class, label)?;
        button.set_attribute("type", "button")?;
        Ok(button)
    }

    /// A button of which only a sign is seen; its name is said.
    pub fn icon_button(&self, class: &str, sign: &str, name: &str) -> Result<HtmlElement, JsValue> {
        let button = self.button(class, sign)?;
        button.set_attribute("aria-label", name)?;
        button.set_title(name);
        Ok(button)
    }

    /// A link to another site, which learns neither the article's address nor gets a hold on its tab.
    pub fn link_out(&self, label: &str, address: &str, where_to: &str) -> Result<HtmlElement, JsValue> {
        let link = self.text("a", "", label)?;
        link.set_attribute("href", address)?;
        link.set_attribute("target", "_blank")?;
        link.set_attribute("rel", "noopener noreferrer external")?;
        link.set_attribute("referrerpolicy", "no-referrer")?;
        link.set_attribute("aria-label", &format!("{label}, {where_to}"))?;
        Ok(link)
    }

    /// An SVG element with attributes.
    pub fn svg(&self, tag: &str, attributes: &[(&str, &str)]) -> Result<Element, JsValue> {
        let element = self.document.create_element_ns(Some(SVG), tag)?;
        for (name, value) in attributes {
            element.set_attribute(name, value)?;
        }
        Ok(element)
    }
}

/// Appends `children` to `parent`, in order.
pub(super) fn append(parent: &Element, children: &[&Element]) -> Result<(), JsValue> {
    for child in children {
        parent.append_child(child)?;
    }
    Ok(())
}

/// Gives `element` the focus without scrolling.
pub(super) fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // Fails only where nothing can take the focus.
    let _ = element.focus_with_options(&options);
}

/// Removes everything inside `parent`.
pub(super) fn empty(parent: &Element) {
    parent.set_text_content(None);
}

/// The number that an attribute holds.
pub(super) fn number(element: &Element, name: &str) -> Option<usize> {
    element.get_attribute(name)?.parse().ok()
}

/// The numbers that an attribute holds, as [`spaced`] writes them.
pub(super) fn numbers(element: &Element, name: &str) -> Vec<usize> {
    element.get_attribute(name).unwrap_or_default().split(' ').filter_map(|number| number.parse().ok()).collect()
}

/// What stands in a field.
pub(super) fn value_of(field: &Element) -> String {
    js_sys::Reflect::get(field, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Numbers as an attribute holds them.
pub(super) fn spaced(numbers: &[usize]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// The innermost element an event happened at, shadow roots included.
pub(super) fn innermost(event: &Event) -> Option<Element> {
    event.composed_path().get(0).dyn_into().ok()
}

/// Scrolls the drawer, and not the page, no further than it takes.
pub(super) fn bring_into_view(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// What the browser measured.
pub fn rect(measured: &DomRect) -> Rect {
    Rect { x: measured.x(), y: measured.y(), width: measured.width(), height: measured.height() }
}
