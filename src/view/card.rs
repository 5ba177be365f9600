//! What the card says about a mention.

use super::coordinates::Coordinates;
use super::decision;
use super::features::{Reason, reason};
use super::identity::{claims_about, identity};
use super::links::links;
use super::map::point::{self, Point};
use super::marks::{SURE_FROM, UNSURE_BELOW, is_landmark, is_pinned};
use super::strings::{Strings, fill};
use crate::annotations::{Alternative, Annotations, PlaceMention, Reference, Role};
use crate::article::Article;
use crate::corrections::Meant;
use crate::country::CountryCode;
use crate::kind::{Category, Kind};
use crate::sort;

/// Most other readings that are listed.
const MOST_ALTERNATIVES: usize = 4;
/// Most features that are listed of an explanation, by weight.
const MOST_FEATURES: usize = 6;

/// A card's content, in the order in which it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// The usual name.
    pub name: String,
    /// The other names that are shown: the one that the article is likely to have, where the reader's language has another, and the
    /// one in the place's own script.
    pub native: Option<String>,
    /// Whether that begins with the English name.
    pub is_named_so: bool,
    /// "city, Lviv Oblast, Ukraine".
    pub subtitle: String,
    /// Whether it is infrastructure, for the colour.
    pub infrastructure: bool,
    /// Whether a list of the reader's own has it, for the colour.
    pub listed: bool,
    /// Sentences that cast doubt on the above or say that others do; the first ones matter most.
    pub notes: Vec<String>,
    /// Why the name means this, in one sentence.
    pub because: Option<String>,
    /// Whether the reader has said that it means this.
    pub corrected: bool,
    /// Where it is, to be copied.
    pub coordinates: Option<Coordinates>,
    /// Where it is, for a map of its own, and how many degrees of latitude that shows.
    pub point: Option<(Point, f64)>,
    /// Facts: label and value.
    pub rows: Vec<(&'static str, String)>,
    /// Sentences on how the article uses the name.
    pub remarks: Vec<String>,
    /// What heads [`Self::candidates`].
    pub candidates_label: &'static str,
    /// Whether they are shown at once: where none of them is preferred.
    pub candidates_open: bool,
    /// Other readings, best first.
    pub candidates: Vec<Candidate>,
    /// The name as the article has it, by which it is corrected.
    pub written: String,
    /// The weights behind the choice: label and reasons, where the annotator was asked.
    pub why: Vec<(String, Vec<Reason>)>,
    /// All mentions of it: indices into [`Annotations::places`], ascending.
    pub mentions: Vec<usize>,
    /// The claims that speak of it: indices into [`Annotations::claims`].
    pub about: Vec<usize>,
    /// Links out: label and address.
    pub links: Vec<(&'static str, String)>,
}

/// Another reading of the name, which the reader may choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Its name.
    pub name: String,
    /// What and where it is: "town, Kostroma, Russia".
    pub place: String,
    /// Its share of the probability, where there is one: "35%".
    pub share: Option<String>,
    /// What is kept if the reader chooses it.
    pub meant: Meant,
}

impl Candidate {
    /// A reading, without a share of the probability.
    #[must_use]
    pub fn new(other: &Alternative, strings: &Strings) -> Self {
        let within = (other.country, other.region.as_deref(), other.country_name.as_deref());
        let place = placed(other.kind, within, &other.name, strings);
        let is_area = matches!(other.kind, Kind::Admin1 | Kind::Region);
        let area = || strings.region(other.country, Some(&other.name)).filter(|_| is_area);
        let own = strings.meant_by(other).map(str::to_owned).or_else(area);
        Self { name: own.unwrap_or_else(|| other.name.clone()), place, share: None, meant: other.into() }
    }
}

impl Card {
    /// The card of `mention`, one of the `annotations` of `article`.
    #[must_use]
    pub fn new(mention: &PlaceMention, article: &Article, annotations: &Annotations, strings: &Strings) -> Self {
        let written = mention.span.slice(article.text());
        let mut card = Self {
            name: strings.name_of(mention).to_owned(),
            native: beside(mention, strings),
            is_named_so: strings.place_of(mention).is_some(),
            subtitle: subtitle(mention, strings),
            infrastructure: mention.category == Category::Infrastructure,
            listed: mention.listed.is_some(),
            corrected: mention.corrected,
            coordinates: Coordinates::of(mention, strings).filter(|_| is_pinned(mention)),
            point: point::alone(mention, strings).filter(|_| is_pinned(mention)),
            mentions: mentions(mention, annotations),
            about: claims_about(mention, annotations),
            written: written.to_owned(),
            ..Self::default()
        };
        card.fill_rows(mention, article, annotations, strings);
        card.fill_notes(mention, article, annotations, strings);
        card.fill_candidates(mention, strings);
        card.fill_why(mention, written, strings);
        card.links = links(mention, &card.name, strings);
        card
    }

    fn fill_candidates(&mut self, mention: &PlaceMention, strings: &Strings) {
        let described = mention.reference == Reference::Described && !mention.corrected;
        self.candidates_label = if described { strings.candidates } else { strings.not_this };
        self.candidates_open = described;
        let others = mention.alternatives.iter().take(MOST_ALTERNATIVES);
        self.candidates.extend(others.map(|other| Candidate {
            // Sites that a description fits have no share: nothing says which is likelier.
            share: share(other.confidence).filter(|_| !described),
            ..Candidate::new(other, strings)
        }));
        if !is_pinned(mention) {
            self.unpin(mention, strings);
        }
    }

    /// Shows what the name may mean in place of one meaning that is too unsure.
    fn unpin(&mut self, mention: &PlaceMention, strings: &Strings) {
        self.name.clone_from(&self.written);
        (self.native, self.subtitle) = (None, String::new());
        (self.candidates_label, self.candidates_open) = (strings.may_be, true);
        if mention.place.is_none() {
            return;
        }
        let share = share(mention.confidence);
        self.candidates.insert(0, Candidate { share, ..Candidate::new(&mention.into(), strings) });
    }

    fn fill_why(&mut self, mention: &PlaceMention, written: &str, strings: &Strings) {
        self.because = mention.corrected.then(|| strings.you_said.to_owned());
        let named = mention.category == Category::Infrastructure && mention.reference == Reference::Named;
        if self.because.is_none() && named && is_pinned(mention) {
            self.because = Some(fill(strings.its_name, &[&strings.quoted(written)]));
        }
        let Some(explanation) = &mention.explanation else { return };
        let decision = explanation.decision.as_ref().filter(|_| is_pinned(mention));
        if let Some(decision) = decision {
            self.because = Some(decision::sentence(decision, strings.name_of(mention), strings));
        }
        if !explanation.recognition.is_empty() {
            self.why.push((strings.quoted(written), heaviest(&explanation.recognition, strings)));
        }
        let candidates = explanation.candidates.iter().take(MOST_ALTERNATIVES);
        self.why.extend(candidates.map(|c| {
            let Candidate { name, place, .. } = Candidate::new(&c.meant, strings);
            (format!("{name} ({place})"), heaviest(&c.features, strings))
        }));
    }

    fn fill_rows(&mut self, mention: &PlaceMention, article: &Article, annotations: &Annotations, strings: &Strings) {
        let mut row = |label, value: Option<String>| {
            if let Some(value) = value.filter(|v| !v.is_empty()) {
                self.rows.push((label, value));
            }
        };
        let pinned = is_pinned(mention);
        row(strings.listed, mention.listed.as_ref().map(|row| row.list.clone()));
        row(strings.population, mention.population.filter(|&p| p > 0 && pinned).map(|p| strings.number(u64::from(p))));
        if let Some(facility) = &mention.facility {
            row(strings.capacity, facility.capacity.as_deref().map(|capacity| strings.measure(capacity)));
            row(strings.operator, facility.operator.as_deref().map(|firm| worded(firm, strings)));
            row(strings.status, facility.status.as_deref().map(|state| strings.state(state)));
        }
        for event in &mention.events {
            row(strings.event, Some(super::event::worded(event, article, annotations, strings)));
        }
        let source = mention.facility.as_ref().and_then(|f| f.source.as_deref());
        row(strings.facts_from, source.map(|source| worded(source, strings)));
    }

    fn fill_notes(&mut self, mention: &PlaceMention, article: &Article, annotations: &Annotations, strings: &Strings) {
        let mut note = |said: bool, words: &str| {
            if said && !words.is_empty() {
                self.notes.push(words.to_owned());
            }
        };
        note(true, mention.note.as_deref().unwrap_or_default());
        // Of a name that no gazetteer has there is no other place that it may be.
        let listed = mention.lat.is_some();
        note(listed && mention.confidence < UNSURE_BELOW, strings.confidence[2]);
        // A site that is only described is placed at its city; that is said below, and is not a guess.
        let placed = mention.approximate && mention.reference == Reference::Described;
        let placed = placed || is_landmark(mention);
        note(listed && (UNSURE_BELOW..SURE_FROM).contains(&mention.confidence) && !placed, strings.confidence[1]);
        note(mention.lat.is_none() && mention.kind != Kind::Demonym, strings.unknown_place);
        note(mention.approximate && is_pinned(mention), strings.approximate);
        let mut remark = |said: bool, words: &str| {
            if said {
                self.remarks.push(words.to_owned());
            }
        };
        let described = mention.reference == Reference::Described;
        match described.then(|| antecedent(mention, article, annotations)).flatten() {
            Some(words) => remark(true, &fill(strings.takes_up, &[&strings.quoted(words)])),
            None => remark(described, strings.described),
        }
        remark(mention.role == Role::Actor, strings.role_actor);
        remark(mention.role == Role::Modifier && mention.kind != Kind::Demonym, strings.role_modifier);
        remark(mention.role == Role::OrganisationPart, strings.role_organisation);
    }

    /// The card in one breath, for a screen reader: "Kyiv, capital city, Ukraine".
    #[must_use]
    pub fn spoken(&self) -> String {
        if self.subtitle.is_empty() { self.name.clone() } else { format!("{}, {}", self.name, self.subtitle) }
    }
}

/// A probability as it is shown beside a reading; none where none is known.
fn share(confidence: f32) -> Option<String> {
    (confidence > 0.0).then(|| format!("{}%", (confidence * 100.0).round()))
}

/// Who runs a site or where facts come from, in the language where it has words for it.
fn worded(english: &str, strings: &Strings) -> String {
    strings.words_for(english).unwrap_or(english).to_owned()
}

/// The names that stand below the one in the reader's language.
fn beside(mention: &PlaceMention, strings: &Strings) -> Option<String> {
    let own = strings.place_of(mention);
    let english = own.map(|_| mention.name.as_str());
    let native = mention.native.as_deref().filter(|native| *native != mention.name && Some(*native) != own);
    let names: Vec<_> = english.into_iter().chain(native).collect();
    (!names.is_empty()).then(|| names.join(" · "))
}

/// The words that first named what `mention` takes up in other words.
fn antecedent<'a>(mention: &PlaceMention, article: &'a Article, annotations: &Annotations) -> Option<&'a str> {
    let own = mention.span.slice(article.text());
    let first = annotations.places.iter().find(|p| identity(p).is_some() && identity(p) == identity(mention))?;
    let words = first.span.slice(article.text());
    (first.span.start < mention.span.start && !words.eq_ignore_ascii_case(own)).then_some(words)
}

/// The mentions of what `mention` is of; itself alone, of what is not listed.
fn mentions(mention: &PlaceMention, annotations: &Annotations) -> Vec<usize> {
    let wanted = identity(mention);
    let places = annotations.places.iter().enumerate();
    places
        .filter(|(_, p)| p.span == mention.span || wanted.is_some() && identity(p) == wanted)
        .map(|(at, _)| at)
        .collect()
}

/// What a mention is and where it lies: "town, Kostroma, Russia".
#[must_use]
pub fn subtitle(mention: &PlaceMention, strings: &Strings) -> String {
    let within = (mention.country, mention.region.as_deref(), mention.country_name.as_deref());
    placed(mention.kind, within, &mention.name, strings)
}

/// A kind with the region and country where it lies: "town, Kostroma, Russia". What lies in itself does not say so.
fn placed(
    kind: Kind,
    (code, region, country): (Option<CountryCode>, Option<&str>, Option<&str>),
    name: &str,
    strings: &Strings,
) -> String {
    let [region, country] = [region, country].map(|area| area.filter(|area| *area != name));
    let region = strings.region(code, region);
    let country = country.and_then(|country| strings.country(code, Some(country)));
    [Some(strings.kind(kind).to_owned()), region, country].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn heaviest(features: &[(String, f32)], strings: &Strings) -> Vec<Reason> {
    let mut features = features.to_vec();
    sort::by(&mut features, |a, b| b.1.abs().total_cmp(&a.1.abs()));
    features.truncate(MOST_FEATURES);
    features.into_iter().map(|(name, value)| reason(&name, value, strings)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::FacilityFacts;
    use crate::text::TextSpan;
    use crate::view::for_tests::mention;
    use crate::view::strings::EN;

    fn card(mention: &PlaceMention) -> Card {
        Card::new(mention, &Article::from_plain_text(mention.name.clone()), &Annotations::default(), &EN)
    }

    #[test]
    fn a_capital_says_what_and_where_it_is() {
        let mut kyiv = mention("Kyiv", Kind::Capital);
        kyiv.native = Some("Київ".to_owned());
        kyiv.population = Some(2_952_301);
        let card = card(&kyiv);
        assert_eq!(card.spoken(), "Kyiv, capital city, Ukraine");
        assert!(card.rows.contains(&("Population", "2,952,301".to_owned())));
        assert_eq!(card.coordinates.as_ref().map(|point| point.decimal.as_str()), Some("50.45° N, 30.52° E"));
        assert!(card.notes.is_empty());
    }

    #[test]
    fn what_is_too_unsure_to_be_pinned_has_neither_coordinates_nor_a_map() {
        let mut kyiv = mention("Kyiv", Kind::Capital);
        assert_eq!(card(&kyiv).point.map(|(point, _)| point.place), kyiv.lat.zip(kyiv.lon));
        kyiv.confidence = 0.05;
        let unsure = card(&kyiv);
        assert_eq!((unsure.coordinates, unsure.point), (None, None));
    }

    #[test]
    fn a_country_does_not_lie_in_itself() {
        let card = card(&mention("Ukraine", Kind::Country));
        assert_eq!(card.subtitle, "country");
    }

    #[test]
    fn a_site_of_a_list_says_whose_it_is_and_leads_to_its_page_first() {
        let mut plant = mention("Zuivska plant", Kind::Thermal);
        let url = "https://example.org/zuivska".to_owned();
        plant.listed = Some(crate::annotations::Listed { list: "watch".into(), url: Some(url.clone()) });
        let article = Article::from_plain_text("Zuivska plant");
        let card = Card::new(&plant, &article, &Annotations::default(), &EN);
        assert_eq!((card.listed, &card.rows[0]), (true, &("From your list", "watch".to_owned())));
        assert_eq!(card.links[0], ("Page in your list", url));
    }

    #[test]
    fn a_facility_shows_its_facts_and_their_source() {
        let mut plant = mention("Dnister Pumped Storage Power Station", Kind::Hydroelectric);
        plant.facility = Some(FacilityFacts {
            capacity: Some("1,296 MW".into()),
            source: Some("Wikipedia".into()),
            ..FacilityFacts::default()
        });
        let card = card(&plant);
        assert!(card.infrastructure);
        assert_eq!(card.rows.last(), Some(&("Facts from", "Wikipedia".to_owned())));
        assert!(card.rows.contains(&("Capacity", "1,296 MW".to_owned())));
        assert_eq!(card.because.as_deref(), Some("“Dnister Pumped Storage Power Station” is a name of this site."));
    }

    #[test]
    fn a_site_that_is_only_described_has_candidates_and_is_not_called_a_guess() {
        let mut plant = mention("Lviv heating plant", Kind::Thermal);
        (plant.reference, plant.approximate, plant.confidence) = (Reference::Described, true, 0.6);
        let card = card(&plant);
        assert_eq!(card.notes, [EN.approximate]);
        assert_eq!(card.remarks, [EN.described]);
        assert_eq!((card.candidates_label, card.candidates_open), (EN.candidates, true));
    }

    #[test]
    fn doubt_is_said_in_words() {
        let mut halych = mention("Halych", Kind::Town);
        halych.confidence = 0.4;
        halych.approximate = true;
        halych.note = Some("Claimed by two districts.".into());
        halych.place = Some(crate::gazetteer::PlaceId(7));
        halych.alternatives = vec![Alternative {
            name: "Galich".into(),
            kind: Kind::Town,
            country: crate::CountryCode::parse("RU"),
            country_name: Some("Russia".into()),
            region: Some("Kostroma".into()),
            lat: 58.4,
            lon: 42.3,
            confidence: 0.35,
        }];
        let card = card(&halych);
        assert_eq!(card.notes[0], "Claimed by two districts.");
        // Nothing is pinned, so nothing is said of how near the pin is.
        assert_eq!(card.notes[1..], [EN.confidence[2]]);
        assert!(card.remarks.is_empty());
        let said: Vec<_> = card.candidates.iter().map(|c| (c.name.as_str(), c.place.as_str())).collect();
        assert_eq!(said, [("Halych", "town, Ukraine"), ("Galich", "town, Kostroma, Russia")], "none is preferred");
        assert!(card.candidates_open && card.coordinates.is_none());
    }

    #[test]
    fn what_the_reader_has_said_is_shown_as_that_and_keeps_what_was_there_to_go_back_to() {
        let mut halych = mention("Halych", Kind::Town);
        (halych.corrected, halych.confidence) = (true, 1.0);
        let card = card(&halych);
        assert_eq!((card.corrected, card.because.as_deref()), (true, Some(EN.you_said)));
        assert!(!card.candidates_open);
    }

    #[test]
    fn a_town_says_its_region_before_its_country_and_counts_its_mentions() {
        let mut halych = mention("Halych", Kind::Town);
        halych.region = Some("Ivano-Frankivsk Oblast".into());
        let mut again = halych.clone();
        again.span = TextSpan::new(20, 26);
        let annotations = Annotations { places: vec![halych.clone(), again], ..Annotations::default() };
        let article = Article::from_plain_text("Halych and then also Halych again.");
        let card = Card::new(&halych, &article, &annotations, &EN);
        assert_eq!(card.spoken(), "Halych, town, Ivano-Frankivsk Oblast, Ukraine");
        assert_eq!(card.mentions, [0, 1]);
    }

    #[test]
    fn the_heaviest_reasons_come_first_whatever_their_sign() {
        let features = vec![("prior".into(), 0.2), ("after_title".into(), -1.5), ("near".into(), 0.9)];
        let words: Vec<_> = heaviest(&features, crate::view::strings::for_tests::english())
            .into_iter()
            .map(|reason| reason.words)
            .collect();
        assert_eq!(words, ["after a person’s title", "near other places of the article", "how well known it is"]);
    }

    #[test]
    fn what_the_weights_are_of_is_said_in_the_reader_s_language() {
        let mut odesa = mention("Odesa", Kind::City);
        odesa.region = Some("Odesa Oblast".into());
        odesa.country = crate::CountryCode::parse("UA");
        odesa.explanation = Some(crate::annotations::Explanation {
            candidates: vec![crate::annotations::ExplainedCandidate {
                label: "Odesa (city, Odesa Oblast, Ukraine), primary".into(),
                meant: (&odesa).into(),
                score: 1.0,
                features: Vec::new(),
            }],
            ..crate::annotations::Explanation::default()
        });
        let article = Article::from_plain_text("Odesa.");
        let annotations = Annotations { places: vec![odesa.clone()], ..Annotations::default() };
        let card = Card::new(&odesa, &article, &annotations, crate::view::strings::for_tests::ukrainian());
        assert_eq!(card.why[0].0, "Odesa (місто, Одеська область, Україна)");
    }

    #[test]
    fn the_plant_says_which_site_it_takes_up() {
        let article = Article::from_plain_text("The Burshtyn plant was hit. The plant is shut.");
        let mut first = mention("Burshtyn power station", Kind::Thermal);
        (first.span, first.reference) = (TextSpan::new(4, 18), Reference::Described);
        let mut later = first.clone();
        later.span = TextSpan::new(32, 37);
        let annotations = Annotations { places: vec![first.clone(), later.clone()], ..Annotations::default() };
        let remarks = |mention| Card::new(mention, &article, &annotations, &EN).remarks;
        assert_eq!(remarks(&later), ["Takes up “Burshtyn plant” from before."]);
        assert_eq!(remarks(&first), [EN.described]);
    }
}
