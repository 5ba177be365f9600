//! Which place is meant: all mentions of a document together.
//!
//! Mentions of one name are one question (one sense per discourse) unless the text qualifies them
//! differently ("Springfield, Ill." and "Springfield, Mass."). Each candidate gets named features;
//! those that look at the other mentions are computed again as the others settle.

use std::collections::HashMap;
use std::ops::Range;

use super::analysis::Analysis;
use super::parameters::{Feature, Parameters, score};
use super::recognise::{self, Span};
use crate::country::CountryCode;
use crate::gazetteer::{Candidate, NameClass, PlaceId, distance_km, normalise};
use crate::kind::Kind;

/// Rounds in which candidates look at each other.
const ROUNDS: usize = 4;

/// Most candidates of a name that are weighed.
const MOST: usize = 48;

/// A candidate with what resolution needs of it, read once.
#[derive(Clone, Debug)]
pub struct Sense {
    /// The place.
    pub place: PlaceId,
    /// How the name names it.
    pub class: NameClass,
    /// Its kind.
    pub kind: Kind,
    /// Its country.
    pub country: Option<CountryCode>,
    /// Its first-order region; a region's own number for itself.
    pub region: Option<PlaceId>,
    /// Degrees.
    pub lat: f64,
    /// Degrees.
    pub lon: f64,
    /// Features that do not change.
    fixed: Vec<Feature>,
    /// All features, as of the last round.
    pub features: Vec<Feature>,
    /// Their weighted sum.
    pub score: f32,
    /// Share of the probability.
    pub probability: f32,
}

/// A name of the document and what it may mean.
#[derive(Clone, Debug)]
pub struct Group {
    /// Indices of its mentions among the spans.
    pub mentions: Vec<usize>,
    /// Best first after [`resolve`].
    pub options: Vec<Sense>,
}

/// The groups of `spans`, resolved. Every span is in exactly one.
#[must_use]
pub fn resolve(analysis: &Analysis<'_>, spans: &[Span], parameters: &Parameters) -> Vec<Group> {
    let mut groups = group(analysis, spans);
    let demonyms = demonym_countries(analysis);
    for index in 0..groups.len() {
        fix(analysis, spans, &mut groups, index);
    }
    for group in &mut groups {
        settle(group, parameters, |o| o.fixed.clone());
    }
    for _ in 0..ROUNDS {
        let field = Field::new(&groups, &demonyms);
        for (index, group) in groups.iter_mut().enumerate() {
            settle(group, parameters, |option| {
                let mut features = option.fixed.clone();
                field.features(index, option, &mut features);
                features
            });
        }
    }
    for group in &mut groups {
        group.options.sort_by(|a, b| b.score.total_cmp(&a.score));
    }
    groups
}

fn settle(group: &mut Group, parameters: &Parameters, features: impl Fn(&Sense) -> Vec<Feature>) {
    for option in &mut group.options {
        option.features = features(option);
        option.score = score(&parameters.ranking, &option.features);
    }
    let top = group.options.iter().fold(f32::NEG_INFINITY, |a, o| a.max(o.score));
    let total: f32 = group.options.iter().map(|o| (o.score - top).exp()).sum();
    for option in &mut group.options {
        option.probability = (option.score - top).exp() / total;
    }
}

fn group(analysis: &Analysis<'_>, spans: &[Span]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut last: HashMap<(String, String), usize> = HashMap::new();
    let mut plain: HashMap<String, usize> = HashMap::new();
    for (index, span) in spans.iter().enumerate() {
        let key = normalise::key(analysis.text(span.tokens.clone()));
        let qualifier = recognise::qualifier(analysis, &span.tokens)
            .map_or_else(String::new, |q| normalise::key(analysis.text(q.tokens.clone())));
        let known = last.get(&(key.clone(), qualifier.clone())).copied();
        // Without a qualifier it is the one last spoken of; with a first one it settles those before.
        let known = known.or_else(|| {
            let at = *plain.get(&key)?;
            let unqualified = qualifier.is_empty() || !last.keys().any(|(k, q)| *k == key && !q.is_empty());
            (unqualified && groups[at].options.iter().map(|o| o.place).eq(places(span))).then_some(at)
        });
        let at = known.unwrap_or_else(|| {
            groups.push(Group { mentions: Vec::new(), options: options(analysis, span) });
            groups.len() - 1
        });
        groups[at].mentions.push(index);
        last.insert((key.clone(), qualifier), at);
        plain.insert(key, at);
    }
    groups
}

fn places(span: &Span) -> impl Iterator<Item = PlaceId> + '_ {
    span.candidates.iter().take(MOST).map(|c| c.place)
}

fn options(analysis: &Analysis<'_>, span: &Span) -> Vec<Sense> {
    span.candidates.iter().take(MOST).enumerate().filter_map(|(nth, c)| option(analysis, c, nth)).collect()
}

fn option(analysis: &Analysis<'_>, candidate: &Candidate, nth: usize) -> Option<Sense> {
    let place = analysis.gazetteer.place(candidate.place)?;
    let kind = place.kind();
    let mut fixed: Vec<Feature> = vec![
        ("prior", f32::from(candidate.prior) / 25.5),
        ("population", (place.population().unwrap_or(0) as f32 + 1.0).ln()),
    ];
    fixed.push((
        match kind {
            Kind::Country => "country",
            Kind::Capital => "capital",
            Kind::Admin1 | Kind::Territory => "region",
            Kind::Admin2 => "county",
            Kind::City => "city",
            Kind::Town | Kind::Village | Kind::Locality => "town",
            Kind::Continent | Kind::Region => "informal_region",
            Kind::District | Kind::Square => "district",
            _ => "natural",
        },
        1.0,
    ));
    match candidate.name {
        NameClass::Alternate => fixed.push(("alternate_name", 1.0)),
        NameClass::Generated => fixed.push(("generated_name", 1.0)),
        NameClass::Abbreviation | NameClass::Dotted => fixed.push(("abbreviation", 1.0)),
        _ => {}
    }
    if nth == 0 {
        fixed.push(("likeliest", 1.0));
    }
    let own = matches!(kind, Kind::Admin1 | Kind::Territory).then_some(candidate.place);
    Some(Sense {
        place: candidate.place,
        class: candidate.name,
        kind,
        country: place.country(),
        region: own.or_else(|| place.region().map(|r| r.id())),
        lat: place.lat(),
        lon: place.lon(),
        fixed,
        features: Vec::new(),
        score: 0.0,
        probability: 0.0,
    })
}

/// Whether `outer` contains `inner`, by country and region.
fn contains(outer: &Sense, inner: &Sense) -> bool {
    if outer.place == inner.place {
        return false;
    }
    match outer.kind {
        Kind::Country => outer.country.is_some() && outer.country == inner.country,
        Kind::Admin1 | Kind::Territory => inner.region == Some(outer.place) && inner.kind != Kind::Country,
        Kind::Admin2 => {
            outer.region.is_some()
                && outer.region == inner.region
                && inner.kind.is_settlement()
                && distance_km(outer.lat, outer.lon, inner.lat, inner.lon) < 80.0
        }
        Kind::Region | Kind::Continent => {
            inner.kind != Kind::Continent && distance_km(outer.lat, outer.lon, inner.lat, inner.lon) < 1500.0
        }
        _ => false,
    }
}

/// The features that come from the words around the mentions of group `index`.
fn fix(analysis: &Analysis<'_>, spans: &[Span], groups: &mut [Group], index: usize) {
    let mut contained = vec![0_u8; groups[index].options.len()];
    let mut containing = contained.clone();
    let (mut qualified, mut qualifies) = (false, false);
    let mut typed = [0_i8; 3];
    for &mention in &groups[index].mentions {
        let tokens = &spans[mention].tokens;
        let outer = recognise::qualifier(analysis, tokens).or_else(|| recognise::container(analysis, tokens));
        if let Some(outer) = outer {
            let outers = match_options(analysis, &outer.candidates);
            for (count, inner) in contained.iter_mut().zip(&groups[index].options) {
                *count |= u8::from(outers.iter().any(|o| contains(o, inner)));
            }
            qualified |= contained.iter().any(|c| *c > 0);
        }
        if let Some(inner) = qualified_by(analysis, spans, mention) {
            let inners = match_options(analysis, &spans[inner].candidates);
            for (count, outer) in containing.iter_mut().zip(&groups[index].options) {
                *count |= u8::from(inners.iter().any(|i| contains(outer, i)));
            }
            qualifies |= containing.iter().any(|c| *c > 0);
        }
        let kind = feature_word(analysis, tokens);
        for (count, class) in typed.iter_mut().zip([FeatureWord::Settlement, FeatureWord::Region, FeatureWord::Country])
        {
            *count += i8::from(kind == Some(class));
        }
    }
    let twins = twin_regions(&groups[index].options);
    for (nth, option) in groups[index].options.iter_mut().enumerate() {
        let mut flag = |name: &'static str, on: bool| {
            if on {
                option.fixed.push((name, 1.0));
            }
        };
        flag("contained", contained[nth] > 0);
        flag("not_contained", qualified && contained[nth] == 0);
        flag("containing", containing[nth] > 0);
        flag("not_containing", qualifies && containing[nth] == 0);
        let settlement = option.kind.is_settlement();
        let region = matches!(option.kind, Kind::Admin1 | Kind::Admin2 | Kind::Territory | Kind::Region);
        flag("twin_region", twins[nth] && typed[1] == 0);
        flag("called_settlement", typed[0] > 0 && settlement);
        flag("called_region", typed[1] > 0 && region);
        flag("called_country", typed[2] > 0 && option.kind == Kind::Country);
        flag("miscalled", (typed[0] > 0 && !settlement) || (typed[1] > 0 && settlement));
    }
}

/// Which options are regions that are a city of the same name: Kyiv, Moscow, Berlin, Tokyo. The
/// name alone means the city.
fn twin_regions(options: &[Sense]) -> Vec<bool> {
    /// A region's point is that of its city within this distance.
    const SAME_KM: f64 = 60.0;
    let is_city = |region: &Sense, city: &Sense| {
        matches!(city.kind, Kind::Capital | Kind::City)
            && city.country == region.country
            && distance_km(region.lat, region.lon, city.lat, city.lon) < SAME_KM
    };
    let twin = |o: &Sense| matches!(o.kind, Kind::Admin1 | Kind::Admin2) && options.iter().any(|c| is_city(o, c));
    options.iter().map(twin).collect()
}

fn match_options(analysis: &Analysis<'_>, candidates: &[Candidate]) -> Vec<Sense> {
    candidates.iter().take(MOST).filter_map(|c| option(analysis, c, 1)).collect()
}

/// The span that the span `mention` qualifies: "Salem" for "Oregon" in "Salem, Oregon".
fn qualified_by(analysis: &Analysis<'_>, spans: &[Span], mention: usize) -> Option<usize> {
    let inner = mention.checked_sub(1)?;
    let outer = recognise::qualifier(analysis, &spans[inner].tokens)?;
    (outer.tokens.start == spans[mention].tokens.start).then_some(inner)
}

/// What a word beside a name says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FeatureWord {
    Settlement,
    Region,
    Country,
}

fn feature_word(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Option<FeatureWord> {
    let near = tokens.start;
    let before = |n: usize| analysis.lower(tokens.start.checked_sub(n), near);
    let word = if before(1) == "of" { before(2) } else { before(1) };
    let after = analysis.lower(Some(tokens.end), near);
    let class = |word: &str| match word {
        "city" | "town" | "village" | "hamlet" | "suburb" | "capital" | "settlement" | "port" | "municipality"
        | "cities" | "towns" | "villages" => Some(FeatureWord::Settlement),
        "province" | "region" | "state" | "oblast" | "governorate" | "prefecture" | "provinces" | "regions"
        | "states" | "county" => Some(FeatureWord::Region),
        "country" | "nation" | "republic" => Some(FeatureWord::Country),
        _ => None,
    };
    match class(word) {
        // "the capital of X", "the port city of X": what follows "of" is the settlement only after
        // city, town, village; a capital is of a country.
        Some(FeatureWord::Settlement) if before(1) == "of" && matches!(word, "capital" | "port") => None,
        Some(found) => Some(found),
        None => class(after).filter(|c| *c != FeatureWord::Country || after == "republic"),
    }
}

fn demonym_countries(analysis: &Analysis<'_>) -> HashMap<CountryCode, f32> {
    let mut counts: HashMap<CountryCode, f32> = HashMap::new();
    for found in analysis.matches.iter().filter(|m| m.demonym) {
        if let Some(code) = found.candidates.first().and_then(|c| analysis.gazetteer.place(c.place)?.country()) {
            *counts.entry(code).or_default() += 1.0;
        }
    }
    counts
}

/// What one group adds to countries and regions, and its weight.
type Votes = (HashMap<CountryCode, f32>, HashMap<PlaceId, f32>, f32);

/// Where the document's mentions lie, as far as is known.
struct Field {
    countries: HashMap<CountryCode, f32>,
    regions: HashMap<PlaceId, f32>,
    total: f32,
    /// For each group its likeliest point, its weight and number.
    points: Vec<(usize, f64, f64, f32)>,
    /// What each group adds to countries and regions, so that it does not vote for itself.
    own: Vec<Votes>,
    named_countries: HashMap<CountryCode, (f32, usize)>,
    named_regions: HashMap<PlaceId, (f32, usize)>,
}

impl Field {
    fn new(groups: &[Group], demonyms: &HashMap<CountryCode, f32>) -> Self {
        let mut field = Self {
            countries: HashMap::new(),
            regions: HashMap::new(),
            total: 0.0,
            points: Vec::new(),
            own: Vec::new(),
            named_countries: HashMap::new(),
            named_regions: HashMap::new(),
        };
        for (&code, &count) in demonyms {
            *field.countries.entry(code).or_default() += count.sqrt();
            field.total += count.sqrt();
        }
        for (index, group) in groups.iter().enumerate() {
            let weight = (group.mentions.len() as f32).sqrt();
            let mut own: Votes = (HashMap::new(), HashMap::new(), 0.0);
            for option in &group.options {
                let share = weight * option.probability;
                if let Some(code) = option.country {
                    *own.0.entry(code).or_default() += share;
                }
                if let Some(region) = option.region {
                    *own.1.entry(region).or_default() += share;
                }
                if option.kind == Kind::Country
                    && let Some(code) = option.country
                {
                    let named = field.named_countries.entry(code).or_insert((0.0, index));
                    if option.probability > named.0 {
                        *named = (option.probability, index);
                    }
                }
                if matches!(option.kind, Kind::Admin1 | Kind::Territory) {
                    let named = field.named_regions.entry(option.place).or_insert((0.0, index));
                    if option.probability > named.0 {
                        *named = (option.probability, index);
                    }
                }
                if option.probability > 0.3 && !matches!(option.kind, Kind::Country | Kind::Continent | Kind::Region) {
                    field.points.push((index, option.lat, option.lon, option.probability));
                }
            }
            own.2 = if group.options.is_empty() { 0.0 } else { weight };
            for (code, share) in &own.0 {
                *field.countries.entry(*code).or_default() += share;
            }
            for (region, share) in &own.1 {
                *field.regions.entry(*region).or_default() += share;
            }
            field.total += own.2;
            field.own.push(own);
        }
        field
    }

    fn features(&self, index: usize, option: &Sense, out: &mut Vec<Feature>) {
        let own = &self.own[index];
        let rest = (self.total - own.2).max(1.0);
        if let Some(code) = option.country {
            let all = self.countries.get(&code).copied().unwrap_or(0.0);
            let mine = own.0.get(&code).copied().unwrap_or(0.0);
            out.push(("country_share", (all - mine).max(0.0) / rest));
            let named = self.named_countries.get(&code).filter(|(_, at)| *at != index && option.kind != Kind::Country);
            out.push(("country_named", named.map_or(0.0, |n| n.0)));
        }
        if let Some(region) = option.region {
            let all = self.regions.get(&region).copied().unwrap_or(0.0);
            let mine = own.1.get(&region).copied().unwrap_or(0.0);
            out.push(("region_share", (all - mine).max(0.0) / rest));
            let named = self.named_regions.get(&region).filter(|(_, at)| *at != index && option.place != region);
            out.push(("region_named", named.map_or(0.0, |n| n.0)));
        }
        if !matches!(option.kind, Kind::Country | Kind::Continent) {
            let (mut near, mut neighbours) = (0.0_f32, 0.0_f32);
            for (at, lat, lon, weight) in &self.points {
                if *at != index {
                    let km = distance_km(option.lat, option.lon, *lat, *lon) as f32;
                    near = near.max(weight * (-km / 100.0).exp());
                    neighbours += weight * (-km / 400.0).exp();
                }
            }
            out.push(("near", near));
            out.push(("neighbours", neighbours.min(5.0) / 5.0));
        }
    }
}

/// Candidates for a name that the gazetteer does not have as it stands: without a direction before
/// it ("North Dallas") or a division's word after it ("Nyanza Province"). They are approximate.
#[must_use]
pub fn stripped(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Vec<Candidate> {
    use super::lexicon::Cue;
    let words = &analysis.words.list;
    if tokens.len() < 2 {
        return Vec::new();
    }
    let place = |range: Range<usize>| -> Vec<Candidate> {
        let keep = |c: &Candidate| !matches!(c.name, NameClass::Demonym(_));
        let mut found = analysis.gazetteer.lookup(analysis.text(range));
        found.retain(keep);
        found
    };
    if words[tokens.end - 1].cues.has_any(&[Cue::Region, Cue::Settlement]) {
        let found = place(tokens.start..tokens.end - 1);
        if !found.is_empty() {
            return found;
        }
    }
    if words[tokens.start].cues.has(Cue::Direction)
        || words[tokens.start].lower == "old"
        || words[tokens.start].lower == "new"
    {
        return place(tokens.start + 1..tokens.end);
    }
    Vec::new()
}
