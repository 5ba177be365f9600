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
