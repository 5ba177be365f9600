//! The page's marks, in the CSS Custom Highlight registry. Entries of others are never touched.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::css::JsNamespaceCss;
use web_sys::{AbstractRange, Highlight, HighlightRegistry, Range};

use crate::view::MarkClass;

/// Our entries of `CSS.highlights`; dropped, they are gone.
#[derive(Debug)]
pub(super) struct Highlights {
    registry: HighlightRegistry,
}

impl Highlights {
    /// The registry of the page.
    ///
    /// # Errors
    ///
    /// A sentence for the reader if the browser has none.
    pub fn new() -> Result<Self, JsValue> {
        let global = js_sys::global();
        let has =
            |object: &JsValue, key: &str| js_sys::Reflect::get(object, &key.into()).is_ok_and(|v| !v.is_undefined());
        let css = js_sys::Reflect::get(&global, &"CSS".into()).unwrap_or(JsValue::UNDEFINED);
        if !css.is_object() && !css.is_function() || !has(&css, "highlights") || !has(&global, "Highlight") {
            return Err(
                js_sys::Error::new("this browser cannot draw highlights (it needs Chrome 105 or Firefox 140)").into()
            );
        }
        Ok(Self { registry: JsNamespaceCss::highlights() })
    }

    /// Draws `ranges` as `class`, in place of what was drawn so; none takes the class away.
    pub fn set(&self, class: MarkClass, ranges: &[Range]) -> Result<(), JsValue> {
        if let Some(highlight) = self.begin(class, ranges.is_empty())? {
            ranges.iter().for_each(|range| add(&highlight, range));
        }
        Ok(())
    }

    /// What ranges are added to that are to be drawn as `class`, in place of what was drawn so; where there are to be `none`, the class
    /// is taken away.
    pub fn begin(&self, class: MarkClass, none: bool) -> Result<Option<Highlight>, JsValue> {
        if none {
            self.registry.delete(class.highlight_name());
            return Ok(None);
        }
        let highlight = Highlight::new(&[])?;
        highlight.set_priority(priority(class));
        self.registry.set(class.highlight_name(), &highlight);
        Ok(Some(highlight))
    }
}

/// Draws `range` as `highlight` is drawn.
pub(super) fn add(highlight: &Highlight, range: &Range) {
    // Firefox before 146 gives nothing back, so calls are not chained.
    highlight.add(range.unchecked_ref::<AbstractRange>());
}

fn priority(class: MarkClass) -> i32 {
    let place = MarkClass::ALL.iter().position(|other| *other == class).unwrap_or(0);
    i32::try_from(place).unwrap_or(0)
}

impl Drop for Highlights {
    fn drop(&mut self) {
        for class in MarkClass::ALL {
            self.registry.delete(class.highlight_name());
        }
    }
}

/// Deletes our entries, whoever made them. Does nothing in a browser without highlights.
pub(super) fn delete_all() {
    drop(Highlights::new());
}
