//! The tables of reporting verbs and nouns and of words that name sources, read once.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::inflect::{plural, verb_forms, with_s};
use super::keys::{Key, WordMap};
use super::words::{CLOSED, Flags};
use crate::annotations::CueClass;

const VERBS: &str = include_str!("../../data/language/en/claims/cues.tsv");
const NOUNS: &str = include_str!("../../data/language/en/claims/nouns.tsv");
const ADJECTIVES: &str = include_str!("../../data/language/en/claims/adjectives.tsv");
const WORDS: &str = include_str!("../../data/language/en/claims/words.tsv");
const GIVEN_NAMES: &str = include_str!("../../data/language/en/claims/given-names.tsv");

/// What a cue reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// Speech or writing.
    Speech,
    /// Belief, knowledge, expectation.
    Belief,
    /// What a study or an inquiry found.
    Finding,
    /// A question.
    Question,
    /// A wish or plan.
    Wish,
    /// A decision.
    Decision,
    /// An impression without a source ("appears to").
    Seeming,
    /// A manner of speaking that attributes only beside a quotation ("smiled").
    Manner,
}

/// A set of complement frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frames(u16);

impl Frames {
    /// A quotation.
    pub const QUOTE: Self = Self(1);
    /// A clause with "that".
    pub const THAT: Self = Self(1 << 1);
    /// A clause without "that".
    pub const BARE: Self = Self(1 << 2);
    /// An infinitive.
    pub const INFINITIVE: Self = Self(1 << 3);
    /// A noun phrase.
    pub const OBJECT: Self = Self(1 << 4);
    /// A noun phrase, then "as".
    pub const AS: Self = Self(1 << 5);
    /// A noun phrase and its predicate.
    pub const SMALL: Self = Self(1 << 6);
    /// A question clause.
    pub const WH: Self = Self(1 << 7);
    /// A gerund.
    pub const GERUND: Self = Self(1 << 8);
    /// The addressee may stand first.
    pub const ADDRESSEE: Self = Self(1 << 9);
    /// The passive attributes without a source.
    pub const PASSIVE: Self = Self(1 << 10);

    /// Whether the sets share a frame.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "quote" => Self::QUOTE,
            "that" => Self::THAT,
            "bare" => Self::BARE,
            "to" => Self::INFINITIVE,
            "obj" => Self::OBJECT,
            "as" => Self::AS,
            "small" => Self::SMALL,
            "wh" => Self::WH,
            "ing" => Self::GERUND,
            "who" => Self::ADDRESSEE,
            "pass" => Self::PASSIVE,
            _ => return None,
        })
    }
}

/// A reporting verb or noun.
#[derive(Clone, Debug)]
pub struct Cue {
    /// What must follow the head word: "out" of "point out".
    pub rest: Vec<&'static str>,
    /// The citation form.
    pub lemma: &'static str,
    /// The stance it gives the speaker.
    pub class: CueClass,
    /// What it reports.
    pub kind: CueKind,
    /// What may follow.
    pub frames: Frames,
    /// Prepositions whose phrase may be the content.
    pub prepositions: Vec<&'static str>,
}

/// Forms of a verb that a word may be, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form(pub u8);

impl Form {
    /// "say"
    pub const BASE: u8 = 1;
    /// "says"
    pub const THIRD: u8 = 2;
    /// "said", finite
    pub const PAST: u8 = 4;
    /// "said", after an auxiliary
    pub const PARTICIPLE: u8 = 8;
    /// "saying"
    pub const GERUND: u8 = 16;

    /// Whether one of `bits` is among the forms.
    #[must_use]
    pub const fn is(self, bits: u8) -> bool {
        self.0 & bits != 0
    }
}

/// What the tables know of a word.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Its properties.
    pub flags: Flags,
    /// Its readings as a reporting verb: rows of [`Lexicon::readings`].
    pub readings: Range<u16>,
    /// Its reading as a reporting noun: a row of [`Lexicon::nouns`].
    pub noun: Option<u16>,
    /// Its reading as an adjective that attributes: a row of [`Lexicon::adjectives`].
    pub adjective: Option<u16>,
}

/// The tables.
#[derive(Debug)]
pub struct Lexicon {
    entries: WordMap<Key, Entry>,
    /// Reporting verbs.
    pub verbs: Vec<Cue>,
    /// Which verb a form belongs to.
    pub readings: Vec<(u16, Form)>,
    /// Reporting nouns.
    pub nouns: Vec<Cue>,
    /// Adjectives that attribute after "be".
    pub adjectives: Vec<Cue>,
}

impl Lexicon {
    /// The lexicon, made on first use.
    pub fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::build)
    }

    /// What is known of `word`, in any case.
    #[must_use]
    pub fn look_up(&self, word: &str) -> Option<&Entry> {
        self.entries.get(&Key::of(word)?)
    }

    fn build() -> Self {
        let mut builder = Builder::default();
        for (flags, words) in CLOSED {
            for word in words.split_ascii_whitespace() {
                builder.flag(word, *flags);
            }
        }
        builder.source_words();
        builder.given_names();
        let verbs: Vec<Cue> = rows(VERBS).filter_map(|row| builder.verb(&row)).collect();
        let nouns: Vec<Cue> = rows(NOUNS).filter_map(|row| builder.noun(&row)).collect();
        let mut lexicon = builder.finish(verbs, nouns);
        for row in rows(ADJECTIVES) {
            let [word, class, kind, frames] = row.as_slice() else { continue };
            let (Some(key), Some(cue)) = (Key::of(word), cue(word, class, kind, frames)) else { continue };
            lexicon.entries.entry(key).or_default().adjective = Some(index(lexicon.adjectives.len()));
            lexicon.adjectives.push(cue);
        }
        lexicon
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

fn cue(words: &'static str, class: &str, kind: &str, frames: &'static str) -> Option<Cue> {
    let class = match class {
        "neutral" => CueClass::Neutral,
        "asserting" => CueClass::Asserting,
        "arguing" => CueClass::Arguing,
        "doubting" => CueClass::Doubting,
        "denying" => CueClass::Denying,
        "ordering" => CueClass::Ordering,
        "promising" => CueClass::Promising,
        "believing" => CueClass::Believing,
        "asking" => CueClass::Asking,
        "wishing" => CueClass::Wishing,
        "deciding" => CueClass::Deciding,
        "seeming" => CueClass::Seeming,
        _ => return None,
    };
    let kind = match kind {
        "speech" => CueKind::Speech,
        "belief" => CueKind::Belief,
        "finding" => CueKind::Finding,
        "question" => CueKind::Question,
        "wish" => CueKind::Wish,
        "decision" => CueKind::Decision,
        "seeming" => CueKind::Seeming,
        "manner" => CueKind::Manner,
        _ => return None,
    };
    let rest = words.split(' ').skip(1).collect();
    let (mut set, mut prepositions) = (Frames::default(), Vec::new());
    for word in frames.split_ascii_whitespace() {
        match word.strip_prefix('+') {
            Some(preposition) => prepositions.push(preposition),
            None => set.0 |= Frames::parse(word)?.0,
        }
    }
    Some(Cue { rest, lemma: words, class, kind, frames: set, prepositions })
}

#[derive(Default)]
struct Builder {
    flags: HashMap<String, Flags>,
    forms: HashMap<String, Vec<(u16, u8)>>,
    nouns: HashMap<String, u16>,
    verbs: u16,
    noun_count: u16,
}

impl Builder {
    fn flag(&mut self, word: &str, flags: Flags) {
        *self.flags.entry(word.to_owned()).or_default() |= flags;
    }

    fn source_words(&mut self) {
        for row in rows(WORDS) {
            let [class, words] = row.as_slice() else { continue };
            for word in words.split_ascii_whitespace() {
                match *class {
                    "man" => self.role(word, Flags::ROLE.with(Flags::MALE)),
                    "woman" => self.role(word, Flags::ROLE.with(Flags::FEMALE)),
                    "person" => self.role(word, Flags::ROLE),
                    "people" => self.flag(word, Flags::PEOPLE),
                    "group" => self.flag(word, Flags::PEOPLE.with(Flags::GROUP)),
                    "title" => {
                        self.flag(word, Flags::TITLE);
                        self.flag(&format!("{word}."), Flags::TITLE);
                    }
                    "government" => self.noun_word(word, Flags::GOVERNMENT),
                    "organisation" => self.noun_word(word, Flags::ORGANISATION),
                    "document" => self.noun_word(word, Flags::DOCUMENT),
                    "outlet" => self.noun_word(word, Flags::OUTLET),
                    "verb" => self.plain_verb(word),
                    "past" => self.flag(word, Flags::VERB_PAST),
                    "participle" => self.flag(word, Flags::VERB_PARTICIPLE),
                    "present" => self.flag(word, Flags::VERB_PRESENT),
                    _ => {}
                }
            }
        }
    }

    fn role(&mut self, word: &str, flags: Flags) {
        self.flag(word, flags);
        self.flag(&plural(word), Flags::PEOPLE);
    }

    fn noun_word(&mut self, word: &str, flags: Flags) {
        self.flag(word, flags);
        if !word.ends_with('s') {
            self.flag(&with_s(word), flags.with(Flags::PLURAL));
        }
    }

    fn plain_verb(&mut self, word: &str) {
        let forms = verb_forms(word, "-");
        self.flag(word, Flags::VERB_PRESENT);
        self.flag(&forms.third, Flags::VERB_PRESENT);
        self.flag(&forms.past, Flags::VERB_ED);
        self.flag(&forms.gerund, Flags::VERB_ING);
    }

    fn given_names(&mut self) {
        for row in rows(GIVEN_NAMES) {
            let [gender, names] = row.as_slice() else { continue };
            let gender = if *gender == "woman" { Flags::FEMALE } else { Flags::MALE };
            for name in names.split_ascii_whitespace() {
                self.flag(&name.to_lowercase(), gender.with(Flags::GIVEN_NAME));
            }
        }
    }

    fn verb(&mut self, row: &[&'static str]) -> Option<Cue> {
        let [words, irregular, class, kind, frames] = row else { return None };
        let cue = cue(words, class, kind, frames)?;
        let head = words.split(' ').next()?;
        let forms = verb_forms(head, irregular);
        let all = [
            (head, Form::BASE),
            (forms.third.as_str(), Form::THIRD),
            (forms.past.as_str(), Form::PAST),
            (forms.participle.as_str(), Form::PARTICIPLE),
            (forms.gerund.as_str(), Form::GERUND),
        ];
        for (form, bit) in all {
            let readings = self.forms.entry(form.to_owned()).or_default();
            match readings.iter_mut().find(|(verb, _)| *verb == self.verbs) {
                Some((_, bits)) => *bits |= bit,
                None => readings.push((self.verbs, bit)),
            }
            let shape = match bit {
                Form::BASE | Form::THIRD => Flags::VERB_PRESENT,
                Form::GERUND => Flags::VERB_ING,
                _ if form == head => Flags::VERB_PRESENT,
                Form::PAST if forms.past != forms.participle => Flags::VERB_PAST,
                Form::PARTICIPLE if forms.past != forms.participle => Flags::VERB_PARTICIPLE,
                _ => Flags::VERB_ED,
            };
            self.flag(form, Flags::CUE_VERB.with(shape));
        }
        self.verbs += 1;
        Some(cue)
    }

    fn noun(&mut self, row: &[&'static str]) -> Option<Cue> {
        let [words, class, kind, frames] = row else { return None };
        let cue = cue(words, class, kind, frames)?;
        for form in [(*words).to_owned(), with_s(words)] {
            self.flag(&form, Flags::CUE_NOUN);
            self.nouns.insert(form, self.noun_count);
        }
        self.noun_count += 1;
        Some(cue)
    }

    fn finish(self, verbs: Vec<Cue>, nouns: Vec<Cue>) -> Lexicon {
        let mut readings = Vec::new();
        let mut entries: WordMap<Key, Entry> = HashMap::default();
        for (word, flags) in &self.flags {
            if let Some(key) = Key::of(word) {
                entries.entry(key).or_default().flags = *flags;
            }
        }
        for (word, forms) in self.forms {
            let Some(entry) = Key::of(&word).and_then(|key| entries.get_mut(&key)) else { continue };
            // Longer cues first: "point out" before "point".
            let mut forms = forms;
            forms.sort_by_key(|(verb, _)| std::cmp::Reverse(verbs.get(usize::from(*verb)).map_or(0, |v| v.rest.len())));
            let start = readings.len();
            readings.extend(forms.into_iter().map(|(verb, bits)| (verb, Form(bits))));
            entry.readings = index(start)..index(readings.len());
        }
        for (word, noun) in self.nouns {
            if let Some(entry) = Key::of(&word).and_then(|key| entries.get_mut(&key)) {
                entry.noun = Some(noun);
            }
        }
        Lexicon { entries, verbs, readings, nouns, adjectives: Vec::new() }
    }
}

fn index(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_cue_tables_is_read() {
        let lexicon = Lexicon::get();
        assert_eq!(lexicon.verbs.len(), rows(VERBS).count());
        assert_eq!(lexicon.nouns.len(), rows(NOUNS).count());
        assert_eq!(lexicon.adjectives.len(), rows(ADJECTIVES).count());
    }

    #[test]
    fn no_word_of_the_tables_is_too_long_to_be_found() {
        let words = CLOSED.iter().flat_map(|(_, words)| words.split_ascii_whitespace());
        let listed = rows(WORDS).filter_map(|row| row.get(1).copied()).flat_map(str::split_ascii_whitespace);
        assert!(words.chain(listed).all(|word| Lexicon::get().look_up(word).is_some()));
    }

    #[test]
    fn forms_lead_to_their_verb_in_any_case() {
        let lexicon = Lexicon::get();
        let entry = lexicon.look_up("Denied").map(|e| e.readings.clone()).unwrap_or_default();
        let verbs: Vec<_> =
            entry.map(|r| lexicon.verbs[usize::from(lexicon.readings[usize::from(r)].0)].lemma).collect();
        assert_eq!(verbs, ["deny"]);
    }
}
