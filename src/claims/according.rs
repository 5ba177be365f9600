//! "According to X, …", "…, according to X", "as X put it".

use std::ops::Range;

use super::draft::{self, Draft};
use super::finder::Finder;
use super::lexicon::{CueKind, Frames};
use super::rule;
use super::speaker;
use super::verb_group::VerbGroup;
use crate::annotations::CueClass;
use crate::language::Classes;

/// How far behind "according to" the text is looked for whose clause follows, in tokens.
const LONGEST_TEXT: usize = 8;

impl Finder<'_, '_> {
    /// "According to X, …" and "…, according to X".
    pub(super) fn according_to(&mut self) {
        let reading = self.reading;
        let mut at = self.start;
        while at + 2 < self.end {
            if !reading.is(at, Classes::ATTRIBUTOR) {
                at += 1;
                continue;
            }
            let width = self.attributing_words(at);
            if width == 0 || reading.quote_at(at).is_some() || self.taken(at) {
                at += 1;
                continue;
            }
            let from = at + width;
            // "where, according to legend, a bride turned to stone": the clause goes on behind the comma.
            let opens = at > self.start + 1
                && reading.is(at - 1, Classes::COMMA)
                && reading.is(at - 2, Classes::WH.with(Classes::THAT));
            let short = if opens { Some(reading.phrase_end(from, self.end)) } else { None };
            let short = short.filter(|&close| reading.is(close, Classes::COMMA));
            let mut close = short.unwrap_or_else(|| reading.source_end(from, self.end));
            // "according to a letter Hobbs | handed out", "… the emails he sent": whose text it is stands in its clause.
            let verb = Classes::VERB_PAST.with(Classes::VERB_ED).with(Classes::AUXILIARY);
            let whose = Classes::CAPITAL.with(Classes::SUBJECT_PRONOUN).with(Classes::DETERMINER);
            let owned = (from + 1..close.min(from + LONGEST_TEXT)).find(|&i| {
                reading.is(i, Classes::DOCUMENT)
                    && !reading.is(i, Classes::CAPITAL)
                    && (reading.is(i + 1, whose) && reading.is(close, verb) && i + 1 < close
                        || i + 1 == close && reading.is(close, Classes::SUBJECT_PRONOUN) && reading.is(close + 1, verb))
            });
            let edge = Classes::COMMA.with(Classes::HARD_STOP);
            let clause = owned.map(|_| (close..self.end).find(|&i| reading.is(i, edge)).unwrap_or(self.end));
            close = owned.map_or(close, |noun| noun + 1);
            // "According to papers filed on Monday, …", "…, according to a poll released last week, …"
            let document = close > from && reading.is(close - 1, Classes::DOCUMENT);
            if (at <= self.start + 1 || document) && reading.is(close, Classes::VERB_ED.with(Classes::VERB_PARTICIPLE))
            {
                close = (close..self.end.min(close + 14))
                    .find(|&i| reading.is(i, Classes::COMMA.with(Classes::STOP)))
                    .unwrap_or(close);
            }
            if close > from
                && let Some(content) = match short {
                    Some(comma) => {
                        Some(vec![at - 2..at - 1, comma + 1..reading.content_end(comma + 1, self.end, false)])
                    }
                    None => self.around(at, clause.unwrap_or(close)),
                }
            {
                self.add(Draft {
                    content,
                    cue: std::iter::once(at..from).collect(),
                    source: std::iter::once(from..close).collect(),
                    class: Some(CueClass::Neutral),
                    kind: Some(CueKind::Speech),
                    rule: rule::ACCORDING_TO,
                    ..Draft::default()
                });
            }
            at = close.max(from);
        }
    }

    /// How many tokens at `at` attribute to what follows them: "according to", "in the words of".
    pub(super) fn attributing_words(&self, at: usize) -> usize {
        let reading = self.reading;
        if reading.is(at + 1, Classes::TO) && reading.is_word(at, &["according"]) {
            return 2;
        }
        // "as per the bulletin"; "run as per the rule curve" names nobody.
        // "58% are against it, per a poll of Friday"
        let as_per = reading.is_word(at, &["as"]) && reading.is_word(at + 1, &["per"]);
        let per = at > self.start && reading.is_word(at, &["per"]) && reading.is(at - 1, Classes::COMMA);
        let width = if as_per { 2 } else { usize::from(per) };
        if width > 0 && reading.opens_phrase(at + width) {
            let source = at + width..reading.phrase_end(at + width, self.end);
            let named = Classes::SOURCE_NOUN.with(Classes::CAPITAL);
            let told = !source.is_empty()
                && reading.is(source.end - 1, named)
                && speaker::may_speak(reading, source, self.start);
            return if told { width } else { 0 };
        }
        let words = reading.is(at + 3, Classes::PREPOSITION)
            && reading.is(at, Classes::PREPOSITION)
            && reading.is_word(at, &["in"])
            && reading.is_word(at + 1, &["the"])
            && reading.is(at + 2, Classes::VIEWPOINT)
            && reading.is_word(at + 3, &["of"]);
        if words {
            return 4;
        }
        0
    }

    /// "as X put it", "as X noted": the clause beside is the content.
    pub(super) fn as_put(&self, group: &VerbGroup<'_>) -> Option<Draft> {
        let reading = self.reading;
        let subject = reading.subject_before(group.start, self.start)?;
        let opener = subject.start.checked_sub(1).filter(|&i| i >= self.start)?;
        if !reading.is_word(opener, &["as"])
            || !group.finite
            || group.passive
            || !group.cue.frames.has(Frames::QUOTE)
            || group.cue.kind == CueKind::Manner
        {
            return None;
        }
        let mut to = reading.after_adjuncts(group.end, self.end);
        if reading.is(to, Classes::OPEN) {
            to = reading.bracket_close(to, self.end).map_or(to, |c| c + 1);
        }
        let open = to >= self.end
            || reading.is(
                to,
                Classes::COMMA.with(Classes::STOP).with(Classes::COLON).with(Classes::DASH).with(Classes::SEMICOLON),
            );
        if !open
            || opener > self.start
                && !reading.is(opener - 1, Classes::COMMA.with(Classes::DASH).with(Classes::COORDINATOR))
        {
            return None;
        }
        let content = if reading.is(to, Classes::COLON) { self.to_end(to + 1) } else { self.around(opener, to)? };
        Some(Draft { content, rule: rule::AS_PUT, ..self.draft(group, Some(subject)) })
    }

    /// The content of an attribution phrase `from..to` that stands in or beside its clause.
    fn around(&self, from: usize, to: usize) -> Option<Vec<Range<usize>>> {
        let reading = self.reading;
        let mut right = to;
        while right < self.end && reading.is(right, Classes::COMMA) {
            right += 1;
        }
        // "…, and, in the words of the judge, “nobody asked”"
        if right > to
            && reading.is_word(from, &["in"])
            && let Some(quote) = self.quote_from(right)
        {
            return Some(std::iter::once(right..reading.quotes[quote].close + 1).collect());
        }
        if from <= self.start + 1 && !reading.is(from.wrapping_sub(1), Classes::COMMA) {
            let end = reading.content_end(right, self.end, false);
            return (end > right).then(|| std::iter::once(right..end).collect());
        }
        let left_end = if reading.is(from - 1, Classes::COMMA.with(Classes::DASH)) { from - 1 } else { from };
        let floor = draft::taken_up_to(&self.drafts, from);
        let floor = (self.start..left_end)
            .rev()
            .find(|&i| reading.is(i, Classes::SEMICOLON))
            .map(|i| i + 1)
            .into_iter()
            .chain(floor)
            .max();
        let mut start = floor.unwrap_or(self.start).max(self.start);
        while start < left_end && reading.is(start, Classes::MARK) && self.quote_from(start).is_none() {
            start += 1;
        }
        // "…, the utility said, and | a line tripped, according to two engineers"
        let joins = Classes::COORDINATOR.with(Classes::ADVERSATIVE);
        start += usize::from(start > self.start && reading.is(start - 1, Classes::COMMA) && reading.is(start, joins));
        if start >= left_end {
            return None;
        }
        let left = start..left_end;
        let rest = reading.is(to, Classes::COMMA) && right < self.end && !self.has_finite(&left);
        if rest {
            let end = reading.content_end(right, self.end, false);
            if end > right {
                return Some(vec![left, right..end]);
            }
        }
        Some(vec![left])
    }
}
