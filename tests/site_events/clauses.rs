//! Events told across clauses and sentences, and of "it".

use crate::check;

#[test]
fn it_at_the_head_of_the_next_sentence_takes_up_a_site_that_was_the_subject() {
    check(&[
        ("The Tuapse refinery stands on the Black Sea. It was struck on Friday.", "struck"),
        ("A tanker left the Tuapse refinery. It was struck on Friday.", "-"),
    ]);
}

#[test]
fn what_is_said_after_a_relative_clause_is_what_became_of_the_site() {
    check(&[
        ("The Olkaria geothermal plant, which tripped on Friday, was on fire by evening.", "on_fire + shut_down"),
        ("The Tuapse refinery, which was struck in March, was built by Rosneft.", "struck"),
        ("The Tuapse refinery, which supplies the army, was struck by drones.", "struck"),
    ]);
}

#[test]
fn it_later_in_the_sentence_is_the_site_where_nothing_else_can_be() {
    check(&[
        ("The company bought the Drax power station in 2010 and closed it in 2015.", "shut_down"),
        ("Sailors passed the Antonivka Road Bridge at noon, and it collapsed.", "destroyed"),
        ("Tankers waited at the Tuapse refinery as drones struck it.", "-"),
    ]);
}

#[test]
fn a_participle_in_apposition_tells_what_became_of_a_site() {
    check(&[
        ("The Grangemouth refinery, idled since 2022, stands to gain.", "shut_down"),
        ("The Tuapse refinery, struck by drones in March, is owned by Rosneft.", "struck"),
        ("The Kerch bridge, built in 2018, is 19 km long.", "-"),
        ("The Tuapse refinery, owned by Rosneft, is on the coast.", "-"),
    ]);
}

#[test]
fn a_mention_has_all_that_its_sentence_tells_of_the_site() {
    check(&[
        ("The Crimean Bridge was closed for four hours and reopened at dawn.", "shut_down + restarted"),
        ("The Ryazan refinery went offline but has since resumed.", "shut_down + restarted"),
        (
            "The Ryazan refinery tripped on Monday after a fault in a boiler and was back online by noon.",
            "shut_down + restarted",
        ),
        ("The Ryazan refinery, which was hit in March, reopened in May.", "restarted + struck"),
        ("The Ryazan refinery has been idle since it was attacked in March.", "shut_down + struck"),
        ("The Ryazan refinery was closed after a drone struck its tanks.", "shut_down + struck"),
        ("The Ryazan refinery was shut after drones flew in and exploded.", "shut_down"),
    ]);
}

#[test]
fn where_and_whose_tell_of_a_part() {
    check(&[
        ("The fuel comes from the Ryazan refinery, where a crude unit has been offline since May.", "shut_down"),
        ("He works at the Ryazan refinery, where an explosion killed four.", "on_fire"),
        ("At the port of Odesa, two warehouses burned down.", "damaged"),
        ("He works at the Ryazan refinery, where a canteen opened.", "-"),
    ]);
}

#[test]
fn it_in_the_next_sentence_is_taken_up_as_an_object_where_no_preposition_governs_the_site() {
    check(&[
        ("Rebels reached the Rumaila oil field on Sunday. By noon they had seized it.", "seized"),
        ("A tanker lay near the port of Odesa. Pirates had seized it.", "-"),
        ("Drones hit the Ryazan refinery again. It had only reopened in May.", "struck + restarted"),
    ]);
}

#[test]
fn what_came_of_it_is_told_in_the_next_sentence() {
    check(&[
        ("The strike hit the Ryazan refinery. It caused a fire that halted two units.", "struck + on_fire + shut_down"),
        ("Drones hit the Ryazan refinery. Two tanks were destroyed.", "struck + damaged"),
        ("Drones hit the Ryazan refinery. Its second unit tripped.", "struck + shut_down"),
        ("Drones hit the Ryazan refinery. It caused a stir in Moscow.", "struck"),
        ("The minister visited the Ryazan refinery. Two tanks were destroyed.", "-"),
        ("Drones hit the Ryazan refinery. A fire in Tula destroyed two tanks.", "struck"),
    ]);
}

#[test]
fn a_site_in_the_town_that_opens_the_sentence_has_what_happened_there() {
    check(&[
        ("In Odesa, DTEK said two substations had been hit and 95,000 homes were dark.", "struck"),
        ("In Ukraine, two substations were hit.", ""),
        ("Drones struck an oil refinery in Russia's Samara region.", "struck"),
    ]);
}

#[test]
fn a_clause_before_the_site_tells_of_it() {
    check(&[
        ("Before it was blown up in 2023, the Kakhovka dam held the water of a lake.", "destroyed"),
        ("Swept away by the flood of 2010, the Kalam bridge was not rebuilt.", "destroyed"),
        ("After he was hit by a bus, the Kalam bridge was named for him.", "-"),
        ("Before it reached the town, the Kalam bridge was in sight.", "-"),
    ]);
}

#[test]
fn a_verb_that_follows_tells_what_else_was_done_there() {
    check(&[
        ("Debris fell on a pier at the Sheskharis oil terminal and set a loading arm on fire.", "struck + on_fire"),
        ("Drones hit the Ryazan refinery, damaging two tanks.", "struck + damaged"),
        ("Drones hit the Ryazan refinery and set a school in the town on fire.", "struck"),
        ("The Ryazan refinery was hit and a fire broke out at its main unit.", "struck + on_fire"),
    ]);
}

#[test]
fn what_is_said_of_the_work_there_is_of_the_site_of_the_sentence_before() {
    check(&[
        ("Waves damaged the Tuapse oil terminal. Loadings there were suspended.", "damaged + shut_down"),
        ("He comes from the port of Odesa. Loadings there were suspended.", "shut_down"),
        ("He went from the port of Odesa to Kerch. Loadings there were suspended.", "-"),
        ("He works at the port of Odesa. Friends there were evacuated.", "-"),
    ]);
}

#[test]
fn what_is_said_behind_more_than_its_name_is_said_of_the_site() {
    check(&[
        ("The water pipeline from the Svartsengi power station was severed in February.", "damaged, -"),
        (
            "The port of Odesa has worked at half of its capacity since its cranes were destroyed in May.",
            "disrupted + damaged",
        ),
        ("Water flowed over the coffer dam at the Mohmand Dam.", "overflowed"),
        ("A stacker-reclaimer collapsed at Paradip Port.", "damaged"),
        ("The Grand Rapids generating station was not threatened.", "not threatened"),
        ("The Grand Rapids generating station is threatened by the fire.", "-"),
    ]);
}

#[test]
fn it_after_a_closure_is_told_to_reopen_and_nothing_else() {
    check(&[
        ("He was late because of the closure of the Kessock Bridge. It reopened at noon.", "shut_down + restarted"),
        ("He was late because of the closure of the Kessock Bridge. It was damaged by rust.", "shut_down"),
    ]);
}

#[test]
fn a_headlines_comma_ends_what_its_verb_is_said_of() {
    check(&[
        ("Legazpi airport shut, Matnog port strands thousands", "shut_down, -"),
        ("Traffic was sent over the Forth Road Bridge, which was itself down to one lane.", "disrupted"),
        ("The road below Byllesby Dam, which was down to one lane, is shut.", "-"),
        ("The Tomago smelter, long idle, was not affected.", "not affected + shut_down"),
    ]);
}

#[test]
fn the_road_is_the_one_that_was_named_where_no_other_site_is() {
    check(&[
        ("On the M65, a wall of dust caused a pile-up and closed the road for five hours.", "shut_down"),
        ("A lorry overturned on the M65 near Burnley. The road was closed for six hours.", "shut_down, shut_down"),
        ("Lorries have the M65 to themselves, because the motorway is shut to cars.", "-, shut_down"),
        ("A lorry left the M65 and blocked the road to the farm.", "-"),
        ("A lorry left the Tuapse refinery. The road was closed for six hours.", "-"),
        ("Buses left the M65 at the Drax power station, and the road was closed.", "-, -, shut_down"),
    ]);
}

#[test]
fn it_behind_a_part_or_the_work_of_a_site_is_the_site() {
    check(&[
        ("A span of the Forth Road Bridge sagged. The ministry closed it to lorries.", "damaged + shut_down"),
        ("Traffic on the M65 was stopped for four hours; it was restored by 5 p.m.", "shut_down + restarted"),
        ("A boy from the Forth Road Bridge estate ran off. The police closed it.", "-"),
    ]);
}

#[test]
fn what_somebody_at_a_site_says_of_its_parts_is_told_of_it() {
    check(&[
        ("An engineer at the Tuapse refinery, who asked not to be named, said two tanks had cracked.", "damaged"),
        ("Heathrow said the runway had reopened.", "restarted"),
        ("An engineer at the Tuapse refinery said the tanks in Sochi had cracked.", "-, damaged"),
        ("An engineer at the Tuapse refinery said his roof had cracked.", "-"),
        ("Drones hit the Tuapse refinery. Officials said two tanks were destroyed.", "struck + damaged"),
        ("Drones hit the Tuapse refinery. Pumping at one of the berths had resumed by noon.", "struck + restarted"),
    ]);
}

#[test]
fn numbers_distances_and_places_behind_a_site_part_it_from_no_verb() {
    check(&[
        ("The bridge on County Road 1900 is still closed.", "shut_down"),
        (
            "The Forth Road Bridge, a 2.5-kilometre (1.6-mile) steel crossing about 14 kilometres (9 miles) west of Edinburgh, was not damaged.",
            "not damaged",
        ),
        ("Traffic went to the Forth Road Bridge a few miles upstream, which is due for an inspection.", "inspected"),
        ("She wants an inquiry into the Forth Road Bridge, which was retrofitted in 2023.", "repaired"),
        ("On the Baikal-Amur railway, where a washout near Tynda has stopped trains, staff were sent home.", "damaged"),
    ]);
}

#[test]
fn a_road_is_shut_between_two_towns_and_a_site_has_the_clause_that_another_acts_in() {
    check(&[
        ("The A47 between Acle and Great Yarmouth was closed.", "shut_down"),
        ("The M4 westbound is closed.", "shut_down"),
        ("The Forth Road Bridge, on the M90 between Perth and Leeds, was closed.", "shut_down, -"),
        ("Trains between Ripon and the Forth Road Bridge were held at a signal.", "-"),
        ("As the grid trips again, the Tuapse refinery is calm.", "-"),
        ("The Yamal pipeline that brings gas to the town has been shut off.", "shut_down"),
        ("The Engels air base, which the army has bombed repeatedly, was quiet.", "struck"),
        ("Sheds near the Engels air base, which the army has bombed, were quiet.", "-"),
        ("Engineers came to Heathrow Airport on Tuesday and that the plant would be back by Saturday.", "-"),
    ]);
}

#[test]
fn the_second_of_two_sites_has_what_befell_both_and_none_of_what_befell_one() {
    check(&[
        (
            "Drones had struck the Ryazan oil refinery, some 180 kilometres (110 miles) southeast of Moscow, and the Sheskharis oil terminal in Novorossiysk on Friday.",
            "struck, struck",
        ),
        (
            "Drones had struck the Ryazan oil refinery, the governor said, and the Sheskharis oil terminal was quiet.",
            "struck, -",
        ),
        ("Floods have closed Heathrow Airport and skirted the Forth Road Bridge.", "shut_down, -"),
        ("Fire knocked out a nuclear plant and the Humber Bridge on the main road collapsed.", "destroyed"),
    ]);
}

#[test]
fn what_stands_between_a_site_and_its_verb_is_passed_over() {
    check(&[
        (
            "The bridge on County Road 12 over the North Fork of Short Creek, near Georgetown, will close in May.",
            "soon shut_down",
        ),
        ("The NordLink cable with Norway tripped on overload.", "shut_down"),
        ("The firm cut production by about one-fifth at its Port Arthur refinery.", "disrupted"),
        ("The firm cut its stake by about one-fifth at the Port Arthur refinery.", "-"),
    ]);
}

#[test]
fn what_waits_for_a_site_and_what_is_expected_of_it_has_not_come_about() {
    check(&[
        ("The road would stay shut until the Humber Bridge was repaired.", "soon repaired"),
        ("Traffic returned once the Humber Bridge was repaired.", "repaired"),
        ("He does not expect the Humber Bridge to reopen before May.", "soon not restarted"),
        ("The firm expects the Come By Chance refinery to be back at normal rates by the weekend.", "soon restarted"),
        (
            "A month-long shutdown of the Paks nuclear plant, planned from May for repairs, would now be put off.",
            "soon shut_down",
        ),
        ("The Paks nuclear plant may be forced to close.", "feared shut_down"),
        ("The firm aims to restart the Whiting refinery by May.", "soon restarted"),
        ("The firm was preparing to shut two units at the Whiting refinery.", "soon shut_down"),
        ("The sale of the Fawley refinery fell through.", "-"),
        ("He feared that the army was preparing to strike the Fawley refinery.", "feared struck"),
        ("The mill was to close once power from the Kariba dam reached the town.", "-"),
        ("The Paks nuclear plant would keep generating throughout.", "soon not shut_down"),
        ("The Paks nuclear plant was the largest in the country before it was destroyed in 2024.", "destroyed"),
        ("The Paks nuclear plant has been quiet since it was destroyed in 2024.", "-"),
    ]);
}

#[test]
fn plain_words_tell_of_spilling_tripping_and_faults() {
    check(&[
        ("Tarbela Dam began to spill on Saturday afternoon.", "overflowed"),
        ("Tarbela Dam was spilling on Sunday night.", "overflowed"),
        ("The Paks nuclear plant spilled on Sunday night.", "-"),
        ("A unit at the Paks nuclear plant shut itself down.", "shut_down"),
        ("Heathrow Airport scrubbed 14 flights on Monday.", "disrupted"),
        ("The Paks nuclear plant was “generating nothing” as of the morning, its owner said.", "shut_down"),
        ("A fault at the Paks nuclear plant cut off 11,400 homes.", "damaged"),
        ("Gas flows through the TurkStream pipeline fell to zero.", "shut_down"),
        ("Lorries were queuing at the port of Santos.", "disrupted"),
        ("A power cut hit Heathrow Airport.", "disrupted"),
        ("A power cut at Heathrow Airport followed a fire.", "shut_down"),
        ("Heathrow Airport was hit by an outage.", "disrupted"),
        ("The Kariba dam itself is not in any danger.", "not threatened"),
        ("Zambia opened the Kariba dam gates on Monday.", "released_water"),
    ]);
}

#[test]
fn what_says_when_or_why_is_no_object() {
    check(&[
        ("The Paks nuclear plant tripped during the storm.", "shut_down"),
        ("The Paks nuclear plant tripped due to a fault.", "shut_down"),
        ("The Humber Bridge collapsed three days ago.", "destroyed"),
        ("The Humber Bridge collapsed two hours after the quake.", "destroyed"),
        ("The Humber Bridge reopened the next day.", "restarted"),
        ("The Humber Bridge closed this week.", "shut_down"),
        ("The port of Odesa closed the week with a gain.", "-"),
        ("The port of Odesa closed two schools.", "-"),
        ("The port of Odesa closed a year of losses.", "-"),
    ]);
}
