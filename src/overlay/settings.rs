//! What the reader has chosen, and who is told when that changes.

use std::rc::Rc;

use web_sys::HtmlElement;

use crate::annotations::Alternative;
use crate::view::Remembered;
use crate::view::palette::{Colours, Theme};
use crate::view::remembered::Density;

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switches {
    /// How many mentions.
    pub density: Density,
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
        Self {
            density: Density::All,
            places: true,
            infrastructure: true,
            demonyms: false,
            landmarks: false,
            claims: false,
        }
    }
}

impl Switches {
    /// These, but for what was chosen on the site.
    #[must_use]
    pub fn on(self, site: &Remembered) -> Self {
        Self {
            density: site.density.unwrap_or(self.density),
            demonyms: site.demonyms.unwrap_or(self.demonyms),
            landmarks: site.landmarks.unwrap_or(self.landmarks),
            claims: site.claims.unwrap_or(self.claims),
            ..self
        }
    }
}

/// Is told what changes of what is remembered of the site.
pub type Remember = Rc<dyn Fn(&Remembered)>;
/// Gives the places that a name may mean.
pub type Meanings = Rc<dyn Fn(&str) -> Vec<Alternative>>;

/// What the overlay asks of who has started it.
#[derive(Clone, Default)]
pub struct Hooks {
    /// Is told what changes of what is remembered of the site.
    pub remember: Option<Remember>,
    /// Gives the places that a name may mean.
    pub meanings: Option<Meanings>,
    /// Is told that the page does not let the overlay stay on it.
    pub lost: Option<Rc<dyn Fn()>>,
    /// What the sidebar's head has besides its own buttons: a menu of who has started it.
    pub menu: Option<HtmlElement>,
}

impl std::fmt::Debug for Hooks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hooks").finish_non_exhaustive()
    }
}

/// What the reader has chosen.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// BCP 47 tag or locale name of the interface.
    pub locale: String,
    /// What is marked at first, where nothing is remembered of the site.
    pub switches: Switches,
    /// Light or dark, where the page should not be asked.
    pub theme: Option<Theme>,
    /// The colours of marks and of what is listed.
    pub colours: Colours,
    /// Whether marks are printed with the page.
    pub print: bool,
    /// Whether a place's name in one language stands alone, without those in others.
    pub one_name: bool,
    /// What is remembered of the site.
    pub site: Remembered,
    /// What the overlay asks of who has started it.
    pub hooks: Hooks,
}
