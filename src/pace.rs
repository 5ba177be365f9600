//! Long work in slices: a computation that stops when its time is used up and goes on later.
//!
//! The pipeline is written as `async` functions that [`Pacer::pause`] between pieces of work. Run in one go
//! ([`run`]) they never stop; driven by a [`Job`] they stop at the first pause after the time of a step
//! is over. It is the same code, so both give the same result.

use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::ops::Range;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// Pauses between two looks at the clock: reading it costs more than a small piece of work.
const PER_LOOK: u32 = 8;

/// How many small things, tokens or names, are done between two looks at the clock.
const PIECE: usize = 32;

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
    pub const fn pause(&self) -> Pause<'_, 'c> {
        Pause { pacer: self, every: PER_LOOK, stopped: false }
    }

    /// [`Self::pause`] after a step that may have taken long: the clock is looked at each time.
    pub const fn turn(&self) -> Pause<'_, 'c> {
        Pause { pacer: self, every: 1, stopped: false }
    }

    /// Has `act` do `count` small things, such as tokens, given by their numbers a piece at a time; the work may stop after each
    /// piece. In one go they are one piece.
    pub async fn pieces(&self, count: usize, act: &mut dyn FnMut(Range<usize>)) {
        let piece = if self.over.is_some() { PIECE } else { count };
        let mut from = 0;
        while from < count {
            let to = count.min(from + piece);
            act(from..to);
            from = to;
            self.turn().await;
        }
    }
}

/// A place where work may stop once: see [`Pacer::pause`]. By hand, because each `async` function is made anew wherever
/// it is awaited.
#[derive(Debug)]
#[must_use = "nothing pauses that is not awaited"]
pub struct Pause<'p, 'c> {
    pacer: &'p Pacer<'c>,
    /// How many pauses there are to a look at the clock.
    every: u32,
    stopped: bool,
}

impl Future for Pause<'_, '_> {
    type Output = ();

    #[inline(never)]
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        let Some(over) = self.pacer.over.as_ref().filter(|_| !self.stopped) else { return Poll::Ready(()) };
        let pauses = self.pacer.pauses.get().wrapping_add(1);
        self.pacer.pauses.set(pauses);
        let stops = pauses.is_multiple_of(self.every) && over();
        self.stopped = stops;
        if stops { Poll::Pending } else { Poll::Ready(()) }
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn pieces_are_small_where_there_is_a_limit_and_cover_all_in_order() {
        let pieces = |pacer: &Pacer<'_>| {
            let mut pieces = Vec::new();
            run(pacer.pieces(2 * PIECE + 1, &mut |piece| pieces.push(piece)));
            pieces
        };
        assert!(pieces(&Pacer::unlimited()).into_iter().eq(std::iter::once(0..2 * PIECE + 1)));
        assert_eq!(pieces(&Pacer::new(|| true)), [0..PIECE, PIECE..2 * PIECE, 2 * PIECE..2 * PIECE + 1]);
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
