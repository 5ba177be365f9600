//! What the words around a bare name say: `data/language/en/facilities/context.tsv`, authored by this project.

use std::ops::Range;
use std::sync::OnceLock;

use super::text_view::TextView;
use crate::kind::Kind;

const TABLE: &str = include_str!("../../data/language/en/facilities/context.tsv");

/// Tokens between a governing word and the preposition: "lifted [a minute late] from Baikonur".
const GOVERNS: usize = 4;

/// How a text speaks of facilities of one kind.
#[derive(Clone, Debug)]
pub struct Row {
    /// The kind.
    pub kind: Kind,
    /// Words that speak for it anywhere in the sentence.
    pub words: Vec<&'static str>,
    /// What the names of such facilities end with; empty where they have no such noun.
    pub noun: &'static str,
    /// Words that speak for it right before a preposition and the name.
    pub governors: Vec<&'static str>,
}

/// The rows of the table.
#[must_use]
pub fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect())
}

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    let kind = Kind::parse(cells.next()?)?;
    let list = |cell: Option<&'static str>| -> Vec<&'static str> {
        cell.unwrap_or_default().split(';').filter(|word| !word.is_empty()).collect()
    };
    let words = list(cells.next());
    let noun = cells.next().unwrap_or_default();
    Some(Row { kind, words, noun, governors: list(cells.next()) })
}

/// Whether words in the sentence `range` speak for a facility of `kind` under the name `name`.
#[must_use]
pub fn speaks_for(view: &TextView<'_>, range: Range<usize>, name: &Range<usize>, kind: Kind) -> bool {
    rows().iter().filter(|row| row.kind == kind).any(|row| row.speaks(view, range.clone(), name))
}

impl Row {
    /// Whether words of the row stand in `range`, outside `name`.
    #[must_use]
    pub fn speaks(&self, view: &TextView<'_>, range: Range<usize>, name: &Range<usize>) -> bool {
        range.filter(|i| !name.contains(i)).any(|i| self.words.contains(&view.lower[i].as_str()))
    }

    /// Whether a governing word and a preposition stand right before `name`: "the runway at Osan".
    /// Of a `city` only "at" will do.
    #[must_use]
    pub fn governs(&self, view: &TextView<'_>, name: &Range<usize>, floor: usize, city: bool) -> bool {
        let Some(preposition) = preposition_before(view, name, floor) else { return false };
        if city && view.lower[preposition] != "at" {
            return false;
        }
        let from = preposition.saturating_sub(GOVERNS).max(floor);
        let clause = (from..preposition).rev().take_while(|&i| !matches!(view.lower[i].as_str(), "," | ";" | ":"));
        clause.into_iter().any(|i| self.governors.contains(&view.lower[i].as_str()))
    }
}

/// The preposition of place right before `name`, an article between them allowed.
#[must_use]
pub fn preposition_before(view: &TextView<'_>, name: &Range<usize>, floor: usize) -> Option<usize> {
    let before = |end: usize| end.checked_sub(1).filter(|&i| i >= floor);
    let mut at = before(name.start)?;
    if view.lower[at] == "the" {
        at = before(at)?;
    }
    let word = view.lower[at].as_str();
    matches!(
        word,
        "at" | "of"
            | "from"
            | "in"
            | "near"
            | "over"
            | "on"
            | "to"
            | "through"
            | "outside"
            | "around"
            | "for"
            | "off"
            | "by"
            | "into"
    )
    .then_some(at)
}
