//! People whom a phrase describes without naming them, over the article.

use std::ops::Range;

use super::description::Description;
use super::entity::{Entity, key};
use super::resolver::{NO_NAME, RECENT, Resolver};
use crate::annotations::SourceKind;
use crate::language::Classes;

/// How many tokens around a description are searched for the name that goes with it.
const NEIGHBOURHOOD: usize = 2_000;
/// How many sentences back the one may be whom "the senator" means of several.
const NEAR: usize = 4;
/// How many descriptions are searched for in the whole neighbourhood.
const MOST_SEARCHES: usize = 300;

impl Resolver<'_, '_> {
    /// People whose names the phrase does not give.
    pub(super) fn unnamed(&mut self, description: &Description) -> usize {
        let core = description.core.clone();
        let head = description.head.clone();
        let text = self.text(core.clone());
        // "a police officer", "one official", "another resident": nobody whom the article names elsewhere.
        let before = core.start.wrapping_sub(1);
        let another = !description.definite && self.reading.is(before, Classes::LONE_DETERMINER);
        let indefinite = another
            || !description.definite
                && (self.reading.is(before, Classes::SINGULAR_DETERMINER)
                    || self.reading.is(core.start, Classes::NUMERAL.with(Classes::QUANTIFIER)));
        if !indefinite
            && !description.plural
            && (description.definite || description.title.is_some() || core.len() <= 3)
        {
            // "Orvane Gold doubled its output, the copper miner said"
            let here = self.sentence(core.start);
            let firm = description.definite && self.relations().is_firm(&head);
            if let Some(entity) = firm.then(|| self.subject_called(description, here, here)).flatten() {
                return entity;
            }
            // "Its chairman", after somebody else's chairman.
            let owner = self.owner(description);
            if let Some(entity) = self.described(description, &head).filter(|&e| self.may_belong(e, owner)) {
                return entity;
            }
            if owner.is_none()
                && description.roles.contains(&head)
                && let Some(entity) = self.named_elsewhere(&core, &head, description)
            {
                return entity;
            }
        }
        let wanted = key(text);
        let owner = self.owner(description).map(|owner| self.entities[owner].name.clone());
        let people = |kind| matches!(kind, SourceKind::Anonymous | SourceKind::Group);
        let same = self.latest(|e| {
            !another
                && owner.as_ref().is_none_or(|owner| e.affiliation.as_ref() == Some(owner))
                && (e.kind == description.kind || e.plural && people(e.kind) && people(description.kind))
                && e.plural == description.plural
                && (e.keys.contains(&wanted) || description.definite && description.plural && e.roles.contains(&head))
        });
        same.unwrap_or_else(|| {
            let entity = self.create(description, self.text(description.core.clone()).to_owned(), description.kind);
            self.entities[entity].keys.push(wanted);
            entity
        })
    }

    /// "the minister": the source described so last; "the woman": the last woman.
    fn described(&self, description: &Description, head: &str) -> Option<usize> {
        let recent = self.history.iter().rev().take(RECENT).map(|s| s.entity);
        let relations = self.relations();
        let portfolio = self.portfolio(&description.core);
        let names = self.names_of_office(&description.core);
        let same_office = |e: &usize| {
            let entity = &self.entities[*e];
            // "the Chief Engineer" is no "senior engineer": who is not named is called by his office.
            let unnamed = (entity.kind == SourceKind::Anonymous).then_some(&entity.name);
            let title = entity.title.as_ref().or(unnamed).map(|title| title.to_lowercase());
            title.is_none_or(|title| portfolio.iter().all(|word| title.contains(word.as_str())))
                && self.is_of_the_same(entity, &names)
        };
        // "The Ohio Republican": the last of that party.
        let party = self.relations().party(self.text(description.core.end - 1..description.core.end), false);
        let of_party = |e: &usize| party.is_some() && self.entities[*e].affiliation.as_deref() == party;
        let role = |e: &usize| {
            (of_party(e) || same_office(e))
                && !self.entities[*e].plural
                && (of_party(e) || self.entities[*e].roles.iter().any(|r| r == head || relations.alike(head, r)))
                && self.entities[*e].gender.agrees(description.gender)
        };
        if let Some(entity) = recent.clone().find(role) {
            return description.definite.then_some(entity);
        }
        let plain = relations.is_plain(head);
        if !plain || !description.definite {
            return None;
        }
        recent.clone().find(|&e| {
            let entity = &self.entities[e];
            // "The man" is no minister whom nobody names.
            let plain = entity.roles.iter().any(|role| relations.is_plain(role));
            (entity.kind == SourceKind::Person || entity.kind == SourceKind::Anonymous && plain)
                && !entity.plural
                && entity.gender.agrees(description.gender)
        })
    }

    /// What an office is for: "the Chief Minister" is not the Revenue Minister, so it has to agree.
    fn portfolio(&self, core: &Range<usize>) -> Vec<String> {
        let office = core.start..core.end.saturating_sub(1);
        office
            .filter(|&i| {
                self.reading.is(i, Classes::PORTFOLIO.with(Classes::REMIT)) && self.reading.is(i, Classes::CAPITAL)
            })
            .map(|i| self.reading.word(i).to_lowercase())
            .collect()
    }

    /// The names that tell one office from another: "the head of the Engels district" is not that of Poltava, nor the
    /// Kremlin's spokesman Transneft's. Their first letters, since the other may be called "Russian".
    fn names_of_office(&self, core: &Range<usize>) -> Vec<String> {
        const LETTERS: usize = 4;
        let own = Classes::ROLE.with(Classes::TITLE).with(Classes::PORTFOLIO).with(Classes::REMIT);
        let named = core.clone().filter(|&i| self.reading.is(i, Classes::CAPITAL) && !self.reading.is(i, own));
        named.map(|i| self.reading.word(i).to_lowercase().chars().take(LETTERS).collect()).collect()
    }

    /// Whether a source may hold the office that `names` tell apart.
    fn is_of_the_same(&self, entity: &Entity, names: &[String]) -> bool {
        let told = [entity.title.as_ref(), entity.affiliation.as_ref()];
        let unnamed = (entity.kind == SourceKind::Anonymous).then_some(&entity.name);
        let mut told = told.into_iter().flatten().chain(unnamed).map(|text| text.to_lowercase()).peekable();
        // Of somebody of whom nothing is told it may be said now.
        if told.peek().is_none() {
            return true;
        }
        let told: Vec<String> = told.collect();
        names.iter().all(|name| told.iter().any(|text| text.contains(name.as_str())))
    }

    /// Whether the office at token `role` is one of another place or body than the office of the tokens `core`, which `names`
    /// tell apart: "the governor of the Krasnodar region" is neither "regional governor Lee", nor "Odesa Governor Lee".
    fn is_elsewhere(&self, core: &Range<usize>, names: &[String], role: usize) -> bool {
        let reading = self.reading;
        let Some(before) = role.checked_sub(1).filter(|_| !names.is_empty()) else { return false };
        let before = before - usize::from(before > 0 && reading.is(before, Classes::GENITIVE));
        let office =
            Classes::ROLE.with(Classes::TITLE).with(Classes::PORTFOLIO).with(Classes::REMIT).with(Classes::OPENER);
        let word = reading.base().lower(before);
        let same = |name: &String| word.starts_with(name.as_str());
        let named = reading.is(before, Classes::CAPITAL) && !reading.is(before, office.with(NO_NAME));
        let behind = || core.clone().any(|i| reading.is_word(i, &["of", "in"]));
        // "The governor of Texas" is not "the governor of Ohio, Mike Lee".
        let of = role + 2 + usize::from(reading.is(role + 2, Classes::DETERMINER));
        let word_behind = reading.base().lower(of);
        let other = reading.is_word(role + 1, &["of"])
            && reading.is(of, Classes::CAPITAL)
            && !names.iter().any(|name| word_behind.starts_with(name.as_str()));
        other || named && !names.iter().any(same) || matches!(word, "regional" | "provincial" | "local") && behind()
    }

    /// "his lawyer" where the article names "his lawyer, Amine Sid" elsewhere.
    fn named_elsewhere(&mut self, core: &Range<usize>, head: &str, description: &Description) -> Option<usize> {
        let reading = self.reading;
        self.searches += 1;
        if self.searches > MOST_SEARCHES {
            return None;
        }
        let from = core.start.saturating_sub(NEIGHBOURHOOD);
        let to = (core.end + NEIGHBOURHOOD).min(reading.words.len());
        let portfolio = self.portfolio(core);
        let names_of = self.names_of_office(core);
        let mut names: Vec<Description> = Vec::new();
        let first = self.roles.partition_point(|&i| i < from);
        for &i in self.roles[first..].iter().take_while(|&&i| i < to) {
            let word = reading.base().lower(i);
            let alike = || self.relations().alike(head, word.trim_end_matches('.'));
            // "A rebel spokesman, Idris Orr" is no rebel.
            let modifies = reading.is(i + 1, Classes::ROLE) && !reading.is(i + 1, Classes::CAPITAL);
            if core.contains(&i) || modifies || word != head && !alike() {
                continue;
            }
            // "… on a guard" and "Meanwhile, a man …" under it are two sentences.
            let sentence = reading.words[i].sentence();
            let limit = (i + 1..to.min(i + 9)).take_while(|&k| reading.words[k].sentence() == sentence).last();
            let limit = limit.unwrap_or(i) + 1;
            let end = (i + 1..limit)
                .find(|&k| {
                    reading.is(
                        k,
                        Classes::STOP.with(Classes::AUXILIARY).with(Classes::CUE_VERB).with(Classes::COORDINATOR),
                    )
                })
                .unwrap_or(limit);
            // "Revenue Minister Lee" where the Chief Minister is looked for
            let before = || i.checked_sub(1).map(|i| reading.word(i).to_lowercase()).unwrap_or_default();
            // "Vice Gov. Lee" where the governor is
            let lesser = ["vice", "deputy", "former", "assistant", "acting", "lieutenant", "shadow", "ex"];
            let before = before();
            let other = lesser.contains(&before.as_str()) && !core.clone().any(|i| reading.base().lower(i) == before);
            if !portfolio.is_empty() && !portfolio.contains(&before) || other || self.is_elsewhere(core, &names_of, i) {
                continue;
            }
            let after = self.describer.describe(i..end.max(i + 1));
            if after.kind == SourceKind::Person
                && after.gender.agrees(description.gender)
                // "a woman in Paris, France"
                && after.name.as_ref().is_some_and(|n| {
                    n.start <= i + 5 && (n.len() > 1 || self.describer.mention_at(n.start).is_none())
                })
            {
                names.push(after);
            }
        }
        let first = names.first()?.clone();
        let words = first.name.clone().map(|n| self.relations().name_words(self.text(n)))?;
        // "Sen. Lee asked. Sen. Orr left. The senator": of several the one who was named last.
        let last = names.iter().rev().find(|n| n.end <= core.start);
        if let Some(last) =
            last.filter(|n| description.definite && self.sentence(n.core.start) + NEAR >= self.sentence(core.start))
            && let last = last.clone()
        {
            return Some(self.person(&last));
        }
        let one = names
            .iter()
            .all(|n| n.name.clone().is_some_and(|n| self.relations().name_words(self.text(n)).last() == words.last()));
        // A role of many ("a doctor") identifies nobody unless it is definite.
        (one && (description.definite || description.title.is_some() || core.len() > 1)).then(|| self.person(&first))
    }
}
