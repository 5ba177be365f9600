//! Events that a noun or a participle before a site names: "an attack on the depot", "the damaged depot".

use super::between::between;
use super::doubles;
use super::event_lexicon::{Form, Frame, RELEASED, TAKEN, class_of_part, is_construction, is_decided};
use super::outlook;
use super::scene::{Found, Scene};
use crate::language::Classes;
use crate::language::en::verb_group::{self, VerbGroup};

/// Most tokens between a noun's preposition and the site.
const NOUN_REACH: usize = 5;

/// Most tokens from the verb of a noun to the noun.
const OBJECT_LEAD: usize = 5;

/// "An attack on | the depot".
pub(super) fn before<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let floor = scene.site.start.saturating_sub(NOUN_REACH + 2).max(scene.sentence.start);
    for at in (floor..scene.site.start).rev() {
        for entry in scene.starting_at(at).filter(|e| e.frame == Frame::Noun) {
            let Some(end) = scene.rest_end(entry, at + 1).filter(|end| *end <= scene.site.start) else { continue };
            // "Two men were | hit on the bridge"
            let befell = scene.before(at).is_some_and(|i| scene.is(i, Classes::BE));
            if befell && scene.starting_at(at).any(|e| e.form == Form::Participle) {
                continue;
            }
            // "After a strike on Monday the plant"
            if scene.is(end, Classes::DAY.with(Classes::MONTH)) {
                continue;
            }
            // "Approved the restart of", "the start of the sale of"
            let asked = |i: usize| scene.word(i + 1) == "for" && scene.says(i, Frame::Averted);
            let asked = (at.saturating_sub(5)..at).any(asked);
            let decided = at.saturating_sub(2)..at;
            // "A planned | shutdown of"
            let due = doubles::is_work_on(entry.class)
                && scene.before(at).is_some_and(|i| matches!(scene.word(i), "planned" | "scheduled"));
            // "A decision on the | closure of"
            let article = scene.before(at).filter(|&i| scene.is(i, Classes::NOUN_OPENER)).unwrap_or(at);
            // "Money for the | restart of"
            let meant =
                doubles::is_work_on(entry.class) && scene.before(article).is_some_and(|i| scene.word(i) == "for");
            let about = scene.before(article).filter(|&i| matches!(scene.word(i), "on" | "over" | "about"));
            let about = about.and_then(|i| scene.before(i)).is_some_and(|i| scene.says(i, Frame::Averted));
            let asked = asked || about;
            let said = verb_group::of_noun(scene.view.reading, scene.sentence.start..at);
            let ahead = outlook::is_ahead(scene, at) || meant && !said.negated;
            let way = between(scene, end);
            let decided = asked || decided.into_iter().any(|i| scene.says(i, Frame::Averted)) || way.undertaking;
            if decided && !due && !ahead && !is_decided(entry.class)
                || !way.allowed
                || way.carried && entry.class != TAKEN
                || (end..scene.site.start).any(|i| scene.is_boundary(i))
            {
                continue;
            }
            let ended = entry.class == "shut_down" && doubles::is_ended(scene, at);
            let taken = entry.class == TAKEN;
            if entry.class == RELEASED && !scene.dam || taken && !way.inside {
                continue;
            }
            let class = if ended { "restarted" } else { entry.class };
            let class = if taken { class_of_part(class) } else { class };
            let found = Found::of_group(class, at..end - 1, &VerbGroup { planned: false, ..said });
            // "To work on the bridge"
            let verb = class == "under_construction" && scene.before(at).is_some_and(|i| scene.is(i, Classes::GOAL));
            let told = doubles::outcome(scene, class);
            let told_of = told.is_some() && (due || !said.planned) || ahead;
            let happened = told_of && !verb && !doubles::is_gunfire(scene, at);
            // "Could lead to | queues on"
            let sparks = |i: usize| {
                let group = || verb_group::before(scene.view.reading, scene.sentence.start..i);
                scene.says(i, Frame::Sparking) && group().is_to_come()
            };
            let sparked = (at.saturating_sub(OBJECT_LEAD).max(scene.sentence.start)..at).any(sparks);
            // "Drivers should expect | delays on"
            let expected = (at.saturating_sub(2)..at).any(|i| scene.word(i).starts_with("expect"));
            let to_come = found.to_come || sparked || due || ahead || expected || told == Some(true);
            return happened.then_some(Found { to_come, ..found });
        }
    }
    None
}

/// "The damaged | depot", "Russian-occupied | depot".
pub(super) fn attributed<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let harm = |class: &str| matches!(class, "damaged" | "destroyed" | "struck" | "on_fire");
    // "The burnt transformer at | the depot"
    let part = || {
        let at = scene.before(scene.phrase_start()).filter(|&i| scene.is(i, Classes::AT_SITE))?;
        let noun = scene.before(at).filter(|_| scene.is_part_before(at))?;
        (noun.saturating_sub(2)..noun).rev().find_map(|i| attribute(scene, i).filter(|found| harm(found.class)))
    };
    // "A collapsed | bridge | approach"
    let of_part = |found: Found<'d>| {
        let class = if scene.is_part(scene.site.end) { class_of_part(found.class) } else { found.class };
        Found { class, ..found }
    };
    let found = scene.before(scene.site.start).and_then(|at| attribute(scene, at)).map(of_part);
    found.or_else(|| part().map(|found| Found { class: class_of_part(found.class), ..found }))
}

/// The event that token `at` tells of the noun after it.
fn attribute<'d>(scene: &Scene<'_, 'd>, at: usize) -> Option<Found<'d>> {
    let entry = scene.starting_at(at).find(|e| {
        // "The collapsed bridge"
        let became = e.frame == Frame::Intransitive && matches!(e.class, "damaged" | "destroyed" | "on_fire");
        let participle = (e.frame == Frame::Transitive || became) && e.form == Form::Participle;
        let done = !is_construction(e.class);
        e.is_single() && done && (participle || e.frame == Frame::Attribute)
    })?;
    // "The Russian-occupied depot", but no "coal-burning plant"
    let hyphen = |i: usize| scene.mark(i) == '-' && entry.frame != Frame::Attribute;
    let attributive = scene
        .before(at)
        .is_none_or(|i| scene.is(i, Classes::ATTRIBUTIVE) || hyphen(i) || scene.word(i).ends_with("ly"));
    attributive.then(|| Found::of_group(entry.class, at..at + 1, &VerbGroup::empty(at)))
}
