//! What a sentence says happened at a site.
//!
//! Tried in this order: a verb before the site that has it as its object ("drones struck the
//! depot"), the predicate after it ("the depot was struck", "the depot exploded"), a noun before it
//! ("an attack on the depot"), a participle right before it ("the damaged depot"); then the same of "it", later in the
//! sentence or at the head of the next. What is only
//! planned, ordered or feared has not happened and gives no event.

use std::ops::Range;

use super::event_dates;
use super::event_lexicon::{Entry, Form, Frame, class_of_part, is_shared};
use super::predicates;
use super::scene::{Found, Scene};
use super::view::View;
use crate::annotations::{PlaceMention, Reference, SiteEvent};
use crate::kind::Category;
use crate::language::Classes;
use crate::language::en::verb_group::{self, VerbGroup};
use crate::pace::Pacer;
use crate::text::TextSpan;

/// Most tokens between a verb and the site that is its object.
const OBJECT_REACH: usize = 14;

/// Most tokens between a noun's preposition and the site.
const NOUN_REACH: usize = 5;

/// The rules, the first that finds an event counts.
const RULES: &[for<'v, 'd> fn(&Scene<'v, 'd>) -> Option<Found<'d>>] =
    &[object_of_verb, predicates::find, object_of_noun, attributed];

/// Fills [`PlaceMention::event`] of the facilities among `places`; pauses between them where `pacer`
/// says so.
pub async fn fill(view: &View<'_>, places: &mut [PlaceMention], pacer: &Pacer<'_>) {
    let document = view.document;
    let is_site = |p: &PlaceMention| p.category == Category::Infrastructure && p.reference != Reference::Generic;
    let tokens = |span: TextSpan| document.token_at(span.start)..document.token_at(span.end);
    let all: Vec<Range<usize>> = places.iter().filter(|p| is_site(p)).map(|p| tokens(p.span)).collect();
    for place in places.iter_mut().filter(|p| is_site(p)) {
        pacer.pause().await;
        let Some(index) = document.sentence_at(place.span.start) else { continue };
        let sentence = document.sentences[index].tokens.clone();
        let first = all.partition_point(|t| t.end <= sentence.start);
        let sites = all[first..].iter().take_while(|t| t.start < sentence.end).cloned().collect();
        let scene = Scene { view, sentence, site: tokens(place.span), sites };
        let block = document.sentences[index].block;
        let next = document.sentences.get(index + 1).filter(|s| s.block == block).map(|s| s.tokens.clone());
        let own = RULES.iter().find_map(|rule| rule(&scene)).map(|found| site_event(&scene, found));
        let again = || {
            scene.again().and_then(|it| Some(site_event(&it, object_of_verb(&it).or_else(|| predicates::find(&it))?)))
        };
        let next = || scene.taken_up(next).and_then(|it| Some(site_event(&it, predicates::find(&it)?)));
        place.event = own.or_else(again).or_else(next);
    }
}

fn site_event(scene: &Scene<'_, '_>, found: Found<'_>) -> SiteEvent {
    let (document, near) = (scene.view.document, scene.around(&found.tokens));
    let date = event_dates::nearest(scene.view.reading, &scene.sentence, &near);
    let negated = found.negated || scene.is_called_untrue(&near);
    let hedged = found.hedged || scene.is_rumoured(&near);
    SiteEvent {
        class: found.class.to_owned(),
        date: date.map(|range| document.span(range)),
        span: document.span(found.tokens),
        negated,
        hedged,
        claim: None,
    }
}

/// "Drones struck | the depot"; "shut the plant | down".
fn object_of_verb<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    if scene.begins_clause() {
        return None;
    }
    let floor = scene.site.start.saturating_sub(OBJECT_REACH).max(scene.sentence.start);
    for at in (floor..scene.site.start).rev().filter(|&at| !scene.in_site(at)) {
        if let Some(found) = verb_with_object(scene, at) {
            return found;
        }
        if scene.is_boundary(at) {
            return None;
        }
    }
    None
}

/// The event of a transitive verb at `at`. `Some(None)` where there is one that says nothing of
/// the site, so that no verb farther off is asked.
fn verb_with_object<'d>(scene: &Scene<'_, 'd>, at: usize) -> Option<Option<Found<'d>>> {
    for entry in scene.starting_at(at).filter(|e| e.frame == Frame::Transitive) {
        let beside = scene.rest_end(entry, at + 1).filter(|end| *end <= scene.site.start);
        let behind = !entry.is_single() && scene.rest_end(entry, scene.site.end).is_some();
        let Some(end) = beside.or(behind.then_some(at + 1)) else { continue };
        // Nouns and adjectives have the same form: "the hit refinery", "a strike on".
        if entry.form == Form::Participle && is_determined(scene, at) {
            continue;
        }
        let between = between(scene, end);
        if !between.allowed || (between.inside && !reaches_inside(entry)) {
            continue;
        }
        let group = verb_group::before(scene.view.reading, scene.sentence.start..at);
        // "was struck by", "was damaged at the plant": the passive's subject is elsewhere.
        if group.passive && !between.inside {
            return Some(None);
        }
        if !agrees(scene, entry.form, &group, at) {
            continue;
        }
        if group.planned {
            return Some(None);
        }
        let (negated, hedged) = (group.negated, group.keeps_distance());
        let class = if between.inside { class_of_part(entry.class) } else { entry.class };
        return Some(Some(Found { class, tokens: at..end, negated, hedged }));
    }
    None
}

/// Whether what is done to something at a site is done to the site. "An attack on" is a noun; who
/// overruns a runway at a base has not seized the base.
fn reaches_inside(entry: Entry<'_>) -> bool {
    !matches!(entry.form, Form::Base | Form::Third) && is_shared(entry.class)
}

fn is_determined(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.before(at).is_some_and(|i| scene.is(i, Classes::NOUN_OPENER) || scene.mark(i) == '-')
}

/// What stands between a verb and the site.
struct Between {
    /// Nothing that parts them.
    allowed: bool,
    /// The verb's own object is something at the site: "hit a turbine hall at | the plant".
    inside: bool,
}

/// What stands between a verb or noun that ends at `from` and the site.
fn between(scene: &Scene<'_, '_>, from: usize) -> Between {
    let mut between = Between { allowed: true, inside: false };
    for at in (from..scene.site.start).filter(|&at| !scene.in_site(at)) {
        if !between.inside && scene.is(at, Classes::AT_SITE) {
            between.inside = true;
            between.allowed &= scene.is_part_before(at);
        } else if scene.is(at, Classes::BARRIER) || scene.is_auxiliary(at) {
            between.allowed = false;
        }
    }
    between
}

/// Whether the verb at `at` in this form can stand where the words before it are.
fn agrees(scene: &Scene<'_, '_>, form: Form, group: &VerbGroup, at: usize) -> bool {
    let before = |classes: Classes| scene.before(at).is_some_and(|i| scene.is(i, classes));
    match form {
        // "to strike", "may strike"; the plain present: "drones strike the depot".
        Form::Base => {
            let plural = scene.before(at).is_some_and(|i| scene.word(i).ends_with('s'));
            group.modal || before(Classes::GOAL) || plural
        }
        Form::Third => !before(Classes::NOT_SUBJECT) && scene.before(at).is_none_or(|i| scene.mark(i) != '-'),
        Form::Past | Form::Participle => true,
        Form::Gerund => !group.passive || !before(Classes::NOUN_ARTICLE),
        Form::Fixed => false,
    }
}

/// "An attack on | the depot".
fn object_of_noun<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let floor = scene.site.start.saturating_sub(NOUN_REACH + 2).max(scene.sentence.start);
    for at in (floor..scene.site.start).rev() {
        for entry in scene.starting_at(at).filter(|e| e.frame == Frame::Noun) {
            let Some(end) = scene.rest_end(entry, at + 1).filter(|end| *end <= scene.site.start) else { continue };
            if !between(scene, end).allowed || (end..scene.site.start).any(|i| scene.is_boundary(i)) {
                continue;
            }
            let said = verb_group::of_noun(scene.view.reading, scene.sentence.start..at);
            let (negated, hedged) = (said.negated, said.keeps_distance());
            let found = Found { class: entry.class, tokens: at..end - 1, negated, hedged };
            // "Further damage to the port could raise prices."
            let supposed = scene.is(scene.site.end, Classes::MODAL);
            return (!said.planned && !supposed).then_some(found);
        }
    }
    None
}

/// "The damaged | depot", "Russian-occupied | depot".
fn attributed<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let at = scene.before(scene.site.start)?;
    let entry = scene.starting_at(at).find(|e| {
        let participle = e.frame == Frame::Transitive && e.form == Form::Participle;
        e.is_single() && (participle || e.frame == Frame::Attribute)
    })?;
    let attributive = scene
        .before(at)
        .is_none_or(|i| scene.is(i, Classes::ATTRIBUTIVE) || scene.mark(i) == '-' || scene.word(i).ends_with("ly"));
    attributive.then(|| Found { class: entry.class, tokens: at..at + 1, negated: false, hedged: false })
}
