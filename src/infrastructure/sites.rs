//! From phrases and names to the sites that a text speaks of.

use std::ops::Range;

use super::aliases::{self, FacilityName};
use super::context;
use super::family;
use super::nouns::Force;
use super::phrase::{self, Phrase, Shape};
use super::text_view::TextView;
use super::{short_names, titles};
use crate::annotations::Reference;
use crate::gazetteer::PlaceId;
use crate::kind::{Category, Kind};

/// A site as the text speaks of it, before it is located.
#[derive(Clone, Debug)]
pub struct Site {
    /// The mention, in tokens.
    pub tokens: Range<usize>,
    /// The part that is the facility's own name or noun: no place inside it is a mention of its
    /// own. A place outside it ("refinery in [Tuapse]") is.
    pub core: Range<usize>,
    /// What kind of facility the words say it is.
    pub kind: Kind,
    /// How far the text says which one.
    pub reference: Reference,
    /// Facilities that bear the name, best first.
    pub facilities: Vec<PlaceId>,
    /// Places that say where it is.
    pub anchors: Vec<Range<usize>>,
    /// Whether the words say just what the facility is ("copper smelter"), not only "plant".
    pub specific: bool,
    /// Whether the phrase speaks of several.
    pub plural: bool,
    /// The rule that found it, for explanations.
    pub rule: &'static str,
}

/// Finds the sites of the document, ascending, none overlapping another.
#[must_use]
pub fn find(view: &TextView<'_>) -> Vec<Site> {
    let mut sites = Vec::new();
    for sentence in &view.document.sentences {
        let range = sentence.tokens.clone();
        let names = aliases::find(view, range.clone());
        let phrases = phrase::find(view, range.clone());
        let from = sites.len();
        sites.extend(phrases.iter().filter_map(|phrase| described(view, phrase, &names, range.clone())));
        for name in &names {
            let free = !sites[from..].iter().any(|s: &Site| overlap(&s.tokens, &name.tokens));
            if free && let Some(site) = named(view, name, range.clone()) {
                sites.push(site);
            }
        }
        let titled = titles::find(view, range, &sites[from..]);
        sites.extend(titled);
        sites[from..].sort_by_key(|s| s.tokens.start);
    }
    add_short_names(view, &mut sites);
    sites
}

/// Adds the facilities that a sentence calls by less than their names.
fn add_short_names(view: &TextView<'_>, sites: &mut Vec<Site>) {
    let mut known: Vec<PlaceId> = sites.iter().flat_map(|s| s.facilities.first().copied()).collect();
    dedup(&mut known);
    let sentences = &view.document.sentences;
    let mut found = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let neighbour = |at: Option<usize>| at.and_then(|i| sentences.get(i)).filter(|s| s.block == sentence.block);
        let before = neighbour(index.checked_sub(1)).unwrap_or(sentence);
        let after = neighbour(Some(index + 1)).unwrap_or(sentence);
        let first = sites.partition_point(|s| s.tokens.end <= sentence.tokens.start);
        let last = sites.partition_point(|s| s.tokens.start < sentence.tokens.end);
        let near = before.tokens.start..after.tokens.end;
        found.extend(short_names::find(view, sentence.tokens.clone(), near, &sites[first..last.max(first)], &known));
    }
    sites.extend(found);
    sites.sort_by_key(|s| s.tokens.start);
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The site of a phrase with a facility noun, or `None` where it says too little.
fn described(view: &TextView<'_>, phrase: &Phrase, names: &[FacilityName], sentence: Range<usize>) -> Option<Site> {
    let mut tokens = phrase.tokens.clone();
    let kind = kind_of(view, phrase, sentence.clone());
    let mut facilities = spelled(view, phrase);
    // A name that takes in the whole phrase ("Francis Scott Key Bridge") or stands inside it
    // ("Nord Stream | pipelines") says which facility it is.
    if let Some(name) = names.iter().find(|n| overlap(&n.tokens, &tokens)) {
        let fits = family::compatible(kind, name.kind);
        let whole = name.tokens.start <= tokens.start && name.tokens.end >= phrase.head.end;
        if whole && !(name.shared && !name.first && phrase.shape == Shape::Bare) {
            facilities.splice(0..0, name.facilities.iter().copied());
            let longer = name.tokens.start < tokens.start || name.tokens.end > tokens.end;
            if phrase.shape != Shape::Prepositional || longer {
                tokens = name.tokens.clone();
            }
        } else if fits && phrase.name.as_ref().is_some_and(|own| own == &name.tokens) {
            facilities.extend(name.facilities.iter().copied());
        }
    }
    dedup(&mut facilities);
    // "The Bridge on the River Kwai": a title, unless the gazetteer has the whole of it.
    let titled = phrase.shape == Shape::Prepositional
        && !phrase.head.is_empty()
        && view.is_capital(phrase.head.start)
        && view.is_title_case(phrase.head.start, sentence.start)
        && view.lower[phrase.head.end] != "of"
        && !names.iter().any(|n| n.tokens.start <= tokens.start && n.tokens.end >= tokens.end);
    if titled && phrase.head.len() == 1 && view.lower[phrase.head.start.saturating_sub(1)] == "the" {
        return None;
    }
    let known = !facilities.is_empty();
    let named = phrase.shape == Shape::Named || (known && phrase.shape == Shape::Bare);
    let place = phrase.name.as_ref().is_some_and(|name| view.is_known(name));
    // "Port of Spain" is a city.
    if !known && (view.is_place_name(&tokens) || !admissible(view, phrase, place, sentence)) {
        return None;
    }
    // "A power plant in Ukraine", "U.S. military base": a country does not say which one.
    let wide = !known && !phrase.anchors.is_empty() && phrase.anchors.iter().all(|place| view.is_wide(place));
    let reference = match phrase.shape {
        _ if wide => Reference::Generic,
        Shape::Named if known || !place => Reference::Named,
        Shape::Named | Shape::Possessive | Shape::Prepositional => Reference::Described,
        Shape::Bare if known => Reference::Named,
        Shape::Bare => Reference::Generic,
    };
    let core = match (phrase.shape, named) {
        (Shape::Prepositional | Shape::Possessive, _) => phrase.head.clone(),
        _ => tokens.clone(),
    };
    Some(Site {
        tokens,
        core,
        kind: facilities.first().map_or(kind, |id| family::refine(view.gazetteer, kind, *id)),
        reference,
        facilities,
        anchors: phrase.anchors.clone(),
        specific: phrase.noun.kind == Kind::Factory && phrase.noun.force == Force::Strong,
        plural: phrase.noun.plural,
        rule: phrase.shape.rule(),
    })
}

/// Whether a phrase that no known facility answers to is still a site (or infrastructure in general).
fn admissible(view: &TextView<'_>, phrase: &Phrase, place: bool, sentence: Range<usize>) -> bool {
    let capital = view.is_capital(phrase.head.start) && !phrase.head.is_empty();
    match phrase.shape {
        // "Jeff Bridges", "Mr. Plant": a capitalised noun after an unknown name is a surname, unless
        // its kind is spelled out in several words.
        Shape::Named => {
            let surname = capital && phrase.noun.plural && phrase.head.len() == 1;
            match phrase.noun.force {
                Force::Strong => place || !surname,
                // "the Russell County line" is a border; a cable says its voltage or its business.
                // "the Perdido platform", "the Iron Gates plant": the context vouches for the noun.
                Force::Weak if phrase.noun.kind == Kind::Cable && phrase.measured == phrase.head.start => false,
                Force::Weak => (place && !view.preceded_by_noun(&phrase.head)) || vouched(view, phrase, sentence),
                Force::Named => place || vouched(view, phrase, sentence),
            }
        }
        // "The Bridge on the River Kwai", "Power Station of Art": titles of works and houses.
        Shape::Prepositional if capital && view.is_title_case(phrase.head.start, sentence.start) => {
            view.lower[phrase.head.end] == "of"
                && phrase.noun.force >= Force::Weak
                && phrase.anchors.first().is_some_and(|place| view.is_known(place))
        }
        Shape::Possessive | Shape::Prepositional => match phrase.noun.force {
            Force::Strong => true,
            Force::Weak => !view.preceded_by_noun(&(phrase.measured..phrase.head.end)),
            Force::Named => false,
        },
        Shape::Bare => phrase.noun.force == Force::Strong && !capital && view.is_general(&phrase.head),
    }
}

/// Whether a weak noun after an unknown name is a facility all the same: in lower case, after "the",
/// and with words of the trade in the sentence.
fn vouched(view: &TextView<'_>, phrase: &Phrase, sentence: Range<usize>) -> bool {
    let Some(name) = &phrase.name else { return false };
    let plain = matches!(
        phrase.noun.kind,
        Kind::RailwayStation | Kind::Factory | Kind::Other | Kind::Mine | Kind::BorderCrossing | Kind::Port
    );
    let article =
        view.after_article(name.start, sentence.start) || view.follows_possessive_place(name.start, sentence.start);
    plain
        && article
        && !view.is_capital(phrase.head.start)
        && !name.clone().any(|i| view.is_upper(i))
        && (context::speaks_for(view, sentence.clone(), &phrase.tokens, phrase.noun.kind)
            || (phrase.noun.kind == Kind::RailwayStation && view.follows_possessive_place(name.start, sentence.start)))
}

/// The kind that a phrase's noun says; a terminal is of what the sentence ships through it.
fn kind_of(view: &TextView<'_>, phrase: &Phrase, sentence: Range<usize>) -> Kind {
    let kind = phrase.noun.kind;
    let last = phrase.head.end.checked_sub(1).map_or("", |i| view.lower[i].trim_end_matches('s'));
    let says = |range: Range<usize>, words: &[&str]| range.into_iter().any(|i| words.contains(&view.lower[i].as_str()));
    let rails = ["rail", "railway", "railroad", "train", "trains", "tracks", "wagons", "freight"];
    if kind == Kind::Cable && last == "line" && phrase.head.len() == 1 && says(sentence.clone(), &rails) {
        return Kind::Railway;
    }
    let oil = says(phrase.head.clone(), &["oil", "crude", "petroleum", "fuel"]);
    if kind == Kind::OilDepot && last == "terminal" && !oil && says(sentence, &["lng", "liquefied"]) {
        return Kind::GasFacility;
    }
    kind
}

/// Facilities that bear the phrase's words as a name: "Burshtyn power plant" of "Burshtyn power
/// plants", "port of Odesa" and "Odesa port" of "ports of Odesa".
fn spelled(view: &TextView<'_>, phrase: &Phrase) -> Vec<PlaceId> {
    let noun = view.singular(phrase);
    let mut found = Vec::new();
    let name = phrase.name.as_ref().or(phrase.anchors.first());
    if let Some(name) = name {
        let name = view.surface(name);
        for spelling in [format!("{name} {noun}"), format!("{noun} of {name}")] {
            for candidate in view.gazetteer.lookup(&spelling) {
                let kind = view.gazetteer.place(candidate.place).map(|p| p.kind());
                // "A power plant in Kyiv" need not be the one that is called so for short.
                let vague = phrase.shape == Shape::Prepositional && phrase.noun.kind == Kind::PowerPlant;
                if kind.is_some_and(|k| !vague || k == Kind::PowerPlant)
                    && kind.is_some_and(|k| {
                        k.category() == Category::Infrastructure && family::compatible(phrase.noun.kind, k)
                    })
                {
                    found.push(candidate.place);
                }
            }
        }
    }
    // "The Antonio Guiteras plant", "the outpost at Al Udeid": by the trade's own noun, where the
    // text's says little.
    if found.is_empty()
        && is_vague(phrase)
        && let Some(name) = name
    {
        for row in context::rows().iter().filter(|row| family::compatible(phrase.noun.kind, row.kind)) {
            found.extend(short_names::bearers(view, name, row));
        }
    }
    dedup(&mut found);
    found
}

/// Whether the phrase's noun leaves open what the facility does: "plant", "base", "outpost".
fn is_vague(phrase: &Phrase) -> bool {
    phrase.noun.force == Force::Weak && matches!(phrase.noun.kind, Kind::Factory | Kind::MilitaryBase)
}

fn dedup(ids: &mut Vec<PlaceId>) {
    let mut seen = Vec::new();
    ids.retain(|id| {
        let new = !seen.contains(id);
        seen.push(*id);
        new
    });
}

/// The site of a bare name, where the name or its context says that it is one.
fn named(view: &TextView<'_>, name: &FacilityName, sentence: Range<usize>) -> Option<Site> {
    let sure = !name.shared
        || (name.first && (name.tokens.len() > 1 || !short_names::is_town(view, &name.tokens, short_names::TOWN)));
    if !sure && !context::speaks_for(view, sentence, &name.tokens, name.kind) {
        return None;
    }
    if view.inside_longer_name(&name.tokens) {
        return None;
    }
    Some(Site {
        tokens: name.tokens.clone(),
        core: name.tokens.clone(),
        kind: name.kind,
        reference: Reference::Named,
        facilities: name.facilities.clone(),
        anchors: Vec::new(),
        specific: false,
        plural: false,
        rule: "name",
    })
}
