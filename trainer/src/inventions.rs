//! Names that no gazetteer has, made to sound like those that it has: about a third of the villages
//! in the news are unknown, and a model that only saw known ones would take that for a rule.

use std::collections::HashMap;

use crate::random::Random;

/// Letters that the next one depends on.
const ORDER: usize = 3;

/// Marks the beginning and the end of a name.
const EDGE: char = '\u{0}';

/// Letters by the letters before them.
#[derive(Debug, Default)]
pub struct Chain {
    next: HashMap<[char; ORDER], Vec<char>>,
}

impl Chain {
    /// Learns from the single words among `names`.
    pub fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut next: HashMap<[char; ORDER], Vec<char>> = HashMap::new();
        for name in names.filter(|n| n.chars().all(char::is_alphabetic)) {
            let mut seen = [EDGE; ORDER];
            for letter in name.chars().chain(std::iter::once(EDGE)) {
                next.entry(seen).or_default().push(letter);
                seen.rotate_left(1);
                seen[ORDER - 1] = letter;
            }
        }
        Self { next }
    }

    /// A word of 4 to 12 letters; the last try is taken as it is.
    pub fn word(&self, random: &mut Random) -> String {
        let mut word = String::new();
        for _ in 0..20 {
            word.clear();
            let mut seen = [EDGE; ORDER];
            while let Some(&letter) = self.next.get(&seen).and_then(|all| random.pick(all)) {
                if letter == EDGE || word.len() > 16 {
                    break;
                }
                word.push(letter);
                seen.rotate_left(1);
                seen[ORDER - 1] = letter;
            }
            if (4..=12).contains(&word.chars().count()) {
                break;
            }
        }
        word
    }
}

/// Words before and after a made-up word, by country of the name's sound.
const US_BEFORE: &[&str] = &["New", "Fort", "Mount", "East", "Old", "Point", "West"];
const US_AFTER: &[&str] =
    &["Springs", "Grove", "Falls", "Center", "Corners", "Junction", "Hollow", "City", "Crossing", "Fork", "Heights"];
const UK_BEFORE: &[&str] = &["Great", "Little", "Upper", "Lower", "Nether", "Castle", "Market", "Kirk"];
const UK_AFTER: &[&str] = &["Bridge", "Green", "St Mary", "End", "Magna", "Regis", "Colliery", "Bay", "Heath"];

/// The words of natural features, after a name and before it.
const FEATURE_AFTER: &[&str] = &[
    "Creek",
    "River",
    "Peak",
    "Pass",
    "Valley",
    "Canyon",
    "Ridge",
    "Bay",
    "Hills",
    "Mountain",
    "Lake",
    "Island",
    "Head",
    "National Forest",
    "National Park",
    "Gorge",
    "Wilderness",
    "Reservoir",
    "Beach",
    "Basin",
];
const FEATURE_BEFORE: &[&str] = &["Lake", "Mount", "Cape", "Loch", "Glen"];

fn around(word: &str, before: &[&str], after: &[&str], random: &mut Random) -> String {
    match random.below(10) {
        0 | 1 => format!("{} {word}", random.pick(before).copied().unwrap_or_default()),
        2 | 3 => format!("{word} {}", random.pick(after).copied().unwrap_or_default()),
        _ => word.to_owned(),
    }
}

/// A made-up town of the United States.
pub fn us_town(word: &str, random: &mut Random) -> String {
    around(word, US_BEFORE, US_AFTER, random)
}

/// A made-up town of the United Kingdom or Ireland.
pub fn uk_town(word: &str, random: &mut Random) -> String {
    around(word, UK_BEFORE, UK_AFTER, random)
}

/// A made-up village elsewhere, of one word or two.
pub fn village(word: &str, other: &str, random: &mut Random) -> String {
    match random.below(8) {
        0 => format!("{word} {other}"),
        1 => format!("{word}-{other}"),
        _ => word.to_owned(),
    }
}

/// A creek, peak, lake … with `word` for a name.
pub fn feature(word: &str, random: &mut Random) -> String {
    if random.chance(25) {
        format!("{} {word}", random.pick(FEATURE_BEFORE).copied().unwrap_or_default())
    } else {
        format!("{word} {}", random.pick(FEATURE_AFTER).copied().unwrap_or_default())
    }
}
