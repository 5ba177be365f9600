//! Which spans are places: candidate spans, their features, and the best choice among them.

use std::collections::HashMap;
use std::ops::Range;

use super::analysis::Analysis;
use super::lexicon::{self, Cue};
use super::matches::NameMatch;
use super::parameters::{Feature, FeatureId, Parameters, Weights, score};
use super::span_features::{Context, features, introduced};
use super::sport::Sport;
use super::tagger::Type;
use super::tagger::evidence;
use super::unknown;
use crate::gazetteer::{Candidate, NameClass};
use crate::kind::{Category, Kind};

/// A span that may be a place.
#[derive(Clone, Debug)]
pub struct Span {
    /// Token indices.
    pub tokens: Range<usize>,
    /// What it may mean; empty for names that the gazetteer does not have.
    pub candidates: Vec<Candidate>,
    /// Why it is taken or not.
    pub features: Vec<Feature>,
    /// The logarithm of the odds that it is a place.
    pub score: f32,
}

impl Span {
    /// The weights that speak of it: names that no gazetteer has need other reasons.
    #[must_use]
    pub fn weights<'a>(&self, parameters: &'a Parameters) -> &'a Weights {
        if self.candidates.is_empty() { &parameters.unknown } else { &parameters.recognition }
    }

    /// Sums up the features anew.
    pub fn weigh(&mut self, parameters: &Parameters) {
        self.score = score(self.weights(parameters), &self.features);
    }
}

/// Odds are cut off beyond this.
pub(super) const LIMIT: f32 = 6.0;

/// Scores every span that may be a place. Overlapping ones are all there.
#[must_use]
pub fn spans(analysis: &Analysis<'_>, parameters: &Parameters) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for found in &analysis.matches {
        // "The United States' allies": the apostrophe is no part of the name that stands without it.
        let words = &analysis.words.list;
        let apostrophe = words[found.tokens.end - 1].lower == "'";
        let bare = found.tokens.start..found.tokens.end - 1;
        if apostrophe && analysis.matches.iter().any(|m| m.tokens == bare) {
            continue;
        }
        let candidates = place_candidates(analysis, found);
        if !candidates.is_empty() {
            push(&mut spans, found.tokens.clone(), candidates);
        }
    }
    for (tokens, kind) in analysis.tagging.spans() {
        if kind == Type::Place && !parameters.without_tagger {
            push(&mut spans, tokens, Vec::new());
        }
    }
    for tokens in unknown::composed(analysis) {
        push(&mut spans, tokens, Vec::new());
    }
    for tokens in unknown::expected(analysis, |start| introduced(analysis, start)) {
        push(&mut spans, tokens, Vec::new());
    }
    let evidence = evidence::gather(&analysis.words);
    let context = Context { analysis, evidence, sport: Sport::new(&analysis.words), parameters };
    for span in &mut spans {
        span.features = features(&context, span);
        span.weigh(parameters);
    }
    coordination(analysis, &mut spans, parameters);
    discourse(analysis, &mut spans, parameters);
    spans
}

fn push(spans: &mut Vec<Span>, tokens: Range<usize>, candidates: Vec<Candidate>) {
    if !spans.iter().rev().any(|s| s.tokens == tokens) {
        spans.push(Span { tokens, candidates, features: Vec::new(), score: 0.0 });
    }
}

/// The candidates of a match that are places; facilities are for the infrastructure grammar.
fn place_candidates(analysis: &Analysis<'_>, found: &NameMatch) -> Vec<Candidate> {
    let is_place = |c: &&Candidate| {
        !matches!(c.name, NameClass::Demonym(_))
            && analysis.gazetteer.place(c.place).is_some_and(|p| p.kind().category() == Category::Place)
    };
    found.candidates.iter().filter(is_place).copied().collect()
}

/// The match that follows `tokens` after a comma (or "in"), when it may contain what they name.
#[must_use]
pub fn qualifier<'a>(analysis: &'a Analysis<'_>, tokens: &Range<usize>) -> Option<&'a NameMatch> {
    let near = tokens.start;
    let comma = analysis.lower(Some(tokens.end), near) == ",";
    let open = analysis.lower(Some(tokens.end), near) == "(";
    if !comma && !open {
        return None;
    }
    // "Mexico, a town in central Missouri".
    division_from(analysis, tokens.end + 1, near)
}

/// The match that follows `tokens` after "in", which may contain what they name.
#[must_use]
pub fn container<'a>(analysis: &'a Analysis<'_>, tokens: &Range<usize>) -> Option<&'a NameMatch> {
    let near = tokens.start;
    (analysis.lower(Some(tokens.end), near) == "in").then(|| division_from(analysis, tokens.end + 1, near))?
}

/// The country or division that begins at `from` or after some small words there.
fn division_from<'a>(analysis: &'a Analysis<'_>, mut from: usize, near: usize) -> Option<&'a NameMatch> {
    let limit = from + 7;
    while from < limit && !analysis.words.get(Some(from)).is_some_and(|w| w.capital) {
        let word = analysis.lower(Some(from), near);
        let small = matches!(word, "in" | "the" | "a" | "an" | "of" | "country" | "small" | "large");
        if !small && !lexicon::cues(word).has_any(&[Cue::Direction, Cue::Settlement, Cue::Region]) {
            return None;
        }
        from += 1;
    }
    let sentence = analysis.words.list[near].sentence;
    let first = analysis.matches.partition_point(|m| m.tokens.start < from);
    analysis.matches[first..].iter().take_while(|m| m.tokens.start == from).find(|m| {
        analysis.words.get(Some(from)).is_some_and(|w| w.sentence == sentence)
            && matches!(
                m.kind,
                Kind::Country | Kind::Admin1 | Kind::Admin2 | Kind::Territory | Kind::Region | Kind::Continent
            )
            && !m.demonym
    })
}

/// Names in a row are mostly of one sort: "Bumba, Dudo and Lisi". The score of the neighbours in
/// the row, the surer one's, speaks for a span.
fn coordination(analysis: &Analysis<'_>, spans: &mut [Span], parameters: &Parameters) {
    // The best score of a span that begins, or ends, at a token.
    let mut begin: HashMap<usize, f32> = HashMap::new();
    let mut end: HashMap<usize, f32> = HashMap::new();
    for span in spans.iter() {
        let score = span.score.clamp(-LIMIT, LIMIT);
        let best = |slot: &mut f32| *slot = slot.max(score);
        best(begin.entry(span.tokens.start).or_insert(-LIMIT));
        best(end.entry(span.tokens.end).or_insert(-LIMIT));
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
        let before = end.get(&left).filter(|_| left < span.tokens.start);
        let after = begin.get(&right).filter(|_| right > span.tokens.end);
        let best = before.into_iter().chain(after).copied().fold(f32::NEG_INFINITY, f32::max);
        if best.is_finite() {
            span.features.push((FeatureId::Row, best));
            span.weigh(parameters);
        }
    }
}

/// The same name elsewhere in the document speaks for or against a span.
fn discourse(analysis: &Analysis<'_>, spans: &mut [Span], parameters: &Parameters) {
    let mut scores: HashMap<String, Vec<f32>> = HashMap::new();
    let key = |tokens: &Range<usize>| analysis.text(tokens.clone()).to_lowercase();
    for span in spans.iter() {
        scores.entry(key(&span.tokens)).or_default().push(span.score.clamp(-LIMIT, LIMIT));
    }
    for span in spans.iter_mut() {
        let Some(all) = scores.get(&key(&span.tokens)).filter(|all| all.len() > 1) else { continue };
        let sum: f32 = all.iter().sum();
        let others = (sum - span.score.clamp(-LIMIT, LIMIT)) / (all.len() - 1) as f32;
        span.features.push((FeatureId::Discourse, others));
        span.weigh(parameters);
    }
}

/// The spans of positive score that do not overlap and have the highest sum.
#[must_use]
pub fn choose(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|s| s.score > 0.0);
    // The longest match wins over its parts: "Jammu and Kashmir" is one place.
    let known: Vec<Range<usize>> =
        spans.iter().filter(|s| !s.candidates.is_empty() && s.tokens.len() > 1).map(|s| s.tokens.clone()).collect();
    spans.retain(|s| !known.iter().any(|k| *k != s.tokens && k.start <= s.tokens.start && s.tokens.end <= k.end));
    spans.sort_by_key(|s| (s.tokens.end, s.tokens.start));
    // Weighted interval scheduling; `best[i]` is the best sum with the first `i` spans.
    let mut best = vec![0.0_f32; spans.len() + 1];
    let mut taken = vec![false; spans.len()];
    let before: Vec<usize> = spans.iter().map(|s| spans.partition_point(|o| o.tokens.end <= s.tokens.start)).collect();
    for i in 0..spans.len() {
        let with = best[before[i]] + spans[i].score;
        taken[i] = with > best[i];
        best[i + 1] = with.max(best[i]);
    }
    let mut chosen = Vec::new();
    let mut i = spans.len();
    while i > 0 {
        if taken[i - 1] {
            chosen.push(i - 1);
            i = before[i - 1];
        } else {
            i -= 1;
        }
    }
    chosen.reverse();
    let mut keep = chosen.into_iter().peekable();
    let mut index = 0;
    spans.retain(|_| {
        let kept = keep.next_if_eq(&index).is_some();
        index += 1;
        kept
    });
    spans
}
