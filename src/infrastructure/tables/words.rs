//! `words.tsv`: the classes of single words, and of two words that a hyphen joins.

use super::words_of;
use crate::language::Part;
use crate::language::classes::Class;
use crate::language::pack::write::PackWriter;
use crate::language::table::{Table, TableError};

pub(super) const TABLE: &str = include_str!("../../../data/language/en/facilities/words.tsv");

pub(super) fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    let mut compounds = Vec::new();
    for row in Table::parse("facilities/words.tsv", TABLE, &["class", "words"])?.rows() {
        let name = row.required("class")?;
        let class = Class::parse(name).ok_or_else(|| row.error(format!("{name:?} is not a class")))?;
        for word in row.list("words") {
            if word != word.to_lowercase() {
                return Err(row.error(format!("{word:?} is not in lower case")));
            }
            let tokens = words_of(word);
            match tokens.as_slice() {
                [single] => pack.class(single, class),
                [_, _] if word.contains('-') => compounds.push((tokens, class as u32)),
                _ => return Err(row.error(format!("{word:?} is neither a word nor two with a hyphen"))),
            }
        }
    }
    pack.phrases(Part::FacilityCompounds, compounds);
    Ok(())
}
