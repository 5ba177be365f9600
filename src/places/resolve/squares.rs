//! The settled names of a long text by squares of the map: the work for each candidate is bounded,
//! however many names there are.

use std::collections::BTreeMap;

use super::settled::{ENOUGH, Nearness, Settled};
use crate::gazetteer::sphere::Point;
use crate::sort;

/// Side of a square in degrees, squares from pole to pole and around the globe.
const SIDE: f64 = 2.0;
const ROWS: i32 = 90;
const COLUMNS: i32 = 180;

/// When there are neighbours enough, no more names than these are looked at for a nearer one.
const CLOSE: usize = 64;

/// The settled names by squares.
pub(super) struct Squares<'s> {
    /// Sorted by square.
    names: Vec<&'s Settled>,
    squares: Vec<Square>,
    /// For each square of the map its number among `squares`.
    of_map: Vec<Option<u32>>,
    /// By cell of a degree: what the squares that are not around it add up to there.
    far: BTreeMap<(i32, i32), f32>,
}

/// The names in one square, as one.
struct Square {
    row: i32,
    column: i32,
    from: usize,
    to: usize,
    middle: Point,
    /// Sum of their probabilities.
    mass: f32,
}

fn square(lat: f64, lon: f64) -> (i32, i32) {
    let row = ((lat + 90.0) / SIDE) as i32;
    let column = ((lon + 180.0) / SIDE) as i32;
    (row.clamp(0, ROWS - 1), column.clamp(0, COLUMNS - 1))
}

/// Whether two squares touch; around the globe too.
fn touch(a: (i32, i32), b: (i32, i32)) -> bool {
    let columns = (a.1 - b.1).abs();
    (a.0 - b.0).abs() <= 1 && columns.min(COLUMNS - columns) <= 1
}

impl<'s> Squares<'s> {
    pub(super) fn new(settled: &'s [Settled]) -> Self {
        let mut names: Vec<&Settled> = settled.iter().collect();
        sort::by_key(&mut names, |name| square(name.lat, name.lon));
        let mut this = Self {
            names: Vec::new(),
            squares: Vec::new(),
            of_map: vec![None; (ROWS * COLUMNS) as usize],
            far: BTreeMap::new(),
        };
        let mut from = 0;
        for within in names.chunk_by(|a, b| square(a.lat, a.lon) == square(b.lat, b.lon)) {
            let (row, column) = square(within[0].lat, within[0].lon);
            let middle = Point::middle(within.iter().map(|name| (name.point, f64::from(name.probability))));
            this.of_map[(row * COLUMNS + column) as usize] = Some(this.squares.len() as u32);
            this.squares.push(Square {
                row,
                column,
                from,
                to: from + within.len(),
                middle: middle.unwrap_or(within[0].point),
                mass: within.iter().map(|name| name.probability).sum(),
            });
            from += within.len();
        }
        this.names = names;
        this
    }

    /// How near a candidate of `name` is to the other names.
    pub(super) fn nearness(&mut self, name: usize, lat: f64, lon: f64, point: Point) -> Nearness {
        let (row, column) = square(lat, lon);
        let mut found = Nearness::default();
        let mut seen = 0;
        // Its own square first: the nearest name is likely there.
        let around = [(0, 0), (0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (-1, 1), (1, -1), (1, 1)];
        'squares: for (down, right) in around {
            if !(0..ROWS).contains(&(row + down)) {
                continue;
            }
            let at = (row + down) * COLUMNS + (column + right).rem_euclid(COLUMNS);
            let Some(square) = self.of_map[at as usize].map(|nth| &self.squares[nth as usize]) else { continue };
            for other in self.names[square.from..square.to].iter().filter(|other| other.name != name) {
                if found.neighbours >= ENOUGH && seen >= CLOSE {
                    break 'squares;
                }
                found.add(other.probability, point.closeness(other.point));
                seen += 1;
            }
        }
        if found.neighbours < ENOUGH {
            found.neighbours += self.far(lat, lon);
        }
        found
    }

    /// What the squares that are not around a cell of a degree add up to in its middle. The candidate's own name
    /// is in it too, as one of very many.
    fn far(&mut self, lat: f64, lon: f64) -> f32 {
        let cell = (lat.floor() as i32, lon.floor() as i32);
        if let Some(&far) = self.far.get(&cell) {
            return far;
        }
        let middle = (f64::from(cell.0) + 0.5, f64::from(cell.1) + 0.5);
        let (own, point) = (square(middle.0, middle.1), Point::new(middle.0, middle.1));
        let apart = |square: &&Square| !touch((square.row, square.column), own);
        let far = self.squares.iter().filter(apart).map(|s| s.mass * point.closeness(s.middle)).sum();
        self.far.insert(cell, far);
        far
    }
}
