//! The distinct words of an article: each lower-case form, its gazetteer key and its classes, once.
//!
//! A text of a thousand words has four hundred different ones, and a long one far fewer for its
//! length: what costs something to know of a word is found once and looked up by number after that.

use crate::gazetteer::normalise;
use crate::text::TokenKind;

use super::classes::{Class, Classes};
use super::en;
use super::hash::hash;
use super::pack::{Language, WordId};

/// The number of a lower-case form in the [`Forms`] of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormId(pub u32);

/// One lower-case form.
#[derive(Clone, Copy, Debug)]
struct Form {
    lower: (u32, u32),
    key: (u32, u32),
    hash: u32,
    wordlike: bool,
    word: Option<WordId>,
    classes: Classes,
    /// What its ending says, of a word that no table tells the part of speech of.
    guess: Option<Class>,
}

/// A word as it is written.
#[derive(Clone, Copy, Debug)]
struct Surface {
    hash: u32,
    /// Where in the article it stands first, in bytes.
    at: u32,
    length: u32,
    wordlike: bool,
    form: FormId,
}

/// The distinct forms of one article.
#[derive(Debug)]
pub struct Forms {
    strings: String,
    forms: Vec<Form>,
    by_lower: Index,
    surfaces: Vec<Surface>,
    by_surface: Index,
}

/// Open addressing over numbers of entries; empty slots hold [`Index::EMPTY`].
#[derive(Debug)]
struct Index {
    slots: Vec<u32>,
    used: usize,
}

impl Index {
    const EMPTY: u32 = u32::MAX;

    fn with_capacity(entries: usize) -> Self {
        Self { slots: vec![Self::EMPTY; (entries * 2).next_power_of_two().max(64)], used: 0 }
    }

    fn find(&self, hash: u32, same: impl Fn(u32) -> bool) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            match self.slots[at] {
                Self::EMPTY => return Err(at),
                entry if same(entry) => return Ok(entry),
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn insert(&mut self, slot: usize, entry: u32, hash_of: impl Fn(u32) -> u32) {
        self.slots[slot] = entry;
        self.used += 1;
        if self.used * 2 > self.slots.len() {
            let larger = vec![Self::EMPTY; self.slots.len() * 2];
            let old = std::mem::replace(&mut self.slots, larger);
            for entry in old.into_iter().filter(|&e| e != Self::EMPTY) {
                if let Err(slot) = self.find(hash_of(entry), |_| false) {
                    self.slots[slot] = entry;
                }
            }
        }
    }
}

impl Forms {
    /// Room for the words of a text of `tokens` tokens.
    #[must_use]
    pub fn with_capacity(tokens: usize) -> Self {
        let distinct = (tokens / 2).min(20_000);
        Self {
            strings: String::with_capacity(distinct * 14),
            forms: Vec::with_capacity(distinct),
            by_lower: Index::with_capacity(distinct),
            surfaces: Vec::with_capacity(distinct),
            by_surface: Index::with_capacity(distinct),
        }
    }

    /// The form of the word `text[at..at + length]`; `language` is asked once for each new form.
    pub fn add(&mut self, text: &str, at: usize, length: usize, kind: TokenKind, language: &Language<'_>) -> FormId {
        let surface = text.get(at..at + length).unwrap_or("");
        let wordlike = matches!(kind, TokenKind::Word | TokenKind::Number);
        let code = hash(surface.as_bytes());
        let written = |s: &Surface| text.as_bytes().get(s.at as usize..(s.at + s.length) as usize);
        let same = |entry: u32| {
            let known = &self.surfaces[entry as usize];
            known.hash == code && known.wordlike == wordlike && written(known) == Some(surface.as_bytes())
        };
        match self.by_surface.find(code, same) {
            Ok(entry) => self.surfaces[entry as usize].form,
            Err(slot) => {
                let form = self.form(surface, wordlike, language);
                let entry = self.surfaces.len() as u32;
                self.surfaces.push(Surface { hash: code, at: at as u32, length: length as u32, wordlike, form });
                let surfaces = &self.surfaces;
                self.by_surface.insert(slot, entry, |e| surfaces[e as usize].hash);
                form
            }
        }
    }

    fn form(&mut self, surface: &str, wordlike: bool, language: &Language<'_>) -> FormId {
        let start = self.strings.len();
        push_lower(&mut self.strings, surface);
        let lower = (start as u32, self.strings.len() as u32);
        let code = hash(&self.strings.as_bytes()[start..]);
        let own = &self.strings[start..];
        let same = |entry: u32| {
            let known = &self.forms[entry as usize];
            known.hash == code && known.wordlike == wordlike && self.slice(known.lower) == own
        };
        match self.by_lower.find(code, same) {
            Ok(entry) => {
                self.strings.truncate(start);
                FormId(entry)
            }
            Err(slot) => {
                let word = en::word_of_hash(language, own, code);
                let known = word.filter(|_| wordlike);
                let classes = known.map_or(Classes::default(), |word| language.classes(word));
                let told = !wordlike || classes.any(Classes::PARTS_OF_SPEECH);
                let guess = if told { None } else { en::guess(own) };
                let from = self.strings.len();
                if wordlike {
                    normalise::push_key(&mut self.strings, surface);
                }
                let key = (from as u32, self.strings.len() as u32);
                let entry = self.forms.len() as u32;
                self.forms.push(Form { lower, key, hash: code, wordlike, word, classes, guess });
                let forms = &self.forms;
                self.by_lower.insert(slot, entry, |e| forms[e as usize].hash);
                FormId(entry)
            }
        }
    }

    fn slice(&self, (from, to): (u32, u32)) -> &str {
        self.strings.get(from as usize..to as usize).unwrap_or("")
    }

    /// The word in lower case, typographic apostrophes made plain.
    #[inline]
    #[must_use]
    pub fn lower(&self, form: FormId) -> &str {
        self.forms.get(form.0 as usize).map_or("", |f| self.slice(f.lower))
    }

    /// The word's key in the gazetteer; empty for what no name contains.
    #[must_use]
    pub fn key(&self, form: FormId) -> &str {
        self.forms.get(form.0 as usize).map_or("", |f| self.slice(f.key))
    }

    /// The word of the vocabulary that the form is, if any table has it.
    #[inline]
    #[must_use]
    pub fn word(&self, form: FormId) -> Option<WordId> {
        self.forms.get(form.0 as usize).and_then(|f| f.word)
    }

    /// The classes that the tables give the form.
    #[inline]
    #[must_use]
    pub fn classes(&self, form: FormId) -> Classes {
        self.forms.get(form.0 as usize).map_or(Classes::default(), |f| f.classes)
    }

    /// What the ending of the form says, where no table tells the part of speech.
    #[must_use]
    pub fn guess(&self, form: FormId) -> Option<Class> {
        self.forms.get(form.0 as usize).and_then(|f| f.guess)
    }

    /// How many different forms there are; their numbers are below this.
    #[must_use]
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }
}

/// Appends `word` in lower case, with plain apostrophes.
fn push_lower(out: &mut String, word: &str) {
    if word.is_ascii() {
        let start = out.len();
        out.push_str(word);
        if let Some(tail) = out.get_mut(start..) {
            tail.make_ascii_lowercase();
        }
    } else {
        // The whole word at once: a final sigma depends on what stands before it.
        out.extend(word.to_lowercase().chars().map(|c| if matches!(c, '’' | 'ʼ' | '‘' | '＇') { '\'' } else { c }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(words: &[&str]) -> (Vec<FormId>, Forms) {
        let text = words.concat();
        let mut forms = Forms::with_capacity(words.len());
        let mut at = 0;
        let add = |word: &&str| {
            let id = forms.add(&text, at, word.len(), TokenKind::Word, &crate::tables::compiled_in());
            at += word.len();
            id
        };
        (words.iter().map(add).collect(), forms)
    }

    #[test]
    fn a_word_in_another_case_or_with_another_apostrophe_is_the_same_form() {
        let (ids, forms) = ids(&["Sana’a", "SANA'A", "sana'a", "Kyiv"]);
        assert!(ids[0] == ids[1] && ids[1] == ids[2] && ids[2] != ids[3]);
        assert_eq!((forms.lower(ids[0]), forms.key(ids[0])), ("sana'a", "sanaa"));
    }

    #[test]
    fn many_words_stay_apart_while_the_tables_grow() {
        let words: Vec<String> = (0..5_000).map(|n| format!("word{n}")).collect();
        let all: Vec<&str> = words.iter().map(String::as_str).collect();
        let (ids, forms) = ids(&all);
        assert_eq!(forms.len(), 5_000);
        assert!(ids.iter().zip(&words).all(|(id, word)| forms.lower(*id) == word));
    }

    proptest::proptest! {
        #[test]
        fn a_form_is_the_word_in_lower_case_whatever_its_script(word in "\\PC{1,12}") {
            let (ids, forms) = ids(&[&word]);
            let expected = word.to_lowercase().replace(['’', 'ʼ', '‘', '＇'], "'");
            proptest::prop_assert_eq!(forms.lower(ids[0]), expected);
            proptest::prop_assert_eq!(forms.key(ids[0]), normalise::key(&word));
        }
    }
}
