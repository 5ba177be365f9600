//! Why each mention was taken and resolved as it was, and which rule found each claim, as a person
//! reads it.

use std::fmt::Write;

use super::terminal::harmless;
use crate::annotations::{Annotations, Claim, ExplainedCandidate, PlaceMention};
use crate::article::Article;
use crate::text::{OffsetMap, TextSpan};
use crate::view::decision;
use crate::view::strings::EN;

/// Features named in one line, at most.
const MOST_FEATURES: usize = 8;

/// The explanations of `annotations`, a paragraph for each mention and claim that has one.
///
/// A feature's number is its share of the sum: its value times its weight in
/// `data/model/weights.tsv`. The sum of recognition is the logarithm of the odds that the words
/// are a place; the sums of candidates are to be compared with each other.
#[must_use]
pub fn render(article: &Article, annotations: &Annotations) -> String {
    let map = OffsetMap::new(article.text());
    let mut out = String::from("WHY\n");
    for place in &annotations.places {
        // Writing to a string cannot fail.
        let _ = mention(&mut out, article.text(), &map, place);
    }
    for claim in &annotations.claims {
        let _ = self::claim(&mut out, article.text(), &map, claim);
    }
    harmless(&out)
}

fn claim(out: &mut String, text: &str, map: &OffsetMap<'_>, claim: &Claim) -> std::fmt::Result {
    let (Some(rule), Some(first)) = (claim.rule, claim.content.first()) else { return Ok(()) };
    let [start, end] = map.span_to_chars(*first);
    let pieces = |spans: &[TextSpan]| spans.iter().map(|s| s.slice(text)).collect::<Vec<_>>().join(" … ");
    write!(out, "\n  claim at {start}–{end}: {rule}; confidence {:.2}", claim.confidence)?;
    for (what, spans) in [("cue", &claim.cue), ("source", &claim.source)] {
        if !spans.is_empty() {
            write!(out, "\n    {what:<7} [{}]", pieces(spans))?;
        }
    }
    out.push('\n');
    Ok(())
}

fn mention(out: &mut String, text: &str, map: &OffsetMap<'_>, place: &PlaceMention) -> std::fmt::Result {
    let [start, end] = map.span_to_chars(place.span);
    let role = serde_json::to_value(place.role).ok();
    let role = role.as_ref().and_then(|r| r.as_str()).unwrap_or_default();
    write!(out, "\n  [{}] at {start}–{end}: {}", place.span.slice(text), place.name)?;
    writeln!(out, ", {}, as {role}; confidence {:.2}", place.kind.label(), place.confidence)?;
    let Some(why) = &place.explanation else {
        return writeln!(out, "    found by rule, without features");
    };
    if let Some(decision) = &why.decision {
        writeln!(out, "    {}", decision::sentence(decision, &place.name, &EN))?;
    }
    let sum: f32 = why.recognition.iter().map(|(_, share)| share).sum();
    writeln!(out, "    a place because   {sum:+.2} = {}", features(&why.recognition))?;
    if why.candidates.is_empty() {
        return writeln!(out, "    the gazetteer has no such name");
    }
    for (nth, candidate) in why.candidates.iter().enumerate() {
        self::candidate(out, nth, candidate)?;
    }
    Ok(())
}

fn candidate(out: &mut String, nth: usize, candidate: &ExplainedCandidate) -> std::fmt::Result {
    let head = if nth == 0 { "means" } else { "not  " };
    writeln!(out, "    {head} {}", candidate.label)?;
    writeln!(out, "          {:+.2} = {}", candidate.score, features(&candidate.features))
}

/// "tagger +2.1, rank +1.4, …", the weightiest first.
fn features(list: &[(String, f32)]) -> String {
    let mut words: Vec<String> = list
        .iter()
        .take(MOST_FEATURES)
        .map(|(name, share)| format!("{} {share:+.2}", name.replace('_', " ")))
        .collect();
    if list.len() > MOST_FEATURES {
        let rest: f32 = list[MOST_FEATURES..].iter().map(|(_, share)| share).sum();
        words.push(format!("{} more {rest:+.2}", list.len() - MOST_FEATURES));
    }
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_listed_by_weight_and_the_rest_is_summed() {
        let list: Vec<(String, f32)> = (0..10).map(|n| (format!("feature_{n}"), 1.0)).collect();
        let text = features(&list);
        assert!(text.starts_with("feature 0 +1.00, feature 1 +1.00"));
        assert!(text.ends_with("2 more +2.00"), "{text}");
    }
}
