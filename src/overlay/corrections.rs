//! What the reader has said that names mean on the site, as a list with a way back for each.

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::dom::{Maker, append};
use super::lists;
use crate::corrections::{Corrections, Meant};
use crate::kind::Kind;
use crate::view::Strings;

/// The list, if there is anything to list.
pub(super) fn list(m: &Maker, corrections: &Corrections, strings: &Strings) -> Result<Option<HtmlElement>, JsValue> {
    if corrections.is_empty() {
        return Ok(None);
    }
    let section = lists::section(m, strings.corrections, "corrections")?;
    let list = m.element("ul", "")?;
    for correction in corrections.iter() {
        let kind = |meant: &Meant| Kind::parse(&meant.kind).map_or("", |kind| strings.kind(kind));
        let named = |meant: &Meant| {
            format!("{}, {}", strings.place(&meant.name, meant.lat, meant.lon).unwrap_or(&meant.name), kind(meant))
        };
        let meant = correction.means.as_ref().map_or_else(|| strings.no_place.to_owned(), named);
        let item = m.element("li", "")?;
        let words = m.element("span", "")?;
        append(
            &words,
            &[&*m.text("b", "", &correction.name)?, &*m.text("span", "", " → ")?, &*m.text("span", "", &meant)?],
        )?;
        let undo = m.button("plain", strings.undo)?;
        undo.set_attribute("data-do", "undo")?;
        undo.set_attribute("data-name", &correction.name)?;
        undo.set_attribute("aria-label", &format!("{}: {}", strings.undo, correction.name))?;
        append(&item, &[&words, &undo])?;
        list.append_child(&item)?;
    }
    section.append_child(&list)?;
    Ok(Some(section))
}
