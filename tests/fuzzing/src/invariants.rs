//! What holds of every article and of all annotations.

use dateline::annotations::Reference;
use dateline::article::BlockKind;
use dateline::export::{explanation, report, take_away::Format};
use dateline::text::OffsetMap;
use dateline::view::strings::EN;
use dateline::{Annotations, Annotator, Article, TextSpan};
use serde_json::Value;

/// Blocks and links are whole characters of the text, in order; no two blocks overlap.
pub fn article(article: &Article) {
    let mut end = 0;
    for block in article.blocks() {
        assert!(block.span.start >= end, "{block:?} begins before {end}");
        words(article.text(), block.span, "a block");
        end = block.span.end;
    }
    let links: Vec<_> = article.links().iter().map(|link| link.span.start).collect();
    assert!(links.is_sorted(), "links: {links:?}");
    for link in article.links() {
        assert!(link.span.of(article.text()).is_some(), "{link:?}");
    }
}

/// Annotates `article`, and holds the annotations and every form that they are written in to what holds of all.
pub fn annotated(article: &Article, annotator: &Annotator) -> Annotations {
    self::article(article);
    let annotations = annotator.annotate_with(article, dateline::annotate::Options { explain: true });
    self::annotations(article, &annotations);
    exports(article, &annotations);
    annotations
}

/// Whatever points into the text or into another list points at something there.
pub fn annotations(article: &Article, annotations: &Annotations) {
    places(article, annotations);
    claims(article, annotations);
    for source in &annotations.sources {
        for spans in [&source.mentions, &source.declined] {
            assert!(spans.is_sorted(), "{}: {spans:?}", source.name);
            spans.iter().for_each(|span| words(article.text(), *span, "a source"));
        }
        source.unnamed_because.into_iter().for_each(|span| words(article.text(), span, "a reason"));
        assert!(!source.name.trim().is_empty(), "a source without a name: {source:?}");
    }
    for link in &annotations.links {
        assert!(link.link < article.links().len(), "{link:?}");
    }
    let (claims, places) = (annotations.claims.len(), annotations.places.len());
    for dispute in &annotations.disputes {
        assert!(dispute.asserted < claims && dispute.denied < claims && dispute.place < places, "{dispute:?}");
    }
    let share = annotations.summary.share_attributed;
    assert!((0.0..=1.0).contains(&share), "a share of {share}");
}

fn places(article: &Article, annotations: &Annotations) {
    let spans: Vec<_> = annotations.places.iter().map(|mention| (mention.span.start, mention.span.end)).collect();
    assert!(spans.is_sorted(), "places at {spans:?}");
    overlaps(annotations);
    for mention in &annotations.places {
        words(article.text(), mention.span, "a place");
        let TextSpan { start, end } = mention.span;
        let block = article.blocks().iter().find(|b| b.span.start <= start && end <= b.span.end);
        assert!(block.is_some_and(|b| b.kind != BlockKind::Boilerplate), "{:?} is in no block to read", mention.span);
        assert!((0.0..=1.0).contains(&mention.confidence), "{} of {}", mention.confidence, mention.name);
        assert_eq!(mention.lat.is_some(), mention.lon.is_some(), "half a point of {}", mention.name);
        mention.lat.zip(mention.lon).into_iter().for_each(|point| on_earth(point, &mention.name));
        for other in &mention.alternatives {
            on_earth((other.lat, other.lon), &other.name);
            assert!((0.0..=1.0).contains(&other.confidence), "{} of {}", other.confidence, other.name);
        }
        for event in &mention.events {
            [Some(event.span), event.date].into_iter().flatten().for_each(|s| words(article.text(), s, "an event"));
            assert!(event.claim.is_none_or(|claim| claim < annotations.claims.len()), "{event:?}");
        }
    }
}

/// Of what is marked, a mention may lie in another, as a place in the description of a facility; no two cross or are one.
fn overlaps(annotations: &Annotations) {
    let marked: Vec<_> = annotations.places.iter().filter(|m| m.reference != Reference::Generic).collect();
    for (nth, mention) in marked.iter().enumerate() {
        for other in marked[nth + 1..].iter().take_while(|other| other.span.start < mention.span.end) {
            let within = mention.span.contains(other.span) && mention.span != other.span;
            assert!(within, "{mention:?}\nand {other:?}");
        }
    }
}

fn claims(article: &Article, annotations: &Annotations) {
    let first: Vec<_> = annotations.claims.iter().map(|claim| claim.content.first().map(|span| span.start)).collect();
    assert!(first.is_sorted() && first.iter().all(Option::is_some), "claims begin at {first:?}");
    for claim in &annotations.claims {
        let spans = claim.content.iter().chain(&claim.cue).chain(&claim.source).chain(&claim.dates);
        spans.chain(&claim.outlet).for_each(|span| words(article.text(), *span, "a claim"));
        for pieces in [&claim.content, &claim.cue, &claim.source] {
            assert!(pieces.windows(2).all(|two| two[0].end <= two[1].start), "pieces {pieces:?}");
        }
        for id in claim.source_id.iter().chain(&claim.via) {
            assert!(annotations.source(*id).is_some(), "there is no {id:?}");
        }
        assert!(claim.links.iter().all(|link| *link < article.links().len()), "{claim:?}");
        assert!(claim.places.iter().all(|place| *place < annotations.places.len()), "{claim:?}");
        assert!((0.0..=1.0).contains(&claim.confidence), "{claim:?}");
    }
}

/// What is JSON parses; the JSON's offsets count the characters that it quotes; nothing that is written is empty.
pub fn exports(article: &Article, annotations: &Annotations) {
    for form in Format::ALL {
        let written = form.write(article, annotations, &EN);
        assert!(!written.is_empty(), "nothing as {:?}", form.file_type());
        if form.file_type().0.ends_with("json") {
            let value: Value = serde_json::from_str(&written).expect("what was written is JSON");
            assert!(value.is_object());
            if let Some(places) = value.get("places") {
                quoted(article.text(), places);
            }
        }
    }
    // Of nothing nothing is said.
    let nothing = annotations.places.is_empty() && annotations.claims.is_empty();
    assert!(nothing || !report::render(article, annotations, false).is_empty());
    assert!(annotations.places.is_empty() || !explanation::render(article, annotations).is_empty());
}

/// That each of `places` quotes what stands in `text` where it says, in code points.
pub fn quoted(text: &str, places: &Value) {
    let map = OffsetMap::new(text);
    for place in places.as_array().expect("places are a list") {
        let at = |name: &str| map.from_chars(place[name].as_u64().expect("an offset") as usize);
        assert_eq!(text.get(at("start")..at("end")), place["text"].as_str(), "{place}");
    }
}

fn words(text: &str, span: TextSpan, what: &str) {
    assert!(span.of(text).is_some_and(|words| !words.is_empty()), "{what} is at {span:?} of {}", text.len());
}

fn on_earth((lat, lon): (f64, f64), name: &str) {
    assert!((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon), "{name} is at {lat}, {lon}");
}
