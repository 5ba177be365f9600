//! From spans and their resolution to the mentions that are given out.

use std::collections::HashMap;
use std::ops::Range;

use super::analysis::Analysis;
use super::parameters::{self, Parameters};
use super::recognise::Span;
use super::resolve::{Group, Sense, Setting};
use super::{bodies, confidence, decision, miscalled, roles, unknown};
use crate::annotations::{Alternative, Deciding, Decision, ExplainedCandidate, Explanation, PlaceMention, Role};
use crate::country::CountryCode;
use crate::gazetteer::{Gazetteer, NameClass, Place, PlaceId, normalise};
use crate::kind::{Category, Kind};
use crate::options::Options;
use crate::text::hashing::Fast;

/// Most other readings that are given out.
const ALTERNATIVES: usize = 5;

/// Other readings below this share of the probability are left out.
const LEAST_SHARE: f32 = 0.005;

/// Names of places as they are shown, each read once: most places of a text share a country and a region.
#[derive(Debug)]
pub struct Names<'a> {
    gazetteer: &'a Gazetteer,
    of: HashMap<PlaceId, String, Fast>,
}

impl<'a> Names<'a> {
    /// Names out of `gazetteer`, none read so far.
    #[must_use]
    pub fn new(gazetteer: &'a Gazetteer) -> Self {
        Self { gazetteer, of: HashMap::default() }
    }

    fn name(&mut self, place: &Place<'_>) -> String {
        self.of.entry(place.id()).or_insert_with(|| place.name().to_owned()).clone()
    }

    /// The name of a country.
    pub(super) fn country(&mut self, code: Option<CountryCode>) -> Option<String> {
        let country = self.gazetteer.country(code?)?;
        Some(self.name(&country))
    }
}

/// The mention of a span in its group.
#[must_use]
pub fn of_span(
    analysis: &Analysis<'_>,
    span: &Span,
    group: &Group,
    groups: &[Group],
    parameters: &Parameters,
    options: Options,
    names: &mut Names<'_>,
) -> PlaceMention {
    let best = group.options.first();
    let place = best.and_then(|b| analysis.gazetteer.place(b.place));
    let kind = place.as_ref().map_or(Kind::Locality, Place::kind);
    let role = match bodies::around(analysis, &span.tokens, &span.candidates) {
        Some(body) if !body.office => Role::OrganisationPart,
        _ => roles::role(analysis, &span.tokens, kind, false),
    };
    let mut mention = match &place {
        Some(place) => of_place(analysis, &span.tokens, place, names),
        None => unresolved(analysis, &span.tokens),
    };
    mention.role = role;
    mention.confidence = confidence::of(parameters, span, Some(group));
    if best.is_some_and(|best| is_odd(analysis, span, best, &mention.name)) {
        mention.confidence = mention.confidence.min(confidence::UNSAID);
    }
    mention.alternatives =
        group.options.iter().skip(1).filter_map(|o| alternative(analysis, o, names)).take(ALTERNATIVES).collect();
    if options.explain {
        let decision = decision::of(group, groups, &parameters.ranking, names.country(best.and_then(|b| b.country)));
        mention.explanation = Some(explanation(analysis, span, group, parameters, decision, names));
    }
    mention
}

/// Whether a little town is named by another name, as it once was: "Whetstone" for Mount Gilead, or a great one is called a
/// village. Another place may bear it.
fn is_odd(analysis: &Analysis<'_>, span: &Span, best: &Sense, name: &str) -> bool {
    /// How likely a town is without context that is known by more names than one.
    const KNOWN: f32 = 5.3;
    // "He plays for Kansas State."
    let words = analysis.reading.lower(span.tokens.end - 1);
    let college = best.class == NameClass::Generated && best.kind == Kind::Admin1 && words == "state";
    if college && best.country.is_some_and(|c| c.as_str() == "US") && !matches!(name, "Washington" | "New York") {
        return true;
    }
    // "The village of New York" is another one.
    let before = |n: usize| analysis.lower(span.tokens.start.checked_sub(n), span.tokens.start);
    if before(1) == "of" && matches!(before(2), "village" | "hamlet") && best.prior() >= KNOWN {
        return true;
    }
    best.prior() < KNOWN && is_other_name(analysis, span, best, name)
}

/// Whether a town is named by a name that is wholly another than its own.
fn is_other_name(analysis: &Analysis<'_>, span: &Span, best: &Sense, name: &str) -> bool {
    let town = best.class == NameClass::Alternate && best.kind.is_settlement();
    let [known, other] = [name, analysis.text(span.tokens.clone())].map(normalise::key);
    town && known.chars().next() != other.chars().next() && are_apart(&known, &other)
}

/// What a town is shown by that the text names by another name than its own: a reader of "Genkai" would not know it
/// again, but of "Peking".
#[must_use]
pub fn as_written(analysis: &Analysis<'_>, span: &Span, group: &Group, name: &str) -> Option<String> {
    /// How likely a town is without context whose names everybody knows.
    const KNOWN: f32 = 6.5;
    let best = group.options.first().filter(|best| best.prior() < KNOWN)?;
    let spelt = !analysis.words[span.tokens.start].caps && is_other_name(analysis, span, best, name);
    spelt.then(|| analysis.text(span.tokens.clone()).to_owned())
}

/// Whether neither name is within the other; "Vegas" is of Las Vegas.
fn are_apart(one: &str, other: &str) -> bool {
    !one.contains(other) && !other.contains(one)
}

/// Whether a town is written with accents that its own name is written without: "Orán" of an Argentine paper is no port of
/// Algeria.
#[must_use]
pub fn is_accented(analysis: &Analysis<'_>, span: &Span, place: &PlaceMention) -> bool {
    place.kind.is_settlement() && place.name.is_ascii() && !analysis.text(span.tokens.clone()).is_ascii()
}

/// Whether a town is named by a name of another language in a document that speaks of no other place there: Seoul is
/// "Seulo" somewhere, and Seulo a village.
#[must_use]
pub fn is_foreign(analysis: &Analysis<'_>, span: &Span, group: &Group, name: &str) -> bool {
    let town = group.options.first().filter(|b| b.class == NameClass::Alternate && b.kind.is_settlement());
    let apart = || {
        let [known, other] = [name, analysis.text(span.tokens.clone())].map(normalise::key);
        are_apart(&known, &other)
    };
    town.is_some() && apart()
}

/// What the last word of a name says that it is, if that is a valley, a plateau, islands.
#[must_use]
pub fn natural(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Option<Kind> {
    let last = analysis.reading.lower(tokens.end - 1);
    unknown::kind_of("", last)
        .filter(|_| matches!(last, "valley" | "plateau" | "islands" | "island" | "hills" | "canyon"))
}

/// Whether the name goes on with such a word: "the Waterville [Plateau]".
#[must_use]
pub fn is_cut(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let next = analysis.near(Some(tokens.end), tokens.start).filter(|w| w.capital);
    next.is_some() && natural(analysis, &(tokens.start..tokens.end + 1)).is_some()
}

/// The mention of a place that the gazetteer lacks, put where the article is set.
#[must_use]
pub fn unlisted(
    analysis: &Analysis<'_>,
    span: &Span,
    group: &Group,
    setting: &Setting,
    parameters: &Parameters,
    options: Options,
    names: &mut Names<'_>,
) -> PlaceMention {
    let mut mention = PlaceMention {
        lat: Some(setting.lat),
        lon: Some(setting.lon),
        country: setting.country,
        country_name: names.country(setting.country),
        region: setting.region.and_then(|r| analysis.gazetteer.place(r)).map(|r| names.name(&r)),
        approximate: true,
        ..unresolved(analysis, &span.tokens)
    };
    mention.role = roles::role(analysis, &span.tokens, Kind::Locality, false);
    mention.confidence = confidence::of(parameters, span, None);
    mention.alternatives =
        group.options.iter().filter_map(|o| alternative(analysis, o, names)).take(ALTERNATIVES).collect();
    if options.explain {
        let decision = Decision { by: Deciding::Unlisted, others: 0, area: None, best_known: false };
        let mut explanation = explanation(analysis, span, group, parameters, decision, names);
        explanation.confidence = confidence::named(span, None);
        mention.explanation = Some(explanation);
    }
    mention
}

/// The mention of a demonym, linked to its country or region.
#[must_use]
pub fn of_demonym(
    analysis: &Analysis<'_>,
    tokens: &Range<usize>,
    place: &Place<'_>,
    certain: f32,
    names: &mut Names<'_>,
) -> PlaceMention {
    let mut mention = of_place(analysis, tokens, place, names);
    mention.kind = Kind::Demonym;
    mention.category = Category::Place;
    mention.role = roles::role(analysis, tokens, place.kind(), true);
    mention.confidence = certain;
    mention
}

/// A mention of `place`, with what the gazetteer knows; role and confidence are to be filled in.
#[must_use]
pub fn of_place(
    analysis: &Analysis<'_>,
    tokens: &Range<usize>,
    place: &Place<'_>,
    names: &mut Names<'_>,
) -> PlaceMention {
    let span = analysis.document.span(tokens.clone());
    let (lat, lon) = place.position();
    PlaceMention {
        native: place.native_name().map(str::to_owned),
        place: Some(place.id()),
        lat: Some(lat),
        lon: Some(lon),
        country: place.country(),
        country_name: names.country(place.country()),
        region: place.region().map(|r| names.name(&r)),
        geonames_id: place.geonames_id(),
        subdivision: place.subdivision(),
        population: place.population(),
        approximate: place.is_approximate(),
        note: place.disputed_note().map(str::to_owned),
        ..PlaceMention::unresolved(span, names.name(place), place.kind())
    }
}

/// The mention of what is nowhere.
#[must_use]
pub fn unresolved(analysis: &Analysis<'_>, tokens: &Range<usize>) -> PlaceMention {
    let name = analysis.text(tokens.clone()).to_owned();
    let lower = |at: usize| analysis.lower(Some(at), tokens.start);
    // "Slough Creek" tells what it is, though not where; "near Riske Creek" is a hamlet.
    let kind = unknown::kind_of(lower(tokens.start), lower(tokens.end - 1));
    let kind = kind.filter(|_| tokens.len() > 1 && !unknown::is_settled(analysis, tokens));
    // "the Trishuli river": its word may stand after it.
    let kind = kind.or_else(|| unknown::kind_of("", lower(tokens.end)).filter(|_| unknown::has_head(analysis, tokens)));
    // "Chumbivilcas province".
    let kind = kind.or_else(|| miscalled::division(analysis, tokens));
    PlaceMention::unresolved(analysis.document.span(tokens.clone()), name, kind.unwrap_or(Kind::Locality))
}

fn alternative(analysis: &Analysis<'_>, option: &Sense, names: &mut Names<'_>) -> Option<Alternative> {
    if option.probability < LEAST_SHARE {
        return None;
    }
    meaning(analysis, option, names)
}

fn meaning(analysis: &Analysis<'_>, option: &Sense, names: &mut Names<'_>) -> Option<Alternative> {
    let place = analysis.gazetteer.place(option.place)?;
    Some(Alternative {
        name: names.name(&place),
        kind: place.kind(),
        country: place.country(),
        country_name: names.country(place.country()),
        region: place.region().map(|r| names.name(&r)),
        lat: place.lat(),
        lon: place.lon(),
        confidence: option.probability,
    })
}

fn explanation(
    analysis: &Analysis<'_>,
    span: &Span,
    group: &Group,
    parameters: &Parameters,
    decision: Decision,
    names: &mut Names<'_>,
) -> Explanation {
    let candidates = group
        .options
        .iter()
        .take(ALTERNATIVES + 1)
        .filter_map(|option| {
            Some(ExplainedCandidate {
                label: label(analysis, &analysis.gazetteer.place(option.place)?, option.class),
                meant: meaning(analysis, option, names)?,
                score: option.score,
                features: parameters::explain(&parameters.ranking, &option.features),
            })
        })
        .collect();
    let recognition = parameters::explain(span.weights(parameters), &span.features);
    let confidence = confidence::named(span, Some(group));
    Explanation { recognition, candidates, decision: Some(decision), confidence }
}

/// "Springfield (city, Illinois, United States), a primary name".
fn label(analysis: &Analysis<'_>, place: &Place<'_>, class: NameClass) -> String {
    let mut parts = vec![place.kind().label().to_owned()];
    parts.extend(place.region().map(|r| r.name().to_owned()));
    parts.extend(analysis.gazetteer.country_name(place));
    format!("{} ({}), {}", place.name(), parts.join(", "), class.as_str())
}
