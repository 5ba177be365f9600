//! What newspapers mean by famous names: sentences with one name each (`senses/*.txt`).
//!
//! A wrong answer counts twice where it is shown without caution. The errors of `aside.txt` are not printed.

use dateline::annotations::PlaceMention;
use dateline::kind::Kind;
use dateline::{Annotator, Article};

use crate::common;

/// From this confidence a place is shown without caution.
const SHOWN_AS_SURE: f32 = 0.6;

/// A sentence with a name, and what the name means there.
struct Trap {
    text: String,
    start: usize,
    end: usize,
    kind: String,
    country: String,
    region: String,
}

fn traps(file: &str) -> Vec<Trap> {
    let text = common::read(format!("tests/places/senses/{file}"));
    text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(trap).collect()
}

/// The last name in braces is the one that is asked for.
fn trap(line: &str) -> Trap {
    let (meaning, sentence) = line.split_once('\t').unwrap();
    let (kind, place) = meaning.split_once(' ').unwrap();
    let (country, region) = place.split_once('.').unwrap_or((place, ""));
    let (head, tail) = sentence.rsplit_once('{').unwrap();
    let (name, tail) = tail.split_once('}').unwrap();
    let head = head.replace(['{', '}'], "");
    let [kind, country, region] = [kind, country, region].map(str::to_owned);
    let (start, end) = (head.len(), head.len() + name.len());
    Trap { text: format!("{head}{name}{tail}"), start, end, kind, country, region }
}

fn is_meant(trap: &Trap, place: &PlaceMention) -> bool {
    let state = matches!(place.kind, Kind::Country | Kind::Territory);
    let kind = match trap.kind.as_str() {
        "city" => place.kind.is_settlement(),
        "district" => place.kind == Kind::District || place.kind.is_settlement(),
        // A territory is a region of what holds it, or a country of its own.
        "region" => !place.kind.is_settlement() && (place.kind != Kind::Country || trap.country == "JE"),
        // City and state are one.
        "country" => state || matches!(trap.country.as_str(), "SG" | "LU" | "DJ" | "KW" | "GT" | "PA"),
        _ => !place.kind.is_settlement() && !state,
    };
    let country = trap.country == "-" || place.country.is_some_and(|code| code.as_str() == trap.country);
    let region = trap.region.is_empty() || place.region.as_deref() == Some(&trap.region) || place.name == trap.region;
    kind && country && region
}

/// Right, wrong and shown as sure, all.
fn score(annotator: &Annotator, file: &str) -> (usize, usize, usize) {
    let (mut right, mut sure) = (0, 0);
    let traps = traps(file);
    for trap in &traps {
        let places = annotator.annotate(&Article::from_plain_text(trap.text.clone())).places;
        let found = places.iter().find(|p| p.span.start == trap.start && p.span.end == trap.end);
        if found.is_some_and(|place| is_meant(trap, place)) {
            right += 1;
            continue;
        }
        sure += usize::from(found.is_some_and(|place| place.confidence >= SHOWN_AS_SURE));
        if !file.contains("aside") {
            let got = found.map(|p| (&p.name, p.kind, &p.region, p.confidence));
            println!("{}: {got:?}", trap.text);
        }
    }
    (right, sure, traps.len())
}

#[test]
fn famous_names_mean_what_newspapers_mean_by_them() {
    for (file, least, most_sure) in [("read.txt", 920, 5), ("aside.txt", 920, 5)] {
        let (right, sure, all) = score(common::annotator(), file);
        println!("{file}: {right} of {all}, {sure} wrong and shown as sure");
        assert!(right * 1000 / all >= least, "{file}: {right} of {all}");
        assert!(sure <= most_sure, "{file}: {sure} wrong and shown as sure");
    }
}
