//! Where the card goes, in CSS pixels of the viewport.

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Room between the card and what it belongs to.
const GAP: f64 = 6.0;
/// Room between the card and the edge of the viewport.
const MARGIN: f64 = 8.0;

/// Least width of the sidebar that its lists can be read in.
pub const DRAWER_LEAST: f64 = 260.0;
/// Width of the sidebar where there is room for it; wider lines are no easier to read.
pub const DRAWER_MOST: f64 = 380.0;
/// Width of the sidebar where the reader wants it narrow: names and first words.
pub const DRAWER_NARROW: f64 = 196.0;
/// Up to this width of the viewport the sidebar is a sheet at its foot.
pub const SHEET_UP_TO: f64 = 480.0;
/// The heights of that sheet, as shares of the viewport's.
pub const SHEETS: [f64; 3] = [0.27, 0.55, 0.92];
/// Width of the sidebar where it covers text anyhow.
const DRAWER_OVER_TEXT: f64 = 300.0;

/// Least distance of the sidebar from the text beside it.
const BESIDE: f64 = 14.0;

/// The width of a sidebar that has `room` beside the article before it covers text.
#[must_use]
pub fn drawer_width(room: f64) -> f64 {
    let room = room - BESIDE;
    if room < DRAWER_LEAST { DRAWER_OVER_TEXT } else { room.min(DRAWER_MOST) }
}

/// Whether the sidebar stands better at the left of a page with so much room at the left and the right of its article:
/// only where it would cover text at the right, and less of it at the left.
#[must_use]
pub fn is_better_left([left, right]: [f64; 2]) -> bool {
    right - BESIDE < DRAWER_LEAST && left > right
}

/// Which of [`SHEETS`] is nearest to a share of the viewport's height.
#[must_use]
pub fn nearest_sheet(share: f64) -> usize {
    let nearer = |a: &usize, b: &usize| (SHEETS[*a] - share).abs().total_cmp(&(SHEETS[*b] - share).abs());
    (0..SHEETS.len()).min_by(nearer).unwrap_or(0)
}

impl Rect {
    /// The square around a point that reaches `half` to each side.
    #[must_use]
    pub fn around(at: (f64, f64), half: f64) -> Self {
        Self { x: at.0 - half, y: at.1 - half, width: 2.0 * half, height: 2.0 * half }
    }

    /// Whether the two share a point.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// The squared distance from a point; 0 inside.
    #[must_use]
    pub fn distance_squared(&self, x: f64, y: f64) -> f64 {
        let dx = (self.x - x).max(x - (self.x + self.width)).max(0.0);
        let dy = (self.y - y).max(y - (self.y + self.height)).max(0.0);
        dx * dx + dy * dy
    }

    /// Whether the point lies in it, or within `slack` of it.
    #[must_use]
    pub fn is_near(&self, x: f64, y: f64, slack: f64) -> bool {
        self.distance_squared(x, y) <= slack * slack
    }
}

/// The one of `rects` nearest to a point: a name that breaks over two lines has two.
#[must_use]
pub fn nearest(rects: &[Rect], x: f64, y: f64) -> Option<Rect> {
    let by_distance = |a: &&Rect, b: &&Rect| a.distance_squared(x, y).total_cmp(&b.distance_squared(x, y));
    rects.iter().filter(|r| r.width > 0.0 && r.height > 0.0).min_by(by_distance).copied()
}

/// Least height of a card that is cut to the room beside its mention; what is cut off scrolls.
const CARD_LEAST: f64 = 200.0;

/// Where a card goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Height that it may have there.
    pub height: f64,
}

/// The place of a card of `size` for `anchor`: under it, or above it where there is no room under it.
/// Where neither side has room for the whole card it is cut to the larger one, so that it does not
/// cover what it explains; only in a very low window it does. Always as far inside the viewport as it fits.
#[must_use]
pub fn place_card(anchor: Rect, size: Size, viewport: Size) -> Placement {
    let below = anchor.y + anchor.height + GAP;
    let room_below = viewport.height - MARGIN - below;
    let room_above = anchor.y - GAP - MARGIN;
    let under = size.height <= room_below || room_below >= room_above;
    let room = if under { room_below } else { room_above };
    let height = if room >= CARD_LEAST { size.height.min(room) } else { size.height };
    let y = if under { below } else { anchor.y - GAP - height };
    let inside = |at: f64, size: f64, viewport: f64| at.min(viewport - MARGIN - size).max(MARGIN);
    Placement { x: inside(anchor.x, size.width, viewport.width), y: inside(y, height, viewport.height), height }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEWPORT: Size = Size { width: 800.0, height: 600.0 };
    const CARD: Size = Size { width: 300.0, height: 200.0 };

    fn at(x: f64, y: f64) -> (f64, f64) {
        let placed = place_card(Rect { x, y, width: 40.0, height: 20.0 }, CARD, VIEWPORT);
        assert!((placed.height - CARD.height).abs() < f64::EPSILON);
        (placed.x, placed.y)
    }

    #[test]
    fn the_card_is_under_its_mention_or_above_where_it_does_not_fit() {
        assert_eq!(at(100.0, 100.0), (100.0, 126.0));
        assert_eq!(at(100.0, 560.0), (100.0, 354.0));
    }

    #[test]
    fn the_card_stays_inside_at_every_edge_and_in_a_small_window() {
        assert_eq!(at(780.0, 100.0).0, 492.0);
        assert_eq!(at(-50.0, 100.0).0, 8.0);
        let small = place_card(
            Rect { x: 10.0, y: 60.0, width: 40.0, height: 20.0 },
            CARD,
            Size { width: 200.0, height: 150.0 },
        );
        assert_eq!(small, Placement { x: 8.0, y: 8.0, height: 200.0 });
    }

    #[test]
    fn a_card_too_high_for_either_side_is_cut_and_does_not_cover_its_mention() {
        let tall = Size { width: 300.0, height: 450.0 };
        let place = |y| place_card(Rect { x: 100.0, y, width: 40.0, height: 20.0 }, tall, VIEWPORT);
        assert_eq!(place(250.0), Placement { x: 100.0, y: 276.0, height: 316.0 });
        assert_eq!(place(380.0), Placement { x: 100.0, y: 8.0, height: 366.0 });
    }

    #[test]
    fn the_sidebar_takes_the_room_beside_the_article_and_covers_little_where_there_is_none() {
        assert_eq!([900.0, 330.0, 120.0, -40.0].map(drawer_width), [380.0, 316.0, 300.0, 300.0]);
    }

    #[test]
    fn an_article_that_ends_at_the_right_edge_has_the_sidebar_at_its_left() {
        assert!(is_better_left([540.0, 20.0]));
        assert!(!is_better_left([540.0, 400.0]) && !is_better_left([20.0, 540.0]) && !is_better_left([20.0, 20.0]));
    }

    #[test]
    fn a_sheet_that_is_let_go_anywhere_takes_the_nearest_of_its_heights() {
        assert_eq!([-0.3, 0.0, 0.4, 0.43, 0.8, 1.4].map(nearest_sheet), [0, 0, 0, 1, 2, 2]);
    }

    #[test]
    fn what_only_touches_does_not_overlap() {
        let at = |x| Rect { x, y: 0.0, width: 10.0, height: 10.0 };
        assert!(at(0.0).overlaps(&at(9.0)) && !at(0.0).overlaps(&at(10.0)));
    }

    #[test]
    fn the_line_nearest_to_the_pointer_is_the_anchor() {
        let first = Rect { x: 700.0, y: 10.0, width: 90.0, height: 20.0 };
        let second = Rect { x: 0.0, y: 30.0, width: 60.0, height: 20.0 };
        assert_eq!(nearest(&[first, second], 30.0, 45.0), Some(second));
        assert_eq!(nearest(&[Rect::default()], 0.0, 0.0), None);
        assert!(second.is_near(61.0, 40.0, 2.0) && !second.is_near(64.0, 40.0, 2.0));
    }
}
