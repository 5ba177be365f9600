//! What a phrase that names a source says: name, title, kind, gender, number.

use std::ops::Range;

use super::relations::{Pronoun, Relations};
use crate::annotations::{PlaceMention, Role, SourceKind};
use crate::claims::reading::Reading;
use crate::kind::{Category, Kind};
use crate::language::Classes;
use crate::language::en::bodies::{self, BodyKind};

/// Gender of a person as far as known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// he
    Man,
    /// she
    Woman,
    /// unknown
    Unknown,
}

impl Gender {
    /// Whether the two may be of the same person.
    #[must_use]
    pub fn agrees(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }
}

/// What a source phrase says.
#[derive(Clone, Debug)]
pub struct Description {
    /// The phrase without determiner, appositive and relative clause.
    pub core: Range<usize>,
    /// The end of the phrase with them.
    pub end: usize,
    /// The kind, by the phrase alone.
    pub kind: SourceKind,
    /// The proper name of the person, body or outlet.
    pub name: Option<Range<usize>>,
    /// The words that give title or role.
    pub title: Option<Range<usize>>,
    /// What else the phrase says of a person who has a title before the name: "Sen. Amy Crowe, the top Democrat".
    pub role: Option<Range<usize>>,
    /// The noun that the phrase is about, in lower case.
    pub head: String,
    /// Every role and body noun in it, in lower case.
    pub roles: Vec<String>,
    /// Gender.
    pub gender: Gender,
    /// More than one.
    pub plural: bool,
    /// With "the", "this", "that" or a possessive.
    pub definite: bool,
    /// If it is a pronoun.
    pub pronoun: Option<Pronoun>,
    /// The place that speaks for its government: its index among the mentions.
    pub place: Option<usize>,
}

impl Description {
    /// Makes it that of the body `name`, which `title` says what it is.
    fn become_body(&mut self, title: Range<usize>, name: Range<usize>) {
        self.kind = SourceKind::Organisation;
        self.title = Some(title);
        self.name = Some(name.clone());
        self.core = name;
    }
}

/// Describes phrases of one document.
pub struct Describer<'r, 'a> {
    /// The document.
    pub reading: &'r Reading<'a>,
    /// Its place mentions, ascending.
    pub places: &'r [PlaceMention],
}

/// Nouns of bodies and texts.
pub(super) const CLASS: Classes =
    Classes::GOVERNMENT.with(Classes::ORGANISATION).with(Classes::DOCUMENT).with(Classes::OUTLET);

/// How sure the mark of a site must be that no person may be behind its name.
const SURE_SITE: f32 = 0.8;

/// "a poll | conducted last week"
const PARTICIPLE: Classes = Classes::VERB_ED.with(Classes::VERB_PARTICIPLE);

impl Describer<'_, '_> {
    /// Describes the phrase of tokens `range`.
    #[must_use]
    pub fn describe(&self, range: Range<usize>) -> Description {
        let reading = self.reading;
        let mut end = range.end;
        // "Ms. Lee, who": the antecedent is the source.
        if end > range.start + 1
            && reading.is(end - 1, Classes::WH.with(Classes::THAT))
            && !reading.is_initials(end - 1)
        {
            end -= 1;
            if reading.is(end - 1, Classes::COMMA) {
                end -= 1;
            }
        }
        let mut start = range.start;
        let mut definite = false;
        while start < end
            && (reading.is(start, Classes::QUOTE)
                || reading.is(start, Classes::DETERMINER.with(Classes::POSSESSIVE))
                    && start + 1 < end
                    // "Some, such as the mayor": the determiner is all there is.
                    && reading.is(start + 1, Classes::WORDLIKE.with(Classes::QUOTE)))
        {
            definite |= reading.is(start, Classes::POSSESSIVE) || reading.is(start, Classes::DEFINITE);
            start += 1;
        }
        // "the Tarsk-based Harbour Herald", "the state-run Harbour TV": how the name is told of.
        start = self.past_compound(start, end);
        let core_end = (start..end)
            .find(|&i| {
                reading.is(i, Classes::COMMA.with(Classes::DASH).with(Classes::QUOTE)) && !reading.joins_name(i)
                    || reading.is(i, Classes::OPEN) && !self.people_behind_bracket(i, end)
                    || i > start
                        && (reading.is(i, Classes::PERSONAL_RELATIVE.with(Classes::THAT))
                            || reading.is_word(i, &["which"]))
                        && !reading.is_initials(i)
                    || self.told_of_text(start, i)
                    // "senators led by Ann Lee"
                    || i > start && reading.is_word(i, &["led"]) && reading.is_word(i + 1, &["by"])
            })
            .unwrap_or(end)
            .max(start + 1)
            .min(end.max(start + 1));
        // "Lucinda Hale KC": letters behind a name are no part of it.
        let letters = core_end > start + 2
            && reading.is(core_end - 1, Classes::ALL_CAPS)
            // "North Shropshire's MP": an office.
            && !reading.is(core_end - 2, Classes::GENITIVE)
            && Relations::of(reading.language).is_suffix(reading.word(core_end - 1));
        let core = start..core_end - usize::from(letters);
        let mut description = Description {
            head: self.head(&core),
            kind: SourceKind::Anonymous,
            name: None,
            title: None,
            role: None,
            roles: self.roles(start..end),
            gender: self.gender(self.past_owner(&core, range.start)..end, core.end),
            plural: false,
            definite,
            pronoun: self.pronoun(&range),
            place: None,
            core,
            end,
        };
        if description.pronoun.is_none() {
            self.fill(&mut description, end);
        }
        // "Prosecutors, who have charged two managers": what others are is no role of theirs.
        if matches!(description.kind, SourceKind::Anonymous | SourceKind::Group) {
            let clause = |&i: &usize| reading.is(i, Classes::PERSONAL_RELATIVE) && !reading.is_initials(i);
            let own = (description.core.start..end).find(clause).unwrap_or(end);
            description.roles = self.roles(start..own.max(start));
        }
        description
    }

    /// The token after a compound that tells of the name behind it: "Tarsk-based", "Iran-aligned".
    pub(super) fn past_compound(&self, start: usize, end: usize) -> usize {
        let reading = self.reading;
        let compound = start + 3 < end
            && reading.is(start + 1, Classes::HYPHEN)
            && reading.is(start + 2, PARTICIPLE)
            && !reading.is(start + 2, Classes::CAPITAL)
            && reading.is(start + 3, Classes::CAPITAL);
        if compound { start + 3 } else { start }
    }

    /// "Harbour Works Department (HWD) sources": people whom the initials of their body stand before.
    fn people_behind_bracket(&self, open: usize, end: usize) -> bool {
        let reading = self.reading;
        let people = Classes::PEOPLE.with(Classes::ROLE);
        open + 3 < end && reading.is(open + 2, Classes::CLOSE) && reading.is(open + 3, people)
    }

    /// Whether the participle at token `i` tells how the text at the beginning came about: "a poll by the Star
    /// | published on Monday".
    fn told_of_text(&self, start: usize, i: usize) -> bool {
        let reading = self.reading;
        let within = Classes::PREPOSITION.with(Classes::OPENER).with(Classes::ADJECTIVE).with(Classes::COORDINATOR);
        i > start
            && reading.is(i, PARTICIPLE)
            && !reading.is(i, Classes::CAPITAL)
            && !reading.is(i - 1, within)
            && (reading.is(i - 1, Classes::DOCUMENT)
                || reading.is(i - 1, Classes::CAPITAL) && reading.is(self.head_index(&(start..i)), Classes::DOCUMENT))
    }

    fn pronoun(&self, range: &Range<usize>) -> Option<Pronoun> {
        // "She, who", "It, which burns wood pellets,"
        let clause = Classes::WH.with(Classes::COMMA);
        // "US says it will leave"
        if range.len() > 1 && !self.reading.is(range.start + 1, clause) || self.reading.is_initials(range.start) {
            return None;
        }
        Relations::of(self.reading.language).pronoun(self.reading.word(range.start))
    }

    /// Fills in what the words of the phrase say: a body or person by name, then a noun by its classes.
    fn fill(&self, description: &mut Description, end: usize) {
        let named = self.name_behind_bracket(description, end)
            || self.listed_body(description)
            || self.explained_body(description, end)
            || self.joined_places(description)
            || self.name_behind_body(description)
            || self.named_person(description, end)
            || self.person_by_trade(description, end)
            || self.firm_behind(description, end)
            || self.name_after_role(description, end)
            || self.name_after_body(description, end);
        if !named {
            self.noun(description);
        }
    }

    /// "Special Relief Commissioner (SRC) Ann Lee", "East Coast Railway (ECoR) CPRO Ann Lee": behind an office or a body
    /// and its initials.
    fn name_behind_bracket(&self, description: &mut Description, end: usize) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        let (open, close) = (core.end, core.end + 2);
        if !reading.is(open, Classes::OPEN) || !reading.is(close, Classes::CLOSE) || close + 2 >= end {
            return false;
        }
        let capital = |i: usize| reading.is(i, Classes::CAPITAL) && !reading.is(i, CLASS.with(Classes::DETERMINER));
        let last = (close + 1..end).find(|&i| !capital(i)).unwrap_or(end);
        let edge = last == end || reading.is(last, Classes::COMMA.with(Classes::OPEN));
        // "CPRO", an office by its initials.
        let initials = reading.is(close + 1, Classes::ALL_CAPS) && !reading.word(close + 1).contains('.');
        let name = self.person(&(close + 1..last)).unwrap_or(close + 1 + usize::from(initials)..last);
        let office = initials || name.start > close + 1 || reading.is(core.end - 1, Classes::ROLE.with(Classes::TITLE));
        if !edge || !office || !(2..=4).contains(&name.len()) {
            return false;
        }
        description.kind = SourceKind::Person;
        description.title = Some(core.start..name.start);
        description.name = Some(name);
        true
    }

    /// "the FBI", "Ukraine’s General Staff": a body that the tables know.
    fn listed_body(&self, description: &mut Description) -> bool {
        let core = description.core.clone();
        let owner = (core.start..core.end - 1).rev().find(|&i| self.reading.is(i, Classes::GENITIVE));
        // "a candidate of the All People's Congress" is none.
        let owner = owner.filter(|&mark| !(core.start..mark).any(|i| self.reading.is(i, Classes::PREPOSITION)));
        let owned = owner.map(|mark| self.past_compound(mark + 1, core.end)..core.end);
        let listed = |range: &Range<usize>| bodies::by_name(&self.reading.language, self.text(range.clone()));
        // "the Ukrainian General Staff"
        let national = || {
            let of = self.mention_at(core.start).is_some_and(|place| place.kind == Kind::Demonym);
            let rest = core.start + 1..core.end;
            (of && !rest.is_empty()).then(|| listed(&rest)).flatten().filter(|body| body.kind == BodyKind::Government)
        };
        // "the National Hurricane Center in Miami": where it sits.
        let seat = (core.start + 1..core.end)
            .find(|&i| self.reading.is(i, Classes::SOMEWHERE) && self.reading.is(i + 1, Classes::CAPITAL));
        let seated = || seat.and_then(|seat| Some((listed(&(core.start..seat))?, core.start..seat)));
        if let Some((body, name)) = seated() {
            description.kind = super::kind_of(body);
            description.name = Some(name.clone());
            description.core = name;
            return true;
        }
        // "the garda said": one of them.
        let one = core.len() == 1
            && self.reading.is(core.start, Classes::ROLE)
            && !self.reading.is(core.start, Classes::CAPITAL);
        let found = listed(&core).filter(|_| !one).or_else(|| owned.as_ref().and_then(listed)).or_else(national);
        let Some(body) = found else { return false };
        description.kind = super::kind_of(body);
        // "Yemen's Iran-aligned Houthis": of no state, though a state is told with them.
        if let Some(owned) = owned.filter(|owned| body.kind != BodyKind::Government && listed(owned).is_some()) {
            description.core = owned;
        }
        description.name = Some(description.core.clone());
        true
    }

    /// "Planned Futures, an advocacy group": the appositive tells what the name does not.
    fn explained_body(&self, description: &mut Description, end: usize) -> bool {
        let core = description.core.clone();
        let kind = self.body_appositive(&core, end);
        if let Some(kind) = kind {
            description.kind = kind;
            description.name = Some(core);
        }
        kind.is_some()
    }

    /// "Washington and Beijing": two governments.
    fn joined_places(&self, description: &mut Description) -> bool {
        let core = description.core.clone();
        let Some(and) = core.clone().find(|&i| self.reading.is(i, Classes::COORDINATOR)) else { return false };
        let both = and > core.start
            && and + 1 < core.end
            && self.place(&(core.start..and)).is_some()
            && self.place(&(and + 1..core.end)).is_some();
        if both {
            description.kind = SourceKind::Government;
            description.plural = true;
            description.name = Some(core);
        }
        both
    }

    /// "Defense Minister Umerov", "Ann Lee, a pollster"
    fn named_person(&self, description: &mut Description, end: usize) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        let Some(name) = self.person(&core) else { return false };
        // "The Chief Electoral Commissioner, Ann Lee": an office with the name behind it.
        let office = name.end == core.end
            && self.reading.is(core.end - 1, Classes::ROLE)
            && !self.reading.is(name.start, Classes::GIVEN_NAME);
        if office && self.name_after_role(description, end) {
            return true;
        }
        // "Engineers Ireland": nobody has an office of many.
        let many = name.start == core.start + 1
            && name.len() == 1
            && reading.is(core.start, Classes::PLURAL.with(Classes::PEOPLE));
        if many
            && reading.is(core.start, Classes::ROLE.with(Classes::PEOPLE))
            && reading.is(core.start, Classes::CAPITAL)
            && reading.word(core.start).ends_with('s')
        {
            description.kind = SourceKind::Organisation;
            description.name = Some(core);
            return true;
        }
        description.kind = SourceKind::Person;
        // "Ann Lee from the Institute for Standards and Control" is one.
        let places = Classes::PREPOSITION.with(Classes::TO);
        let others = (name.end..core.end).take_while(|&i| !self.reading.is(i, places));
        description.plural = (name.start..name.end).chain(others).any(|i| self.reading.is(i, Classes::COORDINATOR));
        let title = core.start..name.start;
        // "Sinn Féin's Rose Tully": where she belongs, and no title.
        let owned = name.start > core.start && self.reading.is(name.start - 1, Classes::GENITIVE);
        let title = if owned { core.start..core.start } else { title };
        // "Chief executive Dr Ann Lee": how she is addressed says no more than her office.
        let addressed =
            title.len() > 1 && self.is_address(title.end - 1) && self.reading.is(title.end - 2, Classes::ROLE);
        let title = title.start..title.end - usize::from(addressed);
        // "Lucinda Hale KC, the victim's mother": behind the letters.
        let behind = if self.reading.is(core.end, Classes::ALL_CAPS) { core.end + 1 } else { core.end };
        let role = self.appositive(behind, end).or_else(|| self.court_part(behind));
        let role = role.or_else(|| {
            // "Dr. Ann Lee, who heads the lab"; "Councillor Ann Lee, who represents the east" has an office.
            let office = Relations::of(self.reading.language).is_role(self.text(title.clone()));
            if office { None } else { self.office_told(behind, end) }
        });
        (description.title, description.role) = if title.is_empty() { (role, None) } else { (Some(title), role) };
        description.name = Some(name);
        true
    }

    /// "the regulator FANC", "grid operator Elia": a body by its name, right behind the noun that says what it is.
    fn name_behind_body(&self, description: &mut Description) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        let Some(run) = self.proper_run(&(core.start + 1..core.end)).filter(|run| run.end == core.end) else {
            return false;
        };
        let noun = run.start - 1;
        let class = reading.flag(noun);
        // "the nuclear regulator ASN": a regulator may be somebody too.
        let initials = run.len() == 1 && reading.is(run.start, Classes::ALL_CAPS);
        let body = class.any(Classes::ORGANISATION.with(Classes::OUTLET).with(Classes::GOVERNMENT))
            && (!class.any(Classes::ROLE.with(Classes::PEOPLE).with(Classes::TITLE)) || initials)
            && !class.any(Classes::PLURAL)
            && !(reading.is(noun, Classes::CAPITAL) && self.corporate(run.clone()));
        let office = Classes::ROLE.with(Classes::TITLE).with(Classes::PEOPLE).with(Classes::GIVEN_NAME);
        // "A study in the journal Nature": of another noun.
        let within = (core.start..noun).any(|i| reading.is(i, Classes::PREPOSITION));
        let small = (noun == core.start || !reading.is(noun, Classes::CAPITAL)) && !within;
        if !body || !small || run.clone().any(|i| reading.is(i, office)) {
            return false;
        }
        let outlet = class.any(Classes::OUTLET) && reading.is_word(noun - 1, &["news"]);
        let kind = if outlet { Some(SourceKind::Outlet) } else { self.class_of_body(noun) };
        description.kind = kind.unwrap_or(SourceKind::Organisation);
        description.title = Some(core.start..run.start);
        description.name = Some(run.clone());
        description.core = run;
        true
    }

    /// "Ray Brand, a pollster": a name whose words are nouns as well.
    fn person_by_trade(&self, description: &mut Description, end: usize) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        let capitals = core.len() > 1
            && core.clone().all(|i| reading.is(i, Classes::CAPITAL) && !reading.is(i, Classes::DETERMINER));
        let trade = || self.appositive(core.end, end).filter(|t| reading.is(self.head_index(t), Classes::ROLE));
        // "Ford Motor Co., its largest customer"
        let firm = reading.is(core.end - 1, Classes::ORG_SUFFIX);
        let Some(title) = (capitals && !firm).then(trade).flatten() else { return false };
        description.kind = SourceKind::Person;
        description.title = Some(title);
        description.name = Some(core);
        true
    }

    /// "the president of France, Nicolas Sarkozy": the name follows its role.
    fn name_after_role(&self, description: &mut Description, end: usize) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        // "the candidate of the Harbour Party (HP), Ann Lee"
        let bracket = reading.is(core.end, Classes::OPEN) && reading.is(core.end + 2, Classes::CLOSE);
        let comma = core.end + if bracket { 3 } else { 0 };
        if comma + 1 >= end || !reading.is(comma, Classes::COMMA) {
            return false;
        }
        // "A village chief in Alder Lista, Ifugao,": where the town lies.
        let town = (core.start..core.end).rev().find(|&i| !reading.is(i, Classes::CAPITAL));
        let lies = town.is_some_and(|i| i + 1 < core.end && reading.is(i, Classes::SOMEWHERE));
        if lies && reading.is(comma + 2, Classes::COMMA) {
            return false;
        }
        // "a local councillor, Ann Lee (HP),"
        let close = (comma + 1..end).find(|&i| reading.is(i, Classes::COMMA.with(Classes::OPEN))).unwrap_or(end);
        let head = self.head_index(&core);
        let role = reading.is(head, Classes::ROLE.with(Classes::TITLE)) || self.is_one_of(&core);
        // "Engineer-in-Chief, Water Resources, Ann Lee,": what the office is for stands between.
        let remit = Classes::REMIT.with(Classes::PORTFOLIO).with(CLASS);
        let behind = close + 1 < end && reading.is(close, Classes::COMMA) && reading.is(close - 1, remit);
        let comma_from = |at: usize| (at..end).find(|&i| reading.is(i, Classes::COMMA.with(Classes::OPEN)));
        // "General Manager, Operations, of Orr Power, Ann Lee": and of whom.
        let of = reading.is_word(close + 1, &["of"]).then(|| comma_from(close + 1)).flatten();
        let from = of.unwrap_or(close) + 1;
        let last = || comma_from(from).unwrap_or(end);
        let name = match behind.then(|| self.whole_words(from..last())).flatten() {
            Some(name) => Some(name),
            None if role => self.name_beside(comma + 1, close),
            None => self.whole_name(&core, comma + 1..close),
        };
        // "General Manager, Corporate Communications": what the office is for, and nobody.
        let Some(name) = name.filter(|name| !name.clone().all(|i| reading.is(i, remit))) else { return false };
        // "His opposition counterpart, Tarsk MP Ann Lee": the office says more.
        let office = (comma + 1..name.start).any(|i| reading.is(i, Classes::ROLE));
        let core = if office && reading.is_word(head, &["counterpart"]) { comma + 1..name.start } else { core };
        // "One, Jonah Weil, noted": of those whom the sentence before tells of.
        let lone = core.len() == 1 && reading.is(core.start, Classes::NUMERAL) || self.is_one_of(&core);
        description.kind = SourceKind::Person;
        description.title = (!lone).then_some(core);
        description.name = Some(name);
        true
    }

    /// "One of them", "one of the demonstrators": a name behind is his.
    fn is_one_of(&self, core: &Range<usize>) -> bool {
        core.len() > 2 && self.reading.is_word(core.start, &["one"]) && self.reading.is_word(core.start + 1, &["of"])
    }

    /// The comma behind a body's noun, or behind the clause that tells which: "The company that is selling it, Dyno".
    fn comma_behind(&self, core: &Range<usize>, end: usize) -> Option<usize> {
        let reading = self.reading;
        let clause = reading.is(core.end, Classes::THAT.with(Classes::WH));
        let at = if clause { (core.end..end).find(|&i| reading.is(i, Classes::COMMA))? } else { core.end };
        reading.is(at, Classes::COMMA).then_some(at)
    }

    /// The words, if they are a full name and nothing else.
    fn whole_words(&self, words: Range<usize>) -> Option<Range<usize>> {
        self.person(&words).filter(|name| *name == words && name.len() > 1)
    }

    /// "The umbrella mender, Sandor Kiss": whoever `core` describes by a noun that the tables do not have, the words
    /// after the comma are a full name and nothing else.
    fn whole_name(&self, core: &Range<usize>, words: Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let known = CLASS.with(Classes::CAPITAL).with(Classes::PLURAL).with(Classes::PEOPLE);
        let lone = core.len() == 1 && reading.is_word(core.start, &["one"]);
        if !lone && core.clone().any(|i| reading.is(i, known)) {
            return None;
        }
        self.whole_words(words)
    }

    /// "its owner, Arctic Lines Group", "the ship's manager, Tarsk-based Kallisto Maritime": a firm by its name, where a word
    /// for somebody stands that a firm may be as well.
    fn firm_behind(&self, description: &mut Description, end: usize) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        let head = self.head_index(&core);
        if !reading.is(core.end, Classes::COMMA) || !Relations::of(reading.language).is_firms_role(reading.word(head)) {
            return false;
        }
        let close = (core.end + 1..end).find(|&i| reading.is(i, Classes::COMMA)).unwrap_or(end);
        // "its operator, Hong Kong's Silverwake Lines"
        let from = self.past_owner(&(core.end + 1..close), core.end + 1);
        let from = self.past_compound(from, close);
        let part = Classes::CAPITAL.with(Classes::HYPHEN).with(Classes::NAME_PARTICLE).with(Classes::DIGITS);
        let somebody = Classes::GIVEN_NAME.with(Classes::TITLE).with(Classes::ROLE).with(Classes::DETERMINER);
        let word = reading.word(from);
        // "MMG", "TransAlta"; a single word else may be a surname.
        let shaped = word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit());
        let named = from < close
            && (close - from > 1 || shaped)
            && !(from..close).all(|i| reading.is(i, Classes::REMIT.with(Classes::PORTFOLIO)))
            && (from..close).all(|i| reading.is(i, part))
            // "its manager, Corin Marine": a given name stands first.
            && (from..close - 1).all(|i| !reading.is(i, somebody))
            && !reading.is(close - 1, somebody.without(Classes::GIVEN_NAME));
        if named {
            description.become_body(core, from..close);
        }
        named
    }

    /// "the maker, Bellwether Labs": the name of a body follows what it is.
    fn name_after_body(&self, description: &mut Description, end: usize) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        let head = self.head_index(&core);
        let Some(from) = self.comma_behind(&core, end).map(|comma| comma + 1) else { return false };
        if !reading.is(head, Classes::ORGANISATION) || from >= end {
            return false;
        }
        let close = (from..end).find(|&i| reading.is(i, Classes::COMMA)).unwrap_or(end);
        let name = Classes::CAPITAL.with(Classes::HYPHEN).with(Classes::NAME_PARTICLE);
        let named = reading.is(from, Classes::CAPITAL)
            && !reading.is(head, Classes::CAPITAL)
            && (from..close).all(|i| reading.is(i, name) || reading.is_word(i, &["&"]))
            // "the company, Dyno Orr": no person is one.
            && self.person(&(from..close)).is_none_or(|name| {
                let somebody = reading.is(from, Classes::GIVEN_NAME.with(Classes::TITLE)) || name.len() == 1;
                self.corporate(from..close)
                    || !somebody && Relations::of(reading.language).is_firm(reading.base().lower(head))
            });
        if named {
            description.become_body(core, from..close);
        }
        named
    }

    /// What the head noun says, where nobody is named.
    fn noun(&self, description: &mut Description) {
        let reading = self.reading;
        let core = description.core.clone();
        let head = self.head_index(&core);
        description.place = self.place(&core);
        description.plural = self.reading.is(head, Classes::PEOPLE.with(Classes::PLURAL))
            || (core.start..=head).any(|i| self.reading.is(i, Classes::COORDINATOR));
        let kind = if description.place.is_some() {
            Some(SourceKind::Government)
        } else {
            self.people(&core, head).or_else(|| self.body_of_members(&core, head)).or_else(|| self.class_of_body(head))
        };
        // "A motorist rescued near Ennis": the name behind the head is somebody else's.
        // "Yemen's Iran-aligned Rebels": behind the compound.
        let owner = self.past_owner(&core, core.start);
        let own = self.past_compound(owner, core.end);
        let run = self
            .proper_run(&(if own > owner { own } else { core.start }..core.end))
            .filter(|run| run.start <= head || reading.is(head, Classes::CAPITAL));
        // "A contractor who asked": somebody, though the noun is a firm's as well.
        // "the company, whose contract ended": a firm has one too.
        let who = reading.is_word(core.end, &["who"])
            || reading.is(core.end, Classes::COMMA) && reading.is_word(core.end + 1, &["who"]);
        let somebody = who && !reading.is(head, Classes::CAPITAL.with(Classes::PEOPLE));
        description.kind = match (kind, run) {
            (Some(SourceKind::Organisation), None) if somebody => SourceKind::Anonymous,
            (Some(kind), _) => kind,
            (None, Some(run)) => self.unknown_name(description, run),
            // "The port said": whoever runs it.
            (None, None)
                if description.definite
                    && reading.is(head, Classes::FACILITY_NOUN)
                    && !reading.is(head, Classes::PLURAL) =>
            {
                SourceKind::Organisation
            }
            (None, None) => self.unknown_people(&core, head),
        };
        description.name = match description.kind {
            SourceKind::Government | SourceKind::Organisation | SourceKind::Outlet | SourceKind::Document => {
                self.proper_run(&core).map(|_| core)
            }
            SourceKind::Person if description.name.is_none() => self.proper_run(&core),
            _ => description.name.take(),
        };
    }

    /// People by what they are: "three people briefed on it", "one senior Republican", "residents".
    fn people(&self, core: &Range<usize>, head: usize) -> Option<SourceKind> {
        let reading = self.reading;
        // "52 % of respondents", "half of those asked"
        let of = core.clone().find(|&i| reading.is_word(i, &["of"]));
        if let Some(of) = of.filter(|&of| of + 1 < core.end && self.is_share(core.start..of)) {
            let rest = of + 1..core.end;
            let many = Classes::GROUP.with(Classes::OPEN_ANTECEDENT);
            if rest.clone().any(|i| reading.is(i, many)) {
                return Some(SourceKind::Group);
            }
        }
        let flags = reading.flag(head);
        // "the Tarsk DSP": a rank in capitals, with nobody's name.
        if flags.any(Classes::TITLE) && flags.any(Classes::ALL_CAPS) && head > core.start && head + 1 == core.end {
            return Some(SourceKind::Anonymous);
        }
        // "The opposition", where "the opposition BJP" is a body.
        if core.len() == 1 && reading.is_word(head, &["opposition"]) {
            return Some(SourceKind::Group);
        }
        // "environmental groups", which nobody names
        if reading.is_word(head, &["groups"]) && !reading.is(head, Classes::CAPITAL) {
            return Some(SourceKind::Group);
        }
        // "people familiar with the matter"
        let counted = flags.any(Classes::GROUP) && (self.counted(core) || reading.is(head + 1, Classes::PRIVY));
        let partisan = reading.is(head, Classes::PARTISAN) && core.start < head;
        if flags.any(Classes::UNNAMED) || counted || partisan {
            Some(SourceKind::Anonymous)
        } else {
            flags.any(Classes::GROUP).then_some(SourceKind::Group)
        }
    }

    /// "Nurses' Council", "Trades Union Congress", "International Relief Council": a body of its members, though its
    /// noun is that of a state body as well.
    fn body_of_members(&self, core: &Range<usize>, head: usize) -> Option<SourceKind> {
        let reading = self.reading;
        let members = Classes::GENITIVE.with(Classes::ORGANISATION);
        // "Health Ministry", "Tourism Department": what a state body is for is often a firm's word too.
        let before = |i: usize| if i + 1 == head { members } else { members.with(Classes::CORPORATE) };
        let is_theirs = reading.is(head, Classes::GENERIC_BODY)
            && reading.is(head, Classes::GOVERNMENT)
            && reading.is(head, Classes::CAPITAL)
            && (core.start..head).any(|i| {
                reading.is(i, before(i)) && (!reading.is(i, Classes::GENITIVE) || reading.word(i - 1).ends_with('s'))
            });
        is_theirs.then_some(SourceKind::Organisation)
    }

    /// States, bodies, offices, outlets and texts by their nouns; a capital settles what a noun may be as well.
    fn class_of_body(&self, head: usize) -> Option<SourceKind> {
        let flags = self.reading.flag(head);
        let capital = flags.any(Classes::CAPITAL);
        let office = Classes::ROLE.with(Classes::PEOPLE);
        // "three former guards": more than one of a trade, though a guard is a body as well.
        // "a guard", where "China's coast guard" is a body.
        let one = flags.any(Classes::ROLE) && self.reading.is(head.wrapping_sub(1), Classes::DETERMINER);
        let trade = (flags.any(Classes::PEOPLE) && flags.any(Classes::PLURAL) || one) && !capital;
        // "National News Agency", "the Press Agency"
        if capital && flags.any(Classes::OUTLET) && self.reading.is_word(head.wrapping_sub(1), &["news", "press"]) {
            return Some(SourceKind::Outlet);
        }
        // "the Archaeological Survey of India"
        let survey = capital && self.reading.is_word(head, &["survey"]) && self.reading.is_word(head + 1, &["of"]);
        if survey && self.mention_at(head + 2).is_some() {
            return Some(SourceKind::Government);
        }
        if flags.any(Classes::STATES)
            || flags.any(Classes::GOVERNMENT) && (capital || !flags.any(Classes::DOCUMENT)) && !trade
        {
            Some(SourceKind::Government)
        } else if flags.any(office) && !(flags.any(Classes::ORGANISATION) && capital) {
            Some(SourceKind::Anonymous)
        } else if flags.any(Classes::MASTHEAD) && capital
            || flags.any(Classes::OUTLET) && (capital || !flags.any(Classes::DOCUMENT.with(Classes::ORGANISATION)))
        {
            Some(SourceKind::Outlet)
        } else if flags.any(Classes::DOCUMENT) {
            Some(SourceKind::Document)
        } else {
            flags.any(Classes::ORGANISATION).then_some(SourceKind::Organisation)
        }
    }

    /// "some", "critics": people of whom the tables know nothing.
    fn unknown_people(&self, core: &Range<usize>, head: usize) -> SourceKind {
        let opener = Classes::LONE_QUANTIFIER.with(Classes::NUMERAL).with(Classes::DIGITS);
        // "The 52-year-old"
        let aged = self.reading.is(core.start + 1, Classes::HYPHEN);
        let many = self.reading.is(core.start, opener) && !aged && !self.reading.is_word(core.start, &["one"])
            || self.reading.is(head, Classes::PLURAL);
        // "Three suppliers": so few are somebody.
        if many && !self.counted(core) { SourceKind::Group } else { SourceKind::Anonymous }
    }

    /// "52 %", "almost half", "two thirds": a part of many.
    fn is_share(&self, range: Range<usize>) -> bool {
        let number = Classes::DIGITS.with(Classes::NUMERAL).with(Classes::QUANTIFIER);
        range.clone().any(|i| self.reading.is(i, number))
            && !range.clone().any(|i| {
                self.reading.is(i, Classes::PEOPLE.without(Classes::QUANTIFIER)) && !self.reading.is(i, number)
            })
    }

    /// Whether the phrase counts its people, by a small number.
    fn counted(&self, core: &Range<usize>) -> bool {
        core.clone().any(|i| self.reading.is(i, Classes::NUMERAL))
            && !core.clone().any(|i| self.reading.is(i, Classes::LARGE_NUMBER) || self.reading.is_word(i, &["dozen"]))
    }

    /// The kind of a name that nothing tells about.
    fn unknown_name(&self, description: &mut Description, run: Range<usize>) -> SourceKind {
        let reading = self.reading;
        let article = description.core.start > 0 && description.definite;
        let acronym = run.len() == 1 && reading.is(run.start, Classes::ALL_CAPS) && reading.word(run.start).len() <= 6;
        let spoken = reading.is(run.end, Classes::COLON);
        // "BC Hydro", "NHS Grampian": initials of a place or body before another word.
        let first = reading.word(run.start);
        // "Women's Aid": what the owner's mark joins is one name.
        let owner = run.end + 1 < description.core.end
            && reading.is(run.end, Classes::GENITIVE)
            && reading.is(run.end + 1, Classes::CAPITAL);
        let initials = run.len() > 1
            && reading.is(run.start, Classes::ALL_CAPS)
            && first.len() >= 2
            && !first.contains('.')
            && (first.len() > 2
                || self.mention_at(run.start).is_some()
                || reading.is(run.start, Classes::GOVERNMENT.with(Classes::ORGANISATION)));
        // "Phillips 66"
        let numbered = run.end < description.core.end
            && reading.is(run.end, Classes::DIGITS)
            && !reading.is(run.end - 1, Classes::MONTH);
        // "Green GEN Cymru"
        let shouts =
            |i: usize| reading.is(i, Classes::ALL_CAPS) && reading.word(i).len() > 2 && !reading.word(i).contains('.');
        let shouted = run.len() > 2 && (run.start + 1..run.end - 1).any(shouts);
        // "Rio Verde and BHP"
        let beside = run.end + 2 == description.core.end
            && reading.is(run.end, Classes::COORDINATOR)
            && reading.is(run.end + 1, Classes::ALL_CAPS)
            && !reading.word(run.end + 1).contains('.');
        if owner
            || numbered
            || shouted
            || beside
            || self.is_site(&run)
            || self.is_told_of_firm(&run)
            || acronym && !spoken
            || initials && !reading.is(run.end - 1, Classes::ALL_CAPS)
            || article
            || self.corporate(run.clone())
        {
            SourceKind::Organisation
        } else {
            description.name = Some(run);
            SourceKind::Person
        }
    }

    /// "State-owned Elektra said", "Nordbank said its lending had grown": no given name, and owned or owning.
    fn is_told_of_firm(&self, run: &Range<usize>) -> bool {
        let reading = self.reading;
        if run.clone().any(|i| reading.is(i, Classes::GIVEN_NAME.with(Classes::TITLE))) {
            return false;
        }
        let owned = run.start > 2
            && reading.is(run.start - 2, Classes::HYPHEN)
            && reading.is_word(run.start - 1, &["owned", "run", "controlled", "listed"]);
        let its =
            reading.is(run.end, Classes::CUE_VERB) && (run.end + 1..run.end + 3).any(|i| reading.is_word(i, &["its"]));
        owned || its
    }

    /// Whether the words are the name of a site that the text marks, or of a place in two words or more: no person goes
    /// by it.
    pub(super) fn is_site(&self, run: &Range<usize>) -> bool {
        let span = self.reading.document.span(run.clone());
        self.mention_at(run.start).is_some_and(|place| {
            let site = place.category == Category::Infrastructure || run.len() > 1;
            site && place.confidence >= SURE_SITE && place.span.start <= span.start && place.span.end >= span.end
        }) && !self.reading.is(run.start, Classes::GIVEN_NAME.with(Classes::TITLE))
    }

    pub(super) fn text(&self, range: Range<usize>) -> &str {
        self.reading.document.span(range).slice(self.reading.document.text())
    }

    /// The mention of a place that the word at token `at` is part of.
    pub(super) fn mention_at(&self, at: usize) -> Option<&PlaceMention> {
        let span = self.reading.document.span(at..at + 1);
        let first = self.places.partition_point(|p| p.span.end <= span.start);
        self.places.get(first).filter(|p| p.span.overlaps(span))
    }

    /// The place that the whole phrase is, if it is one.
    pub(super) fn place(&self, core: &Range<usize>) -> Option<usize> {
        let span = self.reading.document.span(core.clone());
        let at = self.places.partition_point(|p| p.span.end <= span.start);
        let place = self.places.get(at)?;
        let whole = place.span.start <= span.start + 4 && place.span.end >= span.end;
        // A town hardly ever stands for its council, and mostly is a surname here.
        let state = |kind: Kind| {
            matches!(
                kind,
                Kind::Country
                    | Kind::Capital
                    | Kind::City
                    | Kind::Admin1
                    | Kind::Territory
                    | Kind::Region
                    | Kind::Continent
            )
        };
        let speaks = place.role != Role::OrganisationPart
            && (state(place.kind) || place.alternatives.iter().any(|a| a.kind == Kind::Capital));
        (whole && speaks).then_some(at)
    }

    /// The token of the head noun: the last before a preposition or the end.
    pub(super) fn head_index(&self, core: &Range<usize>) -> usize {
        let reading = self.reading;
        // "Department of Transportation records", "House of Commons officials": behind a name that "of" joins.
        let last = core.end.saturating_sub(1);
        let of = core.len() > 3
            && reading.is(last - 1, Classes::CAPITAL)
            && reading.is(last, Classes::SOURCE_NOUN)
            && reading.is(last, Classes::PLURAL.with(Classes::PEOPLE).with(Classes::ROLE))
            && !reading.is(last, Classes::CAPITAL)
            // "A Transport for Wales spokesman"
            && core.clone().any(|i| reading.is(i, Classes::TITLE_WORD) && reading.is(i.wrapping_sub(1), Classes::CAPITAL));
        if of {
            return last;
        }
        let mut head = core.start;
        // "the housing spokesman", "an elected mayor": one person in a role needs a determiner after a verb.
        let one = |i: usize| {
            // "the internationally recognised government"
            let body = reading.is(i, Classes::GOVERNMENT) && !reading.is(i, Classes::CAPITAL);
            let part = body
                || reading.is(i, Classes::ROLE) && !reading.is(i, Classes::PEOPLE)
                || reading.is(i, Classes::PEOPLE) && !reading.is(i, Classes::OPENER.with(Classes::CAPITAL));
            i < core.end && part
        };
        for i in core.clone() {
            let flags = reading.flag(i);
            // "two people familiar with the matter"
            if i > core.start && flags.any(Classes::PRIVY) && reading.is(i - 1, Classes::PEOPLE.with(Classes::ROLE)) {
                break;
            }
            // "Verrin's latest filing"
            let text = flags.any(Classes::VERB_ING) && flags.any(Classes::DOCUMENT);
            // "the plant's Moscow-installed management"
            // "two shipping agents": before any noun.
            let first = i + 1 < core.end
                && reading.is(i, Classes::VERB_ING)
                && reading.word(i + 1).ends_with('s')
                && (core.start..i)
                    .all(|k| reading.is(k, Classes::NUMERAL.with(Classes::DIGITS).with(Classes::QUANTIFIER)));
            let within = first
                || flags.any(Classes::VERB_ING.with(Classes::VERB_ED)) && one(i + 1)
                || i > core.start && reading.is(i - 1, Classes::HYPHEN);
            if i > core.start
                && !text
                && !within
                && flags.any(
                    Classes::PREPOSITION
                        .with(Classes::TO)
                        .with(Classes::WH)
                        .with(Classes::THAT)
                        .with(Classes::VERB_ED)
                        .with(Classes::VERB_ING),
                )
                && !flags.any(Classes::CAPITAL)
            {
                break;
            }
            if flags.any(Classes::GENITIVE) {
                continue;
            }
            if flags.any(Classes::WORDLIKE) && !flags.any(Classes::COORDINATOR.with(Classes::DIGITS)) {
                head = i;
            }
        }
        head
    }

    fn head(&self, core: &Range<usize>) -> String {
        self.reading.word(self.head_index(core)).to_lowercase()
    }

    fn roles(&self, range: Range<usize>) -> Vec<String> {
        let known = Classes::ROLE.with(Classes::PEOPLE).with(CLASS).with(Classes::TITLE);
        let word = |i: usize| self.reading.word(i).trim_end_matches('.').to_lowercase();
        range.filter(|&i| self.reading.is(i, known)).map(word).collect()
    }

    /// The part of a lawyer in a trial, between commas from token `at` on: "Chloe Nance, prosecuting, said".
    fn court_part(&self, at: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let comma = |i: usize| reading.is(i, Classes::COMMA);
        (comma(at) && reading.is(at + 1, Classes::COURT_PART) && comma(at + 2)).then_some(at + 1..at + 2)
    }

    /// The office that a relative clause tells of, from its verb on: "Ann Lee, who | heads the bee lab at Lund | and".
    fn office_told(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let who = if reading.is(at, Classes::COMMA) { at + 1 } else { at };
        if who + 2 >= end || !reading.is_word(who, &["who"]) {
            return None;
        }
        // "who has been | mayor since 2011", "who is the paper's | senior author"
        let be = (who + 1..who + 3).find(|&i| reading.is(i, Classes::BE) && !reading.is(i + 1, Classes::NEGATION));
        let office = |be: usize| {
            let from = (be + 1..end).find(|&i| !reading.is(i, Classes::DETERMINER.with(Classes::POSSESSIVE)))?;
            let role = (from..end.min(from + 4)).find(|&i| reading.is(i, Classes::ROLE))?;
            let within = |i: usize| reading.is(i, Classes::PREPOSITION.with(Classes::VERB_ING).with(Classes::VERB_ED));
            (!(from..role).any(within)).then_some(from)
        };
        let presides = || Relations::of(reading.language).presides(reading.word(who + 1)).then_some(who + 1);
        let from = be.and_then(office).or_else(presides)?;
        let edge = Classes::COMMA.with(Classes::HARD_STOP).with(Classes::WH).with(Classes::COORDINATOR);
        let close = (from + 1..end).find(|&i| reading.is(i, edge)).unwrap_or(end);
        (from > who + 1 || close > from + 1).then_some(from..close)
    }

    /// The appositive after a name: "a pollster in Ohio".
    fn appositive(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        if at + 1 >= end || !reading.is(at, Classes::COMMA) || reading.is(at + 1, Classes::WH) {
            return None;
        }
        let mut start = at + 1;
        if reading.is(start, Classes::DIGITS) && reading.is(start + 1, Classes::COMMA) {
            start += 2;
        }
        let told = Classes::ROLE.with(Classes::PEOPLE).with(Classes::PARTISAN);
        // "Ann Lee, a stonemason from Lund": a trade that the tables do not have.
        // "chief of the World Health Organization (WHO)"
        let clause = |i: usize| reading.is(i, Classes::WH) && !reading.is_initials(i);
        let edge = (start..end).find(|&i| reading.is(i, Classes::COMMA) || clause(i)).unwrap_or(end);
        let role = reading.is(start, Classes::ARTICLE) || (start..edge).any(|i| reading.is(i, told));
        while start < end && reading.is(start, Classes::DETERMINER.with(Classes::POSSESSIVE)) {
            start += 1;
        }
        let close = edge.max(start);
        (role && close > start).then_some(start..close)
    }

    /// Where the words on the source itself begin: "Mr. Lee's wife" is a woman.
    pub(super) fn past_owner(&self, core: &Range<usize>, start: usize) -> usize {
        core.clone().rev().find(|&i| self.reading.is(i, Classes::GENITIVE)).map_or(start, |mark| mark + 1)
    }

    /// The gender that the phrase tells of; behind `core` no name does, and nothing in a relative clause: "Northern,
    /// which runs to Shelley" is no woman.
    fn gender(&self, range: Range<usize>, core: usize) -> Gender {
        let reading = self.reading;
        let clause = Classes::WH.with(Classes::PERSONAL_RELATIVE);
        let first = range.start;
        let mut given: Option<(usize, Gender)> = None;
        for i in range.take_while(|&i| i < core || !reading.is(i, clause)) {
            if reading.is(i, Classes::MANS_TITLE) {
                return Gender::Man;
            }
            if reading.is(i, Classes::WOMANS_TITLE) {
                return Gender::Woman;
            }
            let flags = reading.flag(i);
            let capital = flags.any(Classes::CAPITAL);
            // "Annerie George": the last of two names is a surname.
            let rank = Classes::TITLE.with(Classes::ROLE).with(Classes::OPENER);
            // "Abdi Noor Hersi", "Hapag-Lloyd": a name before it that is no given name.
            let told = rank.with(Classes::GIVEN_NAME).with(CLASS).with(Classes::PORTFOLIO);
            let before = if i > first && reading.is(i - 1, Classes::HYPHEN) { i - 1 } else { i };
            let behind = before > first
                && reading.is(before - 1, Classes::CAPITAL)
                && !reading.is(before - 1, told)
                && self.mention_at(before - 1).is_none();
            let surname = i + 1 == core && i > first && reading.is(i - 1, Classes::CAPITAL) && !reading.is(i - 1, rank)
                || capital && behind;
            if surname && flags.any(Classes::GIVEN_NAME) {
                continue;
            }
            if flags.any(Classes::GIVEN_NAME) && (!capital || i > core + 3) {
                continue;
            }
            let gender = match (flags.any(Classes::MALE), flags.any(Classes::FEMALE)) {
                (true, false) => Gender::Man,
                (false, true) => Gender::Woman,
                _ => continue,
            };
            if !flags.any(Classes::GIVEN_NAME) {
                return gender;
            }
            // "Santa Ana council member Jose Lee": the given name that stands last, or begins the row that does.
            if given.is_none_or(|(at, _)| at + 1 < i && i < core) {
                given = Some((i, gender));
            } else if let Some((at, _)) = given.as_mut().filter(|(at, _)| *at + 1 == i) {
                *at = i;
            }
        }
        given.map_or(Gender::Unknown, |(_, gender)| gender)
    }
}
