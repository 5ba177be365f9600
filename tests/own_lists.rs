//! Articles read with a reader's own list.
// In a browser a module of its own reads lists; the page's core has no part in it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, missing_docs)]

use dateline::gazetteer::write::{PlaceRecord, Writer};
use dateline::gazetteer::{Demonym, NameClass};
use dateline::own_lists::{OwnList, compile, read};
use dateline::{Annotator, Article, Gazetteer, Kind, tables};

const LIST: &str = "name,aliases,kind,lat,lon,country,url
Kurakh power plant,Kurakh GRES,power plant,47.98,37.24,UA,https://example.org/kurakh
Opal,,nuclear,-34.05,150.98,AU,
Azovtest,,factory,47.1,37.6,UA,
Victoria,,mine,12,13,CM,
Syrian,,nuclear,34,38,SY,
";

fn annotator() -> Annotator {
    let mut writer = Writer::new();
    let mut town = PlaceRecord::new("Kalush", Kind::City, 49.01, 24.37);
    (town.population, town.rank) = (65_000, 150);
    writer.add(town);
    let mut syria = PlaceRecord::new("Syria", Kind::Country, 35.0, 38.0);
    syria.names.push(("Syrian".to_owned(), NameClass::Demonym(Demonym::Adjective)));
    writer.add(syria);
    writer.language(tables::english().unwrap());
    let mut gazetteer = Gazetteer::open(writer.finish().unwrap()).unwrap();
    let list = OwnList { name: "watch".to_owned(), rows: read(LIST).unwrap().rows };
    gazetteer.lay(compile(&gazetteer, &[list]).unwrap().bytes).unwrap();
    Annotator::new(gazetteer).unwrap()
}

/// What of the list is found, as it is written and as it is called.
fn found(text: &str) -> Vec<(String, String)> {
    let article = Article::from_plain_text(text);
    let annotations = annotator().annotate(&article);
    let own = annotations.places.iter().filter(|mention| mention.listed.is_some());
    own.map(|mention| (mention.span.slice(article.text()).to_owned(), mention.name.clone())).collect()
}

#[test]
fn a_site_of_a_list_is_found_by_its_names_and_with_other_words_for_its_kind() {
    for (text, said) in [
        ("Drones struck the Kurakh power plant overnight, the governor said.", "Kurakh power plant"),
        (
            "Drones struck the Kurakh thermal power station overnight, the governor said.",
            "Kurakh thermal power station",
        ),
        ("Engineers at the Kurakh GRES restarted a unit on Monday.", "Kurakh GRES"),
        ("Inspectors visited the Opal reactor on Tuesday.", "Opal reactor"),
        ("Workers at Azovtest went home before noon.", "Azovtest"),
    ] {
        let own = found(text);
        assert_eq!(own.iter().map(|(said, _)| said.as_str()).collect::<Vec<_>>(), [said], "{text}");
    }
}

#[test]
fn a_word_a_person_and_a_people_of_a_list_are_no_sites_by_themselves() {
    for text in [
        "Opal prices rose for a third month, traders said.",
        "Victoria said she would visit the plant and the mine on Monday.",
        "Syrian refugees crossed the border near the reactor, officials said.",
        "Victoria was crowned in 1838.",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn the_mention_names_the_list_and_its_page() {
    let article = Article::from_plain_text("Drones struck the Kurakh power plant overnight.");
    let annotations = annotator().annotate(&article);
    let json = dateline::export::json::to_json(article.text(), &annotations);
    let place = &json["places"][0];
    assert_eq!((&place["list"], &place["list_url"]), (&"watch".into(), &"https://example.org/kurakh".into()));
    let csv = dateline::export::csv::to_csv(article.text(), &annotations);
    assert!(csv.lines().nth(1).is_some_and(|row| row.contains(",watch,")), "{csv}");
    let markdown = dateline::export::markdown::to_markdown(&article, &annotations, &dateline::view::strings::EN);
    assert!(markdown.contains("From your list: watch"), "{markdown}");
}
