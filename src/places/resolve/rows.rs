//! What stands in a row with two places that lie beside each other lies there too: of "Norzagaray, Angat and San Rafael"
//! the last is no San Rafael of another island.

use super::{Group, Sense};
use crate::gazetteer::sphere::Reach;
use crate::places::analysis::Analysis;
use crate::places::recognise::Span;
use crate::sort;

/// So far apart are towns that are named together, and what is not among them.
const TOGETHER: Reach = Reach::km(60.0);
const APART: Reach = Reach::km(120.0);

/// Names on each side that are looked at.
const BESIDE: usize = 8;

/// How surely the others of the row mean what they mean.
const SURE: f32 = 0.6;

/// Moves what lies apart from the other names of its row to its namesake among them.
pub(super) fn settle(analysis: &Analysis<'_>, spans: &[&Span], of_span: &[usize], groups: &mut [Group]) {
    let joined = |left: usize, right: usize| {
        let (from, to) = (spans[left].tokens.end, spans[right].tokens.start);
        from < to && to - from <= 2 && (from..to).all(|at| matches!(analysis.lower(Some(at), from), "," | "and" | "or"))
    };
    let mut start = 0;
    while start < spans.len() {
        let mut end = start + 1;
        while end < spans.len() && joined(end - 1, end) {
            end += 1;
        }
        if end - start == 2 && is_of_towns(analysis, spans[start + 1]) {
            part(start, of_span, groups);
        }
        if end - start > 2 {
            (start..end).for_each(|at| move_one(at, start..end, of_span, groups));
        }
        start = end;
    }
}

/// Whether "towns" stands behind the name.
fn is_of_towns(analysis: &Analysis<'_>, span: &Span) -> bool {
    matches!(
        analysis.lower(Some(span.tokens.end), span.tokens.start),
        "towns" | "villages" | "municipalities" | "barangays"
    )
}

/// Takes the sureness of one of the two at `left` that lies apart from the other, and has namesakes in its country: of "San
/// Andres and Caramoran towns" nobody says that a list has the first.
fn part(left: usize, of_span: &[usize], groups: &mut [Group]) {
    for (one, other) in [(left, left + 1), (left + 1, left)] {
        let other = groups[of_span[other]].options.first().map(|o| (o.point, o.kind.is_settlement(), o.probability));
        let Some((point, true, probability)) = other else { continue };
        let options = &mut groups[of_span[one]].options;
        let crowd = options.iter().filter(|o| o.country == options[0].country && o.kind.is_settlement()).count();
        if let Some(best) = options.first_mut()
            && best.kind.is_settlement()
            && !best.said
            && crowd > 1
            && probability > SURE
            && !best.point.is_within(point, TOGETHER)
        {
            best.probability = best.probability.min(0.1);
        }
    }
}

/// The same for the span `at` of the row.
fn move_one(at: usize, row: std::ops::Range<usize>, of_span: &[usize], groups: &mut [Group]) {
    let town = |best: &&Sense| best.kind.is_settlement() && best.probability > SURE;
    // Of an endless row the next ones: to look at all for each would cost its square.
    let near = row.start.max(at.saturating_sub(BESIDE))..row.end.min(at + BESIDE + 1);
    let others: Vec<&Sense> = near
        .filter(|&other| other != at)
        .filter_map(|other| groups[of_span[other]].options.first())
        .filter(town)
        .collect();
    let own = &groups[of_span[at]];
    let Some(best) = own.options.first().filter(|best| best.kind.is_settlement() && !best.said) else { return };
    let [first, second, ..] = others[..] else { return };
    let beside = |sense: &Sense, reach| others.iter().all(|other| other.point.is_within(sense.point, reach));
    if !first.point.is_within(second.point, TOGETHER) || others.iter().any(|o| o.point.is_within(best.point, APART)) {
        return;
    }
    let meant = own.options.iter().find(|o| o.kind.is_settlement() && beside(o, TOGETHER)).map(|o| o.place);
    let options = &mut groups[of_span[at]].options;
    match meant {
        Some(place) => {
            sort::by_key(options, |o| o.place != place);
            // As sure as the best was before.
            let shares: Vec<f32> = options.iter().map(|o| o.probability).collect();
            options[0].probability = shares.iter().copied().fold(0.0, f32::max);
        }
        None => options[0].probability = options[0].probability.min(0.5),
    }
}
