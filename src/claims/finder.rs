//! Finds the claims of one unit: tags, "according to", then plain clauses from left to right.

use super::draft::Draft;
use super::lexicon::{CueKind, Traits};
use super::reading::{Reading, Unit};
use super::rule;
use super::speaker;
use super::subject::Subject;
use super::verb_group::VerbGroup;
use crate::annotations::CueClass;
use crate::article::BlockKind;
use crate::language::Classes;
use crate::sort;

/// The longest addressee between a cue and its content, in tokens.
const LONGEST_ADDRESSEE: usize = 8;

/// Finds claims in one unit.
pub struct Finder<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The unit is a headline, where any word may have a capital.
    pub(super) title: bool,
    pub(super) drafts: Vec<Draft>,
}

/// The longest dateline, in tokens: "TARSK, Velmark, Oct. 21 (AP) —", "TARSK/KARSAVA:".
const LONGEST_DATELINE: usize = 16;

/// The longest word that calls for attention, in tokens: "JUST IN:".
const LONGEST_LABEL: usize = 4;

/// The first of `tokens` after their dateline, "KARSAVA, Velmark (AP) —".
pub(super) fn past_dateline(reading: &Reading<'_>, tokens: &std::ops::Range<usize>) -> usize {
    let start = tokens.start;
    let limit = tokens.end.min(start + LONGEST_DATELINE);
    // "TARSK -- Orrin Inc.": two marks for a dash.
    let behind = |dash: usize| {
        let next = dash + 1 + usize::from(reading.is(dash + 1, Classes::HYPHEN.with(Classes::DASH)));
        (reading.is(dash, Classes::DASH.with(Classes::COLON)) && next < tokens.end).then_some(next)
    };
    if !reading.is(start, Classes::ALL_CAPS) {
        // "Boston, Feb 11 - Eleven states"
        let comma = (start..limit).find(|&i| !reading.is(i, Classes::CAPITAL)).unwrap_or(start);
        let day = comma + 2;
        let dated = comma > start
            && reading.is(comma, Classes::COMMA)
            && reading.is(comma + 1, Classes::MONTH)
            && reading.is(day, Classes::DIGITS);
        let mark = Classes::OPEN.with(Classes::CLOSE).with(Classes::CAPITAL).with(Classes::STOP);
        let dash = (day + 1..limit).find(|&i| !reading.is(i, mark)).filter(|_| dated);
        return dash.and_then(behind).unwrap_or(start);
    }
    let inside = Classes::CAPITAL
        .with(Classes::COMMA)
        .with(Classes::OPEN)
        .with(Classes::CLOSE)
        .with(Classes::STOP)
        .with(Classes::DIGITS)
        .with(Classes::HYPHEN)
        .with(Classes::OTHER_MARK);
    let of = |i: usize| reading.is(i, Classes::TITLE_WORD) && reading.is(i + 1, Classes::CAPITAL);
    let dash = (start..limit).find(|&i| !reading.is(i, inside) && !of(i));
    dash.and_then(behind).unwrap_or(start)
}

/// The first token after the time of an entry of a live page, and the word that calls for attention: "11.30 Two roads are
/// closed", "7:30 p.m. — JUST IN: The gates are open".
fn past_clock(reading: &Reading<'_>, unit: &Unit, start: usize) -> usize {
    let first = start == unit.tokens.start && reading.is(start, Classes::DIGITS);
    let colon = reading.is(start + 1, Classes::COLON) && reading.is(start + 2, Classes::DIGITS);
    if !first || !colon && !reading.word(start).contains('.') {
        return start;
    }
    let at = if colon { start + 3 } else { start + 1 };
    let half = matches!(reading.word(at), "a.m." | "p.m." | "am" | "pm");
    let at = at + usize::from(half);
    let at = if reading.is(at, Classes::DASH) { at + 1 } else { at };
    let label = (at..unit.tokens.end.min(at + LONGEST_LABEL)).find(|&i| !reading.is(i, Classes::ALL_CAPS));
    let at = label.filter(|&i| i > at && reading.is(i, Classes::COLON)).map_or(at, |colon| colon + 1);
    // "12:30 p.m. — 3,914 passengers": a number may follow where a half of the day was said.
    let begins = Classes::CAPITAL.with(Classes::QUOTE);
    let begins = if half { begins.with(Classes::DIGITS) } else { begins };
    if at < unit.tokens.end && reading.is(at, begins) { at } else { start }
}

impl<'r, 'a> Finder<'r, 'a> {
    /// A finder for `unit`.
    #[must_use]
    pub fn new(reading: &'r Reading<'a>, unit: &Unit) -> Self {
        let blocks = reading.document.article.blocks();
        let title = blocks.get(unit.block).is_some_and(|b| matches!(b.kind, BlockKind::Title | BlockKind::Heading));
        let start = past_clock(reading, unit, past_dateline(reading, &unit.tokens));
        Self { reading, start, end: unit.tokens.end, title, drafts: Vec::new() }
    }

    /// Whether a sentence or a part of one that a mark divides begins at token `i`.
    fn opens_sentence(&self, i: usize) -> bool {
        self.reading.is(i - 1, Classes::HARD_STOP.with(Classes::QUOTE).with(Classes::COLON).with(Classes::DASH))
    }

    /// The claims of the unit, none inside another's content.
    #[must_use]
    pub fn find(mut self) -> Vec<Draft> {
        if let Some(draft) = self.asked() {
            self.add(draft);
        }
        if let Some(draft) = self.announced() {
            self.add(draft);
        }
        let heads: Vec<usize> = (self.start..self.end).filter(|&i| self.is_cue_position(i)).collect();
        // Whether "as X put it" may stand in the unit at all: few have the word.
        let compares = !heads.is_empty()
            && (self.start..self.end)
                .any(|i| self.reading.is(i, Classes::SUBORDINATOR) && self.reading.is_word(i, &["as"]));
        for &head in &heads {
            if !self.taken(head)
                && let Some((group, draft)) = self.tagged(head, compares)
            {
                let witnessed = self.witnessed(&group, &draft);
                if witnessed.is_empty() {
                    self.add(draft);
                }
                witnessed.into_iter().for_each(|draft| self.add(draft));
            }
        }
        self.according_to();
        for &head in &heads {
            if self.taken(head) {
                continue;
            }
            if let Some(draft) = self.passive(head).or_else(|| self.plain(head)) {
                self.add(draft);
            }
        }
        self.other_words();
        sort::by_key(&mut self.drafts, Draft::first);
        self.answer_counts();
        self.drafts
    }

    /// The tag whose verb stands at token `head`: by its longest reading, or “…,” Lee told | about 200 people by the verb
    /// alone.
    fn tagged(&self, head: usize, compares: bool) -> Option<(VerbGroup<'a>, Draft)> {
        self.reading.verb_readings(head).enumerate().find_map(|(nth, (cue, form, end))| {
            let group = VerbGroup::with(self.reading, head, self.start, cue, form, end);
            let put = if compares && nth == 0 { self.as_put(&group) } else { None };
            let draft = put.or_else(|| self.tag(&group))?;
            let quoted = nth == 0 || draft.rule == rule::QUOTATION_TAG;
            quoted.then_some((group, draft))
        })
    }

    /// "A driver said he had to swerve, the court heard": what is told in court by somebody is told by him.
    fn witnessed(&self, group: &VerbGroup<'_>, draft: &Draft) -> Vec<Draft> {
        let [content] = draft.content.as_slice() else { return Vec::new() };
        let court = draft.source.first().is_some_and(|source| self.reading.is(source.end - 1, Classes::HEARING));
        if !court || !group.cue.traits.has(Traits::BROADCASTS) || draft.rule != rule::CLAUSE_TAG {
            return Vec::new();
        }
        let inner = Finder { start: content.start, end: content.end, drafts: Vec::new(), ..*self };
        let mut told = inner.find();
        told.retain(|draft| draft.kind == Some(CueKind::Speech) && !draft.source.is_empty());
        told
    }

    /// "Asked whether it was in writing, she said it was not": a short answer counts as a statement.
    fn answer_counts(&mut self) {
        let Some(asked) = self.drafts.iter().position(|draft| draft.rule == rule::ASKED) else { return };
        if let Some(answer) = self.drafts.get_mut(asked + 1)
            && answer.kind == Some(CueKind::Speech)
            && !answer.source.is_empty()
        {
            answer.traits = answer.traits.with(Traits::BRIEF);
        }
    }

    /// Adverbs, adjectives and nouns that attribute, outside of what the verbs have.
    fn other_words(&mut self) {
        let cues = Classes::HEDGE.with(Classes::CUE_ADJECTIVE).with(Classes::CUE_NOUN);
        for at in self.start..self.end {
            if !self.reading.is(at, cues) || self.reading.quote_at(at).is_some() {
                continue;
            }
            if self.reading.is(at, Classes::HEDGE)
                && !self.taken(at)
                && let Some(draft) = self.hedge(at)
                && !draft.content.iter().any(|r| r.clone().any(|i| self.taken(i)))
            {
                self.add(draft);
            }
            if self.reading.is(at, Classes::CUE_ADJECTIVE)
                && !self.taken(at)
                && let Some(draft) = self.predicative(at)
                && !draft.content.iter().any(|r| self.taken(r.start))
            {
                self.add(draft);
            }
            if self.reading.is(at, Classes::CUE_NOUN)
                && !self.taken(at)
                && let Some(draft) = self.nominal(at)
                && !draft.content.iter().any(|r| self.taken(r.start))
            {
                self.add(draft);
            }
        }
    }

    fn is_cue_position(&self, i: usize) -> bool {
        if !self.reading.is(i, Classes::CUE_VERB) {
            return false;
        }
        // "the Islamic State": a capital inside a sentence is a name, but in headlines.
        let name = i > self.start && self.reading.is(i, Classes::CAPITAL) && !self.title && !self.opens_sentence(i);
        self.reading.quote_at(i).is_none() && !name
    }

    pub(super) fn taken(&self, i: usize) -> bool {
        self.drafts.iter().any(|d| {
            // "told donors on a conference call that": the addressee is taken too.
            let gap = match (d.cue.last(), d.content.first()) {
                (Some(cue), Some(content)) if content.start <= cue.end + LONGEST_ADDRESSEE => cue.end..content.start,
                _ => 0..0,
            };
            d.covers(i) || gap.contains(&i) || d.cue.iter().chain(&d.source).any(|r| r.contains(&i))
        })
    }

    /// Whether a claim may have the draft's source: what can speak, and in the article's own voice only a quotation.
    fn may_speak(&self, draft: &Draft) -> bool {
        let Some(source) = draft.source.first() else { return true };
        let reading = self.reading;
        let quoted = draft.content.iter().any(|r| reading.is(r.start, Classes::QUOTED));
        let own = source.len() == 1
            && (reading.is(source.start, Classes::FIRST_PERSON) || reading.is(source.start, Classes::PLURAL_PRONOUN))
            && !reading.is_word(source.start, &["they"])
            && !reading.is_initials(source.start);
        speaker::is_speaker(reading, source.clone(), self.start) && (quoted || !own)
    }

    /// Adds a draft; those inside its content go: the outermost counts.
    pub(super) fn add(&mut self, mut draft: Draft) {
        // "receiving letters warning that": the letters warn.
        if let Some(source) = draft.source.first_mut()
            && source.len() > 1
            && self.reading.is(source.start, Classes::VERB_ING)
            && !self.reading.is(source.start, Classes::CAPITAL)
            // "managing director Ann Lee": an office.
            && !(self.reading.is(source.start, Classes::REMIT) && self.reading.is(source.start + 1, Classes::ROLE))
        {
            source.start += 1;
        }
        // "Last | month | Harbour Power promised"
        if let Some(source) = draft.source.first_mut()
            && source.len() > 1
            && self.reading.is(source.start, Classes::TIME)
            && !self.reading.is(source.start, Classes::CAPITAL)
            && self.reading.is(source.start + 1, Classes::CAPITAL)
        {
            source.start += 1;
        }
        self.cite(&mut draft);
        if !self.may_speak(&draft) {
            return;
        }
        self.drafts.retain(|old| {
            !old.content.iter().all(|r| draft.content.iter().any(|n| n.start <= r.start && r.end <= n.end))
        });
        self.drafts.push(draft);
    }

    /// The quotation that closes right before token `i`, a comma between allowed.
    pub(super) fn quote_before(&self, i: usize) -> Option<usize> {
        let mut last = i.checked_sub(1)?;
        if last > self.start && self.reading.is(last, Classes::COMMA.with(Classes::DASH)) {
            last -= 1;
        }
        let quote = self.reading.quote_at(last)?;
        (self.reading.quotes[quote].close == last).then_some(quote)
    }

    /// The quotation that opens at token `i`.
    pub(super) fn quote_from(&self, i: usize) -> Option<usize> {
        let quote = self.reading.quote_at(i)?;
        (self.reading.quotes[quote].open == i).then_some(quote)
    }

    pub(super) fn draft(&self, group: &VerbGroup<'_>, subject: Option<Subject>) -> Draft {
        // "The court heard that": it was told so, and believes nothing.
        let told = subject.is_some_and(|subject| self.broadcasts(group, subject));
        Draft {
            cue: std::iter::once(group.start..group.end).collect(),
            source: subject.map(|s| s.start..s.end).into_iter().collect(),
            class: Some(if told { CueClass::Neutral } else { group.cue.class }),
            kind: Some(if told { CueKind::Speech } else { group.cue.kind }),
            traits: group.cue.traits,
            negated: group.negated,
            hedged: group.hedged || group.cue.traits.has(Traits::HEDGES),
            ..Draft::default()
        }
    }

    /// Whether the words may name a source: a name, a pronoun or a noun that the tables know.
    pub(super) fn plausible(&self, subject: Subject) -> bool {
        speaker::is_plausible(self.reading, subject.start..subject.end, self.start)
    }
}
