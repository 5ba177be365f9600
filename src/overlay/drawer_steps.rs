//! The steps in the sidebar.

use super::steps::Inner;
use crate::view::claims::{about, listed};
use crate::view::strings::fill;
use crate::view::{Density, Remembered};

impl Inner {
    pub(super) fn toggle_drawer(&self) -> bool {
        let viewport = self.viewport();
        self.with(|state| {
            if state.drawer.is_shown() {
                state.drawer.hide();
                state.origin.drawer = false;
            } else {
                state.retheme(&self.document, self.chosen_theme);
                state.remember_origin(&self.document);
                state.show_drawer(viewport);
                state.drawer.focus();
            }
            state.drawer.is_shown()
        })
    }

    /// Closes the sidebar and gives the focus back.
    pub(super) fn close_drawer(&self) {
        self.with(|state| {
            state.drawer.hide();
            state.origin.drawer = false;
        });
        self.leave();
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
    }

    /// The reader moves the sidebar's edge: to `x`, or by steps outwards.
    pub(super) fn move_edge(&self, x: Option<f64>, steps: f64) {
        let viewport = self.viewport();
        self.with(|state| {
            match x {
                Some(x) => state.drawer.edge.choose(viewport.width - x),
                None => state.drawer.edge.step(steps),
            }
            state.fit_drawer(viewport);
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

    /// Shows the claims behind a count under it; without any they are closed.
    pub(super) fn show_behind(&self, toggle: &web_sys::Element, claims: Option<Vec<usize>>) {
        self.with(|state| {
            let Some(drawing) = &state.drawing else { return };
            let claims =
                claims.map(|claims| listed(&claims, drawing.reading.article(), &drawing.annotations, self.strings()));
            // Claims that cannot be shown here are in their own list all the same.
            let _ = state.drawer.show_about(toggle, claims.as_deref(), self.strings());
        });
    }

    /// Goes to the claims of a source in the list.
    pub(super) fn go_to_speaker(&self, source: usize) {
        self.with(|state| drop(state.drawer.go_to_speaker(source)));
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
