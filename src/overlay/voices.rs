//! The sidebar's part on who says what: the counts, the claims with their evidence, the pages that
//! the article links to.

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::dom::{Maker, append};
use super::lists::{about_list, list, section};
use crate::annotations::SourceKind;
use crate::view::claims::{About, Cited, Row, Speaker};
use crate::view::counted::{Counted, Line, Voice};
use crate::view::sidebar::Sidebar;
use crate::view::strings::{Strings, fill};

/// The counts over the claims.
pub(super) fn counted(m: &Maker, counted: &Counted, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let section = section(m, strings.counted, "counted")?;
    let rows = m.element("dl", "card-rows")?;
    for line in &counted.rows {
        append(&rows, &[&*m.text("dt", "", line.label)?, &*value(m, line, strings)?])?;
    }
    section.append_child(&rows)?;
    if !counted.voices.is_empty() {
        section.append_child(&*m.text("h3", "card-label", strings.voices)?)?;
        let list = list(m, "voices")?;
        for voice in &counted.voices {
            list.append_child(&*self::voice(m, voice)?)?;
        }
        section.append_child(&list)?;
    }
    section.append_child(&*m.text("p", "private", strings.only_counted)?)?;
    Ok(section)
}

/// A count: a button that shows the claims behind it, if there are any.
fn value(m: &Maker, line: &Line, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let cell = m.element("dd", "entry")?;
    if line.claims.is_empty() {
        cell.append_child(&*m.text("span", "", &line.value)?)?;
        return Ok(cell);
    }
    let toggle = m.button("about-toggle", &line.value)?;
    let claims: Vec<_> = line.claims.iter().map(ToString::to_string).collect();
    toggle.set_attribute("data-do", "behind")?;
    toggle.set_attribute("data-claims", &claims.join(" "))?;
    toggle.set_attribute("aria-expanded", "false")?;
    toggle.set_attribute("aria-label", &format!("{}. {}", line.value, fill(strings.behind, &[line.label])))?;
    cell.append_child(&toggle)?;
    Ok(cell)
}

fn voice(m: &Maker, voice: &Voice) -> Result<HtmlElement, JsValue> {
    let item = m.element("li", "")?;
    let row = m.button("row voice", "")?;
    row.set_attribute("data-do", "go-speaker")?;
    row.set_attribute("data-source", &voice.source.to_string())?;
    let bar = m.element("span", "bar")?;
    // The number is beside it.
    bar.set_attribute("aria-hidden", "true")?;
    bar.style().set_property("--length", &format!("{:.1}%", voice.length * 100.0))?;
    append(&row, &[&*m.text("span", "voice-name", &voice.name)?, &*m.text("span", "row-count", &voice.what)?, &bar])?;
    item.append_child(&row)?;
    Ok(item)
}

/// The claims by source.
pub(super) fn claims(m: &Maker, sidebar: &Sidebar, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let section = section(m, strings.claims, "claims")?;
    if sidebar.speakers.is_empty() {
        section.append_child(&*m.text("p", "none", strings.none_found)?)?;
    }
    for speaker in &sidebar.speakers {
        section.append_child(&*self::speaker(m, speaker, strings)?)?;
        let list = list(m, "rows")?;
        for row in &speaker.rows {
            list.append_child(&*claim(m, row, strings)?)?;
        }
        section.append_child(&list)?;
    }
    Ok(section)
}

fn speaker(m: &Maker, speaker: &Speaker, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let heading = m.element("h3", "speaker")?;
    if let Some(source) = speaker.source {
        heading.set_attribute("data-speaker", &source.to_string())?;
        heading.set_tab_index(-1);
    }
    let name = speaker.name.as_deref().unwrap_or(strings.unattributed);
    heading.append_child(&*m.text("span", "speaker-name", name)?)?;
    if let Some(kind) = speaker.kind {
        let class = if kind == SourceKind::Anonymous { "badge anonymous" } else { "badge" };
        heading.append_child(&*m.text("span", class, strings.source_kind(kind))?)?;
    }
    if let Some(role) = &speaker.role {
        heading.append_child(&*m.text("span", "speaker-role", role)?)?;
    }
    if let Some(reason) = &speaker.unnamed_because {
        let line = m.element("span", "speaker-role")?;
        let words = strings.quoted(reason);
        append(&line, &[&*m.text("span", "why", strings.why_unnamed)?, &*m.text("span", "", &format!(" {words}"))?])?;
        heading.append_child(&line)?;
    }
    if let Some(declined) = &speaker.declined {
        heading.append_child(&*m.text("span", "speaker-role", &strings.quoted(declined))?)?;
    }
    Ok(heading)
}

fn claim(m: &Maker, row: &Row, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let item = m.element("li", "")?;
    let button = m.button("row claim", "")?;
    button.set_attribute("data-do", "go-claim")?;
    button.set_attribute("data-claim", &row.claim.to_string())?;
    button.append_child(&*m.text("span", "claim-text", &row.text)?)?;
    let line = m.element("span", "claim-line")?;
    line.append_child(&*m.text("span", "flag how", row.how)?)?;
    for flag in &row.flags {
        line.append_child(&*m.text("span", "flag", flag)?)?;
    }
    if let Some(cue) = &row.cue {
        let cue = strings.quoted(cue);
        line.append_child(&*m.text("span", "cue", &format!("{} {cue}", strings.attributed_by))?)?;
    }
    for more in row.via.iter().chain(&row.when) {
        line.append_child(&*m.text("span", "cue", more)?)?;
    }
    button.append_child(&line)?;
    item.append_child(&button)?;
    // Beside the button, not in it: these lead elsewhere.
    if !row.places.is_empty() {
        let places = m.element("p", "claim-more")?;
        places.append_child(&*m.text("span", "cue", strings.speaks_of)?)?;
        for (name, mentions) in &row.places {
            let chip = m.button("chip", name)?;
            let mentions: Vec<_> = mentions.iter().map(ToString::to_string).collect();
            chip.set_attribute("data-do", "go")?;
            chip.set_attribute("data-places", &mentions.join(" "))?;
            places.append_child(&chip)?;
        }
        item.append_child(&places)?;
    }
    if !row.cited.is_empty() {
        let links = m.element("p", "claim-more")?;
        links.append_child(&*m.text("span", "cue", strings.links_to)?)?;
        for cited in &row.cited {
            append(&links, &[&*link(m, cited, strings)?, &*m.text("span", "cue", &cited.what)?])?;
        }
        item.append_child(&links)?;
    }
    Ok(item)
}

/// The claims that are too unsure to be counted, or nothing where there are none.
pub(super) fn perhaps(m: &Maker, claims: &[About], strings: &Strings) -> Result<Option<HtmlElement>, JsValue> {
    if claims.is_empty() {
        return Ok(None);
    }
    let section = section(m, strings.perhaps, "claims perhaps")?;
    section.append_child(&*m.text("p", "note", strings.perhaps_note)?)?;
    section.append_child(&*about_list(m, "rows", claims)?)?;
    Ok(Some(section))
}

/// The claims that contradict one another, side by side, or nothing where there are none.
pub(super) fn contraries(m: &Maker, sidebar: &Sidebar, strings: &Strings) -> Result<Option<HtmlElement>, JsValue> {
    if sidebar.contraries.is_empty() {
        return Ok(None);
    }
    let section = section(m, strings.disputes, "claims disputes")?;
    section.append_child(&*m.text("p", "note", strings.disputes_note)?)?;
    for contrary in &sidebar.contraries {
        section.append_child(&*m.text("h3", "", &contrary.site)?)?;
        section.append_child(&*about_list(m, "pair", &contrary.both)?)?;
    }
    Ok(Some(section))
}

/// The pages that the article links to, or nothing where there are none.
pub(super) fn cited(m: &Maker, sidebar: &Sidebar, strings: &Strings) -> Result<Option<HtmlElement>, JsValue> {
    if sidebar.cited.is_empty() {
        return Ok(None);
    }
    let section = section(m, strings.cited, "cited")?;
    let list = list(m, "rows")?;
    for cited in &sidebar.cited {
        let item = m.element("li", "cited-page")?;
        append(&item, &[&*link(m, cited, strings)?, &*m.text("span", "row-what", &cited.what)?])?;
        list.append_child(&item)?;
    }
    section.append_child(&list)?;
    Ok(Some(section))
}

fn link(m: &Maker, cited: &Cited, strings: &Strings) -> Result<HtmlElement, JsValue> {
    m.link_out(&cited.domain, &cited.href, strings.opens_new_tab)
}
