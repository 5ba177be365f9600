//! What makes a name that of a person or a work.

use super::Features;
use super::around::Around;
use crate::language::{Class, Classes};
use crate::places::parameters::FeatureId;
use crate::places::tagger::Type;
use crate::places::tagger::features::KNOWN;
use crate::text::TokenKind;

/// How far back a word for a relative is looked for, in tokens.
const KIN: usize = 14;

/// How surely a word is a person's name.
const PERSON: f32 = 0.5;

/// The features of any span, then those of a single word.
pub(super) fn features(around: &Around<'_, '_>, out: &mut Features) {
    of_any(around, out);
    if around.single {
        of_single(around, out);
    }
}

fn of_any(around: &Around<'_, '_>, out: &mut Features) {
    let Around { analysis, start, end, first, before_lower, after_lower, .. } = *around;
    // "MUMBAI: The exchange closed", "LAGOS — Police said".
    out.flag(FeatureId::OpensDateline, first.initial && matches!(after_lower, ":" | "—" | "–" | "―"));
    if before_lower == "of" {
        let person = start.checked_sub(2).is_some_and(|i| analysis.tagging.token_probability(i, Type::Person) > PERSON);
        let capital = |by: usize| start.checked_sub(by).is_some_and(|i| analysis.words[i].capital);
        let given = capital(2) && capital(3) && around.classes_before(3).any(Classes::GIVEN);
        let firm = around.classes_before(2).any(Classes::ORG_SUFFIX);
        out.flag(FeatureId::PersonOf, person || given || firm);
        let number = || start.checked_sub(3).is_some_and(|i| analysis.words[i].kind == TokenKind::Number);
        out.flag(FeatureId::AgeOf, around.word_before(2) == "," && number());
    }
    let row = end - start > 2 && (start..end).any(|at| analysis.reading.lower(at) == "and");
    out.flag(FeatureId::KnownRow, row);
    if matches!(before_lower, "\"" | "“" | "'" | "«") {
        let closes = |i: usize| matches!(analysis.lower(Some(i), start), "\"" | "”" | "'" | "»");
        out.flag(FeatureId::Quoted, closes(end) || closes(end + 1));
    }
}

fn of_single(around: &Around<'_, '_>, out: &mut Features) {
    let Around { analysis, end, first, before_lower, after_lower, .. } = *around;
    let kin = |n: usize| around.classes_before(n).has(Class::Kin);
    out.flag(FeatureId::AfterKin, kin(1) || before_lower == "," && kin(2) || before_lower == "late");
    if first.classes.any(Classes::GIVEN) {
        let listed = matches!(before_lower, "," | "and" | "(" | ";");
        out.flag(FeatureId::KinList, listed && (2..KIN).any(kin));
        let surname = around.after.is_some_and(|w| w.capital && !w.classes.any(KNOWN));
        out.flag(FeatureId::GivenThenName, surname);
        out.flag(FeatureId::BracketedGiven, before_lower == "(" && after_lower == ")");
    }
    let place_of = after_lower == "of" && analysis.words.get(end + 1).is_some_and(|w| w.capital);
    out.flag(FeatureId::BeforeOfName, place_of);
    let media = before_lower == "of" && around.classes_before(2).any(Classes::MEDIA);
    out.flag(FeatureId::MediaOf, media);
}
