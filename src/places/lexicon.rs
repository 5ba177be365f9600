//! Words that speak for or against a place, by class.
//!
//! The tables are `data/language/en/*`, authored by this project and compiled in. Words are compared in
//! lower case and without their full stop.

use std::collections::HashMap;
use std::sync::OnceLock;

const CUES: &str = include_str!("../../data/language/en/word-classes.tsv");
const GIVEN_NAMES: &str = include_str!("../../data/language/en/given-names.txt");
const ORDINARY: &str = include_str!("../../data/language/en/ordinary.txt");

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// A class of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Cue { $($(#[$doc])* $name,)* }

        impl Cue {
            /// Every class.
            pub const ALL: &'static [Cue] = &[$(Cue::$name,)*];

            /// The name that the table uses.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Cue::$name => $word,)* }
            }

            fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Cue::$name),)* _ => None }
            }
        }
    };
}

cues! {
    /// Before a person's name: titles, ranks, trades.
    Title = "title",
    /// After a place, the office or body that it names: "Kyiv mayor", "London court".
    Office = "office",
    /// After a place, who lives or works there: "a Dayton man".
    People = "people",
    /// Verbs that mostly persons are the subjects of.
    PersonVerb = "person_verb",
    /// "aged".
    Age = "age",
    /// Relatives.
    Kin = "kin",
    /// The head noun of an organisation's name.
    OrgHead = "org_head",
    /// The legal form after a company's name.
    OrgSuffix = "org_suffix",
    /// The head noun of a public body that a place has.
    Government = "government",
    /// The nickname or suffix of a sports team.
    Team = "team",
    /// Words of sports reports.
    Match = "match",
    /// The head noun of a newspaper's name.
    Media = "media",
    /// The head noun of a work's name.
    Work = "work",
    /// The head noun of a building's or facility's name.
    Facility = "facility",
    /// The last word of a street's name.
    Street = "street",
    /// Words for settlements.
    Settlement = "settlement",
    /// Words for regions and natural features.
    Region = "region",
    /// Directions and other parts of a region.
    Direction = "direction",
    /// Prepositions and verbs before places.
    LocPrep = "loc_prep",
    /// Verbs that governments are the subjects of.
    Saying = "saying",
    /// Months.
    Month = "month",
    /// Days of the week.
    Weekday = "weekday",
    /// Before a ship's name.
    Vessel = "vessel",
    /// Before a storm's name.
    Hurricane = "hurricane",
    /// Articles.
    Article = "article",
    /// Particles inside names.
    Of = "of",
    /// Words of grammar: no part of a name when they begin a sentence.
    Function = "function",
    /// After a team, what it did to another.
    Defeat = "defeat",
    /// Institutions that have one word for a name.
    Institution = "institution",
    /// Ordinary English words that are names of towns too.
    Ordinary = "ordinary",
    /// Given names.
    Given = "given",
    /// Words that hardly anything but a sports report has.
    Sport = "sport",
    /// What one team does to another.
    SportVerb = "sport_verb",
    /// After a place, the illness that was named for it.
    Disease = "disease",
    /// After a place, the animal, plant, dish or thing that was named for it.
    Goods = "goods",
}

/// The classes of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CueSet(u64);

impl CueSet {
    /// Whether the word is of class `cue`.
    #[must_use]
    pub const fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u8) != 0
    }

    /// Whether the word is of one of `cues`.
    #[must_use]
    pub fn has_any(self, cues: &[Cue]) -> bool {
        cues.iter().any(|&cue| self.has(cue))
    }

    /// The classes, in the order of [`Cue::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Cue> {
        Cue::ALL.iter().copied().filter(move |&cue| self.has(cue))
    }

    fn add(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u8;
    }
}

/// The classes of `word`, given in lower case; a full stop at its end is left out.
#[must_use]
pub fn cues(lower: &str) -> CueSet {
    let word = lower.strip_suffix('.').unwrap_or(lower);
    table().get(word).copied().unwrap_or_default()
}

fn table() -> &'static HashMap<String, CueSet> {
    static TABLE: OnceLock<HashMap<String, CueSet>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<String, CueSet> = HashMap::new();
        for (cue, words) in rows(CUES) {
            for word in words.split_whitespace() {
                table.entry(word.to_owned()).or_default().add(cue);
            }
        }
        for word in words_of(GIVEN_NAMES) {
            table.entry(word.to_lowercase()).or_default().add(Cue::Given);
        }
        for word in words_of(ORDINARY) {
            table.entry(word.to_owned()).or_default().add(Cue::Ordinary);
        }
        table
    })
}

fn rows(table: &'static str) -> impl Iterator<Item = (Cue, &'static str)> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(class, words)| Some((Cue::parse(class)?, words)))
}

/// The given names, as written.
pub fn given_names() -> impl Iterator<Item = &'static str> {
    words_of(GIVEN_NAMES)
}

fn words_of(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_has_a_known_class_and_every_class_has_words() {
        let rows: Vec<_> = CUES.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).skip(1).collect();
        assert!(rows.iter().all(|row| row.split_once('\t').is_some_and(|(c, _)| Cue::parse(c).is_some())));
        for &cue in Cue::ALL.iter().filter(|&&c| !matches!(c, Cue::Given | Cue::Ordinary)) {
            assert!(self::rows(CUES).any(|(c, words)| c == cue && !words.trim().is_empty()), "{}", cue.as_str());
        }
    }

    #[test]
    fn a_word_may_be_of_several_classes_and_its_stop_is_no_part_of_it() {
        assert!(cues("gov.").has(Cue::Title));
        assert!(cues("mayor").has(Cue::Title) && cues("mayor").has(Cue::Office));
        assert!(cues("vladimir").has(Cue::Given));
        assert_eq!(cues("zzyzx"), CueSet::default());
    }
}
