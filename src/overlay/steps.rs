//! The steps that pointer, keyboard and JavaScript ask of the overlay.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use web_sys::{Document, Node};

use super::Land;
use super::card::CardBox;
use super::highlights::Highlights;
use super::hit;
use super::host::{Host, Restored};
use super::listeners::Listeners;
use super::ring::Ring;
use super::settings::{Hooks, Settings};
use super::sidebar::{Drawer, Summary};
use super::state::{Active, Drawing, Origin, State};
use super::theme::{preferred, theme_of};
use crate::annotations::Annotations;
use crate::article::{Article, BlockKind};
use crate::page::Reading;
use crate::view::geometry::Size;
use crate::view::map::points::points;
use crate::view::overview::Overview;
use crate::view::palette::Theme;
use crate::view::strings::fill;
use crate::view::{self, Card, Remembered, Sidebar, Strings};

/// How long the pointer rests on a mention before its card opens, in milliseconds: as long as
/// Wikipedia's previews, so that reading with the pointer opens none.
const OPEN_MS: u32 = 300;
/// How long the card stays after the pointer has left, in milliseconds: time to reach it.
const CLOSE_MS: u32 = 300;

/// Paragraphs that are looked for in what a page has become: one of them is enough to know the article by.
const COMPARED: usize = 16;

/// The overlay behind its handle; event handlers hold it weakly.
pub struct Inner {
    pub(super) document: Document,
    strings: &'static Strings,
    pub(super) chosen_theme: Option<Theme>,
    pub(super) land: Land,
    pub(super) hooks: Hooks,
    /// Whether the pointer last moved over the overlay.
    pub(super) pointed: Cell<bool>,
    /// Before the state, so that they are gone before what they act on.
    pub(super) listeners: RefCell<Listeners>,
    state: RefCell<State>,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inner").field("state", &self.state).finish_non_exhaustive()
    }
}

impl Inner {
    pub(super) fn new(document: &Document, settings: Settings, land: Land) -> Result<Rc<Self>, JsValue> {
        let strings = Strings::for_locale(&settings.locale);
        // First, because it is what an old browser lacks, and nothing must be left half done.
        let highlights = Rc::new(Highlights::new()?);
        let mut host = Host::attach(document, &settings)?;
        host.set_language(strings.language)?;
        host.settle();
        let themes = (settings.theme.unwrap_or_else(|| preferred(document)), theme_of(document, None));
        host.set_theme(themes.0, themes.1);
        let ring = Ring::new(document, &host.shadow)?;
        ring.settle();
        let mut drawer = Drawer::new(document, &host.shadow)?;
        drawer.edge.take_over(&settings.site);
        drawer.menu = settings.hooks.menu.clone();
        let state = State {
            highlights,
            painting: None,
            drawer,
            ring,
            card: CardBox::new(document, &host.shadow)?,
            host,
            drawing: None,
            counts: None,
            switches: settings.switches.on(&settings.site),
            site: settings.site,
            themes,
            active: None,
            origin: Origin::default(),
            awaited: None,
            opening: None,
            closing: None,
            pinned: false,
            linked: Vec::new(),
        };
        Ok(Rc::new(Self {
            document: document.clone(),
            strings,
            chosen_theme: settings.theme,
            land,
            hooks: settings.hooks,
            pointed: Cell::default(),
            state: RefCell::new(state),
            listeners: RefCell::default(),
        }))
    }

    /// Distinct places, sites, and claims that are listed.
    pub(super) fn counts(&self) -> Option<[usize; 3]> {
        self.state.borrow().counts
    }

    pub(super) fn strings(&self) -> &'static Strings {
        self.strings
    }

    /// Runs `step` on the state, unless an event came in while another step was running, or the core
    /// has panicked.
    pub(super) fn with<T: Default>(&self, step: impl FnOnce(&mut State) -> T) -> T {
        if super::is_down() {
            return T::default();
        }
        self.state.try_borrow_mut().map_or_else(|_| T::default(), |mut state| step(&mut state))
    }

    /// Remembers of the site what `change` says, for now and for the next visit.
    pub(super) fn remember(&self, change: &Remembered) {
        self.with(|state| state.site.merge(change));
        // Outside of the step: whoever is told may ask for another.
        if let Some(remember) = &self.hooks.remember {
            remember(change);
        }
    }

    /// Marks what was found; the sidebar stays as it is until [`Self::list`].
    pub(super) fn mark(&self, reading: Rc<Reading>, annotations: Annotations) -> Result<(), JsValue> {
        let mut state = self.state.try_borrow_mut().map_err(|_| "the overlay is busy")?;
        let card = state.word_of_card();
        state.close_card();
        state.clear_active()?;
        state.drawing = Some(Drawing { marks: view::marks(&annotations, reading.article()), reading, annotations });
        state.retheme(&self.document, self.chosen_theme);
        state.paint()?;
        // A card that the reader looks at stays where its word does: the article has grown elsewhere.
        let again = card.and_then(|(word, pinned)| Some((state.mark_at_word(&word)?, pinned)));
        drop(state);
        if let Some((mark, pinned)) = again {
            self.open_card(mark, None, pinned);
        }
        Ok(())
    }

    /// Marks what `change` makes of what is marked. The card stays: it is where the reader has asked for it.
    pub(super) fn revise(&self, change: impl FnOnce(&Article, &mut Annotations)) -> Result<(), JsValue> {
        let mut state = self.state.try_borrow_mut().map_err(|_| "the overlay is busy")?;
        state.clear_active()?;
        if let Some(Drawing { reading, annotations, marks }) = &mut state.drawing {
            change(reading.article(), annotations);
            *marks = view::marks(annotations, reading.article());
        }
        state.paint()
    }

    /// Lists in the sidebar what is marked.
    pub(super) fn list(&self) -> Result<(), JsValue> {
        let mut state = self.state.try_borrow_mut().map_err(|_| "the overlay is busy")?;
        // Before it is filled: measuring the page afterwards would have a long list laid out at once.
        state.fit_drawer(self.viewport());
        let State {
            drawing: Some(Drawing { reading, annotations, marks }), drawer, switches, counts, host, site, ..
        } = &mut *state
        else {
            return Ok(());
        };
        let sidebar = Sidebar::new(reading.article(), annotations, self.strings);
        let foreign = annotations.foreign.then_some(self.strings.foreign);
        let notice = foreign.or_else(|| reading.truncated.then_some(self.strings.truncated));
        let legend = view::legend::legend(marks, switches.claims, self.strings);
        let overview = Overview::new(&sidebar, annotations);
        let shown = (points(&sidebar), Rc::clone(&self.land));
        let said = if counts.is_some() { self.strings.announced_again } else { self.strings.announced };
        host.announce(&fill(said, &[&sidebar.summary]));
        let places = sidebar.countries.iter().map(|country| country.entries.len()).sum();
        *counts = Some([places, sidebar.infrastructure.len(), annotations.claims.len()]);
        let summary = Summary { overview: &overview, notice, legend: &legend, corrections: &site.corrections };
        drawer.fill(sidebar, &summary, shown, *switches, self.strings)
    }

    pub(super) fn redraw(&self, reading: Rc<Reading>) -> Result<(), JsValue> {
        let mut state = self.state.try_borrow_mut().map_err(|_| "the overlay is busy")?;
        if let Some(drawing) = &mut state.drawing {
            drawing.reading = reading;
        }
        state.retheme(&self.document, self.chosen_theme);
        state.paint()?;
        state.paint_active()
    }

    pub(super) fn fail(&self, heading: &str, message: &str) -> Result<(), JsValue> {
        let mut state = self.state.try_borrow_mut().map_err(|_| "the overlay is busy")?;
        state.close_card();
        state.clear_active()?;
        (state.drawing, state.counts) = (None, None);
        state.paint()?;
        // Where it is not open nothing opens: the page has gone on by itself, and the badge is empty.
        state.drawer.fill_failure(heading, message, self.strings)?;
        state.host.announce(if message.is_empty() { heading } else { message });
        Ok(())
    }

    pub(super) fn shows_text_of(&self, reading: &Reading) -> bool {
        let state = self.state.borrow();
        state.drawing.as_ref().is_some_and(|drawing| drawing.reading.article() == reading.article())
    }

    pub(super) fn is_attached(&self) -> bool {
        self.state.borrow().drawing.as_ref().is_some_and(|drawing| drawing.reading.is_attached())
    }

    pub(super) fn shows_some_of(&self, reading: &Reading) -> bool {
        let state = self.state.borrow();
        let Some(drawing) = &state.drawing else { return false };
        let article = drawing.reading.article();
        let running = article.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph);
        let paragraphs: Vec<_> = running.map(|block| block.span.slice(article.text())).collect();
        let apart = paragraphs.len().div_ceil(COMPARED).max(1);
        paragraphs.iter().step_by(apart).any(|paragraph| reading.article().text().contains(paragraph))
    }

    /// Looks again whether the page is light or dark.
    pub(super) fn retheme(&self) {
        self.with(|state| state.retheme(&self.document, self.chosen_theme));
    }

    /// Makes the host again what it was, where the page has changed it or taken it away.
    pub(super) fn restore(&self) {
        let restored = self.with(|state| {
            let restored = state.host.restore();
            if restored == Restored::PutBack {
                // What leaves the page leaves the top layer.
                state.ring.settle();
                state.drawer.settle();
                state.card.settle();
            }
            Some(restored)
        });
        if restored == Some(Restored::GivenUp)
            && let Some(lost) = &self.hooks.lost
        {
            lost();
        }
    }

    /// The nodes whose attributes and children are of interest: where the host is, what it is in, and itself.
    pub(super) fn watched(&self) -> Vec<Node> {
        let host = self.with(|state| Some(state.host.element().clone().into()));
        let root = self.document.document_element().map(Node::from);
        [Some(self.document.clone().into()), root, host].into_iter().flatten().collect()
    }

    pub(super) fn viewport(&self) -> Size {
        let window = self.document.default_view();
        let side = |value: Option<JsValue>| value.and_then(|v| v.as_f64()).unwrap_or_default();
        let inner = side(window.as_ref().and_then(|w| w.inner_width().ok()));
        // Without the page's scroll bar, which what is fixed to the edge stands beside.
        let root = self.document.document_element().map(|root| f64::from(root.client_width()));
        Size {
            width: root.filter(|width| *width > 0.0).map_or(inner, |width| width.min(inner)),
            height: side(window.as_ref().and_then(|w| w.inner_height().ok())),
        }
    }

    // The pointer.

    /// The pointer is at a point of the page, or over the card.
    pub(super) fn pointer_at(self: &Rc<Self>, x: f64, y: f64, over_card: bool, over_overlay: bool) {
        self.with(|state| {
            if over_card {
                (state.awaited, state.opening, state.closing) = (None, None, None);
                return;
            }
            let hit = if over_overlay { None } else { state.hit(&self.document, x, y) };
            match hit {
                Some(mark) if state.card.mark() == Some(mark) => {
                    (state.awaited, state.opening, state.closing) = (None, None, None);
                }
                Some(mark) if state.awaited == Some(mark) => {}
                Some(mark) => {
                    state.awaited = Some(mark);
                    state.opening = Some(self.later(OPEN_MS, move |inner| {
                        inner.open_card(mark, Some((x, y)), false);
                    }));
                }
                None => {
                    (state.awaited, state.opening) = (None, None);
                    if state.card.is_open() && !state.pinned && state.closing.is_none() {
                        state.closing = Some(self.later(CLOSE_MS, |inner| inner.close_card(false)));
                    }
                }
            }
        });
    }

    fn later(self: &Rc<Self>, milliseconds: u32, step: impl FnOnce(&Rc<Self>) + 'static) -> Timeout {
        let weak = Rc::downgrade(self);
        Timeout::new(milliseconds, move || {
            if let Some(inner) = weak.upgrade() {
                step(&inner);
            }
        })
    }

    /// The page was clicked or tapped. `on_control`: on something with an action of its own.
    pub(super) fn clicked(self: &Rc<Self>, x: f64, y: f64, on_control: bool) {
        let hit = self.with(|state| state.hit(&self.document, x, y));
        match hit {
            Some(mark) if !on_control => self.open_card(mark, Some((x, y)), true),
            Some(_) => {}
            None => self.close_card(false),
        }
    }

    /// The page or something in it was scrolled or resized.
    pub(super) fn moved(&self) {
        self.with(|state| {
            (state.awaited, state.opening) = (None, None);
            // One that only says what has become of a name has nothing to follow.
            if state.card.is_open() && (!state.pinned || state.card.mark().is_none()) {
                state.close_card();
            }
            let viewport = self.viewport();
            if state.drawer.is_shown() {
                state.fit_drawer(viewport);
            }
            // Failing to follow leaves the ring and the card where they are.
            let _ = state.follow(viewport);
        });
    }

    /// Puts the ring and the card where they should be.
    pub(super) fn follow(&self) {
        let viewport = self.viewport();
        self.with(|state| drop(state.follow(viewport)));
    }

    // The keyboard.

    /// Goes `delta` marks on; the first step goes to the first mark on the screen.
    pub(super) fn step(&self, delta: i32) -> Option<usize> {
        let next = self.with(|state| {
            let at = match state.active {
                Some(Active::Mark(mark)) => Some(mark),
                _ => None,
            };
            let drawing = state.drawing.as_ref()?;
            let drawn: Vec<_> = state.drawn().collect();
            let place = match at {
                Some(at) => {
                    let here = i64::try_from(drawn.partition_point(|&mark| mark < at)).ok()?;
                    (here + i64::from(delta)).rem_euclid(i64::try_from(drawn.len()).ok()?.max(1))
                }
                None => {
                    let below = |&&mark: &&usize| {
                        hit::rects(&drawing.reading, drawing.marks[mark].span).first().is_some_and(|r| r.y >= 0.0)
                    };
                    let first = drawn.iter().position(|mark| below(&mark)).unwrap_or(0);
                    i64::try_from(first).ok()?
                }
            };
            drawn.get(usize::try_from(place).ok()?).copied()
        })?;
        self.go_to_mark(next, true);
        Some(next)
    }

    /// Makes `mark` the active one and brings it into view; `focus` puts the keyboard there.
    pub(super) fn go_to_mark(&self, mark: usize, focus: bool) {
        let viewport = self.viewport();
        self.with(|state| {
            state.close_card();
            let Some(drawing) = &state.drawing else { return };
            let Some(found) = drawing.marks.get(mark).copied() else { return };
            let Some(mention) = drawing.annotations.places.get(found.mention) else { return };
            let name = Card::new(mention, drawing.reading.article(), &drawing.annotations, self.strings).spoken();
            let (number, total) = (state.number_of(mark).to_string(), state.total().to_string());
            let position = fill(self.strings.position, &[&number, &total]);
            let spoken = format!("{name}. {position}. {}", self.strings.press_enter);
            // The list follows, so that it is at the same place when the reader turns to it.
            let _ = state.drawer.point_out(found.mention);
            state.activate(Active::Mark(mark), &spoken, focus, &self.document, viewport);
        });
    }

    /// Goes to the mentions listed in a row: to the first, or to the one after the active one.
    pub(super) fn go_to_mentions(&self, mentions: &[usize], focus: bool) {
        let mark = self.with(|state| {
            let drawing = state.drawing.as_ref()?;
            let marks: Vec<_> = mentions
                .iter()
                .filter_map(|mention| drawing.marks.iter().position(|mark| mark.mention == *mention))
                .collect();
            let at = state.active.and_then(|active| marks.iter().position(|mark| active == Active::Mark(*mark)));
            marks.get(at.map_or(0, |at| (at + 1) % marks.len())).copied()
        });
        if let Some(mark) = mark {
            self.go_to_mark(mark, focus);
        }
    }

    /// Goes to a claim.
    pub(super) fn go_to_claim(&self, claim: usize, focus: bool) {
        let viewport = self.viewport();
        self.with(|state| {
            state.close_card();
            let Some(drawing) = &state.drawing else { return };
            let Some(found) = drawing.annotations.claims.get(claim) else { return };
            let text: Vec<_> = found.content.iter().map(|span| span.slice(drawing.reading.article().text())).collect();
            let spoken = text.join(" … ");
            state.activate(Active::Claim(claim), &spoken, focus, &self.document, viewport);
        });
    }

    /// Escape, pressed in the sidebar or elsewhere: one layer at a time, the card first.
    pub(super) fn escape(&self, in_drawer: bool) {
        if self.with(|state| state.card.is_open()) {
            self.close_card(true);
        } else if in_drawer {
            self.close_drawer();
        } else {
            self.leave();
        }
    }

    /// Leaves the active mention and gives the focus back.
    pub(super) fn leave(&self) {
        let viewport = self.viewport();
        self.with(|state| {
            state.close_card();
            let origin = std::mem::take(&mut state.origin);
            // The focus goes first: hiding the element that has it would lose it.
            if origin.drawer {
                state.show_drawer(viewport);
                state.drawer.focus_row();
                state.origin.page = origin.page;
            } else if let Some(element) = origin.page {
                super::dom::focus(&element);
            }
            let _ = state.clear_active();
        });
    }

    /// Whether an event's target is the overlay, as the page sees it.
    pub(super) fn is_host(&self, target: Option<&web_sys::EventTarget>) -> bool {
        self.with(|state| state.host.is(target))
    }

    /// Whether `element`, inside the overlay, is in the card; and whether it is the ring.
    pub(super) fn part_of(&self, element: &web_sys::Element) -> (bool, bool) {
        self.with(|state| (state.card.holds(element), state.ring.is(element)))
    }

    pub(super) fn shadow(&self) -> web_sys::ShadowRoot {
        self.state.borrow().host.shadow.clone()
    }
}
