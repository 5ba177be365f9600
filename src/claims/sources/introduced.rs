//! What an article says of a person where it introduces him, which may be long before he speaks, or behind.

use std::ops::Range;

use super::resolver::Resolver;
use crate::annotations::SourceKind;
use crate::language::Classes;

/// The longest row of names behind what they all are, in tokens.
const LONGEST_ROW: usize = 16;

/// The longest office before a name, or appositive behind it, in tokens.
const LONGEST_OFFICE: usize = 12;

impl Resolver<'_, '_> {
    /// Looks where else the person `entity` is named in full, by the words of tokens `name`, for a title: "The tug's
    /// second mate, Dale Orr, was fined. He admitted", "Mary Orr, an elected councillor, read it out. She said".
    pub(super) fn introduce(&mut self, entity: usize, name: &Range<usize>) {
        let words = self.text(name.clone());
        for last in self.places_of(name.end - 1).collect::<Vec<_>>() {
            let Some(start) = (last + 1).checked_sub(name.len()) else { continue };
            let Some(sentence) = self.prose_of(last).filter(|s| s.start <= start) else { continue };
            if self.text(start..last + 1) != words {
                continue;
            }
            if let Some(office) = self.office_of_row(start, sentence.start) {
                self.entities[entity].title = Some(office);
                return;
            }
            let office = self.office_before(start, sentence.start);
            let end = self.told_behind(last + 1, sentence.end);
            for phrase in [office.map(|from| from..last + 1), end.map(|end| start..end)].into_iter().flatten() {
                let found = self.describer.describe(phrase);
                let same = found.name.as_ref().is_some_and(|n| n.end == last + 1);
                let title = found.title.clone().filter(|_| found.kind == SourceKind::Person && same);
                if let Some(title) = title {
                    let title = self.text(self.without_possessor(title));
                    let relations = self.relations();
                    self.entities[entity].learn(relations, &found, None, Some(title));
                    self.learn_affiliation(entity, &found);
                    return;
                }
            }
        }
    }

    /// The office of each in a row, which a name at token `start` goes on with: "Commissioners Ann Lee, | Bo Ray and Cy Orr".
    fn office_of_row(&self, start: usize, floor: usize) -> Option<String> {
        let reading = self.reading;
        let joins = Classes::COMMA.with(Classes::COORDINATOR);
        let part = Classes::CAPITAL.with(joins);
        let from = floor.max(start.saturating_sub(LONGEST_ROW));
        let many =
            |i: usize| reading.is(i, Classes::PEOPLE) && !reading.is(i, Classes::GROUP.with(Classes::QUANTIFIER));
        let office = (from..start).rev().find(|&i| !reading.is(i, part) || many(i)).filter(|&i| many(i))?;
        let row = office + 1 == start || reading.is(start - 1, joins) && reading.is(office + 1, Classes::CAPITAL);
        // "council members Ann Lee and Bo Ray"
        let body = Classes::GOVERNMENT.with(Classes::ORGANISATION);
        let first = office - usize::from(office > from && reading.is(office - 1, body));
        self.text(first..office + 1).strip_suffix('s').filter(|_| row).map(str::to_owned)
    }

    /// Where the office before the comma at the beginning of a name begins: "The tug's second mate, | Dale Orr".
    fn office_before(&self, start: usize, floor: usize) -> Option<usize> {
        let reading = self.reading;
        let comma = start.checked_sub(1).filter(|&i| i > floor + 1 && reading.is(i, Classes::COMMA))?;
        let lowest = floor.max(comma.saturating_sub(LONGEST_OFFICE));
        let first = (lowest..comma)
            .rev()
            .take_while(|&i| reading.is(i, Classes::WORDLIKE.with(Classes::GENITIVE).with(Classes::HYPHEN)))
            .filter(|&i| reading.is(i, Classes::DETERMINER.with(Classes::POSSESSIVE)))
            .last()?;
        reading.is(comma - 1, Classes::ROLE).then_some(first)
    }

    /// Where the appositive behind a name ends: "Mary Orr, an elected councillor in Hartley |,".
    fn told_behind(&self, comma: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let opens = Classes::ARTICLE.with(Classes::POSSESSIVE).with(Classes::DIGITS).with(Classes::ROLE);
        let told =
            reading.is(comma, Classes::COMMA) && reading.is(comma + 1, opens) && reading.opens_appositive(comma + 1);
        let close = || {
            (comma + 1..limit.min(comma + LONGEST_OFFICE)).find(|&i| reading.is(i, Classes::COMMA.with(Classes::STOP)))
        };
        told.then(close).flatten()
    }
}
