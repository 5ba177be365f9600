//! Infrastructure: facilities named, described or spoken of in general.
//!
//! * [`nouns`]: the closed list of facility nouns with their kinds.
//! * [`phrase`]: the grammar of facility phrases around a noun.
//! * [`aliases`]: facilities by the names that the gazetteer has.
//! * [`sites`]: phrases and names put together.
//! * [`titles`], [`short_names`], [`context`]: kinds before names, and less than full names.
//! * [`idioms`]: figures of speech that are no infrastructure.
//! * [`locate`], [`surroundings`]: where a site is.
//! * [`coreference`]: later mentions of the same site.
//! * [`events`]: what the sentence says happened there; [`event_lexicon`], [`verb_group`] and
//!   [`event_dates`] serve it.
//! * [`family`]: which kinds go by each other's nouns.
//! * [`words`]: words that are no facility nouns.
//! * [`text_view`]: what the grammar sees of the text.

pub mod aliases;
pub mod context;
pub mod coreference;
pub mod event_dates;
pub mod event_lexicon;
pub mod events;
pub mod family;
pub mod idioms;
pub mod locate;
pub mod nouns;
pub mod phrase;
pub mod short_names;
pub mod sites;
pub mod surroundings;
pub mod text_view;
pub mod titles;
pub mod verb_group;
pub mod words;
