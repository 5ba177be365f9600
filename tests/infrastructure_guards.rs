//! What looks like infrastructure and is not, and what is found by less than its full name.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[allow(dead_code, reason = "these tests read no files")]
use dateline_test_support as common;

use dateline::annotations::{PlaceMention, Reference};
use dateline::{Article, Category, Kind};

fn marked(text: &str) -> Vec<PlaceMention> {
    let found = common::annotator().annotate(&Article::from_plain_text(text.to_owned())).places;
    let marked = |p: &PlaceMention| p.category == Category::Infrastructure && p.reference != Reference::Generic;
    found.into_iter().filter(marked).collect()
}

fn surfaces(text: &str) -> Vec<&str> {
    marked(text).iter().map(|p| p.span.slice(text)).collect()
}

#[test]
fn clubs_firms_persons_and_works_are_no_sites() {
    for text in [
        "Port Vale drew with Cambridge United, and Shakhtar Donetsk won.",
        "Jeff Bridges and Robert Plant laughed about Ms Porter's hat.",
        "Her novel The Tunnel on the Hill won, and the Bridge of Spies is on at nine.",
        "The Power Station of Art in Shanghai shows his drawings.",
        "Station Casinos hired Mr Mills from Bridgewater Associates.",
    ] {
        assert!(surfaces(text).is_empty(), "{text}: {:?}", surfaces(text));
    }
}

#[test]
fn what_bears_the_name_of_a_site_is_not_the_site() {
    for text in [
        "The Hoover Dam Lodge and the Itaipu Restaurant were full on Friday.",
        "She sang with the Brooklyn Bridge Band before she wrote for Grand Central Publishing.",
        "Pupils read about the Camp David Accords and the Suez Crisis this term, their teacher said.",
        "The debaters of Palo Verde High School met their rivals at the Three Gorges Tea House in town.",
    ] {
        assert!(surfaces(text).is_empty(), "{text}: {:?}", surfaces(text));
    }
    assert_eq!(surfaces("Divers saw cracks in the Hoover Dam on Tuesday."), ["Hoover Dam"]);
}

#[test]
fn a_given_name_before_a_surname_is_no_reactor() {
    let text = "By DANYLO KOVALCHUK and MARIA HRENKO\n\nKYIV, Ukraine (AP) — Drones struck the Zaporizhzhia nuclear power plant.";
    assert_eq!(surfaces(text), ["Zaporizhzhia nuclear power plant"]);
}

#[test]
fn an_arm_of_a_river_is_no_dam_of_the_name() {
    let text =
        "A fire burned power poles along the South Fork of the Boise River. The Anderson Ranch Dam was not damaged.";
    assert!(!surfaces(text).contains(&"South Fork"), "{:?}", surfaces(text));
    let text = "The water stood high behind the South Fork Dam. “South Fork held,” said an engineer of the dam.";
    assert!(surfaces(text).contains(&"South Fork Dam"), "{:?}", surfaces(text));
}

#[test]
fn a_storm_called_like_a_dam_is_none() {
    let text =
        "Typhoon “Samuel” made sixteen gates of the Magat Dam open. Samuel was weaker on Sunday, and the dam held.";
    assert!(!surfaces(text).contains(&"Samuel"), "{:?}", surfaces(text));
    let text = "Hurricane Samuel came, and water rose at the dam.";
    assert!(surfaces(text).is_empty(), "{:?}", surfaces(text));
}

#[test]
fn the_plant_of_the_articles_town_is_none_of_a_namesake_abroad() {
    let text =
        "Money for a plant in Camden, Ark., would lapse. Lockheed Martin, which runs the Camden plant, did not answer.";
    let sites = marked(text);
    assert!(!sites.is_empty());
    assert!(sites.iter().all(|p| p.country.is_none_or(|c| c.as_str() == "US")), "{sites:?}");
    let known = marked("Eskom's Camden plant near Ermelo, South Africa, lost a unit.");
    assert!(known.iter().any(|p| p.country.is_some_and(|c| c.as_str() == "ZA")), "{known:?}");
}

#[test]
fn figures_of_speech_are_no_sites() {
    for text in [
        "His voter base in Ohio wants plant-based food and a pipeline of deals in Texas.",
        "A bridge loan in Athens kept the talent pipeline in Greece from drying up.",
        "Terminal illness in Leeds is rising, and the police station in Hull is full.",
        "The refugee camp near Kakuma is full.",
        "He crashed near the Russell County line, deputies said.",
    ] {
        assert!(surfaces(text).is_empty(), "{text}: {:?}", surfaces(text));
    }
}

#[test]
fn firms_surnames_and_titles_of_works_are_no_sites() {
    for text in [
        "Adani Ports fell 4 percent in Mumbai, and Cheesecake Factory raised its dividend.",
        "Ann Base, a pensioner from Leeds, won a car.",
        "Senator Mills clashed with Justice Bridge over bail reform.",
        "“The Bridge on the River Kwai” won seven Oscars.",
        "Ismail Kadare's “The Three-Arched Bridge” has been reissued.",
        "The senator's base in Ohio stayed loyal.",
        "Egypt's Suez Canal Authority named a new spokesman.",
        "Rents on Airport Road in Lagos have doubled.",
    ] {
        let sites: Vec<_> = marked(text).into_iter().filter(|p| p.kind != Kind::Road).collect();
        assert!(sites.is_empty(), "{text}: {sites:?}");
    }
}

#[test]
fn the_plant_of_a_great_city_is_not_the_only_one_that_is_known_there() {
    let text = "Kharkiv plant hit, city dark. Engineers said repairs would take weeks.";
    let found = marked(text);
    let plant = found.iter().find(|p| p.span.slice(text) == "Kharkiv plant").expect("a plant");
    assert_eq!((plant.kind, plant.facility.is_none(), plant.approximate), (Kind::PowerPlant, true, true));
    let text = "Shells fell on the Kharkiv Tractor Plant.";
    assert!(marked(text)[0].facility.is_some());
}

#[test]
fn a_namesake_in_another_state_or_country_is_not_meant() {
    let far = |text: &str| marked(text).iter().filter_map(|p| p.lon).collect::<Vec<f64>>();
    assert!(far("Fog closed Birmingham airport, Alabama, on Friday.").iter().all(|lon| *lon < -80.0));
    let text = "Troops guarded the port of Tripoli in northern Lebanon. In the Libyan capital, militias fought near the port of Tripoli.";
    assert!(matches!(far(text)[..], [east, west] if east > 30.0 && west < 20.0), "{:?}", far(text));
    assert!(far("In Montreal, ice closed the Victoria Bridge.").iter().all(|lon| *lon < 0.0));
}

#[test]
fn a_villages_name_at_the_other_end_of_a_country_is_no_place_of_a_plant() {
    let text =
        "A water line near the Stevens plant broke in Corpus Christi, Texas. Flint Hills said its West refinery ran.";
    let found = marked(text);
    let points: Vec<_> = found.iter().filter(|p| p.lon.is_some_and(|lon| lon > -90.0 || p.lat > Some(30.0))).collect();
    assert!(points.is_empty(), "{points:?}");
    assert_eq!(surfaces(text).len(), 2);
}

#[test]
fn a_point_of_the_compass_may_part_a_site_from_its_town() {
    assert_eq!(
        surfaces("Troops blew up a railway bridge east of Kupiansk as they fell back."),
        ["railway bridge east of Kupiansk"]
    );
    assert_eq!(surfaces("The spillway of Oroville Dam began to crumble."), ["Oroville Dam"]);
}

#[test]
fn towns_that_begin_with_a_facility_word_stay_towns() {
    for text in ["The Port of Spain council met.", "He lives in Plant City, near Tampa.", "Fort Worth sent nobody."] {
        assert!(surfaces(text).is_empty(), "{text}: {:?}", surfaces(text));
    }
}

#[test]
fn a_town_name_means_the_base_where_a_word_of_its_trade_governs_it() {
    assert_eq!(surfaces("Two fighters overran the runway at Osan."), ["Osan"]);
    assert_eq!(surfaces("A rocket lifted off from Baikonur at noon."), ["Baikonur"]);
    assert!(surfaces("The mayor of Osan met farmers from Baikonur.").is_empty());
}

#[test]
fn the_place_that_describes_a_facility_is_not_a_facility_too() {
    assert_eq!(surfaces("Crude ran dry at the refinery in Tuapse."), ["refinery in Tuapse"]);
}

#[test]
fn a_title_before_the_name_makes_it_a_base() {
    let text = "Sailors left Naval Station Rota for RAF Lakenheath.";
    let kinds: Vec<(&str, Kind)> = marked(text).iter().map(|p| (p.span.slice(text), p.kind)).collect();
    assert_eq!(kinds, [("Naval Station Rota", Kind::NavalBase), ("RAF Lakenheath", Kind::AirBase)]);
}

#[test]
fn an_airport_code_counts_in_capitals_only() {
    assert_eq!(surfaces("Smoke drifted as far as LAX."), ["LAX"]);
    assert!(surfaces("The rules were lax.").is_empty());
}

#[test]
fn a_code_of_a_stock_exchange_is_no_short_name() {
    let text = "CMOC (603993.SS) cut its output after a fire at a coal-fired power plant.";
    assert!(!surfaces(text).contains(&"SS"), "{:?}", surfaces(text));
}

#[test]
fn a_measure_belongs_to_the_description() {
    assert_eq!(surfaces("Crews mended a 330 kV substation in Konotop."), ["330 kV substation in Konotop"]);
}

#[test]
fn a_site_that_is_not_known_stands_at_its_town_and_says_so() {
    let text = "A fire broke out at a shoe factory in Kanpur.";
    let found = marked(text);
    assert_eq!(found.len(), 1);
    assert!(found[0].approximate && found[0].lat.is_some() && found[0].reference == Reference::Described);
}

#[test]
fn an_explanation_names_the_rule_and_the_place() {
    let article = Article::from_plain_text("A fire broke out at a shoe factory in Kanpur.".to_owned());
    let options = dateline::annotate::Options { explain: true };
    let found = common::annotator().annotate_with(&article, options).places;
    let site = found.iter().find(|p| p.category == Category::Infrastructure).expect("the factory");
    let names: Vec<&str> =
        site.explanation.iter().flat_map(|e| e.recognition.iter().map(|(name, _)| name.as_str())).collect();
    assert!(names.contains(&"rule_noun_and_place") && names.contains(&"anchor_Kanpur"), "{names:?}");
}

#[test]
fn words_with_a_hyphen_speak_as_others_do() {
    assert_eq!(surfaces("He toured a half-built port in Tuapse."), ["port in Tuapse"]);
}

#[test]
fn a_town_that_is_said_to_be_a_junction_or_a_port_is_the_town() {
    for (text, town) in [
        ("Fighting went on around Pokrovsk, a junction in the Donetsk region.", "Pokrovsk"),
        ("Izmail, a port on the Danube, was hit again.", "Izmail"),
    ] {
        assert!(!surfaces(text).contains(&town), "{text}: {:?}", surfaces(text));
    }
}

/// Text, what is marked, the site it must be, or `None` where none may be pinned.
fn assert_site(text: &str, surface: &str, site: Option<(&str, bool)>) {
    let found = marked(text);
    let Some(mention) = found.iter().find(|p| p.span.slice(text).contains(surface)) else {
        assert!(site.is_none(), "{text}: {surface} is not marked");
        return;
    };
    match site {
        Some((name, exact)) => {
            assert_eq!(mention.name, name, "{text}");
            assert_eq!(mention.facility.is_some(), exact, "{text}");
        }
        None => assert!(mention.facility.is_none() && mention.lat.is_none(), "{text}: {mention:?}"),
    }
}

#[test]
fn an_operator_a_fuel_or_a_unit_in_a_name_does_not_hide_the_site() {
    assert_site("Crews shut the Huaneng Yuhuan 2 power plant.", "Yuhuan", Some(("Huaneng Yuhuan power plant", true)));
    assert_site("The DTEK Burshtyn power plant was hit.", "Burshtyn", Some(("Burshtyn Thermal Power Plant", true)));
    // Another's name before it makes another site of it.
    let text = "The Kellerman Burshtyn power plant was hit.";
    assert!(marked(text).iter().all(|p| p.name != "Burshtyn Thermal Power Plant"), "{text}");
    // Water from "Stage 2" is the second plant's.
    assert_site(
        "Engineers refilled the Jinping Stage 2 hydroelectric plant in China.",
        "Jinping",
        Some(("Jinping-II Hydroelectric Power Station", true)),
    );
}

#[test]
fn a_plant_goes_by_the_other_nouns_of_its_trade() {
    assert_site(
        "Crews at the Harquahala generating project in the United States went home on Tuesday.",
        "Harquahala generating project",
        Some(("Harquahala Generating Station", true)),
    );
}

#[test]
fn brackets_between_a_name_and_its_noun_are_read_over_and_say_where() {
    assert_site(
        "Workers at the Riverside (Oklahoma) power station went home on Tuesday.",
        "Riverside (Oklahoma) power station",
        Some(("Riverside Power Station", true)),
    );
    let text = "He met Smith (Ohio) at a power station on Tuesday.";
    assert!(marked(text).is_empty(), "{:?}", marked(text));
}

#[test]
fn a_hydroelectric_plant_that_is_not_known_is_not_in_the_city_of_its_name() {
    let text = "Workers at the Weihai hydroelectric plant in China went home on Tuesday.";
    assert!(marked(text).iter().all(|site| site.lat.is_none()), "{:?}", marked(text));
}

#[test]
fn a_site_does_not_stand_in_another_country_than_the_text_says() {
    for text in [
        "Workers at the San Lorenzo power station in the Philippines went home on Tuesday.",
        "Workers at the Jurong hydroelectric plant in China went home on Tuesday.",
    ] {
        let found = marked(text);
        let told = if text.contains("China") { "CN" } else { "PH" };
        let abroad = |p: &&PlaceMention| p.lat.is_some() && p.country.is_none_or(|c| c.as_str() != told);
        assert!(!found.iter().any(|p| abroad(&p)), "{text}: {found:?}");
    }
}

#[test]
fn a_part_of_an_airport_s_name_is_no_site_by_itself() {
    for text in ["The cargoes of Fortescue and Hancock did not move.", "Hancock said its mine would not be touched."] {
        assert!(surfaces(text).iter().all(|surface| *surface != "Hancock"), "{text}");
    }
    assert_eq!(surfaces("Heathrow closed for a day."), ["Heathrow"]);
}

#[test]
fn the_plant_of_a_great_city_is_the_nuclear_one_where_the_text_speaks_of_such() {
    let text =
        "The agency said two nuclear plants had lowered output. The occupied Zaporizhzhia plant ran on a single line.";
    assert_site(text, "Zaporizhzhia plant", Some(("Zaporizhzhia Nuclear Power Plant", true)));
    let text = "The Zaporizhzhia plant makes engines.";
    assert!(marked(text).iter().all(|p| p.name != "Zaporizhzhia Nuclear Power Plant"), "{text}");
}

#[test]
fn a_sea_beside_a_site_does_not_speak_against_its_town() {
    let text = "Ukraine said it was dark. Missiles hit the Ochakiv port on the Black Sea on Tuesday.";
    let port = marked(text).into_iter().find(|p| p.kind == Kind::Port);
    assert!(port.is_some_and(|p| p.lat.is_some() && p.country.is_some_and(|c| c.as_str() == "UA")), "{text}");
}

#[test]
fn a_person_that_a_bridge_is_named_for_is_not_the_bridge() {
    let text = "Samuel Beckett crossed the river by the new bridge in Dublin on foot.";
    assert!(!surfaces(text).contains(&"Samuel Beckett"), "{:?}", surfaces(text));
    let named = "Traffic on the Samuel Beckett Bridge in Dublin was stopped.";
    assert_eq!(surfaces(named), ["Samuel Beckett Bridge"]);
}

#[test]
fn a_town_that_shares_its_name_with_a_base_stays_the_town() {
    assert!(surfaces("Because Fort Lee lies above the Hudson, its houses have a view of New York.").is_empty());
}

#[test]
fn a_crossing_by_ferry_is_no_site() {
    let text = "The last crossing from Tarbert was cancelled because of high winds.";
    assert!(surfaces(text).is_empty(), "{:?}", surfaces(text));
}

#[test]
fn the_plant_in_a_town_of_two_refineries_is_neither_of_them() {
    let found = marked("Workers at the plant in Port Arthur, Texas, went home on Tuesday.");
    assert!(found.iter().all(|site| site.approximate), "{:?}", found.iter().map(|p| &p.name).collect::<Vec<_>>());
}

#[test]
fn bases_are_found_by_the_names_that_the_forces_use() {
    for (text, name) in [
        ("Jets took off from Naval Air Station Oceana before dawn.", "Naval Air Station Oceana"),
        ("Two jets from RAF Leeming were sent up on Friday.", "RAF Leeming"),
        ("Drones fell on the Halwara air base, officials said.", "Halwara Air Force Station"),
    ] {
        let found = marked(text);
        assert_eq!(found.first().map(|site| (site.name.as_str(), site.approximate)), Some((name, false)), "{text}");
    }
}

#[test]
fn a_name_that_goes_on_over_capitals_is_not_a_part_of_it() {
    assert_site("Jets bombed the port of Ras Isa on Sunday.", "port of Ras Isa", Some(("Port of Ras Isa", true)));
    // Ras is a town in Rajasthan.
    assert_site("Jets bombed the port of Ras Zamzam on Sunday.", "port of Ras Zamzam", None);
}

#[test]
fn what_a_factory_makes_says_that_it_is_no_power_plant() {
    let text = "The company will shut a box plant in Paris, Texas, next year.";
    let found = marked(text);
    let plant = found.first().expect("the plant is marked");
    assert_eq!((plant.kind, plant.facility.is_some()), (Kind::Factory, false), "{plant:?}");
    assert!(plant.lat.is_some_and(|lat| (lat - 33.66).abs() < 0.2), "{plant:?}");
    // No table has widgets.
    let text = "A second widget plant in Paris, Texas, will stay open.";
    assert!(marked(text).iter().all(|site| site.facility.is_none()), "{:?}", marked(text));
}

#[test]
fn a_site_stands_in_the_articles_own_town_of_its_name() {
    let text = "A paper mill in Georgetown, South Carolina, and a box plant in Paris, Texas, will close. The Georgetown \
                mill dates from 1937.";
    let mills: Vec<f64> = marked(text).iter().filter(|p| p.name.ends_with("mill")).filter_map(|p| p.lat).collect();
    assert!(!mills.is_empty() && mills.iter().all(|lat| (lat - 33.37).abs() < 0.2), "{mills:?}");
}

#[test]
fn a_junction_in_a_region_is_no_station() {
    for text in [
        "Russian troops reached a junction in the Donetsk region on Sunday, the military said.",
        "Fighting raged around Pokrovsk, a junction in the Donetsk region through which supplies pass.",
    ] {
        assert!(surfaces(text).is_empty(), "{text}: {:?}", surfaces(text));
    }
}

#[test]
fn a_firm_is_not_the_refinery_that_is_called_after_it() {
    for text in ["Motiva reported higher profits and more crude runs.", "Traders said that Motiva cut its crude runs."]
    {
        assert!(surfaces(text).is_empty(), "{text}: {:?}", surfaces(text));
    }
    assert_site("The Motiva refinery was shut on Friday.", "Motiva refinery", Some(("Port Arthur Refinery", true)));
}

#[test]
fn a_row_that_has_the_name_comes_before_one_that_it_is_made_for() {
    let text = "Workers at the Seminole Generating Station in the United States went home on Tuesday.";
    assert_site(text, "Seminole Generating Station", Some(("Seminole Generating Station", true)));
    assert_site("The Antonivskyi bridge was damaged.", "Antonivskyi bridge", Some(("Antonivka Road Bridge", true)));
}

#[test]
fn a_name_with_another_nouns_sound_keeps_its_own_kind() {
    let found = marked("Unions at BHP's Olympic Dam rejected a two-year offer.");
    assert_eq!(found.first().map(|site| site.kind), Some(Kind::Mine), "{found:?}");
}

#[test]
fn a_word_between_a_site_and_its_place_does_not_part_them() {
    let text = "Drones set an oil depot ablaze in Kamensk-Shakhtinsky, the governor said.";
    let found = marked(text);
    let depot = found.iter().find(|site| site.span.slice(text) == "oil depot").expect("the depot is marked");
    assert!(depot.lat.is_some_and(|lat| (lat - 48.3).abs() < 0.2), "{depot:?}");
}

#[test]
fn a_site_on_a_river_is_not_where_the_article_was_written() {
    let text = "KYIV, Nov 27 (Reuters) - Drones hit a refinery on the Volga overnight, Ukraine's military said.";
    assert!(marked(text).iter().all(|site| site.lat.is_none()), "{:?}", marked(text));
}

#[test]
fn the_place_of_one_site_is_not_that_of_another() {
    let text = "Trains stood idle between the Tonkolili mine and the port of Pepel, where dockers struck.";
    let mine = marked(text).into_iter().find(|site| site.kind == Kind::Mine);
    assert!(mine.is_some_and(|mine| mine.lat.is_none()), "{:?}", marked(text));
}

#[test]
fn a_base_in_a_country_stands_at_the_town_that_is_named_after_it() {
    let found = marked("France handed over its last base in Chad, in N'Djamena, and flew home.");
    assert!(found.iter().any(|base| base.lat.is_some_and(|lat| (lat - 12.1).abs() < 0.2)), "{found:?}");
}

#[test]
fn the_station_of_a_town_with_a_power_plant_is_that_unless_trains_are_spoken_of() {
    let found = marked("Burshtyn station was knocked out in a massed strike.");
    assert_eq!(found.first().map(|site| site.kind), Some(Kind::Thermal), "{found:?}");
    let found = marked("Passengers waited for trains at Burshtyn station.");
    assert!(found.iter().all(|site| site.kind == Kind::RailwayStation), "{found:?}");
}

#[test]
fn what_a_refinery_refines_says_that_it_is_none_of_oil() {
    let found = marked("The company wants to build a lithium refinery in Corpus Christi, Texas.");
    assert!(!found.is_empty() && found.iter().all(|site| site.facility.is_none()), "{found:?}");
}

#[test]
fn a_state_after_the_last_of_several_towns_is_none_of_them() {
    let text = "The firm will spend $10 billion on data centers in Ridgeland and Canton, Mississippi.";
    assert!(!surfaces(text).contains(&"Mississippi"), "{:?}", surfaces(text));
}

#[test]
fn a_ship_or_a_plain_word_says_nothing_of_where_a_site_is() {
    for text in ["The Dali struck a pier of the bridge on Tuesday.", "The Harbour Tunnel was jammed for hours."] {
        assert!(marked(text).iter().all(|site| site.lat.is_none()), "{text}: {:?}", marked(text));
    }
}

#[test]
fn a_port_beside_a_town_is_not_the_towns() {
    let text = "The tug was towed to a port south of Hodeidah on Friday, the coast guard of Yemen said.";
    let found = marked(text);
    assert!(found.iter().all(|site| site.facility.is_none()), "{found:?}");
}

#[test]
fn a_site_that_nobody_knows_is_not_put_at_a_town_of_another_paragraph() {
    let text = "The minister spoke in Lima on Monday. He will stay until May.\n\nHis adviser was not there.\n\n\
        Pickets slept in tents at the Orellana bridge on Sunday, though nobody came to see them.";
    let found = marked(text);
    assert!(!found.is_empty() && found.iter().all(|site| site.lat.is_none()), "{found:?}");
}

#[test]
fn a_works_with_a_name_of_its_own_is_not_another_one_of_its_town() {
    let found = marked("The Kallbo smelter, near Skelleftea in Sweden, was running at half its rate on Monday.");
    assert!(found.iter().all(|site| site.facility.is_none()), "{found:?}");
}

#[test]
fn where_ships_are_bound_and_what_a_railway_does_are_no_sites() {
    for text in [
        "There are four ships on the water for Wilhelmshaven and Zeebrugge, a trader in London said.",
        "South Central Railway has cancelled two trains, officials in Raichur, India, said.",
        "HERALD Metro gathered that the men had fled to Port Harcourt in Nigeria.",
    ] {
        assert!(surfaces(text).is_empty(), "{text}: {:?}", surfaces(text));
    }
}

#[test]
fn the_one_factory_that_a_gazetteer_has_of_a_town_is_not_every_factory_there() {
    let known = |text: &str| marked(text).iter().any(|site| site.facility.is_some());
    for text in [
        "Volvo builds cars at its factory in Ghent, Belgium.",
        "Workers at a factory in Everett, Washington, walked out.",
        "Volvo's factory in Ghent, Belgium, will close.",
        "Skoda is building a car plant near Kosice, Slovakia.",
    ] {
        assert!(!known(text), "{text}: {:?}", marked(text));
    }
    for text in [
        "ArcelorMittal idled a line at its plant in Ghent, Belgium.",
        "The steelworks in Scunthorpe, England, was shut.",
        "Drones hit the tractor plant in Kharkiv, Ukraine.",
    ] {
        assert!(known(text), "{text}: {:?}", marked(text));
    }
}

#[test]
fn a_refinery_is_not_that_of_another_owner() {
    let name = |text: &str| marked(text).first().map(|site| site.name.clone()).unwrap_or_default();
    assert_eq!(name("Shell's refinery in Rotterdam, Netherlands, was shut."), "Pernis refinery");
    assert_eq!(name("BP's refinery in Rotterdam, Netherlands, was shut."), "BP Rotterdam refinery");
}

#[test]
fn an_airport_that_shares_its_field_with_a_base_is_an_airport() {
    let kinds = |text: &str| marked(text).iter().map(|p| p.kind).collect::<Vec<_>>();
    assert_eq!(kinds("Jets bombed Sanaa airport on Monday."), [Kind::Airport]);
    assert_eq!(kinds("Jets bombed the international airport in Sanaa on Monday."), [Kind::Airport]);
    assert_eq!(kinds("Jets bombed Al-Dailami air base on Monday."), [Kind::AirBase]);
    assert_eq!(kinds("Jets bombed Hmeimim air base in Syria on Monday."), [Kind::AirBase]);
    assert_eq!(
        kinds("Sanaa airport was bombed. Pictures showed a crater on the runway at Sanaa."),
        [Kind::Airport, Kind::Airport]
    );
}

#[test]
fn a_price_before_a_name_is_no_part_of_it_and_a_number_with_a_capital_is() {
    assert_eq!(surfaces("MPs clash over the Sh425bn High Grand Falls dam."), ["High Grand Falls dam"]);
    assert_eq!(surfaces("He opened the R4.5bn Kusile power station."), ["Kusile power station"]);
    assert_eq!(surfaces("KenGen runs the Seven Forks dams on the Tana."), ["Seven Forks dams"]);
    assert_eq!(surfaces("Seven Masinga dams would not do."), ["Masinga dams"]);
}

#[test]
fn one_end_of_a_closed_road_is_not_where_the_bridge_at_the_other_stands() {
    let text = "The road is closed from the Chilcotin River bridge at Sheep Creek to Hanceville, about 60 kilometres.";
    assert!(marked(text).iter().all(|p| p.kind != Kind::Bridge || p.lat.is_none()), "{:?}", marked(text));
}

#[test]
fn the_plant_that_a_sentence_brings_up_is_not_the_one_named_before() {
    let text =
        "To the west are the blast furnaces of U.S. Steel Košice. To the east is the plant where Volvo builds cars.";
    assert_eq!(surfaces(text), ["U.S. Steel Košice"]);
}

#[test]
fn a_terminal_is_a_port_where_coal_is_loaded() {
    let found = marked("No coal had been loaded at the Hay Point terminal since four.");
    assert_eq!(found.iter().map(|p| p.kind).collect::<Vec<_>>(), [Kind::Port]);
}

#[test]
fn a_line_of_a_name_is_no_dam_and_an_agency_that_was_told_no_mine() {
    let kinds = |text: &str| marked(text).iter().map(|p| p.kind).collect::<Vec<_>>();
    let text = "Shelling cut the Dniprovska line to the Zaporizhzhia Nuclear Power Plant.";
    assert!(!kinds(text).contains(&Kind::Hydroelectric), "{:?}", marked(text));
    let text = "The Toquepala mine kept operating, a source told Andina.";
    assert_eq!(surfaces(text), ["Toquepala mine"]);
}

#[test]
fn who_works_somewhere_is_no_works() {
    let text = "She lives in De Soto and works at the Lansing clinic, near the power plant in Genoa.";
    assert!(!surfaces(text).iter().any(|s| s.contains("Lansing")), "{:?}", surfaces(text));
    assert_eq!(
        surfaces("He toured the steelworks in Port Talbot and the mines of Kiruna."),
        ["steelworks in Port Talbot", "mines of Kiruna"]
    );
}

#[test]
fn a_plant_near_a_town_is_not_the_power_station_of_its_name() {
    let names = |text: &str| marked(text).iter().map(|p| p.name.clone()).collect::<Vec<_>>();
    assert!(
        !names("The firm said Train 2 at its plant near Gladstone tripped.")
            .contains(&"Gladstone Power Station".to_owned())
    );
}

#[test]
fn port_towns_are_no_port_and_a_sea_belongs_to_none() {
    assert!(surfaces("Russian drones black out Odesa port towns.").is_empty());
    assert_eq!(surfaces("Tanks burnt in the Black Sea port of Novorossiysk."), ["Black Sea port of Novorossiysk"]);
    let berth = marked("A missile damaged a berth at Pivdennyi in Odesa region.");
    assert_eq!(berth.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Port of Pivdennyi"]);
}

#[test]
fn a_gas_terminal_is_known_by_the_other_nouns_of_its_trade() {
    let names = |text: &str| marked(text).iter().map(|p| p.name.clone()).collect::<Vec<_>>();
    assert_eq!(names("Its Sabine Pass liquefied natural gas terminal in Louisiana was shut."), ["Sabine Pass LNG"]);
    let text = "Uniper said its floating terminal at Wilhelmshaven would stop regasifying.";
    assert!(!names(text).contains(&"Wilhelmshaven oil terminal".to_owned()), "{:?}", names(text));
}

#[test]
fn the_smelter_is_no_power_station() {
    let found = marked("The Kemano powerhouse is not covered by the notice. The smelter will cut its output.");
    assert!(
        found.iter().all(|p| p
            .span
            .slice("The Kemano powerhouse is not covered by the notice. The smelter will cut its output.")
            != "smelter"),
        "{found:?}"
    );
}

#[test]
fn a_town_far_from_a_site_makes_its_name_that_of_something_else() {
    for text in [
        "The council wants £213m for the Norwich Western Link, a road between two others.",
        "Adelaide had rain. Ships queue at Port Augusta.",
    ] {
        assert!(surfaces(text).is_empty(), "{text}: {:?}", surfaces(text));
    }
    assert_eq!(surfaces("The Western Link failed again, National Grid said."), ["Western Link"]);
}

#[test]
fn a_town_name_means_the_plant_where_only_plants_do_or_suffer_that() {
    for (text, site) in [
        ("When Homer City was retired in 2023, the county lost its biggest taxpayer.", "Homer City"),
        ("Ameren will refuel Callaway in the spring.", "Callaway"),
        ("Water released from Hirakud on Sunday reached Cuttack two days later.", "Hirakud"),
    ] {
        assert_eq!(surfaces(text), [site], "{text}");
    }
    assert_eq!(surfaces("EDF is to keep Heysham and Torness open to 2030."), ["Heysham", "Torness"]);
    assert_eq!(surfaces("The firm will close Baldwin and Kincaid, two coal plants, in 2027."), ["Baldwin", "Kincaid"]);
    for text in [
        "Homer City was praised in 2023 by the county's biggest taxpayer.",
        "Retired teachers of Callaway will sing in the spring.",
        "Buses from Hirakud on Sunday reached Cuttack two hours later.",
    ] {
        assert!(surfaces(text).is_empty(), "{text}: {:?}", surfaces(text));
    }
}

#[test]
fn a_longer_name_does_not_stand_in_a_far_city_that_it_begins_with() {
    let placed = |text: &str| marked(text).iter().any(|site| site.lat.is_some());
    assert!(!placed("Water was released at the Toledo Bend Dam on Sunday, Louisiana officials said."));
    assert!(placed("Water was cut off at the Durban Heights water works."));
}

#[test]
fn who_keeps_a_harbour_or_a_bridge_is_no_site() {
    assert!(surfaces("The harbour master of Zeebrugge retired.").is_empty());
    assert!(surfaces("The bridge keeper at Tower Hill went home.").is_empty());
}

#[test]
fn a_power_station_adds_nothing_to_what_its_operator_said() {
    let text = "The Grid Operator said the collapse began at noon. Supply came back from the Shiroro hydropower station by \
                four, it added.";
    let found = common::annotator().annotate(&Article::from_plain_text(text));
    let names: Vec<&str> = found.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["Grid Operator"]);
}

#[test]
fn a_new_site_stands_in_the_town_that_opens_the_sentence_and_is_none_of_the_known_ones() {
    let text = "In Odesa, DTEK said a substation had been hit.";
    let found = marked(text);
    let [site] = found.as_slice() else { panic!("{found:?}") };
    assert!(site.facility.is_none() && site.approximate && site.lat.is_some_and(|lat| (lat - 46.5).abs() < 0.2));
    assert!(marked("In Kharkiv, the mayor said a power plant near Lviv was hit.").iter().all(|p| p.lon < Some(25.0)));
}

#[test]
fn a_city_with_the_largest_nuclear_plant_behind_a_comma_is_the_plant() {
    let text = "The watchdog said Zaporizhzhia, Europe's largest nuclear plant, had lost its last line.";
    assert_eq!(marked(text)[0].kind, Kind::Nuclear);
    assert!(marked("They landed at Odesa, Ukraine's largest port, on Friday.").iter().all(|p| p.kind != Kind::Nuclear));
}

#[test]
fn a_consortium_that_speaks_and_roads_between_are_no_sites() {
    assert!(surfaces("The Caspian Pipeline Consortium said its tanks were full.").is_empty());
    let text = "The Caspian Pipeline Consortium, which ships crude from a terminal at Yuzhnaya Ozereyevka, said its tanks were full.";
    assert_eq!(surfaces(text), ["Yuzhnaya Ozereyevka"]);
    assert_eq!(
        surfaces("Oil flows through the Caspian Pipeline Consortium all year."),
        ["Caspian Pipeline Consortium"]
    );
    assert!(surfaces("Police closed the road between Carbon Plant and Violet roads.").is_empty());
    assert!(
        surfaces("Coal goes by rail to Paradip and by ship to Ennore and Krishnapatnam, where it is burned.")
            .is_empty()
    );
    assert!(surfaces("It kept the lights on in Cape Town, and so did the city's own station at Steenbras.").is_empty());
    assert_eq!(surfaces("The owner may idle the Tomago smelter by Christmas."), ["Tomago smelter"]);
}

#[test]
fn several_on_a_river_and_one_of_a_state_are_not_the_one_that_is_known() {
    for text in [
        "Inspectors were sent from Ankara to three dams on the Euphrates.",
        "A safety board called it the deadliest plant in Texas.",
    ] {
        assert!(marked(text).iter().all(|p| p.facility.is_none()), "{text}: {:?}", marked(text));
    }
}

#[test]
fn a_date_is_no_part_of_a_bridge_and_a_firm_of_pipelines_is_none() {
    let text = "Divers from Izmail would examine the piers of the bridge on Nov. 25, the mayor said.";
    assert!(surfaces(text).iter().all(|words| !words.contains("Nov")), "{:?}", surfaces(text));
    let text = "Oil went on through the Druzhba pipeline. Reports of a leak were denied by the state pipeline company.";
    assert_eq!(surfaces(text), ["Druzhba pipeline"]);
}

#[test]
fn ships_and_works_that_are_called_so_are_no_sites() {
    for text in [
        "The tanker Kerch Bridge was seized on Friday.",
        "First out was the Northern Pier, a tanker under the flag of Gabon.",
        "The frigate USS Hudson Bridge sailed from Norfolk.",
        "They showed Howrah Bridge, the 1958 thriller with Madhubala.",
        "My laptop has a Thunderbolt port and an SSH tunnel, and the pitcher plants want rain.",
        "Cars crossing the river paid twice.",
    ] {
        assert!(surfaces(text).is_empty(), "{text}: {:?}", surfaces(text));
    }
    assert_eq!(surfaces("Cars jammed Howrah Bridge, a landmark of Kolkata."), ["Howrah Bridge"]);
    assert_eq!(surfaces("Tankers passed the Kerch Bridge, a ship captain said."), ["Kerch Bridge"]);
}

#[test]
fn a_measure_belongs_to_no_name() {
    let text = "All four units of the 168-MW Periyar power station were running.";
    assert_eq!(surfaces(text), ["Periyar power station"]);
}

#[test]
fn a_station_of_reactors_or_megawatts_is_no_railway_station() {
    let found = marked("The six-reactor station in Enerhodar has stood still since 2022.");
    assert!(found.iter().all(|p| p.kind != Kind::RailwayStation), "{found:?}");
    let found = marked("Trains left the station in Enerhodar at noon.");
    assert!(found.iter().any(|p| p.kind == Kind::RailwayStation), "{found:?}");
}

#[test]
fn a_name_with_a_noun_of_its_own_is_not_what_else_is_near() {
    let found = marked("Tankers waited off the Singapore LNG Terminal in Singapore.");
    assert!(found.iter().all(|p| p.kind != Kind::Port && !p.name.contains("Port")), "{found:?}");
}

#[test]
fn a_town_that_is_called_a_harbour_is_no_port() {
    assert!(surfaces("She runs a bakery in Quigley Harbor, she said.").is_empty());
}

#[test]
fn ships_among_others_teams_and_quarters_are_no_sites() {
    for text in [
        "Tanger took eleven diverted ships, the Manhattan Bridge among them.",
        "The passengers of the Star Harbour will go on by coach.",
        "While Thai Port were losing at home, the fans left.",
        "In the Airport Residential Area water was short.",
        "My aluminium plant has gone green.",
        "They flew on with The Bridge at Remagen for entertainment.",
    ] {
        assert!(surfaces(text).is_empty(), "{text}: {:?}", surfaces(text));
    }
    assert_eq!(surfaces("Cars crossed the Manhattan Bridge before noon."), ["Manhattan Bridge"]);
}

#[test]
fn two_nouns_of_one_name_are_one_site() {
    assert_eq!(surfaces("The Olympic Dam mine was quiet."), ["Olympic Dam mine"]);
}
