//! `idioms.tsv`: figures of speech that hold a facility noun.

use super::words_of;
use crate::infrastructure::idioms::LONGEST;
use crate::language::Part;
use crate::language::pack::write::PackWriter;
use crate::language::table::{Table, TableError};

pub(super) const TABLE: &str = include_str!("../../../data/language/en/facilities/idioms.tsv");

pub(super) fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    let mut phrases = Vec::new();
    for row in Table::parse("facilities/idioms.tsv", TABLE, &["phrase"])?.rows() {
        let words = words_of(row.required("phrase")?);
        if words.len() > LONGEST {
            return Err(row.error("the phrase is longer than the search goes back"));
        }
        phrases.push((words, 0));
    }
    pack.phrases(Part::FacilityIdioms, phrases);
    Ok(())
}
