//! Later mentions of a site: by a bare noun, by an abbreviation; and bare nouns that mean no site.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[allow(dead_code, reason = "these tests read no files")]
use dateline_test_support as common;

use dateline::annotations::Reference;
use dateline::{Article, Category};

/// The facility mentions that are marked, with what they mean.
fn marked(text: &str) -> Vec<(String, String)> {
    let found = common::annotator().annotate(&Article::from_plain_text(text.to_owned()));
    let marked = |p: &&dateline::annotations::PlaceMention| {
        p.category == Category::Infrastructure && p.reference != Reference::Generic
    };
    found.places.iter().filter(marked).map(|p| (p.span.slice(text).to_owned(), p.name.clone())).collect()
}

/// What the mention `words` means.
fn meaning(text: &str, words: &str) -> Option<String> {
    marked(text).into_iter().find(|(surface, _)| surface == words).map(|(_, name)| name)
}

#[test]
fn the_plant_is_the_plant_named_before() {
    let text = "The Rivne nuclear power plant was cut off. Inspectors left the plant on Friday.";
    assert_eq!(meaning(text, "plant"), meaning(text, "Rivne nuclear power plant"));
    assert!(meaning(text, "plant").is_some());
}

#[test]
fn the_facility_may_be_a_described_one() {
    let text = "Drones reached an oil depot in Feodosia. Firemen poured water on the facility all night.";
    assert_eq!(meaning(text, "facility"), meaning(text, "oil depot in Feodosia"));
    assert!(meaning(text, "facility").is_some());
}

#[test]
fn an_abbreviation_in_brackets_stands_for_the_site_from_then_on() {
    let text = "Guards at the Khmelnytskyi nuclear power plant (KhNPP) heard shots. The mayor blamed KhNPP.";
    let meant: Vec<String> = marked(text).into_iter().map(|(_, name)| name).collect();
    assert_eq!(meant.len(), 3);
    assert!(meant.iter().all(|name| *name == meant[0]), "{meant:?}");
}

#[test]
fn a_noun_of_another_kind_is_not_the_site() {
    let text = "The Rivne nuclear power plant was cut off. Nobody could reach the bridge.";
    assert_eq!(meaning(text, "bridge"), None);
}

#[test]
fn of_two_sites_in_one_sentence_neither_is_chosen() {
    let text = "Missiles hit the Ladyzhyn and Burshtyn power plants. Smoke hung over the plant.";
    assert_eq!(meaning(text, "plant"), None);
}

#[test]
fn a_noun_without_a_site_before_it_stays_generic() {
    assert_eq!(marked("Smoke hung over the plant. The Rivne nuclear power plant was cut off.").len(), 1);
}

#[test]
fn a_base_of_voters_is_not_the_base() {
    let text = "He flew to Ramstein Air Base. His voter base cheered, and so did the party's conservative base.";
    assert_eq!(meaning(text, "base"), None);
}

#[test]
fn brackets_that_abbreviate_something_else_name_no_site() {
    let text = "Guards at the Rivne nuclear power plant (UA) heard shots. UA means Ukraine.";
    assert_eq!(meaning(text, "UA"), None);
}

#[test]
fn the_bridge_of_another_town_s_paragraph_is_not_the_one_named_before() {
    let text = "Shells hit the Antonivka Bridge near Kherson.\n\nIn Springfield, Illinois, a truck burned. The bridge was closed.";
    // It is one of Springfield's, which no row has.
    assert_eq!(meaning(text, "bridge").as_deref(), Some("Bridge"));
    let text = "Shells hit the Antonivka Bridge near Kherson.\n\nIn Kherson, a truck burned. The bridge was closed.";
    assert!(meaning(text, "bridge").is_some());
}

#[test]
fn the_mine_in_a_paragraph_of_one_town_is_that_town_s() {
    let annotator = common::annotator();
    let pinned = |text: &str, noun: &str| {
        let found = annotator.annotate(&Article::from_plain_text(text.to_owned())).places;
        let site = |p: &&dateline::annotations::PlaceMention| {
            p.category == Category::Infrastructure && p.span.slice(text).contains(noun)
        };
        found.iter().find(site).is_some_and(|p| p.lat.is_some() && p.reference == Reference::Described)
    };
    let one = "In Soma, a Turkish town of 100,000, every family lost someone. The mine burned for two days.";
    assert!(pinned(one, "mine"), "{one}");
    let two = "In Soma and in Zonguldak every family lost someone. The mine burned for two days.";
    assert!(!pinned(two, "mine"), "{two}");
    let none = "Engineers warned that the mine could not be entered. The ministry did not say which one it meant.";
    assert!(!pinned(none, "mine"), "{none}");
}
