//! What kind of facility a row is, by what its list calls it and by its name.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::gazetteer::normalise;
use crate::kind::{Category, Kind};
use crate::language::table::Table;

/// The words for kinds.
const TABLE: &str = include_str!("../../data/own-lists/kinds.tsv");

/// Most words of an entry of the table.
const LONGEST: usize = 5;

fn words() -> &'static HashMap<String, Kind> {
    static WORDS: OnceLock<HashMap<String, Kind>> = OnceLock::new();
    WORDS.get_or_init(|| {
        // A test holds that the table is right.
        let table = Table::parse("own-lists/kinds.tsv", TABLE, &["kind", "words"]).ok();
        let mut words = HashMap::new();
        for row in table.iter().flat_map(Table::rows) {
            if let Ok(kind) = row.kind("kind") {
                words.extend(row.list("words").map(|word| (word.to_owned(), kind)));
            }
        }
        words
    })
}

/// The kind that the cell of a list says: an identifier of Dateline's, or words of the table.
pub fn said(cell: &str) -> Option<Kind> {
    let own = Kind::parse(&cell.trim().to_lowercase()).filter(|kind| kind.category() == Category::Infrastructure);
    own.or_else(|| last(&normalise::key(&cell.replace('_', " "))))
}

/// The kind that the words of a name say.
pub fn of_name(name: &str) -> Option<Kind> {
    last(&normalise::key(name))
}

/// The kind of the longest entry that ends last in a key.
fn last(key: &str) -> Option<Kind> {
    let all: Vec<&str> = key.split(' ').collect();
    (1..=all.len()).rev().find_map(|end| {
        let from = end.saturating_sub(LONGEST);
        (from..end).find_map(|start| words().get(&all[start..end].join(" ")).copied())
    })
}

/// The kind of a row whose list says `said` and whose name says `named`: the name's where the list's is the wider.
pub fn narrowed(said: Option<Kind>, named: Option<Kind>) -> Kind {
    let (Some(said), Some(named)) = (said, named) else { return said.or(named).unwrap_or(Kind::Other) };
    let narrower = match said {
        Kind::Other => true,
        Kind::PowerPlant => {
            matches!(named, Kind::Nuclear | Kind::Hydroelectric | Kind::Thermal | Kind::Solar | Kind::Wind)
        }
        Kind::Airport => matches!(named, Kind::AirBase | Kind::NavalBase),
        _ => false,
    };
    if narrower { named } else { said }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails says where")]

    use super::*;

    #[test]
    fn what_published_lists_call_a_kind_is_known() {
        for (cell, kind) in [
            ("large_airport", Kind::Airport),
            ("Coal", Kind::Thermal),
            ("Gas/Oil", Kind::Thermal),
            ("oil/gas", Kind::Thermal),
            ("Hydro", Kind::Hydroelectric),
            ("wind - offshore", Kind::Wind),
            ("power_plant", Kind::PowerPlant),
            ("oil_depot", Kind::OilDepot),
            ("Utility-scale solar", Kind::Solar),
        ] {
            assert_eq!(said(cell), Some(kind), "{cell}");
        }
        assert_eq!(said("closed"), None);
    }

    #[test]
    fn the_last_words_of_a_name_say_the_kind() {
        assert_eq!(of_name("Coal Harbour Airport"), Some(Kind::Airport));
        assert_eq!(of_name("Bridge Road Substation"), Some(Kind::Substation));
        assert_eq!(of_name("Azovstal"), None);
        assert_eq!(narrowed(Some(Kind::Airport), of_name("Ramstein Air Base")), Kind::AirBase);
        assert_eq!(narrowed(Some(Kind::Thermal), of_name("Kajaki Hydroelectric Plant")), Kind::Thermal);
    }

    #[test]
    fn every_row_of_the_table_has_a_kind_of_infrastructure_and_keys() {
        let table = Table::parse("kinds.tsv", TABLE, &["kind", "words"]).unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for row in table.rows() {
            assert!(
                row.kind("kind").is_ok_and(|kind| kind.category() == Category::Infrastructure),
                "line {}",
                row.line
            );
            for word in row.list("words") {
                assert_eq!(normalise::key(word), word, "line {}", row.line);
                assert!(word.split(' ').count() <= LONGEST && seen.insert(word.to_owned()), "{word}");
            }
        }
    }
}
