//! Passages by hazard: what is a place in each, where it lies and what part it plays.
//!
//! Each file of `passages` guards one hazard. The floors are what the pipeline reached when they
//! were set, so that none gets worse unseen; a passage that is wrong is printed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod local;
mod news;
mod papers;
mod plain_words;
mod press;
mod printed;
mod senses;
mod sure;
mod tally;

use std::fs;

use dateline::annotations::PlaceMention;
use dateline::kind::Kind;
use dateline::{Annotator, Article};
use dateline_test_support::marked::Mark;
use dateline_test_support::{self as common, marked};

/// What was marked, what was found, and what of it is right.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    marked: usize,
    found: usize,
    recognised: usize,
    located: usize,
    roles: usize,
    roles_right: usize,
}

/// Kinds that the passages leave unmarked.
fn counts(mention: &PlaceMention) -> bool {
    mention.category == dateline::Category::Place
        && !matches!(
            mention.kind,
            // Streets and buildings have passages of their own.
            Kind::Demonym
                | Kind::District
                | Kind::Square
                | Kind::Sea
                | Kind::Ocean
                | Kind::Street
                | Kind::Road
                | Kind::Building
        )
}

fn is_located(mention: &PlaceMention, mark: &Mark) -> bool {
    let country = mark.country.as_ref().is_none_or(|c| mention.country.is_some_and(|m| m.as_str() == c));
    let region = mark.region.as_ref().is_none_or(|r| mention.region.as_ref().is_some_and(|m| m == r));
    country && region
}

fn tally(annotator: &Annotator, file: &str) -> Tally {
    let mut sum = Tally::default();
    for (text, marks) in marked::passages(file) {
        let article = Article::from_plain_text(text.clone());
        let places = annotator.annotate(&article).places;
        let mut wrong = Vec::new();
        for mark in &marks {
            let found = places.iter().find(|p| p.span.start == mark.span.start && p.span.end == mark.span.end);
            let located = found.is_some_and(|p| is_located(p, mark));
            sum.marked += 1;
            sum.recognised += usize::from(found.is_some());
            sum.located += usize::from(located);
            if let Some(role) = &mark.role {
                sum.roles += 1;
                let given = found.and_then(|p| serde_json::to_value(p.role).ok());
                let right = given.as_ref().and_then(|v| v.as_str()) == Some(role);
                sum.roles_right += usize::from(right);
                if !right {
                    wrong.push(format!("{} is no {role}", &text[mark.span.clone()]));
                }
            }
            if !located {
                let got = found.map_or_else(String::new, |p| format!("{:?} {:?}", p.country, p.region));
                wrong.push(format!("{} not found or elsewhere: {got}", &text[mark.span.clone()]));
            }
        }
        for place in &places {
            let marked = marks.iter().any(|m| m.span.start == place.span.start && m.span.end == place.span.end);
            sum.found += usize::from(marked || counts(place));
            if !marked && counts(place) {
                wrong.push(format!("{} is no place", place.span.slice(&text)));
            }
        }
        if !wrong.is_empty() {
            println!("{text}\n    {}", wrong.join("; "));
        }
    }
    sum
}

/// F1 of recognition and share of what is recognised and located, in percent.
fn shares(sum: Tally) -> (usize, usize) {
    let f1 = 200 * sum.recognised / (sum.marked + sum.found).max(1);
    (if sum.marked + sum.found == 0 { 100 } else { f1 }, 100 * sum.located / sum.marked.max(1))
}

fn sum_of(hazard: &str) -> Tally {
    let path = common::root().join("tests/places/passages").join(format!("{hazard}.txt"));
    let file = fs::read_to_string(&path).unwrap_or_default();
    assert!(!marked::passages(&file).is_empty(), "no passages in {}", path.display());
    tally(common::annotator(), &file)
}

/// Holds a hazard to its floors, in percent.
fn check(hazard: &str, recognised: usize, located: usize) {
    let sum = sum_of(hazard);
    let reached = shares(sum);
    println!("{hazard}: {sum:?} {reached:?}");
    assert!(sum.marked > 0, "{hazard} marks no place");
    assert!(reached.0 >= recognised, "{hazard}: recognition fell to {} from {recognised}", reached.0);
    assert!(reached.1 >= located, "{hazard}: location fell to {} from {located}", reached.1);
    if sum.roles > 0 {
        assert!(sum.roles_right * 10 >= sum.roles * 9, "{hazard}: only {} of {} roles", sum.roles_right, sum.roles);
    }
}

/// Holds a hazard whose names are hardly ever places to the number of places wrongly found.
fn check_silence(hazard: &str, most: usize) {
    let sum = sum_of(hazard);
    println!("{hazard}: {sum:?}");
    let wrong = sum.found - sum.recognised;
    assert!(wrong <= most, "{hazard}: {wrong} names are taken for places, not {most}");
}

#[test]
fn appositions() {
    check("appositions", 94, 88);
}

#[test]
fn containment() {
    check("containment", 98, 92);
}

#[test]
fn crime() {
    check("crime", 91, 93);
}

#[test]
fn demonyms() {
    check_silence("demonyms", 0);
}

#[test]
fn disputed() {
    check("disputed", 93, 90);
}

#[test]
fn headlines() {
    check("headlines", 96, 92);
}

#[test]
fn hyphens() {
    check("hyphens", 96, 92);
}

#[test]
fn lists() {
    check("lists", 96, 95);
}

#[test]
fn metonymy() {
    check("metonymy", 95, 93);
}

#[test]
fn obituaries() {
    check("obituaries", 95, 98);
}

#[test]
fn ordinary_words() {
    check_silence("ordinary-words", 0);
}

#[test]
fn organisations() {
    check_silence("organisations", 1);
}

#[test]
fn persons() {
    check_silence("persons", 0);
}

#[test]
fn roles() {
    check("roles", 98, 98);
}

#[test]
fn ships_storms_brands() {
    check_silence("ships-storms-brands", 8);
}

#[test]
fn sports() {
    check("sports", 89, 98);
}

#[test]
fn state_abbreviations() {
    check("state-abbreviations", 98, 97);
}

#[test]
fn streets() {
    check_silence("streets", 0);
}

#[test]
fn uk_local() {
    check("uk-local", 96, 92);
}

#[test]
fn us_counties() {
    check("us-counties", 98, 98);
}

#[test]
fn us_towns() {
    check("us-towns", 96, 94);
}

#[test]
fn villages_abroad() {
    check("villages-abroad", 98, 98);
}
