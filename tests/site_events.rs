//! What a sentence says happened at a site: class, denial, hedge, date and claim.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[allow(dead_code, reason = "these tests read no files")]
use dateline_test_support as common;

use dateline::Article;
use dateline::annotations::{PlaceMention, Reference};
use dateline::{Annotations, Category};

fn annotate(text: &str) -> Annotations {
    common::annotator().annotate(&Article::from_plain_text(text.to_owned()))
}

fn sites(annotations: &Annotations) -> Vec<&PlaceMention> {
    let site = |p: &&PlaceMention| p.category == Category::Infrastructure && p.reference != Reference::Generic;
    annotations.places.iter().filter(site).collect()
}

/// The event classes of the sites, in order; "-" for none; "not " and "maybe " before.
fn classes(text: &str) -> String {
    let annotations = annotate(text);
    let class = |p: &&PlaceMention| match &p.event {
        None => "-".to_owned(),
        Some(e) => {
            format!("{}{}{}", if e.negated { "not " } else { "" }, if e.hedged { "maybe " } else { "" }, e.class)
        }
    };
    sites(&annotations).iter().map(class).collect::<Vec<_>>().join(", ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, classes(text)))
        .filter(|(_, expected, found)| found != **expected)
        .map(|(text, expected, found)| format!("{text}\n  expected {expected}, found {found}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

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
fn what_is_denied_is_not_said_to_have_happened() {
    check(&[
        ("The Tuapse refinery was not damaged.", "not damaged"),
        ("There was no attack on the Tuapse refinery.", "not struck"),
        ("The raid never reached them and did not hit the Tuapse refinery.", "not struck"),
    ]);
}

#[test]
fn what_is_hedged_is_marked_so() {
    check(&[
        ("The Tuapse refinery was reportedly struck.", "maybe struck"),
        ("Drones may have damaged the Tuapse refinery.", "maybe damaged"),
        ("The Tuapse refinery is believed to have been hit.", "maybe struck"),
    ]);
}

#[test]
fn what_is_only_planned_or_threatened_gives_no_event() {
    check(&[
        ("Rebels threatened to seize the Tuapse refinery.", "-"),
        ("The Tuapse refinery will be closed in May.", "-"),
        ("Fears of an attack on the Zaporizhzhia nuclear power plant grew.", "-"),
    ]);
}

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
fn the_events_date_is_the_one_beside_it() {
    let text = "The governor said on Sunday that drones struck the Tuapse refinery on Friday night.";
    let annotations = annotate(text);
    let event = sites(&annotations)[0].event.as_ref().expect("an event");
    assert_eq!(event.date.map(|d| d.slice(text)), Some("Friday night"));
}

#[test]
fn an_event_knows_the_claim_that_holds_it() {
    let text = "Officials said on Sunday that drones had struck the Tuapse refinery.";
    let annotations = annotate(text);
    let event = sites(&annotations)[0].event.as_ref().expect("an event");
    let claim = &annotations.claims[event.claim.expect("a claim holds it")];
    assert!(claim.content.iter().any(|span| span.contains(event.span)));
}

#[test]
fn a_source_that_denies_it_makes_the_event_a_denied_one() {
    check(&[("Moscow denied that its forces had struck the Zaporizhzhia nuclear power plant.", "not struck")]);
}

#[test]
fn it_at_the_head_of_the_next_sentence_takes_up_a_site_that_was_the_subject() {
    check(&[
        ("The Tuapse refinery stands on the Black Sea. It was struck on Friday.", "struck"),
        ("A tanker left the Tuapse refinery. It was struck on Friday.", "-"),
    ]);
}

#[test]
fn a_noun_that_looks_like_a_verb_is_none() {
    check(&[
        ("A jet overran the runway at Ramstein Air Base.", "-"),
        ("In the storm the Hornsea Two wind farm fed half the grid.", "-"),
    ]);
}

#[test]
fn a_contraction_denies_as_its_words_in_full_do() {
    check(&[
        ("The Tuapse refinery will not be closed.", "-"),
        ("The Tuapse refinery won't be closed.", "-"),
        ("The Tuapse refinery was not closed.", "not shut_down"),
        ("The Tuapse refinery wasn’t closed.", "not shut_down"),
    ]);
}

#[test]
fn what_is_said_after_a_relative_clause_is_what_became_of_the_site() {
    check(&[
        ("The Olkaria geothermal plant, which tripped on Friday, was on fire by evening.", "on_fire"),
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
fn what_is_done_to_something_else_there_is_not_done_to_the_site() {
    check(&[
        ("Robbers rammed a police car on the M65.", "-"),
        ("Missiles killed eleven and hit a bus at Ben Gurion Airport.", "-"),
        ("Gunmen attacked a convoy serving the Dangote refinery.", "-"),
        ("Lorries bound for the port of Felixstowe were held at Ipswich.", "-"),
        ("A guard at the Tuapse refinery was struck by a car.", "-"),
        ("It halted a concentrator and was running the Ryazan refinery at half its rate.", "-"),
        ("Equinor shut the Kårstø gas plant and the Ryazan refinery lost one of its units.", "shut_down, -"),
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
        ("The Magat Dam opened four gates on Sunday.", "-"),
        ("Engineers opened the gates of the Hirakud dam.", "-"),
        ("Eight gates of the Hirakud dam were opened.", "-"),
        ("The Hirakud dam opened in 1957.", "opened"),
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
        ("It wants money for the repair of the Morandi bridge.", "-"),
        ("The Ryazan refinery must stop, barely five weeks after it resumed production.", "-"),
    ]);
}

#[test]
fn a_date_of_another_clause_is_not_the_events() {
    let dated = |text: &str| {
        let annotations = annotate(text);
        let event = sites(&annotations)[0].event.clone().expect("an event");
        event.date.map(|date| date.slice(text).to_owned())
    };
    assert_eq!(dated("Residents were in the dark on Friday as they fought over a fire at the Ryazan refinery."), None);
    assert_eq!(dated("Officials said on Monday that drones had struck the Tuapse refinery."), None);
}
