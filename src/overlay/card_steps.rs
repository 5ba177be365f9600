//! The steps in the card.

use super::card::{Filling, copy};
use super::hit;
use super::state::{Active, State};
use super::steps::Inner;
use crate::corrections::{Correction, Corrections, Meant};
use crate::page;
use crate::text::TextSpan;
use crate::view::card::Candidate;
use crate::view::claims::listed;
use crate::view::geometry::{Size, nearest};
use crate::view::strings::fill;
use crate::view::{Card, Remembered};

impl Inner {
    /// Opens the card of `mark`, beside the line of it that is nearest to `point`.
    pub(super) fn open_card(&self, mark: usize, point: Option<(f64, f64)>, pinned: bool) {
        let viewport = self.viewport();
        self.with(|state| {
            (state.awaited, state.opening, state.closing) = (None, None, None);
            state.retheme(&self.document, self.chosen_theme);
            self.fill_card(state, mark, point, viewport).map(|mention| {
                state.pinned = pinned;
                let _ = state.drawer.point_out(mention);
            })
        });
    }

    /// Fills the card with what `mark` is and opens it. The mention that it is about.
    fn fill_card(&self, state: &mut State, mark: usize, point: Option<(f64, f64)>, viewport: Size) -> Option<usize> {
        let drawing = state.drawing.as_ref()?;
        let found = drawing.marks.get(mark)?;
        let mention = drawing.annotations.places.get(found.mention)?;
        let rects = hit::rects(&drawing.reading, found.span);
        let first = rects.first().map_or((0.0, 0.0), |r| (r.x, r.y));
        let (x, y) = point.unwrap_or(first);
        let anchor = nearest(&rects, x, y)?;
        let strings = self.strings();
        let card = Card::new(mention, drawing.reading.article(), &drawing.annotations, strings);
        let claims = listed(&card.about, drawing.reading.article(), &drawing.annotations, strings);
        let filling = Filling {
            claims: &claims,
            nth: card.mentions.iter().position(|&at| at == found.mention).unwrap_or_default(),
            minutes: state.site.minutes.unwrap_or_default(),
            land: &self.land,
            strings,
        };
        // A card that cannot be shown is no reason to fail: the list has the same facts.
        state.card.show(mark, card, &filling, anchor, viewport).ok()?;
        state.light();
        Some(found.mention)
    }

    /// Opens the card of what the ring is at and puts the focus in it.
    pub(super) fn enter_active(&self) {
        match self.with(|state| state.active) {
            Some(Active::Mark(mark)) => {
                self.open_card(mark, None, true);
                self.with(|state| state.card.focus());
            }
            Some(Active::Claim(_)) => self.leave(),
            None => {}
        }
    }

    /// What the reader has selected of the text that is drawn.
    pub(super) fn selected(&self) -> Option<TextSpan> {
        let range = page::selected(&self.document)?;
        self.with(|state| state.drawing.as_ref()?.reading.span_in(&range))
    }

    /// Opens the card of the mark that holds `span`, and gives it the focus. Answers whether there is one.
    pub(super) fn open_card_at(&self, span: TextSpan) -> bool {
        let mark = self.with(|state| state.drawing.as_ref()?.marks.iter().position(|mark| mark.span.contains(span)));
        if let Some(mark) = mark {
            self.open_card(mark, None, true);
            self.with(|state| state.card.focus());
        }
        mark.is_some()
    }

    /// Closes the card; with `by_key` the focus returns to where it came from.
    pub(super) fn close_card(&self, by_key: bool) {
        self.with(|state| {
            let focused = state.host.focused();
            let in_card = focused.as_ref().is_some_and(|element| state.card.holds(element));
            let in_drawer = focused.as_ref().is_some_and(|element| state.drawer.holds(element));
            state.close_card();
            if (by_key && !in_drawer || in_card) && state.ring.is_shown() {
                state.ring.focus();
            }
        });
    }

    /// The reader does something in the card: it stays until it is closed on purpose.
    pub(super) fn pin(&self) {
        self.with(|state| {
            state.pinned = true;
            state.closing = None;
        });
    }

    /// Goes to the mention before or after among those of the card's place, and opens the card there.
    pub(super) fn step_in_card(&self, delta: isize) {
        let mark = self.with(|state| {
            let drawing = state.drawing.as_ref()?;
            let here = drawing.marks.get(state.card.mark()?)?.mention;
            let mentions = &state.card.content().mentions;
            let at = mentions.iter().position(|&mention| mention == here)?;
            let next = *mentions.get(at.checked_add_signed(delta).unwrap_or(mentions.len() - 1) % mentions.len())?;
            drawing.marks.iter().position(|mark| mark.mention == next)
        });
        let Some(mark) = mark else { return };
        self.go_to_mark(mark, false);
        self.open_card(mark, None, true);
        self.with(|state| state.card.focus_on(if delta < 0 { "card-previous" } else { "card-next" }));
    }

    /// Copies the coordinates.
    pub(super) fn copy_point(&self) {
        self.with(|state| {
            let Some(point) = state.card.content().coordinates.as_ref() else { return };
            if copy(&self.document, &state.host.shadow, &point.copied).is_ok() {
                let _ = state.card.say_copied(self.strings());
                state.host.announce(self.strings().copied);
            }
        });
    }

    /// Shows coordinates the other way, here and on the site from now on.
    pub(super) fn turn_degrees(&self) {
        let minutes = self.with(|state| {
            let minutes = !state.site.minutes.unwrap_or_default();
            let _ = state.card.show_coordinates(minutes, self.strings());
            state.card.focus_on("degrees");
            minutes
        });
        self.remember(&Remembered { minutes: Some(minutes), ..Remembered::default() });
    }

    /// Lists the places that what the reader types may mean.
    pub(super) fn search(&self, typed: &str) {
        let Some(meanings) = &self.hooks.meanings else { return };
        let found: Vec<_> = meanings(typed).iter().map(|other| Candidate::new(other, self.strings())).collect();
        let viewport = self.viewport();
        self.with(|state| {
            // Letters that name nothing yet are no failure.
            let typed = typed.trim().chars().count() > 2;
            let none = if typed { self.strings().none_called } else { "" };
            let said = self.strings().count(found.len(), &self.strings().places_counted);
            state.host.announce(if found.is_empty() { none } else { &said });
            let _ = state.card.list_found(found, typed, self.strings());
            let _ = state.follow(viewport);
        });
    }

    /// The reader chooses another reading of the name: one of the card's, or of those that a search has found.
    pub(super) fn choose(&self, at: usize, found: bool) {
        let chosen = self.with(|state| {
            let candidate = state.card.candidate(at, found)?;
            let means = format!("{} ({})", candidate.name, candidate.place);
            Some((state.card.content().written.clone(), candidate.meant.clone(), means))
        });
        let Some((name, meant, means)) = chosen else { return };
        self.correct(&name, Some(meant));
        let said = fill(self.strings().means_now, &[&name, &means]);
        self.with(|state| state.host.announce(&said));
    }

    /// The reader says that the name is no place.
    pub(super) fn no_place(&self) {
        let name = self.with(|state| state.card.content().written.clone());
        let at = self.span_of_card();
        self.correct(&name, None);
        let said = fill(self.strings().no_place_now, &[&name]);
        let viewport = self.viewport();
        self.with(|state| {
            let _ = state.card.say(&said, self.strings());
            // Smaller now, it stands beside the words again.
            let drawing = state.drawing.as_ref();
            let rects = drawing.zip(at).map(|(drawing, at)| hit::rects(&drawing.reading, at)).unwrap_or_default();
            if let Some(rect) = rects.first() {
                let _ = state.card.place(*rect, viewport);
            }
            state.card.focus_on("undo");
            state.host.announce(&said);
        });
    }

    /// The words that the card is about.
    fn span_of_card(&self) -> Option<TextSpan> {
        self.with(|state| {
            let drawing = state.drawing.as_ref()?;
            Some(drawing.marks.get(state.card.mark()?)?.span)
        })
    }

    /// Has the page follow what the reader says that `name` means, and shows the card anew where it stands.
    fn correct(&self, name: &str, means: Option<Meant>) {
        let at = self.span_of_card();
        let mut corrections = Corrections::default();
        corrections.set(name, Some(Correction { name: name.to_owned(), means }));
        self.remember(&Remembered { corrections, ..Remembered::default() });
        let mark = self.with(|state| {
            let marks = &state.drawing.as_ref()?.marks;
            marks.iter().position(|mark| Some(mark.span) == at)
        });
        if let Some(mark) = mark {
            self.open_card(mark, None, true);
            self.with(|state| state.card.focus());
        }
    }

    /// Takes back what the reader said of a name: of the card's, if none is given.
    pub(super) fn undo(&self, name: Option<String>) {
        let name = name.unwrap_or_else(|| self.with(|state| state.card.content().written.clone()));
        let mut corrections = Corrections::default();
        corrections.set(&name, None);
        self.close_card(true);
        self.remember(&Remembered { corrections, ..Remembered::default() });
        let said = fill(self.strings().undone, &[&name]);
        self.with(|state| state.host.announce(&said));
    }
}
