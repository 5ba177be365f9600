//! Which names of a row are names by themselves, and what stands before its words for the kind.

use std::collections::{BTreeSet, HashMap};

use crate::gazetteer::write::facility_names::{Patterns, other_numerals, stem, unqualified};
use crate::gazetteer::{Gazetteer, NameClass, PlaceId, normalise};
use crate::kind::{Category, Kind};
use crate::language::table::Table;
use crate::language::{Classes, Language};

/// The patterns that the gazetteer's own facilities are given names by.
const PATTERNS: &str = include_str!("../../data/facility-patterns.tsv");

/// Words that no name consists of alone.
const ORDINARY: &str = include_str!("../../data/ordinary-words.txt");

/// Fewest letters of a name of one word that stands by itself.
const FEWEST_LETTERS: usize = 6;

/// Most letters of an abbreviation.
const ABBREVIATION: usize = 6;

/// What is known of names.
pub struct Names<'g> {
    gazetteer: &'g Gazetteer,
    language: Option<Language<'g>>,
    ordinary: BTreeSet<&'static str>,
    patterns: HashMap<Kind, Patterns>,
}

/// The names of a row.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct RowNames {
    /// Those that it is found by wherever they stand, each with its class.
    pub alone: Vec<(String, NameClass)>,
    /// What it is called before a word for a facility: keys.
    pub stems: Vec<String>,
}

impl<'g> Names<'g> {
    /// Names against `gazetteer` and the language that lies in it.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        let mut patterns: HashMap<Kind, Patterns> = HashMap::new();
        // A test of the gazetteer's builder holds that the table is right.
        let table = Table::parse("facility-patterns.tsv", PATTERNS, &["kind", "heads", "forms"]).ok();
        for row in table.iter().flat_map(Table::rows) {
            let Ok(kind) = row.kind("kind") else { continue };
            patterns.entry(kind).or_default().add(row.list("heads"), row.list("forms"));
        }
        let every: BTreeSet<String> = patterns.values().flat_map(|p| p.heads.iter().cloned()).collect();
        patterns.entry(Kind::Other).or_default().heads.extend(every);
        patterns.values_mut().for_each(Patterns::sort);
        Self {
            gazetteer,
            language: Language::open(gazetteer.language_pack()).ok(),
            ordinary: ORDINARY.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).collect(),
            patterns,
        }
    }

    /// The names of a facility of `kind` that is called `names`.
    pub fn of<'n>(&self, kind: Kind, names: impl Iterator<Item = &'n str>) -> RowNames {
        let mut found = RowNames::default();
        for name in names {
            let key = normalise::key(unqualified(name));
            let bare = self.stem(kind, &key);
            if bare.is_some() || self.stands_alone(name, &key) {
                found.alone.push((name.to_owned(), class_of(name)));
            }
            let stem = bare.unwrap_or(key);
            if !self.is_grammar(&stem) {
                found.stems.extend(other_numerals(&stem));
                found.stems.push(stem);
            }
        }
        found.stems.sort();
        found.stems.dedup();
        found
    }

    /// The key of a name without its words for the kind; `None` if it has none.
    fn stem(&self, kind: Kind, key: &str) -> Option<String> {
        let own = self.patterns.get(&kind).and_then(|patterns| stem(key, &patterns.heads));
        own.or_else(|| stem(key, &self.patterns.get(&Kind::Other)?.heads))
    }

    /// Whether a name without a word for a facility is one by itself: never an ordinary word, a given name or that of
    /// a place or a people.
    fn stands_alone(&self, name: &str, key: &str) -> bool {
        let words: Vec<&str> = key.split(' ').collect();
        let letters = key.chars().filter(|c| c.is_alphabetic()).count();
        let short = words.len() == 1 && letters < FEWEST_LETTERS && class_of(name) != NameClass::Abbreviation;
        if letters < 3 || short || self.is_place(key) {
            return false;
        }
        let given = self.classes(words[0]).any(Classes::GIVEN);
        !given && !words.iter().all(|word| self.is_plain(word))
    }

    /// Whether a place bears the name, or a people.
    fn is_place(&self, key: &str) -> bool {
        let candidates = self.gazetteer.lookup_key(key);
        let kinds = candidates.iter().filter_map(|c| Some((c.name, self.gazetteer.kind(c.place)?)));
        kinds
            .into_iter()
            .any(|(name, kind)| matches!(name, NameClass::Demonym(_)) || kind.category() == Category::Place)
    }

    fn classes(&self, word: &str) -> Classes {
        let known = self.language.as_ref().and_then(|language| Some(language.classes(language.word(word)?)));
        known.unwrap_or_default()
    }

    /// Whether a word of a key is one that the language's tables have, or a number.
    fn is_plain(&self, word: &str) -> bool {
        let known = |word: &str| {
            self.ordinary.contains(word) || self.language.as_ref().is_some_and(|language| language.word(word).is_some())
        };
        known(word) || word.strip_suffix('s').is_some_and(known) || word.chars().all(|c| c.is_ascii_digit())
    }

    /// Whether a stem is a word of grammar or a number: "the plant", "unit 2".
    fn is_grammar(&self, stem: &str) -> bool {
        stem.chars().filter(|c| c.is_alphabetic()).count() < 3
            || self.classes(stem).any(Classes::FUNCTION.with(Classes::NUMERAL))
    }

    /// The facility of the gazetteer that has one of the names, within `km` of a point; of `kind` before others, then
    /// the nearest.
    pub fn twin(&self, kind: Kind, names: &RowNames, point: (f64, f64), km: f64) -> Option<PlaceId> {
        let forms = self.patterns.get(&kind).map(|patterns| patterns.forms.as_slice()).unwrap_or_default();
        let mut keys: BTreeSet<String> = names.alone.iter().map(|(name, _)| normalise::key(name)).collect();
        for stem in &names.stems {
            keys.extend(forms.iter().map(|form| form.replace("{}", stem)));
            keys.insert(stem.clone());
        }
        let mut best: Option<(bool, f64, PlaceId)> = None;
        for candidate in keys.iter().flat_map(|key| self.gazetteer.lookup_key(key)) {
            let Some(place) = self.gazetteer.place(candidate.place) else { continue };
            let distance = crate::gazetteer::distance_km(point.0, point.1, place.lat(), place.lon());
            if place.kind().category() != Category::Infrastructure || distance > km {
                continue;
            }
            let found = (place.kind() != kind, distance, place.id());
            let better = best.is_none_or(|best| found.0.cmp(&best.0).then(found.1.total_cmp(&best.1)).is_lt());
            if better {
                best = Some(found);
            }
        }
        best.map(|(_, _, id)| id)
    }
}

/// How a name names its row: a single word in capitals only where the text writes it so.
fn class_of(name: &str) -> NameClass {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let shouted = letters().all(char::is_uppercase) && (2..=ABBREVIATION).contains(&letters().count());
    if shouted && !name.contains(' ') { NameClass::Abbreviation } else { NameClass::Alternate }
}
