//! What the sidebar lists: places by country, infrastructure, claims by source.

use std::collections::HashMap;

use super::claims::{About, Cited, Contrary, Speaker, cited, contraries, perhaps, speakers};
use super::counted::{Counted, shown};
use super::event::worded;
use super::identity::{Identity, identity};
use super::strings::Strings;
use crate::annotations::{Annotations, PlaceMention};
use crate::article::Article;
use crate::country::CountryCode;
use crate::kind::{Category, Kind};
use crate::sort;
use crate::summary::{Count, counted};

/// One place or site, however often it is mentioned.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its name, in the reader's language where that has one.
    pub name: String,
    /// Its English name, which the article is likely to have, where that is another.
    pub also: Option<String>,
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
    /// The claims that speak of it: indices into [`Annotations::claims`], ascending.
    pub about: Vec<usize>,
}

/// The places of one country.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// Its name; `None` for what lies in no country.
    pub name: Option<String>,
    /// Its places, the most mentioned first.
    pub entries: Vec<Entry>,
}

/// A source with what it says, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Index into [`Sidebar::speakers`].
    pub speaker: usize,
    /// How many words are its.
    pub words: usize,
    /// "2 claims, 120 words, 15%".
    pub what: String,
    /// "120 words, 15%".
    pub words_only: String,
    /// Length of its bar: its words as a share of the first source's, 0 to 1.
    pub length: f64,
}

/// The sidebar's content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sidebar {
    /// Outlet, author, date.
    pub credits: String,
    /// "8 places, 2 sites, 5 claims".
    pub summary: String,
    /// What was counted of the claims, if there are any.
    pub counted: Option<Counted>,
    /// Places by country, the most mentioned country first.
    pub countries: Vec<Country>,
    /// Infrastructure in the order of first mention.
    pub infrastructure: Vec<Entry>,
    /// Claims by source, the source with most claims first.
    pub speakers: Vec<Speaker>,
    /// The sources with their words, the one with most first.
    pub sources: Vec<Voice>,
    /// Claims that are too unsure to be counted, in the order of the text.
    pub perhaps: Vec<About>,
    /// Claims that contradict one another.
    pub contraries: Vec<Contrary>,
    /// The pages that the article links to, each once: domain and what stands there.
    pub cited: Vec<Cited>,
}

impl Sidebar {
    /// The sidebar of `article` with its `annotations`.
    #[must_use]
    pub fn new(article: &Article, annotations: &Annotations, strings: &Strings) -> Self {
        let (places, infrastructure) = entries(article, annotations, strings);
        let summary = [
            strings.count(places.len(), &strings.places_counted),
            strings.count(infrastructure.len(), &strings.sites_counted),
            strings.count(counted(annotations, Count::All).count(), &strings.claims_counted),
        ]
        .join(", ");
        let metadata = &article.metadata;
        let credits = [metadata.publisher.as_deref(), metadata.byline.as_deref(), metadata.day()];
        let speakers = speakers(article, annotations, strings);
        Self {
            sources: sources(&speakers, annotations, strings),
            counted: Counted::new(annotations, strings),
            credits: credits.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            summary,
            countries: by_country(places),
            infrastructure: infrastructure.into_iter().map(|(_, entry)| entry).collect(),
            speakers,
            perhaps: perhaps(article, annotations, strings),
            contraries: contraries(article, annotations, strings),
            cited: cited(annotations, strings),
        }
    }
}

fn sources(speakers: &[Speaker], annotations: &Annotations, strings: &Strings) -> Vec<Voice> {
    let mut of_source = vec![None; annotations.sources.len()];
    for voice in &annotations.summary.voices {
        if let Some(slot) = of_source.get_mut(voice.source) {
            *slot = Some(voice);
        }
    }
    let voice = |(at, speaker): (usize, &Speaker)| {
        let voice = speaker.source.and_then(|source| of_source.get(source).copied().flatten());
        let counted = voice.and_then(|voice| shown(voice, annotations, strings));
        let claims = strings.count(speaker.rows.len(), &strings.claims_counted);
        let length = counted.as_ref().map_or(0.0, |counted| counted.length);
        let words_only = counted.map_or_else(String::new, |counted| counted.what);
        let what = if words_only.is_empty() { claims } else { format!("{claims}, {words_only}") };
        Voice { speaker: at, words: voice.map_or(0, |voice| voice.words), what, words_only, length }
    };
    let mut sources: Vec<_> =
        speakers.iter().enumerate().filter(|(_, speaker)| speaker.source.is_some()).map(voice).collect();
    sort::by_key(&mut sources, |source| std::cmp::Reverse(source.words));
    sources
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
        let Some(identity) = identity(mention) else { continue };
        let slot = *index.entry(identity).or_insert_with(|| {
            let country = strings.country(mention.country, mention.country_name.as_deref());
            found.push(((mention.country, country), entry(mention, strings), mention.category));
            found.len() - 1
        });
        let entry = &mut found[slot].1;
        entry.mentions.push(at);
        entry.events.extend(mention.events.iter().map(|e| worded(e, article, annotations, strings)));
        entry.unsure &= mention.confidence < super::marks::UNSURE_BELOW;
    }
    for (at, claim) in annotations.claims.iter().enumerate() {
        let spoken = claim.places.iter().filter_map(|&place| annotations.places.get(place).and_then(identity));
        for &slot in spoken.filter_map(|identity| index.get(&identity)) {
            let about = &mut found[slot].1.about;
            if about.last() != Some(&at) {
                about.push(at);
            }
        }
    }
    for (_, entry, category) in &mut found {
        if entry.unsure && *category == Category::Place {
            entry.position = None;
        }
    }
    let (places, sites): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(_, _, category)| *category == Category::Place);
    let strip = |list: Vec<_>| list.into_iter().map(|(country, entry, _)| (country, entry)).collect();
    (strip(places), strip(sites))
}

fn entry(mention: &PlaceMention, strings: &Strings) -> Entry {
    let region = mention.region.as_deref().filter(|region| *region != mention.name);
    let region = strings.region(mention.country, region);
    let country = strings.country(mention.country, mention.country_name.as_deref());
    let place = if mention.category == Category::Infrastructure {
        let parts: Vec<_> = [region, country].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    } else {
        region
    };
    Entry {
        name: strings.name_of(mention).to_owned(),
        also: strings.place_of(mention).map(|_| mention.name.clone()),
        kind: mention.kind,
        place,
        mentions: Vec::new(),
        position: mention.lat.zip(mention.lon),
        unsure: true,
        events: Vec::new(),
        about: Vec::new(),
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
    sort::by_key(&mut countries, |(_, country)| (country.name.is_none(), std::cmp::Reverse(total(country))));
    for (_, country) in &mut countries {
        sort::by_key(&mut country.entries, |e| (e.kind != Kind::Country, std::cmp::Reverse(e.mentions.len())));
    }
    countries.into_iter().map(|(_, country)| country).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::for_tests::mention;
    use crate::view::strings::EN;
    use crate::view::strings::for_tests::ukrainian;

    fn annotations() -> (Article, Annotations) {
        let mut lviv = mention("Lviv", Kind::City);
        lviv.country = CountryCode::parse("UA");
        let mut again = lviv.clone();
        again.confidence = 0.2;
        let mut oslo = mention("Oslo", Kind::Capital);
        (oslo.country, oslo.country_name) = (CountryCode::parse("NO"), Some("Norway".into()));
        let mut sea = mention("Black Sea", Kind::Sea);
        sea.country_name = None;
        let demonym = mention("Ukrainian", Kind::Demonym);
        let places = vec![oslo, sea, lviv, again, demonym, mention("Burshtyn plant", Kind::Thermal)];
        (Article::from_plain_text("Nobody knows."), Annotations { places, ..Annotations::default() })
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
        assert_eq!(sidebar.summary, "3 places, 1 site, 0 claims");
    }

    #[test]
    fn a_place_has_its_name_in_the_reader_s_language_and_the_article_s_beside_it() {
        use crate::view::names::{compile::Named, compile::file, learn};
        let (article, mut annotations) = annotations();
        (annotations.places[0].lat, annotations.places[0].lon) = (Some(59.91), Some(10.75));
        let oslo = (Named::Place { name: "Oslo", lat: 59.91, lon: 10.75 }, "Осло".to_owned());
        assert_eq!(learn(file("uk", &[oslo]).unwrap_or_default()), Ok(()));
        let sidebar = Sidebar::new(&article, &annotations, ukrainian());
        let entry = |name: &str| {
            let mut entries = sidebar.countries.iter().flat_map(|country| &country.entries);
            entries.find(|entry| entry.name == name).and_then(|entry| entry.also.clone())
        };
        assert_eq!(entry("Осло").as_deref(), Some("Oslo"));
        assert_eq!(entry("Lviv"), None, "whose name is not known stays as it is, once");
        let card = crate::view::Card::new(&annotations.places[0], &article, &annotations, ukrainian());
        assert_eq!((card.name.as_str(), card.native.as_deref()), ("Осло", Some("Oslo")));
        let card = crate::view::Card::new(&annotations.places[0], &article, &annotations, &EN);
        assert_eq!((card.name.as_str(), card.native), ("Oslo", None));
    }

    #[test]
    fn countries_and_regions_are_named_in_the_reader_s_language() {
        let (article, mut annotations) = annotations();
        annotations.places[2].region = Some("Odesa Oblast".into());
        annotations.places[5].country = CountryCode::parse("UA");
        let sidebar = Sidebar::new(&article, &annotations, ukrainian());
        assert_eq!(sidebar.summary, "3 місця, 1 об’єкт, 0 тверджень");
        let names: Vec<_> = sidebar.countries.iter().map(|c| c.name.as_deref()).collect();
        assert_eq!(names, [Some("Україна"), Some("Норвегія"), None]);
        let lviv = &sidebar.countries[0].entries[0];
        assert_eq!((lviv.name.as_str(), lviv.place.as_deref()), ("Lviv", Some("Одеська область")));
        let site = sidebar.infrastructure[0].place.as_deref();
        assert!(site.is_some_and(|place| place.contains("Україна")), "{site:?}");
    }
}
