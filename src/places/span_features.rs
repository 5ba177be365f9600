//! The features of a span that may be a place, by name; their weights are `data/model/weights.tsv`.

use std::collections::HashMap;
use std::ops::Range;

use super::analysis::Analysis;
use super::lexicon::{self, Cue, CueSet};
use super::parameters::{Feature, FeatureId, Parameters, logit};
use super::recognise::{LIMIT, Span, container, qualifier};
use super::sport::Sport;
use super::tagger::Type;
use super::tagger::evidence::{self, Evidence};
use super::unknown;
use super::words::{Casing, Word};
use crate::gazetteer::NameClass;
use crate::kind::Kind;
use crate::text::TokenKind;

/// The prior from which a settlement is known by other names too.
const WELL_KNOWN: u8 = 120;

/// Classes of the last word of what is no place.
const BODY: [Cue; 7] = [Cue::OrgHead, Cue::OrgSuffix, Cue::Facility, Cue::Street, Cue::Team, Cue::Media, Cue::Work];

/// What features look at beside the span.
pub struct Context<'a, 'd> {
    /// The document.
    pub analysis: &'a Analysis<'d>,
    /// What the rest of it says about a word.
    pub evidence: HashMap<&'a str, Evidence>,
    /// Its sentences about sport.
    pub sport: Sport,
    /// The weights; here only whether the tagger is left out.
    pub parameters: &'a Parameters,
}

/// The features of one span.
#[must_use]
pub fn features(context: &Context<'_, '_>, span: &Span) -> Vec<Feature> {
    let Context { analysis, evidence, parameters, .. } = context;
    let words = &analysis.words.list;
    let Range { start, end } = span.tokens;
    let mut out: Vec<Feature> = vec![(FeatureId::Bias, 1.0)];
    if !parameters.without_tagger {
        tagger_features(analysis, span, &mut out);
    }
    gazetteer_features(analysis, span, &mut out);

    let first = &words[start];
    let last = &words[end - 1];
    let sentence = first.sentence;
    let inside = |i: usize| words.get(i).is_some_and(|w| w.sentence == sentence);
    let before = start.checked_sub(1).filter(|&i| inside(i)).map(|i| &words[i]);
    let after = Some(end).filter(|&i| inside(i)).map(|i| &words[i]);
    let before_cues = before.map_or(CueSet::default(), |w| w.cues);
    let after_cues = after.map_or(CueSet::default(), |w| w.cues);
    let after_capital = after.is_some_and(|w| w.capital);
    let out = std::cell::RefCell::new(out);
    let flag = |name: FeatureId, on: bool| {
        if on {
            out.borrow_mut().push((name, 1.0));
        }
    };

    let single = end - start == 1;
    flag(FeatureId::SeveralWords, !single);
    let casing = analysis.words.casing_at(start);
    flag(FeatureId::Headline, casing != Casing::Normal);
    flag(FeatureId::SentenceStart, first.initial && single && casing == Casing::Normal);
    let prose = casing == Casing::Normal;
    if let Some((run_start, run_end)) = first.run.filter(|_| prose) {
        let (whole, head, tail) = (run_start == start && run_end == end, run_start == start, run_end == end);
        flag(FeatureId::WholeRun, whole);
        flag(FeatureId::RunHead, head && !tail);
        flag(FeatureId::RunTail, tail && !head);
        flag(FeatureId::RunMiddle, !tail && !head);
    }
    let preposition = before.is_some_and(|w| evidence::PLACE_PREPOSITIONS.contains(&w.lower.as_str()));
    flag(FeatureId::AfterPreposition, preposition);
    flag(FeatureId::AfterDirection, before_cues.has(Cue::Direction));
    flag(FeatureId::AfterTitle, before_cues.has(Cue::Title) && before.is_some_and(|w| w.capital));
    flag(FeatureId::AfterGiven, before_cues.has(Cue::Given) && before.is_some_and(|w| w.capital));
    let name_before = before.is_some_and(|w| w.capital && w.run.is_some());
    let known_before = before_cues.has_any(&[Cue::Given, Cue::Title, Cue::Direction]);
    flag(FeatureId::AfterCapital, prose && name_before && !known_before);
    flag(FeatureId::AfterOf, before.is_some_and(|w| w.lower == "of"));
    flag(FeatureId::AfterComma, before.is_some_and(|w| w.lower == ","));
    flag(FeatureId::BeforeComma, after.is_some_and(|w| w.lower == ","));
    flag(FeatureId::BeforeHead, after_capital && after_cues.has_any(&[Cue::OrgHead, Cue::OrgSuffix]));
    flag(FeatureId::BeforeGovernment, after_capital && after_cues.has(Cue::Government));
    flag(FeatureId::BeforeTeam, after_capital && after_cues.has(Cue::Team));
    flag(FeatureId::BeforeMedia, after_capital && after_cues.has(Cue::Media));
    flag(FeatureId::BeforeFacility, after_capital && after_cues.has(Cue::Facility));
    flag(FeatureId::BeforeStreet, after_capital && after_cues.has(Cue::Street));
    flag(FeatureId::BeforeCapital, prose && after_capital && after_cues == CueSet::default());
    flag(FeatureId::BeforeTitle, after_capital && after_cues.has(Cue::Title));
    flag(FeatureId::BeforeOffice, after_capital && after_cues.has(Cue::Office));
    flag(FeatureId::BeforePersonVerb, after_cues.has(Cue::PersonVerb));
    let common = after.is_some_and(|w| !w.capital);
    flag(FeatureId::BeforeDivision, common && after_cues.has_any(&[Cue::Region, Cue::Settlement]));
    flag(FeatureId::BeforePeople, common && after_cues.has_any(&[Cue::People, Cue::Office]));
    flag(FeatureId::BeforePossessive, after.is_some_and(|w| w.kind == TokenKind::Possessive));
    flag(FeatureId::BeforeBracket, after.is_some_and(|w| w.lower == "(" || w.lower == "["));
    flag(FeatureId::AfterArticle, before.is_some_and(|w| w.lower == "the" || w.lower == "a"));
    flag(FeatureId::Introduced, introduced(analysis, start));
    flag(FeatureId::InMoney, before.is_some_and(|w| w.lower == "$") || after.is_some_and(|w| w.lower == "$"));
    flag(FeatureId::AfterSlash, before.is_some_and(|w| w.lower == "/"));
    if let Some((_, run_end)) = first.run.filter(|r| r.1 > end + 1) {
        flag(
            FeatureId::BodyLater,
            words[run_end - 1].cues.has_any(&[Cue::OrgHead, Cue::OrgSuffix, Cue::Media, Cue::Team]),
        );
    }
    if let Some((run_start, _)) = first.run.filter(|r| r.0 + 1 < start) {
        flag(
            FeatureId::BodyOf,
            before.is_some_and(|w| w.lower == "of") && words[run_start..start].iter().any(|w| w.cues.has(Cue::OrgHead)),
        );
    }
    flag(FeatureId::GivenName, single && first.cues.has(Cue::Given));
    flag(FeatureId::MonthOrDay, single && first.cues.has_any(&[Cue::Month, Cue::Weekday]));
    flag(FeatureId::CueWord, single && has_common_cue(first.cues));
    flag(FeatureId::Institution, single && first.cues.has(Cue::Institution));
    flag(FeatureId::DivisionWord, !single && last.cues.has_any(&[Cue::Region, Cue::Settlement]));
    flag(FeatureId::Qualifies, qualifies(analysis, span));
    flag(FeatureId::Qualified, qualifier(analysis, &span.tokens).is_some());
    let paired = |at: Option<usize>| at.is_some_and(|i| inside(i) && analysis.matches_at[i]);
    let hyphen = |word: Option<&Word>| word.is_some_and(|w| matches!(w.lower.as_str(), "-" | "–" | "/" | "\u{2011}"));
    let pair_after = hyphen(after) && paired(Some(end + 1));
    let pair_before = hyphen(before) && paired(start.checked_sub(2));
    flag(FeatureId::HyphenPair, pair_after || pair_before);
    // "the NATO-Ukraine Council", "the EU-Turkey deal": the hyphen keeps the state apart from the
    // abbreviation that it is paired with.
    let acronym = |at: Option<usize>| at.is_some_and(|i| inside(i) && words[i].caps);
    let state = span.candidates.first().is_some_and(|c| {
        analysis.gazetteer.place(c.place).is_some_and(|p| matches!(p.kind(), Kind::Country | Kind::Capital))
    });
    let joined = (hyphen(before) && acronym(start.checked_sub(2))) || (hyphen(after) && acronym(Some(end + 1)));
    let joined = joined && state && prose;
    flag(FeatureId::HyphenName, joined);
    flag(FeatureId::HyphenAfter, hyphen(after) && !pair_after && !joined);
    flag(FeatureId::HyphenBefore, hyphen(before) && !pair_before && !joined);
    flag(FeatureId::Ordinary, single && first.cues.has(Cue::Ordinary));
    flag(FeatureId::OrdinaryStart, single && first.cues.has(Cue::Ordinary) && first.initial);
    let plain = after.is_some_and(|w| w.kind == TokenKind::Word && !w.capital && w.cues == CueSet::default());
    flag(FeatureId::OrdinaryBeforeWord, single && first.cues.has(Cue::Ordinary) && plain);
    let storm = before_cues.has(Cue::Hurricane) && before.is_some_and(|w| w.capital);
    flag(FeatureId::AfterVessel, before_cues.has(Cue::Vessel) || storm);
    flag(FeatureId::BeforeDisease, after.is_some_and(|w| w.cues.has(Cue::Disease) && w.kind == TokenKind::Word));
    flag(FeatureId::BeforeGoods, common && after_cues.has(Cue::Goods));
    flag(FeatureId::BeforeDefeat, after_cues.has(Cue::Defeat));
    flag(FeatureId::AfterDefeat, before_cues.has_any(&[Cue::Defeat, Cue::Team]));
    let of_state = span
        .candidates
        .first()
        .is_some_and(|c| analysis.gazetteer.place(c.place).is_some_and(|p| p.kind() == Kind::Admin1));
    let postal = first.caps && single && first.lower.len() == 2 && of_state;
    flag(FeatureId::BarePostal, postal && !before.is_some_and(|w| matches!(w.lower.as_str(), "," | "-")));
    flag(FeatureId::InContainer, container(analysis, &span.tokens).is_some());
    if single {
        let person = analysis.person_elsewhere(start);
        if person > 0.2 {
            out.borrow_mut().push((FeatureId::PersonInFull, person));
        }
    }

    let seen = evidence.get(last.lower.as_str()).copied().unwrap_or_default();
    flag(
        FeatureId::PersonElsewhere,
        single && seen.after_given_or_title > 0 && !before_cues.has_any(&[Cue::Given, Cue::Title]),
    );
    flag(FeatureId::PlacedElsewhere, seen.after_preposition > u16::from(preposition));
    flag(FeatureId::LowerElsewhere, single && seen.lower > 0);
    let inside_elsewhere = seen.inside_run > u16::from(first.run.is_some_and(|r| r.0 < start));
    flag(FeatureId::InsideNameElsewhere, single && inside_elsewhere);
    let mut out = out.into_inner();
    if span.candidates.is_empty() {
        unknown_features(analysis, span, &mut out);
    }
    if context.sport.at(sentence) {
        team_features(analysis, span, &mut out);
    }
    name_features(analysis, span, &mut out);
    out
}

/// Whether the span is the country or division after a comma that contains the name before it:
/// "Texas" in "Waco, Texas".
fn qualifies(analysis: &Analysis<'_>, span: &Span) -> bool {
    let start = span.tokens.start;
    let division = span.candidates.iter().any(|c| {
        analysis.gazetteer.place(c.place).is_some_and(|p| {
            matches!(p.kind(), Kind::Country | Kind::Admin1 | Kind::Admin2 | Kind::Territory)
                || p.kind().is_settlement()
        })
    });
    let comma = analysis.lower(start.checked_sub(1), start) == ",";
    let first = analysis.matches.partition_point(|m| m.tokens.start + 6 < start);
    division
        && comma
        && analysis.matches[first..].iter().take_while(|m| m.tokens.start < start).any(|m| {
            m.tokens.end + 1 == start
                && qualifier(analysis, &m.tokens)
                    .is_some_and(|q| q.tokens.start == start && q.tokens.end == span.tokens.end)
        })
}

/// The word before a span and the one after it, if they are of its sentence.
fn around<'a>(analysis: &'a Analysis<'_>, span: &Span) -> (Option<&'a Word>, Option<&'a Word>) {
    let words = &analysis.words.list;
    let sentence = words[span.tokens.start].sentence;
    let inside = |i: &usize| words.get(*i).is_some_and(|w| w.sentence == sentence);
    let before = span.tokens.start.checked_sub(1).filter(inside).map(|i| &words[i]);
    (before, Some(span.tokens.end).filter(inside).map(|i| &words[i]))
}

/// What makes a name that no gazetteer has a place.
fn unknown_features(analysis: &Analysis<'_>, span: &Span, out: &mut Vec<Feature>) {
    let words = &analysis.words.list;
    let Range { start, end } = span.tokens;
    let (first, last) = (&words[start], &words[end - 1]);
    let (before, after) = around(analysis, span);
    let several = end - start > 1;
    let mut flag = |name: FeatureId, on: bool| {
        if on {
            out.push((name, 1.0));
        }
    };
    let preposition = before.map_or("", |w| w.lower.as_str());
    let in_kind = matches!(preposition, "in" | "near" | "outside" | "around" | "across");
    flag(FeatureId::UnknownIn, in_kind);
    flag(FeatureId::UnknownFrom, matches!(preposition, "from" | "to" | "into"));
    flag(FeatureId::UnknownAt, preposition == "at");
    flag(FeatureId::UnknownIntroduced, introduced(analysis, start));
    flag(FeatureId::UnknownDivision, unknown::before_division(analysis, &span.tokens));
    flag(FeatureId::UnknownQualified, qualifier(analysis, &span.tokens).is_some());
    flag(FeatureId::UnknownSeveral, several);
    let natural = several && unknown::kind_of(&first.lower, &last.lower).is_some() && !last.cues.has_any(&BODY);
    flag(FeatureId::UnknownNatural, natural);
    flag(FeatureId::EndsBody, last.cues.has_any(&BODY));
    flag(FeatureId::StartsGiven, several && first.cues.has(Cue::Given));
    flag(FeatureId::StartsTitle, first.cues.has_any(&[Cue::Title, Cue::Office]));
    flag(FeatureId::UnknownCaps, words[span.tokens.clone()].iter().any(|w| w.caps && w.lower.len() < 6));
    let covers = analysis
        .matches
        .iter()
        .any(|m| m.tokens.start >= start && m.tokens.end <= end && m.tokens.len() < end - start && !m.demonym);
    flag(FeatureId::CoversKnown, covers);
    let demonym = analysis.matches.iter().any(|m| m.demonym && m.tokens.start == start);
    flag(FeatureId::StartsDemonym, demonym);
    flag(
        FeatureId::UnknownBeforeLower,
        after.is_some_and(|w| w.kind == TokenKind::Word && !w.capital && !w.cues.has(Cue::Function)),
    );
    if let Some(&(_, tagged)) = out.iter().find(|(name, _)| *name == FeatureId::Tagger) {
        out.push((FeatureId::UnknownTagger, tagged));
    }
}

/// On a sports page, whether a bare city is a team.
fn team_features(analysis: &Analysis<'_>, span: &Span, out: &mut Vec<Feature>) {
    let (before, after) = around(analysis, span);
    let nation = span.candidates.first().and_then(|c| analysis.gazetteer.place(c.place)).is_some_and(|p| {
        let home = p.country().is_some_and(|c| c.as_str() == "GB");
        p.kind() == Kind::Country || p.kind() == Kind::Admin1 && home
    });
    if nation {
        out.push((FeatureId::SportNation, 1.0));
        return;
    }
    let word = before.map_or("", |w| w.lower.as_str());
    let ago = analysis.lower(span.tokens.start.checked_sub(2), span.tokens.start);
    let beaten = lexicon::cues(ago).has_any(&[Cue::SportVerb, Cue::Match]);
    out.push((
        match word {
            "in" | "near" | "outside" | "around" | "across" => FeatureId::SportIn,
            "of" => FeatureId::SportOf,
            "to" if beaten => FeatureId::SportLostTo,
            "from" | "at" | "to" | "into" => FeatureId::SportAt,
            "for" | "against" | "over" | "past" | "with" | "by" => FeatureId::SportAgainst,
            _ if before.is_some_and(|w| w.cues.has_any(&[Cue::SportVerb, Cue::Defeat])) => FeatureId::SportObject,
            _ => FeatureId::SportBare,
        },
        1.0,
    ));
    let mut flag = |name: FeatureId, on: bool| {
        if on {
            out.push((name, 1.0));
        }
    };
    let next = |n: usize| analysis.words.get(Some(span.tokens.end + n)).filter(|_| after.is_some());
    flag(FeatureId::SportVerb, after.is_some_and(|w| w.cues.has_any(&[Cue::SportVerb, Cue::Defeat])));
    flag(FeatureId::SportStaff, after.is_some_and(|w| !w.capital && w.cues.has(Cue::Sport)));
    let bracket = after.is_some_and(|w| w.lower == "(") && next(1).is_some_and(|w| w.kind == TokenKind::Number);
    flag(FeatureId::SportScore, after.is_some_and(|w| w.kind == TokenKind::Number) || bracket);
    flag(FeatureId::SportPossessive, after.is_some_and(|w| w.kind == TokenKind::Possessive));
    flag(FeatureId::SportComma, after.is_some_and(|w| w.lower == ","));
}

/// What makes a single name that of a person or a work.
fn name_features(analysis: &Analysis<'_>, span: &Span, out: &mut Vec<Feature>) {
    let words = &analysis.words.list;
    let Range { start, end } = span.tokens;
    let (before, after) = around(analysis, span);
    let word = |n: usize| analysis.lower(start.checked_sub(n), start);
    let first_of_sentence = words[start].initial;
    let mut flag = |name: FeatureId, on: bool| {
        if on {
            out.push((name, 1.0));
        }
    };
    // "MUMBAI: The exchange closed", "LAGOS — Police said".
    let opens = first_of_sentence && after.is_some_and(|w| matches!(w.lower.as_str(), ":" | "—" | "–" | "―"));
    flag(FeatureId::OpensDateline, opens);
    let person_of = word(1) == "of"
        && start.checked_sub(2).is_some_and(|i| analysis.tagging.token_probability(i, Type::Person) > 0.5);
    flag(FeatureId::PersonOf, person_of);
    let age_of =
        word(1) == "of" && word(2) == "," && start.checked_sub(3).is_some_and(|i| words[i].kind == TokenKind::Number);
    flag(FeatureId::AgeOf, age_of);
    flag(FeatureId::KnownRow, end - start > 2 && words[start..end].iter().any(|w| w.lower == "and"));
    let opened = before.is_some_and(|w| matches!(w.lower.as_str(), "\"" | "“" | "'" | "«"));
    let closes = |i: usize| matches!(analysis.lower(Some(i), start), "\"" | "”" | "'" | "»");
    flag(FeatureId::Quoted, opened && (closes(end) || closes(end + 1)));
    if end - start > 1 {
        return;
    }
    let first = &words[start];
    let kin = |w: &str| lexicon::cues(w).has(Cue::Kin);
    flag(FeatureId::AfterKin, kin(word(1)) || word(1) == "," && kin(word(2)) || word(1) == "late");
    let listed = matches!(word(1), "," | "and" | "(" | ";");
    let sentence_kin = (2..14).any(|n| kin(word(n)));
    flag(FeatureId::KinList, listed && sentence_kin && first.cues.has(Cue::Given));
    let place_of = after.is_some_and(|w| w.lower == "of") && words.get(end + 1).is_some_and(|w| w.capital);
    flag(FeatureId::BeforeOfName, place_of);
    let surname = after.is_some_and(|w| w.capital && w.cues == CueSet::default());
    flag(FeatureId::GivenThenName, first.cues.has(Cue::Given) && surname);
    let bracketed = word(1) == "(" && analysis.lower(Some(end), start) == ")";
    flag(FeatureId::BracketedGiven, bracketed && first.cues.has(Cue::Given));
    flag(FeatureId::MediaOf, word(1) == "of" && lexicon::cues(word(2)).has(Cue::Media));
}

/// Whether a word for a settlement or region introduces the name: "the village of X", "town X".
#[must_use]
pub fn introduced(analysis: &Analysis<'_>, start: usize) -> bool {
    let before = |n: usize| analysis.lower(start.checked_sub(n), start);
    let word = if matches!(before(1), "of" | ":") || (before(1) == "called" || before(1) == "named") {
        before(2)
    } else {
        before(1)
    };
    let cues = lexicon::cues(word);
    cues.has_any(&[Cue::Settlement, Cue::Region]) && !word.is_empty()
}

/// Classes whose words are ordinary words first and towns second.
fn has_common_cue(cues: CueSet) -> bool {
    cues.has_any(&[
        Cue::OrgHead,
        Cue::Facility,
        Cue::Street,
        Cue::Settlement,
        Cue::Region,
        Cue::Direction,
        Cue::Media,
        Cue::Match,
        Cue::Title,
        Cue::People,
        Cue::Work,
        Cue::Saying,
    ])
}

fn tagger_features(analysis: &Analysis<'_>, span: &Span, out: &mut Vec<Feature>) {
    let tagging = &analysis.tagging;
    let exact = tagging.span_probability(span.tokens.clone(), Type::Place, analysis.model);
    out.push((FeatureId::Tagger, logit(exact, LIMIT)));
    let mean = |kind: Type| {
        let sum: f32 = span.tokens.clone().map(|at| tagging.token_probability(at, kind)).sum();
        sum / span.tokens.len().max(1) as f32
    };
    out.push((FeatureId::TaggerLoose, logit(mean(Type::Place), LIMIT)));
    for (name, kind) in [
        (FeatureId::TaggerPerson, Type::Person),
        (FeatureId::TaggerOrganisation, Type::Organisation),
        (FeatureId::TaggerFacility, Type::Facility),
        (FeatureId::TaggerOther, Type::Other),
    ] {
        out.push((name, mean(kind)));
    }
}

fn gazetteer_features(analysis: &Analysis<'_>, span: &Span, out: &mut Vec<Feature>) {
    let Some(best) = span.candidates.first() else {
        out.push((FeatureId::Unknown, 1.0));
        return;
    };
    let Some(place) = analysis.gazetteer.place(best.place) else { return };
    out.push((FeatureId::Rank, f32::from(best.prior) / 255.0));
    out.push((
        match place.kind() {
            Kind::Country => FeatureId::IsCountry,
            Kind::Capital => FeatureId::IsCapital,
            Kind::Admin1 | Kind::Territory => FeatureId::IsRegion,
            Kind::Admin2 => FeatureId::IsCounty,
            Kind::City => FeatureId::IsCity,
            Kind::Town | Kind::Village | Kind::Locality => FeatureId::IsTown,
            Kind::Continent | Kind::Region => FeatureId::IsInformalRegion,
            Kind::District | Kind::Square => FeatureId::IsDistrict,
            _ => FeatureId::IsNatural,
        },
        1.0,
    ));
    match best.name {
        NameClass::Alternate => {
            out.push((FeatureId::AlternateName, 1.0));
            // Small places have alternate names that are ordinary words: "South Lawn", "Fort Hill".
            let small = matches!(place.kind(), Kind::Town | Kind::Village | Kind::City) && best.prior < WELL_KNOWN;
            if small {
                out.push((FeatureId::AlternateOfSmall, 1.0));
            }
        }
        NameClass::Abbreviation | NameClass::Dotted => out.push((FeatureId::Abbreviation, 1.0)),
        NameClass::Generated => out.push((FeatureId::GeneratedName, 1.0)),
        _ => {}
    }
}
