//! The last word on the part that a place plays: after places have been judged by what stands around
//! them ([`crate::places`]) and claims have been found.

use crate::annotations::{Claim, PlaceMention, Role};
use crate::kind::Kind;
use crate::language::{Classes, Reading};
use crate::text::TextSpan;

/// Makes actors of the places that are themselves the source of a claim: "Kyiv denied it".
///
/// `places` ascend by their first byte.
pub fn assign(reading: &Reading<'_>, claims: &[Claim], places: &mut [PlaceMention]) {
    for source in claims.iter().flat_map(|claim| &claim.source) {
        let at = places.partition_point(|p| p.span.start < source.start);
        let before = at.checked_sub(1).and_then(|i| places.get(i)).map(|p| p.span);
        let Some(place) = places.get_mut(at).filter(|p| p.span == *source) else { continue };
        if matches!(place.role, Role::Location | Role::Modifier)
            && place.kind != Kind::Demonym
            && speaks(reading, *source, before)
        {
            place.role = Role::Actor;
        }
    }
}

/// Whether the name at `span`, the whole of a source, speaks; `before` is the place before it.
fn speaks(reading: &Reading<'_>, span: TextSpan, before: Option<TextSpan>) -> bool {
    let tokens = &reading.document.tokens;
    let first = tokens.partition_point(|t| t.span.start < span.start);
    let next = first + tokens.get(first..).unwrap_or_default().partition_point(|t| t.span.start < span.end);
    let touches = tokens.get(next).is_some_and(|t| t.span.start == span.end);
    // "Kyiv's" is somebody else.
    let possessor = touches && reading.lower(next).starts_with('\'');
    // "SALEM: Mango growers met" is a dateline.
    let capitals = !span.slice(reading.document.text()).chars().any(char::is_lowercase);
    let dateline = touches && reading.is(next, Classes::COLON) && capitals;
    // "Police in Athens, Ohio, said": the name after the comma says where, not who.
    let comma = first.checked_sub(1).filter(|&i| reading.is(i, Classes::COMMA));
    let qualifies = comma.is_some_and(|i| before.is_some_and(|place| tokens[i].span.start == place.end));
    !possessor && !dateline && !qualifies
}
