//! What the reader has chosen.

use crate::view::palette::Theme;

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switches {
    /// Places.
    pub places: bool,
    /// Infrastructure.
    pub infrastructure: bool,
    /// "Ukrainian" and the like.
    pub demonyms: bool,
    /// Roads, streets and venues.
    pub landmarks: bool,
    /// The words that name sources and attribute claims.
    pub claims: bool,
}

impl Default for Switches {
    fn default() -> Self {
        Self { places: true, infrastructure: true, demonyms: false, landmarks: false, claims: false }
    }
}

/// What the reader has chosen.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// BCP 47 tag or locale name of the interface.
    pub locale: String,
    /// What is marked at first.
    pub switches: Switches,
    /// Light or dark, where the page should not be asked.
    pub theme: Option<Theme>,
}
