//! Which spans are places: candidate spans, their features, and the best choice among them.

use std::collections::HashMap;
use std::ops::Range;

use super::analysis::Analysis;
use super::lexicon::{self, Cue, CueSet};
use super::matches::NameMatch;
use super::parameters::{Feature, Parameters, logit, score};
use super::tagger::Type;
use super::tagger::evidence::{self, Evidence};
use super::words::{Casing, Word};
use crate::gazetteer::{Candidate, NameClass};
use crate::kind::{Category, Kind};
use crate::text::TokenKind;

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

/// The prior from which a settlement is known by other names too.
const WELL_KNOWN: u8 = 120;

/// Weight of the tagger's probability is cut off beyond these odds.
const LIMIT: f32 = 6.0;

/// Scores every span that may be a place. Overlapping ones are all there.
#[must_use]
pub fn spans(analysis: &Analysis<'_>, parameters: &Parameters) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for found in &analysis.matches {
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
    for tokens in composed(analysis) {
        push(&mut spans, tokens, Vec::new());
    }
    let evidence = evidence::gather(&analysis.words);
    for span in &mut spans {
        span.features = features(analysis, span, &evidence, parameters);
        span.score = score(&parameters.recognition, &span.features);
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

/// Names made of capitals and a word for a division: "Toland County", "Vestland Province".
fn composed(analysis: &Analysis<'_>) -> Vec<Range<usize>> {
    let words = &analysis.words.list;
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some((start, _)) = word.run else { continue };
        let division = matches!(
            word.lower.as_str(),
            "county"
                | "parish"
                | "province"
                | "oblast"
                | "prefecture"
                | "township"
                | "governorate"
                | "district"
                | "raion"
                | "region"
                | "borough"
                | "island"
                | "islands"
                | "valley"
        );
        if division && word.capital && at > start && analysis.words.casing_at(at) == Casing::Normal {
            let mut from = at;
            while from > start && words[from - 1].capital && !words[from - 1].cues.has(Cue::Article) {
                from -= 1;
            }
            if from < at && !words[from].initial {
                found.push(from..at + 1);
            }
        }
    }
    found
}

/// The features of one span.
fn features(
    analysis: &Analysis<'_>,
    span: &Span,
    evidence: &HashMap<&str, Evidence>,
    parameters: &Parameters,
) -> Vec<Feature> {
    let words = &analysis.words.list;
    let Range { start, end } = span.tokens;
    let mut out: Vec<Feature> = vec![("bias", 1.0)];
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
    let flag = |name: &'static str, on: bool| {
        if on {
            out.borrow_mut().push((name, 1.0));
        }
    };

    let single = end - start == 1;
    flag("several_words", !single);
    let casing = analysis.words.casing_at(start);
    flag("headline", casing != Casing::Normal);
    flag("sentence_start", first.initial && single && casing == Casing::Normal);
    let prose = casing == Casing::Normal;
    if let Some((run_start, run_end)) = first.run.filter(|_| prose) {
        let (whole, head, tail) = (run_start == start && run_end == end, run_start == start, run_end == end);
        flag("whole_run", whole);
        flag("run_head", head && !tail);
        flag("run_tail", tail && !head);
        flag("run_middle", !tail && !head);
    }
    let preposition = before.is_some_and(|w| evidence::PLACE_PREPOSITIONS.contains(&w.lower.as_str()));
    flag("after_preposition", preposition);
    flag("after_direction", before_cues.has(Cue::Direction));
    flag("after_title", before_cues.has(Cue::Title) && before.is_some_and(|w| w.capital));
    flag("after_given", before_cues.has(Cue::Given) && before.is_some_and(|w| w.capital));
    let name_before = before.is_some_and(|w| w.capital && w.run.is_some());
    let known_before = before_cues.has_any(&[Cue::Given, Cue::Title, Cue::Direction]);
    flag("after_capital", prose && name_before && !known_before);
    flag("after_of", before.is_some_and(|w| w.lower == "of"));
    flag("after_comma", before.is_some_and(|w| w.lower == ","));
    flag("before_comma", after.is_some_and(|w| w.lower == ","));
    flag("before_head", after_capital && after_cues.has_any(&[Cue::OrgHead, Cue::OrgSuffix]));
    flag("before_government", after_capital && after_cues.has(Cue::Government));
    flag("before_team", after_capital && after_cues.has(Cue::Team));
    flag("before_media", after_capital && after_cues.has(Cue::Media));
    flag("before_facility", after_capital && after_cues.has(Cue::Facility));
    flag("before_street", after_capital && after_cues.has(Cue::Street));
    flag("before_capital", prose && after_capital && after_cues == CueSet::default());
    flag("before_title", after_capital && after_cues.has(Cue::Title));
    flag("before_office", after_capital && after_cues.has(Cue::Office));
    flag("before_person_verb", after_cues.has(Cue::PersonVerb));
    let common = after.is_some_and(|w| !w.capital);
    flag("before_division", common && after_cues.has_any(&[Cue::Region, Cue::Settlement]));
    flag("before_people", common && after_cues.has_any(&[Cue::People, Cue::Office]));
    flag("before_possessive", after.is_some_and(|w| w.kind == TokenKind::Possessive));
    flag("before_bracket", after.is_some_and(|w| w.lower == "(" || w.lower == "["));
    flag("after_article", before.is_some_and(|w| w.lower == "the" || w.lower == "a"));
    flag("introduced", introduced(analysis, start));
    flag("in_money", before.is_some_and(|w| w.lower == "$") || after.is_some_and(|w| w.lower == "$"));
    flag("after_slash", before.is_some_and(|w| w.lower == "/"));
    if let Some((_, run_end)) = first.run.filter(|r| r.1 > end + 1) {
        flag("body_later", words[run_end - 1].cues.has_any(&[Cue::OrgHead, Cue::OrgSuffix, Cue::Media, Cue::Team]));
    }
    if let Some((run_start, _)) = first.run.filter(|r| r.0 + 1 < start) {
        flag(
            "body_of",
            before.is_some_and(|w| w.lower == "of") && words[run_start..start].iter().any(|w| w.cues.has(Cue::OrgHead)),
        );
    }
    flag("given_name", single && first.cues.has(Cue::Given));
    flag("month_or_day", single && first.cues.has_any(&[Cue::Month, Cue::Weekday]));
    flag("cue_word", single && has_common_cue(first.cues));
    flag("institution", single && first.cues.has(Cue::Institution));
    flag("division_word", !single && last.cues.has_any(&[Cue::Region, Cue::Settlement]));
    flag("qualified", qualified(analysis, &span.tokens));
    let paired = |at: Option<usize>| at.is_some_and(|i| inside(i) && analysis.matches_at[i]);
    let hyphen = |word: Option<&Word>| word.is_some_and(|w| matches!(w.lower.as_str(), "-" | "–" | "/" | "\u{2011}"));
    let pair_after = hyphen(after) && paired(Some(end + 1));
    let pair_before = hyphen(before) && paired(start.checked_sub(2));
    flag("hyphen_pair", pair_after || pair_before);
    // "the NATO-Ukraine Council", "the EU-Turkey deal": the hyphen keeps the state apart from the
    // abbreviation that it is paired with.
    let acronym = |at: Option<usize>| at.is_some_and(|i| inside(i) && words[i].caps);
    let state = span.candidates.first().is_some_and(|c| {
        analysis.gazetteer.place(c.place).is_some_and(|p| matches!(p.kind(), Kind::Country | Kind::Capital))
    });
    let joined = (hyphen(before) && acronym(start.checked_sub(2))) || (hyphen(after) && acronym(Some(end + 1)));
    let joined = joined && state && prose;
    flag("hyphen_name", joined);
    flag("hyphen_after", hyphen(after) && !pair_after && !joined);
    flag("hyphen_before", hyphen(before) && !pair_before && !joined);
    flag("ordinary", single && first.cues.has(Cue::Ordinary));
    flag("ordinary_start", single && first.cues.has(Cue::Ordinary) && first.initial);
    let storm = before_cues.has(Cue::Hurricane) && before.is_some_and(|w| w.capital);
    flag("after_vessel", before_cues.has(Cue::Vessel) || storm);
    flag("before_defeat", after_cues.has(Cue::Defeat));
    flag("after_defeat", before_cues.has_any(&[Cue::Defeat, Cue::Team]));
    let of_state = span
        .candidates
        .first()
        .is_some_and(|c| analysis.gazetteer.place(c.place).is_some_and(|p| p.kind() == Kind::Admin1));
    let postal = first.caps && single && first.lower.len() == 2 && of_state;
    flag("bare_postal", postal && !before.is_some_and(|w| matches!(w.lower.as_str(), "," | "-")));
    flag("in_container", container(analysis, &span.tokens).is_some());
    if single {
        let person = analysis.person_elsewhere(start);
        if person > 0.2 {
            out.borrow_mut().push(("person_in_full", person));
        }
    }

    let seen = evidence.get(last.lower.as_str()).copied().unwrap_or_default();
    flag(
        "person_elsewhere",
        single && seen.after_given_or_title > 0 && !before_cues.has_any(&[Cue::Given, Cue::Title]),
    );
    flag("placed_elsewhere", seen.after_preposition > u16::from(preposition));
    flag("lower_elsewhere", single && seen.lower > 0);
    let inside_elsewhere = seen.inside_run > u16::from(first.run.is_some_and(|r| r.0 < start));
    flag("inside_name_elsewhere", single && inside_elsewhere);
    out.into_inner()
}

/// Whether a word for a settlement or region introduces the name: "the village of X", "town X".
fn introduced(analysis: &Analysis<'_>, start: usize) -> bool {
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
    out.push(("tagger", logit(exact, LIMIT)));
    let mean = |kind: Type| {
        let sum: f32 = span.tokens.clone().map(|at| tagging.token_probability(at, kind)).sum();
        sum / span.tokens.len().max(1) as f32
    };
    out.push(("tagger_loose", logit(mean(Type::Place), LIMIT)));
    for (name, kind) in [
        ("tagger_person", Type::Person),
        ("tagger_organisation", Type::Organisation),
        ("tagger_facility", Type::Facility),
        ("tagger_other", Type::Other),
    ] {
        out.push((name, mean(kind)));
    }
}

fn gazetteer_features(analysis: &Analysis<'_>, span: &Span, out: &mut Vec<Feature>) {
    let Some(best) = span.candidates.first() else {
        out.push(("unknown", 1.0));
        return;
    };
    let Some(place) = analysis.gazetteer.place(best.place) else { return };
    out.push(("rank", f32::from(best.prior) / 255.0));
    out.push((
        match place.kind() {
            Kind::Country => "is_country",
            Kind::Capital => "is_capital",
            Kind::Admin1 | Kind::Territory => "is_region",
            Kind::Admin2 => "is_county",
            Kind::City => "is_city",
            Kind::Town | Kind::Village | Kind::Locality => "is_town",
            Kind::Continent | Kind::Region => "is_informal_region",
            Kind::District | Kind::Square => "is_district",
            _ => "is_natural",
        },
        1.0,
    ));
    match best.name {
        NameClass::Alternate => {
            out.push(("alternate_name", 1.0));
            // Small places have alternate names that are ordinary words: "South Lawn", "Fort Hill".
            let small = matches!(place.kind(), Kind::Town | Kind::Village | Kind::City) && best.prior < WELL_KNOWN;
            if small {
                out.push(("alternate_of_small", 1.0));
            }
        }
        NameClass::Abbreviation | NameClass::Dotted => out.push(("abbreviation", 1.0)),
        NameClass::Generated => out.push(("generated_name", 1.0)),
        _ => {}
    }
}

/// Whether the span is qualified by a place that contains it: "Salem, Oregon", "Sumy in Ukraine".
fn qualified(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    qualifier(analysis, tokens).is_some()
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
            span.features.push(("row", best));
            span.score = score(&parameters.recognition, &span.features);
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
        span.features.push(("discourse", others));
        span.score = score(&parameters.recognition, &span.features);
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
