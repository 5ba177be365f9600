//! Who is named in a phrase for a source: behind an office, a body's noun, a bracket or a comma.

use std::ops::Range;

use super::description::{CLASS, Describer, Description};
use super::relations::{Pronoun, Relations};
use crate::annotations::SourceKind;
use crate::kind::Kind;
use crate::language::Classes;
use crate::language::en::bodies::{self, BodyKind};

/// How far behind a name its verb and a pronoun stand, in tokens.
const LONGEST_VERB: usize = 5;

impl Describer<'_, '_> {
    /// "Special Relief Commissioner (SRC) Ann Lee", "East Coast Railway (ECoR) CPRO Ann Lee": behind an office or a body
    /// and its initials.
    pub(super) fn name_behind_bracket(&self, description: &mut Description, end: usize) -> bool {
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
    pub(super) fn listed_body(&self, description: &mut Description) -> bool {
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

    /// "Orrin Herald journalists at the scene": the paper itself.
    pub(super) fn press(&self, description: &mut Description) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        let head = self.head_index(&core);
        let theirs = reading.is_word(head, &["journalists", "reporters", "correspondents"]) && head > core.start;
        let press = theirs && crate::claims::speaker::is_outlet(reading, core.start..head);
        if press {
            description.kind = SourceKind::Outlet;
            description.core = core.start..head;
            description.name = Some(core.start..head);
        }
        press
    }

    /// "Planned Futures, an advocacy group": the appositive tells what the name does not.
    pub(super) fn explained_body(&self, description: &mut Description, end: usize) -> bool {
        let core = description.core.clone();
        let kind = self.body_appositive(&core, end);
        if let Some(kind) = kind {
            description.kind = kind;
            description.name = Some(core);
        }
        kind.is_some()
    }

    /// "Washington and Beijing": two governments.
    pub(super) fn joined_places(&self, description: &mut Description) -> bool {
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
    pub(super) fn named_person(&self, description: &mut Description, end: usize) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        // "The Harbour Works and Sewage System": nobody has an article but with a title or by a first name.
        let told = Classes::GIVEN_NAME.with(Classes::TITLE).with(Classes::ROLE).with(Classes::PEOPLE);
        let the = reading.is_word(core.start.wrapping_sub(1), &["the"])
            && core.clone().all(|i| reading.is(i, Classes::CAPITAL.with(Classes::COORDINATOR)));
        let members = self.ends_in_many(&core, core.end - 1);
        let of_nobody = members || !core.clone().any(|i| reading.is(i, told));
        // "The Orrin County Commissioners", "the Orrin Pilots": a body by those who are of it.
        if the && members {
            let state = core.clone().any(|i| reading.is(i, Classes::GOVERNMENT));
            description.kind = if state { SourceKind::Government } else { SourceKind::Organisation };
            description.name = Some(core);
            return true;
        }
        if the && of_nobody && core.len() > 2 {
            return false;
        }
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

    /// "T-Town senior Ann Lee": the name behind what somebody is at a school.
    pub(super) fn name_behind_grade(&self, description: &mut Description) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        let grade = core.clone().find(|&i| reading.is_word(i, &["senior", "junior"]));
        let Some(grade) = grade.filter(|&i| i > core.start && !reading.is(i, Classes::CAPITAL)) else { return false };
        let Some(name) = self.whole_words(grade + 1..core.end) else { return false };
        description.kind = SourceKind::Person;
        description.title = Some(core.start..name.start);
        description.name = Some(name);
        true
    }

    /// "the regulator FANC", "grid operator Elia": a body by its name, right behind the noun that says what it is.
    pub(super) fn name_behind_body(&self, description: &mut Description) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        let Some(run) = self.proper_run(&(core.start + 1..core.end)).filter(|run| run.end == core.end) else {
            return false;
        };
        let noun = run.start - 1;
        let class = reading.flag(noun);
        // "the nuclear regulator ASN": a regulator may be somebody too.
        let initials = run.len() == 1 && reading.is(run.start, Classes::ALL_CAPS);
        // "its owner Corin Energy", "lithium miner Corin Brine Corp": a firm where no given name stands.
        let relations = Relations::of(reading.language);
        let word = reading.base().lower(noun);
        let owner = reading.is_word(core.start.wrapping_sub(1), &["its"]) && relations.is_firms_role(word);
        // "state miner Codelta": one word, where somebody would have two.
        let named = || reading.is(run.end - 1, Classes::ORG_SUFFIX) || run.len() == 1 && !relations.is_firms_role(word);
        let firm = (owner || relations.is_firm(word) && named()) && !reading.is(run.start, Classes::GIVEN_NAME);
        let known = class.any(Classes::ORGANISATION.with(Classes::OUTLET).with(Classes::GOVERNMENT))
            && (!class.any(Classes::ROLE.with(Classes::PEOPLE).with(Classes::TITLE)) || initials);
        let body = (known || firm)
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
        let kind = match (outlet, firm) {
            (true, _) => Some(SourceKind::Outlet),
            (_, true) => None,
            _ => self.class_of_body(noun),
        };
        description.kind = kind.unwrap_or(SourceKind::Organisation);
        description.title = Some(core.start..run.start);
        description.name = Some(run.clone());
        description.core = run;
        true
    }

    /// "Ray Brand, a pollster": a name whose words are nouns as well.
    pub(super) fn person_by_trade(&self, description: &mut Description, end: usize) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        // "Lida, a shift engineer": a first name that is a town's; "Kyiv, a close ally" is a state.
        let town = || {
            let state = [Kind::Country, Kind::Capital, Kind::Admin1, Kind::Territory, Kind::Region];
            self.mention_at(core.start).is_some_and(|place| !state.contains(&place.kind))
                && reading.is(core.end + 1, Classes::ARTICLE)
        };
        let capitals = (core.len() > 1 || town())
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
    pub(super) fn name_after_role(&self, description: &mut Description, end: usize) -> bool {
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
        // "The PS, Alex Lee", "The City's finance MMC, Ann Lee": an office by its initials, with nothing but a name behind.
        let initials = reading.is(core.end - 1, Classes::ALL_CAPS)
            && (2..=4).contains(&reading.word(core.end - 1).len())
            && (reading.is(core.start.wrapping_sub(1), Classes::DEFINITE) || core.len() > 1);
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
            None if initials => self.whole_words(comma + 1..close),
            None => self.whole_name(&core, comma + 1..close),
        };
        // "General Manager, Corporate Communications": what the office is for, and nobody.
        let Some(name) = name.filter(|name| !name.clone().all(|i| reading.is(i, remit))) else { return false };
        // "His opposition counterpart, Tarsk MP Ann Lee": the office says more.
        let office = (comma + 1..name.start).any(|i| reading.is(i, Classes::ROLE));
        let core = if office && reading.is_word(head, &["counterpart"]) { comma + 1..name.start } else { core };
        // "One, Jonah Weil, noted": of those whom the sentence before tells of.
        let lone = core.len() == 1
            && (reading.is(core.start, Classes::NUMERAL) || reading.is_word(core.start, &["another"]))
            || self.is_one_of(&core);
        description.kind = SourceKind::Person;
        description.title = (!lone).then_some(core);
        description.name = Some(name);
        true
    }

    /// "Her neighbour, who would give only his first name, Dag,", "one driver who asked to be called only Ola": somebody
    /// by the name that the clause gives.
    pub(super) fn name_in_clause(&self, description: &mut Description) {
        const LONGEST: usize = 16;
        let reading = self.reading;
        let core = description.core.clone();
        let who = core.end + usize::from(reading.is(core.end, Classes::COMMA));
        if !reading.is_word(who, &["who"]) {
            return;
        }
        let limit = reading.words.len().min(who + LONGEST);
        let sentence = reading.words[who].sentence();
        let capital = |i: usize| reading.is(i, Classes::CAPITAL) && !reading.is(i, Classes::OPENER);
        let Some(first) = (who + 1..limit).find(|&i| capital(i)) else { return };
        let between =
            |i: usize| reading.is(i, Classes::COMMA) || reading.is_word(i, &["as", "by", "only", "just", "simply"]);
        let told = (who + 1..first).rev().find(|&i| !between(i));
        let gives = ["name", "names", "called", "identified", "known", "goes", "himself", "herself"];
        if reading.words[first].sentence() != sentence || !told.is_some_and(|i| reading.is_word(i, &gives)) {
            return;
        }
        let end = first + 1 + usize::from(capital(first + 1));
        let lone = core.len() == 1 && reading.is(core.start, Classes::NUMERAL) || self.is_one_of(&core);
        let counted = usize::from(reading.is(core.start, Classes::NUMERAL));
        description.kind = SourceKind::Person;
        description.title = (!lone).then_some(core.start + counted..core.end);
        description.name = Some(first..end);
    }

    /// "One of them", "one of the demonstrators": a name behind is his.
    pub(super) fn is_one_of(&self, core: &Range<usize>) -> bool {
        core.len() > 2 && self.reading.is_word(core.start, &["one"]) && self.reading.is_word(core.start + 1, &["of"])
    }

    /// The comma behind a body's noun, or behind the clause that tells which: "The company that is selling it, Dyno".
    pub(super) fn comma_behind(&self, core: &Range<usize>, end: usize) -> Option<usize> {
        let reading = self.reading;
        let clause = reading.is(core.end, Classes::THAT.with(Classes::WH));
        let at = if clause { (core.end..end).find(|&i| reading.is(i, Classes::COMMA))? } else { core.end };
        reading.is(at, Classes::COMMA).then_some(at)
    }

    /// The words, if they are a full name and nothing else.
    pub(super) fn whole_words(&self, words: Range<usize>) -> Option<Range<usize>> {
        let words = self.without_letters(words);
        self.person(&words).filter(|name| *name == words && name.len() > 1)
    }

    /// "The umbrella mender, Sandor Kiss": whoever `core` describes by a noun that the tables do not have, the words
    /// after the comma are a full name and nothing else.
    pub(super) fn whole_name(&self, core: &Range<usize>, words: Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let known = CLASS.with(Classes::CAPITAL).with(Classes::PLURAL).with(Classes::PEOPLE);
        let lone = core.len() == 1 && reading.is_word(core.start, &["one", "another"]);
        if !lone && core.clone().any(|i| reading.is(i, known)) {
            return None;
        }
        self.whole_words(words)
    }

    /// "its owner, Arctic Lines Group", "the ship's manager, Tarsk-based Kallisto Maritime": a firm by its name, where a word
    /// for somebody stands that a firm may be as well.
    pub(super) fn firm_behind(&self, description: &mut Description, end: usize) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        let head = self.head_index(&core);
        // "Its partner, Orvane, said"
        let relations = Relations::of(reading.language);
        let peer = reading.is_word(core.start.wrapping_sub(1), &["its"]) && relations.is_peer(reading.word(head));
        if !reading.is(core.end, Classes::COMMA) || !peer && !relations.is_firms_role(reading.word(head)) {
            return false;
        }
        // "Her manager, Dermot Orr": somebody's, and no firm's.
        let whose = Relations::of(reading.language).pronoun(reading.word(core.start.wrapping_sub(1)));
        if matches!(whose, Some(Pronoun::He | Pronoun::She)) && core.start > 0 {
            return false;
        }
        let close = (core.end + 1..end).find(|&i| reading.is(i, Classes::COMMA)).unwrap_or(end);
        // "its operator, Hong Kong's Silverwake Lines"
        let from = self.past_owner(&(core.end + 1..close), core.end + 1);
        // "the hospital's owner, a chain called Corin Health"
        let called = (from..close).find(|&i| reading.is_word(i, &["called", "named"]));
        let from = called.map_or(from, |i| i + 1);
        // "the mine's owner, Velmark company Corin Gold"
        let capital = |i: usize| reading.is(i, Classes::CAPITAL);
        let noun = (from..close).rev().find(|&i| !capital(i));
        let firm = noun.filter(|&i| i + 1 < close && reading.is(i, Classes::ORGANISATION));
        let from = firm.map_or(from, |i| i + 1);
        // "the mine's owner, the Dangote Group"
        let from = from + usize::from(from < close && reading.is(from, Classes::DEFINITE));
        let from = self.past_compound(from, close);
        let part = Classes::CAPITAL.with(Classes::HYPHEN).with(Classes::NAME_PARTICLE).with(Classes::DIGITS);
        let somebody = Classes::GIVEN_NAME.with(Classes::TITLE).with(Classes::ROLE).with(Classes::DETERMINER);
        // "the harbour manager, Lise Orr": somebody; "the ship's manager" is a firm.
        let small = Classes::DETERMINER.with(Classes::POSSESSIVE).with(Classes::GENITIVE).with(Classes::VERB_ED);
        let person = head > core.start
            && reading.is_word(head, &["manager", "owner"])
            && reading.is(head - 1, Classes::WORDLIKE)
            && !reading.is(head - 1, small.with(Classes::CAPITAL))
            && !reading.is_word(head - 1, &["ship", "vessel", "tanker", "ferry"])
            && !self.corporate(from..close);
        // "A cold store operator, Ama Orr, said she": one of many; "a contractor, Orr Lee, said it" is a firm.
        let article = core.start.wrapping_sub(1);
        let one = reading.is(article, Classes::ARTICLE) && !reading.is(article, Classes::DEFINITE);
        let firms = || (end..end + LONGEST_VERB).any(|i| reading.is_word(i, &["it", "its"]));
        if one && !firms() && self.person(&(from..close)).is_some_and(|name| name.len() > 1 && name == (from..close)) {
            description.kind = SourceKind::Person;
            description.title = Some(core);
            description.name = Some(from..close);
            return true;
        }
        let word = reading.word(from);
        // "MMG", "TransAlta"; a single word else may be a surname.
        let shaped = word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit());
        let named = from < close
            && !person
            && (close - from > 1 || shaped || peer || firm.is_some())
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
    pub(super) fn name_after_body(&self, description: &mut Description, end: usize) -> bool {
        let reading = self.reading;
        let core = description.core.clone();
        let head = self.head_index(&core);
        let Some(from) = self.comma_behind(&core, end).map(|comma| comma + 1) else { return false };
        // "The paper in question, the Harbour Telegram"
        let paper = reading.is(head, Classes::OUTLET) && reading.is(from, Classes::DEFINITE);
        let from = from + usize::from(paper);
        if !reading.is(head, Classes::ORGANISATION) && !paper || from >= end {
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
            if paper {
                description.kind = SourceKind::Outlet;
            }
        }
        named
    }
}
