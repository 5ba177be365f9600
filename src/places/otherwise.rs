//! What the words around a name make of it where newspapers mean no place by it: `data/language/en/name-contexts.tsv`.
//!
//! "A restored print of Casablanca", "The Canberra sailed", "Leicester sacked their manager": each is a frame of words that
//! papers use for a film, a ship, a club, whatever it is called. A frame that is used of places too leaves the name unsure.

use std::ops::Range;

use super::analysis::Analysis;
use super::others::best_kind;
use super::parameters::FeatureId;
use super::roles::following::is_noun_after;
use super::span::Span;
use crate::kind::Kind;
use crate::language::pack::{Node, Phrases, Rows};
use crate::language::{Part, WordId};
use crate::text::TokenKind;

/// What begins the words before a name, behind it, and the names of a group; and what stands there for any word, any
/// capitalised one, any figure, the beginning of the sentence.
const MARKS: [&str; 7] = ["<before>", "<after>", "<names>", "<word>", "<capital>", "<figure>", "<start>"];
const WORD: usize = 3;
const CAPITAL: usize = 4;
const FIGURE: usize = 5;
const START: usize = 6;

/// Sorts of phrases.
const SORTS: u32 = 3;

/// The kinds of places that a frame is asked about: towns, capitals too, divisions too, countries too.
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
const WHICH: [&str; 4] = ["town", "city", "area", "any"];

/// The rows of the table, a bit for each.
type Bits = u64;

/// The frames. The first rows are bits, two numbers each: for the three sorts of phrases the rows that ask for none. Those of the
/// table follow, and bits again: a phrase's value is the row that has the rows which it is of.
pub(super) struct Frames<'p> {
    phrases: Phrases<'p>,
    rows: Rows<'p>,
    marks: [Option<WordId>; 7],
    open: [Bits; 3],
}

impl<'p> Frames<'p> {
    pub(super) fn new(analysis: &Analysis<'p>) -> Self {
        let language = analysis.reading.language;
        let rows = language.rows(Part::NameContextRows);
        let open = [0, 1, 2].map(|sort| bits(&rows, sort));
        Self { phrases: language.phrases(Part::NameContexts), rows, marks: MARKS.map(|mark| language.word(mark)), open }
    }

    /// Whether the words around make the name something else: `None` if they do not, `Some(true)` if they surely do.
    pub(super) fn around(&self, analysis: &Analysis<'_>, span: &Span) -> Option<bool> {
        let which = match best_kind(analysis, span)? {
            Kind::Country | Kind::Continent => 3,
            Kind::Capital => 1,
            kind if kind.is_settlement() => 0,
            _ => 2,
        };
        let Range { start, end } = span.tokens;
        let whole = analysis.words[start].run().is_none_or(|run| run == (start, end));
        let has = |of: &[FeatureId]| span.features.iter().any(|(feature, value)| *value > 0.0 && of.contains(feature));
        if !whole || has(&[FeatureId::Introduced, FeatureId::Apposed]) {
            return None;
        }
        let walk = |sort: usize, at: Option<usize>| {
            let walk = Walk { frames: self, analysis, near: start, back: sort == 0 };
            self.step(self.phrases.root(), sort).map_or(0, |node| walk.from(node, at)) | self.open[sort]
        };
        let mut rows = walk(0, start.checked_sub(1)) & walk(1, Some(end)) & walk(2, Some(start));
        // "The price of London's homes", "of London property": what is bought is not what the name means. "Trains from Waterloo,
        // Ontario" run from there.
        let owner = || {
            has(&[FeatureId::Qualified])
                || analysis.near(Some(end), start).is_some_and(|w| w.kind == TokenKind::Possessive)
                || is_noun_after(analysis, &span.tokens)
        };
        if rows & self.open[1] != 0 && owner() {
            rows &= !self.open[1];
        }
        let mut found = None;
        while rows != 0 {
            let row = self.rows.row(rows.trailing_zeros() + SORTS);
            rows &= rows - 1;
            if which <= row.number(0) {
                found = Some(found == Some(true) || row.number(1) == 1);
            }
        }
        found
    }

    /// The rows of the phrase that ends at `node`.
    fn at(&self, node: Node) -> Bits {
        self.phrases.value(node).map_or(0, |row| bits(&self.rows, row))
    }

    fn step(&self, node: Node, mark: usize) -> Option<Node> {
        self.phrases.step(node, self.marks[mark]?)
    }
}

/// Row number `row`, which is bits.
fn bits(rows: &Rows<'_>, row: u32) -> Bits {
    let [low, high] = [0, 1].map(|column| Bits::from(rows.row(row).number(column)));
    high << 32 | low
}

/// The way from a name through the phrases that stand on one side of it.
struct Walk<'w, 'a> {
    frames: &'w Frames<'w>,
    analysis: &'w Analysis<'a>,
    near: usize,
    back: bool,
}

impl Walk<'_, '_> {
    /// The rows of all phrases that begin with `node` and go on with the word at `at`.
    fn from(&self, node: Node, at: Option<usize>) -> Bits {
        let own = self.frames.at(node);
        let Some((at, word)) = at.zip(self.analysis.near(at, self.near)) else {
            let start = self.frames.step(node, START).filter(|_| self.back);
            return own | start.map_or(0, |node| self.frames.at(node));
        };
        let next = if self.back { at.checked_sub(1) } else { Some(at + 1) };
        let any = match word.kind {
            TokenKind::Number => Some(FIGURE),
            TokenKind::Word => Some(if word.capital { CAPITAL } else { WORD }),
            _ => None,
        };
        let itself = self.analysis.reading.word(at).and_then(|word| self.frames.phrases.step(node, word));
        let any = any.and_then(|mark| self.frames.step(node, mark));
        [itself, any].into_iter().flatten().fold(own, |rows, node| rows | self.from(node, next))
    }
}

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub use compiling::compile;

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
mod compiling {
    use std::collections::BTreeMap;

    use super::{Bits, MARKS, SORTS, WHICH};
    use crate::language::Part;
    use crate::language::pack::write::{Cell, PackWriter};
    use crate::language::table::{Table, TableError};

    const TABLE: &str = include_str!("../../data/language/en/name-contexts.tsv");

    /// Adds the frames to a pack.
    ///
    /// # Errors
    ///
    /// When a row is wrong.
    pub fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
        let columns = ["means", "of", "names", "before", "after", "reason"];
        let table = Table::parse("name-contexts.tsv", TABLE, &columns)?;
        let (mut phrases, mut open, mut rows) = (BTreeMap::<Vec<String>, Bits>::new(), [0; SORTS as usize], Vec::new());
        let mut alike = BTreeMap::new();
        for row in table.rows() {
            row.required("reason")?;
            let surely = match row.required("means")? {
                "other" => 1,
                "unsure" => 0,
                means => return Err(row.error(format!("{means:?} is neither other nor unsure"))),
            };
            let of = row.required("of")?;
            let which = WHICH.iter().position(|which| *which == of);
            let which = which.ok_or_else(|| row.error(format!("{of:?} is no sort of place")))?;
            let columns = ["before", "after", "names"];
            let filled = columns.map(|column| !row.get(column).is_empty());
            if filled == [false, false, true] || filled == [false; 3] {
                return Err(row.error("asks for no word before the name and none behind it"));
            }
            // Rows of one sort that ask for one thing only are one.
            let alone = filled.iter().filter(|filled| **filled).count() == 1;
            let sort = (which, surely, filled, if alone { 0 } else { rows.len() });
            let nth = *alike.entry(sort).or_insert_with(|| {
                rows.push(vec![Cell::Number(which as u32), Cell::Number(surely)]);
                rows.len() - 1
            });
            let bit =
                (1 as Bits).checked_shl(nth as u32).ok_or_else(|| row.error("there are 64 sorts of rows already"))?;
            for (sort, column) in columns.into_iter().enumerate() {
                for phrase in row.list(column) {
                    let mut words: Vec<String> = phrase.split_whitespace().map(str::to_owned).collect();
                    if sort == 0 {
                        words.reverse();
                    }
                    words.insert(0, MARKS[sort].to_owned());
                    *phrases.entry(words).or_default() |= bit;
                }
                if !filled[sort] {
                    open[sort] |= bit;
                }
            }
        }
        let halves = |bits: Bits| vec![Cell::Number(bits as u32), Cell::Number((bits >> 32) as u32)];
        rows.splice(0..0, open.map(halves));
        let mut sets: BTreeMap<Bits, u32> = BTreeMap::new();
        for bits in phrases.values() {
            sets.entry(*bits).or_insert_with(|| {
                rows.push(halves(*bits));
                rows.len() as u32 - 1
            });
        }
        pack.phrases(Part::NameContexts, phrases.into_iter().map(|(words, bits)| (words, sets[&bits])));
        pack.rows(Part::NameContextRows, rows);
        Ok(())
    }
}
