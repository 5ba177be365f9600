//! Which blocks of a long list are drawn: those in view, and a margin, so that 5,000 words open as fast
//! as 300.

use std::ops::Range;

/// Most rows of a block: few enough that drawing one is not felt.
pub const ROWS: usize = 12;
/// How far above and below what is in view blocks are drawn, in CSS pixels: a turn of the wheel.
const MARGIN: f64 = 500.0;

/// The blocks that are to be drawn of those with these `heights`, one above the other: the list is scrolled
/// to `top` and `height` of it are in view, all in CSS pixels.
#[must_use]
pub fn in_view(heights: &[f64], top: f64, height: f64) -> Range<usize> {
    let (above, below) = (top - MARGIN, top + height + MARGIN);
    let (mut first, mut end, mut at) = (heights.len(), 0, 0.0);
    for (index, block) in heights.iter().enumerate() {
        if at + block >= above && at <= below {
            first = first.min(index);
            end = index + 1;
        }
        at += block;
    }
    first.min(end)..end
}

/// `count` rows in blocks.
pub fn blocks(count: usize) -> impl Iterator<Item = Range<usize>> {
    (0..count.max(1)).step_by(ROWS).map(move |from| from..count.min(from + ROWS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_view_and_a_margin_is_drawn_however_long_the_list_is() {
        let heights = vec![400.0; 1000];
        assert_eq!(in_view(&heights, 0.0, 800.0), 0..4);
        let middle = in_view(&heights, 200_000.0, 800.0);
        assert!(middle.contains(&500) && middle.len() <= 6, "{middle:?}");
        assert_eq!(in_view(&heights, 400_000.0, 800.0).end, 1000);
        assert!(in_view(&[], 0.0, 800.0).is_empty());
        assert!(in_view(&[100.0], 5000.0, 800.0).is_empty());
    }

    #[test]
    fn every_row_is_in_one_block_and_a_group_without_rows_has_one_for_its_head() {
        assert_eq!((blocks(0).count(), blocks(0).next()), (1, Some(0..0)));
        assert_eq!(blocks(25).collect::<Vec<_>>(), [0..12, 12..24, 24..25]);
    }
}
