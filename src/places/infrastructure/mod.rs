//! Infrastructure: facilities named, described or spoken of in general.
//!
//! * [`nouns`]: the closed list of facility nouns with their kinds.
//! * [`phrase`]: the grammar of facility phrases around a noun.
//! * [`text_view`]: what the grammar sees of the text.

pub mod nouns;
pub mod phrase;
pub mod text_view;
