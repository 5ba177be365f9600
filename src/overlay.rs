//! Drawing over a page without touching it. Knows the DOM and nothing of language.
