//! On a sports page, whether a bare city is a team.

use super::Features;
use super::around::Around;
use crate::kind::Kind;
use crate::language::Classes;
use crate::places::parameters::FeatureId;
use crate::text::TokenKind;

/// What one team does to another.
const BEATS: Classes = Classes::SPORT_VERB.with(Classes::DEFEAT);

/// The features of a span in a sentence about sport.
pub(super) fn features(around: &Around<'_, '_>, out: &mut Features) {
    if is_nation(around) {
        out.push(FeatureId::SportNation, 1.0);
        return;
    }
    out.push(played(around), 1.0);
    let Some(after) = around.after else { return };
    out.flag(FeatureId::SportVerb, around.after_classes.any(BEATS));
    out.flag(FeatureId::SportStaff, !after.capital && around.after_classes.any(Classes::SPORT));
    let second = around.analysis.words.get(around.end + 1);
    let bracket = around.after_lower == "(" && second.is_some_and(|w| w.kind == TokenKind::Number);
    out.flag(FeatureId::SportScore, after.kind == TokenKind::Number || bracket);
    out.flag(FeatureId::SportPossessive, after.kind == TokenKind::Possessive);
    out.flag(FeatureId::SportComma, around.after_lower == ",");
}

pub(super) fn is_nation(around: &Around<'_, '_>) -> bool {
    let place = around.span.candidates.first().and_then(|c| around.analysis.gazetteer.place(c.place));
    place.is_some_and(|p| {
        let home = || p.country().is_some_and(|c| c.as_str() == "GB");
        p.kind() == Kind::Country || p.kind() == Kind::Admin1 && home()
    })
}

/// What the word before the span makes of it.
fn played(around: &Around<'_, '_>) -> FeatureId {
    match around.before_lower {
        "in" | "near" | "outside" | "around" | "across" => FeatureId::SportIn,
        "of" => FeatureId::SportOf,
        "to" if around.classes_before(2).any(Classes::SPORT_VERB.with(Classes::MATCH)) => FeatureId::SportLostTo,
        "from" | "at" | "to" | "into" => FeatureId::SportAt,
        "for" | "against" | "over" | "past" | "with" | "by" => FeatureId::SportAgainst,
        _ if around.before_classes.any(BEATS) => FeatureId::SportObject,
        _ => FeatureId::SportBare,
    }
}
