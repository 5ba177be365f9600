//! What the rest of the document says about a word: a surname was seen in full, a name stood after
//! "in", a word also occurs in lower case.

use std::collections::HashMap;

use crate::places::lexicon::Cue;
use crate::places::words::{Casing, Words};
use crate::text::TokenKind;

/// Facts about one capitalised word, gathered over the whole document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Seen after a title or a given name.
    pub after_given_or_title: u16,
    /// Seen right after "in", "near", "at" and the like.
    pub after_preposition: u16,
    /// Seen in lower case.
    pub lower: u16,
    /// Seen inside a longer run of capitals, not as its first word.
    pub inside_run: u16,
    /// Seen as the first word of a longer run.
    pub first_of_run: u16,
    /// Seen alone.
    pub alone: u16,
    /// Seen right before the head noun of an organisation or team.
    pub before_head: u16,
}

/// The prepositions that say most.
pub const PLACE_PREPOSITIONS: &[&str] = &["in", "near", "at", "from", "to", "outside", "around", "across", "into"];

/// Gathers the evidence for every word, by its lower-case form.
#[must_use]
pub fn gather(words: &Words) -> HashMap<&str, Evidence> {
    let mut all: HashMap<&str, Evidence> = HashMap::new();
    for (at, word) in words.list.iter().enumerate() {
        if word.kind != TokenKind::Word || word.sentence.is_none() || words.casing_at(at) != Casing::Normal {
            continue;
        }
        let evidence = all.entry(word.lower.as_str()).or_default();
        let Some((start, end)) = word.run.filter(|_| word.capital) else {
            evidence.lower = evidence.lower.saturating_add(1);
            continue;
        };
        let before = words.get(at.checked_sub(1));
        let note = |count: &mut u16, when: bool| *count = count.saturating_add(u16::from(when));
        let titled =
            before.is_some_and(|b| b.cues.has_any(&[Cue::Title, Cue::Given]) && (b.capital || b.cues.has(Cue::Title)));
        note(&mut evidence.after_given_or_title, titled);
        let placed = start == at && before.is_some_and(|b| PLACE_PREPOSITIONS.contains(&b.lower.as_str()));
        note(&mut evidence.after_preposition, placed);
        note(&mut evidence.inside_run, at > start);
        note(&mut evidence.first_of_run, at == start && end > at + 1);
        note(&mut evidence.alone, end == start + 1 && !word.initial);
        let head = words.get(Some(at + 1)).is_some_and(|n| n.capital && n.cues.has_any(&[Cue::OrgHead, Cue::Team]));
        note(&mut evidence.before_head, head);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;
    use crate::text::Document;

    #[test]
    fn a_surname_seen_in_full_and_a_name_after_in_are_remembered() {
        let article = Article::from_plain_text(
            "Jordan Henderson left on Monday. Henderson was born in Sunderland, a town of ships.",
        );
        let document = Document::new(&article);
        let words = Words::new(&document);
        let all = gather(&words);
        assert_eq!(all["henderson"].after_given_or_title, 1);
        assert_eq!(all["sunderland"].after_preposition, 1);
        assert_eq!(all["town"].lower, 1);
        assert_eq!(all["monday"].after_preposition, 0);
    }
}
