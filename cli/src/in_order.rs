//! Work on several threads whose results come in the order in which it was given.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Has `jobs` threads do `work` on what `source` gives, and `take` take the results in order, until there is nothing more
/// or `take` wants no more.
///
/// Each thread in turn is given the next piece, and its result is waited for in the same turn: so the order does not depend on
/// which is faster. Beside the piece that it works on a thread has one waiting for it and one that is done.
///
/// # Errors
///
/// What `take` gives.
pub fn in_order<Piece: Send, Done: Send, Error>(
    jobs: usize,
    source: impl Iterator<Item = Piece> + Send,
    work: impl Fn(Piece) -> Done + Sync,
    mut take: impl FnMut(Done) -> Result<bool, Error>,
) -> Result<(), Error> {
    let work = &work;
    thread::scope(|scope| {
        let (given, done): (Vec<_>, Vec<_>) = (0..jobs.max(1))
            .map(|_| {
                let (give, pieces): (SyncSender<Piece>, Receiver<Piece>) = sync_channel(1);
                let (finish, done) = sync_channel(1);
                scope.spawn(move || {
                    for piece in pieces {
                        if finish.send(work(piece)).is_err() {
                            break;
                        }
                    }
                });
                (give, done)
            })
            .unzip();
        scope.spawn(move || {
            for (piece, thread) in source.zip(given.iter().cycle()) {
                if thread.send(piece).is_err() {
                    break;
                }
            }
        });
        for thread in done.iter().cycle() {
            let Ok(result) = thread.recv() else { break };
            if !take(result)? {
                break;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod tests {
    use std::collections::HashSet;
    use std::convert::Infallible;
    use std::sync::{Barrier, Mutex};

    use super::*;

    fn all(jobs: usize, pieces: usize, work: impl Fn(usize) -> usize + Sync) -> Vec<usize> {
        let mut taken = Vec::new();
        let took: Result<(), Infallible> = in_order(jobs, 0..pieces, work, |done| {
            taken.push(done);
            Ok(true)
        });
        took.unwrap();
        taken
    }

    #[test]
    fn results_come_in_the_order_of_the_pieces_whoever_is_faster() {
        for jobs in [0, 1, 2, 3, 8] {
            for pieces in [0, 1, 2, 7, 100] {
                // The first of each two takes longer.
                let slow = |n: usize| {
                    (0..if n.is_multiple_of(2) { 20_000 } else { 1 }).fold(n, |n, _| std::hint::black_box(n))
                };
                assert_eq!(all(jobs, pieces, slow), (0..pieces).collect::<Vec<_>>(), "{jobs} jobs, {pieces} pieces");
            }
        }
    }

    #[test]
    fn as_many_threads_work_at_once_as_there_are_jobs() {
        // Nobody gets past it alone.
        let (all_there, threads) = (Barrier::new(3), Mutex::new(HashSet::new()));
        all(3, 3, |n| {
            all_there.wait();
            threads.lock().unwrap().insert(thread::current().id());
            n
        });
        assert_eq!(threads.into_inner().unwrap().len(), 3);
    }

    #[test]
    fn what_stops_at_an_error_or_has_enough_leaves_no_thread_waiting() {
        let stopped = in_order(2, 0.., |n| n, |n| if n < 5 { Ok(true) } else { Err(n) });
        assert_eq!(stopped, Err(5));
        let enough: Result<(), Infallible> = in_order(2, 0.., |n| n, |n| Ok(n < 5));
        assert_eq!(enough, Ok(()));
    }
}
