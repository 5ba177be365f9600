//! Pointer, wheel, fingers and keys on the map.
//!
//! The wheel scrolls the sidebar, as everywhere, until the map has the focus or the reader pinches (which browsers
//! report as the wheel with Ctrl). One finger scrolls up and down until the map was touched; two always move it.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use super::Inner;
use crate::overlay::dom::number;
use crate::view::map::projection::Frame;

/// How much nearer one press of a key or a button goes.
const STEP: f64 = 2.0;
/// How much nearer a pixel of the wheel goes, as a power of e.
const WHEEL: f64 = 0.004;
/// Pixels of a line of the wheel, where a browser counts in lines.
const LINE: f64 = 16.0;
/// How far an arrow key goes, in CSS pixels.
const ARROW: f64 = 60.0;
/// A pointer that moves less than this while it is down means a click, in CSS pixels.
const STILL: f64 = 4.0;

/// The pointers that are down.
#[derive(Default)]
pub(super) struct Hand {
    /// Number and place of each, at most two.
    pointers: Vec<(i32, f64, f64)>,
    /// How far they have moved.
    moved: f64,
    /// They moved the map: the click at the end is none.
    dragged: bool,
}

/// Starts listening.
pub(super) fn listen(inner: &Rc<Inner>) -> Vec<EventListener> {
    let svg: &Element = &inner.svg;
    let on = |target: &Element, kind: &'static str, act: fn(&Inner, &Event)| {
        let weak = Rc::downgrade(inner);
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(target, kind, options, move |event| {
            if let Some(inner) = weak.upgrade().filter(|_| !crate::overlay::is_down()) {
                act(&inner, event);
            }
        })
    };
    vec![
        on(svg, "pointerdown", Inner::pressed),
        on(svg, "pointermove", Inner::dragged),
        on(svg, "pointerup", Inner::released),
        on(svg, "pointercancel", Inner::released),
        on(svg, "touchmove", Inner::touched),
        on(svg, "wheel", Inner::wheeled),
        on(svg, "keydown", Inner::key),
        on(&inner.element, "click", Inner::clicked),
    ]
}

impl Inner {
    fn frame(&self) -> Option<Frame> {
        self.state.try_borrow().ok()?.map.as_ref().map(|map| map.frame)
    }

    fn zoom(&self, factor: f64, point: Option<(f64, f64)>) {
        if let Some(frame) = self.frame() {
            self.show(frame.zoomed(factor, point.unwrap_or_else(|| frame.centre())));
        }
    }

    fn shift(&self, dx: f64, dy: f64) {
        if let Some(frame) = self.frame() {
            self.show(frame.moved(dx, dy));
        }
    }

    /// Where in the picture an event happened.
    fn point(&self, event: &MouseEvent) -> (f64, f64) {
        let rect = self.svg.get_bounding_client_rect();
        (event.client_x() - rect.x(), event.client_y() - rect.y())
    }

    fn has_focus(&self) -> bool {
        self.svg.matches(":focus-within").unwrap_or(false)
    }

    fn pressed(&self, event: &Event) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>().filter(|p| p.button() == 0) else { return };
        let (x, y) = self.point(pointer);
        if let Ok(mut state) = self.state.try_borrow_mut() {
            let hand = &mut state.hand;
            hand.pointers.retain(|(id, ..)| *id != pointer.pointer_id());
            if hand.pointers.is_empty() {
                (hand.moved, hand.dragged) = (0.0, false);
            }
            if hand.pointers.len() < 2 {
                hand.pointers.push((pointer.pointer_id(), x, y));
            }
        }
    }

    fn dragged(&self, event: &Event) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        let id = pointer.pointer_id();
        let Some(frame) = self.frame() else { return };
        let next = {
            let Ok(mut state) = self.state.try_borrow_mut() else { return };
            let hand = &mut state.hand;
            let Some(which) = hand.pointers.iter().position(|(known, ..)| *known == id) else { return };
            let at = self.point(pointer);
            let before = (hand.pointers[which].1, hand.pointers[which].2);
            let (dx, dy) = (at.0 - before.0, at.1 - before.1);
            hand.moved += dx.abs() + dy.abs();
            // What one finger does to a map that was not touched may be the beginning of scrolling the list.
            let scrolls = !hand.dragged && hand.pointers.len() == 1 && dy.abs() > dx.abs() && !self.has_focus();
            if hand.moved < STILL || scrolls {
                return;
            }
            hand.dragged = true;
            for (id, ..) in &hand.pointers {
                // Only now: what is held gets the click too. A pointer that is gone already cannot be held. Each of them, since
                // what a finger came down on is drawn anew, and what leaves it is told to nobody then.
                let _ = self.svg.set_pointer_capture(*id);
            }
            (hand.pointers[which].1, hand.pointers[which].2) = at;
            match hand.pointers.get(1 - which.min(1)).filter(|_| hand.pointers.len() == 2) {
                None => frame.moved(dx, dy),
                Some(&(_, x, y)) => {
                    let apart = |point: (f64, f64)| (point.0 - x).hypot(point.1 - y).max(10.0);
                    let middle = (f64::midpoint(at.0, x), f64::midpoint(at.1, y));
                    frame.moved(dx / 2.0, dy / 2.0).zoomed(apart(at) / apart(before), middle)
                }
            }
        };
        event.prevent_default();
        self.show(next);
    }

    fn released(&self, event: &Event) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        if let Ok(mut state) = self.state.try_borrow_mut() {
            state.hand.pointers.retain(|(id, ..)| *id != pointer.pointer_id());
        }
    }

    /// Two fingers are on the map: the list around it does not scroll along with them.
    fn touched(&self, event: &Event) {
        if self.state.try_borrow().is_ok_and(|state| state.hand.pointers.len() == 2) {
            event.prevent_default();
        }
    }

    fn wheeled(&self, event: &Event) {
        let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
        if !wheel.ctrl_key() && !self.has_focus() {
            return;
        }
        let unit = if wheel.delta_mode() == WheelEvent::DOM_DELTA_LINE { LINE } else { 1.0 };
        // Pinching is reported in smaller steps than turning a wheel.
        let pinch = if wheel.ctrl_key() { 2.5 } else { 1.0 };
        self.zoom((-wheel.delta_y() * unit * WHEEL * pinch).clamp(-1.0, 1.0).exp(), Some(self.point(wheel)));
        event.prevent_default();
    }

    fn key(&self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.ctrl_key() || key.meta_key() || key.alt_key() {
            return;
        }
        match key.key().as_str() {
            "+" | "=" => self.zoom(STEP, None),
            "-" | "_" => self.zoom(1.0 / STEP, None),
            "0" => self.show_all(),
            "ArrowLeft" => self.shift(ARROW, 0.0),
            "ArrowRight" => self.shift(-ARROW, 0.0),
            "ArrowUp" => self.shift(0.0, ARROW),
            "ArrowDown" => self.shift(0.0, -ARROW),
            "Enter" | " " => {
                // What is no HTML button is not clicked by the browser.
                let marker = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let Some(marker) = marker.filter(|element| element.class_list().contains("marker")) else { return };
                if let Ok(click) = MouseEvent::new_with_mouse_event_init_dict("click", &bubbling()) {
                    // Fails only for an event that is being sent already.
                    let _ = marker.dispatch_event(&click);
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// A click on a button or a marker of the map. One on a single place goes on to the overlay.
    fn clicked(&self, event: &Event) {
        let dragged = self.state.try_borrow_mut().is_ok_and(|mut state| std::mem::take(&mut state.hand.dragged));
        if dragged {
            event.stop_propagation();
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(control) = target.and_then(|target| target.closest("[data-map]").ok().flatten()) else { return };
        match control.get_attribute("data-map").as_deref() {
            Some("in") => self.zoom(STEP, None),
            Some("out") => self.zoom(1.0 / STEP, None),
            Some("all") => self.show_all(),
            Some("open") => {
                self.open(number(&control, "data-marker").unwrap_or_default());
            }
            _ => return,
        }
        event.stop_propagation();
    }
}

fn bubbling() -> web_sys::MouseEventInit {
    let init = web_sys::MouseEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init
}
