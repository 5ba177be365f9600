//! Light or dark: marks as the page looks, since they lie on it; card and sidebar as the reader has chosen, or else as
//! the browser is.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

use crate::view::palette::{Colour, Theme};

/// The theme of what `node` is shown on: the nearest opaque background behind it, or else the
/// colour of its text, or else what the reader prefers.
pub(super) fn theme_of(document: &Document, node: Option<&Node>) -> Theme {
    let Some(window) = document.default_view() else { return Theme::Light };
    let start: Option<Element> = node
        .and_then(|node| node.clone().dyn_into().ok())
        .or_else(|| document.body().map(Into::into))
        .or_else(|| document.document_element());
    let style = |element: &Element, property: &str| {
        let style = window.get_computed_style(element).ok().flatten()?;
        Colour::parse(&style.get_property_value(property).ok()?)
    };
    let mut next = start.clone();
    while let Some(element) = next {
        if let Some((colour, opacity)) = style(&element, "background-color")
            && opacity > 0.5
        {
            return if is_dark(colour) { Theme::Dark } else { Theme::Light };
        }
        next = element
            .parent_element()
            .or_else(|| element.get_root_node().dyn_into::<web_sys::ShadowRoot>().ok().map(|shadow| shadow.host()));
    }
    if let Some((colour, _)) = start.as_ref().and_then(|element| style(element, "color")) {
        return if is_dark(colour) { Theme::Light } else { Theme::Dark };
    }
    preferred(document)
}

/// What the browser is set to.
pub(super) fn preferred(document: &Document) -> Theme {
    let dark = |window: web_sys::Window| window.match_media("(prefers-color-scheme: dark)").ok().flatten();
    let is_dark = document.default_view().and_then(dark).is_some_and(|query| query.matches());
    if is_dark { Theme::Dark } else { Theme::Light }
}

/// Whether light text reads better on it than dark text.
fn is_dark(colour: Colour) -> bool {
    colour.contrast(Colour(255, 255, 255)) > colour.contrast(Colour(0, 0, 0))
}
