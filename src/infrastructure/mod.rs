//! Infrastructure: facilities named, described or spoken of in general.
//!
//! Each file uses those above it only:
//!
//! * [`kinds`]: how the kinds of facilities stand to each other; [`site`]: a site before it is located.
//! * [`known`]: what the gazetteer knows of the names of a document, looked up once; [`view`]: the
//!   reading of the article beside it.
//! * [`nouns`]: the closed list of facility nouns; [`idioms`]: figures of speech that hold one.
//! * [`names`], [`guards`]: names around a noun; what looks like a facility and is something else.
//! * [`context`]: what the words around a name or noun say.
//! * `qualified`: names with more than the gazetteer has.
//! * [`places_after`], [`phrase`]: the grammar of facility phrases around a noun.
//! * [`titles`], [`short_names`], [`described`]: kinds before names, less than full names, phrases.
//! * [`sites`]: all of them put together.
//! * [`anchors`], [`surroundings`], [`locate`]: where a site is; [`explain`], [`confidence`]: why and
//!   how surely.
//! * `again`: what a later mention is; `at_sites`: what stands at a named site; `before_the_name`: headline and first paragraph; [`coreference`]: other mentions of the same site; [`definite`]: "the mine" of a paragraph's town.
//! * [`events`]: what the sentence says happened there; [`event_lexicon`], [`scene`], `behind_site`, [`predicates`],
//!   `between`, `happenings`, `doubles`, `outlook` and [`event_dates`] serve it.
//! * `tables` (native only): compiles the tables of all of these into the language's pack.

pub(crate) mod again;
pub mod anchors;
mod at_sites;
mod before_the_name;
mod behind_site;
mod between;
pub mod confidence;
pub mod context;
pub mod coreference;
pub mod definite;
pub mod described;
mod doubles;
pub mod event_dates;
pub mod event_lexicon;
mod event_nouns;
pub mod events;
pub mod explain;
mod guards;
mod happenings;
pub mod idioms;
pub mod kinds;
pub mod known;
pub mod locate;
mod names;
pub mod nouns;
mod outlook;
pub mod phrase;
pub mod places_after;
mod predicates;
mod qualified;
mod relatives;
mod scene;
pub mod short_names;
pub mod site;
pub mod sites;
pub mod surroundings;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub mod tables;
pub mod titles;
pub mod view;
