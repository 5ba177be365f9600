//! How wide the sidebar is, on which side, and that it folds to a tab at the edge of the window; in a small
//! window, how high it is.
//!
//! The page is never made narrower, since that would change it, so the sidebar can lie over text. It
//! takes no more than the room beside the article where that is enough to read it in; the reader can
//! drag its edge, make it narrow, or move it to the other side; and it folds out of the way, by itself too
//! when what the reader goes to lies under it (docs/decisions/0011). In a small window it is a sheet at the
//! foot, with three heights.

use wasm_bindgen::JsValue;
use web_sys::{Document, HtmlElement, ShadowRoot};

use super::dom::Maker;
use super::host::{hide, make_popover, show};
use crate::view::geometry::{
    DRAWER_LEAST, DRAWER_MOST, DRAWER_NARROW, SHEET_UP_TO, SHEETS, Size, drawer_width, is_better_left, nearest_sheet,
};
use crate::view::remembered::Side;
use crate::view::{Remembered, Strings};

/// How far one press of an arrow key moves the edge, in CSS pixels.
const STEP: f64 = 20.0;
/// What is remembered as the width where the reader has chosen none (any more): it is as wide as there is room.
const AS_FITS: f64 = 0.0;

/// The sidebar's edge, and the tab that is left when it is folded.
#[derive(Debug)]
pub(super) struct Edge {
    maker: Maker,
    tab: HtmlElement,
    /// What the reader has dragged it to.
    chosen: Option<f64>,
    width: f64,
    narrow: bool,
    /// The side that the reader has moved it to.
    side: Option<Side>,
    /// Whether an article has settled the side.
    settled: bool,
    left: bool,
    sheet: bool,
    /// Which of [`SHEETS`].
    level: usize,
    /// Whether the pointer has moved since it took the edge.
    dragged: bool,
    /// What is written into the drawer.
    applied: Option<Look>,
}

/// Size and side.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    width: f64,
    narrow: bool,
    left: bool,
    sheet: bool,
    level: usize,
}

impl Edge {
    pub fn new(document: &Document, shadow: &ShadowRoot) -> Result<Self, JsValue> {
        let maker = Maker::new(document);
        let tab = maker.button("tab", "")?;
        make_popover(&tab)?;
        tab.set_attribute("data-do", "unfold")?;
        shadow.append_child(&tab)?;
        Ok(Self {
            maker,
            tab,
            chosen: None,
            width: DRAWER_MOST,
            narrow: false,
            side: None,
            settled: false,
            left: false,
            sheet: false,
            level: 1,
            dragged: false,
            applied: None,
        })
    }

    /// Takes the side and the width that are remembered of the site.
    pub fn take_over(&mut self, site: &Remembered) {
        self.side = site.side;
        self.left = site.side == Some(Side::Left);
        self.narrow = site.width.is_some_and(|width| width > AS_FITS && width <= DRAWER_NARROW);
        if let Some(width) = site.width.filter(|width| *width > DRAWER_NARROW) {
            self.choose(width);
        }
    }

    /// The side, and with `width` the width too, to be remembered of the site.
    pub fn chosen(&self, width: bool) -> Remembered {
        let chosen = if self.narrow { DRAWER_NARROW } else { self.chosen.unwrap_or(AS_FITS) };
        let width = (width && !self.sheet).then_some(chosen);
        Remembered { side: self.side, width, ..Remembered::default() }
    }

    /// Takes the side where there is room for it beside an article with so much of it at its left and at its right, once,
    /// unless the reader has said which.
    pub fn take_side(&mut self, room: [f64; 2]) {
        if self.is_open() {
            (self.left, self.settled) = (is_better_left(room), true);
        }
    }

    /// Whether it is still open at which side it stands.
    pub fn is_open(&self) -> bool {
        self.side.is_none() && !self.settled
    }

    /// The handle, to be put into `drawer`.
    pub fn handle(&self, strings: &Strings) -> Result<HtmlElement, JsValue> {
        self.tab.set_attribute("aria-label", strings.unfold)?;
        self.tab.set_title(strings.unfold);
        let handle = self.maker.element("div", "edge")?;
        let label = if self.sheet { strings.height } else { strings.width };
        for (name, value) in [("role", "separator"), ("data-do", "edge"), ("aria-label", label), ("title", label)] {
            handle.set_attribute(name, value)?;
        }
        handle.set_tab_index(0);
        self.describe(&handle)?;
        Ok(handle)
    }

    /// Writes what the handle moves, and where it is.
    fn describe(&self, handle: &HtmlElement) -> Result<(), JsValue> {
        let (orientation, least, most, now) = if self.sheet {
            ("horizontal", SHEETS[0] * 100.0, SHEETS[2] * 100.0, SHEETS[self.level] * 100.0)
        } else {
            ("vertical", DRAWER_NARROW, 2.0 * DRAWER_MOST, self.width)
        };
        handle.set_attribute("aria-orientation", orientation)?;
        for (name, value) in [("aria-valuemin", least), ("aria-valuemax", most), ("aria-valuenow", now)] {
            handle.set_attribute(name, &format!("{value:.0}"))?;
        }
        Ok(())
    }

    /// Whether the reader has said how wide it is to be, whatever room there is.
    pub fn is_chosen(&self) -> bool {
        self.narrow || self.chosen.is_some()
    }

    /// Makes `drawer` as wide as it should be in a viewport whose article leaves `room` at its left and right. This comes with every
    /// scrolling: what stays as it was is not written again.
    pub fn fit(&mut self, drawer: &HtmlElement, room: [f64; 2], viewport: f64) -> Result<(), JsValue> {
        self.sheet = viewport <= SHEET_UP_TO;
        let room = room[usize::from(!self.left)];
        let width = if self.narrow { DRAWER_NARROW } else { self.chosen.unwrap_or_else(|| drawer_width(room)) };
        self.width = width.min(viewport);
        if self.applied == Some(self.look()) { Ok(()) } else { self.apply(drawer) }
    }

    fn look(&self) -> Look {
        let &Self { width, narrow, left, sheet, level, .. } = self;
        Look { width, narrow, left, sheet, level }
    }

    /// Writes size and side into `drawer`.
    pub fn apply(&mut self, drawer: &HtmlElement) -> Result<(), JsValue> {
        self.applied = Some(self.look());
        drawer.style().set_property("--width", &format!("{:.0}px", self.width))?;
        drawer.style().set_property("--sheet", &format!("{:.0}dvh", SHEETS[self.level] * 100.0))?;
        let narrow = self.narrow && !self.sheet;
        drawer.class_list().toggle_with_force("narrow", narrow)?;
        for element in [drawer, &self.tab] {
            element.class_list().toggle_with_force("left", self.left && !self.sheet)?;
        }
        self.tab.set_text_content(Some(match (self.sheet, self.left) {
            (true, _) => "⌃",
            (_, true) => "›",
            _ => "‹",
        }));
        if let Some(button) = drawer.query_selector("[data-do=narrow]")? {
            button.set_attribute("aria-pressed", if narrow { "true" } else { "false" })?;
        }
        if let Some(handle) = drawer.query_selector(".edge")?.and_then(super::host::html) {
            self.describe(&handle)?;
        }
        Ok(())
    }

    /// Whether it is at the foot of a small window.
    pub fn is_sheet(&self) -> bool {
        self.sheet
    }

    /// Makes the sheet as low as it gets.
    pub fn lower(&mut self, drawer: &HtmlElement) {
        self.level = 0;
        // Where it cannot be lowered, it stays in the way.
        let _ = self.apply(drawer);
    }

    /// The pointer takes the edge.
    pub fn take(&mut self) {
        self.dragged = false;
    }

    /// The reader drags the edge to a point.
    pub fn drag(&mut self, (x, y): (f64, f64), viewport: Size) {
        self.dragged = true;
        if self.sheet {
            self.level = nearest_sheet(1.0 - y / viewport.height.max(1.0));
        } else {
            self.choose(if self.left { x } else { viewport.width - x });
        }
    }

    /// The edge is clicked: a sheet gets higher, and the highest low again.
    pub fn click(&mut self) {
        if self.sheet && !std::mem::take(&mut self.dragged) {
            self.level = (self.level + 1) % SHEETS.len();
        }
    }

    fn choose(&mut self, width: f64) {
        self.narrow = false;
        self.chosen = Some(width.clamp(DRAWER_LEAST, 2.0 * DRAWER_MOST));
    }

    /// The reader moves the edge by an arrow key. Answers whether it moves that way.
    pub fn press(&mut self, key: &str) -> bool {
        let outwards = match key {
            "ArrowLeft" => !self.left,
            "ArrowRight" => self.left,
            "ArrowUp" if self.sheet => {
                self.level = (self.level + 1).min(SHEETS.len() - 1);
                return true;
            }
            "ArrowDown" if self.sheet => {
                self.level = self.level.saturating_sub(1);
                return true;
            }
            _ => return false,
        };
        self.choose(self.width + if outwards { STEP } else { -STEP });
        true
    }

    /// Makes it narrow, or as it was.
    pub fn turn_narrow(&mut self) {
        self.narrow = !self.narrow;
    }

    /// Moves it to the other side.
    pub fn turn_side(&mut self) {
        self.left = !self.left;
        self.side = Some(if self.left { Side::Left } else { Side::Right });
    }

    /// Shows the tab, or takes it away.
    pub fn set_folded(&self, folded: bool) {
        if folded { show(&self.tab) } else { hide(&self.tab) }
    }

    /// Gives the tab the focus.
    pub fn focus_tab(&self) {
        super::dom::focus(&self.tab);
    }
}
