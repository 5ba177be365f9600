//! What the article says of its sources besides their claims: that they would not comment, and why it
//! does not name them.

use std::ops::Range;

use super::resolver::Resolver;
use crate::annotations::SourceKind;
use crate::claims::reading::Unit;
use crate::claims::speaker;
use crate::claims::verb_group::VerbGroup;
use crate::language::Classes;
use crate::language::en::verb_group;
use crate::text::TextSpan;

/// What may stand between "did not answer" and what was asked: "repeated", "our", "e-mailed".
const INQUIRING: Classes = Classes::DETERMINER
    .with(Classes::POSSESSIVE)
    .with(Classes::QUANTIFIER)
    .with(Classes::NUMERAL)
    .with(Classes::ADJECTIVE)
    .with(Classes::VERB_ED)
    .with(Classes::TO)
    .with(Classes::PREPOSITION);

/// What somebody does who sends the question elsewhere, or does not when asked: "referred back to", "would not discuss".
const EVADING: &[&str] = &["referred", "discuss", "drawn"];

/// How many sentences before "They spoke on condition of anonymity" the source may stand.
const REACH: usize = 2;
/// How far behind "anonymity" its reason begins, in tokens.
const LONGEST_BRIDGE: usize = 12;

/// A word that may tell that a source keeps something back.
#[derive(Debug)]
pub(super) struct Told {
    /// The token.
    at: usize,
    /// The unit that it stands in.
    unit: usize,
    /// A refusal to comment; a reason for anonymity without it.
    refusal: Option<Refusal>,
}

/// The words of a refusal to comment.
#[derive(Clone, Debug)]
struct Refusal {
    words: Range<usize>,
    /// Who keeps silent, where that is not the subject of the words: "no comment from [Kyiv]", "calls to [the firm]".
    who: Option<Range<usize>>,
}

/// How far before "were not returned" the calls and whom they were made to stand, in tokens.
const LONGEST_CALL: usize = 16;
/// How far behind "no comment" its "from" stands, in tokens.
const LONGEST_DELAY: usize = 4;

impl Resolver<'_, '_> {
    /// Where refusals to comment and reasons for anonymity may be told, in the order of the text.
    pub(super) fn withheld(&self, units: &[Unit]) -> Vec<Told> {
        let telling = Classes::COMMENTING.with(Classes::REACHED).with(Classes::ANSWERING).with(Classes::ANONYMITY);
        let mut found = Vec::new();
        for (unit, tokens) in units.iter().map(|unit| unit.tokens.clone()).enumerate() {
            let (floor, limit) = (tokens.start, tokens.end);
            for at in tokens {
                let told = self.reading.is(at, telling) || self.asks(at) || self.reading.is_word(at, EVADING);
                if !told || self.reading.quote_at(at).is_some() {
                    continue;
                }
                let reason = self.reading.is(at, Classes::ANONYMITY);
                let refusal = if reason { None } else { self.silence(at, floor..limit) };
                if reason || refusal.is_some() {
                    found.push(Told { at, unit, refusal });
                }
            }
        }
        found
    }

    /// Notes the first refusals of `told` that stand before token `until`, with those who are known there: nobody who
    /// speaks later would not comment. Returns how many were looked at.
    pub(super) fn note_refusals(&mut self, told: &[Told], units: &[Unit], until: usize) -> usize {
        let before = told.iter().take_while(|told| told.at < until).count();
        for told in &told[..before] {
            if let Some(refusal) = told.refusal.clone() {
                self.note_refusal(refusal, units[told.unit].tokens.start);
            }
        }
        before
    }

    /// Notes why sources are not named; the reason may stand before who speaks.
    pub(super) fn note_reasons(&mut self, told: &[Told], units: &[Unit]) {
        for told in told.iter().filter(|told| told.refusal.is_none()) {
            self.note_reason(told.at, &units[told.unit]);
        }
    }

    /// Whether the cue at token `at` tells what is kept back: "say whether", "confirm when", "declined to discuss".
    fn asks(&self, at: usize) -> bool {
        self.reading.is(at, Classes::CUE_VERB)
            && (self.reading.asks_openly(at + 1) || self.declines(at).is_some() || self.is_neither(at))
    }

    /// Whether the cue at token `at` is neither done nor another: "would neither [confirm] nor deny".
    fn is_neither(&self, at: usize) -> bool {
        let word = |i: usize, word: &str| self.reading.is_word(i, &[word]);
        at > 0 && word(at - 1, "neither") && word(at + 1, "nor") && self.reading.is(at + 2, Classes::CUE_VERB)
    }

    /// The verb that declines before "to" and the verb at token `at`: "[refused] to comment".
    fn declines(&self, at: usize) -> Option<usize> {
        let to = at.checked_sub(1).filter(|&i| self.reading.is(i, Classes::TO))?;
        to.checked_sub(1).filter(|&verb| {
            // "failed to report the leak" is no refusal.
            self.reading.is(verb, Classes::DECLINING) && !self.reading.is_word(verb, &["failed", "fails"])
        })
    }

    /// What says at token `at` of a sentence that somebody is silent.
    fn silence(&self, at: usize, sentence: Range<usize>) -> Option<Refusal> {
        let other = self.absent_comment(at, &sentence).or_else(|| self.unanswered(at, sentence.start));
        other.or_else(|| self.refusal(at, sentence).map(|words| Refusal { words, who: None }))
    }

    /// "There was no immediate comment from [Kyiv]"
    fn absent_comment(&self, at: usize, sentence: &Range<usize>) -> Option<Refusal> {
        let reading = self.reading;
        let no = (sentence.start.max(at.saturating_sub(3))..at).rev().find(|&i| reading.is_word(i, &["no"]))?;
        let within = Classes::DAY.with(Classes::TIME).with(Classes::PREPOSITION);
        let from = (at + 1..sentence.end.min(at + LONGEST_DELAY))
            .take_while(|&i| reading.is(i, within))
            .find(|&i| reading.is_word(i, &["from"]))?;
        let end = reading.source_end(from + 1, sentence.end);
        (reading.is(at, Classes::COMMENTING) && end > from + 1)
            .then(|| Refusal { words: no..at + 1, who: Some(from + 1..end) })
    }

    /// "Calls to [the mayor’s office] were not returned", "a request for comment to [the firm] went unanswered"
    fn unanswered(&self, at: usize, floor: usize) -> Option<Refusal> {
        let reading = self.reading;
        let group = self.group_before(at, floor);
        let alone = reading.is_word(at, &["unanswered"]);
        let start = if alone && group.start == at { at.saturating_sub(1) } else { group.start };
        let left = alone || group.negated && group.passive;
        if !left || !reading.is(at, Classes::ANSWERING) || start <= floor {
            return None;
        }
        let from = floor.max(start.saturating_sub(LONGEST_CALL));
        let call = (from..start).find(|&i| reading.is(i, Classes::INQUIRY))?;
        let to = |&i: &usize| reading.is_word(i, &["to", "with", "from"]) && reading.opens_phrase(i + 1);
        let whom = (call + 1..start).rev().find(to)? + 1;
        let end = reading.source_end(whom, start);
        (end > whom).then(|| Refusal { words: start..at + 1, who: Some(whom..end) })
    }

    /// The auxiliaries and adverbs right before token `at`, not looking before `floor`.
    fn group_before(&self, at: usize, floor: usize) -> verb_group::VerbGroup {
        let mut group = verb_group::VerbGroup::empty(at);
        group.widen(self.reading.base(), floor, Classes::default());
        group
    }

    /// The words that say that somebody would not comment, told at token `at` of a sentence: "declined to comment",
    /// "could not be reached", "did not answer requests", "had no comment", "would not say when it reopens".
    fn refusal(&self, at: usize, sentence: Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let floor = sentence.start;
        let group = || self.group_before(at, floor);
        if reading.is(at, Classes::REACHED) {
            let words = group();
            // "was not available for comment", "was unavailable for comment"
            let comment = reading.is(at + 1, Classes::STANDING_FOR) && reading.is(at + 2, Classes::COMMENTING);
            let withheld = words.negated || comment && reading.is(at, Classes::UNAVAILABLE);
            return (withheld && words.passive && (words.modal || comment)).then_some(words.start..at + 1);
        }
        if reading.is(at, Classes::ANSWERING) {
            let words = group();
            // "did not answer requests for comment", "did not return a call"
            let asked = (at + 1..at + 5)
                .find(|&i| !reading.is(i, INQUIRING) && !reading.is_word(i, &["up"]))
                .filter(|&i| reading.is(i, Classes::INQUIRY));
            return asked.filter(|_| words.negated && !words.passive).map(|asked| words.start..asked + 1);
        }
        if reading.is_word(at, EVADING) && self.declines(at).is_none() {
            let words = group();
            // "referred back to its statement", "referred all questions to the ministry"
            if reading.is_word(at, &["referred"]) {
                let back =
                    reading.is_word(at + 1, &["back"]) || (at + 1..at + 5).any(|i| reading.is(i, Classes::INQUIRY));
                return (back && !words.passive && !words.negated).then_some(words.start..at + 2);
            }
            // "would not discuss it", "would not be drawn on the price"
            let silent = words.negated && words.modal && words.passive == reading.is_word(at, &["drawn"]);
            return silent.then_some(words.start..at + 1);
        }
        let none = at.checked_sub(2).filter(|&i| i > floor && reading.is(i, Classes::HAVE));
        if let Some(have) = none.filter(|_| reading.is_word(at - 1, &["no"])) {
            return Some(have..at + 1);
        }
        if self.is_neither(at) {
            return Some(self.group_before(at, floor).start..at + 3);
        }
        // "declined comment on Friday"
        if at > floor + 1 && reading.is(at, Classes::COMMENTING) && reading.is(at - 1, Classes::DECLINING) {
            return Some(self.group_before(at - 1, floor).start..at + 1);
        }
        // "refused to react": a verb that is no cue.
        if let Some(verb) = self.declines(at).filter(|&i| i > floor && !reading.is(at, Classes::CUE_VERB)) {
            return Some(self.group_before(verb, floor).start..at + 1);
        }
        let group = VerbGroup::read(reading, at, floor).filter(|group| group.negated && !group.passive)?;
        if reading.is(at, Classes::COMMENTING) {
            return Some(group.start..at + 1);
        }
        let edge = Classes::HARD_STOP.with(Classes::COMMA).with(Classes::DASH).with(Classes::QUOTE);
        let end = (at + 1..sentence.end).find(|&i| reading.is(i, edge)).unwrap_or(sentence.end);
        (group.finite && group.leaves_unsaid()).then_some(group.start..end)
    }

    fn note_refusal(&mut self, refusal: Refusal, floor: usize) {
        let group = refusal.words;
        let subject = || {
            let words = self.reading.subject_before(group.start, floor).map(|subject| subject.start..subject.end)?;
            // "referred questions to | the ministry, which declined": who was asked.
            let to = (words.start..words.end.saturating_sub(2))
                .find(|&i| self.reading.is(i, Classes::INQUIRY) && self.reading.is_word(i + 1, &["to"]));
            Some(to.map_or(words.start, |i| i + 2)..words.end)
        };
        let Some(words) = refusal.who.or_else(subject) else { return };
        if !speaker::may_speak(self.reading, words.clone(), floor) {
            return;
        }
        let known = self.entities.len();
        let entity = self.entity_of_phrase(words.clone());
        let told = self.reading.document.span(group);
        let phrase = self.reading.document.span(words);
        let relations = self.relations();
        let found = &mut self.entities[entity];
        // "They did not respond", of nobody who is known: that tells nothing.
        if entity >= known && found.words.is_empty() && relations.pronoun(&found.name).is_some() {
            return;
        }
        found.declined.push(told);
        if !found.mentions.contains(&phrase) {
            found.mentions.push(phrase);
        }
    }

    /// Gives the reason told around token `anchor` to the unnamed source that it is told of.
    fn note_reason(&mut self, anchor: usize, unit: &Unit) {
        let Some(reason) = self.reason(anchor, unit) else { return };
        let here = self.sentence(anchor);
        // "The son, who cannot be named for legal reasons, is not accused": of him who is told of, not of another source.
        let who = (unit.tokens.start..anchor).rev().find(|&i| self.reading.is(i, Classes::PERSONAL_RELATIVE));
        let told_of = who.map(|who| self.sentence(who)).is_some_and(|sentence| sentence == here);
        // A first name alone names nobody: "Petar, who did not want his surname used because".
        let in_part = self.reading.is(anchor, Classes::NAMED_BY);
        let unnamed = |e: usize| {
            let entity = &self.entities[e];
            matches!(entity.kind, SourceKind::Anonymous | SourceKind::Group)
                || in_part && entity.kind == SourceKind::Person && entity.words.len() <= 1
        };
        let before = self
            .history
            .iter()
            .rev()
            .filter(|s| s.token < anchor)
            .take_while(|s| s.sentence + if told_of { 0 } else { REACH } >= here)
            .find(|s| unnamed(s.entity));
        let after = || {
            let next = self.history.iter().filter(|s| s.token > anchor);
            // "The employees spoke on condition of anonymity because …. They said"; who may not speak may not be a source.
            let ahead = here + usize::from(!told_of && !self.reading.is(anchor, Classes::AUTHORISED));
            next.take_while(|s| s.sentence <= ahead).find(|s| unnamed(s.entity))
        };
        if let Some(entity) = before.or_else(after).map(|s| s.entity)
            && self.entities[entity].unnamed_because.is_none()
        {
            self.entities[entity].unnamed_because = Some(reason);
        }
    }

    /// The words that give the reason: from "because" to the end of its clause, or what somebody is not allowed to.
    fn reason(&self, anchor: usize, unit: &Unit) -> Option<TextSpan> {
        let reading = self.reading;
        let limit = unit.tokens.end;
        let start = if reading.is(anchor, Classes::AUTHORISED) {
            // "three people who were not authorised to discuss it"
            let not = anchor.checked_sub(1).filter(|&i| reading.is(i, Classes::NEGATION))?;
            (reading.is(anchor + 1, Classes::TO) && reading.is(anchor + 2, Classes::CUE_VERB)).then_some(not)
        } else {
            self.withholds(anchor, unit.tokens.start).then(|| self.grounds(anchor, limit))?
        }?;
        let verb = Classes::CUE_VERB.with(Classes::AUXILIARY).with(Classes::VERB_PAST).with(Classes::QUOTE);
        let end = (start + 1..limit).find(|&i| {
            reading.is(i, Classes::HARD_STOP.with(Classes::DASH).with(Classes::QUOTE))
                || reading.is(i, Classes::COMMA) && reading.is(i + 1, verb)
                || i > start + 2 && reading.is(i, Classes::COORDINATOR) && reading.is(i + 1, Classes::CUE_VERB)
                || i > start + 2 && reading.speaks(i) && !reading.is(i - 1, Classes::AUXILIARY.with(Classes::TO))
        });
        let end = end.unwrap_or(limit);
        (end > start + 1).then(|| reading.document.span(start..end))
    }

    /// Whether the words around token `anchor` say that a name is kept back: "on condition of anonymity", "asked not to
    /// be named", "declined to give her name", "cannot be identified".
    fn withholds(&self, anchor: usize, floor: usize) -> bool {
        let reading = self.reading;
        let from = floor.max(anchor.saturating_sub(5));
        let kept = Classes::NEGATION.with(Classes::DECLINING).with(Classes::WITHHOLDING);
        if reading.is(anchor, Classes::IDENTIFIED) {
            // "who asked not to be named because"; "named because of his uncle" is none.
            // A text may begin with it.
            anchor > floor
                && reading.is(anchor - 1, Classes::INFINITE_BE)
                && (from..anchor).any(|i| reading.is(i, kept))
        } else if reading.is(anchor, Classes::NAMED_BY) {
            (from..anchor + 4).any(|i| i != anchor && reading.is(i, kept))
        } else {
            let adjective = reading.is_word(anchor, &["anonymous"]);
            !adjective || anchor > floor && reading.is(anchor - 1, Classes::LINK_VERB.with(Classes::INFINITE_BE))
        }
    }

    /// Where the reason behind token `anchor` begins: "because he feared", "for fear of", "to discuss private talks".
    fn grounds(&self, anchor: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let noun = |i: usize| (i + 1..i + 4).any(|k| reading.is(k, Classes::GROUND_NOUN));
        let grounds = |&i: &usize| {
            reading.is(i, Classes::GROUNDS)
                || reading.is(i, Classes::STANDING_FOR) && noun(i)
                || i == anchor + 1 && reading.is(i, Classes::TO.with(Classes::VERB_ING))
                // "as the inquiry is continuing", "in keeping with the army's rules"
                || reading.is_word(i, &["as"])
                    && reading.is(i + 1, Classes::SUBJECT_PRONOUN.with(Classes::POSSESSIVE).with(Classes::DETERMINER))
                || reading.is_word(i, &["in"]) && reading.is(i + 1, Classes::GROUND_NOUN)
                // "insisted on anonymity in order to speak freely"
                || i == anchor + 1 && reading.is_word(i + 1, &["order"]) && reading.is(i + 2, Classes::TO)
        };
        (anchor + 1..limit.min(anchor + LONGEST_BRIDGE)).find(grounds)
    }
}
