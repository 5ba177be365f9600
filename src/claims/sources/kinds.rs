//! What kind of source a phrase without a person's name is: people, a body, a text, or a name that nothing tells of.

use std::ops::Range;

use super::description::{Describer, Description};
use crate::annotations::SourceKind;
use crate::kind::{Category, Kind};
use crate::language::Classes;
use crate::language::en::bodies::{self, BodyKind};

/// How sure the mark of a site must be that no person may be behind its name.
const SURE_SITE: f32 = 0.8;

impl Describer<'_, '_> {
    /// What the head noun says, where nobody is named.
    pub(super) fn noun(&self, description: &mut Description) {
        let reading = self.reading;
        let core = description.core.clone();
        let head = self.head_index(&core);
        description.place = self.place(&core);
        description.plural = self.reading.is(head, Classes::PEOPLE.with(Classes::PLURAL))
            || (core.start..=head).any(|i| self.reading.is(i, Classes::COORDINATOR));
        let kind = if description.place.is_some() {
            Some(SourceKind::Government)
        } else {
            self.people(&core, head)
                .or_else(|| self.body_of_members(&core, head))
                .or_else(|| self.class_of_body(head))
                .or_else(|| self.is_ministry(&core).then_some(SourceKind::Government))
        };
        // "A motorist rescued near Ennis": the name behind the head is somebody else's.
        // "Yemen's Iran-aligned Rebels": behind the compound.
        let owner = self.past_owner(&core, core.start);
        let own = self.past_compound(owner, core.end);
        let run = self
            .proper_run(&(if own > owner { own } else { core.start }..core.end))
            .filter(|run| run.start <= head || reading.is(head, Classes::CAPITAL))
            // "Two of Europe's biggest companies": nobody of that name.
            .filter(|run| {
                let counted = reading.is(core.start, Classes::NUMERAL.with(Classes::QUANTIFIER));
                !counted || !reading.is(run.end, Classes::GENITIVE)
            });
        // "A contractor who asked": somebody, though the noun is a firm's as well.
        // "the company, whose contract ended": a firm has one too.
        let who = reading.is_word(core.end, &["who"])
            || reading.is(core.end, Classes::COMMA) && reading.is_word(core.end + 1, &["who"]);
        let somebody = who && !reading.is(head, Classes::CAPITAL.with(Classes::PEOPLE));
        // "The United Nations refugee agency": of a body of states.
        let of_states = || {
            let prefix = |words: usize| bodies::by_name(&reading.language, self.text(core.start..core.start + words));
            let found = [1, 2].into_iter().filter(|words| core.start + words <= head).find_map(prefix);
            found.is_some_and(|body| body.kind == BodyKind::Organisation) && !reading.is(head, Classes::CAPITAL)
        };
        // "the Norwegian": somebody from there, named before.
        let native = description.definite
            && core.len() == 1
            && reading.word(head).ends_with("an")
            && self.mention_at(head).is_some_and(|place| place.kind == Kind::Demonym);
        if native {
            description.head = "native".to_owned();
        }
        description.kind = match (kind, run) {
            _ if native => SourceKind::Anonymous,
            (Some(SourceKind::Government), _) if of_states() => SourceKind::Organisation,
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
                self.proper_run(&core).map(|_| core.clone())
            }
            SourceKind::Person if description.name.is_none() => self.proper_run(&core),
            _ => description.name.take(),
        };
        // "The Danish line Orrsk": a body by its name, behind what it is.
        let last = (core.start..core.end).rev().find(|&i| !reading.is(i, Classes::CAPITAL.with(Classes::HYPHEN)));
        let national = || self.mention_at(core.start).is_some_and(|place| place.kind == Kind::Demonym);
        if let Some(last) = last.filter(|&i| i + 1 < core.end && i > core.start && reading.is(i, Classes::WORDLIKE))
            && description.kind == SourceKind::Organisation
            && !(core.start..last + 1).any(|i| reading.is(i, Classes::PREPOSITION.with(Classes::COORDINATOR)))
            && national()
        {
            description.become_body(core.start..last + 1, last + 1..core.end);
        }
    }

    /// People by what they are: "three people briefed on it", "one senior Republican", "residents".
    pub(super) fn people(&self, core: &Range<usize>, head: usize) -> Option<SourceKind> {
        let reading = self.reading;
        // "52 % of respondents", "half of those asked"
        let of = core.clone().find(|&i| reading.is_word(i, &["of"]));
        if let Some(of) = of.filter(|&of| of + 1 < core.end && self.is_share(core.start..of)) {
            let rest = of + 1..core.end;
            // "Two of the people", "three of its engineers": so few are somebody.
            if of == core.start + 1 && reading.is(core.start, Classes::NUMERAL) && self.counted(&(core.start..of)) {
                return Some(SourceKind::Anonymous);
            }
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
        let many = ["groups", "organisations", "organizations", "associations"];
        if reading.is_word(head, &many) && !reading.is(head, Classes::CAPITAL) {
            return Some(SourceKind::Group);
        }
        // "Analysts at Orr Bank", "members of the Harbour Club": as many as there are, where "two analysts" are somebody.
        let many = flags.any(Classes::PEOPLE)
            && reading.word(head).ends_with('s')
            && head + 2 < core.end
            && reading.is_word(head + 1, &["at", "of"])
            && (head + 2..core.end).any(|i| reading.is(i, Classes::CAPITAL))
            && core.start == head
            && !reading.is_word(head, &["sources", "insiders", "aides", "diplomats", "executives", "people"]);
        if many && !flags.any(Classes::UNNAMED.with(Classes::QUANTIFIER)) {
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
    pub(super) fn body_of_members(&self, core: &Range<usize>, head: usize) -> Option<SourceKind> {
        let reading = self.reading;
        let members = Classes::GENITIVE.with(Classes::ORGANISATION);
        // "United Workers Congress"
        let many = |i: usize| {
            reading.is(i, Classes::GROUP) && reading.is(i, Classes::CAPITAL) && reading.word(i).ends_with('s')
        };
        // "Health Ministry", "Tourism Department": what a state body is for is often a firm's word too.
        let before = |i: usize| if i + 1 == head { members } else { members.with(Classes::CORPORATE) };
        let is_theirs = reading.is(head, Classes::GENERIC_BODY)
            && reading.is(head, Classes::GOVERNMENT)
            && reading.is(head, Classes::CAPITAL)
            && (core.start..head).any(|i| {
                many(i)
                    || reading.is(i, before(i))
                        && (!reading.is(i, Classes::GENITIVE) || reading.word(i - 1).ends_with('s'))
            });
        // "Maritime and Port Authority"
        let state = reading.is_word(head, &["authority", "bureau", "inspectorate", "directorate"]);
        (is_theirs && !state).then_some(SourceKind::Organisation)
    }

    /// "Transport and Main Roads", "Health and Social Care": what a ministry is for is all of its name.
    fn is_ministry(&self, core: &Range<usize>) -> bool {
        let reading = self.reading;
        let remit = |i: usize| reading.is(i, Classes::PORTFOLIO.with(Classes::REMIT));
        remit(core.start)
            && remit(core.end - 1)
            && core.clone().any(|i| reading.is(i, Classes::COORDINATOR))
            && core.clone().all(|i| reading.is(i, Classes::CAPITAL.with(Classes::COORDINATOR)))
    }

    /// States, bodies, offices, outlets and texts by their nouns; a capital settles what a noun may be as well.
    pub(super) fn class_of_body(&self, head: usize) -> Option<SourceKind> {
        let flags = self.reading.flag(head);
        let capital = flags.any(Classes::CAPITAL);
        let office = Classes::ROLE.with(Classes::PEOPLE);
        // "three former guards": more than one of a trade, though a guard is a body as well.
        // "a guard", where "China's coast guard" is a body.
        let one = flags.any(Classes::ROLE) && self.reading.is(head.wrapping_sub(1), Classes::DETERMINER);
        let trade = (flags.any(Classes::PEOPLE) && flags.any(Classes::PLURAL) || one) && !capital;
        // "National News Agency", "the Press Agency"
        let before = head.wrapping_sub(1);
        let press = self.reading.is_word(before, &["news"]) || capital && self.reading.is_word(before, &["press"]);
        if flags.any(Classes::OUTLET) && press {
            return Some(SourceKind::Outlet);
        }
        // "according to its account"
        if self.reading.is_word(head, &["account"]) && self.reading.is(before, Classes::POSSESSIVE) {
            return Some(SourceKind::Document);
        }
        // "Ukraine's general staff"
        if self.reading.is_word(head, &["staff"]) && self.reading.is_word(before, &["general"]) {
            return Some(SourceKind::Government);
        }
        // "the Archaeological Survey of India"
        let survey = capital && self.reading.is_word(head, &["survey"]) && self.reading.is_word(head + 1, &["of"]);
        if survey && self.mention_at(head + 2).is_some() {
            return Some(SourceKind::Government);
        }
        // "A senior figure in the party": somebody, and no number.
        let ranking = self.reading.is_word(head, &["figure"])
            && self.reading.is_word(before, &["senior", "leading", "prominent", "key"]);
        if flags.any(Classes::STATES)
            || flags.any(Classes::GOVERNMENT) && (capital || !flags.any(Classes::DOCUMENT)) && !trade
        {
            Some(SourceKind::Government)
        } else if flags.any(office) && !(flags.any(Classes::ORGANISATION) && capital) || ranking {
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
    pub(super) fn unknown_people(&self, core: &Range<usize>, head: usize) -> SourceKind {
        let opener = Classes::LONE_QUANTIFIER.with(Classes::NUMERAL).with(Classes::DIGITS);
        // "The 52-year-old"
        let aged = self.reading.is(core.start + 1, Classes::HYPHEN);
        let many = self.reading.is(core.start, opener) && !aged && !self.reading.is_word(core.start, &["one"])
            || self.reading.is(head, Classes::PLURAL);
        // "Three suppliers": so few are somebody.
        if many && !self.counted(core) { SourceKind::Group } else { SourceKind::Anonymous }
    }

    /// "52 %", "almost half", "two thirds": a part of many.
    pub(super) fn is_share(&self, range: Range<usize>) -> bool {
        let number = Classes::DIGITS.with(Classes::NUMERAL).with(Classes::QUANTIFIER);
        range.clone().any(|i| self.reading.is(i, number))
            && !range.clone().any(|i| {
                self.reading.is(i, Classes::PEOPLE.without(Classes::QUANTIFIER)) && !self.reading.is(i, number)
            })
    }

    /// Whether the phrase counts its people, by a small number.
    pub(super) fn counted(&self, core: &Range<usize>) -> bool {
        core.clone().any(|i| self.reading.is(i, Classes::NUMERAL))
            && !core.clone().any(|i| self.reading.is(i, Classes::LARGE_NUMBER) || self.reading.is_word(i, &["dozen"]))
    }

    /// The kind of a name that nothing tells about.
    pub(super) fn unknown_name(&self, description: &mut Description, run: Range<usize>) -> SourceKind {
        let reading = self.reading;
        let article = description.core.start > 0 && description.definite;
        let acronym = run.len() == 1 && reading.is(run.start, Classes::ALL_CAPS) && reading.word(run.start).len() <= 6;
        let spoken = reading.is(run.end, Classes::COLON);
        // "BC Hydro", "NHS Grampian": initials of a place or body before another word.
        let first = reading.word(run.start);
        // "Women's Aid": what the owner's mark joins is one name.
        let owner = run.end + 1 < description.core.end
            && reading.is(run.end, Classes::GENITIVE)
            && reading.is(run.end + 1, Classes::CAPITAL.with(Classes::OPEN));
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
    pub(super) fn is_told_of_firm(&self, run: &Range<usize>) -> bool {
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
}
