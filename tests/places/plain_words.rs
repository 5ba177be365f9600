//! No ordinary word and no demonym becomes a place or a site by itself, whatever its capital comes from.

use std::collections::BTreeSet;

use dateline::annotations::{PlaceMention, Reference};
use dateline::kind::Kind;
use dateline::{Article, Category};

use crate::common;

/// Sentences in which a word stands by itself: `{C}` with a capital, `{U}` in capitals, `{w}` as it is.
const FRAMES: &[&str] = &[
    "{C} was the first thing that officials spoke of on Tuesday.",
    "{C} police said on Monday that two men were held.",
    "{C} prices rose again last month.",
    "{C} elections will be held in June.",
    "{C}, he said, would come first.",
    "\"{C} is what we need,\" the mayor said.",
    "The {C} army withdrew on Friday.",
    "The question: {C} or no answer at all.",
    "The council asked for {w} before the vote.",
    "In {w}, officials said, little had changed.",
    "Council Votes Down {C} Measure After Long Debate",
    "New Rules for {C}, Report Says",
    "Mayor Wants {C} to Stay Open Past Next June",
    "COUNCIL TO DEBATE {U} AFTER LONG NIGHT",
    "{U}",
];

/// What is a place or a people beyond dispute in these sentences.
const DISPUTED: &[&str] = &[
    // The country, unless the text is about birds or Thanksgiving.
    "turkey", // The people: "Polish police".
    "polish", "pole", // The ocean and the Gulf states, which newspapers name by the one word.
    "pacific", "gulf",
    // Capitals by themselves are the abbreviations: the United States, the Central African Republic, two states of
    // the US, the capital's territory in Australia.
    "us", "car", "me", "act",
    // With the article, districts and nicknames that newspapers print so: the City of London, the States.
    "city", "channel", "states", "valley", "villages", "heights",
];

fn words() -> Vec<String> {
    let text = common::read("tests/places/words/common.txt");
    text.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).map(str::to_owned).collect()
}

fn filled(frame: &str, word: &str) -> String {
    let mut capital = word.to_owned();
    if let Some(first) = capital.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    frame.replace("{C}", &capital).replace("{U}", &word.to_uppercase()).replace("{w}", word)
}

/// What is marked in a text on `word`: places, sites that are named, and demonyms where they `count`.
fn marked(text: &str, word: &str, demonyms: bool) -> Vec<PlaceMention> {
    let places = common::annotator().annotate(&Article::from_plain_text(text.to_owned())).places;
    let on_word = |p: &PlaceMention| {
        p.span.slice(text).split(|c: char| !c.is_alphanumeric()).any(|part| part.eq_ignore_ascii_case(word))
    };
    let real = |p: &PlaceMention| p.reference == Reference::Named && (demonyms || p.kind != Kind::Demonym);
    places.into_iter().filter(|p| on_word(p) && real(p)).collect()
}

#[test]
fn no_common_word_is_a_place_or_a_site_by_itself() {
    let words = words();
    assert!(words.len() > 5000, "{} words", words.len());
    let mut wrong = Vec::new();
    for frame in FRAMES {
        for word in words.iter().filter(|word| !DISPUTED.contains(&word.as_str())) {
            let text = filled(frame, word);
            if let Some(place) = marked(&text, word, true).first() {
                wrong.push(format!("{} in {text:?} is {} ({:?})", place.span.slice(&text), place.name, place.kind));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), words.len() * FRAMES.len(), wrong.join("\n"));
}

#[test]
fn no_demonym_is_a_site_or_another_place_by_itself() {
    let gazetteer = common::gazetteer();
    let of_countries = common::read("data/countries.tsv");
    let others = common::read("data/demonyms.tsv");
    let column = |line: &str, nth: usize| line.split('\t').nth(nth).unwrap_or("").to_owned();
    let rows = of_countries.lines().skip(1).filter(|l| !l.starts_with('#'));
    let mut forms: BTreeSet<String> = rows
        .flat_map(|row| [9, 10].map(|nth| column(row, nth)))
        .flat_map(|cell| cell.split(';').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    forms.extend(others.lines().skip(1).filter(|l| !l.starts_with('#')).map(|row| column(row, 0)));
    forms.retain(|form| !form.is_empty() && !gazetteer.lookup(form).is_empty());
    assert!(forms.len() > 400, "{} forms", forms.len());
    let mut wrong = Vec::new();
    for frame in FRAMES.iter().filter(|frame| frame.contains("{C}")) {
        for form in &forms {
            let text = frame.replace("{C}", form);
            let places = common::annotator().annotate(&Article::from_plain_text(text.clone())).places;
            let own = gazetteer.lookup(form);
            let bad = places.iter().find(|p| {
                let meant = p.place.is_some_and(|place| own.iter().any(|candidate| candidate.place == place));
                p.span.slice(&text).contains(form.as_str()) && (p.category == Category::Infrastructure || !meant)
            });
            if let Some(place) = bad {
                wrong.push(format!("{} in {text:?} is {} ({:?})", place.span.slice(&text), place.name, place.kind));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} forms:\n{}", wrong.len(), forms.len(), wrong.join("\n"));
}
