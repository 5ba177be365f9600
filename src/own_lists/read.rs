//! Reading a file: which format it has, its rows, and what is wrong with which line.

use super::columns::{Columns, Field};
use super::error::{Fault, ListError, MOST_ROWS};
use super::row::{Row, RowBuilder};
use super::{cells, geojson, units};

/// A list as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnList {
    /// The name that the reader gave it.
    pub name: String,
    /// Its sites.
    pub rows: Vec<Row>,
}

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The sites; rows of units of one plant are one.
    pub rows: Vec<Row>,
    /// What is wrong, ascending by line.
    pub faults: Vec<Fault>,
}

/// Reads the text of a file. Rows that are wrong are left out and told of by line.
///
/// # Errors
///
/// When it is no list, or none of its rows can be used.
pub fn read(text: &str) -> Result<Reading, ListError> {
    let text = text.trim_start_matches('\u{feff}');
    let Some(first) = text.trim_start().chars().next() else { return Err(ListError::Empty) };
    let mut reading = if first == '{' { from_geojson(text)? } else { from_cells(text)? };
    if reading.rows.is_empty() {
        return Err(ListError::NoRow(reading.faults.into_iter().next()));
    }
    reading.rows = units::merge(reading.rows);
    reading.faults.sort_by_key(|fault| fault.line);
    Ok(reading)
}

impl Reading {
    /// Takes in what a line gave.
    fn take(&mut self, line: u64, builder: &RowBuilder<'_>) -> Result<(), ListError> {
        match builder.finish(line) {
            Ok((row, kept)) => {
                self.rows.push(row);
                self.faults.extend(kept.map(|what| Fault { line, what, kept: true }));
            }
            Err(what) => self.fault(line, what),
        }
        if self.rows.len() > MOST_ROWS { Err(ListError::TooManyRows) } else { Ok(()) }
    }

    fn fault(&mut self, line: u64, what: String) {
        self.faults.push(Fault { line, what, kept: false });
    }
}

fn from_cells(text: &str) -> Result<Reading, ListError> {
    let mut table = cells::Table::new(text);
    let header = table.header()?;
    let columns = Columns::of(&header);
    if !columns.has(Field::Name) {
        return Err(ListError::NoColumn("name"));
    }
    let located = columns.has(Field::Point) || (columns.has(Field::Lat) && columns.has(Field::Lon));
    if !located {
        return Err(ListError::NoColumn("latitude and the longitude"));
    }
    let mut reading = Reading::default();
    for record in table {
        let (line, cells) = record?;
        let cells: Vec<&str> = cells.iter().map(str::trim).collect();
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        if cells.len() > header.len() && cells[header.len()..].iter().any(|cell| !cell.is_empty()) {
            reading.fault(line, format!("{} cells, and the header has {}", cells.len(), header.len()));
            continue;
        }
        if let Some(long) = cells.iter().find(|cell| cell.len() > cells::LONGEST) {
            let begin: String = long.chars().take(30).collect();
            reading
                .fault(line, format!("a cell of {} bytes ({begin:?} …): is a quotation mark left open?", long.len()));
            continue;
        }
        let builder = RowBuilder::new(&columns, |column| cells.get(column).copied().unwrap_or(""));
        reading.take(line, &builder)?;
    }
    Ok(reading)
}

fn from_geojson(text: &str) -> Result<Reading, ListError> {
    let mut reading = Reading::default();
    for feature in geojson::features(text)? {
        match feature.read() {
            Ok(fields) => {
                let header: Vec<&str> = fields.names.iter().map(String::as_str).collect();
                let columns = Columns::of(&header);
                let cell = |column: usize| fields.values.get(column).map_or("", String::as_str);
                let builder = RowBuilder::new(&columns, cell).at(fields.point, fields.rough);
                reading.take(feature.line, &builder)?;
            }
            Err(what) => reading.fault(feature.line, what),
        }
    }
    Ok(reading)
}
