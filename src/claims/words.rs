//! What a word is to the grammar of attribution: a set of flags for each token.

use std::ops::{BitOr, BitOrAssign};

/// A set of properties of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(pub u64);

impl BitOr for Flags {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Flags {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl Flags {
    /// Whether the two sets share a property.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The set without `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Both sets together, in a constant.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Flags { $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)* }
    };
}

flags! {
    /// a, the, this, no, another …
    DETERMINER = 0;
    /// my, his, their …
    POSSESSIVE = 1;
    /// he, they, I …: may be a subject.
    SUBJECT_PRONOUN = 2;
    /// him, them, me …
    OBJECT_PRONOUN = 3;
    /// who, which, what, whether, how …
    WH = 4;
    /// that
    THAT = 5;
    /// to
    TO = 6;
    /// of, in, for …
    PREPOSITION = 7;
    /// and, or, nor
    COORDINATOR = 8;
    /// but, yet
    ADVERSATIVE = 9;
    /// because, while, after …: begins a clause.
    SUBORDINATOR = 10;
    /// A form of "be".
    BE = 11;
    /// A form of "have".
    HAVE = 12;
    /// A form of "do".
    DO = 13;
    /// will, would, can …
    MODAL = 14;
    /// not, never, n't …
    NEGATION = 15;
    /// An adverb that may stand in a verb group.
    ADVERB = 16;
    /// A day of the week.
    DAY = 17;
    /// A month.
    MONTH = 18;
    /// today, yesterday, week, earlier …
    TIME = 19;
    /// two, dozens, first …
    NUMERAL = 20;
    /// some, many, most, all …
    QUANTIFIER = 21;
    /// A person's role ("minister"), singular.
    ROLE = 22;
    /// People in the plural ("officials", "residents").
    PEOPLE = 23;
    /// Stands before a name ("Mr.").
    TITLE = 24;
    /// A state body.
    GOVERNMENT = 25;
    /// Another body.
    ORGANISATION = 26;
    /// A text or a body of data.
    DOCUMENT = 27;
    /// A news medium.
    OUTLET = 28;
    /// The role is a man's.
    MALE = 29;
    /// The role is a woman's.
    FEMALE = 30;
    /// A present or base form of a verb.
    VERB_PRESENT = 31;
    /// A finite past form, never a participle.
    VERB_PAST = 32;
    /// A participle.
    VERB_PARTICIPLE = 33;
    /// A form in -ed: past or participle.
    VERB_ED = 34;
    /// A form in -ing.
    VERB_ING = 35;
    /// Begins with a capital letter.
    CAPITAL = 36;
    /// Ends in -ly.
    LY = 37;
    /// A number in digits.
    DIGITS = 38;
    /// A comma.
    COMMA = 39;
    /// A full stop, question or exclamation mark.
    STOP = 40;
    /// A colon.
    COLON = 41;
    /// A semicolon.
    SEMICOLON = 42;
    /// A dash between phrases.
    DASH = 43;
    /// An opening bracket.
    OPEN = 44;
    /// A closing bracket.
    CLOSE = 45;
    /// A quotation mark.
    QUOTE = 46;
    /// A hyphen.
    HYPHEN = 47;
    /// Any other mark.
    OTHER_MARK = 48;
    /// The possessive mark.
    GENITIVE = 49;
    /// A contracted verb ('s is not among them).
    CLITIC = 50;
    /// reportedly, allegedly …
    HEDGE = 51;
    /// Has a reading as a reporting verb.
    CUE_VERB = 52;
    /// Has a reading as a reporting noun.
    CUE_NOUN = 53;
    /// A word of letters or digits, not punctuation.
    WORDLIKE = 54;
    /// All capitals, two letters or more.
    ALL_CAPS = 55;
    /// me, her, its …: "her" is possessive and object.
    FIRST_PERSON = 56;
    /// Begins a sentence as a connective (however, meanwhile …).
    CONNECTIVE = 57;
    /// A common adjective that is no noun.
    ADJECTIVE = 58;
    /// A woman's or man's given name by the flags FEMALE, MALE.
    GIVEN_NAME = 59;
    /// The plural of a noun by its ending.
    PLURAL = 60;
    /// People without an office ("residents").
    GROUP = 61;
    /// An occasion or a place of speaking ("interview").
    OCCASION = 62;
    /// In a quotation, or one of its marks.
    QUOTED = 63;
}

impl Flags {
    /// Auxiliaries and modals.
    pub const AUXILIARY: Self = Self::BE.with(Self::HAVE).with(Self::DO).with(Self::MODAL);
    /// What ends a clause wherever it stands.
    pub const HARD_STOP: Self = Self::STOP.with(Self::SEMICOLON);
    /// Any mark of punctuation.
    pub const MARK: Self = Self::COMMA
        .with(Self::STOP)
        .with(Self::COLON)
        .with(Self::SEMICOLON)
        .with(Self::DASH)
        .with(Self::OPEN)
        .with(Self::CLOSE)
        .with(Self::QUOTE)
        .with(Self::HYPHEN)
        .with(Self::OTHER_MARK);
    /// Nouns that the tables know as sources.
    pub const SOURCE_NOUN: Self = Self::ROLE
        .with(Self::PEOPLE)
        .with(Self::GOVERNMENT)
        .with(Self::ORGANISATION)
        .with(Self::DOCUMENT)
        .with(Self::OUTLET);
    /// What may open a noun phrase, other than a name or a noun.
    pub const OPENER: Self = Self::DETERMINER.with(Self::POSSESSIVE).with(Self::QUANTIFIER).with(Self::NUMERAL);
    /// Any form of a verb.
    pub const VERB: Self = Self::VERB_PRESENT
        .with(Self::VERB_PAST)
        .with(Self::VERB_PARTICIPLE)
        .with(Self::VERB_ED)
        .with(Self::VERB_ING)
        .with(Self::AUXILIARY);
}

/// The words of the closed classes. A word may stand in several rows.
pub const CLOSED: &[(Flags, &str)] = &[
    (Flags::DETERMINER, "a an the this that these those another every each no any either neither such what"),
    (Flags::POSSESSIVE, "my your his her its our their whose"),
    (Flags::SUBJECT_PRONOUN, "i you he she it we they who everyone everybody someone nobody anyone"),
    (Flags::OBJECT_PRONOUN, "me him her us them it you himself herself itself themselves whom"),
    (Flags::FIRST_PERSON, "i we me us my our myself ourselves mine ours"),
    (Flags::WH, "who whom whose which what whether how why where when whatever whoever if"),
    (Flags::THAT, "that"),
    (Flags::TO, "to"),
    (
        Flags::PREPOSITION,
        "of in for on at by with from to about against over under into through during between among amid amidst \
         within without near behind beside beyond across around towards toward upon per via despite including \
         regarding concerning following outside inside above below off onto alongside throughout besides unlike \
         like as except until since before after",
    ),
    (Flags::COORDINATOR, "and or nor &"),
    (Flags::ADVERSATIVE, "but yet"),
    (
        Flags::SUBORDINATOR,
        "because while although though whereas unless if when whenever until since after before as once where \
         wherever lest provided whether so",
    ),
    (Flags::BE, "be am is are was were been being isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t ain't ain’t"),
    (Flags::HAVE, "have has had having haven't hasn't hadn't haven’t hasn’t hadn’t"),
    (Flags::DO, "do does did don't doesn't didn't don’t doesn’t didn’t"),
    (
        Flags::MODAL,
        "will would shall should can could may might must cannot won't wouldn't shouldn't can't couldn't mightn't \
         mustn't won’t wouldn’t shouldn’t can’t couldn’t mustn’t ought",
    ),
    (
        Flags::NEGATION,
        "not never no isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't cannot won't wouldn't \
         shouldn't can't couldn't isn’t aren’t wasn’t weren’t haven’t hasn’t hadn’t don’t doesn’t didn’t won’t \
         wouldn’t shouldn’t can’t couldn’t neither nor nobody none hardly barely",
    ),
    (
        Flags::ADVERB,
        "also then now again even just still already yet once twice later earlier soon often always ever never not \
         so too further furthermore meanwhile instead rather quite only thus perhaps maybe simply first since \
         together ago here there back however therefore nevertheless nonetheless moreover sometimes long far \
         much very ultimately variously likewise similarly best well outright",
    ),
    (
        Flags::CONNECTIVE,
        "however meanwhile moreover furthermore nevertheless nonetheless still instead also then later earlier \
         further additionally similarly likewise thus therefore indeed separately overall finally eventually \
         initially recently elsewhere otherwise rather though yet but and or so today yesterday tonight tomorrow \
         afterwards afterward now",
    ),
    (
        Flags::DAY,
        "monday tuesday wednesday thursday friday saturday sunday mon. tue. tues. wed. thu. thurs. fri. sat. sun.",
    ),
    (
        Flags::MONTH,
        "january february march april may june july august september october november december jan. feb. mar. apr. \
         jun. jul. aug. sept. sep. oct. nov. dec.",
    ),
    (
        Flags::TIME,
        "today yesterday tonight tomorrow week weekend month year day morning afternoon evening night hour minute \
         weeks months years days hours minutes earlier later recently last next ago midnight noon overnight decade \
         century season summer winter autumn spring fall",
    ),
    (
        Flags::NUMERAL,
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
         eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion \
         dozen dozens hundreds thousands millions first second third fourth fifth",
    ),
    (
        Flags::QUANTIFIER,
        "some many most several few all both more fewer less enough much other others half various certain numerous \
         multiple countless none",
    ),
    (
        Flags::HEDGE,
        "reportedly allegedly purportedly supposedly apparently seemingly ostensibly presumably possibly unconfirmed \
         alleged suspected purported supposed",
    ),
    (
        Flags::ADJECTIVE,
        "new old senior former local top good great high low big small large long late early major public private \
         national international federal foreign military political economic social human own same different \
         important possible likely clear certain unclear sure true false able unable ready willing free full open \
         serious strong weak wrong right current previous recent likely unlikely dead due responsible necessary \
         available difficult hard easy safe dangerous poor rich young white black next last key chief medical legal \
         financial independent anonymous unnamed unidentified",
    ),
    // After "in a …" or "on a …": where something was said, not who said it.
    (
        Flags::OCCASION,
        "statement interview interviews speech letter email e-mail tweet tweets news press briefing report \
         post release response conference meeting testimony remarks message call conversation telephone phone \
         debate rally hearing court address article column video note memo ruling filing opinion comments \
         announcement affidavit twitter facebook television radio tv condition capitol",
    ),
];
