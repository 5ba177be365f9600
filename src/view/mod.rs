//! What the reader is shown, in words and groups: no DOM, no language rules.
//!
//! The overlay draws this; deciding it here keeps it testable without a browser.

pub mod card;
pub mod choices;
pub mod claims;
pub mod coordinates;
pub mod counted;
pub mod decision;
pub mod event;
pub mod features;
#[cfg(test)]
pub(crate) mod for_tests;
pub mod geometry;
pub mod identity;
pub mod legend;
pub mod links;
pub mod listing;
pub mod map;
pub mod marks;
pub mod names;
pub mod overview;
pub mod palette;
pub mod ranked;
pub mod remembered;
pub mod room;
pub mod sentence;
pub mod sidebar;
pub mod strings;
pub mod window;

pub use card::Card;
pub use marks::{Mark, MarkClass};
pub use ranked::marks;
pub use remembered::{Density, Remembered};
pub use sidebar::Sidebar;
pub use strings::Strings;
