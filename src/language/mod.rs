//! The one reading of an article: what every later layer wants to know of its words, found once.
//!
//! [`Reading`] is made once in [`crate::annotate`] and lent to places, infrastructure and claims. For each
//! token it has the lower-case form and the gazetteer key (kept once for each distinct word,
//! [`forms`]), a set of word classes ([`classes`]), and where it stands: its sentence, the run of
//! capitals around it ([`runs`]), how its sentence uses capitals ([`casing`]).
//!
//! What is particular to English lies in [`en`] and in the tables under `data/language/en/`; what is
//! here speaks of forms, classes and spans only. [`table`] is the one reader of tables.

pub mod casing;
pub mod classes;
pub mod domains;
pub mod en;
pub mod forms;
mod hash;
pub mod identify;
mod marks;
pub mod matches;
pub mod pack;
pub mod quotes;
mod reading;
pub mod runs;
pub mod table;
mod word;

pub use casing::Casing;
pub use classes::{Class, Classes};
pub use forms::{FormId, Forms};
pub use matches::Matches;
pub use pack::{Language, Part, WordId};
pub use quotes::Quote;
pub use reading::Reading;
pub use runs::LONGEST as LONGEST_RUN;
pub use word::Word;
