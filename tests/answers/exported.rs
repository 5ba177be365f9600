//! No export changes unseen: an invented article with something of everything, in every form that it can be taken away in.

use std::fs;

use dateline::annotations::Annotations;
use dateline::article::{Link, Metadata};
use dateline::export::take_away::Format;
use dateline::export::{citation, explanation, json, lookup, report};
use dateline::options::Options;
use dateline::view::strings::{EN, Strings, learn};
use dateline::{Article, TextSpan};

use crate::common;

const ARTICLE: &str = "tests/answers/article.txt";

/// Words of the article and where they lead: a court, the paper itself, data, an address that would end a link in Markdown.
const LINKS: &[(&str, &str)] = &[
    ("ruled", "https://www.txcourts.gov/opinions/1"),
    ("third night", "https://herald.example/news/second-night"),
    ("denied", "https://tass.com/defense/1"),
    ("a new study", "https://dams.example/a_(study)?b=<c>"),
];

fn article() -> Article {
    let read = Article::from_plain_text(common::read(ARTICLE));
    let text = read.text();
    let link = |(words, href): &(&str, &str)| {
        let start = text.find(words).unwrap();
        Link { span: TextSpan::new(start, start + words.len()), href: (*href).to_owned() }
    };
    let metadata = Metadata {
        url: Some("https://herald.example/news/power-plant".to_owned()),
        publisher: Some("The *Herald*".to_owned()),
        byline: Some("Ben Fen".to_owned()),
        published: Some("2024-04-02T10:00:00Z".to_owned()),
        ..Metadata::default()
    };
    Article::new(text.to_owned(), read.blocks().to_vec(), LINKS.iter().map(link).collect(), metadata)
}

fn annotated(explain: bool) -> (Article, Annotations) {
    let article = article();
    let annotations = common::annotator().annotate_with(&article, Options { explain });
    (article, annotations)
}

/// Holds a file to what is recorded of it, whatever the version.
fn check(name: &str, written: &str) {
    let written = written.replace(env!("CARGO_PKG_VERSION"), "VERSION");
    // Whatever it is, to Git and to formatters it is text.
    let path = common::root().join(format!("tests/answers/exported/{name}.txt"));
    if crate::records() {
        fs::write(&path, written).unwrap();
        return;
    }
    let recorded = fs::read_to_string(&path).unwrap_or_default();
    let first = recorded.lines().zip(written.lines()).find(|(was, is)| was != is);
    assert!(recorded == written, "{name} is written otherwise than recorded, the first: {first:?}; {}", crate::ANEW);
}

#[test]
fn no_form_of_taking_away_changes_unseen() {
    let (article, annotations) = annotated(false);
    for format in Format::ALL {
        check(format.name(), &format.print(&article, &annotations, &EN));
    }
    learn(common::annotator().gazetteer().interface());
    let ukrainian = Strings::for_locale("uk");
    check("markdown-uk", &Format::Markdown.print(&article, &annotations, ukrainian));
    check("kml-uk", &Format::Kml.print(&article, &annotations, ukrainian));
}

#[test]
fn no_citation_changes_unseen() {
    let (article, annotations) = annotated(false);
    let cited = |strings| (0..).map_while(move |nth| citation::citation(&article, &annotations, nth, strings));
    let cited: Vec<String> = cited(&EN).collect();
    check("citations", &(cited.join("\n") + "\n"));
}

#[test]
fn no_report_and_no_explanation_changes_unseen() {
    let (article, annotations) = annotated(true);
    check("report", &report::render(&article, &annotations, false));
    check("report-in-colour", &report::render(&article, &annotations, true));
    check("explanation", &explanation::render(&article, &annotations));
}

#[test]
fn a_report_has_the_article_word_for_word_where_a_place_lies_within_a_site() {
    let (article, annotations) = annotated(false);
    let words = |text: &str| text.replace(['[', ']', '{', '}'], "").split_whitespace().collect::<Vec<_>>().join(" ");
    let report = report::render(&article, &annotations, false);
    let body = report.split("\nPLACES\n").next().unwrap();
    assert_eq!(words(body), words(article.text()));
}

#[test]
fn only_the_answer_on_a_page_has_the_text_that_it_counts_in() {
    let (article, annotations) = annotated(false);
    assert_eq!(json::answer(&article, true, &annotations).text, Some(article.text()));
    assert_eq!(json::answer(&article, false, &annotations).text, None);
    assert!(json::answer(&article, true, &annotations).generator.is_none());
}

#[test]
fn no_answer_to_a_look_up_changes_unseen() {
    let names = ["Paris", "Burshtyn power plant", "Crimea", "Nowhere at all"];
    let answers: Vec<_> = names.iter().map(|name| lookup::to_json(common::gazetteer(), name)).collect();
    check("look-ups", &(serde_json::to_string_pretty(&answers).unwrap() + "\n"));
}

/// With the command, as in the whole workspace.
#[cfg(feature = "html")]
#[test]
fn no_extract_of_a_page_of_one_article_of_several_and_of_entries_changes_unseen() {
    for name in ["live-blog-newest-first", "several-posts", "nyt-like"] {
        let page = common::read(format!("tests/pages/sites/{name}.html"));
        let page = dateline::article::html::page(&page, Some("https://herald.example/news/1")).unwrap();
        let extract = serde_json::to_string_pretty(&dateline::export::extracted::to_json(&page)).unwrap();
        check(&format!("extract-{name}"), &(extract + "\n"));
    }
}
