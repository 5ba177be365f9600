//! A list of which only what is in view is drawn, and a margin around it. The rest is blocks of about the
//! right height, so that the scroll bar is about right too; a block that was drawn once stays.

use std::ops::Range;

use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::dom::{Maker, empty};
use super::lists;
use super::source::Source;
use super::voices;
use crate::view::listing::{Group, Item, Listing};
use crate::view::window;

/// How often what is in view is looked at again after drawing: drawn blocks are not as high as was thought.
const LOOKS: usize = 4;
/// Height of a group's head, about, in CSS pixels.
const HEAD: f64 = 36.0;

/// The list.
#[derive(Debug)]
pub(super) struct Lazy {
    pub element: HtmlElement,
    groups: Vec<Group>,
    blocks: Vec<Block>,
}

/// Some rows of one group, and its head with the first of them.
#[derive(Debug)]
struct Block {
    element: HtmlElement,
    group: usize,
    rows: Range<usize>,
    /// Until it is drawn.
    height: Option<f64>,
    /// Each row, and whether it is marked as on the screen; the head of a folded group stands for all of its rows.
    drawn: Vec<(Option<Item>, HtmlElement, bool)>,
}

impl Lazy {
    /// An empty list.
    pub fn new(maker: &Maker) -> Result<Self, JsValue> {
        Ok(Self { element: maker.element("div", "list")?, groups: Vec::new(), blocks: Vec::new() })
    }

    /// Puts `listing` in place of what was listed. Nothing of it is drawn yet.
    pub fn set(&mut self, listing: Listing, from: Source<'_>) -> Result<(), JsValue> {
        empty(&self.element);
        self.blocks.clear();
        self.groups = listing.groups;
        for (at, group) in self.groups.iter().enumerate() {
            for rows in window::blocks(group.items.len()) {
                let element = from.maker.element("div", "block")?;
                let head = if rows.start == 0 && group.name.is_some() { HEAD } else { 0.0 };
                let items = group.items.get(rows.clone()).unwrap_or_default();
                let height = head + items.iter().map(|item| from.sidebar.height(*item)).sum::<f64>();
                element.style().set_property("height", &format!("{height:.0}px"))?;
                self.element.append_child(&element)?;
                self.blocks.push(Block { element, group: at, rows, height: Some(height), drawn: Vec::new() });
            }
        }
        Ok(())
    }

    /// Draws what is in view in `scroller`, which holds the list.
    pub fn draw_in_view(&mut self, scroller: &HtmlElement, from: Source<'_>) -> Result<(), JsValue> {
        for _ in 0..LOOKS {
            // Measuring has the browser lay everything out at once.
            if self.blocks.iter().all(|block| block.height.is_none()) {
                break;
            }
            let view = scroller.get_bounding_client_rect();
            let top = view.top() - self.element.get_bounding_client_rect().top();
            let height = |block: &Block| block.height.unwrap_or_else(|| f64::from(block.element.offset_height()));
            let heights: Vec<_> = self.blocks.iter().map(height).collect();
            let wanted = window::in_view(&heights, top, view.height());
            let missing: Vec<_> = wanted.filter(|at| self.blocks[*at].height.is_some()).collect();
            if missing.is_empty() {
                break;
            }
            for at in missing {
                self.draw(at, from)?;
            }
        }
        Ok(())
    }

    /// Draws the block at `at`, if it is not drawn.
    fn draw(&mut self, at: usize, from: Source<'_>) -> Result<(), JsValue> {
        let Some(block) = self.blocks.get_mut(at).filter(|block| block.height.is_some()) else { return Ok(()) };
        let Some(group) = self.groups.get(block.group) else { return Ok(()) };
        if block.rows.start == 0 && group.name.is_some() {
            let head = lists::head(block.group, group, from)?;
            block.element.append_child(&head)?;
            if group.folded || group.head.is_some() {
                block.drawn.push((group.head.filter(|_| !group.folded), head, false));
            }
        }
        let items = group.items.get(block.rows.clone()).unwrap_or_default();
        if !items.is_empty() {
            let list = lists::list(from.maker, "rows")?;
            for &item in items {
                let row = row(item, group, from)?;
                list.append_child(&row)?;
                block.drawn.push((Some(item), row, false));
            }
            block.element.append_child(&list)?;
        }
        block.element.style().remove_property("height")?;
        block.height = None;
        Ok(())
    }

    /// The row for which `wanted` holds, drawn if it was not.
    pub fn find(&mut self, wanted: impl Fn(Item) -> bool, from: Source<'_>) -> Option<HtmlElement> {
        let holds = |block: &Block| {
            let group = self.groups.get(block.group)?;
            let head = group.head.filter(|_| block.rows.start == 0);
            let rows = group.items.get(block.rows.clone()).unwrap_or_default();
            head.iter().chain(rows).copied().find(|item| wanted(*item))
        };
        let (at, item) = self.blocks.iter().enumerate().find_map(|(at, block)| Some((at, holds(block)?)))?;
        self.draw(at, from).ok()?;
        self.blocks.get(at)?.drawn.iter().find(|(drawn, ..)| *drawn == Some(item)).map(|(_, row, _)| row.clone())
    }

    /// The block with the head of the group of `speaker`, drawn if it was not.
    pub fn find_speaker(&mut self, speaker: usize, from: Source<'_>) -> Option<HtmlElement> {
        let of = |block: &Block| self.groups.get(block.group).is_some_and(|group| group.speaker == Some(speaker));
        let at = self.blocks.iter().position(of)?;
        self.draw(at, from).ok()?;
        self.blocks.get(at).map(|block| block.element.clone())
    }

    /// The name of a group.
    pub fn group(&self, at: usize) -> Option<&str> {
        self.groups.get(at)?.name.as_deref()
    }

    /// Marks the rows that are drawn and for which `here` holds: what they are of is on the screen.
    pub fn mark(&mut self, here: &dyn Fn(Item) -> bool) -> Result<(), JsValue> {
        let Self { groups, blocks, .. } = self;
        for Block { group, drawn, .. } in blocks {
            for (item, row, marked) in drawn {
                let now = is_here(*item, groups.get(*group), here);
                if now != *marked {
                    row.class_list().toggle_with_force("here", now)?;
                    *marked = now;
                }
            }
        }
        Ok(())
    }

    /// Scrolls `scroller`, which holds the list, so that as many rows are in view as can be of those for which the first of
    /// `here` holds that holds for any.
    pub fn follow(
        &mut self,
        scroller: &HtmlElement,
        here: [&dyn Fn(Item) -> bool; 2],
        from: Source<'_>,
    ) -> Result<(), JsValue> {
        // What is drawn on the way is not as high as was thought.
        for _ in 0..LOOKS {
            let view = scroller.get_bounding_client_rect();
            let mut rows = self.where_it_is(view.top(), here[0], from);
            if rows.is_empty() {
                rows = self.where_it_is(view.top(), here[1], from);
            }
            let Some(by) = window::follow(&rows, view.height()) else { break };
            scroller.set_scroll_top(scroller.scroll_top() + by);
            self.draw_in_view(scroller, from)?;
        }
        Ok(())
    }

    /// Top and bottom, below `top`, of each row for which `here` holds: about, of those that are not drawn.
    fn where_it_is(&self, top: f64, here: &dyn Fn(Item) -> bool, from: Source<'_>) -> Vec<(f64, f64)> {
        let mut rows = Vec::new();
        for block in &self.blocks {
            let group = self.groups.get(block.group);
            if block.height.is_none() {
                for (_, row, _) in block.drawn.iter().filter(|(item, ..)| is_here(*item, group, here)) {
                    let rect = row.get_bounding_client_rect();
                    rows.push((rect.top() - top, rect.bottom() - top));
                }
                continue;
            }
            let Some(group) = group else { continue };
            let mut at = block.element.get_bounding_client_rect().top() - top;
            let mut add = |height: f64, is_here: bool| {
                if is_here {
                    rows.push((at, at + height));
                }
                at += height;
            };
            if block.rows.start == 0 && group.name.is_some() {
                add(HEAD, is_here(group.head.filter(|_| !group.folded), Some(group), here));
            }
            for item in group.items.get(block.rows.clone()).unwrap_or_default() {
                add(from.sidebar.height(*item), here(*item));
            }
        }
        rows
    }
}

/// Whether `here` holds for a row; without one, for one of what is folded under a head.
fn is_here(item: Option<Item>, group: Option<&Group>, here: &dyn Fn(Item) -> bool) -> bool {
    item.map_or_else(|| group.is_some_and(|group| group.head.iter().chain(&group.hidden).any(|item| here(*item))), here)
}

/// Draws one row.
fn row(item: Item, group: &Group, from: Source<'_>) -> Result<HtmlElement, JsValue> {
    let Source { maker: m, sidebar, strings } = from;
    match item {
        Item::Place(..) | Item::Site(_) => {
            let class = if matches!(item, Item::Site(_)) { "entry infrastructure" } else { "entry places" };
            let element = m.element("li", class)?;
            if let Some(entry) = sidebar.entry(item) {
                lists::fill_entry(m, &element, entry, strings)?;
            }
            Ok(element)
        }
        Item::Claim(..) => match sidebar.claim(item) {
            Some((speaker, row)) => voices::claim(m, row, group.speaker.is_none().then_some(speaker), strings),
            None => m.element("li", ""),
        },
        Item::Perhaps(at) => {
            let element = m.element("li", "claims perhaps")?;
            if let Some(about) = sidebar.perhaps.get(at) {
                element.append_child(&*lists::about_row(m, "row claim", about)?)?;
            }
            Ok(element)
        }
        Item::Source(at) => match sidebar.sources.get(at) {
            Some(voice) => voices::source(m, voice, sidebar, strings),
            None => m.element("li", ""),
        },
        Item::Link(at) => match sidebar.cited.get(at) {
            Some(cited) => voices::cited(m, cited, strings),
            None => m.element("li", ""),
        },
    }
}
