//! Lists, map and text point at each other: what is pointed at or has the focus in one stands out in the others.

use web_sys::Element;

use super::dom::numbers;
use super::steps::Inner;

impl Inner {
    /// The pointer or the focus is at `element` of the overlay, or has left it.
    pub(super) fn link_to(&self, element: Option<&Element>) {
        let pointed = element.and_then(|element| element.closest("[data-places]").ok().flatten());
        let mentions = pointed.map_or_else(Vec::new, |element| numbers(&element, "data-places"));
        self.with(|state| {
            if state.linked != mentions {
                state.linked = mentions;
                state.light();
                // What cannot be painted is missing on the screen only.
                let _ = state.paint_active();
            }
        });
    }
}
