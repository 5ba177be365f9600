//! How many mentions are marked: the control in the sidebar, with what the marks mean beside it.

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::dom::{Maker, append};
use crate::view::legend::Line;
use crate::view::{Density, Strings};

/// The control: a group of radio buttons, of which one click or an arrow key chooses, and the legend, which folds.
pub(super) fn control(m: &Maker, chosen: Density, legend: &[Line], strings: &Strings) -> Result<HtmlElement, JsValue> {
    let group = m.element("fieldset", "density")?;
    group.append_child(&*m.text("legend", "", strings.density)?)?;
    // A form, since Chromium never lets go of radio buttons outside of one that were taken out of a shadow root: with them every
    // sidebar that there was would stay. It is of the kind that sends nothing anywhere, also upon Enter.
    let choices = m.element("form", "density-choices")?;
    choices.set_attribute("method", "dialog")?;
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
    group.append_child(&*m.text("p", "density-key", strings.density_key)?)?;
    if !legend.is_empty() {
        let details = m.element("details", "legend")?;
        details.append_child(&*m.text("summary", "", strings.legend)?)?;
        let list = m.element("ul", "legend-list")?;
        for line in legend {
            let item = m.element("li", "")?;
            let sample = m.text("span", line.class.highlight_name(), line.sample)?;
            append(&item, &[&sample, &*m.text("span", "legend-words", line.words)?])?;
            list.append_child(&item)?;
        }
        details.append_child(&list)?;
        group.append_child(&details)?;
    }
    Ok(group)
}
