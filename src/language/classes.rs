//! What a word is to the grammars: a set of classes for each token.
//!
//! Most classes are listed in the tables of a language; some follow from the token itself (capitals,
//! marks of punctuation). The set has room for 320, so that no language has to share bits.

use std::ops::{BitOr, BitOrAssign};

/// How many 64-bit parts a set has.
pub(crate) const PARTS: usize = 5;

/// A set of classes of one token.
///
/// ```
/// use dateline::language::{Class, Classes};
///
/// let mayor = Classes::RANK | Classes::OFFICE;
/// assert!(mayor.has(Class::Title) && mayor.any(Classes::OFFICE.with(Classes::TEAM)));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes([u64; PARTS]);

impl Classes {
    /// The set of nothing but `class`.
    #[inline]
    #[must_use]
    pub const fn of(class: Class) -> Self {
        let mut parts = [0; PARTS];
        parts[class as usize / 64] = 1 << (class as usize % 64);
        Self(parts)
    }

    /// Whether `class` is in the set.
    #[inline]
    #[must_use]
    pub const fn has(self, class: Class) -> bool {
        self.0[class as usize / 64] & 1 << (class as usize % 64) != 0
    }

    /// Whether one of `classes` is in the set.
    #[must_use]
    pub fn has_any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    /// Whether the two sets share a class.
    // Every rule asks this, of every token. Without loops: a core built for the least size keeps them.
    #[inline]
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        let ([a, b, c, d, e], [f, g, h, i, j]) = (self.0, other.0);
        (a & f) | (b & g) | (c & h) | (d & i) | (e & j) != 0
    }

    /// What the set shares with `other`.
    #[inline]
    #[must_use]
    pub const fn within(self, other: Self) -> Self {
        let ([a, b, c, d, e], [f, g, h, i, j]) = (self.0, other.0);
        Self([a & f, b & g, c & h, d & i, e & j])
    }

    /// The set without `other`.
    #[inline]
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        let mut parts = self.0;
        let mut at = 0;
        while at < PARTS {
            parts[at] &= !other.0[at];
            at += 1;
        }
        Self(parts)
    }

    /// Both sets together, in a constant.
    // Always: what is called with constants is then one itself.
    #[allow(clippy::inline_always, reason = "folds to a constant")]
    #[inline(always)]
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        let ([a, b, c, d, e], [f, g, h, i, j]) = (self.0, other.0);
        Self([a | f, b | g, c | h, d | i, e | j])
    }

    /// Whether it has no class.
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        let mut all = 0;
        let mut at = 0;
        while at < PARTS {
            all |= self.0[at];
            at += 1;
        }
        all == 0
    }

    /// Adds a class.
    #[inline]
    pub const fn add(&mut self, class: Class) {
        self.0[class as usize / 64] |= 1 << (class as usize % 64);
    }

    /// The classes, in the order of [`Class::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Class> {
        Class::ALL.iter().copied().filter(move |&class| self.has(class))
    }

    /// The parts, to be written to a file.
    #[must_use]
    pub const fn to_parts(self) -> [u64; PARTS] {
        self.0
    }

    /// The set of these parts.
    #[must_use]
    pub const fn from_parts(parts: [u64; PARTS]) -> Self {
        Self(parts)
    }
}

impl BitOr for Classes {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.with(other)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.with(other);
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident $constant:ident $word:literal,)*) => {
        /// A class of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Class { $($(#[$doc])* $name,)* }

        impl Class {
            /// Every class.
            pub const ALL: &'static [Class] = &[$(Class::$name,)*];

            /// The name that the tables use.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Class::$name => $word,)* }
            }

            /// The class that the tables call `word`.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|class| class.as_str() == word)
            }
        }

        impl Classes { $($(#[$doc])* pub const $constant: Self = Self::of(Class::$name);)* }
    };
}

classes! {
    // Speaking for or against a place.
    /// Before a person's name: titles, ranks, trades.
    Title RANK "title",
    /// After a place, the office or body that it names: "Kyiv mayor", "London court".
    Office OFFICE "office",
    /// After a place, who lives or works there: "a Dayton man".
    People INHABITANT "people",
    /// Verbs that mostly persons are the subjects of.
    PersonVerb PERSON_VERB "person_verb",
    /// "aged".
    Age AGE "age",
    /// Relatives.
    Kin KIN "kin",
    /// The head noun of an organisation's name.
    OrgHead ORG_HEAD "org_head",
    /// The legal form after a company's name.
    OrgSuffix ORG_SUFFIX "org_suffix",
    /// The head noun of a public body that a place has.
    Government PUBLIC_BODY "government",
    /// The nickname or suffix of a sports team.
    Team TEAM "team",
    /// Words of sports reports.
    Match MATCH "match",
    /// The head noun of a newspaper's name.
    Media MEDIA "media",
    /// The head noun of a work's name.
    Work WORK "work",
    /// The head noun of a building's or facility's name.
    Facility FACILITY "facility",
    /// The last word of a street's name.
    Street STREET "street",
    /// Words for settlements.
    Settlement SETTLEMENT "settlement",
    /// Words for regions and natural features.
    Region REGION "region",
    /// Directions and other parts of a region.
    Direction DIRECTION "direction",
    /// Prepositions and verbs before places.
    LocPrep LOC_PREP "loc_prep",
    /// Verbs that governments are the subjects of.
    Saying SAYING "saying",
    /// Months.
    Month MONTH_NAME "month",
    /// Days of the week.
    Weekday WEEKDAY "weekday",
    /// Before a ship's name.
    Vessel VESSEL "vessel",
    /// Before a storm's name.
    Hurricane HURRICANE "hurricane",
    /// Articles.
    Article ARTICLE "article",
    /// Particles inside names.
    Of OF "of",
    /// Words of grammar: no part of a name when they begin a sentence.
    Function FUNCTION "function",
    /// After a team, what it did to another.
    Defeat DEFEAT "defeat",
    /// Institutions that have one word for a name.
    Institution INSTITUTION "institution",
    /// Ordinary English words that are names of towns too.
    Ordinary ORDINARY "ordinary",
    /// Given names.
    Given GIVEN "given",
    /// Words that hardly anything but a sports report has.
    Sport SPORT "sport",
    /// What one team does to another.
    SportVerb SPORT_VERB "sport_verb",
    /// After a place, the illness that was named for it.
    Disease DISEASE "disease",
    /// After a place, the animal, plant, dish or thing that was named for it.
    Goods GOODS "goods",
    /// What a public body sees to; as a name a town: "Commerce Department".
    BodyTopic BODY_TOPIC "body_topic",
    /// The plural of a word for a division after a row of their names: "Cook and DuPage counties".
    Divisions DIVISIONS "divisions",
    /// Of those the ones of the first order: "the Kyiv and Odesa regions".
    Regions REGIONS "regions",
    /// After a year: "300 B.C.".
    Era ERA "era",
    /// Right before the name of a state, a body of it: "Ambulance Victoria".
    BodyLead BODY_LEAD "body_lead",
    /// A party before a legislator's district: "D-Braxton".
    Party PARTY "party",
    /// In small letters, what a firm, a brand or a band is called: "lender", "airline".
    FirmNoun FIRM_NOUN "firm_noun",
    /// What a firm has and no town: shares, dividends, mortgages.
    FirmFigure FIRM_FIGURE "firm_figure",
    /// Towns that well-known firms have the name of.
    FirmTown FIRM_TOWN "firm_town",
    /// Ends, with a capital, the name of a firm that begins with a place: "Rhône Capital", "Oxford Economics".
    FirmTail FIRM_TAIL "firm_tail",
    /// Who speaks for a firm or a body: "spokeswoman".
    Speaker SPEAKER "speaker",
    /// What a town loses in a storm: "power".
    Utility UTILITY "utility",
    /// After a name and "the", with a capital, what a ruler is called: "Constantine the Great".
    Epithet EPITHET "epithet",
    /// On the way to or by a place: "through", "via".
    Way WAY "way",
    /// In small letters before a club's name: "visitors", "strugglers".
    Opponent OPPONENT "opponent",
    /// In small letters after it, who plays there: "hurlers".
    Player PLAYER "player",
    /// What a club does in a report of its game.
    ClubVerb CLUB_VERB "club_verb",
    /// Before "for" and a club: "played for", "his rugby for".
    PlayedFor PLAYED_FOR "played_for",
    /// Before "to" and a club: "lost in overtime to", "traded to".
    LostTo LOST_TO "lost_to",
    /// What is played, and what it is played for.
    Played PLAYED "played",
    /// The first half of a firm's hyphenated name.
    FirmFirst FIRM_FIRST "firm_first",
    /// The second half of a firm's hyphenated name.
    FirmSecond FIRM_SECOND "firm_second",
    /// What an army calls a body of troops that is named for a place.
    Formation FORMATION "formation",
    /// Before such a word: "operational-strategic".
    FormationSort FORMATION_SORT "formation_sort",
    /// Begins what follows a place in the name of a public body (from public-bodies.tsv).
    BodyHead BODY_HEAD "body_head",
    /// Begins what "of" and a place follow in the name of a public body (from public-bodies.tsv).
    BodyOf BODY_OF "body_of",

    // The grammar of facilities.
    /// Capitalised at the head of a sentence or in a title, but part of no facility's name.
    NotName NOT_NAME "not_name",
    /// A lower-case word inside a facility's name.
    Particle PARTICLE "particle",
    /// The article of an Arabic name, joined to it with a hyphen: "al-Jaili".
    NameArticle NAME_ARTICLE "name_article",
    /// May stand before a facility noun without changing what it is.
    Plain PLAIN "plain",
    /// Makes a place of the name before it.
    PlaceNoun PLACE_NOUN "place_noun",
    /// Capitalised after a name, makes a house, a firm, a work or an event of it.
    OtherNoun OTHER_NOUN "other_noun",

    /// Before the short name of a facility: "the runway at Osan".
    NamePreposition NAME_PREPOSITION "name_preposition",
    /// What persons do, who may share a name with a facility.
    PersonAct PERSON_ACT "person_act",
    /// The unit of a measure before a facility noun.
    Measure MEASURE "measure",
    /// Owns a facility in the possessive: "the city's port".
    Owner OWNER "owner",
    /// Counts as a facility noun in capitals only.
    Abbreviation ABBREVIATION "abbreviation",
    /// A facility noun that may be a verb: "to bridge the gap".
    VerbLike VERB_LIKE "verb_like",
    /// Before such a verb.
    BeforeVerb BEFORE_VERB "before_verb",
    /// After such a verb.
    VerbObject VERB_OBJECT "verb_object",
    /// Before such a noun.
    NounArticle NOUN_ARTICLE "noun_article",
    /// A facility noun that may be a pronoun: "a friend of mine".
    MinePronoun MINE_PRONOUN "mine_pronoun",
    /// Before such a pronoun.
    BeforePronoun BEFORE_PRONOUN "before_pronoun",
    /// After a bare facility noun, makes a figure of speech of it.
    FigureEnd FIGURE_END "figure_end",
    /// Says what a facility burns or which unit of it is meant, after its name: "Jinling gas | power station".
    FacilityQualifier FACILITY_QUALIFIER "facility_qualifier",
    /// A noun for a facility of any kind.
    AnyFacility ANY_FACILITY "any_facility",
    /// Before a later mention: "the plant".
    Again AGAIN "again",
    /// After a facility noun, says which one is meant.
    SelfPlaced SELF_PLACED "self_placed",
    /// Parts a facility noun from its place: "an oil depot ablaze in Kamensk".
    Parting PARTING "parting",
    /// Between a facility noun and its place.
    Locating LOCATING "locating",
    /// A locating preposition that only lines have.
    Along ALONG "along",
    /// A locating preposition that only lines and dams have.
    Across ACROSS "across",
    /// Between a locating preposition and the place.
    BeforePlace BEFORE_PLACE "before_place",
    /// Before the place in apposition to a facility.
    Apposing APPOSING "apposing",
    /// Between two names: and, or.
    Joint JOINT "joint",
    /// Opens an apposition.
    Opening OPENING "opening",
    /// Closes an apposition.
    Closing CLOSING "closing",
    /// Before the site at which a verb's object is.
    AtSite AT_SITE "at_site",
    /// Parts a verb from the site.
    Barrier BARRIER "barrier",
    /// Before a noun of the same form as a verb.
    NounOpener NOUN_OPENER "noun_opener",
    /// Before a participle right before the site.
    Attributive ATTRIBUTIVE "attributive",
    /// Before what looks like a verb and is a noun.
    NotSubject NOT_SUBJECT "not_subject",
    /// Before the place between the site and its verb.
    Beside BESIDE "beside",
    /// Begins a relative clause.
    RelativePronoun RELATIVE_PRONOUN "relative_pronoun",
    /// After the participle of a headline's passive.
    HeadlineEnd HEADLINE_END "headline_end",
    /// Begins the object of a verb.
    ObjectStart OBJECT_START "object_start",
    /// Ends what a noun before the site belongs to.
    ClauseOpener CLAUSE_OPENER "clause_opener",
    /// the.
    DefiniteArticle DEFINITE_ARTICLE "definite_article",
    /// of.
    OfPlace OF_PLACE "of_place",
    /// Prepositions before persons as often as before places: "of", "by", "with".
    PersonPrep PERSON_PREP "person_prep",
    /// in.
    Inside INSIDE "inside",
    /// at.
    Spot SPOT "spot",
    /// and.
    Conjunction CONJUNCTION "conjunction",
    /// between.
    Between BETWEEN "between",
    /// from.
    Origin ORIGIN "origin",
    /// to, as the end of a line.
    Goal GOAL "goal",
    /// it.
    ItPronoun IT_PRONOUN "it",
    /// reservoir.
    Reservoir RESERVOIR "reservoir",
    /// A facility noun may begin with it (from nouns.tsv).
    FacilityNoun FACILITY_NOUN "facility_noun",
    /// A title before a facility's name may begin with it (from titles.tsv).
    FacilityTitle FACILITY_TITLE "facility_title",
    /// Speaks for or governs a facility (from context.tsv).
    FacilityContext FACILITY_CONTEXT "facility_context",
    /// The last words of a road's, street's or venue's name may begin with it (from landmarks/nouns.tsv).
    LandmarkNoun LANDMARK_NOUN "landmark_noun",
    /// The name of a road, street or venue may begin with it (from landmarks/titles.tsv).
    LandmarkTitle LANDMARK_TITLE "landmark_title",
    /// Stands before the number of a road (from landmarks/routes.tsv).
    LandmarkRoute LANDMARK_ROUTE "landmark_route",

    // What is a place only with a reason, beside what the tagger was trained with.
    /// English words that some place is called by, and that are places only where the text says so.
    Homograph HOMOGRAPH "homograph",
    /// Firms, brands and bodies that are named by one word.
    Brand BRAND "brand",
    /// After a form of "be" or "have", what a place is or has been: "attacked", "flooded".
    PlaceState PLACE_STATE "place_state",
    /// What a place does: "flooded", "voted".
    PlaceAct PLACE_ACT "place_act",
    /// Before a figure, what the weather of a place does: "reached 110F".
    PlaceReach PLACE_REACH "place_reach",
    /// Before a state, how a place comes to it: "fell quiet", "came under fire".
    PlaceTurn PLACE_TURN "place_turn",
    /// Before the name of a division, which of its parts is meant: "upstate".
    DivisionPart DIVISION_PART "division_part",
    /// After its name, who or what only a division has: "governor".
    DivisionOffice DIVISION_OFFICE "division_office",
    /// After its name, what only a division has, though a city bears the name too: "Voronezh governor", "Tula regional".
    DivisionHead DIVISION_HEAD "division_head",
    /// After "a" and the town that no gazetteer may have, who lives there: "a Keavy man"; plurals before "of" and the town.
    Townsman TOWNSMAN "townsman",
    /// Before them what is no town's: "a Sikh man".
    Creed CREED "creed",
    /// What only somebody does: "punched", "pleaded".
    Deed DEED "deed",
    /// Whom or what only somebody has: "solicitors".
    Counsel COUNSEL "counsel",
    /// Before a name that somebody goes by: "call sign", "nickname".
    CallName CALL_NAME "call_name",
    /// After "Indian", what the word is no demonym of India before: "Band", "Reservation".
    Tribal TRIBAL "tribal",

    // The grammar of attribution.
    /// a, the, this, no, another …
    Determiner DETERMINER "determiner",
    /// my, his, their …
    PossessivePronoun POSSESSIVE "possessive",
    /// he, they, I …: may be a subject.
    SubjectPronoun SUBJECT_PRONOUN "subject_pronoun",
    /// him, them, me …
    ObjectPronoun OBJECT_PRONOUN "object_pronoun",
    /// who, which, what, whether, how …
    Wh WH "wh",
    /// that
    That THAT "that",
    /// to
    To TO "to",
    /// of, in, for …
    Preposition PREPOSITION "preposition",
    /// and, or, nor
    Coordinator COORDINATOR "coordinator",
    /// but, yet
    Adversative ADVERSATIVE "adversative",
    /// because, while, after …: begins a clause.
    Subordinator SUBORDINATOR "subordinator",
    /// A form of "be".
    Be BE "be",
    /// A form of "have".
    Have HAVE "have",
    /// A form of "do".
    Do DO "do",
    /// will, would, can …
    Modal MODAL "modal",
    /// not, never, n't …
    Negation NEGATION "negation",
    /// An adverb that may stand in a verb group.
    Adverb ADVERB "adverb",
    /// A day of the week, abbreviated ones too.
    DayWord DAY "day",
    /// A month, abbreviated ones too.
    MonthWord MONTH "month_word",
    /// today, yesterday, week, earlier …
    Time TIME "time",
    /// two, dozens, first …
    Numeral NUMERAL "numeral",
    /// some, many, most, all …
    Quantifier QUANTIFIER "quantifier",
    /// A person's role ("minister"), singular.
    Role ROLE "role",
    /// People in the plural ("officials", "residents").
    Persons PEOPLE "persons",
    /// Stands before a name ("Mr.").
    CourtesyTitle TITLE "courtesy_title",
    /// A state body.
    StateBody GOVERNMENT "state_body",
    /// Another body.
    Organisation ORGANISATION "organisation",
    /// A text or a body of data.
    DocumentNoun DOCUMENT "document",
    /// A news medium.
    Outlet OUTLET "outlet",
    /// The role or given name is a man's.
    Male MALE "male",
    /// The role or given name is a woman's.
    Female FEMALE "female",
    /// A present or base form of a verb.
    VerbPresent VERB_PRESENT "verb_present",
    /// A finite past form, never a participle.
    VerbPast VERB_PAST "verb_past",
    /// A participle.
    VerbParticiple VERB_PARTICIPLE "verb_participle",
    /// A form in -ed: past or participle.
    VerbEd VERB_ED "verb_ed",
    /// A form in -ing.
    VerbIng VERB_ING "verb_ing",
    /// Begins with a capital letter.
    Capital CAPITAL "capital",
    /// Ends in -ly.
    Ly LY "ly",
    /// A number in digits.
    Digits DIGITS "digits",
    /// A comma.
    Comma COMMA "comma",
    /// A full stop, question or exclamation mark.
    Stop STOP "stop",
    /// A colon.
    Colon COLON "colon",
    /// A semicolon.
    Semicolon SEMICOLON "semicolon",
    /// A dash between phrases.
    Dash DASH "dash",
    /// An opening bracket.
    Open OPEN "open",
    /// A closing bracket.
    Close CLOSE "close",
    /// A quotation mark.
    QuoteMark QUOTE "quote_mark",
    /// A hyphen.
    Hyphen HYPHEN "hyphen",
    /// Any other mark.
    OtherMark OTHER_MARK "other_mark",
    /// The possessive mark.
    Genitive GENITIVE "genitive",
    /// A contracted verb ('s is not among them).
    Clitic CLITIC "clitic",
    /// reportedly, allegedly …
    Hedge HEDGE "hedge",
    /// Has a reading as a reporting verb.
    CueVerb CUE_VERB "cue_verb",
    /// Has a reading as a reporting noun.
    CueNoun CUE_NOUN "cue_noun",
    /// A word of letters or digits, not punctuation.
    Wordlike WORDLIKE "wordlike",
    /// All capitals, two letters or more.
    AllCaps ALL_CAPS "all_caps",
    /// me, our, I …
    FirstPerson FIRST_PERSON "first_person",
    /// Begins a sentence as a connective (however, meanwhile …).
    Connective CONNECTIVE "connective",
    /// A common adjective that is no noun.
    Adjective ADJECTIVE "adjective",
    /// A woman's or man's given name by the classes "female" and "male".
    GivenName GIVEN_NAME "given_name",
    /// The plural of a noun by its ending.
    Plural PLURAL "plural",
    /// People without an office ("residents").
    Group GROUP "group",
    /// An occasion or a place of speaking ("interview").
    Occasion OCCASION "occasion",
    /// In a quotation, or one of its marks.
    Quoted QUOTED "quoted",

    // The verb group and the date phrase.
    /// A modal that leaves open whether: may, might, could.
    Tentative TENTATIVE "tentative",
    /// A verb that makes a passive as "be" does: got, remains, left.
    Linking LINKING "linking",
    /// A form of an auxiliary that no clause has alone: be, been, being, having.
    InfiniteAuxiliary INFINITE_AUXILIARY "infinite_auxiliary",
    /// An adverb of doubt: probably, perhaps.
    Unsure UNSURE "unsure",
    /// An adverb that changes nothing in a group that tells of an event: also, again, both.
    GroupAdverb GROUP_ADVERB "group_adverb",
    /// Before "to", says that others think so: said, believed.
    Believed BELIEVED "believed",
    /// Before "to", says that it is to come: due, expected.
    Prospective PROSPECTIVE "prospective",
    /// Before "to", says that it came about: managed, began.
    Achieving ACHIEVING "achieving",
    /// Before "to", says that the text keeps its distance: claimed, seems.
    Doubted DOUBTED "doubted",
    /// Before a verb or a noun, says that it did not happen: without, denied.
    Denial DENIAL "denial",
    /// Before a noun, says that others think so: alleged, suspected.
    Alleged ALLEGED "alleged",
    /// Before a noun, says that it is to come: planned, threatened.
    Impending IMPENDING "impending",
    /// Before a year, a month or a day: on, in, since.
    DatePreposition DATE_PREPOSITION "date_preposition",
    /// Before a date: early, late.
    DateQualifier DATE_QUALIFIER "date_qualifier",
    /// Before a unit of time or a day: last, this.
    DatePointer DATE_POINTER "date_pointer",
    /// yesterday, today, overnight
    RelativeDay RELATIVE_DAY "relative_day",
    /// morning, night
    PartOfDay PART_OF_DAY "part_of_day",
    /// week, month, summer
    DateUnit DATE_UNIT "date_unit",

    // What single rules of attribution ask for.
    /// Begins a phrase that attributes what stands beside it: "according to", "in the words of".
    Attributor ATTRIBUTOR "attributor",
    /// A gerund that takes up the speaker again: "…, adding that".
    Resuming RESUMING "resuming",
    /// Has a reading as an adjective that attributes.
    CueAdjective CUE_ADJECTIVE "cue_adjective",
    /// First word of the name of a body that is listed.
    BodyStart BODY_START "body_start",
    /// "in the … of": the words, the view, the opinion
    Viewpoint VIEWPOINT "viewpoint",
    /// Before a unit of time: this, last, next …
    DateDeterminer DATE_DETERMINER "date_determiner",
    /// An adverb between a cue and its content: again, earlier, only …
    LightAdverb LIGHT_ADVERB "light_adverb",
    /// A preposition that tells when or where something was said.
    Circumstance CIRCUMSTANCE "circumstance",
    /// A preposition between a cue and the one spoken of or to.
    Topic TOPIC "topic",
    /// A preposition before the one whose claim a noun is: by, from, among.
    Giver GIVER "giver",
    /// A form of "be" that no clause has alone: be, been, being.
    InfiniteBe INFINITE_BE "infinite_be",
    /// of, at, in, on: inside a phrase rather than before a meeting.
    SitePreposition SITE_PREPOSITION "site_preposition",
    /// A participle of those whom somebody asks: asked, pressed …
    Questioned QUESTIONED "questioned",
    /// Begins what somebody was asked: whether, why, about …
    AskedAbout ASKED_ABOUT "asked_about",
    /// An adverb that attributes to nobody: reportedly …
    HedgeCue HEDGE_CUE "hedge_cue",
    /// himself, herself, itself, themselves
    Reflexive REFLEXIVE "reflexive",
    /// A determiner that stands without a noun: this, another, each …
    LoneDeterminer LONE_DETERMINER "lone_determiner",
    /// After people: close to, familiar with, briefed on …
    Privy PRIVY "privy",
    /// Where somebody spoke, after "in a": statement, interview …
    Medium MEDIUM "medium",
    /// A preposition that goes on inside a phrase that names a source.
    InnerPreposition INNER_PREPOSITION "inner_preposition",
    /// Begins an appositive after a comma: who, formerly, one …
    Appositive APPOSITIVE "appositive",
    /// A gerund that names what somebody relies on: citing, quoting.
    Citing CITING "citing",
    /// who, whose, which, whom
    Relative RELATIVE "relative",
    /// "not to be named": named, identified, quoted.
    Identified IDENTIFIED "identified",
    /// A subordinator that is an adverb as well: so, since, once.
    LooseSubordinator LOOSE_SUBORDINATOR "loose_subordinator",
    /// a, an, this, each, every
    SingularDeterminer SINGULAR_DETERMINER "singular_determiner",
    /// A pronoun that takes the base form: I, we, you, they.
    PluralPronoun PLURAL_PRONOUN "plural_pronoun",
    /// A preposition that adds the writer's circumstance: amid, during.
    Amid AMID "amid",
    /// A verb that makes somebody speak: prompted, led …
    Causing CAUSING "causing",
    /// A subject that speaks for nobody: it, there, what.
    Expletive EXPLETIVE "expletive",
    /// Links an adjective to its subject as "be" does.
    LinkVerb LINK_VERB "link_verb",
    /// A preposition between an office and the body that has it.
    Belonging BELONGING "belonging",
    /// the, this, that, these, those
    Definite DEFINITE "definite",
    /// A head noun of people whose names are withheld.
    Unnamed UNNAMED "unnamed",
    /// A follower of a party, in the singular.
    Partisan PARTISAN "partisan",
    /// A noun that stands for governments.
    States STATES "states",
    /// Opens a phrase that names nobody: some, others, dozens …
    LoneQuantifier LONE_QUANTIFIER "lone_quantifier",
    /// A number of people that nobody counts by name.
    LargeNumber LARGE_NUMBER "large_number",
    /// A title of men.
    MansTitle MANS_TITLE "mans_title",
    /// A title of women.
    WomansTitle WOMANS_TITLE "womans_title",
    /// A word of a company's or paper's name: Inc., Times …
    Corporate CORPORATE "corporate",
    /// A particle inside a personal name: van, de, bin …
    NameParticle NAME_PARTICLE "name_particle",
    /// Goes on inside a name in capitals: of, the, for.
    TitleWord TITLE_WORD "title_word",
    /// is, are, was, were, has, have, had
    FiniteAuxiliary FINITE_AUXILIARY "finite_auxiliary",
    /// After a subject, all of it: both, all, each.
    AllOf ALL_OF "all_of",
    /// What "who" refers to without a name: anyone, those, one …
    OpenAntecedent OPEN_ANTECEDENT "open_antecedent",
    /// Puts the verb after it in the infinitive and leaves its subject.
    Catenative CATENATIVE "catenative",
    /// A catenative that says the rest does not happen.
    Declining DECLINING "declining",
    /// Between "went" and its infinitive: on, out, forward.
    Onward ONWARD "onward",
    /// A newsroom's label before the colon of a headline.
    HeadlineLabel HEADLINE_LABEL "headline_label",
    /// A label before a colon that is no speaker's name.
    TurnLabel TURN_LABEL "turn_label",
    /// The last word of a newspaper's name: echo, tribune.
    Masthead MASTHEAD "masthead",
    /// What outlets do more than persons: reported.
    PressVerb PRESS_VERB "press_verb",
    /// What is counted or priced: toll, cost, support.
    Measured MEASURED "measured",
    /// Before whom statements are made: jury, inquest.
    Hearing HEARING "hearing",
    /// A noun that may stand for a body already named.
    GenericBody GENERIC_BODY "generic_body",
    /// The relative pronouns of persons: who, whose.
    PersonalRelative PERSONAL_RELATIVE "personal_relative",
    /// A relative pronoun that may be the subject: who, which.
    RelativeSubject RELATIVE_SUBJECT "relative_subject",
    /// May stand for what the words around a cue leave out: which, who, that, whom, what.
    GapPronoun GAP_PRONOUN "gap_pronoun",
    /// A pronoun after "two of".
    PartPronoun PART_PRONOUN "part_pronoun",
    /// Sets one speaker against another: while, whereas.
    Contrasting CONTRASTING "contrasting",
    /// Between two quotations of one speaker: and, then, but.
    Resumption RESUMPTION "resumption",
    /// Before a month that tells when.
    BeforeMonth BEFORE_MONTH "before_month",
    /// Before a time that tells when.
    BeforeTime BEFORE_TIME "before_time",
    /// After "few" or "one", where people stand: in, on, from.
    Standing STANDING "standing",
    /// After "asked", what it was about.
    SubjectMatter SUBJECT_MATTER "subject_matter",
    /// What somebody declines to do: comment, respond.
    Commenting COMMENTING "commenting",
    /// Asks what is not told at all, where "how" may tell the rest: whether, when.
    OpenQuestion OPEN_QUESTION "open_question",
    /// What somebody could not be: reached, contacted.
    Reached REACHED "reached",
    /// Who could not be reached although asked: unavailable.
    Unavailable UNAVAILABLE "unavailable",
    /// What is done to a question: "did not answer", "did not return".
    Answering ANSWERING "answering",
    /// What is answered or returned: requests, calls.
    Inquiry INQUIRY "inquiry",
    /// A word around which the article says why somebody is not named: anonymity, identified …
    Anonymity ANONYMITY "anonymity",
    /// Leave to speak that somebody has not: authorised, allowed.
    Authorised AUTHORISED "authorised",
    /// Joins a reason: because, since, citing.
    Grounds GROUNDS "grounds",
    /// What an article withholds of a source: "gave only his first name", "is not naming her".
    NamedBy NAMED_BY "named_by",
    /// "withheld": of a name.
    Withholding WITHHOLDING "withholding",
    /// Nouns after "for" and "out of" that say why somebody is not named: "for fear of reprisals".
    GroundNoun GROUND_NOUN "ground_noun",
    /// Before such a noun: "for fear", "out of concern".
    StandingFor STANDING_FOR "standing_for",
    /// What a firm has and a person has not, after its name: "Verrin's board", "its profits".
    CorporateOffice CORPORATE_OFFICE "corporate_office",
    /// Nouns by which a writer explains what was said: "a reference to".
    Gloss GLOSS "gloss",
    /// What people are asked in: poll, survey.
    Polling POLLING "polling",
    /// A share in a hundred: percent.
    Percent PERCENT "percent",
    /// The part of a lawyer in a trial, behind the name: prosecuting, defending.
    CourtPart COURT_PART "court_part",
    /// Says after a comma what came of what was said: "setting the stage", "prompting an inquiry".
    Sequel SEQUEL "sequel",
    /// What is held in a firm: "shares in Verrin".
    Holdings HOLDINGS "holdings",
    /// A preposition that names of places follow more than those of persons: in, at, near.
    Somewhere SOMEWHERE "somewhere",
    /// Said for manners' sake: "said goodbye".
    Phatic PHATIC "phatic",
    /// A thing that may be said to show or suggest, and says nothing: price, weather …
    Speechless SPEECHLESS "speechless",
    /// Written with an apostrophe that no quotation opens with: 'em, 'tis.
    Clipped CLIPPED "clipped",
    /// A word of an office that names no body.
    Portfolio PORTFOLIO "portfolio",
    /// What an office may be for, and a word of other things too: revenue, water, children.
    Remit REMIT "remit",

    /// A function word of another language and none of this one.
    Foreign FOREIGN "foreign",

    /// Says that what follows was not spoken of before: "a", "an".
    Indefinite INDEFINITE "indefinite",

    // The part that a place plays.
    /// Words after a possessive that speak of the place as ground: "Russia's capital".
    Ground GROUND "ground",
    /// Auxiliary verbs.
    Finite FINITE "finite",
    /// Words that end in -s or -ed and are no verbs, or hardly ever after a name.
    NoVerb NO_VERB "no_verb",
    /// Verbs whose object is someone, not somewhere: "accused Athens", "has given Ukraine …".
    Addressing ADDRESSING "addressing",
    /// Bodies of a state that are named after it with a possessive.
    StatesBody STATES_BODY "states_body",
    /// Past tenses that do not end in -ed.
    Irregular IRREGULAR "irregular",
    /// Adverbs that may stand between a subject and its verb.
    SubjectAdverb SUBJECT_ADVERB "subject_adverb",
    /// Small words and adverbials that are no noun which a name before them could describe.
    Small SMALL "small",
    /// Prepositions after which a name is somewhere.
    Locative LOCATIVE "locative",

    // Sport.
    /// Words of forecasts and votes, whose figures look like scores: "Cairo 91; Delhi 102", "voted 4-3".
    NoScore NO_SCORE "no_score",
}

impl Classes {
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
    /// The classes of the grammar of attribution that tell what part of speech a word is: of a word
    /// that has none of them its ending tells.
    pub const PARTS_OF_SPEECH: Self = Self::OPENER
        .with(Self::VERB)
        .with(Self::SOURCE_NOUN)
        .with(Self::SUBJECT_PRONOUN)
        .with(Self::OBJECT_PRONOUN)
        .with(Self::WH)
        .with(Self::THAT)
        .with(Self::TO)
        .with(Self::PREPOSITION)
        .with(Self::COORDINATOR)
        .with(Self::ADVERSATIVE)
        .with(Self::SUBORDINATOR)
        .with(Self::NEGATION)
        .with(Self::ADVERB)
        .with(Self::DAY)
        .with(Self::MONTH)
        .with(Self::TIME)
        .with(Self::TITLE)
        .with(Self::MALE)
        .with(Self::FEMALE)
        .with(Self::HEDGE)
        .with(Self::CUE_VERB)
        .with(Self::CUE_NOUN)
        .with(Self::CUE_ADJECTIVE)
        .with(Self::FIRST_PERSON)
        .with(Self::CONNECTIVE)
        .with(Self::ADJECTIVE)
        .with(Self::GIVEN_NAME)
        .with(Self::PLURAL)
        .with(Self::GROUP)
        .with(Self::OCCASION);
}

const _: () = assert!(Class::ALL.len() <= PARTS * 64, "a class set has no room for another class");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_a_bit_and_a_name_of_its_own() {
        for (at, &class) in Class::ALL.iter().enumerate() {
            assert_eq!(class as usize, at);
            assert_eq!(Class::parse(class.as_str()), Some(class));
            assert_eq!(Classes::of(class).iter().collect::<Vec<_>>(), [class]);
        }
    }

    #[test]
    fn sets_beyond_the_first_sixty_four_classes_are_told_apart() {
        let (early, late) = (Classes::RANK, Classes::QUOTED);
        assert!(!early.any(late) && early.with(late).any(late));
        assert_eq!(early.with(late).without(early), late);
        assert_eq!(Classes::from_parts(late.to_parts()), late);
    }
}
