//! Facilities whose kind stands before the name: "Plant Barry", "Naval Station Rota", "RAF
//! Lakenheath". The titles are in `data/language/en/facilities/titles.tsv`.

use std::ops::Range;

use super::context;
use super::places_after;
use super::site::{Site, overlap};
use super::view::View;
use crate::kind::Kind;
use crate::language::{Classes, Part};
use crate::text::tokens::is_apostrophe;

/// Which names a title stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// Any capitalised name.
    Sure,
    /// One that the gazetteer has.
    Known,
    /// Any, where the sentence has words for such a facility.
    Context,
}

impl Rule {
    /// The rule that the table calls `word`.
    #[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
    pub(super) fn parse(word: &str) -> Option<Self> {
        match word {
            "sure" => Some(Self::Sure),
            "known" => Some(Self::Known),
            "context" => Some(Self::Context),
            _ => None,
        }
    }
}

/// A title at a place in the text.
#[derive(Clone, Copy, Debug)]
struct Title<'p> {
    /// Tokens that it takes.
    tokens: usize,
    kind: Kind,
    rule: Rule,
    /// An elided word at the beginning of the name's token: the "d" of "Gare d'Austerlitz".
    elided: &'p str,
}

/// Finds titled names in `sentence`, apart from `taken`.
#[must_use]
pub fn find(view: &View<'_>, sentence: &Range<usize>, taken: &[Site]) -> Vec<Site> {
    let mut sites: Vec<Site> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let found = site(view, at, sentence).filter(|s| !taken.iter().any(|t| overlap(&t.tokens, &s.tokens)));
        match found {
            Some(site) => {
                at = site.tokens.end;
                sites.push(site);
            }
            None => at += 1,
        }
    }
    sites
}

fn site(view: &View<'_>, at: usize, sentence: &Range<usize>) -> Option<Site> {
    if !view.is(at, Classes::FACILITY_TITLE) || !view.is_capital(at) || (at > sentence.start && view.is_capital(at - 1))
    {
        return None;
    }
    let title = title(view, at, sentence.end)?;
    let name = match title.elided {
        "" => view.place_name(at + title.tokens, sentence.end, true)?,
        elided => elided_name(view, at + title.tokens, sentence.end, elided)?,
    };
    let tokens = at..name.end;
    let admitted = match title.rule {
        Rule::Sure => true,
        Rule::Known => view.known(&name).is_name(),
        // "Plant Trees": an order at the head of a sentence is no name.
        Rule::Context => at > sentence.start && context::speaks_for(view, sentence.clone(), &tokens, title.kind),
    };
    // "Airport Residential Area"
    let quarter = matches!(view.lower(tokens.end - 1), "area" | "city" | "estate" | "road" | "street");
    if !admitted || quarter || view.is_titled(at) || view.is_place_name(&tokens) || view.names_another(&tokens) {
        return None;
    }
    let mut anchors: Vec<Range<usize>> = places_after::apposed(view, tokens.end, sentence.end).into_iter().collect();
    // Bases are called after the place they stand at; plants and forts after persons.
    if anchors.is_empty() && title.rule != Rule::Context {
        anchors.push(name);
    }
    Some(Site { anchors, ..Site::named(tokens, title.kind, Vec::new(), "title_before_name") })
}

/// The longest title that stands at `at`, with its capitals.
fn title<'d>(view: &View<'d>, at: usize, end: usize) -> Option<Title<'d>> {
    let language = view.reading.language;
    let (phrases, rows) = (language.phrases(Part::FacilityTitles), language.rows(Part::FacilityTitleRows));
    let (mut node, mut best) = (phrases.root(), None);
    for next in at..end.saturating_sub(1) {
        let Some(step) = view.reading.word(next).and_then(|word| phrases.step(node, word)) else { break };
        node = step;
        let Some(row) = phrases.value(node).map(|value| rows.row(value)) else { continue };
        let written = row.string(0).split(' ').zip(at..).all(|(word, i)| view.document.word(i) == word);
        let kind = u8::try_from(row.number(1)).ok().and_then(Kind::from_number);
        if let Some(kind) = kind.filter(|_| written) {
            let rule = match row.number(2) {
                0 => Rule::Sure,
                1 => Rule::Known,
                _ => Rule::Context,
            };
            best = Some(Title { tokens: next + 1 - at, kind, rule, elided: row.string(3) });
        }
    }
    best
}

/// The name at `at` whose first token begins with an elided word: "d'Austerlitz".
fn elided_name(view: &View<'_>, at: usize, end: usize, elided: &str) -> Option<Range<usize>> {
    let name = view.document.word(at).strip_prefix(elided)?.strip_prefix(is_apostrophe)?;
    let capitals = (at + 1..end).take_while(|&i| view.is_capital(i)).count();
    name.starts_with(char::is_uppercase).then_some(at..at + 1 + capitals)
}
