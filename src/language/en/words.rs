//! The words of English by class: the tables under `data/language/en/`, authored by this project.
//!
//! Words are compared in lower case and without the full stop at their end.

use crate::language::classes::Class;
use crate::language::pack::write::PackWriter;
use crate::language::table::{Table, TableError};

/// A table with a class and its words in each row, and what parts the words.
const TABLES: &[(&str, &str)] = &[
    ("word-classes.tsv", include_str!("../../../data/language/en/word-classes.tsv")),
    ("body-words.tsv", include_str!("../../../data/language/en/body-words.tsv")),
    ("verb-group.tsv", include_str!("../../../data/language/en/verb-group.tsv")),
];
const GIVEN_NAMES: &str = include_str!("../../../data/language/en/given-names.tsv");
/// Tables of one class.
const LISTS: &[(Class, &str)] = &[
    (Class::Ordinary, include_str!("../../../data/language/en/ordinary.txt")),
    (Class::Homograph, include_str!("../../../data/language/en/homographs.txt")),
    (Class::Brand, include_str!("../../../data/language/en/brands.txt")),
];

/// Adds the words to a pack.
///
/// # Errors
///
/// When a row is wrong.
pub fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    for &(name, text) in TABLES {
        for row in Table::parse(name, text, &["class", "words"])?.rows() {
            let class = row.required("class")?;
            let class = Class::parse(class).ok_or_else(|| row.error(format!("{class:?} is not a class")))?;
            for word in row.get("words").split([' ', ';']).filter(|word| !word.is_empty()) {
                if word != word.to_lowercase() {
                    return Err(row.error(format!("{word:?} is not in lower case")));
                }
                pack.class(word, class);
            }
        }
    }
    for &(class, list) in LISTS {
        for word in list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace) {
            pack.class(&word.to_lowercase(), class);
        }
    }
    names(pack)
}

/// Adds the given names: [`Class::Given`] speaks against a place, [`Class::GivenName`] has a gender.
fn names(pack: &mut PackWriter) -> Result<(), TableError> {
    for row in Table::parse("given-names.tsv", GIVEN_NAMES, &["gender", "person", "names"])?.rows() {
        let gender = match row.required("gender")? {
            "man" => Some(Class::Male),
            "woman" => Some(Class::Female),
            "either" => None,
            other => return Err(row.error(format!("{other:?} is neither man nor woman nor either"))),
        };
        let person = match row.required("person")? {
            "yes" => true,
            "no" => false,
            other => return Err(row.error(format!("{other:?} is neither yes nor no"))),
        };
        for name in row.words("names").map(str::to_lowercase) {
            if person {
                pack.class(&name, Class::Given);
            }
            if let Some(gender) = gender {
                pack.class(&name, Class::GivenName);
                pack.class(&name, gender);
            }
        }
    }
    Ok(())
}

/// The given names that speak for a person, as written.
pub fn given_names() -> impl Iterator<Item = &'static str> {
    let rows = GIVEN_NAMES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (_, rest) = line.split_once('\t')?;
        rest.strip_prefix("yes\t")
    });
    rows.flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use crate::language::classes::{Class, Classes};
    use crate::tables;

    #[test]
    fn a_word_may_be_of_several_classes_and_its_stop_is_no_part_of_it() {
        let language = tables::compiled_in();
        let classes = |word: &str| super::super::classes(&language, word);
        assert!(classes("gov.").has(Class::Title));
        assert!(classes("mayor").has(Class::Title) && classes("mayor").has(Class::Office));
        assert!(classes("vladimir").has(Class::Given));
        assert!(classes("the").has(Class::NotName) && classes("the").has(Class::Plain));
        assert_eq!(classes("zzyzx"), Classes::default());
    }
}
