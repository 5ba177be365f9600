//! What is denied, hedged, planned, feared, supposed or meant otherwise.

use crate::check;

#[test]
fn what_is_denied_is_not_said_to_have_happened() {
    check(&[
        ("The Tuapse refinery was not damaged.", "not damaged"),
        ("There was no attack on the Tuapse refinery.", "not struck"),
        ("The raid never reached them and did not hit the Tuapse refinery.", "not struck"),
    ]);
}

#[test]
fn what_befell_no_part_of_a_site_did_not_befall_it() {
    check(&[
        ("No part of the Tuapse refinery was damaged.", "not damaged"),
        ("None of the tanks at the Tuapse refinery had been hit.", "not struck"),
        ("No alarm rang, and the Tuapse refinery was hit.", "struck"),
        ("There was no doubt, and the Tuapse refinery was hit.", "struck"),
    ]);
}

#[test]
fn what_is_hedged_is_marked_so() {
    check(&[
        ("The Tuapse refinery was reportedly struck.", "maybe struck"),
        ("Drones may have damaged the Tuapse refinery.", "maybe damaged"),
        ("The Tuapse refinery is believed to have been hit.", "maybe struck"),
        ("The army has not said that the Tuapse refinery was hit.", "-"),
        ("Officials have not confirmed that drones hit the Tuapse refinery.", "maybe struck"),
    ]);
}

#[test]
fn what_is_wanted_or_aimed_at_gives_no_event_and_what_is_to_come_or_threatened_says_so() {
    check(&[
        ("Rebels threatened to seize the Tuapse refinery.", "feared seized"),
        ("The board voted to close the Tuapse refinery.", "soon shut_down"),
        ("The board had threatened to close the Tuapse refinery.", "-"),
        ("The army shot down three drones aimed at the Tuapse refinery.", "-"),
        ("The Tuapse refinery will be closed in May.", "soon shut_down"),
        ("The Tuapse refinery is to be closed for a week.", "soon shut_down"),
        ("The owner plans to shut the Tuapse refinery.", "soon shut_down"),
        ("Ships wait until the Tuapse refinery reopens.", "soon restarted"),
        ("Ships waited until the Tuapse refinery reopened.", "restarted"),
        ("Once the Tuapse refinery is repaired, ships may call.", "soon repaired"),
        ("The owner has no plans to shut the Tuapse refinery.", "soon not shut_down"),
        ("The owner had planned to shut the Tuapse refinery in May.", "-"),
        ("Campaigners want to shut the Tuapse refinery.", "asked shut_down"),
        ("The council called on the owner to close the Tuapse refinery.", "asked shut_down"),
        ("The Tuapse refinery can be closed within a minute.", "-"),
        ("The Tuapse refinery should be closed, a minister said.", "asked shut_down"),
        ("Fears of an attack on the Zaporizhzhia nuclear power plant grew.", "feared struck"),
    ]);
}

#[test]
fn a_source_that_denies_it_makes_the_event_a_denied_one() {
    check(&[("Moscow denied that its forces had struck the Zaporizhzhia nuclear power plant.", "not struck")]);
}

#[test]
fn a_contraction_denies_as_its_words_in_full_do() {
    check(&[
        ("The Tuapse refinery will not be closed.", "soon not shut_down"),
        ("The Tuapse refinery won't be closed.", "soon not shut_down"),
        ("The Tuapse refinery was not closed.", "not shut_down"),
        ("The Tuapse refinery wasn’t closed.", "not shut_down"),
    ]);
}

#[test]
fn what_is_called_false_or_a_rumour_is_told_so() {
    check(&[
        ("A note claiming that the Hirakud dam had burst is false.", "not destroyed"),
        ("Posts falsely said that the Hirakud dam had burst.", "not destroyed"),
        ("He fled on false reports that the Hirakud dam had burst.", "not destroyed"),
        ("Rumours that the Hirakud dam had burst drove people to the hills.", "maybe destroyed"),
    ]);
}

#[test]
fn what_could_yet_happen_or_was_before_gives_no_event() {
    check(&[
        ("Further damage to the port of Odesa could raise prices.", "-"),
        ("It wants money for the repair of the Morandi bridge.", "asked asked"),
        (
            "The Ryazan refinery must stop, barely five weeks after it resumed production.",
            "asked shut_down + restarted",
        ),
    ]);
}

#[test]
fn a_verb_in_ing_that_is_only_weighed_gives_no_event() {
    check(&[
        ("Ministers considered closing Heathrow Airport.", "-"),
        ("Labour proposes closing the Drax power station.", "-"),
        ("Repairing the Morandi bridge would have cost more.", "-"),
        ("He accused Russia of shelling the Zaporizhzhia nuclear power plant.", "struck"),
        ("Drones flew in from the sea, striking the Tuapse refinery.", "struck"),
        ("Petroineos began closing the Grangemouth refinery.", "shut_down"),
    ]);
}

#[test]
fn what_may_yet_happen_is_told_from_what_may_have() {
    check(&[
        ("Petroineos may close the Grangemouth refinery.", "feared shut_down"),
        ("Unions fear that the Grangemouth refinery could be shut.", "feared shut_down"),
        ("The Grangemouth refinery may have been hit.", "maybe struck"),
    ]);
}

#[test]
fn what_hits_only_the_books_strikes_nothing() {
    check(&[
        ("The Tuapse refinery was hit with a fine of two million roubles.", "-"),
        ("The Grangemouth refinery was hit hard by falling demand.", "-"),
        ("Sanctions hit the port of Ust-Luga.", "-"),
        ("The EU targeted the port of Ust-Luga with sanctions.", "-"),
        ("The Tuapse refinery was hit by a drone.", "struck"),
    ]);
}

#[test]
fn what_was_averted_foiled_or_simulated_has_not_happened() {
    check(&[
        ("An attack on the Zaporizhzhia nuclear power plant was foiled.", "-"),
        ("Ukraine said it had prevented an attack on the Zaporizhzhia nuclear power plant.", "-"),
        ("A drill simulated an attack on the Zaporizhzhia nuclear power plant.", "-"),
        ("An attack on the Zaporizhzhia nuclear power plant would be a catastrophe.", "-"),
        ("An attack on the Zaporizhzhia nuclear power plant was condemned.", "struck"),
    ]);
}

#[test]
fn shots_are_no_fire_and_stores_of_missiles_no_strike() {
    check(&[
        ("Police opened fire at the Rafah crossing.", "-"),
        ("Russia has stationed 40 missiles at the Engels air base.", "-"),
        ("The company launched a ferry service at the port of Odesa.", "-"),
        ("Iran fired missiles at the Al Udeid air base.", "struck"),
        ("Bombs were dropped on the Fordow nuclear plant.", "struck"),
    ]);
}

#[test]
fn what_stays_as_it_is_is_so_now() {
    check(&[
        ("Heathrow Airport will stay closed until Saturday.", "shut_down"),
        ("Heathrow Airport would remain shut, he said.", "shut_down"),
        ("Heathrow Airport will close on Saturday.", "soon shut_down"),
        ("Heathrow Airport will stay open until Saturday.", "not shut_down"),
    ]);
}

#[test]
fn what_is_only_supposed_or_said_in_quotation_marks_gives_no_event() {
    check(&[
        ("If a missile hit the Tuapse refinery, the town would burn.", "-"),
        ("Had the Kakhovka dam burst, the town would have drowned.", "-"),
        ("The bridge at Zatoka has been “destroyed” again, he joked.", "-"),
        ("There was no truth in reports that the Ryazan refinery had tripped.", "not shut_down"),
    ]);
}

#[test]
fn what_did_not_happen_is_told_with_did_not_too() {
    check(&[
        ("The Kakhovka dam did not fail.", "not damaged"),
        ("The Kakhovka dam itself was not damaged.", "not damaged"),
    ]);
}

#[test]
fn unharmed_is_denied_harm() {
    check(&[
        ("The company said the Tengiz oil field was undamaged.", "not damaged"),
        ("The company said the Tengiz oil field was not affected.", "not affected"),
        ("The Tengiz oil field was affected.", "-"),
        ("The Pernis refinery was running normally, Shell said.", "not shut_down"),
        ("No damage had been done to the main works at Mohmand Dam.", "not damaged"),
        ("The Kursk nuclear power plant was neither hit nor damaged.", "not struck + not damaged"),
    ]);
}

#[test]
fn what_will_hit_the_purse_or_stop_the_work_for_a_day_strikes_nothing() {
    check(&[
        ("A strike would hit the port of Antwerp hard.", "-"),
        ("Walkouts could hit Heathrow Airport on Friday.", "-"),
        ("Higher tolls will hit the Panama Canal.", "-"),
        ("Attacked by critics, the Sizewell C nuclear plant has few friends.", "-"),
        ("Israel may strike the Natanz nuclear plant.", "feared struck"),
        ("The Golden Gate Bridge would have been closed if the wind had risen.", "-"),
        ("The deal would see the Grangemouth refinery shut.", "-"),
        ("Campaigners plan to block the Golden Gate Bridge.", "soon shut_down"),
    ]);
}

#[test]
fn what_is_asked_for_is_not_done_and_work_that_goes_on_is() {
    check(&[
        ("She called for an inspection of the Forth Road Bridge.", "asked inspected"),
        ("Engineers inspected the Forth Road Bridge on Monday.", "inspected"),
        ("Repairs to the Forth Road Bridge will last until May.", "repaired"),
        ("Work on the Rogun dam will begin in May.", "soon under_construction"),
        ("He went to work on the Rogun dam.", "-"),
        ("Plans for the Rogun dam were approved.", "planned"),
    ]);
}

#[test]
fn what_is_put_off_has_not_been_completed_and_what_is_debunked_has_not_been() {
    check(&[
        ("Completion of the Rogun dam has slipped to 2035.", "-"),
        ("Construction of the Fehmarnbelt tunnel has been delayed.", "delayed"),
        ("NNPC debunked a report that the Jamnagar refinery was affected.", "not affected"),
        ("The Morandi bridge's collapse killed 43.", "destroyed"),
        ("A tanker ran aground in the Suez Canal.", "disrupted"),
    ]);
}

#[test]
fn what_is_not_passable_is_shut_and_what_still_stands_is_not_down() {
    check(&[
        ("The Forth Road Bridge was not passable because of ice.", "shut_down"),
        ("The Forth Road Bridge is passable again.", "restarted"),
        ("The Forth Road Bridge was passable on Monday.", "not shut_down"),
        ("The Forth Road Bridge is standing but impassable, an engineer said.", "not destroyed + shut_down"),
        ("The Drax power station is standing idle.", "shut_down"),
    ]);
}

#[test]
fn what_goes_on_working_has_not_stopped_and_what_works_is_no_news() {
    check(&[
        ("The port of Odesa continued to work \"with restrictions\".", "not shut_down"),
        ("The Tuapse refinery kept working.", "not shut_down"),
        ("Heathrow Airport continues to work with the police.", "-"),
        ("Crews kept the Forth Road Bridge open through the flood.", "not shut_down"),
        ("The agency said the Drax power station was operating.", "not shut_down"),
        ("The Drax power station was operating in 1980 under another owner.", "-"),
    ]);
}

#[test]
fn a_word_that_somebody_is_quoted_with_is_told() {
    check(&[
        ("The Hirakud dam was \"washed out,\" the regional office said.", "damaged"),
        ("The ministry said its forces hit \"the Feodosia oil depot\".", "struck"),
        ("The governor confirmed damage to \"the Feodosia oil depot\".", "damaged"),
    ]);
}

#[test]
fn queues_that_works_could_lead_to_are_feared_only() {
    check(&[
        ("Drivers fear that the works could lead to queues on the Forth Road Bridge.", "feared disrupted"),
        ("The works led to queues on the Forth Road Bridge.", "disrupted"),
        ("Drivers should expect delays on the Forth Road Bridge.", "soon disrupted"),
    ]);
}

#[test]
fn plans_that_were_dropped_will_shut_nothing() {
    check(&[
        ("Plans to close the Drax power station were dropped.", "-"),
        ("Plans to close the Drax power station were approved.", "soon shut_down + planned"),
    ]);
}

#[test]
fn a_headlines_infinitive_is_to_come_and_what_somebody_calls_for_is_not() {
    check(&[
        ("County to tear out Forth Road Bridge\n\nThe council voted on Monday.", "soon destroyed"),
        ("Tuapse refinery to close for repairs\n\nThe owner said so on Monday.", "soon shut_down"),
        ("Calls to close Tuapse refinery\n\nNeighbours met on Monday.", "asked shut_down"),
        ("Drax power station ablaze after blast\n\nFiremen came on Monday.", "on_fire"),
        ("Heathrow Airport closed a deal with airline\n\nIt was signed on Monday.", "-"),
        (
            "Barrage knocks out Drax power station and sets Tuapse refinery ablaze\n\nIt was a long night.",
            "damaged, on_fire",
        ),
    ]);
}

#[test]
fn rumours_about_a_named_dam_reach_it_past_what_says_where_it_is() {
    check(&[(
        "The sheriff said rumours on Facebook that Hirakud Dam, upstream on the Mahanadi River, had been breached were false.",
        "not maybe damaged",
    )]);
}

#[test]
fn what_is_planned_for_a_day_is_to_come_and_what_is_decided_on_is_not_yet_done() {
    check(&[
        ("A planned shutdown of the Tuapse refinery will begin in May.", "soon shut_down"),
        ("The shutdown of the Tuapse refinery that has been planned for May would go ahead.", "soon shut_down"),
        ("The closure of the Forth Road Bridge will last until May.", "shut_down"),
        ("They put off a decision on the closure of the Forth Road Bridge.", "-"),
        ("Ministers clashed over the closure of the Forth Road Bridge.", "shut_down"),
    ]);
}

#[test]
fn a_denial_reaches_over_quotation_marks_and_a_gate_that_stuck_is_no_plan() {
    check(&[
        ("Posts that the Forth Road Bridge had closed were \"flat wrong.\"", "not shut_down"),
        ("He was wrong to say the Forth Road Bridge had closed.", "shut_down"),
        ("The navy denied hitting the Tuapse refinery.", "not struck"),
        ("Two gates of the Hirakud dam could not be lifted in time.", "not released_water"),
        ("The Hirakud dam will release no water.", "soon not released_water"),
    ]);
}

#[test]
fn what_works_as_ever_has_not_stopped() {
    check(&[
        ("The Tuapse refinery was working as normal.", "not shut_down"),
        ("The Tuapse refinery remained in service.", "not shut_down"),
        ("The Tuapse refinery is in service.", "-"),
        ("Heathrow Airport was open, but no one came.", "not shut_down"),
        ("The walkout will not affect the Tuapse refinery.", "soon not affected"),
        ("The walkout will affect the Tuapse refinery.", "-"),
        ("There was no threat to the Hirakud dam, he said.", "not threatened"),
        ("Silt is a threat to the Hirakud dam, he said.", "-"),
        ("The Tuapse refinery runs on its own power and is not affected.", "not affected"),
        ("He owns the Tuapse refinery and was arrested.", "-"),
    ]);
}

#[test]
fn what_is_demanded_is_neither_done_nor_planned() {
    check(&[
        ("Residents demanded that the Golden Gate Bridge be repaired at once.", "asked repaired"),
        ("The mayor called for the Oroville Dam to be inspected.", "asked inspected"),
        ("The Forth Road Bridge needs to be repaired.", "asked repaired"),
        ("The judge ordered the closure of the Tuapse refinery.", "asked shut_down"),
        ("The minister did not call for the closure of the Tuapse refinery.", "-"),
        ("The Tuapse refinery was closed as she had called for.", "shut_down"),
    ]);
}

#[test]
fn what_is_planned_is_told_from_what_is_feared_by_the_nearest_word() {
    check(&[
        ("Unions fear that Petroineos will close the Grangemouth refinery.", "soon shut_down"),
        ("Officials feared that the Mosul dam would collapse.", "feared destroyed"),
        ("The Palisades nuclear plant could reopen in May.", "soon restarted"),
        ("Analysts warned that a strike on the Tuapse refinery would halt exports.", "feared struck"),
        ("Senators found money for the restart of the Palisades nuclear plant.", "soon restarted"),
    ]);
}

#[test]
fn what_is_asked_feared_or_denied_of_a_site_is_told_in_its_words() {
    check(&[
        ("Envoys asked the government to move its fighters away from the Zawiya refinery.", "asked asked"),
        ("The city feared losing the Drax power station.", "feared feared"),
        ("The owner denied that robots run the Drax power station.", "not denied"),
        ("She asked why robots run the Drax power station.", "-"),
        ("A man wanted in Kerch was held at the Tuapse refinery.", "-"),
        ("She was asked about the Drax power station.", "-"),
    ]);
}

#[test]
fn nobody_who_hits_a_site_has_not_hit_it() {
    check(&[
        ("No barge hit the Golden Gate Bridge, the coast guard said.", "not struck"),
        ("There was no doubt drones hit the Tuapse refinery.", "struck"),
    ]);
}

#[test]
fn a_distance_an_owner_and_what_a_pump_lifts_are_no_events() {
    check(&[
        ("Traffic will use the Tower Bridge, two blocks away, and the Forth Road Bridge.", "-, -"),
        ("The Lindsey oil refinery collapsed into insolvency in June.", "-"),
        ("The Kakhovka dam lifts water to the fields.", "-"),
        ("The Kakhovka dam held on for a day.", "-"),
        ("The Russian-occupied Zaporizhzhia nuclear power plant lost a unit.", "shut_down + occupied"),
    ]);
}

#[test]
fn what_falls_on_the_grounds_of_a_site_hits_it() {
    check(&[
        ("A glide bomb fell on the grounds of the Drax power station.", "struck"),
        ("A glide bomb fell on a school near the Drax power station.", "-"),
    ]);
}
