//! Names that are places only with a reason.
//!
//! Ordinary words ("Hang", "Bug", "Reading"), names of firms ("Verizon", "Amazon"), surnames of persons whom the text
//! names in full, two letters that may be a degree as well as a state, and whatever no gazetteer has: such a name is a
//! place where its text makes it one, by a preposition, its country after it, a row of places, a dateline, or by lying
//! near what else is named. Its capital alone, at the head of a sentence or in a headline, says nothing.

use std::ops::Range;

use super::analysis::Analysis;
use super::compass::{Named, is_compass};
use super::others::{Others, SAID};
use super::otherwise::Frames;
use super::parameters::{FeatureId, Parameters};
use super::span::Span;
use super::span_features::PERHAPS;
use super::unknown::is_of_townsman;
use crate::gazetteer::NameClass;
use crate::kind::Kind;
use crate::language::{Casing, Class, Classes};
use crate::text::TokenKind;

/// Longest acronym that is spelt as a word, in bytes.
const ACRONYM: usize = 4;

/// How surely a neighbour in a row is a place before it makes one of the name.
const SURE_NEIGHBOUR: f32 = 0.5;

/// How surely a word is the surname of somebody whom the text names in full.
const SURNAME: f32 = 0.5;

/// What mostly a place has.
const PLACED: &[FeatureId] = &[
    FeatureId::Qualifies,
    FeatureId::InContainer,
    FeatureId::OpensDateline,
    FeatureId::PlacedElsewhere,
    FeatureId::AfterDirection,
    FeatureId::UnknownDivision,
    FeatureId::UnknownNatural,
    FeatureId::UnknownHead,
    FeatureId::DivisionWord,
    FeatureId::PlaceAct,
];

/// What is said of a name that the text explains otherwise: more than its fitting where the text is set gives back.
const NEVER: f32 = 2.0;

/// How much a name must have for it before it is a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Burden {
    /// Nothing can make it one here.
    Never,
    /// What only a place has.
    Said,
    /// A plain preposition of place: "in", "near".
    Inside,
    /// Any reason.
    Placed,
}

/// Marks the spans that nothing makes places.
pub struct Marks<'p> {
    frames: Frames<'p>,
    others: Others,
    named: Named,
}

impl<'p> Marks<'p> {
    /// Marks for the spans of a document.
    #[must_use]
    pub fn new(analysis: &Analysis<'p>) -> Self {
        Self { frames: Frames::new(analysis), others: Others::new(analysis), named: Named::default() }
    }

    /// Marks a span if nothing makes it a place.
    pub fn mark(&self, analysis: &Analysis<'_>, span: &mut Span, parameters: &Parameters) {
        let side = is_compass(analysis, span) && !span.candidates.is_empty();
        let framed = self.frames.around(analysis, span);
        if framed == Some(false) {
            // What is said of places too is a place's, and not surely.
            span.features.push((FeatureId::Club, PERHAPS));
            span.weigh(parameters);
        }
        let value =
            if framed == Some(true) || self.others.has(analysis, span) || side && !self.named.is_region(analysis, span)
            {
                NEVER
            } else if burden(analysis, span).is_some_and(|burden| !is_met(analysis, span, burden)) {
                1.0
            } else {
                return;
            };
        span.features.push((FeatureId::Unplaced, value));
        span.weigh(parameters);
    }
}

/// Takes back what [`mark`] found, as far as the name is at home where the text is set: `fit` is 0 to 1. Not of a
/// surname: its bearer does not cease to be spoken of.
pub fn place(span: &mut Span, fit: f32) {
    if span.features.iter().any(|(feature, value)| *feature == FeatureId::PersonInFull && *value > SURNAME) {
        return;
    }
    for (feature, value) in &mut span.features {
        if *feature == FeatureId::Unplaced && *value < NEVER {
            *value = 1.0 - fit.clamp(0.0, 1.0);
        }
    }
}

/// What [`place`] could give back at most.
#[must_use]
pub fn withheld(span: &Span, parameters: &Parameters) -> f32 {
    let marked = span.features.iter().any(|(feature, _)| *feature == FeatureId::Unplaced);
    if marked { -span.weights(parameters)[FeatureId::Unplaced] } else { 0.0 }
}

/// What the name must have for it; `None` for names that are places by themselves.
fn burden(analysis: &Analysis<'_>, span: &Span) -> Option<Burden> {
    const WORDS: Classes = Classes::HOMOGRAPH.with(Classes::ORDINARY);
    let Range { start, end } = span.tokens;
    let (words, single) = (analysis.words, end - start == 1);
    let word = &words[start];
    if single && analysis.lower(Some(end), start) == "-" && analysis.classes(Some(end + 1), start).any(Classes::RANK) {
        return Some(Burden::Never);
    }
    if single && is_degree(analysis, span) {
        return Some(Burden::Never);
    }
    let unknown = span.candidates.is_empty();
    if single && word.classes.has(Class::Brand)
        || unknown && words[start..end].iter().any(|w| w.classes.has(Class::Brand))
    {
        return Some(Burden::Said);
    }
    // "An analyst at Stifel in Baltimore": what no gazetteer has in a town is a firm, a school, a hall.
    if unknown && (is_in_town(analysis, &span.tokens) || is_employer(analysis, start)) {
        return Some(Burden::Said);
    }
    // "US" in prose is no "us".
    let acronym = word.caps
        && analysis.reading.lower(start).len() <= ACRONYM
        && analysis.reading.casing_at(start) != Casing::Shouted;
    if single && word.classes.any(WORDS) && !acronym || unknown {
        return Some(Burden::Placed);
    }
    (single && is_surname(analysis, span)).then_some(Burden::Inside)
}

/// Whether the name stands between "at" and "in" with a town behind it.
fn is_in_town(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let Range { start, end } = *tokens;
    let at = analysis.lower(start.checked_sub(1), start) == "at" && analysis.lower(Some(end), start) == "in";
    at && analysis.matches_in(end + 1..end + 2).iter().any(|m| m.kind.is_settlement())
}

/// "An analyst at Rabobank": where somebody with a title works.
fn is_employer(analysis: &Analysis<'_>, start: usize) -> bool {
    let before = analysis.near(start.checked_sub(2), start);
    let at = analysis.lower(start.checked_sub(1), start) == "at";
    at && before.is_some_and(|w| !w.capital && w.classes.any(Classes::RANK))
}

/// Two capitals that may be a state's, after a comma that no place stands before: "Jane Roe, MD".
fn is_degree(analysis: &Analysis<'_>, span: &Span) -> bool {
    let start = span.tokens.start;
    let postal = span.candidates.iter().all(|c| matches!(c.name, NameClass::Abbreviation | NameClass::Dotted));
    let letters = !span.candidates.is_empty() && postal && analysis.reading.lower(start).len() == 2;
    let state = || {
        let best = span.candidates.first();
        best.is_some_and(|c| analysis.gazetteer.kind(c.place) == Some(Kind::Admin1))
    };
    let place_before = || start.checked_sub(2).is_some_and(|at| analysis.matches_at[at]);
    let code_after = || analysis.near(Some(start + 1), start).is_some_and(|w| w.kind == TokenKind::Number);
    letters && analysis.lower(start.checked_sub(1), start) == "," && !place_before() && !code_after() && state()
}

/// Whether it is the surname of somebody whom the text names in full, and no country or capital.
fn is_surname(analysis: &Analysis<'_>, span: &Span) -> bool {
    let at = span.tokens.start;
    let great = || {
        let kind = span.candidates.first().and_then(|c| analysis.gazetteer.kind(c.place));
        matches!(kind, Some(Kind::Country | Kind::Capital | Kind::Continent))
    };
    let named = analysis.person_elsewhere(at) > SURNAME;
    named && analysis.evidence.of(analysis.words[at].form).after_given_or_title > 0 && !great()
}

fn is_met(analysis: &Analysis<'_>, span: &Span, burden: Burden) -> bool {
    let has = |features: &[FeatureId]| span.features.iter().any(|(f, value)| *value > 0.0 && features.contains(f));
    let start = span.tokens.start;
    let said = || has(SAID) || in_dateline(analysis, start);
    let row = || span.features.iter().any(|(f, value)| *f == FeatureId::Row && *value > SURE_NEIGHBOUR);
    match burden {
        Burden::Never => false,
        Burden::Said => said() || row() || is_the_natural(analysis, span),
        Burden::Inside => said() || has(&[FeatureId::AfterPreposition, FeatureId::PlacedElsewhere]),
        Burden::Placed => {
            said()
                || has(PLACED)
                || row()
                || after_preposition(analysis, start)
                || is_part(analysis, span)
                || is_called(analysis, span.tokens.end, start)
                || is_home(analysis, span)
        }
    }
}

/// "West Oakland": a direction before a name of the gazetteer.
fn is_part(analysis: &Analysis<'_>, span: &Span) -> bool {
    let known = || span.features.iter().any(|(feature, _)| *feature == FeatureId::CoversKnown);
    analysis.words[span.tokens.start].classes.has(Class::Direction) && known()
}

/// "a Blossom woman": who lives there.
fn is_home(analysis: &Analysis<'_>, span: &Span) -> bool {
    let Range { start, end } = span.tokens;
    let article = analysis.classes(start.checked_sub(1), start).has(Class::Article);
    let people = analysis.near(Some(end), start).is_some_and(|w| !w.capital && w.classes.any(Classes::INHABITANT));
    article && people && (!span.candidates.is_empty() || is_of_townsman(analysis, &span.tokens))
}

/// "Boultham is a village": the sentence says what the name is.
fn is_called(analysis: &Analysis<'_>, end: usize, near: usize) -> bool {
    /// Most words between the verb and the noun, articles with them.
    const WORDS: usize = 4;
    let is = analysis.classes(Some(end), near).has(Class::Be);
    is && analysis.classes(Some(end + 1), near).has(Class::Article)
        && (end + 2..end + 2 + WORDS).any(|at| analysis.classes(Some(at), near).has(Class::Settlement))
}

fn in_dateline(analysis: &Analysis<'_>, at: usize) -> bool {
    let next = analysis.datelines.partition_point(|line| line.place.end <= at);
    analysis.datelines.get(next).is_some_and(|line| line.place.contains(&at))
}

/// "the Amazon", "Amazon rainforest": a river or forest has the article or a word for what it is.
fn is_the_natural(analysis: &Analysis<'_>, span: &Span) -> bool {
    let Range { start, end } = span.tokens;
    let natural = span.candidates.first().and_then(|c| analysis.gazetteer.kind(c.place)).is_some_and(|kind| {
        !kind.is_settlement()
            && !matches!(kind, Kind::Country | Kind::Admin1 | Kind::Admin2 | Kind::Territory | Kind::District)
    });
    let article = analysis.classes(start.checked_sub(1), start).has(Class::DefiniteArticle);
    let whole = analysis.near(Some(end), start).is_none_or(|w| !w.capital && w.kind != TokenKind::Possessive);
    natural && (article && whole || analysis.classes(Some(end), start).any(Classes::REGION))
}

/// Whether a preposition says that it is a place. In a headline, where every word has a capital, only the plainest does.
fn after_preposition(analysis: &Analysis<'_>, start: usize) -> bool {
    let before = start.checked_sub(1);
    match analysis.reading.casing_at(start) {
        Casing::Normal => analysis.classes(before, start).any(Classes::LOC_PREP),
        Casing::Titled => analysis.classes(before, start).has(Class::Inside),
        Casing::Shouted => false,
    }
}
