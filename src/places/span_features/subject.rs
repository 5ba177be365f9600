//! What a town does that no team and no person does: it is attacked, floods, reaches a temperature.

use super::Features;
use super::around::Around;
use crate::language::{Class, Classes};
use crate::places::parameters::FeatureId;
use crate::text::TokenKind;

/// Most words of a verb group before what it says.
const GROUP: usize = 4;

/// Tells the subjects of such sentences. The span is no team's: its sentence is not about sport.
pub(super) fn features(around: &Around<'_, '_>, out: &mut Features) {
    let capital = around.after.is_none_or(|w| w.capital || w.kind != TokenKind::Word);
    let whole = around.first.run().is_none_or(|run| run == (around.start, around.end));
    let seen = around.analysis.evidence.of(around.last.form);
    let person = seen.after_given_or_title > 0 || around.analysis.person_elsewhere(around.end - 1) > 0.0;
    if around.span.candidates.is_empty() || capital || !whole || person {
        return;
    }
    out.flag(FeatureId::PlaceAct, acts(around));
}

fn acts(around: &Around<'_, '_>) -> bool {
    const AUXILIARY: Classes = Classes::BE.with(Classes::HAVE).with(Classes::ADVERB).with(Classes::NEGATION);
    let classes = |at: usize| around.analysis.classes(Some(at), around.start);
    let end = around.end;
    let verb = classes(end);
    let main = (end..end + GROUP).find(|&at| !classes(at).any(AUXILIARY)).unwrap_or(end);
    let passive = main > end && verb.any(Classes::BE.with(Classes::HAVE));
    // "Phoenix reached 110F", "Lacombe hit -41": the figure is a temperature, a level, a record.
    let figure = |at: usize| around.analysis.near(Some(at), around.start).is_some_and(|w| w.kind == TokenKind::Number);
    let minus = matches!(around.analysis.lower(Some(end + 1), around.start), "-" | "−" | "–");
    let level = verb.has(Class::PlaceReach) && (figure(end + 1) || minus && figure(end + 2));
    passive && classes(main).has(Class::PlaceState)
        || verb.has(Class::PlaceAct)
        || verb.has(Class::PlaceTurn) && classes(end + 1).has(Class::PlaceState)
        || level
        // "Olds shut its schools": a person is no it.
        || !verb.any(AUXILIARY) && around.analysis.lower(Some(end + 1), around.start) == "its"
}
