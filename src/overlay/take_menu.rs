//! The list of what can be taken away.

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::dom::Maker;
use super::lists::list;
use crate::export::take_away::Format;
use crate::view::Strings;
use crate::view::strings::fill;

/// What can be taken away: a list that opens, with two buttons for each form.
pub(super) fn menu(m: &Maker, class: &str, with_map: bool, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let details = m.element("details", class)?;
    details.append_child(&*m.text("summary", "take-away-head", strings.take_away)?)?;
    let list = list(m, "take-away-list")?;
    let count = if with_map { strings.formats.len() } else { Format::ALL.len() };
    for (number, name) in strings.formats.iter().enumerate().take(count) {
        let item = m.element("li", "take-away-row")?;
        item.append_child(&*m.text("span", "", name)?)?;
        for (action, template) in [("copy", strings.copy_form), ("save", strings.save_form)] {
            let label = fill(template, &[name]);
            let word = fill(template, &[""]);
            let button = m.button("take-away-do", word.trim_matches([' ', ':']))?;
            button.set_attribute("aria-label", &label)?;
            button.set_attribute("data-do", action)?;
            button.set_attribute("data-format", &number.to_string())?;
            item.append_child(&button)?;
        }
        list.append_child(&item)?;
    }
    details.append_child(&list)?;
    Ok(details)
}
