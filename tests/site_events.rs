//! What a sentence says happened at a site: class, denial, hedge, date and claim.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use dateline_test_support::{self as common, bracketed};

use dateline::Article;
use dateline::annotations::{PlaceMention, Reference, SiteEvent};
use dateline::{Annotations, Category};

fn annotate(text: &str) -> Annotations {
    common::annotator().annotate(&Article::from_plain_text(text.to_owned()))
}

fn sites(annotations: &Annotations) -> Vec<&PlaceMention> {
    let site = |p: &&PlaceMention| p.category == Category::Infrastructure && p.reference != Reference::Generic;
    annotations.places.iter().filter(site).collect()
}

/// The event classes of the sites, in order; "-" for none; "soon ", "not " and "maybe " before; " + " between those of one mention.
fn classes(text: &str) -> String {
    let annotations = annotate(text);
    let class = |e: &SiteEvent| {
        let flags = [(e.to_come, "soon "), (e.negated, "not "), (e.hedged, "maybe ")];
        flags.iter().filter(|(flag, _)| *flag).map(|(_, word)| *word).chain([e.class.as_str()]).collect::<String>()
    };
    let all = |p: &&PlaceMention| match p.events.as_slice() {
        [] => "-".to_owned(),
        events => events.iter().map(class).collect::<Vec<_>>().join(" + "),
    };
    sites(&annotations).iter().map(all).collect::<Vec<_>>().join(", ")
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
        ("The army has not said that the Tuapse refinery was hit.", "-"),
        ("Officials have not confirmed that drones hit the Tuapse refinery.", "maybe struck"),
    ]);
}

#[test]
fn what_is_only_threatened_gives_no_event_and_what_is_to_come_says_so() {
    check(&[
        ("Rebels threatened to seize the Tuapse refinery.", "-"),
        ("The army shot down three drones aimed at the Tuapse refinery.", "-"),
        ("The Tuapse refinery will be closed in May.", "soon shut_down"),
        ("The Tuapse refinery is to be closed for a week.", "soon shut_down"),
        ("The owner plans to shut the Tuapse refinery.", "soon shut_down"),
        ("The owner has no plans to shut the Tuapse refinery.", "soon not shut_down"),
        ("The owner had planned to shut the Tuapse refinery in May.", "-"),
        ("Campaigners want to shut the Tuapse refinery.", "-"),
        ("The council called on the owner to close the Tuapse refinery.", "-"),
        ("The Tuapse refinery can be closed within a minute.", "-"),
        ("The Tuapse refinery should be closed, a minister said.", "-"),
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
        ("The Tuapse refinery will not be closed.", "soon not shut_down"),
        ("The Tuapse refinery won't be closed.", "soon not shut_down"),
        ("The Tuapse refinery was not closed.", "not shut_down"),
        ("The Tuapse refinery wasn’t closed.", "not shut_down"),
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
fn a_building_is_no_construction() {
    check(&[
        ("A building at the Drax power station is green.", "-"),
        ("The council voted on a contract to rebuild the filter building at the Drax power station.", "-"),
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
        ("Petroineos may close the Grangemouth refinery.", "soon shut_down"),
        ("Unions fear that the Grangemouth refinery could be shut.", "soon shut_down"),
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
fn what_a_site_is_forced_to_do_it_has_done() {
    check(&[
        ("Drones forced the Ryazan refinery to shut.", "shut_down"),
        ("The Ryazan refinery was forced to shut.", "shut_down"),
        ("The Ryazan refinery had to shut for two days.", "shut_down"),
        ("The Ryazan refinery has to shut for two days.", "-"),
        ("Low water could force the Golfech nuclear power plant to shut.", "-"),
        ("Activists want to force the Drax power station to shut.", "-"),
        ("The firm forced workers at the Drax power station to strike.", "-"),
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
        ("Gazprom cut gas flows through the Yamal pipeline by half.", "-"),
        ("Gazprom cut prices for gas from the Yamal pipeline.", "-"),
        ("The minister cut a ribbon at the Rogun dam.", "-"),
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
fn what_stays_as_it_is_is_so_now() {
    check(&[
        ("Heathrow Airport will stay closed until Saturday.", "shut_down"),
        ("Heathrow Airport would remain shut, he said.", "shut_down"),
        ("Heathrow Airport will close on Saturday.", "soon shut_down"),
        ("Heathrow Airport will stay open until Saturday.", "not shut_down"),
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
fn where_and_whose_tell_of_a_part() {
    check(&[
        ("The fuel comes from the Ryazan refinery, where a crude unit has been offline since May.", "shut_down"),
        ("He works at the Ryazan refinery, where an explosion killed four.", "on_fire"),
        ("At the port of Odesa, two warehouses burned down.", "damaged"),
        ("He works at the Ryazan refinery, where a canteen opened.", "-"),
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
fn a_verb_with_an_object_is_not_the_sites_end() {
    check(&[
        ("The Drax power station burns wood.", "-"),
        ("The smelter at Portovesme burns gas and hit its target.", "-"),
        ("The substation in Artsyz burned out.", "on_fire"),
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
fn it_in_the_next_sentence_is_taken_up_as_an_object_where_no_preposition_governs_the_site() {
    check(&[
        ("Rebels reached the Rumaila oil field on Sunday. By noon they had seized it.", "seized"),
        ("A tanker lay near the port of Odesa. Pirates had seized it.", "-"),
        ("Drones hit the Ryazan refinery again. It had only reopened in May.", "struck + restarted"),
    ]);
}

/// What was read of the events of a set of sentences.
#[derive(Debug, Default)]
struct Read {
    right: usize,
    missed: usize,
    /// Given and not told, or with the date of something else.
    wrong: usize,
}

/// Measures the sentences of `file`: `[struck@in March+not shut_down|words]` is a site with what happened there, and when, `[-|words]` one where nothing
/// has. Says what is wrong if `errors`.
fn read(file: &str, errors: bool) -> Read {
    let mut figures = Read::default();
    let lines = common::read(format!("tests/infrastructure/{file}"));
    for line in lines.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (text, marks) = bracketed::parse(line);
        let annotations = annotate(&text);
        let found = sites(&annotations);
        for (label, span) in marks {
            let site = found.iter().find(|p| p.span.start < span.end && span.start < p.span.end);
            let same = |p: &&&PlaceMention| site.is_some_and(|site| (&site.name, site.lat) == (&p.name, p.lat));
            let mut events: Vec<(String, Option<&str>)> = Vec::new();
            // Of what is to come only the later sets tell.
            let told_ahead = |event: &&SiteEvent| !event.to_come || file.starts_with("events-news");
            for event in found.iter().filter(same).flat_map(|p| &p.events).filter(told_ahead) {
                let (soon, not) = (if event.to_come { "soon " } else { "" }, if event.negated { "not " } else { "" });
                let class = format!("{soon}{not}{}", event.class);
                if !events.iter().any(|(known, _)| *known == class) {
                    events.push((class, event.date.map(|date| date.slice(&text))));
                }
            }
            let told =
                label.split('+').filter(|told| *told != "-").map(|told| told.split_once('@').unwrap_or((told, "")));
            let (mut right, mut told_all) = (0, 0);
            for (class, date) in told {
                told_all += 1;
                let dated = |given: &Option<&str>| date.is_empty() || given.is_some_and(|given| date.ends_with(given));
                right += usize::from(events.iter().any(|(given, when)| given == class && dated(when)));
            }
            figures.right += right;
            figures.missed += told_all - right;
            figures.wrong += events.len() - right;
            if errors && (right < told_all || events.len() > right) {
                println!("{events:?} for {label} of «{}» in {text}", &text[span]);
            }
        }
    }
    println!("{file}: {figures:?}");
    figures
}

#[test]
fn what_ordinary_sentences_tell_of_a_site_is_read_and_no_more() {
    let tuned = read("events-tuning.txt", true);
    assert!(tuned.right >= 39 && tuned.wrong <= 1, "{tuned:?}");
    let held = read("events-held-out.txt", false);
    assert!(held.right >= 33 && held.wrong <= 1, "{held:?}");
    let tuned = read("events-news-tuning.txt", true);
    assert!(tuned.right >= 40 && tuned.wrong == 0, "{tuned:?}");
    let held = read("events-news-held-out.txt", false);
    assert!(held.right >= 18 && held.wrong <= 2, "{held:?}");
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
        ("Regulators approved the restart of the Sendai nuclear plant.", "-"),
        ("The airline cancelled its flights to Heathrow Airport.", "-"),
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
fn a_site_in_the_town_that_opens_the_sentence_has_what_happened_there() {
    check(&[
        ("In Odesa, DTEK said two substations had been hit and 95,000 homes were dark.", "struck"),
        ("In Ukraine, two substations were hit.", ""),
        ("Drones struck an oil refinery in Russia's Samara region.", "struck"),
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
fn a_clause_before_the_site_tells_of_it() {
    check(&[
        ("Before it was blown up in 2023, the Kakhovka dam held the water of a lake.", "destroyed"),
        ("Swept away by the flood of 2010, the Kalam bridge was not rebuilt.", "destroyed"),
        ("After he was hit by a bus, the Kalam bridge was named for him.", "-"),
        ("Before it reached the town, the Kalam bridge was in sight.", "-"),
    ]);
}

#[test]
fn what_a_dam_holds_is_not_held() {
    check(&[("Kakhovka dam held the water the Zaporizhzhia nuclear power plant relied on.", "-, -")]);
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
fn what_will_hit_the_purse_or_stop_the_work_for_a_day_strikes_nothing() {
    check(&[
        ("A strike would hit the port of Antwerp hard.", "-"),
        ("Walkouts could hit Heathrow Airport on Friday.", "-"),
        ("Higher tolls will hit the Panama Canal.", "-"),
        ("Attacked by critics, the Sizewell C nuclear plant has few friends.", "-"),
        ("Israel may strike the Natanz nuclear plant.", "soon struck"),
        ("The Golden Gate Bridge would have been closed if the wind had risen.", "-"),
        ("The deal would see the Grangemouth refinery shut.", "-"),
        ("Campaigners plan to block the Golden Gate Bridge.", "soon shut_down"),
    ]);
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
fn what_is_asked_for_is_not_done_and_work_that_goes_on_is() {
    check(&[
        ("She called for an inspection of the Forth Road Bridge.", "-"),
        ("Engineers inspected the Forth Road Bridge on Monday.", "inspected"),
        ("Repairs to the Forth Road Bridge will last until May.", "repaired"),
        ("Work on the Rogun dam will begin in May.", "soon under_construction"),
        ("He went to work on the Rogun dam.", "-"),
        ("Plans for the Rogun dam were approved.", "planned"),
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
fn what_is_put_off_has_not_been_completed_and_what_is_debunked_has_not_been() {
    check(&[
        ("Completion of the Rogun dam has slipped to 2035.", "-"),
        ("Construction of the Fehmarnbelt tunnel has been delayed.", "delayed"),
        ("NNPC debunked a report that the Jamnagar refinery was affected.", "not affected"),
        ("The Morandi bridge's collapse killed 43.", "destroyed"),
        ("A tanker ran aground in the Suez Canal.", "disrupted"),
    ]);
}
