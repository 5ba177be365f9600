//! Names of places that somebody goes by here: the surname of a person whom the text names in full, a call sign.
//!
//! "Lee Washington, 34, had been drinking" makes the Washington who pleads guilty a person, however famous the capital is
//! and however near the town. Where the words around do not say that somebody is meant, the place may be.

use super::analysis::Analysis;
use super::span::Span;
use crate::kind::Kind;
use crate::language::{Class, Classes};
use crate::text::TokenKind;

/// How surely a word is the surname of somebody whom the text names in full.
const SURNAME: f32 = 0.5;

/// Whether a single word is what somebody goes by.
pub(super) fn is_somebody(analysis: &Analysis<'_>, span: &Span) -> bool {
    is_call_name(analysis, span.tokens.start) || is_bearer(analysis, span)
}

/// Whether somebody whom the text names in full bears the name, and the words behind it say what only a person is,
/// does or has: "Washington, who", "Washington punched", "Washington's solicitors".
fn is_bearer(analysis: &Analysis<'_>, span: &Span) -> bool {
    let at = span.tokens.start;
    let named = analysis.person_elsewhere(at) > SURNAME
        && analysis.evidence.of(analysis.words[at].form).after_given_or_title > 0;
    if !named {
        return false;
    }
    let who = |i: usize| analysis.lower(Some(i), at) == "who";
    let after = |i: usize| analysis.near(Some(i), at).filter(|w| !w.capital);
    let Some(next) = after(at + 1) else { return false };
    if next.kind == TokenKind::Possessive {
        return after(at + 2).is_some_and(|w| w.classes.has(Class::Counsel));
    }
    let apposed = analysis.lower(Some(at + 1), at) == "," && who(at + 2);
    // "Jordan said" may be the country, whoever else has the name.
    let country = || {
        let best = span.candidates.first();
        best.and_then(|c| analysis.gazetteer.kind(c.place)) == Some(Kind::Country)
    };
    apposed || who(at + 1) || next.classes.has(Class::Deed) && !country()
}

/// "his call sign, Odesa", "the pseudonym 'Kherson'": marks of punctuation and a form of "be" may stand between.
fn is_call_name(analysis: &Analysis<'_>, at: usize) -> bool {
    /// Most tokens between.
    const BETWEEN: usize = 2;
    const PASSED: Classes = Classes::BE.with(Classes::OF);
    let passed = |i: &usize| {
        analysis.near(Some(*i), at).is_some_and(|w| w.kind == TokenKind::Punct || w.classes.any(PASSED))
            && !matches!(analysis.lower(Some(*i), at), ";" | ")" | "(")
    };
    let between = (0..at).rev().take(BETWEEN).take_while(passed).count();
    let Some(head) = at.checked_sub(between + 1) else { return false };
    let called = analysis.near(Some(head), at).is_some_and(|w| !w.capital && w.classes.has(Class::CallName));
    // A road sign has a place on it.
    called && (analysis.lower(Some(head), at) != "sign" || analysis.lower(head.checked_sub(1), at) == "call")
}
