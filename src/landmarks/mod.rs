//! Landmarks: roads, streets and venues, which no gazetteer has and which their words tell.
//!
//! * [`words`]: what the tables say of single words; [`nouns`]: the last words of names and the first.
//! * [`landmark`]: what is found; [`text`]: the text as the grammar looks at it, names around a noun.
//! * [`routes`]: roads by number; [`named`]: roads, streets and venues by name; [`exceptions`]: what
//!   looks like one and is none; [`unnamed`]: venues that only a town tells.
//! * [`find`]: all of them put together; [`place`]: where they are; [`home`]: which towns are strangers to a text;
//!   [`again`]: "the hospital", "the road".
//! * `tables` (native only): compiles the tables of all of these into the language's pack.

pub mod again;
pub mod exceptions;
pub mod find;
pub mod home;
pub mod landmark;
pub mod named;
pub mod nouns;
pub mod place;
pub mod routes;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub mod tables;
pub mod text;
pub mod unnamed;
pub mod words;
