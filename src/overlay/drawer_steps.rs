//! The steps in the sidebar.

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::dom::Maker;
use super::edge::Edge;
use super::panel::Panels;
use super::state::{Active, State};
use super::steps::Inner;
use crate::page::screen;
use crate::view::claims::about;
use crate::view::geometry::Size;
use crate::view::strings::fill;
use crate::view::{Density, Mark, Remembered};

/// Between which parts of the screen's height the reader reads, about.
const READ: (f64, f64) = (0.15, 0.5);

impl Inner {
    pub(super) fn toggle_drawer(&self) -> bool {
        let viewport = self.viewport();
        let shown = self.with(|state| {
            if state.drawer.is_shown() {
                state.drawer.fold();
                state.origin.drawer = false;
            } else {
                state.retheme(&self.document, self.chosen_theme);
                state.remember_origin(&self.document);
                state.show_drawer(viewport);
                state.drawer.focus();
            }
            state.drawer.is_shown()
        });
        self.mark_shown(false);
        shown
    }

    /// Closes the sidebar to its tab and gives the focus back.
    pub(super) fn close_drawer(&self) {
        self.with(|state| {
            state.drawer.fold();
            state.origin.drawer = false;
        });
        self.leave();
    }

    /// Has the sidebar shown elsewhere, with `give` for what is copied and saved there; without it, it is here again.
    pub(super) fn lend(&self, give: Option<Function>) -> Option<HtmlElement> {
        let element = self.with(|state| {
            state.drawer.lend(give);
            Some(state.drawer.element.clone())
        });
        self.mark_shown(false);
        element
    }

    /// Folds the sidebar to its tab, or opens it again, with the focus going along.
    pub(super) fn fold_drawer(&self, folded: bool) {
        let viewport = self.viewport();
        self.with(|state| {
            if folded {
                state.drawer.fold();
                state.drawer.edge.focus_tab();
            } else {
                state.show_drawer(viewport);
                state.drawer.focus();
            }
        });
        self.mark_shown(false);
    }

    /// The reader does something to the sidebar's edge. Answers what `act` does.
    pub(super) fn move_edge<T: Default>(&self, act: impl FnOnce(&mut Edge, Size) -> T) -> T {
        let viewport = self.viewport();
        self.with(|state| {
            let answer = act(&mut state.drawer.edge, viewport);
            state.fit_drawer(viewport);
            state.drawer.scrolled();
            answer
        })
    }

    /// Remembers the side of the sidebar for the site, and with `width` its width too.
    pub(super) fn remember_edge(&self, width: bool) {
        let change = self.with(|state| state.drawer.edge.chosen(width));
        self.remember(&change);
    }

    /// The reader does something to the sidebar's parts; `act` answers how many rows are left, if that is to
    /// be said.
    pub(super) fn in_parts(&self, act: impl FnOnce(&mut Panels, &Maker) -> Result<Option<usize>, JsValue>) {
        self.with(|state| {
            // What cannot be listed is marked all the same.
            if let Ok(Some(found)) = act(&mut state.drawer.panels, &state.drawer.maker) {
                let strings = self.strings();
                state.host.announce(&strings.count(found, &strings.found_counted));
            }
        });
        self.mark_shown(false);
    }

    /// The list is scrolled.
    pub(super) fn drawer_scrolled(&self) {
        self.with(|state| state.drawer.scrolled());
        self.mark_shown(false);
    }

    /// Marks in the list what of the article is on the screen; with `follow` the list goes there.
    pub(super) fn mark_shown(&self, follow: bool) {
        let viewport = self.viewport();
        self.with(|state| {
            let State { drawing: Some(drawing), drawer, active, .. } = state else { return };
            if drawer.is_shown() {
                let height = drawer.top_of_sheet().unwrap_or(viewport.height);
                let shown = screen::shown(&drawing.reading, (0.0, height));
                // The row of what the reader has gone to is in view already, and stays there as long as that is seen.
                let is_at = |mark: &Mark| mark.span.start < shown.end && shown.start < mark.span.end;
                let at = active.is_some_and(
                    |active| matches!(active, Active::Mark(at) if drawing.marks.get(at).is_some_and(is_at)),
                );
                let follows = follow && !at && !drawer.is_used(self.pointed.get());
                let read = follows.then(|| screen::shown(&drawing.reading, (height * READ.0, height * READ.1)));
                // Only a softer look is missing.
                let _ = drawer.panels.mark_shown(shown, read, &drawing.annotations, &drawer.maker);
            }
        });
    }

    /// Opens the sidebar at the row of what the card is about.
    pub(super) fn show_in_list(&self) {
        let viewport = self.viewport();
        self.with(|state| {
            let mark = state.card.mark();
            let mention = state.drawing.as_ref().and_then(|d| d.marks.get(mark?)).map(|mark| mark.mention);
            state.close_card();
            state.remember_origin(&self.document);
            state.show_drawer(viewport);
            if let Some(mention) = mention {
                let _ = state.drawer.panels.go_to_mention(mention, &state.drawer.maker);
                let _ = state.drawer.point_out(mention);
                state.drawer.focus_row();
            }
        });
    }

    /// Shows the claims about what the list is at.
    pub(super) fn show_about_current(&self) {
        if let Some((toggle, mention)) = self.with(|state| state.drawer.toggle_of_current()) {
            self.show_about(&toggle, Some(mention));
        }
    }

    /// Shows the claims about a place under its row; without one they are closed.
    pub(super) fn show_about(&self, toggle: &web_sys::Element, mention: Option<usize>) {
        self.with(|state| {
            let Some(drawing) = &state.drawing else { return };
            let claims = mention
                .and_then(|at| drawing.annotations.places.get(at))
                .map(|place| about(place, drawing.reading.article(), &drawing.annotations, self.strings()));
            // Claims that cannot be shown here are in their own list all the same.
            let _ = state.drawer.show_about(toggle, claims.as_deref(), self.strings());
        });
    }

    /// Turns the marks that a switch is for on or off, and remembers it for the site. Answers whether they are on.
    pub(super) fn toggle(&self, name: &str) -> bool {
        let mut change = Remembered::default();
        let on = self.with(|state| {
            let (switch, kept) = match name {
                "toggle-claims" => (&mut state.switches.claims, &mut change.claims),
                "toggle-landmarks" => (&mut state.switches.landmarks, &mut change.landmarks),
                _ => (&mut state.switches.demonyms, &mut change.demonyms),
            };
            *switch = !*switch;
            *kept = Some(*switch);
            let on = *switch;
            // Marks that cannot be painted are missing, which the list makes up for.
            let _ = state.paint();
            on
        });
        self.remember(&change);
        on
    }

    /// Marks as many mentions as the reader wants, and remembers it for the site.
    pub(super) fn choose_density(&self, at: usize) {
        let Some(density) = Density::ALL.get(at).copied() else { return };
        self.with(|state| {
            state.switches.density = density;
            state.close_card();
            // What cannot be painted or shown as chosen is in the list all the same.
            let _ = state.clear_active();
            let _ = state.paint();
            let _ = state.drawer.choose_density(at);
        });
        self.remember(&Remembered { density: Some(density), ..Remembered::default() });
    }

    /// Goes on to the next number of marks, and says which it is.
    pub(super) fn next_density(&self) {
        let next = self.with(|state| Some(state.switches.density.next()));
        let Some(at) = Density::ALL.iter().position(|density| Some(*density) == next) else { return };
        self.choose_density(at);
        let said = fill(self.strings().density_now, &[self.strings().densities[at]]);
        self.with(|state| state.host.announce(&said));
    }
}
