//! The steps in the sidebar.

use super::settings::Switches;
use super::steps::Inner;
use crate::view::claims::{about, listed};

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

    /// Opens the sidebar at the row of `mark`, with the claims about it if they are asked for.
    pub(super) fn show_in_list(&self, mark: usize, claims: bool) {
        let viewport = self.viewport();
        self.with(|state| {
            let mention = state.drawing.as_ref().and_then(|d| d.marks.get(mark)).map(|mark| mark.mention);
            state.close_card();
            state.remember_origin(&self.document);
            state.show_drawer(viewport);
            if let Some(mention) = mention {
                let _ = state.drawer.point_out(mention);
                state.drawer.focus_row();
            }
        });
        if claims {
            self.show_about_current();
        }
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

    /// Turns the marks that a switch is for on or off. Answers whether they are on.
    pub(super) fn toggle(&self, which: impl Fn(&mut Switches) -> &mut bool) -> bool {
        self.with(|state| {
            let switch = which(&mut state.switches);
            *switch = !*switch;
            let on = *switch;
            // Marks that cannot be painted are missing, which the list makes up for.
            let _ = state.paint();
            on
        })
    }
}
