//! What a phrase that names a source says: name, title, kind, gender, number.

use std::ops::Range;

use super::relations::{Pronoun, Relations};
use crate::annotations::{PlaceMention, Role, SourceKind};
use crate::claims::reading::Reading;
use crate::kind::Kind;
use crate::language::Classes;

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
    /// What `pronoun` says of whom it stands for.
    #[must_use]
    pub const fn of(pronoun: Pronoun) -> Self {
        match pronoun {
            Pronoun::He => Self::Man,
            Pronoun::She => Self::Woman,
            Pronoun::They | Pronoun::It | Pronoun::First => Self::Unknown,
        }
    }

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
    pub(super) fn become_body(&mut self, title: Range<usize>, name: Range<usize>) {
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

/// "a poll | conducted last week"
pub(super) const PARTICIPLE: Classes = Classes::VERB_ED.with(Classes::VERB_PARTICIPLE);

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
                    || reading.is(i, Classes::OPEN)
                        && !self.people_behind_bracket(i, end)
                        && !reading.is(i - 1, Classes::GENITIVE)
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
        let core = self.without_letters(start..core_end);
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
        if description.kind == SourceKind::Anonymous && !description.plural && description.pronoun.is_none() {
            self.name_in_clause(&mut description);
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
    pub(super) fn people_behind_bracket(&self, open: usize, end: usize) -> bool {
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
            || self.press(description)
            || self.explained_body(description, end)
            || self.joined_places(description)
            || self.name_behind_body(description)
            || self.name_behind_grade(description)
            || self.named_person(description, end)
            || self.person_by_trade(description, end)
            || self.firm_behind(description, end)
            || self.name_after_role(description, end)
            || self.name_after_body(description, end);
        if !named {
            self.noun(description);
        }
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
            let body = reading.is(i, Classes::GOVERNMENT) && !reading.is(i, Classes::CAPITAL)
                // "Kepler shipping data"
                || reading.is_word(i, &["data", "figures", "records"]);
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
            // "A study | co-written by Orr"
            if i > core.start
                && reading.is(i - 1, Classes::SOURCE_NOUN)
                && reading.is(i + 1, Classes::HYPHEN)
                && reading.is_word(i, &["co"])
            {
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
            // "the planning and zoning board"
            let joint = i > core.start + 1
                && flags.any(Classes::VERB_ING)
                && reading.is(i - 1, Classes::COORDINATOR)
                && reading.is(i - 2, Classes::VERB_ING)
                && reading.is(i + 1, Classes::ORGANISATION);
            let within = first
                || joint
                || flags.any(Classes::VERB_ING.with(Classes::VERB_ED)) && one(i + 1)
                || i > core.start && reading.is(i - 1, Classes::HYPHEN);
            // "the Port of Orrin's director": of the name that owns, and behind no head.
            let owned = flags.any(Classes::TITLE_WORD)
                && i > core.start
                && reading.is(core.start.wrapping_sub(1), Classes::DEFINITE)
                && reading.is(i - 1, Classes::CAPITAL)
                && !reading.is(i - 1, Classes::ROLE.with(Classes::PEOPLE).with(Classes::GROUP).with(Classes::DOCUMENT))
                && (i + 1..core.end)
                    .find(|&k| !reading.is(k, Classes::CAPITAL))
                    .is_some_and(|k| reading.is(k, Classes::GENITIVE));
            if i > core.start
                && !text
                && !owned
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
        // "paper maker": a maker, and no paper.
        let relations = Relations::of(self.reading.language);
        let paper = Classes::DOCUMENT.with(Classes::OUTLET);
        let made = |i: usize| self.reading.is(i, paper) && relations.is_firms_role(self.reading.base().lower(i + 1));
        // "Justice Department lawyer": no justice.
        let remit = |i: usize| {
            self.reading.is(i, Classes::PORTFOLIO)
                && self.reading.is(i + 1, Classes::GOVERNMENT)
                && self.reading.is(i + 1, Classes::CAPITAL)
        };
        // "State-owned Orvane" is no state.
        let owned = |i: usize| self.reading.is(i + 1, Classes::HYPHEN) && self.reading.is(i + 2, PARTICIPLE);
        range.filter(|&i| self.reading.is(i, known) && !made(i) && !remit(i) && !owned(i)).map(word).collect()
    }

    /// The part of a lawyer in a trial, between commas from token `at` on: "Chloe Nance, prosecuting, said".
    pub(super) fn court_part(&self, at: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        let comma = |i: usize| reading.is(i, Classes::COMMA);
        (comma(at) && reading.is(at + 1, Classes::COURT_PART) && comma(at + 2)).then_some(at + 1..at + 2)
    }

    /// The office that a relative clause tells of, from its verb on: "Ann Lee, who | heads the bee lab at Lund | and".
    pub(super) fn office_told(&self, at: usize, end: usize) -> Option<Range<usize>> {
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
    pub(super) fn appositive(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        if at + 1 >= end || !reading.is(at, Classes::COMMA) || reading.is(at + 1, Classes::WH) {
            return None;
        }
        let mut start = at + 1;
        if reading.is(start, Classes::DIGITS) && reading.is(start + 1, Classes::COMMA) {
            start += 2;
        }
        // "Ann Lee, now a pundit"
        start += usize::from(reading.is_word(start, &["now", "currently"]));
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
}
