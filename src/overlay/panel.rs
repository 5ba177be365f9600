//! The parts of the drawer: tabs, the field that searches all of them, and under a tab its filters and rows.

use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

use super::dom::{Maker, append, bring_into_view, empty, focus};
use super::lazy::Lazy;
use super::source::Source;
use crate::annotations::Annotations;
use crate::text::TextSpan;
use crate::view::Strings;
use crate::view::choices::{Choices, Only, Sort, Tab};
use crate::view::sidebar::Sidebar;

/// The parts, what is listed in them, and what the reader has chosen.
#[derive(Debug, Default)]
pub(super) struct Panels {
    /// Outlives what is listed.
    pub choices: Choices,
    listed: Option<Listed>,
    /// How far the part that was shown was scrolled when what is listed was forgotten.
    kept: f64,
}

#[derive(Debug)]
struct Listed {
    sidebar: Sidebar,
    strings: &'static Strings,
    panels: Vec<Panel>,
    search: HtmlElement,
}

/// One part.
#[derive(Debug)]
struct Panel {
    tab: Tab,
    button: HtmlElement,
    /// What scrolls.
    element: HtmlElement,
    tools: HtmlElement,
    found: HtmlElement,
    /// What the summary shows while nothing is searched for.
    overview: Option<HtmlElement>,
    list: Lazy,
    /// Whether the choices have changed since it was listed.
    stale: bool,
    /// How far it was scrolled when it was last shown.
    top: f64,
}

impl Listed {
    /// The part of `tab`, and what its rows are drawn of.
    fn at_hand<'a>(&'a mut self, tab: Tab, maker: &'a Maker) -> Option<(&'a mut Panel, Source<'a>)> {
        let Self { sidebar, strings, panels, .. } = self;
        let panel = panels.iter_mut().find(|panel| panel.tab == tab)?;
        Some((panel, Source { maker, sidebar, strings }))
    }

    fn shown(&mut self, tab: Tab) -> Option<&mut Panel> {
        self.panels.iter_mut().find(|panel| panel.tab == tab)
    }
}

impl Panels {
    /// Forgets what is listed.
    pub fn clear(&mut self) {
        self.save();
        let tab = self.choices.tab;
        self.kept = self.listed.take().and_then(|mut listed| listed.shown(tab).map(|panel| panel.top)).unwrap_or(0.0);
    }

    /// Adds the field, the tabs and the parts to `drawer`, with `sidebar` in them; `overview` is the summary's
    /// own content.
    pub fn fill(
        &mut self,
        m: &Maker,
        drawer: &HtmlElement,
        sidebar: Sidebar,
        overview: HtmlElement,
        strings: &'static Strings,
    ) -> Result<(), JsValue> {
        let search = m.element("input", "search")?;
        for (name, value) in [
            ("type", "search"),
            ("placeholder", strings.search),
            ("aria-label", strings.search),
            ("autocomplete", "off"),
        ] {
            search.set_attribute(name, value)?;
        }
        js_sys::Reflect::set(&search, &"value".into(), &self.choices.search.as_str().into())?;
        let tabs = m.element("div", "tabs")?;
        tabs.set_attribute("role", "tablist")?;
        append(drawer, &[&search, &tabs])?;
        let mut panels = Vec::new();
        let mut overview = Some(overview);
        for tab in Tab::ALL.into_iter().filter(|tab| *tab != Tab::Links || !sidebar.cited.is_empty()) {
            let panel = Panel::new(m, tab, overview.take(), strings)?;
            tabs.append_child(&panel.button)?;
            drawer.append_child(&panel.element)?;
            panels.push(panel);
        }
        if !panels.iter().any(|panel| panel.tab == self.choices.tab) {
            self.choices.tab = Tab::Summary;
        }
        self.listed = Some(Listed { sidebar, strings, panels, search });
        self.show_tab(m)?;
        self.count()?;
        self.draw(m)?;
        // The same part of the same page, perhaps with something corrected.
        let (tab, kept) = (self.choices.tab, self.kept);
        let Some(panel) = self.listed.as_mut().and_then(|listed| listed.shown(tab)) else { return Ok(()) };
        panel.top = kept;
        if kept == 0.0 {
            // What is new stands at its top; saying so would have the browser lay everything out at once.
            return Ok(());
        }
        self.restore();
        self.draw(m)
    }

    /// Shows the part that is chosen, and no other.
    fn show_tab(&mut self, m: &Maker) -> Result<(), JsValue> {
        let Self { listed: Some(listed), choices, .. } = self else { return Ok(()) };
        for panel in &listed.panels {
            let chosen = panel.tab == choices.tab;
            panel.button.set_attribute("aria-selected", if chosen { "true" } else { "false" })?;
            panel.button.set_tab_index(if chosen { 0 } else { -1 });
            panel.element.set_hidden(!chosen);
            if chosen {
                // In a small window not all of them have room.
                bring_into_view(&panel.button);
            }
        }
        self.draw_tools(m)
    }

    /// Goes to another part; the one that was shown keeps its place.
    pub fn choose_tab(&mut self, tab: Tab, m: &Maker) -> Result<(), JsValue> {
        if self.choices.tab != tab {
            self.save();
            self.choices.tab = tab;
            self.show_tab(m)?;
            self.restore();
        }
        self.draw(m)
    }

    /// Goes to the part `delta` tabs on, or to the first or the last, with the focus.
    pub fn step_tab(&mut self, key: &str, m: &Maker) -> Result<(), JsValue> {
        let Self { listed: Some(listed), choices, .. } = self else { return Ok(()) };
        let count = listed.panels.len();
        let at = listed.panels.iter().position(|panel| panel.tab == choices.tab).unwrap_or(0);
        let next = match key {
            "Home" => 0,
            "End" => count - 1,
            "ArrowLeft" => (at + count - 1) % count,
            _ => (at + 1) % count,
        };
        let (tab, button) = (listed.panels[next].tab, listed.panels[next].button.clone());
        self.choose_tab(tab, m)?;
        focus(&button);
        Ok(())
    }

    /// Remembers how far the part that is shown is scrolled: what is hidden forgets it.
    pub fn save(&mut self) {
        let tab = self.choices.tab;
        if let Some(panel) = self.listed.as_mut().and_then(|listed| listed.shown(tab)) {
            panel.top = panel.element.scroll_top();
        }
    }

    /// Scrolls the part that is shown to where it was.
    pub fn restore(&mut self) {
        let tab = self.choices.tab;
        if let Some(panel) = self.listed.as_mut().and_then(|listed| listed.shown(tab)) {
            panel.element.set_scroll_top(panel.top);
        }
    }

    /// Lists everything anew after the choices have changed. Answers how many rows of all parts are found.
    pub fn refresh(&mut self, m: &Maker) -> Result<usize, JsValue> {
        let all = self.count()?;
        self.draw(m)?;
        self.restore();
        Ok(all)
    }

    /// Says at the tabs how many rows there are, which are to be listed anew. Answers how many there are of all parts.
    fn count(&mut self) -> Result<usize, JsValue> {
        let Self { listed: Some(listed), choices, .. } = self else { return Ok(0) };
        let mut all = 0;
        for panel in &mut listed.panels {
            panel.stale = true;
            panel.top = 0.0;
            let found = listed.sidebar.found(panel.tab, choices, listed.strings);
            all += found;
            let count = if panel.tab == Tab::Summary { String::new() } else { found.to_string() };
            if let Some(number) = panel.button.last_element_child() {
                number.set_text_content(Some(&count));
            }
            panel.button.class_list().toggle_with_force("empty", count == "0")?;
        }
        Ok(all)
    }

    /// Draws of the part that is shown what is in view.
    pub fn draw(&mut self, m: &Maker) -> Result<(), JsValue> {
        let Self { listed: Some(listed), choices, .. } = self else { return Ok(()) };
        let Some((panel, from)) = listed.at_hand(choices.tab, m) else { return Ok(()) };
        if std::mem::take(&mut panel.stale) {
            panel.relist(choices, from)?;
        }
        panel.list.draw_in_view(&panel.element, from)
    }

    /// Writes the filters of the part that is shown.
    fn draw_tools(&mut self, m: &Maker) -> Result<(), JsValue> {
        let Self { listed: Some(listed), choices, .. } = self else { return Ok(()) };
        let Some((panel, from)) = listed.at_hand(choices.tab, m) else { return Ok(()) };
        empty(&panel.tools);
        for (at, (_, choice)) in from.sidebar.choices(choices, from.strings).into_iter().enumerate() {
            let select = m.element("select", "choice")?;
            select.set_attribute("aria-label", choice.label)?;
            select.set_title(choice.label);
            select.set_attribute("data-choice", &at.to_string())?;
            for option in &choice.options {
                select.append_child(&*m.text("option", "", option)?)?;
            }
            js_sys::Reflect::set(&select, &"selectedIndex".into(), &(choice.chosen as u32).into())?;
            panel.tools.append_child(&select)?;
        }
        Ok(())
    }

    /// The reader searches for `words`. Answers how many rows of all parts are found.
    pub fn search(&mut self, words: String, m: &Maker) -> Result<usize, JsValue> {
        self.choices.search = words;
        self.refresh(m)
    }

    /// The reader chooses `option` of the choice at `index`. Answers how many rows are left.
    pub fn choose(&mut self, index: usize, option: usize, m: &Maker) -> Result<usize, JsValue> {
        let Self { listed: Some(listed), choices, .. } = self else { return Ok(0) };
        listed.sidebar.choose(choices, index, option, listed.strings);
        self.refresh(m)?;
        let Self { listed: Some(listed), choices, .. } = self else { return Ok(0) };
        Ok(listed.sidebar.found(choices.tab, choices, listed.strings))
    }

    /// Shows all rows of the part that is shown again, with the focus on the field.
    pub fn reset(&mut self, m: &Maker) -> Result<(), JsValue> {
        self.choices.reset(self.choices.tab);
        if let Some(listed) = &self.listed {
            js_sys::Reflect::set(&listed.search, &"value".into(), &"".into())?;
            focus(&listed.search);
        }
        self.draw_tools(m)?;
        self.refresh(m).map(drop)
    }

    /// Folds the group at `at`, or unfolds it.
    pub fn turn(&mut self, at: usize, m: &Maker) -> Result<(), JsValue> {
        let Self { listed: Some(listed), choices, .. } = self else { return Ok(()) };
        let tab = choices.tab;
        let Some(panel) = listed.shown(tab) else { return Ok(()) };
        let Some(name) = panel.list.group(at).map(str::to_owned) else { return Ok(()) };
        choices.turn(tab, &name);
        let (top, element) = (panel.element.scroll_top(), panel.element.clone());
        panel.stale = true;
        self.draw(m)?;
        element.set_scroll_top(top);
        self.draw(m)?;
        if let Some(button) = element.query_selector(&format!("[data-group='{at}']"))?.and_then(super::host::html) {
            focus(&button);
        }
        Ok(())
    }

    /// Shows some claims alone.
    pub fn show_only(&mut self, label: &str, claims: Vec<usize>, m: &Maker) -> Result<(), JsValue> {
        self.choices.reset(Tab::Claims);
        self.choices.only = Some(Only { label: label.to_owned(), claims });
        self.go_to(Tab::Claims, m)
    }

    /// Goes to a part with what was chosen, and puts the focus on its tab.
    fn go_to(&mut self, tab: Tab, m: &Maker) -> Result<(), JsValue> {
        self.save();
        self.choices.tab = tab;
        if let Some(listed) = &self.listed {
            js_sys::Reflect::set(&listed.search, &"value".into(), &self.choices.search.as_str().into())?;
        }
        self.show_tab(m)?;
        self.refresh(m)?;
        if let Some(panel) = self.listed.as_mut().and_then(|listed| listed.shown(tab)) {
            focus(&panel.button);
        }
        Ok(())
    }

    /// Goes to the claims of the source at `speaker`.
    pub fn go_to_speaker(&mut self, speaker: usize, m: &Maker) -> Result<(), JsValue> {
        self.choices.reset(Tab::Claims);
        if self.choices.sort(Tab::Claims) == Sort::Text {
            self.choices.set_sort(Tab::Claims, Sort::Often);
        }
        let listed = self.listed.as_ref().and_then(|listed| listed.sidebar.speakers.get(speaker));
        if let Some(name) = listed.and_then(|speaker| speaker.name.clone())
            && self.choices.is_turned(Tab::Claims, &name)
        {
            self.choices.turn(Tab::Claims, &name);
        }
        self.go_to(Tab::Claims, m)?;
        let Self { listed: Some(listed), choices, .. } = self else { return Ok(()) };
        let Some((panel, from)) = listed.at_hand(choices.tab, m) else { return Ok(()) };
        if let Some(block) = panel.list.find_speaker(speaker, from) {
            block.scroll_into_view();
            if let Some(button) = block.query_selector(".fold-group")?.and_then(super::host::html) {
                focus(&button);
            }
        }
        self.draw(m)
    }

    /// Goes to the part that lists the place or site of `mention`, with its row to be seen.
    pub fn go_to_mention(&mut self, mention: usize, m: &Maker) -> Result<(), JsValue> {
        let Some(listed) = &self.listed else { return Ok(()) };
        let holds = |entry: &crate::view::sidebar::Entry| entry.mentions.contains(&mention);
        let place = listed.sidebar.countries.iter().find(|country| country.entries.iter().any(holds));
        let tab = match place {
            Some(country) => {
                let name = country.name.as_deref().unwrap_or(listed.strings.no_country);
                if self.choices.is_turned(Tab::Places, name) {
                    self.choices.turn(Tab::Places, name);
                }
                Tab::Places
            }
            None if listed.sidebar.infrastructure.iter().any(holds) => Tab::Sites,
            None => return Ok(()),
        };
        self.choices.reset(tab);
        self.go_to(tab, m)
    }

    /// The row of place mention `mention` in the part that is shown.
    pub fn row_of(&mut self, mention: usize, m: &Maker) -> Result<Option<Element>, JsValue> {
        let Self { listed: Some(listed), choices, .. } = self else { return Ok(None) };
        let Some((panel, from)) = listed.at_hand(choices.tab, m) else { return Ok(None) };
        let holds = |item| from.sidebar.entry(item).is_some_and(|entry| entry.mentions.contains(&mention));
        if panel.list.find(holds, from).is_none() && panel.tab != Tab::Summary {
            return Ok(None);
        }
        // `~=` compares whole words, so mention 1 is not found in 11.
        panel.element.query_selector(&format!(".row[data-places~='{mention}']"))
    }

    /// Marks the rows of what is on the screen, `shown` of the text, and brings those of what is read there into view, if
    /// it is to follow that.
    pub fn mark_shown(
        &mut self,
        shown: TextSpan,
        read: Option<TextSpan>,
        annotations: &Annotations,
        m: &Maker,
    ) -> Result<(), JsValue> {
        let Self { listed: Some(listed), choices, .. } = self else { return Ok(()) };
        let Some((panel, from)) = listed.at_hand(choices.tab, m) else { return Ok(()) };
        let within = |item| from.sidebar.is_within(item, shown, annotations);
        if let Some(read) = read {
            let reads = |item| from.sidebar.is_within(item, read, annotations);
            panel.list.follow(&panel.element, [&reads, &within], from)?;
        }
        panel.list.mark(&within)
    }
}

impl Panel {
    fn new(m: &Maker, tab: Tab, overview: Option<HtmlElement>, strings: &Strings) -> Result<Self, JsValue> {
        let number = (tab as usize).to_string();
        let (tab_id, panel_id) = (format!("tab-{number}"), format!("panel-{number}"));
        let button = m.button("tab-button", tab.label(strings))?;
        for (name, value) in [
            ("role", "tab"),
            ("id", tab_id.as_str()),
            ("aria-controls", &panel_id),
            ("data-do", "tab"),
            ("data-tab", &number),
        ] {
            button.set_attribute(name, value)?;
        }
        button.append_child(&*m.element("span", "tab-count")?)?;
        let element = m.element("div", "panel")?;
        for (name, value) in [("role", "tabpanel"), ("id", panel_id.as_str()), ("aria-labelledby", &tab_id)] {
            element.set_attribute(name, value)?;
        }
        let (tools, found, list) = (m.element("div", "tools")?, m.element("div", "found")?, Lazy::new(m)?);
        append(&element, &[&tools, &found])?;
        if let Some(overview) = &overview {
            element.append_child(overview)?;
        }
        element.append_child(&list.element)?;
        Ok(Self { tab, button, element, tools, found, overview, list, stale: true, top: 0.0 })
    }

    /// Lists its rows by what is chosen, and says how many are left if not all are.
    fn relist(&mut self, choices: &Choices, from: Source<'_>) -> Result<(), JsValue> {
        let Source { maker: m, sidebar, strings } = from;
        let narrowed = choices.narrows(self.tab);
        if let Some(overview) = &self.overview {
            overview.set_hidden(narrowed);
            if !narrowed {
                empty(&self.found);
                return self.list.set(Default::default(), from);
            }
        }
        let listing = sidebar.listing(choices, strings);
        empty(&self.found);
        let only = choices.only.as_ref().filter(|_| self.tab == Tab::Claims);
        let count = strings.count(listing.found, &strings.found_counted);
        let said = match only {
            _ if listing.all == 0 => strings.none_found.to_owned(),
            _ if listing.found == 0 => strings.nothing_matches.to_owned(),
            Some(only) => format!("{}: {count}", only.label),
            None => count,
        };
        if narrowed || listing.all == 0 {
            self.found.append_child(&*m.text("p", "none", &said)?)?;
        }
        if narrowed {
            let button = m.button("plain", strings.reset)?;
            button.set_attribute("data-do", "reset")?;
            self.found.append_child(&button)?;
        }
        self.list.set(listing, from)
    }
}
