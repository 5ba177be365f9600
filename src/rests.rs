//! When a page that changes is read again: soon, and never so often that it is slowed.

/// Quiet after a change before a page is read again, in milliseconds: frameworks change a page in bursts.
const QUIET_MS: f64 = 250.0;
/// Readings one soon after the other that a page may cause while it is still being put together.
const FEW: u32 = 6;
/// Of the time since it was read last, what reading may take of a page that is being put together: one part in this many.
const SHARE_OF_FEW: f64 = 5.0;
/// The same for a page that never comes to rest.
const SHARE: f64 = 100.0;
/// Time without a change after which a page has come to rest, in milliseconds.
const REST_MS: f64 = 10_000.0;
/// Longest wait before a page is read again, in milliseconds.
const LONGEST_MS: f64 = 60_000.0;

/// When a page that changes is read again: soon if it was at rest, and the more rarely the longer it does not come to rest.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rests {
    /// When it was read last, in milliseconds of any clock.
    read_ms: f64,
    /// How long that and what was made of it took, in milliseconds.
    took_ms: f64,
    /// How many readings came one soon after the other.
    many: u32,
}

impl Rests {
    /// The page has been read, which took `took_ms` and ended at `now_ms`.
    pub fn read(&mut self, now_ms: f64, took_ms: f64) {
        (self.read_ms, self.took_ms) = (now_ms, took_ms);
    }

    /// Making something of what was read took `took_ms` more.
    pub fn worked(&mut self, took_ms: f64) {
        self.took_ms += took_ms;
    }

    /// The page has changed at `now_ms`: how many milliseconds later it should be read. `soon` where it is another article
    /// that is to be read, which the reader waits for.
    pub fn wait(&mut self, now_ms: f64, soon: bool) -> u32 {
        let since = now_ms - self.read_ms;
        self.many = if since > REST_MS { 0 } else { self.many + 1 };
        let share = if soon || self.many <= FEW { SHARE_OF_FEW } else { SHARE };
        let at_rest = self.many == 0;
        let due = if at_rest || soon && self.many <= FEW { 0.0 } else { self.took_ms * share - since };
        // At most a minute.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let wait = due.clamp(QUIET_MS, LONGEST_MS) as u32;
        wait
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Milliseconds of work in ten minutes of a page that changes every 50 ms, where a reading takes `took`.
    fn worked_in_ten_minutes(took: f64, soon: bool) -> f64 {
        let (mut rests, mut now, mut worked) = (Rests::default(), 0.0, 0.0);
        while now < 600_000.0 {
            now += 50.0 + f64::from(rests.wait(now + 50.0, soon)) + took;
            rests.read(now, took);
            worked += took;
        }
        worked
    }

    #[test]
    fn a_page_that_never_comes_to_rest_takes_a_hundredth_of_a_core() {
        for took in [1.0, 10.0, 100.0, 500.0] {
            assert!(worked_in_ten_minutes(took, false) < 6_000.0 + 8.0 * took, "{took}");
        }
    }

    #[test]
    fn a_page_that_goes_from_article_to_article_without_end_leaves_most_of_a_core() {
        assert!(worked_in_ten_minutes(100.0, true) < 600_000.0 * 0.2);
    }

    #[test]
    fn a_page_at_rest_is_read_soon_after_a_change_however_long_reading_takes() {
        let mut rests = Rests::default();
        rests.read(0.0, 5_000.0);
        assert_eq!(rests.wait(20_000.0, false), 250);
    }

    #[test]
    fn another_article_is_read_soon_although_the_page_was_read_just_now() {
        let mut rests = Rests::default();
        rests.read(0.0, 1_000.0);
        assert_eq!((rests.wait(10.0, false), rests.wait(20.0, true)), (4_990, 250));
    }
}
