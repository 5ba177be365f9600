//! Dates, links, outlets and counts beside the claims.

use dateline::TextSpan;
use dateline::annotations::{Annotations, LinkKind};
use dateline::article::Document;
use dateline::article::{Article, Block, BlockKind, Link, Metadata};
use dateline::claims;
use dateline::language::Reading;

fn annotate(article: &Article) -> Annotations {
    let document = Document::new(article);
    let reading = Reading::new(&document, dateline::tables::compiled_in());
    let (claims, sources) = claims::extract(&reading, &[]);
    let links = claims::links::cited(article, &reading.language);
    let mut annotations = Annotations { claims, sources, links, ..Annotations::default() };
    annotations.summary = dateline::summary::summarise(&document, &annotations);
    annotations
}

fn plain(text: &str) -> (Article, Annotations) {
    let article = Article::from_plain_text(text);
    let annotations = annotate(&article);
    (article, annotations)
}

#[test]
fn dates_beside_the_cue_are_kept_and_those_in_the_content_are_not() {
    let cases = [
        ("The mayor said on Thursday that the dam broke in 1998.", vec!["on Thursday"]),
        ("“It broke,” the mayor said late on March 3, 2021.", vec!["late on March 3, 2021"]),
        ("The mayor said last week that it would hold.", vec!["last week"]),
        ("The mayor said that it would hold.", vec![]),
    ];
    for (text, wanted) in cases {
        let (article, annotations) = plain(text);
        let found: Vec<&str> = annotations.claims[0].dates.iter().map(|d| d.slice(article.text())).collect();
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn the_outlet_that_a_claim_was_made_to_is_credited() {
    let (article, annotations) = plain("“It broke,” the mayor told the Associated Press on Friday.");
    assert_eq!(
        annotations.claims[0].outlet.map(|o| o.slice(article.text())),
        Some("the Associated Press".trim_start_matches("the "))
    );
    let (_, annotations) = plain("“It broke,” the mayor told residents on Friday.");
    assert_eq!(annotations.claims[0].outlet, None);
}

#[test]
fn links_of_the_sentence_belong_to_the_claim_and_are_sorted_by_what_they_are() {
    let text = "The mayor said the dam broke. Nobody was hurt.".to_owned();
    let blocks = vec![Block { span: TextSpan::new(0, text.len()), kind: BlockKind::Paragraph }];
    let links = vec![
        Link { span: TextSpan::new(4, 9), href: "https://www.gov.uk/dams".into() },
        Link { span: TextSpan::new(30, 36), href: "https://news.example.org/a".into() },
        Link { span: TextSpan::new(41, 45), href: "mailto:a@example.org".into() },
    ];
    let metadata = Metadata { url: Some("https://example.org/dam".into()), ..Metadata::default() };
    let annotations = annotate(&Article::new(text, blocks, links, metadata));
    assert_eq!(annotations.claims[0].links, [0]);
    let kinds: Vec<_> = annotations.links.iter().map(|l| (l.link, l.kind, l.primary)).collect();
    assert_eq!(kinds, [(0, LinkKind::Government, true), (1, LinkKind::Own, false)]);
}

#[test]
fn the_summary_counts_what_is_there() {
    let (_, annotations) = plain(
        "“The dam will hold for years,” Ann Teale said. Residents said it would not last a week. \
         The dam was never checked, according to a report. It is said to be old.",
    );
    let summary = &annotations.summary;
    assert_eq!((summary.direct, summary.indirect, summary.mixed), (1, 2, 0));
    // "It is said to be old" is a claim perhaps, and counted as nothing else.
    assert_eq!((summary.claims, summary.perhaps, summary.unattributed), (3, 1, 0));
    assert_eq!((summary.sources, summary.on_one_unnamed), (3, 0));
    assert_eq!((summary.named_sources, summary.unnamed_sources, summary.document_sources), (1, 1, 1));
    assert_eq!((summary.claims_of_named, summary.claims_of_unnamed, summary.claims_of_documents), (1, 1, 1));
    assert_eq!(summary.voices.first().map(|v| (v.source, v.words)), Some((0, 6)));
    assert!(summary.share_attributed > 0.4 && summary.share_attributed < 0.8, "{summary:?}");
}

#[test]
fn an_article_without_claims_has_an_empty_summary() {
    let (_, annotations) = plain("");
    assert_eq!(annotations.summary.claims, 0);
    assert!(annotations.summary.share_attributed.abs() < f64::EPSILON);
}

#[test]
fn a_request_that_a_meeting_was_held_at_is_no_claim_perhaps() {
    let (article, annotations) =
        plain("An extraordinary meeting of the alliance's ambassadors convened at Warsaw's request on Thursday.");
    assert_eq!(annotations.claims.len(), 1);
    let claim = &annotations.claims[0];
    let source: Vec<&str> = claim.source.iter().map(|span| span.slice(article.text())).collect();
    assert_eq!(source, ["Warsaw"]);
    assert!(!claim.perhaps, "{claim:?}");
}

#[test]
fn the_paper_itself_is_no_other_outlet() {
    let told = |text: &str, url: &str| {
        let mut article = Article::from_plain_text(text);
        article.metadata.url = Some(url.into());
        annotate(&article).claims[0].outlet.map(|outlet| outlet.slice(article.text()).to_owned())
    };
    let text = "“It broke,” the mayor told Reuters.";
    assert_eq!(told(text, "https://www.reuters.com/world/dam"), None);
    assert_eq!(told(text, "https://www.example.org/dam").as_deref(), Some("Reuters"));
    let nation = "“It broke,” the mayor told the Nation.";
    assert_eq!(told(nation, "https://nation.africa/kenya/dam"), None);
    assert_eq!(told(nation, "https://www.example.org/dam").as_deref(), Some("Nation"));
}
