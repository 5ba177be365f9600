//! What a reader asks of a source, on passages with the answers: its name, type, title or role and affiliation, and why
//! it is not named.

use std::collections::BTreeSet;

use dateline::annotations::Source;

use crate::extract;

const DEVELOPMENT: &str = include_str!("sources-development.txt");
const HELD_BACK: &str = include_str!("sources-held-back.txt");

/// Right and all, of a field.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn percent(self) -> usize {
        self.right * 100 / self.all.max(1)
    }
}

/// Of the sources of a file, how many fields are right.
#[derive(Clone, Copy, Debug, Default)]
struct Fields {
    name: Share,
    kind: Share,
    title: Share,
    reason: Share,
}

/// The words of a phrase that tell something.
fn telling(phrase: &str) -> BTreeSet<String> {
    let words = phrase.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase);
    words.filter(|w| !["the", "a", "an", "of", "at", "in", "for", "s"].contains(&w.as_str())).collect()
}

/// Words that two phrases share, over all of theirs.
fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let all = a.union(b).count();
    if all == 0 { 0.0 } else { a.intersection(b).count() as f64 / all as f64 }
}

fn measure(file: &str) -> Fields {
    let mut fields = Fields::default();
    for passage in file.split("\n# ") {
        let lines = || passage.lines().skip(1);
        let text: Vec<&str> = lines().filter(|line| !line.starts_with("= ")).collect();
        let text = text.join("\n");
        let (_, sources) = extract(&text);
        for line in lines().filter_map(|line| line.strip_prefix("= ")) {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            assert_eq!(cells.len(), 5, "{line}");
            score(&mut fields, &text, &sources, &cells);
        }
    }
    fields
}

fn score(fields: &mut Fields, text: &str, sources: &[Source], cells: &[&str]) {
    let name = telling(cells[0]);
    let near = |source: &&Source| likeness(&telling(&source.name), &name);
    let best = sources.iter().max_by(|a, b| near(a).total_cmp(&near(b))).filter(|source| near(source) >= 0.5);
    fields.name.add(best.is_some());
    let kind = best.and_then(|s| serde_json::to_value(s.kind).ok());
    fields.kind.add(kind.as_ref().and_then(|k| k.as_str()) == Some(cells[1]));
    let wanted: BTreeSet<String> = telling(cells[2]).union(&telling(cells[3])).cloned().collect();
    if !wanted.is_empty() {
        let told =
            best.map(|s| [s.title.as_deref(), s.affiliation.as_deref()].map(Option::unwrap_or_default).join(" "));
        let told = telling(&told.unwrap_or_default());
        fields.title.add(likeness(&told, &wanted) >= 0.5 || wanted.is_subset(&told));
    }
    if !cells[4].is_empty() {
        let reason = best.and_then(|s| s.unnamed_because).map_or("", |span| span.slice(text));
        fields.reason.add(likeness(&telling(reason), &telling(cells[4])) >= 0.6);
    }
}

#[test]
fn sources_have_name_type_title_and_the_reason_for_their_anonymity() {
    let found = measure(DEVELOPMENT);
    assert!(found.name.all >= 60 && found.reason.all >= 6, "{found:?}");
    let percents = [found.name, found.kind, found.title, found.reason].map(Share::percent);
    assert!(percents.iter().zip([95, 95, 85, 90]).all(|(found, floor)| *found >= floor), "{percents:?} {found:?}");
}

#[test]
fn sources_of_held_back_passages_have_name_type_title_and_reason() {
    let found = measure(HELD_BACK);
    let percents = [found.name, found.kind, found.title, found.reason].map(Share::percent);
    assert!(percents.iter().zip([90, 85, 74, 70]).all(|(found, floor)| *found >= floor), "{percents:?} {found:?}");
}
