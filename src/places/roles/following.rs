//! What follows a name: a verb of which it is the subject, a noun that it describes.

use std::ops::Range;

use super::is;
use crate::language::{Class, Classes};
use crate::places::analysis::Analysis;
use crate::text::TokenKind;

/// Whether a verb follows, adverbs aside.
pub(in crate::places) fn is_verb_after(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let near = tokens.start;
    let mut at = tokens.end;
    let is_at = |at: usize, classes: Classes| is(analysis, Some(at), near, classes);
    let manner = |word: &str| word.len() > 5 && word.ends_with("ly");
    while is_at(at, Classes::SUBJECT_ADVERB) || manner(analysis.lower(Some(at), near)) {
        at += 1;
    }
    let word = analysis.lower(Some(at), near);
    let capital = analysis.words.get(at).is_some_and(|w| w.capital);
    if word.is_empty() || capital || is_at(at, Classes::NO_VERB) {
        return false;
    }
    // "Brant County councillors had asked": what is followed by a verb is its subject.
    let next = analysis.lower(Some(at + 1), near);
    let plural =
        word.ends_with('s') && (is_at(at + 1, Classes::FINITE.with(Classes::IRREGULAR)) || next.ends_with("ed"));
    if plural && !is_at(at, Classes::FINITE) {
        return false;
    }
    is_at(at, Classes::FINITE.with(Classes::SAYING).with(Classes::IRREGULAR))
        || (word.len() > 3 && (word.ends_with("ed") || (word.ends_with('s') && !word.ends_with("ss"))))
}

/// Whether a noun that the name describes follows: in lower case and neither verb nor small word.
pub(in crate::places) fn is_noun_after(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let near = tokens.start;
    let Some(word) = analysis.words.get(tokens.end) else { return false };
    if word.sentence() != analysis.words[near].sentence() || word.kind != TokenKind::Word || word.capital {
        return false;
    }
    let small = word.classes.has_any(&[Class::Article, Class::Of, Class::LocPrep, Class::Weekday])
        || word.classes.any(Classes::FINITE.with(Classes::SUBJECT_ADVERB).with(Classes::SMALL));
    !small && !is_verb_after(analysis, tokens)
}
