//! Any bytes are read as documents, one a line, and each line is answered by one line about the same document.

use dateline::jsonl::answer;
use dateline_test_support::annotator;
use serde_json::Value;

use crate::invariants;

/// Takes `data` for what `dateline annotate --jsonl` reads.
pub fn check(data: &[u8]) {
    for line in data.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()) {
        check_line(line);
    }
}

fn check_line(line: &[u8]) {
    let mut out = Vec::new();
    let refused = answer(line, |article| annotator().annotate(article), &mut out).expect("an answer is written");
    assert!(!out.contains(&b'\n'), "an answer of several lines");
    let answer: Value = serde_json::from_slice(&out).expect("an answer is JSON");
    let asked: Option<Value> = serde_json::from_slice(line).ok();
    assert_eq!(answer["error"].as_str(), refused.as_deref());
    // Of a line that is broken, or has half a surrogate pair, as much is read as can be.
    let Some(asked) = asked else { return };
    let id = asked.get("id").unwrap_or(&Value::Null);
    assert!(same(id, &answer["id"]), "asked for {id}, answered {}", answer["id"]);
    if refused.is_some() {
        return;
    }
    assert!(asked.is_object(), "what is no object is refused");
    let text = asked["text"].as_str().or_else(|| answer["text"].as_str()).expect("a text that the offsets count in");
    invariants::quoted(text, &answer["places"]);
}

/// Whether two values are the same but for the last digits of what is no whole number.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) if one.is_f64() => {
            let (Some(one), Some(other)) = (one.as_f64(), other.as_f64()) else { return false };
            (one - other).abs() <= one.abs() * 1e-12
        }
        (Value::Array(ones), Value::Array(others)) => {
            ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| same(one, other))
        }
        (Value::Object(ones), Value::Object(others)) => {
            ones.len() == others.len()
                && ones.iter().zip(others).all(|((a, one), (b, other))| a == b && same(one, other))
        }
        _ => one == other,
    }
}
