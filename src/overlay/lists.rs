//! The rows of places and sites in the sidebar, under each, when it is asked for, the claims that speak of
//! it, and the heads of groups.

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::dom::{Maker, append, spaced};
use super::source::Source;
use super::voices;
use crate::view::Strings;
use crate::view::claims::About;
use crate::view::listing::Group;
use crate::view::sidebar::Entry;

/// A section of the sidebar with its heading.
pub(super) fn section(m: &Maker, heading: &str, class: &str) -> Result<HtmlElement, JsValue> {
    let section = m.element("section", &format!("part {class}"))?;
    section.append_child(&*m.text("h2", "", heading)?)?;
    Ok(section)
}

/// A list that says it is one, though it shows no bullets.
pub(super) fn list(m: &Maker, class: &str) -> Result<HtmlElement, JsValue> {
    let list = m.element("ul", class)?;
    list.set_attribute("role", "list")?;
    Ok(list)
}

/// The head of a group: a button that folds it, and what it is of.
pub(super) fn head(at: usize, group: &Group, from: Source<'_>) -> Result<HtmlElement, JsValue> {
    let Source { maker: m, sidebar, strings } = from;
    let name = group.name.as_deref().unwrap_or_default();
    let element = m.element("div", "group entry places")?;
    let heading = m.element("h2", "")?;
    let entry = group.head.and_then(|head| sidebar.entry(head));
    let fold = m.button("fold-group", if entry.is_some() { "" } else { name })?;
    for (attribute, value) in [
        ("data-do", "turn"),
        ("data-group", at.to_string().as_str()),
        ("aria-expanded", if group.folded { "false" } else { "true" }),
        ("aria-label", &format!("{name}, {}", group.count)),
    ] {
        fold.set_attribute(attribute, value)?;
    }
    heading.append_child(&fold)?;
    element.append_child(&heading)?;
    match entry {
        Some(entry) => {
            let (row, toggle) = self::entry(m, entry, strings)?;
            heading.append_child(&row)?;
            if let Some(toggle) = toggle {
                element.append_child(&toggle)?;
            }
        }
        None => drop(element.append_child(&*m.text("span", "row-count", &group.count.to_string())?)?),
    }
    if let Some(speaker) = group.speaker.and_then(|at| sidebar.speakers.get(at)) {
        element.append_child(&*voices::known(m, speaker, strings)?)?;
    }
    if let Some(note) = group.note {
        element.append_child(&*m.text("p", "quiet", note)?)?;
    }
    Ok(element)
}

/// Puts the row of a place into `element`.
pub(super) fn fill_entry(m: &Maker, element: &HtmlElement, entry: &Entry, strings: &Strings) -> Result<(), JsValue> {
    let (row, toggle) = self::entry(m, entry, strings)?;
    element.append_child(&row)?;
    if let Some(toggle) = toggle {
        element.append_child(&toggle)?;
    }
    Ok(())
}

/// The row of a place, and the button that shows the claims about it, if there are any.
fn entry(m: &Maker, entry: &Entry, strings: &Strings) -> Result<(HtmlElement, Option<HtmlElement>), JsValue> {
    let row = m.button(if entry.unsure { "row unsure" } else { "row" }, "")?;
    row.set_attribute("data-do", "go")?;
    row.set_attribute("data-places", &spaced(&entry.mentions))?;
    let kind = strings.kind(entry.kind);
    let what = entry.place.as_ref().map_or_else(|| kind.to_owned(), |place| format!("{kind}, {place}"));
    let main = m.element("span", "")?;
    main.append_child(&*m.text("span", "row-name", &entry.name)?)?;
    if let Some(also) = &entry.also {
        // As the article has it, for whoever looks for it there.
        let also = m.text("span", "row-also", &format!(" {also},"))?;
        also.set_attribute("lang", "en")?;
        main.append_child(&also)?;
    }
    main.append_child(&*m.text("span", "row-what", &format!(" {what}"))?)?;
    row.append_child(&main)?;
    if entry.mentions.len() > 1 {
        let count = m.text("span", "row-count", &format!("{}×", entry.mentions.len()))?;
        count.set_attribute("aria-label", &strings.count(entry.mentions.len(), &strings.mentions_counted))?;
        row.append_child(&count)?;
    }
    for event in &entry.events {
        row.append_child(&*m.text("span", "row-event", event)?)?;
    }
    let toggle = match entry.mentions.first() {
        Some(first) if !entry.about.is_empty() => {
            let count = strings.count(entry.about.len(), &strings.claims_counted);
            let toggle = m.button("about-toggle", &count)?;
            toggle.set_attribute("data-do", "about")?;
            toggle.set_attribute("data-mention", &first.to_string())?;
            toggle.set_attribute("aria-expanded", "false")?;
            toggle.set_attribute("aria-label", &format!("{}: {count}", entry.name))?;
            Some(toggle)
        }
        _ => None,
    };
    Ok((row, toggle))
}

/// The claims that speak of a place, to be put under its row.
pub(super) fn about(m: &Maker, claims: &[About], strings: &Strings) -> Result<HtmlElement, JsValue> {
    let list = about_list(m, "about", claims)?;
    list.set_attribute("aria-label", strings.spoken_of)?;
    Ok(list)
}

/// Claims in a line each.
pub(super) fn about_list(m: &Maker, class: &str, claims: &[About]) -> Result<HtmlElement, JsValue> {
    let list = list(m, class)?;
    for claim in claims {
        let item = m.element("li", "")?;
        item.append_child(&*about_row(m, "row claim", claim)?)?;
        list.append_child(&item)?;
    }
    Ok(list)
}

/// A claim in a line: who, and the beginning of what.
pub(super) fn about_row(m: &Maker, class: &str, claim: &About) -> Result<HtmlElement, JsValue> {
    let row = m.button(class, "")?;
    row.set_attribute("data-do", "go-claim")?;
    row.set_attribute("data-claim", &claim.claim.to_string())?;
    append(&row, &[&*m.text("span", "about-who", &claim.who)?, &*m.text("span", "claim-text", &claim.text)?])?;
    Ok(row)
}
