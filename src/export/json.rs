//! The JSON of `dateline annotate`: offsets in Unicode code points.
//!
//! Written straight from the annotations: a tree of values would cost more than finding them. The keys of every
//! object ascend, as they do in [`serde_json::Value`], so both give the same bytes.

use serde::Serialize;
use serde::ser::Serializer;
use serde_json::Value;

use super::coordinates::{degrees, point};
use super::made_by::GENERATOR;
use super::made_by::Generator;
use crate::annotations::{
    Alternative, Annotations, CitedLink, Claim, ClaimKind, CueClass, Dispute, FacilityFacts, LinkKind, PlaceMention,
    Reference, Role, SiteEvent, Source, SourceId, SourceKind, Summary,
};
use crate::article::Article;
use crate::country::CountryCode;
use crate::kind::{Category, Kind};
use crate::summary::VOICES;
use crate::text::{OffsetMap, TextSpan};

/// The annotations of `text` as a JSON object with `places`, `claims`, `sources`, `links` and `summary`, and
/// with `foreign` where the text is in a language that is not read.
#[must_use]
pub fn to_json(text: &str, annotations: &Annotations) -> Value {
    serde_json::to_value(document(text, annotations)).unwrap_or_default()
}

/// The annotations of `text` as a file of their own: with the text that the offsets count in, and what made it.
#[must_use]
pub fn file<'a>(text: &'a str, annotations: &'a Annotations) -> Exported<'a> {
    Exported { text: Some(text), generator: Some(GENERATOR), ..document(text, annotations) }
}

/// The annotations of the article that a caller's document is, to be serialised. Where that document is a page
/// (`from_html`), offsets count in the article's text, which the caller does not have: so it goes along.
#[must_use]
pub fn answer<'a>(article: &'a Article, from_html: bool, annotations: &'a Annotations) -> Exported<'a> {
    let text = article.text();
    Exported { text: Some(text).filter(|_| from_html), ..document(text, annotations) }
}

/// The annotations of `text`, to be serialised; what is not of the annotations may be added.
#[must_use]
pub fn document<'a>(text: &'a str, annotations: &'a Annotations) -> Exported<'a> {
    let map = OffsetMap::new(text);
    let within = claims_by_place(annotations);
    let places = annotations.places.iter().zip(within).map(|(p, c)| place(text, &map, p, c)).collect();
    let sources = (0..).zip(&annotations.sources).map(|(i, s)| source(&map, i, s)).collect();
    Exported {
        claims: annotations.claims.iter().map(|c| claim(&map, c)).collect(),
        disputes: &annotations.disputes,
        foreign: annotations.foreign.then_some(true),
        generator: None,
        id: None,
        links: annotations.links.iter().map(link).collect(),
        places,
        sources,
        summary: summary(&annotations.summary),
        text: None,
    }
}

/// What the caller knows a document by. As text, where lines of documents are read, so that no number loses a digit.
#[cfg(feature = "html")]
pub type Id = Box<serde_json::value::RawValue>;
/// What the caller knows a document by.
#[cfg(not(feature = "html"))]
pub type Id = serde_json::Value;

/// What is written of one document.
#[derive(Debug, Serialize)]
pub struct Exported<'a> {
    claims: Vec<ClaimJson<'a>>,
    #[serde(skip_serializing_if = "<[Dispute]>::is_empty")]
    disputes: &'a [Dispute],
    #[serde(skip_serializing_if = "Option::is_none")]
    foreign: Option<bool>,
    /// What made it; for a file of its own and not for a line of many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generator: Option<Generator>,
    /// What the caller knows the document by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    links: Vec<LinkJson<'a>>,
    places: Vec<PlaceJson<'a>>,
    sources: Vec<SourceJson<'a>>,
    summary: SummaryJson,
    /// The text that the offsets point into, where the caller does not have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
}

/// Half-open, in code points.
type Span = [usize; 2];

/// No span is null, one is `[s, e]`, several are a list of them.
#[derive(Debug)]
struct Spans(Vec<Span>);

impl Spans {
    fn new(map: &OffsetMap<'_>, spans: &[TextSpan]) -> Self {
        Self(spans.iter().map(|span| map.span_to_chars(*span)).collect())
    }
}

impl Serialize for Spans {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [] => serializer.serialize_none(),
            [one] => one.serialize(serializer),
            many => many.serialize(serializer),
        }
    }
}

impl Serialize for SourceId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("s{}", u64::from(self.0) + 1))
    }
}

#[derive(Debug, Serialize)]
struct PlaceJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    approximate: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<AlternativeJson<'a>>,
    category: Category,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    claims: Vec<usize>,
    confidence: f64,
    /// Whether the reader has said that it means this.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected: Option<bool>,
    country: Option<CountryCode>,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<EventJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facility: Option<FacilityJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geonames_id: Option<u32>,
    kind: Kind,
    lat: Option<f64>,
    /// The name of the reader's list that it is a row of.
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    list_url: Option<&'a str>,
    lon: Option<f64>,
    /// What else happened at a site.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    more_events: Vec<EventJson<'a>>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    native: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    population: Option<u32>,
    reference: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    role: Role,
    start: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct AlternativeJson<'a> {
    confidence: f64,
    country: Option<CountryCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country_name: Option<&'a str>,
    kind: Kind,
    lat: f64,
    lon: f64,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct FacilityJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    capacity: Option<&'a str>,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    operator: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct EventJson<'a> {
    claim: Option<usize>,
    class: &'a str,
    date: Option<Span>,
    hedged: bool,
    negated: bool,
    span: Span,
    status: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    to_come: bool,
}

#[derive(Debug, Serialize)]
struct ClaimJson<'a> {
    confidence: f64,
    content: Spans,
    core: bool,
    cue: Spans,
    cue_class: CueClass,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dates: Vec<Span>,
    hedged: bool,
    kind: ClaimKind,
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    links: &'a [usize],
    negated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<Span>,
    perhaps: bool,
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    places: &'a [usize],
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    source: Spans,
    source_id: Option<SourceId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    via: Option<SourceId>,
}

#[derive(Debug, Serialize)]
struct SourceJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    affiliation: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    declined: Vec<Span>,
    id: SourceId,
    mentions: Vec<Span>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(rename = "type")]
    kind: SourceKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    unnamed_because: Option<Span>,
}

#[derive(Debug, Serialize)]
struct LinkJson<'a> {
    domain: &'a str,
    href: &'a str,
    kind: LinkKind,
    link: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    primary: bool,
}

#[derive(Debug, Serialize)]
struct SummaryJson {
    about_infrastructure: usize,
    about_places: usize,
    claims: usize,
    claims_of_documents: usize,
    claims_of_named: usize,
    claims_of_unnamed: usize,
    direct: usize,
    document_sources: usize,
    indirect: usize,
    mixed: usize,
    named_sources: usize,
    on_one_unnamed: usize,
    perhaps: usize,
    reported_elsewhere: usize,
    share_attributed: f64,
    sources: usize,
    unattributed: usize,
    unnamed_sources: usize,
    voices: Vec<VoiceJson>,
    words: usize,
}

/// Voices are named by the identifier of their source, as claims are.
#[derive(Debug, Serialize)]
struct VoiceJson {
    claims: usize,
    source_id: SourceId,
    words: usize,
}

/// The identifier of the source at `index`.
fn source_id(index: usize) -> SourceId {
    SourceId(u32::try_from(index).unwrap_or(u32::MAX))
}

/// A share or a confidence with three decimals.
pub(super) fn probability(value: f32) -> f64 {
    (f64::from(value) * 1e3).round() / 1e3
}

/// The claims that each place mention stands in.
fn claims_by_place(annotations: &Annotations) -> Vec<Vec<usize>> {
    let mut claims = vec![Vec::new(); annotations.places.len()];
    for (index, claim) in annotations.claims.iter().enumerate() {
        for &place in &claim.places {
            if let Some(list) = claims.get_mut(place) {
                list.push(index);
            }
        }
    }
    claims
}

fn place<'a>(text: &'a str, map: &OffsetMap<'_>, mention: &'a PlaceMention, claims: Vec<usize>) -> PlaceJson<'a> {
    let [start, end] = map.span_to_chars(mention.span);
    let (lat, lon) = point(mention).unzip();
    PlaceJson {
        approximate: mention.approximate.then_some(true),
        candidates: mention.alternatives.iter().map(alternative).collect(),
        category: mention.category,
        claims,
        confidence: probability(mention.confidence),
        corrected: mention.corrected.then_some(true),
        country: mention.country,
        end,
        event: mention.events.first().map(|event| site_event(map, event)),
        explanation: mention.explanation.as_ref().and_then(|explanation| serde_json::to_value(explanation).ok()),
        facility: mention.facility.as_ref().map(facility),
        geonames_id: mention.geonames_id,
        kind: mention.kind,
        lat,
        list: mention.listed.as_ref().map(|row| row.list.as_str()),
        list_url: mention.listed.as_ref().and_then(|row| row.url.as_deref()),
        lon,
        more_events: mention.events.iter().skip(1).map(|event| site_event(map, event)).collect(),
        name: &mention.name,
        native: mention.native.as_deref(),
        note: mention.note.as_deref(),
        population: mention.population,
        reference: mention.reference,
        region: mention.region.as_deref(),
        role: mention.role,
        start,
        text: mention.span.slice(text),
    }
}

fn alternative(other: &Alternative) -> AlternativeJson<'_> {
    AlternativeJson {
        confidence: probability(other.confidence),
        country: other.country,
        country_name: other.country_name.as_deref(),
        kind: other.kind,
        lat: degrees(other.lat, false),
        lon: degrees(other.lon, false),
        name: &other.name,
        region: other.region.as_deref(),
    }
}

fn facility(facts: &FacilityFacts) -> FacilityJson<'_> {
    FacilityJson {
        capacity: facts.capacity.as_deref(),
        id: &facts.id,
        operator: facts.operator.as_deref(),
        source: facts.source.as_deref(),
        status: facts.status.as_deref(),
    }
}

fn site_event<'a>(map: &OffsetMap<'_>, event: &'a SiteEvent) -> EventJson<'a> {
    EventJson {
        claim: event.claim,
        class: &event.class,
        date: event.date.map(|date| map.span_to_chars(date)),
        hedged: event.hedged,
        negated: event.negated,
        span: map.span_to_chars(event.span),
        status: event.status(),
        to_come: event.is_to_come(),
    }
}

fn claim<'a>(map: &OffsetMap<'_>, claim: &'a Claim) -> ClaimJson<'a> {
    ClaimJson {
        confidence: probability(claim.confidence),
        content: Spans::new(map, &claim.content),
        core: claim.core,
        cue: Spans::new(map, &claim.cue),
        cue_class: claim.cue_class,
        dates: Spans::new(map, &claim.dates).0,
        hedged: claim.hedged,
        kind: claim.kind,
        links: &claim.links,
        negated: claim.negated,
        outlet: claim.outlet.map(|outlet| map.span_to_chars(outlet)),
        perhaps: claim.perhaps,
        places: &claim.places,
        rule: claim.rule,
        source: Spans::new(map, &claim.source),
        source_id: claim.source_id,
        via: claim.via,
    }
}

fn source<'a>(map: &OffsetMap<'_>, index: usize, source: &'a Source) -> SourceJson<'a> {
    SourceJson {
        affiliation: source.affiliation.as_deref(),
        declined: Spans::new(map, &source.declined).0,
        id: source_id(index),
        mentions: Spans::new(map, &source.mentions).0,
        name: &source.name,
        title: source.title.as_deref(),
        kind: source.kind,
        unnamed_because: source.unnamed_because.map(|span| map.span_to_chars(span)),
    }
}

fn link(link: &CitedLink) -> LinkJson<'_> {
    LinkJson {
        domain: &link.domain,
        href: &link.href,
        kind: link.kind,
        link: link.link,
        outlet: link.outlet.as_deref(),
        primary: link.primary,
    }
}

fn summary(summary: &Summary) -> SummaryJson {
    let voice = |voice: &crate::annotations::Voice| VoiceJson {
        claims: voice.claims,
        source_id: source_id(voice.source),
        words: voice.words,
    };
    SummaryJson {
        about_infrastructure: summary.about_infrastructure,
        about_places: summary.about_places,
        claims: summary.claims,
        claims_of_documents: summary.claims_of_documents,
        claims_of_named: summary.claims_of_named,
        claims_of_unnamed: summary.claims_of_unnamed,
        direct: summary.direct,
        document_sources: summary.document_sources,
        indirect: summary.indirect,
        mixed: summary.mixed,
        named_sources: summary.named_sources,
        on_one_unnamed: summary.on_one_unnamed,
        perhaps: summary.perhaps,
        reported_elsewhere: summary.reported_elsewhere,
        share_attributed: summary.share_attributed,
        sources: summary.sources,
        unattributed: summary.unattributed,
        unnamed_sources: summary.unnamed_sources,
        voices: summary.voices.iter().take(VOICES).map(voice).collect(),
        words: summary.words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::{Listed, Voice};

    #[test]
    fn what_is_written_straight_is_what_a_tree_of_values_prints() {
        let text = "Кличко said that the dam at Vyšhorod had held.";
        let mut place = PlaceMention::unresolved(TextSpan::new(32, 41), "Vyshhorod".into(), Kind::Town);
        (place.lat, place.lon, place.approximate) = (Some(50.583_344), Some(-30.49), true);
        place.facility = Some(FacilityFacts { id: "dam".into(), source: Some("a list".into()), ..Default::default() });
        place.listed = Some(Listed { list: "mine".into(), url: Some("https://example.org".into()) });
        let other = Alternative {
            name: "Other".into(),
            kind: Kind::Dam,
            country: CountryCode::parse("UA"),
            country_name: None,
            region: Some("Kyiv".into()),
            lat: 0.1,
            lon: 0.25,
            confidence: 0.3,
        };
        place.alternatives.push(other);
        let claim =
            Claim { content: vec![TextSpan::new(18, 30), TextSpan::new(31, 42)], places: vec![0], ..Claim::default() };
        let mut annotations = Annotations { places: vec![place], claims: vec![claim], ..Annotations::default() };
        annotations.summary.voices.push(Voice { source: 1, claims: 2, words: 3 });
        let mut document = document(text, &annotations);
        (document.id, document.text) = (serde_json::from_str("\"a\"").ok(), Some(text));
        let straight = serde_json::to_string(&document).unwrap_or_default();
        assert_eq!(straight, serde_json::to_value(&document).unwrap_or_default().to_string());
        assert!(straight.contains(r#""content":[[12,24],[25,35]],"#), "{straight}");
        assert!(straight.contains(r#""source_id":"s2""#), "{straight}");
    }
}
