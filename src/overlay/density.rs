//! How many mentions are marked: the control in the sidebar; and what the marks mean.

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::dom::{Maker, append};
use crate::view::legend::Line;
use crate::view::{Density, Strings};

/// The control: a group of radio buttons, of which one click or an arrow key chooses.
pub(super) fn control(m: &Maker, chosen: Density, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let group = m.element("fieldset", "density")?;
    group.append_child(&*m.text("legend", "", strings.density)?)?;
    // A form, since Chromium never lets go of radio buttons outside of one that were taken out of a shadow root: with them every
    // sidebar that there was would stay. It is of the kind that sends nothing anywhere, also upon Enter.
    let choices = m.element("form", "density-choices")?;
    choices.set_attribute("method", "dialog")?;
    choices.set_title(strings.density_key);
    for (at, (density, label)) in Density::ALL.into_iter().zip(strings.densities).enumerate() {
        let choice = m.element("label", "density-choice")?;
        let radio = m.element("input", "")?;
        let number = at.to_string();
        for (name, value) in
            [("type", "radio"), ("name", "density"), ("data-do", "density"), ("data-density", number.as_str())]
        {
            radio.set_attribute(name, value)?;
        }
        if density == chosen {
            radio.set_attribute("checked", "")?;
        }
        append(&choice, &[&radio, &*m.text("span", "", label)?])?;
        choices.append_child(&choice)?;
    }
    group.append_child(&choices)?;
    Ok(group)
}

/// What the marks mean, folded.
pub(super) fn legend(m: &Maker, lines: &[Line], strings: &Strings) -> Result<HtmlElement, JsValue> {
    let details = m.element("details", "fold legend")?;
    details.append_child(&*m.text("summary", "", strings.legend)?)?;
    let list = m.element("ul", "legend-list")?;
    for line in lines {
        let item = m.element("li", "")?;
        let sample = m.text("span", line.class.highlight_name(), line.sample)?;
        append(&item, &[&sample, &*m.text("span", "legend-words", line.words)?])?;
        list.append_child(&item)?;
    }
    details.append_child(&list)?;
    Ok(details)
}
