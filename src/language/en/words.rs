//! The words of English by class: the tables under `data/language/en/`, authored by this project.
//!
//! Words are compared in lower case and without the full stop at their end.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::language::classes::{Class, Classes};
use crate::language::table::{Table, TableError};

/// A table with a class and its words in each row, and what parts the words.
const TABLES: &[(&str, &str)] = &[
    ("word-classes.tsv", include_str!("../../../data/language/en/word-classes.tsv")),
    ("facilities/words.tsv", include_str!("../../../data/language/en/facilities/words.tsv")),
];
const GIVEN_NAMES: &str = include_str!("../../../data/language/en/given-names.txt");
const ORDINARY: &str = include_str!("../../../data/language/en/ordinary.txt");

/// The classes of `word`, given in lower case; a full stop at its end is left out.
#[must_use]
pub fn classes(lower: &str) -> Classes {
    let word = lower.strip_suffix('.').unwrap_or(lower);
    table().get(word).copied().unwrap_or_default()
}

fn table() -> &'static HashMap<String, Classes> {
    static TABLE: OnceLock<HashMap<String, Classes>> = OnceLock::new();
    // The tables are compiled in, and a test reads them: there is no error to meet here.
    TABLE.get_or_init(|| read().unwrap_or_default())
}

fn read() -> Result<HashMap<String, Classes>, TableError> {
    let mut all: HashMap<String, Classes> = HashMap::new();
    for &(name, text) in TABLES {
        for row in Table::parse(name, text, &["class", "words"])?.rows() {
            let class = row.required("class")?;
            // The two tables give the article of an Arabic name and the English article one name.
            let class = if class == "article" && name != "word-classes.tsv" { "name_article" } else { class };
            let class = Class::parse(class).ok_or_else(|| row.error(format!("{class:?} is not a class")))?;
            for word in row.get("words").split([' ', ';']).filter(|word| !word.is_empty()) {
                if word != word.to_lowercase() {
                    return Err(row.error(format!("{word:?} is not in lower case")));
                }
                all.entry(word.to_owned()).or_default().add(class);
            }
        }
    }
    for (list, class) in [(GIVEN_NAMES, Class::Given), (ORDINARY, Class::Ordinary)] {
        for word in listed(list) {
            all.entry(word.to_lowercase()).or_default().add(class);
        }
    }
    Ok(all)
}

/// The given names, as written.
pub fn given_names() -> impl Iterator<Item = &'static str> {
    listed(GIVEN_NAMES)
}

fn listed(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_have_no_wrong_row() {
        assert_eq!(read().map(|words| words.len() > 1_000), Ok(true));
    }

    #[test]
    fn a_word_may_be_of_several_classes_and_its_stop_is_no_part_of_it() {
        assert!(classes("gov.").has(Class::Title));
        assert!(classes("mayor").has(Class::Title) && classes("mayor").has(Class::Office));
        assert!(classes("vladimir").has(Class::Given));
        assert!(classes("the").has(Class::NotName) && classes("the").has(Class::Plain));
        assert_eq!(classes("zzyzx"), Classes::default());
    }
}
