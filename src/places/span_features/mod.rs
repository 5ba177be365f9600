//! The features of a span that may be a place; their weights are `data/model/weights.tsv`.
//!
//! They come in groups, each a function of its own: what the tagger and the gazetteer say, how the
//! span lies in its run of capitals, the words beside it ([`beside`]), the rest of the document; then
//! what only spans that no gazetteer has are asked ([`unknown`]), spans on a sports page ([`team`], [`club`]), and
//! single names that may be a person's or a work's ([`named`]).

mod around;
mod beside;
mod club;
mod firm;
mod named;
mod subject;
mod team;
mod unknown;

use super::analysis::Analysis;
use super::bodies;
use super::joins;
use super::parameters::{Feature, FeatureId, logit};
use super::qualifier::{DIVISION, container, qualifier};
use super::roles::following::is_noun_after;
use super::span::{LIMIT, Span};
use super::sport::Sport;
use super::tagger::Type;
use crate::gazetteer::NameClass;
use crate::kind::Kind;
use crate::language::{Casing, Class, Classes};
use around::Around;
pub use club::PERHAPS;

/// The prior from which a settlement is known by other names too.
const WELL_KNOWN: u8 = 120;

/// How surely a word is someone's surname before that is a feature.
const SURNAME: f32 = 0.2;

/// Classes of the last word of what is no place.
const BODY: Classes = Classes::ORG_HEAD
    .with(Classes::ORG_SUFFIX)
    .with(Classes::FACILITY)
    .with(Classes::STREET)
    .with(Classes::TEAM)
    .with(Classes::MEDIA)
    .with(Classes::WORK);

/// Classes whose words are ordinary words first and towns second.
const COMMON: Classes = Classes::ORG_HEAD
    .with(Classes::FACILITY)
    .with(Classes::STREET)
    .with(Classes::SETTLEMENT)
    .with(Classes::REGION)
    .with(Classes::DIRECTION)
    .with(Classes::MEDIA)
    .with(Classes::MATCH)
    .with(Classes::RANK)
    .with(Classes::INHABITANT)
    .with(Classes::WORK)
    .with(Classes::SAYING);

/// What features look at beside the span.
pub struct Context<'a, 'd> {
    /// The document.
    pub analysis: &'a Analysis<'d>,
    /// Its sentences about sport.
    pub sport: Sport,
    /// Whether it is about banks or firms.
    pub money: bool,
    /// Whether the tagger is left out.
    pub without_tagger: bool,
}

/// The features of a span, as they are found.
struct Features(Vec<Feature>);

impl Features {
    fn push(&mut self, feature: FeatureId, value: f32) {
        self.0.push((feature, value));
    }

    fn flag(&mut self, feature: FeatureId, on: bool) {
        if on {
            self.push(feature, 1.0);
        }
    }
}

/// The features of one span.
#[must_use]
pub fn features(context: &Context<'_, '_>, span: &Span) -> Vec<Feature> {
    let around = Around::new(context.analysis, span);
    let mut out = Features(Vec::with_capacity(32));
    out.push(FeatureId::Bias, 1.0);
    // The tagger, the run of capitals and the words beside speak of the whole body's name, not of the place in it.
    if bodies::around(context.analysis, &span.tokens, &span.candidates).is_some() {
        out.push(FeatureId::PublicBody, 1.0);
        out.flag(FeatureId::SeveralWords, !around.single);
        beside::names_before(&around, &mut out);
    } else {
        if !context.without_tagger {
            tagged(&around, &mut out);
        }
        placed_in_run(&around, &mut out);
        beside::before(&around, &mut out);
        beside::after(&around, &mut out);
    }
    listed(&around, &mut out);
    own_words(&around, &mut out);
    beside::containers(&around, &mut out);
    beside::hyphens(&around, &mut out);
    elsewhere(&around, &mut out);
    if span.candidates.is_empty() {
        unknown::features(&around, &mut out);
    }
    let hot = context.sport.at(around.first.sentence());
    club::features(&around, hot, context.sport.is_page(around.first.sentence()), &mut out);
    if hot {
        team::features(&around, &mut out);
    } else {
        subject::features(&around, &mut out);
    }
    firm::features(&around, context.money, &mut out);
    named::features(&around, &mut out);
    out.0
}

/// What the tagger says.
fn tagged(around: &Around<'_, '_>, out: &mut Features) {
    let tagging = &around.analysis.tagging;
    let tokens = around.start..around.end;
    let mean = |kind: Type| {
        let sum: f32 = tokens.clone().map(|at| tagging.token_probability(at, kind)).sum();
        sum / tokens.len().max(1) as f32
    };
    // Of "Washington, D.C." the tagger may make one name; a comma is in no name.
    let goes_on = |at: usize| tagging.label(at).kind() == Some(Type::Place) && !tagging.label(at).begins();
    let across = around.after_lower == "," && goes_on(around.end)
        || around.before_lower == "," && goes_on(around.start) && goes_on(around.start - 1);
    let whole = if across { mean(Type::Place) } else { tagging.place_probability(tokens.clone()) };
    out.push(FeatureId::Tagger, logit(whole, LIMIT));
    out.push(FeatureId::TaggerLoose, logit(mean(Type::Place), LIMIT));
    out.push(FeatureId::TaggerPerson, mean(Type::Person));
    out.push(FeatureId::TaggerOrganisation, mean(Type::Organisation));
    out.push(FeatureId::TaggerFacility, mean(Type::Facility));
    out.push(FeatureId::TaggerOther, mean(Type::Other));
}

/// What the gazetteer says.
fn listed(around: &Around<'_, '_>, out: &mut Features) {
    let Some(best) = around.span.candidates.first() else {
        out.push(FeatureId::Unknown, 1.0);
        return;
    };
    let Some(kind) = around.kind else { return };
    out.push(FeatureId::Rank, f32::from(best.prior) / 255.0);
    let of_kind = match kind {
        Kind::Country => FeatureId::IsCountry,
        Kind::Capital => FeatureId::IsCapital,
        Kind::Admin1 | Kind::Territory => FeatureId::IsRegion,
        Kind::Admin2 => FeatureId::IsCounty,
        Kind::City => FeatureId::IsCity,
        Kind::Town | Kind::Village | Kind::Locality => FeatureId::IsTown,
        Kind::Continent | Kind::Region => FeatureId::IsInformalRegion,
        Kind::District | Kind::Square => FeatureId::IsDistrict,
        _ => FeatureId::IsNatural,
    };
    out.push(of_kind, 1.0);
    match best.name {
        NameClass::Alternate => {
            out.push(FeatureId::AlternateName, 1.0);
            // Small places have alternate names that are ordinary words: "South Lawn", "Fort Hill".
            let small = matches!(kind, Kind::Town | Kind::Village | Kind::City) && best.prior < WELL_KNOWN;
            out.flag(FeatureId::AlternateOfSmall, small);
        }
        NameClass::Abbreviation | NameClass::Dotted => out.push(FeatureId::Abbreviation, 1.0),
        NameClass::Generated => out.push(FeatureId::GeneratedName, 1.0),
        _ => {}
    }
}

/// How the span lies in its sentence and in its run of capitals.
fn placed_in_run(around: &Around<'_, '_>, out: &mut Features) {
    let Around { analysis, start, end, first, single, prose, .. } = *around;
    out.flag(FeatureId::SeveralWords, !single);
    out.flag(FeatureId::Headline, !prose);
    // A word in short has its capital wherever it stands: "Phila. officials agreed".
    let short =
        around.span.candidates.first().is_some_and(|c| matches!(c.name, NameClass::Abbreviation | NameClass::Dotted));
    out.flag(FeatureId::SentenceStart, first.initial && single && prose && !short);
    if let Some((run_start, run_end)) = joins::run(analysis, &around.span.tokens).filter(|_| prose) {
        // A listed name may go on beyond its run: "Port-au-Prince", "Queen Anne's County".
        let listed = !around.span.candidates.is_empty();
        let (head, tail) = (run_start == start, run_end == end || listed && run_end < end);
        out.flag(FeatureId::WholeRun, head && tail);
        out.flag(FeatureId::RunHead, head && !tail);
        out.flag(FeatureId::RunTail, tail && !head);
        out.flag(FeatureId::RunMiddle, !tail && !head);
    }
}

/// What the words of the span itself say.
fn own_words(around: &Around<'_, '_>, out: &mut Features) {
    let Around { first, last, single, .. } = *around;
    if !single {
        out.flag(FeatureId::DivisionWord, last.classes.any(DIVISION));
        return;
    }
    out.flag(FeatureId::GivenName, first.classes.any(Classes::GIVEN));
    out.flag(FeatureId::MonthOrDay, first.classes.any(Classes::MONTH_NAME.with(Classes::WEEKDAY)));
    out.flag(FeatureId::CueWord, first.classes.any(COMMON));
    // "Deforestation in the Amazon fell": the firm has no article.
    let river = first.classes.has(Class::Brand)
        && around.kind == Some(Kind::River)
        && around.before_lower == "the"
        && !is_noun_after(around.analysis, &around.span.tokens);
    out.flag(FeatureId::Institution, first.classes.any(Classes::INSTITUTION) && !river);
    if first.classes.has(Class::Ordinary) {
        out.push(FeatureId::Ordinary, 1.0);
        // "Buffalo, New York, is" begins with no animal.
        let qualified = qualifier(around.analysis, &around.span.tokens).is_some();
        out.flag(FeatureId::OrdinaryStart, first.initial && !qualified);
        out.flag(FeatureId::OrdinaryBeforeWord, around.plain_word_follows());
    }
    // "SA" and "TN" are several countries' and states'; "US" and "NZ" are no codes of the post.
    let coded =
        around.kind == Some(Kind::Admin1) || around.kind == Some(Kind::Country) && around.span.candidates.len() > 1;
    let postal = first.caps && coded && around.first_lower().len() == 2;
    out.flag(FeatureId::BarePostal, postal && !matches!(around.before_lower, "," | "-"));
}

/// What the rest of the document says of the span's words.
fn elsewhere(around: &Around<'_, '_>, out: &mut Features) {
    let Around { analysis, start, first, last, single, .. } = *around;
    out.flag(FeatureId::InContainer, container(analysis, &around.span.tokens).is_some());
    let seen = analysis.evidence.of(last.form);
    out.flag(FeatureId::PlacedElsewhere, seen.after_preposition > u16::from(around.after_preposition()));
    if !single {
        return;
    }
    // "In Nelson" is in the town, whoever bears its name.
    let inside = around.prose && around.before_classes.any(Classes::INSIDE.with(Classes::WAY));
    let person = analysis.person_elsewhere(start);
    if person > SURNAME && !inside {
        out.push(FeatureId::PersonInFull, person);
    }
    let introduced = around.before_classes.any(Classes::GIVEN.with(Classes::RANK));
    out.flag(FeatureId::PersonElsewhere, seen.after_given_or_title > 0 && !introduced && !inside);
    out.flag(FeatureId::LowerElsewhere, seen.lower > 0);
    let inside = u16::from(first.run().is_some_and(|r| r.0 < start));
    out.flag(FeatureId::InsideNameElsewhere, seen.inside_run > inside);
}
