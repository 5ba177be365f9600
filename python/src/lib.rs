//! What of the Python package `dateline` is Rust: the gazetteer, annotating without Python's lock, and the forms in which
//! annotations are written. The package's own files, under python/dateline, make Python's objects of it.

mod answer;
mod engine;
mod given;
mod many;

/// The module `dateline._native`.
#[pyo3::pymodule]
mod _native {
    #[pymodule_export]
    use crate::answer::{Answer, Refusal};
    #[pymodule_export]
    use crate::engine::Engine;
    #[pymodule_export]
    use crate::many::Many;
}
