//! A town's name with a word for a division that no gazetteer has: "the Dongting region", "Gondia district".
//!
//! The division is meant and no town, though only its seat is known: it lies about there at best, and another division
//! may bear the name, so the point is approximate and mostly not sure.

use std::ops::Range;

use super::analysis::Analysis;
use super::confidence::{FAR, UNSAID};
use super::divisions;
use super::matches::NameMatch;
use super::parameters::FeatureId;
use super::resolve::{Countries, Group, Sense};
use super::span::Span;
use super::unknown;
use crate::annotations::PlaceMention;
use crate::gazetteer::sphere::{Point, Reach};
use crate::gazetteer::{Candidate, PlaceId};
use crate::kind::Kind;
use crate::language::Classes;
use crate::text::TokenKind;

/// How likely a city is without context that has a region of its own: "the Detroit region" is what lies around it.
const METROPOLIS: f32 = 6.0;

/// Divisions that are no larger than a town and what lies around it.
const SMALL: [&str; 4] = ["township", "borough", "municipality", "parish"];

/// What a word for a division is a part of: "district attorney", "county hospital".
const PARTS: Classes = Classes::ORG_HEAD.with(Classes::OFFICE).with(Classes::RANK).with(Classes::FACILITY);

/// Says of `place`, which is what `group` means at `span`, what its word for a division makes of it. Of `stripped`
/// spans the word is the last of their own.
pub fn mark(
    analysis: &Analysis<'_>,
    span: &Span,
    group: &Group,
    stripped: bool,
    countries: &Countries,
    place: &mut PlaceMention,
) {
    // "Key West" is named so.
    let has = |feature: FeatureId| span.features.iter().any(|(other, _)| *other == feature);
    let side = has(FeatureId::NamedDivision) && divisions::is_side(analysis, &span.tokens);
    let township = stripped && is_small(analysis, span);
    let seat = || has_member(analysis, &span.tokens);
    let meant = |best: &&Sense| side || township || best.kind.is_settlement() || is_natural(best.kind) && seat();
    let Some(best) = group.options.first().filter(meant) else { return };
    if !best.kind.is_settlement() && !side && !township {
        (place.kind, place.approximate) = (Kind::Admin2, true);
        place.confidence = place.confidence.min(FAR);
        return;
    }
    // Nor is it one of "the Angul and Barpeta districts".
    let in_row = has(FeatureId::DivisionRow);
    let word = match stripped {
        true => last_word(analysis, span),
        false => {
            word_after(analysis, span.tokens.end).or_else(|| analysis.is_regional(span.tokens.end).then_some("region"))
        }
    };
    let spoken_of = || countries.speak_of(group);
    let most = match word {
        _ if in_row => UNSAID,
        // Every second county has a Union Township.
        Some(_) if township && !countries.is_near(group) => UNSAID,
        Some(word) => limit(word, best, spoken_of),
        None if side => limit("district", best, spoken_of),
        None => return,
    };
    (place.kind, place.approximate, place.population) = (Kind::Admin2, true, None);
    if word.is_none_or(|word| word == "region") && !in_row && !side {
        place.kind = Kind::Region;
    }
    place.confidence = place.confidence.min(most);
}

const fn is_natural(kind: Kind) -> bool {
    matches!(kind, Kind::Mountain | Kind::River | Kind::Lake | Kind::Valley)
}

/// Whether somebody sits in an assembly for what bears the name: "an MCA from Mt Elgon", "the Mt Elgon MP".
fn has_member(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let near = tokens.start;
    let member = |at: Option<usize>| {
        matches!(
            analysis.lower(at, near),
            "mp" | "mps" | "mca" | "mcas" | "mla" | "mna" | "senator" | "lawmaker" | "legislator"
        )
    };
    let joined = matches!(analysis.lower(near.checked_sub(1), near), "from" | "for");
    member(Some(tokens.end)) || joined && member(near.checked_sub(2))
}

/// Whether the name of the span ends with the word for a division that is no larger than a town.
pub fn is_small(analysis: &Analysis<'_>, span: &Span) -> bool {
    last_word(analysis, span).is_some_and(|word| SMALL.contains(&word))
}

/// How sure a division called by `word` may be of which only the town `best` is known.
fn limit(word: &str, best: &Sense, spoken_of: impl Fn() -> bool) -> f32 {
    match word {
        word if SMALL.contains(&word) => 1.0,
        "region" if best.kind != Kind::Town && best.prior() >= METROPOLIS => 1.0,
        "district" | "county" | "raion" if spoken_of() => FAR,
        _ => UNSAID,
    }
}

/// What the word for a division behind the name at `tokens` makes of it.
pub fn division(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Option<Kind> {
    let rows = || analysis.classes(Some(tokens.end), tokens.start).any(Classes::DIVISIONS).then_some("");
    word_after(analysis, tokens.end)
        .or_else(rows)
        .map(|word| if word == "region" { Kind::Region } else { Kind::Admin2 })
}

/// The word for a division at `at` if nothing stands there that it would be a part of, as in "district attorney".
fn word_after<'a>(analysis: &Analysis<'a>, at: usize) -> Option<&'a str> {
    let near = at - 1;
    let plain = |at: usize| analysis.near(Some(at), near).filter(|w| w.kind == TokenKind::Word);
    let word = analysis.lower(Some(at), near);
    let division = plain(at).is_some_and(|w| !w.capital && unknown::is_division(word));
    (division && plain(at + 1).is_none_or(|w| w.capital || !w.classes.any(PARTS))).then_some(word)
}

/// "Çorlu in Tekirdağ", "Chiang Mai's Mae Ai district": what holds a town is the province of the name, and not its seat.
pub(super) fn holds_a_town(analysis: &Analysis<'_>, span: &Span, best: &Sense) -> bool {
    /// Readings of the town that count, and longest name of one, in tokens.
    const LIKELY: usize = 3;
    const NAME: usize = 6;
    /// No farther is a quarter from the middle of its city: "Odesa's Peresyp district" leaves Odesa a town.
    const QUARTER: Reach = Reach::km(20.0);
    let Range { start, end } = span.tokens;
    let place = |id: PlaceId| analysis.gazetteer.place(id);
    let Some(region) = best.region.filter(|region| *region != best.place && best.kind != Kind::Capital) else {
        return false;
    };
    let twin =
        || place(region).zip(place(best.place)).is_some_and(|(region, own)| region.name().starts_with(own.name()));
    let inside = |found: &NameMatch| {
        let other = |c: &Candidate| {
            c.place != best.place
                && place(c.place).is_some_and(|p| {
                    let quarter = best.point.is_within(Point::new(p.lat(), p.lon()), QUARTER);
                    !quarter && p.region().map(|r| r.id()) == Some(region)
                })
        };
        found.kind.is_settlement() && found.candidates.iter().take(LIKELY).any(other)
    };
    let before = || {
        let joint = start.checked_sub(1).filter(|at| analysis.lower(Some(*at), start) == "in")?;
        let from = analysis.matches.partition_point(|m| m.tokens.start + NAME < joint);
        analysis.matches[from..].iter().take_while(|m| m.tokens.start < joint).find(|m| m.tokens.end == joint)
    };
    let owned = || {
        analysis.near(Some(end), start).filter(|w| w.kind == TokenKind::Possessive)?;
        let district = |m: &&NameMatch| unknown::is_division(analysis.lower(Some(m.tokens.end), start));
        analysis.matches_in(end + 1..end + 2).iter().find(district)
    };
    twin() && before().or_else(owned).is_some_and(inside)
}

/// The word for a division that ends the name itself: "Dongting District".
fn last_word<'a>(analysis: &Analysis<'a>, span: &Span) -> Option<&'a str> {
    let last = span.tokens.end - 1;
    Some(analysis.lower(Some(last), last)).filter(|word| span.tokens.len() > 1 && unknown::is_division(word))
}
