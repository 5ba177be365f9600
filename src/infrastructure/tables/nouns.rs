//! `nouns.tsv`: the facility nouns.

use std::collections::BTreeMap;

use super::words_of;
use crate::infrastructure::nouns::{Force, LONGEST, Noun};
use crate::kind::Category;
use crate::language::Part;
use crate::language::classes::Class;
use crate::language::pack::write::PackWriter;
use crate::language::table::{Row, Table, TableError};

pub(super) const TABLE: &str = include_str!("../../../data/language/en/facilities/nouns.tsv");

pub(super) fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    let mut nouns: BTreeMap<Vec<String>, Noun> = BTreeMap::new();
    for row in Table::parse("facilities/nouns.tsv", TABLE, &["modifiers", "heads", "kind", "force"])?.rows() {
        for (phrase, noun) in nouns_of(&row)? {
            let words = words_of(&phrase);
            if words.len() > LONGEST {
                return Err(row.error(format!("{phrase:?} is longer than the search goes")));
            }
            // The first row that has a phrase decides, but a stronger force wins.
            let known = nouns.entry(words).or_insert(noun);
            if known.kind == noun.kind && known.force < noun.force {
                *known = noun;
            }
        }
    }
    for first in nouns.keys().filter_map(|words| words.first()) {
        pack.class(first, Class::FacilityNoun);
    }
    pack.phrases(Part::FacilityNouns, nouns.into_iter().map(|(words, noun)| (words, noun.pack())));
    Ok(())
}

/// The phrases of a row: each modifier before each head, singular and plural.
pub(super) fn nouns_of(row: &Row<'_>) -> Result<Vec<(String, Noun)>, TableError> {
    let kind = row.kind("kind")?;
    if kind.category() != Category::Infrastructure {
        return Err(row.error(format!("{} is no kind of facility", kind.as_str())));
    }
    let force = row.required("force")?;
    let force = Force::parse(force).ok_or_else(|| row.error(format!("{force:?} is no force")))?;
    let mut nouns = Vec::new();
    for modifier in row.list("modifiers") {
        for head in row.list("heads") {
            let (singular, plural) = match head.split_once('/') {
                Some((singular, plural)) => (singular.to_owned(), plural.to_owned()),
                None => (head.to_owned(), format!("{head}s")),
            };
            // "Works" and "barracks" are taken for the singular.
            let same = singular == plural;
            for (form, plural) in [(singular, false), (plural, true)].into_iter().take(if same { 1 } else { 2 }) {
                let phrase = if modifier == "-" { form } else { format!("{modifier} {form}") };
                nouns.push((phrase.to_lowercase(), Noun { kind, force, plural }));
            }
        }
    }
    Ok(nouns)
}
