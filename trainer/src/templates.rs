//! Documents made of templates; see `templates.txt`.

use std::collections::HashMap;

use dateline::places::tagger::Type;

use crate::corpus::Labelled;
use crate::names::{Names, STATE_SHORT};
use crate::random::Random;

const TEMPLATES: &str = include_str!("../templates.txt");

/// The groups of lines.
pub fn groups() -> Vec<Vec<&'static str>> {
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for line in TEMPLATES.lines().filter(|l| !l.is_empty()) {
        if line.starts_with("##") {
            groups.push(Vec::new());
        } else if !line.starts_with('#')
            && let Some(group) = groups.last_mut()
        {
            group.push(line);
        }
    }
    groups
}

/// One document from `group`.
pub fn document(group: &[&str], names: &Names, random: &mut Random, id: String) -> Labelled {
    let mut filler = Filler { names, random, filled: HashMap::new() };
    let mut chosen: Vec<usize> = (0..group.len()).collect();
    filler.random.shuffle(&mut chosen);
    chosen.truncate(4 + filler.random.below(6));
    chosen.sort_unstable();
    let mut made = Labelled { id, ..Labelled::default() };
    for line in chosen {
        filler.line(group[line], &mut made);
        made.text.push('\n');
    }
    made
}

struct Filler<'a> {
    names: &'a Names,
    random: &'a mut Random,
    filled: HashMap<String, String>,
}

impl Filler<'_> {
    fn line(&mut self, line: &str, made: &mut Labelled) {
        let mut rest = line;
        while let Some(at) = rest.find(['{', '[']) {
            made.text.push_str(&rest[..at]);
            let close = if rest[at..].starts_with('{') { '}' } else { ']' };
            let Some(length) = rest[at..].find(close) else { break };
            let inner = &rest[at + 1..at + length];
            let start = made.text.len();
            let kind = if close == '}' {
                let text = self.slot(inner);
                made.text.push_str(&text);
                Some(if inner.trim_start_matches('^').starts_with(['P', 'L', 'G']) {
                    Type::Person
                } else {
                    Type::Place
                })
            } else {
                let (code, text) = inner.split_once(':').unwrap_or(("M", inner));
                let text = self.expand(text);
                made.text.push_str(&text);
                Some(match code {
                    "L" => Type::Place,
                    "F" => Type::Facility,
                    "P" => Type::Person,
                    "O" => Type::Organisation,
                    _ => Type::Other,
                })
            };
            // An article inside of the mark is no part of the name.
            let skip = if made.text[start..].starts_with("the ") { 4 } else { 0 };
            made.names.push((start + skip..made.text.len(), kind));
            rest = &rest[at + length + 1..];
        }
        made.text.push_str(rest);
    }

    fn expand(&mut self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, tail) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(before);
            out.push_str(&self.slot(slot));
            rest = tail;
        }
        out + rest
    }

    fn slot(&mut self, slot: &str) -> String {
        if let Some(plain) = slot.strip_prefix('^') {
            return self.slot(plain).to_uppercase();
        }
        if let Some(text) = self.filled.get(slot) {
            return text.clone();
        }
        let (class, number) = slot.split_at(1);
        let names = self.names;

        let text = match class {
            "T" => names.us_town(self.random),
            "U" => names.uk_town(self.random),
            "C" => self.random.pick(&names.counties).cloned().unwrap_or_default(),
            "S" => self.random.pick(&names.states).cloned().unwrap_or_default(),
            "N" => self.random.pick(&names.countries).cloned().unwrap_or_default(),
            "K" => self.random.pick(&names.cities).cloned().unwrap_or_default(),
            "V" => names.village(self.random),
            "R" => self.random.pick(&names.regions).cloned().unwrap_or_default(),
            "X" => self.random.pick(&names.features).cloned().unwrap_or_default(),
            "A" => self.random.pick(STATE_SHORT).map_or_else(String::new, |s| s.0.to_owned()),
            "Z" => self.random.pick(STATE_SHORT).map_or_else(String::new, |s| s.1.to_owned()),
            "W" => names.feature(self.random),
            "H" => names.township(self.random),
            "L" => names.surname(self.random),
            "G" => names.given(self.random),
            _ => {
                let given = self.slot(&format!("G{number}"));
                let surname = self.slot(&format!("L{number}"));
                let initial = if self.random.chance(15) { " J." } else { "" };
                format!("{given}{initial} {surname}")
            }
        };
        self.filled.insert(slot.to_owned(), text.clone());
        text
    }
}
