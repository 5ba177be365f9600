//! Where a landmark is: at the town that its name, its sentence or the article gives it, or nowhere.

use std::ops::Range;

use super::home::Home;
use super::landmark::Landmark;
use super::nouns::Town;
use super::{routes, unnamed};
use crate::annotations::{Explanation, PlaceMention, Reference};
use crate::gazetteer::{Place, distance_km};
use crate::infrastructure::anchors::{Anchor, overlapping};
use crate::infrastructure::locate::{stand_at, title};
use crate::infrastructure::surroundings::{main_town, settlement_near};
use crate::infrastructure::view::View;
use crate::kind::Kind;
use crate::language::Classes;
use crate::options::Options;
use crate::places::confidence::UNSAID;
use crate::places::dateline::Dateline;
use crate::text::{TextSpan, TokenKind};

/// How sure a landmark's place is, by what gives it. Judged, not fitted.
mod confidence {
    /// The town in its name, or right after it.
    pub const NAMED: f32 = 0.8;
    /// The town of its sentence.
    pub const SENTENCE: f32 = 0.7;
    /// The town of the paragraph.
    pub const PARAGRAPH: f32 = 0.65;
    /// The town of the article.
    pub const ARTICLE: f32 = 0.6;
    /// Found, but nowhere to put it.
    pub const UNLOCATED: f32 = 0.6;
}

/// Fewest people of a city that is meant by its bare name.
const CITY: u32 = 50_000;

/// Least confidence of a town of the sentence that a landmark stands at.
const LIKELY: f32 = 0.6;

/// Least confidence of a town that a landmark stands at without saying so.
const SURE: f32 = 0.75;

/// How far from a county's middle a town of it may lie, in km.
const COUNTY_KM: f64 = 60.0;

/// Most landmarks of an article that are compared with each other.
const MOST: usize = 200;

/// Most tokens between a landmark and the place after it: ", in the city of | Dayton".
const GAP: usize = 5;

/// The mentions of `landmarks`; `places` are the resolved toponyms of the document and `datelines` its datelines, ascending.
#[must_use]
pub fn mentions(
    view: &View<'_>,
    landmarks: &[Landmark],
    places: &[PlaceMention],
    datelines: &[Dateline],
    options: Options,
) -> Vec<PlaceMention> {
    if landmarks.is_empty() {
        return Vec::new();
    }
    let home = Home::of(places);
    let main = main_town(places).map(|(town, _)| town).filter(|town| !home.is_strange(view, town, false));
    let written = |landmark: &Landmark| written_at(view, landmark, places, datelines);
    let mut found: Vec<PlaceMention> = landmarks
        .iter()
        .filter_map(|landmark| mention(view, landmark, places, written(landmark).or(main), &home, options))
        .collect();
    agree(&mut found);
    found
}

/// Makes less sure of the places that are strangers to the text, and that one of its numbered roads stands at: "the A689 at
/// Toronto" of Durham is no road of Canada, so that Toronto is hardly the city there.
pub fn doubt(view: &View<'_>, landmarks: &[Landmark], places: &mut [PlaceMention]) {
    let roads = landmarks.iter().filter(|l| l.kind == Some(Kind::Road) && l.tokens.len() <= 2);
    let mut roads = roads.peekable();
    if roads.peek().is_none() {
        return;
    }
    let home = Home::of(places);
    let town = |landmark: &Landmark| beside(view, landmark, view.document.span(landmark.tokens.clone()), places);
    let strange = |anchor: &Anchor| home.is_strange(view, anchor, false);
    let doubtful: Vec<_> = roads.filter_map(town).filter(strange).map(|anchor| anchor.place).collect();
    for place in places.iter_mut().filter(|p| p.place.is_some_and(|id| doubtful.contains(&id))) {
        place.confidence = place.confidence.min(UNSAID);
    }
}

/// Puts a street that the text puts in a town there wherever else it is named: one street of an article is in one town.
fn agree(mentions: &mut [PlaceMention]) {
    // A road goes through many towns: only where nothing near it says which.
    let most = |m: &PlaceMention| if m.kind == Kind::Road { confidence::ARTICLE } else { confidence::SENTENCE };
    for at in 0..mentions.len().min(MOST) {
        if mentions[at].confidence > most(&mentions[at]) {
            continue;
        }
        let same = |m: &&PlaceMention| m.name == mentions[at].name && m.kind == mentions[at].kind;
        let said = mentions.iter().take(MOST).filter(same).filter(|m| m.lat.is_some());
        let best = said.reduce(|best, next| if next.confidence > best.confidence { next } else { best }).cloned();
        if let Some(best) = best.filter(|best| best.confidence > mentions[at].confidence) {
            let mention = &mut mentions[at];
            (mention.lat, mention.lon, mention.confidence) = (best.lat, best.lon, best.confidence);
            (mention.country, mention.country_name, mention.region) = (best.country, best.country_name, best.region);
            mention.approximate = best.approximate;
        }
    }
}

fn mention(
    view: &View<'_>,
    landmark: &Landmark,
    places: &[PlaceMention],
    main: Option<Anchor>,
    home: &Home,
    options: Options,
) -> Option<PlaceMention> {
    let span = view.document.span(landmark.tokens.clone());
    let name = view.surface(&landmark.tokens).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut mention = PlaceMention::unresolved(span, name, landmark.kind?);
    if landmark.rule == unnamed::RULE {
        mention.reference = Reference::Described;
        mention.name = title(&mention.name);
    }
    mention.confidence = confidence::UNLOCATED;
    let own = beside(view, landmark, span, places).map(|anchor| (anchor, confidence::NAMED));
    let own = own.or_else(|| Some((spoken_of(view, landmark, places)?, confidence::SENTENCE)));
    let around = || {
        let at_home = |anchor: &Anchor| !home.is_strange(view, anchor, true);
        // The middle of a county says less than its town that the article is about.
        let worse = |anchor: &Anchor| {
            let near = |main: Anchor| distance_km(main.lat, main.lon, anchor.lat, anchor.lon) <= COUNTY_KM;
            anchor.kind == Kind::Admin2 && main.is_some_and(near)
        };
        let near = of_sentence(view, landmark, span, places).filter(|anchor| at_home(anchor) && !worse(anchor));
        let paragraph = || before(view, span, places, 0).filter(at_home).map(|anchor| (anchor, confidence::PARAGRAPH));
        let last = || before(view, span, places, 1).filter(at_home).map(|anchor| (anchor, confidence::ARTICLE));
        let near = near.map(|anchor| (anchor, confidence::SENTENCE));
        // "Highway 3 is closed from Hope to Princeton": not in the town of the sentence before.
        let ends =
            || nearest(view, landmark, span, places).filter(at_home).map(|anchor| (anchor, confidence::PARAGRAPH));
        let main = || Some((main?, confidence::ARTICLE));
        let near = near.or_else(ends);
        // "To Quesnel. The Memorial Hospital is open": a house of the article's town needs no address, a street does.
        match landmark.kind {
            Some(Kind::Building | Kind::Park) => near.or_else(main).or_else(paragraph).or_else(last),
            _ => near.or_else(paragraph).or_else(main).or_else(last),
        }
    };
    // "Lincoln Crown Court" is nowhere else than in Lincoln, and which one that is may not be known.
    let unsure = overlapping(places, span.start, span.end).iter().any(|p| p.confidence < LIKELY);
    // "The A689 at Toronto" of the county of Durham: not in Ontario, and nowhere else either.
    let strange = own.is_some_and(|(anchor, _)| home.is_strange(view, &anchor, false));
    let anchor = own.or_else(|| if landmark.large { None } else { around() }).filter(|_| !unsure && !strange);
    if let Some((anchor, sure)) = anchor.filter(|(anchor, _)| is_of_state(view, landmark, anchor)) {
        stand_at(&mut mention, view.gazetteer, &anchor, sure);
    }
    at_known_point(view, landmark, &mut mention);
    if options.explain {
        let recognition =
            vec![(format!("rule_{}", landmark.rule), 1.0), (format!("kind_{}", mention.kind.as_str()), 1.0)];
        mention.explanation = Some(Explanation { recognition, ..Explanation::default() });
    }
    Some(mention)
}

/// Whether the anchor lies in the state whose road it is: "KY 80" is not in Alabama.
fn is_of_state(view: &View<'_>, landmark: &Landmark, anchor: &Anchor) -> bool {
    if landmark.rule != routes::OF_STATE || landmark.tokens.len() < 2 {
        return true;
    }
    let known = view.known(&(landmark.tokens.start..landmark.tokens.start + 1));
    let mut states = known.bearers().iter().filter(|b| b.kind == Kind::Admin1).filter_map(|b| known.place(b));
    let Some(state) = states.next().filter(|_| view.is_capital(landmark.tokens.start)) else { return true };
    let Some(place) = view.gazetteer.place(anchor.place) else { return true };
    // "NH-21" is a national highway of India as well as one of New Hampshire.
    if place.country() != state.country() && view.is_hyphen(landmark.tokens.start + 1) {
        return true;
    }
    let region = place.region().map(|r| r.id());
    region == Some(state.id()) || states.any(|state| region == Some(state.id()))
}

/// How far the street that the gazetteer has may be from the town that the text gives it, in km.
const SAME_TOWN_KM: f64 = 40.0;

/// Puts a street that the gazetteer has ("Oxford Street") where it is, unless the text speaks of another
/// town's.
fn at_known_point(view: &View<'_>, landmark: &Landmark, mention: &mut PlaceMention) {
    if landmark.kind != Some(Kind::Street) {
        return;
    }
    let known = view.known(&landmark.tokens);
    let mut places =
        known.bearers().iter().filter(|b| !b.is_facility() && !b.is_demonym()).filter_map(|b| known.place(b));
    let near = |place: &Place<'_>| {
        let point = mention.lat.zip(mention.lon);
        point.is_none_or(|(lat, lon)| distance_km(lat, lon, place.lat(), place.lon()) <= SAME_TOWN_KM)
    };
    if let Some(place) = places.find(near) {
        let anchor = Anchor::of_place(&place);
        stand_at(mention, view.gazetteer, &anchor, confidence::NAMED);
        mention.approximate = false;
    }
}

/// The town in the name, in the possessive before it, or right after it.
fn beside(view: &View<'_>, landmark: &Landmark, span: TextSpan, places: &[PlaceMention]) -> Option<Anchor> {
    let narrow = |place: &PlaceMention| Anchor::of_mention(place).filter(Anchor::is_narrow);
    let inside = || {
        let mention = overlapping(places, span.start, span.end).iter().find_map(narrow);
        mention.or_else(|| city(view, landmark.town.as_ref().filter(|_| landmark.of_town == Town::Yes)?, places))
    };
    let first = places.partition_point(|p| p.span.start < span.end);
    let after = || {
        let next = places.get(first)?;
        let gap = landmark.tokens.end..view.document.token_at(next.span.start);
        let plain = |at: usize| {
            view.mark(at) == ',' || view.is(at, Classes::LOC_PREP.with(Classes::BEFORE_PLACE).with(Classes::DIRECTION))
        };
        // "The Route 219 | extension | south of Meyersdale".
        let noun = |at: usize| {
            const OTHER: Classes = Classes::FUNCTION.with(Classes::BE).with(Classes::HAVE).with(Classes::FINITE);
            view.kind(at) == TokenKind::Word && !view.is_capital(at) && !view.is(at, OTHER)
        };
        let from =
            gap.start + usize::from(gap.len() > 2 && view.is(gap.start + 1, Classes::DIRECTION) && noun(gap.start));
        (gap.len() <= GAP && !gap.is_empty() && (from..gap.end).all(plain)).then(|| narrow(next)).flatten()
    };
    let owner = || {
        let mark = landmark.tokens.start.checked_sub(1).filter(|&at| view.is_possessive_s(at))?;
        let end = view.document.tokens.get(mark)?.span.start;
        narrow(places.iter().rev().find(|p| p.span.end == end)?)
    };
    inside().or_else(after).or_else(owner)
}

/// The town at the head of a venue's name, where the text speaks of it elsewhere: "the Toledo Zoo" of an article on Toledo.
fn spoken_of(view: &View<'_>, landmark: &Landmark, places: &[PlaceMention]) -> Option<Anchor> {
    let town = view.surface(landmark.town.as_ref()?);
    let same = |p: &&PlaceMention| p.kind.is_settlement() && p.confidence >= SURE && p.name == town;
    places.iter().find(same).and_then(Anchor::of_mention)
}

/// The city that is meant by the town in a name where nothing else is said: "Leicester Crown Court". It lies in a country
/// that the text speaks of, if it speaks of any: no court of Newcastle in Australia tries what was done in Gateshead.
fn city(view: &View<'_>, town: &Range<usize>, places: &[PlaceMention]) -> Option<Anchor> {
    let known = view.known(town);
    let first = known.bearers().iter().find(|b| !b.is_facility())?;
    let place = known.is_city(first, CITY).then(|| known.place(first)).flatten()?;
    let mut sure = places.iter().filter(|p| p.confidence >= LIKELY && p.country.is_some()).peekable();
    (sure.peek().is_none() || sure.any(|p| p.country == place.country())).then(|| Anchor::of_place(&place))
}

/// The settlement of the sentence, or the part of a city that it names.
fn of_sentence(view: &View<'_>, landmark: &Landmark, span: TextSpan, places: &[PlaceMention]) -> Option<Anchor> {
    let town = settlement_near(view, span, places);
    let range = view.document.sentences[view.document.sentence_at(span.start)?].span;
    let inside = overlapping(places, range.start, range.end);
    let town = town.or_else(|| {
        let narrow = |p: &&PlaceMention| matches!(p.kind, Kind::District | Kind::Admin2 | Kind::Locality);
        inside.iter().filter(narrow).find_map(Anchor::of_mention)
    })?;
    // "On Front Street, Sam heard it from his daughter in Charlotte": what follows a comma is another matter.
    let apart = |p: &PlaceMention| {
        let (end, town) = (landmark.tokens.end, view.document.token_at(p.span.start));
        // "Along Main Street and Allen Avenue, Ikeja."
        let apposed = town > end && view.mark(town - 1) == ',';
        p.kind.is_settlement() && p.span.start >= span.end && !apposed && (end..town).any(|at| view.mark(at) == ',')
    };
    let sure = inside.iter().any(|p| p.place == Some(town.place) && p.confidence >= LIKELY && !apart(p));
    sure.then_some(town)
}

/// Of the settlements of the sentence, however far apart, the one nearest to a road in the text.
fn nearest(view: &View<'_>, landmark: &Landmark, span: TextSpan, places: &[PlaceMention]) -> Option<Anchor> {
    let range = view.document.sentences[view.document.sentence_at(span.start)?].span;
    let town = |p: &&PlaceMention| p.kind.is_settlement() && p.confidence >= SURE;
    let inside = overlapping(places, range.start, range.end).iter().filter(town);
    let gap = |p: &&PlaceMention| p.span.start.saturating_sub(span.end).max(span.start.saturating_sub(p.span.end));
    inside.filter(|_| landmark.kind == Some(Kind::Road)).min_by_key(gap).and_then(Anchor::of_mention)
}

/// The last settlement before the landmark, in its paragraph or the `more` paragraphs before it.
fn before(view: &View<'_>, span: TextSpan, places: &[PlaceMention], more: usize) -> Option<Anchor> {
    let sentence = &view.document.sentences[view.document.sentence_at(span.start)?];
    let since = view.document.sentences.partition_point(|s| s.block + more < sentence.block);
    let start = view.document.sentences.get(since)?.span.start;
    let earlier = overlapping(places, start, span.start);
    earlier
        .iter()
        .rev()
        .filter(|p| p.kind.is_settlement())
        .take(1)
        .filter(|p| p.confidence >= SURE)
        .find_map(Anchor::of_mention)
}

/// The town of the dateline that the landmark stands under.
fn written_at(view: &View<'_>, landmark: &Landmark, places: &[PlaceMention], datelines: &[Dateline]) -> Option<Anchor> {
    let last = datelines.partition_point(|line| line.tokens.start <= landmark.tokens.start);
    let span = view.document.span(datelines.get(last.checked_sub(1)?)?.place.clone());
    let town = overlapping(places, span.start, span.end).iter().find(|p| p.kind.is_settlement())?;
    Anchor::of_mention(town).filter(|_| town.confidence >= SURE)
}

/// Whether `place` may stay a mention beside the landmarks, whose mentions are `found`, ascending: apart from
/// all of them, or the town in a name.
#[must_use]
pub fn stands_beside(place: &PlaceMention, view: &View<'_>, landmarks: &[Landmark], found: &[PlaceMention]) -> bool {
    let first = found.partition_point(|m| m.span.end <= place.span.start);
    let over = found[first..].iter().zip(&landmarks[first..]).take_while(|(m, _)| m.span.start < place.span.end);
    over.into_iter().all(|(_, landmark)| {
        let town = landmark.town.as_ref().map(|town| view.document.span(town.clone()));
        // "British" of "the British Embassy", but not of "British Museum".
        let kept = place.kind != Kind::Demonym || landmark.of_town == Town::Yes;
        kept && town.is_some_and(|town| town.contains(place.span))
    })
}
