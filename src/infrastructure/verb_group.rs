//! Auxiliaries and adverbs around a verb: what is denied, hedged, or has not happened.

use std::ops::Range;

use crate::language::Reading;

/// Most tokens that are looked at before a verb.
const REACH: usize = 6;

/// What the words around a verb say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbGroup {
    /// A form of "be" or "get" stands before it.
    pub passive: bool,
    /// A form of "have" stands before it.
    pub perfect: bool,
    /// A modal verb stands before it.
    pub modal: bool,
    /// It is denied.
    pub negated: bool,
    /// The text keeps its distance.
    pub hedged: bool,
    /// It is wanted, planned or threatened.
    pub planned: bool,
    /// Token after the group.
    pub end: usize,
}

impl VerbGroup {
    /// Whether no auxiliary stands before the verb.
    #[must_use]
    pub const fn is_bare(&self) -> bool {
        !self.passive && !self.perfect && !self.modal
    }
}

/// What an auxiliary or adverb adds; `None` for any other word.
fn add(group: &mut VerbGroup, word: &str) -> Option<()> {
    match word {
        "is" | "was" | "are" | "were" | "be" | "been" | "being" | "got" | "gets" | "get" | "remains" | "remained"
        | "remain" | "stayed" | "stays" | "left" | "lay" | "lies" => group.passive = true,
        "has" | "have" | "had" | "having" => group.perfect = true,
        "may" | "might" | "could" => (group.modal, group.hedged) = (true, true),
        "will" | "would" | "shall" | "should" | "must" | "can" | "'ll" | "'d" => {
            (group.modal, group.planned) = (true, true);
        }
        "not" | "never" | "n't" | "neither" | "nor" | "cannot" => group.negated = true,
        "reportedly" | "allegedly" | "apparently" | "probably" | "possibly" | "likely" | "perhaps" | "seemingly"
        | "supposedly" | "purportedly" => group.hedged = true,
        "did" | "does" | "do" | "also" | "again" | "already" | "still" | "now" | "then" | "just" | "later"
        | "temporarily" | "briefly" | "once" | "twice" | "since" | "all" | "both" | "even" | "partly" => {}
        _ if word.ends_with("n't") => {
            let stem = word.strip_suffix("n't").unwrap_or(word);
            // Three lose a part of themselves: "won't", "can't", "shan't".
            let full = match stem {
                "wo" => "will",
                "ca" => "can",
                "sha" => "shall",
                _ => stem,
            };
            add(group, full);
            group.negated = true;
        }
        _ if word.ends_with("ly") && word.len() > 4 => {}
        _ => return None,
    }
    Some(())
}

/// Whether `word` may begin a verb group.
#[must_use]
pub fn begins(word: &str) -> bool {
    let adverb = word.ends_with("ly");
    !adverb && add(&mut VerbGroup::default(), word).is_some() && !matches!(word, "all" | "both" | "then" | "since")
}

/// The group that begins at the first token of `range`.
#[must_use]
pub fn at(reading: &Reading<'_>, range: Range<usize>) -> VerbGroup {
    let mut group = VerbGroup { end: range.start, ..VerbGroup::default() };
    while group.end < range.end {
        let word = reading.lower(group.end);
        let next = reading.lower(group.end + 1);
        let believed = matches!(
            word,
            "said"
                | "believed"
                | "thought"
                | "reported"
                | "understood"
                | "alleged"
                | "appears"
                | "appeared"
                | "seems"
                | "seemed"
                | "known"
        );
        let going = matches!(
            word,
            "due" | "set" | "expected" | "scheduled" | "going" | "planned" | "supposed" | "about" | "plans" | "ready"
        );
        if believed && next == "to" {
            group.hedged |= word != "known";
            group.end += 2;
        } else if going && next == "to" {
            group.planned = true;
            group.end += 2;
        } else if add(&mut group, word).is_some() {
            group.end += 1;
        } else {
            break;
        }
    }
    group
}

/// The group that ends right before a verb; `range` runs from the head of the sentence to the verb.
#[must_use]
pub fn before(reading: &Reading<'_>, range: Range<usize>) -> VerbGroup {
    let mut group = VerbGroup { end: range.end, ..VerbGroup::default() };
    let floor = range.end.saturating_sub(REACH).max(range.start);
    let mut at = range.end;
    while at > floor {
        at -= 1;
        let word = reading.lower(at);
        if word == "to" {
            // "managed to strike" did; "plans to strike" did not.
            let governor = at.checked_sub(1).filter(|&i| i >= range.start).map_or("", |i| reading.lower(i));
            match governor {
                "managed" | "began" | "begun" | "started" | "continued" | "used" | "able" | "helped" | "went" => {}
                "claimed" | "claims" | "appears" | "appeared" | "seems" | "seemed" | "believed" | "said"
                | "thought" | "reported" | "alleged" => group.hedged = true,
                "failed" | "refused" | "declined" => group.negated = true,
                _ => group.planned = true,
            }
            return group;
        }
        if add(&mut group, word).is_none() {
            group.negated |= matches!(word, "without" | "denied" | "denies" | "denying");
            break;
        }
    }
    group
}

/// What the words before a noun say of the event that it names: "no attack on", "a planned attack on".
#[must_use]
pub fn of_noun(reading: &Reading<'_>, range: Range<usize>) -> VerbGroup {
    let mut group = VerbGroup { end: range.end, ..VerbGroup::default() };
    for at in (range.end.saturating_sub(4).max(range.start)..range.end).rev() {
        match reading.lower(at) {
            "no" | "not" | "never" | "without" | "denied" | "denies" | "denying" => group.negated = true,
            "alleged" | "suspected" | "reported" | "apparent" | "possible" | "purported" | "claimed" | "suspects" => {
                group.hedged = true;
            }
            "planned" | "planning" | "threatened" | "threat" | "future" | "proposed" | "plans" | "risk" | "fears"
            | "imminent" | "prevent" | "against" | "ordered" | "demanded" | "urged" | "banned" | "plan" => {
                group.planned = true;
            }
            "," | ";" | "." => break,
            _ => {}
        }
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;
    use crate::text::Document;

    fn with<T>(text: &str, look: impl Fn(&Reading<'_>, usize) -> T) -> T {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        look(&Reading::new(&document, crate::tables::compiled_in()), document.tokens.len())
    }

    #[test]
    fn auxiliaries_are_read_to_the_verb() {
        let group = with("has reportedly not been struck", |reading, end| at(reading, 0..end));
        assert!(group.perfect && group.passive && group.negated && group.hedged);
        assert_eq!(group.end, 4);
    }

    #[test]
    fn what_is_only_planned_has_not_happened() {
        let before = |text: &str| with(text, |reading, end| before(reading, 0..end - 1)).planned;
        assert!(with("will be closed", |reading, end| at(reading, 0..end)).planned);
        assert!(before("the army plans to strike"));
        assert!(!before("the army managed to strike"));
        assert!(with("a planned attack", |reading, end| of_noun(reading, 0..end - 1)).planned);
    }

    #[test]
    fn a_contraction_says_what_its_words_say_in_full() {
        for (short, long) in
            [("won't be shut", "will not be shut"), ("isn't shut", "is not shut"), ("can't shut", "can not shut")]
        {
            let group = |text: &str| with(text, |reading, end| VerbGroup { end: 0, ..at(reading, 0..end) });
            assert_eq!(group(short), group(long), "{short}");
        }
    }
}
