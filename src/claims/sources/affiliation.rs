//! Where a source belongs, and the office that it holds.

use std::ops::Range;

use super::description::Description;
use super::entity::Entity;
use super::resolver::{Resolver, Spoken};
use crate::annotations::SourceKind;
use crate::kind::Kind;
use crate::language::Classes;
use crate::language::en::bodies;

/// How far behind a name its party stands, in tokens.
const LONGEST_PARTY: usize = 8;

/// Bodies that somebody may belong to, by their nouns or what names of bodies hold.
const BODY: Classes = Classes::GOVERNMENT
    .with(Classes::ORGANISATION)
    .with(Classes::OUTLET)
    .with(Classes::ORG_HEAD)
    .with(Classes::CORPORATE)
    .with(Classes::ORG_SUFFIX);

/// How many sources back the body may be that somebody speaks for.
const FEW_SOURCES: usize = 6;

/// Whether one of the names of a body holds the noun.
fn is_part_of_name(entity: &Entity, noun: &str) -> bool {
    entity.roles.iter().any(|role| role == noun)
        || entity.keys.iter().any(|key| key.split(' ').any(|word| word == noun))
}

impl Resolver<'_, '_> {
    /// Where a source belongs: "a spokeswoman for [the FBI]", "[Queensland] Premier", "[Russia]’s air force".
    fn affiliation(&self, description: &Description) -> Option<String> {
        match description.kind {
            SourceKind::Person => {
                let phrases = [&description.title, &description.role].into_iter().flatten();
                let told = phrases.filter_map(|range| self.belongs(range, false)).next();
                let told = told.or_else(|| self.party(description)).or_else(|| self.behind_name(description));
                told.or_else(|| self.owner_of_name(description))
            }
            SourceKind::Anonymous => self.belongs(&description.core, true),
            // "Analysts at Orr Bank", but no residents of Tarsk
            SourceKind::Group => {
                let head = self.reading.flag(self.describer.head_index(&description.core));
                let office = head.any(Classes::PEOPLE.with(Classes::ROLE)) && !head.any(Classes::GROUP);
                office.then(|| self.belongs(&description.core, true)).flatten()
            }
            SourceKind::Government | SourceKind::Organisation => {
                let core = description.core.clone();
                let mark = core.clone().find(|&i| self.reading.is(i, Classes::GENITIVE))?;
                let owner = core.start..mark;
                // "the Dockers' Union": of its members.
                let members = self.reading.word(mark).len() < "'s".len() || self.reading.word(mark) == "’";
                if members && self.describer.place(&owner).is_none() {
                    return None;
                }
                owner.clone().any(|i| self.reading.is(i, Classes::CAPITAL)).then(|| self.text(owner).to_owned())
            }
            _ => None,
        }
    }

    /// The body in words that tell somebody's role; of `unnamed` people a body without a name too.
    fn belongs(&self, range: &Range<usize>, unnamed: bool) -> Option<String> {
        let reading = self.reading;
        let role = range.clone().find(|&i| reading.is(i, Classes::ROLE.with(Classes::PEOPLE).with(Classes::TITLE)))?;
        self.behind_role(role, range.end, unnamed).or_else(|| self.before_role(range.start, role, unnamed))
    }

    /// "official at [the energy ministry]", "professor of law at [Yale]", "aide to [the governor]"
    fn behind_role(&self, role: usize, end: usize, unnamed: bool) -> Option<String> {
        let reading = self.reading;
        let to = |i: usize| i == role + 1 && reading.is(i, Classes::TO);
        let edge = Classes::PRIVY.with(Classes::VERB_ED).with(Classes::COMMA).with(Classes::WH).with(Classes::THAT);
        let cut =
            |&i: &usize| reading.is(i, edge) && !reading.is(i, Classes::CAPITAL) && !reading.is(i - 1, Classes::HYPHEN);
        let end = (role + 1..end).find(cut).unwrap_or(end);
        // "Engineer-in-Chief": inside of a word.
        let joins = |i: &usize| (reading.is(*i, Classes::BELONGING) || to(*i)) && !reading.is(i - 1, Classes::HYPHEN);
        (role + 1..end).filter(joins).find_map(|at| {
            // "Officials in The Hague": part of the name.
            let article = |i: usize| reading.is(i, Classes::DETERMINER) && !reading.is(i, Classes::CAPITAL);
            let start = (at + 1..end).find(|&i| !article(i))?;
            let own = (start..end).find(|&i| joins(&i) && !reading.is_word(i, &["of"])).unwrap_or(end);
            // "chair of the Harbour Trust | and a former mayor": what else they are.
            let other = Classes::ARTICLE.with(Classes::ROLE).with(Classes::TITLE);
            let and = |&i: &usize| reading.is(i, Classes::COORDINATOR) && reading.is(i + 1, other);
            let end = (start + 1..end).find(and).unwrap_or(end);
            let own = own.min(end);
            // "official of the Petroleum Association | at the refinery": where somebody stands.
            let stands = own < end
                && reading.is(own, Classes::SOMEWHERE)
                && reading.is(own + 1, Classes::DEFINITE)
                && !(own + 2..end).any(|i| reading.is(i, Classes::CAPITAL));
            let end = if stands && reading.is(own - 1, Classes::CAPITAL) { own } else { end };
            // "analyst with Lagos-based Delta Frontier"
            let start = self.describer.past_compound(start, end);
            // "Minister of State for Power": what the office is for, not where its holder belongs.
            let remit = Classes::PORTFOLIO.with(Classes::REMIT);
            // "County Executive for Health": with a capital so are others.
            let high = Classes::TITLE.with(if unnamed { Classes::TITLE } else { Classes::CAPITAL });
            let minister = || !unnamed && reading.is(role, Classes::TITLE) && reading.is(start, remit);
            let all = || (start..end).all(|i| reading.is(i, remit) || joins(&i));
            let office = reading.is(role, high) && (minister() || all());
            if office {
                return None;
            }
            let known = |i: usize| {
                reading.is(i, Classes::CAPITAL)
                    || unnamed && (reading.is(i, BODY.with(Classes::ROLE)) || reading.is_word(at, &["for", "at"]))
            };
            (start..own).any(known).then(|| self.text(start..end).to_owned())
        })
    }

    /// "[Queensland] Premier", "[White House] official", "[Treasury] spokesperson"
    fn before_role(&self, start: usize, role: usize, unnamed: bool) -> Option<String> {
        let reading = self.reading;
        let office = |i: usize| {
            reading.is(i, Classes::ROLE.with(Classes::TITLE)) || reading.is(i, Classes::PORTFOLIO.with(Classes::REMIT))
        };
        let name = |i: &usize| reading.is(*i, Classes::CAPITAL) && !reading.is(*i, Classes::OPENER);
        // "Water Resources Minister": the last word of what the office is for.
        // "Energy Cabinet Secretary": so is a body's, before a minister.
        let remit = |i: usize| {
            let minister = reading.is(role, Classes::TITLE) && reading.is(role, Classes::CAPITAL);
            i > start && i + 1 == role && office(i - 1) && (!reading.is(i, BODY) || minister)
        };
        // "the Oslo-based analyst": where somebody sits.
        let seat = |i: usize| reading.is(i + 1, Classes::HYPHEN) && reading.is(i + 2, Classes::VERB_ED);
        let Some(capital) = (start..role).find(|&i| name(&i) && !office(i) && !remit(i) && !seat(i)) else {
            let treasury = |i: &usize| unnamed && name(i) && reading.is(*i, Classes::GOVERNMENT);
            return (start..role).find(treasury).map(|i| self.text(i..i + 1).to_owned());
        };
        // "A Transport for Lasker spokesman"
        if capital > start + 1 && reading.is_word(capital - 1, &["for", "of"]) {
            let first = (start..capital - 1).rev().take_while(|&i| reading.is(i, Classes::CAPITAL)).last();
            let last = (capital..role).take_while(|&i| reading.is(i, Classes::CAPITAL)).last();
            if let (Some(first), Some(last)) = (first, last) {
                return Some(self.text(first..last + 1).to_owned());
            }
        }
        let minister = reading.is_word(role, &["minister", "secretary"]);
        if let Some(place) = self.describer.mention_at(capital) {
            let country = place.country_name.clone().filter(|_| place.kind == Kind::Demonym);
            // "Suba South MP": the seat as printed, where the place goes by less.
            let printed = place.span.slice(reading.document.text());
            let longer = place.kind != Kind::Demonym && printed.starts_with(place.name.as_str());
            let name = if longer { printed } else { &place.name };
            // "Tarsk Ambulance Service spokesperson": the body whose name begins with it.
            let last = (capital..role).take_while(|&i| reading.is(i, Classes::CAPITAL)).last().unwrap_or(capital);
            let ends = BODY.without(Classes::CORPORATE).with(Classes::PLURAL);
            // "Lasker Security Minister": for what.
            let remit = office(last) || last + 1 == role && minister;
            let body = last > capital && reading.is(last, ends) && place.kind != Kind::Demonym && !remit;
            if body && reading.document.span(last..last + 1).start >= place.span.end {
                return Some(self.text(capital..last + 1).to_owned());
            }
            return country.or_else(|| Some(name.to_owned()));
        }
        // "State Department spokesman": what a body of the state is for belongs to its name.
        let body = reading.is(capital, BODY);
        let named = |&i: &usize| body && reading.is(i, Classes::CAPITAL) && office(i);
        let capital = (start..capital).rev().take_while(named).last().unwrap_or(capital);
        // "Kenya Power managing director": a portfolio's word that stands before another than its minister is a firm's.
        let firm = |i: usize| i + 1 < role && !reading.is(i + 1, Classes::CAPITAL.with(Classes::CONJUNCTION));
        // "Kyiv School of Economics professor"
        let of = |i: usize| reading.is_word(i, &["of", "for"]) && i + 1 < role && reading.is(i + 1, Classes::CAPITAL);
        // "Department of Energy official": what "of" joins belongs to the name.
        let edge = |&i: &usize| !reading.is(i, Classes::CAPITAL) && !of(i) || office(i) && !firm(i) && !of(i - 1);
        let end = (capital + 1..role).find(edge).unwrap_or(role);
        // "Tarsk Sub-Inspector": the first part of what somebody is.
        let end = end - usize::from(reading.is(end, Classes::HYPHEN) && office(end + 1) && end > capital + 1);
        // "Lasker Security Minister": for what.
        let end = end - usize::from(minister && end == role && end > capital + 1);
        // "Trump administration officials"
        let body = end < role && !office(end) && reading.is(end, Classes::GOVERNMENT.with(Classes::ORGANISATION));
        let end = end + usize::from(body);
        let text = self.text(capital..end);
        // "Lead author", "Union leaders": a word of the language, and no name; "Geotechnical engineer".
        let trade = || reading.word(capital).ends_with("al") && !self.is_proper(&(capital..end));
        let common = end == capital + 1
            && !reading.is(end, Classes::GENITIVE)
            && (reading.base().word(capital).is_some() || trade())
            && (!reading.is(capital, Classes::ALL_CAPS.with(Classes::TEAM).with(Classes::GOVERNMENT))
                // "County Executive", "State Senator": whichever.
                || reading.is_word(capital, &["county", "city", "town", "state", "borough", "province"]))
            && bodies::by_name(&reading.language, text).is_none();
        (!common).then(|| text.to_owned())
    }

    /// "Tomas Lindqvist of [the Karolinska Institute]", "Ann Lee, who covers retail at [Morningfield Capital]"
    fn behind_name(&self, description: &Description) -> Option<String> {
        let reading = self.reading;
        let name = description.name.clone()?;
        let who = |i: usize| reading.is(i, Classes::PERSONAL_RELATIVE);
        let clause = who(description.core.end) || who(description.core.end + 1);
        let comma = reading.is(name.end, Classes::COMMA) && reading.is(name.end + 1, Classes::BELONGING);
        let limit = if clause || comma { description.end } else { description.core.end };
        (name.end..limit).filter(|&i| reading.is(i, Classes::BELONGING)).find_map(|at| {
            // "Ann Lee, of the Harbour Trust,"
            let apart = at == name.end + 1 && reading.is(name.end, Classes::COMMA);
            if at > name.end && !clause && !apart {
                return None;
            }
            let start = (at + 1..limit).find(|&i| !reading.is(i, Classes::DETERMINER))?;
            let part = |&i: &usize| {
                !(reading.is(i, Classes::CAPITAL.with(Classes::HYPHEN))
                    || reading.is(i, Classes::TITLE_WORD)
                        && reading.is(i + 1, Classes::CAPITAL.with(Classes::DETERMINER)))
            };
            let end = (start..limit).find(part).unwrap_or(limit);
            // "Ann Lee, of Tarsk police"
            let body = end > start
                && end < limit
                && reading.is(end, Classes::GOVERNMENT.with(Classes::ORGANISATION))
                && !reading.is(end + 1, Classes::CAPITAL);
            let end = end + usize::from(body && !reading.is(end, Classes::CUE_VERB));
            // "Gov. Ann Lee of Lasker"
            let office = |i: usize| reading.is(i, Classes::TITLE) && !self.describer.is_address(i);
            let governs = reading.is_word(at, &["of"]) && description.title.clone().is_some_and(|mut t| t.any(office));
            let told = governs || (start..end).any(|i| reading.is(i, BODY.with(Classes::ALL_CAPS)));
            (told && end > start).then(|| self.text(start..end).to_owned())
        })
    }

    /// "[Sinn Féin]'s Rose Tully"
    fn owner_of_name(&self, description: &Description) -> Option<String> {
        let reading = self.reading;
        let mark = description.name.clone()?.start.checked_sub(1)?;
        let owned = mark > description.core.start && reading.is(mark, Classes::GENITIVE);
        let owner = description.core.start..mark;
        (owned && owner.clone().all(|i| reading.is(i, Classes::CAPITAL))).then(|| self.text(owner).to_owned())
    }

    /// The party after a name: "Ann Lee, D-N.M.", "Ann Lee (R-Ky.)", "Ann Lee, a Republican".
    fn party(&self, description: &Description) -> Option<String> {
        let reading = self.reading;
        let name = description.name.clone()?;
        let from = name.end.min(description.end);
        let to = (description.end + 1).min(from + LONGEST_PARTY).min(reading.words.len());
        (from..to).find_map(|i| {
            let letter = reading.is(i + 1, Classes::HYPHEN) && reading.is(i + 2, Classes::CAPITAL);
            self.relations().party(reading.word(i), letter).map(str::to_owned)
        })
    }

    /// Where somebody belongs who speaks for a body that no words name: "The bank said no. Spokesman Ann Lee said", "a
    /// company spokesman".
    fn employer(&mut self, description: &Description) -> Option<String> {
        let (reading, relations) = (self.reading, self.relations());
        let core = description.core.clone();
        let voice = core.clone().find(|&i| relations.is_voice(reading.base().lower(i)))?;
        let noun = voice.checked_sub(1).filter(|&i| i >= core.start);
        let called = noun.map(|i| reading.base().lower(i).to_owned());
        let whose = Classes::POSSESSIVE.with(Classes::LONE_DETERMINER);
        if core.start > 0 && reading.is(core.start - 1, whose)
            || noun.is_some_and(|i| !reading.is(i, BODY) || reading.is(i, Classes::CAPITAL))
        {
            return None;
        }
        let here = self.sentence(core.start);
        // "Corin Metals halted work, a company spokesman said"
        if let Some(noun) = called.as_ref().filter(|noun| relations.is_firm(noun)) {
            let company = Description { head: noun.clone(), kind: SourceKind::Organisation, ..description.clone() };
            if let Some(entity) = self.subject_called(&company, here, here) {
                return Some(self.entities[entity].name.clone());
            }
        }
        // "Orrin Airport was shut, but a spokeswoman, Ann Lee, said": of whom her sentence tells.
        let joined = core.start > 2 && reading.is(core.start - 2, Classes::ADVERSATIVE.with(Classes::COORDINATOR));
        let subject = if noun.is_none() && joined { self.body_subject(here, core.start - 2) } else { None };
        if let Some(entity) = subject.filter(|&entity| self.entities[entity].is_body()) {
            return Some(self.entities[entity].name.clone());
        }
        let block = |sentence: usize| reading.document.sentences.get(sentence).map(|s| s.block);
        let near = |spoken: &&Spoken| spoken.sentence + 1 >= here || block(spoken.sentence) == block(here);
        let near = self.history.iter().rev().take(FEW_SOURCES).take_while(|spoken| noun.is_some() || near(spoken));
        near.map(|spoken| &self.entities[spoken.entity])
            .find(|entity| {
                let named = entity.name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
                entity.is_body()
                    && named
                    && called.as_ref().is_none_or(|noun| {
                        relations.is_firm(noun) && entity.kind == SourceKind::Organisation
                            || is_part_of_name(entity, noun)
                    })
            })
            .map(|entity| entity.name.clone())
    }

    /// Where a source belongs as far as anything tells it; a body's noun is the body that goes by it: "Bureau spokesperson"
    /// after the Bureau of Dams.
    pub(super) fn belonging(&mut self, description: &Description) -> Option<String> {
        let people = matches!(description.kind, SourceKind::Person | SourceKind::Anonymous);
        let of = self.affiliation(description).or_else(|| if people { self.employer(description) } else { None })?;
        let noun = of.to_lowercase();
        let generic = people && !of.contains(' ') && self.relations().is_sorted(&noun);
        let body = |e: &Entity| e.is_body() && e.name.contains(' ') && is_part_of_name(e, &noun);
        let whole = if generic { self.latest(body) } else { None };
        Some(whole.map_or(of, |entity| self.entities[entity].name.clone()))
    }

    /// A title without the state or body that it belongs to: "Mexico’s foreign minister".
    pub(super) fn without_possessor(&self, title: Range<usize>) -> Range<usize> {
        let reading = self.reading;
        let mark = title.clone().find(|&i| reading.is(i, Classes::GENITIVE));
        let person = reading.is(title.start, Classes::TITLE.with(Classes::GIVEN_NAME).with(Classes::POSSESSIVE));
        // "head of risk at Lee’s broker Orr": the office comes first.
        let behind = |mark: usize| (title.start..mark).any(|i| reading.is(i, Classes::BELONGING));
        match mark {
            Some(mark) if mark + 1 < title.end && !person && !behind(mark) => mark + 1..title.end,
            _ => title,
        }
    }
}
