//! What the `dateline` command reads and writes that is tested apart from it.

pub mod jsonl;
