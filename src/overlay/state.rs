//! What the overlay shows now.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement, Range};

use super::card::CardBox;
use super::highlights::Highlights;
use super::hit;
use super::host::Host;
use super::painting::Painting;
use super::ring::Ring;
use super::settings::Switches;
use super::sidebar::Drawer;
use super::sight;
use super::theme::{preferred, theme_of};
use crate::annotations::Annotations;
use crate::article::BlockKind;
use crate::kind::Category;
use crate::page::Reading;
use crate::text::TextSpan;
use crate::view::geometry::{Rect, Size};
use crate::view::palette::Theme;
use crate::view::ranked::without;
use crate::view::{Density, Mark, MarkClass, Remembered};

/// Paragraphs that are looked at to see how wide the article is.
const LOOKED_AT: usize = 12;

/// What the keyboard or the list is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Active {
    /// A mark.
    Mark(usize),
    /// A claim.
    Claim(usize),
}

/// Where the focus goes back to.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    /// To the current row of the sidebar, while that is open.
    pub drawer: bool,
    /// Else to the element of the page that had it first.
    pub page: Option<HtmlElement>,
}

/// One article and what was found in it.
#[derive(Debug)]
pub(super) struct Drawing {
    pub reading: Rc<Reading>,
    pub annotations: Annotations,
    pub marks: Vec<Mark>,
}

#[derive(Debug)]
pub(super) struct State {
    pub highlights: Rc<Highlights>,
    /// The marks that are drawn, or about to be.
    pub painting: Option<Rc<Painting>>,
    pub card: CardBox,
    pub ring: Ring,
    pub drawer: Drawer,
    pub host: Host,
    pub drawing: Option<Drawing>,
    pub counts: Option<[usize; 3]>,
    pub switches: Switches,
    /// What is remembered of the site.
    pub site: Remembered,
    /// Of card and sidebar, and of the page.
    pub themes: (Theme, Theme),
    pub active: Option<Active>,
    pub origin: Origin,
    /// The mark that the pointer is at, waiting for the card to open.
    pub awaited: Option<usize>,
    pub opening: Option<Timeout>,
    pub closing: Option<Timeout>,
    /// The card was opened on purpose and stays until it is closed on purpose.
    pub pinned: bool,
    /// The mentions of what is pointed at in the lists or on the map.
    pub linked: Vec<usize>,
}

impl State {
    pub fn hit(&self, document: &Document, x: f64, y: f64) -> Option<usize> {
        let drawing = self.drawing.as_ref()?;
        let mark = hit::mark_at_point(document, &drawing.reading, &drawing.marks, x, y)?;
        self.is_drawn(mark).then_some(mark)
    }

    pub fn retheme(&mut self, document: &Document, chosen: Option<Theme>) {
        let root = self.drawing.as_ref().and_then(|drawing| drawing.reading.root());
        let themes = (chosen.unwrap_or_else(|| preferred(document)), theme_of(document, root));
        if themes != self.themes {
            self.themes = themes;
            self.host.set_theme(themes.0, themes.1);
        }
    }

    /// Paints every class of marks anew; many of them not at once.
    pub fn paint(&mut self) -> Result<(), JsValue> {
        self.painting = None;
        let Some(Drawing { reading, .. }) = &self.drawing else {
            return MarkClass::ALL
                .iter()
                .filter(|class| **class != MarkClass::Active)
                .try_for_each(|class| self.highlights.set(*class, &[]));
        };
        let reading = Rc::clone(reading);
        self.host.adopt_into(reading.shadows());
        self.painting = Some(Painting::begin(&self.highlights, reading, self.stretches(), self.host.prints_marks())?);
        Ok(())
    }

    /// What is marked, ascending, places before claims.
    fn stretches(&self) -> Vec<(MarkClass, TextSpan)> {
        let mut stretches = Vec::new();
        if let Some(Drawing { annotations, marks, .. }) = &self.drawing {
            let mut add = |class: MarkClass, span: TextSpan| stretches.push((class, span));
            let drawn: Vec<Mark> = self.drawn().map(|index| marks[index]).collect();
            for (at, mark) in drawn.iter().enumerate() {
                // One inside another comes after it.
                let inner = drawn[at + 1..].iter().take_while(|other| other.span.start < mark.span.end);
                let pieces = without(mark.span, inner.map(|other| other.span));
                pieces.into_iter().for_each(|piece| add(mark.class, piece));
            }
            if self.switches.claims && self.switches.density != Density::Off {
                let mut words = |class, span: TextSpan| {
                    let first = drawn.partition_point(|mark| mark.span.end <= span.start).saturating_sub(1);
                    let over = drawn[first..].iter().take_while(|mark| mark.span.start < span.end);
                    let pieces = without(span, over.map(|mark| mark.span));
                    pieces.into_iter().for_each(|piece| add(class, piece));
                };
                for claim in &annotations.claims {
                    claim.source.iter().for_each(|&span| words(MarkClass::Source, span));
                    claim.cue.iter().for_each(|&span| words(MarkClass::Cue, span));
                }
            }
        }
        stretches
    }

    pub fn active_spans(&self) -> Vec<TextSpan> {
        let Some(drawing) = &self.drawing else { return Vec::new() };
        match self.active {
            Some(Active::Mark(mark)) => drawing.marks.get(mark).map(|mark| mark.span).into_iter().collect(),
            Some(Active::Claim(claim)) => {
                drawing.annotations.claims.get(claim).map(|claim| claim.content.clone()).unwrap_or_default()
            }
            None => Vec::new(),
        }
    }

    pub fn active_ranges(&self) -> Vec<Range> {
        let spans = self.active_spans();
        self.drawing.iter().flat_map(|d| spans.iter().flat_map(|&span| d.reading.ranges(span))).collect()
    }

    pub fn paint_active(&self) -> Result<(), JsValue> {
        let mut ranges = self.active_ranges();
        if let Some(drawing) = &self.drawing {
            let linked = self.linked.iter().filter_map(|&mention| drawing.annotations.places.get(mention));
            ranges.extend(linked.flat_map(|place| drawing.reading.ranges(place.span)));
        }
        self.highlights.set(MarkClass::Active, &ranges)
    }

    pub fn active_rect(&self) -> Option<Rect> {
        self.active_lines(1).first().copied()
    }

    /// The lines of the first `most` stretches of what is active.
    fn active_lines(&self, most: usize) -> Vec<Rect> {
        let Some(drawing) = &self.drawing else { return Vec::new() };
        let spans = self.active_spans().into_iter().take(most);
        let lines = spans.flat_map(|span| hit::rects(&drawing.reading, span));
        lines.filter(|rect| rect.width > 0.0).collect()
    }

    pub fn activate(&mut self, active: Active, spoken: &str, focus: bool, document: &Document, viewport: Size) {
        if self.active.is_none() || focus {
            self.remember_origin(document);
        }
        self.active = Some(active);
        if let Some(range) = self.active_ranges().first() {
            sight::bring(range, viewport);
        }
        let covers = self.drawer.covers(self.active_rect(), viewport.width);
        if covers {
            self.drawer.make_way();
        }
        // What cannot be painted is missing on the screen only; the name is still said.
        let _ = self.paint_active();
        self.light();
        let lines = self.active_lines(usize::MAX);
        if !lines.is_empty() && self.ring.show(&lines, spoken).is_ok() && (focus || covers) {
            self.ring.focus();
        }
    }

    /// How far the article's text begins and ends from the left and the right edge of the viewport.
    pub fn room_beside(&self, viewport: Size) -> [f64; 2] {
        let Some(Drawing { reading, .. }) = &self.drawing else { return [0.0, viewport.width] };
        let blocks = reading.article().blocks().iter().filter(|b| b.kind == BlockKind::Paragraph).take(LOOKED_AT);
        let boxes = blocks.flat_map(|block| reading.ranges(block.span)).map(|range| range.get_bounding_client_rect());
        let (left, right) = boxes
            .fold((viewport.width, 0.0), |(left, right), at| (f64::min(left, at.left()), f64::max(right, at.right())));
        [left, viewport.width - right]
    }

    /// Opens the sidebar, where and as wide as there is room for it.
    pub fn show_drawer(&mut self, viewport: Size) {
        self.fit_drawer(viewport);
        self.drawer.show();
    }

    pub fn fit_drawer(&mut self, viewport: Size) {
        if self.drawer.lent.is_some() {
            return;
        }
        let (article, edge) = (self.drawing.is_some(), &self.drawer.edge);
        let is_asked = !edge.is_chosen() || article && edge.is_open();
        let room = if is_asked { self.room_beside(viewport) } else { [0.0; 2] };
        if article {
            self.drawer.edge.take_side(room);
        }
        self.drawer.fit(room, viewport.width);
    }

    /// Remembers where the focus is, unless it is where we put it.
    pub fn remember_origin(&mut self, document: &Document) {
        match self.host.focused() {
            Some(element) if self.ring.is(&element) || self.card.holds(&element) => {}
            Some(_) => self.origin.drawer = true,
            None => {
                let focused = document.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
                let page = focused.filter(|element| !self.host.is(Some(element)));
                self.origin = Origin { drawer: false, page };
            }
        }
    }

    /// Has lists and map show what is pointed at in one of them, or else what the card or the ring is about.
    pub fn light(&self) {
        let active = match self.active {
            Some(Active::Mark(mark)) => Some(mark),
            _ => None,
        };
        let mark = self.card.mark().or(active).filter(|_| self.linked.is_empty());
        let mention = mark.and_then(|mark| Some(self.drawing.as_ref()?.marks.get(mark)?.mention));
        match &mention {
            Some(mention) => self.drawer.light(std::slice::from_ref(mention)),
            None => self.drawer.light(&self.linked),
        }
    }

    pub fn clear_active(&mut self) -> Result<(), JsValue> {
        self.active = None;
        self.ring.hide();
        self.light();
        self.paint_active()
    }

    pub fn close_card(&mut self) {
        self.card.hide();
        self.pinned = false;
        (self.awaited, self.opening, self.closing) = (None, None, None);
        self.light();
    }

    /// The word on the page that the card is about, if it is open, and whether it is to stay.
    pub fn word_of_card(&self) -> Option<(Range, bool)> {
        let drawing = self.drawing.as_ref()?;
        // One that has the focus would lose it.
        let focused = self.host.focused().is_some_and(|element| self.card.holds(&element));
        let mark = drawing.marks.get(self.card.mark()?).filter(|_| !focused)?;
        Some((drawing.reading.ranges(mark.span).into_iter().next()?, self.pinned))
    }

    /// The mark that begins where `word` does.
    pub fn mark_at_word(&self, word: &Range) -> Option<usize> {
        let drawing = self.drawing.as_ref()?;
        let byte = drawing.reading.byte_at(&word.start_container().ok()?, word.start_offset().ok()?)?;
        drawing.marks.iter().position(|mark| mark.span.start == byte)
    }

    /// Keeps the ring, and a card that is to stay, beside what they belong to; a card whose word has left the screen
    /// closes.
    pub fn follow(&mut self, viewport: Size) -> Result<(), JsValue> {
        if let Some(rect) = self.active_rect().filter(|_| self.ring.is_shown()) {
            self.ring.place(rect)?;
        }
        let drawing = self.drawing.as_ref();
        if let Some((drawing, mark)) = drawing.zip(self.card.mark())
            && let Some(mark) = drawing.marks.get(mark)
            && let Some(range) = drawing.reading.ranges(mark.span).first()
        {
            match hit::rects(&drawing.reading, mark.span).first() {
                Some(rect) if sight::is_seen(range, *rect, viewport) => self.card.place(*rect, viewport)?,
                _ => self.close_card(),
            }
        }
        Ok(())
    }

    /// Whether the switches let the mark at `index` be drawn.
    pub fn is_drawn(&self, index: usize) -> bool {
        let Some(drawing) = &self.drawing else { return false };
        let Some(mark) = drawing.marks.get(index) else { return false };
        let site = drawing.annotations.places.get(mark.mention).is_some_and(|m| m.category == Category::Infrastructure);
        let wanted = match self.switches.density {
            Density::All => true,
            Density::First => mark.first,
            Density::Sites => site,
            Density::Off => false,
        };
        wanted
            && match mark.class {
                MarkClass::Demonym => self.switches.demonyms,
                MarkClass::Landmark => self.switches.landmarks,
                _ if site => self.switches.infrastructure,
                _ => self.switches.places,
            }
    }

    /// The marks that are drawn, ascending.
    pub fn drawn(&self) -> impl Iterator<Item = usize> {
        (0..self.drawing.as_ref().map_or(0, |d| d.marks.len())).filter(|&index| self.is_drawn(index))
    }

    pub fn number_of(&self, mark: usize) -> usize {
        self.drawn().take_while(|&i| i <= mark).count()
    }

    pub fn total(&self) -> usize {
        self.drawn().count()
    }
}
