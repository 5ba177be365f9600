//! What the words beside a span say.

use super::around::Around;
use super::{BODY, Features};
use crate::kind::Kind;
use crate::language::{Class, Classes, Word};
use crate::places::analysis::Analysis;
use crate::places::joins;
use crate::places::parameters::FeatureId;
use crate::places::qualifier::{DIVISION, introduced, is_distance, qualifier};
use crate::places::span::Span;
use crate::places::tagger::features::KNOWN;
use crate::text::TokenKind;

/// Longest match, in tokens, that a qualifier is looked for behind.
const QUALIFIED: usize = 6;

/// The words before the span.
pub(super) fn before(around: &Around<'_, '_>, out: &mut Features) {
    let Around { analysis, start, before, before_lower: word, before_classes: classes, .. } = *around;
    out.flag(FeatureId::AfterPreposition, around.after_preposition());
    out.flag(FeatureId::AfterDirection, classes.any(Classes::DIRECTION));
    let capital = before.is_some_and(|w| w.capital);
    names_before(around, out);
    out.flag(FeatureId::AfterOf, word == "of");
    out.flag(FeatureId::AfterComma, word == ",");
    out.flag(FeatureId::AfterArticle, matches!(word, "the" | "a"));
    out.flag(FeatureId::Introduced, introduced(analysis, start));
    out.flag(FeatureId::InMoney, word == "$" || around.after_lower == "$");
    out.flag(FeatureId::AfterSlash, word == "/");
    out.flag(FeatureId::AfterVessel, classes.any(Classes::VESSEL) || capital && classes.any(Classes::HURRICANE));
    out.flag(FeatureId::AfterDefeat, classes.any(Classes::DEFEAT.with(Classes::TEAM)));
    // "Harbour Works Inc. of Appleton" is at home there.
    let firm = around.classes_before(2).any(Classes::ORG_SUFFIX);
    if let Some((run_start, _)) = around.first.run().filter(|r| r.0 + 1 < start && word == "of" && !firm) {
        out.flag(FeatureId::BodyOf, analysis.words[run_start..start].iter().any(|w| w.classes.has(Class::OrgHead)));
    }
}

/// The capitalised words before the span, which may be of one name with it.
pub(super) fn names_before(around: &Around<'_, '_>, out: &mut Features) {
    let Around { before, before_classes: classes, .. } = *around;
    let capital = before.is_some_and(|w| w.capital);
    out.flag(FeatureId::AfterTitle, capital && classes.any(Classes::RANK));
    out.flag(FeatureId::AfterGiven, capital && classes.any(Classes::GIVEN));
    let name = capital && before.is_some_and(|w| w.run().is_some());
    let known = classes.any(Classes::GIVEN.with(Classes::RANK).with(Classes::DIRECTION));
    out.flag(FeatureId::AfterCapital, around.prose && name && !known);
}

/// The words after the span.
pub(super) fn after(around: &Around<'_, '_>, out: &mut Features) {
    let Some(after) = around.after else { return };
    let Around { after_lower: word, after_classes: classes, .. } = *around;
    if after.capital {
        out.flag(FeatureId::BeforeHead, classes.any(Classes::ORG_HEAD.with(Classes::ORG_SUFFIX)));
        out.flag(FeatureId::BeforeGovernment, classes.any(Classes::PUBLIC_BODY));
        out.flag(FeatureId::BeforeTeam, classes.any(Classes::TEAM));
        out.flag(FeatureId::BeforeMedia, classes.any(Classes::MEDIA));
        out.flag(FeatureId::BeforeFacility, classes.any(Classes::FACILITY));
        out.flag(FeatureId::BeforeStreet, classes.any(Classes::STREET));
        out.flag(FeatureId::BeforeCapital, around.prose && !classes.any(KNOWN));
        out.flag(FeatureId::BeforeTitle, classes.any(Classes::RANK));
        out.flag(FeatureId::BeforeOffice, classes.any(Classes::OFFICE));
    } else {
        out.flag(FeatureId::BeforeDivision, classes.any(DIVISION));
        // "Belgorod regional authorities": no firm and nobody has such.
        let division = around.kind == Some(Kind::Admin1) && classes.has(Class::DivisionHead);
        out.flag(FeatureId::NamedDivision, division);
        out.flag(FeatureId::BeforePeople, classes.any(Classes::INHABITANT.with(Classes::OFFICE)));
        out.flag(FeatureId::BeforeGoods, classes.any(Classes::GOODS));
    }
    out.flag(FeatureId::BeforePersonVerb, classes.any(Classes::PERSON_VERB));
    out.flag(FeatureId::BeforeComma, word == ",");
    out.flag(FeatureId::Apposed, word == "," && (is_called_a_place(around) || is_at_a_distance(around)));
    out.flag(FeatureId::BeforePossessive, after.kind == TokenKind::Possessive);
    out.flag(FeatureId::BeforeBracket, matches!(word, "(" | "["));
    out.flag(FeatureId::BeforeDisease, after.kind == TokenKind::Word && classes.any(Classes::DISEASE));
    out.flag(FeatureId::BeforeDefeat, classes.any(Classes::DEFEAT));
    if let Some((_, run_end)) = around.first.run().filter(|r| r.1 > around.end + 1) {
        const LATER: Classes = Classes::ORG_HEAD.with(Classes::ORG_SUFFIX).with(Classes::MEDIA).with(Classes::TEAM);
        out.flag(FeatureId::BodyLater, around.analysis.words[run_end - 1].classes.any(LATER));
    }
}

/// Whether the apposition after the comma says that the name is a place's: "Kharkiv, a city near the border", and not
/// "Jackson, a city councillor".
fn is_called_a_place(around: &Around<'_, '_>) -> bool {
    /// Most tokens between the article and the noun.
    const DISTANCE: usize = 4;
    let Around { analysis, start, end, .. } = *around;
    let is = |at: usize, classes: Classes| analysis.classes(Some(at), start).any(classes);
    if !is(end + 1, Classes::ARTICLE) {
        return false;
    }
    let noun = (end + 2..end + 2 + DISTANCE)
        .take_while(|&at| analysis.near(Some(at), start).is_some_and(|w| w.kind == TokenKind::Word && !w.capital))
        .find(|&at| is(at, Classes::SETTLEMENT.with(Classes::REGION)));
    // A further noun would be what is named: "a city councillor".
    noun.is_some_and(|at| {
        analysis.near(Some(at + 1), start).is_none_or(|next| {
            next.kind != TokenKind::Word || is(at + 1, Classes::FUNCTION.with(Classes::OF).with(Classes::LOC_PREP))
        })
    })
}

/// Whether the words after the comma say where it lies: "Salif, further north", "Kilmichael, about 20 miles west of".
fn is_at_a_distance(around: &Around<'_, '_>) -> bool {
    /// Most words before the direction: "some 20 km to the".
    const DISTANCE: usize = 5;
    let Around { analysis, start, end, .. } = *around;
    let small = |at: usize| analysis.near(Some(at), start).filter(|w| !w.capital);
    let measure = |at: &usize| {
        small(*at)
            .is_some_and(|w| w.kind == TokenKind::Number || w.classes.any(Classes::TO.with(Classes::DEFINITE_ARTICLE)))
            || is_distance(analysis.lower(Some(*at), start))
    };
    let words = (end + 1..end + 1 + DISTANCE).take_while(measure).count();
    let towards = end + 1 + words;
    let closes = |at: usize| small(at).is_none_or(|w| w.kind != TokenKind::Word || w.classes.any(Classes::OF));
    words > 0 && small(towards).is_some_and(|w| w.classes.any(Classes::DIRECTION)) && closes(towards + 1)
}

/// Whether the span is qualified by what contains it, or qualifies what it contains.
pub(super) fn containers(around: &Around<'_, '_>, out: &mut Features) {
    out.flag(FeatureId::Qualifies, around.before_lower == "," && qualifies(around.analysis, around.span));
    out.flag(FeatureId::Qualified, qualifier(around.analysis, &around.span.tokens).is_some());
}

/// The parts of a name or of a pair that hyphens join to the span.
pub(super) fn hyphens(around: &Around<'_, '_>, out: &mut Features) {
    let Around { analysis, start, end, .. } = *around;
    let hyphen = |word: &str| matches!(word, "-" | "–" | "/" | "\u{2011}");
    let (before, after) = (hyphen(around.before_lower), hyphen(around.after_lower));
    if !before && !after {
        return;
    }
    let (left, right) = (start.checked_sub(2).filter(|_| before), Some(end + 1).filter(|_| after));
    let inside = |at: Option<usize>| analysis.near(at, start);
    let paired = |at: Option<usize>| inside(at).is_some() && at.is_some_and(|i| analysis.matches_at[i]);
    let (pair_before, pair_after) = (paired(left), paired(right));
    let double = around.prose && joins::is_double_name(analysis, &around.span.tokens);
    out.flag(FeatureId::HyphenPair, (pair_after || pair_before) && !double);
    out.flag(FeatureId::AfterGiven, double);
    // "the NATO-Ukraine Council", "the EU-Turkey deal": the hyphen keeps the state apart from the
    // abbreviation that it is paired with.
    let acronym = |at: Option<usize>| inside(at).is_some_and(|w: &Word| w.caps);
    let state = matches!(around.kind, Some(Kind::Country | Kind::Capital));
    let joined = around.prose && state && (acronym(left) || acronym(right));
    out.flag(FeatureId::HyphenName, joined);
    out.flag(FeatureId::HyphenAfter, after && !pair_after && !joined);
    out.flag(FeatureId::HyphenBefore, before && !pair_before && !joined);
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
    let first = analysis.matches.partition_point(|m| m.tokens.start + QUALIFIED < start);
    division
        && analysis.matches[first..].iter().take_while(|m| m.tokens.start < start).any(|m| {
            m.tokens.end + 1 == start
                && qualifier(analysis, &m.tokens)
                    .is_some_and(|q| q.tokens.start == start && q.tokens.end == span.tokens.end)
        })
}

/// Whether the last word is that of a body, a building or a work.
pub(super) fn ends_body(around: &Around<'_, '_>) -> bool {
    around.last.classes.any(BODY)
}
