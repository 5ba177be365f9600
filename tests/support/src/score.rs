//! Figures that the tests share.

/// F1 in permille: of so many `found` and `marked`, so many are `right`.
#[must_use]
pub fn f1(right: usize, found: usize, marked: usize) -> usize {
    2000 * right / (found + marked).max(1)
}
