//! Where a source belongs, and the office that it holds.

use std::ops::Range;

use super::description::Description;
use super::resolver::Resolver;
use crate::annotations::SourceKind;
use crate::kind::Kind;
use crate::language::Classes;

/// How far behind a name its party stands, in tokens.
const LONGEST_PARTY: usize = 8;

impl Resolver<'_, '_> {
    /// Where a person belongs: "a spokeswoman for [the FBI]", "[Queensland] Premier".
    pub(super) fn affiliation(&self, description: &Description) -> Option<String> {
        let reading = self.reading;
        let range = match (&description.title, description.kind) {
            (Some(title), _) => title.clone(),
            (None, SourceKind::Anonymous) => description.core.clone(),
            (None, SourceKind::Person) => return self.party(description),
            _ => return None,
        };
        let role = range.clone().find(|&i| reading.is(i, Classes::ROLE.with(Classes::PEOPLE).with(Classes::TITLE)))?;
        let preposition = (role + 1..range.end).find(|&i| reading.is(i, Classes::BELONGING));
        if let Some(at) = preposition {
            let mut start = at + 1;
            while start < range.end && reading.is(start, Classes::DETERMINER) {
                start += 1;
            }
            return (start < range.end && (start..range.end).any(|i| reading.is(i, Classes::CAPITAL)))
                .then(|| self.text(start..range.end).to_owned());
        }
        let before = range.start..role;
        let office = |i: usize| reading.is(i, Classes::ROLE.with(Classes::TITLE)) || reading.is(i, Classes::PORTFOLIO);
        let capital =
            before.clone().find(|&i| reading.is(i, Classes::CAPITAL) && !reading.is(i, Classes::OPENER) && !office(i));
        let Some(capital) = capital else { return self.party(description) };
        let span = reading.document.span(capital..capital + 1);
        let at = self.describer.places.partition_point(|p| p.span.end <= span.start);
        let place = self.describer.places.get(at).filter(|p| p.span.overlaps(span));
        if let Some(place) = place {
            return place
                .country_name
                .clone()
                .filter(|_| place.kind == Kind::Demonym)
                .or_else(|| Some(place.name.clone()));
        }
        let mut end = capital + 1;
        while end < role && reading.is(end, Classes::CAPITAL) && !office(end) {
            end += 1;
        }
        Some(self.text(capital..end).to_owned())
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

    /// A title without the state or body that it belongs to: "Mexico’s foreign minister".
    pub(super) fn without_possessor(&self, title: Range<usize>) -> Range<usize> {
        let reading = self.reading;
        let mark = title.clone().find(|&i| reading.is(i, Classes::GENITIVE));
        let person = reading.is(title.start, Classes::TITLE.with(Classes::GIVEN_NAME).with(Classes::POSSESSIVE));
        match mark {
            Some(mark) if mark + 1 < title.end && !person => mark + 1..title.end,
            _ => title,
        }
    }
}
