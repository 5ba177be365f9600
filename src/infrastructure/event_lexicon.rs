//! The lexicon of events at sites: `data/language/en/facilities/events.tsv`.

use super::view::View;
use crate::language::Part;

macro_rules! words {
    ($(#[$outer:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $number:literal $word:literal,)* }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum $name { $($(#[$doc])* $variant = $number,)* }

        impl $name {
            /// The one that the table calls `word`.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }

            /// The one of a number of the pack.
            const fn from_number(number: u32) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// How the words stand to the site.
    Frame {
        /// A verb whose object is the site.
        Transitive = 0 "transitive",
        /// A verb whose subject is the site.
        Intransitive = 1 "intransitive",
        /// Words after "is" or "remains".
        Predicate = 2 "predicate",
        /// A noun and a preposition before the site.
        Noun = 3 "noun",
        /// A word right before the site.
        Attribute = 4 "attribute",
        /// No event: what a site has or does, so that what is done to it is done there.
        Part = 5 "part",
        /// No event: says of what is told that it is not so.
        Untrue = 6 "untrue",
        /// No event: says of what is told that nobody vouches for it.
        Rumour = 7 "rumour",
    }
}

words! {
    /// A form of a verb. Past and participle are often the same word.
    Form {
        /// "strike", also after "will" and "to".
        Base = 0 "base",
        /// "strikes"
        Third = 1 "third",
        /// "struck"
        Past = 2 "past",
        /// "struck", "taken"
        Participle = 3 "participle",
        /// "striking"
        Gerund = 4 "gerund",
        /// Of words that are not inflected.
        Fixed = 5 "fixed",
    }
}

/// One entry in one of its forms.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'p> {
    /// Class of the event.
    pub class: &'p str,
    /// How it stands to the site.
    pub frame: Frame,
    /// Form of the first word.
    pub form: Form,
    /// The tokens after the first, in lower case, parted by spaces.
    rest: &'p str,
}

impl<'p> Entry<'p> {
    /// The tokens after the first.
    pub fn rest(self) -> impl Iterator<Item = &'p str> {
        self.rest.split(' ').filter(|word| !word.is_empty())
    }

    /// Whether it has but one word.
    #[must_use]
    pub const fn is_single(self) -> bool {
        self.rest.is_empty()
    }
}

/// Whether what befalls a part of a site befalls the site: who opens a gate of a dam has not opened the dam.
#[must_use]
pub fn is_shared(class: &str) -> bool {
    !matches!(class, "seized" | "occupied" | "opened")
}

/// What a site has suffered of whose part is told something of `class`.
#[must_use]
pub fn class_of_part(class: &str) -> &str {
    if class == "destroyed" { "damaged" } else { class }
}

/// The entries that begin with the word at token `at`, the longest first.
pub fn starting_at<'d>(view: &View<'d>, at: usize) -> impl Iterator<Item = Entry<'d>> + use<'d> {
    let language = view.reading.language;
    let phrases = language.phrases(Part::SiteEvents);
    let node = view.reading.word(at).and_then(|word| phrases.step(phrases.root(), word));
    // The number of the first entry, and in the last byte how many there are.
    let value = node.and_then(|node| phrases.value(node)).unwrap_or(0);
    let rows = language.rows(Part::SiteEventRows);
    let first = value >> 8;
    (first..first + (value & 0xFF)).filter_map(move |index| {
        let row = rows.row(index);
        let (frame, form) = (Frame::from_number(row.number(1))?, Form::from_number(row.number(2))?);
        Some(Entry { class: row.string(0), frame, form, rest: row.string(3) })
    })
}
