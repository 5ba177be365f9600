//! The verb group: auxiliaries, negation and adverbs around a verb, and what they say of it.
//!
//! One grammar for whoever asks: attribution wants to know whether a reporting verb is finite, passive
//! or negated; events whether something happened, is denied, hedged or only planned.

use std::ops::Range;

use crate::language::classes::Classes;
use crate::language::reading::Reading;

/// What may stand in any group.
const MEMBER: Classes =
    Classes::AUXILIARY.with(Classes::ADVERB).with(Classes::LY).with(Classes::NEGATION).with(Classes::HEDGE);

/// What may also stand in the group of a verb that tells of an event.
const OF_EVENT: Classes = Classes::LINKING.with(Classes::UNSURE).with(Classes::GROUP_ADVERB);

/// Most tokens of a group that tells of an event.
const REACH: usize = 6;
/// Most tokens before a noun that say something of it.
const REACH_NOUN: usize = 4;

/// What the words around a verb say of it. All token indices are half-open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbGroup {
    /// First token.
    pub start: usize,
    /// The token after the last; the verb itself is no part of it.
    pub end: usize,
    /// A form of "be" or a verb that serves as one is among them.
    pub passive: bool,
    /// A form of "have".
    pub perfect: bool,
    /// "being" is among them: it goes on.
    pub progressive: bool,
    /// A modal verb.
    pub modal: bool,
    /// An auxiliary that makes it the verb of a clause.
    pub finite: bool,
    /// It is denied.
    pub negated: bool,
    /// A hedging adverb is among them.
    pub hedged: bool,
    /// The text leaves open whether it is so: "may", "probably".
    pub doubted: bool,
    /// It is wanted, planned or to come.
    pub planned: bool,
    /// The words say that it is to come, or may: not only that somebody wants it.
    pub ahead: bool,
    /// It goes on as it is: "will stay".
    pub lasting: bool,
}

impl VerbGroup {
    /// The empty group at token `at`.
    #[must_use]
    pub fn empty(at: usize) -> Self {
        Self { start: at, end: at, ..Self::default() }
    }

    /// Whether no auxiliary stands in it.
    #[must_use]
    pub const fn is_bare(&self) -> bool {
        !self.passive && !self.perfect && !self.modal
    }

    /// Whether the text keeps its distance in any way.
    #[must_use]
    pub const fn keeps_distance(&self) -> bool {
        self.hedged || self.doubted
    }

    /// Whether what is told has not come about: it is to come, or only could ("may close", not "may have closed").
    #[must_use]
    pub const fn is_to_come(&self) -> bool {
        (self.planned || (self.modal && !self.perfect)) && !self.lasting
    }

    /// Takes in token `i`.
    fn add(&mut self, reading: &Reading<'_>, i: usize) {
        let classes = reading.classes(i);
        self.negated |= classes.any(Classes::NEGATION);
        self.hedged |= classes.any(Classes::HEDGE);
        self.doubted |= classes.any(Classes::TENTATIVE.with(Classes::UNSURE));
        if classes.any(Classes::CLITIC) {
            match reading.lower(i) {
                "'ve" => self.perfect = true,
                "'re" | "'m" => self.passive = true,
                _ => (self.modal, self.planned, self.ahead) = (true, true, true),
            }
            self.finite = true;
            return;
        }
        self.passive |= classes.any(Classes::BE.with(Classes::LINKING));
        self.perfect |= classes.any(Classes::HAVE);
        self.progressive |= reading.lower(i) == "being";
        self.lasting |= matches!(reading.lower(i), "stay" | "stays" | "stayed" | "remain" | "remains" | "remained");
        self.modal |= classes.any(Classes::MODAL);
        self.planned |= classes.any(Classes::MODAL) && !classes.any(Classes::TENTATIVE);
        // What can, should or must be done nobody says will be.
        let told =
            !matches!(reading.lower(i), "can" | "cannot" | "can't" | "should" | "must" | "shouldn't" | "mustn't");
        self.ahead |= classes.any(Classes::MODAL) && told;
        self.finite |= classes.any(Classes::MODAL.with(Classes::DO))
            || classes.any(Classes::BE.with(Classes::HAVE)) && !classes.any(Classes::INFINITE_AUXILIARY);
    }

    /// Takes in what stands before the group and belongs to it, not looking before `floor`; `more` are
    /// classes that may stand in it besides auxiliaries and adverbs.
    pub fn widen(&mut self, reading: &Reading<'_>, floor: usize, more: Classes) {
        while self.start > floor {
            let i = self.start - 1;
            // "has once more appealed"
            if i > floor && reading.lower(i) == "more" && reading.lower(i - 1) == "once" {
                self.start = i - 1;
                continue;
            }
            if !reading.is(i, MEMBER.with(more)) || stays_out(reading, i) && !reading.is(i, more) {
                break;
            }
            self.add(reading, i);
            self.start = i;
        }
    }
}

/// Whether token `i`, an auxiliary or adverb by its form, is something else here: "The minister May
/// said", "No one said", "in Early said".
fn stays_out(reading: &Reading<'_>, i: usize) -> bool {
    let classes = reading.classes(i);
    classes.any(Classes::DETERMINER) && reading.lower(i) != "neither"
        || classes.any(Classes::CAPITAL) && classes.any(Classes::GIVEN_NAME.with(Classes::MONTH))
        || classes.any(Classes::SUBJECT_PRONOUN)
        || classes.any(Classes::TIME.with(Classes::NUMERAL)) && !classes.any(Classes::ADVERB)
}

/// The word that governs the infinitive whose "to" is token `to`: "went" of "went on to say", "quick" of
/// "was quick to say". At `floor` at the earliest.
#[must_use]
pub fn governor(reading: &Reading<'_>, to: usize, floor: usize) -> Option<usize> {
    let is = |i: usize, word: &str| reading.lower(i) == word;
    let mut verb = to.checked_sub(1).filter(|&verb| verb >= floor)?;
    if verb > floor && reading.is(verb, Classes::ONWARD) {
        verb -= 1;
    }
    // "went so far as to say"
    let far = verb > floor + 2 && is(verb, "as") && is(verb - 1, "far") && (is(verb - 2, "so") || is(verb - 2, "as"));
    Some(if far { verb - 3 } else { verb })
}

/// Whether a verb group may begin at token `i`.
#[must_use]
pub fn begins(reading: &Reading<'_>, i: usize) -> bool {
    reading.is(i, MEMBER.with(OF_EVENT))
        && !reading.is(i, Classes::LY)
        && !reading.is(i, Classes::SUBJECT_PRONOUN.with(Classes::DETERMINER))
        && !matches!(reading.lower(i), "all" | "both" | "then" | "since")
}

/// The group that begins at the first token of `range` and tells of an event: "has reportedly not
/// been", "is expected to".
#[must_use]
pub fn at(reading: &Reading<'_>, range: Range<usize>) -> VerbGroup {
    let mut group = VerbGroup::empty(range.start);
    while group.end < range.end {
        let i = group.end;
        let to = reading.is(i + 1, Classes::TO);
        if to && (reading.is(i, Classes::BELIEVED) || reading.lower(i) == "known") {
            group.hedged |= reading.is(i, Classes::BELIEVED);
            group.end += 2;
        } else if to && reading.is(i, Classes::PROSPECTIVE.with(Classes::HAVE)) {
            // "had to be closed" was; "has to be closed" is not yet.
            group.planned |= reading.lower(i) != "had";
            group.ahead |= reading.is(i, Classes::PROSPECTIVE);
            group.end += 2;
        } else if to && reading.is(i, Classes::BE) {
            // "is to be closed"
            (group.planned, group.ahead) = (true, true);
            group.end += 2;
        } else if reading.is(i, MEMBER.with(OF_EVENT)) && (!stays_out(reading, i) || reading.is(i, OF_EVENT)) {
            group.add(reading, i);
            group.end += 1;
        } else if group.end > range.start && matches!(reading.lower(i), "itself" | "themselves") {
            group.end += 1;
        } else {
            break;
        }
    }
    group
}

/// The group that ends right before a verb that tells of an event; `range` runs from the head of the
/// sentence to the verb.
#[must_use]
pub fn before(reading: &Reading<'_>, range: Range<usize>) -> VerbGroup {
    let floor = range.end.saturating_sub(REACH).max(range.start);
    let mut group = VerbGroup::empty(range.end);
    group.widen(reading, floor, OF_EVENT);
    let Some(i) = group.start.checked_sub(1).filter(|&i| i >= floor) else { return group };
    if !reading.is(i, Classes::TO) {
        group.negated |= reading.is(i, Classes::DENIAL);
        return group;
    }
    // "managed to strike" did; "plans to strike" did not.
    match governor(reading, i, range.start) {
        // "Has not had to close", "did not manage to strike"
        Some(verb) if reading.is(verb, Classes::ACHIEVING) => {
            let mut achieved = VerbGroup::empty(verb);
            achieved.widen(reading, range.start, OF_EVENT);
            group.negated |= achieved.negated;
        }
        // "Forcing officials to lift"
        Some(noun) if is_made(reading, noun, range.start) => {}
        Some(verb) if reading.is(verb, Classes::DOUBTED) => group.hedged = true,
        Some(verb) if reading.is(verb, Classes::DECLINING) => group.negated = true,
        Some(verb) => {
            group.planned = true;
            // "had planned to retire" did not come about.
            let past = verb > range.start && reading.lower(verb - 1) == "had";
            group.ahead |= reading.is(verb, Classes::PROSPECTIVE.with(Classes::BE)) && !past;
            // "no plans to shut"
            group.negated |= verb > range.start && reading.lower(verb - 1) == "no";
        }
        None => group.planned = true,
    }
    group
}

/// Whether the one at token `noun` is made to do what the infinitive behind it says: "forced | officials | to lift".
fn is_made(reading: &Reading<'_>, noun: usize, floor: usize) -> bool {
    let from = noun.saturating_sub(REACH_NOUN).max(floor);
    (from..noun).any(|i| matches!(reading.lower(i), "forcing" | "forced" | "prompting" | "prompted"))
}

/// What the words before a noun say of the event that it names: "no attack on", "a planned attack on".
#[must_use]
pub fn of_noun(reading: &Reading<'_>, range: Range<usize>) -> VerbGroup {
    let mut group = VerbGroup::empty(range.end);
    let floor = range.end.saturating_sub(REACH_NOUN).max(range.start);
    for i in (floor..range.end).rev() {
        let classes = reading.classes(i);
        if classes.any(Classes::COMMA.with(Classes::HARD_STOP)) {
            break;
        }
        group.negated |= classes.any(Classes::DENIAL) || matches!(reading.lower(i), "no" | "not" | "never");
        group.hedged |= classes.any(Classes::ALLEGED);
        group.planned |= classes.any(Classes::IMPENDING);
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;
    use crate::article::Document;

    fn with(text: &str, read: impl Fn(&Reading<'_>, usize) -> VerbGroup) -> VerbGroup {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        let reading = Reading::new(&document, crate::tables::compiled_in());
        read(&reading, reading.words.len())
    }

    fn forward(text: &str) -> VerbGroup {
        with(text, |reading, end| at(reading, 0..end))
    }

    /// The group before the last word of `text`.
    fn backward(text: &str) -> VerbGroup {
        with(text, |reading, end| before(reading, 0..end - 1))
    }

    #[test]
    fn auxiliaries_are_read_to_the_verb() {
        let group = forward("has reportedly not been struck");
        assert!(group.perfect && group.passive && group.negated && group.hedged);
        assert_eq!(group.end, 4);
    }

    #[test]
    fn what_is_only_planned_has_not_happened() {
        assert!(forward("will be closed").planned);
        assert!(forward("is expected to be closed").planned);
        assert!(backward("the army plans to strike").planned);
        assert!(!backward("the army managed to strike").planned);
        assert!(!backward("the army went on to strike").planned);
        assert!(with("a planned attack", |reading, end| of_noun(reading, 0..end - 1)).planned);
    }

    #[test]
    fn a_contraction_says_what_its_long_form_says() {
        for (short, long) in [
            ("won't be closed", "will not be closed"),
            ("couldn't close", "could not close"),
            ("isn’t closed", "is not closed"),
        ] {
            let (short, long) = (forward(short), forward(long));
            let said = |g: VerbGroup| (g.negated, g.planned, g.doubted, g.passive, g.finite);
            assert_eq!(said(short), said(long));
        }
    }

    #[test]
    fn names_and_pronouns_stay_out_of_the_group() {
        assert_eq!(backward("the minister May said").start, 3);
        assert!(!backward("No one said").negated);
    }

    #[test]
    fn a_denial_before_the_verb_denies_it() {
        assert!(backward("it denied closing").negated);
        assert!(with("no attack", |reading, end| of_noun(reading, 0..end - 1)).negated);
    }
}
