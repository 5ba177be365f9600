//! "According to X, …", "…, according to X", "as X put it".

use std::ops::Range;

use super::draft::Draft;
use super::finder::Finder;
use super::lexicon::CueKind;
use super::words::Flags;
use crate::annotations::CueClass;

impl Finder<'_, '_> {
    /// "According to X, …" and "…, according to X".
    pub(super) fn according_to(&mut self) {
        let reading = self.reading;
        let mut at = self.start;
        while at + 2 < self.end {
            if !(reading.is(at + 1, Flags::TO) && reading.is_word(at, &["according"]))
                || reading.quote_at(at).is_some()
                || self.taken(at)
            {
                at += 1;
                continue;
            }
            let close = reading.source_end(at + 2, self.end);
            if close > at + 2
                && let Some(content) = self.around(at, close)
            {
                self.add(Draft {
                    content,
                    cue: std::iter::once(at..at + 2).collect(),
                    source: std::iter::once(at + 2..close).collect(),
                    class: Some(CueClass::Neutral),
                    kind: Some(CueKind::Speech),
                    confidence: 0.9,
                    ..Draft::default()
                });
            }
            at = close.max(at + 2);
        }
    }

    /// The content of an attribution phrase `from..to` that stands in or beside its clause.
    fn around(&self, from: usize, to: usize) -> Option<Vec<Range<usize>>> {
        let reading = self.reading;
        let mut right = to;
        while right < self.end && reading.is(right, Flags::COMMA) {
            right += 1;
        }
        if from <= self.start + 1 && !reading.is(from.wrapping_sub(1), Flags::COMMA) {
            let end = reading.content_end(right, self.end, false);
            return (end > right).then(|| std::iter::once(right..end).collect());
        }
        let left_end = if reading.is(from - 1, Flags::COMMA.with(Flags::DASH)) { from - 1 } else { from };
        let floor = self
            .drafts
            .iter()
            .flat_map(|d| d.content.iter().chain(&d.source))
            .map(|r| r.end)
            .filter(|&e| e < from)
            .max();
        let floor = (self.start..left_end)
            .rev()
            .find(|&i| reading.is(i, Flags::SEMICOLON))
            .map(|i| i + 1)
            .into_iter()
            .chain(floor)
            .max();
        let mut start = floor.unwrap_or(self.start).max(self.start);
        while start < left_end && reading.is(start, Flags::MARK) && self.quote_from(start).is_none() {
            start += 1;
        }
        if start >= left_end {
            return None;
        }
        let left = start..left_end;
        let rest = reading.is(to, Flags::COMMA) && right < self.end && !self.has_finite(&left);
        if rest {
            let end = reading.content_end(right, self.end, false);
            if end > right {
                return Some(vec![left, right..end]);
            }
        }
        Some(vec![left])
    }
}
