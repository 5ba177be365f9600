//! Whether words can name somebody who speaks.

use std::ops::Range;

use super::reading::Reading;
use crate::language::Classes;
use crate::language::en::bodies::{self, BodyKind};

/// What a capital at the beginning of a sentence may be without being a name.
const COMMON: Classes = Classes::OPENER
    .with(Classes::PREPOSITION)
    .with(Classes::ADJECTIVE)
    .with(Classes::ADVERB)
    .with(Classes::CONNECTIVE)
    .with(Classes::SUBORDINATOR)
    .with(Classes::TIME)
    .with(Classes::LY);

/// What no source begins with.
const NO_BEGINNING: Classes = Classes::PREPOSITION
    .with(Classes::COORDINATOR)
    .with(Classes::ADVERSATIVE)
    .with(Classes::SUBORDINATOR)
    .with(Classes::AUXILIARY)
    .with(Classes::TO)
    .with(Classes::VERB_ING)
    .with(Classes::VERB_ED)
    .with(Classes::VERB_PARTICIPLE);

/// The longest trade or office before a name, in tokens.
const LONGEST_TRADE: usize = 5;

/// What stands in no trade or office before a name.
const NO_TRADE: Classes = Classes::OPENER.with(Classes::PREPOSITION).with(Classes::TO).with(Classes::COORDINATOR);

/// Whether the words of `range` may name a source: a name, a pronoun or a noun that the tables know. The sentence
/// begins at token `sentence`.
#[must_use]
pub fn is_plausible(reading: &Reading<'_>, range: Range<usize>, sentence: usize) -> bool {
    let known = Classes::SOURCE_NOUN.with(Classes::SUBJECT_PRONOUN).with(Classes::TITLE).with(Classes::GIVEN_NAME);
    range.clone().any(|i| {
        reading.is(i, known)
            || reading.is(i, Classes::CAPITAL) && (i > sentence || !reading.is(i, COMMON))
            || reading.is(i, Classes::PART_PRONOUN) && i > range.start
    })
}

/// Whether the words of `range` may name a source, and one who speaks: [`is_plausible`] and [`is_speaker`].
#[must_use]
pub fn may_speak(reading: &Reading<'_>, range: Range<usize>, sentence: usize) -> bool {
    is_plausible(reading, range.clone(), sentence) && is_speaker(reading, range, sentence)
}

/// Whether a phrase can name somebody who speaks: a person, body, text or people; never a single letter, a thing,
/// or what begins as no noun phrase does.
#[must_use]
pub fn is_speaker(reading: &Reading<'_>, range: Range<usize>, sentence: usize) -> bool {
    let first = range.start;
    let flags = reading.flag(first);
    // "Per-Olof Lindahl", "Planned Families": names begin so too.
    let next = if flags.any(Classes::VERB_ING.with(Classes::VERB_ED)) { Classes::CAPITAL } else { Classes::HYPHEN };
    let capital = flags.any(Classes::CAPITAL) && (first > sentence || reading.is(first + 1, next));
    // "Retired teacher Ann Lee": what they are, no verb.
    // "Written evidence"
    let trade = flags.any(Classes::VERB_ING.with(Classes::VERB_ED).with(Classes::VERB_PARTICIPLE))
        && !flags.any(Classes::CUE_VERB)
        && reading.is(first + 1, Classes::ROLE.with(Classes::PEOPLE).with(Classes::DOCUMENT));
    if !capital && !trade && flags.any(NO_BEGINNING) && !flags.any(Classes::SOURCE_NOUN.with(Classes::OPENER)) {
        return false;
    }
    // "Not down, says the director"
    if reading.is_word(first, &["not"]) {
        return false;
    }
    // "that", "which": a pronoun that nobody is behind.
    if range.len() == 1 && flags.any(Classes::THAT.with(Classes::WH)) && !reading.is(first, Classes::PERSONAL_RELATIVE)
    {
        return false;
    }
    // "fire information officer Ann Lee": a noun of somebody's trade, though a verb as well.
    let compound = (first + 1..range.end.min(first + LONGEST_TRADE))
        .take_while(|&i| reading.is(i, Classes::WORDLIKE) && !reading.is(i, Classes::CAPITAL.with(NO_TRADE)))
        .any(|i| reading.is(i, Classes::ROLE) && reading.is(i + 1, Classes::CAPITAL));
    // "fire managers": a noun of what they do.
    let many =
        range.len() == 2 && reading.is(range.end - 1, Classes::PEOPLE) && reading.verb_readings(first).next().is_none();
    // "people give up": a verb, where a bare noun would be.
    if flags.any(Classes::VERB_PRESENT)
        // "ship-tracking data"
        && !reading.is(first + 1, Classes::HYPHEN)
        && !compound
        && !many
        && !reading.word(first).ends_with('s')
        && !flags.any(Classes::SOURCE_NOUN.with(Classes::OPENER).with(Classes::CAPITAL).with(Classes::PLURAL))
    {
        return false;
    }
    // "due to fever", "up by the gate", "tonight by the council", "the outflow | down": no noun phrase.
    let words = Classes::ADJECTIVE.with(Classes::ADVERB).with(Classes::TIME).with(Classes::DAY);
    let particles = ["up", "down", "out", "off", "away", "due", "back", "over"];
    let known = Classes::SOURCE_NOUN.with(Classes::OPENER).with(Classes::CAPITAL).with(Classes::PRIVY);
    let adverbial = (flags.any(words) && !flags.any(known) || reading.is_word(first, &particles))
        && reading.is(first + 1, Classes::PREPOSITION.with(Classes::TO));
    let trails = (2..=4).contains(&range.len())
        && reading.is_word(range.end - 1, &particles)
        && !reading.is(range.end - 2, Classes::HYPHEN);
    if adverbial || trails {
        return false;
    }
    // "pneumonia": a noun alone that the tables know nobody by.
    let nobody = Classes::CAPITAL
        .with(Classes::SOURCE_NOUN)
        .with(Classes::OPENER)
        .with(Classes::SUBJECT_PRONOUN)
        .with(Classes::OBJECT_PRONOUN)
        .with(Classes::PLURAL)
        .with(Classes::WH)
        .with(Classes::TITLE);
    if range.len() == 1 && !flags.any(nobody) && !reading.word(first).ends_with('s') {
        return false;
    }
    if range.len() == 1 && reading.word(first).chars().count() == 1 && !flags.any(Classes::FIRST_PERSON) {
        return false;
    }
    // "Grant Aberdeen said on a", "Rajiv Menon said on a conference": no phrase.
    let clause = Classes::WH.with(Classes::THAT);
    let said = || {
        let mut words = range.clone().skip(1).take_while(|&i| !reading.is(i, clause));
        words.any(|i| reading.speaks(i) && reading.is(i + 1, Classes::PREPOSITION.with(Classes::DAY)))
    };
    if range.len() > 1 && (reading.is(range.end - 1, Classes::ARTICLE) || said()) {
        return false;
    }
    !is_thing(reading, range, sentence)
}

/// Whether the words are the name of a news outlet.
#[must_use]
pub fn is_outlet(reading: &Reading<'_>, name: Range<usize>) -> bool {
    let text = reading.document.span(name.clone()).slice(reading.document.text());
    let listed = bodies::by_name(&reading.language, text).is_some_and(|body| body.kind == BodyKind::Outlet);
    listed
        || reading.is(name.end - 1, Classes::OUTLET.with(Classes::MASTHEAD))
            && reading.is(name.end - 1, Classes::CAPITAL)
}

/// Whether a word of the label tells that it is somebody's: a given name, a title, an office or a body.
#[must_use]
pub fn is_somebody(reading: &Reading<'_>, label: &Range<usize>) -> bool {
    let person = Classes::GIVEN_NAME.with(Classes::TITLE).with(Classes::ROLE).with(Classes::PEOPLE);
    label.clone().any(|i| reading.is(i, person) && !reading.is(i, Classes::QUANTIFIER))
}

/// Whether every word of the label is one of the language that nobody goes by: "VERDICT", "Key facts".
#[must_use]
pub fn is_worded(reading: &Reading<'_>, label: &Range<usize>) -> bool {
    let body = Classes::GOVERNMENT.with(Classes::ORGANISATION).with(Classes::OUTLET);
    let words = || label.clone().filter(|&i| reading.is(i, Classes::WORDLIKE));
    words().all(|i| reading.base().word(i).is_some()) && !words().any(|i| reading.is(i, body))
}

/// Whether the head of the phrase is a thing: "the price of wheat".
fn is_thing(reading: &Reading<'_>, range: Range<usize>, sentence: usize) -> bool {
    let edge = Classes::PREPOSITION.with(Classes::COMMA).with(Classes::WH).with(Classes::THAT).with(Classes::VERB_ED);
    let end =
        range.clone().skip(1).find(|&i| reading.is(i, edge) && !reading.is(i, Classes::CAPITAL)).unwrap_or(range.end);
    let head = end.saturating_sub(1).max(range.start);
    // "discrimination in a sample", "the enjoyment of birds": what nobody is.
    let quality = || {
        let known = Classes::SOURCE_NOUN.with(Classes::CAPITAL).with(Classes::OPENER).with(Classes::SUBJECT_PRONOUN);
        let word = reading.word(head);
        word.len() > "nation".len()
            && ["nation", "yment", "ness", "ism", "quake"].iter().any(|end| word.ends_with(end))
            && !reading.is(head, known)
    };
    // "The city says": its council.
    let city = range.len() == 2 && reading.is(head, Classes::GOVERNMENT) && reading.is(range.start, Classes::DEFINITE);
    reading.is(head, Classes::SPEECHLESS) && !city && (head == sentence || !reading.is(head, Classes::CAPITAL))
        || quality()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Document};
    use crate::language;

    fn speaks(words: &str) -> bool {
        let article = Article::from_plain_text(format!("Later {words}"));
        let document = Document::new(&article);
        let base = language::Reading::new(&document, crate::tables::compiled_in());
        let reading = Reading::new(&base);
        is_speaker(&reading, 1..base.words.len(), 0)
    }

    #[test]
    fn things_letters_and_what_begins_no_phrase_do_not_speak() {
        for words in [
            "retired teacher Ann Lee",
            "fire information officer Ann Lee",
            "elected officials",
            "Ann Lee",
            "the mayor",
            "two people",
            "officials",
            "who",
            "a report",
            "Kyiv",
        ] {
            assert!(speaks(words), "{words}");
        }
        for words in ["the price of wheat", "blue signs", "Z", "in Dr. Shadlen", "give up", "that", "and Lee"] {
            assert!(!speaks(words), "{words}");
        }
    }
}
