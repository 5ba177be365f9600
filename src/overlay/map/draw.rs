//! Making elements of what [`Map`] decided.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, SvgElement};

use super::Inner;
use crate::overlay::Land;
use crate::overlay::dom::{Maker, append, empty, focus, numbers, spaced};
use crate::overlay::lists::list;
use crate::view::Strings;
use crate::view::geometry::Size;
use crate::view::map::Map;
use crate::view::map::clusters::Marker;
use crate::view::map::drawing::Drawn;
use crate::view::map::point::Point;
use crate::view::map::projection::Frame;

impl Inner {
    /// Draws the map anew, with the focus staying on the place that has it.
    pub(super) fn draw(&self) -> Result<(), JsValue> {
        let focused = self.focused();
        {
            let state = self.state.borrow();
            let Some(map) = &state.map else { return Ok(()) };
            let size = map.frame.size;
            self.svg.set_attribute("viewBox", &format!("0 0 {:.1} {:.1}", size.width, size.height))?;
            // Not by the attribute, which a page's policy for styles can forbid.
            if let Some(svg) = self.svg.dyn_ref::<SvgElement>() {
                svg.style().set_property("height", &format!("{:.0}px", size.height))?;
            }
            empty(&self.layers[0]);
            self.fill(&self.layers[0], &map.ground())?;
            empty(&self.layers[1]);
            // The weightiest last, over the others.
            for index in (0..map.markers.len()).rev() {
                self.layers[1].append_child(&*self.marker(map, index)?)?;
            }
            if let Some(mention) = focused {
                let marker = map.marker_of(mention, &self.points).and_then(|index| self.element_of(index));
                focus_on(marker.as_ref().unwrap_or(&self.svg));
            }
        }
        self.draw_lit()
    }

    fn fill(&self, parent: &Element, drawn: &[Drawn]) -> Result<(), JsValue> {
        fill(&self.maker, parent, drawn)
    }

    fn marker(&self, map: &Map, index: usize) -> Result<Element, JsValue> {
        let marker = &map.markers[index];
        let number = index.to_string();
        let spoken = map.spoken(index, &self.points, self.strings);
        let group = self.maker.svg(
            "g",
            &[
                ("class", "marker"),
                ("role", "button"),
                ("tabindex", "0"),
                ("data-marker", &number),
                ("aria-label", &spoken),
            ],
        )?;
        let mentions: Vec<usize> = self.mentions_of(marker);
        group.set_attribute("data-places", &spaced(&mentions))?;
        if marker.points.len() > 1 {
            group.set_attribute("data-map", "open")?;
        } else {
            group.set_attribute("data-do", "go")?;
        }
        self.fill(&group, &map.marker(index))?;
        Ok(group)
    }

    pub(super) fn mentions_of(&self, marker: &Marker) -> Vec<usize> {
        marker.own(&self.points).flat_map(|point| point.mentions.clone()).collect()
    }

    /// The element of the marker at `index`.
    fn element_of(&self, index: usize) -> Option<Element> {
        self.layers[1].query_selector(&format!("[data-marker='{index}']")).ok()?
    }

    /// The first mention of the marker that has the focus.
    fn focused(&self) -> Option<usize> {
        let root: web_sys::ShadowRoot = self.svg.get_root_node().dyn_into().ok()?;
        let marker = root.active_element()?.closest(".marker").ok()??;
        self.layers[1].contains(Some(&marker)).then(|| numbers(&marker, "data-places").first().copied())?
    }

    /// Marks the markers that stand out, and shows the names of the first.
    pub(super) fn draw_lit(&self) -> Result<(), JsValue> {
        empty(&self.layers[2]);
        if let Some(before) = self.layers[1].query_selector("[data-lit]")? {
            before.remove_attribute("data-lit")?;
        }
        let state = self.state.borrow();
        let Some(map) = &state.map else { return Ok(()) };
        let lit = state.lit.iter().find_map(|&mention| map.marker_of(mention, &self.points));
        if let Some((index, element)) = lit.and_then(|index| Some((index, self.element_of(index)?))) {
            element.set_attribute("data-lit", "")?;
            self.fill(&self.layers[2], &map.tip(index, &self.points))?;
        }
        Ok(())
    }

    /// Lists what a marker counts under the picture, and gives the list the focus.
    pub(super) fn list_of(&self, marker: &Marker) -> Result<(), JsValue> {
        empty(&self.list);
        let m = &self.maker;
        let list = list(m, "rows")?;
        list.set_attribute("aria-label", self.strings.at_one_place)?;
        for point in marker.own(&self.points) {
            let row = m.button("row", &point.name)?;
            row.set_attribute("data-do", "go")?;
            row.set_attribute("data-places", &spaced(&point.mentions))?;
            let item = m.element("li", "")?;
            item.append_child(&row)?;
            list.append_child(&item)?;
        }
        append(&self.list, &[&*m.text("p", "map-list-head", self.strings.at_one_place)?, &*list])?;
        if let Some(first) = self.list.query_selector("button")?.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
            focus(&first);
        }
        Ok(())
    }
}

fn focus_on(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<SvgElement>() {
        // Fails only where nothing can take the focus.
        let _ = element.focus_with_options(&options);
    }
}

/// A picture of one place over `land`, as small as `size`: nothing in it moves or is pressed.
pub(in crate::overlay) fn picture(
    m: &Maker,
    (point, extent): &(Point, f64),
    size: Size,
    land: &Land,
    strings: &Strings,
) -> Result<Option<Element>, JsValue> {
    let Some(frame) = Frame::around(&[point.place], *extent, size) else { return Ok(None) };
    let map = Map::new(std::slice::from_ref(point), frame, land(&frame), strings);
    let view = format!("0 0 {} {}", size.width, size.height);
    let svg = m.svg("svg", &[("class", "card-map"), ("viewBox", &view), ("aria-hidden", "true")])?;
    fill(m, &svg, &map.shapes())?;
    Ok(Some(svg))
}

fn fill(m: &Maker, parent: &Element, drawn: &[Drawn]) -> Result<(), JsValue> {
    for shape in drawn {
        let (tag, attributes, text) = shape.element(&|ink| format!("var({})", ink.property()));
        let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let element = m.svg(tag, &attributes)?;
        if !text.is_empty() {
            element.set_text_content(Some(text));
            // Not drawn; two texts of one marker are not read as one word.
            parent.append_with_str_1(" ")?;
        }
        parent.append_child(&element)?;
    }
    Ok(())
}
