//! Infrastructure: facilities named, described or spoken of in general.
//!
//! * [`nouns`]: the closed list of facility nouns with their kinds.
//! * [`phrase`]: the grammar of facility phrases around a noun.
//! * [`aliases`]: facilities by the names that the gazetteer has.
//! * [`sites`]: phrases and names put together.
//! * [`locate`]: where a site is.
//! * [`family`]: which kinds go by each other's nouns.
//! * [`text_view`]: what the grammar sees of the text.

pub mod aliases;
pub mod family;
pub mod locate;
pub mod nouns;
pub mod phrase;
pub mod sites;
pub mod text_view;
