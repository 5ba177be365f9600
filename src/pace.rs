//! Long work in slices: a computation that stops when its time is used up and goes on later.
//!
//! The pipeline is written as `async` functions that [`Pacer::pause`] between pieces of work. Run in one go
//! ([`run`]) they never stop; driven by a [`Job`] they stop at the first pause after the time of a step
//! is over. It is the same code, so both give the same result.

use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// Pauses between two looks at the clock: reading it costs more than a small piece of work.
const PER_LOOK: u32 = 8;

/// Says when a piece of work should stop for now.
#[derive(Default)]
pub struct Pacer<'c> {
    over: Option<Box<dyn Fn() -> bool + 'c>>,
    pauses: Cell<u32>,
}

impl fmt::Debug for Pacer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pacer({} pauses)", self.pauses.get())
    }
}

impl<'c> Pacer<'c> {
    /// A pacer that never stops anything.
    #[must_use]
    pub fn unlimited() -> Self {
        Self::default()
    }

    /// A pacer that stops the work whenever `over` says that the time of this step is used up.
    #[must_use]
    pub fn new(over: impl Fn() -> bool + 'c) -> Self {
        Self { over: Some(Box::new(over)), pauses: Cell::new(0) }
    }

    /// A place where the work may stop. Work between two pauses should be small and bounded: a
    /// sentence, a group of names.
    pub async fn pause(&self) {
        let Some(over) = &self.over else { return };
        let pauses = self.pauses.get().wrapping_add(1);
        self.pauses.set(pauses);
        if pauses.is_multiple_of(PER_LOOK) && over() {
            Stop(false).await;
        }
    }
}

/// Pending once.
struct Stop(bool);

impl Future for Stop {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

/// Runs `work`, whose pacer never stops it, to its end.
///
/// Work that waits for anything else would never end; nothing in this crate does.
pub fn run<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(result) = work.as_mut().poll(&mut context) {
            return result;
        }
    }
}

/// Work that is driven step by step.
///
/// ```
/// use dateline::pace::{Job, Pacer};
///
/// let pacer = Pacer::new(|| true);
/// let mut job = Job::new(async {
///     for _ in 0..100 {
///         pacer.pause().await;
///     }
///     "done"
/// });
/// assert_eq!(job.step(), None, "the time of a step is always over");
/// while job.step().is_none() {}
/// ```
pub struct Job<'w, T> {
    work: Pin<Box<dyn Future<Output = T> + 'w>>,
}

impl<T> fmt::Debug for Job<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Job")
    }
}

impl<'w, T> Job<'w, T> {
    /// The job of doing `work`, which pauses by a pacer of its own.
    #[must_use]
    pub fn new(work: impl Future<Output = T> + 'w) -> Self {
        Self { work: Box::pin(work) }
    }

    /// Goes on until the pacer stops it; the result, once there is one. After that it must not be
    /// called again.
    pub fn step(&mut self) -> Option<T> {
        match self.work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => Some(result),
            Poll::Pending => None,
        }
    }
}

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

    async fn sum(pacer: &Pacer<'_>, up_to: u32) -> u32 {
        let mut sum = 0;
        for n in 1..=up_to {
            sum += n;
            pacer.pause().await;
        }
        sum
    }

    #[test]
    fn without_a_limit_work_runs_to_its_end_at_once() {
        assert_eq!(run(sum(&Pacer::unlimited(), 100)), 5_050);
    }

    #[test]
    fn work_stops_at_every_look_at_a_clock_that_is_over_and_ends_the_same() {
        let pacer = Pacer::new(|| true);
        let mut job = Job::new(sum(&pacer, 100));
        let mut steps = 1;
        let result = loop {
            match job.step() {
                Some(result) => break result,
                None => steps += 1,
            }
        };
        assert_eq!((result, steps), (5_050, 1 + 100 / PER_LOOK));
    }
}
