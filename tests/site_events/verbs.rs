//! Which words tell an event of a site, and when.

use crate::{annotate, check, sites};

#[test]
fn the_object_of_an_active_verb_has_its_event() {
    check(&[
        ("Drones struck the Tuapse refinery before dawn.", "struck"),
        ("Rebels seized the Rumaila oil field and an airfield near Nasiriyah.", "seized, seized"),
        ("Missiles damaged the Kakhovka dam and the Antonivka Road Bridge.", "damaged, damaged"),
        ("Workers shut the Drax power station down for the summer.", "shut_down"),
        ("A fallen tree set fire to an oil depot in Feodosia.", "on_fire"),
        ("The navy evacuated Camp Lemonnier.", "evacuated"),
    ]);
}

#[test]
fn the_subject_of_a_passive_verb_has_its_event() {
    check(&[
        ("The Tuapse refinery was struck by drones.", "struck"),
        ("The Kursk nuclear power plant has been shut down.", "shut_down"),
        ("An oil depot in Feodosia, one of the largest in Crimea, was set ablaze.", "on_fire"),
        ("Heathrow Airport was closed for two hours.", "shut_down"),
        ("The Ladyzhyn and Burshtyn power plants were hit.", "struck, struck"),
        ("Tuapse refinery hit by drones", "struck"),
    ]);
}

#[test]
fn the_subject_of_an_intransitive_verb_has_its_event() {
    check(&[
        ("The Ryazan refinery caught fire.", "on_fire"),
        ("The Rafah crossing reopened after nine months.", "restarted"),
        ("The Morandi bridge in Genoa collapsed in 2018.", "destroyed"),
        ("The Akkuyu nuclear power plant is under construction.", "under_construction"),
        ("The Tuapse refinery came under attack again.", "struck"),
    ]);
}

#[test]
fn a_noun_before_the_site_names_its_event() {
    check(&[
        ("He condemned the attack on the Zaporizhzhia nuclear power plant.", "struck"),
        ("Firemen fought a fire at an oil depot in Proletarsk.", "on_fire"),
        ("The closure of the Rafah crossing left lorries stranded.", "shut_down"),
    ]);
}

#[test]
fn the_events_date_is_the_one_beside_it() {
    let text = "The governor said on Sunday that drones struck the Tuapse refinery on Friday night.";
    let annotations = annotate(text);
    let event = sites(&annotations)[0].events.first().expect("an event");
    assert_eq!(event.date.map(|d| d.slice(text)), Some("Friday night"));
}

#[test]
fn an_event_knows_the_claim_that_holds_it() {
    let text = "Officials said on Sunday that drones had struck the Tuapse refinery.";
    let annotations = annotate(text);
    let event = sites(&annotations)[0].events.first().expect("an event");
    let claim = &annotations.claims[event.claim.expect("a claim holds it")];
    assert!(claim.content.iter().any(|span| span.contains(event.span)));
}

#[test]
fn a_noun_that_looks_like_a_verb_is_none() {
    check(&[
        ("A jet overran the runway at Ramstein Air Base.", "-"),
        ("In the storm the Hornsea Two wind farm fed half the grid.", "-"),
    ]);
}

#[test]
fn a_date_of_another_clause_is_not_the_events() {
    let dated = |text: &str| {
        let annotations = annotate(text);
        let event = sites(&annotations)[0].events.first().cloned().expect("an event");
        event.date.map(|date| date.slice(text).to_owned())
    };
    assert_eq!(dated("Residents were in the dark on Friday as they fought over a fire at the Ryazan refinery."), None);
    assert_eq!(dated("Officials said on Monday that drones had struck the Tuapse refinery."), None);
}

#[test]
fn what_has_long_been_built_is_not_being_built() {
    check(&[
        ("The Rogun dam is being built on the Vakhsh.", "under_construction"),
        ("China is building the Medog dam.", "under_construction"),
        ("The Burshtyn power station was built in 1965.", "-"),
        ("Bechtel, which built the Hoover Dam, is private.", "-"),
        ("The rebuilt Morandi bridge carries 20,000 cars a day.", "-"),
    ]);
}

#[test]
fn what_a_site_is_forced_to_do_it_has_done() {
    check(&[
        ("Drones forced the Ryazan refinery to shut.", "shut_down"),
        ("The Ryazan refinery was forced to shut.", "shut_down"),
        ("The Ryazan refinery had to shut for two days.", "shut_down"),
        ("The Ryazan refinery has to shut for two days.", "asked shut_down"),
        ("Low water could force the Golfech nuclear power plant to shut.", "-"),
        ("Activists want to force the Drax power station to shut.", "-"),
        ("The firm forced workers at the Drax power station to strike.", "-"),
    ]);
}

#[test]
fn an_adverb_may_begin_what_is_said_of_a_site() {
    check(&[
        ("The Ryazan refinery is back online.", "restarted"),
        ("The Ryazan refinery was back to full output by Sunday.", "restarted"),
        ("The Ryazan refinery is back in the news.", "-"),
    ]);
}

#[test]
fn a_noun_tells_an_event_from_farther_off() {
    check(&[
        ("A blast killed two men at the Tuapse refinery.", "on_fire"),
        ("A fire has been burning since Monday at the Tuapse refinery.", "on_fire"),
        ("An explosion ripped through the Tuapse refinery.", "on_fire"),
        ("A fire that broke out at the Tuapse refinery drove people from their homes.", "on_fire"),
        ("The Morandi Bridge collapse closed the road for a year.", "destroyed"),
        ("The Tuapse refinery fire was out by noon.", "on_fire"),
        ("He died in the Tuapse refinery blast.", "on_fire"),
        ("The Tuapse refinery fire brigade won a prize.", "-"),
        ("A blast in the town was felt at the Tuapse refinery.", "-"),
        ("There was no Tuapse refinery fire.", "not on_fire"),
        ("A possible Grangemouth refinery closure worried unions.", "-"),
        ("A fire could start at the Tuapse refinery.", "-"),
    ]);
}

#[test]
fn what_a_site_is_left_as_has_become_of_it() {
    check(&[
        ("The storm left Heathrow Airport without power.", "shut_down"),
        ("The spill kept the port of Odesa closed.", "shut_down"),
        ("Prices rose with the Ryazan refinery offline.", "shut_down"),
        ("The storm could leave Heathrow Airport without power.", "-"),
        ("Activists want the Drax power station shut.", "-"),
    ]);
}

#[test]
fn a_verb_with_an_object_is_not_the_sites_end() {
    check(&[
        ("The Drax power station burns wood.", "-"),
        ("The smelter at Portovesme burns gas and hit its target.", "-"),
        ("The substation in Artsyz burned out.", "on_fire"),
    ]);
}

#[test]
fn an_event_has_no_date_from_between_commas() {
    let annotations = annotate("The Syzran refinery, which was struck in March, halted two units on Friday.");
    let text = "The Syzran refinery, which was struck in March, halted two units on Friday.";
    let dates: Vec<(String, Option<&str>)> =
        sites(&annotations)[0].events.iter().map(|e| (e.class.clone(), e.date.map(|date| date.slice(text)))).collect();
    assert_eq!(dates, [("shut_down".to_owned(), Some("Friday")), ("struck".to_owned(), Some("March"))]);
}

#[test]
fn what_is_decided_for_a_site_is_told_and_no_opening_that_was_put_off() {
    check(&[
        ("The government approved the Sizewell C nuclear plant.", "planned"),
        ("The ministry cancelled the Hambantota coal plant.", "cancelled"),
        ("The opening of the Flamanville nuclear plant was delayed again.", "delayed"),
        ("EDF postponed the opening of the Flamanville nuclear plant.", "delayed"),
        ("Lukoil has sold the Burgas refinery.", "sold"),
        ("Lukoil is selling the Burgas refinery.", "-"),
        ("Lukoil sold a unit of the Burgas refinery.", "-"),
        ("After a strike on Monday the Ryazan refinery was quiet.", "-"),
        ("Regulators approved the restart of the Sendai nuclear plant.", "planned + soon restarted"),
        ("The airline cancelled its flights to Heathrow Airport.", "-"),
    ]);
}

#[test]
fn what_a_site_suffers_or_reports_befell_it() {
    check(&[
        ("Heathrow Airport suffered no damage.", "not damaged"),
        ("Heathrow Airport suffered heavy damage in the storm.", "damaged"),
        ("The Tuapse refinery reported a fire on Friday.", "on_fire"),
        ("The Tuapse refinery did not report any damage.", "not damaged"),
        ("The Tuapse refinery reported a fire drill on Friday.", "-"),
        ("The Tuapse refinery suffered losses.", "-"),
        ("A witness of the Tuapse refinery fire reported a theft.", "on_fire"),
        ("A fire caused damage at the Tuapse refinery.", "damaged + on_fire"),
    ]);
}

#[test]
fn a_lane_closure_is_on_a_bridge() {
    check(&[
        ("Journeys took longer because of a lane closure on the Forth Road Bridge.", "shut_down"),
        ("The line of lorries on the M65 reached Burnley.", "-"),
        ("The line of vehicles on the M65 reached Burnley.", "disrupted"),
        ("The Forth Road Bridge has been reduced to one lane.", "disrupted"),
        ("An attack was blocked at the Tuapse refinery.", "-"),
        ("The Kessock Bridge, shut in both directions since noon, is old.", "shut_down"),
        ("Heathrow Airport ran on generators.", "disrupted"),
    ]);
}
