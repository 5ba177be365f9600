//! How near the candidates lie to where the other names have settled.
//!
//! Who may be near whom does not change from round to round, so it is worked out once for each pair.
//! In a text of very many names there are too many pairs: there the map is cut into squares, of which
//! those around a candidate are looked at closely and the others as one point each.

use super::Group;
use super::sense::{Sense, Tally};
use super::settled::{ENOUGH, Nearness, Settled};
use super::squares::Squares;
use crate::gazetteer::sphere::Point;
use crate::kind::Kind;
use crate::pace::Pacer;
use crate::places::parameters::FeatureId;

/// A candidate is a point for the others above this probability.
const SURE: f32 = 0.3;

/// Most pairs that are worked out each by itself.
const PAIRS: usize = 150_000;

/// In a text of very many names a candidate is not looked at again below this probability.
const ALIVE: f32 = 0.002;

/// The options of the names that have something to decide, in rows.
#[derive(Debug)]
pub(super) struct Near {
    /// All options, and which of them each group's are.
    points: Vec<Point>,
    /// The options with a row, and the groups that they are of: name, first row, and one past the last.
    rows: Vec<Point>,
    open: Vec<(usize, usize, usize)>,
    /// For each option where its column begins in `columns`, which has the nearness of each row to it.
    column_of: Vec<Option<usize>>,
    columns: Vec<f32>,
    settled: Vec<Settled>,
    found: Vec<Nearness>,
}

impl Near {
    /// Numbers the options of `groups`. Names with one reading have rows only where `all` have.
    pub(super) fn new(groups: &[Group], all: bool) -> Self {
        let points: Vec<Point> = groups.iter().flat_map(|g| g.options.iter().map(|o| o.point)).collect();
        let (mut rows, mut open) = (Vec::new(), Vec::new());
        for group in groups.iter().filter(|group| all || group.is_open()) {
            let first = rows.len();
            rows.extend(group.options.iter().map(|o| o.point));
            open.push((group.name, first, rows.len()));
        }
        Self {
            column_of: vec![None; points.len()],
            columns: Vec::new(),
            settled: Vec::new(),
            found: vec![Nearness::default(); rows.len()],
            points,
            rows,
            open,
        }
    }

    /// How near each row is to the option `to`, which is numbered among all options.
    pub(super) fn column(&mut self, to: usize) -> &[f32] {
        let start = self.column_at(to);
        &self.columns[start..start + self.rows.len()]
    }

    fn column_at(&mut self, to: usize) -> usize {
        if let Some(start) = self.column_of[to] {
            return start;
        }
        let (start, point) = (self.columns.len(), self.points[to]);
        self.columns.extend(self.rows.iter().map(|other| point.closeness(*other)));
        self.column_of[to] = Some(start);
        start
    }

    /// Takes the probabilities of the groups as they are.
    pub(super) async fn settle(&mut self, groups: &[Group], pacer: &Pacer<'_>) {
        self.settled.clear();
        let mut option = 0;
        for group in groups {
            for sense in &group.options {
                let wide = matches!(sense.kind, Kind::Country | Kind::Continent | Kind::Region);
                if sense.probability > SURE && !wide {
                    let (point, lat, lon, probability) = (sense.point, sense.lat, sense.lon, sense.probability);
                    self.settled.push(Settled { name: group.name, point, lat, lon, probability, option });
                }
                option += 1;
            }
        }
        if self.settled.len().saturating_mul(self.rows.len()) <= PAIRS {
            self.by_pairs(pacer).await;
        } else {
            self.by_squares(groups, pacer).await;
        }
    }

    async fn by_pairs(&mut self, pacer: &Pacer<'_>) {
        self.found.fill(Nearness::default());
        for nth in 0..self.settled.len() {
            pacer.pause().await;
            let Settled { name, probability, option, .. } = self.settled[nth];
            let start = self.column_at(option);
            let column = &self.columns[start..start + self.rows.len()];
            for &(_, from, to) in self.open.iter().filter(|open| open.0 != name) {
                for (found, closeness) in self.found[from..to].iter_mut().zip(&column[from..to]) {
                    found.add(probability, *closeness);
                }
            }
        }
    }

    async fn by_squares(&mut self, groups: &[Group], pacer: &Pacer<'_>) {
        let mut squares = Squares::new(&self.settled);
        let all = self.rows.len() == self.points.len();
        let open = groups.iter().filter(|group| all || group.is_open());
        let options = open.flat_map(|group| group.options.iter().map(|option| (group.name, option)));
        for (found, (name, sense)) in self.found.iter_mut().zip(options) {
            pacer.pause().await;
            // What has as good as lost is asked once.
            if found.is_none() || sense.probability > ALIVE {
                *found = squares.nearness(name, sense.lat, sense.lon, sense.point);
            }
        }
    }

    /// Adds how near an option, that of a row, is to what has settled.
    pub(super) fn add(&self, tally: Tally<'_>, row: usize, option: &mut Sense) {
        if !matches!(option.kind, Kind::Country | Kind::Continent) {
            let Nearness { near, neighbours } = self.found[row];
            tally.add(option, FeatureId::Near, near);
            tally.add(option, FeatureId::Neighbours, neighbours.min(ENOUGH) / ENOUGH);
        }
    }
}
