//! `words.tsv`: what single words are to the grammar of landmarks.

use std::collections::BTreeMap;

use super::words_of;
use crate::landmarks::words::Roles;
use crate::language::Part;
use crate::language::pack::write::PackWriter;
use crate::language::table::{Table, TableError};

pub(super) const TABLE: &str = include_str!("../../../data/language/en/landmarks/words.tsv");

pub(super) fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    let mut words: BTreeMap<Vec<String>, u32> = BTreeMap::new();
    let mut roads = Vec::new();
    for row in Table::parse("landmarks/words.tsv", TABLE, &["role", "words"])?.rows() {
        let name = row.required("role")?;
        let role = Roles::parse(name).ok_or_else(|| row.error(format!("{name:?} is no role")))?;
        for word in row.list("words") {
            let tokens = words_of(word);
            if word != word.to_lowercase() || tokens.is_empty() {
                return Err(row.error(format!("{word:?} is no word in lower case")));
            }
            if role == Roles::ROAD {
                roads.push((tokens.clone(), 0));
            } else if tokens.len() > 1 && !word.contains(['-', '\'']) {
                return Err(row.error(format!("{word:?} is no single word")));
            }
            *words.entry(tokens).or_default() |= role.0;
        }
    }
    pack.phrases(Part::LandmarkRoadNouns, roads);
    pack.phrases(Part::LandmarkWords, words);
    Ok(())
}
