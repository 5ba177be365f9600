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
    /// Whether token `i` lies in the content.
    #[must_use]
    pub fn covers(&self, i: usize) -> bool {
        self.content.iter().any(|r| r.contains(&i))
    }

    /// The first token of the content, the cue or the source.
    #[must_use]
    pub fn first(&self) -> usize {
        let starts = self.content.iter().chain(&self.cue).chain(&self.source).map(|r| r.start);
        starts.min().unwrap_or(usize::MAX)
    }
}

/// Where the last content or source that ends before token `from` does.
#[must_use]
pub fn taken_up_to(drafts: &[Draft], from: usize) -> Option<usize> {
    let taken = drafts.iter().flat_map(|draft| draft.content.iter().chain(&draft.source));
    taken.map(|range| range.end).filter(|&end| end < from).max()
}
