//! The tables under data/: tab-separated, a header line, `#` comments, `;` between the values of a
//! cell. A row that is wrong stops the build and names its line.

use std::path::{Path, PathBuf};

use dateline::country::CountryCode;
use dateline::kind::Kind;

use crate::error::BuildError;

/// A table as read.
#[derive(Debug)]
pub struct Table {
    path: PathBuf,
    header: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t> {
    table: &'t Table,
    line: usize,
    cells: &'t [String],
}

impl Table {
    /// Reads a table; `columns` are those that it must have. A file that does not exist is an empty
    /// table only if `optional`.
    pub fn read(path: &Path, columns: &[&str]) -> Result<Self, BuildError> {
        let text = std::fs::read_to_string(path).map_err(|e| BuildError::file(path, e))?;
        Self::parse(path, &text, columns)
    }

    /// [`read`](Self::read) for text that is at hand.
    pub fn parse(path: &Path, text: &str, columns: &[&str]) -> Result<Self, BuildError> {
        let mut lines = text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line.trim_end_matches('\r')))
            .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let split = |line: &str| -> Vec<String> { line.split('\t').map(|cell| cell.trim().to_owned()).collect() };
        let Some((_, header)) = lines.next() else {
            return Err(BuildError::format(path, "the table has no header"));
        };
        let header = split(header);
        for column in columns {
            if !header.iter().any(|name| name == column) {
                return Err(BuildError::format(path, format!("column {column:?} is missing")));
            }
        }
        let mut rows = Vec::new();
        for (line, text) in lines {
            let cells = split(text);
            if cells.len() != header.len() {
                let reason = format!("{} cells, {} columns", cells.len(), header.len());
                return Err(BuildError::Row { path: path.to_owned(), line, reason });
            }
            rows.push((line, cells));
        }
        Ok(Self { path: path.to_owned(), header, rows })
    }

    /// The rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { table: self, line: *line, cells })
    }
}

impl<'t> Row<'t> {
    /// A cell; empty if the table has no such column.
    pub fn get(&self, column: &str) -> &'t str {
        let index = self.table.header.iter().position(|name| name == column);
        index.and_then(|index| self.cells.get(index)).map_or("", String::as_str)
    }

    /// The values of a cell, parted by `;`.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.get(column).split(';').map(str::trim).filter(|value| !value.is_empty())
    }

    /// A cell that must not be empty.
    pub fn required(&self, column: &str) -> Result<&'t str, BuildError> {
        match self.get(column) {
            "" => Err(self.error(format!("{column} is empty"))),
            value => Ok(value),
        }
    }

    /// A number, if the cell is not empty.
    pub fn number<T: std::str::FromStr>(&self, column: &str) -> Result<Option<T>, BuildError> {
        match self.get(column) {
            "" => Ok(None),
            value => match value.parse() {
                Ok(number) => Ok(Some(number)),
                Err(_) => Err(self.error(format!("{column} {value:?} is not a number"))),
            },
        }
    }

    /// Latitude and longitude; `None` if both are empty.
    pub fn point(&self, lat: &str, lon: &str) -> Result<Option<(f64, f64)>, BuildError> {
        match (self.number::<f64>(lat)?, self.number::<f64>(lon)?) {
            (None, None) => Ok(None),
            (Some(y), Some(x)) if y.abs() <= 90.0 && x.abs() <= 180.0 => Ok(Some((y, x))),
            (Some(y), Some(x)) => Err(self.error(format!("{y}, {x} is not on the globe"))),
            _ => Err(self.error(format!("only one of {lat} and {lon}"))),
        }
    }

    /// The country of a cell, or of the first value of a list of countries.
    pub fn country(&self, column: &str) -> Result<Option<CountryCode>, BuildError> {
        match self.list(column).next() {
            None => Ok(None),
            Some(code) => match CountryCode::parse(code) {
                Some(code) => Ok(Some(code)),
                None => Err(self.error(format!("{code:?} is not a country code"))),
            },
        }
    }

    /// A kind.
    pub fn kind(&self, column: &str) -> Result<Kind, BuildError> {
        let name = self.required(column)?;
        Kind::parse(name).ok_or_else(|| self.error(format!("{name:?} is not a kind")))
    }

    /// An error about this row.
    pub fn error(&self, reason: impl Into<String>) -> BuildError {
        let path = self.table.path.clone();
        BuildError::Row { path, line: self.line, reason: reason.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Table, BuildError> {
        Table::parse(Path::new("t.tsv"), text, &["id", "lat", "lon"])
    }

    fn message<T: std::fmt::Debug>(result: Result<T, BuildError>) -> String {
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
            let table = parse(&format!("id\tlat\tlon\n{row}\n"));
            let point = table.and_then(|t| t.rows().map(|r| r.point("lat", "lon")).collect::<Result<Vec<_>, _>>());
            assert_eq!(message(point), expected);
        }
    }
}
