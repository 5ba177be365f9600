//! Reading a page: article root, text nodes, ranges. Knows the DOM and nothing of language.
