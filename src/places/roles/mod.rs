//! The part that a place plays where it is mentioned, from the words around it.

use std::ops::Range;

pub(super) mod following;

use super::analysis::Analysis;
use super::tagger::Type;
use crate::annotations::Role;
use crate::kind::Kind;
use crate::language::{Class, Classes};
use crate::text::TokenKind;
use following::{is_noun_after, is_verb_after};

/// The role of the place at `tokens`.
#[must_use]
pub fn role(analysis: &Analysis<'_>, tokens: &Range<usize>, kind: Kind, demonym: bool) -> Role {
    let words = analysis.words;
    let near = tokens.start;
    let before = |n: usize| analysis.lower(tokens.start.checked_sub(n), near);
    let after = |n: usize| analysis.lower(Some(tokens.end + n), near);
    let after_is = |n: usize, classes: Classes| is(analysis, Some(tokens.end + n), near, classes);
    let after_word = |n: usize| words.get(tokens.end + n).filter(|w| w.sentence() == words[near].sentence());
    if demonym {
        let people =
            analysis.reading.lower(tokens.end - 1).ends_with('s') && !matches!(after(0), "government" | "army");
        return if people && !after_word(0).is_some_and(|w| w.capital) { Role::Actor } else { Role::Modifier };
    }
    if in_organisation(analysis, tokens) {
        return Role::OrganisationPart;
    }
    let governs = matches!(
        kind,
        Kind::Country | Kind::Capital | Kind::Admin1 | Kind::Territory | Kind::City | Kind::Region | Kind::Continent
    );
    let state = matches!(kind, Kind::Country | Kind::Capital | Kind::Territory);
    if after_word(0).is_some_and(|w| w.kind == TokenKind::Possessive) {
        // "Ukraine's NATO mission": the head of the phrase is a body.
        let mut at = 1;
        while after_word(at).is_some_and(|w| w.capital) {
            at += 1;
        }
        let body = after_word(at).is_some_and(|w| w.classes.has_any(&[Class::OrgHead, Class::Government])) && at > 1;
        // "Ukraine's mission to NATO", "Russia's defence ministry": a body of the state.
        let apart = (1..4).take_while(|&n| !after(n).is_empty()).position(|n| after_is(n, Classes::STATES_BODY));
        let named = apart.is_some();
        let between = (1..=apart.unwrap_or(0)).all(|n| after_word(n).is_some_and(|w| !w.classes.has(Class::Function)));
        if body || (named && between) {
            return Role::OrganisationPart;
        }
        let ground = after_is(1, Classes::GROUND)
            || after_word(1).is_some_and(|w| w.classes.has_any(&[Class::Facility, Class::Street]));
        return if state && !ground {
            Role::Actor
        } else if ground {
            Role::Location
        } else {
            Role::Modifier
        };
    }
    if analysis.lower(Some(tokens.end), near) == "-" {
        let tail = after(1);
        if matches!(tail, "based" | "born" | "area" | "bound") {
            return Role::Location;
        }
        if !tail.is_empty() {
            return Role::Modifier;
        }
    }
    let preposition = before(1);
    let before_is = |classes: Classes| is(analysis, tokens.start.checked_sub(1), near, classes);
    if (preposition == "by" || before_is(Classes::ADDRESSING)) && state {
        return Role::Actor;
    }
    let direction = words.get(tokens.start.wrapping_sub(1)).is_some_and(|w| w.classes.has(Class::Direction));
    let noun = is_noun_after(analysis, tokens);
    if before_is(Classes::LOCATIVE) || direction {
        // "in Kyiv suburbs", "to Leeds magistrates" describe; "from Mombasa slept in his cab" does not.
        return if noun && is_of_place(analysis, tokens.end) { Role::Modifier } else { Role::Location };
    }
    // "people from Peru, Bunker Hill and Denver have": the preposition holds for the whole row, and
    // the comma after a container ends no subject: "Police in Athens, Ohio, said".
    if !noun && row_is_located(analysis, tokens) {
        return Role::Location;
    }
    if governs && is_verb_after(analysis, tokens) && (state || !is_suffered(analysis, tokens)) {
        return Role::Actor;
    }
    if noun { Role::Modifier } else { Role::Location }
}

/// Whether the token at `at` is of one of `classes` and in the sentence of the one at `near`.
fn is(analysis: &Analysis<'_>, at: Option<usize>, near: usize, classes: Classes) -> bool {
    let words = analysis.words;
    at.and_then(|at| words.get(at)).is_some_and(|w| w.sentence() == words[near].sentence() && w.classes.any(classes))
}

/// Whether the word at `at` is one that places have: offices, people, buildings, bodies, quarters.
fn is_of_place(analysis: &Analysis<'_>, at: usize) -> bool {
    let lower = analysis.reading.lower(at);
    analysis.words.get(at).is_some_and(|w| {
        w.classes.has_any(&[
            Class::Office,
            Class::People,
            Class::Facility,
            Class::Street,
            Class::OrgHead,
            Class::Government,
            Class::Settlement,
            Class::Region,
            Class::Title,
            Class::Team,
        ]) || lower.ends_with('s') && !lower.ends_with("ss")
    })
}

/// Whether the row of names that ends with `tokens` begins after a preposition of place.
fn row_is_located(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    /// Longest row that is walked back, in tokens.
    const ROW: usize = 24;
    let words = analysis.words;
    let sentence = words[tokens.start].sentence();
    let mut at = tokens.start;
    let mut joined = false;
    while at > 0 && tokens.start - at < ROW && words[at - 1].sentence() == sentence {
        let word = &words[at - 1];
        let lower = analysis.reading.lower(at - 1);
        if matches!(lower, "," | "and" | "or" | "nor" | "&" | "-") {
            joined = true;
        } else if !word.capital || word.classes.has(Class::Function) {
            return joined && at < tokens.start && analysis.reading.is(at - 1, Classes::LOCATIVE);
        } else if !joined {
            return false;
        }
        at -= 1;
    }
    false
}

/// Whether something was done to the place: "Huddersfield was spared", not "was asked".
fn is_suffered(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let near = tokens.start;
    let word = |n: usize| analysis.lower(Some(tokens.end + n), near);
    let participle = |w: &str| w.ends_with("ed") || w.ends_with("en") || matches!(w, "hit" | "cut" | "shut" | "lost");
    matches!(word(0), "was" | "were" | "is" | "are")
        && participle(word(1))
        && !is(analysis, Some(tokens.end + 1), near, Classes::ADDRESSING)
}

/// Whether the mention lies inside a longer name of an organisation.
fn in_organisation(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let words = analysis.words;
    let Some((start, end)) = words[tokens.start].run() else { return false };
    if start == tokens.start && end == tokens.end {
        return false;
    }
    // "Mike of Murray", in an obituary.
    if words[start].classes.has(Class::Given) && analysis.reading.lower(start + 1) == "of" {
        return false;
    }
    let head = words[end - 1].classes.has_any(&[Class::OrgHead, Class::Team, Class::OrgSuffix, Class::Government])
        || words[start].classes.has(Class::OrgHead) && analysis.reading.lower(start + 1) == "of";
    // "Cash Access UK".
    let words_before = (start..tokens.start).filter(|at| words[*at].capital && !words[*at].initial).count();
    let closes = end == tokens.end && tokens.start > start && !analysis.matches_at[tokens.start - 1];
    if closes && words_before > 0 && words[tokens.start].caps && !words[tokens.start - 1].classes.has(Class::Direction)
    {
        return true;
    }
    // "Serum Institute of India".
    let of = tokens.start.checked_sub(2).filter(|at| *at > start && analysis.reading.lower(at + 1) == "of");
    if of.is_some_and(|at| words[at].capital && words[at].classes.has(Class::OrgHead)) {
        return true;
    }
    let tagged =
        tokens.clone().map(|at| analysis.tagging.token_probability(at, Type::Organisation)).fold(0.0, f32::max);
    (head && end > tokens.end && words[end - 1].capital) || tagged > 0.5
}
