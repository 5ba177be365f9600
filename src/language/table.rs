//! The one reader of tables: tab-separated, a header line, `#` comments, `;` between the values of a
//! cell.
//!
//! Columns have names, and a row that is wrong is refused with its line number: a table is read when
//! the project is built and tested, never on a reader's machine, so that an error there is the
//! author's to mend.

use std::fmt;

use crate::country::CountryCode;
use crate::kind::Kind;

/// A table as read.
///
/// ```
/// use dateline::language::table::Table;
///
/// let table = Table::parse("colours.tsv", "# a note\nname\tshades\nred\tcrimson;scarlet\n", &["name", "shades"])?;
/// let shades: Vec<&str> = table.rows().flat_map(|row| row.list("shades")).collect();
/// assert_eq!(shades, ["crimson", "scarlet"]);
///
/// let wrong = Table::parse("colours.tsv", "name\tshades\nred\n", &["name"]);
/// assert_eq!(wrong.unwrap_err().to_string(), "colours.tsv:2: 1 cells, 2 columns");
/// # Ok::<(), dateline::language::table::TableError>(())
/// ```
#[derive(Debug)]
pub struct Table {
    name: String,
    header: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t> {
    table: &'t Table,
    /// Line number in the file, from 1.
    pub line: usize,
    cells: &'t [String],
}

/// What is wrong with a table, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    /// The table's file.
    pub table: String,
    /// Line number, from 1; `None` where the whole table is meant.
    pub line: Option<usize>,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.table, self.reason),
            None => write!(f, "{}: {}", self.table, self.reason),
        }
    }
}

impl std::error::Error for TableError {}

impl Table {
    /// Reads the table of the file `name`; `columns` are those that it must have.
    ///
    /// # Errors
    ///
    /// When there is no header, a column is missing, or a row has too few or too many cells.
    pub fn parse(name: &str, text: &str, columns: &[&str]) -> Result<Self, TableError> {
        let whole = |reason: String| TableError { table: name.to_owned(), line: None, reason };
        let mut lines = text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line.trim_end_matches('\r')))
            .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let split = |line: &str| -> Vec<String> { line.split('\t').map(|cell| cell.trim().to_owned()).collect() };
        let (_, header) = lines.next().ok_or_else(|| whole("the table has no header".to_owned()))?;
        let header = split(header);
        if let Some(missing) = columns.iter().find(|column| !header.iter().any(|name| name == *column)) {
            return Err(whole(format!("column {missing:?} is missing")));
        }
        let mut rows = Vec::new();
        for (line, text) in lines {
            let cells = split(text);
            if cells.len() != header.len() {
                let reason = format!("{} cells, {} columns", cells.len(), header.len());
                return Err(TableError { table: name.to_owned(), line: Some(line), reason });
            }
            rows.push((line, cells));
        }
        Ok(Self { name: name.to_owned(), header, rows })
    }

    /// An error about the whole table.
    pub fn error(&self, reason: impl Into<String>) -> TableError {
        TableError { table: self.name.clone(), line: None, reason: reason.into() }
    }

    /// The rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { table: self, line: *line, cells })
    }
}

impl<'t> Row<'t> {
    /// A cell; empty if the table has no such column.
    #[must_use]
    pub fn get(&self, column: &str) -> &'t str {
        let index = self.table.header.iter().position(|name| name == column);
        index.and_then(|index| self.cells.get(index)).map_or("", String::as_str)
    }

    /// The values of a cell, parted by `;`.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.get(column).split(';').map(str::trim).filter(|value| !value.is_empty())
    }

    /// The words of a cell, parted by white space.
    pub fn words(&self, column: &str) -> std::str::SplitWhitespace<'t> {
        self.get(column).split_whitespace()
    }

    /// A cell that must not be empty.
    ///
    /// # Errors
    ///
    /// When it is.
    pub fn required(&self, column: &str) -> Result<&'t str, TableError> {
        match self.get(column) {
            "" => Err(self.error(format!("{column} is empty"))),
            value => Ok(value),
        }
    }

    /// A number, if the cell is not empty.
    ///
    /// # Errors
    ///
    /// When it is neither.
    pub fn number<T: std::str::FromStr>(&self, column: &str) -> Result<Option<T>, TableError> {
        match self.get(column) {
            "" => Ok(None),
            value => match value.parse() {
                Ok(number) => Ok(Some(number)),
                Err(_) => Err(self.error(format!("{column} {value:?} is not a number"))),
            },
        }
    }

    /// Latitude and longitude in degrees; `None` if both are empty.
    ///
    /// # Errors
    ///
    /// When only one is given, or they are not on the globe.
    pub fn point(&self, lat: &str, lon: &str) -> Result<Option<(f64, f64)>, TableError> {
        match (self.number::<f64>(lat)?, self.number::<f64>(lon)?) {
            (None, None) => Ok(None),
            (Some(y), Some(x)) if y.abs() <= 90.0 && x.abs() <= 180.0 => Ok(Some((y, x))),
            (Some(y), Some(x)) => Err(self.error(format!("{y}, {x} is not on the globe"))),
            _ => Err(self.error(format!("only one of {lat} and {lon}"))),
        }
    }

    /// The country of a cell, or of the first value of a list of countries.
    ///
    /// # Errors
    ///
    /// When it is no code of a country.
    pub fn country(&self, column: &str) -> Result<Option<CountryCode>, TableError> {
        match self.list(column).next() {
            None => Ok(None),
            Some(code) => match CountryCode::parse(code) {
                Some(code) => Ok(Some(code)),
                None => Err(self.error(format!("{code:?} is not a country code"))),
            },
        }
    }

    /// A kind.
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn kind(&self, column: &str) -> Result<Kind, TableError> {
        let name = self.required(column)?;
        Kind::parse(name).ok_or_else(|| self.error(format!("{name:?} is not a kind")))
    }

    /// An error about this row.
    pub fn error(&self, reason: impl Into<String>) -> TableError {
        TableError { table: self.table.name.clone(), line: Some(self.line), reason: reason.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Table, TableError> {
        Table::parse("t.tsv", text, &["id", "lat", "lon"])
    }

    fn message<T: fmt::Debug>(result: Result<T, TableError>) -> String {
        result.err().map_or_else(String::new, |error| error.to_string())
    }

    #[test]
    fn a_short_row_is_named_by_its_line() {
        let table = parse("# note\nid\tlat\tlon\n\na\t1\t2\nb\t1\n");
        assert_eq!(message(table), "t.tsv:5: 2 cells, 3 columns");
    }

    #[test]
    fn a_missing_column_is_named() {
        assert_eq!(message(parse("id\tlat\n")), "t.tsv: column \"lon\" is missing");
    }

    #[test]
    fn half_a_point_and_a_point_off_the_globe_are_refused() {
        for (row, expected) in [
            ("a\t1\t", "t.tsv:2: only one of lat and lon"),
            ("a\t91\t0", "t.tsv:2: 91, 0 is not on the globe"),
            ("a\tx\t0", "t.tsv:2: lat \"x\" is not a number"),
        ] {
            let text = format!("id\tlat\tlon\n{row}\n");
            let point =
                parse(&text).and_then(|t| t.rows().map(|r| r.point("lat", "lon")).collect::<Result<Vec<_>, _>>());
            assert_eq!(message(point), expected);
        }
    }
}
