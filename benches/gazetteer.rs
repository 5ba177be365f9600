//! Opening and looking up, natively: `cargo bench --bench gazetteer`. Needs the built gazetteer.
//!
//! The work is that of `benches/gazetteer-wasm`, so the two can be compared. Times are the best of
//! several runs: what disturbs a run only makes it slower.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use dateline::gazetteer::{Gazetteer, normalise};

const RUNS: usize = 7;

fn best(mut run: impl FnMut() -> Duration) -> Duration {
    (0..RUNS).map(|_| run()).min().unwrap()
}

fn report(what: &str, count: usize, time: Duration) {
    let each = time.as_nanos() as f64 / count as f64;
    println!("{what:<34} {:>9.2} ms {each:>9.0} ns each {:>12.0} a second", time.as_secs_f64() * 1e3, 1e9 / each);
}

fn main() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/build/gazetteer.bin");
    let bytes =
        std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}; run `npm run build:gazetteer` first"));
    let open = best(|| {
        let bytes = bytes.clone();
        let start = Instant::now();
        black_box(Gazetteer::open(bytes).unwrap());
        start.elapsed()
    });
    report("open (checksum and bounds)", 1, open);

    let gazetteer = Gazetteer::open(bytes).unwrap();
    // Every 17th place: names from the whole alphabet, in no cache's favour.
    let names: Vec<String> = gazetteer.places().step_by(17).map(|place| place.name().to_owned()).collect();
    let keys: Vec<String> = names.iter().map(|name| normalise::key(name)).collect();
    let absent: Vec<String> = keys.iter().map(|key| format!("{key}x")).collect();
    let each = |what: &str, names: &[String], run: &dyn Fn(&str) -> usize| {
        let time = best(|| {
            let start = Instant::now();
            for name in names {
                black_box(run(name));
            }
            start.elapsed()
        });
        report(what, names.len(), time);
    };
    each("normalise", &names, &|name| normalise::key(name).len());
    each("lookup of a name", &names, &|name| gazetteer.lookup(name).len());
    each("lookup of a key", &keys, &|key| gazetteer.lookup_key(key).len());
    each("lookup of an absent key", &absent, &|key| gazetteer.lookup_key(key).len());
    each("walk token by token", &keys, &|key| {
        let mut walk = gazetteer.walk();
        key.split(' ').take_while(|token| walk.push_token(token)).count()
    });
    let ids: Vec<_> = gazetteer.places().step_by(17).map(|place| place.id()).collect();
    let time = best(|| {
        let start = Instant::now();
        for id in &ids {
            black_box(gazetteer.place(*id).unwrap().name().len());
        }
        start.elapsed()
    });
    report("name of a place", ids.len(), time);
}
