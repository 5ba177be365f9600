//! Later mentions of the same site: "the plant", "the facility", and an abbreviation that brackets
//! introduce ("the Chernobyl nuclear power plant (ChNPP)").

use std::ops::Range;

use super::nouns;
use super::text_view::TextView;
use super::{family, idioms};
use crate::annotations::{Explanation, PlaceMention, Reference};
use crate::gazetteer::PlaceId;
use crate::kind::Kind;
use crate::text::TextSpan;

/// Sentences that a site stays in mind for where the text speaks of several of its kind.
const MEMORY: usize = 3;

/// Most words between "the" and the noun: "the [sprawling coastal] plant".
const ADJECTIVES: usize = 2;

/// Share of its antecedent's confidence that a later mention keeps; a judgement, not a measurement.
const KEPT: f32 = 0.85;

/// Nouns for a facility of any kind.
const ANY: &[&str] = &["facility", "site", "complex", "installation"];

/// Adds the later mentions of `facilities` to them; a generic mention that turns out to be one is
/// replaced. Both the argument and the result ascend by span.
pub fn link(view: &TextView<'_>, facilities: &mut Vec<PlaceMention>) {
    let abbreviations = abbreviations(view, facilities);
    let mut later = bare_nouns(view, facilities);
    later.extend(by_abbreviation(view, facilities, &abbreviations));
    facilities.retain(|f| !later.iter().any(|l| l.span.overlaps(f.span)));
    facilities.extend(later);
    facilities.sort_by_key(|f| f.span);
}

/// A later mention of what `antecedent` means.
fn again(view: &TextView<'_>, antecedent: &PlaceMention, span: TextSpan) -> PlaceMention {
    PlaceMention {
        span,
        confidence: antecedent.confidence * KEPT,
        reference: Reference::Described,
        event: None,
        explanation: antecedent.explanation.as_ref().map(|why| Explanation {
            recognition: vec![(format!("again_{}", antecedent.span.slice(view.document.text())), 1.0)],
            candidates: why.candidates.clone(),
        }),
        ..antecedent.clone()
    }
}

/// "The plant" and the like, for the site that they stand for.
fn bare_nouns(view: &TextView<'_>, facilities: &[PlaceMention]) -> Vec<PlaceMention> {
    let mut later = Vec::new();
    if !facilities.iter().any(is_antecedent) {
        return later;
    }
    for (index, sentence) in view.document.sentences.iter().enumerate() {
        for article in sentence.tokens.clone() {
            if !matches!(view.lower[article].as_str(), "the" | "this") {
                continue;
            }
            let Some((head, kind)) = noun_after(view, article, sentence.tokens.end) else { continue };
            let span = view.document.span(head);
            let taken = facilities.iter().any(|f| f.reference != Reference::Generic && f.span.overlaps(span));
            if taken {
                continue;
            }
            if let Some(antecedent) = antecedent(view, facilities, span, index, kind) {
                later.push(again(view, antecedent, span));
            }
        }
    }
    later
}

/// The singular facility noun after an article, and its kind; `None` for a noun of any kind.
fn noun_after(view: &TextView<'_>, article: usize, end: usize) -> Option<(Range<usize>, Option<Kind>)> {
    for at in article + 1..end.min(article + 2 + ADJECTIVES) {
        let any = ANY.contains(&view.lower[at].as_str()).then_some((1, None));
        let found = nouns::longest(&view.lower[at..end]);
        let known = found.filter(|m| !m.noun.plural).map(|m| (m.tokens, Some(m.noun.kind)));
        if let Some((tokens, kind)) = known.or(any) {
            let head = at..at + tokens;
            let lower_case = head.clone().all(|i| !view.is_capital(i));
            let free = lower_case && !idioms::covers(&view.lower, &head) && !view.part_of_compound(&head);
            // "the plant in Tuapse", "the plant of the year" say themselves what they mean.
            let next = view.lower.get(head.end).map_or("", String::as_str);
            let open = matches!(next, "of" | "near" | "for") || view.is_capital(head.end);
            return (free && !open).then_some((head, kind));
        }
        if view.is_capital(at) || view.is_hyphen(at) {
            return None;
        }
    }
    None
}

fn is_antecedent(mention: &PlaceMention) -> bool {
    mention.reference != Reference::Generic
}

/// The site that a noun of `kind` at `span` stands for: the only one of the text that fits, or the
/// last one, if it is near and stands alone in its sentence.
fn antecedent<'m>(
    view: &TextView<'_>,
    facilities: &'m [PlaceMention],
    span: TextSpan,
    sentence: usize,
    kind: Option<Kind>,
) -> Option<&'m PlaceMention> {
    let wire = |k: Kind| matches!(k, Kind::Cable | Kind::Substation);
    let goes = |k: Kind, m: Kind| k == m || spoken(k, m) || (family::compatible(k, m) && !wire(k));
    let fits = |m: &&PlaceMention| is_antecedent(m) && kind.is_none_or(|k| goes(k, m.kind));
    let before: Vec<&PlaceMention> = facilities.iter().filter(|m| m.span.end <= span.start).filter(fits).collect();
    let last = *before.last()?;
    let same = |m: &PlaceMention| key(m) == key(last);
    if before.iter().all(|m| same(m)) && kind.is_some() {
        return Some(last);
    }
    let at = view.document.sentence_at(last.span.start)?;
    let rival = before.iter().any(|m| !same(m) && view.document.sentence_at(m.span.start) == Some(at));
    (!rival && sentence.saturating_sub(at) <= MEMORY).then_some(last)
}

/// What tells two sites apart.
fn key(mention: &PlaceMention) -> (Option<PlaceId>, &str) {
    let name = if mention.place.is_some() { "" } else { mention.name.as_str() };
    (mention.place, name)
}

/// Short nouns for kinds that the noun table gives another kind: "the plant" for a power station or
/// refinery, "the station" for a power station, "the terminal" for a port.
const fn spoken(said: Kind, known: Kind) -> bool {
    use Kind as K;
    match said {
        K::Factory => matches!(known, K::Solar | K::Wind | K::GasFacility),
        K::RailwayStation => matches!(
            known,
            K::Nuclear | K::Hydroelectric | K::Thermal | K::PowerPlant | K::Substation | K::GasFacility | K::Water
        ),
        K::BorderCrossing => matches!(known, K::Port | K::OilDepot | K::GasFacility),
        K::OilDepot => matches!(known, K::GasFacility),
        K::MilitaryBase => matches!(known, K::OilDepot | K::Spaceport),
        K::Cable => matches!(known, K::Railway),
        _ => false,
    }
}

/// Abbreviations in brackets right after a site, with the index of the site.
fn abbreviations(view: &TextView<'_>, facilities: &[PlaceMention]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (index, mention) in facilities.iter().enumerate().filter(|(_, m)| is_antecedent(m)) {
        let open = view.document.token_at(mention.span.end);
        let bracketed = view.document.word(open) == "(" && view.document.word(open + 2) == ")";
        let word = view.document.word(open + 1);
        let initial = |text: &str| text.chars().next().map(char::to_uppercase).map(Iterator::collect::<String>);
        let same_initial = initial(mention.span.slice(view.document.text())) == initial(word);
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        if bracketed && same_initial && capitals >= 2 && word.chars().count() <= 8 {
            found.push((word.to_owned(), index));
        }
    }
    found
}

fn by_abbreviation(
    view: &TextView<'_>,
    facilities: &[PlaceMention],
    abbreviations: &[(String, usize)],
) -> Vec<PlaceMention> {
    let mut later = Vec::new();
    if abbreviations.is_empty() {
        return later;
    }
    for at in view.document.sentences.iter().flat_map(|s| s.tokens.clone()) {
        let word = view.document.word(at);
        let Some((_, index)) = abbreviations.iter().find(|(abbreviation, _)| abbreviation == word) else { continue };
        let span = view.document.span(at..at + 1);
        let Some(antecedent) = facilities.get(*index).filter(|a| a.span.end <= span.start) else { continue };
        if !facilities.iter().any(|f| f.reference != Reference::Generic && f.span.overlaps(span)) {
            later.push(PlaceMention { reference: Reference::Named, ..again(view, antecedent, span) });
        }
    }
    later
}
