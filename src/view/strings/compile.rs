//! Compiles the languages of the interface into the section of the gazetteer's file that [`super::learn`] reads.
//!
//! Native only: the gazetteer's builder and the tests call it.

use std::fmt::Write;

use super::learnt::{LANGUAGE, PART};
use super::{EN, Form, Strings};
use crate::kind::Kind;
use crate::language::table::{Row, Table, TableError};

/// The words for features, with a column for each language.
const FEATURES: &str = include_str!("../../../data/model/feature-words.tsv");

/// A language beside English: its tag, its plural rule, the countries whose own names are in it, its table.
const LANGUAGES: &[(&str, &str, &str, &str)] = &[
    ("de", "one", "AT DE LI", include_str!("../../../data/interface/de.tsv")),
    ("uk", "slavic", "UA", include_str!("../../../data/interface/uk.tsv")),
];

/// Names of areas in a language: `UA` or `UA Odesa Oblast`, and the name.
pub type Areas = Vec<(String, String)>;

/// The tags of all languages.
pub fn tags() -> impl Iterator<Item = &'static str> {
    std::iter::once("en").chain(LANGUAGES.iter().map(|(tag, ..)| *tag))
}

/// The section of all languages. `areas` gives the names of countries, and of the regions of some of them, in a language: it is
/// asked with the language's tag and those countries' codes, parted by blanks.
///
/// # Errors
///
/// When a table lacks a text, has one that English has not, or fills other places than English does; the error names the
/// table and the line.
pub fn interface(areas: &dyn Fn(&str, &str) -> Areas) -> Result<Vec<u8>, TableError> {
    let mut columns = vec!["feature", "en"];
    columns.extend(LANGUAGES.iter().map(|(tag, ..)| *tag));
    let features = Table::parse("feature-words.tsv", FEATURES, &columns)?;
    let mut section = format!("en\tone\t{PART}{PART}{PART}{}{PART}", words(&features, "en")?);
    for (tag, form, native_in, text) in LANGUAGES {
        debug_assert!(Form::parse(form).is_some(), "{form}");
        let _ = write!(section, "{LANGUAGE}{tag}\t{form}\t{native_in}{PART}{}{PART}", texts(tag, text)?);
        let _ = write!(section, "{}{PART}{}{PART}", kinds(tag, text)?, words(&features, tag)?);
        section.push_str(&named(tag, text, areas(tag, native_in))?);
    }
    Ok(section.into_bytes())
}

/// The lines of the names of areas: those that the language's own table has (`country.CD`, `status.closed`, `unit.MW`) before others.
fn named(tag: &str, text: &str, areas: Areas) -> Result<String, TableError> {
    let table = parsed(tag, text)?;
    let key = |row: &Row<'_>| {
        let key = row.get("key");
        key.strip_prefix("country.")
            .map(str::to_owned)
            .or_else(|| Some(format!("status {}", key.strip_prefix("status.")?)))
            .or_else(|| Some(format!("unit {}", key.strip_prefix("unit.")?)))
    };
    let own: Vec<_> = table.rows().filter_map(|row| Some(format!("{}\t{}", key(&row)?, row.get("text")))).collect();
    let others = areas.into_iter().map(|(area, name)| format!("{area}\t{name}"));
    Ok(own.into_iter().chain(others).collect::<Vec<_>>().join("\n"))
}

/// The lines of the features' words in a language.
fn words(features: &Table, tag: &str) -> Result<String, TableError> {
    let line = |row: Row<'_>| Ok(format!("{}\t{}", row.required("feature")?, row.required(tag)?));
    Ok(features.rows().map(line).collect::<Result<Vec<_>, _>>()?.join("\n"))
}

/// The keys of all texts, in their order: the field, numbered where it has several.
pub(super) fn keys() -> impl Iterator<Item = String> {
    Strings::FIELDS.iter().flat_map(|&(field, count)| {
        (0..count).map(move |at| if count == 1 { field.to_owned() } else { format!("{field}.{at}") })
    })
}

/// The texts of a language, in the order of the fields.
pub(super) fn texts(tag: &str, text: &str) -> Result<String, TableError> {
    let table = parsed(tag, text)?;
    let mut left: Vec<Row<'_>> = table
        .rows()
        .filter(|row| !["kind.", "country.", "status.", "unit."].iter().any(|part| row.get("key").starts_with(part)))
        .collect();
    let mut all = Vec::new();
    for (key, english) in keys().zip(EN.texts()) {
        let found = left.iter().position(|row| row.get("key") == key).map(|at| left.swap_remove(at));
        match found {
            Some(row) => {
                let text = row.get("text").replace("U+00A0", "\u{a0}");
                if english.is_empty() || holes(&text) != holes(english) {
                    return Err(row.error(format!("other places to fill than in English: {english:?}")));
                }
                all.push(text);
            }
            None if english.is_empty() => all.push(String::new()),
            None => return Err(table.error(format!("{key} is missing: {english:?}"))),
        }
    }
    match left.first() {
        None => Ok(all.join("\n")),
        Some(row) => Err(row.error("no field of `Strings` is called so, or it stands here twice".to_owned())),
    }
}

/// The words for kinds, in the order of [`Kind::ALL`].
fn kinds(tag: &str, text: &str) -> Result<String, TableError> {
    let table = parsed(tag, text)?;
    let word = |kind: &Kind| {
        let key = format!("kind.{}", kind.as_str());
        let found = table.rows().find(|row| row.get("key") == key);
        found.map(|row| row.get("text").to_owned()).ok_or_else(|| table.error(format!("{key} is missing")))
    };
    Ok(Kind::ALL.iter().map(word).collect::<Result<Vec<_>, _>>()?.join("\n"))
}

fn parsed(tag: &str, text: &str) -> Result<Table, TableError> {
    Table::parse(&format!("data/interface/{tag}.tsv"), text, &["key", "text"])
}

/// How often each of the places to fill stands in a text.
fn holes(text: &str) -> [usize; 4] {
    ["{}", "{0}", "{1}", "{2}"].map(|hole| text.matches(hole).count())
}
