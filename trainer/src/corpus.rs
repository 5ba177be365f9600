//! The annotated text, brought to one convention.
//!
//! The sources differ (see the README of the text): titles inside or outside of a person's name,
//! countries that act as organisations, nationalities as names. Here a place name is a place
//! whatever it stands for, titles are outside, nationalities and dates are no names, and what a
//! source is unsure of is masked: the trainer then takes any label there.

use std::ops::Range;
use std::path::Path;

use dateline::gazetteer::NameClass;
use dateline::kind::Kind;
use dateline::language::{Class, en};
use dateline::places::tagger::Type;
use dateline::{Gazetteer, tables};
use serde::Deserialize;

/// A text with its names.
#[derive(Clone, Debug, Default)]
pub struct Labelled {
    /// Where it is from.
    pub id: String,
    /// The text.
    pub text: String,
    /// Names in bytes, ascending and apart; `None` masks the span.
    pub names: Vec<(Range<usize>, Option<Type>)>,
    /// Some settlements are to be taken for unknown to the gazetteer.
    pub poorer: bool,
}

#[derive(Deserialize)]
struct Record {
    id: String,
    licence: String,
    text: String,
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    label: String,
    named: bool,
    core: Option<[usize; 2]>,
    #[serde(default)]
    unsure: bool,
    #[serde(default)]
    nested: bool,
}

/// Reads the annotated text; share-alike records only if `share_alike`.
pub fn read(path: &Path, gazetteer: &Gazetteer, share_alike: bool) -> Result<Vec<Labelled>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut all = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let record: Record =
            serde_json::from_str(line).map_err(|e| format!("{}:{}: {e}", path.display(), number + 1))?;
        if share_alike || !record.licence.contains("SA") {
            all.push(labelled(record, gazetteer));
        }
    }
    Ok(all)
}

fn labelled(record: Record, gazetteer: &Gazetteer) -> Labelled {
    let bytes: Vec<usize> =
        record.text.char_indices().map(|(i, _)| i).chain(std::iter::once(record.text.len())).collect();
    let at = |chars: usize| bytes.get(chars).copied().unwrap_or(record.text.len());
    let mut names: Vec<(Range<usize>, Option<Type>)> = Vec::new();
    for entity in &record.entities {
        if !entity.named || entity.label == "time" {
            continue;
        }
        let [start, end] = entity.core.unwrap_or([entity.start, entity.end]);
        let span = at(start)..at(end);
        let Some(text) = record.text.get(span.clone()) else { continue };
        let kind = if entity.unsure {
            let place = entity.kind == "place" && !entity.nested;
            if place { kind_of(entity, text, gazetteer) } else { Some(None) }
        } else {
            kind_of(entity, text, gazetteer)
        };
        let Some(kind) = kind else { continue };
        let span = trimmed(&record.text, span, kind);
        if !span.is_empty() {
            names.push((span, kind));
        }
    }
    // The longest name at a place wins, the masked last.
    names.sort_by_key(|(span, kind)| (kind.is_none(), std::cmp::Reverse(span.len()), span.start));
    let mut apart: Vec<(Range<usize>, Option<Type>)> = Vec::new();
    for (span, kind) in names {
        if apart.iter().all(|(other, _)| span.end <= other.start || other.end <= span.start) {
            apart.push((span, kind));
        }
    }
    apart.sort_by_key(|(span, _)| span.start);
    Labelled { id: record.id, text: record.text, names: apart, poorer: false }
}

/// The type of a name; outer `None`: no name in our sense.
fn kind_of(entity: &Entity, text: &str, gazetteer: &Gazetteer) -> Option<Option<Type>> {
    let last = text.split_whitespace().next_back().unwrap_or("").to_lowercase();
    let last = en::classes(&tables::compiled_in(), &last);
    let candidates = gazetteer.lookup(text);
    let demonym = !candidates.is_empty() && candidates.iter().all(|c| matches!(c.name, NameClass::Demonym(_)));
    let state =
        candidates.first().filter(|c| !matches!(c.name, NameClass::Demonym(_))).and_then(|c| gazetteer.place(c.place));
    let state =
        state.is_some_and(|p| matches!(p.kind(), Kind::Country | Kind::Admin1 | Kind::Capital | Kind::Territory));
    match entity.kind.as_str() {
        "place" if text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic) => None,
        "place" if last.has_any(&[Class::Facility, Class::Street]) && text.contains(' ') => Some(Some(Type::Facility)),
        "place" => Some(Some(Type::Place)),
        "person" if demonym => None,
        "person" => Some(Some(Type::Person)),
        "organisation" if state => Some(Some(Type::Place)),
        "organisation" => Some(Some(Type::Organisation)),
        _ if demonym || !text.starts_with(char::is_uppercase) => None,
        _ => Some(Some(Type::Other)),
    }
}

/// Without the article and, for a person, the titles and demonyms before the name.
fn trimmed(text: &str, mut span: Range<usize>, kind: Option<Type>) -> Range<usize> {
    loop {
        let Some(rest) = text.get(span.clone()) else { return span };
        let Some((first, after)) = rest.split_once(' ') else { return span };
        let lower = first.to_lowercase();
        let classes = en::classes(&tables::compiled_in(), &lower);
        // "northern Iraq": the name is Iraq.
        let plain = kind == Some(Type::Place) && first.starts_with(char::is_lowercase);
        let office = classes.has_any(&[Class::Title, Class::Office])
            || matches!(lower.as_str(), "foreign" | "prime" | "vice" | "iraqi" | "syrian" | "turkish" | "russian");
        if lower == "the" || plain || (kind == Some(Type::Person) && office && after.contains(' ')) {
            span.start = span.end - after.len();
        } else {
            return span;
        }
    }
}
