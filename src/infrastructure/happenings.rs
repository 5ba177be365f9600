//! Events that a noun tells from farther off: "a blast killed two at the depot", "the depot fire", "the depot, where a tank
//! is burning", "left the depot without power".

use super::behind_site;
use super::doubles;
use super::event_lexicon::{Form, Frame, class_of_part, is_of_its_work, is_shared};
use super::predicates::{self, happening};
use super::scene::{Found, Scene};
use crate::language::Classes;
use crate::language::en::verb_group;

/// Most tokens between the noun and the site.
const REACH: usize = 14;

/// Most tokens from "where" to the noun of a part.
const SUBJECT: usize = 5;

/// "A blast | killed two at | the depot", "fire has been burning since Monday in | the depot", "an explosion ripped through".
pub(super) fn there<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let end = scene.phrase_start();
    let last = scene.before(end)?;
    let leads = scene.is(last, Classes::AT_SITE.with(Classes::ORIGIN).with(Classes::GOAL))
        || matches!(scene.word(last), "through" | "across" | "around");
    let floor = last.saturating_sub(REACH).max(scene.sentence.start);
    for at in (floor..=last).rev() {
        // "Since Monday"
        // "A fire that broke out"
        let relative = |i: usize| scene.before(i).is_some_and(|noun| happening(scene, noun).is_some());
        let boundary = scene.is_boundary(at) && !scene.is(at, Classes::DATE_PREPOSITION) && !relative(at);
        if boundary || scene.in_site(at) || scene.mark(at) == ',' {
            return None;
        }
        // "A fire | caused damage at"
        let done = |i: usize| scene.says(i, Frame::Breaking) && !scene.is(i, Classes::AUXILIARY);
        let object = || (at.saturating_sub(3).max(floor)..at).any(done);
        let Some(class) = happening(scene, at).filter(|&class| class != "damaged" || !object()) else { continue };
        let verb = at + 1 + usize::from(scene.is(at + 1, Classes::RELATIVE_PRONOUN));
        let group = verb_group::at(scene.view.reading, verb..scene.sentence.end);
        // "Blasts rocked | the depot"
        let direct = group.end == last && group.start == group.end;
        if !scene.says(group.end, Frame::Breaking) || !(leads || direct) || group.end > last {
            return None;
        }
        let said = verb_group::of_noun(scene.view.reading, scene.sentence.start..at);
        let happened = !group.is_to_come() && !said.planned && !doubles::is_gunfire(scene, at);
        let (negated, hedged) = (said.negated || group.negated, said.keeps_distance() || group.keeps_distance());
        let tokens = at..group.end + 1;
        return happened.then_some(Found { class, tokens, negated, hedged, to_come: false, aside: false });
    }
    None
}

/// "Debris fell on | the depot | and set two tanks on fire", "drones hit | the depot, | destroying a hall": what else was done there.
pub(super) fn besides<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let at = behind_site::clause_start(scene)?;
    let both = scene.is(at, Classes::CONJUNCTION);
    let from = at + 1 + usize::from(scene.mark(at) == ',' && scene.is(at + 1, Classes::CONJUNCTION));
    if !both && scene.mark(at) != ',' || scene.sites.last() != Some(&scene.site) {
        return None;
    }
    let entries = || scene.starting_at(from).filter(|e| e.frame == Frame::Transitive && is_shared(e.class));
    let fits = |entry: &super::event_lexicon::Entry<'_>| match entry.form {
        Form::Past => both || from > at + 1,
        Form::Gerund => !both,
        _ => false,
    };
    entries().filter(fits).find_map(|entry| {
        let beside = scene.rest_end(entry, from + 1);
        let part = scene.part_end(beside.unwrap_or(from + 1))?;
        // "Set two tanks | on fire"
        let end = beside.map(|end| (end, part)).or_else(|| Some((from + 1, scene.rest_end(entry, part)?)));
        let (end, behind) = end?;
        // "Destroyed a hall in the town"
        let free = behind >= scene.sentence.end
            || matches!(scene.mark(behind), ',' | '.' | ';')
            || scene.is(behind, Classes::COORDINATOR.with(Classes::SAYING).with(Classes::DAY));
        let tokens = from..if beside.is_some() { end } else { behind };
        free.then(|| Found::of_group(class_of_part(entry.class), tokens, &verb_group::VerbGroup::empty(from)))
    })
}

/// "The depot | fire"
pub(super) fn compound<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    // "The depot's | collapse"
    let at = scene.possessed().unwrap_or(scene.site.end);
    let class = happening(scene, at)?;
    // No "depot fire brigade"; "the depot fires staff", "the depot blasts critics".
    let after = Classes::PREPOSITION.with(Classes::LOC_PREP).with(Classes::COORDINATOR).with(Classes::AUXILIARY);
    let after = after
        .with(Classes::CLAUSE_OPENER)
        .with(Classes::MARK)
        .with(Classes::DAY)
        .with(Classes::VERB_PAST)
        .with(Classes::VERB_ED);
    let free = at + 1 >= scene.sentence.end || scene.is(at + 1, after) || scene.says(at + 1, Frame::Breaking);
    let said = verb_group::of_noun(scene.view.reading, scene.sentence.start..scene.site.start);
    let behind = verb_group::at(scene.view.reading, at + 1..scene.sentence.end);
    let averted = behind.is_to_come() || scene.says(behind.end, Frame::Averted);
    // "A possible depot closure" is none.
    let happened = free && !said.planned && !said.keeps_distance() && !averted;
    happened.then(|| Found::of_group(class, at..at + 1, &said))
}

/// "The depot, where | a tank is burning", "the depot, whose | roof fell in", "at the depot, | two tanks burned".
pub(super) fn clause_of_part<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    /// Most tokens of a place before "where".
    const PLACE: usize = 10;
    let end = scene.site.end;
    let relative = (end..scene.sentence.end.min(end + PLACE)).find(|&i| matches!(scene.word(i), "where" | "whose"));
    let fronted = || {
        let before = scene.before(scene.phrase_start()).filter(|&i| scene.is(i, Classes::AT_SITE))?;
        let head = before == scene.sentence.start || before == scene.sentence.start + 1;
        Some(end).filter(|&i| head && scene.mark(i) == ',')
    };
    let from = relative.or_else(fronted)? + 1;
    let told = from..scene.sentence.end.min(from + SUBJECT);
    // "Where | an explosion killed four"
    let noun = told.clone().find_map(|at| {
        // "A washout | near Agbor | has stopped trains"
        let verb = |&i: &usize| scene.is_auxiliary(i) || scene.says(i, Frame::Breaking);
        let near = scene.is(at + 1, Classes::BESIDE);
        let verb = (at + 1..at + 1 + SUBJECT).filter(|_| near).find(verb).unwrap_or(at + 1);
        let group = verb_group::at(scene.view.reading, verb..scene.sentence.end);
        let class = happening(scene, at).filter(|_| scene.says(group.end, Frame::Breaking) && !group.is_to_come())?;
        Some(Found::of_group(class, at..group.end + 1, &group))
    });
    let part = || {
        // "Where | the owner said | two tanks burned"
        let said = (from..from + SUBJECT + SUBJECT).find(|&i| scene.is(i, Classes::SAYING));
        let first = scene.part_end(said.map_or(from, |said| said + 1))?;
        // "Where three tanks | and a warehouse | burned"
        let both = Some(first + 1).filter(|_| scene.is(first, Classes::CONJUNCTION));
        let end = both.and_then(|next| scene.part_end(next)).unwrap_or(first);
        let found = predicates::predicate(scene, end)?;
        let work = || is_of_its_work(found.class) && scene.says(end - 1, Frame::Work);
        (is_shared(found.class) || work()).then(|| Found { class: class_of_part(found.class), ..found })
    };
    noun.or_else(part).map(|found| Found { aside: true, ..found })
}

/// "An engineer at | the depot | said two tanks had burst", "the airport | said flights would resume".
pub(super) fn said_of_part<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let start = behind_site::clause_start(scene)?;
    let speaker = scene.before(scene.phrase_start()).is_none_or(|i| {
        scene.is(i, Classes::AT_SITE.with(Classes::CLAUSE_OPENER)) || matches!(scene.word(i), "for" | "with")
    });
    // "An engineer at the depot, who asked not to be named, | said"
    let comma = (start + 1..start + behind_site::APPOSITION).find(|&i| scene.mark(i) == ',');
    let said = if scene.mark(start) == ',' { comma? + 1 } else { start };
    let from = said + 1 + usize::from(scene.word(said + 1) == "that");
    let told = speaker && scene.is(said, Classes::SAYING) && !scene.is(from, Classes::POSSESSIVE);
    let found = predicates::predicate(scene, scene.part_end(from).filter(|_| told)?)?;
    let here = is_shared(found.class) && !scene.names_a_place(found.tokens.end..found.tokens.end + SUBJECT);
    here.then(|| Found { class: class_of_part(found.class), ..found })
}

/// "Left | the depot | without power", "with | the depot | still closed".
pub(super) fn left_so<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let at = scene.before(scene.phrase_start()).filter(|&i| scene.says(i, Frame::Leaving))?;
    let group = verb_group::before(scene.view.reading, scene.sentence.start..at);
    let adverb = verb_group::at(scene.view.reading, scene.site.end..scene.sentence.end);
    let from = if adverb.is_bare() { adverb.end } else { scene.site.end };
    // "Kept | the bridge | open"
    let open = scene.word(from) == "open";
    let stated = |e: &super::event_lexicon::Entry<'d>| {
        e.frame == Frame::Predicate
            || open && e.frame == Frame::Intact
            || e.frame == Frame::Transitive && e.form == Form::Participle && is_shared(e.class)
    };
    let (class, end) =
        scene.starting_at(from).filter(stated).find_map(|e| Some((e.class, scene.rest_end(e, from + 1)?)))?;
    let told = !(group.is_to_come() || group.passive || open && group.negated);
    told.then(|| Found { negated: group.negated || open, ..Found::of_group(class, from..end, &group) })
}

/// "Loadings there | were suspended", said in the sentence after the only one that names the site.
pub(super) fn said_there<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let start = scene.sentence.start;
    let there = (start..start + SUBJECT).find(|&i| scene.word(i) == "there")?;
    let work = scene.before(there).is_some_and(|noun| scene.is_part(noun));
    let found = predicates::predicate(scene, Some(there + 1).filter(|_| work)?)?;
    is_shared(found.class).then(|| Found { class: class_of_part(found.class), ..found })
}

/// "It | sparked a fire"
pub(super) fn sparked<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    scene.sentence.clone().find_map(|at| {
        let verb = scene.starting_at(at).find(|e| e.frame == Frame::Sparking && e.form == Form::Past)?;
        let from = scene.rest_end(verb, at + 1)?;
        let noun =
            (from..from + SUBJECT).take_while(|&i| scene.mark(i) == '\0').find_map(|i| Some((happening(scene, i)?, i)));
        let (class, noun) = noun?;
        let group = verb_group::before(scene.view.reading, scene.sentence.start..at);
        (!group.is_to_come()).then(|| Found::of_group(class, at..noun + 1, &group))
    })
}

/// "The shelling | destroyed two tanks", "two tanks | were destroyed": what came of what was told in the sentence before.
pub(super) fn of_parts<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let head = scene.sentence.start;
    let passive = || {
        // "Officials said | two tanks were destroyed", "pumping | at one of the berths | had resumed"
        let said = (head..head + SUBJECT).find(|&i| scene.is(i, Classes::SAYING));
        let end = scene.part_end(said.map_or(head, |said| said + 1))?;
        let at = Some(end + 1).filter(|_| scene.is(end, Classes::AT_SITE));
        predicates::predicate(scene, at.and_then(|at| scene.part_end(at)).unwrap_or(end))
    };
    // "It", "the shelling"
    let blow = scene.starting_at(head + 1).any(|e| matches!(e.frame, Frame::Happening | Frame::Noun));
    let struck = blow || scene.is(head, Classes::IT_PRONOUN) || scene.word(head) == "they";
    let active = || {
        scene.sentence.clone().filter(|_| struck).find_map(|at| {
            let done = |e: &super::event_lexicon::Entry<'d>| e.frame == Frame::Transitive && e.form == Form::Past;
            let entry = scene.starting_at(at).find(done)?;
            let end = scene.rest_end(entry, at + 1)?;
            let group = verb_group::before(scene.view.reading, scene.sentence.start..at);
            let object = scene.part_end(end).is_some() && !group.passive && !group.is_to_come();
            object.then(|| Found::of_group(entry.class, at..end, &group))
        })
    };
    let found = passive().or_else(active).filter(|found| is_shared(found.class))?;
    Some(Found { class: class_of_part(found.class), ..found })
}
