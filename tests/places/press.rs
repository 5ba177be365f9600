//! Places as newspapers print them, written and marked by people who had not seen the rules.
//!
//! `press/articles` has whole short articles of papers of all continents, `press/hazards` passages that are
//! dense with one hazard each. Events are invented, places real. Of a file `X.txt` errors may be read
//! and printed; of `X-aside.txt` only the figures are looked at. The paper's address is known, as in a browser.
//!
//! Right is a mention with the marked span, right end to end one that also lies within 161 km of the
//! marked point (800 km for countries, regions and waters, whose point is one of many). Infrastructure
//! other than roads is not marked and costs nothing, nor do demonyms, houses without a name ("a hospital in Sumy") and
//! later mentions ("the road").

use std::fs;

use dateline::annotations::{PlaceMention, Reference};
use dateline::gazetteer::distance_km;
use dateline::kind::{Category, Kind};
use dateline::{Annotator, Article};
use dateline_test_support::press::{Mark, PressArticle, articles};
use dateline_test_support::score::f1;

use crate::common;

/// Confidence from which the overlay shows a place without caution.
const SURE: f32 = 0.8;

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    marked: usize,
    found: usize,
    recognised: usize,
    placed: usize,
    /// Shown without caution and at a point.
    sure: usize,
    sure_right: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.marked += other.marked;
        self.found += other.found;
        self.recognised += other.recognised;
        self.placed += other.placed;
        self.sure += other.sure;
        self.sure_right += other.sure_right;
    }

    /// Recognition, end to end, and the share of the sure ones that are right, in permille.
    fn figures(&self) -> [usize; 3] {
        [
            f1(self.recognised, self.found, self.marked),
            f1(self.placed, self.found, self.marked),
            1000 * self.sure_right / self.sure.max(1),
        ]
    }
}

fn counts(mention: &PlaceMention) -> bool {
    let marked = mention.category == Category::Place || mention.kind == Kind::Road;
    marked && mention.kind != Kind::Demonym && mention.reference == Reference::Named
}

fn is_placed(mention: &PlaceMention, mark: &Mark) -> bool {
    let near = if matches!(mark.kind.as_str(), "country" | "state" | "region" | "water") { 800.0 } else { 161.0 };
    mention.lat.zip(mention.lon).is_some_and(|(lat, lon)| distance_km(lat, lon, mark.point.0, mark.point.1) <= near)
}

fn tally(annotator: &Annotator, press: &PressArticle, print: bool) -> Tally {
    let mut article = Article::from_plain_text(press.text.clone());
    article.metadata.url = Some(press.url.clone());
    let text = article.text();
    let mut sum = Tally { marked: press.marks.len(), ..Tally::default() };
    let mut wrong = Vec::new();
    for mention in annotator.annotate(&article).places.iter().filter(|p| counts(p)) {
        let span = mention.span.start..mention.span.end;
        let mark = press.marks.iter().find(|m| m.span == span);
        let placed = mark.is_some_and(|mark| is_placed(mention, mark));
        let sure = mention.confidence >= SURE && mention.lat.is_some();
        sum.found += 1;
        sum.recognised += usize::from(mark.is_some());
        sum.placed += usize::from(placed);
        sum.sure += usize::from(sure);
        sum.sure_right += usize::from(sure && placed);
        if !placed {
            let what = if mark.is_some() { "elsewhere" } else { "not a place" };
            wrong.push(format!("{:?} {what} ({}, {:.2})", mention.span.slice(text), mention.name, mention.confidence));
        }
    }
    if print && !wrong.is_empty() {
        println!("{}\n    {}", text.lines().next().unwrap_or_default(), wrong.join("; "));
    }
    sum
}

/// The figures of the files in a folder: of those that may be read, and of those kept aside.
fn figures(folder: &str) -> (Tally, Tally) {
    let path = common::root().join("tests/places/press").join(folder);
    let mut files: Vec<_> = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut read, mut aside) = (Tally::default(), Tally::default());
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let kept = name.ends_with("-aside");
        let mut own = Tally::default();
        for press in articles(&name, &fs::read_to_string(&file).unwrap()) {
            own.add(tally(common::annotator(), &press, !kept));
        }
        println!("{folder}/{name}: {:?} of {}", own.figures(), own.marked);
        let part = if kept { &mut aside } else { &mut read };
        part.add(own);
    }
    (read, aside)
}

/// Holds a folder to its floors, in permille: recognition, end to end, right among the sure.
fn check(folder: &str, read_floors: [usize; 3], aside_floors: [usize; 3]) {
    let (read, aside) = figures(folder);
    println!("{folder}: read {:?}, aside {:?}", read.figures(), aside.figures());
    for (part, figures, floors) in [("read", read.figures(), read_floors), ("aside", aside.figures(), aside_floors)] {
        for ((figure, floor), what) in figures.iter().zip(floors).zip(["recognition", "end to end", "right among sure"])
        {
            assert!(*figure >= floor, "{folder}, {part}: {what} fell to {figure} from {floor}");
        }
    }
}

#[test]
fn whole_articles_of_papers_of_all_continents() {
    check("articles", [915, 865, 960], [890, 800, 935]);
}

#[test]
fn passages_dense_with_one_hazard_each() {
    check("hazards", [865, 770, 910], [795, 715, 840]);
}
