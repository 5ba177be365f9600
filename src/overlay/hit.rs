//! What is under the pointer.

use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::css::JsNamespaceCss;
use web_sys::{Document, Node, Range};

use super::dom::rect;
use crate::page::Reading;
use crate::text::TextSpan;
use crate::view::geometry::Rect;
use crate::view::{Mark, marks::mark_at};

/// How far beside a name the pointer still is on it, in CSS pixels.
const SLACK: f64 = 1.5;

#[wasm_bindgen]
extern "C" {
    /// The document as the place where a caret would go; web-sys lacks the older name.
    #[wasm_bindgen(extends = Document)]
    type Carets;
    #[wasm_bindgen(method, js_name = caretRangeFromPoint)]
    fn caret_range_from_point(this: &Carets, x: f32, y: f32) -> Option<Range>;
}

/// The mark at a point of the viewport, in CSS pixels.
pub(super) fn mark_at_point(document: &Document, reading: &Reading, marks: &[Mark], x: f64, y: f64) -> Option<usize> {
    // Carets snap to the nearest text, however far it is, and a highlight of a claim's source may
    // begin at another name, so the point must be on the mark itself.
    let on_it = |index: &usize| rects(reading, marks[*index].span).iter().any(|rect| rect.is_near(x, y, SLACK));
    // The browser knows best which highlight is where, but only once it has painted it.
    let painted = if has_highlights_from_point() { from_highlights(reading, marks, x, y) } else { Vec::new() };
    painted.into_iter().find(on_it).or_else(|| from_caret(document, reading, marks, x, y).filter(on_it))
}

/// The boxes of a stretch of the text on the screen, one a line.
pub(super) fn rects(reading: &Reading, span: TextSpan) -> Vec<Rect> {
    let mut boxes = Vec::new();
    for range in reading.ranges(span) {
        let Some(list) = range.get_client_rects() else { continue };
        for index in 0..list.length() {
            if let Some(r) = list.item(index) {
                boxes.push(rect(&r));
            }
        }
    }
    boxes
}

fn has_highlights_from_point() -> bool {
    let registry = JsNamespaceCss::highlights();
    js_sys::Reflect::get(&registry, &"highlightsFromPoint".into()).is_ok_and(|f| f.is_function())
}

/// Asks the browser which of our highlights is there.
#[allow(clippy::cast_possible_truncation, reason = "pixels of a screen")]
fn from_highlights(reading: &Reading, marks: &[Mark], x: f64, y: f64) -> Vec<usize> {
    let registry = JsNamespaceCss::highlights();
    let options = web_sys::HighlightsFromPointOptions::new();
    options.set_shadow_roots(reading.shadows());
    let hits = registry.highlights_from_point_with_options(x as f32, y as f32, &options);
    let ranges = hits.iter().filter_map(|hit| hit.get_ranges()).flat_map(|ranges| ranges.iter().collect::<Vec<_>>());
    let starts = ranges.map(|range| (range.start_container(), range.start_offset()));
    starts.filter_map(|(node, offset)| mark_at(marks, reading.byte_at(&node, offset)?)).collect()
}

/// Asks where a caret would go.
#[allow(clippy::cast_possible_truncation, reason = "pixels of a screen")]
fn from_caret(document: &Document, reading: &Reading, marks: &[Mark], x: f64, y: f64) -> Option<usize> {
    let has = |name: &str| js_sys::Reflect::get(document, &JsValue::from(name)).is_ok_and(|f| f.is_function());
    let (node, offset): (Node, u32) = if has("caretPositionFromPoint") {
        let caret = document.caret_position_from_point(x as f32, y as f32)?;
        (caret.offset_node()?, caret.offset())
    } else if has("caretRangeFromPoint") {
        let range = document.unchecked_ref::<Carets>().caret_range_from_point(x as f32, y as f32)?;
        (range.start_container().ok()?, range.start_offset().ok()?)
    } else {
        return None;
    };
    let byte = reading.byte_at(&node, offset)?;
    // On the right half of a name's last letter the caret is already behind it.
    mark_at(marks, byte).or_else(|| mark_at(marks, byte.checked_sub(1)?))
}
