//! A claim while it is being put together, in tokens.

use std::ops::Range;

use super::lexicon::{CueKind, Traits};
use super::rule::Rule;
use crate::annotations::CueClass;

/// A claim in tokens. All ranges are half-open.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The pieces of the content, ascending.
    pub content: Vec<Range<usize>>,
    /// The pieces of the cue.
    pub cue: Vec<Range<usize>>,
    /// The words that name the source.
    pub source: Vec<Range<usize>>,
    /// Who relays it.
    pub via: Option<Range<usize>>,
    /// The cue's class.
    pub class: Option<CueClass>,
    /// The cue's kind.
    pub kind: Option<CueKind>,
    /// The source denies it or declines to say it.
    pub negated: bool,
    /// Cue or clause keeps its distance.
    pub hedged: bool,
    /// What single rules ask of the cue.
    pub traits: Traits,
    /// What made it.
    pub rule: Rule,
}

impl Draft {
    /// What a source says beside a mark of punctuation, a colon or a dash, or with no mark at all where it goes on to
    /// speak.
    #[must_use]
    pub fn beside(mark: Option<usize>, source: Range<usize>, content: Vec<Range<usize>>, rule: Rule) -> Self {
        Self {
            content,
            cue: mark.map(|mark| mark..mark + 1).into_iter().collect(),
            source: std::iter::once(source).collect(),
            class: Some(CueClass::Neutral),
            kind: Some(CueKind::Speech),
            rule,
            ..Self::default()
        }
    }

    /// Whether token `i` lies in the content.
    #[must_use]
    pub fn covers(&self, i: usize) -> bool {
        self.content.iter().any(|r| r.contains(&i))
    }

    /// Whether there are words that somebody said: where a quotation's beginning is lost nothing may be left of it.
    #[must_use]
    pub fn has_content(&self) -> bool {
        self.content.iter().any(|r| r.start < r.end)
    }

    /// The first token of the content, the cue or the source.
    #[must_use]
    pub fn first(&self) -> usize {
        let starts = self.content.iter().chain(&self.cue).chain(&self.source).map(|r| r.start);
        starts.min().unwrap_or(usize::MAX)
    }
}

/// Where the last content, cue or source that ends before token `from` does.
#[must_use]
pub fn taken_up_to(drafts: &[Draft], from: usize) -> Option<usize> {
    let taken = drafts.iter().flat_map(|draft| draft.content.iter().chain(&draft.cue).chain(&draft.source));
    taken.map(|range| range.end).filter(|&end| end < from).max()
}
