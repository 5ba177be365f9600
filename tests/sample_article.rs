//! The project's sample article: everything a careful reader finds in it is found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use dateline_test_support as common;

use dateline::article::{Article, BlockKind};
use dateline::export::json::to_json;
use dateline::text::OffsetMap;
use serde_json::Value;

const TEXT: &str = "tests/articles/nato-air-defence.txt";
const GOLD: &str = "tests/articles/nato-air-defence.gold.json";

struct Sample {
    text: String,
    gold: Value,
    found: Value,
}

fn sample() -> Sample {
    let text = common::read(TEXT);
    let gold = serde_json::from_str(&common::read(GOLD)).expect("the gold file is JSON");
    let article = Article::from_plain_text(text.clone());
    let found = to_json(&text, &common::annotator().annotate(&article));
    Sample { text, gold, found }
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn kilometres(a: &Value, b: &Value) -> f64 {
    let degrees = |v: &Value, key: &str| v[key].as_f64().unwrap_or(f64::NAN).to_radians();
    let (lat_a, lon_a, lat_b, lon_b) = (degrees(a, "lat"), degrees(a, "lon"), degrees(b, "lat"), degrees(b, "lon"));
    let h = ((lat_b - lat_a) / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * ((lon_b - lon_a) / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}

#[test]
fn every_place_of_the_gold_file_is_found_where_it_lies_and_with_its_role() {
    let sample = sample();
    let found = list(&sample.found, "places");
    for gold in list(&sample.gold, "places") {
        let hit = found.iter().find(|f| f["start"] == gold["start"] && f["end"] == gold["end"]);
        let hit = hit.unwrap_or_else(|| panic!("not found: {gold}"));
        for key in ["kind", "country", "name", "role"] {
            assert_eq!(hit[key], gold[key], "{key} of {gold}");
        }
        // Countries and regions have no one central point.
        let tolerance = if gold["kind"] == "country" || gold["kind"] == "demonym" { 300.0 } else { 15.0 };
        assert!(kilometres(hit, gold) < tolerance, "{hit} lies far from {gold}");
    }
}

#[test]
fn nothing_is_found_that_the_gold_file_does_not_have() {
    let sample = sample();
    let gold = [list(&sample.gold, "places"), list(&sample.gold, "infrastructure")].concat();
    let expected: Vec<(&Value, &Value)> = gold.iter().map(|g| (&g["start"], &g["end"])).collect();
    for place in list(&sample.found, "places").iter().filter(|p| p["reference"] != "generic") {
        assert!(expected.contains(&(&place["start"], &place["end"])), "not in the gold file: {place}");
    }
}

#[test]
fn both_sites_are_found_and_the_described_one_is_said_to_be_approximate() {
    let sample = sample();
    let found = list(&sample.found, "places");
    for gold in list(&sample.gold, "infrastructure") {
        let hit = found
            .iter()
            .find(|f| f["start"] == gold["start"] && f["end"] == gold["end"])
            .unwrap_or_else(|| panic!("not found: {gold}"));
        assert_eq!(hit["category"], "infrastructure");
        assert_eq!(hit["kind"], gold["kind"]);
        assert!(kilometres(hit, gold) <= gold["tolerance_km"].as_f64().unwrap(), "{hit} lies far from {gold}");
        assert_eq!(hit["approximate"].as_bool().unwrap_or(false), gold["approximate"].as_bool().unwrap());
        if gold["approximate"] == true {
            assert!(list(hit, "candidates").len() > 1, "the known candidates are listed: {hit}");
        }
    }
}

#[test]
fn every_attribution_of_the_gold_file_has_its_source_and_he_is_umerov() {
    let sample = sample();
    let sources = list(&sample.found, "sources");
    for gold in list(&sample.gold, "claims") {
        let first = |v: &Value| if v[0].is_array() { v[0].clone() } else { v.clone() };
        let (start, end) = (gold["content"][0][0].as_u64().unwrap(), gold["content"][0][1].as_u64().unwrap());
        let overlap = |claim: &&Value| {
            let span = first(&claim["content"]);
            let (a, b) = (span[0].as_u64().unwrap(), span[1].as_u64().unwrap());
            let shared = b.min(end).saturating_sub(a.max(start));
            claim["source"] == gold["source"] && 2 * shared > (b.max(end) - a.min(start))
        };
        let hit = list(&sample.found, "claims").iter().find(overlap);
        let hit = hit.unwrap_or_else(|| panic!("not found: {} {}", gold["source_text"], gold["content_text"]));
        assert_eq!(hit["kind"], gold["kind"], "kind of {}", gold["content_text"]);
        let source = sources.iter().find(|s| s["id"] == hit["source_id"]).expect("the claim's source is listed");
        let name = |v: &Value| v.as_str().unwrap_or_default().replace('’', "'");
        assert_eq!(name(&source["name"]), name(&gold["source_entity"]));
        assert_eq!(source["type"], gold["source_type"]);
    }
}

#[test]
fn what_is_not_the_article_is_never_annotated() {
    let sample = sample();
    let article = Article::from_plain_text(sample.text.clone());
    let map = OffsetMap::new(&sample.text);
    for gold in list(&sample.gold, "not_article") {
        let start = map.from_chars(usize::try_from(gold["start"].as_u64().unwrap()).unwrap());
        let block = article.blocks().iter().find(|b| b.span.contains_offset(start));
        let kind = block.map(|b| b.kind);
        assert!(
            matches!(kind, None | Some(BlockKind::Boilerplate | BlockKind::Byline | BlockKind::Caption)),
            "{} is read as {kind:?}",
            gold["kind"]
        );
        for place in list(&sample.found, "places") {
            let at = place["start"].as_u64().unwrap();
            assert!(at < gold["start"].as_u64().unwrap() || at >= gold["end"].as_u64().unwrap(), "{place}");
        }
    }
}
