//! What is told of a source: whom somebody speaks for, what his office is for, what stands before and behind a name.

use super::extract;

/// The source called `name` in `text`, as "type | title | affiliation".
fn told(text: &str, name: &str) -> String {
    let (_, sources) = extract(text);
    let Some(source) = sources.iter().find(|source| source.name == name) else {
        return format!("none but {:?}", sources.iter().map(|source| &source.name).collect::<Vec<_>>());
    };
    let kind = serde_json::to_value(source.kind).unwrap_or_default();
    let cells = [kind.as_str(), source.title.as_deref(), source.affiliation.as_deref()];
    cells.map(Option::unwrap_or_default).join(" | ")
}

/// Each text with a source and what is told of it.
fn hold(cases: &[[&str; 3]]) {
    for [text, name, wanted] in cases {
        assert_eq!(told(text, name), *wanted, "{text}");
    }
}

#[test]
fn who_speaks_for_a_body_belongs_to_the_one_that_spoke_last() {
    hold(&[
        [
            "Orrin Power Company said the dam was safe. “No line was down,” spokesperson Jared Orr said in an email.",
            "Jared Orr",
            "person | spokesperson | Orrin Power Company",
        ],
        [
            "The Harbour Council said the road was shut. A council spokesman said it would open in May.",
            "council spokesman",
            "anonymous |  | Harbour Council",
        ],
        [
            "Corin Metals Ltd halted work at its smelter, a company spokesperson said.",
            "company spokesperson",
            "anonymous |  | Corin Metals Ltd",
        ],
        [
            "The dam was sound, the Lasker Bureau of Dams said. Bureau spokesperson Lena Orr said it was old.",
            "Lena Orr",
            "person | Bureau spokesperson | Lasker Bureau of Dams",
        ],
        [
            "“All units are safe,” Corin Oil said.\n\nOrrin Airport scrubbed 14 flights, but a spokesperson, Tariq Orr, said \
             the terminal never lost power.",
            "Tariq Orr",
            "person | spokesperson | Orrin Airport",
        ],
        // Of nobody where nobody spoke, and not of a body in another part of the article.
        ["The road was shut. A spokesman said it would open in May.", "spokesman", "anonymous |  | "],
        [
            "The Harbour Council said the road was shut.\n\nThe river rose. Shops were closed. A spokesman said it would open \
             in May.",
            "spokesman",
            "anonymous |  | ",
        ],
    ]);
}

#[test]
fn what_an_office_is_for_is_no_body_that_somebody_belongs_to() {
    hold(&[
        ["Superintending Engineer K. Orr said the gates were up.", "K. Orr", "person | Superintending Engineer | "],
        [
            "County Executive for Health Margaret Orr said the centre was complete.",
            "Margaret Orr",
            "person | County Executive for Health | ",
        ],
        ["The Minister of Transportation said the line was open.", "Minister of Transportation", "anonymous |  | "],
        ["City Manager Peter Orr said the plant was running.", "Peter Orr", "person | City Manager | "],
    ]);
}

#[test]
fn the_body_of_an_office_keeps_its_whole_name() {
    hold(&[
        [
            "Two Department of Energy officials said the plants were shut.",
            "Two Department of Energy officials",
            "anonymous |  | Department of Energy",
        ],
        ["Gov. Domingo Orr of Lasker said the island had no power.", "Domingo Orr", "person | Gov. | Lasker"],
        ["Ms. Orr of Lasker said the island had no power.", "Orr", "person |  | "],
        ["Officials in The Hague said the port was open.", "Officials in The Hague", "anonymous |  | The Hague"],
        ["Tarsk Sub-Inspector M. Orr said a body was found.", "M. Orr", "person | Tarsk Sub-Inspector | Tarsk"],
    ]);
}

#[test]
fn a_name_is_whole_and_without_what_its_bearer_is() {
    hold(&[
        [
            "District Collector G. Lakshmi Orr said 14 camps were open.",
            "G. Lakshmi Orr",
            "person | District Collector | ",
        ],
        [
            "Harbour Party leader and former MLA D. Ramana Orr alleged that the lake was kept full.",
            "D. Ramana Orr",
            "person | Harbour Party leader and former MLA | Harbour Party",
        ],
        ["“Stay loose,” Q-Town senior Brody Orr, who had 19 points, said.", "Brody Orr", "person | Q-Town senior | "],
        [
            "“The line is ours,” said Lyle Orr, who farms on both sides of the creek.",
            "Lyle Orr",
            "person | farms on both sides of the creek | ",
        ],
        ["Patron Shelly Orr said she heard it from a teacher.", "Shelly Orr", "person | Patron | "],
        [
            "At the quay the harbour manager, Lise Orr, said the boats were gone.",
            "Lise Orr",
            "person | harbour manager | ",
        ],
        ["The ship’s manager, Corin Marine, said the crew was safe.", "Corin Marine", "organisation | manager | "],
    ]);
}

#[test]
fn each_of_a_row_has_the_office_of_the_row() {
    let text = "Commissioners Jonah Wiens, Kathy Stroda and Clay Orr voted. “The north end is dry,” Wiens said. “I have nothing \
                against it,” Stroda said. Council members Roy Castle and Ann Lee stayed away. Castle said the road was bad.";
    hold(&[
        [text, "Jonah Wiens", "person | Commissioner | "],
        [text, "Kathy Stroda", "person | Commissioner | "],
        [text, "Roy Castle", "person | Council member | "],
    ]);
}

#[test]
fn people_of_a_trade_and_bodies_without_names_are_groups_and_texts_are_texts() {
    hold(&[
        ["Farmers’ organisations put the loss at 31,000 acres of paddy.", "Farmers’ organisations", "group |  | "],
        ["Doctors said two patients had wounds.", "Doctors", "group |  | "],
        ["Two doctors said that the ward was full.", "Two doctors", "anonymous |  | "],
        [
            "A poll for the broadcaster NRV found 61% of them in favour.",
            "poll for the broadcaster NRV",
            "document |  | ",
        ],
        [
            "Two carriers were waiting off the port, Kepler shipping data showed.",
            "Kepler shipping data",
            "document |  | ",
        ],
        [
            "Freeline’s (FLX.N) Cerro Orr, near the city of Lund, said it was unaffected.",
            "Freeline’s (FLX.N) Cerro Orr",
            "organisation |  | Freeline",
        ],
    ]);
}

#[test]
fn a_first_name_is_somebodys_and_a_firm_goes_by_its_name() {
    hold(&[
        ["Her neighbour, who would give only his first name, Dag, said so.", "Dag", "person | neighbour | "],
        ["“It is cold,” said one of them, who asked to be called only Ola.", "Ola", "person |  | "],
        ["The road is shut, according to one driver who gave his name as Beto.", "Beto", "person | driver | "],
        ["The mill was not hit, its owner Corin Energies said.", "Corin Energies", "organisation | owner | "],
        ["Lithium miner Halvor Brine Corp said so.", "Halvor Brine Corp", "organisation | Lithium miner | "],
        ["The mine’s owner, Velmark company Corin Gold, said so.", "Corin Gold", "organisation | owner | "],
        [
            "Ola Berg, a crane operator with 22 years on the quays, said so.",
            "Ola Berg",
            "person | crane operator with 22 years on the quays | ",
        ],
        ["A cold store operator, Ama Orr, said so.", "Ama Orr", "person | cold store operator | "],
        ["Analysts at Orr Bank said so.", "Analysts at Orr Bank", "group |  | Orr Bank"],
        ["Two analysts at Orr Bank said so.", "Two analysts at Orr Bank", "anonymous |  | Orr Bank"],
        ["Detective Amy Orr, of Lasker police, said so.", "Amy Orr", "person | Detective | Lasker police"],
        [
            "A Transport for Lasker spokesman said so.",
            "Transport for Lasker spokesman",
            "anonymous |  | Transport for Lasker",
        ],
    ]);
}
