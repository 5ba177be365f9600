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

#[test]
fn the_gates_at_a_town_are_those_of_its_dam() {
    let text = "At Srisailam, ten gates were lifted on Friday. Inflows at Srisailam touched three lakh cusecs.";
    assert_eq!(site(text, "Srisailam").unwrap().name, "Srisailam Dam");
    assert!(site("At Srisailam, ten pilgrims were lifted from the river on Friday.", "Srisailam").is_none());
}

#[test]
fn a_lines_voltage_or_its_ends_say_that_it_is_of_wires() {
    let text = "The Vorsk-Tarmin line tripped at noon, the operator said, and two 110-kilovolt lines were overloaded.";
    assert_eq!(site(text, "Vorsk").unwrap().kind, dateline::Kind::Cable);
    assert_eq!(site(text, "110").unwrap().kind, dateline::Kind::Cable);
    assert!(site("Two drawn-out lines of people stood in the rain.", "lines").is_none());
}

#[test]
fn a_number_at_the_head_of_a_sentence_or_in_an_adjective_hides_no_site() {
    assert!(site("Two warehouses burned at dawn.", "warehouses").is_some());
    assert!(site("A one-lane bridge will be torn out.", "bridge").is_some());
    assert!(site("Flames came within a mile of a federal dam.", "dam").is_some());
    assert!(site("Russian barrage kills four overnight.", "barrage").is_none());
    assert!(site("The firm has a loyal customer base.", "base").is_none());
}

#[test]
fn banks_and_gates_against_water_are_sites() {
    for (text, words) in [
        ("Nobody went home until the levee was mended.", "levee"),
        ("A section of the seawall at Padstow fell on Sunday.", "seawall"),
        ("The Haringvliet sluices stay shut.", "Haringvliet sluices"),
        ("The Oakwood Water Reclamation Facility was flooded.", "Oakwood"),
    ] {
        assert!(site(text, words).is_some(), "{text}");
    }
}

#[test]
fn a_site_with_the_name_of_a_small_place_of_another_state_is_not_there() {
    let text = "ELKO, Nevada — Rumours that the Wild Horse Dam had burst were false, the sheriff in Elko said.";
    // Colorado is at 103 degrees.
    assert!(site(text, "Wild Horse Dam").unwrap().lon.is_none_or(|lon| lon < -110.0));
}

#[test]
fn a_railway_with_its_initials_behind_it_is_a_firm() {
    assert!(site("The South Central Railway (SCR) cancelled 14 trains on Friday.", "South Central").is_none());
}

#[test]
fn a_dam_in_apposition_to_its_name_is_not_in_the_middle_of_its_county() {
    let text = "It is an old story in Kenya. At Turkwel, the dam in West Pokot, engineers opened no gate.";
    assert_eq!(site(text, "dam in West Pokot").unwrap().name, site(text, "Turkwel").unwrap().name);
}

#[test]
fn a_known_bridge_is_not_at_the_town_far_away_that_the_text_gives() {
    let text = "Army engineers in Sudan closed the bridge over the White Nile at Kosti after a barge struck it.";
    let bridge = site(text, "bridge over").unwrap();
    assert!(bridge.lat.is_none_or(|lat| lat < 14.0), "{bridge:?}");
    let text = "Army engineers in Khartoum, Sudan, closed the White Nile Bridge after a barge struck it.";
    assert!(site(text, "White Nile Bridge").unwrap().lat.unwrap() > 15.0);
}

#[test]
fn a_line_from_a_town_is_not_its_station_nor_a_terminal() {
    let text = "ISTANBUL, Turkey - Trains on the line from Ankara to Kars were stopped at Sivas.";
    assert!(!site(text, "line from").is_some_and(|line| line.name.contains("station")));
    let text =
        "Crews shut the Montoir-de-Bretagne LNG terminal in France. Strikers want the pipeline that feeds Paris.";
    assert!(!site(text, "pipeline").is_some_and(|line| line.name.contains("terminal")));
}

#[test]
fn a_site_with_the_name_of_a_hamlet_that_the_text_does_not_speak_of_is_not_surely_there() {
    let text = "The council in Elkader, Iowa, said the Keystone Bridge would be lit for the winter. Drivers in Dubuque cheered.";
    assert!(site(text, "Keystone Bridge").is_none_or(|bridge| bridge.lat.is_none() || bridge.confidence < 0.6));
}
