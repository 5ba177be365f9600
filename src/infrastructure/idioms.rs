//! Figures of speech that hold a facility noun: `data/language/en/facilities/idioms.tsv`, authored by this project.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../data/language/en/facilities/idioms.tsv");

/// Longest idiom, in words.
const LONGEST: usize = 8;

/// Whether an idiom of the table takes in a part of `head`. `words` are the document's tokens in
/// lower case; hyphens count as spaces.
#[must_use]
pub fn covers(words: &[String], head: &Range<usize>) -> bool {
    let first = head.start.saturating_sub(LONGEST);
    (first..head.end).any(|start| ends(words, start).any(|end| end > head.start))
}

/// Where the idioms that begin at `start` end.
fn ends(words: &[String], start: usize) -> impl Iterator<Item = usize> + '_ {
    let starts = words.get(start).and_then(|word| table().get(word.as_str()));
    starts.into_iter().flatten().filter_map(move |idiom| end(words, start, idiom))
}

fn end(words: &[String], start: usize, idiom: &[&str]) -> Option<usize> {
    let mut at = start;
    for (index, part) in idiom.iter().enumerate() {
        if index > 0 && words.get(at).is_some_and(|w| matches!(w.as_str(), "-" | "\u{2010}" | "\u{2011}")) {
            at += 1;
        }
        if words.get(at).is_none_or(|w| w != part) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// First word to the idioms that it begins.
fn table() -> &'static HashMap<&'static str, Vec<Vec<&'static str>>> {
    static IDIOMS: OnceLock<HashMap<&'static str, Vec<Vec<&'static str>>>> = OnceLock::new();
    IDIOMS.get_or_init(|| {
        let mut table: HashMap<&'static str, Vec<Vec<&'static str>>> = HashMap::new();
        for line in TABLE.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let words: Vec<&'static str> = line.split([' ', '-']).collect();
            if let Some(first) = words.first() {
                table.entry(first).or_default().push(words);
            }
        }
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(text: &str, head: Range<usize>) -> bool {
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        covers(&words, &head)
    }

    #[test]
    fn an_idiom_covers_its_noun_and_no_other() {
        assert!(covered("he thanked his voter base at the base", 4..5));
        assert!(!covered("he thanked his voter base at the base", 7..8));
        assert!(covered("more deals in the pipeline now", 4..5));
        assert!(!covered("oil flows in a pipeline now", 4..5));
    }

    #[test]
    fn a_hyphen_counts_as_a_space() {
        assert!(covered("a run - of - the - mill speech", 7..8));
    }

    #[test]
    fn no_idiom_is_longer_than_the_search_goes_back() {
        assert!(table().values().flatten().all(|idiom| idiom.len() <= LONGEST));
    }
}
