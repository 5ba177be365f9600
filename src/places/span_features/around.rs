//! A span and the words beside it.

use super::{Casing, Class, Classes};
use crate::kind::Kind;
use crate::language::Word;
use crate::places::analysis::Analysis;
use crate::places::span::Span;
use crate::places::tagger::evidence::PLACE_PREPOSITIONS;
use crate::places::tagger::features::KNOWN;
use crate::text::TokenKind;

/// A span with what most features ask of it and of the words beside it, if those are of its sentence.
pub(super) struct Around<'a, 'd> {
    pub analysis: &'a Analysis<'d>,
    pub span: &'a Span,
    /// Token indices, half-open.
    pub start: usize,
    pub end: usize,
    pub first: &'a Word,
    pub last: &'a Word,
    pub before: Option<&'a Word>,
    pub after: Option<&'a Word>,
    /// In lower case; empty if there is none.
    pub before_lower: &'a str,
    pub after_lower: &'a str,
    pub before_classes: Classes,
    pub after_classes: Classes,
    /// Whether it is one token.
    pub single: bool,
    /// Whether its sentence uses capitals as prose does.
    pub prose: bool,
    /// The kind of its likeliest candidate.
    pub kind: Option<Kind>,
}

impl<'a, 'd> Around<'a, 'd> {
    pub(super) fn new(analysis: &'a Analysis<'d>, span: &'a Span) -> Self {
        let (start, end) = (span.tokens.start, span.tokens.end);
        let words = analysis.words;
        let before = analysis.near(start.checked_sub(1), start);
        let after = analysis.near(Some(end), start);
        let lower = |word: Option<&Word>| word.map_or("", |w| analysis.reading.forms.lower(w.form));
        let classes = |word: Option<&Word>| word.map_or(Classes::default(), |w| w.classes);
        Self {
            analysis,
            span,
            start,
            end,
            first: &words[start],
            last: &words[end - 1],
            before,
            after,
            before_lower: lower(before),
            after_lower: lower(after),
            before_classes: classes(before),
            after_classes: classes(after),
            single: end - start == 1,
            prose: analysis.reading.casing_at(start) == Casing::Normal,
            kind: span.candidates.first().and_then(|c| analysis.gazetteer.place(c.place)).map(|p| p.kind()),
        }
    }

    /// The `n`th word before the span in lower case, from 1; empty outside of its sentence.
    pub(super) fn word_before(&self, n: usize) -> &'a str {
        self.analysis.lower(self.start.checked_sub(n), self.start)
    }

    /// The classes of the `n`th word before the span, from 1.
    pub(super) fn classes_before(&self, n: usize) -> Classes {
        self.analysis.classes(self.start.checked_sub(n), self.start)
    }

    /// Its first word in lower case.
    pub(super) fn first_lower(&self) -> &'a str {
        self.analysis.reading.forms.lower(self.first.form)
    }

    /// Its last word in lower case.
    pub(super) fn last_lower(&self) -> &'a str {
        self.analysis.reading.forms.lower(self.last.form)
    }

    /// Whether "in", "near" or the like stands before it.
    pub(super) fn after_preposition(&self) -> bool {
        self.before.is_some()
            && (PLACE_PREPOSITIONS.contains(&self.before_lower) || self.before_classes.has(Class::Way))
    }

    /// Whether a word in lower case of no class follows.
    pub(super) fn plain_word_follows(&self) -> bool {
        self.after.is_some_and(|w| w.kind == TokenKind::Word && !w.capital && !w.classes.any(KNOWN))
    }
}
