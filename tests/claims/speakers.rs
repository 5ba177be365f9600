//! Who speaks, and as what, where the nearest words are not the speaker's: rivals, offices by their initials, rows of towns,
//! letters, and what only looks like somebody who says something.

use super::extract;

/// The claims of `text`: type and name of the source, a colon, and the content.
fn found(text: &str) -> Vec<String> {
    let (claims, sources) = extract(text);
    let row = |claim: &dateline::annotations::Claim| {
        let source = claim.source_id.map(|id| &sources[id.0 as usize]);
        let kind = source.and_then(|s| serde_json::to_value(s.kind).ok());
        let kind = kind.as_ref().and_then(|kind| kind.as_str()).unwrap_or("nobody").to_owned();
        let words: Vec<&str> = claim.content.iter().map(|span| span.slice(text)).collect();
        format!("{kind} {}: {}", source.map_or("", |s| &s.name), words.join(" … "))
    };
    claims.iter().map(row).collect()
}

/// Each text with the last claim of it.
fn hold(cases: &[[&str; 2]]) {
    for [text, wanted] in cases {
        let found = found(text);
        assert_eq!(found.last().map(String::as_str), Some(*wanted), "{text}: {found:?}");
    }
}

#[test]
fn the_firm_is_the_one_whose_man_spoke_and_not_its_rival() {
    hold(&[
        [
            "Brightline Foods said it would sue Norwell Dairies. Norwell's spokesman, Alan Tighe, said the suit was late. The \
             firm said it had forty cooks.",
            "organisation Norwell: it had forty cooks",
        ],
        [
            "Finnish paper maker Sorvala will bid for its Swedish rival Tunhamn. Tunhamn said the price was low. Sorvala said it \
             had time. The company said the offer would lapse in June.",
            "organisation Sorvala: the offer would lapse in June",
        ],
        [
            "The mine will shut. The mine's owner, the fund Skarv, said it had no choice.",
            "organisation Skarv: it had no choice",
        ],
        [
            "Lasker Homes, the developer at the centre of the row, insisted that nothing had been built.",
            "organisation Lasker Homes: that nothing had been built",
        ],
        [
            "The grocer sued its former partner Brightway. Brightway said that shoppers liked low prices.",
            "organisation Brightway: that shoppers liked low prices",
        ],
        [
            "Samsung said demand was weak. SK Orrix, its rival, said orders were full. The company said it would build a line.",
            "organisation SK Orrix: it would build a line",
        ],
        [
            "Brightway Air said it had cut flights. Norwell Air denied that. Brightway Air's finance chief, Tomas Brandl, said \
             it was late. It said nobody would be stranded.",
            "organisation Brightway Air: nobody would be stranded",
        ],
    ]);
}

#[test]
fn an_office_by_its_initials_has_the_name_behind_it_and_names_nobody_by_itself() {
    hold(&[
        ["The PS, Alex Wachira, said the line was back.", "person Alex Wachira: the line was back"],
        [
            "Deputy Chief Minister D.K. Orr said the road would be built. The Deputy CM said the MP had never met him.",
            "person D.K. Orr: the MP had never met him",
        ],
        [
            "“It is late,” the company’s barrister, Miriam Sand KC, told the judge. She said nobody had asked.",
            "person Miriam Sand: nobody had asked",
        ],
        [
            "Lasker & Southern chief executive Warren Pruitt said the line was safe.",
            "person Warren Pruitt: the line was safe",
        ],
    ]);
}

#[test]
fn somebody_called_by_where_he_is_from_is_who_spoke() {
    hold(&[
        [
            "Sen. Delia Marsh, the panel’s top Democrat, was unmoved. Sen. Hank Tolliver left. The senator, who grew up here, said \
             it was late.",
            "person Hank Tolliver: it was late",
        ],
        ["A rebel spokesman, Col. Idris Orr, was there. The rebel said he had fled.", "anonymous rebel: he had fled"],
        [
            "Rep. Lucy Tran (D-Calif.) said the plan was late. The California Democrat said it would fail.",
            "person Lucy Tran: it would fail",
        ],
        [
            "Martin Reeve, the trade secretary, sat down. Reeve said a deal was near.",
            "person Martin Reeve: a deal was near",
        ],
        [
            "Another scientist, Hsu Po-wei of Lund University, said that the box was small.",
            "person Hsu Po-wei: that the box was small",
        ],
    ]);
}

#[test]
fn the_speaker_is_whole_where_commas_and_what_he_does_now_part_it() {
    hold(&[
        [
            "Residents in Karsava, Woodlands and Yishun said the lights went out at seven.",
            "group Residents in Karsava, Woodlands and Yishun: the lights went out at seven",
        ],
        [
            "Former striker Mark Haile, now a pundit for Sky Sports, said the squad was weak.",
            "person Mark Haile: the squad was weak",
        ],
        [
            "Justin Faircloth with the Altamaha Trust said his group feared the worst.",
            "person Justin Faircloth: his group feared the worst",
        ],
        [
            "The plant had only come back in January after repairs that took eight months, the engineer added.",
            "anonymous engineer: The plant had only come back in January after repairs that took eight months",
        ],
        [
            "“My kitchen says plus nine,” said Ann Stasiuk, 38, queuing at a “Point of Warmth” near the station.",
            "person Ann Stasiuk: “My kitchen says plus nine,”",
        ],
        [
            "Among the dead were two nurses and a driver, Governor Malombe said.",
            "person Malombe: Among the dead were two nurses and a driver",
        ],
        [
            "Supply was fully back by eight, said the Harbour Agency in a joint statement that night.",
            "government Harbour Agency: Supply was fully back by eight",
        ],
    ]);
}

#[test]
fn neither_a_date_nor_a_letter_nor_a_dateline_is_said_or_says() {
    hold(&[
        [
            "In a letter dated 3 March, the Orrin Alliance asked the minister to have it postponed.",
            "organisation Orrin Alliance: to have it postponed",
        ],
        [
            "In a post on May 19, Minister Farah Orr apologised to residents and said supply was never at risk.",
            "person Farah Orr: supply was never at risk",
        ],
        [
            "Shortly after, posts circulated on the web claiming that the dam had failed.",
            "document posts: that the dam had failed",
        ],
        [
            "Writing in the Lasker Mercury, former mayor Ron Aplin wondered aloud “whether anybody had ever met a bin”.",
            "person Ron Aplin: “whether anybody had ever met a bin”",
        ],
    ]);
    let dated = found("Boston, Feb 11 - Eleven states urged a judge on Tuesday to stop the cuts.");
    assert!(!dated.iter().any(|claim| claim.contains("Boston")), "{dated:?}");
    let letter =
        found("A letter from President Elise Orr to the minister, dated 4 March, had promised “a swift decision”.");
    assert!(!letter.iter().any(|claim| claim.contains("person")), "{letter:?}");
}

#[test]
fn idioms_and_captions_and_orders_to_the_reader_are_no_claims() {
    for text in [
        "Supporters like to cite a study of the line.",
        "She called it a day on the radio last month.",
        "The study relied on what the readers said about their own nights.",
        "We should be told plainly when someone means to break it.",
        "Somebody write that down, and put a stamp on it.",
        "When his wife asks, the mayor considers the question as if it were a loaded gun.",
        "CUTLINE: Gloria Hamrick of Juliette holds up a jar of water as Renee Poole looks on.",
    ] {
        let found = found(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}
