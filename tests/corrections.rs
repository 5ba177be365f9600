//! What the reader says that names mean: followed everywhere the name stands, and by what counts it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use dateline_test_support as common;

use dateline::annotations::Annotations;
use dateline::corrections::{Correction, Corrections, Meant, apply, meanings};
use dateline::{Article, Category};

const TEXT: &str = "Fire in Georgetown\n\n\
    Firefighters in Georgetown put out a fire at a market on Monday, the mayor said. \
    \"The market in Georgetown will open again,\" said Ann Lee, who lives in Springfield.\n\n\
    GEORGETOWN has two markets. The power plant in Springfield was not damaged, officials said.";

fn annotated() -> (Article, Annotations) {
    let article = Article::from_plain_text(TEXT);
    let annotations = common::annotator().annotate(&article);
    (article, annotations)
}

fn corrections(name: &str, means: Option<Meant>) -> Corrections {
    let mut corrections = Corrections::default();
    corrections.set(name, Some(Correction { name: name.to_owned(), means }));
    corrections
}

fn guyana() -> Meant {
    let found = meanings(common::gazetteer(), "Georgetown, Guyana");
    found.first().expect("the gazetteer has the capital of Guyana").into()
}

#[test]
fn a_corrected_name_means_the_same_everywhere_it_stands_whatever_its_case() {
    let (article, mut annotations) = annotated();
    let before = annotations.places.len();
    assert!(apply(&mut annotations, &article, common::gazetteer(), &corrections("Georgetown", Some(guyana()))));
    let named: Vec<_> =
        annotations.places.iter().filter(|p| p.span.slice(TEXT).eq_ignore_ascii_case("georgetown")).collect();
    assert!(named.len() >= 3, "{} mentions", named.len());
    for mention in named {
        assert_eq!(mention.country_name.as_deref(), Some("Guyana"));
        assert!(mention.corrected && (mention.confidence - 1.0).abs() < f32::EPSILON && mention.place.is_some());
    }
    assert_eq!(annotations.places.len(), before);
    assert!(annotations.places.iter().any(|p| p.span.slice(TEXT) == "Springfield" && !p.corrected));
}

#[test]
fn what_was_taken_for_it_before_can_be_chosen_again() {
    let (article, mut annotations) = annotated();
    let at = annotations.places.iter().position(|p| p.span.slice(TEXT) == "Georgetown").expect("found");
    let before = annotations.places[at].clone();
    apply(&mut annotations, &article, common::gazetteer(), &corrections("Georgetown", Some(guyana())));
    let now = &annotations.places[at];
    assert!(now.alternatives.iter().all(|other| other.country_name.as_deref() != Some("Guyana")));
    if before.country_name.as_deref() != Some("Guyana") {
        assert_eq!(now.alternatives[0].country_name, before.country_name);
    }
}

#[test]
fn what_is_no_place_is_gone_from_the_claims_and_the_counts_too() {
    let (article, mut annotations) = annotated();
    let about_before = annotations.summary.about_places;
    assert!(about_before > 0);
    let gone = corrections("georgetown", None);
    assert!(apply(&mut annotations, &article, common::gazetteer(), &gone));
    assert!(!annotations.places.iter().any(|p| p.span.slice(TEXT).eq_ignore_ascii_case("georgetown")));
    for claim in &annotations.claims {
        for &place in &claim.places {
            let span = annotations.places[place].span;
            assert!(claim.content.iter().any(|content| content.contains(span)), "{}", span.slice(TEXT));
        }
    }
    let about = annotations.claims.iter().filter(|claim| {
        claim.core
            && !claim.perhaps
            && claim.places.iter().any(|&at| annotations.places[at].category == Category::Place)
    });
    assert_eq!(annotations.summary.about_places, about.count());
    assert!(annotations.summary.about_places < about_before);
}

#[test]
fn a_place_that_the_gazetteer_has_no_more_stands_on_what_it_was_chosen_by() {
    let (article, mut annotations) = annotated();
    let meant = Meant { name: "Georgetown-on-Sea".into(), kind: "town".into(), lat: 1.5, lon: 2.5 };
    apply(&mut annotations, &article, common::gazetteer(), &corrections("Georgetown", Some(meant)));
    let mention = annotations.places.iter().find(|p| p.corrected).expect("corrected");
    assert_eq!((mention.name.as_str(), mention.place, mention.lat), ("Georgetown-on-Sea", None, Some(1.5)));
}

#[test]
fn the_other_readings_are_there_however_often_a_correction_is_followed() {
    let (article, mut annotations) = annotated();
    let meant = Meant { name: "Market quarter".into(), kind: "locality".into(), lat: 6.8, lon: -58.1 };
    let corrections = corrections("Georgetown", Some(meant));
    apply(&mut annotations, &article, common::gazetteer(), &corrections);
    let once = annotations.clone();
    assert!(once.places.iter().any(|mention| mention.corrected && mention.alternatives.len() > 1));
    apply(&mut annotations, &article, common::gazetteer(), &corrections);
    assert_eq!(annotations, once);
}

#[test]
fn a_search_gives_the_places_of_a_name_and_with_a_comma_those_of_an_area() {
    let all = meanings(common::gazetteer(), "georgetown");
    assert!(all.len() > 3, "{}", all.len());
    let there = meanings(common::gazetteer(), "Georgetown, Guy");
    assert!(!there.is_empty() && there.iter().all(|other| other.country_name.as_deref() == Some("Guyana")));
    assert!(meanings(common::gazetteer(), "Xqzzy").is_empty());
}

#[test]
fn without_corrections_nothing_changes() {
    let (article, annotations) = annotated();
    let mut again = annotations.clone();
    assert!(!apply(&mut again, &article, common::gazetteer(), &Corrections::default()));
    assert_eq!(again, annotations);
    assert!(!apply(&mut again, &article, common::gazetteer(), &corrections("Elsewhere", None)));
    assert_eq!(again, annotations);
}
