//! Whom "it", "they", "he" and a noun for a body take up: who spoke before, and nobody who is only spoken of.

use dateline::annotations::{SourceId, SourceKind};

use super::extract;

/// For each claim of `text` the name and type of its source, and whether it is a claim perhaps.
fn found(text: &str) -> Vec<(String, Option<SourceKind>, bool)> {
    let (claims, sources) = extract(text);
    let of = |id: Option<SourceId>| id.map(|id| &sources[id.0 as usize]);
    let row = |claim: &dateline::annotations::Claim| {
        let source = of(claim.source_id);
        (source.map(|s| s.name.clone()).unwrap_or_default(), source.map(|s| s.kind), claim.perhaps)
    };
    claims.iter().map(row).collect()
}

fn last(text: &str) -> String {
    found(text).pop().map(|(name, ..)| name).unwrap_or_default()
}

#[test]
fn a_tag_takes_up_who_spoke_and_nobody_whom_the_words_name() {
    for (text, wanted) in [
        (
            "Orvane Gas, the firm that serves the region, said the pumps ran again by noon. The rest of the city of Tarsk \
             would wait for two days, it said.",
            "Orvane Gas",
        ),
        (
            "The line broke at night, Minera Altos said. Two welders were treated at the Holm hospital, it said, and sent \
             home.",
            "Minera Altos",
        ),
        (
            "The wall had no cracks, according to the township’s engineer, Brent Snook. Orrin Southern has not replied to \
             two letters, he said.",
            "Brent Snook",
        ),
        // Nobody spoke before: whom the sentence is about.
        ("The river rose.\n\nThe Coast Agency has shut the gate for a week, it said in a notice.", "Coast Agency"),
    ] {
        assert_eq!(last(text), wanted, "{text}");
    }
}

#[test]
fn what_it_and_they_begin_a_sentence_for_spoke_in_the_one_before() {
    for (text, wanted) in [
        (
            "Angar Dam in Lund began to spill at four, while Ipor Dam had been open since Sunday, according to the provincial \
             disaster risk reduction and management office. It warned that water may reach the villages.",
            "provincial disaster risk reduction and management office",
        ),
        (
            "Anglian Gas said no pipe had failed. A spokesperson for the health department said the ward would open again. \
             They added that a plan to rebuild it was on track.",
            "spokesperson for the health department",
        ),
    ] {
        assert_eq!(last(text), wanted, "{text}");
    }
}

#[test]
fn the_agency_is_whichever_was_named_last_by_that_noun() {
    let spoke = "The Harbour Agency said the quay was safe.\n\n";
    let named = "The Coast Agency raised the gate for the sixth time. The agency said the gate had held.";
    assert_eq!(last(&format!("{spoke}{named}")), "Coast Agency");
    // The name goes on behind the noun.
    let whole = "The Bureau of Dams said the wall was sound.\n\nThe dam was built by the Old Bureau of Works. It held. \
                 The bureau said there was no threat.";
    assert_ne!(last(whole), "Old Bureau");
}

#[test]
fn who_may_as_well_be_another_is_a_claim_perhaps() {
    let contested = "Mayor Tom Lee said the wall would hold, and Roy Orr said it would not. He said that the water had come \
                     over it in May.";
    let plain = "Mayor Tom Lee said the wall would hold. He said that the water had come over it in May.";
    assert!(found(contested).pop().is_some_and(|(.., perhaps)| perhaps), "{:?}", found(contested));
    assert!(found(plain).pop().is_some_and(|(.., perhaps)| !perhaps), "{:?}", found(plain));
}

#[test]
fn nobody_is_called_by_an_article_and_a_firm_by_one_word_behind_what_it_is() {
    let cases = [
        ("The Metro Waterworks and Sewage System said it got no letter.", SourceKind::Organisation),
        ("State miner Codelta, which rails its ore, said the mine was open.", SourceKind::Organisation),
        ("Velmark’s state news agency, LANA, reported that the road was shut.", SourceKind::Outlet),
        ("The United Nations refugee agency said that most had left.", SourceKind::Organisation),
        ("A senior figure in the governing party said the vote would be held.", SourceKind::Anonymous),
        ("A study co-written by Orr found that half of the swamp was dry.", SourceKind::Document),
        ("A briefing seen by the Echo said the dam was full.", SourceKind::Document),
        ("DSK’s regional manager in Tarsk, Cemal Ozan, said the dam was weak.", SourceKind::Person),
    ];
    for (text, wanted) in cases {
        assert_eq!(found(text).pop().and_then(|(_, kind, _)| kind), Some(wanted), "{text}");
    }
}

#[test]
fn the_company_is_the_firm_that_spoke_right_before_it() {
    let called = "State-owned energy company Centrala said two of its plants were hit. ";
    let giant =
        "A gas field was struck, state-owned energy giant Nafta said. “The plant has stopped,” the company said.";
    assert_eq!(last(&format!("{called}{giant}")), "Nafta");
    let named = "Orrin Lake Wind Power (OLWP) was blamed. But the Lasker Electricity Transmission Company (Letco), which owns \
                 the line, pointed a finger at the farm. In a statement, it said the blades had failed.\n\n";
    assert_eq!(last(named), "Lasker Electricity Transmission Company");
    let denied = "OLWP denied the claim. “The farm stopped because the line was lost,” the company said.";
    assert_eq!(last(&format!("{named}{denied}")), "Orrin Lake Wind Power");
    let site = "At By Chance, the Braya refinery sent up a flare. The company denied talk of a blast.";
    assert_eq!(last(site), "Braya refinery");
    // Whoever speaks of a firm and is none is not the company.
    let charity =
        "Corin Oil Company said the slick was small. Greenpeace said it was not. The company said it would pay.";
    assert_eq!(last(charity), "Corin Oil Company");
    let plan = "They tabled a plan by a Tarsk firm, Orvane Compute LLC, on Monday. Roy Lee said he had doubts. The company has said that \
                it will use little water.";
    assert_eq!(last(plan), "Orvane Compute LLC");
}

#[test]
fn it_is_the_subject_of_its_own_sentence_or_who_spoke_before_and_no_word_that_opens_it() {
    let talks = "Orvane Vale Holdings said it would build. The grid operator Netz said it had no room. Orvane Vale has also \
                 held what it calls “early talks” about a cable.";
    assert_eq!(last(talks), "Orvane Vale Holdings");
    let power = "Grid operator Ukrnet said two sites were hit. It did not name them. Power was back in hospitals by noon, it \
                 said.";
    assert_eq!(last(power), "Ukrnet");
    let account =
        "Three boats crossed its bow, the Lasker coastguard said. A crane was broken, according to its account.";
    assert_eq!(last(account), "Lasker coastguard’s account");
}

#[test]
fn no_name_begins_with_what_opens_a_sentence() {
    let place = "At the Orrin National Hospital, doctors worked by torchlight. The hospital said no bed was lost.";
    assert_eq!(last(place), "Orrin National Hospital");
    let how = "How Loopd lost its case\n\nLoopd says the ruling was wrong.";
    assert_eq!(last(how), "Loopd");
    let study = "A study by the economist Renata Vail found that grades fell. Vail said the trend was old.";
    assert_eq!(last(study), "Renata Vail");
}

#[test]
fn the_governor_of_one_region_is_no_governor_of_another() {
    let text = "The attack cut the power, said regional governor Serhiy Maro. The governor of Velmark’s Krasno region said it \
                was repelled.";
    assert_ne!(last(text), "Serhiy Maro");
    let texas =
        "The governor of Ohio, Mike Lee, said the dam was safe. The governor of Texas said it had not been checked.";
    assert_ne!(last(texas), "Mike Lee");
    let same = "The attack cut the power, said Odesa Governor Serhiy Maro. The Odesa governor said it was over.";
    assert_eq!(last(same), "Serhiy Maro");
}

#[test]
fn bodies_of_members_ministries_and_papers_are_no_unnamed_people() {
    let cases = [
        ("Ships waited, according to the Sabine Pilots, the association that guides them.", SourceKind::Organisation),
        ("The Orrin County Commissioners said they wanted dates.", SourceKind::Government),
        ("Ukraine’s general staff said the depot was hit.", SourceKind::Government),
        ("The bridge held, Transport and Main Roads said.", SourceKind::Government),
        ("The United Workers Congress said it would strike.", SourceKind::Organisation),
        ("Blasts were heard, according to Lasker Herald journalists at the scene.", SourceKind::Outlet),
        ("Two of the people said the mine was shut.", SourceKind::Anonymous),
        ("Residents of Orrin’s South Side said the mine was shut.", SourceKind::Group),
        ("Two thirds of the voters said the mine was safe.", SourceKind::Group),
        ("Mr Ezra ole Kitsao said the road was shut.", SourceKind::Person),
        ("Corin Oil said no. Its partner, Orvane, said the well was safe.", SourceKind::Organisation),
        ("The U.S. Harbour Safety Board, an independent agency, said it was sending a team.", SourceKind::Government),
        ("The Port of Orrin’s director, Griff Monroe, said it would open.", SourceKind::Person),
    ];
    for (text, wanted) in cases {
        assert_eq!(found(text).pop().and_then(|(_, kind, _)| kind), Some(wanted), "{text}");
    }
    assert_eq!(last("Mr Ezra ole Kitsao said the road was shut."), "Ezra ole Kitsao");
}
