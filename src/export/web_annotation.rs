//! W3C Web Annotation (JSON-LD): an annotation for every mention and every claim.

use serde_json::{Value, json};

use crate::annotations::{Annotations, Reference};
use crate::article::Article;
use crate::text::{OffsetMap, TextSpan};

/// Characters of context kept on either side of a quoted passage.
const CONTEXT_CHARS: usize = 32;

/// `annotations` as an `AnnotationPage`. Positions count Unicode code points, as the model asks.
#[must_use]
pub fn to_web_annotation(article: &Article, annotations: &Annotations) -> Value {
    let text = article.text();
    let map = OffsetMap::new(text);
    let source = article.metadata.url.clone().unwrap_or_else(|| "urn:dateline:article".to_owned());
    let target = |span: TextSpan| {
        let [start, end] = map.span_to_chars(span);
        json!({
            "source": source,
            "selector": [
                { "type": "TextPositionSelector", "start": start, "end": end },
                {
                    "type": "TextQuoteSelector",
                    "exact": span.slice(text),
                    "prefix": before(text, span.start),
                    "suffix": after(text, span.end),
                },
            ],
        })
    };
    let mut items = Vec::new();
    for mention in annotations.places.iter().filter(|m| m.reference != Reference::Generic) {
        items.push(json!({
            "type": "Annotation",
            "motivation": "identifying",
            "body": {
                "type": "Place",
                "name": mention.name,
                "dateline:kind": mention.kind,
                "latitude": mention.lat,
                "longitude": mention.lon,
                "dateline:country": mention.country,
            },
            "target": target(mention.span),
        }));
    }
    for claim in &annotations.claims {
        let who = claim.source_id.and_then(|id| annotations.sources.get(id.0 as usize));
        let targets: Vec<Value> = claim.content.iter().map(|s| target(*s)).collect();
        items.push(json!({
            "type": "Annotation",
            "motivation": "describing",
            "body": {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "value": who.map_or_else(|| "unattributed".to_owned(), |s| format!("attributed to {}", s.name)),
                "dateline:kind": claim.kind,
            },
            "target": targets,
        }));
    }
    json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", { "dateline": "urn:dateline:" }],
        "type": "AnnotationPage",
        "items": items,
    })
}

fn before(text: &str, end: usize) -> String {
    let mut chars: Vec<char> = text[..end].chars().rev().take(CONTEXT_CHARS).collect();
    chars.reverse();
    chars.into_iter().collect()
}

fn after(text: &str, start: usize) -> String {
    text[start..].chars().take(CONTEXT_CHARS).collect()
}
