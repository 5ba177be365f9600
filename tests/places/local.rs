//! Articles as small papers write them, end to end: found, and within 161 km of where it lies.
//!
//! `read.txt` is what rules and weights were made with; of `aside.txt` only the figure was looked at.

use std::fs;

use dateline::annotations::PlaceMention;
use dateline::gazetteer::distance_km;
use dateline::kind::Kind;
use dateline::{Annotator, Article};

use crate::common;
use crate::tally::Tally;
use dateline_test_support::marked::{self, Mark};

/// A place counts as found within this distance, as in the literature.
const NEAR_KM: f64 = 161.0;

/// Whether a mention that matches no mark is wrong: water and quarters are left unmarked.
fn counts(mention: &PlaceMention) -> bool {
    mention.category == dateline::Category::Place
        && !matches!(
            mention.kind,
            Kind::Demonym
                | Kind::Street
                | Kind::Road
                | Kind::Building
                | Kind::District
                | Kind::Square
                | Kind::River
                | Kind::Lake
                | Kind::Sea
                | Kind::Ocean
                | Kind::Strait
                | Kind::Bay
                | Kind::Gulf
                | Kind::Mountain
                | Kind::Mountains
                | Kind::Valley
                | Kind::Park
        )
}

fn is_near(mention: &PlaceMention, mark: &Mark) -> bool {
    if let Some((lat, lon)) = mark.point {
        return mention.lat.zip(mention.lon).is_some_and(|(a, b)| distance_km(lat, lon, a, b) <= NEAR_KM);
    }
    let country = mark.country.as_deref() == mention.country.as_ref().map(|c| c.as_str());
    country && mark.region.as_ref().is_none_or(|r| mention.region.as_ref() == Some(r) || mention.name == *r)
}

fn tally(annotator: &Annotator, file: &str, with_publisher: bool) -> Tally {
    let mut sum = Tally::default();
    for case in marked::articles(file) {
        let mut article = Article::from_plain_text(case.text.clone());
        article.metadata.publisher = case.publisher.filter(|_| with_publisher);
        let places = annotator.annotate(&article).places;
        let of = |place: &PlaceMention| {
            case.marks.iter().find(|m| m.span.start == place.span.start && m.span.end == place.span.end)
        };
        for place in &places {
            match of(place) {
                Some(mark) if mark.optional => {}
                Some(mark) => sum.give(place, Some(is_near(place, mark))),
                None if counts(place) => sum.give(place, None),
                None => {}
            }
        }
        sum.marked += case.marks.iter().filter(|m| !m.optional).count();
    }
    sum
}

fn sum_of(name: &str, with_publisher: bool) -> Tally {
    let file = fs::read_to_string(common::root().join("tests/places/local").join(name)).unwrap();
    let sum = tally(common::annotator(), &file, with_publisher);
    println!("{name}, publisher {with_publisher}: {sum:?} {:?}", sum.reached());
    sum
}

/// Holds a file to its floors, in thousandths.
fn check(name: &str, recognition: usize, end_to_end: usize) {
    for with_publisher in [false, true] {
        let sum = sum_of(name, with_publisher);
        assert!(sum.marked > 100, "{name} marks only {} places", sum.marked);
        sum.check(name, &[recognition, end_to_end]);
    }
}

/// What does not say where it is set is told by who printed it, as far as that can be.
#[test]
fn briefs_are_resolved_by_their_publisher() {
    let (without, with) = (sum_of("briefs.txt", false), sum_of("briefs.txt", true));
    assert!(with.near >= without.near + 5, "the publisher tells too little: {} from {}", with.near, without.near);
    assert!(with.reached()[1] >= 430, "end to end fell to {}", with.reached()[1]);
}

#[test]
fn local_news() {
    check("read.txt", 945, 915);
}

#[test]
fn local_news_kept_aside() {
    check("aside.txt", 960, 920);
}

fn mentions(text: &str) -> Vec<PlaceMention> {
    common::annotator().annotate(&Article::from_plain_text(text.to_owned())).places
}

#[test]
fn a_hamlet_that_the_gazetteer_lacks_is_put_among_its_neighbours_and_said_to_be_approximate() {
    let text = "Trucks came to the fire near Loachaville from Opelika, Auburn, Phenix City and Smiths Station, and a \
                tanker was sent from Beauregard. Lee County deputies closed the road.";
    let places = mentions(text);
    let hamlet = places.iter().find(|p| p.span.slice(text) == "Beauregard").expect("it is found");
    assert_eq!((hamlet.region.as_deref(), hamlet.approximate, hamlet.place), (Some("Alabama"), true, None));
    let town = places.iter().find(|p| p.span.slice(text) == "Opelika").expect("it is found");
    assert!(!town.approximate && town.place.is_some());
}

#[test]
fn a_place_far_away_that_everybody_knows_or_that_is_qualified_stays_there() {
    let text = "Opelika, Auburn, Phenix City and Smiths Station lost power. Crews came from Chicago, and one lineman \
                had driven from Bemidji, Minn., in the night. Lee County schools were closed.";
    let places = mentions(text);
    let region = |name: &str| places.iter().find(|p| p.span.slice(text) == name).and_then(|p| p.region.as_deref());
    assert_eq!((region("Chicago"), region("Bemidji")), (Some("Illinois"), Some("Minnesota")));
}

#[test]
fn streets_named_for_places_are_not_resolved_to_them() {
    let text = "A pedestrian was struck at Salem Street and Jackson Avenue in Opelika on Friday. The driver turned off \
                Lee Road and went east on Moscow Drive.";
    let found: Vec<_> = mentions(text).iter().filter(|p| counts(p)).map(|p| p.span.slice(text).to_owned()).collect();
    assert_eq!(found, ["Opelika"]);
}

#[test]
fn a_county_without_its_state_is_the_one_around_the_towns() {
    for (text, state) in [
        ("Opelika and Auburn will share a new Lee County jail, commissioners said in Opelika.", "Alabama"),
        (
            "The city of Dixon will host the Lee County fair again. The towns of Amboy and Ashton lost theirs years ago.",
            "Illinois",
        ),
    ] {
        let county = mentions(text).into_iter().find(|p| p.kind == Kind::Admin2).expect("a county");
        assert_eq!(county.region.as_deref(), Some(state), "{text}");
    }
}

#[test]
fn a_dateline_tells_which_namesakes_are_meant() {
    let sum = sum_of("datelines.txt", false);
    assert!(sum.reached()[1] >= 970, "end to end fell to {}", sum.reached()[1]);
}
