//! Marks of a long article, made some at a time so that the page has its turn between.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;

use super::highlights::Highlights;
use super::near::{Near, Ranges};
use crate::page::Reading;
use crate::text::TextSpan;
use crate::view::MarkClass;

/// Stretches of text that are looked up in the page in one task: a few milliseconds' work.
const AT_ONCE: usize = 1_000;

/// Marks that are being made; dropped before they are, they are never drawn. What was drawn before stays until all are there.
#[derive(Debug)]
pub(super) struct Painting {
    highlights: Rc<Highlights>,
    reading: Rc<Reading>,
    /// What is still to be marked, the last first.
    rest: RefCell<Vec<(MarkClass, TextSpan)>>,
    ranges: RefCell<Vec<Ranges>>,
    /// Whether all are drawn, wherever the reader is.
    all: bool,
    near: RefCell<Option<Near>>,
    next: RefCell<Option<Timeout>>,
}

impl Painting {
    /// Draws `stretches` in place of all that is drawn, or begins to; of very many those near the screen, unless `all` are wanted.
    pub fn begin(
        highlights: &Rc<Highlights>,
        reading: Rc<Reading>,
        mut stretches: Vec<(MarkClass, TextSpan)>,
        all: bool,
    ) -> Result<Rc<Self>, JsValue> {
        stretches.reverse();
        let drawn = MarkClass::ALL.into_iter().filter(|class| *class != MarkClass::Active);
        let painting = Rc::new(Self {
            highlights: Rc::clone(highlights),
            reading,
            rest: RefCell::new(stretches),
            ranges: RefCell::new(drawn.map(|class| (class, Vec::new())).collect()),
            all,
            near: RefCell::default(),
            next: RefCell::default(),
        });
        painting.go_on()?;
        Ok(painting)
    }

    fn go_on(self: &Rc<Self>) -> Result<(), JsValue> {
        let (mut rest, mut ranges) = (self.rest.borrow_mut(), self.ranges.borrow_mut());
        let from = rest.len().saturating_sub(AT_ONCE);
        for (class, span) in rest.drain(from..).rev() {
            if let Some((_, list)) = ranges.iter_mut().find(|(c, _)| *c == class) {
                list.extend(self.reading.ranges(span));
            }
        }
        if from > 0 {
            let weak = Rc::downgrade(self);
            self.next.replace(Some(Timeout::new(0, move || {
                if let Some(painting) = weak.upgrade().filter(|_| !super::is_down()) {
                    // What cannot be painted is missing on the screen only.
                    let _ = painting.go_on();
                }
            })));
            return Ok(());
        }
        self.near.replace(Near::draw(&self.highlights, std::mem::take(&mut *ranges), self.all)?);
        Ok(())
    }
}
