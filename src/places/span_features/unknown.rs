//! What makes a name that no gazetteer has a place.

use super::Features;
use super::around::Around;
use super::beside::ends_body;
use crate::language::{Class, Classes};
use crate::places::joins::is_of_dwellers;
use crate::places::parameters::FeatureId;
use crate::places::qualifier::{introduced, qualifier};
use crate::places::tagger::evidence::PLACE_PREPOSITIONS;
use crate::places::unknown::{before_division, has_head, is_of_townsman, kind_of};
use crate::text::TokenKind;

/// Longest acronym, in bytes.
const ACRONYM: usize = 5;

/// The features of a span without candidates; those of the tagger are there already.
pub(super) fn features(around: &Around<'_, '_>, out: &mut Features) {
    let Around { analysis, start, end, first, before_lower, .. } = *around;
    let several = !around.single;
    out.flag(FeatureId::UnknownIn, matches!(before_lower, "in" | "near" | "outside" | "around" | "across"));
    out.flag(FeatureId::UnknownFrom, matches!(before_lower, "from" | "to" | "into"));
    out.flag(FeatureId::UnknownAt, before_lower == "at");
    out.flag(FeatureId::UnknownIntroduced, introduced(analysis, start));
    out.flag(FeatureId::Townsman, is_of_townsman(analysis, &around.span.tokens) || is_of_dwellers(analysis, start));
    out.flag(FeatureId::UnknownDivision, before_division(analysis, &around.span.tokens));
    out.flag(FeatureId::UnknownQualified, qualifier(analysis, &around.span.tokens).is_some());
    out.flag(FeatureId::UnknownSeveral, several);
    let body = ends_body(around);
    let natural = several && !body && kind_of(around.first_lower(), around.last_lower()).is_some();
    out.flag(FeatureId::UnknownNatural, natural);
    // "was rescued at Sai Layout in Bengaluru": where something is, and in what that lies.
    let placed = PLACE_PREPOSITIONS.contains(&before_lower);
    let within = placed && out.0.iter().any(|(feature, _)| *feature == FeatureId::InContainer);
    out.flag(FeatureId::UnknownWithin, within);
    out.flag(FeatureId::UnknownHead, !body && has_head(analysis, &around.span.tokens));
    out.flag(FeatureId::EndsBody, body);
    out.flag(FeatureId::StartsGiven, several && first.classes.has(Class::Given));
    out.flag(FeatureId::StartsTitle, first.classes.any(Classes::RANK.with(Classes::OFFICE)));
    let acronym = |at: usize| analysis.words[at].caps && analysis.reading.lower(at).len() <= ACRONYM;
    out.flag(FeatureId::UnknownCaps, (start..end).any(acronym));
    let inside = |m: &crate::places::matches::NameMatch| m.tokens.end <= end && m.tokens.len() < end - start;
    out.flag(FeatureId::CoversKnown, analysis.matches_in(start..end).iter().any(|m| inside(m) && !m.demonym));
    out.flag(FeatureId::StartsDemonym, analysis.matches_in(start..start + 1).iter().any(|m| m.demonym));
    let lower = around.after.is_some_and(|w| w.kind == TokenKind::Word && !w.capital);
    out.flag(FeatureId::UnknownBeforeLower, lower && !around.after_classes.any(Classes::FUNCTION));
    if let Some(&(_, tagged)) = out.0.iter().find(|(feature, _)| *feature == FeatureId::Tagger) {
        out.push(FeatureId::UnknownTagger, tagged);
    }
}
