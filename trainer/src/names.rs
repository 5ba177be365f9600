//! Names to fill in: places of the gazetteer by kind, and made-up persons.

use dateline::Gazetteer;
use dateline::kind::Kind;
use dateline::language::en::words::given_names;

use crate::inventions::{self, Chain};
use crate::random::Random;

/// Names by what they are.
#[derive(Debug, Default)]
pub struct Names {
    /// Settlements of the United States.
    pub us_towns: Vec<String>,
    /// Settlements of the United Kingdom and Ireland.
    pub uk_towns: Vec<String>,
    /// Counties of the United States, with the word.
    pub counties: Vec<String>,
    /// States of the United States.
    pub states: Vec<String>,
    /// Countries.
    pub countries: Vec<String>,
    /// Cities of more than 300,000.
    pub cities: Vec<String>,
    /// Settlements elsewhere.
    pub villages: Vec<String>,
    /// First-order regions outside of the United States.
    pub regions: Vec<String>,
    /// Seas, rivers, islands, mountains, regions without administration.
    pub features: Vec<String>,
    /// Given names.
    pub given: Vec<&'static str>,
    /// Surnames: common ones.
    pub surnames: Vec<&'static str>,
    us_sound: Chain,
    uk_sound: Chain,
    village_sound: Chain,
}

/// Percentage of settlements that are made up.
const MADE_UP: usize = 35;

const SURNAMES: &str = include_str!("../surnames.txt");

/// The abbreviations of the United States in newspapers and in addresses.
pub const STATE_SHORT: &[(&str, &str)] = &[
    ("Ala.", "AL"),
    ("Alaska", "AK"),
    ("Ariz.", "AZ"),
    ("Ark.", "AR"),
    ("Calif.", "CA"),
    ("Colo.", "CO"),
    ("Conn.", "CT"),
    ("Del.", "DE"),
    ("Fla.", "FL"),
    ("Ga.", "GA"),
    ("Idaho", "ID"),
    ("Ill.", "IL"),
    ("Ind.", "IN"),
    ("Iowa", "IA"),
    ("Kan.", "KS"),
    ("Ky.", "KY"),
    ("La.", "LA"),
    ("Maine", "ME"),
    ("Md.", "MD"),
    ("Mass.", "MA"),
    ("Mich.", "MI"),
    ("Minn.", "MN"),
    ("Miss.", "MS"),
    ("Mo.", "MO"),
    ("Mont.", "MT"),
    ("Neb.", "NE"),
    ("Nev.", "NV"),
    ("N.H.", "NH"),
    ("N.J.", "NJ"),
    ("N.M.", "NM"),
    ("N.Y.", "NY"),
    ("N.C.", "NC"),
    ("N.D.", "ND"),
    ("Ohio", "OH"),
    ("Okla.", "OK"),
    ("Ore.", "OR"),
    ("Pa.", "PA"),
    ("R.I.", "RI"),
    ("S.C.", "SC"),
    ("S.D.", "SD"),
    ("Tenn.", "TN"),
    ("Texas", "TX"),
    ("Utah", "UT"),
    ("Vt.", "VT"),
    ("Va.", "VA"),
    ("Wash.", "WA"),
    ("W.Va.", "WV"),
    ("Wis.", "WI"),
    ("Wyo.", "WY"),
];

impl Names {
    /// Sorts the gazetteer's names.
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let mut names = Self {
            given: given_names().collect(),
            surnames: SURNAMES.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).collect(),
            ..Self::default()
        };
        for place in gazetteer.places() {
            let name = place.name().to_owned();
            if !name.starts_with(char::is_uppercase) || name.contains(['(', '/']) {
                continue;
            }
            let country = place.country();
            let country = country.as_ref().map_or("", |c| c.as_str());
            let big = place.population().unwrap_or(0) > 300_000;
            match place.kind() {
                Kind::Country => names.countries.push(name),
                Kind::Admin1 if country == "US" => names.states.push(name),
                Kind::Admin1 | Kind::Territory => names.regions.push(name),
                Kind::Admin2 if country == "US" => names.counties.push(name),
                Kind::Capital => names.cities.push(name),
                kind if kind.is_settlement() && big => names.cities.push(name),
                kind if kind.is_settlement() && country == "US" => names.us_towns.push(name),
                kind if kind.is_settlement() && matches!(country, "GB" | "IE") => names.uk_towns.push(name),
                kind if kind.is_settlement() => names.villages.push(name),
                Kind::Region
                | Kind::River
                | Kind::Sea
                | Kind::Island
                | Kind::Archipelago
                | Kind::Mountains
                | Kind::Lake
                | Kind::Continent => names.features.push(name),
                _ => {}
            }
        }
        names.us_sound = Chain::new(names.us_towns.iter().map(String::as_str));
        names.uk_sound = Chain::new(names.uk_towns.iter().map(String::as_str));
        names.village_sound = Chain::new(names.villages.iter().map(String::as_str));
        names
    }

    /// A settlement of the United States, every third in no gazetteer.
    pub fn us_town(&self, random: &mut Random) -> String {
        if random.chance(MADE_UP) {
            return inventions::us_town(&self.us_sound.word(random), random);
        }
        random.pick(&self.us_towns).cloned().unwrap_or_default()
    }

    /// A settlement of the United Kingdom or Ireland, every third in no gazetteer.
    pub fn uk_town(&self, random: &mut Random) -> String {
        if random.chance(MADE_UP) {
            return inventions::uk_town(&self.uk_sound.word(random), random);
        }
        random.pick(&self.uk_towns).cloned().unwrap_or_default()
    }

    /// A settlement elsewhere, every third in no gazetteer.
    pub fn village(&self, random: &mut Random) -> String {
        if random.chance(MADE_UP) {
            let (word, other) = (self.village_sound.word(random), self.village_sound.word(random));
            return inventions::village(&word, &other, random);
        }
        random.pick(&self.villages).cloned().unwrap_or_default()
    }

    /// A natural feature, mostly in no gazetteer.
    pub fn feature(&self, random: &mut Random) -> String {
        let word = if random.chance(50) { self.us_sound.word(random) } else { self.surname(random) };
        inventions::feature(&word, random)
    }

    /// A township of the United States.
    pub fn township(&self, random: &mut Random) -> String {
        format!("{} Township", self.surname(random))
    }

    /// A surname; every third is that of a town, since so many are.
    pub fn surname(&self, random: &mut Random) -> String {
        if random.chance(33)
            && let Some(town) = random.pick(&self.us_towns).filter(|t| !t.contains([' ', '-']))
        {
            return town.clone();
        }
        if random.chance(25) {
            return self.uk_sound.word(random);
        }
        if random.chance(15) {
            return self.village_sound.word(random);
        }
        random.pick(&self.surnames).map_or_else(String::new, |s| (*s).to_owned())
    }

    /// A given name.
    pub fn given(&self, random: &mut Random) -> String {
        random.pick(&self.given).map_or_else(String::new, |s| (*s).to_owned())
    }
}
