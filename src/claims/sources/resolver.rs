//! Merges source phrases into entities in the order of the text.

use std::ops::Range;

use super::Resolved;
use super::description::{Describer, Description, Gender};
use super::entity::{BodyName, Entity, initials as initials_of, key};
use super::relations::{Pronoun, Relations};
use crate::annotations::{PlaceMention, Source, SourceId, SourceKind};
use crate::article::BlockKind;
use crate::claims::draft::Draft;
use crate::claims::lexicon::CueKind;
use crate::claims::reading::{Reading, Unit};
use crate::claims::rule;
use crate::language::Classes;
use crate::language::en::bodies;
use crate::pace::Pacer;
use crate::sort;

/// How many entities, latest first, a phrase is compared with: more than any article has, and a
/// bound on what a hostile one costs.
const MOST_ENTITIES: usize = 600;
/// How many sources back a description or a pronoun is looked for.
pub(super) const RECENT: usize = 120;
/// The shortest text, in tokens, that introduces the persons whom it names.
const INTRODUCED: usize = 150;
/// A capital before a name that is no part of it: "But Cllr Delyth Morgan", "How Orrin Got There".
pub(super) const NO_NAME: Classes = Classes::DETERMINER
    .with(Classes::ADVERSATIVE)
    .with(Classes::COORDINATOR)
    .with(Classes::SUBORDINATOR)
    .with(Classes::PREPOSITION)
    .with(Classes::WH)
    .with(Classes::CONNECTIVE);
/// No token.
const NOWHERE: u32 = u32::MAX;
/// How many places of one capitalised word are looked at.
const MOST_PLACES: usize = 60;

/// A source where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spoken {
    pub(super) token: usize,
    pub(super) sentence: usize,
    pub(super) entity: usize,
}

pub(super) struct Resolver<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) describer: Describer<'r, 'a>,
    pub(super) entities: Vec<Entity>,
    /// Sources so far, ascending.
    pub(super) history: Vec<Spoken>,
    /// For each form the first and the last token that is it with a capital; empty without sources.
    capitals: Vec<(u32, u32)>,
    /// For each token with a capital the next one of its form.
    next_capital: Vec<u32>,
    /// The tokens that are roles, ascending.
    pub(super) roles: Vec<usize>,
    /// Who asks somebody at the beginning of a sentence, and the sentence.
    pub(super) asker: Option<(usize, usize)>,
    /// Searches of the neighbourhood so far.
    pub(super) searches: usize,
    /// Whose "its" is being looked for: no owner's owner is.
    pub(super) owning: bool,
    /// The last source phrase that was no pronoun, and its entity.
    last: Option<(Range<usize>, usize)>,
}

impl<'r, 'a> Resolver<'r, 'a> {
    pub(super) fn new(reading: &'r Reading<'a>, places: &'r [PlaceMention]) -> Self {
        Self {
            reading,
            describer: Describer { reading, places },
            entities: Vec::new(),
            history: Vec::new(),
            capitals: Vec::new(),
            next_capital: Vec::new(),
            roles: Vec::new(),
            asker: None,
            searches: 0,
            owning: false,
            last: None,
        }
    }

    pub(super) async fn run(mut self, units: &[Unit], drafts: &[Draft], pacer: &Pacer<'_>) -> Resolved {
        if drafts.iter().any(|d| !d.source.is_empty()) {
            self.index_words();
        }
        let mut order: Vec<usize> = (0..drafts.len()).filter(|&d| !drafts[d].source.is_empty()).collect();
        // An answer is given where it stands, though its speaker was introduced long before.
        let spoken_at = |d: usize| {
            let piece = if drafts[d].rule == rule::INTERVIEW { drafts[d].content.first() } else { None };
            piece.map_or(drafts[d].source[0].start, |piece| piece.start)
        };
        sort::by_key(&mut order, |&d| spoken_at(d));
        let mut of = vec![None; drafts.len()];
        let mut via = vec![None; drafts.len()];
        let mut doubts = vec![0; drafts.len()];
        // The sources come in order, so one that begins like another follows it.
        let mut known: Option<(usize, usize)> = None;
        let told = self.withheld(units);
        let mut noted = 0;
        for d in order {
            pacer.pause().await;
            let range = drafts[d].source[0].clone();
            let at = spoken_at(d);
            noted += self.note_refusals(&told[noted..], units, at);
            // "said Ann Lee, a teacher who left and who said": one phrase inside the other.
            let inside = self.last.clone().filter(|(outer, _)| outer.start < range.start && range.start < outer.end);
            let entity = match (known.filter(|(start, _)| *start == range.start), inside) {
                (Some((_, entity)), _) | (None, Some((_, entity))) => entity,
                (None, None) => self.entity_of(range.clone()),
            };
            if self.last.as_ref().is_none_or(|(outer, _)| range.start >= outer.end) {
                self.last = Some((range.clone(), entity));
            }
            known = Some((range.start, entity));
            let span = self.reading.document.span(range.clone());
            let mentions = &mut self.entities[entity].mentions;
            if !mentions.iter().rev().take_while(|m| m.start >= span.start).any(|m| *m == span) {
                mentions.push(span);
            }
            if self.entities[entity].silent {
                continue;
            }
            doubts[d] = self.doubts(&range, entity);
            // "Asked by Ms. Lee whether he knew, he said": who asks is not "he".
            let sentence = self.sentence(at);
            // "the only one who knew where the valves were": who is told of so is nobody who speaks.
            let knows =
                drafts[d].kind == Some(CueKind::Knowledge) && self.entities[entity].kind == SourceKind::Anonymous;
            if drafts[d].rule == rule::ASKED {
                self.asker = Some((sentence, entity));
            } else if !knows {
                self.history.push(Spoken { token: at, sentence, entity });
            }
            of[d] = Some(entity);
            via[d] = drafts[d].via.clone().map(|range| self.entity_of(range));
        }
        self.note_refusals(&told[noted..], units, usize::MAX);
        self.note_reasons(&told, units);
        self.finish(&of, &via, doubts)
    }

    /// Notes where roles and capitalised words stand.
    fn index_words(&mut self) {
        let reading = self.reading;
        self.capitals = vec![(NOWHERE, NOWHERE); reading.forms.len()];
        self.next_capital = vec![NOWHERE; reading.words.len()];
        for (i, word) in reading.words.iter().enumerate() {
            if word.classes.any(Classes::ROLE.with(Classes::TITLE)) {
                self.roles.push(i);
            }
            if word.classes.any(Classes::CAPITAL)
                && let Some((first, last)) = self.capitals.get_mut(word.form.0 as usize)
            {
                match self.next_capital.get_mut(*last as usize) {
                    Some(next) => *next = i as u32,
                    None => *first = i as u32,
                }
                *last = i as u32;
            }
        }
    }

    /// Entities that are sources or would not be one, numbered in the order of their first mention.
    fn finish(self, of: &[Option<usize>], via: &[Option<usize>], doubts: Vec<u64>) -> Resolved {
        let mut numbers: Vec<Option<u32>> = vec![None; self.entities.len()];
        let declined = (0..self.entities.len()).filter(|&e| !self.entities[e].declined.is_empty());
        let mut order: Vec<usize> = of.iter().chain(via).flatten().copied().chain(declined).collect();
        sort::by_key(&mut order, |&e| self.entities[e].mentions.first().map_or(usize::MAX, |m| m.start));
        let mut sources = Vec::new();
        for entity in order {
            if numbers[entity].is_none() {
                numbers[entity] = u32::try_from(sources.len()).ok();
                let mut entity = self.entities[entity].clone();
                sort::by_key(&mut entity.mentions, |x| *x);
                sources.push(Source {
                    name: entity.name,
                    kind: entity.kind,
                    title: entity.title,
                    plural: entity.plural,
                    affiliation: entity.affiliation,
                    mentions: entity.mentions,
                    declined: entity.declined,
                    unnamed_because: entity.unnamed_because,
                });
            }
        }
        let id = |e: &Option<usize>| e.and_then(|e| numbers[e]).map(SourceId);
        Resolved { sources, of: of.iter().map(id).collect(), doubts, via: via.iter().map(id).collect() }
    }

    /// How the words for sources belong together.
    pub(super) fn relations(&self) -> Relations<'a> {
        Relations::of(self.reading.language)
    }

    pub(super) fn text(&self, range: Range<usize>) -> &'a str {
        self.reading.document.span(range).slice(self.reading.document.text())
    }

    /// The entity of a phrase that is no pronoun.
    pub(super) fn entity_of_phrase(&mut self, range: Range<usize>) -> usize {
        self.entity_of(range)
    }

    /// Whether the capital at token `at` is somewhere the last word of a longer personal name.
    pub(super) fn is_surname(&self, at: usize) -> bool {
        self.places_of(at).any(|i| {
            i > 0
                && self.reading.is(i - 1, Classes::CAPITAL)
                && self.describer.person(&(i - 1..i + 1)).is_some_and(|name| name.end == i + 1)
        })
    }

    /// The tokens that are the capitalised word at token `at`, ascending, as many as are looked at.
    pub(super) fn places_of(&self, at: usize) -> impl Iterator<Item = usize> {
        let reading = self.reading;
        let form = reading.words.get(at).map_or(usize::MAX, |word| word.form.0 as usize);
        let first = self.capitals.get(form).map(|&(first, _)| first).filter(|&first| first != NOWHERE);
        let next = |&token: &u32| self.next_capital.get(token as usize).copied().filter(|&next| next != NOWHERE);
        let tokens = std::iter::successors(first, next).take(MOST_PLACES).map(|token| token as usize);
        tokens.filter(move |&token| reading.word(token) == reading.word(at))
    }

    /// Whether a person of that name is a source already.
    pub(super) fn knows_person(&self, words: &[String], gender: Gender) -> bool {
        self.latest(|e| e.is_person_named(words, gender)).is_some()
    }

    /// The latest entity that fits.
    pub(super) fn latest(&self, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
        let from = self.entities.len().saturating_sub(MOST_ENTITIES);
        self.entities[from..].iter().rposition(fits).map(|at| from + at)
    }

    /// The latest body of that name; "Vail" is no study by Renata Vail.
    pub(super) fn body_named(&self, name: &BodyName) -> Option<usize> {
        self.latest(|e| e.kind != SourceKind::Document && e.is_body_named(name))
    }

    /// The body that `name` is known for already: "Umlanga Coal", "Orvane Vale" after "Orvane Vale Holdings".
    pub(super) fn known_body(&self, name: &str) -> Option<usize> {
        let named = key(name);
        self.latest(|e| {
            matches!(e.kind, SourceKind::Organisation | SourceKind::Government | SourceKind::Outlet)
                && (e.keys.contains(&named) || e.is_in_full(&named))
        })
    }

    fn entity_of(&mut self, range: Range<usize>) -> usize {
        let mut description = self.describer.describe(range.clone());
        if matches!(description.kind, SourceKind::Person | SourceKind::Organisation) && self.is_crowd(&description) {
            description = Description { kind: SourceKind::Group, name: None, plural: true, ..description };
        }
        if let Some(pronoun) = description.pronoun {
            return self.pronoun(pronoun, range, &description);
        }
        // "Reeve said", after "Martin Reeve": a surname that is an office as well.
        let core = description.core.clone();
        let surname = description.kind == SourceKind::Anonymous
            && core.len() == 1
            && !description.definite
            && self.reading.is(core.start, Classes::CAPITAL)
            && !self.reading.is(core.start.wrapping_sub(1), Classes::DETERMINER)
            && self.is_surname(core.start);
        if surname {
            description = Description { kind: SourceKind::Person, name: Some(core), ..description };
        }
        if let Some(poll) = self.poll_of(&range) {
            return poll;
        }
        if let Some(entity) = self.by_initials(&description) {
            return entity;
        }
        match description.kind {
            SourceKind::Person => self.person(&description),
            SourceKind::Anonymous | SourceKind::Group => self.unnamed(&description),
            _ => self.body(&description),
        }
    }

    /// "Hauliers in Tarsk": the plural of a noun that the tables do not have, with the capital of its sentence.
    fn is_crowd(&self, description: &Description) -> bool {
        let (reading, first) = (self.reading, description.core.start);
        let begins = reading.document.sentences.get(self.sentence(first)).is_some_and(|s| s.tokens.start == first);
        let place = description.core.end;
        let named = Classes::ALL_CAPS.with(Classes::GIVEN_NAME).with(Classes::SOURCE_NOUN);
        begins
            && reading.word(first).ends_with('s')
            && !reading.is(first, named)
            && (reading.is(first + 1, Classes::PREPOSITION)
                || place == first + 1 && reading.is(place, Classes::PREPOSITION))
            && !self.is_proper(&(first..first + 1))
    }

    /// "the CS" after "Energy Cabinet Secretary Ann Lee", "the Deputy CM": the last person whose title ends with these
    /// initials.
    fn by_initials(&self, description: &Description) -> Option<usize> {
        let core = description.core.clone();
        let last = core.end - 1;
        let word = self.reading.word(last);
        let before = if last > core.start { self.text(core.start..last) } else { "" };
        let initials = core.len() <= 3
            && description.definite
            && self.reading.is(last, Classes::ALL_CAPS)
            && (2..=4).contains(&word.len())
            && bodies::by_name(&self.reading.language, word).is_none();
        // "chief of the World Health Organisation" is not the WHO.
        let office = |title: &&str| title.split(' ').all(|word| word.starts_with(char::is_uppercase));
        let title = |e: &Entity| {
            let title = e.title.as_deref().filter(office).filter(|title| before.is_empty() || title.contains(before));
            // "the CM" is no Deputy Chief Minister.
            let lesser = |title: &str| title.starts_with("Deputy ") || title.starts_with("Vice ");
            title.is_some_and(|title| {
                initials_of(title).ends_with(&word.to_lowercase())
                    && (!lesser(title) || lesser(self.text(core.clone())))
            })
        };
        initials.then(|| self.latest(|e| e.kind == SourceKind::Person && title(e))).flatten()
    }

    /// The person that the description names.
    pub(super) fn person(&mut self, description: &Description) -> usize {
        let Some(name) = description.name.clone() else { return self.unnamed(description) };
        if description.plural
            && let Some(both) = self.joint(description)
        {
            return both;
        }
        let text = self.text(name.clone());
        let words = self.relations().name_words(text);
        let title = description.title.clone().map(|t| self.text(t));
        let found = self.latest(|e| e.is_person_named(&words, description.gender));
        if words.len() == 1
            && let Some(entity) = found
            && let Some(bearer) = self.nearer_bearer(entity, &name, description.gender)
        {
            return bearer;
        }
        if let Some(entity) = found {
            let relations = self.relations();
            self.entities[entity].learn(relations, description, Some(text), title);
            self.learn_affiliation(entity, description);
            return entity;
        }
        // A single capital: it may be a body or a place seen before.
        if words.len() == 1
            && description.title.is_none()
            && let Some(entity) = self.body_named(&BodyName::new(text))
        {
            return entity;
        }
        if !self.is_explained(description, &name)
            && let Some(entity) = self.known_body(text)
        {
            return entity;
        }
        let body = if self.is_explained(description, &name) { 0 } else { self.body_evidence(&name) };
        if body > 0 {
            let description = Description { kind: SourceKind::Organisation, ..description.clone() };
            return self.body(&description);
        }
        let entity = self.create(description, text.to_owned(), SourceKind::Person);
        self.entities[entity].words.clone_from(&words);
        if description.gender == Gender::Unknown {
            self.entities[entity].gender = self.gender_evidence(&name);
        }
        if words.len() > 1 && self.entities[entity].title.is_none() {
            self.introduce(entity, &name);
        }
        if words.len() == 1 {
            self.complete_name(entity, name.start, description.gender);
        }
        // An article introduces persons by more than a surname: a name of one word that nothing completes is a body's.
        // So is what begins and ends with a word or place: "Bear Scotland", "Northumbrian Water"; and London Breed is
        // "Breed" the next time.
        let alone = self.entities[entity].words.len() == words.len()
            && body == 0
            && (words.len() == 1
                || self.is_common(name.start) && self.is_common(name.end - 1) && !self.is_cut_short(&name))
            && self.is_nobody(description, &name)
            && self.entities[entity].gender == Gender::Unknown
            && self.entities[entity].title.is_none();
        if alone {
            self.entities[entity].kind = SourceKind::Organisation;
        }
        entity
    }

    /// Whether the last word of `name` stands without the others elsewhere, as surnames do; a place is then that place.
    fn is_cut_short(&self, name: &Range<usize>) -> bool {
        let last = name.end - 1;
        let before = |at: usize| at.checked_sub(1).is_some_and(|i| self.reading.is(i, Classes::CAPITAL));
        let bare = |at: usize| !before(at) && self.describer.mention_at(at).is_none();
        // "W. W. Ball": initials.
        let short = |at: usize| self.text(at..at + 1).len() < 3;
        short(name.start) || short(last) || self.places_of(last).any(bare)
    }

    /// Whether nothing tells of a person, in an article that is long enough to introduce those whom it names.
    fn is_nobody(&self, description: &Description, name: &Range<usize>) -> bool {
        let aged = description.core.end + 1 < description.end
            && self.reading.is(description.core.end + 1, Classes::PERSONAL_RELATIVE.with(Classes::DIGITS));
        // "Boud, a resident of Tarsk": what somebody is.
        let from = description.core.end + 1;
        let comma = (from..description.end).find(|&i| self.reading.is(i, Classes::COMMA)).unwrap_or(description.end);
        let head = if from < comma { self.describer.head_index(&(from..comma)) } else { from };
        let body = Classes::ORGANISATION.with(Classes::GOVERNMENT).with(Classes::PLURAL);
        let told = from < comma
            && self.reading.is(head, Classes::ROLE.with(Classes::TITLE).with(Classes::PEOPLE))
            && !self.reading.is(head, body)
            && !self.relations().is_firms_role(self.reading.base().lower(head));
        // "de Witt"
        let particle = name.start > 0 && self.describer.particle(name.start - 1);
        description.title.is_none()
            && description.gender == Gender::Unknown
            && !told
            && !particle
            && !self.reading.is(description.end, Classes::WH.with(Classes::COLON))
            && !aged
            && !self.reading.is(name.start, Classes::GIVEN_NAME)
            && self.reading.words.len() >= INTRODUCED
    }

    /// Whoever bears the surname `name` and was named in full last before it, where that is not `known`: "accused Roy Lee of
    /// greed. ‘Nonsense,’ Lee said", though Ann Lee spoke earlier.
    fn nearer_bearer(&mut self, known: usize, name: &Range<usize>, gender: Gender) -> Option<usize> {
        let reading = self.reading;
        if self.entities[known].words.len() < 2 || name.len() != 1 {
            return None;
        }
        let before: Vec<usize> = self.places_of(name.start).take_while(|&i| i < name.start).collect();
        let full = before.into_iter().rev().find_map(|i| {
            let sentence = self.prose_of(i).filter(|sentence| sentence.start < i)?;
            // "Mary Lee's letter was read out": nobody who does something.
            if reading.is(i + 1, Classes::GENITIVE) {
                return None;
            }
            let part = Classes::CAPITAL.with(Classes::ROLE).with(Classes::HYPHEN);
            let capital = |k: usize| reading.is(k, part) && !reading.is(k, NO_NAME);
            let start = (sentence.start.max(i.saturating_sub(5))..i).rev().take_while(|&k| capital(k)).last()?;
            let found = self.describer.describe(start..i + 1);
            let named = found.name.as_ref().is_some_and(|n| n.len() > 1 && n.end == i + 1);
            (named && found.kind == SourceKind::Person).then_some(found)
        })?;
        let words = self.relations().name_words(self.text(full.name.clone()?));
        if !full.gender.agrees(gender) || self.entities[known].is_person_named(&words, full.gender) {
            return None;
        }
        Some(self.person(&full))
    }

    /// Whether the phrase itself tells that `name` is a person's.
    fn is_explained(&self, description: &Description, name: &Range<usize>) -> bool {
        description.title.is_some()
            || description.gender != Gender::Unknown
            || description.plural
            || self.reading.is(description.end, Classes::WH)
            || self.reading.is(name.start, Classes::GIVEN_NAME) && name.len() > 1
    }

    /// Looks for the full name of a person of whom only the surname is known.
    fn complete_name(&mut self, entity: usize, at: usize, gender: Gender) {
        let mut best: Option<Description> = None;
        for i in self.places_of(at).collect::<Vec<_>>() {
            // Names stay in their sentence, and no byline or caption names who speaks.
            let Some(sentence) = self.prose_of(i) else { continue };
            let mut start = i;
            while start > sentence.start
                && i - start < 6
                && self.reading.is(start - 1, Classes::CAPITAL.with(Classes::ROLE))
                && !self.reading.is(start - 1, NO_NAME)
            {
                start -= 1;
            }
            if start == i {
                continue;
            }
            let mut last = i;
            while self.reading.is(last + 1, Classes::HYPHEN) && self.reading.is(last + 2, Classes::CAPITAL) {
                last += 2;
            }
            let mut end = last + 1;
            if self.reading.is(end, Classes::COMMA) && self.reading.opens_appositive(end + 1) {
                end = (end + 1..(end + 14).min(self.reading.words.len()))
                    .find(|&k| self.reading.is(k, Classes::COMMA.with(Classes::STOP)))
                    .unwrap_or(end);
            }
            let found = self.describer.describe(start..end);
            let named = found.kind == SourceKind::Person
                && found.gender.agrees(gender)
                && found.name.as_ref().is_some_and(|n| n.len() > 1 && n.end == last + 1);
            if named
                && best.as_ref().is_none_or(|b| {
                    b.name.as_ref().map_or(0, ExactSizeIterator::len)
                        < found.name.as_ref().map_or(0, ExactSizeIterator::len)
                })
            {
                best = Some(found);
            }
        }
        if let Some(found) = best {
            let name = found.name.clone().map(|n| self.text(n));
            let title = found.title.clone().map(|t| self.text(t));
            let relations = self.relations();
            self.entities[entity].learn(relations, &found, name, title);
            self.learn_affiliation(entity, &found);
            if self.entities[entity].title.is_none()
                && let Some(name) = found.name
            {
                self.introduce(entity, &name);
            }
        }
    }

    /// Takes up where a person belongs, if nothing has told it yet.
    pub(super) fn learn_affiliation(&mut self, entity: usize, description: &Description) {
        if self.entities[entity].affiliation.is_none() {
            self.entities[entity].affiliation = self.belonging(description);
        }
    }

    /// The sentence of token `i`, if it is running text.
    pub(super) fn prose_of(&self, i: usize) -> Option<Range<usize>> {
        let sentence = self.reading.document.sentences.get(self.sentence(i))?;
        let kind = self.reading.document.article.blocks().get(sentence.block).map(|b| b.kind);
        (!matches!(kind, Some(BlockKind::Byline | BlockKind::Caption))).then(|| sentence.tokens.clone())
    }

    /// "Karen Lee and Tom Ray": both, as one source.
    fn joint(&mut self, description: &Description) -> Option<usize> {
        let core = description.core.clone();
        let and = core.clone().find(|&i| self.reading.is(i, Classes::COORDINATOR))?;
        let names: Vec<String> = [core.start..and, and + 1..core.end]
            .into_iter()
            .map(|part| {
                // "Ann Lee and his Tarsk counterpart, Tom Ray": the name of the second stands behind.
                let behind = part.end == core.end && self.reading.is(part.end - 1, Classes::ROLE);
                let part = self.describer.describe(part.start..if behind { description.end } else { part.end });
                if part.kind == SourceKind::Person && part.pronoun.is_none() {
                    let entity = self.person(&Description { plural: false, ..part });
                    self.entities[entity].name.clone()
                } else {
                    self.text(part.core).to_owned()
                }
            })
            .collect();
        let name = names.join(" and ");
        if let Some(entity) = self.latest(|e| e.name == name) {
            return Some(entity);
        }
        // "Citgo and Phillips 66": two firms.
        let body = self.describer.describe(and + 1..core.end).kind == SourceKind::Organisation;
        let entity = self.create(description, name, if body { SourceKind::Organisation } else { SourceKind::Person });
        self.entities[entity].plural = true;
        Some(entity)
    }

    pub(super) fn create(&mut self, description: &Description, name: String, kind: SourceKind) -> usize {
        let people = matches!(kind, SourceKind::Person | SourceKind::Anonymous);
        let owner = if people { self.owner(description) } else { None };
        // "Its Tarsk researcher": whose, before where.
        let owner = owner.map(|owner| self.entities[owner].name.clone());
        let affiliation = owner.or_else(|| self.belonging(description));
        let title = description.title.clone().map(|t| self.text(self.without_possessor(t)).to_owned());
        let title = title.filter(|t| self.relations().is_role(t));
        let role = description.role.clone().map(|role| self.text(role));
        let title = match (title, role) {
            (Some(title), Some(role)) => Some(format!("{title}, {role}")),
            (title, role) => title.or_else(|| role.map(str::to_owned)),
        };
        self.entities.push(Entity {
            kind,
            keys: vec![key(&name)],
            words: Vec::new(),
            name,
            gender: description.gender,
            plural: description.plural,
            silent: description.pronoun == Some(Pronoun::It),
            roles: description.roles.clone(),
            title,
            affiliation,
            mentions: Vec::new(),
            declined: Vec::new(),
            unnamed_because: None,
        });
        self.entities.len() - 1
    }

    /// The sentence that token `i` lies in.
    pub(super) fn sentence(&self, i: usize) -> usize {
        self.reading.document.sentences.partition_point(|s| s.tokens.start <= i).saturating_sub(1)
    }

    /// The first token of the sentence that token `i` lies in.
    pub(super) fn sentence_start(&self, i: usize) -> usize {
        self.reading.document.sentences.get(self.sentence(i)).map_or(i, |s| s.tokens.start)
    }

    pub(super) fn pronoun(&mut self, pronoun: Pronoun, range: Range<usize>, description: &Description) -> usize {
        let found = match pronoun {
            Pronoun::He => self.singular(range.start, Gender::Man),
            Pronoun::She => self.singular(range.start, Gender::Woman),
            Pronoun::They => self.plural(range.start).or_else(|| self.people_before(range.start)),
            Pronoun::It => self.neuter(range.start),
            Pronoun::First => None,
        };
        let gender = Gender::of(pronoun);
        if let Some(entity) = found.map(|e| &mut self.entities[e])
            && entity.gender == Gender::Unknown
        {
            entity.gender = gender;
        }
        found.unwrap_or_else(|| {
            let kind = if pronoun == Pronoun::They { SourceKind::Group } else { SourceKind::Person };
            let name = self.text(range).to_lowercase();
            let same = self.latest(|e| e.name == name);
            same.unwrap_or_else(|| self.create(description, name, kind))
        })
    }
}
