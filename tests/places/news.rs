//! Recognition on passages of news by genre, whose language the development set lacks: sports pages,
//! death notices, police logs, briefs, listings, and the press of six continents.
//!
//! The rule: a place is marked wherever its name stands by itself, also as the seat of a power
//! ("Berlin deems") or before a noun ("Nakuru Governor"), and in the name of a public body of its own
//! ("Kansas Senate"); not inside the name of a person, firm, work, event, building or street; a city that names a team is the team, a nation's team the
//! nation. Words for a direction or division are outside ("northern [Virginia]", "[Lee] and
//! [Macon] counties"), "County" and "Township" in capitals inside.
//!
//! Every third passage of a file is kept aside: nothing is fitted to it, and its errors are not
//! printed, so that its figure stays an estimate.

use std::fs;

use dateline::Category;
use dateline::annotations::PlaceMention;
use dateline::kind::Kind;
use dateline::{Annotator, Article};

use dateline_test_support::score::f1;

use crate::{common, marked};

/// Found and right, found, marked.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    right: usize,
    found: usize,
    marked: usize,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.right += other.right;
        self.found += other.found;
        self.marked += other.marked;
    }

    /// F1 in permille.
    fn f1(self) -> usize {
        f1(self.right, self.found, self.marked)
    }
}

/// Kinds that are marked where the text speaks of them as places, and cost nothing elsewhere.
fn is_optional(mention: &PlaceMention) -> bool {
    mention.category != Category::Place
        || !matches!(
            mention.kind,
            Kind::Continent
                | Kind::Country
                | Kind::Capital
                | Kind::Territory
                | Kind::Region
                | Kind::Admin1
                | Kind::Admin2
                | Kind::City
                | Kind::Town
                | Kind::Village
                | Kind::Locality
                | Kind::Island
                | Kind::Archipelago
        )
}

fn tally(annotator: &Annotator, text: &str, marks: &[marked::Mark], print: bool) -> Tally {
    let places = annotator.annotate(&Article::from_plain_text(text.to_owned())).places;
    let is_marked = |p: &PlaceMention| marks.iter().any(|m| m.span.start == p.span.start && m.span.end == p.span.end);
    let mut sum = Tally { marked: marks.len(), ..Tally::default() };
    let mut wrong: Vec<String> = Vec::new();
    for place in &places {
        if is_marked(place) {
            sum.right += 1;
            sum.found += 1;
        } else if !is_optional(place) {
            sum.found += 1;
            wrong.push(format!("{} is no place", place.span.slice(text)));
        }
    }
    for mark in marks {
        if !places.iter().any(|p| mark.span.start == p.span.start && mark.span.end == p.span.end) {
            wrong.push(format!("{} not found", &text[mark.span.clone()]));
        }
    }
    if print && !wrong.is_empty() {
        println!("{text}\n    {}", wrong.join("; "));
    }
    sum
}

/// The passages that rules were read from, and those kept aside.
fn tallies(genre: &str) -> (Tally, Tally) {
    let path = common::root().join("tests/places/news").join(format!("{genre}.txt"));
    let passages = marked::passages(&fs::read_to_string(&path).unwrap_or_default());
    assert!(passages.len() >= 8, "too few passages in {}", path.display());
    let annotator = common::annotator();
    let (mut read, mut aside) = (Tally::default(), Tally::default());
    for (nth, (text, marks)) in passages.iter().enumerate() {
        let part = if marked::is_kept_aside(nth) { &mut aside } else { &mut read };
        part.add(tally(annotator, text, marks, !marked::is_kept_aside(nth)));
    }
    (read, aside)
}

/// Holds a genre to its floor, in permille; the part kept aside is held as a whole.
fn check(genre: &str, floor: usize) {
    let (read, _) = tallies(genre);
    println!("{genre}: {read:?} {}", read.f1());
    assert!(read.f1() >= floor, "{genre}: recognition fell to {} from {floor}", read.f1());
}

macro_rules! genres {
    ($($name:ident, $file:literal, $floor:literal;)*) => {
        const GENRES: &[&str] = &[$($file),*];

        $(#[test]
        fn $name() {
            check($file, $floor);
        })*
    };
}

genres! {
    headlines_datelines_captions_and_listings, "boilerplate", 840;
    business_briefs, "business", 925;
    community_news_and_travel, "community", 850;
    courts_and_police_logs, "crime", 955;
    arts_and_celebrity, "entertainment", 795;
    science_religion_labour_and_unknown_villages, "mixed", 885;
    death_notices, "obituaries", 855;
    politics_and_election_tables, "politics", 910;
    schools_and_honour_rolls, "schools", 715;
    american_sports_pages, "sports-us", 850;
    sports_of_the_world, "sports-world", 835;
    weather_and_disasters, "weather-disaster", 940;
    international_news, "world-news", 945;
}

#[test]
fn passages_that_nothing_was_fitted_to() {
    let mut sum = Tally::default();
    for genre in GENRES {
        sum.add(tallies(genre).1);
    }
    println!("kept aside: {sum:?} {}", sum.f1());
    assert!(sum.marked >= 390, "{sum:?}");
    assert!(sum.f1() >= 885, "recognition on passages kept aside fell to {}", sum.f1());
}
