//! Whether the reader sees a word: in the window, and in every box around it that scrolls.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot};

use super::dom::rect;
use crate::view::geometry::{Rect, Size};

/// Whether `rect`, the box of what begins where `range` does, is to be seen, if only a part of it.
pub(super) fn is_seen(range: &Range, rect: Rect, viewport: Size) -> bool {
    touches(rect, window(viewport)) && scrollers(range).iter().all(|scroller| touches(rect, box_of(scroller)))
}

/// Scrolls so that what `range` begins with is in the middle, if it is not to be seen whole.
pub(super) fn bring(range: &Range, viewport: Size) {
    let window = window(viewport);
    let scrollers = scrollers(range);
    if is_inside(rect_of(range), window) && scrollers.iter().all(|scroller| is_inside(rect_of(range), box_of(scroller)))
    {
        return;
    }
    let Some(element) = range.start_container().ok().and_then(|node| node.parent_element()) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_inline(ScrollLogicalPosition::Nearest);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    // Of a paragraph that is higher than its box only the middle is in the middle.
    for scroller in scrollers {
        let (rect, room) = (rect_of(range), box_of(&scroller));
        if !is_inside(rect, room) {
            scroller.scroll_by_with_x_and_y(0.0, rect.y - room.y - room.height / 2.0);
        }
    }
    let rect = rect_of(range);
    if let Some(view) = web_sys::window().filter(|_| !is_inside(rect, window)) {
        view.scroll_by_with_x_and_y(0.0, rect.y - viewport.height / 2.0);
    }
}

fn touches(rect: Rect, room: Rect) -> bool {
    rect.y + rect.height >= room.y
        && rect.y <= room.y + room.height
        && rect.x + rect.width >= room.x
        && rect.x <= room.x + room.width
}

fn is_inside(rect: Rect, room: Rect) -> bool {
    rect.y >= room.y
        && rect.y + rect.height <= room.y + room.height
        && rect.x >= room.x
        && rect.x + rect.width <= room.x + room.width
}

fn rect_of(range: &Range) -> Rect {
    rect(&range.get_bounding_client_rect())
}

fn box_of(element: &Element) -> Rect {
    rect(&element.get_bounding_client_rect())
}

const fn window(viewport: Size) -> Rect {
    Rect { x: 0.0, y: 0.0, width: viewport.width, height: viewport.height }
}

/// The elements around the beginning of `range` that hide some of what is in them, from the innermost on. What the window
/// scrolls is not among them.
fn scrollers(range: &Range) -> Vec<Element> {
    let mut found = Vec::new();
    let mut next = range.start_container().ok();
    while let Some(node) = next {
        next = above(&node);
        let Ok(element) = node.dyn_into::<Element>() else { continue };
        let hides =
            element.scroll_height() > element.client_height() || element.scroll_width() > element.client_width();
        if hides && !matches!(element.local_name().as_str(), "html" | "body") && cuts(&element) {
            found.push(element);
        }
    }
    found
}

/// What a node is shown in: a slot before the element that is its parent.
pub(super) fn above(node: &Node) -> Option<Node> {
    if let Some(root) = node.dyn_ref::<ShadowRoot>() {
        return Some(root.host().into());
    }
    let slot = node.dyn_ref::<Element>().and_then(Element::assigned_slot);
    slot.map(Into::into).or_else(|| node.parent_node())
}

fn cuts(element: &Element) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
    style.and_then(|style| style.get_property_value("overflow").ok()).is_some_and(|overflow| overflow != "visible")
}
