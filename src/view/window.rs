//! Which blocks of a long list are drawn: those in view, and a margin, so that 5,000 words open as fast
//! as 300.

use std::ops::Range;

/// Most rows of a block: few enough that drawing one is not felt.
pub const ROWS: usize = 12;
/// How far above and below what is in view blocks are drawn, in CSS pixels: a turn of the wheel.
const MARGIN: f64 = 500.0;
/// What is left free above and below rows that are brought into view, in CSS pixels.
const BESIDE: f64 = 12.0;

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

/// How far a list is to be scrolled on so that as many as can be of `rows` are in view: each with its top and bottom
/// below the top of what is in view, which is `height` high, from the first to the last. `None` where no more of them
/// could be.
#[must_use]
pub fn follow(rows: &[(f64, f64)], height: f64) -> Option<f64> {
    // Of a row that is higher than all, the beginning.
    let bottom = |&(top, bottom): &(f64, f64)| bottom.min(top + height - 2.0 * BESIDE);
    let now = rows.iter().filter(|row| row.0 > -1.0 && bottom(row) < height + 1.0).count();
    let (mut most, mut by) = (now, None);
    for (at, first) in rows.iter().enumerate() {
        let together = rows[at..].iter().take_while(|row| bottom(row) - first.0 <= height - 2.0 * BESIDE);
        let Some((count, last)) = together.map(bottom).enumerate().last() else { continue };
        let (least, furthest) = (last + BESIDE - height, first.0 - BESIDE);
        // What is far away comes to the middle, what is near no further than it takes.
        let middle = (least + furthest) / 2.0;
        let scrolled = if middle.abs() > height { middle } else { 0_f64.max(least).min(furthest) };
        let nearer = by.is_some_and(|by: f64| scrolled.abs() < by.abs());
        if count + 1 > most || count + 1 == most && nearer {
            (most, by) = (count + 1, Some(scrolled));
        }
    }
    by
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

    /// Rows of a height of 20 at these tops.
    fn rows(tops: &[f64]) -> Vec<(f64, f64)> {
        tops.iter().map(|&top| (top, top + 20.0)).collect()
    }

    #[test]
    fn a_list_stays_where_it_is_while_what_is_read_is_in_view_and_moves_no_further_than_it_takes() {
        assert_eq!(follow(&[], 300.0), None);
        assert_eq!(follow(&rows(&[0.0, 100.0, 280.0]), 300.0), None);
        assert_eq!(follow(&rows(&[250.0, 290.0]), 300.0), Some(22.0));
        assert_eq!(follow(&rows(&[-15.0, 40.0]), 300.0), Some(-27.0));
        // What is far away comes to the middle.
        assert_eq!(follow(&rows(&[2000.0]), 300.0), Some(1860.0));
    }

    #[test]
    fn of_rows_that_are_far_apart_those_are_shown_of_which_most_are_together() {
        // A country that every paragraph names heads the list, and does not hold it there.
        assert_eq!(follow(&rows(&[0.0, 400.0, 440.0]), 300.0), Some(172.0));
        // Of as many, where it is.
        assert_eq!(follow(&rows(&[0.0, 700.0]), 300.0), None);
        assert_eq!(follow(&rows(&[-500.0, 400.0]), 300.0), Some(132.0));
    }

    #[test]
    fn of_a_row_that_is_higher_than_the_list_the_beginning_is_shown() {
        assert_eq!(follow(&[(500.0, 1500.0)], 300.0), Some(488.0));
        assert_eq!(follow(&[(12.0, 1500.0)], 300.0), None);
    }

    #[test]
    fn every_row_is_in_one_block_and_a_group_without_rows_has_one_for_its_head() {
        assert_eq!((blocks(0).count(), blocks(0).next()), (1, Some(0..0)));
        assert_eq!(blocks(25).collect::<Vec<_>>(), [0..12, 12..24, 24..25]);
    }
}
