//! Outlets that relay somebody: "The agency quoted a pilot as saying that", "Reuters, citing two pilots, reported that".

use super::draft::Draft;
use super::finder::Finder;
use super::lexicon::Traits;
use super::rule;
use super::speaker;
use super::speaker::is_outlet;
use super::verb_group::VerbGroup;
use crate::language::Classes;

/// The longest phrase, in tokens, between "quoted" and "as saying".
const LONGEST_QUOTED: usize = 24;

impl Finder<'_, '_> {
    /// "PTI quoted a police officer as saying that …": the officer's, by way of the agency.
    pub(super) fn quotes_as(&self, group: &VerbGroup<'_>) -> Option<Draft> {
        let reading = self.reading;
        if group.passive || !group.cue.traits.has(Traits::RELAYS) {
            return None;
        }
        let limit = self.end.min(group.end + LONGEST_QUOTED);
        let stop = Classes::HARD_STOP.with(Classes::QUOTE);
        let as_saying = (group.end + 1..limit).take_while(|&i| !reading.is(i, stop)).find(|&i| {
            reading.is_word(i, &["as"]) && reading.is(i + 1, Classes::VERB_ING) && reading.is(i + 1, Classes::CUE_VERB)
        })?;
        // "quoted Ann Lee, a pilot, as saying"
        let whom = group.end..as_saying - usize::from(reading.is(as_saying - 1, Classes::COMMA));
        if !speaker::is_plausible(reading, whom.clone(), self.start) {
            return None;
        }
        let (cue, form, end) = reading.verb_readings(as_saying + 1).next()?;
        let saying = VerbGroup::with(reading, as_saying + 1, self.start, cue, form, end);
        let complement = reading.complement(&saying, self.end)?;
        let via = reading.subject_before(group.start, self.start).map(|s| s.start..s.end);
        let mut draft = self.draft(group, None);
        draft.source = std::iter::once(whom).collect();
        draft.cue = vec![group.start..group.end, as_saying..end];
        draft.class = Some(cue.class);
        draft.via = via;
        draft.content = self.to_end(complement.start);
        draft.rule = rule::QUOTES_AS;
        Some(draft)
    }

    /// "More from the minister, Ann Orr: “…”", "From the harbourmaster: “…”": whose words follow, without a verb.
    pub(super) fn announced(&self) -> Option<Draft> {
        let reading = self.reading;
        let from = (self.start..self.end.min(self.start + 3)).find(|&i| reading.is_word(i, &["from"]))?;
        let colon = (from + 2..self.end.min(from + LONGEST_QUOTED)).find(|&i| reading.is(i, Classes::COLON))?;
        let quote = &reading.quotes[self.quote_from(colon + 1)?];
        let announced = from + 1..colon;
        let verb = Classes::VERB_PAST.with(Classes::VERB_ED).with(Classes::AUXILIARY).with(Classes::CUE_VERB);
        let plain = (self.start..from).all(|i| reading.is(i, Classes::WORDLIKE) && !reading.is(i, verb));
        (plain && speaker::is_plausible(reading, announced.clone(), self.start)).then(|| {
            let content = std::iter::once(quote.open..quote.close + 1).collect();
            Draft::beside(Some(colon), announced, content, rule::COLON)
        })
    }

    /// Gives what an outlet reports "citing" somebody to him, by way of the outlet.
    pub(super) fn cite(&self, draft: &mut Draft) {
        let reading = self.reading;
        let (Some(source), Some(cue)) = (draft.source.first().cloned(), draft.cue.last().cloned()) else { return };
        let name = source.clone().find(|&i| reading.is(i, Classes::COMMA)).map_or(source.clone(), |i| source.start..i);
        let Some(comma) = [name.end, cue.end]
            .into_iter()
            .find(|&i| reading.is(i, Classes::COMMA) && reading.is(i + 1, Classes::CITING) && i + 2 < self.end)
        else {
            return;
        };
        let start = comma + 2;
        let end = (start..self.end).find(|&i| reading.is(i, Classes::COMMA.with(Classes::STOP))).unwrap_or(self.end);
        let within = draft.content.iter().any(|r| r.start < end && start < r.end);
        if within
            || !is_outlet(reading, name.start + usize::from(reading.is(name.start, Classes::ARTICLE))..name.end)
            || !speaker::is_plausible(reading, start..end, self.start)
        {
            return;
        }
        draft.via = Some(name);
        draft.source = std::iter::once(start..end).collect();
        draft.rule = rule::CITING;
    }
}
