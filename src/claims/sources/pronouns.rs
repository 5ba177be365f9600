//! Who "he", "she", "they" and "it" are.
//!
//! The speaker of the sentence or of the one before comes first; then the first person that a
//! sentence names, for it is mostly the subject; sentences are searched backwards.

use super::description::Gender;
use super::relations::Pronoun;
use super::resolver::{RECENT, Resolver, Spoken};
use crate::annotations::SourceKind;
use crate::claims::finder::past_dateline;
use crate::kind::Category;
use crate::language::Classes;

/// How many sentences back a person is looked for.
const REACH: usize = 6;
/// How many sentences back a group or a body is looked for.
const REACH_PLURAL: usize = 5;
/// How many sentences back a former speaker is looked for when nobody else is found.
const REACH_SPEAKER: usize = 14;

/// What tells of a body for certain: "Verrin's finance director".
const STRONG_EVIDENCE: i32 = 3;

/// The longest phrase that opens a sentence before its subject, in tokens.
const LONGEST_FRONTED: usize = 12;

/// What may open a sentence before a name.
const OPENING: Classes = Classes::ADVERSATIVE
    .with(Classes::COORDINATOR)
    .with(Classes::SUBORDINATOR)
    .with(Classes::PREPOSITION)
    .with(Classes::CONNECTIVE);

/// Whether the pronoun is of somebody of that gender.
fn is_of(pronoun: Option<Pronoun>, gender: Gender) -> bool {
    match pronoun {
        Some(Pronoun::He) => gender == Gender::Man,
        Some(Pronoun::She) => gender == Gender::Woman,
        _ => false,
    }
}

impl Resolver<'_, '_> {
    /// Whether the pronoun at token `at` is in a tag behind what is said: "The line was down, it said". Whoever is named
    /// in what is said is spoken of, and does not speak.
    pub(super) fn is_tag(&self, at: usize) -> bool {
        let first = self.sentence_start(at);
        // "If Verrin fails, it said": what is said may stand behind.
        let clause = self.reading.is(first, Classes::SUBORDINATOR) && self.reading.quote_at(first).is_none();
        self.reading.is(at.wrapping_sub(1), Classes::COMMA.with(Classes::QUOTE)) && !clause
    }

    /// Whether the pronoun at token `at` begins its sentence or ends it in a tag: it takes up who spoke before.
    pub(super) fn takes_up(&self, at: usize) -> bool {
        let first = self.sentence_start(at);
        self.is_tag(at) || (first..at).all(|i| self.reading.is(i, OPENING))
    }

    /// The person that "he" or "she" at token `at` is.
    pub(super) fn singular(&mut self, at: usize, gender: Gender) -> Option<usize> {
        let here = self.sentence(at);
        // "An MP, whom she will not name, asked. “That was fair,” she says": she is who "she" was before.
        let before = here.checked_sub(1).and_then(|before| self.reading.document.sentences.get(before));
        if before.is_some_and(|before| self.is_told_of_by(before.tokens.start, gender)) {
            let same = |s: &&Spoken| {
                here - s.sentence.min(here) <= REACH_SPEAKER
                    && self.entities[s.entity].gender == gender
                    && self.may_be(s.entity, gender)
            };
            if let Some(spoken) = self.history.iter().rev().take(RECENT).find(same) {
                return Some(spoken.entity);
            }
        }
        // "“It is luck,” Miss Lee said. The master had turned back, she added": whom she tells of is nobody who speaks.
        let spoke = here.checked_sub(1).filter(|_| self.is_tag(at));
        let spoke = spoke.and_then(|before| self.speaker_of(before, at, gender));
        for sentence in (here.saturating_sub(REACH)..=here).rev() {
            if let Some(entity) = self.speaker_of(sentence, at, gender) {
                return Some(entity);
            }
            if spoke.is_some() {
                return spoke;
            }
            // "She married Knut Lee": whoever "she" is here is no one that the sentence goes on to name.
            // "He is Knut Lee, who" tells who.
            let taken_up = sentence < here && self.opens_with_pronoun(sentence, gender);
            if sentence + 1 >= here
                && let Some(entity) = self.unnamed_subject(sentence, at, gender)
            {
                return Some(entity);
            }
            if !taken_up
                && let Some(entity) = self.first_person_of(sentence, at, gender)
                && self.asker != Some((here, entity))
            {
                return Some(entity);
            }
        }
        let fits = |s: &&Spoken| here - s.sentence.min(here) <= REACH_SPEAKER && self.may_be(s.entity, gender);
        if let Some(spoken) = self.history.iter().rev().take(RECENT).find(fits) {
            return Some(spoken.entity);
        }
        // "While she has said so, Ms. Lee …": the name follows.
        self.first_person_of(here, usize::MAX, gender)
    }

    /// Whoever `sentence` begins with before token `at`, described and not named: "A police officer, who feared
    /// reprisals, gave a different account. He said".
    fn unnamed_subject(&mut self, sentence: usize, at: usize, gender: Gender) -> Option<usize> {
        let reading = self.reading;
        let tokens = reading.document.sentences.get(sentence)?.tokens.clone();
        // "Meanwhile, a man"
        let comma = usize::from(reading.is(tokens.start + 1, Classes::COMMA));
        let opened = reading.is(tokens.start, Classes::CONNECTIVE) && comma > 0;
        let start = if opened { tokens.start + 2 } else { tokens.start };
        // "2.45pm — The premier"
        let clock = (start..tokens.end.min(start + 5)).find(|&i| reading.is(i, Classes::DASH));
        let start = clock.filter(|_| reading.is(start, Classes::DIGITS)).map_or(start, |dash| dash + 1);
        // "At 6.40 a.m. a dispatcher"
        let fronted = || {
            let lone = Classes::SINGULAR_DETERMINER.with(Classes::LONE_DETERMINER);
            (start + 2..tokens.end.min(start + LONGEST_FRONTED))
                .take_while(|&i| !reading.is(i, Classes::AUXILIARY.with(Classes::VERB_PAST)))
                .find(|&i| reading.is(i, lone) && !reading.is(i, Classes::DEFINITE))
                .filter(|&i| !reading.is(i - 1, Classes::PREPOSITION))
        };
        let start = if reading.is(start, Classes::PREPOSITION) { fronted().unwrap_or(start) } else { start };
        let one = reading.is(start, Classes::SINGULAR_DETERMINER.with(Classes::LONE_DETERMINER).with(Classes::NUMERAL));
        let end = reading.source_end(start, tokens.end.min(at));
        // "The minister has ordered an inquiry. His ministry": what an officeholder does, and not what is his.
        let verb = Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::VERB_ED).with(Classes::CUE_VERB);
        let verb = verb.with(Classes::VERB_PRESENT).with(Classes::COMMA);
        let office = || {
            let owner = (start..end).any(|i| reading.is(i, Classes::GENITIVE));
            (reading.is(start, Classes::DEFINITE) || owner) && reading.is(end, verb)
        };
        if reading.quote_at(start).is_some() || !(one && !reading.is(start, Classes::DEFINITE) || office()) {
            return None;
        }
        let description = self.describer.describe(start..end.max(start + 1));
        let somebody = description.kind == SourceKind::Anonymous
            && !description.plural
            && description.pronoun.is_none()
            // "a docent who lost a granddaughter": somebody, whatever that is.
            && (description.roles.contains(&description.head) || reading.is_word(description.core.end, &["who"]))
            && description.gender.agrees(gender);
        (somebody && end > start + 1 && !self.is_told_of_by(start, gender)).then(|| self.entity_of_phrase(start..end))
    }

    /// Whether `sentence` begins with "he" or "she", of that gender.
    fn opens_with_pronoun(&self, sentence: usize, gender: Gender) -> bool {
        let first = self.reading.document.sentences.get(sentence).map(|s| s.tokens.start);
        let pronoun = first.and_then(|first| self.relations().pronoun(self.reading.word(first)));
        let says_who =
            |first: usize| self.reading.is(first + 1, Classes::BE) && self.reading.is(first + 2, Classes::CAPITAL);
        first.is_some_and(|first| self.reading.is(first, Classes::SUBJECT_PRONOUN) && !says_who(first))
            && is_of(pronoun, gender)
    }

    fn may_be(&self, entity: usize, gender: Gender) -> bool {
        let entity = &self.entities[entity];
        matches!(entity.kind, SourceKind::Person | SourceKind::Anonymous)
            && !entity.plural
            && entity.gender.agrees(gender)
    }

    /// The last source of `sentence` before token `at` that agrees.
    fn speaker_of(&self, sentence: usize, at: usize, gender: Gender) -> Option<usize> {
        let speakers = self.history.iter().rev().take(RECENT).filter(|s| s.token < at);
        speakers
            .take_while(|s| s.sentence >= sentence)
            .filter(|s| s.sentence == sentence)
            .find(|s| self.may_be(s.entity, gender) && !self.is_told_of_by(s.token, gender))
            .map(|s| s.entity)
    }

    /// "An MP, whom she will not name, asked": whoever "she" is, it is not the source at token `at`.
    fn is_told_of_by(&self, at: usize, gender: Gender) -> bool {
        let reading = self.reading;
        let wh = (at..reading.words.len().min(at + LONGEST_FRONTED)).find(|&i| reading.is(i, Classes::WH));
        let pronoun = wh.and_then(|i| self.relations().pronoun(reading.word(i + 1)));
        is_of(pronoun, gender)
    }

    /// The first person named in `sentence` before token `at` who agrees.
    fn first_person_of(&mut self, sentence: usize, at: usize, gender: Gender) -> Option<usize> {
        let reading = self.reading;
        let first = reading.document.sentences.get(sentence)?.tokens.start;
        let tokens = self.prose_of(first)?;
        let here = self.sentence(at.min(reading.words.len().saturating_sub(1)));
        let end = tokens.end.min(at);
        let mut i = tokens.start;
        while i < end {
            // "But Mr. Lee": what opens the sentence is no part of the name.
            let opener = i == tokens.start
                && reading.is(i, OPENING)
                && !reading.is(i, Classes::GIVEN_NAME.with(Classes::TITLE).with(Classes::ROLE));
            if !reading.is(i, Classes::CAPITAL) || opener || reading.quote_at(i).is_some() {
                i += 1;
                continue;
            }
            let mut start = i;
            while start > tokens.start
                && reading.is(start - 1, Classes::ROLE.with(Classes::TITLE).with(Classes::ADJECTIVE))
            {
                start -= 1;
            }
            let mut close = i;
            while close < end
                && (reading.is(close, Classes::CAPITAL.with(Classes::HYPHEN))
                    || reading.is(close, Classes::TITLE_WORD)
                        && reading.is(close + 1, Classes::CAPITAL.with(Classes::DETERMINER)))
            {
                close += 1;
            }
            let close = close.max(i + 1);
            let opened = start == tokens.start + 1 && reading.is(tokens.start, OPENING);
            let genitive = reading.is(close, Classes::GENITIVE);
            // "at Castle Ward", "in Little Wendling": somewhere, unless a given name tells that it is somebody.
            let somewhere = start > tokens.start
                && (reading.is(start - 1, Classes::SOMEWHERE)
                    || reading.is_word(start - 1, &["on"])
                    || reading.is(start - 1, Classes::DEFINITE)
                        && start > tokens.start + 1
                        && reading.is(start - 2, Classes::SOMEWHERE))
                && !(start..close).any(|k| reading.is(k, Classes::GIVEN_NAME.with(Classes::TITLE).with(Classes::ROLE)))
                // "In General Nakar, Mayor Ann Lee said"
                || start == tokens.start + 1 && reading.is_word(tokens.start, &["in"]) && reading.is(close, Classes::COMMA);
            // "the Harbour Telegram": a thing, unless an office or a given name tells that it is somebody.
            let somewhere = somewhere
                || start > tokens.start
                    && reading.is_word(start - 1, &["the"])
                    && !(start..close)
                        .any(|k| reading.is(k, Classes::GIVEN_NAME.with(Classes::TITLE).with(Classes::ROLE)));
            // "Point Place resident Ann Lee": where or of whom somebody is.
            let told_with = reading.is(close, Classes::ROLE)
                && !reading.is(close, Classes::CAPITAL)
                && reading.is(close + 1, Classes::CAPITAL);
            if !genitive && !somewhere && !told_with {
                let mut description = self.describer.describe(start..close);
                let known = description.name.clone().is_some_and(|n| {
                    let words = self.relations().name_words(self.text(n));
                    self.knows_person(&words, description.gender)
                });
                // "The towns of Lekwa and Govan Mbeki failed, she said": nobody new is met with inside of what is said but
                // as what it is about.
                let within =
                    Classes::PREPOSITION.with(Classes::COORDINATOR).with(Classes::COMMA).with(Classes::DETERMINER);
                let about = sentence < here
                    || start == tokens.start
                    || opened
                    || description.title.is_some()
                    // "Its chief executive, Liv Orr, blamed what she called"
                    || start > 1 && reading.is(start - 2, Classes::ROLE) && reading.is(close, Classes::COMMA)
                    || !reading.is(start - 1, within);
                let certain = description.kind == SourceKind::Person
                    && (about || known)
                    && (known
                        || self.describer.person(&description.core).is_some()
                        || self.surname_elsewhere(&description));
                if certain && description.gender.agrees(gender) {
                    description.plural = false;
                    let entity = self.person(&description);
                    if self.may_be(entity, gender) {
                        if self.entities[entity].gender == Gender::Unknown {
                            self.entities[entity].gender = gender;
                        }
                        return Some(entity);
                    }
                }
            }
            i = close;
        }
        None
    }

    /// Whether a single capital is somewhere the last word of a longer personal name.
    fn surname_elsewhere(&self, description: &super::description::Description) -> bool {
        description.name.as_ref().is_some_and(|n| n.len() == 1 && self.is_surname(n.start))
    }

    /// The group or body that "they" at token `at` is.
    pub(super) fn plural(&mut self, at: usize) -> Option<usize> {
        let here = self.sentence(at);
        let near = |s: &&Spoken| here.saturating_sub(s.sentence) <= REACH_PLURAL;
        let first = self.sentence_start(at);
        // "Police shut the post after unrest which they blamed on"
        if first < at
            && !self.is_tag(at)
            && self.reading.is(first, Classes::PEOPLE.with(Classes::GOVERNMENT))
            && self.reading.is(first + 1, Classes::VERB_PAST.with(Classes::AUXILIARY).with(Classes::CUE_VERB))
        {
            return Some(self.entity_of_phrase(first..first + 1));
        }
        let many = |e: usize| self.entities[e].plural || self.entities[e].kind == SourceKind::Group;
        let recent = || self.history.iter().rev().take(RECENT).filter(near).map(|s| s.entity);
        let body = |e: &usize| self.entities[*e].is_body();
        // "A spokesperson for the department said so. They added"
        let neutral =
            |e: &usize| self.entities[*e].kind == SourceKind::Anonymous && self.entities[*e].gender == Gender::Unknown;
        let last = self.history.last().filter(|s| s.sentence + 1 == here).map(|s| s.entity).filter(neutral);
        last.or_else(|| recent().find(|&e| many(e))).or_else(|| recent().find(body))
    }

    /// The people whom the sentence before token `at`'s begins with, counted and not named: "Two officers left. They
    /// said".
    pub(super) fn people_before(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let before = self.sentence(at).checked_sub(1)?;
        let tokens = reading.document.sentences.get(before)?.tokens.clone();
        let end = reading.source_end(tokens.start, tokens.end);
        // "The employees spoke on condition of anonymity. They said"
        let people = reading.is(tokens.start, Classes::DEFINITE)
            && reading.is(tokens.start + 1, Classes::PEOPLE)
            && reading.is(tokens.start + 2, Classes::CUE_VERB.with(Classes::VERB_PAST).with(Classes::VERB_ED));
        let counted = reading.is(tokens.start, Classes::NUMERAL.with(Classes::QUANTIFIER));
        if !counted && !people || end < tokens.start + 2 {
            return None;
        }
        let description = self.describer.describe(tokens.start..end);
        let people = description.plural && matches!(description.kind, SourceKind::Anonymous | SourceKind::Group);
        people.then(|| self.entity_of_phrase(tokens.start..end))
    }

    /// The body or document that "it" at token `at` is.
    pub(super) fn neuter(&mut self, at: usize) -> Option<usize> {
        let here = self.sentence(at);
        let reading = self.reading;
        let first = reading.document.sentences.get(here)?.tokens.start;
        let last = |s: &Self, reach: usize| {
            let near =
                s.history.iter().rev().take(RECENT).filter(|spoken| here.saturating_sub(spoken.sentence) <= reach);
            near.map(|spoken| spoken.entity).find(|&e| {
                matches!(
                    s.entities[e].kind,
                    SourceKind::Organisation | SourceKind::Government | SourceKind::Outlet | SourceKind::Document
                )
            })
        };
        // "The line was down, it said. It added": whoever spoke before, and nobody whom it speaks of.
        // "Orvane has held what it calls “early talks” about the line": whom its own sentence is about.
        let own = reading.is_word(at.wrapping_sub(1), &["what"]).then(|| self.body_subject(here, at)).flatten();
        let found = own.or_else(|| if self.takes_up(at) { None } else { self.body_noun_before(first, at) });
        if let Some(entity) = found.or_else(|| last(self, 1)) {
            return Some(entity);
        }
        // "Power was back by noon, it said": whom the sentence before is about, or who spoke earlier.
        let tagged = self.is_tag(at);
        let before = [Some(here).filter(|_| !tagged), here.checked_sub(1)];
        let subject = before.into_iter().flatten().find_map(|sentence| self.body_subject(sentence, at));
        let subject = subject.or_else(|| self.body_behind_by(here.checked_sub(1)?));
        let spoken_for = || {
            // "Velair's finance chief said no. It said": his, whoever spoke before him.
            let whose = || {
                let last = self.history.last().filter(|spoken| spoken.sentence + 1 >= here)?;
                self.body_of(last.entity, "company")
            };
            let name = self.body_spoken_for(here, "").or_else(whose)?;
            let at = self.reading.document.sentences.get(here)?.tokens.start;
            let nobody = self.describer.describe(at..at + 1);
            let body = super::description::Description { kind: SourceKind::Organisation, pronoun: None, ..nobody };
            Some(self.body_called(&body, name))
        };
        let found = subject.or_else(spoken_for).or_else(|| last(self, REACH_PLURAL));
        found.or_else(|| if tagged { self.body_subject(here, at) } else { None })
    }

    /// The last body called by a noun from token `first` to token `at`.
    fn body_noun_before(&mut self, first: usize, at: usize) -> Option<usize> {
        let reading = self.reading;
        for i in (first..at).rev() {
            let body = reading.is(i, Classes::GOVERNMENT.with(Classes::ORGANISATION).with(Classes::OUTLET))
                && !reading.is(i, Classes::CUE_VERB.with(Classes::PLURAL));
            // A power station broadcasts nothing.
            let site = || self.describer.mention_at(i).is_some_and(|p| p.category == Category::Infrastructure);
            // "Hospitals and farms add to it, it says": "they" would be the hospitals.
            let lower = !reading.is(i, Classes::CAPITAL) || i == first;
            let many = lower && reading.word(i).ends_with('s') && !reading.word(i).ends_with("ss");
            if !body || many || reading.quote_at(i).is_some() || site() || self.lies_somewhere(i) {
                continue;
            }
            // "military flights": another noun is spoken of.
            if let Some(phrase) = self.phrase_around(i, first, at)
                && self.describer.head_index(&phrase) == i
            {
                return Some(self.entity_of_phrase(phrase));
            }
        }
        None
    }

    /// The body by which something was done in `sentence`: "That was disputed by the nurses' union. It said".
    fn body_behind_by(&mut self, sentence: usize) -> Option<usize> {
        let reading = self.reading;
        let tokens = reading.document.sentences.get(sentence)?.tokens.clone();
        let done = |&i: &usize| {
            reading.is_word(i, &["by"])
                && reading.is(i - 1, Classes::VERB_ED.with(Classes::VERB_PARTICIPLE))
                && reading.quote_at(i).is_none()
        };
        let by = (tokens.start + 1..tokens.end).find(done)?;
        let end = reading.source_end(by + 1, tokens.end);
        let body = end > by + 1
            && matches!(self.describer.describe(by + 1..end).kind, SourceKind::Organisation | SourceKind::Government);
        body.then(|| self.entity_of_phrase(by + 1..end))
    }

    /// "A man in Ilagan City drowned, it said": a town that something happened in, though its noun is a government's too.
    fn lies_somewhere(&self, at: usize) -> bool {
        let capital = |&i: &usize| self.reading.is(i, Classes::CAPITAL);
        let first = (0..=at).rev().take_while(capital).last().unwrap_or(at);
        first > 0 && self.reading.is(first - 1, Classes::SOMEWHERE)
    }

    /// The phrase whose noun stands at token `noun`, between `floor` and `limit`.
    pub(super) fn phrase_around(&self, noun: usize, floor: usize, limit: usize) -> Option<std::ops::Range<usize>> {
        let reading = self.reading;
        let edge = Classes::PREPOSITION
            .with(Classes::AUXILIARY)
            .with(Classes::SUBORDINATOR)
            .with(Classes::COORDINATOR)
            .with(Classes::WH);
        let mut start = noun;
        while start > floor && reading.is(start - 1, Classes::WORDLIKE) && !reading.is(start - 1, edge) {
            start -= 1;
            if reading.is(start, Classes::DETERMINER.with(Classes::POSSESSIVE)) {
                break;
            }
        }
        let end = reading.phrase_end(start, limit);
        (end > noun).then_some(start..end)
    }

    /// The name of the body whose spokesman spoke in the sentence before, if it may be called `head`: "A spokesman for
    /// Lee Wind said no. It has said".
    pub(super) fn body_spoken_for(&self, here: usize, head: &str) -> Option<String> {
        let spoken = self.history.last().filter(|spoken| spoken.sentence + 1 >= here)?;
        let entity = &self.entities[spoken.entity];
        let relations = self.relations();
        let spokesman = entity.roles.iter().any(|role| relations.is_voice(role));
        let name = entity.affiliation.as_deref().filter(|name| spokesman && name.starts_with(char::is_uppercase))?;
        let last = name.rsplit(' ').next()?.to_lowercase();
        let called = last == head || relations.stands_for(head, SourceKind::Organisation);
        let lower = name.to_lowercase();
        (head.is_empty() || called && !relations.clash(head, lower.split(' '))).then(|| name.to_owned())
    }

    /// The body that `sentence` begins with before token `at`, by a name or a noun: "SSE runs the dam. It said".
    pub(super) fn body_subject(&mut self, sentence: usize, at: usize) -> Option<usize> {
        let reading = self.reading;
        let tokens = reading.document.sentences.get(sentence)?.tokens.clone();
        let dated = past_dateline(reading, &tokens);
        // "Perth - Shares in Verrin fell"
        let town = reading.is(dated + 1, Classes::DASH) && self.describer.mention_at(dated).is_some();
        let tokens = dated + if town { 2 } else { 0 }..tokens.end;
        let limit = tokens.end.min(at);
        // "Across the river from Tarsk, Velmark closed the road, its ministry said": behind what opens the sentence.
        let fronted = || {
            let close = (tokens.start + 1..limit.min(tokens.start + LONGEST_FRONTED))
                .take_while(|&i| !reading.is(i, Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::QUOTE)))
                .find(|&i| reading.is(i, Classes::COMMA))?;
            let name = close + 1 + usize::from(reading.is(close + 1, Classes::DEFINITE));
            reading.is(name, Classes::CAPITAL).then_some(name)
        };
        // "In Peru, the fire was put out. It said": where something is, and no subject.
        let first = if reading.is(tokens.start, Classes::PREPOSITION) { Some(fronted()?) } else { None };
        // "Shares in | Verrin fell": of which company.
        let holdings =
            || reading.is(tokens.start, Classes::HOLDINGS) && reading.is(tokens.start + 1, Classes::PREPOSITION);
        let first = first.or_else(|| holdings().then_some(tokens.start + 2)).unwrap_or(tokens.start);
        let start = (first..limit).find(|&i| !reading.is(i, OPENING) || reading.is(i, Classes::DEFINITE))?;
        let end = reading.source_end(start, limit);
        // "But the Grid Company (GC) blamed the farm. In a statement, it said"
        let opened = start > first && reading.is(start, Classes::DEFINITE) && reading.is(start + 1, Classes::CAPITAL);
        let begins = opened || reading.is(start, Classes::CAPITAL);
        if end <= start || !begins || reading.quote_at(start).is_some() {
            return None;
        }
        // "Confronted with it, the firm said"
        let participle = Classes::VERB_ED.with(Classes::VERB_PARTICIPLE).with(Classes::VERB_ING);
        if reading.is(start, participle) && !reading.is(start + 1, Classes::CAPITAL) {
            return None;
        }
        // "Alcoa's decision takes out a plant. The company": whose it is.
        let owner = (start + 1..end).find(|&i| reading.is(i, Classes::GENITIVE));
        let head = self.describer.head_index(&(start..end));
        // "Eilat's port was not hit, its management said": the port's, and not Eilat's.
        if self.owning && owner.is_some() && reading.is(head, Classes::FACILITY_NOUN) {
            return None;
        }
        let owner = owner.filter(|_| !reading.is(head, Classes::SOURCE_NOUN.with(Classes::CAPITAL)));
        // "The dam is full. It said": a site that is no body says nothing.
        let named_site = || self.describer.mention_at(head).is_some_and(|p| p.category == Category::Infrastructure);
        let noun = || reading.is(head, Classes::FACILITY_NOUN) && !reading.is(head, Classes::CAPITAL);
        let body = reading.is(head, Classes::ORGANISATION.with(Classes::GOVERNMENT));
        if owner.is_none() && !body && (noun() || named_site()) {
            return None;
        }
        let end = owner.unwrap_or(end);
        let description = self.describer.describe(start..end);
        let body = match description.kind {
            // "Hospitals add to it, it says": they would be "they".
            SourceKind::Organisation | SourceKind::Government | SourceKind::Outlet => {
                let word = reading.word(start);
                // "The river rose. The company said": whoever runs a site is not spoken of.
                let body = Classes::ORGANISATION.with(Classes::GOVERNMENT).with(Classes::OUTLET);
                let known = description.name.is_some() || description.place.is_some() || reading.is(head, body);
                known
                    && (end > start + 1
                        || !word.ends_with('s')
                        || !reading.is(start, Classes::ORGANISATION.with(Classes::GOVERNMENT))
                        || reading.is(start, Classes::ALL_CAPS))
            }
            // "The report stops short of that. Farms add to it, it says"
            SourceKind::Document => !self.owning && description.definite && !reading.word(head).ends_with('s'),
            SourceKind::Person => {
                let name = description.name.clone()?;
                let told = self.body_evidence(&name);
                description.title.is_none()
                    && (told >= STRONG_EVIDENCE
                        || told > 0 && self.is_proper(&name)
                        || self.known_body(self.text(name.clone())).is_some())
            }
            _ => false,
        };
        // "Two contractors were hurt, it said"
        let one = !description.plural || description.name.is_some();
        (body && one && description.pronoun.is_none()).then(|| self.entity_of_phrase(start..end))
    }
}
