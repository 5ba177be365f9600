//! What the words around a name or noun say: `data/language/en/facilities/context.tsv` and
//! `rereadings.tsv`.

use std::ops::Range;

use super::view::View;
use crate::kind::Kind;
use crate::language::{Classes, Part};

/// Tokens between a governing word and the preposition: "lifted [a minute late] from Baikonur".
const GOVERNS: usize = 4;

/// Most rows of the two tables together: a set of them is one 32-bit number.
pub(super) const MOST_ROWS: usize = 32;

/// A set of rows of the two tables, contexts first, by their bits.
pub type Rows = u32;

/// The rows that a word says something for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Says {
    /// It speaks for the facilities of these rows anywhere in the sentence.
    pub speaks: Rows,
    /// It speaks for them right before a preposition and the name.
    pub governs: Rows,
    /// Of rereadings, it rules them out inside the noun; of contexts, it is what only they do or what is only done to them.
    pub decides: Rows,
}

/// How a text speaks of facilities of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Context<'p> {
    /// Its bit in a set of rows.
    pub bit: Rows,
    /// The kind.
    pub kind: Kind,
    /// What the names of such facilities end with; empty where they have no such noun.
    pub noun: &'p str,
}

/// The contexts of `rows`, in the order of the table.
pub fn contexts<'p>(view: &View<'p>, rows: Rows) -> impl Iterator<Item = Context<'p>> + use<'p> {
    let table = view.reading.language.rows(Part::FacilityContexts);
    (0..table.len().min(MOST_ROWS) as u32).filter(move |at| rows & 1 << at != 0).filter_map(move |at| {
        let row = table.row(at);
        let kind = Kind::from_number(u8::try_from(row.number(0)).ok()?)?;
        Some(Context { bit: 1 << at, kind, noun: row.string(1) })
    })
}

/// The rows whose facilities `fits` accepts by their kind.
#[must_use]
pub fn rows_of(view: &View<'_>, fits: impl Fn(Kind) -> bool) -> Rows {
    contexts(view, Rows::MAX).filter(|context| fits(context.kind)).fold(0, |rows, context| rows | context.bit)
}

/// What the word at token `at` says, or the two words that a hyphen joins and that end there.
#[must_use]
pub fn says(view: &View<'_>, at: usize) -> Says {
    if !view.is(at, Classes::FACILITY_CONTEXT) {
        return Says::default();
    }
    let (language, word) = (view.reading.language, view.reading.word(at));
    let phrases = language.phrases(Part::FacilityContextWords);
    let single = word.and_then(|word| phrases.step(phrases.root(), word));
    let joined = view.joined_to(at).and_then(|first| phrases.step(phrases.root(), view.reading.word(first)?));
    let joined = joined.and_then(|node| phrases.step(node, word?));
    let sets = language.rows(Part::FacilityContextSets);
    let values = [single, joined].into_iter().flatten().filter_map(|node| phrases.value(node));
    values.map(|value| sets.row(value)).fold(Says::default(), |all, row| Says {
        speaks: all.speaks | row.number(0),
        governs: all.governs | row.number(1),
        decides: all.decides | row.number(2),
    })
}

/// The rows that the words of `range` outside `name` speak for.
#[must_use]
pub fn speaking(view: &View<'_>, range: Range<usize>, name: &Range<usize>) -> Rows {
    let spoken = view.spoken(|at| says(view, at).speaks);
    let from = spoken.partition_point(|word| (word.0 as usize) < range.start);
    let inside = spoken[from..].iter().take_while(|word| (word.0 as usize) < range.end);
    inside.filter(|word| !name.contains(&(word.0 as usize))).fold(0, |rows, word| rows | word.1)
}

/// Whether words in the sentence `range` speak for a facility of `kind` under the name `name`.
#[must_use]
pub fn speaks_for(view: &View<'_>, range: Range<usize>, name: &Range<usize>, kind: Kind) -> bool {
    speaking(view, range, name) & rows_of(view, |k| k == kind) != 0
}

/// The rows that a word before a preposition right before `name` governs: "the runway at Osan". Of a
/// `city` only "at" will do.
#[must_use]
pub fn governing(view: &View<'_>, name: &Range<usize>, floor: usize, city: bool) -> Rows {
    let Some(preposition) = preposition_before(view, name, floor) else { return 0 };
    if city && !view.is(preposition, Classes::SPOT) {
        return 0;
    }
    let from = preposition.saturating_sub(GOVERNS).max(floor);
    let clause = (from..preposition).rev().take_while(|&i| !matches!(view.mark(i), ',' | ';' | ':'));
    clause.fold(0, |rows, i| rows | says(view, i).governs)
}

/// The rows that a word governs which follows the name at the head of its sentence: "At Srisailam, ten [gates] were open".
#[must_use]
pub fn governing_behind(view: &View<'_>, name: &Range<usize>, sentence: &Range<usize>) -> Rows {
    let fronted = name.start == sentence.start + 1 && view.is(sentence.start, Classes::SPOT);
    if !fronted || view.mark(name.end) != ',' {
        return 0;
    }
    let clause = (name.end + 1..sentence.end.min(name.end + GOVERNS)).take_while(|&i| view.mark(i) != ',');
    clause.fold(0, |rows, i| rows | says(view, i).governs)
}

/// The rows of the act right before or behind `name`, small words between them allowed: "refuel Callaway", "Homer City was
/// retired". No town does or suffers that.
#[must_use]
pub fn acting(view: &View<'_>, name: &Range<usize>, sentence: &Range<usize>) -> Rows {
    /// Most words between.
    const SMALL: usize = 5;
    const PASSED: Classes =
        Classes::BE.with(Classes::HAVE).with(Classes::MODAL).with(Classes::ADVERB).with(Classes::DIGITS);
    // "Tarbela is 97% full", but not "full of"
    let acts = |at: usize| {
        if view.is_capital(at) || view.is(at + 1, Classes::OF_PLACE) { 0 } else { says(view, at).decides }
    };
    let share = |at: usize| view.mark(at) == '%' || matches!(view.lower(at), "per" | "cent" | "percent" | "%");
    let before = name.start.checked_sub(1).filter(|&at| at >= sentence.start).map_or(0, acts);
    let mut behind = name.end..sentence.end.min(name.end + SMALL);
    let behind = behind.find(|&at| !view.is(at, PASSED) && !share(at)).map_or(0, acts);
    before | behind
}

/// The preposition of place right before `name`, an article between them allowed.
#[must_use]
pub fn preposition_before(view: &View<'_>, name: &Range<usize>, floor: usize) -> Option<usize> {
    let before = |end: usize| end.checked_sub(1).filter(|&i| i >= floor);
    let mut at = before(name.start)?;
    if view.is(at, Classes::DEFINITE_ARTICLE) {
        at = before(at)?;
    }
    view.is(at, Classes::NAME_PREPOSITION).then_some(at)
}

/// The kind that the noun at `head`, of `kind` by itself, means in its sentence: a terminal is of
/// what is shipped through it, a line has rails or wires.
#[must_use]
pub fn reread(view: &View<'_>, kind: Kind, head: &Range<usize>, sentence: &Range<usize>) -> Kind {
    let table = view.reading.language.rows(Part::FacilityRereadings);
    let first = view.reading.language.rows(Part::FacilityContexts).len();
    let last = head.end.checked_sub(1).map_or("", |i| view.lower(i).trim_end_matches('s'));
    for (index, row) in table.iter().enumerate().filter(|(_, row)| row.number(0) == kind as u32) {
        let bit = 1_u32.checked_shl((first + index) as u32).unwrap_or(0);
        let alone = row.number(3) == 0 || head.len() == 1;
        let excluded = || head.clone().any(|i| says(view, i).decides & bit != 0);
        let in_words = |words: Range<usize>| speaking(view, words, &(0..0)) & bit != 0;
        // What a headline leaves out, the story below it says.
        let said = || in_words(sentence.clone()) || (view.is_headline(sentence) && in_words(view.below(sentence)));
        if row.string(2) == last && alone && !excluded() && said() {
            return u8::try_from(row.number(1)).ok().and_then(Kind::from_number).unwrap_or(kind);
        }
    }
    kind
}
