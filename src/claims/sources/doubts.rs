//! What makes it doubtful who is behind a phrase: how far a pronoun reaches back, who else it may mean, and whether a
//! noun or name alone was all there was to go by.

use std::ops::Range;

use super::description::Gender;
use super::relations::Pronoun;
use super::resolver::{RECENT, Resolver};
use crate::annotations::SourceKind;
use crate::claims::confidence::Ground;
use crate::language::Classes;

/// How many sentences back somebody else is looked for whom a pronoun may mean.
const RIVALS: usize = 2;

impl Resolver<'_, '_> {
    /// The grounds that speak of how the entity `found` was found behind `range`, before it is noted as who spoke there.
    pub(super) fn doubts(&self, range: &Range<usize>, found: usize) -> u64 {
        let mut marks = 0;
        let mut mark = |ground: Ground, holds: bool| marks |= u64::from(holds) << ground as u8;
        let reading = self.reading;
        let entity = &self.entities[found];
        let (start, len) = (range.start, range.len());
        let pronoun = (len == 1 && !reading.is_initials(start))
            .then(|| self.relations().pronoun(reading.word(start)))
            .flatten()
            .filter(|_| reading.is(start, Classes::SUBJECT_PRONOUN));
        if let Some(pronoun) = pronoun {
            let here = self.sentence(start);
            let spoken = self.history.iter().rev().take(RECENT).find(|s| s.entity == found).map(|s| s.sentence);
            mark(Ground::FarBack, spoken.is_some_and(|sentence| sentence + 1 < here));
            mark(Ground::Contested, self.is_contested(start, here, found, pronoun));
            mark(Ground::NobodyNamed, entity.kind == SourceKind::Anonymous);
            return marks;
        }
        let named = entity.name.starts_with(char::is_uppercase);
        let capital = range.clone().any(|i| reading.is(i, Classes::CAPITAL) && i > start);
        let definite = reading.is(start, Classes::DEFINITE.with(Classes::POSSESSIVE));
        let short = definite && !capital && len <= 4;
        let head = reading.base().lower(range.end - 1);
        let called = || {
            entity.roles.iter().any(|role| role == head)
                || entity.keys.iter().any(|key| key.split(' ').any(|word| word == head))
        };
        mark(Ground::TakenUp, short && named && called());
        // "The report said", "the government said": whichever there is; "the company" was told of before.
        let relations = self.relations();
        let any =
            || [SourceKind::Organisation, SourceKind::Government].iter().any(|kind| relations.stands_for(head, *kind));
        mark(Ground::Bare, short && !named && len == 2 && any());
        let many = Classes::CAPITAL.with(Classes::PLURAL).with(Classes::PEOPLE);
        let body = matches!(entity.kind, SourceKind::Person | SourceKind::Organisation | SourceKind::Outlet);
        mark(Ground::OneName, body && named && !entity.name.contains([' ', '-']));
        mark(Ground::LoneNoun, len == 1 && !entity.name.contains(' ') && !reading.is(start, many));
        marks
    }

    /// Whether the pronoun at token `at` may as well mean another than `found` who spoke or was named right before.
    fn is_contested(&self, at: usize, here: usize, found: usize, pronoun: Pronoun) -> bool {
        let near = self.history.iter().rev().take(RECENT).take_while(|s| s.sentence + RIVALS > here && s.token < at);
        let gender = Gender::of(pronoun);
        let single = gender != Gender::Unknown;
        let rival = |e: usize| {
            let entity = &self.entities[e];
            let kind = if single {
                matches!(entity.kind, SourceKind::Person | SourceKind::Anonymous) && entity.gender.agrees(gender)
            } else {
                !matches!(entity.kind, SourceKind::Person | SourceKind::Anonymous)
            };
            e != found && kind
        };
        if near.clone().any(|s| rival(s.entity)) {
            return true;
        }
        // Whoever is named in what the last speaker said is spoken of.
        if near.clone().any(|s| s.entity == found) && self.takes_up(at) {
            return false;
        }
        let reading = self.reading;
        let sentence = |at: usize| reading.document.sentences.get(at).map(|s| s.tokens.clone());
        let floor = sentence(here.saturating_sub(1)).map_or(at, |s| s.start);
        let words = &self.entities[found].words;
        let known = |i: usize| words.iter().any(|word| word == reading.base().lower(i));
        if single {
            // Somebody of that gender by a given name, who is another.
            let other = if gender == Gender::Man { Classes::FEMALE } else { Classes::MALE };
            return (floor..at).any(|i| {
                reading.is(i, Classes::GIVEN_NAME)
                    && reading.is(i, Classes::CAPITAL)
                    && reading.is(i + 1, Classes::CAPITAL)
                    && !reading.is(i, other)
                    && reading.quote_at(i).is_none()
                    && !known(i)
                    && !known(i + 1)
            });
        }
        // Another body by its noun.
        let name = self.entities[found].name.to_lowercase();
        (floor..at).any(|i| {
            reading.is(i, Classes::GOVERNMENT.with(Classes::ORGANISATION).with(Classes::OUTLET))
                && reading.quote_at(i).is_none()
                && !name.contains(reading.base().lower(i))
        })
    }
}
