//! The drawer at the side: everything that is marked, as lists. It is the accessible equivalent of
//! the marks, and works without seeing or pointing at them.

use wasm_bindgen::JsValue;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::dom::{Maker, append, empty};
use super::host::{hide, make_popover, show};
use super::map;
use super::state::Switches;
use crate::annotations::SourceKind;
use crate::kind::Kind;
use crate::view::Strings;
use crate::view::map::Map;
use crate::view::sidebar::{Country, Entry, Row, Sidebar, Speaker, source_kind};

/// The drawer.
#[derive(Debug)]
pub(super) struct Drawer {
    maker: Maker,
    element: HtmlElement,
    shown: bool,
    /// Row by index of the place mention that it is about.
    current: Option<Element>,
}

impl Drawer {
    pub fn new(document: &Document, shadow: &ShadowRoot) -> Result<Self, JsValue> {
        let maker = Maker::new(document);
        let element = maker.element("aside", "drawer")?;
        make_popover(&element)?;
        element.set_attribute("role", "complementary")?;
        element.set_attribute("aria-labelledby", "drawer-title")?;
        element.set_tab_index(-1);
        shadow.append_child(&element)?;
        Ok(Self { maker, element, shown: false, current: None })
    }

    pub fn is_shown(&self) -> bool {
        self.shown
    }

    /// Opens it.
    pub fn show(&mut self) {
        if !std::mem::replace(&mut self.shown, true) {
            show(&self.element);
        }
    }

    /// Closes it.
    pub fn hide(&mut self) {
        if std::mem::take(&mut self.shown) {
            hide(&self.element);
        }
    }

    /// Whether it covers so much of a viewport of this width that the article cannot be read.
    pub fn covers(&self, viewport_width: f64) -> bool {
        self.shown && self.element.get_bounding_client_rect().width() > viewport_width * 0.6
    }

    /// Gives it the focus.
    pub fn focus(&self) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // Fails only where nothing can take the focus.
        let _ = self.element.focus_with_options(&options);
    }

    /// Writes what went wrong, in place of everything else.
    pub fn fill_failure(&mut self, message: &str, strings: &Strings) -> Result<(), JsValue> {
        self.head(strings)?;
        let m = &self.maker;
        let section = m.element("section", "part")?;
        append(&section, &[&*m.text("h2", "", strings.failed)?, &*m.text("p", "failure", message)?])?;
        self.element.append_child(&section)?;
        Ok(())
    }

    /// Writes what was found.
    pub fn fill(
        &mut self,
        sidebar: &Sidebar,
        map: Option<(&Map, &str)>,
        notice: Option<&str>,
        switches: Switches,
        strings: &Strings,
    ) -> Result<(), JsValue> {
        self.head(strings)?;
        let m = &self.maker;
        let summary = m.element("section", "part summary")?;
        if let Some(headline) = &sidebar.headline {
            summary.append_child(&*m.text("p", "headline", headline)?)?;
        }
        if !sidebar.credits.is_empty() {
            summary.append_child(&*m.text("p", "credits", &sidebar.credits)?)?;
        }
        summary.append_child(&*m.text("p", "counts", &sidebar.summary)?)?;
        if let Some(attribution) = &sidebar.attribution {
            summary.append_child(&*m.text("p", "credits", attribution)?)?;
        }
        if let Some(notice) = notice {
            summary.append_child(&*m.text("p", "card-note", notice)?)?;
        }
        self.element.append_child(&summary)?;
        if let Some((map, land)) = map {
            let section = self.section(strings.map, "map-part")?;
            section.append_child(&*map::draw(m, map, land, strings)?)?;
        }
        self.places(sidebar, strings)?;
        self.infrastructure(sidebar, strings)?;
        self.claims(sidebar, strings)?;
        self.cited(sidebar, strings)?;
        self.foot(switches, strings)
    }

    fn head(&mut self, strings: &Strings) -> Result<(), JsValue> {
        empty(&self.element);
        self.current = None;
        let m = &self.maker;
        let head = m.element("header", "drawer-head")?;
        let title = m.text("h1", "", strings.title)?;
        title.set_id("drawer-title");
        let previous = m.icon_button("step", "↑", strings.previous)?;
        previous.set_attribute("data-do", "previous")?;
        let next = m.icon_button("step", "↓", strings.next)?;
        next.set_attribute("data-do", "next")?;
        let close = m.icon_button("step", "×", strings.close)?;
        close.set_attribute("data-do", "close-drawer")?;
        append(&head, &[&title, &previous, &next, &close])?;
        self.element.append_child(&head)?;
        Ok(())
    }

    fn section(&self, heading: &str, class: &str) -> Result<HtmlElement, JsValue> {
        let section = self.maker.element("section", &format!("part {class}"))?;
        section.append_child(&*self.maker.text("h2", "", heading)?)?;
        self.element.append_child(&section)?;
        Ok(section)
    }

    fn places(&self, sidebar: &Sidebar, strings: &Strings) -> Result<(), JsValue> {
        let m = &self.maker;
        let section = self.section(strings.places, "places")?;
        if sidebar.countries.is_empty() {
            section.append_child(&*m.text("p", "none", strings.none_found)?)?;
        }
        for Country { name, entries } in &sidebar.countries {
            // A country that is itself named in the article heads its own list.
            let (head, rest) = match entries.split_first() {
                Some((first, rest)) if first.kind == Kind::Country => (Some(first), rest),
                _ => (None, entries.as_slice()),
            };
            let heading = m.element("h3", if head.is_some() { "country" } else { "" })?;
            match head {
                Some(country) => drop(heading.append_child(&*self.entry(country, strings)?)?),
                None => heading.set_text_content(Some(name.as_deref().unwrap_or(strings.no_country))),
            }
            section.append_child(&heading)?;
            if !rest.is_empty() {
                section.append_child(&*self.entries(rest, strings)?)?;
            }
        }
        Ok(())
    }

    fn infrastructure(&self, sidebar: &Sidebar, strings: &Strings) -> Result<(), JsValue> {
        let section = self.section(strings.infrastructure, "infrastructure")?;
        if sidebar.infrastructure.is_empty() {
            section.append_child(&*self.maker.text("p", "none", strings.none_found)?)?;
        } else {
            section.append_child(&*self.entries(&sidebar.infrastructure, strings)?)?;
        }
        Ok(())
    }

    fn entries(&self, entries: &[Entry], strings: &Strings) -> Result<HtmlElement, JsValue> {
        let m = &self.maker;
        let list = m.element("ul", "rows")?;
        list.set_attribute("role", "list")?;
        for entry in entries {
            let item = m.element("li", "")?;
            let row = self.entry(entry, strings)?;
            item.append_child(&row)?;
            list.append_child(&item)?;
        }
        Ok(list)
    }

    fn entry(&self, entry: &Entry, strings: &Strings) -> Result<HtmlElement, JsValue> {
        let m = &self.maker;
        let row = m.button(if entry.unsure { "row unsure" } else { "row" }, "")?;
        let mentions: Vec<_> = entry.mentions.iter().map(ToString::to_string).collect();
        row.set_attribute("data-do", "go")?;
        row.set_attribute("data-places", &mentions.join(" "))?;
        let what = match &entry.place {
            Some(place) => format!("{}, {place}", entry.kind.label()),
            None => entry.kind.label().to_owned(),
        };
        append(&row, &[&*m.text("span", "row-name", &entry.name)?, &*m.text("span", "row-what", &what)?])?;
        if entry.mentions.len() > 1 {
            let count = m.text("span", "row-count", &format!("{}×", entry.mentions.len()))?;
            count.set_attribute("aria-label", &strings.count(entry.mentions.len(), &strings.mentions_counted))?;
            row.append_child(&count)?;
        }
        for event in &entry.events {
            row.append_child(&*m.text("span", "row-event", event)?)?;
        }
        Ok(row)
    }

    fn claims(&self, sidebar: &Sidebar, strings: &Strings) -> Result<(), JsValue> {
        let m = &self.maker;
        let section = self.section(strings.claims, "claims")?;
        if sidebar.speakers.is_empty() {
            section.append_child(&*m.text("p", "none", strings.none_found)?)?;
        }
        for speaker in &sidebar.speakers {
            section.append_child(&*self.speaker(speaker, strings)?)?;
            let list = m.element("ul", "rows")?;
            list.set_attribute("role", "list")?;
            for row in &speaker.rows {
                list.append_child(&*self.claim(row, strings)?)?;
            }
            section.append_child(&list)?;
        }
        Ok(())
    }

    fn speaker(&self, speaker: &Speaker, strings: &Strings) -> Result<HtmlElement, JsValue> {
        let m = &self.maker;
        let heading = m.element("h3", "speaker")?;
        let name = speaker.name.as_deref().unwrap_or(strings.unattributed);
        heading.append_child(&*m.text("span", "speaker-name", name)?)?;
        if let Some(kind) = speaker.kind {
            let class = if kind == SourceKind::Anonymous { "badge anonymous" } else { "badge" };
            heading.append_child(&*m.text("span", class, source_kind(kind, strings))?)?;
        }
        if let Some(role) = &speaker.role {
            heading.append_child(&*m.text("span", "speaker-role", role)?)?;
        }
        Ok(heading)
    }

    fn claim(&self, row: &Row, strings: &Strings) -> Result<HtmlElement, JsValue> {
        let m = &self.maker;
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
            line.append_child(&*m.text("span", "cue", &format!("{} “{cue}”", strings.attributed_by))?)?;
        }
        for more in [&row.via, &row.when].into_iter().flatten() {
            line.append_child(&*m.text("span", "cue", more)?)?;
        }
        button.append_child(&line)?;
        item.append_child(&button)?;
        Ok(item)
    }

    fn cited(&self, sidebar: &Sidebar, strings: &Strings) -> Result<(), JsValue> {
        if sidebar.cited.is_empty() {
            return Ok(());
        }
        let m = &self.maker;
        let section = self.section(strings.cited, "cited")?;
        let list = m.element("ul", "rows")?;
        list.set_attribute("role", "list")?;
        for cited in &sidebar.cited {
            let item = m.element("li", "cited-page")?;
            let link = m.text("a", "", &cited.domain)?;
            link.set_attribute("href", &cited.href)?;
            link.set_attribute("target", "_blank")?;
            link.set_attribute("rel", "noopener noreferrer external")?;
            link.set_attribute("referrerpolicy", "no-referrer")?;
            link.set_attribute("aria-label", &format!("{}, {}", cited.domain, strings.opens_new_tab))?;
            append(&item, &[&*link, &*m.text("span", "row-what", &cited.what)?])?;
            list.append_child(&item)?;
        }
        section.append_child(&list)?;
        Ok(())
    }

    fn foot(&self, switches: Switches, strings: &Strings) -> Result<(), JsValue> {
        let m = &self.maker;
        let foot = m.element("footer", "drawer-foot")?;
        for (name, label, on) in [
            ("toggle-claims", strings.mark_claims, switches.claims),
            ("toggle-demonyms", strings.mark_demonyms, switches.demonyms),
        ] {
            let switch = m.button("switch", label)?;
            switch.set_attribute("role", "switch")?;
            switch.set_attribute("aria-checked", if on { "true" } else { "false" })?;
            switch.set_attribute("data-do", name)?;
            foot.append_child(&switch)?;
        }
        foot.append_child(&*m.text("p", "private", strings.private)?)?;
        self.element.append_child(&foot)?;
        Ok(())
    }

    /// Points out the row of place mention `mention` and brings it into view.
    pub fn point_out(&mut self, mention: usize) -> Result<(), JsValue> {
        if let Some(before) = self.current.take() {
            before.remove_attribute("aria-current")?;
        }
        // `~=` compares whole words, so mention 1 is not found in 11.
        if let Some(row) = self.element.query_selector(&format!(".row[data-places~='{mention}']"))? {
            row.set_attribute("aria-current", "true")?;
            if self.shown {
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                row.scroll_into_view_with_scroll_into_view_options(&options);
            }
            self.current = Some(row);
        }
        Ok(())
    }

    /// Gives the focus to the row of place mention `mention`.
    pub fn focus_row(&self) {
        if let Some(row) = self.current.clone().and_then(super::host::html) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            // Fails only where nothing can take the focus.
            let _ = row.focus_with_options(&options);
        }
    }
}
