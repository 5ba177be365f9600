//! Rivers that bear a town's name: "the Shannon at Limerick", "the Godavari basin", and then "as Shannon rises".
//!
//! A town has no article. Where the gazetteer has a river of the name, the article before it, with no noun behind that the
//! name would belong to, makes it the river; and so are the other mentions that no preposition puts anybody in.

use std::ops::Range;

use super::analysis::Analysis;
use crate::gazetteer::Candidate;
use crate::kind::Kind;
use crate::language::forms::FormId;
use crate::language::{Class, Classes};
use crate::sort;
use crate::text::TokenKind;

/// The rivers that a document speaks of by a town's name, by their one word, ascending.
pub struct Rivers(Vec<(FormId, Vec<Candidate>)>);

impl Rivers {
    /// Those of `analysis`.
    #[must_use]
    pub fn new(analysis: &Analysis<'_>) -> Self {
        let single = analysis.matches.iter().filter(|m| m.tokens.len() == 1 && !m.demonym);
        let named = single.filter(|m| is_river(analysis, &m.tokens));
        let mut all: Vec<(FormId, &Range<usize>)> =
            named.map(|m| (analysis.words[m.tokens.start].form, &m.tokens)).collect();
        sort::by_key(&mut all, |(form, _)| form.0);
        all.dedup_by_key(|(form, _)| *form);
        let rivers = all.into_iter().map(|(form, tokens)| (form, of_name(analysis, tokens)));
        Self(rivers.filter(|(_, rivers)| !rivers.is_empty()).collect())
    }

    /// What the name at `tokens` means, if it is such a river here.
    #[must_use]
    pub fn at(&self, analysis: &Analysis<'_>, tokens: &Range<usize>) -> Option<&[Candidate]> {
        let form = analysis.words[tokens.start].form;
        let (_, rivers) = &self.0[self.0.binary_search_by_key(&form.0, |(form, _)| form.0).ok()?];
        // "Jordan has closed the bridge" is the country, whatever lies on the east bank of the Jordan.
        let wide = |kind: Kind| matches!(kind, Kind::Country | Kind::Capital | Kind::Admin1 | Kind::Territory);
        let start = tokens.start;
        let state = analysis.matches_in(start..start + 1).iter().any(|m| m.tokens == *tokens && wide(m.kind));
        let free = !state && is_free(analysis, tokens);
        (tokens.len() == 1 && (free || is_river(analysis, tokens))).then_some(rivers)
    }
}

/// The rivers of the name at `tokens`.
#[must_use]
pub fn of_name(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Vec<Candidate> {
    let name = analysis.text(tokens.clone());
    let mut rivers = analysis.gazetteer.lookup(&format!("{name} river"));
    rivers.extend(analysis.gazetteer.lookup(&format!("river {name}")));
    rivers.retain(|c| analysis.gazetteer.kind(c.place) == Some(Kind::River));
    rivers
}

/// Whether a noun for a part of rivers follows in small letters: "Godavari basin".
#[must_use]
pub fn is_called(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let word = analysis.lower(Some(tokens.end), tokens.start);
    let small = analysis.near(Some(tokens.end), tokens.start).is_some_and(|w| !w.capital);
    small && matches!(word, "river" | "rivers" | "basin" | "delta" | "estuary" | "catchment")
}

/// Whether the name has the article for itself, or a river's noun behind it.
fn is_river(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    const AFTER: Classes = Classes::LOC_PREP
        .with(Classes::FINITE)
        .with(Classes::IRREGULAR)
        .with(Classes::SAYING)
        .with(Classes::BE)
        .with(Classes::HAVE)
        .with(Classes::FUNCTION);
    let Range { start, end } = *tokens;
    if is_called(analysis, tokens) {
        return true;
    }
    if !analysis.classes(start.checked_sub(1), start).has(Class::DefiniteArticle) {
        return false;
    }
    let Some(next) = analysis.near(Some(end), start) else { return true };
    let lower = analysis.reading.lower(end);
    let past = lower.len() > 4 && lower.ends_with("ed");
    // "The Columbia and Snake dams".
    let row = matches!(lower, "," | "and" | "or") && analysis.near(Some(end + 1), start).is_some_and(|w| w.capital);
    let hyphen = next.classes.any(Classes::HYPHEN);
    !row && !hyphen && !next.capital && (next.kind != TokenKind::Word || past || next.classes.any(AFTER))
}

/// Whether no word says that somebody or something is in the town: "as Shannon rises", and not "in Shannon", "Shannon Airport".
fn is_free(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    const TOWN: Classes = Classes::INHABITANT.with(Classes::OFFICE).with(Classes::SETTLEMENT).with(Classes::FACILITY);
    let Range { start, end } = *tokens;
    let placed = analysis.classes(start.checked_sub(1), start).any(Classes::LOC_PREP.with(Classes::OF));
    let whole = analysis.words[start].run().is_none_or(|run| run == (start, end));
    let qualified =
        analysis.lower(Some(end), start) == "," && analysis.near(Some(end + 1), start).is_some_and(|w| w.capital);
    !placed && whole && !qualified && !analysis.classes(Some(end), start).any(TOWN)
}
