//! W3C Web Annotation (JSON-LD): an annotation for every mention and every claim.
//!
//! Each points at its words twice, by position and by quotation with what stands around it, so that a client finds
//! them again in a page that has changed a little. Bodies are texts, which every client can show.

use serde_json::{Value, json};

use super::coordinates::worded_point;
use super::made_by::{GENERATOR, made_by};
use super::part::Part;
use crate::annotations::{Annotations, Claim, PlaceMention, Reference};
use crate::article::Article;
use crate::text::{OffsetMap, TextSpan};
use crate::view::card::subtitle;
use crate::view::strings::{EN, Strings};

/// Characters of context kept on either side of a quoted passage.
const CONTEXT_CHARS: usize = 32;
/// Where the project is at home.
const HOME: &str = "https://github.com/dateline/dateline";

/// `annotations` as an `AnnotationPage` whose positions count the code points of the article's text.
#[must_use]
pub fn to_web_annotation(article: &Article, annotations: &Annotations) -> Value {
    located(article, annotations, None, article.text(), &Some, &EN)
}

/// `annotations`, or `part` of them, as an `AnnotationPage` whose quotations and positions are those of `text`, of which
/// `find` says where in it a span of the article lies. Positions count Unicode code points, as the model asks; what is not found is
/// left out.
pub fn located(
    article: &Article,
    annotations: &Annotations,
    part: Option<&Part>,
    text: &str,
    find: &dyn Fn(TextSpan) -> Option<TextSpan>,
    strings: &Strings,
) -> Value {
    let source = article.metadata.url.clone().unwrap_or_else(|| "urn:dateline:article".to_owned());
    let map = OffsetMap::new(text);
    let target = |span: &TextSpan| Some(target(&source, text, &map, find(*span)?));
    let mut items = Vec::new();
    for (nth, mention) in annotations.places.iter().enumerate() {
        if mention.reference != Reference::Generic
            && part.is_none_or(|part| part.places.contains(&nth))
            && let Some(target) = target(&mention.span)
        {
            items.push(place(&format!("{source}#dateline-place-{}", nth + 1), mention, target, strings));
        }
    }
    for (nth, said) in annotations.claims.iter().enumerate() {
        let is_of_it = part.is_none_or(|part| part.claims.contains(&nth));
        let targets: Vec<Value> = said.content.iter().filter(|_| is_of_it).filter_map(target).collect();
        if !targets.is_empty() {
            let id = format!("{source}#dateline-claim-{}", nth + 1);
            items.push(claim(&id, said, annotations, article, targets, strings));
        }
    }
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{source}#dateline-annotations"),
        "type": "AnnotationPage",
        "partOf": {
            "id": format!("{source}#dateline"),
            "type": "AnnotationCollection",
            "label": made_by(strings),
            "generator": { "id": HOME, "type": "Software", "name": GENERATOR.to_string() },
            "total": items.len(),
        },
        "startIndex": 0,
        "items": items,
    })
}

fn target(source: &str, text: &str, map: &OffsetMap<'_>, span: TextSpan) -> Value {
    let [start, end] = map.span_to_chars(span);
    let before = text.get(..span.start).unwrap_or_default();
    let prefix = before.char_indices().rev().nth(CONTEXT_CHARS - 1).map_or(0, |(at, _)| at);
    let suffix: String = text.get(span.end..).unwrap_or_default().chars().take(CONTEXT_CHARS).collect();
    json!({
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.slice(text),
                "prefix": before.get(prefix..).unwrap_or_default(),
                "suffix": suffix,
            },
            { "type": "TextPositionSelector", "start": start, "end": end },
        ],
    })
}

fn place(id: &str, mention: &PlaceMention, target: Value, strings: &Strings) -> Value {
    let mut words = format!("{}: {}", mention.name, subtitle(mention, strings));
    if let Some(point) = worded_point(mention) {
        words = format!("{words} ({point})");
    }
    let mut body = vec![text_body("describing", &words), text_body("tagging", mention.kind.as_str())];
    if let Some(id) = mention.geonames_id {
        // What is identified, by an address of its own.
        body.push(json!({
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": format!("https://sws.geonames.org/{id}/"),
        }));
    }
    json!({ "id": id, "type": "Annotation", "motivation": "identifying", "body": body, "target": target })
}

fn claim(
    id: &str,
    claim: &Claim,
    annotations: &Annotations,
    article: &Article,
    targets: Vec<Value>,
    strings: &Strings,
) -> Value {
    let who = claim.source_id.and_then(|id| annotations.source(id));
    let cue = super::joined(article.text(), &claim.cue);
    let mut words = who.map_or_else(|| strings.unattributed.to_owned(), |source| source.name.clone());
    if !cue.is_empty() {
        words = format!("{words}: {}", strings.quoted(&cue));
    }
    let body = [text_body("describing", &words), text_body("tagging", &super::name_of(&claim.kind))];
    json!({ "id": id, "type": "Annotation", "motivation": "describing", "body": body, "target": targets })
}

fn text_body(purpose: &str, value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::claims::tests::annotations;

    /// What the model's chapters 3.2 and 4.2.4 ask of an annotation and of its selectors.
    #[test]
    fn every_annotation_keeps_the_rules_of_the_model_and_quotes_what_it_points_at() {
        let (article, annotations) = annotations();
        let page = to_web_annotation(&article, &annotations);
        let text: Vec<char> = article.text().chars().collect();
        let items = page["items"].as_array().map(Vec::as_slice).unwrap_or_default();
        assert_eq!(items.len(), annotations.places.len() + annotations.claims.len());
        let mut ids: Vec<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
        ids.dedup();
        assert_eq!(ids.len(), items.len(), "each has an address of its own");
        for item in items {
            assert_eq!(item["type"], "Annotation");
            let targets = item["target"].as_array().cloned().unwrap_or_else(|| vec![item["target"].clone()]);
            for target in targets {
                let at = |key: &str| target["selector"][1][key].as_u64().unwrap_or_default() as usize;
                let slice = |from: usize, to: usize| text[from..to].iter().collect::<String>();
                let (start, end) = (at("start"), at("end"));
                let quote = |key: &str| target["selector"][0][key].as_str().unwrap_or_default().to_owned();
                assert_eq!(quote("exact"), slice(start, end));
                assert_eq!(quote("prefix"), slice(start.saturating_sub(CONTEXT_CHARS), start));
                assert_eq!(quote("suffix"), slice(end, (end + CONTEXT_CHARS).min(text.len())));
            }
        }
    }

    #[test]
    fn what_is_not_in_the_text_of_a_page_is_left_out() {
        let (article, annotations) = annotations();
        let page = located(&article, &annotations, None, "nothing", &|_| None, &EN);
        assert_eq!(page["items"].as_array().map(Vec::len), Some(0));
    }
}
