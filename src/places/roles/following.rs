//! What follows a name: a verb of which it is the subject, a noun that it describes.

use std::ops::Range;

use super::words::{ADVERBS, AUXILIARIES, NOT_VERBS, PAST, SMALL};
use crate::language::Class;
use crate::places::analysis::Analysis;
use crate::text::TokenKind;

/// Whether a verb follows, adverbs aside.
pub(super) fn is_verb_after(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let near = tokens.start;
    let mut at = tokens.end;
    let adverb = |word: &str| ADVERBS.contains(&word) || (word.len() > 5 && word.ends_with("ly"));
    while adverb(analysis.lower(Some(at), near)) {
        at += 1;
    }
    let word = analysis.lower(Some(at), near);
    let capital = analysis.words.get(at).is_some_and(|w| w.capital);
    if word.is_empty() || capital || NOT_VERBS.contains(&word) {
        return false;
    }
    // "Brant County councillors had asked": what is followed by a verb is its subject.
    let next = analysis.lower(Some(at + 1), near);
    let plural = word.ends_with('s') && (AUXILIARIES.contains(&next) || PAST.contains(&next) || next.ends_with("ed"));
    if plural && !AUXILIARIES.contains(&word) {
        return false;
    }
    let irregular = PAST.contains(&word);
    let saying = analysis.words.get(at).is_some_and(|w| w.classes.has(Class::Saying));
    AUXILIARIES.contains(&word)
        || saying
        || irregular
        || (word.len() > 3 && (word.ends_with("ed") || (word.ends_with('s') && !word.ends_with("ss"))))
}

/// Whether a noun that the name describes follows: in lower case and neither verb nor small word.
pub(super) fn is_noun_after(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let near = tokens.start;
    let Some(word) = analysis.words.get(tokens.end) else { return false };
    if word.sentence() != analysis.words[near].sentence() || word.kind != TokenKind::Word || word.capital {
        return false;
    }
    let lower = analysis.reading.lower(tokens.end);
    let small = word.classes.has_any(&[Class::Article, Class::Of, Class::LocPrep, Class::Weekday])
        || AUXILIARIES.contains(&lower)
        || ADVERBS.contains(&lower)
        || SMALL.contains(&lower);
    !small && !is_verb_after(analysis, tokens)
}
