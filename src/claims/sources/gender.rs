//! The gender that a phrase tells of.

use std::ops::Range;

use super::description::{CLASS, Describer, Gender};
use crate::language::Classes;

impl Describer<'_, '_> {
    /// The gender that the phrase tells of; behind `core` no name does, and nothing in a relative clause: "Northern,
    /// which runs to Shelley" is no woman.
    pub(super) fn gender(&self, range: Range<usize>, core: usize) -> Gender {
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
