//! The content script's entry point.
