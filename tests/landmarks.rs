//! Roads, streets and venues: detection, kinds, decoys, places (tests/landmarks/README.md).
//!
//! `cargo test --test landmarks -- --nocapture` prints what was missed or wrong in the passages that are read;
//! of those kept aside it prints the figures only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use dateline_test_support::{self as common, bracketed};

use dateline::annotations::PlaceMention;
use dateline::gazetteer::distance_km;
use dateline::{Article, Kind, TextSpan};

/// Farthest that a mention may stand from the town that the passage gives, in km.
const TOLERANCE_KM: f64 = 60.0;

struct Mark {
    span: TextSpan,
    /// `None` for a decoy.
    kind: Option<Kind>,
    at: Option<(f64, f64)>,
}

struct Passage {
    text: String,
    marks: Vec<Mark>,
}

fn parse(line: &str) -> Passage {
    let (text, marks) = bracketed::parse(line);
    let mark = |(label, span): (&str, std::ops::Range<usize>)| {
        let (kind, at) = label.split_once('@').map_or((label, None), |(kind, at)| (kind, Some(at)));
        let at = at.map(|at| at.split_once(',').map(|(a, b)| (a.parse().unwrap(), b.parse().unwrap())).unwrap());
        let kind = (kind != "!").then(|| Kind::parse(kind).expect("a kind"));
        Mark { span: TextSpan::new(span.start, span.end), kind, at }
    };
    Passage { marks: marks.into_iter().map(mark).collect(), text }
}

fn passages(file: &str, aside: bool) -> Vec<Passage> {
    let text = common::read(format!("tests/landmarks/{file}"));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).enumerate();
    lines.filter(|(nth, _)| (nth % 3 == 2) == aside).map(|(_, line)| parse(line)).collect()
}

#[derive(Debug, Default)]
struct Figures {
    marked: usize,
    found: usize,
    exact: usize,
    kind: usize,
    placed: usize,
    right_place: usize,
    decoys: usize,
    decoys_taken: usize,
}

impl Figures {
    fn f1(&self) -> f64 {
        2.0 * self.exact as f64 / (self.marked + self.found).max(1) as f64
    }
}

fn is_landmark(mention: &PlaceMention) -> bool {
    matches!(mention.kind, Kind::Road | Kind::Street | Kind::Square | Kind::Building | Kind::Park)
}

fn measure(file: &str, aside: bool) -> Figures {
    let mut figures = Figures::default();
    for passage in passages(file, aside) {
        let places = common::annotator().annotate(&Article::from_plain_text(passage.text.clone())).places;
        let found: Vec<&PlaceMention> = places.iter().filter(|m| is_landmark(m)).collect();
        let say = |what: &str, span: TextSpan| {
            if !aside {
                println!("{what}: «{}» in {}", span.slice(&passage.text), passage.text);
            }
        };
        figures.found += found.len();
        for mark in &passage.marks {
            let Some(kind) = mark.kind else {
                figures.decoys += 1;
                if found.iter().any(|m| m.span.overlaps(mark.span)) {
                    figures.decoys_taken += 1;
                    say("decoy taken", mark.span);
                }
                continue;
            };
            figures.marked += 1;
            let Some(mention) = found.iter().find(|m| m.span == mark.span) else {
                say("missed", mark.span);
                continue;
            };
            figures.exact += 1;
            figures.kind += usize::from(mention.kind == kind);
            if let Some((lat, lon)) = mark.at {
                figures.placed += 1;
                let near =
                    mention.lat.zip(mention.lon).is_some_and(|(a, b)| distance_km(a, b, lat, lon) <= TOLERANCE_KM);
                figures.right_place += usize::from(near);
                if !near {
                    say("misplaced", mark.span);
                }
            }
        }
        for mention in &found {
            if !passage.marks.iter().any(|mark| mark.span.overlaps(mention.span)) {
                say("not marked", mention.span);
            }
        }
    }
    println!("{file}{}: F1 {:.3} {figures:?}", if aside { " (aside)" } else { "" }, figures.f1());
    figures
}

/// Least F1, share of the right kind and of the right place in percent.
fn hold(file: &str, aside: bool, least: [usize; 3]) {
    let figures = measure(file, aside);
    let share = |part: usize, whole: usize| 100 * part / whole.max(1);
    assert!(figures.f1() * 100.0 >= least[0] as f64, "{file}: {figures:?}");
    assert!(share(figures.kind, figures.exact) >= least[1], "{file}: {figures:?}");
    assert!(share(figures.right_place, figures.placed) >= least[2], "{file}: {figures:?}");
}

#[test]
fn roads_are_found_by_number_and_name_and_stand_at_their_town() {
    hold("roads.txt", false, [90, 95, 85]);
    hold("roads.txt", true, [80, 90, 75]);
}

#[test]
fn streets_and_addresses_are_found_and_stand_at_their_town() {
    hold("streets.txt", false, [90, 95, 85]);
    hold("streets.txt", true, [80, 90, 75]);
}

#[test]
fn venues_are_found_and_stand_at_their_town() {
    hold("venues.txt", false, [90, 95, 85]);
    hold("venues.txt", true, [80, 90, 75]);
}

#[test]
fn markets_works_persons_and_rifles_are_no_roads_streets_or_venues() {
    for aside in [false, true] {
        let figures = measure("decoys.txt", aside);
        assert!(figures.decoys_taken <= usize::from(aside), "{figures:?}");
    }
}

/// The road or venue that the last of `words` in `text` means.
fn last(text: &str, words: &str) -> Option<PlaceMention> {
    let places = common::annotator().annotate(&Article::from_plain_text(text.to_owned())).places;
    let at = text.rfind(words).unwrap();
    places.into_iter().filter(is_landmark).find(|p| p.span.start == at && p.span.slice(text) == words)
}

#[test]
fn a_house_without_a_name_stands_in_the_town_behind_it() {
    let text = "Patients were taken to a small district hospital in Sumy by bus.";
    let hospital = last(text, "hospital in Sumy").unwrap();
    assert_eq!((hospital.name.as_str(), hospital.approximate), ("Hospital in Sumy", true));
    assert!((hospital.lat.unwrap() - 50.9).abs() < 0.1);
    assert!(
        last(
            "A missile hit an apartment block in the south of Kryvyi Rih.",
            "apartment block in the south of Kryvyi Rih"
        )
        .is_some()
    );
    assert!(last("Two schools in Kharkiv stayed shut.", "schools in Kharkiv").is_some());
}

#[test]
fn a_house_that_is_called_by_its_town_stands_there() {
    let text = "Smoke filled the Brindisi hospital, and nobody was hurt.";
    let hospital = last(text, "Brindisi hospital").unwrap();
    assert!((hospital.lat.unwrap() - 40.6).abs() < 0.2);
    for (text, words) in [
        ("Economists of the Frankfurt school disagreed.", "Frankfurt school"),
        ("Shares of the Dublin hotel sector fell.", "Dublin hotel"),
        ("Doctors in London hospitals went on strike.", "London hospitals"),
    ] {
        assert!(last(text, words).is_none(), "{text}");
    }
}

#[test]
fn a_house_of_a_country_or_a_time_of_life_is_none() {
    for (text, words) in [
        ("He left school in Leeds at sixteen.", "school in Leeds"),
        ("She spent two years in prison in Minsk.", "prison in Minsk"),
        ("The hospitals in England are full.", "hospitals in England"),
        ("The housing market in Dublin has cooled.", "market in Dublin"),
        ("He leads a school in San Pedro Quiroz, they said.", "school in San"),
    ] {
        assert!(last(text, words).is_none(), "{text}");
    }
}

#[test]
fn the_hospital_is_the_one_named_before() {
    let text =
        "A van hit the doors of Hull Royal Infirmary in Hull.\n\nThe driver had aimed for the hospital, she said.";
    assert_eq!(last(text, "hospital").unwrap().name, "Hull Royal Infirmary");
    let text = "Hull Royal Infirmary and Castle Hill Hospital are in Yorkshire. Its trust runs the infirmary, it said.";
    assert_eq!(last(text, "infirmary").unwrap().name, "Hull Royal Infirmary");
    let text = "The B1122 was shut at noon in Leiston. Lorries had crowded the road since May.";
    assert_eq!(last(text, "road").unwrap().name, "B1122");
}

#[test]
fn the_hospital_is_none_where_two_were_named_or_another_was_brought_up() {
    let text =
        "Nurses at Mercy Hospital and at Ashford Hospital walked out in Leeds. Police came to the hospital, they said.";
    assert!(last(text, "hospital").is_none());
    let text =
        "Mercy Hospital in Leeds is full. A field hospital was put up. Soldiers guard the hospital day and night.";
    assert!(last(text, "hospital").is_none());
    for text in [
        "Mercy Hospital in Leeds is full. The board of the hospital trust met on Monday.",
        "Mercy Hospital in Leeds is full. They drove past the hospital in York.",
        "Mercy Hospital in Leeds is full.\n\nIt rained.\n\nElsewhere two men were hurt. Both were taken to the hospital.",
    ] {
        assert!(last(text, "hospital").is_none(), "{text}");
    }
    let text = "The M62 was shut near Leeds.\n\nThe band has been on the road since May.";
    assert!(last(text, "road").is_none());
}
