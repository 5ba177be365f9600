//! Figures of speech that hold a facility noun: `data/language/en/facilities/idioms.tsv`.

use std::ops::Range;

use crate::language::{Part, Reading};

/// Longest idiom, in words.
pub(super) const LONGEST: usize = 8;

/// Whether an idiom of the table takes in a part of `head`; hyphens count as spaces.
#[must_use]
pub fn covers(reading: &Reading<'_>, head: &Range<usize>) -> bool {
    let first = head.start.saturating_sub(LONGEST);
    (first..head.end).any(|start| reaches(reading, start, head.start))
}

/// Whether an idiom that begins at token `start` goes beyond token `beyond`.
fn reaches(reading: &Reading<'_>, start: usize, beyond: usize) -> bool {
    let phrases = reading.language.phrases(Part::FacilityIdioms);
    let (mut node, mut at) = (phrases.root(), start);
    loop {
        if at > start && matches!(reading.lower(at), "-" | "\u{2010}" | "\u{2011}") {
            at += 1;
        }
        let Some(next) = reading.word(at).and_then(|word| phrases.step(node, word)) else { return false };
        node = next;
        at += 1;
        if at > beyond && phrases.value(node).is_some() {
            return true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;
    use crate::article::Document;

    fn covered(text: &str, head: Range<usize>) -> bool {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        covers(&Reading::new(&document, crate::tables::compiled_in()), &head)
    }

    #[test]
    fn an_idiom_covers_its_noun_and_no_other() {
        assert!(covered("he thanked his voter base at the base", 4..5));
        assert!(!covered("he thanked his voter base at the base", 7..8));
        assert!(covered("more deals in the pipeline now", 4..5));
        assert!(!covered("oil flows in a pipeline now", 4..5));
    }

    #[test]
    fn a_hyphen_counts_as_a_space_and_a_possessive_is_a_word_of_its_own() {
        assert!(covered("a run-of-the-mill speech", 7..8));
        assert!(covered("the party's base is loyal", 3..4));
    }
}
