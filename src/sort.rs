//! Sorting in little code: the standard library's sorts are made anew for every type, some 7 KB each,
//! and three dozen of them were a sixth of the core that every page loads.
//!
//! The order is found among numbers, once for all types; what is sorted here is short, or sorted once.

use std::cmp::Ordering;

/// Up to so many are sorted by insertion.
const SHORT: usize = 12;

/// Sorts stably by a key.
pub fn by_key<T, K: Ord>(list: &mut [T], mut key: impl FnMut(&T) -> K) {
    by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts stably by a comparison.
pub fn by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    if list.len() < 2 {
        return;
    }
    let mut order = order(list.len(), &mut |a, b| compare(&list[a], &list[b]));
    // Each cycle of the permutation is followed by swaps.
    for start in 0..list.len() {
        let mut at = start;
        loop {
            let from = order[at] as usize;
            order[at] = at as u32;
            if from == start {
                break;
            }
            list.swap(at, from);
            at = from;
        }
    }
}

/// The numbers below `count` in the order of `compare`, equal ones ascending.
fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    for run in order.chunks_mut(SHORT) {
        for end in 1..run.len() {
            let mut at = end;
            while at > 0 && compare(run[at - 1] as usize, run[at] as usize).is_gt() {
                run.swap(at - 1, at);
                at -= 1;
            }
        }
    }
    let mut width = SHORT;
    let mut merged = Vec::with_capacity(count);
    while width < count {
        merged.clear();
        for pair in order.chunks(width * 2) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(left, right, compare, &mut merged);
        }
        std::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

fn merge(
    mut left: &[u32],
    mut right: &[u32],
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
    merged: &mut Vec<u32>,
) {
    while let ([first, left_rest @ ..], [second, right_rest @ ..]) = (left, right) {
        if compare(*first as usize, *second as usize).is_gt() {
            merged.push(*second);
            right = right_rest;
        } else {
            merged.push(*first);
            left = left_rest;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(list: Vec<(u8, u32)>) {
            let (mut ours, mut theirs) = (list.clone(), list);
            by_key(&mut ours, |pair| pair.0);
            theirs.sort_by_key(|pair| pair.0);
            proptest::prop_assert_eq!(ours, theirs);
        }
    }
}
