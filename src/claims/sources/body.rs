//! Bodies, documents and places that speak, over the article.

use super::description::{Description, Gender};
use super::entity::{BodyName, Entity, key};
use super::relations::Pronoun;
use super::resolver::{NO_NAME, RECENT, Resolver, Spoken};
use crate::annotations::SourceKind;
use crate::kind::Kind;
use crate::language::Classes;
use crate::language::en::bodies;

/// How many places are looked through.
const MOST_PLACES: usize = 400;
/// How many speakers back the one may be whose body "the company" is.
const FEW_SPEAKERS: usize = 3;
/// How many sources back the body may be that "the company" takes up without having been called so.
const FEW_SOURCES: usize = 40;
/// How far into a sentence its subject is looked through for a project, in tokens.
const LONGEST_SUBJECT: usize = 10;
/// How far before "the district", in tokens, the body's full name is looked for.
const NAMED_BEFORE: usize = 200;
/// How many sentences back it may be if the article lets it speak only once.
const NEAR: usize = 4;

impl Resolver<'_, '_> {
    /// The body, document or place that the description names.
    pub(super) fn body(&mut self, description: &Description) -> usize {
        if let Some(place) = description.place {
            return self.place(description, place);
        }
        let core = description.core.clone();
        let text = self.text(core.clone());
        // "Shares in Tallis fell after the garden chain said"
        let plain = description.definite && description.name.is_none() && core.len() == 2;
        if plain && self.relations().is_firm(&description.head) {
            let here = self.sentence(core.start);
            let company = Description { head: "company".to_owned(), ..description.clone() };
            if let Some(entity) = self.subject_called(&company, here, here) {
                return entity;
            }
        }
        if (description.name.is_none() || core.len() == 2)
            && description.definite
            && self.reading.is(self.describer.head_index(&core), Classes::GENERIC_BODY)
            && self.is_bare(&core)
        {
            // "A spokeswoman for the department, Ann Lee, said the agency": whom the last speaker speaks for.
            let here = self.sentence(core.start);
            if self.history.last().is_some_and(|spoken| spoken.sentence == here)
                && let Some(name) = self.body_spoken_for(here, &description.head)
            {
                return self.body_called(description, name);
            }
            if let Some(entity) = self.earlier_body(description) {
                return entity;
            }
            // "The mine has cut output, its operator said": whoever that is.
            let its = self.reading.is_word(core.start.wrapping_sub(1), &["its"]);
            if its && self.relations().is_firms_role(&description.head) {
                return self.create(description, text.to_owned(), SourceKind::Organisation);
            }
            if let Some(name) = self.body_of_speaker(&description.head) {
                return self.body_called(description, name);
            }
        }
        if let Some(owner) = self.owner(description) {
            return self.body_owned(description, owner);
        }
        if description.name.is_none()
            && let Some(owner) = self.person_owning(description)
        {
            return self.body_owned(description, owner);
        }
        // "The energy minister will go, his office said": no other office that spoke.
        let before = self.reading.word(core.start.saturating_sub(1));
        if description.name.is_none() && matches!(self.relations().pronoun(before), Some(Pronoun::He | Pronoun::She)) {
            return self.create(description, text.to_owned(), description.kind);
        }
        let canonical = bodies::by_name(&self.reading.language, text);
        let name = canonical.map_or(text, |b| b.name);
        let (listed, printed) = (BodyName::new(name), BodyName::new(text));
        let same = name == text;
        // Known for somebody until now, by nothing but a name.
        let nobody =
            |e: &Entity| e.kind == SourceKind::Person && e.title.is_none() && e.keys.first() == Some(&key(text));
        if let Some(entity) = self.latest(nobody) {
            self.entities[entity].kind = description.kind;
        }
        // "The trust" is no survey by the trust.
        let whole = |e: &Entity| {
            e.kind != SourceKind::Document || description.kind == SourceKind::Document || e.keys.contains(&key(text))
        };
        let named = |e: &Entity| e.is_body_named(&listed) || !same && e.is_body_named(&printed);
        let bare = description.definite && core.len() == 1;
        let found = self.latest(|e| named(e) && whole(e));
        // "a report of the Department of Dams (DOD) … the DOD said": its name stands before the bracket.
        if found.is_none()
            && same
            && let Some(full) = self.spelt_out(&core).or_else(|| self.name_ending_so(description))
        {
            let entity = self.body(&full);
            self.entities[entity].keys.push(key(text));
            return entity;
        }
        if let Some(author) = bare.then(|| self.author(description)).flatten().filter(|_| found.is_none()) {
            return author;
        }
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
        // A report of the Department of Dams (DOD) is not the DOD.
        let text = description.kind == SourceKind::Document;
        if !text && self.reading.is(core.end, Classes::OPEN) && self.reading.is(core.end + 2, Classes::CLOSE) {
            let alias = key(self.reading.word(core.end + 1));
            self.entities[entity].keys.push(alias);
        }
        entity
    }

    /// "The Lasker Valley Water District shut the canal. The district said": the body named last before it whose name ends
    /// with the noun.
    fn name_ending_so(&self, description: &Description) -> Option<Description> {
        let reading = self.reading;
        let core = description.core.clone();
        let bare = description.definite && core.len() == 1 && !reading.is(core.start, Classes::CAPITAL);
        let name = |i: usize| reading.is(i, Classes::CAPITAL) && !reading.is(i, Classes::OPENER.with(NO_NAME));
        let first = core.start.saturating_sub(if bare { NAMED_BEFORE } else { 0 });
        let last = (first + 1..core.start)
            .rev()
            .find(|&i| name(i) && name(i - 1) && !name(i + 1) && reading.base().lower(i) == description.head)?;
        // "the General Directorate of Highways"
        if reading.is_word(last + 1, &["of"]) && name(last + 2) {
            return None;
        }
        let part =
            |&i: &usize| name(i) || reading.is(i, Classes::TITLE_WORD.with(Classes::HYPHEN)) && i > 0 && name(i - 1);
        let start = (first..last).rev().take_while(part).filter(|&i| name(i)).last()?;
        let full = self.describer.describe(start..last + 1);
        // Nobody is called so.
        let full = match full.kind {
            SourceKind::Person if full.title.is_none() => Description { kind: description.kind, ..full },
            _ => full,
        };
        let body = matches!(full.kind, SourceKind::Organisation | SourceKind::Government);
        (body && self.prose_of(last).is_some()).then_some(full)
    }

    /// The body whose name stands before these initials in a bracket, wherever the article has them so.
    fn spelt_out(&self, core: &std::ops::Range<usize>) -> Option<Description> {
        let reading = self.reading;
        let initials = reading.word(core.start);
        let short = (2..=6).contains(&initials.len()) && core.len() == 1 && reading.is(core.start, Classes::ALL_CAPS);
        let bracketed = |&at: &usize| {
            at > 2 && reading.is(at - 1, Classes::OPEN) && reading.is(at + 1, Classes::CLOSE) && at != core.start
        };
        let at = self.places_of(core.start).filter(|_| short).find(bracketed)?;
        let part = |i: &usize| {
            reading.is(*i, Classes::CAPITAL)
                || reading.is(*i, Classes::TITLE_WORD.with(Classes::COORDINATOR)) && !reading.is(*i, Classes::ARTICLE)
        };
        let from = at.saturating_sub(initials.len() + 3);
        let run = (from..at - 1).rev().take_while(part);
        let start =
            run.filter(|&i| reading.is(i, Classes::CAPITAL) && reading.word(i).get(..1) == initials.get(..1)).last()?;
        let full = self.describer.describe(start..at - 1);
        let body = matches!(full.kind, SourceKind::Organisation | SourceKind::Government | SourceKind::Outlet);
        (body && full.core.len() > 1).then_some(full)
    }

    /// "the company", "the Danish company", "the Tarsk-listed company": nothing that names it.
    fn is_bare(&self, core: &std::ops::Range<usize>) -> bool {
        let reading = self.reading;
        let listed = core.len() == 4 && reading.is(core.start + 1, Classes::HYPHEN);
        // "The European Commission" is a name.
        let national = || {
            !reading.is(core.end - 1, Classes::CAPITAL)
                && self.describer.mention_at(core.start).is_some_and(|place| place.kind == Kind::Demonym)
        };
        core.len() == 1 || core.len() == 2 && national() || listed && !reading.is(core.start + 2, Classes::CAPITAL)
    }

    /// The body that "its" before the phrase means: what this sentence or the one before begins with.
    pub(super) fn owner(&mut self, description: &Description) -> Option<usize> {
        let its = description.core.start.checked_sub(1).filter(|&i| self.reading.is_word(i, &["its"]))?;
        if self.owning {
            return None;
        }
        let here = self.sentence(its);
        // "The barge was hit, the coastguard said. A crane was lost, according to its account": whoever spoke right before.
        let tagged = its > 2 && self.reading.is_word(its - 2, &["according"]);
        let last = self.history.last().filter(|spoken| tagged && spoken.sentence + 1 == here);
        if let Some(last) = last.filter(|spoken| self.entities[spoken.entity].is_body()) {
            return Some(last.entity);
        }
        self.owning = true;
        let owner = [Some(here), here.checked_sub(1)].into_iter().flatten().find_map(|at| self.body_subject(at, its));
        self.owning = false;
        owner
    }

    /// The person that "his" or "her" before the phrase means: whose name has a possessive in this sentence, or whom the
    /// pronoun takes up. "Ms. Lee's report comes out on Friday, according to her office"
    fn person_owning(&mut self, description: &Description) -> Option<usize> {
        let at = description.core.start.checked_sub(1)?;
        let gender = Gender::of(self.relations().pronoun(self.reading.word(at))?);
        if gender == Gender::Unknown {
            return None;
        }
        let floor = self.sentence_start(at);
        let named = (floor..at).rev().filter(|&i| self.reading.is(i, Classes::GENITIVE)).find_map(|mark| {
            let name = Classes::CAPITAL.with(Classes::ROLE);
            let start = (floor..mark).rev().take_while(|&i| self.reading.is(i, name)).last()?;
            let found = self.describer.describe(start..mark);
            (found.kind == SourceKind::Person && found.gender.agrees(gender)).then_some(found)
        });
        let owner = named.map(|found| self.person(&found)).or_else(|| self.singular(at, gender))?;
        (self.entities[owner].kind == SourceKind::Person && !self.entities[owner].words.is_empty()).then_some(owner)
    }

    /// Whether the source `entity` may be of the body `owner`, where one is known.
    pub(super) fn may_belong(&self, entity: usize, owner: Option<usize>) -> bool {
        let Some(owner) = owner else { return true };
        self.entities[entity]
            .affiliation
            .as_ref()
            .is_some_and(|of| self.entities[owner].is_body_named(&BodyName::new(of)))
    }

    /// "its Defense Ministry": that of `owner`, and of nobody else.
    fn body_owned(&mut self, description: &Description, owner: usize) -> usize {
        let text = self.text(description.core.clone());
        let owner = self.entities[owner].name.clone();
        let named = BodyName::new(text);
        let found = self.latest(|e| {
            e.is_body_named(&named) && (e.affiliation.as_ref() == Some(&owner) || e.name.starts_with(owner.as_str()))
        });
        found.unwrap_or_else(|| {
            let entity = self.create(description, format!("{owner}’s {text}"), description.kind);
            self.entities[entity].keys.push(key(text));
            self.entities[entity].affiliation = Some(owner);
            entity
        })
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
        // "Brussels" is no Belgium where the Union is spoken of.
        let union = || {
            let reading = self.reading;
            (0..reading.words.len()).any(|i| {
                reading.is_word(i, &["eu"])
                    || reading.is_word(i, &["european"]) && reading.is_word(i + 1, &["union", "commission"])
            })
        };
        if self.text(description.core.clone()) == "Brussels" && union() {
            let body = Description { kind: SourceKind::Organisation, place: None, ..description.clone() };
            return self.body_called(&body, "European Union".to_owned());
        }
        if let Some(entity) = self.latest(|e| e.kind == SourceKind::Government && e.name == name) {
            return entity;
        }
        // "Elgin confirmed the fee" where Elgin City have sold somebody.
        let club = !national
            && self.places_of(description.core.end - 1).any(|at| {
                let reading = self.reading;
                let team = reading.is(at + 1, Classes::TEAM) || reading.is_word(at + 1, &["city", "town"]);
                team && reading.is(at + 1, Classes::CAPITAL)
                    && !reading.is(at + 2, Classes::CAPITAL)
                    && reading.is_word(at.wrapping_sub(1), &["from", "at", "against", "beat", "for"])
            });
        let kind = if club { SourceKind::Organisation } else { SourceKind::Government };
        self.create(description, name, kind)
    }

    /// "the company": the body of that description named last.
    fn earlier_body(&mut self, description: &Description) -> Option<usize> {
        let here = self.sentence(description.core.start);
        let head = description.head.as_str();
        // "a suggestion by the residents' group Bay Watch. The group said"
        if let Some(name) = self.called_before(description, here) {
            return Some(self.entity_of_phrase(name));
        }
        // "Anglian Gas said no. The Coast Agency shut the gate. The agency": who was named so last, whoever spoke before.
        if let Some(full) = self.name_ending_so(description) {
            let mut recent = self.history.iter().rev().take(RECENT);
            let spoken = recent.find(|spoken| self.is_called(spoken.entity, description));
            let before = spoken.is_none_or(|spoken| spoken.token < full.core.start);
            // "Orvane Wind denied it. “The line was lost,” the company said": no Grid Company that did not speak.
            if before && self.firm_just_spoken(description, here).is_none() {
                return Some(self.body(&full));
            }
        }
        // "its operator": whoever was called so, and no other body. Nor is a ship that sank "the agency" that spoke of it.
        let its = self.reading.is_word(description.core.start.wrapping_sub(1), &["its"]);
        let its = its && self.relations().is_firms_role(head);
        if its || !self.relations().is_firm(head) {
            let called = self.spoken_as(description);
            if its || called.is_some() {
                return called;
            }
        }
        // "Keystone Driveline will close its plant, the company said": whatever else spoke before.
        if let Some(subject) = self.subject_called(description, here, here) {
            return Some(subject);
        }
        // "Verrin's spokesman said no. The firm": his, and not the rival that spoke before him.
        if self.relations().is_firm(head)
            && let Some(last) = self.history.last().filter(|spoken| spoken.sentence + 1 >= here)
            && let Some(name) = self.body_of(last.entity, head)
        {
            return Some(self.body_called(description, name));
        }
        let found = match self.firm_just_spoken(description, here) {
            Some(entity) => Some((entity, here)),
            None => self.spoken_body(description, here),
        };
        // Nearer than a speaker of long ago is the subject of the sentence before.
        if found.is_none_or(|(_, sentence)| sentence + 1 < here)
            && let Some(before) = here.checked_sub(1)
            && let Some(subject) = self.subject_called(description, before, here)
        {
            return Some(subject);
        }
        found
            .map(|(entity, _)| entity)
            .or_else(|| self.author(description))
            .or_else(|| self.listed_before(description, here))
            .or_else(|| self.traded_before(description, here))
            .or_else(|| self.introduced_before(description))
    }

    /// "a plan by a Tarsk firm, Orvane Compute LLC. The company": the only firm with a firm's letters that was named lately.
    fn introduced_before(&mut self, description: &Description) -> Option<usize> {
        let (reading, at) = (self.reading, description.core.start);
        let first = at.saturating_sub(NAMED_BEFORE);
        let suffix = |&i: &usize| reading.is(i, Classes::ORG_SUFFIX) && reading.is(i - 1, Classes::CAPITAL);
        let last = (first + 1..at).rev().find(suffix).filter(|_| self.relations().is_firm(&description.head))?;
        let part = |&i: &usize| reading.is(i, Classes::CAPITAL.with(Classes::HYPHEN)) && !reading.is(i, NO_NAME);
        let start = (first..last).rev().take_while(part).last()?;
        let other =
            (first + 1..start).rev().find(suffix).is_some_and(|i| reading.word(i - 1) != reading.word(last - 1));
        (!other).then(|| self.entity_of_phrase(start..last + 1))
    }

    /// The firm that spoke last, in the sentence before or in this one: "the company" is no other that was called so
    /// further back. It was called by a firm's noun, or goes on in a tag: "Orvane denied it. “It held,” the company said".
    fn firm_just_spoken(&self, description: &Description, here: usize) -> Option<usize> {
        let (relations, head) = (self.relations(), description.head.as_str());
        let last = self.history.last().filter(|spoken| spoken.sentence + 1 >= here)?.entity;
        let entity = &self.entities[last];
        let firm = self.is_firm(last)
            || entity.roles.iter().any(|role| relations.is_firm(role))
            || self.is_tag(description.core.start.saturating_sub(1));
        let is_one = entity.kind == SourceKind::Organisation && relations.is_firm(head) && firm;
        (is_one && self.may_be_called(last, head)).then_some(last)
    }

    /// "The trust" after "a survey by the Bat Trust": whoever wrote what was quoted last, called so.
    fn author(&mut self, description: &Description) -> Option<usize> {
        let spoken = self.history.last().filter(|spoken| self.entities[spoken.entity].kind == SourceKind::Document)?;
        let name = &self.entities[spoken.entity].name;
        let by = [" by ", " from "].iter().find_map(|by| name.split_once(by))?.1;
        let called = by.to_lowercase().split(' ').any(|word| word == description.head);
        let name = by.strip_prefix("the ").unwrap_or(by).to_owned();
        let named = BodyName::new(&name);
        let known = self.latest(|e| e.kind != SourceKind::Document && e.is_body_named(&named));
        called.then(|| known.unwrap_or_else(|| self.create(description, name, description.kind)))
    }

    /// The body of the tables that the sentence before names last and that may be called so: "Jets struck an al-Shabaab
    /// camp. The group said".
    fn listed_before(&mut self, description: &Description, here: usize) -> Option<usize> {
        let reading = self.reading;
        // "Amnesty said no. The government": no charity is one.
        if description.kind != SourceKind::Organisation {
            return None;
        }
        let tokens = reading.document.sentences.get(here.checked_sub(1)?)?.tokens.clone();
        let mut end = tokens.end;
        for at in tokens.clone().rev() {
            let part = reading.is(at, Classes::CAPITAL) || reading.is(at + 1, Classes::HYPHEN) && at + 2 < end;
            if !reading.is(at, Classes::CAPITAL.with(Classes::HYPHEN)) && !part {
                end = at;
            }
            if !part || reading.quote_at(at).is_some() || !(1..=6).contains(&(end - at)) {
                continue;
            }
            let name = self.text(at..end);
            let listed = bodies::by_name(&reading.language, name)
                .is_some_and(|body| super::kind_of(body) == SourceKind::Organisation);
            let noun = reading.is(at, Classes::CAPITAL) && reading.is(at, Classes::SOURCE_NOUN) && end == at + 1;
            if listed && !noun && !self.relations().clash(&description.head, key(name).split(' ')) {
                let body = Description { kind: SourceKind::Organisation, ..description.clone() };
                return Some(self.body_called(&body, name.to_owned()));
            }
        }
        None
    }

    /// The body that begins `sentence` and may be called so, unless another is named behind "by": "Ambrose identified
    /// the tanker, managed by Corin Shipping. The company said".
    pub(super) fn subject_called(&mut self, description: &Description, sentence: usize, here: usize) -> Option<usize> {
        let at = description.core.start.saturating_sub(1);
        let reading = self.reading;
        let tokens = reading.document.sentences.get(sentence)?.tokens.clone();
        let name = |k: usize| reading.is(k, Classes::CAPITAL) && !reading.is(k, Classes::MONTH.with(Classes::DAY));
        let agent = |i: usize| reading.is_word(i, &["by"]) && !name(i) && (i + 1..i + 4).any(name);
        if tokens.start >= at || (tokens.start..tokens.end.min(at)).any(agent) {
            return None;
        }
        // "The Matiltan project was also hit. The contractor": not the project.
        let subject = (tokens.start..tokens.end.min(tokens.start + LONGEST_SUBJECT))
            .take_while(|&i| !reading.is(i, Classes::AUXILIARY.with(Classes::VERB_PAST)));
        if subject.clone().any(|i| reading.is_word(i, &["project", "scheme"])) {
            return None;
        }
        let firm = self.relations().is_firm(&description.head);
        let named = self.body_subject(sentence, at);
        let entity = if named.is_none() && sentence == here && firm { self.firm_subject(sentence, at) } else { named }?;
        // "The regulator ASN has closed the plant, the agency said"
        // A state is no agency.
        let state = |name: &str| {
            let mut places = self.describer.places.iter().take(MOST_PLACES);
            places.any(|place| place.name == name || place.country_name.as_deref() == Some(name))
        };
        let body = match self.entities[entity].kind {
            SourceKind::Organisation => true,
            SourceKind::Government => !state(&self.entities[entity].name),
            _ => false,
        };
        ((body || self.is_firm(entity)) && self.may_be_called(entity, &description.head)).then_some(entity)
    }

    /// The name that `sentence` begins with before token `at`, for a firm's: nothing tells of it, and it is called a
    /// company behind.
    fn firm_subject(&mut self, sentence: usize, at: usize) -> Option<usize> {
        let reading = self.reading;
        let tokens = reading.document.sentences.get(sentence)?.tokens.clone();
        // "In a statement, the company said"
        let small = Classes::PREPOSITION
            .with(Classes::OPENER)
            .with(Classes::SUBORDINATOR)
            .with(Classes::CONNECTIVE)
            .with(Classes::COORDINATOR)
            .with(Classes::VERB_ING)
            .with(Classes::VERB_ED)
            .with(Classes::TIME);
        if reading.is(tokens.start, small) {
            return None;
        }
        let end = reading.source_end(tokens.start, tokens.end.min(at));
        let described = self.describer.describe(tokens.start..end.max(tokens.start + 1));
        let name = described.name.clone().filter(|_| described.kind == SourceKind::Person)?;
        // "Production was to begin in May; the company now says": a word that begins its sentence.
        if name.len() == 1 && !self.is_proper(&name) {
            return None;
        }
        let words = self.relations().name_words(self.text(name.clone()));
        let somebody = described.title.is_some()
            || described.gender != Gender::Unknown
            || reading.is(name.start, Classes::GIVEN_NAME.with(Classes::TITLE))
            || self.is_surname(name.end - 1) && name.len() == 1
            || self.knows_person(&words, Gender::Unknown);
        let verb = Classes::AUXILIARY.with(Classes::VERB_PAST).with(Classes::VERB_ED).with(Classes::VERB_PRESENT);
        let acts = reading.is(end, verb) || reading.is(end, Classes::COMMA) && reading.is(end.wrapping_sub(1), verb);
        (!somebody && name.start == tokens.start && acts)
            .then(|| self.body(&Description { kind: SourceKind::Organisation, title: None, ..described }))
    }

    /// Whether nothing that is known of a body speaks against calling it `head`: a company is no agency.
    fn may_be_called(&self, entity: usize, head: &str) -> bool {
        let entity = &self.entities[entity];
        let relations = self.relations();
        // "The industry group Orvane Forum" is no company.
        if matches!(head, "company" | "firm") && entity.title.as_deref().is_some_and(|title| title.ends_with("group")) {
            return false;
        }
        let names = entity.keys.iter().flat_map(|key| key.split(' '));
        relations.stands_for(head, entity.kind)
            && entity.roles.iter().all(|role| {
                relations.is_sorted(role)
                    || relations.stands_for(role, entity.kind)
                    || relations.is_firms_role(role)
                    || relations.is_peer(role)
            })
            && !relations.clash(head, entity.roles.iter().map(String::as_str).chain(names))
    }

    /// "Shares in Orvane fell. An analyst said no. The company": whose shares a sentence before tells of.
    fn traded_before(&mut self, description: &Description, here: usize) -> Option<usize> {
        if !self.relations().is_firm(&description.head) {
            return None;
        }
        let traded = |&at: &usize| {
            let first = self.reading.document.sentences.get(at).map_or(0, |s| s.tokens.start);
            self.reading.is(first, Classes::HOLDINGS) && self.reading.is(first + 1, Classes::PREPOSITION)
        };
        let sentence = (here.saturating_sub(NEAR)..here).rev().find(traded)?;
        self.subject_called(description, sentence, here)
    }

    /// The name that stands right behind the noun of `description` in the sentence before, or in this one before it.
    fn called_before(&self, description: &Description, here: usize) -> Option<std::ops::Range<usize>> {
        let reading = self.reading;
        let at = description.core.start.saturating_sub(1);
        let from = reading.document.sentences.get(here.saturating_sub(1))?.tokens.start;
        let name = |&i: &usize| {
            reading.base().lower(i) == description.head
                && reading.is(i + 1, Classes::CAPITAL)
                && !reading.is(i, Classes::CAPITAL)
                && reading.quote_at(i).is_none()
        };
        let noun = (from..at).rev().find(name)?;
        let end = (noun + 1..at).find(|&i| !reading.is(i, Classes::CAPITAL.with(Classes::HYPHEN))).unwrap_or(at);
        (end > noun + 1).then_some(noun + 1..end)
    }

    /// The body that spoke last and was called so.
    fn spoken_as(&self, description: &Description) -> Option<usize> {
        let mut recent = self.history.iter().rev().take(RECENT).map(|spoken| spoken.entity);
        recent.find(|&entity| self.is_called(entity, description))
    }

    /// Whether a body has the noun of `description` among its names and what it was called.
    fn is_called(&self, entity: usize, description: &Description) -> bool {
        let (entity, head) = (&self.entities[entity], description.head.as_str());
        let people = matches!(entity.kind, SourceKind::Person | SourceKind::Anonymous | SourceKind::Group);
        !people
            // "a survey by the Bat Trust … The trust": a text is none.
            && (entity.kind != SourceKind::Document || description.kind == SourceKind::Document)
            && (entity.roles.iter().any(|r| r == head)
                || entity.keys.iter().any(|k| k.split(' ').any(|w| w == head)))
    }

    /// The body that spoke last and is called so, or may be, and the sentence that it spoke in.
    fn spoken_body(&self, description: &Description, here: usize) -> Option<(usize, usize)> {
        let recent = self.history.iter().rev().take(RECENT);
        let head = description.head.as_str();
        let fits = |spoken: &&Spoken| {
            let near = here <= spoken.sentence + NEAR || self.entities[spoken.entity].mentions.len() > 1;
            (near || self.is_firm(spoken.entity)) && self.may_be_called(spoken.entity, head)
        };
        let found = recent.clone().find(|spoken| self.is_called(spoken.entity, description));
        let found = found.or_else(|| recent.take(FEW_SOURCES).find(fits));
        found.map(|spoken| (spoken.entity, spoken.sentence))
    }

    /// Whether the last word of a body's name tells what it is: "Corin Shipping Ltd".
    fn is_firm(&self, entity: usize) -> bool {
        let last = self.entities[entity].name.rsplit(' ').next().unwrap_or_default();
        self.relations().is_firm(&last.to_lowercase())
    }

    /// "the ministry" after "the Finance Ministry's spokeswoman", "the company" after "Ford CEO Dan Pruitt": the body
    /// that the last speaker belongs to, by its name.
    pub(super) fn body_of_speaker(&self, head: &str) -> Option<String> {
        self.history.iter().rev().take(FEW_SPEAKERS).find_map(|spoken| self.body_of(spoken.entity, head))
    }

    /// The body that somebody belongs to and that may be called `head`, by its name.
    pub(super) fn body_of(&self, entity: usize, head: &str) -> Option<String> {
        let entity = &self.entities[entity];
        let affiliation = entity.affiliation.as_deref()?;
        // An analyst speaks of other firms than his own.
        let judges = entity.roles.iter().any(|r| matches!(r.as_str(), "analyst" | "economist" | "broker"));
        if judges || !matches!(entity.kind, SourceKind::Person | SourceKind::Anonymous) {
            return None;
        }
        let relations = self.relations();
        let last = affiliation.rsplit(' ').next()?.to_lowercase();
        let named = affiliation.starts_with(char::is_uppercase) && affiliation.contains(char::is_whitespace);
        let place = || self.describer.places.iter().take(MOST_PLACES).any(|place| place.name == affiliation);
        // "the Harbour community of Tarsk" is no firm.
        let small = ["of", "and", "the", "for", "de"];
        let proper =
            affiliation.split([' ', '-']).all(|word| small.contains(&word) || !word.starts_with(char::is_lowercase));
        let firm = || relations.stands_for(head, SourceKind::Organisation) && proper;
        // "Labour's Ann Lee … The agency": a party is none, and a union no company.
        let lower = affiliation.to_lowercase();
        let sorted = || !relations.clash(head, lower.split(' '));
        (named && last == head || firm() && sorted() && !place()).then(|| affiliation.to_owned())
    }
}

fn without_article(name: &str) -> String {
    name.strip_prefix("the ").unwrap_or(name).to_owned()
}
