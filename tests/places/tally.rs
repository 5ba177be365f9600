//! What was found of the places that a set marks, and what of it lies where it should.

use dateline::annotations::PlaceMention;
use dateline_test_support::score::f1;

/// From here on it is shown without caution.
const SURE: f32 = 0.6;

/// Of a set: what is marked, given out, recognised, and recognised and near; what is shown as sure, and what of that is right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub marked: usize,
    pub given: usize,
    pub recognised: usize,
    pub near: usize,
    pub sure: usize,
    pub sure_and_right: usize,
}

impl Tally {
    /// Counts a mention that is given out; `near` says whether it lies where its mark does, if it has one.
    pub fn give(&mut self, place: &PlaceMention, near: Option<bool>) {
        let right = near == Some(true);
        self.given += 1;
        self.recognised += usize::from(near.is_some());
        self.near += usize::from(right);
        if place.confidence >= SURE && place.lat.is_some() {
            self.sure += 1;
            self.sure_and_right += usize::from(right);
        }
    }

    /// Recognition and end-to-end F1, and of what is shown as sure what is right, in thousandths.
    pub fn reached(self) -> [usize; 3] {
        let of = |right: usize| f1(right, self.given, self.marked);
        [of(self.recognised), of(self.near), 1000 * self.sure_and_right / self.sure.max(1)]
    }

    /// Fails where a figure of `set` is below its floor, in thousandths.
    pub fn check(self, set: &str, floors: &[usize]) {
        let reached = self.reached();
        println!("{set}: {self:?} {reached:?}");
        for ((what, reached), floor) in ["recognition", "end to end", "what is sure"].iter().zip(reached).zip(floors) {
            assert!(reached >= *floor, "{set}: {what} fell to {reached} from {floor}");
        }
    }
}
