//! Facilities whose kind stands before the name: "Plant Barry", "Naval Station Rota", "RAF
//! Lakenheath". The titles are in `data/language/en/facilities/titles.tsv`, authored by this project.

use std::ops::Range;
use std::sync::OnceLock;

use super::context;
use super::sites::Site;
use super::text_view::TextView;
use crate::annotations::Reference;
use crate::kind::Kind;

const TABLE: &str = include_str!("../../data/language/en/facilities/titles.tsv");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Sure,
    Known,
    Context,
}

#[derive(Debug)]
struct Title {
    words: Vec<&'static str>,
    kind: Kind,
    rule: Rule,
}

/// Finds titled names in `sentence`, apart from `taken`.
#[must_use]
pub fn find(view: &TextView<'_>, sentence: Range<usize>, taken: &[Site]) -> Vec<Site> {
    let mut sites: Vec<Site> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let found = site(view, at, &sentence)
            .filter(|s| !taken.iter().any(|t| t.tokens.start < s.tokens.end && s.tokens.start < t.tokens.end));
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

fn site(view: &TextView<'_>, at: usize, sentence: &Range<usize>) -> Option<Site> {
    if !view.is_capital(at) || (at > sentence.start && view.is_capital(at - 1)) {
        return None;
    }
    let title = titles().iter().filter(|t| t.begins(view, at, sentence.end)).max_by_key(|t| t.words.len())?;
    let name = view.place_name(at + title.words.len(), sentence.end, true)?;
    let tokens = at..name.end;
    let admitted = match title.rule {
        Rule::Sure => true,
        Rule::Known => view.is_known(&name),
        Rule::Context => {
            // "Plant Trees": an order at the head of a sentence is no name.
            at > sentence.start && context::speaks_for(view, sentence.clone(), &tokens, title.kind)
        }
    };
    if !admitted || view.is_titled(at) || view.is_place_name(&tokens) || view.names_another(&tokens) {
        return None;
    }
    let mut anchors: Vec<Range<usize>> =
        super::phrase::apposed_place(view, tokens.end, sentence.end).into_iter().collect();
    // Bases are called after the place they stand at; plants and forts after persons.
    if anchors.is_empty() && title.rule != Rule::Context {
        anchors.push(name);
    }
    Some(Site {
        core: tokens.clone(),
        tokens,
        kind: title.kind,
        reference: Reference::Named,
        facilities: Vec::new(),
        anchors,
        specific: false,
        plural: false,
        rule: "title_before_name",
    })
}

impl Title {
    /// Whether the title stands at `at`, with its capitals.
    fn begins(&self, view: &TextView<'_>, at: usize, end: usize) -> bool {
        at + self.words.len() < end
            && self.words.iter().enumerate().all(|(i, word)| view.document.word(at + i) == *word)
    }
}

fn titles() -> &'static [Title] {
    static TITLES: OnceLock<Vec<Title>> = OnceLock::new();
    TITLES.get_or_init(|| TABLE.lines().filter(|l| !l.starts_with('#')).skip(1).flat_map(row).collect())
}

fn row(line: &'static str) -> Vec<Title> {
    let cells: Vec<&'static str> = line.split('\t').collect();
    let &[titles, kind, rule] = cells.as_slice() else { return Vec::new() };
    let Some(kind) = Kind::parse(kind) else { return Vec::new() };
    let rule = match rule {
        "sure" => Rule::Sure,
        "known" => Rule::Known,
        _ => Rule::Context,
    };
    titles.split(';').map(|title| Title { words: title.split(' ').collect(), kind, rule }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_gives_titles_of_a_kind_of_facility() {
        for line in TABLE.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let titles = row(line);
            assert!(!titles.is_empty(), "{line}");
            assert!(titles.iter().all(|t| t.kind.category() == crate::Category::Infrastructure), "{line}");
        }
    }
}
