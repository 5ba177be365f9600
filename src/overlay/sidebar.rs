//! The drawer at the side: everything that is marked, in parts. It is the accessible equivalent of the
//! marks, and works without seeing or pointing at them.

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::dom::{Maker, append, bring_into_view, empty, focus, number, rect as measured};
use super::edge::Edge;
use super::host::{hide, html, make_popover, show};
use super::map::MapBox;
use super::one_screen::OneScreen;
use super::panel::Panels;
use super::settings::Switches;
use super::source::Source;
use super::summary::Parts;
use super::{Land, corrections, density, lists, take_menu};
use crate::corrections::Corrections;
use crate::view::claims::About;
use crate::view::geometry::Rect;
use crate::view::legend::Line;
use crate::view::map::points::Point;
use crate::view::overview::Overview;
use crate::view::{Sidebar, Strings};

/// Share of the viewport's width that leaves no room to read the article beside the drawer.
const MOST_OF_IT: f64 = 0.6;

/// What is drawn on the buttons of the head, in a square of 16.
const UP: &str = "M8 13.5V3M3.5 7.5 8 3l4.5 4.5";
const DOWN: &str = "M8 2.5V13M3.5 8.5 8 13l4.5-4.5";
const NARROW: &str = "M1.5 8H6M3.8 5.5 6.3 8l-2.5 2.5M14.5 8H10M12.2 5.5 9.7 8l2.5 2.5";
const SIDE: &str = "M1.5 3h13v10h-13zM10 3v10M4 8h4M6 6 4 8l2 2";
const CLOSE: &str = "M3.5 3.5l9 9M12.5 3.5l-9 9";

/// Whether the drawer can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    No,
    /// As a tab at the edge.
    Folded,
    Yes,
}

/// What the summary shows besides the lists.
#[derive(Clone, Copy, Debug)]
pub(super) struct Summary<'a> {
    pub overview: &'a Overview,
    pub notice: Option<&'a str>,
    /// What the marks mean.
    pub legend: &'a [Line],
    /// What the reader has said that names mean.
    pub corrections: &'a Corrections,
}

/// The drawer.
#[derive(Debug)]
pub(super) struct Drawer {
    pub maker: Maker,
    pub element: HtmlElement,
    pub edge: Edge,
    shown: Shown,
    /// What is put into its head by who has started all this.
    pub menu: Option<HtmlElement>,
    /// While it is shown elsewhere: takes what is copied, or with a name what is saved, there.
    pub lent: Option<Function>,
    /// What is listed, unless nothing is.
    pub panels: Panels,
    /// The row that is pointed out.
    current: Option<Element>,
    map: Option<Rc<MapBox>>,
    one_screen: Option<OneScreen>,
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
        let edge = Edge::new(document, shadow)?;
        let (panels, shown) = (Panels::default(), Shown::No);
        Ok(Self {
            maker,
            element,
            edge,
            shown,
            menu: None,
            lent: None,
            panels,
            current: None,
            map: None,
            one_screen: None,
        })
    }

    pub fn is_shown(&self) -> bool {
        self.shown == Shown::Yes
    }

    fn set_shown(&mut self, shown: Shown) {
        // Where it is elsewhere it stays laid out, and out of the way.
        if self.lent.is_some() {
            return;
        }
        let before = std::mem::replace(&mut self.shown, shown);
        if before == shown {
            return;
        }
        self.edge.set_folded(shown == Shown::Folded);
        if shown == Shown::Yes {
            show(&self.element);
            self.panels.restore();
            self.scrolled();
        } else {
            self.panels.save();
            hide(&self.element);
        }
    }

    /// Puts it, or its tab, into the top layer again, if it is shown.
    pub fn settle(&self) {
        match self.shown {
            Shown::Yes => show(&self.element),
            Shown::Folded => self.edge.set_folded(true),
            Shown::No => {}
        }
    }

    /// Opens it as it was left.
    pub fn show(&mut self) {
        self.set_shown(Shown::Yes);
    }

    /// Closes it to a tab at the edge of the window, which opens it again.
    pub fn fold(&mut self) {
        self.set_shown(Shown::Folded);
    }

    /// Has it shown elsewhere, from what it is here, or takes it back as a tab. Who shows it hides it here.
    pub fn lend(&mut self, lent: Option<Function>) {
        self.lent = None;
        self.set_shown(if lent.is_some() { Shown::Yes } else { Shown::Folded });
        self.lent = lent;
    }

    /// Gets out of the way of what the reader goes to.
    pub fn make_way(&mut self) {
        if self.edge.is_sheet() {
            self.edge.lower(&self.element);
        } else {
            self.fold();
        }
    }

    /// Draws what has come into view in the part that is shown.
    pub fn scrolled(&mut self) {
        // Rows that cannot be drawn are missing; the marks are there all the same.
        let _ = self.panels.draw(&self.maker);
    }

    /// Makes it as wide as it should be in a viewport whose article leaves `room` at its left and right.
    pub fn fit(&mut self, room: [f64; 2], viewport: f64) {
        // A width that cannot be set leaves that of the style sheet.
        let _ = self.edge.fit(&self.element, room, viewport);
    }

    /// Whether it lies over `rect`, or over so much of a viewport of this width that nothing beside
    /// it can be read.
    pub fn covers(&self, rect: Option<Rect>, viewport_width: f64) -> bool {
        if !self.is_shown() || self.lent.is_some() {
            return false;
        }
        let own = measured(&self.element.get_bounding_client_rect());
        let wide = !self.edge.is_sheet() && own.width > viewport_width * MOST_OF_IT;
        wide || rect.is_some_and(|rect| own.overlaps(&rect))
    }

    /// Whether it holds `element`.
    pub fn holds(&self, element: &Element) -> bool {
        self.element.contains(Some(element))
    }

    /// Where it begins, if it is at the foot of a small window and lies over what is below.
    pub fn top_of_sheet(&self) -> Option<f64> {
        let is_sheet = self.edge.is_sheet() && self.lent.is_none();
        is_sheet.then(|| self.element.get_bounding_client_rect().top())
    }

    /// Whether the reader is busy in it, with the pointer or the keyboard; elsewhere, whoever shows it there says so. What
    /// was clicked keeps the focus while the reader is back in the article, so it is the focus that can be seen which counts.
    /// After a tap it stays the one that is hovered: `pointed` is whether the pointer last moved over it.
    pub fn is_used(&self, pointed: bool) -> bool {
        let busy =
            if pointed { ":hover, :has(:focus-visible), [data-used]" } else { ":has(:focus-visible), [data-used]" };
        self.element.matches(busy).unwrap_or(false)
    }

    /// Gives it the focus.
    pub fn focus(&self) {
        focus(&self.element);
    }

    /// Writes why nothing is listed, in place of everything else.
    pub fn fill_failure(&mut self, heading: &str, message: &str, strings: &Strings) -> Result<(), JsValue> {
        self.head(strings)?;
        let m = &self.maker;
        let section = m.element("section", "part")?;
        append(&section, &[&*m.text("h2", "", heading)?, &*m.text("p", "failure", message)?])?;
        self.element.append_child(&section)?;
        Ok(())
    }

    /// Writes what was found.
    pub fn fill(
        &mut self,
        sidebar: Sidebar,
        summary: &Summary<'_>,
        (points, land): ((Vec<Point>, f64), Land),
        switches: Switches,
        strings: &'static Strings,
    ) -> Result<(), JsValue> {
        let &Summary { overview, notice, legend, corrections: said } = summary;
        self.head(strings)?;
        self.map = MapBox::new(&self.maker, points, land, strings)?.map(Rc::new);
        let m = &self.maker;
        let element = m.element("div", "overview")?;
        if let Some(notice) = notice {
            element.append_child(&*m.text("p", "card-note", notice)?)?;
        }
        element.append_child(&*density::control(m, switches.density, strings)?)?;
        if let Some(map) = &self.map {
            element.append_child(map.element())?;
        }
        let Parts { sections, cuts, mut spare } =
            super::summary::parts(overview, Source { maker: m, sidebar: &sidebar, strings })?;
        if !sidebar.credits.is_empty() {
            let credits = m.text("p", "credits", &sidebar.credits)?;
            element.append_child(&credits)?;
            spare.push(credits);
        }
        for section in &sections {
            element.append_child(section)?;
        }
        element.append_child(&*take_menu::menu(m, "fold take-away", self.map.is_some(), strings)?)?;
        if !legend.is_empty() {
            element.append_child(&*density::legend(m, legend, strings)?)?;
        }
        if let Some(counts) = super::summary::other_counts(m, overview, strings)? {
            element.append_child(&counts)?;
        }
        element.append_child(&*self.foot(switches, strings)?)?;
        if let Some(list) = corrections::list(m, said, strings)? {
            element.append_child(&list)?;
        }
        let one_screen = OneScreen::new(&element, &sections, cuts, spare, self.map.clone(), strings)?;
        self.panels.fill(m, &self.element, sidebar, element, strings)?;
        one_screen.begin();
        self.one_screen = Some(one_screen);
        Ok(())
    }

    /// Shows in the summary what was cut of the part that `more` counts.
    pub fn show_rest(&self, more: &Element) {
        if let Some(one_screen) = &self.one_screen {
            one_screen.show_rest(more);
        }
    }

    /// Empties it and writes its head.
    pub fn head(&mut self, strings: &Strings) -> Result<(), JsValue> {
        empty(&self.element);
        self.current = None;
        self.panels.clear();
        (self.map, self.one_screen) = (None, None);
        let m = &self.maker;
        self.element.append_child(&*self.edge.handle(strings)?)?;
        let head = m.element("header", "drawer-head")?;
        let title = m.text("h1", "", strings.title)?;
        title.set_id("drawer-title");
        head.append_child(&title)?;
        if let Some(menu) = &self.menu {
            head.append_child(menu)?;
        }
        for (sign, name, action) in [
            (UP, strings.previous, "previous"),
            (DOWN, strings.next, "next"),
            (NARROW, strings.narrow, "narrow"),
            (SIDE, strings.other_side, "side"),
            (CLOSE, strings.close, "close-drawer"),
        ] {
            let button = m.icon_button("step", "", name)?;
            button.set_attribute("data-do", action)?;
            let icon = m.svg("svg", &[("viewBox", "0 0 16 16"), ("class", "icon"), ("aria-hidden", "true")])?;
            icon.append_child(&*m.svg("path", &[("d", sign)])?)?;
            button.append_child(&icon)?;
            head.append_child(&button)?;
        }
        self.element.append_child(&head)?;
        self.edge.apply(&self.element)
    }

    /// The switches over what is marked, for the foot of the summary.
    pub fn foot(&self, switches: Switches, strings: &Strings) -> Result<HtmlElement, JsValue> {
        let m = &self.maker;
        let foot = m.element("div", "drawer-foot")?;
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
        Ok(foot)
    }

    /// Shows which number of marks is chosen.
    pub fn choose_density(&self, at: usize) -> Result<(), JsValue> {
        if let Some(radio) = self.element.query_selector(&format!("[data-density='{at}']"))? {
            js_sys::Reflect::set(&radio, &"checked".into(), &true.into())?;
        }
        Ok(())
    }

    /// The map, if there is one.
    pub fn map(&self) -> Option<&MapBox> {
        self.map.as_deref()
    }

    /// Has the rows and the markers of these mentions stand out, and no others.
    pub fn light(&self, mentions: &[usize]) {
        if let Some(map) = &self.map {
            map.light(mentions);
        }
        let lit = |selector: &str| self.element.query_selector(selector).ok().flatten();
        if let Some(before) = lit(".row[data-lit]") {
            let _ = before.remove_attribute("data-lit");
        }
        let row = mentions.first().and_then(|first| lit(&format!(".entry .row[data-places~='{first}']")));
        if let Some(row) = row {
            let _ = row.set_attribute("data-lit", "");
        }
    }

    /// Points out the row of place mention `mention` in the part that is shown, if it is there, and brings
    /// it into view.
    pub fn point_out(&mut self, mention: usize) -> Result<(), JsValue> {
        if let Some(before) = self.current.take() {
            before.remove_attribute("aria-current")?;
        }
        if let Some(row) = self.panels.row_of(mention, &self.maker)? {
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
        let mention = number(&toggle, "data-mention")?;
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

    /// Gives the focus to the row that is pointed out.
    pub fn focus_row(&self) {
        if let Some(row) = self.current.clone().and_then(html) {
            focus(&row);
        }
    }
}
