//! The home of the paper that printed the article: the place in its name.
//!
//! "The Paris News" is written for Paris, Texas; a reader there needs no state beside the names of
//! the towns around. The name comes from the page, or from the text where that says it ("told the
//! Opelika-Auburn News"). It is no mention of the place: it only helps to tell what others mean.

use std::ops::Range;

use super::newspapers;
use crate::article::Document;
use crate::country::CountryCode;
use crate::gazetteer::{Candidate, Gazetteer, NameClass, normalise};
use crate::kind::{Category, Kind};
use crate::language::en::{self, bodies};
use crate::language::{Class, Language, Reading};

/// Weight of the page's own statement.
const STATED: f32 = 1.0;

/// Weight of a paper that the text names once, and what each further time adds.
const NAMED: f32 = 0.5;

/// Shortest place in a domain's name that is taken out of it ("parisnews.com").
const SHORTEST: usize = 5;

/// A place in a publisher's name.
#[derive(Clone, Debug)]
pub struct Home {
    /// The name's key.
    pub key: String,
    /// What it may mean.
    pub candidates: Vec<Candidate>,
    /// How much it is to be believed, up to 1.
    pub weight: f32,
}

/// The homes that page and text tell of, the page's first; each name once.
#[must_use]
pub fn homes(reading: &Reading<'_>, gazetteer: &Gazetteer) -> Vec<Home> {
    let metadata = &reading.document.article.metadata;
    let mut found: Vec<Home> = Vec::new();
    // What the table says of the address comes first: it knows which of the towns of that name.
    if let Some(url) = metadata.url.as_deref()
        && let Some(name) = in_table(&reading.language, gazetteer, host(url))
    {
        add(&mut found, name, STATED);
    }
    for name in metadata.publisher.iter().flat_map(|p| in_name(&reading.language, gazetteer, p)) {
        add(&mut found, name, STATED);
    }
    if let Some(url) = metadata.url.as_deref().filter(|_| found.is_empty())
        && let Some(name) = in_host(&reading.language, gazetteer, host(url))
    {
        add(&mut found, name, STATED);
    }
    for name in in_text(reading, gazetteer) {
        add(&mut found, name, NAMED);
    }
    found
}

/// The home town of a local paper that the table of newspapers has under its address.
fn in_table(language: &Language<'_>, gazetteer: &Gazetteer, host: &str) -> Option<(String, Vec<Candidate>)> {
    let paper = newspapers::by_host(language, host).filter(|paper| paper.local)?;
    let mut candidates = gazetteer.lookup(paper.town);
    candidates
        .retain(|c| gazetteer.place(c.place).is_some_and(|p| p.kind().is_settlement() && p.country() == paper.country));
    let region = normalise::key(paper.region);
    let inside = |c: &Candidate| {
        let place = gazetteer.place(c.place);
        place.and_then(|p| p.region()).is_some_and(|r| normalise::key(r.name()) == region)
    };
    // Regions are not written alike everywhere: where none fits, the country alone decides.
    if candidates.iter().any(inside) {
        candidates.retain(inside);
    }
    (!candidates.is_empty()).then(|| (normalise::key(paper.town), candidates))
}

fn add(found: &mut Vec<Home>, (key, candidates): (String, Vec<Candidate>), weight: f32) {
    match found.iter_mut().find(|h| h.key == key) {
        Some(home) => home.weight = (home.weight + weight / 2.0).min(1.0),
        None => found.push(Home { key, candidates, weight }),
    }
}

/// The country that the address of the page speaks of: "example.co.uk".
#[must_use]
pub fn country_of_host(document: &Document<'_>, language: &Language<'_>, gazetteer: &Gazetteer) -> Option<CountryCode> {
    let host = host(document.article.metadata.url.as_deref()?);
    if let Some(country) = newspapers::by_host(language, host).and_then(|paper| paper.country) {
        return Some(country);
    }
    let top = host.rsplit_once('.')?.1;
    let code = match top {
        "uk" => "GB",
        // Sold to anybody, whatever country they were made for.
        "io" | "tv" | "co" | "me" | "ai" | "fm" | "am" | "ly" | "to" | "cc" | "ws" | "la" | "eu" | "su" => return None,
        other => other,
    };
    CountryCode::parse(&code.to_ascii_uppercase()).filter(|c| gazetteer.country(*c).is_some())
}

/// The host of an address, without "www.".
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or("");
    host.strip_prefix("www.").unwrap_or(host)
}

/// What may be a publisher's home: a settlement, a county or region, a country.
fn admitted(gazetteer: &Gazetteer, name: &str, known: bool) -> Vec<Candidate> {
    let mut found = gazetteer.lookup(name);
    found.retain(|c| {
        gazetteer.place(c.place).is_some_and(|p| {
            let area = matches!(p.kind(), Kind::Country | Kind::Admin1 | Kind::Territory | Kind::Region);
            let local = p.kind().is_settlement() || p.kind() == Kind::Admin2;
            // Papers that are read everywhere ("The Washington Post") say nothing of a town; "The
            // Irish Times" and "The Times of India" still say the country.
            p.kind().category() == Category::Place && (area || (local && !known))
        }) && !matches!(c.name, NameClass::Abbreviation | NameClass::Dotted)
    });
    // The likeliest first; where that is of no use, neither are the others.
    let demonym = found.first().is_some_and(|c| matches!(c.name, NameClass::Demonym(_)));
    found.retain(|c| matches!(c.name, NameClass::Demonym(_)) == demonym);
    found
}

/// The places in a publisher's name, the longest first found: "Opelika-Auburn News" has two.
fn in_name(language: &Language<'_>, gazetteer: &Gazetteer, name: &str) -> Vec<(String, Vec<Candidate>)> {
    let known = bodies::by_name(language, name).is_some();
    let name = name.trim();
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    let words: Vec<&str> =
        name.split([' ', '-', '–', ',', '|', '.', '(', ')', ':', '&']).filter(|w| !w.is_empty()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (at + 1..=words.len().min(at + 4)).rev().find_map(|end| {
            let phrase = words[at..end].join(" ");
            let plain = end > at + 1 || !is_word_of_media(language, words[at]);
            let candidates = if plain { admitted(gazetteer, &phrase, known) } else { Vec::new() };
            (!candidates.is_empty()).then(|| (end, normalise::key(&phrase), candidates))
        });
        match longest {
            Some((end, key, candidates)) => {
                found.push((key, candidates));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Words of publishers' names that are names of places as well: "Sun", "Star", "Mercury", "Online".
fn is_word_of_media(language: &Language<'_>, word: &str) -> bool {
    let lower = word.to_lowercase();
    let classes = en::classes(language, &lower);
    classes.has_any(&[
        Class::Media,
        Class::OrgHead,
        Class::OrgSuffix,
        Class::Function,
        Class::Article,
        Class::Ordinary,
        Class::Direction,
    ]) || matches!(lower.as_str(), "online" | "local" | "live" | "media" | "press" | "the" | "mercury" | "union")
        || word.len() < 3
}

/// The place in the name of a host: "parisnews.com", "the-leeds-observer.co.uk".
fn in_host(language: &Language<'_>, gazetteer: &Gazetteer, host: &str) -> Option<(String, Vec<Candidate>)> {
    if bodies::by_host(language, host).is_some() {
        return None;
    }
    let label = host.split('.').next().unwrap_or("");
    if label.contains('-') {
        return in_name(language, gazetteer, &label.replace('-', " ")).into_iter().next();
    }
    let mut rest = label.strip_prefix("the").unwrap_or(label);
    // Take off what papers are called, from the end, until a place is left.
    for _ in 0..2 {
        let cut = (1..rest.len()).filter(|&i| rest.is_char_boundary(i)).find(|&i| {
            let tail = &rest[i..];
            tail.len() >= 3 && en::classes(language, tail).has(Class::Media) || tail == "online"
        })?;
        rest = &rest[..cut];
        if rest.len() >= SHORTEST {
            let candidates = admitted(gazetteer, rest, false);
            if !candidates.is_empty() {
                return Some((rest.to_owned(), candidates));
            }
        }
    }
    None
}

/// The places in the names of papers that the text speaks of, but for those read everywhere.
fn in_text(reading: &Reading<'_>, gazetteer: &Gazetteer) -> Vec<(String, Vec<Candidate>)> {
    let (document, words) = (reading.document, &reading.words);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((start, end)) = words[at].run() else {
            at += 1;
            continue;
        };
        at = end;
        let paper = |range: &Range<usize>| range.len() > 1 && words[range.end - 1].classes.has(Class::Media);
        let range = start..end;
        if !paper(&range) || words[end - 1].initial {
            continue;
        }
        let name = document.span(range).slice(document.text());
        if bodies::by_name(&reading.language, name).is_none() {
            found.extend(in_name(&reading.language, gazetteer, name));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_taken_out_of_addresses() {
        assert_eq!(host("https://www.parisnews.com/story?id=1"), "parisnews.com");
        assert_eq!(host("http://example.org:8080/"), "example.org");
        assert_eq!(host("leedsobserver.co.uk"), "leedsobserver.co.uk");
    }

    #[test]
    fn words_of_papers_are_no_places() {
        let language = crate::tables::compiled_in();
        let is_media = |word: &str| is_word_of_media(&language, word);
        assert!(["Sun", "Star", "News", "Mercury", "The"].into_iter().all(is_media));
        assert!(!["Paris", "Opelika", "Leeds"].into_iter().any(is_media));
    }
}
