//! A document as programs give it, and a line of `dateline annotate --jsonl`: which document it is, and what is
//! written of it.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};

use crate::annotations::Annotations;
use crate::article::{Article, html};
use crate::export::json::{self, Id};

/// A document: its text or its page, and what the caller knows of it.
#[derive(Debug, Default, Deserialize)]
pub struct Given {
    /// What the caller knows it by; any JSON.
    #[serde(default, deserialize_with = "read_id")]
    pub id: Id,
    /// A plain text: a headline, an empty line, paragraphs with an empty line between them.
    pub text: Option<String>,
    /// The page that the article stands on.
    pub html: Option<String>,
    /// The name of the paper.
    pub publisher: Option<String>,
    /// The address that it was published at.
    pub url: Option<String>,
}

impl Given {
    /// Its article, and whether that was found on a page: then offsets count in the article's text, which the caller
    /// does not have. What the caller says goes before what the page says of itself.
    ///
    /// # Errors
    ///
    /// Says in words what is wrong: no text, two texts, a page without an article.
    pub fn article(self) -> Result<(Article, bool), String> {
        let (mut article, from_html) = match (self.text, self.html) {
            (Some(text), None) => (Article::from_plain_text(text), false),
            (None, Some(page)) => match html::article(&page, self.url.as_deref()) {
                Ok(article) => (article, true),
                Err(error) => return Err(format!("no article found: {error}")),
            },
            (Some(_), Some(_)) => return Err("has both \"text\" and \"html\"".to_owned()),
            (None, None) => return Err("has neither \"text\" nor \"html\"".to_owned()),
        };
        article.metadata.publisher = self.publisher.or(article.metadata.publisher);
        article.metadata.url = self.url.or(article.metadata.url);
        Ok((article, from_html))
    }
}

/// What is written of a document that is none.
#[derive(Debug, Serialize)]
pub struct Refused<'a> {
    /// What is wrong with it.
    pub error: &'a str,
    /// What the caller knows it by.
    pub id: Id,
}

/// The id that `json` is. A number keeps its digits, however many they are.
///
/// # Errors
///
/// When it is no JSON.
pub fn id_of(json: &str) -> serde_json::Result<Id> {
    let value: Box<RawValue> = serde_json::from_str(json)?;
    if value.get().starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
        return Ok(value);
    }
    to_raw_value(&serde_json::from_str::<Value>(json)?)
}

fn read_id<'de, D: Deserializer<'de>>(from: D) -> Result<Id, D::Error> {
    let id = Box::<RawValue>::deserialize(from)?;
    id_of(id.get()).map_err(serde::de::Error::custom)
}

/// Writes the annotations of the document that `line` is to `out`, as JSON without an end of line; in their place what is
/// wrong with the line, which is also given.
///
/// # Errors
///
/// When the annotations cannot be written as JSON.
pub fn answer(
    line: &[u8],
    annotate: impl Fn(&Article) -> Annotations,
    out: &mut Vec<u8>,
) -> serde_json::Result<Option<String>> {
    let given = match given(line) {
        Ok(given) => given,
        Err((id, reason)) => return refused(id, reason, out),
    };
    let id = given.id.clone();
    match given.article() {
        Ok((article, from_html)) => {
            let annotations = annotate(&article);
            let mut answer = json::answer(&article, from_html, &annotations);
            answer.id = Some(id);
            serde_json::to_writer(out, &answer)?;
            Ok(None)
        }
        Err(reason) => refused(id, reason, out),
    }
}

fn refused(id: Id, reason: String, out: &mut Vec<u8>) -> serde_json::Result<Option<String>> {
    serde_json::to_writer(out, &Refused { error: &reason, id })?;
    Ok(Some(reason))
}

/// The id that the answer to `line` has.
#[must_use]
pub fn id(line: &[u8]) -> Id {
    match given(line) {
        Ok(Given { id, .. }) | Err((id, _)) => id,
    }
}

/// The id of a line, of which nothing else is read.
#[derive(Default, Deserialize)]
struct Named {
    #[serde(default, deserialize_with = "read_id")]
    id: Id,
}

/// Reads one line. An error carries the line's id, as far as it could be read.
fn given(line: &[u8]) -> Result<Given, (Id, String)> {
    let text = std::str::from_utf8(line).map_err(|error| {
        let reason = format!("not UTF-8 (first bad byte at offset {})", error.valid_up_to());
        (first_id(&String::from_utf8_lossy(line)), reason)
    })?;
    // Read as a document first, which most are: a list of its fields would be taken for one too.
    let document = |text: &str| serde_json::from_str(text).ok().filter(|_| text.trim_ascii_start().starts_with('{'));
    if let Some(given) = document(text) {
        return Ok(given);
    }
    let text = whole_characters(text);
    if let Some(given) = document(&text) {
        return Ok(given);
    }
    // Read again for the line's id, and for what exactly is wrong.
    let value: Value = serde_json::from_str(&text).map_err(|error| (first_id(&text), format!("not JSON: {error}")))?;
    if !value.is_object() {
        return Err((Id::default(), "not a document: it is no JSON object".to_owned()));
    }
    let id = serde_json::from_str(&text).map_or_else(|_| first_id(&text), |Named { id }| id);
    serde_json::from_value(value).map_err(|error| (id, format!("not a document: {error}")))
}

/// The id of a line that is broken somewhere behind it: programs write it first.
fn first_id(line: &str) -> Id {
    let behind = |text, mark| str::strip_prefix(str::trim_ascii_start(text), mark);
    let rest = behind(line, "{").and_then(|rest| behind(rest, "\"id\"")).and_then(|rest| behind(rest, ":"));
    let mut values = serde_json::Deserializer::from_str(rest.unwrap_or_default()).into_iter::<Box<RawValue>>();
    let id = values.next().and_then(Result::ok).and_then(|id| id_of(id.get()).ok());
    id.unwrap_or_default()
}

/// `json` with a replacement character for each escape that is half a surrogate pair, as JavaScript and Python write texts that
/// were cut between the halves.
fn whole_characters(json: &str) -> Cow<'_, str> {
    let escape = |at: usize| -> Option<u16> {
        let digits = json.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let (mut mended, mut kept, mut at) = (String::new(), 0, 0);
    while let Some(next) = json.as_bytes()[at..].iter().position(|&byte| byte == b'\\') {
        at += next;
        match escape(at) {
            Some(0xD800..=0xDBFF) if matches!(escape(at + 6), Some(0xDC00..=0xDFFF)) => at += 12,
            Some(0xD800..=0xDFFF) => {
                mended.push_str(&json[kept..at]);
                mended.push('\u{FFFD}');
                at += 6;
                kept = at;
            }
            // The next byte is escaped, and may be a backslash itself.
            _ => at = (at + 2).min(json.len()),
        }
    }
    if kept == 0 {
        return Cow::Borrowed(json);
    }
    mended.push_str(&json[kept..]);
    Cow::Owned(mended)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod tests {
    use super::*;

    fn refusal(line: &[u8]) -> (String, String) {
        let (id, reason) = given(line).unwrap_err();
        (id.get().to_owned(), reason)
    }

    #[test]
    fn an_id_is_given_back_as_it_came_whatever_its_size() {
        for (id, given_back) in [
            ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("-0", "-0"),
            ("1.10", "1.10"),
            ("1e400", "1e400"),
            ("[1, 2]", "[1,2]"),
            ("null", "null"),
            (r#""\u00e9""#, "\"é\""),
        ] {
            let line = format!(r#"{{"text": "Rain.", "id": {id}}}"#);
            assert_eq!(given(line.as_bytes()).unwrap().id.get(), given_back);
            let line = format!(r#"{{"id": {id}, "txt": "Rain."}}"#);
            assert_eq!(crate::jsonl::id(line.as_bytes()).get(), given_back);
        }
        assert_eq!(given(br#"{"text": "Rain."}"#).unwrap().id.get(), "null");
    }

    #[test]
    fn half_a_surrogate_pair_costs_one_character_and_not_the_document() {
        let line = br#"{"id": "a\ud800", "text": "One \ud83d\ude00 and \udc00 \\ud800 and \ud800\u0041"}"#;
        let given = given(line).unwrap();
        assert_eq!(given.id.get(), "\"a\u{fffd}\"");
        assert_eq!(given.text.unwrap(), "One 😀 and \u{fffd} \\ud800 and \u{fffd}A");
    }

    #[test]
    fn a_broken_line_is_refused_by_the_id_that_it_begins_with() {
        assert_eq!(refusal(br#"{"id": 7, "text": "cut of"#).0, "7");
        assert_eq!(refusal(br#" {"id":"x","text": 7}"#).0, "\"x\"");
        assert_eq!(refusal(br#"{"text": 7, "id": "y"}"#).0, "\"y\"");
        assert_eq!(
            refusal(b"{\"id\": 8, \"text\": \"\xff\"}"),
            ("8".to_owned(), "not UTF-8 (first bad byte at offset 19)".to_owned())
        );
        for line in ["", "{", "{\"id\"", "{\"id\":", "[7]", "7", "{\"id\": \"never closed"] {
            assert_eq!(refusal(line.as_bytes()).0, "null", "{line}");
        }
        assert_eq!(refusal(b"[\"a\", \"b\"]").1, "not a document: it is no JSON object");
    }
}
