//! Where one name ends and the next begins though capitals run on: hyphens, points of the compass, a missing comma.

use std::ops::Range;

use super::analysis::Analysis;
use super::matches::NameMatch;
use crate::kind::Kind;
use crate::language::Classes;
use crate::text::TokenKind;

/// The rank from which a place is known well enough to be one half of a pair.
const KNOWN: u8 = 90;

/// The run of capitals that the name at `tokens` lies in, without what is another name: the other half of a pair
/// ("Fargo-Moorhead"), a point of the compass ("North Dallas"), a country that follows without its comma, a weekday.
#[must_use]
pub fn run(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Option<(usize, usize)> {
    // A number that opens a name is in no run: "100 Mile House".
    let number = usize::from(tokens.len() > 1 && analysis.words[tokens.start].kind == TokenKind::Number);
    let (mut start, mut end) = analysis.words[tokens.start + number].run()?;
    if number == 1 && start == tokens.start + 1 {
        start = tokens.start;
    }
    if start < tokens.start && (ends_other_name(analysis, tokens) || is_of_people(analysis, start..tokens.start)) {
        start = tokens.start;
    }
    if end > tokens.end && begins_other_name(analysis, tokens) {
        end = tokens.end;
    }
    Some((start, end))
}

/// Whether two names that are known are all that `tokens` is: "Fargo-Moorhead", "Greece Italy", "North Dallas".
#[must_use]
pub fn is_glued(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let first = analysis.matches_in(tokens.start..tokens.start + 1);
    let pair = first.iter().any(|m| {
        m.tokens.end < tokens.end && {
            let hyphen = usize::from(is_hyphen(analysis, m.tokens.end));
            let rest = m.tokens.end + hyphen..tokens.end;
            is_place(m) && known_at(analysis, &rest, |other| hyphen == 1 && pairs(m, other) || is_state(other))
        }
    });
    let compass = analysis.words[tokens.start].classes.any(Classes::DIRECTION) && !is_own_name(analysis, tokens.start);
    pair || compass && known_at(analysis, &(tokens.start + 1..tokens.end), is_place)
}

/// "Upper Darby" is not a part of Darby, as "North Dallas" is one of Dallas.
fn is_own_name(analysis: &Analysis<'_>, at: usize) -> bool {
    !analysis.words[at].initial && matches!(analysis.reading.lower(at), "upper" | "lower")
}

/// Whether the hyphenated name that `tokens` are a part of is a person's: "Emma Bolton-Wells", "Joaquin Navarro-Valls".
#[must_use]
pub fn is_double_name(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let Some((run, _)) = analysis.words[tokens.start].run() else { return false };
    let mut start = tokens.start;
    let mut hyphens = usize::from(is_hyphen(analysis, tokens.end));
    while start >= run + 2 && is_hyphen(analysis, start - 1) {
        start -= 2;
        hyphens += 1;
    }
    let before = start.checked_sub(1).filter(|&at| at >= run).map(|at| &analysis.words[at]);
    hyphens > 0 && before.is_some_and(|w| w.capital && !w.classes.any(Classes::DIRECTION.with(Classes::ARTICLE)))
}

/// Whether what stands before `tokens` in its run is no part of the name.
fn ends_other_name(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let before = tokens.start - 1;
    if analysis.words[before].classes.any(Classes::DIRECTION) {
        if is_own_name(analysis, before) {
            return false;
        }
        return analysis.words[before].run().is_some_and(|run| run.0 == before);
    }
    let own = || matches_of(analysis, tokens);
    let hyphen = is_hyphen(analysis, before);
    let end = if hyphen { before } else { tokens.start };
    let first = analysis.matches.partition_point(|m| m.tokens.start + LOOK_BACK < end);
    analysis.matches[first..].iter().take_while(|m| m.tokens.start < end).any(|m| {
        m.tokens.end == end
            && is_place(m)
            && if hyphen { own().any(|o| pairs(m, o)) } else { own().any(is_state) && begins_run(analysis, m) }
    })
}

/// "Residents of Garissa": who lives there has a capital from the head of the sentence, and is no part of the name.
fn is_of_people(analysis: &Analysis<'_>, before: Range<usize>) -> bool {
    before.len() == 2 && analysis.words[before.start].initial && is_of_dwellers(analysis, before.end)
}

/// Whether several live there: "villagers", "townspeople".
pub(super) fn is_plural(dwellers: &str) -> bool {
    dwellers.ends_with('s') || dwellers.ends_with("people")
}

/// "Villagers of Byas": whether those before the name at `start` live there.
pub(super) fn is_of_dwellers(analysis: &Analysis<'_>, start: usize) -> bool {
    let of = analysis.classes(start.checked_sub(1), start).any(Classes::OF);
    let who = start.checked_sub(2);
    of && is_plural(analysis.lower(who, start)) && analysis.classes(who, start).any(Classes::TOWNSMAN)
}

/// Longest name, in tokens, that is looked for before another.
const LOOK_BACK: usize = 6;

/// Whether what stands after `tokens` in its run is no part of the name.
fn begins_other_name(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let hyphen = is_hyphen(analysis, tokens.end);
    let start = tokens.end + usize::from(hyphen);
    // "was arrested in Chicago Tuesday": newspapers leave the "on" out.
    if analysis.classes(Some(start), tokens.start).any(Classes::WEEKDAY) {
        return !hyphen;
    }
    let own = || matches_of(analysis, tokens);
    analysis.matches_in(start..start + 1).iter().any(|m| {
        is_place(m)
            && if hyphen {
                own().any(|o| pairs(o, m))
            } else {
                is_state(m) && analysis.words[start].run().is_some_and(|run| run.1 == m.tokens.end)
            }
    })
}

fn begins_run(analysis: &Analysis<'_>, found: &NameMatch) -> bool {
    analysis.words[found.tokens.start].run().is_some_and(|run| run.0 == found.tokens.start)
}

fn is_hyphen(analysis: &Analysis<'_>, at: usize) -> bool {
    analysis.words.get(at).is_some_and(|w| w.classes.any(Classes::HYPHEN)) || matches!(analysis.reading.lower(at), "–")
}

fn matches_of<'a>(analysis: &'a Analysis<'_>, tokens: &Range<usize>) -> impl Iterator<Item = &'a NameMatch> {
    let tokens = tokens.clone();
    analysis.matches_in(tokens.start..tokens.start + 1).iter().filter(move |m| m.tokens == tokens)
}

fn known_at(analysis: &Analysis<'_>, tokens: &Range<usize>, holds: impl Fn(&NameMatch) -> bool) -> bool {
    !tokens.is_empty() && matches_of(analysis, tokens).any(|m| is_place(m) && holds(m))
}

fn is_place(found: &NameMatch) -> bool {
    !found.demonym
}

/// Whether the two may be halves of a pair: persons have double names too, and most names of persons are villages'.
fn pairs(one: &NameMatch, other: &NameMatch) -> bool {
    one.rank.min(other.rank) >= KNOWN || is_state(one) && is_state(other)
}

fn is_state(found: &NameMatch) -> bool {
    matches!(found.kind, Kind::Country | Kind::Admin1 | Kind::Territory)
}
