//! A line of `dateline annotate --jsonl`: the document that it is, and what is written of it.

use dateline::{Annotations, Article, export};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    text: Option<String>,
    html: Option<String>,
    /// The name of the paper, where the caller knows it.
    publisher: Option<String>,
    /// The address that it was published at.
    url: Option<String>,
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
    match document(line) {
        Ok((id, article, from_html)) => {
            let annotations = annotate(&article);
            let mut exported = export::json::document(article.text(), &annotations);
            exported.id = Some(id);
            // The offsets count in the article's text, which the input does not have as such.
            exported.text = Some(article.text()).filter(|_| from_html);
            serde_json::to_writer(out, &exported)?;
            Ok(None)
        }
        Err((id, reason)) => {
            serde_json::to_writer(out, &json!({ "id": id, "error": reason }))?;
            Ok(Some(reason))
        }
    }
}

/// The id that the answer to `line` has.
#[must_use]
pub fn id(line: &[u8]) -> Value {
    let value: Value = serde_json::from_slice(line).unwrap_or_default();
    value.get("id").cloned().unwrap_or_default()
}

/// Reads one line. An error carries the line's id, as far as it could be read.
///
/// Gives the line's id, its article, and whether that was found in HTML.
fn document(line: &[u8]) -> Result<(Value, Article, bool), (Value, String)> {
    let text = std::str::from_utf8(line)
        .map_err(|error| (Value::Null, format!("not UTF-8 (first bad byte at offset {})", error.valid_up_to())))?;
    // Read as a document first, which most are: a list of its fields would be taken for one too.
    let line = match text.trim_ascii_start().starts_with('{').then(|| serde_json::from_str::<Line>(text)) {
        Some(Ok(line)) => line,
        // Read again for the line's id, and for what exactly is wrong.
        _ => {
            let value: Value =
                serde_json::from_str(text).map_err(|error| (Value::Null, format!("not JSON: {error}")))?;
            if !value.is_object() {
                return Err((Value::Null, "not a document: it is no JSON object".to_owned()));
            }
            let id = value.get("id").cloned().unwrap_or(Value::Null);
            serde_json::from_value(value).map_err(|error| (id, format!("not a document: {error}")))?
        }
    };
    let (mut article, from_html) = match (line.text, line.html) {
        (Some(text), None) => (Article::from_plain_text(text), false),
        (None, Some(html)) => match dateline::article::html::article(&html, None) {
            Ok(article) => (article, true),
            Err(error) => return Err((line.id, format!("no article found: {error}"))),
        },
        (Some(_), Some(_)) => return Err((line.id, "has both \"text\" and \"html\"".to_owned())),
        (None, None) => return Err((line.id, "has neither \"text\" nor \"html\"".to_owned())),
    };
    // What the caller says goes before what the page says of itself.
    article.metadata.publisher = line.publisher.or(article.metadata.publisher);
    article.metadata.url = line.url.or(article.metadata.url);
    Ok((line.id, article, from_html))
}
