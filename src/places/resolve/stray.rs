//! Small places abroad that nothing else of the article has to do with.
//!
//! "Edendale" in an article on Natal is hardly the village in New Zealand, though no gazetteer may have another. Such
//! a name is given out, and never as sure.

use super::Group;
use crate::country::CountryCode;
use crate::kind::Kind;
use crate::sort;

/// How likely a place is without context, 0 to 10, that is named abroad without its country.
const KNOWN_ABROAD: f32 = 5.0;

/// Fewest names of one country before the article is set there.
const NAMES: usize = 3;

/// How surely a name means a place before it counts for the place's country.
const LIKELY: f32 = 0.5;

/// How many names of a document lie in each country.
#[derive(Debug)]
pub struct Countries {
    /// Each country with the number of different names in it.
    names: Vec<(CountryCode, usize)>,
    /// Countries that demonyms speak of, ascending.
    spoken_of: Vec<CountryCode>,
    home: Option<CountryCode>,
}

impl Countries {
    /// The countries of a document's `groups`; `spoken_of` are those of its demonyms, `home` that of its paper.
    #[must_use]
    pub fn of(groups: &[Group], mut spoken_of: Vec<CountryCode>, home: Option<CountryCode>) -> Self {
        let named = groups.iter().filter(|group| !group.mentions.is_empty());
        let mut pairs: Vec<(CountryCode, usize)> = named.filter_map(|g| Some((country(g)?, g.name))).collect();
        sort::by_key(&mut pairs, |x| *x);
        pairs.dedup();
        let names = pairs.chunk_by(|a, b| a.0 == b.0).map(|names| (names[0].0, names.len())).collect();
        sort::by_key(&mut spoken_of, |x| *x);
        spoken_of.dedup();
        Self { names, spoken_of, home }
    }

    /// Whether `group` means a small place in a country that nothing else in the document is of.
    #[must_use]
    pub fn is_stray(&self, group: &Group) -> bool {
        let Some(best) = group.options.first() else { return false };
        let Some(abroad) = best.country else { return false };
        let place = best.kind.is_settlement() && best.kind != Kind::Capital || best.kind == Kind::District;
        if !place || best.prior() >= KNOWN_ABROAD || best.said || self.spoken_of.binary_search(&abroad).is_ok() {
            return false;
        }
        let own = usize::from(country(group) == Some(abroad));
        let backed = self.names.iter().any(|&(country, names)| country == abroad && names > own);
        let elsewhere = || self.names.iter().any(|&(country, names)| country != abroad && names >= NAMES);
        !backed && (self.home.is_some_and(|home| home != abroad) || elsewhere())
    }
}

/// The country of what a name means, if that is likely.
fn country(group: &Group) -> Option<CountryCode> {
    group.options.first().filter(|best| best.probability > LIKELY)?.country
}
