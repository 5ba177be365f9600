//! What must hold of any input whatever.
//!
//! Each module is one fuzz target: a `check` that takes any bytes and fails where something does not hold. `fuzz/` has
//! them run by libFuzzer (`npm run fuzz`); `tests/replay.rs` runs them over the seeds and over what was ever found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a check that fails says where")]

pub mod gazetteer;
pub mod html;
mod invariants;
pub mod jsonl;
pub mod own_lists;
pub mod settings;
pub mod text;

/// A check: it panics where something does not hold of its input.
pub type Check = fn(&[u8]);

/// Every target with its check; the names are those of the files under `fuzz/`.
pub const TARGETS: &[(&str, Check)] = &[
    ("gazetteer_open", gazetteer::check),
    ("html", html::check),
    ("jsonl", jsonl::check),
    ("own_lists", own_lists::check),
    ("settings", settings::check),
    ("text", text::check),
];
