//! What holds of every text: spans are whole characters of it, exports count them rightly, nothing is left over from
//! one document to the next, and how a page's text is split into nodes changes nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use dateline::article::html;
use dateline::export::json::to_json;
use dateline::text::OffsetMap;
use dateline::{Annotations, Article, TextSpan};
use dateline_test_support::{annotator, read};
use proptest::prelude::*;
use serde_json::Value;

/// Pieces of articles with what stands in the way of counting: characters of several bytes and units, marks that
/// combine, letters from right to left, odd ends of lines, quotations that do not end.
fn texts() -> impl Strategy<Value = String> {
    let sample: &'static str = Box::leak(read("tests/articles/nato-air-defence.txt").into_boxed_str());
    let letters = sample.chars().count();
    let piece = (0..letters, 20_usize..400)
        .prop_map(move |(from, length)| sample.chars().cycle().skip(from).take(length).collect::<String>());
    let odd = proptest::sample::select(vec![
        "😀", "e\u{301}", "אב", "\r\n\r\n", "\u{0}", "“", "\u{202e}", "Київ", "\u{a0}", "🇺🇦", "’s", "\u{feff}", "ﬁ",
        "\u{2028}",
    ]);
    let part = prop_oneof![3 => piece, 2 => odd.prop_map(str::to_owned), 1 => "\\PC{0,12}"];
    proptest::collection::vec(part, 1..8).prop_map(|parts| parts.concat())
}

fn annotated(text: &str) -> (Article, Annotations) {
    let article = Article::from_plain_text(text);
    let annotations = annotator().annotate(&article);
    (article, annotations)
}

/// Every span that the annotations have.
fn spans(annotations: &Annotations) -> Vec<TextSpan> {
    let mut spans: Vec<_> = annotations.places.iter().map(|mention| mention.span).collect();
    for claim in &annotations.claims {
        spans.extend(claim.content.iter().chain(&claim.cue).chain(&claim.source).chain(&claim.dates));
        spans.extend(claim.outlet);
    }
    for source in &annotations.sources {
        spans.extend(source.mentions.iter().chain(&source.declined));
        spans.extend(source.unnamed_because);
    }
    spans
}

/// The characters of `text` between the `start` and the `end` of what was exported.
fn counted<'a>(text: &'a str, exported: &Value) -> Option<&'a str> {
    let map = OffsetMap::new(text);
    let at = |name: &str| exported[name].as_u64().map(|chars| map.from_chars(chars as usize));
    text.get(at("start")?..at("end")?)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_span_is_whole_characters_of_the_text_in_bytes_and_in_utf16(text in texts()) {
        let (article, annotations) = annotated(&text);
        let text = article.text();
        let map = OffsetMap::new(text);
        let units: Vec<u16> = text.encode_utf16().collect();
        for span in spans(&annotations) {
            let words = span.of(text);
            prop_assert!(words.is_some_and(|words| !words.is_empty()), "{span:?}");
            let [start, end] = map.span_to_utf16(span);
            let in_units = String::from_utf16(&units[start..end]).ok();
            prop_assert_eq!(in_units.as_deref(), words);
            prop_assert_eq!(map.from_utf16(start)..map.from_utf16(end), span.start..span.end);
        }
        let order: Vec<_> = annotations.places.iter().map(|mention| (mention.span.start, mention.span.end)).collect();
        prop_assert!(order.is_sorted(), "{order:?}");
    }

    #[test]
    fn what_is_exported_counts_the_characters_that_it_quotes(text in texts()) {
        let (article, annotations) = annotated(&text);
        let exported = to_json(article.text(), &annotations);
        let places = exported["places"].as_array().unwrap();
        prop_assert_eq!(places.len(), annotations.places.len());
        for place in places {
            prop_assert_eq!(counted(article.text(), place), place["text"].as_str());
        }
    }

    #[test]
    fn a_document_has_its_annotations_whatever_was_annotated_before_it(one in texts(), other in texts()) {
        let (_, alone) = annotated(&one);
        let (_, first) = annotated(&other);
        let (_, after) = annotated(&one);
        let (_, last) = annotated(&other);
        prop_assert_eq!(alone, after);
        prop_assert_eq!(first, last);
    }

    #[test]
    fn a_page_reads_the_same_however_its_text_is_split_into_nodes(from in 0_usize..3_000, cuts in proptest::collection::vec(0_usize..900, 1..30)) {
        let sample = read("tests/articles/nato-air-defence.txt");
        let text: String = sample.chars().cycle().skip(from).take(900).filter(|c| !"<>&".contains(*c)).collect();
        let whole = page(text.split("\n\n"));
        // An empty comment ends a text node, and nothing else.
        let split: String =
            text.chars().enumerate().flat_map(|(nth, c)| cuts.contains(&nth).then_some("<!---->").into_iter().flat_map(str::chars).chain([c])).collect();
        // Not between two ends of lines: there the text is split into paragraphs here.
        prop_assume!(split.matches("\n\n").count() == text.matches("\n\n").count());
        let (whole, split) = (html::article(&whole, None), html::article(&page(split.split("\n\n")), None));
        prop_assert_eq!(whole.is_ok(), split.is_ok());
        if let (Ok(whole), Ok(split)) = (whole, split) {
            prop_assert_eq!(whole.text(), split.text());
            prop_assert_eq!(whole.blocks(), split.blocks());
            prop_assert_eq!(annotator().annotate(&whole), annotator().annotate(&split));
        }
    }
}

fn page<'a>(paragraphs: impl Iterator<Item = &'a str>) -> String {
    let paragraphs: String = paragraphs.map(|paragraph| format!("<p>{paragraph}</p>")).collect();
    format!("<!doctype html><title>Minutes</title><article><h1>Minutes of the council</h1>{paragraphs}</article>")
}
