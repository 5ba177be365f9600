//! Small places abroad, or far away, that nothing else of the article has to do with.
//!
//! "Edendale" in an article on Natal is hardly the village in New Zealand, though no gazetteer may have another. Such
//! a name is given out, and never as sure.

use super::{Group, Sense, Setting};
use crate::country::CountryCode;
use crate::gazetteer::PlaceId;
use crate::gazetteer::sphere::{Point, Reach};
use crate::kind::Kind;
use crate::sort;

/// How likely a place is without context, 0 to 10, that is named abroad without its country.
const KNOWN_ABROAD: f32 = 5.0;

/// The same in a local paper for a town of another region of its country.
const KNOWN_AFAR: f32 = 5.6;

/// The same for a region: Bavaria and Zulia are named without their country, the Midlands of Zimbabwe are not.
const KNOWN_REGION: f32 = 6.5;

/// The same for an island or a mountain: Everest and Crete are, and Snowdon is not.
const KNOWN_HEIGHT: f32 = 7.5;

/// No local paper's neighbourhood goes so far.
const FAR_OFF: Reach = Reach::km(400.0);

/// A town without anything of the text so near is far from all of it.
const NEAR: Reach = Reach::km(150.0);

/// How likely a town is without context that nobody takes for another of the same country, and a village that has more
/// inhabitants than a hamlet.
const KNOWN_HERE: f32 = 4.5;
const HAMLET: f32 = 3.4;

/// A village is near to what lies within an errand, and in the same part of the country as what lies within the other.
const ERRAND: Reach = Reach::km(40.0);
const REGION: Reach = Reach::km(60.0);

/// From so many readings on a name is any town's.
const MANY: usize = 5;

/// So many towns of a name in one country are not all that it has.
const CROWD: usize = 4;

/// Countries so wide that their villages are near to nothing.
const WIDE: &[&str] = &["AU", "CA", "US", "NZ", "RU", "KZ", "BR", "AR", "CN", "ZA", "NA"];

/// Fewest names of one country before the article is set there.
const NAMES: usize = 3;

/// As many times the names of a town's own region another must have before the town is far from where the article is set.
const MORE: usize = 2;

/// How likely a reading is before the best one is not sure beside it.
const RIVAL: f32 = 0.1;

/// How surely a name means a place before it counts for the place's country.
const LIKELY: f32 = 0.5;

/// How many names of a document lie in each country.
#[derive(Debug)]
pub struct Countries {
    /// Each country with the number of different names in it.
    names: Vec<(CountryCode, usize)>,
    /// The same for first-order regions, homes of the paper with them.
    regions: Vec<(PlaceId, usize)>,
    /// Countries of which it names counties, each once.
    counties: Vec<CountryCode>,
    /// Where the names lie that are points.
    points: Vec<(usize, Point)>,
    /// Countries that demonyms speak of, ascending.
    spoken_of: Vec<CountryCode>,
    home: Option<CountryCode>,
    /// Whether its paper is a town's.
    local: bool,
}

impl Countries {
    /// The countries of a document's `groups` that are known where it is `set`; `spoken_of` are those of its demonyms, `home` that of its paper, which may be a
    /// town's, a `local` one.
    #[must_use]
    pub fn of(
        groups: &[Group],
        set: Option<Setting>,
        mut spoken_of: Vec<CountryCode>,
        home: Option<CountryCode>,
        local: bool,
    ) -> Self {
        let groups = || groups.iter().filter(|group| !set.is_some_and(|set| set.lacks(group)));
        let named = groups().filter(|group| !group.mentions.is_empty());
        let names = counted(named.filter_map(|g| Some((country(g)?, g.name))).collect());
        let likely = || groups().filter_map(|g| Some((g.name, likely(g)?)));
        let regions = counted(likely().filter_map(|(name, best)| Some((best.region?, name))).collect());
        let town = |best: &Sense| best.kind.is_settlement() || best.kind == Kind::Admin2;
        let counties = likely().filter(|(_, best)| best.kind == Kind::Admin2).filter_map(|(_, best)| best.country);
        let mut counties: Vec<CountryCode> = counties.collect();
        sort::by_key(&mut counties, |x| *x);
        counties.dedup();
        let points = likely().filter(|(_, best)| town(best)).map(|(name, best)| (name, best.point)).collect();
        sort::by_key(&mut spoken_of, |x| *x);
        spoken_of.dedup();
        Self { names, regions, counties, points, spoken_of, home, local }
    }

    /// Whether `group` means a small place in a country that nothing else in the document is of; or a region there, where
    /// the name is only a point of the `compass`, as every country has: "the North East".
    #[must_use]
    pub fn is_stray(&self, group: &Group, compass: bool) -> bool {
        let Some(best) = group.options.first() else { return false };
        let Some(abroad) = best.country else { return false };
        let town = best.kind.is_settlement() && best.kind != Kind::Capital;
        let place = town || matches!(best.kind, Kind::District | Kind::Admin2);
        let region = best.kind == Kind::Admin1 && best.prior() < KNOWN_REGION;
        // The Sierra Madre of a paper of Manila is not Mexico's.
        let natural = best.kind.is_natural() && best.prior() < KNOWN_REGION;
        let little = place && best.prior() < KNOWN_ABROAD || region || natural;
        if best.placed || !little && !compass {
            return false;
        }
        let elsewhere = || self.names.iter().any(|&(country, names)| country != abroad && names >= NAMES);
        !self.speak_of(group) && (self.home.is_some_and(|home| home != abroad) || elsewhere())
    }

    /// Whether `group` means a quarter of a city abroad that the document does not name, nor its people: Johannesburg has a Brixton
    /// and a Mayfair, as half of the world has. The same of a height abroad, and of an island or a height far from a local paper of its
    /// country, of which there are more than are listed.
    #[must_use]
    pub fn is_far_quarter(&self, group: &Group) -> bool {
        let Some(best) = group.options.first().filter(|best| !best.placed && best.country.is_some()) else {
            return false;
        };
        let own = best.country;
        let abroad = || self.home.map_or(self.is_set_elsewhere(group), |home| Some(home) != own);
        let spoken = || own.is_some_and(|country| self.spoken_of.binary_search(&country).is_ok());
        match best.kind {
            Kind::District => abroad() && !spoken() && !self.is_within(group, REGION),
            Kind::Island | Kind::Mountain => {
                let far = best.kind == Kind::Mountain && abroad() && !spoken() || self.local && self.home == own;
                far && best.prior() < KNOWN_HEIGHT && !self.is_within(group, FAR_OFF)
            }
            _ => false,
        }
    }

    /// Whether `group` means something of a country that nothing else in the document is of, and may well mean something of
    /// that which the document is about: Victoria, of a paper in Newfoundland, is hardly the state of Australia.
    #[must_use]
    pub fn has_rival_here(&self, group: &Group) -> bool {
        let Some(best) = group.options.first().filter(|best| !best.placed && best.country.is_some()) else {
            return false;
        };
        let here = |o: &&Sense| {
            let many = || self.names.iter().any(|&(country, names)| Some(country) == o.country && names >= NAMES);
            o.country != best.country && o.country.is_some() && (o.country == self.home || many())
        };
        let rival = group.options.iter().skip(1).filter(|o| o.probability > RIVAL).any(|o| here(&o));
        rival && !self.speak_of(group)
    }

    /// Whether `group` means a little town far from all that the document names, in a region of the country that it has
    /// little else to do with: papers write the state of such a town beside it, and of their own hamlets they do not. The
    /// same of a city that is called after a `saint`, as every second province has one: San Pablo.
    #[must_use]
    pub fn is_far(&self, group: &Group, saint: bool) -> bool {
        let Some(best) = group.options.first() else { return false };
        let namesakes = || group.options.iter().skip(1).filter(|o| o.country == best.country && o.kind.is_settlement());
        let common = || saint && best.prior() < KNOWN_REGION && namesakes().count() >= NAMES;
        let town = best.kind.is_settlement() && best.kind != Kind::Capital;
        // A local paper writes the state beside a town of another that is no great one.
        let known = if self.local && best.country == self.home { KNOWN_AFAR } else { KNOWN_ABROAD };
        let little = town && (best.prior() < known || common());
        let Some(region) = best.region.filter(|_| little && !best.placed) else { return false };
        let named =
            |area: PlaceId| self.regions.iter().find(|(other, _)| *other == area).map_or(0, |(_, names)| *names);
        let others = named(region).saturating_sub(usize::from(likely(group).is_some()));
        let most =
            self.regions.iter().filter(|(other, _)| *other != region).map(|(_, names)| *names).max().unwrap_or(0);
        let enough = if self.local { MORE } else { NAMES };
        most >= enough && most > others * MORE && !self.is_within(group, NEAR)
    }

    /// Whether `group` means a village that is not near anything that the document names, where another is as likely to be
    /// meant: one of the name in a region that the document names, or, where every parish has a dozen hamlets, one that no
    /// gazetteer has. Koko in Delta State is hardly the one behind Lagos, nor Walcott by Bacton the one in Lincolnshire.
    #[must_use]
    pub fn is_one_of_many(&self, group: &Group) -> bool {
        let Some(best) = group.options.first() else { return false };
        if best.placed || !best.kind.is_settlement() || best.prior() >= KNOWN_HERE {
            return false;
        }
        let same = |o: &&Sense| o.country == best.country && o.region != best.region && o.kind.is_settlement();
        let named = |o: &Sense| self.regions.iter().any(|(region, _)| o.region == Some(*region));
        let rival = || group.options.iter().skip(1).filter(same).any(named);
        let wide = || best.country.is_some_and(|c| WIDE.contains(&c.as_str()));
        // "Wellington" is many a town's name.
        let little = || best.prior() < HAMLET || group.options.len() > MANY;
        let hamlet = || little() && !wide() && self.points.len() > 1 && !self.is_within(group, REGION);
        (!self.is_near(group) && rival()) || hamlet()
    }

    /// Whether the document is about the village that `group` means, or any town bears its name, and none of the counties
    /// that it names is near: then it is that of another county.
    #[must_use]
    pub fn is_of_another_county(&self, group: &Group) -> bool {
        let country = group.options.first().and_then(|best| best.country);
        let common = group.options.len() > MANY || group.mentions.len() >= NAMES;
        common && country.is_some_and(|country| self.counties.binary_search(&country).is_ok())
    }

    /// Whether `group` means a little town that is far from all of several towns that the document names: Herur by a reservoir in
    /// the north of Karnataka is none on its coast.
    #[must_use]
    pub fn is_far_from_all(&self, group: &Group) -> bool {
        /// Fewest points of a document that are set somewhere.
        const POINTS: usize = 5;
        let Some(best) = group.options.first().filter(|best| !best.placed && best.prior() < KNOWN_HERE) else {
            return false;
        };
        best.kind.is_settlement() && self.points.len() > POINTS && !self.is_within(group, NEAR)
    }

    /// Whether `group` means one of the many towns that a country has of a name, and lies near nothing that the document names: of San
    /// Isidro a list has those that are not meant. (Papers of wide countries write the state beside such a town.)
    #[must_use]
    pub fn is_one_of_a_crowd(&self, group: &Group) -> bool {
        let Some(best) = group.options.first().filter(|best| !best.placed && best.prior() < KNOWN_HERE) else {
            return false;
        };
        let wide = best.country.is_some_and(|c| WIDE.contains(&c.as_str()));
        let same = group.options.iter().filter(|o| o.country == best.country && o.kind.is_settlement());
        best.kind.is_settlement() && !wide && same.count() >= CROWD && !self.is_near(group)
    }

    /// Whether `group` means a town by the name of a capital whose country the document speaks of: beside "Canadian",
    /// "Ottawa" may be the government.
    #[must_use]
    pub fn has_rival_capital(&self, group: &Group) -> bool {
        let Some(best) = group.options.first().filter(|best| !best.placed && best.kind != Kind::Capital) else {
            return false;
        };
        let spoken = |o: &Sense| {
            let country = o.country.filter(|country| best.country != Some(*country));
            country.is_some_and(|country| {
                self.spoken_of.binary_search(&country).is_ok() || self.names.iter().any(|(other, _)| *other == country)
            })
        };
        best.kind.is_settlement() && group.options.iter().any(|o| o.kind == Kind::Capital && spoken(o))
    }

    /// Whether what `group` means lies in the same part of a country as something else that the document names.
    #[must_use]
    pub fn is_about(&self, group: &Group) -> bool {
        self.is_within(group, NEAR)
    }

    /// Whether what `group` means lies near something else that the document names.
    #[must_use]
    pub fn is_near(&self, group: &Group) -> bool {
        self.is_within(group, ERRAND)
    }

    fn is_within(&self, group: &Group, reach: Reach) -> bool {
        let Some(best) = group.options.first() else { return false };
        self.points.iter().any(|(name, point)| *name != group.name && best.point.is_within(*point, reach))
    }

    /// Whether the document names several places of another country than that of what `group` means.
    #[must_use]
    pub fn is_set_elsewhere(&self, group: &Group) -> bool {
        let own = group.options.first().and_then(|best| best.country);
        self.names.iter().any(|&(country, names)| Some(country) != own && names >= NAMES)
    }

    /// The country that nearly all names of the document are of.
    #[must_use]
    pub fn only(&self) -> Option<CountryCode> {
        let (country, most) = self.names.iter().copied().max_by_key(|(_, names)| *names)?;
        let all: usize = self.names.iter().map(|(_, names)| names).sum();
        (most >= NAMES && most * 4 >= all * 3).then_some(country)
    }

    /// Whether another name or a demonym of the document is of the country of what `group` means, or its paper is.
    #[must_use]
    pub fn speak_of(&self, group: &Group) -> bool {
        let Some(abroad) = group.options.first().and_then(|best| best.country) else { return false };
        // In a paper of another country, two that may both be strays do not speak for each other.
        let strays =
            usize::from(self.home.is_some_and(|home| home != abroad) && group.options[0].kind != Kind::Country);
        let own = usize::from(country(group) == Some(abroad)) + strays;
        self.home == Some(abroad)
            || self.spoken_of.binary_search(&abroad).is_ok()
            || self.names.iter().any(|&(country, names)| country == abroad && names > own)
    }
}

/// The country of what a name means, if that is likely.
fn country(group: &Group) -> Option<CountryCode> {
    likely(group)?.country
}

fn likely(group: &Group) -> Option<&Sense> {
    group.options.first().filter(|best| best.probability > LIKELY)
}

/// Each area with the number of different names in it; `pairs` are areas and names.
fn counted<T: Ord + Copy>(mut pairs: Vec<(T, usize)>) -> Vec<(T, usize)> {
    sort::by_key(&mut pairs, |x| *x);
    pairs.dedup();
    pairs.chunk_by(|a, b| a.0 == b.0).map(|names| (names[0].0, names.len())).collect()
}
