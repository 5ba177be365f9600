//! Which spans are places: candidate spans, their features, and the best choice among them.

use std::ops::Range;

use super::analysis::Analysis;
use super::bodies;
use super::divisions;
use super::joins;
use super::longer::Longer;
use super::matches::NameMatch;
use super::parameters::{FeatureId, Parameters};
use super::qualifier::introduced;
use super::rivers::{self, Rivers};
use super::span::LIMIT;
use super::span_features::{Context, PERHAPS, features};
use super::sport::Sport;
use super::tagger::Type;
use super::unknown;
use super::unplaced;
use crate::gazetteer::{Candidate, NameClass};
use crate::kind::{Category, Kind};
use crate::language::{Class, Classes};
use crate::pace::Pacer;
use crate::sort;
use crate::text::TokenKind;

pub use super::qualifier::{called_later, container, owner_in_apposition, qualifier};
pub use super::span::Span;

/// How surely its neighbour in a row is a place before a surname is one too.
const SURE_ROW: f32 = 2.0;

/// Words for firms and what they have from which a document is about them.
const MONEY: usize = 3;

/// Spans in the order in which they were found, each once.
struct Found {
    spans: Vec<Span>,
    /// For each token the last span that begins there, and for each span the one before it that begins
    /// at the same token; [`Found::NONE`] ends the chain.
    last: Vec<u32>,
    earlier: Vec<u32>,
}

impl Found {
    const NONE: u32 = u32::MAX;

    fn new(tokens: usize) -> Self {
        Self { spans: Vec::new(), last: vec![Self::NONE; tokens], earlier: Vec::new() }
    }

    /// Adds a span if it is not there.
    fn add(&mut self, tokens: Range<usize>, candidates: Vec<Candidate>) {
        let Some(last) = self.last.get_mut(tokens.start) else { return };
        let mut next = *last;
        while let Some(span) = self.spans.get(next as usize) {
            if span.tokens.end == tokens.end {
                return;
            }
            next = self.earlier[next as usize];
        }
        self.earlier.push(*last);
        *last = self.spans.len() as u32;
        self.spans.push(Span { tokens, candidates, features: Vec::new(), score: 0.0 });
    }
}

/// Scores every span that may be a place, in slices: the work pauses whenever `pacer` says so. Overlapping ones are all there.
pub async fn spans(analysis: &Analysis<'_>, parameters: &Parameters, pacer: &Pacer<'_>) -> Vec<Span> {
    let mut found = Found::new(analysis.words.len());
    // What the words around make a division is one, whatever else bears the name.
    let mut in_row = vec![false; analysis.words.len()];
    for named in divisions::find(analysis) {
        in_row[named.tokens.start] |= named.in_row;
        found.add(named.tokens, named.candidates);
    }
    let divisions = found.spans.len();
    let longer = Longer::new(analysis);
    let rivers = Rivers::new(analysis);
    let known = &mut |piece: Range<usize>| {
        analysis.matches[piece].iter().for_each(|name| add_known(analysis, &longer, &rivers, name, &mut found));
    };
    pacer.pieces(analysis.matches.len(), known).await;
    add_unknown(analysis, parameters, &mut found);
    pacer.turn().await;
    for tokens in unknown::expected(analysis, |start| introduced(analysis, start)) {
        if !joins::is_glued(analysis, &tokens) {
            found.add(tokens, Vec::new());
        }
    }
    pacer.turn().await;
    let sport = Sport::new(analysis.reading);
    let business = Classes::FIRM_NOUN.with(Classes::FIRM_FIGURE);
    let money = analysis.words.iter().filter(|w| !w.capital && w.classes.any(business)).count() >= MONEY;
    let context = Context { analysis, sport, money, without_tagger: parameters.without_tagger };
    let mut spans = found.spans;
    let count = spans.len();
    let look = &mut |piece: Range<usize>| {
        for nth in piece {
            let span = &mut spans[nth];
            span.features = features(&context, span);
            if nth < divisions {
                span.features.push((FeatureId::NamedDivision, 1.0));
                if in_row[span.tokens.start] {
                    span.features.push((FeatureId::DivisionRow, 1.0));
                }
            }
            span.weigh(parameters);
        }
    };
    pacer.pieces(count, look).await;
    coordination(analysis, &mut spans, parameters);
    pacer.turn().await;
    discourse(&context, &mut spans, parameters);
    pacer.turn().await;
    let unplaced = unplaced::Marks::new(analysis);
    let mark = &mut |piece: Range<usize>| {
        spans[piece].iter_mut().for_each(|span| unplaced.mark(analysis, span, parameters));
    };
    pacer.pieces(count, mark).await;
    spans
}

/// Adds a name of the gazetteer that may be a place.
fn add_known(analysis: &Analysis<'_>, longer: &Longer, rivers: &Rivers, name: &NameMatch, found: &mut Found) {
    // "The United States' allies": the apostrophe is no part of the name that stands without it.
    let bare = name.tokens.end - 1;
    let apostrophe = analysis.reading.lower(bare) == "'";
    let start = name.tokens.start;
    // "The Valley County commissioners" are no body of The Valley's.
    let county = analysis.reading.lower(start) == "the" && analysis.lower(Some(bare + 1), start) == "county";
    if county && analysis.words[bare + 1].capital {
        return;
    }
    if apostrophe && analysis.matches_in(start..start + 1).iter().any(|m| m.tokens.end == bare) {
        return;
    }
    let mut candidates = match rivers.at(analysis, &name.tokens) {
        Some(rivers) => rivers.to_vec(),
        None => place_candidates(analysis, name),
    };
    longer.extend(analysis, &name.tokens, &mut candidates);
    lake(analysis, &name.tokens, &mut candidates);
    if !candidates.is_empty() && !bodies::takes_last_word(analysis, &name.tokens, &candidates) {
        found.add(name.tokens.clone(), candidates);
    }
}

/// "The Ugandan shore of Victoria", "the shores of Geneva": where there is a lake of the name, its shore is meant, and the
/// names of the lake leave "Lake" out.
fn lake(analysis: &Analysis<'_>, tokens: &Range<usize>, candidates: &mut Vec<Candidate>) {
    /// The rank from which a lake is known by its name alone.
    const KNOWN: u8 = 100;
    let back = |by: usize| analysis.lower(tokens.start.checked_sub(by), tokens.start);
    if back(1) != "of" || !matches!(back(2), "shore" | "shores" | "waters") || candidates.is_empty() {
        return;
    }
    let called = ["Lake ", analysis.text(tokens.clone())].concat();
    let mut lakes = analysis.gazetteer.lookup(&called);
    let is_lake =
        |c: &Candidate| analysis.gazetteer.place(c.place).is_some_and(|p| p.kind() == Kind::Lake && p.rank() >= KNOWN);
    lakes.retain(is_lake);
    if !lakes.is_empty() {
        *candidates = lakes;
    }
}

/// Adds what is tagged as a place or composed as one, although no gazetteer has it.
fn add_unknown(analysis: &Analysis<'_>, parameters: &Parameters, found: &mut Found) {
    for (tokens, kind) in analysis.tagging.spans() {
        // "Rome, Italy" is two names, whatever the tagger makes of it.
        let comma = tokens.clone().any(|at| analysis.reading.lower(at) == ",");
        if kind == Type::Place && !comma && !parameters.without_tagger && !joins::is_glued(analysis, &tokens) {
            found.add(tokens, Vec::new());
        }
    }
    for tokens in unknown::composed(analysis) {
        found.add(tokens, Vec::new());
    }
}

/// The candidates of a match that are places; facilities are for the infrastructure grammar.
fn place_candidates(analysis: &Analysis<'_>, found: &NameMatch) -> Vec<Candidate> {
    let articled = is_articled(analysis, &found.tokens);
    let is_place = |c: &&Candidate| {
        let place = analysis.gazetteer.place(c.place).filter(|p| p.kind().category() == Category::Place);
        !matches!(c.name, NameClass::Demonym(_))
            && place.is_some_and(|p| {
                let town = p.kind().is_settlement() && p.kind() != Kind::Capital;
                !(articled && town) || p.name().starts_with("The ")
            })
    };
    let mut kept: Vec<Candidate> = found.candidates.iter().filter(is_place).copied().collect();
    let kind = |c: &Candidate| analysis.gazetteer.kind(c.place);
    let first = |is: fn(Kind) -> bool| kept.first().and_then(kind).is_some_and(is);
    // "A bridge over the Mississippi": the state has no article, and an island is no dog.
    let state = articled && first(|kind| matches!(kind, Kind::Admin1 | Kind::Island));
    // "The banks of the Krishna river" are no town's, even where the gazetteer has no such river.
    let start = found.tokens.start;
    let article = analysis.classes(start.checked_sub(1), start).has(Class::DefiniteArticle);
    let called = article && rivers::is_called(analysis, &found.tokens);
    if state {
        let rivers = rivers::of_name(analysis, &found.tokens);
        if !rivers.is_empty() {
            kept = rivers;
        } else if found.tokens.len() == 1
            && kept.first().is_some_and(|c| c.name == NameClass::Primary && is_of_english(analysis, c))
        {
            kept.clear();
        }
    } else if called && first(Kind::is_settlement) {
        kept.clear();
    }
    kept
}

/// Whether it is of a country whose states have no article: "the Arizona" is a ship, "the Punjab" the land.
fn is_of_english(analysis: &Analysis<'_>, candidate: &Candidate) -> bool {
    let country = analysis.gazetteer.place(candidate.place).and_then(|p| p.country());
    country.is_some_and(|country| matches!(country.as_str(), "US" | "CA" | "AU"))
}

/// Whether the name has the article for itself, as a river or a region has it and no town: "the Ural burst its banks", "in
/// the Cariboo, Williams Lake has", and not "the Boston office", "the Dallas, Houston and Austin markets".
fn is_articled(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    const VERB: Classes = Classes::FINITE.with(Classes::IRREGULAR).with(Classes::SAYING);
    let Range { start, end } = *tokens;
    if !analysis.classes(start.checked_sub(1), start).has(Class::DefiniteArticle) {
        return false;
    }
    let Some(next) = analysis.near(Some(end), start) else { return true };
    let capital = |at: usize| analysis.near(Some(at), start).filter(|w| w.capital);
    // No plural: "the Mosul operations".
    let verb = |at: usize| {
        let word = analysis.near(Some(at), start).filter(|w| !w.capital);
        let past = analysis.reading.lower(at).len() > 4 && analysis.reading.lower(at).ends_with("ed");
        word.is_some_and(|w| w.classes.any(VERB) || past && !w.classes.any(Classes::NO_VERB))
    };
    match analysis.reading.lower(end) {
        "," => match capital(end + 1).and_then(|w| w.run()) {
            Some(run) => verb(run.1),
            None => analysis.near(Some(end + 1), start).is_some_and(|w| w.kind == TokenKind::Word),
        },
        "." | ";" | ")" | "?" | "!" => true,
        // "The Booker and the Costa were", and not "the Dublin and the London offices".
        "and" | "or" => {
            let article = analysis.classes(Some(end + 1), start).has(Class::DefiniteArticle);
            article && capital(end + 2).and_then(|w| w.run()).is_some_and(|run| verb(run.1))
        }
        _ if next.capital => false,
        _ => {
            verb(end)
                || next.classes.any(Classes::LOC_PREP) && (capital(end + 1).is_none() || is_crossed(analysis, start))
        }
    }
}

/// "A bridge over the Mississippi": what stands two words before the name at `start`.
fn is_crossed(analysis: &Analysis<'_>, start: usize) -> bool {
    matches!(analysis.lower(start.checked_sub(2), start), "over" | "across" | "along")
}

/// Names in a row are mostly of one sort: "Bumba, Dudo and Lisi". The score of the neighbours in
/// the row, the surer one's, speaks for a span.
fn coordination(analysis: &Analysis<'_>, spans: &mut [Span], parameters: &Parameters) {
    // The best score of a span that begins, or ends, at a token; infinitely low if none does.
    let mut begin = vec![f32::NEG_INFINITY; analysis.words.len() + 3];
    let mut end = begin.clone();
    for span in spans.iter() {
        let score = span.score.clamp(-LIMIT, LIMIT);
        begin[span.tokens.start] = begin[span.tokens.start].max(score);
        end[span.tokens.end] = end[span.tokens.end].max(score);
    }
    let joins =
        |at: usize, near: usize| matches!(analysis.lower(Some(at), near), "," | "and" | "or" | "nor" | "&" | ";");
    for span in spans.iter_mut() {
        let near = span.tokens.start;
        let mut left = span.tokens.start;
        while left > 0 && left + 2 > span.tokens.start && joins(left - 1, near) {
            left -= 1;
        }
        let mut right = span.tokens.end;
        while right < span.tokens.end + 2 && joins(right, near) {
            right += 1;
        }
        let before = if left < span.tokens.start { end[left] } else { f32::NEG_INFINITY };
        let after = if right > span.tokens.end { begin[right] } else { f32::NEG_INFINITY };
        let best = before.max(after);
        if best.is_finite() {
            // "From Arequipa and Tacna": a row of towns is no row of persons.
            let and = |at: Option<usize>| matches!(analysis.lower(at, near), "and" | "or");
            let linked =
                before > SURE_ROW && and(near.checked_sub(1)) || after > SURE_ROW && and(Some(span.tokens.end));
            if linked {
                span.features.retain(|(f, _)| !matches!(f, FeatureId::PersonInFull | FeatureId::PersonElsewhere));
            }
            span.features.push((FeatureId::Row, best));
            span.weigh(parameters);
        }
    }
}

/// A number for the name that a span spells, whatever its case.
fn spelling(analysis: &Analysis<'_>, tokens: &Range<usize>) -> u64 {
    const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;
    analysis.words[tokens.clone()]
        .iter()
        .fold(0, |sum: u64, word| (sum.rotate_left(25) ^ (u64::from(word.form.0) + 1)).wrapping_mul(PRIME))
}

/// The same name elsewhere in the document speaks for or against a span.
fn discourse(context: &Context<'_, '_>, spans: &mut [Span], parameters: &Parameters) {
    let analysis = context.analysis;
    let mut order: Vec<(u64, usize)> =
        spans.iter().enumerate().map(|(nth, span)| (spelling(analysis, &span.tokens), nth)).collect();
    sort::by_key(&mut order, |x| *x);
    for same in order.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        let own = |nth: usize| spans[nth].score.clamp(-LIMIT, LIMIT);
        let sum: f32 = same.iter().map(|&(_, nth)| own(nth)).sum();
        // "Through Albion" is said of the town, whatever "Greg Albion" is.
        let has = |nth: usize, wanted: FeatureId| spans[nth].features.iter().any(|(f, v)| *f == wanted && *v > 0.0);
        let inside = Classes::INSIDE.with(Classes::WAY);
        let before = |start: usize| analysis.classes(start.checked_sub(1), start);
        // "He joined from Aberdeen", of whose club the page speaks.
        let club = same.iter().any(|&(_, nth)| has(nth, FeatureId::Club));
        let placed: Vec<bool> = same.iter().map(|&(_, nth)| before(spans[nth].tokens.start).any(inside)).collect();
        let bare = same.iter().filter(|&&(_, nth)| !has(nth, FeatureId::RunTail)).map(|&(_, nth)| own(nth));
        let (bare, alone) = bare.fold((0.0, 0), |(sum, count), score| (sum + score, count + 1));
        for (&(_, nth), placed) in same.iter().zip(placed) {
            let span = &mut spans[nth];
            let at = span.tokens.start;
            let beside = matches!(analysis.lower(at.checked_sub(1), at), "near" | "outside");
            let open = club && !placed && !beside && span.features.iter().all(|(f, _)| *f != FeatureId::Club);
            if open && context.sport.is_page(analysis.words[at].sentence()) {
                span.features.push((FeatureId::Club, PERHAPS));
            }
            let score = span.score.clamp(-LIMIT, LIMIT);
            let (sum, count) = if placed { (bare, alone) } else { (sum, same.len()) };
            if count < 2 {
                continue;
            }
            let others = (sum - score) / (count - 1) as f32;
            span.features.push((FeatureId::Discourse, others));
            span.weigh(parameters);
        }
    }
}

/// The spans of positive score that do not overlap and have the highest sum.
#[must_use]
pub fn choose(spans: Vec<Span>) -> Vec<Span> {
    let chosen = chosen(&spans);
    let mut spans: Vec<Option<Span>> = spans.into_iter().map(Some).collect();
    chosen.into_iter().filter_map(|nth| spans[nth].take()).collect()
}

/// The numbers of the spans that [`choose`] takes, in the order of the text.
#[must_use]
pub fn chosen(spans: &[Span]) -> Vec<usize> {
    let parts = Parts::of(spans);
    let mut order: Vec<usize> =
        (0..spans.len()).filter(|&nth| spans[nth].score > 0.0 && !parts.has(&spans[nth].tokens)).collect();
    sort::by_key(&mut order, |&nth| (spans[nth].tokens.end, spans[nth].tokens.start));
    // Weighted interval scheduling; `best[i]` is the best sum with the first `i` spans.
    let mut best = vec![0.0_f32; order.len() + 1];
    let before: Vec<usize> = order
        .iter()
        .map(|&nth| order.partition_point(|&other| spans[other].tokens.end <= spans[nth].tokens.start))
        .collect();
    let mut taken = vec![false; order.len()];
    for (i, &nth) in order.iter().enumerate() {
        let with = best[before[i]] + spans[nth].score;
        taken[i] = with > best[i];
        best[i + 1] = with.max(best[i]);
    }
    let mut chosen = Vec::new();
    let mut i = order.len();
    while i > 0 {
        if taken[i - 1] {
            chosen.push(order[i - 1]);
            i = before[i - 1];
        } else {
            i -= 1;
        }
    }
    chosen.reverse();
    chosen
}

/// What lies inside the longer names of the gazetteer that are likely places: the longest match wins
/// over its parts, "Jammu and Kashmir" is one place.
struct Parts {
    /// The names' first tokens, ascending, and the furthest end of a name up to there.
    known: Vec<(usize, usize)>,
}

impl Parts {
    fn of(spans: &[Span]) -> Self {
        let known = spans.iter().filter(|s| s.score > 0.0 && !s.candidates.is_empty() && s.tokens.len() > 1);
        let mut known: Vec<(usize, usize)> = known.map(|s| (s.tokens.start, s.tokens.end)).collect();
        sort::by_key(&mut known, |x| *x);
        let mut furthest = 0;
        for (_, end) in &mut known {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { known }
    }

    /// Whether `tokens` lie in one of the names and are not all of it.
    fn has(&self, tokens: &Range<usize>) -> bool {
        let reach = |starts: usize| starts.checked_sub(1).map_or(0, |last| self.known[last].1);
        let before = self.known.partition_point(|name| name.0 < tokens.start);
        let with = self.known.partition_point(|name| name.0 <= tokens.start);
        reach(before) >= tokens.end || reach(with) > tokens.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{NameClass, PlaceId};

    fn span(tokens: Range<usize>, score: f32, known: bool) -> Span {
        let candidate = Candidate { place: PlaceId(0), name: NameClass::Primary, prior: 0 };
        Span { tokens, candidates: vec![candidate; usize::from(known)], features: Vec::new(), score }
    }

    #[test]
    fn a_longer_name_wins_over_its_parts_however_sure_they_are() {
        let spans = [span(0..1, 5.0, true), span(0..3, 1.0, true), span(2..3, 5.0, true), span(3..4, 1.0, false)];
        assert_eq!(chosen(&spans), [1, 3]);
    }

    #[test]
    fn of_spans_that_cross_the_higher_sum_is_taken() {
        let spans = [span(0..2, 2.0, false), span(1..3, 3.0, false), span(2..4, 2.0, false), span(5..6, -1.0, true)];
        assert_eq!(chosen(&spans), [0, 2]);
    }
}
