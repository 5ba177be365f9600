//! Cells of a text file: commas, semicolons or tabs between them, quotation marks around them.

use csv::{Position, ReaderBuilder, StringRecord, StringRecordsIntoIter};

use super::error::ListError;

/// Longest cell in bytes that is taken for one: a quotation mark that is not closed makes one of the rest of the file.
pub const LONGEST: usize = 4_000;

/// The records of a file.
pub struct Table<'t> {
    records: StringRecordsIntoIter<&'t [u8]>,
}

impl<'t> Table<'t> {
    /// The table in `text`; what parts the cells is what the first line has most of.
    pub fn new(text: &'t str) -> Self {
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let count = |mark: char| first.matches(mark).count();
        let delimiter = ['\t', ';', ','].into_iter().max_by_key(|mark| count(*mark)).unwrap_or(',');
        let records = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter as u8)
            // In a file with tabs a quotation mark is a letter.
            .quoting(delimiter != '\t')
            .from_reader(text.as_bytes())
            .into_records();
        Self { records }
    }

    /// The names of the columns: the first record.
    pub fn header(&mut self) -> Result<Vec<String>, ListError> {
        let (_, header) = self.next().ok_or(ListError::Empty)??;
        Ok(header.iter().map(str::to_owned).collect())
    }
}

impl Iterator for Table<'_> {
    /// The line that it begins in, from 1, and its cells.
    type Item = Result<(u64, StringRecord), ListError>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = self.records.next()?;
        Some(match record {
            Ok(record) => Ok((record.position().map_or(0, Position::line), record)),
            Err(error) => {
                let line = error.position().map_or(0, Position::line);
                Err(ListError::Syntax { line, what: error.to_string() })
            }
        })
    }
}
