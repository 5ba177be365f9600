//! Date phrases: "on Thursday", "early on 5 June", "last week", "in March 2022".

use std::ops::Range;

use crate::language::classes::Classes;
use crate::language::reading::Reading;

/// A date phrase, in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatePhrase {
    /// The preposition, or the first token where none stands before it.
    pub start: usize,
    /// The first token of the date itself.
    pub date: usize,
    /// The token after the last.
    pub end: usize,
}

impl DatePhrase {
    /// The date without its preposition.
    #[must_use]
    pub const fn bare(&self) -> Range<usize> {
        self.date..self.end
    }

    /// The date with its preposition.
    #[must_use]
    pub const fn whole(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// What a date phrase may begin with: a quick test before [`at`] is asked.
pub const OPENING: Classes = Classes::DAY
    .with(Classes::MONTH)
    .with(Classes::DIGITS)
    .with(Classes::DATE_PREPOSITION)
    .with(Classes::DATE_QUALIFIER)
    .with(Classes::DATE_POINTER)
    .with(Classes::RELATIVE_DAY);

/// The date phrase that begins at token `at` and ends at `limit` at the latest.
#[must_use]
pub fn at(reading: &Reading<'_>, at: usize, limit: usize) -> Option<DatePhrase> {
    if !reading.is(at, OPENING) {
        return None;
    }
    let date = at + usize::from(reading.is(at, Classes::DATE_PREPOSITION));
    let dates = Dates { reading, limit };
    let end = dates.qualified(date, date > at)?;
    Some(DatePhrase { start: at, date, end })
}

struct Dates<'r, 'a> {
    reading: &'r Reading<'a>,
    limit: usize,
}

impl Dates<'_, '_> {
    fn is(&self, i: usize, classes: Classes) -> bool {
        i < self.limit && self.reading.is(i, classes)
    }

    /// "early on Thursday", "later in March".
    fn qualified(&self, i: usize, governed: bool) -> Option<usize> {
        if !self.is(i, Classes::DATE_QUALIFIER) {
            return self.dated(i, governed);
        }
        let preposition = self.is(i + 1, Classes::DATE_PREPOSITION);
        self.dated(i + 1 + usize::from(preposition), governed || preposition)
    }

    /// A date from token `i` on; `governed` if a preposition stands before it.
    fn dated(&self, i: usize, governed: bool) -> Option<usize> {
        if self.is(i, Classes::RELATIVE_DAY) {
            return Some(self.after_day(self.with_part(i + 1)));
        }
        if self.is(i, Classes::DATE_POINTER) {
            let named = self.is(i + 1, Classes::DATE_UNIT.with(Classes::PART_OF_DAY));
            let day = self.is(i + 1, Classes::DAY.with(Classes::MONTH)) && self.is(i + 1, Classes::CAPITAL);
            return (named || day).then(|| self.after_day(self.with_part(i + 2)));
        }
        if self.is_named(i, Classes::DAY) {
            return Some(self.after_day(self.with_part(i + 1)));
        }
        if governed && self.is_year(i) {
            return Some(i + 1);
        }
        self.calendar(i, governed)
    }

    /// "5 June 2022", "March 3, 2021", "March".
    fn calendar(&self, i: usize, governed: bool) -> Option<usize> {
        if self.is_day(i) && self.is_named(i + 1, Classes::MONTH) {
            return Some(self.with_year(i + 2));
        }
        if !self.is_named(i, Classes::MONTH) {
            return None;
        }
        let day = i + 1 + usize::from(self.is_day(i + 1));
        let end = self.with_year(day);
        // "May", "March" and the rest need a number or a preposition.
        (end > i + 1 || governed || self.reading.lower(i.wrapping_sub(1)) == "of").then_some(end)
    }

    /// "Thursday, March 3": the date goes on after its day.
    fn after_day(&self, end: usize) -> usize {
        let next = end + usize::from(self.is(end, Classes::COMMA));
        self.calendar(next, false).unwrap_or(end)
    }

    fn with_part(&self, end: usize) -> usize {
        end + usize::from(self.is(end, Classes::PART_OF_DAY))
    }

    fn with_year(&self, end: usize) -> usize {
        if self.is(end, Classes::COMMA) && self.is_year(end + 1) {
            end + 2
        } else {
            end + usize::from(self.is_year(end))
        }
    }

    /// Whether token `i` is a day or month by its class, with a capital.
    fn is_named(&self, i: usize, classes: Classes) -> bool {
        self.is(i, classes) && self.reading.is(i, Classes::CAPITAL)
    }

    fn is_year(&self, i: usize) -> bool {
        let word = self.reading.lower(i);
        self.is(i, Classes::DIGITS)
            && word.len() == 4
            && word.bytes().all(|b| b.is_ascii_digit())
            && (word.starts_with('1') || word.starts_with("20"))
    }

    /// Whether token `i` is a day of a month: "5", "3rd".
    fn is_day(&self, i: usize) -> bool {
        let digits = self.reading.lower(i).trim_end_matches(char::is_alphabetic);
        self.is(i, Classes::DIGITS) && digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;
    use crate::article::Document;

    /// Every date of `text`, with its preposition.
    fn dates(text: &str) -> Vec<String> {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        let reading = Reading::new(&document, crate::tables::compiled_in());
        let (mut found, mut i) = (Vec::new(), 0);
        while i < reading.words.len() {
            match at(&reading, i, reading.words.len()) {
                Some(date) => {
                    found.push(document.span(date.whole()).slice(text).to_owned());
                    i = date.end;
                }
                None => i += 1,
            }
        }
        found
    }

    #[test]
    fn weekdays_months_years_and_relative_dates_are_read() {
        for (text, date) in [
            ("Drones struck it early on Thursday.", "early on Thursday"),
            ("It was seized in March 2022.", "in March 2022"),
            ("It burned on 5 June.", "on 5 June"),
            ("It was closed last week.", "last week"),
            ("It has run since 1998 without a break.", "since 1998"),
            ("It fell on Friday night.", "on Friday night"),
            ("It fell on Thursday, March 3, 2021.", "on Thursday, March 3, 2021"),
            ("It fell last Saturday, March 5, 2005.", "last Saturday, March 5, 2005"),
            ("It fell late yesterday evening.", "late yesterday evening"),
        ] {
            assert_eq!(dates(text), [date], "{text}");
        }
    }

    #[test]
    fn modal_may_surnames_and_a_march_are_no_months() {
        assert!(dates("It may close after the march, Theresa May said.").is_empty());
    }

    #[test]
    fn numbers_of_things_are_no_years() {
        assert!(dates("It was built by 5000 workers in 3 years.").is_empty());
    }
}
