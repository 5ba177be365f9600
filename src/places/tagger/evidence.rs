//! What the rest of the document says about a word: a surname was seen in full, a name stood after
//! "in", a word also occurs in lower case.

use std::ops::Range;

use crate::language::{Casing, Classes, FormId, Reading};
use crate::pace::{self, Pacer};
use crate::text::TokenKind;

/// Facts about one capitalised word, gathered over the whole document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether it occurs as a word in prose at all.
    pub seen: bool,
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

impl Facts {
    /// Notes what the word at `at`, of this form, stands for.
    fn note(&mut self, reading: &Reading<'_>, at: usize) {
        const HEADS: Classes = Classes::ORG_HEAD.with(Classes::TEAM);
        const TITLES: Classes = Classes::RANK.with(Classes::GIVEN);
        let word = &reading.words[at];
        if word.kind != TokenKind::Word || word.sentence().is_none() || reading.casing_at(at) != Casing::Normal {
            return;
        }
        self.seen = true;
        let Some((start, end)) = word.run().filter(|_| word.capital) else {
            self.lower = self.lower.saturating_add(1);
            return;
        };
        let before = reading.get(at.checked_sub(1));
        let note = |count: &mut u16, when: bool| *count = count.saturating_add(u16::from(when));
        let titled = before.is_some_and(|b| b.classes.any(TITLES) && (b.capital || b.classes.any(Classes::RANK)));
        note(&mut self.after_given_or_title, titled);
        let placed = start == at && at > 0 && PLACE_PREPOSITIONS.contains(&reading.lower(at - 1));
        note(&mut self.after_preposition, placed);
        note(&mut self.inside_run, at > start);
        note(&mut self.first_of_run, at == start && end > at + 1);
        note(&mut self.alone, end == start + 1 && !word.initial);
        let head = reading.get(Some(at + 1)).is_some_and(|n| n.capital && n.classes.any(HEADS));
        note(&mut self.before_head, head);
    }
}

/// The prepositions that say most.
pub const PLACE_PREPOSITIONS: &[&str] = &["in", "near", "at", "from", "to", "outside", "around", "across", "into"];

/// The facts about every form of a document.
#[derive(Debug)]
pub struct Evidence {
    of_form: Vec<Facts>,
}

impl Evidence {
    /// Gathers the evidence for every word.
    #[must_use]
    pub fn gather(reading: &Reading<'_>) -> Self {
        pace::run(Self::paced(reading, &Pacer::unlimited()))
    }

    /// [`Self::gather`] in slices: the work pauses whenever `pacer` says so.
    pub async fn paced(reading: &Reading<'_>, pacer: &Pacer<'_>) -> Self {
        let mut all = vec![Facts::default(); reading.forms.len()];
        let look = &mut |piece: Range<usize>| {
            for at in piece {
                all[reading.words[at].form.0 as usize].note(reading, at);
            }
        };
        pacer.pieces(reading.words.len(), look).await;
        Self { of_form: all }
    }

    /// The facts about `form`; nothing seen if it is none of the document.
    #[must_use]
    pub fn of(&self, form: FormId) -> Facts {
        self.of_form.get(form.0 as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Document;
    use crate::{Article, tables};

    #[test]
    fn a_surname_seen_in_full_and_a_name_after_in_are_remembered() {
        let article = Article::from_plain_text(
            "Jordan Henderson left on Monday. Henderson was born in Sunderland, a town of ships.",
        );
        let document = Document::new(&article);
        let reading = Reading::new(&document, tables::compiled_in());
        let all = Evidence::gather(&reading);
        let of = |word: &str| {
            let at = (0..reading.words.len()).find(|&at| reading.lower(at) == word);
            at.map_or(Facts::default(), |at| all.of(reading.words[at].form))
        };
        assert_eq!(of("henderson").after_given_or_title, 1);
        assert_eq!(of("sunderland").after_preposition, 1);
        assert_eq!(of("town").lower, 1);
        assert_eq!(of("monday").after_preposition, 0);
    }
}
