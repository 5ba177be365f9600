//! `titles.tsv`: titles before the names of facilities.

use super::words_of;
use crate::infrastructure::titles::Rule;
use crate::kind::Category;
use crate::language::Part;
use crate::language::classes::Class;
use crate::language::pack::write::{Cell, PackWriter};
use crate::language::table::{Table, TableError};

pub(super) const TABLE: &str = include_str!("../../../data/language/en/facilities/titles.tsv");

pub(super) fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    let table = Table::parse("facilities/titles.tsv", TABLE, &["titles", "kind", "rule"])?;
    let (mut phrases, mut rows) = (Vec::new(), Vec::new());
    for row in table.rows() {
        let kind = row.kind("kind")?;
        if kind.category() != Category::Infrastructure {
            return Err(row.error(format!("{} is no kind of facility", kind.as_str())));
        }
        let rule = row.required("rule")?;
        let rule = Rule::parse(rule).ok_or_else(|| row.error(format!("{rule:?} is no rule")))?;
        for title in row.list("titles") {
            // "Gare d'": the elided word is one token with the name after it.
            let (title, elided) = match title.strip_suffix('\'') {
                Some(title) => title.rsplit_once(' ').ok_or_else(|| row.error("an elided word stands alone"))?,
                None => (title, ""),
            };
            let words = words_of(title);
            if let Some(first) = words.first() {
                pack.class(first, Class::FacilityTitle);
            }
            phrases.push((words, rows.len() as u32));
            let (kind, rule) = (Cell::Number(kind as u32), Cell::Number(rule as u32));
            rows.push(vec![Cell::String(title), kind, rule, Cell::String(elided)]);
        }
    }
    pack.phrases(Part::FacilityTitles, phrases);
    pack.rows(Part::FacilityTitleRows, rows);
    Ok(())
}
