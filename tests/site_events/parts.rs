//! What befalls a part of a site, its work, or something beside it.

use dateline::Category;
use dateline::annotations::PlaceMention;

use crate::{annotate, check};

#[test]
fn what_happened_nearby_or_to_others_is_not_the_sites_event() {
    check(&[
        ("Drones struck a village near the Tuapse refinery.", "-"),
        ("He was seized by guards of the Tuapse refinery.", "-"),
        ("The Tuapse refinery said that a tanker had exploded.", "-"),
        ("The minister visited the Tuapse refinery.", "-"),
    ]);
}

#[test]
fn what_is_done_to_something_else_there_is_not_done_to_the_site() {
    check(&[
        ("Robbers rammed a police car on the M65.", "-"),
        ("Missiles killed eleven and hit a bus at Ben Gurion Airport.", "-"),
        ("Gunmen attacked a convoy serving the Dangote refinery.", "-"),
        ("Lorries bound for the port of Felixstowe were held at Ipswich.", "-"),
        ("A guard at the Tuapse refinery was struck by a car.", "-"),
        ("It halted a concentrator and was running the Ryazan refinery at half its rate.", "-"),
        ("Equinor shut the Kårstø gas plant and the Ryazan refinery lost one of its units.", "shut_down, shut_down"),
    ]);
}

#[test]
fn what_is_done_to_a_part_of_a_site_is_done_there() {
    check(&[
        ("Drones hit two fuel tanks at the Tuapse refinery.", "struck"),
        ("A unit at the Ryazan refinery was destroyed.", "damaged"),
        ("Loadings at the port of Primorsk were suspended.", "shut_down"),
        ("Workers at the Zaporizhzhia nuclear power plant were evacuated.", "evacuated"),
        ("The Ryazan refinery shut two of its three units.", "shut_down"),
    ]);
}

#[test]
fn gates_that_open_have_not_opened_a_dam() {
    check(&[
        ("The Magat Dam opened four gates on Sunday.", "released_water"),
        ("Engineers opened the gates of the Hirakud dam.", "released_water"),
        ("Eight gates of the Hirakud dam were opened.", "released_water"),
        ("The Hirakud dam opened in 1957.", "opened"),
    ]);
}

#[test]
fn a_building_is_no_construction() {
    check(&[
        ("A building at the Drax power station is green.", "-"),
        ("The council voted on a contract to rebuild the filter building at the Drax power station.", "-"),
    ]);
}

#[test]
fn work_that_stops_at_a_site_is_no_train_that_stops_there() {
    check(&[
        ("Flights were suspended at Heathrow Airport.", "shut_down"),
        ("Flights resumed at Heathrow Airport.", "restarted"),
        ("Gas flows through the Yamal pipeline stopped on Tuesday.", "shut_down"),
        ("Heathrow Airport suspended all flights.", "shut_down"),
        ("The train was halted at the Rafah crossing.", "-"),
        ("The convoy stopped at the Rafah crossing.", "-"),
        ("Deliveries to the Tuapse refinery were halted.", "-"),
        ("Train services near the Drax power station were suspended.", "-"),
        ("The Drax power station has stopped burning coal.", "-"),
        ("The port of Odesa stopped a policy of free storage.", "-"),
    ]);
}

#[test]
fn cables_are_cut_and_prices_and_ribbons_are_not_cables() {
    check(&[
        ("The Estlink 2 power cable was cut on Christmas Day.", "damaged"),
        ("Two pylons on the Muhoroni transmission line were cut down.", "damaged"),
        ("Gazprom cut gas flows through the Yamal pipeline by half.", "disrupted"),
        ("Gazprom cut prices for gas from the Yamal pipeline.", "-"),
        ("The minister cut a ribbon at the Rogun dam.", "-"),
    ]);
}

#[test]
fn a_part_may_be_numbered_owned_or_set_off() {
    check(&[
        ("Units 5 and 6 at the Kozloduy nuclear plant were stopped.", "shut_down"),
        ("Unit 2 of the Paks nuclear plant was taken offline.", "shut_down"),
        ("The Paks nuclear plant's two oldest units tripped on Friday.", "shut_down"),
        ("Two tanks, at the Ryazan refinery, caught fire.", "on_fire"),
        ("The firm has shut two of six lines at its Ryazan refinery.", "shut_down"),
        ("The Ryazan refinery's tanks were destroyed.", "damaged"),
        ("Engineers demolished the Drax power station chimney.", "damaged"),
        ("The last turbine of the Hirakud dam was switched on.", "-"),
        ("Drones hit the Ryazan refinery's tanks.", "struck"),
        ("The Ryazan refinery's owner collapsed.", "-"),
        ("Critics attacked the Ryazan refinery's owner.", "-"),
        ("Firm that owns the Ryazan refinery, closed by creditors", "-"),
    ]);
}

#[test]
fn what_explodes_or_leaks_at_a_site_need_be_no_part_of_it() {
    check(&[
        ("A shell exploded at the Zaporizhzhia nuclear power plant.", "on_fire"),
        ("Ammonia leaked at the Ryazan refinery on Sunday.", "damaged"),
        ("A man exploded in anger near the Ryazan refinery.", "-"),
        ("There is no evidence that the Ryazan refinery was hit.", "not struck"),
        ("The Ryazan refinery was running normally on Sunday.", "not shut_down"),
    ]);
}

#[test]
fn what_a_site_loses_it_stands_without_and_a_bet_or_a_worker_is_no_unit() {
    check(&[
        ("Medupi power station lost three units in one night.", "shut_down"),
        ("The Rivne nuclear power plant had lost its last 750-kilovolt line.", "shut_down"),
        ("The Rivne nuclear power plant never lost a unit.", "not shut_down"),
        ("The Tuapse refinery lost two workers to Covid.", "-"),
        ("The port of Odesa lost money last year.", "-"),
        ("Two sources said the Tuapse refinery had halted its largest unit.", "shut_down"),
    ]);
}

#[test]
fn gates_that_open_let_water_out_and_open_no_dam() {
    check(&[
        ("The gates of the Warsak Dam were opened on Friday.", "released_water"),
        ("Warsak Dam's gates were opened on Friday.", "released_water"),
        ("The Warsak Dam opened two of its gates.", "released_water"),
        ("Officials opened 28 crest gates of the Tungabhadra dam.", "released_water"),
        ("The board, which manages the Magat Dam, opened five gates on Saturday.", "released_water"),
        ("The gates of the Warsak Dam were closed again.", "-"),
        ("The Warsak Dam opened in 1960.", "opened"),
        ("The gates of the Escondida mine were opened to visitors.", "-"),
    ]);
}

#[test]
fn what_a_dam_holds_is_not_held() {
    check(&[("Kakhovka dam held the water the Zaporizhzhia nuclear power plant relied on.", "-, -")]);
}

#[test]
fn what_lies_below_or_behind_a_site_is_not_the_site() {
    check(&[
        ("The road below Byllesby Dam, which was washed out in June, is shut.", "-"),
        ("Villages below the Oroville dam were evacuated.", "-"),
        ("A house behind the Drax power station burned down.", "-"),
    ]);
}

#[test]
fn a_part_of_which_something_is_told_is_a_part_of_the_site() {
    check(&[
        (
            "The ministry denied that the Zatoka bridge, part of which collapsed in May, would reopen.",
            "soon not restarted + damaged",
        ),
        ("The Zatoka bridge, part of which collapsed in May, is closed.", "shut_down + damaged"),
        ("The Zatoka bridge, one of which he is proud, collapsed.", "destroyed"),
        ("The middle span of the Zatoka bridge dropped into the Dniester.", "damaged"),
        ("The Grangemouth refinery fell into the red.", "-"),
    ]);
}

#[test]
fn infrastructure_in_general_has_what_happened_to_it_and_takes_nothing_from_a_site() {
    let text = "Saboteurs blew up a railway bridge. Their lorry hit a mine. Coal-burning power plants are old.";
    let annotations = annotate(text);
    let told = |p: &PlaceMention| p.events.iter().map(|e| e.class.clone()).collect::<Vec<_>>();
    let events: Vec<_> =
        annotations.places.iter().filter(|p| p.category == Category::Infrastructure).flat_map(told).collect();
    assert_eq!(events, ["destroyed"]);
    check(&[(
        "Unit 2 of the Drax power station tripped after a fault in the switchyard and was back at full power.",
        "shut_down + restarted",
    )]);
}

#[test]
fn no_contract_credit_or_traffic_is_a_units_or_a_flood() {
    check(&[
        ("The Tomago smelter lost its supply contract in March.", "-"),
        ("The Mosul dam lost its line of credit.", "-"),
        ("The Bay Point refinery lost both of its feeds when a fuse blew.", "shut_down"),
        ("Traffic flowed over the Forth Road Bridge again.", "-"),
    ]);
}

#[test]
fn who_resumes_sailing_through_a_canal_has_not_reopened_it_and_no_denial_reaches_a_clause_with_where() {
    check(&[
        ("Maersk resumed sailing through the Suez Canal in January.", "-"),
        (
            "He ruled out any threat to the Tungabhadra dam, where a gate was washed away in August, the board said.",
            "damaged",
        ),
    ]);
}

#[test]
fn who_lifts_a_blockade_reopens_what_it_shut() {
    check(&[
        ("Truckers lifted a three-day blockade of the Rafah crossing.", "restarted"),
        ("The blockade of the Rafah crossing was lifted on Monday.", "restarted"),
        ("Truckers began a blockade of the Rafah crossing.", "shut_down"),
        ("The blockade of the Rafah crossing was not lifted.", "shut_down"),
    ]);
}

#[test]
fn what_a_site_links_does_not_do_what_it_does() {
    check(&[
        ("The railway line that links the Cuajone mine with the Ilo smelter had reopened.", "-, -"),
        ("The Crimean bridge linking Kerch to the mainland was closed.", "shut_down"),
        ("The bus waited with the Forth Road Bridge closed.", "shut_down"),
    ]);
}

#[test]
fn who_is_hit_on_a_bridge_is_no_bridge() {
    check(&[
        ("Two people were hit on the Forth Road Bridge.", "-"),
        ("Storms hit the city on Sunday, delaying flights at Heathrow Airport.", "-"),
        ("Floodwater had entered the Drax power station.", "damaged"),
    ]);
}

#[test]
fn flights_that_are_late_or_off_shut_no_airport() {
    check(&[
        ("Flights from Heathrow Airport were delayed by fog.", "disrupted"),
        ("Flights in and out of Heathrow Airport were cancelled.", "disrupted"),
        ("Yemenia suspended its flights from Heathrow Airport.", "disrupted"),
        ("The opening of the Flamanville nuclear plant was delayed.", "delayed"),
        ("Traffic was stopped for five hours on the Forth Road Bridge.", "shut_down"),
    ]);
}

#[test]
fn what_has_not_run_stands_still_and_what_runs_is_no_news() {
    check(&[
        ("The Zaporizhzhia nuclear power plant has not produced electricity since 2022.", "shut_down"),
        ("The Zaporizhzhia nuclear power plant produced electricity until 2022.", "-"),
        ("The Jamnagar refinery ran at 104% of its capacity.", "-"),
        ("The Jamnagar refinery ran at 60% of its capacity.", "disrupted"),
        ("The Forth Road Bridge has not had to close.", "not shut_down"),
    ]);
}

#[test]
fn what_is_lifted_at_a_dam_lets_water_out_and_no_dam_is_lifted() {
    check(&[
        ("The rain forced officials to lift ten of the 12 gates of the Srisailam dam.", "released_water"),
        ("Gates were lifted at the Warsak Dam.", "released_water"),
        ("The Warsak Dam was releasing 2.5 lakh cusecs.", "released_water"),
        ("The Warsak Dam was raised by two metres.", "-"),
        ("The Warsak Dam released two prisoners.", "-"),
    ]);
}

#[test]
fn traffic_or_output_that_is_hit_is_no_site_that_is_struck() {
    check(&[
        ("Traffic hit on the M65 after floods", "disrupted"),
        ("Production at the Tuapse refinery was hit by the cold.", "disrupted"),
        ("Floods hit output at the Drax power station.", "disrupted"),
        ("Drones hit the Tuapse refinery and its exports.", "struck"),
    ]);
}

#[test]
fn a_road_across_a_dam_is_not_the_dam() {
    check(&[
        ("The council will close the road across the Hirakud dam from Monday.", "-"),
        ("The council will close the Hirakud dam to visitors.", "soon shut_down"),
    ]);
}

#[test]
fn what_comes_to_an_airport_is_its_work_and_what_comes_to_a_refinery_is_not() {
    check(&[
        ("Flights to Heathrow Airport were to resume on Thursday.", "soon restarted"),
        ("Flights to Heathrow Airport were suspended.", "shut_down"),
        ("Exports to the Tuapse refinery were suspended.", "-"),
        ("Heathrow Airport cancelled 40 flights because of fog.", "disrupted"),
        ("Heathrow Airport was forced to cancel dozens of flights.", "disrupted"),
        ("Heathrow Airport cancelled a contract.", "-"),
        ("More than 300 passengers were stranded at Heathrow Airport.", "disrupted"),
    ]);
}

#[test]
fn what_is_cut_off_is_a_road_and_what_is_cut_a_cable() {
    check(&[
        ("Police and youths blocked and cut off the M65 for four hours.", "shut_down"),
        ("A lorry cut across the M65.", "-"),
        ("The company cut off the Tuapse refinery from its funds.", "-"),
    ]);
}

#[test]
fn what_a_refinery_on_a_street_lost_the_street_did_not() {
    let annotations = annotate("The Tuapse refinery on Lenin Street lost both of its feeds.");
    let told = annotations.places.iter().filter(|p| !p.events.is_empty()).map(|p| p.kind);
    assert_eq!(told.collect::<Vec<_>>(), [dateline::Kind::Refinery]);
}

#[test]
fn work_on_a_site_that_stops_has_shut_nothing() {
    check(&[
        ("Work on the Rogun dam stopped in May.", "delayed + under_construction"),
        ("A court halted construction of the Fehmarnbelt tunnel.", "delayed + under_construction"),
        ("Work to replace the Forth Road Bridge will begin in May.", "soon repaired"),
        ("Work to repair the Forth Road Bridge began in May.", "repaired"),
        ("Work to resurface the Forth Road Bridge in Edinburgh, Scotland, starts Monday.", "soon repaired"),
    ]);
}

#[test]
fn output_that_is_cut_disrupts_a_site_and_prices_and_stakes_do_not() {
    check(&[
        ("The walkout cut deliveries from the Tuapse refinery.", "disrupted"),
        ("Output at the Tuapse refinery was halved in May.", "disrupted"),
        ("The Tuapse refinery has reduced output by a third.", "disrupted"),
        ("The Tuapse refinery is operating at about half its capacity.", "disrupted"),
        ("At Heathrow Airport, 40 flights had been scrapped by noon.", "disrupted"),
        ("The bank cut its stake in the Tuapse refinery.", "-"),
        ("The Tuapse refinery cut its prices.", "-"),
        ("The minister reduced tolls on the Forth Road Bridge.", "-"),
        ("Hungary sells its oil through the Yamal pipeline.", "-"),
    ]);
}

#[test]
fn what_is_carried_off_from_a_site_has_harmed_it_and_stolen_goods_there_have_not() {
    check(&[
        ("Thieves stole cables from the Tuapse refinery.", "damaged"),
        ("Police look into the theft of cables at the Tuapse refinery.", "damaged"),
        ("An attempted theft of cables at the Tuapse refinery was foiled.", "-"),
        ("Thieves stole a car at the Tuapse refinery.", "-"),
        ("A stolen car was found at the Tuapse refinery.", "-"),
        ("Drones flew to Kyiv from the Engels air base.", "-"),
    ]);
}

#[test]
fn a_part_that_is_called_burnt_is_a_part_of_the_site() {
    check(&[
        ("Crews replaced the burnt transformer at the Drax power station.", "repaired + on_fire"),
        ("The damaged train stood at the Drax power station.", "-"),
        ("The Forth Road Bridge partially collapsed.", "damaged"),
        ("The M65 was partly blocked at Burnley.", "disrupted"),
        ("One lane of the M65 is closed.", "disrupted"),
        ("Both lanes of the M65 are closed.", "shut_down"),
    ]);
}
