//! Where a site is that its town, its river or the name of a body tells.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use dateline::annotations::PlaceMention;
use dateline::{Article, Category};
use dateline_test_support as common;

/// The mention of a site in `text` that begins with `words`.
fn site(text: &str, words: &str) -> Option<PlaceMention> {
    let places = common::annotator().annotate(&Article::from_plain_text(text.to_owned())).places;
    let meant = |p: &PlaceMention| p.category == Category::Infrastructure && p.span.slice(text).starts_with(words);
    places.into_iter().find(meant)
}

#[test]
fn a_port_in_apposition_to_a_town_is_that_towns() {
    let text = "KYIV, Ukraine - Drones came in waves at Izmail, Ukraine's main port on the Danube, where tanks burned.";
    assert_eq!(site(text, "port on").unwrap().name, "Port of Izmail");
    // A town that nobody knows: not the middle of its region either.
    let text = "Copper waits at Matarenzi, the port in Arequipa region, for a ship to China.";
    assert_eq!(site(text, "port in").unwrap().lat, None);
}

#[test]
fn a_port_called_by_its_river_is_not_in_the_capital_that_the_article_is_about() {
    let text =
        "Kyiv said on Monday that Kyiv's drones were away.\n\nIn Kyiv the mayor spoke of a fire at a Danube port.";
    assert_eq!(site(text, "Danube port").unwrap().lat, None);
}

#[test]
fn the_canal_of_an_authority_is_not_the_towns_other_canal() {
    let text = "The Suez Canal Authority counted 31 ships.\n\nAgents in Ismailia said a line had put off its return to the canal.";
    assert_ne!(site(text, "canal").map(|p| p.name).as_deref(), Some("Ismailia Canal"));
}

#[test]
fn a_station_of_a_pipeline_has_no_trains() {
    let text =
        "Drones hit the Unecha pumping station. The pipeline operator denied that the Unecha station had been hit.";
    assert_eq!(site(text, "Unecha station").unwrap().kind, dateline::Kind::Pipeline);
}

#[test]
fn a_line_is_known_in_each_country_that_it_crosses() {
    let text = "Drones struck the Druzhba oil pipeline in Russia's Bryansk region.";
    assert_eq!(site(text, "Druzhba").unwrap().name, "Druzhba pipeline");
    // By its short name it is no town, where crude is delivered through it.
    let text = "Crude deliveries through Druzhba stopped on Monday.";
    assert_eq!(site(text, "Druzhba").unwrap().name, "Druzhba pipeline");
}

#[test]
fn a_minister_of_mines_is_no_mine() {
    assert!(site("The energy and mines minister will travel to Cusco.", "mines").is_none());
}

#[test]
fn a_line_between_two_towns_is_a_railway_where_trains_run() {
    let text = "The Warri-Itakpe line, where trains have stopped, was damaged.";
    assert_eq!(site(text, "Warri").unwrap().kind, dateline::Kind::Railway);
    assert!(site("The Warri-Itakpe line was crossed by a thousand men.", "Warri").is_none());
}
