//! What the tables know of reporting verbs, nouns and adjectives: views of rows as they lie in the
//! pack of a language.

use crate::annotations::CueClass;
use crate::language::pack::{Node, Row};
use crate::language::{Language, Part, WordId};

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
    /// What somebody knows, sees or learns: told by the writer, who vouches for it.
    Knowledge,
}

impl CueKind {
    /// Whether it is no statement, belief or finding that somebody gives.
    #[must_use]
    pub const fn is_minor(self) -> bool {
        matches!(self, Self::Wish | Self::Decision | Self::Seeming | Self::Knowledge)
    }
}

/// The stances by the names of the tables; their place here is their number in a pack.
const CLASSES: &[(&str, CueClass)] = &[
    ("neutral", CueClass::Neutral),
    ("asserting", CueClass::Asserting),
    ("arguing", CueClass::Arguing),
    ("doubting", CueClass::Doubting),
    ("denying", CueClass::Denying),
    ("ordering", CueClass::Ordering),
    ("promising", CueClass::Promising),
    ("believing", CueClass::Believing),
    ("asking", CueClass::Asking),
    ("wishing", CueClass::Wishing),
    ("deciding", CueClass::Deciding),
    ("seeming", CueClass::Seeming),
];

/// The kinds by the names of the tables; their place here is their number in a pack.
const KINDS: &[(&str, CueKind)] = &[
    ("speech", CueKind::Speech),
    ("belief", CueKind::Belief),
    ("finding", CueKind::Finding),
    ("question", CueKind::Question),
    ("wish", CueKind::Wish),
    ("decision", CueKind::Decision),
    ("seeming", CueKind::Seeming),
    ("manner", CueKind::Manner),
    ("knowledge", CueKind::Knowledge),
];

/// The number of `name` among `names`.
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub(super) fn number_of<T>(names: &[(&str, T)], name: &str) -> Option<u32> {
    names.iter().position(|(known, _)| *known == name).and_then(|at| u32::try_from(at).ok())
}

/// The number of a stance.
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub(super) fn class_number(name: &str) -> Option<u32> {
    number_of(CLASSES, name)
}

/// The number of a kind.
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub(super) fn kind_number(name: &str) -> Option<u32> {
    number_of(KINDS, name)
}

/// A set of bits with a name for each.
macro_rules! set {
    ($(#[$what:meta])* $set:ident { $($(#[$doc:meta])* $name:ident = $bit:literal, $word:literal;)* }) => {
        $(#[$what])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $set(pub(super) u32);

        impl $set {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            /// Whether the sets share a bit.
            #[must_use]
            pub const fn has(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// Both sets together.
            #[must_use]
            pub const fn with(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// The bits, as they lie in a pack.
            #[must_use]
            pub const fn bits(self) -> u32 {
                self.0
            }

            /// What the tables call `word`.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

set! {
    /// What may follow a cue as its content.
    Frames {
        /// A quotation.
        QUOTE = 0, "quote";
        /// A clause with "that".
        THAT = 1, "that";
        /// A clause without "that".
        BARE = 2, "bare";
        /// An infinitive.
        INFINITIVE = 3, "to";
        /// A noun phrase.
        OBJECT = 4, "obj";
        /// A noun phrase, then "as".
        AS = 5, "as";
        /// A noun phrase and its predicate.
        SMALL = 6, "small";
        /// A question clause.
        WH = 7, "wh";
        /// A gerund.
        GERUND = 8, "ing";
        /// The addressee may stand first.
        ADDRESSEE = 9, "who";
        /// The passive attributes without a source.
        PASSIVE = 10, "pass";
        /// A noun phrase, then "at" or "on" and a measure.
        MEASURE = 11, "at";
    }
}

set! {
    /// What single rules ask of a cue; `data/language/en/claims/cues.tsv` says what each means.
    Traits {
        /// Its gerund goes on with the speaker: "…, adding that".
        GOES_ON = 0, "goes-on";
        /// After "and" it takes up the speaker rather than the content.
        RESUMES = 1, "resumes";
        /// Its subject is another speaker, whatever follows: "while the party welcomed it".
        SPEAKS = 2, "speaks";
        /// It keeps its distance.
        HEDGES = 3, "hedges";
        /// Its passive with an infinitive keeps its distance: "is said to".
        HEDGES_PASSIVE = 4, "hedges-passive";
        /// Its passive with "as" or a predicate tells how something is judged.
        JUDGES = 5, "judges";
        /// It may follow its clause without a comma: "The bridge has fallen says the mayor".
        RUNS_ON = 6, "runs-on";
        /// A long phrase after it holds both what is called and what it is called.
        CALLS = 7, "calls";
        /// The same of a phrase of two words.
        DEEMS = 8, "deems";
        /// Its participle gives a name: "a group called Anonymous".
        CHRISTENS = 9, "christens";
        /// Its participle says who was told: "people briefed on the plan".
        NOTIFIES = 10, "notifies";
        /// Negated, with a noun phrase, it says nothing: "does not disclose its donors".
        DISCLOSES = 11, "discloses";
        /// Its passive with "as saying" relays: "was quoted as saying".
        RELAYS = 12, "relays";
        /// "of" and what somebody is accused of follow.
        ACCUSES = 13, "accuses";
        /// "that" after the addressee tells, though a clause might begin before.
        TELLS = 14, "tells";
        /// A clause may follow whose verb was not recognised.
        SAYS = 15, "says";
        /// Its bare participle judges by a law: "considered civilian objects under".
        RATES = 16, "rates";
        /// "e-" may stand before it.
        MAILS = 17, "mails";
        /// A noun that attributes although no source is stated.
        UNOWNED = 18, "unowned";
        /// A noun after "at somebody's".
        AT_REQUEST = 19, "at-request";
        /// It attributes only with a clause or a quotation: with a phrase it is a deed ("pressed the button").
        WEAK = 20, "weak";
        /// What an outlet or a court does so it reports: "The Post has learned that", "A jury heard that".
        BROADCASTS = 21, "broadcasts";
        /// A phrase of two words after it states something: "blamed shelling", "denied any part".
        BRIEF = 22, "brief";
    }
}

/// A reporting verb, noun or adjective.
#[derive(Clone, Copy, Debug)]
pub struct Cue<'p> {
    /// The citation form, with what must follow the head word: "point out".
    pub lemma: &'p str,
    /// The stance it gives the speaker.
    pub class: CueClass,
    /// What it reports.
    pub kind: CueKind,
    /// What may follow.
    pub frames: Frames,
    /// What single rules ask of it.
    pub traits: Traits,
    /// Prepositions whose phrase may be the content, separated by spaces.
    prepositions: &'p str,
}

impl<'p> Cue<'p> {
    /// The columns of a row: lemma, prepositions, class, kind, frames, traits.
    fn of(row: Row<'p>) -> Self {
        let class = CLASSES.get(row.number(2) as usize).map_or(CueClass::Neutral, |(_, class)| *class);
        let kind = KINDS.get(row.number(3) as usize).map_or(CueKind::Speech, |(_, kind)| *kind);
        Self {
            lemma: row.string(0),
            prepositions: row.string(1),
            class,
            kind,
            frames: Frames(row.number(4)),
            traits: Traits(row.number(5)),
        }
    }

    /// Whether it has a preposition of its own.
    #[must_use]
    pub const fn governs(&self) -> bool {
        !self.prepositions.is_empty()
    }

    /// Whether the phrase of the preposition `word`, in lower case, may be its content.
    #[must_use]
    pub fn takes(&self, word: &str) -> bool {
        self.governs() && self.prepositions.split(' ').any(|preposition| preposition == word)
    }
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

/// The most words of a cue: "make it clear".
const LONGEST: usize = 4;

/// The tables of cues of a language.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon<'p> {
    language: Language<'p>,
}

impl<'p> Lexicon<'p> {
    /// The tables of `language`.
    #[must_use]
    pub const fn of(language: Language<'p>) -> Self {
        Self { language }
    }

    /// The readings, as reporting verbs, of the words that `word` gives from a head on; longest first,
    /// each with its number of words.
    pub fn verbs(self, word: impl Fn(usize) -> Option<WordId>) -> impl Iterator<Item = (Cue<'p>, Form, usize)> {
        let forms = self.language.phrases(Part::CueVerbs);
        let mut found = [None; LONGEST];
        let mut node: Option<Node> = Some(forms.root());
        for (at, slot) in found.iter_mut().enumerate() {
            node = node.and_then(|node| forms.step(node, word(at)?));
            let Some(node) = node else { break };
            *slot = forms.value(node).map(|value| (value, at + 1));
        }
        let readings = self.language.rows(Part::CueReadings);
        let verbs = self.language.rows(Part::CueVerbRows);
        // A value is the first reading and how many there are.
        found.into_iter().rev().flatten().flat_map(move |(value, words)| {
            (value >> 8..(value >> 8) + (value & 0xFF)).map(move |row| {
                let reading = readings.row(row);
                (Cue::of(verbs.row(reading.number(0))), Form(reading.number(1) as u8), words)
            })
        })
    }

    /// What a word is as a reporting noun.
    #[must_use]
    pub fn noun(self, word: WordId) -> Option<Cue<'p>> {
        self.noun_row(word, 0)
    }

    /// What a word is as an adjective that attributes after "be".
    #[must_use]
    pub fn adjective(self, word: WordId) -> Option<Cue<'p>> {
        self.noun_row(word, 16)
    }

    /// The row one below the 16 bits from `shift` on of the word's value.
    fn noun_row(self, word: WordId, shift: u32) -> Option<Cue<'p>> {
        let nouns = self.language.phrases(Part::CueNouns);
        let value = nouns.value(nouns.step(nouns.root(), word)?)?;
        let row = (value >> shift & 0xFFFF).checked_sub(1)?;
        Some(Cue::of(self.language.rows(Part::CueNounRows).row(row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_verb_the_longest_first() {
        let language = crate::tables::compiled_in();
        let lexicon = Lexicon::of(language);
        let lemmas = |text: &str| -> Vec<&str> {
            let words: Vec<_> = text.split(' ').map(|word| language.word(word)).collect();
            lexicon.verbs(|at| words.get(at).copied().flatten()).map(|(cue, _, _)| cue.lemma).collect()
        };
        assert_eq!(lemmas("denied"), ["deny"]);
        assert_eq!(lemmas("pointed out that"), ["point out"]);
        assert!(lemmas("bridge").is_empty());
    }

    #[test]
    fn a_preposition_is_taken_as_a_whole_word() {
        let language = crate::tables::compiled_in();
        let cue = language.word("claim").and_then(|word| Lexicon::of(language).noun(word));
        assert!(cue.is_some_and(|cue| cue.takes("of") && !cue.takes("o") && !cue.takes("")));
    }
}
