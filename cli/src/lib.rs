//! What the `dateline` command reads and writes that is tested apart from it.

pub mod batches;
pub mod in_order;
pub mod packing;
pub mod resumed;
