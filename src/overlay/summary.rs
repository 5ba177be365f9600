//! The summary in the sidebar: what the article is about, on one screen.

use std::cell::Cell;

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::dom::{Maker, append, spaced};
use super::lists::{about_list, list, section};
use super::one_screen::Cut;
use super::source::Source;
use super::voices;
use crate::summary::VOICES;
use crate::view::choices::Tab;
use crate::view::counted::Line;
use crate::view::listing::Item;
use crate::view::overview::Overview;
use crate::view::strings::{Strings, fill};

/// The parts of the summary, and what of each may be cut.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub sections: Vec<HtmlElement>,
    pub cuts: Vec<Cut>,
    /// What goes before any row.
    pub spare: Vec<HtmlElement>,
}

impl Parts {
    /// Adds a part with `rows` in `list`, the `least` of which stay; the rest and `others` are counted in a button beside
    /// its heading, which opens the part of the sidebar that has them, or without one the rest.
    fn add(
        &mut self,
        m: &Maker,
        section: &HtmlElement,
        rows: Vec<HtmlElement>,
        (others, least): (usize, usize),
        opens: Option<Tab>,
    ) -> Result<(), JsValue> {
        let more = m.button("plain more", "")?;
        more.set_attribute("data-do", if opens.is_some() { "tab" } else { "rest" })?;
        if let Some(tab) = opens {
            more.set_attribute("data-tab", &(tab as usize).to_string())?;
        }
        // After the heading, before the rows that it counts.
        section.insert_before(&more, section.first_element_child().and_then(|head| head.next_sibling()).as_ref())?;
        self.cuts.push(Cut { rows, more, others, least, whole: Cell::new(false) });
        Ok(())
    }
}

/// Where it takes place: the main places in one line, each a button.
fn places(overview: &Overview, from: Source<'_>, parts: &mut Parts) -> Result<(), JsValue> {
    let Source { maker: m, sidebar, strings } = from;
    if overview.places.is_empty() {
        return Ok(());
    }
    let section = section(m, strings.where_label, "places")?;
    let line = list(m, "main-places")?;
    let mut cells = Vec::new();
    for (at, item) in overview.places.iter().enumerate() {
        let Some(entry) = sidebar.entry(*item) else { continue };
        let cell = m.element("li", "")?;
        let row = m.button("row", "")?;
        row.set_attribute("data-do", "go")?;
        row.set_attribute("data-places", &spaced(&entry.mentions))?;
        row.append_child(&*m.text("span", "row-name", &entry.name)?)?;
        // Once for all places in a row that lie in it.
        if let Item::Place(index, _) = item
            && let Some(country) = sidebar.countries.get(*index).and_then(|country| country.name.as_deref())
            && country != entry.name
            && !matches!(overview.places.get(at + 1), Some(Item::Place(next, _)) if next == index)
        {
            row.append_child(&*m.text("span", "row-what", country)?)?;
        }
        cell.append_child(&row)?;
        line.append_child(&cell)?;
        cells.push(cell);
    }
    section.append_child(&line)?;
    parts.add(m, &section, cells, (0, 1), Some(Tab::Places))?;
    parts.sections.push(section);
    Ok(())
}

/// The sites with what happened to them.
fn sites(overview: &Overview, from: Source<'_>, parts: &mut Parts) -> Result<(), JsValue> {
    let Source { maker: m, sidebar, strings } = from;
    if overview.sites.is_empty() {
        return Ok(());
    }
    let section = section(m, strings.infrastructure, "infrastructure")?;
    let rows = list(m, "rows")?;
    let mut items = Vec::new();
    for entry in overview.sites.iter().filter_map(|item| sidebar.entry(*item)) {
        let item = m.element("li", "")?;
        let row = m.button(if entry.unsure { "row unsure" } else { "row" }, "")?;
        row.set_attribute("data-do", "go")?;
        row.set_attribute("data-places", &spaced(&entry.mentions))?;
        row.append_child(&*m.text("span", "row-name", &entry.name)?)?;
        if let Some(event) = entry.events.first() {
            row.append_child(&*m.text("span", "row-event", event)?)?;
        }
        item.append_child(&row)?;
        rows.append_child(&item)?;
        items.push(item);
    }
    section.append_child(&rows)?;
    parts.add(m, &section, items, (overview.more_sites, 1), Some(Tab::Sites))?;
    parts.sections.push(section);
    Ok(())
}

/// Who speaks how much, and how many sources are named.
fn speakers(overview: &Overview, from: Source<'_>, parts: &mut Parts) -> Result<(), JsValue> {
    let Source { maker: m, sidebar, strings } = from;
    let speaking = || sidebar.sources.iter().filter(|voice| voice.words > 0);
    if speaking().next().is_some() {
        let section = section(m, strings.voices, "claims")?;
        let list = list(m, "rows")?;
        let mut items = Vec::new();
        for voice in speaking().take(VOICES) {
            let Some(speaker) = sidebar.speakers.get(voice.speaker) else { continue };
            let item = m.element("li", "")?;
            let name = speaker.name.as_deref().unwrap_or_default();
            item.append_child(&*voices::voice(m, voice.speaker, name, &voice.words_only, voice.length)?)?;
            list.append_child(&item)?;
            items.push(item);
        }
        section.append_child(&list)?;
        let others = sidebar.sources.len() - items.len();
        parts.add(m, &section, items, (others, 1), Some(Tab::Sources))?;
        parts.sections.push(section);
    }
    if !overview.named.is_empty() {
        let section = section(m, strings.named_or_not, "claims")?;
        let (rows, lines) = counts(m, &overview.named, strings)?;
        section.append_child(&rows)?;
        parts.add(m, &section, lines, (0, 2), None)?;
        parts.sections.push(section);
    }
    Ok(())
}

/// Counts, each a button to the claims behind it.
fn counts(m: &Maker, lines: &[Line], strings: &Strings) -> Result<(HtmlElement, Vec<HtmlElement>), JsValue> {
    let rows = m.element("dl", "card-rows counted")?;
    let mut pairs = Vec::new();
    for line in lines {
        let cell = m.element("dd", "")?;
        if line.claims.is_empty() {
            cell.set_text_content(Some(&line.value));
        } else {
            let button = m.button("count", &line.value)?;
            for (name, value) in [
                ("data-do", "behind"),
                ("data-claims", spaced(&line.claims).as_str()),
                ("data-label", line.label),
                ("aria-label", &format!("{}. {}", line.value, fill(strings.behind, &[line.label]))),
            ] {
                button.set_attribute(name, value)?;
            }
            cell.append_child(&button)?;
        }
        let pair = m.element("div", "")?;
        append(&pair, &[&*m.text("dt", "", line.label)?, &cell])?;
        rows.append_child(&pair)?;
        pairs.push(pair);
    }
    Ok((rows, pairs))
}

/// The other counts, folded; none where nothing was counted.
pub(super) fn other_counts(m: &Maker, overview: &Overview, strings: &Strings) -> Result<Option<HtmlElement>, JsValue> {
    if overview.counts.is_empty() {
        return Ok(None);
    }
    let details = m.element("details", "fold all-counts")?;
    details.append_child(&*m.text("summary", "", strings.counted)?)?;
    details.append_child(&counts(m, &overview.counts, strings)?.0)?;
    details.append_child(&*m.text("p", "private", strings.only_counted)?)?;
    Ok(Some(details))
}

/// What contradicts what, side by side.
fn contraries(from: Source<'_>, parts: &mut Parts) -> Result<(), JsValue> {
    let Source { maker: m, sidebar, strings } = from;
    if sidebar.contraries.is_empty() {
        return Ok(());
    }
    let section = section(m, strings.disputes, "claims disputes")?;
    let mut rows = Vec::new();
    for contrary in &sidebar.contraries {
        let row = m.element("div", "")?;
        append(&row, &[&*m.text("h3", "", &contrary.site)?, &*about_list(m, "pair", &contrary.both)?])?;
        section.append_child(&row)?;
        rows.push(row);
    }
    let note = m.text("p", "private", strings.disputes_note)?;
    section.append_child(&note)?;
    parts.spare.insert(0, note);
    parts.add(m, &section, rows, (0, 1), None)?;
    parts.sections.push(section);
    Ok(())
}

/// Everything of the summary but the map, in order.
pub(super) fn parts(overview: &Overview, from: Source<'_>) -> Result<Parts, JsValue> {
    let mut parts = Parts::default();
    places(overview, from, &mut parts)?;
    sites(overview, from, &mut parts)?;
    speakers(overview, from, &mut parts)?;
    contraries(from, &mut parts)?;
    Ok(parts)
}
