//! What a town does that no team and no person does: it is attacked, floods, reaches a temperature.

use super::Features;
use super::around::Around;
use crate::gazetteer::NameClass;
use crate::kind::Kind;
use crate::language::{Class, Classes};
use crate::places::parameters::FeatureId;
use crate::places::roles::following::is_verb_after;
use crate::text::TokenKind;

/// Most words of a verb group before what it says.
const GROUP: usize = 4;

/// The prior from which a city is spoken of by its name alone.
const GREAT: u8 = 150;

/// Tells the subjects of such sentences. The span is no team's: its sentence is not about sport.
pub(super) fn features(around: &Around<'_, '_>, out: &mut Features) {
    let which = around.after_lower == "," && around.analysis.lower(Some(around.end + 1), around.start) == "which";
    if which && around.first.initial && matches!(around.kind, Some(Kind::Capital | Kind::Country)) {
        // "Paris, which owns a quarter of the firm": a person would be "who".
        out.flag(FeatureId::PlaceAct, true);
        out.flag(FeatureId::BareCity, true);
        return;
    }
    let end = row_end(around);
    let capital = around.after.is_none_or(|w| w.capital || w.kind != TokenKind::Word && end == around.end);
    let whole = around.first.run().is_none_or(|run| run == (around.start, around.end));
    let seen = around.analysis.evidence.of(around.last.form);
    let person = seen.after_given_or_title > 0 || around.analysis.person_elsewhere(around.end - 1) > 0.0;
    if around.span.candidates.is_empty() || capital || !whole || person {
        return;
    }
    let acts = acts(around, end);
    out.flag(FeatureId::PlaceAct, acts);
    out.flag(FeatureId::BareCity, !acts && is_bare_city(around));
}

/// The end of the row that the span stands in, or its own: of "Rafah and Khan Younis were hit" both are what was hit.
fn row_end(around: &Around<'_, '_>) -> usize {
    /// Most tokens of a row behind the span.
    const ROW: usize = 12;
    let word = |at: usize| around.analysis.near(Some(at), around.start);
    let and = |at: usize| around.analysis.lower(Some(at), around.start) == "and";
    let joint = |at: usize| and(at) || around.analysis.lower(Some(at), around.start) == ",";
    let name = |at: usize| word(at).is_some_and(|w| w.capital && w.kind == TokenKind::Word);
    let end = (around.end..around.end + ROW).find(|&at| !joint(at) && !name(at)).unwrap_or(around.end);
    let several = end > around.end && name(end - 1) && (around.end..end).any(and);
    if several { end } else { around.end }
}

/// "Manchester will get a new line": what a great city's name means at the head of a sentence, before a verb.
fn is_bare_city(around: &Around<'_, '_>) -> bool {
    const OTHER: Classes = Classes::GIVEN.with(Classes::ORDINARY).with(Classes::HOMOGRAPH).with(Classes::FIRM_TOWN);
    let best = around.span.candidates.first();
    let great = best.is_some_and(|c| c.prior >= GREAT && c.name == NameClass::Primary)
        && matches!(around.kind, Some(Kind::City | Kind::Capital));
    great
        && around.prose
        && around.first.initial
        && !around.first.classes.any(OTHER)
        && is_verb_after(around.analysis, &around.span.tokens)
}

fn acts(around: &Around<'_, '_>, end: usize) -> bool {
    const AUXILIARY: Classes = Classes::BE.with(Classes::HAVE).with(Classes::ADVERB).with(Classes::NEGATION);
    let classes = |at: usize| around.analysis.classes(Some(at), around.start);
    let verb = classes(end);
    let main = (end..end + GROUP).find(|&at| !classes(at).any(AUXILIARY)).unwrap_or(end);
    let passive = main > end && verb.any(Classes::BE.with(Classes::HAVE));
    // "Phoenix reached 110F", "Lacombe hit -41": the figure is a temperature, a level, a record.
    let figure = |at: usize| around.analysis.near(Some(at), around.start).is_some_and(|w| w.kind == TokenKind::Number);
    let minus = matches!(around.analysis.lower(Some(end + 1), around.start), "-" | "−" | "–");
    let level = verb.has(Class::PlaceReach) && (figure(end + 1) || minus && figure(end + 2));
    let lost = around.analysis.lower(Some(end), around.start) == "lost" && classes(end + 1).has(Class::Utility);
    // "Mobile firefighters pulled", "Troy aldermen voted": no firm and nobody has such.
    let crew = || {
        matches!(
            around.analysis.lower(Some(end), around.start),
            "firefighters" | "paramedics" | "deputies" | "aldermen" | "councillors" | "commissioners" | "voters"
        )
    };
    let serve = around.first.initial && end == around.end && crew();
    serve && is_verb_after(around.analysis, &(around.start..end + 1))
        || passive && classes(main).has(Class::PlaceState)
        || verb.has(Class::PlaceAct)
        || verb.has(Class::PlaceTurn) && classes(end + 1).has(Class::PlaceState)
        || level
        || lost
        // "Olds shut its schools": a person is no it.
        || !verb.any(AUXILIARY) && around.analysis.lower(Some(end + 1), around.start) == "its"
}
