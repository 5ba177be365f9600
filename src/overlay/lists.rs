//! The sidebar's lists of places and sites, and under each, when it is asked for, the claims that
//! speak of it.

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::dom::{Maker, append};
use crate::kind::Kind;
use crate::view::Strings;
use crate::view::claims::About;
use crate::view::sidebar::{Country, Entry, Sidebar};

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

/// The places by country.
pub(super) fn places(m: &Maker, sidebar: &Sidebar, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let section = section(m, strings.places, "places")?;
    if sidebar.countries.is_empty() {
        section.append_child(&*m.text("p", "none", strings.none_found)?)?;
    }
    for Country { name, entries } in &sidebar.countries {
        // A country that is itself named in the article heads its own list.
        let (head, rest) = match entries.split_first() {
            Some((first, rest)) if first.kind == Kind::Country => (Some(first), rest),
            _ => (None, entries.as_slice()),
        };
        match head {
            Some(country) => {
                let (row, toggle) = entry(m, country, strings)?;
                let group = m.element("div", "entry country")?;
                let heading = m.element("h3", "")?;
                heading.append_child(&row)?;
                group.append_child(&heading)?;
                if let Some(toggle) = toggle {
                    group.append_child(&toggle)?;
                }
                section.append_child(&group)?;
            }
            None => drop(section.append_child(&*m.text("h3", "", name.as_deref().unwrap_or(strings.no_country))?)?),
        }
        if !rest.is_empty() {
            section.append_child(&*entries_of(m, rest, strings)?)?;
        }
    }
    Ok(section)
}

/// The sites.
pub(super) fn infrastructure(m: &Maker, sidebar: &Sidebar, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let section = section(m, strings.infrastructure, "infrastructure")?;
    if sidebar.infrastructure.is_empty() {
        section.append_child(&*m.text("p", "none", strings.none_found)?)?;
    } else {
        section.append_child(&*entries_of(m, &sidebar.infrastructure, strings)?)?;
    }
    Ok(section)
}

fn entries_of(m: &Maker, entries: &[Entry], strings: &Strings) -> Result<HtmlElement, JsValue> {
    let list = list(m, "rows")?;
    for listed in entries {
        let item = m.element("li", "entry")?;
        let (row, toggle) = entry(m, listed, strings)?;
        item.append_child(&row)?;
        if let Some(toggle) = toggle {
            item.append_child(&toggle)?;
        }
        list.append_child(&item)?;
    }
    Ok(list)
}

/// The row of a place, and the button that shows the claims about it, if there are any.
fn entry(m: &Maker, entry: &Entry, strings: &Strings) -> Result<(HtmlElement, Option<HtmlElement>), JsValue> {
    let row = m.button(if entry.unsure { "row unsure" } else { "row" }, "")?;
    let mentions: Vec<_> = entry.mentions.iter().map(ToString::to_string).collect();
    row.set_attribute("data-do", "go")?;
    row.set_attribute("data-places", &mentions.join(" "))?;
    let kind = (strings.kind)(entry.kind);
    let what = entry.place.as_ref().map_or_else(|| kind.to_owned(), |place| format!("{kind}, {place}"));
    let main = m.element("span", "")?;
    append(&main, &[&*m.text("span", "row-name", &entry.name)?, &*m.text("span", "row-what", &format!(" {what}"))?])?;
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
        item.append_child(&*about_row(m, claim)?)?;
        list.append_child(&item)?;
    }
    Ok(list)
}

/// A claim in a line: who, and the beginning of what.
fn about_row(m: &Maker, claim: &About) -> Result<HtmlElement, JsValue> {
    let row = m.button("row claim", "")?;
    row.set_attribute("data-do", "go-claim")?;
    row.set_attribute("data-claim", &claim.claim.to_string())?;
    append(&row, &[&*m.text("span", "about-who", &claim.who)?, &*m.text("span", "claim-text", &claim.text)?])?;
    Ok(row)
}
