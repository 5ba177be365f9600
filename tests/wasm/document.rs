//! The two ends that know the DOM, in a real browser: reading a page, drawing over it, and leaving
//! it as it was.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod content;
mod drawer;
mod fixture;
mod overlay;
mod page;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
