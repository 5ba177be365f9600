//! Things on the map by the degree of latitude and longitude that they lie in.

use crate::sort;

/// Values by cells of one degree: rows of one latitude from the south, each sorted by longitude.
#[derive(Debug)]
pub(super) struct Cells<T> {
    /// For each row where it begins among the entries; one more at the end.
    rows: Vec<u32>,
    /// Longitude of the cell, and what lies there, in the order in which it was given.
    entries: Vec<(i16, T)>,
}

impl<T> Default for Cells<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), entries: Vec::new() }
    }
}

/// Rows from the south pole to the north pole, which has one of its own.
const ROWS: usize = 181;

fn cell(lat: f64, lon: f64) -> (usize, i16) {
    let row = (lat + 90.0).clamp(0.0, 180.0) as usize;
    // Both ends of the date line keep cells of their own.
    (row, ((lon + 180.0).clamp(0.0, 360.0)) as i16)
}

impl<T> Cells<T> {
    /// Sorts values by their latitudes and longitudes in degrees.
    pub(super) fn new(values: Vec<(f64, f64, T)>) -> Self {
        let mut placed: Vec<((usize, i16), T)> =
            values.into_iter().map(|(lat, lon, value)| (cell(lat, lon), value)).collect();
        sort::by_key(&mut placed, |value| value.0);
        let mut rows = vec![0; ROWS + 1];
        for ((row, _), _) in &placed {
            rows[row + 1] += 1;
        }
        for row in 0..ROWS {
            rows[row + 1] += rows[row];
        }
        Self { rows, entries: placed.into_iter().map(|((_, column), value)| (column, value)).collect() }
    }

    /// Gives what lies in the cell of a point and in the eight around it, from the south to the north.
    pub(super) fn around<'c>(&'c self, lat: f64, lon: f64, mut take: impl FnMut(&'c T)) {
        let (row, column) = cell(lat, lon);
        for row in row.saturating_sub(1)..=row + 1 {
            let (Some(&from), Some(&to)) = (self.rows.get(row), self.rows.get(row + 1)) else { continue };
            let entries = self.entries.get(from as usize..to as usize).unwrap_or_default();
            let first = entries.partition_point(|entry| entry.0 < column - 1);
            entries[first..].iter().take_while(|entry| entry.0 <= column + 1).for_each(|entry| take(&entry.1));
        }
    }
}
