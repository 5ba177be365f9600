//! The drawer at the side: everything that is marked, as lists. It is the accessible equivalent of
//! the marks, and works without seeing or pointing at them.

use wasm_bindgen::JsValue;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::dom::{Maker, append, empty, focus};
use super::edge::Edge;
use super::host::{hide, html, make_popover, show};
use super::settings::Switches;
use super::{corrections, density, lists, map, voices};
use crate::corrections::Corrections;
use crate::view::Strings;
use crate::view::claims::About;
use crate::view::geometry::Rect;
use crate::view::legend::Line;
use crate::view::map::Map;
use crate::view::sidebar::Sidebar;

/// Share of the viewport's width that leaves no room to read the article beside the drawer.
const MOST_OF_IT: f64 = 0.6;

/// Whether the drawer can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    No,
    /// As a tab at the edge.
    Folded,
    Yes,
}

/// The drawer.
#[derive(Debug)]
pub(super) struct Drawer {
    maker: Maker,
    element: HtmlElement,
    pub edge: Edge,
    shown: Shown,
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
        Ok(Self { maker, element, edge: Edge::new(document, shadow)?, shown: Shown::No, current: None })
    }

    pub fn is_shown(&self) -> bool {
        self.shown == Shown::Yes
    }

    fn set_shown(&mut self, shown: Shown) {
        let before = std::mem::replace(&mut self.shown, shown);
        if before == shown {
            return;
        }
        self.edge.set_folded(shown == Shown::Folded);
        if shown == Shown::Yes {
            show(&self.element);
        } else {
            hide(&self.element);
        }
    }

    /// Opens it.
    pub fn show(&mut self) {
        self.set_shown(Shown::Yes);
    }

    /// Closes it.
    pub fn hide(&mut self) {
        self.set_shown(Shown::No);
    }

    /// Folds it to a tab at the edge of the window.
    pub fn fold(&mut self) {
        self.set_shown(Shown::Folded);
    }

    /// Makes it as wide as it should be in a viewport whose article leaves `room` beside it.
    pub fn fit(&mut self, room: f64, viewport: f64) {
        // A width that cannot be set leaves that of the style sheet.
        let _ = self.edge.fit(&self.element, room, viewport);
    }

    /// Whether it lies over `rect`, or over so much of a viewport of this width that nothing beside
    /// it can be read.
    pub fn covers(&self, rect: Option<Rect>, viewport_width: f64) -> bool {
        if !self.is_shown() {
            return false;
        }
        let own = self.element.get_bounding_client_rect();
        let own = Rect { x: own.x(), y: own.y(), width: own.width(), height: own.height() };
        own.width > viewport_width * MOST_OF_IT || rect.is_some_and(|rect| own.overlaps(&rect))
    }

    /// Whether it holds `element`.
    pub fn holds(&self, element: &Element) -> bool {
        self.element.contains(Some(element))
    }

    /// Gives it the focus.
    pub fn focus(&self) {
        focus(&self.element);
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
        legend: &[Line],
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
        if let Some(notice) = notice {
            summary.append_child(&*m.text("p", "card-note", notice)?)?;
        }
        self.element.append_child(&summary)?;
        self.element.append_child(&*density::control(m, switches.density, legend, strings)?)?;
        if let Some((map, land)) = map {
            let section = lists::section(m, strings.map, "map-part")?;
            section.append_child(&*map::draw(m, map, land, strings)?)?;
            self.element.append_child(&section)?;
        }
        self.element.append_child(&*lists::places(m, sidebar, strings)?)?;
        self.element.append_child(&*lists::infrastructure(m, sidebar, strings)?)?;
        if let Some(counted) = &sidebar.counted {
            self.element.append_child(&*voices::counted(m, counted, strings)?)?;
        }
        if let Some(contraries) = voices::contraries(m, sidebar, strings)? {
            self.element.append_child(&contraries)?;
        }
        self.element.append_child(&*voices::claims(m, sidebar, strings)?)?;
        if let Some(perhaps) = voices::perhaps(m, &sidebar.perhaps, strings)? {
            self.element.append_child(&perhaps)?;
        }
        if let Some(cited) = voices::cited(m, sidebar, strings)? {
            self.element.append_child(&cited)?;
        }
        self.foot(switches, strings)
    }

    fn head(&mut self, strings: &Strings) -> Result<(), JsValue> {
        empty(&self.element);
        self.current = None;
        let m = &self.maker;
        self.element.append_child(&*self.edge.handle(strings)?)?;
        let head = m.element("header", "drawer-head")?;
        let title = m.text("h1", "", strings.title)?;
        title.set_id("drawer-title");
        head.append_child(&title)?;
        for (sign, name, action) in [
            ("↑", strings.previous, "previous"),
            ("↓", strings.next, "next"),
            ("›", strings.fold, "fold"),
            ("×", strings.close, "close-drawer"),
        ] {
            let button = m.icon_button("step", sign, name)?;
            button.set_attribute("data-do", action)?;
            head.append_child(&button)?;
        }
        self.element.append_child(&head)?;
        Ok(())
    }

    fn foot(&self, switches: Switches, strings: &Strings) -> Result<(), JsValue> {
        let m = &self.maker;
        let foot = m.element("footer", "drawer-foot")?;
        for (name, label, on) in [
            ("toggle-claims", strings.mark_claims, switches.claims),
            ("toggle-demonyms", strings.mark_demonyms, switches.demonyms),
            ("toggle-landmarks", strings.mark_landmarks, switches.landmarks),
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

    /// Lists what the reader has said that names mean.
    pub fn add_corrections(&self, corrections: &Corrections, strings: &Strings) -> Result<(), JsValue> {
        if let Some(list) = corrections::list(&self.maker, corrections, strings)? {
            self.element.append_child(&list)?;
        }
        Ok(())
    }

    /// Shows which number of marks is chosen.
    pub fn choose_density(&self, at: usize) -> Result<(), JsValue> {
        if let Some(radio) = self.element.query_selector(&format!("[data-density='{at}']"))? {
            js_sys::Reflect::set(&radio, &"checked".into(), &true.into())?;
        }
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
            if self.is_shown() {
                bring_into_view(&row);
            }
            self.current = Some(row);
        }
        Ok(())
    }

    /// The button under the row that is pointed out which shows the claims about it, and the first
    /// mention that it is for.
    pub fn toggle_of_current(&self) -> Option<(Element, usize)> {
        let entry = self.current.as_ref()?.closest(".entry").ok()??;
        let toggle = entry.query_selector(".about-toggle").ok()??;
        let mention = toggle.get_attribute("data-mention")?.parse().ok()?;
        Some((toggle, mention))
    }

    /// Shows `claims` under the row of `toggle`, in place of those under another; none closes them.
    pub fn show_about(&self, toggle: &Element, claims: Option<&[About]>, strings: &Strings) -> Result<(), JsValue> {
        if let Some(open) = self.element.query_selector(".about")? {
            open.remove();
        }
        if let Some(open) = self.element.query_selector(".about-toggle[aria-expanded='true']")? {
            open.set_attribute("aria-expanded", "false")?;
        }
        if let Some((claims, entry)) = claims.zip(toggle.parent_element()) {
            let list = lists::about(&self.maker, claims, strings)?;
            entry.append_child(&list)?;
            toggle.set_attribute("aria-expanded", "true")?;
            if self.is_shown() {
                bring_into_view(&list);
            }
        }
        Ok(())
    }

    /// Goes to the claims of a source.
    pub fn go_to_speaker(&self, source: usize) -> Result<(), JsValue> {
        let heading = self.element.query_selector(&format!("[data-speaker='{source}']"))?;
        if let Some(heading) = heading.and_then(html) {
            heading.scroll_into_view();
            focus(&heading);
        }
        Ok(())
    }

    /// Gives the focus to the row that is pointed out.
    pub fn focus_row(&self) {
        if let Some(row) = self.current.clone().and_then(html) {
            focus(&row);
        }
    }
}

/// Scrolls the drawer, and not the page, no further than it takes.
fn bring_into_view(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
