//! What the reader does in the sidebar: clicks, keys, typing (in the card too), choosing, scrolling, dragging its edge.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use super::dom::{innermost, number, numbers, value_of};
use super::steps::Inner;
use crate::view::choices::Tab;

/// What is done at an event.
type Act = fn(&Rc<Inner>, &Event);

/// What is listened to inside the overlay besides clicks and keys.
pub(super) const LISTENED: [(&str, Act); 8] = [
    ("pointerdown", edge_dragged),
    ("pointermove", edge_dragged),
    ("pointerup", edge_dragged),
    ("scroll", |inner, event| {
        if innermost(event).is_some_and(|element| element.class_list().contains("panel")) {
            inner.drawer_scrolled();
        }
    }),
    ("input", typed),
    ("change", chosen),
    // What is typed is no shortcut of the page.
    ("keyup", |_, event| event.stop_propagation()),
    ("keypress", |_, event| event.stop_propagation()),
];

/// A click, a tap, Enter or Space on something in the sidebar that does `name`.
pub(super) fn clicked(inner: &Rc<Inner>, control: &Element, name: &str) {
    match name {
        "close-drawer" => inner.close_drawer(),
        "unfold" => inner.fold_drawer(false),
        "edge" => inner.move_edge(|edge, _| edge.click()),
        "narrow" => {
            inner.move_edge(|edge, _| edge.turn_narrow());
            inner.remember_edge(true);
        }
        "side" => {
            inner.move_edge(|edge, _| edge.turn_side());
            inner.remember_edge(false);
        }
        "tab" => {
            let tab = number(control, "data-tab").and_then(|at| Tab::ALL.get(at)).copied().unwrap_or_default();
            inner.in_parts(|parts, m| parts.choose_tab(tab, m).map(|()| None));
        }
        "turn" => {
            inner.in_parts(|parts, m| parts.turn(number(control, "data-group").unwrap_or_default(), m).map(|()| None))
        }
        "rest" => inner.with(|state| state.drawer.show_rest(control)),
        "reset" => inner.in_parts(|parts, m| parts.reset(m).map(|()| None)),
        "go-speaker" => inner.in_parts(|parts, m| {
            parts.go_to_speaker(number(control, "data-source").unwrap_or_default(), m).map(|()| None)
        }),
        "behind" => {
            let claims = numbers(control, "data-claims");
            let (label, count) = (control.get_attribute("data-label").unwrap_or_default(), claims.len());
            inner.in_parts(|parts, m| parts.show_only(&label, claims, m).map(|()| Some(count)));
        }
        _ => {}
    }
}

/// A key in the sidebar. Answers whether it did something.
pub(super) fn pressed(inner: &Rc<Inner>, event: &Event, key: &str) -> bool {
    let Some(element) = innermost(event) else { return false };
    let classes = element.class_list();
    if classes.contains("edge") {
        if key == "Enter" {
            inner.fold_drawer(true);
            return true;
        }
        let moved = inner.move_edge(|edge, _| edge.press(key));
        if moved {
            inner.remember_edge(true);
        }
        return moved;
    }
    if classes.contains("tab-button") && matches!(key, "ArrowLeft" | "ArrowRight" | "Home" | "End") {
        inner.in_parts(|parts, m| parts.step_tab(key, m).map(|()| None));
        return true;
    }
    if key == "Escape" && classes.contains("search") && !value_of(&element).is_empty() {
        // One layer at a time: what is searched for first.
        inner.in_parts(|parts, m| parts.reset(m).map(|()| None));
        return true;
    }
    false
}

fn typed(inner: &Rc<Inner>, event: &Event) {
    let Some(field) = innermost(event) else { return };
    if field.class_list().contains("search") {
        inner.in_parts(|parts, m| parts.search(value_of(&field), m).map(Some));
    } else if field.class_list().contains("card-search") {
        inner.search(&value_of(&field));
    }
}

fn chosen(inner: &Rc<Inner>, event: &Event) {
    let Some(select) = innermost(event) else { return };
    let Some(index) = number(&select, "data-choice") else { return };
    let option = js_sys::Reflect::get(&select, &"selectedIndex".into()).ok().and_then(|at| at.as_f64());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index into a few options")]
    let option = option.unwrap_or_default().max(0.0) as usize;
    inner.in_parts(|parts, m| parts.choose(index, option, m).map(Some));
}

/// The pointer takes the sidebar's edge, drags it, lets it go.
fn edge_dragged(inner: &Rc<Inner>, event: &Event) {
    let on_edge = innermost(event).filter(|element| element.class_list().contains("edge"));
    let (Some(edge), Some(pointer)) = (on_edge, event.dyn_ref::<PointerEvent>()) else { return };
    if event.type_() == "pointerdown" {
        // Until it is let go the edge gets all events, also from beside it. A pointer that is gone
        // already cannot be held.
        let _ = edge.set_pointer_capture(pointer.pointer_id());
        event.prevent_default();
        inner.move_edge(|edge, _| edge.take());
    } else if event.type_() == "pointerup" {
        inner.remember_edge(true);
    } else if edge.has_pointer_capture(pointer.pointer_id()) {
        let at = (pointer.client_x(), pointer.client_y());
        inner.move_edge(|edge, viewport| edge.drag(at, viewport));
    }
}
