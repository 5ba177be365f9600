//! The published JSON Schema describes what is really printed, and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use dateline::annotate::Options;
use dateline::annotations::Annotations;
use dateline::export::part::Part;
use dateline::export::take_away::Format;
use dateline::view::strings::EN;
use dateline::{Article, Kind};
use dateline_test_support::annotator;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../docs/schema/annotations.schema.json");
const LOOKUP: &str = include_str!("../docs/schema/lookup.schema.json");
#[cfg(feature = "html")]
const EXTRACTED: &str = include_str!("../docs/schema/extracted.schema.json");
const ARTICLE: &str = include_str!("articles/nato-air-defence.txt");

/// The keywords that [`check`] knows. A schema with another would be checked only in part.
const KNOWN: &[&str] = &[
    "$defs",
    "$id",
    "$ref",
    "$schema",
    "additionalProperties",
    "anyOf",
    "description",
    "enum",
    "items",
    "maxItems",
    "maximum",
    "minItems",
    "minimum",
    "properties",
    "required",
    "title",
    "type",
];

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no type {other}"),
    }
}

/// What of `value` is not as `schema` says, with the path to it.
fn check(root: &Value, schema: &Value, value: &Value, path: &str, faults: &mut Vec<String>) {
    let rules = schema.as_object().expect("a schema");
    for keyword in rules.keys() {
        assert!(KNOWN.contains(&keyword.as_str()), "the test does not know {keyword}");
    }
    if let Some(reference) = rules.get("$ref") {
        let target = root.pointer(reference.as_str().unwrap().trim_start_matches('#')).expect("what it refers to");
        check(root, target, value, path, faults);
    }
    let fails = |schema: &Value| {
        let mut inner = Vec::new();
        check(root, schema, value, path, &mut inner);
        !inner.is_empty()
    };
    if let Some(any) = rules.get("anyOf")
        && any.as_array().unwrap().iter().all(fails)
    {
        faults.push(format!("{path}: none of anyOf"));
    }
    let types: Vec<&str> = match rules.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !types.is_empty() && !types.iter().any(|name| is_of_type(value, name)) {
        faults.push(format!("{path}: not {types:?}"));
    }
    if rules.get("enum").is_some_and(|list| !list.as_array().unwrap().contains(value)) {
        faults.push(format!("{path}: {value} is not listed"));
    }
    let bound = |name: &str| rules.get(name).and_then(Value::as_f64);
    if let Some(number) = value.as_f64()
        && (bound("minimum").is_some_and(|least| number < least) || bound("maximum").is_some_and(|most| number > most))
    {
        faults.push(format!("{path}: {number} is out of bounds"));
    }
    if let Value::Array(items) = value {
        #[allow(clippy::cast_precision_loss, reason = "few")]
        let length = items.len() as f64;
        if bound("minItems").is_some_and(|least| length < least) || bound("maxItems").is_some_and(|most| length > most)
        {
            faults.push(format!("{path}: {length} items"));
        }
        for (nth, item) in items.iter().enumerate().filter(|_| rules.contains_key("items")) {
            check(root, &rules["items"], item, &format!("{path}/{nth}"), faults);
        }
    }
    if let Value::Object(members) = value {
        for name in rules.get("required").and_then(Value::as_array).into_iter().flatten() {
            if !members.contains_key(name.as_str().unwrap()) {
                faults.push(format!("{path}: {name} is missing"));
            }
        }
        let Some(known) = rules.get("properties") else { return };
        for (name, member) in members {
            match known.get(name) {
                Some(schema) => check(root, schema, member, &format!("{path}/{name}"), faults),
                None => faults.push(format!("{path}: {name} is not described")),
            }
        }
    }
}

fn faults(value: &Value) -> Vec<String> {
    faults_by(SCHEMA, value)
}

fn faults_by(schema: &str, value: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    let mut faults = Vec::new();
    check(&schema, &schema, value, "", &mut faults);
    faults
}

fn exported(article: &Article, annotations: &Annotations) -> Value {
    serde_json::from_str(&Format::Json.write(article, annotations, &EN)).expect("JSON")
}

#[test]
fn a_place_or_site_alone_is_what_the_schema_describes_and_every_number_in_it_is_of_something() {
    let article = Article::from_plain_text(ARTICLE);
    let whole = annotator().annotate_with(&article, Options::default());
    for at in 0..whole.places.len() {
        let part = Part::new(&article, &whole, vec![at]);
        let value: Value = serde_json::from_str(&Format::Json.write_part(&article, &whole, &part, &EN)).expect("JSON");
        assert_eq!(faults(&value), Vec::<String>::new(), "{at}");
        let count = |list: &str| value[list].as_array().map_or(0, Vec::len) as u64;
        for claim in value["claims"].as_array().expect("claims") {
            let source = claim["source_id"].as_str().map(|id| id[1..].parse::<u64>().expect("a number"));
            assert!(source.is_none_or(|source| source <= count("sources")), "{claim}");
            let places = claim["places"].as_array().into_iter().flatten();
            assert!(places.filter_map(Value::as_u64).all(|place| place < count("places")), "{claim}");
        }
    }
}

#[test]
fn what_is_printed_is_what_the_schema_describes() {
    let annotator = annotator();
    let disputed = "The bridge in Kherson was destroyed, officials said on Monday.\n\nThe bridge in Kherson was not \
                    destroyed, the governor, Ann Lee, told Reuters. She spoke on condition of anonymity.";
    for text in [ARTICLE, disputed, ""] {
        let article = Article::from_plain_text(text);
        for explain in [false, true] {
            let value = exported(&article, &annotator.annotate_with(&article, Options { explain }));
            assert_eq!(faults(&value), Vec::<String>::new(), "{text:.60}");
        }
    }
}

#[test]
fn the_schema_finds_what_is_wrong() {
    let article = Article::from_plain_text(ARTICLE);
    let right = exported(&article, &annotator().annotate(&article));
    for (pointer, wrong) in [
        ("/places/0/kind", json!("kingdom")),
        ("/places/0/lat", json!(91)),
        ("/claims/0/content", json!([1])),
        ("/summary/words", json!("many")),
        ("/sources", json!({})),
    ] {
        let mut value = right.clone();
        *value.pointer_mut(pointer).expect(pointer) = wrong;
        assert_ne!(faults(&value), Vec::<String>::new(), "{pointer}");
    }
    let mut value = right;
    value["places"][0]["verdict"] = json!("true");
    assert_eq!(faults(&value), ["/places/0: verdict is not described"]);
}

#[test]
fn every_kind_of_place_is_listed() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let listed: Vec<&str> =
        schema["$defs"]["kind"]["enum"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(listed, Kind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>());
}

#[test]
fn what_a_name_may_mean_is_as_its_schema_describes() {
    for name in ["Paris", "Zaporizhzhia NPP", "Crimea", "no such name"] {
        let value = dateline::export::lookup::to_json(annotator().gazetteer(), name);
        assert_eq!(faults_by(LOOKUP, &value), Vec::<String>::new(), "{name}");
        assert_eq!(value["candidates"].as_array().unwrap().is_empty(), name == "no such name");
    }
}

#[cfg(feature = "html")]
#[test]
fn what_is_found_on_a_page_is_as_its_schema_describes() {
    let mut members = std::collections::BTreeSet::new();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/sites");
    for file in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if file.extension().is_some_and(|end| end == "html") {
            let page = std::fs::read_to_string(&file).unwrap();
            let page = dateline::article::html::page(&page, Some("https://example.org/a")).expect("an article");
            let value = dateline::export::extracted::to_json(&page);
            assert_eq!(faults_by(EXTRACTED, &value), Vec::<String>::new(), "{}", file.display());
            members.extend(value.as_object().unwrap().keys().cloned());
        }
    }
    for member in ["entries", "articles"] {
        assert!(members.contains(member), "no page with {member}: {members:?}");
    }
}
