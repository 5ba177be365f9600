//! What a phrase that names a source says: name, title, kind, gender, number.

use std::ops::Range;

use super::bodies;
use crate::annotations::{PlaceMention, Role, SourceKind};
use crate::claims::reading::Reading;
use crate::claims::words::Flags;
use crate::kind::Kind;

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

/// A pronoun that stands for a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// he, him, his
    He,
    /// she, her
    She,
    /// they, them, their
    They,
    /// it, its
    It,
    /// I, we, you: inside quotations of the article's own voice
    First,
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

/// Describes phrases of one document.
pub struct Describer<'r, 'a> {
    /// The document.
    pub reading: &'r Reading<'a>,
    /// Its place mentions, ascending.
    pub places: &'r [PlaceMention],
}

/// Nouns of bodies and texts.
pub(super) const CLASS: Flags = Flags::GOVERNMENT.with(Flags::ORGANISATION).with(Flags::DOCUMENT).with(Flags::OUTLET);

/// "a poll | conducted last week"
const PARTICIPLE: Flags = Flags::VERB_ED.with(Flags::VERB_PARTICIPLE);

impl Describer<'_, '_> {
    /// Describes the phrase of tokens `range`.
    #[must_use]
    pub fn describe(&self, range: Range<usize>) -> Description {
        let reading = self.reading;
        let mut end = range.end;
        // "Ms. Lee, who": the antecedent is the source.
        if end > range.start + 1 && reading.is(end - 1, Flags::WH.with(Flags::THAT)) {
            end -= 1;
            if reading.is(end - 1, Flags::COMMA) {
                end -= 1;
            }
        }
        let mut start = range.start;
        let mut definite = false;
        while start < end
            && (reading.is(start, Flags::QUOTE)
                || reading.is(start, Flags::DETERMINER.with(Flags::POSSESSIVE)) && start + 1 < end)
        {
            definite |= reading.is(start, Flags::POSSESSIVE)
                || reading.is_word(start, &["the", "this", "that", "these", "those"]);
            start += 1;
        }
        let core_end = (start..end)
            .find(|&i| {
                reading.is(i, Flags::COMMA.with(Flags::DASH).with(Flags::OPEN).with(Flags::QUOTE))
                    || i > start && reading.is_word(i, &["who", "whose", "which"])
                    || i > start
                        && reading.is(i - 1, Flags::DOCUMENT)
                        && reading.is(i, PARTICIPLE)
                        && !reading.is(i, Flags::CAPITAL)
            })
            .unwrap_or(end)
            .max(start + 1)
            .min(end.max(start + 1));
        let core = start..core_end;
        let mut description = Description {
            head: self.head(&core),
            kind: SourceKind::Anonymous,
            name: None,
            title: None,
            roles: self.roles(start..end),
            gender: self.gender(range.start..end),
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
        description
    }

    fn pronoun(&self, range: &Range<usize>) -> Option<Pronoun> {
        if range.len() > 2 || range.len() == 2 && !self.reading.is(range.start + 1, Flags::WH) {
            return None;
        }
        Some(match self.reading.word(range.start).to_ascii_lowercase().as_str() {
            "he" | "him" | "his" | "himself" => Pronoun::He,
            "she" | "her" | "herself" => Pronoun::She,
            "they" | "them" | "their" => Pronoun::They,
            "it" | "its" => Pronoun::It,
            "i" | "we" | "you" | "my" | "our" | "us" | "me" | "your" => Pronoun::First,
            _ => return None,
        })
    }

    fn fill(&self, description: &mut Description, end: usize) {
        let reading = self.reading;
        let core = description.core.clone();
        let text = |r: &Range<usize>| reading.document.span(r.clone()).slice(reading.document.text());
        if let Some(body) = bodies::by_name(text(&core)) {
            description.kind = body.kind;
            description.name = Some(core);
            return;
        }
        // "Planned Futures, an advocacy group": the appositive tells what the name does not.
        if let Some(kind) = self.body_appositive(&core, end) {
            description.kind = kind;
            description.name = Some(core);
            return;
        }
        if let Some(name) = self.person(&core) {
            description.kind = SourceKind::Person;
            description.plural = (name.start..core.end).any(|i| reading.is(i, Flags::COORDINATOR));
            let title = core.start..name.start;
            description.title = if title.is_empty() { self.appositive(core.end, end) } else { Some(title) };
            description.name = Some(name);
            return;
        }
        // "Ray Brand, a pollster": a name whose words are nouns as well.
        if core.len() > 1
            && core.clone().all(|i| reading.is(i, Flags::CAPITAL) && !reading.is(i, Flags::DETERMINER))
            && let Some(title) = self.appositive(core.end, end)
            && reading.is(self.head_index(&title), Flags::ROLE)
        {
            description.kind = SourceKind::Person;
            description.title = Some(title);
            description.name = Some(core);
            return;
        }
        let head = self.head_index(&core);
        let flags = reading.flag(head);
        // "the president of France, Nicolas Sarkozy": the name follows its role.
        if flags.any(Flags::ROLE.with(Flags::TITLE)) && core.end + 1 < end && reading.is(core.end, Flags::COMMA) {
            let close = (core.end + 1..end).find(|&i| reading.is(i, Flags::COMMA)).unwrap_or(end);
            if let Some(name) = self.name_beside(core.end + 1, close) {
                description.kind = SourceKind::Person;
                description.title = Some(core);
                description.name = Some(name);
                return;
            }
        }
        description.place = self.place(&core);
        description.plural = flags.any(Flags::PEOPLE.with(Flags::PLURAL))
            || (core.start..core.end).any(|i| reading.is(i, Flags::COORDINATOR));
        let capital = reading.is(head, Flags::CAPITAL);
        description.kind = if description.place.is_some() {
            SourceKind::Government
        } else if reading.is_word(head, &["official", "officials", "spokesman", "spokeswoman"]) {
            SourceKind::Anonymous
        } else if flags.any(Flags::GROUP) && self.counted(&core)
            || reading.is_word(head, &["republican", "democrat", "conservative", "tory", "liberal", "independent"])
                && core.start < head
        {
            // "three people briefed on it", "one senior Republican"
            SourceKind::Anonymous
        } else if flags.any(Flags::GROUP) {
            SourceKind::Group
        } else if reading
            .is_word(head, &["countries", "nations", "states", "governments", "authorities", "police", "prosecution"])
            || flags.any(Flags::GOVERNMENT) && (capital || !flags.any(Flags::DOCUMENT))
        {
            SourceKind::Government
        } else if flags.any(Flags::ROLE.with(Flags::PEOPLE)) && !(flags.any(Flags::ORGANISATION) && capital) {
            SourceKind::Anonymous
        } else if flags.any(Flags::OUTLET) && !flags.any(Flags::DOCUMENT.with(Flags::ORGANISATION))
            || flags.any(Flags::OUTLET) && capital
        {
            SourceKind::Outlet
        } else if flags.any(Flags::DOCUMENT) {
            SourceKind::Document
        } else if flags.any(Flags::ORGANISATION) {
            SourceKind::Organisation
        } else if let Some(run) = self.proper_run(&core) {
            self.unknown_name(description, run)
        } else if reading.is_word(
            core.start,
            &[
                "some",
                "many",
                "others",
                "most",
                "several",
                "everyone",
                "few",
                "no",
                "none",
                "nobody",
                "both",
                "all",
                "they",
                "thousands",
                "hundreds",
                "dozens",
            ],
        ) || flags.any(Flags::PLURAL)
        {
            SourceKind::Group
        } else {
            SourceKind::Anonymous
        };
        if matches!(
            description.kind,
            SourceKind::Government | SourceKind::Organisation | SourceKind::Outlet | SourceKind::Document
        ) {
            description.name = self.proper_run(&core).map(|_| core);
        } else if description.kind == SourceKind::Person && description.name.is_none() {
            description.name = self.proper_run(&core);
        }
    }

    /// Whether the phrase counts its people, by a small number.
    fn counted(&self, core: &Range<usize>) -> bool {
        core.clone().any(|i| {
            self.reading.is(i, Flags::NUMERAL)
                && !self
                    .reading
                    .is_word(i, &["hundred", "thousand", "million", "dozens", "hundreds", "thousands", "millions"])
        })
    }

    /// The kind of a name that nothing tells about.
    fn unknown_name(&self, description: &mut Description, run: Range<usize>) -> SourceKind {
        let reading = self.reading;
        let article = description.core.start > 0 && description.definite;
        let acronym = run.len() == 1 && reading.is(run.start, Flags::ALL_CAPS) && reading.word(run.start).len() <= 6;
        let spoken = reading.is(run.end, Flags::COLON);
        if acronym && !spoken || article || self.corporate(run.clone()) {
            SourceKind::Organisation
        } else {
            description.name = Some(run);
            SourceKind::Person
        }
    }

    pub(super) fn text(&self, range: Range<usize>) -> &str {
        self.reading.document.span(range).slice(self.reading.document.text())
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
        let mut head = core.start;
        for i in core.clone() {
            let flags = reading.flag(i);
            if i > core.start
                && flags.any(
                    Flags::PREPOSITION
                        .with(Flags::TO)
                        .with(Flags::WH)
                        .with(Flags::THAT)
                        .with(Flags::VERB_ED)
                        .with(Flags::VERB_ING),
                )
                && !flags.any(Flags::CAPITAL)
            {
                break;
            }
            if flags.any(Flags::GENITIVE) {
                continue;
            }
            if flags.any(Flags::WORDLIKE) && !flags.any(Flags::COORDINATOR.with(Flags::DIGITS)) {
                head = i;
            }
        }
        head
    }

    fn head(&self, core: &Range<usize>) -> String {
        self.reading.word(self.head_index(core)).to_lowercase()
    }

    fn roles(&self, range: Range<usize>) -> Vec<String> {
        let known = Flags::ROLE.with(Flags::PEOPLE).with(CLASS);
        range.filter(|&i| self.reading.is(i, known)).map(|i| self.reading.word(i).to_lowercase()).collect()
    }

    /// The appositive after a name: "a pollster in Ohio".
    fn appositive(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        if at + 1 >= end || !reading.is(at, Flags::COMMA) || reading.is(at + 1, Flags::WH) {
            return None;
        }
        let mut start = at + 1;
        if reading.is(start, Flags::DIGITS) && reading.is(start + 1, Flags::COMMA) {
            start += 2;
        }
        let role = (start..end).any(|i| reading.is(i, Flags::ROLE.with(Flags::PEOPLE)));
        while start < end && reading.is(start, Flags::DETERMINER.with(Flags::POSSESSIVE)) {
            start += 1;
        }
        let close = (start..end).find(|&i| reading.is(i, Flags::COMMA) || reading.is(i, Flags::WH)).unwrap_or(end);
        (role && close > start).then_some(start..close)
    }

    fn gender(&self, range: Range<usize>) -> Gender {
        let reading = self.reading;
        for i in range {
            if reading.is_word(i, &["Mr.", "Mr", "Sir", "Lord"]) {
                return Gender::Man;
            }
            if reading.is_word(i, &["Mrs.", "Mrs", "Ms.", "Ms", "Miss", "Lady", "Dame", "Madame"]) {
                return Gender::Woman;
            }
            let flags = reading.flag(i);
            if flags.any(Flags::GIVEN_NAME) && !flags.any(Flags::CAPITAL) {
                continue;
            }
            match (flags.any(Flags::MALE), flags.any(Flags::FEMALE)) {
                (true, false) => return Gender::Man,
                (false, true) => return Gender::Woman,
                _ => {}
            }
        }
        Gender::Unknown
    }
}
