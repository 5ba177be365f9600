//! From phrases to sites: which facility a phrase means, and whether it says enough.

use std::ops::Range;

use super::context;
use super::kinds::Trait;
use super::known::FacilityName;
use super::nouns::{self, Force};
use super::phrase::{Phrase, Shape};
use super::places_after;
use super::qualified;
use super::short_names;
use super::site::{Site, overlap};
use super::view::View;
use crate::annotations::Reference;
use crate::gazetteer::{PlaceId, normalise};
use crate::kind::Kind;
use crate::language::Classes;
use crate::language::en::inflect;
use crate::text::TokenKind;

/// Fewest people of a city that has more than one plant.
const GREAT_CITY: u32 = 200_000;

/// Fewest people of a city whose several ports are not the one that bears its name.
const CITY: u32 = 50_000;

/// How near another facility of a town's name leaves open which one "the plant in" the town is, in km.
const NEIGHBOUR_KM: f64 = 12.0;

/// How far from the member of a coordination the noun that it borrows is looked for, in tokens.
const BORROWED: usize = 12;

/// The site of a phrase with a facility noun, or `None` where it says too little. `names` are the
/// facility names of the sentence.
#[must_use]
pub fn site(view: &View<'_>, phrase: &Phrase, names: &[FacilityName], sentence: &Range<usize>) -> Option<Site> {
    let kind = context::reread(view, phrase.noun.kind, &phrase.head, sentence);
    // "Peel Ports" is who owns one.
    if phrase.noun.kind == Kind::Port
        && phrase.noun.plural
        && phrase.head.clone().all(|at| view.is_capital(at))
        && !phrase.head.is_empty()
    {
        return None;
    }
    let (tokens, mut facilities) = meant(view, phrase, kind, names);
    // "Kharkiv plant": a great city has many, whatever one of them is called for short.
    let mut vague = is_vague_of_city(view, phrase);
    if vague {
        let named = |id: &PlaceId| names.iter().any(|name| name.facilities.contains(id) && name.tokens.len() > 2);
        facilities.retain(|id| named(id) || is_spoken_of(view, phrase, *id, sentence));
    }
    vague &= facilities.is_empty();
    // A terminal where gas is landed is not the oil terminal of the town.
    if kind != phrase.noun.kind {
        let own = |id: &PlaceId| view.gazetteer.kind(*id);
        facilities.retain(|id| own(id).is_some_and(|own| view.kinds.compatible(kind, own)));
    }
    if facilities.is_empty() {
        facilities = power_stations(view, phrase, sentence);
    }
    // "A berth at Pivdennyi": of the port that is called so.
    if let Some(place) = phrase.anchors.first().filter(|_| facilities.is_empty() && kind == Kind::Port) {
        facilities = view.known_with(place, Kind::Port.as_str()).facilities(|own| own == Kind::Port).collect();
    }
    // "Odesa ports": of several in a town none is the one that is called so.
    let several = |name: &Range<usize>| {
        let known = view.known(name);
        !is_in_row(view, name) && known.is_town(CITY) && known.facilities(|_| true).next().is_none()
    };
    // "Le Havre docks" are its port.
    let docks = || view.lower(phrase.head.end - 1).starts_with("dock");
    let called = || docks() || names.iter().any(|name| !name.generated && name.tokens.end >= phrase.head.end);
    let several =
        phrase.noun.plural && !phrase.head.is_empty() && phrase.name.as_ref().is_some_and(several) && !called();
    if several || is_of_product(view, phrase) || is_beside_town(view, phrase) {
        facilities.clear();
    }
    if is_vague_near_town(view, phrase) {
        facilities.retain(|id| is_of_trade(view, phrase, *id, sentence));
    }
    vague |= is_beside_town(view, phrase);
    if is_title(view, phrase, &tokens, names, sentence) || is_town_of_region(view, phrase) {
        return None;
    }
    // "Thermal stations in Tamil Nadu and [Andhra Pradesh]": a state that borrows the noun is no second site.
    if phrase.head.is_empty() && facilities.is_empty() && phrase.anchors.iter().all(|place| view.known(place).is_area())
    {
        return None;
    }
    // "The city's own station at Steenbras" says which one it is.
    let at = phrase.head.end;
    if phrase.shape == Shape::Possessive && view.is(at, Classes::INSIDE.with(Classes::SPOT)) && view.is_capital(at + 1)
    {
        return None;
    }
    let known = !facilities.is_empty();
    // "A bakery in Detroit Harbor": a town is called so.
    let harbour = || phrase.shape == Shape::Named && matches!(view.lower(at.saturating_sub(1)), "harbor" | "harbour");
    let inside = |before: usize| view.is(before, Classes::INSIDE);
    if !known && harbour() && view.is_capital(at - 1) && tokens.start.checked_sub(1).is_some_and(inside) {
        return None;
    }
    let place = phrase.name.as_ref().is_some_and(|name| view.known(name).is_name());
    if !known && is_company(view, phrase, place) {
        return None;
    }
    // "Port of Spain" is a city.
    if !known && (view.is_place_name(&tokens) || !admissible(view, phrase, place, sentence)) {
        return None;
    }
    let located = matches!(phrase.shape, Shape::Prepositional | Shape::Possessive);
    let fronted = !known && is_in_fronted_town(view, phrase, sentence);
    vague |= fronted;
    Some(Site {
        core: if located { phrase.head.clone() } else { tokens.clone() },
        tokens,
        kind: facilities.first().map_or(kind, |id| kind_of(view, kind, *id)),
        reference: match reference(view, phrase, known, place) {
            Reference::Named if !known && is_headline(view, phrase, sentence) => Reference::Generic,
            Reference::Generic if fronted => Reference::Described,
            reference => reference,
        },
        facilities,
        anchors: phrase.anchors.clone(),
        container: places_after::container(view, phrase.tokens.end, sentence.end).or_else(|| area_anchor(view, phrase)),
        own: phrase.name.clone().filter(|name| !known && !place && view.known(name).bearers().is_empty()),
        vague,
        specific: phrase.noun.force == Force::Strong && view.kinds.has(phrase.noun.kind, Trait::Specific),
        plural: phrase.noun.plural,
        rule: phrase.shape.rule(),
    })
}

/// The kind of the facility `id` that a noun of `kind` means; its own where only its name has such a noun ("Olympic
/// Dam" is a mine).
fn kind_of(view: &View<'_>, kind: Kind, id: PlaceId) -> Kind {
    let own = view.gazetteer.kind(id).filter(|&own| !view.kinds.compatible(kind, own));
    own.unwrap_or_else(|| view.kinds.refine(view.gazetteer, kind, id))
}

/// The country or state among the places that say where the facility is: "the Jurong plant in [China]".
fn area_anchor(view: &View<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let named = |anchor: &&Range<usize>| phrase.name.as_ref() != Some(*anchor);
    phrase.anchors.iter().filter(named).find(|anchor| view.known(anchor).is_area()).cloned()
}

/// Whether the sentence or the one before it in the paragraph speaks of nuclear sites, and the facility is one:
/// "… nuclear plants. The Zaporizhzhia plant, Europe's largest, …".
fn is_spoken_of(view: &View<'_>, phrase: &Phrase, id: PlaceId, sentence: &Range<usize>) -> bool {
    let Some(place) = view.gazetteer.place(id).filter(|p| view.kinds.has(p.kind(), Trait::Famous)) else {
        return false;
    };
    let sentences = &view.document.sentences;
    let at = sentences.partition_point(|s| s.tokens.end <= sentence.start);
    let same = |before: &usize| sentences.get(at).is_some_and(|s| s.block == sentences[*before].block);
    let before = at.checked_sub(1).filter(same).map_or(sentence.start, |before| sentences[before].tokens.start);
    context::speaks_for(view, before..sentence.end, &phrase.tokens, place.kind())
}

/// "Burshtyn station knocked out": the power station of a town, where nothing in the sentence speaks of trains.
fn power_stations(view: &View<'_>, phrase: &Phrase, sentence: &Range<usize>) -> Vec<PlaceId> {
    let name = phrase.name.as_ref().filter(|name| {
        let station = phrase.noun.kind == Kind::RailwayStation && phrase.head.len() == 1 && !phrase.noun.plural;
        station && !view.known(name).is_town(GREAT_CITY)
    });
    let trains = || context::speaks_for(view, sentence.clone(), &phrase.tokens, Kind::RailwayStation);
    let power = |kind| view.kinds.compatible(Kind::PowerPlant, kind);
    name.filter(|_| !trains()).map_or_else(Vec::new, |name| by_usual_noun(view, name, power))
}

/// "The box plant in Paris": what is made there stands before the noun, so that it is not the power plant of the town.
fn is_of_product(view: &View<'_>, phrase: &Phrase) -> bool {
    phrase.noun.force == Force::Weak
        && view.kinds.has(phrase.noun.kind, Trait::Vague)
        && matches!(phrase.shape, Shape::Prepositional | Shape::Possessive)
        && view.preceded_by_noun(&phrase.head)
        && !view.is(phrase.head.start - 1, Classes::ADJECTIVE)
}

/// "South Central Railway has cancelled two trains": a railway that nobody knows and that does something is a firm, or
/// what a paper calls its desk; a town's metro is one, as long as its name is no side of the compass and not in capitals.
fn is_company(view: &View<'_>, phrase: &Phrase, place: bool) -> bool {
    const ACTS: Classes = Classes::HAVE.with(Classes::FINITE).with(Classes::IRREGULAR).with(Classes::SAYING);
    let acts = |at: usize| !view.is_capital(at) && (view.is(at, ACTS) || view.lower(at).ends_with("ed"));
    let other =
        |name: &Range<usize>| view.is(name.start, Classes::DIRECTION) || name.clone().all(|at| view.is_upper(at));
    phrase.noun.kind == Kind::Railway
        && (!place || phrase.name.as_ref().is_some_and(other))
        && phrase.shape == Shape::Named
        && !phrase.head.is_empty()
        && view.is_capital(phrase.head.start)
        && acts(after_brackets(view, phrase.tokens.end))
}

/// The token after the abbreviation in brackets at token `at`, or that token.
fn after_brackets(view: &View<'_>, at: usize) -> usize {
    if view.mark(at) == '(' && view.mark(at + 2) == ')' { at + 3 } else { at }
}

/// "A port north of Hodeidah": not the one of the town.
fn is_beside_town(view: &View<'_>, phrase: &Phrase) -> bool {
    phrase.shape == Shape::Prepositional
        && view.is(phrase.head.end, Classes::DIRECTION)
        && !view.is_capital(phrase.head.end)
}

/// "Its plant near Gladstone": one near a town is not the one that is called by it, unless the sentence speaks of such.
fn is_vague_near_town(view: &View<'_>, phrase: &Phrase) -> bool {
    let vague = phrase.noun.force == Force::Weak && view.kinds.has(phrase.noun.kind, Trait::Vague);
    let at = Classes::INSIDE.with(Classes::SPOT).with(Classes::OF_PLACE);
    let near = view.is(phrase.head.end, Classes::LOCATING) && !view.is(phrase.head.end, at);
    vague && near && phrase.shape == Shape::Prepositional && phrase.head.len() == 1
}

/// Whether the sentence speaks of the trade of the facility `id` outside the phrase.
fn is_of_trade(view: &View<'_>, phrase: &Phrase, id: PlaceId, sentence: &Range<usize>) -> bool {
    let kind = view.gazetteer.kind(id);
    kind.is_some_and(|kind| context::speaks_for(view, sentence.clone(), &phrase.tokens, kind))
}

/// "A junction in the Donetsk region" says what a town is, and not which station.
fn is_town_of_region(view: &View<'_>, phrase: &Phrase) -> bool {
    phrase.noun.force == Force::Weak
        && view.kinds.has(phrase.noun.kind, Trait::OfStrong)
        && phrase.shape == Shape::Prepositional
        && phrase.anchors.iter().all(|place| view.known(place).is_area())
}

/// Whether the phrase says no more than "plant" after the name of a great city.
fn is_vague_of_city(view: &View<'_>, phrase: &Phrase) -> bool {
    let vague = phrase.noun.force == Force::Weak && view.kinds.has(phrase.noun.kind, Trait::Vague);
    let city = |name: &Range<usize>| {
        let known = view.known(name);
        known.bearers().iter().find(|b| !b.is_demonym()).is_some_and(|b| known.is_city(b, GREAT_CITY))
    };
    vague && phrase.head.len() == 1 && phrase.shape == Shape::Named && phrase.name.as_ref().is_some_and(city)
}

/// The tokens of the mention and the facilities that the phrase may mean.
fn meant(view: &View<'_>, phrase: &Phrase, kind: Kind, names: &[FacilityName]) -> (Range<usize>, Vec<PlaceId>) {
    let mut tokens = phrase.tokens.clone();
    let mut facilities = spelled(view, phrase);
    // A name that takes in the whole phrase ("Francis Scott Key Bridge") or stands inside it
    // ("Nord Stream | pipelines") says which facility it is.
    if let Some(name) = names.iter().find(|n| overlap(&n.tokens, &tokens)) {
        let whole = name.tokens.start <= tokens.start && name.tokens.end >= phrase.head.end;
        let town = name.shared && !name.first && phrase.shape == Shape::Bare;
        if whole && !town {
            facilities.splice(0..0, name.facilities.iter().copied());
            let longer = name.tokens.start < tokens.start || name.tokens.end > tokens.end;
            if phrase.shape != Shape::Prepositional || longer {
                tokens = name.tokens.clone();
            }
        } else if phrase.name.as_ref() == Some(&name.tokens) && view.kinds.compatible(kind, name.kind) {
            facilities.extend(name.facilities.iter().copied());
        }
    }
    dedup(&mut facilities);
    (tokens, facilities)
}

/// "Mayor Wants Bridge": in a headline, words that any table of English has are no name.
fn is_headline(view: &View<'_>, phrase: &Phrase, sentence: &Range<usize>) -> bool {
    let name = phrase.name.clone().unwrap_or_default();
    let headline = view.is_titled(phrase.tokens.start) || phrase.tokens == *sentence;
    headline && name.into_iter().all(|at| view.reading.word(at).is_some())
}

/// "The Bridge on the River Kwai": a title, unless the gazetteer has the whole of it and no capital article stands before it.
fn is_title(
    view: &View<'_>,
    phrase: &Phrase,
    tokens: &Range<usize>,
    names: &[FacilityName],
    sentence: &Range<usize>,
) -> bool {
    let article = phrase.head.start.saturating_sub(1);
    let opened = view.is_capital(article) && view.is_title_case(article, sentence.start);
    phrase.shape == Shape::Prepositional
        && phrase.head.len() == 1
        && view.is_capital(phrase.head.start)
        && view.is(article, Classes::DEFINITE_ARTICLE)
        && !view.is(phrase.head.end, Classes::OF_PLACE)
        && view.is_title_case(phrase.head.start, sentence.start)
        && (opened || !names.iter().any(|n| n.tokens.start <= tokens.start && n.tokens.end >= tokens.end))
}

/// How far the phrase says which facility it means.
fn reference(view: &View<'_>, phrase: &Phrase, known: bool, place: bool) -> Reference {
    // "A power plant in Ukraine", "U.S. military base": a country does not say which one.
    let wide = !known && !phrase.anchors.is_empty() && phrase.anchors.iter().all(|place| view.known(place).is_wide());
    match phrase.shape {
        _ if wide => Reference::Generic,
        Shape::Named if known || !place => Reference::Named,
        Shape::Named | Shape::Possessive | Shape::Prepositional => Reference::Described,
        Shape::Bare if known => Reference::Named,
        Shape::Bare => Reference::Generic,
    }
}

/// Whether the sentence opens with the town that the phrase is in, and names no other before it: "In Odesa, officials said
/// two substations had been hit". One that the reader is to know ("the substation") is looked for among what was named.
fn is_in_fronted_town(view: &View<'_>, phrase: &Phrase, sentence: &Range<usize>) -> bool {
    /// Most tokens from the town to the phrase.
    const NEAR: usize = 14;
    const NEW: Classes = Classes::INDEFINITE.with(Classes::NUMERAL);
    let start = phrase.tokens.start;
    let new = (start.saturating_sub(2).max(sentence.start)..=start).any(|at| view.is(at, NEW));
    if phrase.shape != Shape::Bare || !new || !view.is(sentence.start, Classes::INSIDE) {
        return false;
    }
    let Some(town) = view.place_name(sentence.start + 1, sentence.end, false) else { return false };
    let known = view.known(&town);
    let between = town.end + 1..start;
    view.mark(town.end) == ','
        && known.is_name()
        && !known.is_area()
        && between.len() <= NEAR
        && between.clone().all(|at| !view.is_capital(at) || view.place_name(at, sentence.end, false).is_none())
}

/// Whether a phrase that no known facility answers to is still a site (or infrastructure in
/// general). `place` says whether the gazetteer has its name.
fn admissible(view: &View<'_>, phrase: &Phrase, place: bool, sentence: &Range<usize>) -> bool {
    let capital = view.is_capital(phrase.head.start) && !phrase.head.is_empty();
    // "The TV tower in Komarno", "a Bailey bridge": what begins with a capital and goes on without one is no title.
    let titled = capital && phrase.head.clone().all(|at| view.is_capital(at) || view.is_hyphen(at));
    let (force, measured) = (phrase.noun.force, phrase.measured..phrase.head.end);
    let single = capital && phrase.head.len() == 1 && phrase.shape == Shape::Named;
    if single
        && phrase
            .name
            .as_ref()
            .is_some_and(|name| view.is_called_so(name, phrase.noun.plural && !is_in_row(view, name)))
    {
        return false;
    }
    if single && is_house(view, phrase, place, sentence) {
        return false;
    }
    match phrase.shape {
        Shape::Named => match force {
            // "Jeff Bridges", "Mr. Plant": a capitalised noun after an unknown name is a surname,
            // unless its kind is spelled out in several words.
            Force::Strong => {
                let figure = phrase.noun.kind == Kind::Pipeline && phrase.head.len() == 1;
                (place || !(capital && phrase.noun.plural && phrase.head.len() == 1))
                    && (!figure || flows(view, phrase))
            }
            // "the Russell County line" is a border; a cable says its voltage or its business.
            // "the Perdido platform", "the Iron Gates plant": the context vouches for the noun.
            Force::Weak => {
                let border = phrase.measured == phrase.head.start && view.kinds.has(phrase.noun.kind, Trait::BareNoun);
                // "The Warri-Itakpe line, where trains have stopped", "the Vilia-Narach line, of 110 kilovolts"
                let ends = |name: &Range<usize>| name.clone().any(|at| view.is_hyphen(at) && view.is_capital(at + 1));
                let rails = border
                    && phrase.name.as_ref().is_some_and(ends)
                    && (context::reread(view, phrase.noun.kind, &phrase.head, sentence) == Kind::Railway
                        || (context::speaks_for(view, sentence.clone(), &phrase.tokens, Kind::Substation)
                            || sentence.clone().any(|at| view.lower(at).starts_with("megawatt"))));
                // "The 750-kilovolt Dniprovska line"
                let wires = |name: &Range<usize>| name.start > 0 && view.is(name.start - 1, Classes::MEASURE);
                let rails = rails || border && phrase.name.as_ref().is_some_and(wires);
                rails || !border && ((place && !view.preceded_by_noun(&phrase.head)) || vouched(view, phrase, sentence))
            }
            Force::Named => place || vouched(view, phrase, sentence),
        },
        // "The Bridge on the River Kwai", "Power Station of Art": titles of works and houses.
        Shape::Prepositional if titled && view.is_title_case(phrase.head.start, sentence.start) => {
            view.is(phrase.head.end, Classes::OF_PLACE)
                && force >= Force::Weak
                && phrase.anchors.first().is_some_and(|place| view.known(place).is_name())
        }
        Shape::Possessive | Shape::Prepositional => match force {
            Force::Strong => true,
            Force::Weak => !view.preceded_by_noun(&measured) && !of_voters(view, phrase),
            Force::Named => false,
        },
        // "Four 69-kilovolt lines"
        Shape::Bare => {
            let measured = force == Force::Weak && phrase.measured < phrase.head.start;
            (force == Force::Strong || measured) && !titled && view.is_general(&phrase.head)
        }
    }
}

/// Whether the text around says what may flow through a pipeline that nobody knows: "the IPO pipeline" carries nothing.
fn flows(view: &View<'_>, phrase: &Phrase) -> bool {
    /// How far around it is looked for, in tokens.
    const AROUND: usize = 80;
    let trades =
        |kind| matches!(kind, Kind::GasFacility | Kind::OilDepot | Kind::Refinery | Kind::Pipeline | Kind::Dam);
    let around = phrase.tokens.start.saturating_sub(AROUND)..phrase.tokens.end + AROUND;
    context::speaking(view, around, &phrase.tokens) & context::rows_of(view, trades) != 0
}

/// "The Donmar Warehouse", "Home Depot": a house or a firm that is called after what nobody makes or stores there any more.
fn is_house(view: &View<'_>, phrase: &Phrase, place: bool, sentence: &Range<usize>) -> bool {
    let kind = phrase.noun.kind;
    let word = phrase.name.as_ref().is_some_and(|name| name.len() == 1 && view.is(name.start, Classes::ORDINARY));
    let headline = phrase.name.as_ref().is_none_or(|name| view.is_titled(name.start));
    // "Adobe Bridge": firms have refineries and factories, and sell the rest.
    let brand = phrase.name.as_ref().is_some_and(|name| name.len() == 1 && view.is(name.start, Classes::BRAND));
    !headline
        && match kind {
            _ if brand && !view.kinds.has(kind, Trait::Sold) => true,
            Kind::Warehouse => true,
            Kind::Factory => (!place || word) && !context::speaks_for(view, sentence.clone(), &phrase.tokens, kind),
            _ => word && view.kinds.has(kind, Trait::Vague),
        }
}

/// Whether a name shares its noun with the one before it: "Ladyzhyn and [Burshtyn] Power Plants".
fn is_in_row(view: &View<'_>, name: &Range<usize>) -> bool {
    name.start.checked_sub(1).is_some_and(|at| view.is(at, Classes::JOINT) || view.mark(at) == ',')
}

/// "The senator's base in Ohio": the people who vote for somebody.
fn of_voters(view: &View<'_>, phrase: &Phrase) -> bool {
    let Some(mark) = phrase.measured.checked_sub(1).filter(|&at| view.kind(at) == TokenKind::Possessive) else {
        return false;
    };
    phrase.noun.kind == Kind::MilitaryBase
        && mark
            .checked_sub(1)
            .is_some_and(|owner| view.is(owner, Classes::RANK.with(Classes::OFFICE).with(Classes::ORG_HEAD)))
}

/// Whether a weak noun after an unknown name is a facility all the same: in lower case, after "the",
/// and with words of the trade in the sentence.
fn vouched(view: &View<'_>, phrase: &Phrase, sentence: &Range<usize>) -> bool {
    let Some(name) = &phrase.name else { return false };
    let kind = phrase.noun.kind;
    if !view.kinds.has(kind, Trait::Vouched)
        || view.is_capital(phrase.head.start)
        || name.clone().any(|i| view.is_upper(i))
    {
        return false;
    }
    let owned = view.follows_possessive_place(name.start, sentence.start);
    (owned && view.kinds.has(kind, Trait::Owned))
        || ((owned || view.after_article(name.start, sentence.start))
            && context::speaks_for(view, sentence.clone(), &phrase.tokens, kind))
}

/// Facilities that bear the phrase's words as a name: "Burshtyn power plant" of "Burshtyn power
/// plants", "port of Odesa" and "Odesa port" of "ports of Odesa".
fn spelled(view: &View<'_>, phrase: &Phrase) -> Vec<PlaceId> {
    let Some(tokens) = phrase.name.as_ref().or(phrase.anchors.first()) else { return Vec::new() };
    let (name, noun, said) = (view.surface(tokens), singular(view, phrase), phrase.noun.kind);
    // "A power plant in Kyiv" need not be the one that is called so for short.
    let exact = phrase.shape == Shape::Prepositional && view.kinds.has(said, Trait::AnyFuel);
    let fits = |kind: Kind| if exact { kind == said } else { view.kinds.compatible(said, kind) };
    // What the reader lists is what the reader looks for.
    let mut found = phrase.name.as_ref().map_or_else(Vec::new, |name| view.own_called(name, said));
    for spelling in [format!("{name} {noun}"), format!("{noun} of {name}")] {
        found.extend(view.known_as(&spelling).facilities(fits));
    }
    // "The Antonio Guiteras plant", "the outpost at Al Udeid": by the trade's own noun, where the
    // text's leaves open what the facility does.
    if found.is_empty() && phrase.noun.force == Force::Weak && view.kinds.has(said, Trait::Vague) {
        let rows = context::rows_of(view, |kind| view.kinds.compatible(said, kind));
        for row in context::contexts(view, rows) {
            found.extend(short_names::bearers(view, tokens, &row));
        }
        if phrase.shape == Shape::Prepositional && has_neighbour(view, &found, name, fits) {
            found.clear();
        }
    }
    if let Some(name) = phrase.name.as_ref().filter(|name| found.is_empty() && name.len() > 1) {
        found = qualified::facilities(view, name, &noun, fits);
    }
    // "Smolensk CHP" is not the plant that is called after the city for short.
    let synonymous = phrase.noun.force != Force::Weak && view.kinds.has(said, Trait::Synonymous);
    if let Some(name) = phrase.name.as_ref().filter(|_| found.is_empty() && synonymous) {
        found = by_usual_noun(view, name, fits);
    }
    dedup(&mut found);
    found
}

/// Facilities that `fits` accepts and that bear `name` before the usual noun of their trade: "Harquahala power plant"
/// of "the Harquahala generating project".
fn by_usual_noun(view: &View<'_>, name: &Range<usize>, fits: impl Fn(Kind) -> bool + Copy) -> Vec<PlaceId> {
    let mut found = Vec::new();
    for row in context::contexts(view, context::rows_of(view, fits)) {
        found.extend(view.known_with(name, row.noun).facilities(fits));
        if found.is_empty() && name.len() > 1 {
            found = qualified::facilities(view, name, row.noun, fits);
        }
    }
    found
}

/// Whether another facility that `fits` bears the town's name beside those found: "the plant in Port Arthur" may be
/// either refinery there.
fn has_neighbour(view: &View<'_>, found: &[PlaceId], town: &str, fits: impl Fn(Kind) -> bool) -> bool {
    let town = normalise::key(town);
    found.iter().filter_map(|id| view.gazetteer.place(*id)).any(|place| {
        let near = view.gazetteer.places_near(place.lat(), place.lon(), NEIGHBOUR_KM, &fits);
        near.iter().any(|(other, _)| !found.contains(&other.id()) && normalise::key(other.name()).contains(&town))
    })
}

/// The noun of a phrase in the singular; a borrowed noun is looked for in the coordination.
fn singular(view: &View<'_>, phrase: &Phrase) -> String {
    let head = if phrase.head.is_empty() { borrowed(view, phrase) } else { phrase.head.clone() };
    let noun = view.surface(&head);
    if phrase.noun.plural { inflect::singular(noun) } else { noun.to_owned() }
}

/// The nearest facility noun of the same kind around a member of a coordination.
fn borrowed(view: &View<'_>, phrase: &Phrase) -> Range<usize> {
    let (tokens, end) = (&phrase.tokens, view.reading.words.len());
    let noun = |at: usize| {
        let found = nouns::longest(view.reading, at, end).filter(|m| m.noun.kind == phrase.noun.kind);
        found.map(|m| at..at + m.tokens)
    };
    let after = (tokens.end..end.min(tokens.end + BORROWED)).find_map(noun);
    let before = (tokens.start.saturating_sub(BORROWED)..tokens.start).rev().find_map(noun);
    let found = if phrase.name.is_some() { after.or(before) } else { before.or(after) };
    found.unwrap_or(tokens.end..tokens.end)
}

/// Leaves the first of equal facilities.
fn dedup(ids: &mut Vec<PlaceId>) {
    let mut seen = Vec::new();
    ids.retain(|id| {
        let new = !seen.contains(id);
        seen.push(*id);
        new
    });
}
