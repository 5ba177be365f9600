//! Words of the facility grammar that are no facility nouns: `data/language/en/facilities/words.tsv`, authored
//! by this project.

use std::collections::HashMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../data/language/en/facilities/words.tsv");

/// What a word is to the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Capitalised at the head of a sentence or in a title, but part of no name.
    NotName,
    /// A lower-case word inside a name.
    Particle,
    /// The article of an Arabic name, joined to it with a hyphen: "al-Jaili".
    Article,
    /// May stand before a facility noun without changing what it is.
    Plain,
    /// Makes a place of the name before it.
    PlaceNoun,
    /// Capitalised after a name, makes a house, a firm, a work or an event of it.
    OtherNoun,
}

/// Whether the lower-case `word` is of `class`.
#[must_use]
pub fn is(class: Class, word: &str) -> bool {
    table().get(word).is_some_and(|classes| classes.contains(&class))
}

fn table() -> &'static HashMap<&'static str, Vec<Class>> {
    static WORDS: OnceLock<HashMap<&'static str, Vec<Class>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut table: HashMap<&'static str, Vec<Class>> = HashMap::new();
        for (class, words) in TABLE.lines().filter_map(row) {
            for word in words.split(';') {
                table.entry(word).or_default().push(class);
            }
        }
        table
    })
}

fn row(line: &'static str) -> Option<(Class, &'static str)> {
    let (class, words) = line.split_once('\t')?;
    let class = match class {
        "not_name" => Class::NotName,
        "particle" => Class::Particle,
        "article" => Class::Article,
        "plain" => Class::Plain,
        "place_noun" => Class::PlaceNoun,
        "other_noun" => Class::OtherNoun,
        _ => return None,
    };
    Some((class, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_of_two_classes_and_an_unlisted_one_of_none() {
        assert!(is(Class::NotName, "the") && is(Class::Plain, "the"));
        assert!(is(Class::Particle, "du"));
        assert!(!is(Class::Plain, "police"));
    }

    #[test]
    fn every_row_has_a_class_and_words_in_lower_case() {
        for line in TABLE.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let lower = |words: &str| words.split(';').all(|w| !w.is_empty() && w == w.to_lowercase());
            assert!(row(line).is_some_and(|(_, words)| lower(words)), "{line}");
        }
    }
}
