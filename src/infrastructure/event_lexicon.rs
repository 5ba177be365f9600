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
        /// A verb whose object is a line: a cable, a pipeline, a road.
        Line = 8 "line",
        /// What is fired at a site.
        Missile = 9 "missile",
        /// No event: a verb that sends what flies.
        Firing = 10 "firing",
        /// No event: a verb that makes a site do what the infinitive after it says.
        Causing = 11 "causing",
        /// No event: after the noun of one, says that it has not come about.
        Averted = 12 "averted",
        /// No event: what strikes nobody but in the books.
        Immaterial = 13 "immaterial",
        /// No event: what shoots and does not burn.
        Gunfire = 14 "gunfire",
        /// No event: before what did it.
        Doer = 15 "doer",
        /// No event: before a verb in "-ing" that tells of what is done.
        Ongoing = 16 "ongoing",
        /// No event: what a site does, wherever it leads: "flights from the airport".
        Work = 17 "work",
        /// No event: what comes and goes, but may be a part of a site.
        Mover = 18 "mover",
        /// The noun of an event, whatever stands between it and the site: "a blast | killed two at | the depot".
        Happening = 19 "happening",
        /// No event: what may be said of such a noun.
        Breaking = 20 "breaking",
        /// No event: before a site, says that what follows has come about: "left | the depot | without power".
        Leaving = 21 "leaving",
        /// A verb of what happens at a site, whatever does it: "a shell | exploded at | the depot".
        Occurring = 22 "occurring",
        /// No event: a verb whose object is the noun of one: "sparked | a fire".
        Sparking = 23 "sparking",
        /// A verb whose object is what a site cannot do without: "lost | three units".
        Losing = 24 "losing",
        /// No event: what a site may lose so.
        Supply = 25 "supply",
        /// No event: what of a dam lets water out.
        Outlet = 26 "outlet",
        /// Words after "is" that deny what they are listed for: "undamaged".
        Intact = 27 "intact",
        /// Words after "is not" that say no more than that: "not affected".
        Touched = 28 "touched",
        /// No event: of a stoppage, says that it is over: "lifted | the blockade of the port".
        Ending = 29 "ending",
        /// No event: a verb whose object is the noun of what befell the site: "suffered | no damage".
        Suffering = 30 "suffering",
        /// No event: what of a site's work comes to it: "flights | to the airport".
        Travel = 31 "travel",
        /// No event: what a road is called when it is spoken of again: "closed | the road".
        Again = 32 "again",
        /// No event: the unit of how far away a site is: "the bridge two miles | upstream".
        Distance = 33 "distance",
        /// No event: a verb or word of who wants one, or says that it has to be.
        Asking = 34 "asking",
        /// No event: a verb or word of who fears one, or says that it may be.
        Fearing = 35 "fearing",
    }
}

impl Frame {
    /// Whether its words are verbs, which the table has in one of their forms.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        matches!(
            self,
            Self::Transitive
                | Self::Intransitive
                | Self::Line
                | Self::Firing
                | Self::Causing
                | Self::Occurring
                | Self::Sparking
                | Self::Losing
                | Self::Suffering
                | Self::Asking
                | Self::Fearing
        )
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

    /// Whether it tells how the work at a site stands.
    #[must_use]
    pub fn is_of_work(self) -> bool {
        matches!(self.class, "shut_down" | "restarted")
    }

    /// Whether what it denies is so where it is denied itself: "not passable".
    #[must_use]
    pub fn takes_denial(self) -> bool {
        self.frame == Frame::Intact && self.class == "shut_down" && self.is_single()
    }

    /// Whether it is a verb whose object may be a site, or only a line where `line` says that the site is one.
    #[must_use]
    pub fn takes_object(self, line: bool) -> bool {
        self.frame == Frame::Transitive || (line && self.frame == Frame::Line)
    }
}

/// Whether a class is that of what is being built: of what was built, or has been, nothing goes on.
#[must_use]
pub fn is_construction(class: &str) -> bool {
    class == "under_construction"
}

/// Whether what befalls a part of a site befalls the site: who opens a gate of a dam has not opened the dam.
#[must_use]
pub fn is_shared(class: &str) -> bool {
    !matches!(class, "seized" | "occupied" | "opened" | LESSENED) && !is_decided(class)
}

/// Whether a class is that of what, done to the work of a site, disrupts it: flights that are cancelled, output that is cut.
#[must_use]
pub fn is_of_its_work(class: &str) -> bool {
    matches!(class, "cancelled" | "delayed" | LESSENED)
}

/// Whether a class is that of what is decided on for a site as a whole, and what its building or opening may meet as well.
#[must_use]
pub fn is_decided(class: &str) -> bool {
    matches!(class, "planned" | "cancelled" | "delayed" | "sold")
}

/// The class of what a dam lets through its gates.
pub const RELEASED: &str = "released_water";

/// The class of what is made less: told of a site's work alone, as of one that is disrupted.
pub const LESSENED: &str = "lessened";

/// The class of what is carried off: told of a part of a site alone, as of one that is damaged.
pub const TAKEN: &str = "taken";

/// What a site has suffered of whose part is told something of `class`.
#[must_use]
pub fn class_of_part(class: &str) -> &str {
    match class {
        "destroyed" | TAKEN => "damaged",
        // Its flights are, not the site.
        "delayed" | "cancelled" | LESSENED => "disrupted",
        class => class,
    }
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
