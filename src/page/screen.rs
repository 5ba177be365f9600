//! What of an article is on the screen.

use std::ops::Range;

use super::Reading;
use crate::article::Block;
use crate::text::TextSpan;

/// Blocks before the first that is on the screen: what it is about, and where.
const BEFORE: usize = 4;
/// Bytes of the text that are enough for any screen.
const ENOUGH: usize = 12_000;

/// The blocks that are on the screen, and some around them. From the first block on where there is none.
#[must_use]
pub fn blocks(reading: &Reading) -> Range<usize> {
    let blocks = reading.article().blocks();
    // Blocks are in the order of the page, so nearly always from its top to its bottom.
    let seen = blocks.partition_point(|block| bottom(reading, block).is_some_and(|bottom| bottom <= 0.0));
    let first = if seen == blocks.len() { 0 } else { seen.saturating_sub(BEFORE) };
    let end = blocks.get(first).map_or(0, |block| block.span.start + ENOUGH);
    first..blocks.partition_point(|block| block.span.end <= end).max(blocks.len().min(first + 1))
}

/// What of the text is between two heights of the screen, in CSS pixels below its top, by whole blocks.
#[must_use]
pub fn shown(reading: &Reading, (from, to): (f64, f64)) -> TextSpan {
    let blocks = reading.article().blocks();
    let first = blocks.partition_point(|block| bottom(reading, block).is_some_and(|bottom| bottom <= from));
    let below = |block: &Block| top(reading, block).is_some_and(|top| top < to);
    let shown = blocks.get(first..).unwrap_or_default();
    let end = shown.partition_point(below);
    match (shown.first(), shown.get(..end).unwrap_or_default().last()) {
        (Some(first), Some(last)) => TextSpan::new(first.span.start, last.span.end),
        _ => TextSpan::new(0, 0),
    }
}

/// Where a block begins, in CSS pixels below the top of the viewport.
fn top(reading: &Reading, block: &Block) -> Option<f64> {
    reading.ranges(block.span).first().map(|range| range.get_bounding_client_rect().top())
}

/// Where a block ends, in CSS pixels below the top of the viewport.
fn bottom(reading: &Reading, block: &Block) -> Option<f64> {
    reading.ranges(block.span).last().map(|range| range.get_bounding_client_rect().bottom())
}
