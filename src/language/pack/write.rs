//! Compiles a pack. Native only: on a reader's machine packs are read, never made.

use std::collections::{BTreeMap, HashMap};

use super::vocabulary::EMPTY;
use super::{HEAD, MAGIC, Part, VERSION, WordId, phrases};
use crate::language::classes::{Class, Classes};
use crate::language::hash::hash;

/// A cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'c> {
    /// A number.
    Number(u32),
    /// A string of at most 255 bytes.
    String(&'c str),
}

/// The words of a phrase and its value.
type Phrase = (Vec<String>, u32);

/// A pack that is being compiled.
#[derive(Debug, Default)]
pub struct PackWriter {
    words: BTreeMap<String, Classes>,
    strings: Vec<u8>,
    offsets: HashMap<String, u32>,
    phrases: Vec<(Part, Vec<Phrase>)>,
    parts: BTreeMap<Part, Vec<u8>>,
}

impl PackWriter {
    /// Adds a word in lower case to the vocabulary.
    pub fn word(&mut self, word: &str) -> &mut Classes {
        self.words.entry(word.to_owned()).or_default()
    }

    /// Adds a class to a word in lower case.
    pub fn class(&mut self, word: &str, class: Class) {
        self.word(word).add(class);
    }

    /// Adds the phrases of a part: their words in lower case, one a token, and a value below
    /// `u32::MAX` for each. Of two equal phrases the first has its value.
    pub fn phrases(&mut self, part: Part, phrases: impl IntoIterator<Item = (Vec<String>, u32)>) {
        let phrases: Vec<_> = phrases.into_iter().collect();
        for word in phrases.iter().flat_map(|(words, _)| words) {
            self.words.entry(word.clone()).or_default();
        }
        self.phrases.push((part, phrases));
    }

    /// Adds the rows of a part; all must have as many cells as the first.
    pub fn rows<'c>(&mut self, part: Part, rows: impl IntoIterator<Item = Vec<Cell<'c>>>) {
        let mut bytes = Vec::new();
        for row in rows {
            if bytes.is_empty() {
                bytes.extend((row.len() as u32).to_le_bytes());
            }
            for cell in row {
                let number = match cell {
                    Cell::Number(number) => number,
                    Cell::String(string) => self.string(string) << 8 | string.len() as u32,
                };
                bytes.extend(number.to_le_bytes());
            }
        }
        self.parts.insert(part, bytes);
    }

    /// Adds a part as it is.
    pub fn bytes(&mut self, part: Part, bytes: Vec<u8>) {
        self.parts.insert(part, bytes);
    }

    fn string(&mut self, string: &str) -> u32 {
        if let Some(&offset) = self.offsets.get(string) {
            return offset;
        }
        let offset = self.strings.len() as u32;
        self.strings.extend_from_slice(string.as_bytes());
        self.offsets.insert(string.to_owned(), offset);
        offset
    }

    /// The bytes of the pack: the same for the same words, phrases and rows.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.inherit();
        let numbers: HashMap<String, u32> = self.words.keys().cloned().zip(0..).collect();
        let phrases = std::mem::take(&mut self.phrases);
        for (part, list) in phrases {
            let bytes = trie(list.iter().map(|(words, value)| {
                (words.iter().filter_map(|word| numbers.get(word)).map(|&n| WordId(n)).collect(), *value)
            }));
            self.parts.insert(part, bytes);
        }
        self.vocabulary();
        let strings = std::mem::take(&mut self.strings);
        self.parts.insert(Part::Strings, strings);
        layout(&self.parts)
    }

    /// A word that has a stop of its own only for the grammar of attribution ("Wed.", beside "wed") is
    /// for the others what it is without.
    fn inherit(&mut self) {
        let stopped: Vec<String> = self.words.keys().filter(|word| word.ends_with('.')).cloned().collect();
        for word in stopped {
            let bare = word.strip_suffix('.').and_then(|bare| self.words.get(bare)).copied().unwrap_or_default();
            let others = bare.iter().filter(|&class| class < Class::Determiner);
            let others = others.fold(Classes::default(), |set, class| set.with(Classes::of(class)));
            *self.word(&word) |= others;
        }
    }

    fn vocabulary(&mut self) {
        let words = std::mem::take(&mut self.words);
        let mut sets: Vec<Classes> = Vec::new();
        let mut records = Vec::new();
        let mut slots = vec![EMPTY; (words.len() * 2).next_power_of_two().max(2)];
        for ((word, classes), entry) in words.iter().zip(0_u32..) {
            let set = sets.iter().position(|s| s == classes).unwrap_or_else(|| {
                sets.push(*classes);
                sets.len() - 1
            });
            let offset = self.string(word);
            records.extend(offset.to_le_bytes());
            records.extend(((word.len() as u32) << 16 | set as u32).to_le_bytes());
            let mask = slots.len() - 1;
            let mut at = hash(word.as_bytes()) as usize & mask;
            while slots[at] != EMPTY {
                at = (at + 1) & mask;
            }
            slots[at] = entry;
        }
        self.parts.insert(Part::Words, records);
        self.parts.insert(Part::WordSlots, slots.into_iter().flat_map(u32::to_le_bytes).collect());
        let sets = sets.into_iter().flat_map(Classes::to_parts).flat_map(u64::to_le_bytes).collect();
        self.parts.insert(Part::ClassSets, sets);
    }
}

/// A trie of phrases, as it will lie.
fn trie(list: impl Iterator<Item = (Vec<WordId>, u32)>) -> Vec<u8> {
    let mut values = vec![phrases::NONE];
    let mut children: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for (words, value) in list {
        let mut node = 0;
        for word in words {
            node = *children.entry((node, word.0)).or_insert_with(|| {
                values.push(phrases::NONE);
                values.len() as u32 - 1
            });
        }
        if node != 0 && values[node as usize] == phrases::NONE {
            values[node as usize] = value;
        }
    }
    let count = (children.len() * 2).max(2);
    let mut slots = vec![[phrases::NONE; 3]; count];
    for ((node, word), child) in children {
        let mut at = phrases::slot_of(node, word, count as u32) as usize;
        while slots[at][0] != phrases::NONE {
            at = (at + 1) % count;
        }
        slots[at] = [node, word, child];
    }
    let head = [values.len() as u32, count as u32];
    head.into_iter().chain(values).chain(slots.into_iter().flatten()).flat_map(u32::to_le_bytes).collect()
}

fn layout(parts: &BTreeMap<Part, Vec<u8>>) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend((Part::ALL.len() as u32).to_le_bytes());
    let mut at = HEAD + Part::ALL.len() * 8;
    for part in Part::ALL {
        let length = parts.get(part).map_or(0, Vec::len);
        bytes.extend((at as u32).to_le_bytes());
        bytes.extend((length as u32).to_le_bytes());
        at += length.next_multiple_of(4);
    }
    for part in Part::ALL {
        bytes.extend_from_slice(parts.get(part).map_or(&[], Vec::as_slice));
        bytes.resize(bytes.len().next_multiple_of(4), 0);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::super::{Language, PackError};
    use super::*;

    fn phrase(words: &str) -> Vec<String> {
        words.split(' ').map(str::to_owned).collect()
    }

    fn small() -> Vec<u8> {
        let mut writer = PackWriter::default();
        writer.class("mayor", Class::Title);
        writer.class("mayor", Class::Office);
        let list = [(phrase("power plant"), 7), (phrase("power"), 3), (phrase("nuclear power plant"), 1)];
        writer.phrases(Part::FacilityNouns, list);
        writer.rows(
            Part::CueVerbRows,
            [vec![Cell::String("say"), Cell::Number(4)], vec![Cell::String(""), Cell::Number(9)]],
        );
        writer.finish()
    }

    #[test]
    fn words_phrases_and_rows_come_back() {
        let bytes = small();
        let language = Language::open(&bytes).unwrap_or_else(|e| unreachable!("{e}"));
        let classes = language.word("mayor").map(|word| language.classes(word));
        assert_eq!(classes, Some(Classes::RANK.with(Classes::OFFICE)));
        assert_eq!(language.word("mayo"), None);
        let nouns = language.phrases(Part::FacilityNouns);
        let longest = |text: &str| nouns.longest(text.split(' ').map(|word| language.word(word)));
        assert_eq!(longest("power plant in Kyiv"), Some((7, 2)));
        assert_eq!(longest("power cut"), Some((3, 1)));
        assert_eq!(longest("nuclear power"), None);
        let rows = language.rows(Part::CueVerbRows);
        assert_eq!((rows.len(), rows.row(0).string(0), rows.row(1).number(1)), (2, "say", 9));
        assert_eq!((rows.row(5).string(0), rows.row(5).number(1)), ("", 0));
    }

    #[test]
    fn an_absent_part_has_nothing() {
        let bytes = small();
        let language = Language::open(&bytes).unwrap_or_else(|e| unreachable!("{e}"));
        assert!(language.rows(Part::Domains).is_empty());
        assert_eq!(language.phrases(Part::Bodies).longest([language.word("mayor")]), None);
    }

    #[test]
    fn foreign_and_truncated_bytes_are_refused_with_their_reason() {
        let bytes = small();
        let error = |bytes: &[u8]| Language::open(bytes).err();
        assert_eq!(error(b"nothing at all"), Some(PackError::NotAPack));
        assert_eq!(error(&bytes[..bytes.len() / 2]), Some(PackError::Bounds));
        let mut other = bytes;
        other[4] = 99;
        assert_eq!(error(&other), Some(PackError::Version(99)));
    }

    proptest::proptest! {
        #[test]
        fn a_damaged_pack_is_read_without_a_panic(at in 0_usize..4_000, byte: u8) {
            let mut bytes = small();
            let at = at % bytes.len();
            bytes[at] = byte;
            if let Ok(language) = Language::open(&bytes) {
                let words = ["mayor", "power", "plant", "nuclear"].map(|word| language.word(word));
                let _ = language.phrases(Part::FacilityNouns).longest(words);
                let _ = language.rows(Part::CueVerbRows).iter().take(10).map(|row| row.string(0).len()).sum::<usize>();
                let _ = words.into_iter().flatten().map(|word| language.classes(word).iter().count()).sum::<usize>();
            }
        }
    }
}
