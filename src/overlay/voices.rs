//! The rows of who says what in the sidebar: claims as their sentences, sources, the pages that the article
//! links to.

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::dom::{Maker, append, spaced};
use crate::annotations::SourceKind;
use crate::view::claims::{Cited, Row, Speaker};
use crate::view::sentence::{Part, Piece};
use crate::view::sidebar::{Sidebar, Voice};
use crate::view::strings::Strings;

/// A claim; `alone` is its source where it does not stand under it.
pub(super) fn claim(m: &Maker, row: &Row, alone: Option<&Speaker>, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let item = m.element("li", "claims")?;
    let button = m.button("row claim", "")?;
    button.set_attribute("data-do", "go-claim")?;
    button.set_attribute("data-claim", &row.claim.to_string())?;
    let quiet = row.quiet(alone.map(|speaker| (speaker, strings)));
    append(&button, &[&*sentence(m, &row.sentence)?, &*m.text("span", "quiet", &quiet)?])?;
    item.append_child(&button)?;
    // Beside the button, not in it: these lead elsewhere.
    let more = m.element("p", "claim-more")?;
    if !row.places.is_empty() {
        more.append_child(&*m.text("span", "", strings.speaks_of)?)?;
        for (name, mentions) in &row.places {
            let chip = m.button("chip", name)?;
            chip.set_attribute("data-do", "go")?;
            chip.set_attribute("data-places", &spaced(mentions))?;
            more.append_child(&chip)?;
        }
    }
    append(&more, &[&*cite(m, row.claim, strings)?])?;
    item.append_child(&more)?;
    if !row.cited.is_empty() {
        let links = m.element("p", "claim-more")?;
        links.append_child(&*m.text("span", "", strings.links_to)?)?;
        for cited in &row.cited {
            append(&links, &[&*link(m, cited, strings)?, &*m.text("span", "", &cited.what)?])?;
        }
        item.append_child(&links)?;
    }
    Ok(item)
}

/// The button that copies a citation of a claim.
pub(super) fn cite(m: &Maker, claim: usize, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let [label, title] = strings.cite;
    let button = m.button("chip cite", label)?;
    button.set_title(title);
    button.set_attribute("data-do", "cite")?;
    button.set_attribute("data-claim", &claim.to_string())?;
    Ok(button)
}

/// A sentence with its parts set off: in shape, so that they are told apart without colours.
fn sentence(m: &Maker, pieces: &[Piece]) -> Result<HtmlElement, JsValue> {
    let line = m.element("span", "claim-text")?;
    for Piece { part, text } in pieces {
        let (tag, class) = match part {
            Part::Plain => ("span", ""),
            Part::Source => ("span", "by"),
            Part::Cue => ("em", ""),
            Part::Said => ("strong", ""),
        };
        line.append_child(&*m.text(tag, class, text)?)?;
    }
    Ok(line)
}

/// What is known of a source, on a quiet line.
pub(super) fn known(m: &Maker, speaker: &Speaker, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let unnamed = matches!(speaker.kind, Some(SourceKind::Anonymous | SourceKind::Group));
    m.text("span", if unnamed { "quiet unnamed" } else { "quiet" }, &speaker.known(strings).join(" · "))
}

/// A source with its share of the words.
pub(super) fn source(m: &Maker, voice: &Voice, sidebar: &Sidebar, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let item = m.element("li", "claims")?;
    let Some(speaker) = sidebar.speakers.get(voice.speaker) else { return Ok(item) };
    let row = self::voice(m, voice.speaker, speaker.name.as_deref().unwrap_or_default(), &voice.what, voice.length)?;
    row.append_child(&*known(m, speaker, strings)?)?;
    item.append_child(&row)?;
    Ok(item)
}

/// A button to the claims of the speaker at `index`, with its name, its words, and a bar of this length, 0 to 1.
pub(super) fn voice(m: &Maker, index: usize, name: &str, what: &str, length: f64) -> Result<HtmlElement, JsValue> {
    let row = m.button("row voice", "")?;
    row.set_attribute("data-do", "go-speaker")?;
    row.set_attribute("data-source", &index.to_string())?;
    let bar = m.element("span", "bar")?;
    // The number is beside it.
    bar.set_attribute("aria-hidden", "true")?;
    bar.style().set_property("--length", &format!("{:.1}%", length * 100.0))?;
    append(&row, &[&*m.text("span", "voice-name", name)?, &*m.text("span", "row-count", what)?, &bar])?;
    Ok(row)
}

/// A page that the article links to.
pub(super) fn cited(m: &Maker, cited: &Cited, strings: &Strings) -> Result<HtmlElement, JsValue> {
    let item = m.element("li", "cited-page")?;
    append(&item, &[&*link(m, cited, strings)?, &*m.text("span", "row-what", &cited.what)?])?;
    Ok(item)
}

fn link(m: &Maker, cited: &Cited, strings: &Strings) -> Result<HtmlElement, JsValue> {
    m.link_out(&cited.domain, &cited.href, strings.opens_new_tab)
}
