//! The features of the recogniser and the ranker: numbers in the core, names in the weights file
//! and where a decision is explained.

macro_rules! features {
    ($($name:ident = $word:literal,)*) => {
        /// A feature of a span, of a candidate or of a mention.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum FeatureId { $(#[doc = concat!("`", $word, "`")] $name,)* }

        impl FeatureId {
            /// Every feature.
            pub const ALL: &'static [FeatureId] = &[$(FeatureId::$name,)*];

            /// The name in `data/model/weights.tsv`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(FeatureId::$name => $word,)* }
            }

            /// The feature of a name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($word => Some(FeatureId::$name),)* _ => None }
            }
        }
    };
}

features! {
    // Every decision.
    Bias = "bias",
    // What the tagger and the gazetteer say of a span.
    Tagger = "tagger",
    TaggerLoose = "tagger_loose",
    TaggerPerson = "tagger_person",
    TaggerOrganisation = "tagger_organisation",
    TaggerFacility = "tagger_facility",
    TaggerOther = "tagger_other",
    Unknown = "unknown",
    Rank = "rank",
    IsCountry = "is_country",
    IsCapital = "is_capital",
    IsRegion = "is_region",
    IsCounty = "is_county",
    IsCity = "is_city",
    IsTown = "is_town",
    IsInformalRegion = "is_informal_region",
    IsDistrict = "is_district",
    IsNatural = "is_natural",
    AlternateName = "alternate_name",
    AlternateOfSmall = "alternate_of_small",
    Abbreviation = "abbreviation",
    GeneratedName = "generated_name",
    // How a span lies in its sentence and what stands beside it.
    SeveralWords = "several_words",
    Headline = "headline",
    SentenceStart = "sentence_start",
    WholeRun = "whole_run",
    RunHead = "run_head",
    RunTail = "run_tail",
    RunMiddle = "run_middle",
    AfterPreposition = "after_preposition",
    AfterDirection = "after_direction",
    AfterTitle = "after_title",
    AfterGiven = "after_given",
    AfterCapital = "after_capital",
    AfterOf = "after_of",
    AfterComma = "after_comma",
    BeforeComma = "before_comma",
    BeforeHead = "before_head",
    BeforeGovernment = "before_government",
    BeforeTeam = "before_team",
    BeforeMedia = "before_media",
    BeforeFacility = "before_facility",
    BeforeStreet = "before_street",
    BeforeCapital = "before_capital",
    BeforeTitle = "before_title",
    BeforeOffice = "before_office",
    BeforePersonVerb = "before_person_verb",
    BeforeDivision = "before_division",
    BeforePeople = "before_people",
    BeforePossessive = "before_possessive",
    BeforeBracket = "before_bracket",
    AfterArticle = "after_article",
    Introduced = "introduced",
    InMoney = "in_money",
    AfterSlash = "after_slash",
    BodyLater = "body_later",
    BodyOf = "body_of",
    PublicBody = "public_body",
    NamedDivision = "named_division",
    DivisionRow = "division_row",
    Apposed = "apposed_place",
    GivenName = "given_name",
    MonthOrDay = "month_or_day",
    CueWord = "cue_word",
    Institution = "institution",
    DivisionWord = "division_word",
    Qualifies = "qualifies",
    Qualified = "qualified",
    HyphenPair = "hyphen_pair",
    HyphenName = "hyphen_name",
    HyphenAfter = "hyphen_after",
    HyphenBefore = "hyphen_before",
    Ordinary = "ordinary",
    OrdinaryStart = "ordinary_start",
    OrdinaryBeforeWord = "ordinary_before_word",
    Unplaced = "unplaced",
    PlaceAct = "place_act",
    Firm = "firm",
    Club = "club",
    BareCity = "bare_city",
    AfterVessel = "after_vessel",
    BeforeDisease = "before_disease",
    BeforeGoods = "before_goods",
    BeforeDefeat = "before_defeat",
    AfterDefeat = "after_defeat",
    BarePostal = "bare_postal",
    InContainer = "in_container",
    // What the rest of the document says of its words.
    PersonInFull = "person_in_full",
    PersonElsewhere = "person_elsewhere",
    PlacedElsewhere = "placed_elsewhere",
    LowerElsewhere = "lower_elsewhere",
    InsideNameElsewhere = "inside_name_elsewhere",
    Home = "home",
    Local = "local",
    Row = "row",
    Discourse = "discourse",
    Dateline = "dateline",
    DatelinePart = "dateline_part",
    // A span that no gazetteer has.
    UnknownIn = "unknown_in",
    UnknownFrom = "unknown_from",
    UnknownAt = "unknown_at",
    UnknownIntroduced = "unknown_introduced",
    UnknownDivision = "unknown_division",
    UnknownQualified = "unknown_qualified",
    UnknownSeveral = "unknown_several",
    UnknownNatural = "unknown_natural",
    UnknownHead = "unknown_head",
    UnknownWithin = "unknown_within",
    EndsBody = "ends_body",
    StartsGiven = "starts_given",
    StartsTitle = "starts_title",
    UnknownCaps = "unknown_caps",
    CoversKnown = "covers_known",
    StartsDemonym = "starts_demonym",
    UnknownBeforeLower = "unknown_before_lower",
    UnknownTagger = "unknown_tagger",
    Townsman = "townsman",
    // A span on a sports page.
    SportNation = "sport_nation",
    SportIn = "sport_in",
    SportOf = "sport_of",
    SportLostTo = "sport_lost_to",
    SportAt = "sport_at",
    SportAgainst = "sport_against",
    SportObject = "sport_object",
    SportBare = "sport_bare",
    SportVerb = "sport_verb",
    SportStaff = "sport_staff",
    SportScore = "sport_score",
    SportPossessive = "sport_possessive",
    SportComma = "sport_comma",
    // A span that is a person or a work.
    OpensDateline = "opens_dateline",
    PersonOf = "person_of",
    AgeOf = "age_of",
    KnownRow = "known_row",
    Quoted = "quoted",
    AfterKin = "after_kin",
    KinList = "kin_list",
    BeforeOfName = "before_of_name",
    GivenThenName = "given_then_name",
    BracketedGiven = "bracketed_given",
    MediaOf = "media_of",
    // What a candidate is.
    Prior = "prior",
    Population = "population",
    Country = "country",
    Capital = "capital",
    Region = "region",
    County = "county",
    City = "city",
    Town = "town",
    InformalRegion = "informal_region",
    District = "district",
    Natural = "natural",
    Likeliest = "likeliest",
    // Where the document is set.
    RegionFocus = "region_focus",
    Cluster = "cluster",
    CountryShare = "country_share",
    CountryNamed = "country_named",
    RegionShare = "region_share",
    RegionNamed = "region_named",
    Near = "near",
    Neighbours = "neighbours",
    HomeEnglish = "home_english",
    DatelineNear = "dateline_near",
    DatelineRegion = "dateline_region",
    DatelineCountry = "dateline_country",
    HomeNear = "home_near",
    HomeRegion = "home_region",
    HomeCountry = "home_country",
    // The words beside a name.
    Contained = "contained",
    NotContained = "not_contained",
    Containing = "containing",
    NotContaining = "not_containing",
    TwinRegion = "twin_region",
    CalledSettlement = "called_settlement",
    CalledRegion = "called_region",
    CalledCountry = "called_country",
    Miscalled = "miscalled",
    WellKnown = "well_known",
    Hamlet = "hamlet",
    // What confidence is made of.
    Recognition = "recognition",
    Resolution = "resolution",
    Unresolved = "unresolved",
}

/// A feature and its value.
pub type Feature = (FeatureId, f32);
