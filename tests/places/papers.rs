//! Stories of small American papers and of the press of five continents, and passages of famous names, as somebody who
//! had not seen the rules wrote and marked them: found, and within 161 km of where they lie.
//!
//! A mark is `[[words|place|latitude, longitude|class]]`; points are those that the writer knew, of towns within some
//! kilometres. Of the files kept aside only the figures were looked at.

use std::fs;

use dateline::annotations::PlaceMention;
use dateline::gazetteer::distance_km;
use dateline::kind::Kind;
use dateline::text::TextSpan;
use dateline::{Annotator, Article, Category};

use crate::common;
use crate::tally::Tally;

/// A place counts as found within this distance, as in the literature.
const NEAR_KM: f64 = 161.0;
/// What is too large for that has its middle somewhere in it.
const NEAR_LARGE_KM: f64 = 1000.0;
/// What is marked, and not counted: it is off by default, or no name of a place.
const LEFT_OUT: &[&str] = &["road", "street", "building", "facility", "park", "demonym"];
/// What has its middle somewhere in it.
const LARGE: &[&str] = &["state", "country", "continent", "water"];

struct Mark {
    span: TextSpan,
    point: (f64, f64),
    class: String,
}

struct Story {
    url: String,
    text: String,
    marks: Vec<Mark>,
}

fn stories(file: &str) -> Vec<Story> {
    let written = fs::read_to_string(common::root().join("tests/places/papers").join(file)).unwrap();
    let mut stories: Vec<Story> = Vec::new();
    for line in written.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match (line.strip_prefix("= ").or(line.strip_prefix('=')), stories.last_mut()) {
            (Some(url), _) => stories.push(Story { url: url.to_owned(), text: String::new(), marks: Vec::new() }),
            (None, Some(story)) => read_line(line, story),
            (None, None) => panic!("{file} does not begin with a story"),
        }
    }
    stories
}

/// Adds a paragraph without its marks to the story's text.
fn read_line(line: &str, story: &mut Story) {
    let mut rest = line;
    while let Some((plain, tail)) = rest.split_once("[[") {
        story.text.push_str(plain);
        let (inside, tail) = tail.split_once("]]").unwrap_or_else(|| panic!("a mark without an end: {line}"));
        let [words, _, point, class] = inside.split('|').collect::<Vec<_>>()[..] else { panic!("no mark: {inside}") };
        let (lat, lon) = point.split_once(',').unwrap_or_else(|| panic!("no point: {inside}"));
        let point = (lat.trim().parse().unwrap(), lon.trim().parse().unwrap());
        let start = story.text.len();
        story.text.push_str(words);
        story.marks.push(Mark { span: TextSpan::new(start, story.text.len()), point, class: class.trim().to_owned() });
        rest = tail;
    }
    story.text.push_str(rest);
    story.text.push_str("\n\n");
}

fn is_near(place: &PlaceMention, mark: &Mark) -> bool {
    let most = if LARGE.contains(&mark.class.as_str()) { NEAR_LARGE_KM } else { NEAR_KM };
    let large = matches!(mark.class.as_str(), "country" | "continent");
    let km = place.lat.zip(place.lon).map(|(lat, lon)| distance_km(lat, lon, mark.point.0, mark.point.1));
    km.is_some_and(|km| km <= most || large && km <= 3.0 * most)
}

/// Whether a mention without a mark is counted as wrong.
fn counts(place: &PlaceMention) -> bool {
    let off = matches!(place.kind, Kind::Demonym | Kind::Street | Kind::Road | Kind::Building | Kind::Park);
    place.category == Category::Place && !off
}

fn tally(annotator: &Annotator, file: &str) -> Tally {
    let mut sum = Tally::default();
    for story in stories(file) {
        let mut article = Article::from_plain_text(story.text.clone());
        article.metadata.url = Some(story.url).filter(|url| !url.is_empty());
        for place in annotator.annotate(&article).places {
            let mark = story.marks.iter().find(|mark| mark.span == place.span);
            if mark.map_or(!counts(&place), |mark| LEFT_OUT.contains(&mark.class.as_str())) {
                continue;
            }
            // Parts of what is left out, and more than what is marked, are counted as given only.
            sum.give(&place, mark.map(|mark| is_near(&place, mark)));
        }
        sum.marked += story.marks.iter().filter(|mark| !LEFT_OUT.contains(&mark.class.as_str())).count();
    }
    sum
}

/// Holds a file to its floors, in thousandths: recognition, end to end, and of what is sure what is right.
fn check(file: &str, recognition: usize, end_to_end: usize, sure: usize) {
    let sum = tally(common::annotator(), file);
    assert!(sum.marked > 40, "{file} marks only {} places", sum.marked);
    sum.check(file, &[recognition, end_to_end, sure]);
}

#[test]
fn small_american_papers() {
    check("us.txt", 885, 830, 855);
}

#[test]
fn small_american_papers_kept_aside() {
    check("us-aside.txt", 915, 840, 905);
}

#[test]
fn papers_of_five_continents() {
    check("world.txt", 855, 748, 960);
}

#[test]
fn papers_of_five_continents_kept_aside() {
    check("world-aside.txt", 888, 753, 922);
}

#[test]
fn famous_names() {
    check("traps.txt", 905, 850, 905);
}

#[test]
fn famous_names_kept_aside() {
    check("traps-aside.txt", 865, 780, 820);
}

#[test]
fn sport_weather_courts_and_business() {
    check("kinds.txt", 900, 860, 920);
}

#[test]
fn sport_weather_courts_and_business_kept_aside() {
    check("kinds-aside.txt", 890, 870, 850);
}
