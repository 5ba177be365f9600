//! Toponyms: finding mentions and resolving them.
//!
//! 1. [`matches`] and the learned [`tagger`] look at what was read ([`analysis`]).
//! 2. [`recognise`] scores every span that may be a place and chooses those that fit together.
//! 3. [`resolve`] weighs what each name may mean, all mentions of the document together.
//! 4. [`roles`] says what part the place plays; [`mention`] puts it all into the annotations.
//!
//! The weights of 2 and 3 have names and are listed in `data/model/weights.tsv`.

pub mod analysis;
pub mod bodies;
mod compass;
pub mod confidence;
pub mod dateline;
pub mod decision;
pub mod demonyms;
pub mod divisions;
pub mod feature;
pub mod foreign;
mod going_by;
pub mod joins;
pub mod longer;
pub mod matches;
pub mod mention;
mod miscalled;
pub mod newspapers;
mod others;
pub mod otherwise;
pub mod parameters;
pub mod publisher;
pub mod qualifier;
pub mod recognise;
pub mod resolve;
pub mod rivers;
pub mod roles;
pub mod senses;
pub mod span;
pub mod span_features;
pub mod sport;
pub mod tagger;
mod twins;
pub mod unknown;
pub mod unplaced;

use std::ops::Range;

use crate::annotations::PlaceMention;
use crate::gazetteer::NameClass;
use crate::kind::Kind;
use crate::options::Options;
use crate::pace::{self, Pacer};
use crate::sort;

use analysis::Analysis;
use mention::Names;
use parameters::{FeatureId, Parameters};
use recognise::Span;
use resolve::{Atlas, Countries, Sense, Setting, Stated, Surroundings};
use twins::Meant;

/// Every span that may be a toponym, scored: first by itself, then by how well it fits where those
/// that are surer are set. `taken` are token ranges that are names of something else.
#[must_use]
pub fn scored(analysis: &Analysis<'_>, parameters: &Parameters, taken: &[Range<usize>]) -> Vec<Span> {
    let mut atlas = Atlas::new(analysis.gazetteer);
    pace::run(scored_with(analysis, parameters, taken, &mut atlas, true, &Pacer::unlimited()))
}

/// As [`scored`]; but where not `all` are wanted, what cannot become a place any more stays as it is.
async fn scored_with<'a>(
    analysis: &Analysis<'a>,
    parameters: &Parameters,
    taken: &[Range<usize>],
    atlas: &mut Atlas<'a>,
    all: bool,
    pacer: &Pacer<'_>,
) -> Vec<Span> {
    let mut spans = recognise::spans(analysis, parameters, pacer).await;
    let mut free = vec![true; analysis.words.len()];
    for range in taken {
        if let Some(range) = free.get_mut(range.clone()) {
            range.fill(false);
        }
    }
    spans.retain(|s| free[s.tokens.clone()].iter().all(|free| *free));
    for span in &mut spans {
        let next = analysis.datelines.partition_point(|d| d.tokens.end < span.tokens.end);
        if let Some(line) = analysis.datelines.get(next).filter(|d| d.tokens.start <= span.tokens.start) {
            let whole = line.place == span.tokens;
            span.features.push((if whole { FeatureId::Dateline } else { FeatureId::DatelinePart }, 1.0));
            span.weigh(parameters);
        }
    }
    let sure: Vec<&Span> = recognise::chosen(&spans).into_iter().map(|nth| &spans[nth]).collect();
    let mut surroundings = Surroundings::new(analysis, &sure, parameters, atlas, pacer).await;
    for span in &mut spans {
        pacer.pause().await;
        let spelling = analysis.text(span.tokens.clone());
        // "Troy" in The Troy Messenger is the town before it is anybody's name.
        if surroundings.is_home(atlas, spelling) {
            span.features.push((FeatureId::Home, 1.0));
            unplaced::place(span, 1.0);
            span.weigh(parameters);
        }
        // A fit of 1 would not make it one.
        let most = span.weights(parameters)[FeatureId::Local].max(0.0) + unplaced::withheld(span, parameters);
        if !all && span.score + most <= 0.0 {
            continue;
        }
        let fit = surroundings.fit(atlas, spelling, &span.candidates);
        if fit > 0.0 {
            span.features.push((FeatureId::Local, fit));
            unplaced::place(span, fit);
            span.weigh(parameters);
        }
    }
    spans
}

/// The toponyms of a document, resolved. `taken` are token ranges that are names of something else.
#[must_use]
pub async fn toponyms(
    analysis: &Analysis<'_>,
    parameters: &Parameters,
    options: Options,
    taken: &[Range<usize>],
    pacer: &Pacer<'_>,
) -> Vec<PlaceMention> {
    let mut atlas = Atlas::new(analysis.gazetteer);
    let mut spans = recognise::choose(scored_with(analysis, parameters, taken, &mut atlas, false, pacer).await);
    let mut approximate = vec![false; spans.len()];
    for (span, approximate) in spans.iter_mut().zip(&mut approximate) {
        if span.candidates.is_empty() {
            span.candidates = resolve::stripped(analysis, &span.tokens);
            *approximate = !span.candidates.is_empty();
        }
    }
    let all: Vec<&Span> = spans.iter().collect();
    let groups = resolve::resolve(analysis, &all, parameters, &mut atlas, options.explain, pacer).await;
    let mut names = Names::new(analysis.gazetteer);
    let mut places: Vec<PlaceMention> = Vec::with_capacity(spans.len());
    let mut lent = Vec::new();
    let setting = Setting::of(&groups, &analysis.small_homes());
    let countries =
        Countries::of(&groups, setting, analysis.demonym_countries(), analysis.home_country(), analysis.is_local());
    let said = Stated::of(analysis, &spans, &groups);
    let twins = twins::find(analysis, &spans, &groups);
    for group in &groups {
        pacer.pause().await;
        let here = setting.filter(|s| s.lacks(group));
        let compass = group
            .mentions
            .first()
            .map(|&first| &spans[first])
            .is_some_and(|span| compass::is_compass(analysis, span) || compass::is_quarter(analysis, span));
        let stray = countries.is_stray(group, compass);
        let saint = group.mentions.first().is_some_and(|&first| others::is_saint(analysis, spans[first].tokens.start));
        let far = countries.is_far(group, saint);
        let open = countries.is_one_of_many(group);
        let far = far
            || countries.has_rival_capital(group)
            || countries.has_rival_here(group)
            || setting.is_some_and(|setting| setting.has_namesake(group))
            || countries.is_one_of_a_crowd(group)
            || countries.is_far_from_all(group) && group.mentions.first().is_some_and(|&at| spans[at].tokens.len() < 3);
        for &index in &group.mentions {
            // "the Copalis River in Washington state" is not where the article is set.
            // "Union Township" is this county's, whichever other the gazetteer knows a town in.
            let township = || approximate[index] && miscalled::is_small(analysis, &spans[index]);
            let here = here.or_else(|| setting.filter(|s| s.is_apart(group) && township()));
            let here = here.filter(|s| is_there(analysis, &spans[index], s));
            // A bay or an island that nobody lists is hardly beside the courthouse of a great paper's city.
            let natural = || spans[index].features.iter().any(|(f, _)| *f == FeatureId::UnknownNatural);
            let here = here.filter(|_| analysis.is_small_paper() || !natural());
            let best = group.options.first();
            let country = best.and_then(|best| best.country);
            let area = said.at(analysis, &spans[index].tokens, group);
            // A state of the name abroad is not meant where the rest is of this country: "San Fernando, La Union".
            let area =
                area.filter(|a| a.kind() == Kind::Country || a.country() == country || !countries.speak_of(group));
            let stated = area.map(|area| Setting::within(&area, setting));
            let here = stated.map(|(setting, _)| setting).or(here);
            let mut place = match &here {
                Some(setting) => {
                    mention::unlisted(analysis, &spans[index], group, setting, parameters, options, &mut names)
                }
                None => mention::of_span(analysis, &spans[index], group, &groups, parameters, options, &mut names),
            };
            let meant = twins[index].filter(|_| here.is_none());
            let other = match meant {
                Some(Meant::Division(other)) => other,
                Some(Meant::Town(other)) => Some(other),
                None => resolve::at_sea(analysis, &spans[index], group),
            };
            if let Some(other) = other.and_then(|other| analysis.gazetteer.place(other)) {
                let PlaceMention { role, confidence, mut alternatives, explanation, .. } = place;
                place = mention::of_place(analysis, &spans[index].tokens, &other, &mut names);
                alternatives.retain(|a| (Some(a.lat), Some(a.lon)) != (place.lat, place.lon));
                place = PlaceMention { role, confidence, alternatives, explanation, ..place };
            } else if meant.is_some() {
                // Of the division only its seat is known.
                (place.kind, place.approximate, place.population) = (Kind::Admin2, true, None);
                place.confidence = place.confidence.min(confidence::FAR);
            }
            // "Kairi" of a Queensland paper is no Kairy of Ukraine.
            let other_name = |best: &&Sense| best.class == NameClass::Alternate && best.kind.is_settlement();
            if stray && here.is_none() && best.filter(other_name).is_some() {
                let PlaceMention { role, confidence, alternatives, explanation, .. } = place;
                let unresolved = mention::unresolved(analysis, &spans[index].tokens);
                place = PlaceMention { role, confidence, alternatives, explanation, ..unresolved };
            }
            place.approximate |= approximate[index];
            if here.is_none() && meant.is_none() {
                miscalled::mark(analysis, &spans[index], group, approximate[index], &countries, &mut place);
            }
            // "Okanogan Valley" is no town, and "the Waterville Plateau" none that goes by half its name.
            let town = approximate[index] && here.is_none() && place.kind.is_settlement();
            let natural = town.then(|| mention::natural(analysis, &spans[index].tokens)).flatten();
            if let Some(kind) = natural {
                (place.kind, place.population) = (kind, None);
                analysis.text(spans[index].tokens.clone()).clone_into(&mut place.name);
                // Fraser Valley is not by every Fraser.
                if !countries.is_about(group) {
                    place.confidence = place.confidence.min(confidence::UNSAID);
                }
            }
            if !approximate[index] && place.kind.is_settlement() && mention::is_cut(analysis, &spans[index].tokens) {
                place.confidence = place.confidence.min(confidence::UNSAID);
            }
            // What is put at the town beside it, or goes by another's name, is somewhere there at best.
            let elsewhere =
                (here.is_some() || approximate[index]) && (place.kind.is_settlement() || place.kind == Kind::Locality);
            // "Mount Piper" and "Golden Pass" are plants, as they are heights.
            let height = best.is_none() && matches!(place.kind, Kind::Mountain | Kind::Plateau);
            if elsewhere || height {
                place.confidence = place.confidence.min(confidence::UNSAID);
            }
            let stray = stray || best.is_some_and(|best| resolve::is_outside(analysis, &spans[index].tokens, best));
            let stray = stray || resolve::is_open_water(group);
            let alone = || !countries.speak_of(group);
            let stray = stray || mention::is_foreign(analysis, &spans[index], group, &place.name) && alone();
            let stray =
                stray || best.is_some_and(|best| resolve::is_land(analysis, &spans[index].tokens, best)) && alone();
            let famous = || senses::of(analysis.reading, &spans[index].tokens).is_some();
            let stray = stray || countries.is_far_quarter(group) && !famous();
            let abroad = || countries.is_set_elsewhere(group) && alone();
            let stray = stray || mention::is_accented(analysis, &spans[index], &place) && abroad();
            // Of a state only the middle is known, or the place is not the one that is meant.
            let unsure = match stated {
                Some((_, near)) => !near,
                // How far a division goes that nobody lists is anybody's guess.
                None if here.is_some() && place.kind == Kind::Admin2 => true,
                None => {
                    open && countries.is_of_another_county(group)
                        || (stray || far) && (!approximate[index] || natural.is_some())
                }
            };
            if unsure {
                place.confidence = place.confidence.min(confidence::UNSAID);
            }
            if open {
                place.confidence = place.confidence.min(confidence::FAR);
            }
            if let Some(name) = mention::as_written(analysis, &spans[index], group, &place.name)
                && place.place == best.map(|best| best.place)
            {
                place.name = name;
            }
            if place.place.is_none() && place.country.is_none() {
                place.country = countries.only();
                place.country_name = names.country(place.country);
            }
            if here.is_some() && stated.is_none_or(|(_, near)| near) {
                lent.push(place.span);
            }
            places.push(place);
        }
    }
    sort::by_key(&mut places, |p| p.span);
    resolve::settle_unlisted(analysis, &mut places, &lent);
    places
}

/// Whether the country or region that the text puts the span in, if it does, is that of the setting.
fn is_there(analysis: &Analysis<'_>, span: &Span, setting: &Setting) -> bool {
    let outer = recognise::qualifier(analysis, &span.tokens).or_else(|| recognise::container(analysis, &span.tokens));
    let places = outer.map(|outer| outer.candidates.iter().filter_map(|c| analysis.gazetteer.place(c.place)));
    places.is_none_or(|mut places| {
        places.any(|p| {
            let region = p.kind() != Kind::Country;
            p.country() == setting.country && !region || region && Some(p.id()) == setting.region
        })
    })
}

/// Adds those of `more` that overlap nothing in `places`; both ascend, and so does the result.
pub fn add_apart(places: &mut Vec<PlaceMention>, more: Vec<PlaceMention>) {
    let apart: Vec<PlaceMention> = more
        .into_iter()
        .filter(|m| {
            let next = places.partition_point(|p| p.span.end <= m.span.start);
            places.get(next).is_none_or(|p| !p.span.overlaps(m.span))
        })
        .collect();
    places.extend(apart);
    sort::by_key(places, |p| p.span);
}
