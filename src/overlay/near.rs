//! Which marks of a long article the browser is given: those near the screen.
//!
//! Chromium places all highlights of a document anew whenever an element of it, also one in the sidebar, changes its style or comes
//! or goes, before each hit test and each frame: of an article with 520 marks some 2.6 ms, eight times for one click, and 9 ms of
//! painting after it.

use std::rc::Rc;

use js_sys::{Array, Map, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    AbstractRange, Element, Highlight, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, Range,
};

use super::highlights::{self, Highlights};
use super::sight::above;
use crate::view::MarkClass;

/// So many marks are all given: what they cost is not felt.
const FEW: usize = 300;
/// How far beyond the screen, on every side, marks are given: one screen more, so that nobody scrolls faster than they come.
const MARGIN: &str = "100%";

/// The marks of one class, ascending.
pub(super) type Ranges = (MarkClass, Vec<Range>);

/// Marks that come and go as the reader scrolls, until dropped. Those that are drawn then stay.
#[derive(Debug)]
pub(super) struct Near {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

/// The marks in one element.
#[derive(Debug)]
struct Group {
    element: Element,
    ranges: Vec<(Highlight, Range)>,
}

impl Group {
    fn give(&self, near: bool) {
        for (highlight, range) in &self.ranges {
            if near {
                highlights::add(highlight, range);
            } else {
                highlight.delete(range.unchecked_ref::<AbstractRange>());
            }
        }
    }
}

impl Near {
    /// Draws `marks` in place of what was drawn of their classes: all of them, if they are few or `all` are wanted, or else those
    /// near the screen, for as long as what is given back lives.
    pub fn draw(highlights: &Highlights, marks: Vec<Ranges>, all: bool) -> Result<Option<Self>, JsValue> {
        if all || marks.iter().map(|(_, ranges)| ranges.len()).sum::<usize>() <= FEW {
            marks.iter().try_for_each(|(class, ranges)| highlights.set(*class, ranges))?;
            return Ok(None);
        }
        let mut groups: Vec<Group> = Vec::new();
        let numbers = Map::new();
        for (class, ranges) in marks {
            let Some(highlight) = highlights.begin(class, ranges.is_empty())? else { continue };
            for range in ranges {
                // A range without an element is on no page any more.
                let Some(element) = element_of(&range) else { continue };
                let number = numbers.get(&element).as_f64().map_or(groups.len(), index);
                if number == groups.len() {
                    numbers.set(&element, &JsValue::from_f64(count(number)));
                    groups.push(Group { element, ranges: Vec::new() });
                }
                groups[number].ranges.push((highlight.clone(), range));
            }
        }
        let height = web_sys::window().and_then(|w| w.inner_height().ok()?.as_f64()).unwrap_or_default();
        let groups = Rc::new(groups);
        // What the observer says comes a frame later, in which nothing would be marked.
        for group in groups.iter() {
            let at = group.element.get_bounding_client_rect();
            if at.bottom() > -height && at.top() < 2.0 * height {
                group.give(true);
            }
        }
        let callback = {
            let groups = Rc::clone(&groups);
            Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
                for entry in entries.iter().map(JsCast::unchecked_into::<IntersectionObserverEntry>) {
                    if let Some(group) = numbers.get(&entry.target()).as_f64().and_then(|n| groups.get(index(n))) {
                        group.give(entry.is_intersecting());
                    }
                }
            })
        };
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        // Of boxes that scroll in the page: Chrome 120, Firefox 141. Where it is not known, marks come in the frame after the words.
        Reflect::set(&options, &"scrollMargin".into(), &MARGIN.into())?;
        let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options)?;
        groups.iter().for_each(|group| observer.observe(&group.element));
        Ok(Some(Self { observer, _callback: callback }))
    }
}

impl Drop for Near {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The innermost element around the beginning of `range` that has a box: of `display: contents` an observer never says that it is near.
fn element_of(range: &Range) -> Option<Element> {
    let mut next = range.start_container().ok();
    while let Some(node) = next {
        next = above(&node);
        if let Ok(element) = node.dyn_into::<Element>()
            && (element.get_client_rects().length() > 0 || next.is_none())
        {
            return Some(element);
        }
    }
    None
}

#[allow(clippy::cast_precision_loss, reason = "fewer elements than any double is exact to")]
const fn count(number: usize) -> f64 {
    number as f64
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "made by `count`")]
const fn index(number: f64) -> usize {
    number as usize
}
