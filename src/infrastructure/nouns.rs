//! The closed list of facility nouns: `data/language/en/facilities/nouns.tsv`, authored by this project.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::kind::Kind;

const TABLE: &str = include_str!("../../data/language/en/facilities/nouns.tsv");

/// Longest phrase of the table in words, hyphens counted as spaces.
const LONGEST: usize = 7;

/// How much a noun says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// Infrastructure only after a name that the gazetteer or capitals vouch for.
    Named,
    /// Infrastructure with a place or a name.
    Weak,
    /// Infrastructure wherever it stands.
    Strong,
}

/// A facility noun, with the words that tell its kind: "gas-fired power station".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The kind of facility.
    pub kind: Kind,
    /// How much it says by itself.
    pub force: Force,
    /// Whether it is a plural.
    pub plural: bool,
}

/// A noun at a place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NounMatch {
    /// The noun.
    pub noun: Noun,
    /// Tokens that it takes, hyphens included.
    pub tokens: usize,
}

/// The longest noun that begins at the first of `words`, given in lower case, one a token.
///
/// A hyphen between two words counts as a space. Abbreviations are compared in capitals by the
/// caller, who alone knows the case: see [`is_abbreviation`].
#[must_use]
pub fn longest(words: &[String]) -> Option<NounMatch> {
    let table = table();
    let mut phrase = String::new();
    let mut best = None;
    let mut count = 0;
    for (at, word) in words.iter().enumerate() {
        if matches!(word.as_str(), "-" | "\u{2010}" | "\u{2011}") && at > 0 {
            continue;
        }
        if count == LONGEST {
            break;
        }
        if count > 0 {
            phrase.push(' ');
        }
        phrase.push_str(word.trim_end_matches('.'));
        count += 1;
        match table.get(phrase.as_str()) {
            Some(Some(noun)) => best = Some(NounMatch { noun: *noun, tokens: at + 1 }),
            Some(None) => {}
            None => break,
        }
    }
    best
}

/// Whether the lower-case `word` is an abbreviation that must stand in capitals in the text ("NPP", "TES").
#[must_use]
pub fn is_abbreviation(word: &str) -> bool {
    matches!(
        word,
        "npp"
            | "znpp"
            | "hpp"
            | "hes"
            | "ges"
            | "tpp"
            | "tes"
            | "tec"
            | "tets"
            | "chp"
            | "chpp"
            | "gres"
            | "lng"
            | "pv"
            | "fpso"
    )
}

/// Phrase to noun; a phrase that only begins longer ones has `None`.
fn table() -> &'static HashMap<String, Option<Noun>> {
    static NOUNS: OnceLock<HashMap<String, Option<Noun>>> = OnceLock::new();
    NOUNS.get_or_init(|| {
        let mut table = HashMap::new();
        for row in TABLE.lines().skip_while(|line| line.starts_with('#')).skip(1) {
            add_row(&mut table, row);
        }
        table
    })
}

fn add_row(table: &mut HashMap<String, Option<Noun>>, row: &str) {
    let mut cells = row.split('\t');
    let (Some(modifiers), Some(heads), Some(kind), Some(force)) =
        (cells.next(), cells.next(), cells.next(), cells.next())
    else {
        return;
    };
    let Some(kind) = Kind::parse(kind) else { return };
    let force = match force {
        "strong" => Force::Strong,
        "weak" => Force::Weak,
        _ => Force::Named,
    };
    for modifier in modifiers.split(';') {
        for head in heads.split(';') {
            let (singular, plural) = match head.split_once('/') {
                Some((singular, plural)) => (singular.to_owned(), plural.to_owned()),
                None => (head.to_owned(), format!("{head}s")),
            };
            for (form, plural) in [(singular, false), (plural, true)] {
                let phrase = if modifier == "-" { form } else { format!("{modifier} {form}") };
                add(table, &phrase.to_lowercase().replace('-', " "), Noun { kind, force, plural });
            }
        }
    }
}

/// Adds a phrase and its beginnings. The first row that has a phrase decides, but a stronger force wins.
fn add(table: &mut HashMap<String, Option<Noun>>, phrase: &str, noun: Noun) {
    for (at, _) in phrase.match_indices(' ') {
        table.entry(phrase[..at].to_owned()).or_default();
    }
    let entry = table.entry(phrase.to_owned()).or_default();
    if entry.is_none_or(|old| old.kind == noun.kind && old.force < noun.force) {
        *entry = Some(noun);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(phrase: &str) -> Option<(Kind, usize)> {
        let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
        longest(&words).map(|m| (m.noun.kind, m.tokens))
    }

    #[test]
    fn every_row_of_the_table_is_well_formed() {
        for row in TABLE.lines().skip_while(|line| line.starts_with('#')).skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            assert_eq!(cells.len(), 4, "{row}");
            assert!(Kind::parse(cells[2]).is_some_and(|k| k.category() == crate::Category::Infrastructure), "{row}");
            assert!(matches!(cells[3], "strong" | "weak" | "named"), "{row}");
        }
    }

    #[test]
    fn the_longest_phrase_decides_the_kind() {
        assert_eq!(find("gas - fired power station in Basra"), Some((Kind::Thermal, 5)));
        assert_eq!(find("power station in Basra"), Some((Kind::PowerPlant, 2)));
        assert_eq!(find("oil refineries burn"), Some((Kind::Refinery, 2)));
        assert_eq!(find("station"), Some((Kind::RailwayStation, 1)));
        assert_eq!(find("plan"), None);
    }
}
