//! Events of a site that a clause behind it tells: "the depot, which was struck", "which the army has bombed", "idled since 2022".

use super::behind_site::clause_start;
use super::event_lexicon::{Entry, Form, Frame, class_of_part, is_construction, is_shared};
use super::predicates::{has_part, headline_passive, is_free, is_owned, of_subject, predicate};
use super::scene::{Found, Scene};
use crate::language::Classes;
use crate::language::en::verb_group::{self, VerbGroup};

/// "The depot, which | was struck"; "the smelter, | idled since 2022".
pub(super) fn find<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let at = clause_start(scene)?;
    let comma = usize::from(scene.mark(at) == ',');
    let told = || predicate(scene, Some(at + comma).filter(|&i| scene.is(i, Classes::RELATIVE_PRONOUN))? + 1);
    // "The depot, part of which | was struck"
    let of_part = || {
        let which = at + comma + 2;
        let counted = scene.is_part(at + comma) && scene.is(which - 1, Classes::OF_PLACE);
        let found = predicate(scene, Some(which).filter(|&i| counted && scene.is(i, Classes::RELATIVE_PRONOUN))? + 1)?;
        is_shared(found.class).then(|| Found { class: class_of_part(found.class), ..found })
    };
    let found = told().or_else(of_part).or_else(|| apposed(scene, at));
    let Some(found) = found else {
        // "Fired from | the depot, which the army has bombed", but not "a hill near the depot, which"
        let near = scene
            .before(scene.phrase_start())
            .is_some_and(|i| scene.is(i, Classes::LOCATING.without(Classes::ORIGIN)) && !scene.is(i, Classes::AT_SITE));
        let found = object(scene, at + comma).filter(|_| !near)?;
        return Some(Found { aside: true, ..found });
    };
    // "Traffic was sent over | the bridge, which was down to one lane", but not "the road below the dam, which was shut"
    let verb = Classes::VERB_ED.with(Classes::VERB_PAST).with(Classes::IRREGULAR);
    let governed = scene.before(scene.phrase_start()).and_then(|at| scene.before(at));
    // "An inquiry into | the bridge, which was shut"
    let into = scene.before(scene.phrase_start()).is_some_and(|at| matches!(scene.word(at), "into" | "about"));
    let sent = (into || governed.is_some_and(|at| scene.is(at, verb))) && scene.mark(at) == ',';
    let found = if sent { found } else { of_subject(scene, found)? };
    Some(Found { aside: true, ..found })
}

/// "The depot, which | the army has bombed", "the bridge that | drones hit".
fn object<'d>(scene: &Scene<'_, 'd>, which: usize) -> Option<Found<'d>> {
    /// Most tokens of the subject and what stands before its verb.
    const SUBJECT: usize = 7;
    let inside = |i: &usize| scene.mark(*i) == '\0' && !scene.in_site(*i) && !scene.is(*i, Classes::CLAUSE_OPENER);
    let mut verbs = (which + 1..scene.sentence.end.min(which + SUBJECT)).take_while(inside).skip(1);
    if !scene.is(which, Classes::RELATIVE_PRONOUN) || scene.is_auxiliary(which + 1) {
        return None;
    }
    verbs.find_map(|at| {
        let group = verb_group::before(scene.view.reading, scene.sentence.start..at);
        let fits = |e: &Entry<'d>| {
            let done = e.frame == Frame::Transitive && !is_construction(e.class) && e.class != "planned";
            done && (e.form == Form::Past && group.is_bare() || e.form == Form::Participle && group.perfect)
        };
        let entry = scene.starting_at(at).find(fits).filter(|_| group.start > which + 1 && !group.passive)?;
        let end = scene.rest_end(entry, at + 1)?;
        let times = scene.word(end + 1) == "times";
        let free = times || is_free(scene, entry, end) && !has_part(scene, end);
        (free && !group.is_to_come()).then(|| Found::of_group(entry.class, at..end, &group))
    })
}

/// "The smelter, | idled since 2022, | may never run again".
fn apposed<'d>(scene: &Scene<'_, 'd>, comma: usize) -> Option<Found<'d>> {
    let at = comma + 1 + usize::from(matches!(scene.word(comma + 1), "long" | "still" | "now"));
    let fitting = |entry: Entry<'d>| {
        let end = scene.rest_end(entry, at + 1)?;
        // "The smelter, | long idle, | …"
        let done = entry.form == Form::Participle && scene.takes(entry) && is_shared(entry.class)
            || entry.frame == Frame::Predicate && entry.is_single();
        let open = end < scene.sentence.end && headline_passive(scene, end)
            || scene.is(end, Classes::DATE_PREPOSITION.with(Classes::PREPOSITION).with(Classes::LOC_PREP));
        (done && open && !is_construction(entry.class)).then_some((entry.class, end))
    };
    let (class, end) =
        (scene.mark(comma) == ',' && !is_owned(scene)).then(|| scene.starting_at(at).find_map(fitting)).flatten()?;
    Some(Found::of_group(class, at..end, &VerbGroup::empty(at)))
}
