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
