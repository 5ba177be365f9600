//! `context.tsv` and `rereadings.tsv`: what the words of a sentence say of its facilities.

use std::collections::BTreeMap;

use super::words_of;
use crate::infrastructure::context::MOST_ROWS;
use crate::language::Part;
use crate::language::classes::Class;
use crate::language::pack::write::{Cell, PackWriter};
use crate::language::table::{Table, TableError};

pub(super) const CONTEXTS: &str = include_str!("../../../data/language/en/facilities/context.tsv");
pub(super) const REREADINGS: &str = include_str!("../../../data/language/en/facilities/rereadings.tsv");

/// For each word the rows that it speaks for, governs, and rules out or is an act of, by whether they are rereadings or
/// contexts: three sets of row numbers.
type Masks = BTreeMap<Vec<String>, [u32; 3]>;

pub(super) fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    let contexts = Table::parse("facilities/context.tsv", CONTEXTS, &["kind", "words", "noun", "governors", "acts"])?;
    let columns = &["kind", "noun", "alone", "words", "unless", "becomes"];
    let rereadings = Table::parse("facilities/rereadings.tsv", REREADINGS, columns)?;
    let mut masks = Masks::new();
    let mut rows = Vec::new();
    for row in contexts.rows() {
        add(&mut masks, rows.len(), 0, row.list("words"));
        add(&mut masks, rows.len(), 1, row.list("governors"));
        add(&mut masks, rows.len(), 2, row.list("acts"));
        rows.push(vec![Cell::Number(row.kind("kind")? as u32), Cell::String(row.get("noun"))]);
    }
    let mut again = Vec::new();
    for row in rereadings.rows() {
        let at = rows.len() + again.len();
        add(&mut masks, at, 0, row.list("words"));
        add(&mut masks, at, 2, row.list("unless"));
        let alone = match row.required("alone")? {
            "yes" => 1,
            "no" => 0,
            other => return Err(row.error(format!("alone is {other:?}, neither yes nor no"))),
        };
        let (kind, becomes) = (Cell::Number(row.kind("kind")? as u32), Cell::Number(row.kind("becomes")? as u32));
        again.push(vec![kind, becomes, Cell::String(row.required("noun")?), Cell::Number(alone)]);
        if at >= MOST_ROWS {
            return Err(row.error("there are more rows than a set of them has room for"));
        }
    }
    for last in masks.keys().filter_map(|words| words.last()) {
        pack.class(last, Class::FacilityContext);
    }
    let sets: Vec<[u32; 3]> = masks.values().copied().collect();
    pack.phrases(Part::FacilityContextWords, masks.into_keys().zip(0..));
    pack.rows(Part::FacilityContextSets, sets.iter().map(|set| set.iter().map(|&n| Cell::Number(n)).collect()));
    pack.rows(Part::FacilityContexts, rows);
    pack.rows(Part::FacilityRereadings, again);
    Ok(())
}

fn add<'t>(masks: &mut Masks, row: usize, column: usize, words: impl Iterator<Item = &'t str>) {
    for word in words {
        masks.entry(words_of(word)).or_default()[column] |= 1_u32.checked_shl(row as u32).unwrap_or(0);
    }
}
