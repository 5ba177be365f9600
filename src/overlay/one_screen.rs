//! The summary on one screen: measured as it is laid out, and cut by what [`room::fit`] says there is room for. What is cut is
//! counted beside its heading, in a button that opens it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};

use super::dom::focus;
use super::map::MapBox;
use crate::view::Strings;
use crate::view::geometry::{SHEET_UP_TO, SHEETS};
use crate::view::room::{self, Part};
use crate::view::strings::fill;

/// Rows of the summary of which the last may be cut.
#[derive(Debug)]
pub(super) struct Cut {
    pub rows: Vec<HtmlElement>,
    /// The button that counts them.
    pub more: HtmlElement,
    /// How many are not in the summary at all.
    pub others: usize,
    pub least: usize,
    /// Whether the reader has had them all shown.
    pub whole: Cell<bool>,
}

impl Cut {
    /// As it is laid out.
    fn measured(&self) -> Part {
        let rects: Vec<_> = self.rows.iter().map(|row| row.get_bounding_client_rect()).collect();
        let top = rects.first().map(|rect| rect.top()).unwrap_or_default();
        let bottoms: Vec<_> = rects.iter().map(|rect| rect.bottom() - top).collect();
        Part { least: if self.whole.get() { bottoms.len() } else { self.least }, bottoms }
    }
}

/// What keeps the summary on one screen.
#[derive(Debug)]
pub(super) struct OneScreen {
    inner: Rc<Inner>,
    observer: ResizeObserver,
    /// What the observer calls.
    _resized: Closure<dyn FnMut()>,
}

#[derive(Debug)]
struct Inner {
    summary: HtmlElement,
    /// The last of what has to be on the screen.
    last: Option<HtmlElement>,
    cuts: Vec<Cut>,
    /// What goes before any row, the first first.
    spare: Vec<HtmlElement>,
    map: Option<Rc<MapBox>>,
    strings: &'static Strings,
}

impl OneScreen {
    /// That of `summary`, whose parts are `sections`.
    pub fn new(
        summary: &HtmlElement,
        sections: &[HtmlElement],
        cuts: Vec<Cut>,
        spare: Vec<HtmlElement>,
        map: Option<Rc<MapBox>>,
        strings: &'static Strings,
    ) -> Result<Self, JsValue> {
        let (summary, last) = (summary.clone(), sections.last().cloned());
        let inner = Rc::new(Inner { summary, last, cuts, spare, map, strings });
        let weak = Rc::downgrade(&inner);
        let resized = Closure::<dyn FnMut()>::new(move || {
            if let Some(inner) = weak.upgrade().filter(|_| !super::is_down()) {
                inner.fit();
            }
        });
        // It tells when the browser has laid everything out anyway, and before that is seen.
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref())?;
        Ok(Self { inner, observer, _resized: resized })
    }

    /// Cuts it from now on to the size of what it is in.
    pub fn begin(&self) {
        if let Some(panel) = self.inner.summary.parent_element() {
            self.observer.observe(&panel);
        }
    }

    /// Shows all rows that the button `more` counts, with the focus on the first that was not there.
    pub fn show_rest(&self, more: &Element) {
        let Some(cut) = self.inner.cuts.iter().find(|cut| cut.more.is_same_node(Some(more))) else { return };
        let first = cut.rows.iter().find(|row| row.hidden()).cloned();
        cut.whole.set(true);
        self.inner.fit();
        let button = first.and_then(|row| row.query_selector("button").ok().flatten());
        if let Some(button) = button.and_then(super::host::html) {
            focus(&button);
        }
    }
}

impl Drop for OneScreen {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Inner {
    fn fit(&self) {
        let Some((panel, last)) = self.summary.parent_element().zip(self.last.as_ref()) else {
            return self.map.iter().for_each(|map| map.fit(f64::MAX));
        };
        // First as it is whole.
        let all = || self.cuts.iter().flat_map(|cut| cut.rows.iter().chain([&cut.more])).chain(&self.spare);
        all().for_each(|element| element.set_hidden(false));
        let rect = |element: &Element| element.get_bounding_client_rect();
        let top = rect(&panel).top();
        let room = room_of(&panel, top);
        if panel.client_width() == 0 || self.summary.hidden() {
            return;
        }
        let mut shown = None;
        for tight in [false, true] {
            // Fails only for a class name with a space.
            let _ = self.summary.class_list().toggle_with_force("tight", tight);
            let (drawn, high) = self.map.as_ref().map(|map| map.heights()).unwrap_or_default();
            let map = room::map(high, f64::from(panel.client_height()));
            let over = rect(last).bottom() - top + panel.scroll_top() + map - drawn - room;
            let parts: Vec<_> = self.cuts.iter().map(Cut::measured).collect();
            let spare: Vec<_> = self.spare.iter().map(|element| rect(element).height()).collect();
            let fitted = room::fit(&parts, &spare, map, over);
            let whole = fitted.is_whole(&parts);
            shown = Some(fitted);
            if whole {
                break;
            }
        }
        let Some(shown) = shown else { return };
        for element in self.spare.iter().take(self.spare.len() - shown.spare) {
            element.set_hidden(true);
        }
        for (cut, rows) in self.cuts.iter().zip(shown.rows) {
            for row in cut.rows.iter().skip(rows) {
                row.set_hidden(true);
            }
            let left = cut.others + cut.rows.len() - rows;
            cut.more.set_hidden(left == 0);
            cut.more.set_text_content(Some(&fill(self.strings.more, &[&left.to_string()])));
        }
        if let Some(map) = &self.map {
            map.fit(shown.map);
        }
    }
}

/// How high what is shown in `panel`, whose top is at `top`, may be. A sheet has the room that it has when it is drawn up.
fn room_of(panel: &Element, top: f64) -> f64 {
    let height = f64::from(panel.client_height());
    let drawn_up = || {
        let window = web_sys::window()?;
        let side = |side: Result<JsValue, JsValue>| side.ok()?.as_f64();
        let is_sheet = side(window.inner_width())? <= SHEET_UP_TO;
        let head = top - panel.parent_element()?.get_bounding_client_rect().top();
        is_sheet.then_some(side(window.inner_height())? * SHEETS[2] - head)
    };
    height.max(drawn_up().unwrap_or_default())
}
