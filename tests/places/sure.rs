//! No confident error: sentences as newspapers print them (`sure/*.txt`), each of which guards one error that a reader
//! saw. Every line must hold.
//!
//! `{Rome|IT}` must be given out, in that country and, after a full stop, region; `<Santander>` must not be pinned, as
//! a place of its own or in a longer one. A line may begin with the address of its paper and a tab.

use dateline::annotations::PlaceMention;
use dateline::kind::Kind;
use dateline::text::TextSpan;
use dateline::{Annotator, Article};

use crate::common;

/// From this confidence a place is pinned.
const PINNED: f32 = 0.6;

/// What a line says of a name.
enum Mark {
    /// Country, region.
    Lies(String, String),
    NoPin,
}

fn read(sentence: &str) -> (String, Vec<(TextSpan, Mark)>) {
    let (mut text, mut marks, mut rest) = (String::new(), Vec::new(), sentence);
    while let Some(at) = rest.find(['{', '<']) {
        text.push_str(&rest[..at]);
        let closing = if rest[at..].starts_with('{') { '}' } else { '>' };
        let (inside, tail) = rest[at + 1..].split_once(closing).unwrap();
        let (name, lies) = inside.split_once('|').map_or((inside, None), |(name, lies)| (name, Some(lies)));
        let span = TextSpan::new(text.len(), text.len() + name.len());
        let mark = lies.map_or(Mark::NoPin, |lies| {
            let (country, region) = lies.split_once('.').unwrap_or((lies, ""));
            Mark::Lies(country.to_owned(), region.to_owned())
        });
        marks.push((span, mark));
        text.push_str(name);
        rest = tail;
    }
    text.push_str(rest);
    (text, marks)
}

fn holds(mark: &Mark, span: TextSpan, places: &[PlaceMention]) -> bool {
    match mark {
        Mark::Lies(country, region) => places.iter().filter(|p| p.span == span).any(|p| {
            let code = p.country.map_or_else(|| "-".to_owned(), |code| code.as_str().to_owned());
            p.lat.is_some() && code == *country && (region.is_empty() || p.region.as_deref() == Some(region))
        }),
        Mark::NoPin => {
            let pinned = |p: &&PlaceMention| {
                p.span.overlaps(span) && p.lat.is_some() && p.confidence >= PINNED && p.kind != Kind::Demonym
            };
            !places.iter().any(|p| pinned(&p))
        }
    }
}

/// The lines of a file that do not hold.
fn broken(annotator: &Annotator, file: &str) -> Vec<String> {
    let text = common::read(format!("tests/places/sure/{file}"));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut broken = Vec::new();
    for line in lines {
        let (paper, sentence) = line.split_once('\t').unwrap_or(("", line));
        let (text, marks) = read(sentence);
        let mut article = Article::from_plain_text(text.clone());
        article.metadata.url = Some(format!("https://{paper}/news/1")).filter(|_| !paper.is_empty());
        let places = annotator.annotate(&article).places;
        for (span, _) in marks.iter().filter(|(span, mark)| !holds(mark, *span, &places)) {
            let got: Vec<_> = places
                .iter()
                .map(|p| (&text[p.span.start..p.span.end], p.kind, &p.region, p.country, p.confidence))
                .collect();
            broken.push(format!("{}: {text}\n    {got:?}", &text[span.start..span.end]));
        }
    }
    broken
}

fn check(file: &str) {
    let broken = broken(common::annotator(), file);
    assert!(broken.is_empty(), "{file}:\n{}", broken.join("\n"));
}

#[test]
fn a_name_goes_on_over_small_words_and_ends_at_a_comma() {
    check("bounds.txt");
}

#[test]
fn what_no_gazetteer_has_is_not_pinned_at_the_articles_town() {
    check("unlisted.txt");
}

#[test]
fn namesakes_are_those_of_the_article_and_of_its_paper() {
    check("namesakes.txt");
}

#[test]
fn firms_brands_and_formations_with_a_towns_name_are_no_towns() {
    check("firms.txt");
}

#[test]
fn a_weekday_an_owner_or_a_neighbour_is_no_part_of_a_name() {
    check("parts.txt");
}

#[test]
fn the_town_of_a_district_is_not_shown_in_its_place() {
    let text = "Floods hit Barpeta district in Assam. The Barpeta district magistrate fled to Barpeta.";
    let places = common::annotator().annotate(&Article::from_plain_text(text.to_owned())).places;
    let kinds: Vec<_> = places.iter().filter(|p| p.name == "Barpeta").map(|p| (p.kind, p.approximate)).collect();
    assert_eq!(kinds, [(Kind::Admin2, true), (Kind::City, false), (Kind::City, false)]);
}

#[test]
fn a_village_abroad_that_the_article_has_nothing_to_do_with_is_not_pinned() {
    check("abroad.txt");
}
