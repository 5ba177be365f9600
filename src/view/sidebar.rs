//! What the sidebar lists: places by country, infrastructure, claims by source.

use std::collections::HashMap;

use super::card::Card;
use super::event::worded;
use super::marks::class_of;
use super::strings::Strings;
use crate::annotations::{Annotations, Claim, ClaimKind, PlaceMention, Source, SourceKind};
use crate::article::Article;
use crate::country::CountryCode;
use crate::gazetteer::PlaceId;
use crate::kind::{Category, Kind};
use crate::text::TextSpan;

/// Longest text of a claim in the list, in characters.
const LONGEST_CLAIM: usize = 400;

/// One place or site, however often it is mentioned.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Region, or country for a site.
    pub place: Option<String>,
    /// Indices into [`Annotations::places`], ascending.
    pub mentions: Vec<usize>,
    /// Latitude and longitude.
    pub position: Option<(f64, f64)>,
    /// Whether its best mention is unsure.
    pub unsure: bool,
    /// What is said to have happened there, in the order of the text.
    pub events: Vec<String>,
}

/// The places of one country.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// Its name; `None` for what lies in no country.
    pub name: Option<String>,
    /// Its places, the most mentioned first.
    pub entries: Vec<Entry>,
}

/// One claim as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Index into [`Annotations::claims`].
    pub claim: usize,
    /// What is claimed.
    pub text: String,
    /// Quoted, reported or partly quoted.
    pub how: &'static str,
    /// Hedged, denied and so on.
    pub flags: Vec<&'static str>,
    /// The words that attribute it.
    pub cue: Option<String>,
    /// Who relays it, or the outlet it was made to.
    pub via: Option<String>,
    /// When, in the article's words.
    pub when: Option<String>,
    /// Where the row leads: its content.
    pub span: TextSpan,
}

/// The claims of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Who; `None` for claims that nobody is named for.
    pub name: Option<String>,
    /// Person, organisation …
    pub kind: Option<SourceKind>,
    /// Title and affiliation.
    pub role: Option<String>,
    /// In the order of the text.
    pub rows: Vec<Row>,
}

/// The sidebar's content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sidebar {
    /// The headline.
    pub headline: Option<String>,
    /// Outlet, author, date.
    pub credits: String,
    /// "8 places, 2 sites, 5 claims".
    pub summary: String,
    /// How much of the article is attributed, and to how many without a name.
    pub attribution: Option<String>,
    /// Places by country, the most mentioned country first.
    pub countries: Vec<Country>,
    /// Infrastructure in the order of first mention.
    pub infrastructure: Vec<Entry>,
    /// Claims by source, the source with most claims first.
    pub speakers: Vec<Speaker>,
    /// The pages that the article links to, each once: domain and what stands there.
    pub cited: Vec<Cited>,
}

/// A page that the article links to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The host without "www.".
    pub domain: String,
    /// The address.
    pub href: String,
    /// "court", "outlet" …, and whether it is a primary document.
    pub what: String,
}

impl Sidebar {
    /// The sidebar of `article` with its `annotations`.
    #[must_use]
    pub fn new(article: &Article, annotations: &Annotations, strings: &Strings) -> Self {
        let (places, infrastructure) = entries(article, annotations, strings);
        let speakers = speakers(article, annotations, strings);
        let summary = [
            strings.count(places.len(), &strings.places_counted),
            strings.count(infrastructure.len(), &strings.sites_counted),
            strings.count(annotations.claims.len(), &strings.claims_counted),
        ]
        .join(", ");
        let metadata = &article.metadata;
        let day = metadata.published.as_deref().map(|date| date.split('T').next().unwrap_or(date).to_owned());
        let credits: Vec<_> =
            [metadata.publisher.clone(), metadata.byline.clone(), day].into_iter().flatten().collect();
        let counted = &annotations.summary;
        let attribution = (counted.claims > 0).then(|| {
            let percent = format!("{:.0}", counted.share_attributed * 100.0);
            let share = super::strings::fill(strings.share, &[&percent]);
            match counted.unnamed_sources {
                0 => format!("{share}."),
                unnamed => format!("{share}; {}.", strings.count(unnamed, &strings.unnamed_counted)),
            }
        });
        Self {
            attribution,
            headline: article.title().map(str::to_owned),
            credits: credits.join(" · "),
            summary,
            countries: by_country(places),
            infrastructure: infrastructure.into_iter().map(|(_, entry)| entry).collect(),
            speakers,
            cited: cited(annotations, strings),
        }
    }
}

/// What makes two mentions the same: the row of the gazetteer, or else name and kind.
#[derive(PartialEq, Eq, Hash)]
enum Identity<'a> {
    Row(PlaceId, Category),
    Name(&'a str, Kind),
}

/// The code and the name of the country that something is in.
type Within = (Option<CountryCode>, Option<String>);
type Grouped = Vec<(Within, Entry)>;

/// Places and infrastructure, each once, in the order of first mention. Demonyms count for nothing
/// here: they stand for a people.
fn entries(article: &Article, annotations: &Annotations, strings: &Strings) -> (Grouped, Grouped) {
    let mut index: HashMap<Identity<'_>, usize> = HashMap::new();
    let mut found: Vec<(Within, Entry, Category)> = Vec::new();
    for (at, mention) in annotations.places.iter().enumerate() {
        if class_of(mention).is_none() || mention.kind == Kind::Demonym {
            continue;
        }
        let identity = mention
            .place
            .map_or(Identity::Name(&mention.name, mention.kind), |row| Identity::Row(row, mention.category));
        let slot = *index.entry(identity).or_insert_with(|| {
            found.push(((mention.country, mention.country_name.clone()), entry(mention), mention.category));
            found.len() - 1
        });
        let entry = &mut found[slot].1;
        entry.mentions.push(at);
        entry.events.extend(mention.event.as_ref().map(|e| worded(e, article, annotations, strings)));
        entry.unsure &= mention.confidence < super::marks::UNSURE_BELOW;
    }
    let (places, sites): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(_, _, category)| *category == Category::Place);
    let strip = |list: Vec<_>| list.into_iter().map(|(country, entry, _)| (country, entry)).collect();
    (strip(places), strip(sites))
}

fn entry(mention: &PlaceMention) -> Entry {
    let place = if mention.category == Category::Infrastructure {
        let parts: Vec<_> = [mention.region.clone(), mention.country_name.clone()].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    } else {
        mention.region.clone().filter(|region| *region != mention.name)
    };
    Entry {
        name: mention.name.clone(),
        kind: mention.kind,
        place,
        mentions: Vec::new(),
        position: mention.lat.zip(mention.lon),
        unsure: true,
        events: Vec::new(),
    }
}

fn by_country(places: Grouped) -> Vec<Country> {
    let mut countries: Vec<(Option<CountryCode>, Country)> = Vec::new();
    for ((code, name), entry) in places {
        match countries.iter_mut().find(|(c, country)| *c == code && (code.is_some() || country.name == name)) {
            Some((_, country)) => country.entries.push(entry),
            None => countries.push((code, Country { name, entries: vec![entry] })),
        }
    }
    let total = |country: &Country| country.entries.iter().map(|e| e.mentions.len()).sum::<usize>();
    // Stable sorts: what is mentioned equally often stays in the order of the text.
    countries.sort_by_key(|(_, country)| (country.name.is_none(), std::cmp::Reverse(total(country))));
    for (_, country) in &mut countries {
        country.entries.sort_by_key(|e| (e.kind != Kind::Country, std::cmp::Reverse(e.mentions.len())));
    }
    countries.into_iter().map(|(_, country)| country).collect()
}

/// The pages that the article links to, each address once. Only web addresses are listed, since they
/// become links.
fn cited(annotations: &Annotations, strings: &Strings) -> Vec<Cited> {
    let mut cited: Vec<Cited> = Vec::new();
    for link in &annotations.links {
        let web = link.href.starts_with("https://") || link.href.starts_with("http://");
        if !web || cited.iter().any(|c| c.href == link.href) {
            continue;
        }
        let kind = strings.link_kinds[link.kind as usize];
        let what = if link.primary { format!("{kind}, {}", strings.primary) } else { kind.to_owned() };
        cited.push(Cited { domain: link.domain.clone(), href: link.href.clone(), what });
    }
    cited
}

fn speakers(article: &Article, annotations: &Annotations, strings: &Strings) -> Vec<Speaker> {
    let mut speakers: Vec<(Option<u32>, Speaker)> = Vec::new();
    for (index, claim) in annotations.claims.iter().enumerate() {
        let id = claim.source_id.map(|id| id.0);
        let source = id.and_then(|id| annotations.sources.get(id as usize));
        let row = row(article, annotations, index, claim, strings);
        match speakers.iter_mut().find(|(known, _)| *known == id) {
            Some((_, speaker)) => speaker.rows.push(row),
            None => speakers.push((id, speaker(source, row))),
        }
    }
    speakers.sort_by_key(|(id, speaker)| (id.is_none(), std::cmp::Reverse(speaker.rows.len())));
    speakers.into_iter().map(|(_, speaker)| speaker).collect()
}

fn speaker(source: Option<&Source>, row: Row) -> Speaker {
    let role = source.and_then(|s| {
        let parts: Vec<_> = [s.title.as_deref(), s.affiliation.as_deref()].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    });
    Speaker { name: source.map(|s| s.name.clone()), kind: source.map(|s| s.kind), role, rows: vec![row] }
}

fn row(article: &Article, annotations: &Annotations, index: usize, claim: &Claim, strings: &Strings) -> Row {
    let text = |spans: &[TextSpan]| {
        let pieces: Vec<_> = spans.iter().map(|s| s.slice(article.text())).filter(|s| !s.is_empty()).collect();
        pieces.join(" … ")
    };
    let how = match claim.kind {
        ClaimKind::Direct => strings.direct,
        ClaimKind::Indirect => strings.indirect,
        ClaimKind::Mixed => strings.mixed,
    };
    let flags = [(claim.hedged, strings.hedged), (claim.negated, strings.negated), (!claim.core, strings.not_core)];
    let relayed = claim.via.and_then(|id| annotations.sources.get(id.0 as usize));
    let via = relayed.map(|source| format!("{} {}", strings.via, source.name)).or_else(|| {
        let outlet = claim.outlet.map(|span| span.slice(article.text()));
        outlet.filter(|outlet| !outlet.is_empty()).map(|outlet| format!("{} {outlet}", strings.outlet))
    });
    Row {
        claim: index,
        text: shortened(&text(&claim.content)),
        how,
        flags: flags.into_iter().filter(|(set, _)| *set).map(|(_, word)| word).collect(),
        cue: Some(text(&claim.cue)).filter(|cue| !cue.is_empty()),
        via,
        when: Some(text(&claim.dates)).filter(|when| !when.is_empty()),
        span: claim.content.first().or(claim.cue.first()).copied().unwrap_or(TextSpan::new(0, 0)),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_CLAIM) {
        None => text.to_owned(),
        Some((end, _)) => {
            let cut = text[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &text[..cut])
        }
    }
}

/// The label of a kind of source.
#[must_use]
pub fn source_kind(kind: SourceKind, strings: &Strings) -> &'static str {
    let index = match kind {
        SourceKind::Person => 0,
        SourceKind::Organisation => 1,
        SourceKind::Government => 2,
        SourceKind::Document => 3,
        SourceKind::Outlet => 4,
        SourceKind::Anonymous => 5,
        SourceKind::Group => 6,
    };
    strings.source_kinds[index]
}

/// What a screen reader says of the mention at `index`: the card in one breath and the position.
#[must_use]
pub fn spoken(annotations: &Annotations, article: &Article, index: usize, strings: &Strings) -> String {
    annotations.places.get(index).map(|m| Card::new(m, article, annotations, strings).spoken()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::{CueClass, SourceId};
    use crate::view::card::tests::mention;
    use crate::view::strings::EN;

    fn annotations() -> (Article, Annotations) {
        let article = Article::from_plain_text("“The dam held,” Ada Roe said. Nobody knows.");
        let mut lviv = mention("Lviv", Kind::City);
        lviv.country = CountryCode::parse("UA");
        let mut again = lviv.clone();
        again.confidence = 0.2;
        let mut oslo = mention("Oslo", Kind::Capital);
        (oslo.country, oslo.country_name) = (CountryCode::parse("NO"), Some("Norway".into()));
        let mut sea = mention("Black Sea", Kind::Sea);
        sea.country_name = None;
        let claim = |content, source_id| Claim {
            content: vec![content],
            cue: vec![TextSpan::new(28, 32)],
            source: Vec::new(),
            source_id,
            kind: ClaimKind::Direct,
            cue_class: CueClass::Neutral,
            negated: false,
            hedged: true,
            core: true,
            confidence: 0.9,
            via: None,
            dates: Vec::new(),
            links: Vec::new(),
            ..Claim::default()
        };
        let source = Source {
            name: "Ada Roe".into(),
            kind: SourceKind::Person,
            title: Some("engineer".into()),
            affiliation: Some("the council".into()),
            mentions: Vec::new(),
        };
        let annotations = Annotations {
            places: vec![
                oslo,
                sea,
                lviv,
                again,
                mention("Ukrainian", Kind::Demonym),
                mention("Burshtyn plant", Kind::Thermal),
            ],
            claims: vec![claim(TextSpan::new(34, 47), None), claim(TextSpan::new(0, 18), Some(SourceId(0)))],
            sources: vec![source],
            ..Annotations::default()
        };
        (article, annotations)
    }

    #[test]
    fn a_place_is_listed_once_under_its_country_and_counted() {
        let (article, annotations) = annotations();
        let sidebar = Sidebar::new(&article, &annotations, &EN);
        let names: Vec<_> = sidebar.countries.iter().map(|c| c.name.as_deref()).collect();
        assert_eq!(names, [Some("Ukraine"), Some("Norway"), None]);
        let lviv = &sidebar.countries[0].entries[0];
        assert_eq!((lviv.mentions.as_slice(), lviv.unsure), ([2, 3].as_slice(), false));
        assert_eq!(sidebar.infrastructure[0].name, "Burshtyn plant");
        assert_eq!(sidebar.summary, "3 places, 1 site, 2 claims");
    }

    #[test]
    fn claims_of_nobody_come_last() {
        let (article, mut annotations) = annotations();
        annotations.summary.claims = 2;
        annotations.summary.share_attributed = 0.424;
        annotations.summary.unnamed_sources = 1;
        annotations.claims[1].outlet = Some(TextSpan::new(20, 27));
        let sidebar = Sidebar::new(&article, &annotations, &EN);
        let said = sidebar.attribution.as_deref();
        assert_eq!(said, Some("42% of the words are attributed to someone; 1 source is not named."));
        let speakers = sidebar.speakers;
        assert_eq!(speakers[0].rows[0].via.as_deref(), Some("outlet: Ada Roe"));
        assert_eq!(speakers[0].name.as_deref(), Some("Ada Roe"));
        assert_eq!(speakers[0].role.as_deref(), Some("engineer, the council"));
        assert_eq!(speakers[0].rows[0].flags, ["hedged"]);
        assert_eq!(speakers[1].name, None);
    }

    #[test]
    fn a_very_long_claim_is_cut_between_words() {
        let long = "слово ".repeat(200);
        let cut = shortened(long.trim());
        assert!(cut.ends_with("слово…") && cut.chars().count() <= LONGEST_CLAIM + 1);
    }
}
