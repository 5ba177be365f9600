//! What is remembered of a site: how the reader wants its articles shown, and what names mean on it.

use serde::{Deserialize, Serialize};

use crate::corrections::Corrections;

/// How many of the mentions are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Density {
    /// All, repeats in a paragraph faintly.
    #[default]
    All,
    /// The first of each place and site, and those in headlines.
    First,
    /// Infrastructure only.
    Sites,
    /// None: the sidebar lists them all the same.
    Off,
}

impl Density {
    /// All of them, from most marks to none.
    pub const ALL: [Self; 4] = [Self::All, Self::First, Self::Sites, Self::Off];

    /// The one after it, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::All => Self::First,
            Self::First => Self::Sites,
            Self::Sites => Self::Off,
            Self::Off => Self::All,
        }
    }
}

/// The side of the window that the sidebar stands at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The left one.
    Left,
    /// The right one.
    #[default]
    Right,
}

/// What is remembered of a site, or what of it changes. `None` is what the reader never chose there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Remembered {
    /// How many mentions are marked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub density: Option<Density>,
    /// Whether "Ukrainian" and the like are marked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demonyms: Option<bool>,
    /// Whether roads, streets and venues are marked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub landmarks: Option<bool>,
    /// Whether the words of sources are marked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claims: Option<bool>,
    /// Whether coordinates are shown in degrees and minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<bool>,
    /// The side that the sidebar stands at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// How wide the sidebar is, in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<f64>,
    /// What names mean on the site.
    #[serde(skip_serializing_if = "Corrections::is_empty")]
    pub corrections: Corrections,
}

impl Remembered {
    /// Takes over what `change` says, and leaves the rest as it is.
    pub fn merge(&mut self, change: &Self) {
        self.density = change.density.or(self.density);
        self.demonyms = change.demonyms.or(self.demonyms);
        self.landmarks = change.landmarks.or(self.landmarks);
        self.claims = change.claims.or(self.claims);
        self.minutes = change.minutes.or(self.minutes);
        self.side = change.side.or(self.side);
        self.width = change.width.or(self.width);
        self.corrections.merge(&change.corrections);
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::corrections::Correction;

    #[test]
    fn a_change_says_nothing_of_what_it_leaves_alone() {
        let change = Remembered { width: Some(380.0), ..Remembered::default() };
        assert_eq!(serde_json::to_string(&change).expect("written"), r#"{"width":380.0}"#);
        let mut site = Remembered { density: Some(Density::First), ..Remembered::default() };
        site.merge(&change);
        assert_eq!((site.density, site.width), (Some(Density::First), Some(380.0)));
    }

    #[test]
    fn a_correction_that_was_taken_back_is_written_as_such_and_forgotten_when_merged() {
        let mut site = Remembered::default();
        site.corrections.set("Hall", Some(Correction { name: "Hall".into(), means: None }));
        let mut change = Remembered::default();
        change.corrections.set("HALL", None);
        assert_eq!(serde_json::to_string(&change).expect("written"), r#"{"corrections":{"hall":null}}"#);
        site.merge(&change);
        assert!(site.corrections.is_empty());
    }

    #[test]
    fn every_density_comes_round() {
        let round = Density::ALL.iter().fold(Density::All, |density, _| density.next());
        assert_eq!(round, Density::All);
    }
}
