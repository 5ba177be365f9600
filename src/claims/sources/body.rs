//! Bodies, documents and places that speak, over the article.

use super::description::Description;
use super::entity::{BodyName, key};
use super::resolver::{RECENT, Resolver};
use crate::annotations::SourceKind;
use crate::kind::Kind;
use crate::language::Classes;
use crate::language::en::bodies;

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
            && let Some(entity) = self.earlier_body(description)
        {
            return entity;
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
        let described = |e: &usize| {
            let entity = &self.entities[*e];
            entity.roles.iter().any(|r| r == head) || entity.keys.iter().any(|k| k.split(' ').any(|w| w == head))
        };
        let relations = self.relations();
        let fits = |e: &usize| relations.stands_for(head, self.entities[*e].kind);
        recent.clone().find(described).or_else(|| recent.clone().find(fits))
    }
}

fn without_article(name: &str) -> String {
    name.strip_prefix("the ").unwrap_or(name).to_owned()
}
