//! What annotating an article gives: places, claims and their sources.
//!
//! Spans here are bytes, half-open, into [`crate::Article::text`]; [`crate::export`] writes them in
//! the units that other programs count in.

use serde::Serialize;

use crate::country::{CountryCode, SubdivisionCode};
use crate::gazetteer::PlaceId;
use crate::kind::{Category, Kind};
use crate::text::TextSpan;

/// Everything found in one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// Mentions of places and infrastructure, ascending, the longer first. Of what is marked none crosses another; a place may
    /// lie inside the description of a facility or the name of a venue.
    pub places: Vec<PlaceMention>,
    /// Reported statements, ascending by their first content span.
    pub claims: Vec<Claim>,
    /// Who the claims are attributed to; [`SourceId`] is the index.
    pub sources: Vec<Source>,
    /// The outbound links of the body, as sources.
    pub links: Vec<CitedLink>,
    /// Pairs of claims of which one denies what the other asserts of the same site.
    pub disputes: Vec<Dispute>,
    /// What can be counted of the claims.
    pub summary: Summary,
    /// Whether the text is in a language that is not read: only places and sites whose whole name the
    /// gazetteer has are given then, and no claims.
    pub foreign: bool,
}

impl Annotations {
    /// The source with this identifier.
    #[must_use]
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0 as usize)
    }
}

/// The part that a place plays where it is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Something is or happens there.
    Location,
    /// The place stands for those who govern it or for its people ("Kyiv deems").
    Actor,
    /// It describes something else ("Kyiv mayor", "Russian attacks").
    Modifier,
    /// It is part of the name of an organisation ("University of Kharkiv").
    OrganisationPart,
}

/// How far the text itself tells which site is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reference {
    /// By name.
    Named,
    /// By kind and place ("Kharkiv thermoelectric plant").
    Described,
    /// By neither ("critical infrastructure"): counted, never marked.
    Generic,
}

/// A mention of a place or of infrastructure, resolved as far as it could be.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMention {
    /// Where in the text.
    pub span: TextSpan,
    /// The usual English name of what is meant.
    pub name: String,
    /// The name in the place's own script, where the gazetteer has one.
    pub native: Option<String>,
    /// What it is. Demonyms have [`Kind::Demonym`].
    pub kind: Kind,
    /// Place or infrastructure.
    pub category: Category,
    /// Row of the gazetteer; `None` for what the gazetteer does not have.
    pub place: Option<PlaceId>,
    /// Latitude in degrees north.
    pub lat: Option<f64>,
    /// Longitude in degrees east.
    pub lon: Option<f64>,
    /// The country by international recognition.
    pub country: Option<CountryCode>,
    /// Name of the country.
    pub country_name: Option<String>,
    /// Name of the first-order region.
    pub region: Option<String>,
    /// Identifier in GeoNames.
    pub geonames_id: Option<u32>,
    /// Of a first-order division, what follows the country in its code of ISO 3166-2.
    pub subdivision: Option<SubdivisionCode>,
    /// Inhabitants.
    pub population: Option<u32>,
    /// The part it plays.
    pub role: Role,
    /// Named, described or generic; always named for places.
    pub reference: Reference,
    /// Calibrated probability that both the mention and its resolution are right, 0 to 1.
    pub confidence: f32,
    /// The reader has said that it means this.
    pub corrected: bool,
    /// The coordinates are those of an anchor nearby, not of the thing itself.
    pub approximate: bool,
    /// What is known of the facility.
    pub facility: Option<FacilityFacts>,
    /// The reader's list that the facility is a row of.
    pub listed: Option<Listed>,
    /// Neutral wording for a place of disputed standing.
    pub note: Option<String>,
    /// Other places that it may be, best first.
    pub alternatives: Vec<Alternative>,
    /// What the sentence says happened at the site, each class once, what it tells first of all first.
    pub events: Vec<SiteEvent>,
    /// Why; filled only when asked for.
    pub explanation: Option<Explanation>,
}

impl PlaceMention {
    /// A mention at `span` of something called `name` that no row of the gazetteer is known for yet:
    /// a named location of no confidence.
    #[must_use]
    pub fn unresolved(span: TextSpan, name: String, kind: Kind) -> Self {
        Self {
            span,
            name,
            native: None,
            kind,
            category: kind.category(),
            place: None,
            lat: None,
            lon: None,
            country: None,
            country_name: None,
            region: None,
            geonames_id: None,
            subdivision: None,
            population: None,
            role: Role::Location,
            reference: Reference::Named,
            confidence: 0.0,
            corrected: false,
            approximate: false,
            facility: None,
            listed: None,
            note: None,
            alternatives: Vec::new(),
            events: Vec::new(),
            explanation: None,
        }
    }
}

/// Whose list a facility is in, and where its row leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The name that the reader gave the list.
    pub list: String,
    /// The page that the row names, by http or https.
    pub url: Option<String>,
}

/// Facts of a facility, from the authored table or a reader's list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FacilityFacts {
    /// Stable identifier of the table row.
    pub id: String,
    /// Who runs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
    /// Operating, closed, destroyed …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Capacity with its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity: Option<String>,
    /// Where these facts come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Another reading of a mention.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alternative {
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: Kind,
    /// Country.
    pub country: Option<CountryCode>,
    /// Name of the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_name: Option<String>,
    /// Region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Latitude in degrees north.
    pub lat: f64,
    /// Longitude in degrees east.
    pub lon: f64,
    /// Share of the probability, 0 to 1.
    pub confidence: f32,
}

impl From<&PlaceMention> for Alternative {
    /// What a mention means, as a reading beside others; where it has no point, at 0, 0.
    fn from(mention: &PlaceMention) -> Self {
        Self {
            name: mention.name.clone(),
            kind: mention.kind,
            country: mention.country,
            country_name: mention.country_name.clone(),
            region: mention.region.clone(),
            lat: mention.lat.unwrap_or_default(),
            lon: mention.lon.unwrap_or_default(),
            confidence: mention.confidence,
        }
    }
}

/// What is said to have happened at a site.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteEvent {
    /// The event's class ("damaged", "shut_down" …), from the authored lexicon.
    pub class: String,
    /// The words that say so.
    pub span: TextSpan,
    /// Whether it is denied.
    pub negated: bool,
    /// Whether it is hedged.
    pub hedged: bool,
    /// How far it has come about.
    pub outlook: Outlook,
    /// Whether it is told between commas, so that who denies what the sentence says does not deny it.
    pub aside: bool,
    /// The date phrase, where there is one.
    pub date: Option<TextSpan>,
    /// Index of the claim that holds it, if one does.
    pub claim: Option<usize>,
}

impl SiteEvent {
    /// Whether it has not come about.
    #[must_use]
    pub fn is_to_come(&self) -> bool {
        self.outlook != Outlook::Happened
    }

    /// What the article makes of it, in one word.
    #[must_use]
    pub fn status(&self) -> &'static str {
        match self.outlook {
            _ if self.negated => "denied",
            // What is approved is a plan.
            Outlook::Happened if self.class != "planned" => "happened",
            Outlook::Happened | Outlook::Planned => "planned",
            Outlook::Feared => "feared",
            Outlook::Asked => "asked",
        }
    }
}

/// How far what is told of a site has come about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outlook {
    /// It has.
    #[default]
    Happened,
    /// It will, or is meant to.
    Planned,
    /// It may, and nobody wants it.
    Feared,
    /// Somebody wants it done, or says that it has to be.
    Asked,
}

/// Why a mention was taken and resolved as it was.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Explanation {
    /// Features of recognition: name and weighted value.
    pub recognition: Vec<(String, f32)>,
    /// Candidates with their features, best first.
    pub candidates: Vec<ExplainedCandidate>,
    /// What decided, for places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// What its confidence is made of, to fit that to; empty for what is no name of a place.
    #[serde(skip)]
    pub confidence: Vec<(&'static str, f32)>,
}

/// What decided between the places that a name may mean.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decision {
    /// What counted most.
    pub by: Deciding,
    /// How many other names of the article lie in the area.
    pub others: usize,
    /// The country or region that they share with the place.
    pub area: Option<String>,
    /// Whether no place of the name is better known there.
    pub best_known: bool,
}

/// Grounds on which one place of a name is preferred to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Deciding {
    /// The gazetteer has no place of the name.
    Unlisted,
    /// It has one only.
    OnlyOne,
    /// The text says what the place lies in, or what lies in it.
    Said,
    /// The text calls it a town, a region, a country.
    Called,
    /// It lies near other places of the article.
    Near,
    /// Other places of the article lie in the same country or region.
    Shared,
    /// The report was written there or nearby.
    Dateline,
    /// The paper is printed there or nearby.
    Paper,
    /// Newspapers mean it when they say no more.
    Usual,
    /// It is better known than the others.
    BestKnown,
}

/// A candidate as the resolver saw it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExplainedCandidate {
    /// Name, kind, region and country in one phrase, in English.
    pub label: String,
    /// The same, for a reader of another language.
    #[serde(skip)]
    pub meant: Alternative,
    /// Sum of the features.
    pub score: f32,
    /// Feature names and weighted values.
    pub features: Vec<(String, f32)>,
}

/// Index of a [`Source`] in [`Annotations::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// A reported statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claim {
    /// What is attributed, quotation marks and "that" included; in pieces where a cue breaks it.
    pub content: Vec<TextSpan>,
    /// The words that attribute it; empty where there are none.
    pub cue: Vec<TextSpan>,
    /// The words that name the source; empty where there are none.
    pub source: Vec<TextSpan>,
    /// Who the source is; `None` if unattributed.
    pub source_id: Option<SourceId>,
    /// How it is quoted.
    pub kind: ClaimKind,
    /// What the cue says of the speaker's stance.
    pub cue_class: CueClass,
    /// The source denies or does not say it.
    pub negated: bool,
    /// Cue or clause keeps its distance (reportedly, allegedly).
    pub hedged: bool,
    /// It is a statement, belief or finding; false for wishes, plans and decisions.
    pub core: bool,
    /// Probability that it is a claim, with the right content and source, 0 to 1.
    pub confidence: f32,
    /// It is too unsure to be counted: shown apart, as a claim perhaps.
    pub perhaps: bool,
    /// What its probability rests on.
    pub grounds: ClaimGrounds,
    /// Who relays it, in "X was quoted as saying by Y".
    pub via: Option<SourceId>,
    /// Date phrases beside the cue ("on Thursday").
    pub dates: Vec<TextSpan>,
    /// Indices into the article's links, of those in or next to the claim.
    pub links: Vec<usize>,
    /// The outlet that it was made to or that it is credited to ("told Reuters").
    pub outlet: Option<TextSpan>,
    /// Indices of the place mentions inside the content.
    pub places: Vec<usize>,
    /// The rule that found it; filled only when asked for.
    pub rule: Option<&'static str>,
}

/// What the probability of a claim rests on: a rule and marks, numbered as in `claims::confidence`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClaimGrounds {
    /// The number of the rule.
    pub rule: u8,
    /// A bit for each ground that holds.
    pub marks: u64,
}

/// How a claim is quoted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// All of it in quotation marks.
    Direct,
    /// None of it.
    #[default]
    Indirect,
    /// Some of it.
    Mixed,
}

/// The stance that a cue gives its speaker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CueClass {
    /// said, told, according to
    #[default]
    Neutral,
    /// confirmed, insisted, announced
    Asserting,
    /// argued, criticised
    Arguing,
    /// claimed, alleged, suggested
    Doubting,
    /// denied, rejected
    Denying,
    /// ordered, urged, called on
    Ordering,
    /// promised, vowed
    Promising,
    /// thinks, believes, deems, found
    Believing,
    /// asked, wondered
    Asking,
    /// wants, hopes, plans
    Wishing,
    /// decided, ruled, voted
    Deciding,
    /// seems, appears; mostly without a source
    Seeming,
}

/// Who is behind claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The fullest name in the article.
    pub name: String,
    /// What kind of source.
    pub kind: SourceKind,
    /// Title or role ("Defense Minister").
    pub title: Option<String>,
    /// More than one: "two officials".
    pub plural: bool,
    /// Where they belong ("Ukraine", "University of Oslo").
    pub affiliation: Option<String>,
    /// Every mention as a source, ascending.
    pub mentions: Vec<TextSpan>,
    /// Where the article says that it would not comment or could not be reached, ascending.
    pub declined: Vec<TextSpan>,
    /// Why its name is withheld, in the article's words.
    pub unnamed_because: Option<TextSpan>,
}

/// The kind of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A named person.
    Person,
    /// An organisation, company, party.
    Organisation,
    /// A state, ministry, police, court, or a place that speaks for its government.
    Government,
    /// A document, poll, study, law.
    Document,
    /// A news outlet.
    Outlet,
    /// People in an office or trade whose names are not given.
    Anonymous,
    /// A group: villagers, residents, critics.
    Group,
}

/// What stands at the other end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// A court.
    Court,
    /// Statistics, measurements, registers.
    Data,
    /// A state body or a body of states.
    Government,
    /// A journal or preprint server.
    Journal,
    /// A company's announcement.
    Company,
    /// The outlet that published the article.
    Own,
    /// Another outlet.
    Outlet,
    /// A social network.
    Social,
    /// An encyclopedia or archive.
    Reference,
    /// Anything else.
    Other,
}

impl LinkKind {
    /// Whether it is a primary document rather than a report about one.
    #[must_use]
    pub const fn is_primary(self) -> bool {
        matches!(self, Self::Court | Self::Data | Self::Government | Self::Journal | Self::Company)
    }
}

/// An outbound link of the body, as a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CitedLink {
    /// Index into [`crate::Article::links`].
    pub link: usize,
    /// The address.
    pub href: String,
    /// The host without "www.".
    pub domain: String,
    /// What stands there.
    pub kind: LinkKind,
    /// Whether it is a primary document.
    pub primary: bool,
    /// The outlet, where it is one by its domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
}

/// Two claims about one site, of different sources, that contradict one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Dispute {
    /// Index of the claim that asserts it.
    pub asserted: usize,
    /// Index of the claim that denies it.
    pub denied: usize,
    /// Index of the mention of the site inside the assertion.
    pub place: usize,
}

/// The words of one source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Voice {
    /// Index into the sources.
    pub source: usize,
    /// Claims attributed to it.
    pub claims: usize,
    /// Words inside them.
    pub words: usize,
}

/// Counts over the claims of an article: over those that are `core` and not `perhaps`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Summary {
    /// All of them.
    pub claims: usize,
    /// Claims all in quotation marks.
    pub direct: usize,
    /// Claims without quotation marks.
    pub indirect: usize,
    /// Claims partly in quotation marks.
    pub mixed: usize,
    /// Claims whose source is not stated.
    pub unattributed: usize,
    /// Words of the article.
    pub words: usize,
    /// Share of them inside some claim, 0 to 1.
    pub share_attributed: f64,
    /// Distinct sources.
    pub sources: usize,
    /// Claims that are too unsure to be counted anywhere else.
    pub perhaps: usize,
    /// Sources that are texts or data.
    pub document_sources: usize,
    /// Claims of such sources.
    pub claims_of_documents: usize,
    /// Claims that rest on one source alone whose name is not given.
    pub on_one_unnamed: usize,
    /// Claims that another outlet reported first, or that were made to it.
    pub reported_elsewhere: usize,
    /// Sources that the article names: persons, bodies, outlets.
    pub named_sources: usize,
    /// Sources without a name: people in an office, groups.
    pub unnamed_sources: usize,
    /// Claims of named sources.
    pub claims_of_named: usize,
    /// Claims of unnamed sources.
    pub claims_of_unnamed: usize,
    /// The sources with most words, most first.
    pub voices: Vec<Voice>,
    /// Claims that mention infrastructure.
    pub about_infrastructure: usize,
    /// Claims that mention a place.
    pub about_places: usize,
}
