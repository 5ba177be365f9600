//! Proper names inside a phrase that names a source.

use std::ops::Range;

use super::description::{CLASS, Describer};
use super::relations::Relations;
use crate::annotations::SourceKind;
use crate::kind::Kind;
use crate::language::Classes;
use crate::language::en::bodies;

/// The longest part of a given name in small letters behind a hyphen: "Seung-hoon".
const LONGEST_SYLLABLE: usize = 6;

/// The longest particle of a name that no table has, in letters: "arap".
const LONGEST_PARTICLE: usize = 4;

impl Describer<'_, '_> {
    /// The kind of the body that an appositive says the name is.
    pub(super) fn body_appositive(&self, core: &Range<usize>, end: usize) -> Option<SourceKind> {
        let reading = self.reading;
        let start = core.end + 1;
        // "SK Hynix, its rival"
        let relations = Relations::of(reading.language);
        let peer = start < end
            && reading.is_word(start, &["its"])
            && (start + 1..end.min(start + 3)).any(|i| relations.is_peer(reading.base().lower(i)));
        if start >= end || !reading.is(core.end, Classes::COMMA) || !reading.is(start, Classes::ARTICLE) && !peer {
            return None;
        }
        let named = core
            .clone()
            .all(|i| reading.is(i, Classes::CAPITAL.with(Classes::HYPHEN).with(Classes::PREPOSITION)))
            && (self.ends_in_many(core, core.end - 1)
                || !core.clone().any(|i| reading.is(i, Classes::GIVEN_NAME.with(Classes::TITLE).with(Classes::ROLE))));
        let close = (start..end).find(|&i| reading.is(i, Classes::COMMA.with(Classes::WH))).unwrap_or(end);
        let head = self.head_index(&(start + 1..close.max(start + 2)));
        let flags = reading.flag(head);
        // "Ola Berg, a crane operator": somebody's trade, where the name is no firm's.
        let trade = || {
            let firms = Relations::of(reading.language).is_firms_role(reading.base().lower(head));
            firms && core.len() > 1 && !self.corporate(core.clone()) && self.person(core).is_some()
        };
        // "Halden Homes, the developer"
        let firm =
            Relations::of(reading.language).is_firms_role(reading.base().lower(head)) && self.corporate(core.clone());
        if named && (firm || peer) {
            return Some(SourceKind::Organisation);
        }
        if !named || trade() || flags.any(Classes::ROLE.with(Classes::PEOPLE)) {
            return None;
        }
        // "The Harbour Safety Board, an independent agency"; a modelling agency is no state's.
        let state = ["federal", "state", "government", "independent", "national", "public", "regulatory"];
        if flags.any(Classes::OUTLET) && flags.any(Classes::GOVERNMENT) {
            reading.is_word(head - 1, &state).then_some(SourceKind::Government)
        } else if flags.any(Classes::OUTLET) && !flags.any(Classes::DOCUMENT) {
            Some(SourceKind::Outlet)
        } else if flags.any(Classes::ORGANISATION) {
            Some(SourceKind::Organisation)
        } else {
            None
        }
    }

    /// Whether token `i` ends the name of a body by what its members are: "the Orrin Harbour | Pilots".
    pub(super) fn ends_in_many(&self, core: &Range<usize>, i: usize) -> bool {
        let reading = self.reading;
        let members = reading.is(i, Classes::ROLE.with(Classes::PEOPLE)) && !reading.is(i, Classes::PARTISAN);
        let many = members && reading.word(i).ends_with('s') && reading.is(i, Classes::CAPITAL);
        many && i > core.start && i + 1 == core.end
    }

    /// The name in `from..end` beside a role: nothing but titles before it.
    pub(super) fn name_beside(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let reading = self.reading;
        // "The developer, | Ranger Sun LLC"
        if reading.is(end - 1, Classes::ORG_SUFFIX) {
            return None;
        }
        // "the parish clerk, | the novelist Ragna Dybwad"
        let title = Classes::CAPITAL.with(Classes::ROLE).with(Classes::TITLE).with(Classes::DETERMINER);
        // "the geneticist Wen Li": one noun that the tables do not have.
        let trade = |i: usize| {
            i == from + 1
                && reading.is(from, Classes::DETERMINER)
                && reading.is(i, Classes::WORDLIKE)
                && !reading.is(i, Classes::VERB.with(Classes::PREPOSITION).with(CLASS))
        };
        // "| civil engineering professor Dr. Noel Abad": an office in small letters.
        let office = |name: &Range<usize>| {
            let no = Classes::PREPOSITION.with(Classes::COORDINATOR).with(Classes::AUXILIARY).with(Classes::VERB_PAST);
            let last = (from..name.start).rev().find(|&i| !self.is_address(i));
            last.is_some_and(|i| reading.is(i, Classes::ROLE.with(Classes::TITLE)))
                && (from..name.start).all(|i| reading.is(i, Classes::WORDLIKE) && !reading.is(i, no))
        };
        let titles = |name: &Range<usize>| (from..name.start).all(|i| reading.is(i, title) || trade(i)) || office(name);
        if let Some(name) = self.person(&(from..end)).filter(titles) {
            // "A clan elder, | Abdi Noor Hersi": a first name that the tables do not have.
            let known = CLASS.with(Classes::ROLE).with(Classes::TITLE).with(Classes::OPENER).with(Classes::PORTFOLIO);
            let first = |i: usize| {
                reading.is(i, Classes::CAPITAL)
                    && !reading.is(i, known.with(Classes::ADJECTIVE).with(Classes::PEOPLE))
                    && self.mention_at(i).is_none()
            };
            let whole = name.len() > 1 && (from..name.start).all(first);
            return Some(if whole { from..name.end } else { name });
        }
        // "his wife, Carol"
        let flags = reading.flag(from);
        let single = from + 1 == end
            && flags.any(Classes::CAPITAL)
            && !flags.any(Classes::SOURCE_NOUN.with(Classes::OPENER).with(Classes::ALL_CAPS).with(Classes::ADJECTIVE));
        single.then_some(from..end)
    }

    /// The words without letters behind a name, which are no part of it: "Lucinda Hale | KC".
    pub(super) fn without_letters(&self, words: Range<usize>) -> Range<usize> {
        let (reading, last) = (self.reading, words.end.wrapping_sub(1));
        let letters = words.len() > 2
            && reading.is(last, Classes::ALL_CAPS)
            // "North Shropshire's MP": an office.
            && !reading.is(last - 1, Classes::GENITIVE)
            && Relations::of(reading.language).is_suffix(reading.word(last));
        words.start..words.end - usize::from(letters)
    }

    /// Whether token `at` is how somebody is addressed: "Mr.", "Dame", "Dr".
    pub(super) fn is_address(&self, at: usize) -> bool {
        let reading = self.reading;
        reading.is(at, Classes::MANS_TITLE.with(Classes::WOMANS_TITLE)) || reading.is_word(at, &["dr", "dr."])
    }

    /// The personal name in the phrase, if it names a person for certain.
    #[must_use]
    pub fn person(&self, core: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let core = &self.without_letters(core.clone());
        // "Brack & Low", "Brack & Low director | Ann Lee": whose office stands behind.
        if let Some(and) = core.clone().rev().find(|&i| reading.is_word(i, &["&"])) {
            let office = (and + 1..core.end).rev().find(|&i| reading.is(i, Classes::ROLE))?;
            let small = !reading.is(office, Classes::CAPITAL) && core.end > office + 2;
            return if small { self.whole_words(office + 1..core.end) } else { None };
        }
        let name_like = |i: usize| {
            let flags = reading.flag(i);
            flags.any(Classes::CAPITAL)
                && !flags.any(CLASS.with(Classes::DAY).with(Classes::MONTH).with(Classes::GENITIVE))
                || i + 1 < core.end && i > core.start && self.particle(i)
                || i > core.start && self.elided(i)
        };
        // "Dr Anneliese Court": two capitals behind an address.
        let addressed = |at: usize| at > core.start && self.is_address(at - 1);
        let run_end = |from: usize| {
            let mut at = from;
            // "Mr. Brand", "Theresa May": after a title or a given name any last capital is a surname.
            let certain = |i: usize| {
                i < core.end
                    && reading.is(i, Classes::CAPITAL)
                    && !reading.is(i, Classes::GENITIVE.with(Classes::TITLE))
                    && (i + 1 >= core.end || !reading.is(i + 1, Classes::CAPITAL.with(Classes::HYPHEN)))
                    && i > core.start
            };
            let titled = at > core.start && reading.is(at - 1, Classes::TITLE) && reading.word(at - 1).ends_with('.');
            let full = reading.is(at, Classes::GIVEN_NAME) || addressed(at) && reading.is(at, Classes::CAPITAL);
            if titled && certain(at) || full && certain(at + 1) {
                return if titled && certain(at) { at + 1 } else { at + 2 };
            }
            while at < core.end
                && (name_like(at) || reading.is(at, Classes::HYPHEN) && reading.is(at + 1, Classes::CAPITAL))
            {
                at += 1;
            }
            if at > from && at + 1 < core.end && self.goes_on_small(at) { at + 2 } else { at }
        };
        // After a given name: "Secretary of Health Alan Johnson".
        for i in core.clone() {
            if reading.is(i, Classes::GIVEN_NAME)
                && reading.is(i, Classes::CAPITAL)
                && !reading.is(i + 1, Classes::GENITIVE)
            {
                let end = run_end(i);
                // "Warren Mayor Lori Stone", "Ford Motor Co.": a place before an office, a firm.
                let office = Classes::TITLE.with(Classes::ROLE);
                let seat =
                    (i + 1..end).any(|k| reading.is(k, office) && !reading.is(k, Classes::GIVEN_NAME) && k + 1 < end);
                // "Flint Hills Resources"
                // "Rand Water": a first name in a firm's.
                let firm = end > i + 1
                    && (reading.is(end - 1, Classes::ORG_SUFFIX)
                        || reading.is(end - 1, Classes::CORPORATE)
                            && (end > i + 2 || reading.is(end - 1, Classes::REMIT)));
                if seat || firm {
                    continue;
                }
                // "Noa Ben-Ari": a name before the hyphen of a surname.
                let known =
                    Classes::ROLE.with(Classes::TITLE).with(Classes::PEOPLE).with(CLASS).with(Classes::PORTFOLIO);
                let double = i > core.start
                    && reading.is(i + 1, Classes::HYPHEN)
                    && reading.is(i - 1, Classes::CAPITAL)
                    && !reading.is(i - 1, known);
                let i = i - usize::from(double);
                // "Collector G. Lakshmi Orr": an initial before it.
                let initial = |k: &usize| reading.word(*k).len() == 2 && reading.word(*k).ends_with('.');
                let i = (core.start..i).rev().take_while(initial).last().unwrap_or(i);
                // "aides to Ann Lee" are not Ann Lee.
                // "A letter from President Ann Lee": a letter.
                let head = self.head_index(core);
                let text = head < i
                    && reading.is(head, Classes::DOCUMENT)
                    && !reading.is(head, Classes::CAPITAL)
                    && reading.is_word(head + 1, &["from", "by"]);
                let preceded = text
                    || i > core.start
                        && reading.is(i - 1, Classes::HYPHEN.with(Classes::PREPOSITION).with(Classes::TO));
                if end > i + 1
                    && !preceded
                    && !self.followed_by_class(end, core.end)
                    && (!self.corporate(i..end) || !self.joined_by_article(core.start, i))
                {
                    return Some(i..end);
                }
            }
        }
        // After a title or a role: "Mr. Lee", "lawyer Brent Bryson", "Defense Minister Umerov".
        for i in core.clone().rev() {
            if reading.is(i, Classes::TITLE.with(Classes::ROLE).with(Classes::PEOPLE))
                && !reading.is(i, Classes::QUANTIFIER.with(Classes::DETERMINER))
                // "Green GEN Cymru"
                && !(reading.is(i, Classes::ALL_CAPS) && reading.is(i, Classes::TITLE) && i > core.start)
                && !(i > core.start && reading.is(i - 1, Classes::PREPOSITION.with(Classes::TO)))
                // "A poll for the broadcaster NRK": a poll.
                && !(reading.is(self.head_index(core), Classes::DOCUMENT) && self.head_index(core) < i)
                && i + 1 < core.end
                && reading.is(i + 1, Classes::CAPITAL)
                && !reading.is(i + 1, Classes::TITLE.with(Classes::ROLE))
            {
                let end = run_end(i + 1);
                // "the General Staff": a body that the tables know, no general.
                let listed = || bodies::by_name(&reading.language, self.text(i..end)).is_some();
                // "Public Relations Officer": an office.
                // "press secretary Colton Reeve" is nobody's reeve.
                let small =
                    !reading.is(i, Classes::CAPITAL) && !reading.is(i + 1, Classes::REMIT.with(Classes::PORTFOLIO));
                let office = reading.is(end - 1, Classes::ROLE) && !reading.is(end - 1, Classes::GIVEN_NAME) && !small;
                // "its owner Lasker Energy": a firm, where no given name stands.
                let its = || {
                    let owner = Relations::of(reading.language).is_firms_role(reading.base().lower(i));
                    owner
                        && reading.is_word(i.wrapping_sub(1), &["its"])
                        && !reading.is(i + 1, Classes::GIVEN_NAME.with(Classes::TITLE))
                };
                // "the Deputy CM": an office by its initials.
                let word = reading.word(i + 1);
                let initials = end == i + 2
                    && reading.is(i + 1, Classes::ALL_CAPS)
                    && word.len() > 1
                    && !word.contains(['A', 'E', 'I', 'O', 'U', 'Y', '.']);
                let body = office
                    || initials
                    || its()
                    || reading.is(end - 1, Classes::ORG_SUFFIX)
                    || reading.is(end - 1, Classes::ORG_HEAD)
                        && !reading.is(end - 1, Classes::GIVEN_NAME)
                        && !addressed(i + 1)
                    || listed();
                if end > i + 1 && !body && !self.followed_by_class(end, core.end) && self.place(&(i + 1..end)).is_none()
                {
                    return Some(i + 1..end);
                }
            }
        }
        // "Superintendent of Schools Wanda Pike": behind an office that three capitals follow.
        if let Some(name) = self.name_after_office(core) {
            return Some(name);
        }
        // "Sinn Féin's Maeve Tully"
        let owned = self.past_owner(core, core.start);
        // "a notice from the Corps' Lock District": a notice.
        // "Residents of Orrin's South Side"
        let others = CLASS.with(Classes::GROUP).with(Classes::PEOPLE);
        if (core.start..owned).any(|i| reading.is(i, Classes::PREPOSITION)) && reading.is(self.head_index(core), others)
        {
            return None;
        }
        // "Officer-in-Charge | Golam Orr"
        let compound = (owned..core.end.saturating_sub(4)).find(|&i| {
            reading.is(i, Classes::HYPHEN)
                && reading.is(i + 1, Classes::PREPOSITION)
                && reading.is(i + 2, Classes::HYPHEN)
        });
        let owned = compound.map_or(owned, |i| i + 4);
        // Two to four capitals that nothing else explains.
        let run = self.proper_run(&(owned..core.end)).filter(|r| r.start == owned)?;
        let end = run_end(run.start).min(run.end);
        let plain = (run.start..end)
            .all(|i| !reading.is(i, Classes::ALL_CAPS.with(Classes::DETERMINER)) || reading.word(i).ends_with('.'));
        let length = (run.start..end).filter(|&i| reading.is(i, Classes::CAPITAL)).count();
        let inner = (run.start..end)
            .all(|i| !reading.is(i, Classes::ROLE.with(Classes::TITLE).with(Classes::PREPOSITION)) || self.particle(i));
        // "North and South Tarsk NHS Foundation Trust": a body whose name joins two others.
        let joined = reading.is(end, Classes::COORDINATOR)
            && reading.is(core.end - 1, Classes::CAPITAL)
            && reading
                .is(core.end - 1, CLASS.with(Classes::ORG_HEAD).with(Classes::CORPORATE).with(Classes::ORG_SUFFIX));
        let joined = joined || reading.is(core.end - 1, Classes::ALL_CAPS) && !reading.word(core.end - 1).contains('.');
        let rest = end == core.end || !joined && reading.is(end, Classes::PREPOSITION.with(Classes::COORDINATOR));
        ((2..=4).contains(&length)
            && plain
            && inner
            && rest
            && self.place(&(run.start..end)).is_none()
            && !self.is_site(&(run.start..end))
            && bodies::by_name(&reading.language, self.text(run.start..end)).is_none()
            // "the Ohio Republican"
            && !reading.is(end - 1, Classes::PARTISAN)
            && !self.corporate(run.start..end))
        .then_some(run.start..end)
    }

    /// "Chief Joan Whitebear of the Lower | Nicola Band": the capitals at token `at` stand behind a preposition and "the".
    fn joined_by_article(&self, from: usize, at: usize) -> bool {
        let reading = self.reading;
        let first = (from..at).rev().take_while(|&i| reading.is(i, Classes::CAPITAL)).last().unwrap_or(at);
        first > from + 1 && reading.is(first - 1, Classes::ARTICLE) && reading.is(first - 2, Classes::PREPOSITION)
    }

    /// "Lee Jae-myung": a part of a name in small letters after the hyphen at token `hyphen`, no word that is known but as
    /// a given name.
    fn goes_on_small(&self, hyphen: usize) -> bool {
        let reading = self.reading;
        reading.is(hyphen, Classes::HYPHEN)
            && reading.is(hyphen + 1, Classes::WORDLIKE)
            && !reading.is(hyphen + 1, Classes::CAPITAL.with(Classes::VERB).with(Classes::DIGITS))
            && (reading.base().word(hyphen + 1).is_none()
                || reading.is(hyphen + 1, Classes::GIVEN.with(Classes::GIVEN_NAME)))
    }

    /// The name at the end of "Superintendent of Schools Wanda Pike", "Leader of Opposition Ashok Rao".
    fn name_after_office(&self, core: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let of = core.clone().find(|&i| reading.is_word(i, &["of"]))?;
        let office = of > core.start && reading.is(of - 1, Classes::ROLE.with(Classes::TITLE));
        let known = CLASS.with(Classes::DETERMINER).with(Classes::ROLE).with(Classes::TITLE).with(Classes::ALL_CAPS);
        let capitals = office
            && core.end == of + 4
            && (of + 1..core.end).all(|i| reading.is(i, Classes::CAPITAL))
            && (of + 2..core.end).all(|i| !reading.is(i, known));
        let name = of + 2..core.end;
        let place = (of + 1..core.end).any(|i| self.place(&(i..core.end)).is_some());
        if capitals && !place && !self.corporate(name.clone()) {
            return Some(name);
        }
        // "Minister of State for Power Ashok Rao": behind the last word of what the office is for.
        // "Superintendent of Police C. Vedamurthy Rao"
        let remit = Classes::PORTFOLIO.with(Classes::REMIT).with(Classes::GOVERNMENT);
        let remit = (of + 1..core.end).rev().find(|&i| reading.is(i, remit))?;
        let name = remit + 1..core.end;
        let two = office && (2..=3).contains(&name.len()) && reading.is(remit, Classes::CAPITAL);
        let initial = |i: usize| reading.word(i).ends_with('.');
        let plain = name.clone().all(|i| reading.is(i, Classes::CAPITAL) && (initial(i) || !reading.is(i, known)));
        (two && plain && self.place(&name).is_none() && !self.corporate(name.clone())).then_some(name)
    }

    /// Whether the run begins with a nation or ends with a country, as no name of a person does: "Irish Ferries",
    /// "Tourism Ireland".
    fn national(&self, run: &Range<usize>) -> bool {
        if run.len() < 2 || self.reading.is(run.start, Classes::GIVEN_NAME.with(Classes::TITLE)) {
            return false;
        }
        // "Venues NSW"
        let ends = self.mention_at(run.end - 1).is_some_and(|place| {
            place.kind == Kind::Country
                || place.kind == Kind::Admin1 && self.reading.is(run.end - 1, Classes::ALL_CAPS) && run.len() == 2
        });
        ends || self.mention_at(run.start).is_some_and(|place| place.kind == Kind::Demonym)
    }

    pub(super) fn corporate(&self, run: Range<usize>) -> bool {
        let reading = self.reading;
        if self.national(&run) {
            return true;
        }
        let start = run.start;
        // "PartPigeon", "29Metals", "Casco Sound Lines", "Associated Loaf"
        let inner = |i: usize| {
            reading.word(i).chars().skip(1).zip(reading.word(i).chars()).any(|(c, before)| {
                c.is_uppercase()
                    && (before.is_lowercase() || before.is_ascii_digit())
                    && !reading.word(i).starts_with("Mc")
                    && !reading.word(i).starts_with("Mac")
            })
        };
        run.into_iter().any(|i| {
            reading.is(i, Classes::CORPORATE.with(Classes::ORG_SUFFIX))
                || reading.is(i, Classes::MASTHEAD) && i > start && !reading.is(start, Classes::GIVEN_NAME)
                || reading.is_word(i, &["&"])
                || reading.is(i, Classes::ORG_HEAD)
                    && !reading.is(i, Classes::GIVEN_NAME.with(Classes::TITLE).with(Classes::ROLE))
                || inner(i)
                || reading.is(i, Classes::VERB_ED) && !reading.is(i, Classes::GIVEN_NAME)
        })
    }

    /// "van", or another short word between two capitals that the language does not have: "Ezra ole Kitsao".
    pub(super) fn particle(&self, i: usize) -> bool {
        let reading = self.reading;
        let word = reading.word(i);
        let foreign = || {
            (2..=LONGEST_PARTICLE).contains(&word.len())
                && word.bytes().all(|b| b.is_ascii_lowercase())
                && reading.base().word(i).is_none()
                && i > 0
                && reading.is(i - 1, Classes::GIVEN_NAME)
                && reading.is(i - 1, Classes::CAPITAL)
                && reading.is(i + 1, Classes::CAPITAL)
        };
        reading.is(i, Classes::NAME_PARTICLE) || foreign()
    }

    /// "d’Acquisto": a particle that is written together with the name after it.
    fn elided(&self, i: usize) -> bool {
        let word = self.reading.word(i);
        let rest = word.strip_prefix("d’").or_else(|| word.strip_prefix("d'")).or_else(|| word.strip_prefix("l’"));
        rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
    }

    fn followed_by_class(&self, at: usize, end: usize) -> bool {
        at < end && self.reading.is(at, CLASS.with(Classes::GENITIVE).with(Classes::ROLE).with(Classes::PEOPLE))
    }

    /// The first run of capitalised tokens in `range`.
    pub(super) fn proper_run(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let start = range.clone().find(|&i| {
            let small = Classes::OPENER.with(Classes::ADJECTIVE);
            // "operator New Harbour Corp."
            let part = i > range.start && !reading.is(i - 1, Classes::CAPITAL) && !reading.is(i, Classes::OPENER);
            reading.is(i, Classes::CAPITAL) && (!reading.is(i, small) || part && reading.is(i + 1, Classes::CAPITAL))
        })?;
        let mut end = start + 1;
        while end < range.end
            && (reading.is(end, Classes::CAPITAL.with(Classes::HYPHEN))
                || reading.is_word(end, &["&"])
                || self.elided(end)
                || self.particle(end)
                    && reading
                        .is(if reading.is(end + 1, Classes::HYPHEN) { end + 2 } else { end + 1 }, Classes::CAPITAL)
                // "Hsu Po-wei"
                || end > start + 2 && self.goes_on_small(end - 1) && reading.word(end).len() <= LONGEST_SYLLABLE)
        {
            end += 1;
        }
        // "Fact-checkers", "Kyiv-based": the capital belongs to a compound.
        (!reading.is(end - 1, Classes::HYPHEN)).then_some(start..end)
    }
}
