//! Which column of a list is what, by the names of the columns.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::language::table::Table;

/// The names of columns.
const TABLE: &str = include_str!("../../data/own-lists/columns.tsv");

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident $name:literal,)*) => {
        /// What a column of a list holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Field { $($(#[$doc])* $field,)* }

        impl Field {
            /// How many there are.
            const COUNT: usize = [$($name),*].len();

            /// The field that the table calls `name`.
            fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$field),)* _ => None }
            }
        }
    };
}

fields! {
    /// What the list knows the site by.
    Id "id",
    /// Its name.
    Name "name",
    /// Other names.
    Aliases "aliases",
    /// What it is.
    Kind "kind",
    /// Degrees north.
    Lat "lat",
    /// Degrees east.
    Lon "lon",
    /// Both in one cell.
    Point "point",
    /// The country, by name or code.
    Country "country",
    /// Who runs or owns it.
    Operator "operator",
    /// What it makes or holds.
    Capacity "capacity",
    /// Whether it operates.
    Status "status",
    /// A page about it.
    Url "url",
}

/// What the name of a column says.
#[derive(Clone, Copy, Debug)]
struct Known {
    field: Field,
    /// Its place among the names of all columns: which counts first.
    order: usize,
    unit: &'static str,
}

fn known() -> &'static HashMap<String, Known> {
    static KNOWN: OnceLock<HashMap<String, Known>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        static ROWS: OnceLock<Option<Table>> = OnceLock::new();
        // A test holds that the table is right.
        let table =
            ROWS.get_or_init(|| Table::parse("own-lists/columns.tsv", TABLE, &["field", "headers", "unit"]).ok());
        let mut known = HashMap::new();
        for row in table.iter().flat_map(Table::rows) {
            let Some(field) = Field::parse(row.get("field")) else { continue };
            for header in row.list("headers") {
                let order = known.len();
                known.entry(header.to_owned()).or_insert(Known { field, order, unit: row.get("unit") });
            }
        }
        known
    })
}

/// The columns of one list.
#[derive(Debug, Default)]
pub struct Columns {
    /// For each field the columns that hold it, the first that counts first, with the unit of their numbers.
    of: [Vec<(usize, &'static str)>; Field::COUNT],
}

impl Columns {
    /// The columns with the names `header`.
    pub fn of<S: AsRef<str>>(header: &[S]) -> Self {
        let named = |(index, name): (usize, &S)| Some((index, *known().get(&folded(name.as_ref()))?));
        let mut named: Vec<(usize, Known)> = header.iter().enumerate().filter_map(named).collect();
        named.sort_by_key(|(index, known)| (known.order, *index));
        let mut columns = Self::default();
        for (index, known) in named {
            columns.of[known.field as usize].push((index, known.unit));
        }
        columns
    }

    /// Whether the list has the field.
    pub fn has(&self, field: Field) -> bool {
        !self.of[field as usize].is_empty()
    }

    /// The columns of a field with their units, the first that counts first.
    pub fn with(&self, field: Field) -> &[(usize, &'static str)] {
        &self.of[field as usize]
    }
}

/// A column's name in lower case with one "_" for whatever is no letter and no digit.
fn folded(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails says where")]

    use super::*;

    #[test]
    fn every_row_of_the_table_names_a_field_and_no_header_is_there_twice() {
        let table = Table::parse("columns.tsv", TABLE, &["field", "headers", "unit", "from"]).unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for row in table.rows() {
            assert!(Field::parse(row.get("field")).is_some(), "line {}", row.line);
            for header in row.list("headers") {
                assert_eq!(folded(header), header, "line {}", row.line);
                assert!(seen.insert(header.to_owned()), "{header} is there twice");
            }
        }
    }

    #[test]
    fn a_column_is_known_however_its_name_is_written() {
        for name in ["Plant / Project name", "PLANT_PROJECT_NAME", " plant/project name "] {
            assert!(Columns::of(&[name]).has(Field::Name), "{name}");
        }
        assert_eq!(Columns::of(&["Capacity (MW)"]).with(Field::Capacity), [(0, "MW")]);
        let countries = Columns::of(&["country", "country_long"]);
        assert_eq!(countries.with(Field::Country)[0].0, 1, "the name goes before a code of three letters");
    }
}
