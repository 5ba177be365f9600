//! A document as programs give it, and a line of `dateline annotate --jsonl`: which document it is, and what is
//! written of it.

use serde::Deserialize;
use serde_json::Value;

use crate::annotations::Annotations;
use crate::article::{Article, html};
use crate::export::json;

/// A document: its text or its page, and what the caller knows of it.
#[derive(Debug, Default, Deserialize)]
pub struct Given {
    /// What the caller knows it by; any JSON.
    #[serde(default)]
    pub id: Value,
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

fn refused(id: Value, reason: String, out: &mut Vec<u8>) -> serde_json::Result<Option<String>> {
    serde_json::to_writer(out, &serde_json::json!({ "id": id, "error": reason }))?;
    Ok(Some(reason))
}

/// The id that the answer to `line` has.
#[must_use]
pub fn id(line: &[u8]) -> Value {
    let value: Value = serde_json::from_slice(line).unwrap_or_default();
    value.get("id").cloned().unwrap_or_default()
}

/// Reads one line. An error carries the line's id, as far as it could be read.
fn given(line: &[u8]) -> Result<Given, (Value, String)> {
    let text = std::str::from_utf8(line)
        .map_err(|error| (Value::Null, format!("not UTF-8 (first bad byte at offset {})", error.valid_up_to())))?;
    // Read as a document first, which most are: a list of its fields would be taken for one too.
    if let Some(Ok(given)) = text.trim_ascii_start().starts_with('{').then(|| serde_json::from_str(text)) {
        return Ok(given);
    }
    // Read again for the line's id, and for what exactly is wrong.
    let value: Value = serde_json::from_str(text).map_err(|error| (Value::Null, format!("not JSON: {error}")))?;
    if !value.is_object() {
        return Err((Value::Null, "not a document: it is no JSON object".to_owned()));
    }
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    serde_json::from_value(value).map_err(|error| (id, format!("not a document: {error}")))
}
