//! What newspapers print in every issue and no list of towns has as it stands: places in the names of public
//! bodies, abbreviations, names joined by hyphens, divisions.
//!
//! The rule is that of docs/quality.md, "Where the line is drawn". Every third passage of a file is kept aside:
//! its errors are not printed, and nothing is made with it.

use std::fs;

use dateline::annotations::{PlaceMention, Role};
use dateline::kind::Kind;
use dateline::{Annotator, Article};
use dateline_test_support::marked::{self, Mark};
use dateline_test_support::score::f1;

use crate::common;

/// Fewest passages of a file.
const PASSAGES: usize = 30;

/// Marked, given out, right, and right and where it lies.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    marked: usize,
    given: usize,
    right: usize,
    located: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.marked += other.marked;
        self.given += other.given;
        self.right += other.right;
        self.located += other.located;
    }

    /// F1 of recognition, and of recognition with the right country and region, in permille.
    fn f1(self) -> (usize, usize) {
        let of = |right: usize| f1(right, self.given, self.marked);
        (of(self.right), of(self.located))
    }
}

/// What is marked where it is meant, and costs nothing elsewhere.
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
                | Kind::Continent
                | Kind::River
                | Kind::Lake
                | Kind::Sea
                | Kind::Ocean
                | Kind::Valley
                | Kind::Park
                | Kind::Mountain
                | Kind::Mountains
        )
}

fn is_located(mention: &PlaceMention, mark: &Mark) -> bool {
    let country = mark.country.as_ref().is_none_or(|c| mention.country.is_some_and(|m| m.as_str() == c));
    // A state is its own region.
    let region = mark.region.as_ref().is_none_or(|r| mention.region.as_ref() == Some(r) || mention.name == *r);
    country && region
}

fn tally(annotator: &Annotator, text: &str, marks: &[Mark], print: bool) -> Tally {
    let places = annotator.annotate(&Article::from_plain_text(text.to_owned())).places;
    let mut sum = Tally::default();
    let mut wrong: Vec<String> = Vec::new();
    for mark in marks {
        let found = places.iter().find(|p| p.span.start == mark.span.start && p.span.end == mark.span.end);
        if mark.optional {
            continue;
        }
        let located = found.is_some_and(|p| is_located(p, mark));
        sum.marked += 1;
        sum.given += usize::from(found.is_some());
        sum.right += usize::from(found.is_some());
        sum.located += usize::from(located);
        if !located {
            let got = found.map_or_else(|| "not found".to_owned(), |p| format!("in {:?} {:?}", p.country, p.region));
            wrong.push(format!("{} {got}", &text[mark.span.clone()]));
        }
    }
    for place in places.iter().filter(|p| counts(p)) {
        if !marks.iter().any(|m| m.span.start == place.span.start && m.span.end == place.span.end) {
            sum.given += 1;
            wrong.push(format!("{} is no place", place.span.slice(text)));
        }
    }
    if print && !wrong.is_empty() {
        println!("{text}\n    {}", wrong.join("; "));
    }
    sum
}

/// The passages that rules were made with, and those kept aside.
fn tallies(class: &str) -> (Tally, Tally) {
    let path = common::root().join("tests/places/printed").join(format!("{class}.txt"));
    let passages = marked::passages(&fs::read_to_string(&path).unwrap_or_default());
    assert!(passages.len() >= PASSAGES, "too few passages in {}", path.display());
    let (mut read, mut aside) = (Tally::default(), Tally::default());
    for (nth, (text, marks)) in passages.iter().enumerate() {
        let part = if marked::is_kept_aside(nth) { &mut aside } else { &mut read };
        part.add(tally(common::annotator(), text, marks, !marked::is_kept_aside(nth)));
    }
    println!("{class}: read {read:?} {:?}; aside {aside:?} {:?}", read.f1(), aside.f1());
    (read, aside)
}

macro_rules! classes {
    ($($name:ident, $file:literal, $floors:expr;)*) => {
        const CLASSES: &[&str] = &[$($file),*];

        $(#[test]
        fn $name() {
            let (reached, floors): ((usize, usize), (usize, usize)) = (tallies($file).0.f1(), $floors);
            assert!(reached.0 >= floors.0, "{}: recognition fell to {} from {}", $file, reached.0, floors.0);
            assert!(reached.1 >= floors.1, "{}: location fell to {} from {}", $file, reached.1, floors.1);
        })*
    };
}

classes! {
    places_in_the_names_of_public_bodies, "bodies", (960, 945);
    abbreviations_of_states_countries_and_cities, "abbreviations", (970, 970);
    both_halves_of_what_a_hyphen_joins, "hyphens", (970, 950);
    names_that_stand_close_without_being_one, "joins", (970, 970);
    counties_parishes_townships_lakes_and_rivers, "counties", (975, 975);
}

#[test]
fn passages_that_no_rule_was_made_with() {
    let mut sum = Tally::default();
    for class in CLASSES {
        sum.add(tallies(class).1);
    }
    println!("kept aside: {sum:?} {:?}", sum.f1());
    assert!(sum.marked >= 100, "{sum:?}");
    assert!(sum.f1().0 >= 945, "recognition on passages kept aside fell to {}", sum.f1().0);
}

/// The role of the mention that is written so.
fn role(text: &str, name: &str) -> Option<Role> {
    let places = common::annotator().annotate(&Article::from_plain_text(text.to_owned())).places;
    places.iter().find(|p| p.span.slice(text) == name).map(|p| p.role)
}

#[test]
fn a_place_in_a_bodys_name_is_part_of_it_and_one_before_an_office_is_not() {
    for text in ["The Kentucky State Police closed it.", "Kentucky Attorney General Russell Coleman has been asked."] {
        assert_eq!(role(text, "Kentucky"), Some(Role::OrganisationPart), "{text}");
    }
    assert_eq!(role("Officials of the City of Oxford met on Monday.", "Oxford"), Some(Role::OrganisationPart));
    let office = role("Nakuru Governor Susan Kihika spoke on Monday.", "Nakuru");
    assert!(office.is_some_and(|role| role != Role::OrganisationPart), "{office:?}");
}

#[test]
fn firms_papers_and_persons_with_a_places_name_are_no_places() {
    for text in [
        "The Boston Globe and Bank of America declined to comment.",
        "The Royal Bank of Canada raised its fee.",
        "Emma Bolton-Wells and Joaquin Navarro-Valls were there.",
        "The Food and Drug Administration and the Commerce Department agreed.",
        "The temple was built about 300 B.C. by shepherds.",
    ] {
        let places = common::annotator().annotate(&Article::from_plain_text(text.to_owned())).places;
        let named: Vec<_> = places.iter().filter(|p| counts(p)).map(|p| p.span.slice(text)).collect();
        assert!(named.is_empty(), "{text}: {named:?}");
    }
}
