//! The overview map: an SVG that is laid out anew for every size and every part of the world. What lies where is
//! decided in [`crate::view::map`]; here it is drawn, and moved by pointer, wheel, fingers and keys.

pub(super) mod draw;
mod input;
mod picture;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};

use super::Land;
use super::dom::{Maker, append, empty};
use crate::view::Strings;
use crate::view::geometry::Size;
use crate::view::map::points::Point;
use crate::view::map::projection::Frame;
use crate::view::map::{Map, clusters, opening};

/// Height of the picture, in parts of its width.
const HEIGHT: f64 = 0.64;
/// Least and most height, in CSS pixels.
const HEIGHTS: (f64, f64) = (180.0, 420.0);

/// The map in the sidebar.
pub(super) struct MapBox {
    inner: Rc<Inner>,
    observer: ResizeObserver,
    /// What the observer calls.
    _resized: Closure<dyn FnMut()>,
    /// Gone with the map.
    _listeners: Vec<EventListener>,
}

impl std::fmt::Debug for MapBox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MapBox").finish_non_exhaustive()
    }
}

/// What the listeners share.
struct Inner {
    maker: Maker,
    /// Around picture, buttons and list.
    element: HtmlElement,
    svg: Element,
    /// Ground, markers, and what is shown of the one that is pointed at.
    layers: [Element; 3],
    /// How many places lie beside the picture.
    outside: HtmlElement,
    /// The names that a marker counts where they lie at one place.
    list: HtmlElement,
    land: Land,
    strings: &'static Strings,
    points: Vec<Point>,
    /// Extent of the map of one place, in degrees of latitude.
    alone: f64,
    /// The most height, in CSS pixels; until that is known nothing is drawn.
    most: Cell<f64>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    map: Option<Map>,
    /// The part of the world that the reader chose; without it, the one that the map opens on.
    chosen: Option<Frame>,
    /// Mentions whose markers stand out.
    lit: Vec<usize>,
    hand: input::Hand,
}

impl MapBox {
    /// The map of `points`, or `None` without any.
    pub fn new(
        maker: &Maker,
        (points, alone): (Vec<Point>, f64),
        land: Land,
        strings: &'static Strings,
    ) -> Result<Option<Self>, JsValue> {
        if points.is_empty() {
            return Ok(None);
        }
        let inner = Rc::new(Inner::new(maker, points, alone, land, strings)?);
        let weak = Rc::downgrade(&inner);
        let resized = Closure::<dyn FnMut()>::new(move || {
            if let Some(inner) = weak.upgrade().filter(|_| !super::is_down()) {
                inner.resized();
            }
        });
        // It tells too when the picture is first shown.
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref())?;
        observer.observe(&inner.svg);
        let listeners = input::listen(&inner);
        Ok(Some(Self { inner, observer, _resized: resized, _listeners: listeners }))
    }

    /// What is put into the sidebar.
    pub fn element(&self) -> &HtmlElement {
        &self.inner.element
    }

    /// Has the markers of these mentions stand out, and no others.
    pub fn light(&self, mentions: &[usize]) {
        self.inner.light(mentions);
    }

    /// How high it is, and how high it would be where there is room; in CSS pixels.
    pub fn heights(&self) -> (f64, f64) {
        let rect = self.inner.svg.get_bounding_client_rect();
        (rect.height(), height(rect.width()))
    }

    /// Makes it no higher than this.
    pub fn fit(&self, most: f64) {
        self.inner.most.set(most);
        self.inner.resized();
    }

    /// The map as it is shown, as an SVG document.
    pub fn svg(&self, title: &str, made_by: &str) -> Option<String> {
        Some(crate::view::map::svg::document(self.inner.state.borrow().map.as_ref()?, title, made_by))
    }

    /// The map as it is shown, as a picture in PNG; given to `done` when it is ready.
    pub fn png(&self, made_by: &str, done: impl FnOnce(web_sys::Blob) + 'static) -> Result<(), JsValue> {
        let state = self.inner.state.borrow();
        let map = state.map.as_ref().ok_or("nothing is shown yet")?;
        picture::png(&self.inner.maker, map, made_by, done)
    }
}

/// How high a picture of this width is, where there is room.
fn height(width: f64) -> f64 {
    (width * HEIGHT).clamp(HEIGHTS.0, HEIGHTS.1)
}

impl Drop for MapBox {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Inner {
    fn new(
        maker: &Maker,
        points: Vec<Point>,
        alone: f64,
        land: Land,
        strings: &'static Strings,
    ) -> Result<Self, JsValue> {
        let element = maker.element("div", "map-box")?;
        let count = strings.count(points.len(), &strings.places_counted);
        let description = crate::view::strings::fill(strings.map_description, &[&count]);
        let label = format!("{description} {}", strings.map_keys);
        let svg =
            maker.svg("svg", &[("class", "map"), ("role", "group"), ("tabindex", "0"), ("aria-label", &label)])?;
        // Names stand where they were put whatever way the page around reads.
        svg.set_attribute("direction", "ltr")?;
        // Where a magnified box is a part of a pixel off the map's shape, that part is cut and no strip of paper left at an edge.
        svg.set_attribute("preserveAspectRatio", "xMidYMid slice")?;
        let layer = |class| maker.svg("g", &[("class", class)]);
        let layers = [layer("map-ground")?, layer("map-markers")?, layer("map-tip")?];
        append(&svg, &[&layers[0], &layers[1], &layers[2]])?;
        // A picture to a screen reader: what lies under the markers says nothing that they do not.
        layers[0].set_attribute("aria-hidden", "true")?;
        layers[2].set_attribute("aria-hidden", "true")?;
        let tools = maker.element("div", "map-tools")?;
        for (sign, name, action) in
            [("+", strings.zoom[0], "in"), ("−", strings.zoom[1], "out"), ("⤢", strings.zoom[2], "all")]
        {
            let button = maker.icon_button("map-tool", sign, name)?;
            button.set_attribute("data-map", action)?;
            tools.append_child(&button)?;
        }
        let outside = maker.button("map-outside", "")?;
        outside.set_attribute("data-map", "all")?;
        tools.append_child(&outside)?;
        let list = maker.element("div", "map-list")?;
        append(&element, &[&svg, &*tools, &*list])?;
        let (state, most) = (RefCell::default(), Cell::default());
        Ok(Self {
            maker: maker.clone(),
            element,
            svg,
            layers,
            outside,
            list,
            land,
            strings,
            points,
            alone,
            most,
            state,
        })
    }

    /// The picture's size as it is shown, if it is.
    fn size(&self) -> Option<Size> {
        let width = self.svg.get_bounding_client_rect().width();
        let most = self.most.get();
        (width > 0.0 && most > 0.0).then(|| Size { width, height: height(width).min(most) })
    }

    fn resized(&self) {
        let Some(size) = self.size() else { return };
        let near = |a: f64, b: f64| (a - b).abs() < 0.5;
        let same = |map: &Map| near(map.frame.size.width, size.width) && near(map.frame.size.height, size.height);
        if !self.state.borrow().map.as_ref().is_some_and(same) {
            let chosen = self.state.borrow().chosen.map(|frame| frame.resized(size));
            self.lay_out(chosen, size);
        }
    }

    /// Shows the part of the world that the reader chose.
    fn show(&self, chosen: Frame) {
        self.lay_out(Some(chosen), chosen.size);
    }

    /// Shows all places.
    fn show_all(&self) {
        let Some(size) = self.size() else { return };
        self.lay_out(opening::whole(&self.points, self.alone, size), size);
    }

    fn lay_out(&self, chosen: Option<Frame>, size: Size) {
        let Some(frame) = chosen.or_else(|| opening::opening(&self.points, self.alone, size)) else { return };
        let map = Map::new(&self.points, frame, (self.land)(&frame), self.strings);
        if let Ok(mut state) = self.state.try_borrow_mut() {
            (state.map, state.chosen) = (Some(map), chosen);
        }
        empty(&self.list);
        let outside = opening::outside(&self.points, &frame);
        let text =
            if outside == 0 { String::new() } else { self.strings.count(outside, &self.strings.outside_counted) };
        self.outside.set_text_content(Some(&text));
        // A map that cannot be drawn is missing; the lists have the same places.
        let _ = self.draw();
    }

    /// Has the markers of these mentions stand out, and tells the names of the first.
    fn light(&self, mentions: &[usize]) {
        if let Ok(mut state) = self.state.try_borrow_mut() {
            state.lit = mentions.to_vec();
        }
        let _ = self.draw_lit();
    }

    /// Shows what a marker counts: apart, or where nothing shows that, as a list.
    fn open(&self, index: usize) {
        let (frame, marker) = {
            let state = self.state.borrow();
            let Some(map) = &state.map else { return };
            let Some(marker) = map.markers.get(index) else { return };
            (clusters::opened(marker, &self.points, &map.frame), marker.clone())
        };
        match frame {
            Some(frame) => self.show(frame),
            None => drop(self.list_of(&marker)),
        }
    }
}
