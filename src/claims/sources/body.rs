//! Bodies, documents and places that speak, over the article.

use super::description::Description;
use super::entity::{BodyName, key};
use super::resolver::{RECENT, Resolver};
use crate::annotations::SourceKind;
use crate::kind::Kind;
use crate::language::Classes;
use crate::language::en::bodies;

/// How many places are looked through.
const MOST_PLACES: usize = 400;
/// How many speakers back the one may be whose body "the company" is.
const FEW_SPEAKERS: usize = 3;

impl Resolver<'_, '_> {
    /// The body, document or place that the description names.
    pub(super) fn body(&mut self, description: &Description) -> usize {
        if let Some(place) = description.place {
            return self.place(description, place);
        }
        let core = description.core.clone();
        let text = self.text(core.clone());
        if description.name.is_none()
            && description.definite
            && self.reading.is(self.describer.head_index(&core), Classes::GENERIC_BODY)
            && core.len() == 1
        {
            if let Some(entity) = self.earlier_body(description) {
                return entity;
            }
            if let Some(name) = self.body_of_speaker(&description.head) {
                return self.body_called(description, name);
            }
        }
        let canonical = bodies::by_name(&self.reading.language, text);
        let name = canonical.map_or(text, |b| b.name);
        let (listed, printed) = (BodyName::new(name), BodyName::new(text));
        let same = name == text;
        let found = self.latest(|e| e.is_body_named(&listed) || !same && e.is_body_named(&printed));
        let entity = match found {
            Some(entity) => {
                let relations = self.relations();
                self.entities[entity].learn(relations, description, Some(text), None);
                entity
            }
            None => {
                let full = canonical.filter(|_| text.len() <= 5).map_or(text, |b| b.name);
                let entity = self.create(description, without_article(full), description.kind);
                self.entities[entity].keys.push(key(name));
                entity
            }
        };
        // "the United Nations (UN)"
        if self.reading.is(core.end, Classes::OPEN) && self.reading.is(core.end + 2, Classes::CLOSE) {
            let alias = key(self.reading.word(core.end + 1));
            self.entities[entity].keys.push(alias);
        }
        entity
    }

    /// The body called `name`, which the phrase takes up.
    pub(super) fn body_called(&mut self, description: &Description, name: String) -> usize {
        let kind = bodies::by_name(&self.reading.language, &name).map_or(description.kind, super::kind_of);
        self.body_named(&BodyName::new(&name)).unwrap_or_else(|| self.create(description, name, kind))
    }

    /// A place that acts: its country's government, or its own.
    fn place(&mut self, description: &Description, place: usize) -> usize {
        let mention = &self.describer.places[place];
        // A capital may have been resolved as the region of its name.
        let capital = |a: &crate::annotations::Alternative| a.kind == Kind::Capital && a.country == mention.country;
        let national = matches!(mention.kind, Kind::Country | Kind::Capital | Kind::Territory)
            || mention.alternatives.iter().any(capital);
        let name = match &mention.country_name {
            Some(country) if national => country.clone(),
            _ => mention.name.clone(),
        };
        if let Some(entity) = self.latest(|e| e.kind == SourceKind::Government && e.name == name) {
            return entity;
        }
        self.create(description, name, SourceKind::Government)
    }

    /// "the company": the body of that description named last.
    fn earlier_body(&self, description: &Description) -> Option<usize> {
        let recent = self.history.iter().rev().take(RECENT).map(|s| s.entity);
        let head = description.head.as_str();
        let people =
            |e: usize| matches!(self.entities[e].kind, SourceKind::Person | SourceKind::Anonymous | SourceKind::Group);
        let described = |e: &usize| {
            let entity = &self.entities[*e];
            !people(*e)
                && (entity.roles.iter().any(|r| r == head)
                    || entity.keys.iter().any(|k| k.split(' ').any(|w| w == head)))
        };
        let relations = self.relations();
        // "the company" is no union, though both are organisations.
        let fits = |e: &usize| {
            let entity = &self.entities[*e];
            relations.stands_for(head, entity.kind)
                && entity.roles.iter().all(|role| role == head || relations.stands_for(role, entity.kind))
        };
        recent.clone().find(described).or_else(|| recent.clone().find(fits))
    }

    /// "the ministry" after "the Finance Ministry's spokeswoman", "the company" after "Ford CEO Dan Pruitt": the body
    /// that the last speaker belongs to, by its name.
    pub(super) fn body_of_speaker(&self, head: &str) -> Option<String> {
        let recent = self.history.iter().rev().take(FEW_SPEAKERS).map(|s| &self.entities[s.entity]);
        let recent = recent.filter(|entity| matches!(entity.kind, SourceKind::Person | SourceKind::Anonymous));
        let relations = self.relations();
        recent.filter_map(|entity| entity.affiliation.as_deref()).find_map(|affiliation| {
            let last = affiliation.rsplit(' ').next()?.to_lowercase();
            let named = affiliation.starts_with(char::is_uppercase) && affiliation.contains(char::is_whitespace);
            let place = || self.describer.places.iter().take(MOST_PLACES).any(|place| place.name == affiliation);
            let firm =
                || relations.stands_for(head, SourceKind::Organisation) && affiliation.starts_with(char::is_uppercase);
            (named && last == head || firm() && !place()).then(|| affiliation.to_owned())
        })
    }
}

fn without_article(name: &str) -> String {
    name.strip_prefix("the ").unwrap_or(name).to_owned()
}
