//! The summary in the sidebar: what the article is about, on one screen.

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::dom::{Maker, append, spaced};
use super::lists::{about_list, list, section};
use super::source::Source;
use super::voices;
use crate::summary::VOICES;
use crate::view::counted::Line;
use crate::view::listing::Item;
use crate::view::overview::Overview;
use crate::view::strings::{Strings, fill};

/// Where it takes place: the main places in one line, each a button.
fn places(overview: &Overview, from: Source<'_>) -> Result<Option<HtmlElement>, JsValue> {
    let Source { maker: m, sidebar, strings } = from;
    if overview.places.is_empty() {
        return Ok(None);
    }
    let section = section(m, strings.where_label, "places")?;
    let line = list(m, "main-places")?;
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
    }
    section.append_child(&line)?;
    Ok(Some(section))
}

/// The sites with what happened to them.
fn sites(overview: &Overview, from: Source<'_>) -> Result<Option<HtmlElement>, JsValue> {
    let Source { maker: m, sidebar, strings } = from;
    if overview.sites.is_empty() {
        return Ok(None);
    }
    let section = section(m, strings.infrastructure, "infrastructure")?;
    let rows = list(m, "rows")?;
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
    }
    section.append_child(&rows)?;
    if overview.more_sites > 0 {
        let more = m.button("plain more", &fill(strings.more, &[&overview.more_sites.to_string()]))?;
        more.set_attribute("data-do", "tab")?;
        more.set_attribute("data-tab", "2")?;
        section.append_child(&more)?;
    }
    Ok(Some(section))
}

/// Who speaks how much.
fn speakers(from: Source<'_>) -> Result<Option<HtmlElement>, JsValue> {
    let Source { maker: m, sidebar, strings } = from;
    let voices = || sidebar.sources.iter().filter(|voice| voice.words > 0).take(VOICES);
    if voices().next().is_none() {
        return Ok(None);
    }
    let section = section(m, strings.voices, "claims")?;
    let rows = list(m, "rows")?;
    for voice in voices() {
        let Some(speaker) = sidebar.speakers.get(voice.speaker) else { continue };
        let item = m.element("li", "")?;
        let name = speaker.name.as_deref().unwrap_or_default();
        item.append_child(&*voices::voice(m, voice.speaker, name, &voice.words_only, voice.length)?)?;
        rows.append_child(&item)?;
    }
    section.append_child(&rows)?;
    Ok(Some(section))
}

/// Counts, each a button to the claims behind it.
fn counts(m: &Maker, lines: &[Line], strings: &Strings) -> Result<HtmlElement, JsValue> {
    let rows = m.element("dl", "card-rows counted")?;
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
        append(&rows, &[&*m.text("dt", "", line.label)?, &cell])?;
    }
    Ok(rows)
}

/// How many sources are named, and the other counts, folded.
fn named(overview: &Overview, from: Source<'_>) -> Result<Option<HtmlElement>, JsValue> {
    let Source { maker: m, strings, .. } = from;
    if overview.counts.is_empty() {
        return Ok(None);
    }
    let section = section(m, strings.named_or_not, "claims")?;
    section.append_child(&*counts(m, &overview.named, strings)?)?;
    let details = m.element("details", "all-counts")?;
    details.append_child(&*m.text("summary", "", strings.counted)?)?;
    details.append_child(&*counts(m, &overview.counts, strings)?)?;
    details.append_child(&*m.text("p", "private", strings.only_counted)?)?;
    section.append_child(&details)?;
    Ok(Some(section))
}

/// What contradicts what, side by side.
fn contraries(from: Source<'_>) -> Result<Option<HtmlElement>, JsValue> {
    let Source { maker: m, sidebar, strings } = from;
    if sidebar.contraries.is_empty() {
        return Ok(None);
    }
    let section = section(m, strings.disputes, "claims disputes")?;
    for contrary in &sidebar.contraries {
        section.append_child(&*m.text("h3", "", &contrary.site)?)?;
        section.append_child(&*about_list(m, "pair", &contrary.both)?)?;
    }
    section.append_child(&*m.text("p", "private", strings.disputes_note)?)?;
    Ok(Some(section))
}

/// Everything of the summary but the map, in order.
pub(super) fn sections(overview: &Overview, from: Source<'_>) -> Result<Vec<HtmlElement>, JsValue> {
    let all =
        [places(overview, from)?, sites(overview, from)?, speakers(from)?, named(overview, from)?, contraries(from)?];
    Ok(all.into_iter().flatten().collect())
}
