//! Events that the predicate after a site tells: "the depot was struck", "the depot exploded".

use super::behind_site::{APPOSITION, after_part, clause_start, is_in_clause_of_another};
use super::event_lexicon::{
    Entry, Form, Frame, RELEASED, class_of_part, is_construction, is_decided, is_of_its_work, is_shared,
};
use super::outlook;
use super::scene::{Found, Scene};
use crate::language::Classes;
use crate::language::en::verb_group::{self, VerbGroup};

/// Most tokens of what stands before a site that is told of it.
const FRONTED: usize = 16;

/// "The depot | was struck", "The depot, on the river, | exploded", "The depot's tanks | burned". Of a relative clause and
/// what is said after it ("the plant, which tripped on Friday, | was back online") the latter is what became of the site.
pub(super) fn find<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let at = clause_start(scene).filter(|_| !is_in_clause_of_another(scene))?;
    if let Some(found) = forced(scene, at) {
        return Some(found);
    }
    // "Centralia, the last coal plant, | burned"; "a hall, at the depot, | burned"
    let set_off = || {
        let before = scene.before(scene.phrase_start())?;
        if scene.mark(before) == ',' && scene.word(scene.phrase_start()) == "the" {
            return predicate(scene, at + 1);
        }
        let before = Some(before).filter(|&i| scene.is(i, Classes::AT_SITE))?;
        predicate(scene, Some(at + 1).filter(|_| scene.before(before).is_some_and(|i| scene.mark(i) == ','))?)
    };
    let found = if scene.mark(at) == ',' {
        set_off().or_else(|| after_commas(scene, at))
    } else {
        predicate(scene, at).or_else(|| second(scene, at))
    };
    of_subject(scene, found.filter(|found| scene.mark(at) != ',' || found.to_come || !is_construction(found.class))?)
}

/// "The mine | runs on its own power and | is not affected": the second of two predicates, where the first tells of no event.
fn second<'d>(scene: &Scene<'_, 'd>, at: usize) -> Option<Found<'d>> {
    /// Most tokens of the first.
    const FIRST: usize = 16;
    let joins = |i: usize| scene.is(i, Classes::CONJUNCTION) || scene.word(i) == "but";
    let ends = |i: usize| scene.mark(i) != '\0' || scene.is(i, Classes::CLAUSE_OPENER) && !joins(i);
    let mut first = (at..scene.sentence.end.min(at + FIRST)).take_while(|&i| !ends(i));
    let joint = first.find(|&i| joins(i) && scene.is(i + 1, Classes::FINITE)).filter(|&i| i > at)?;
    predicate(scene, joint + 1)
}

/// What `found` is of the site, by what its subject is.
pub(super) fn of_subject<'d>(scene: &Scene<'_, 'd>, found: Found<'d>) -> Option<Found<'d>> {
    match subject(scene) {
        Subject::Site => Some(found),
        // "Work on the bridge stopped": what is built has not shut.
        Subject::Part | Subject::Other { .. }
            if found.class == "shut_down"
                && scene.before(scene.phrase_start()).is_some_and(|on| scene.is_undertaking(on)) =>
        {
            Some(Found { class: "delayed", ..found })
        }
        // Who opens a gate of a dam has not opened the dam, and who closes it shuts nothing down.
        Subject::Part if of_outlet(scene) && !matches!(found.class, "damaged" | "destroyed" | "on_fire" | "struck") => {
            matches!(found.class, "opened" | RELEASED).then_some(Found { class: RELEASED, ..found })
        }
        Subject::Other { there: true } if found.class == RELEASED => Some(found),
        // A unit that "entered service" is no gate that opened.
        Subject::Part if is_shared(found.class) || found.tokens.len() > 2 && found.class == "opened" => {
            Some(Found { class: class_of_part(found.class), ..found })
        }
        // "Construction of the tunnel was delayed"
        Subject::Part
            if is_decided(found.class)
                && scene.before(scene.phrase_start()).is_some_and(|of| scene.is_undertaking(of)) =>
        {
            Some(found)
        }
        // Flights, not the building of it.
        Subject::Part if is_of_its_work(found.class) && is_work(scene) => {
            Some(Found { class: class_of_part(found.class), ..found })
        }
        // Who works there and is brought away is meant by it, and the opening of a site that is delayed.
        Subject::Other { there: true } if found.class == "evacuated" => Some(found),
        Subject::Other { there: true } if is_decided(found.class) => {
            let of = scene.before(scene.phrase_start());
            of.is_some_and(|of| scene.is_undertaking(of)).then_some(found)
        }
        _ => None,
    }
}

/// Whether the subject is what goes on at the site: "flights from | the airport", "the airport's | flights".
pub(super) fn is_work(scene: &Scene<'_, '_>) -> bool {
    let before = scene.before(scene.phrase_start()).and_then(|at| work_before(scene, at));
    let behind = clause_start(scene).map(|at| at - 1);
    [before, behind].into_iter().flatten().any(|i| scene.says(i, Frame::Work) || scene.says(i, Frame::Mover))
}

/// The noun of what goes on at the site, before the preposition at token `at`: "flights | from", "traffic | in and out of".
fn work_before(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let joins = Classes::LOCATING.with(Classes::CONJUNCTION);
    let noun = (at.saturating_sub(4)..at).rev().find(|&i| !scene.is(i, joins) && scene.word(i) != "out")?;
    scene.says(noun, Frame::Work).then_some(noun)
}

/// Whether the subject is what lets water out of a dam: "the gates of | the dam", "the dam's | gates".
fn of_outlet(scene: &Scene<'_, '_>) -> bool {
    /// Most tokens of the outlet beside the site.
    const OUTLET: usize = 5;
    let start = scene.phrase_start();
    // "The dam's | gates", "the dam | gates"
    let noun = || after_part(scene, scene.site.end).filter(|&end| end > scene.site.end).map(|end| scene.site.end..end);
    let behind = scene.possessed().map(|from| from..from + OUTLET).or_else(noun);
    let around = behind.unwrap_or(start.saturating_sub(OUTLET).max(scene.sentence.start)..start);
    scene.dam && around.into_iter().any(|i| scene.says(i, Frame::Outlet))
}

/// "Before it was blown up, | the dam | held water", "swept away in 2010, | the bridge | was never rebuilt".
pub(super) fn fronted<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let start = scene.sentence.start;
    let comma = scene.before(scene.phrase_start()).filter(|&i| scene.mark(i) == ',' && i < start + FRONTED)?;
    if (start + 1..comma).any(|i| scene.in_site(i)) {
        return None;
    }
    if scene.is(start, Classes::CLAUSE_OPENER) && scene.is(start + 1, Classes::IT_PRONOUN) {
        return predicate(scene, start + 2).filter(|found| found.tokens.end <= comma && !found.to_come);
    }
    let fitting = |entry: Entry<'d>| {
        let end = scene.rest_end(entry, start + 1)?;
        let done = entry.frame == Frame::Transitive && entry.form == Form::Participle && is_shared(entry.class);
        let open = end == comma
            || scene.is(end, Classes::PREPOSITION.with(Classes::LOC_PREP).with(Classes::ADVERB))
            || scene.is(end, Classes::DATE_PREPOSITION);
        (done && open && !is_construction(entry.class)).then_some((entry.class, end))
    };
    let (class, end) = scene.starting_at(start).find_map(fitting)?;
    Some(Found::of_group(class, start..end, &VerbGroup::empty(start)))
}

/// What a conjunction adds to a predicate: "was halted for hours | and resumed", "went offline | but has since restarted".
pub(super) fn added<'d>(scene: &Scene<'_, 'd>, found: &Found<'d>) -> Option<Found<'d>> {
    /// Most tokens between the two.
    const REACH: usize = 14;
    // What a verb before the site did to it, its own subject goes on to do.
    let from = found.tokens.end;
    if found.tokens.start < scene.site.end {
        return None;
    }
    let mut between = from..scene.sentence.end.min(from + REACH);
    let nor = |i: usize| scene.word(i) == "nor";
    let joins = |i: usize| scene.is(i, Classes::CONJUNCTION) || scene.word(i) == "but" || nor(i);
    // "Shut down | as a precaution | and suffered no damage"
    let manner = |i: usize| scene.word(i) == "as" && matches!(scene.word(i + 1), "a" | "planned" | "scheduled");
    let ends = |i: usize| {
        scene.in_site(i)
            || scene.is(i, Classes::CLAUSE_OPENER) && !joins(i) && !scene.is(i, Classes::BARRIER) && !manner(i)
    };
    let at = between.find(|&i| ends(i) || joins(i)).filter(|&i| !ends(i))?;
    // "Tripped after a fault | and was back", but not "was hit after drones came | and fell"
    let singular = matches!(scene.word(at + 1), "was" | "is" | "has");
    // "Is standing | but impassable"
    let bare = || {
        let group = verb_group::before(scene.view.reading, scene.sentence.start..found.tokens.start);
        let stated = |e: &Entry<'d>| e.frame == Frame::Predicate && group.passive && !group.negated;
        let mut fitting = scene.starting_at(at + 1).filter(stated);
        let (class, end) = fitting.find_map(|e| Some((e.class, scene.rest_end(e, at + 2)?)))?;
        Some(Found::of_group(class, at + 1..end, &group))
    };
    let next = predicate(scene, at + 1).or_else(bare)?;
    if !singular && (from..at).any(|i| scene.is(i, Classes::CLAUSE_OPENER)) {
        return None;
    }
    let part = scene.possessed().is_some() || matches!(subject(scene), Subject::Part);
    let class = if part { class_of_part(next.class) } else { next.class };
    Some(Found { class, negated: next.negated || nor(at) && found.negated, ..next })
}

/// "Drones forced the refinery | to shut"; "called for the refinery | to be shut", "the refinery | needs to be shut".
fn forced<'d>(scene: &Scene<'_, 'd>, to: usize) -> Option<Found<'d>> {
    let asked = outlook::asker(scene).filter(|_| scene.is(to, Classes::GOAL)).map(|_| to);
    let needed = || Some(to + 1).filter(|&at| scene.says(to, Frame::Asking) && scene.is(at, Classes::GOAL));
    if let Some(to) = asked.or_else(needed) {
        return infinitive(scene, to + 1).map(|found| Found { to_come: true, ..found });
    }
    // "Does not expect the depot | to reopen before May"
    let expects = |&at: &usize| matches!(scene.word(at), "expect" | "expects" | "expected");
    if let Some(at) = scene.before(scene.phrase_start()).filter(expects).filter(|_| scene.is(to, Classes::GOAL)) {
        let group = verb_group::before(scene.view.reading, scene.sentence.start..at);
        return infinitive(scene, to + 1).map(|found| Found { to_come: true, negated: group.negated, ..found });
    }
    let cause = scene.before(scene.phrase_start()).filter(|&at| scene.says(at, Frame::Causing))?;
    let caused = verb_group::before(scene.view.reading, scene.sentence.start..cause);
    if !scene.is(to, Classes::GOAL) || caused.is_to_come() || caused.passive {
        return None;
    }
    let found = infinitive(scene, to + 1)?;
    Some(Found { negated: caused.negated, hedged: caused.keeps_distance(), ..found })
}

/// The event of an infinitive from `start` on that came true: "to | shut", "to | be evacuated".
fn infinitive<'d>(scene: &Scene<'_, 'd>, start: usize) -> Option<Found<'d>> {
    let at = verb_group::at(scene.view.reading, start..scene.sentence.end).end;
    let fitting = |entry: Entry<'d>| {
        let end = scene.rest_end(entry, at + 1)?;
        let fits = match (entry.frame, entry.form) {
            (Frame::Intransitive, Form::Base) => at == start && is_free(scene, entry, end),
            (Frame::Transitive, Form::Participle) | (Frame::Predicate, _) => at > start,
            (Frame::Transitive, Form::Base) => {
                at == start && (entry.is_of_work() && has_part(scene, end) || cancels_work(scene, entry, end))
            }
            _ => false,
        };
        let class = if cancels_work(scene, entry, end) { class_of_part(entry.class) } else { entry.class };
        fits.then_some((class, end))
    };
    // "To be | back online": the adverb may be the first of the words.
    let adverb = || {
        let stated = |e: &Entry<'d>| e.frame == Frame::Predicate && at > start + 1;
        let mut entries = scene.starting_at(at - 1).filter(stated);
        entries.find_map(|entry| Some((entry.class, scene.rest_end(entry, at)?)))
    };
    let (class, end) = scene.starting_at(at).find_map(fitting).or_else(adverb)?;
    Some(Found::of_group(class, at..end, &VerbGroup::empty(at)))
}

/// What the predicate after a site is said of.
enum Subject {
    Site,
    /// "A unit at | the plant | was hit"; "traffic through | the canal | was halted".
    Part,
    /// "Lorries bound for | the port | were held"; whether it is at the site.
    Other {
        there: bool,
    },
}

fn subject(scene: &Scene<'_, '_>) -> Subject {
    /// Most tokens from "between" to the second of two.
    const REACH: usize = 7;
    if after_part(scene, scene.site.end).is_some_and(|end| end > scene.site.end) {
        // "Stairs to | the Main Road | side"
        let to = scene.before(scene.phrase_start()).is_some_and(|i| scene.is(i, Classes::GOAL));
        return if to { Subject::Other { there: false } } else { Subject::Part };
    }
    let Some(before) = scene.before(scene.phrase_start()) else { return Subject::Site };
    // "Trains between Munda and | the bridge | may not be held"
    let row = before.saturating_sub(REACH).max(scene.sentence.start)..before;
    if scene.is(before, Classes::CONJUNCTION) && row.into_iter().any(|i| scene.word(i) == "between") {
        return Subject::Other { there: false };
    }
    let there = scene.is(before, Classes::AT_SITE);
    // Not "as", "after" or "with the depot hit".
    let barrier = scene.is(before, Classes::BARRIER)
        && !scene.is(before, Classes::CLAUSE_OPENER)
        && !scene.is(before, Classes::HEADLINE_END);
    let from = scene.is(before, Classes::LOCATING) && !scene.is(before, Classes::GOAL.with(Classes::BESIDE));
    let work = || work_before(scene, before).is_some();
    let over = matches!(scene.word(before), "over" | "across");
    // "Flights to | the airport", but no "exports to"
    let comes = scene.is(before, Classes::GOAL) && scene.before(before).is_some_and(|i| scene.says(i, Frame::Travel));
    if there && scene.is_part_before(before) || (there || from || over || comes) && work() {
        Subject::Part
    } else if there || barrier || scene.is(before, Classes::LOCATING) || scene.is_beside(before) {
        Subject::Other { there }
    } else {
        Subject::Site
    }
}

/// The event of the verb group that begins at `start`.
pub(super) fn predicate<'d>(scene: &Scene<'_, 'd>, start: usize) -> Option<Found<'d>> {
    if start >= scene.sentence.end {
        return None;
    }
    // "The depot, which …, | "is out of service""
    let quoted = scene.unquoted(start);
    let start = if scene.is_auxiliary(quoted) { quoted } else { start };
    // "Refinery | to close" of a headline is what will be.
    if scene.is(start, Classes::GOAL) && scene.view.is_headline(&scene.sentence) {
        return infinitive(scene, start + 1).map(|found| Found { to_come: true, ..found });
    }
    let group = verb_group::at(scene.view.reading, start..scene.sentence.end);
    // "Was | "washed out""
    let at = scene.unquoted(group.end);
    // "Would have been closed if" was not.
    if group.is_to_come() && (!group.ahead || group.perfect) && !outlook::is_asked(scene, &group) {
        return None;
    }
    // "Demanded that the depot | be closed"
    let group = VerbGroup { planned: group.planned || scene.word(start) == "be", ..group };
    // "was forced to shut", "had to shut"
    let made = group.passive && scene.says(at, Frame::Causing) && scene.is(at + 1, Classes::GOAL);
    let owed = at > start && scene.is(at - 1, Classes::GOAL) && !group.passive && !group.is_to_come();
    if let Some(found) = (made || owed).then(|| infinitive(scene, if made { at + 2 } else { at })).flatten() {
        // "May be forced to close"
        let to_come = group.is_to_come();
        return Some(Found { negated: group.negated, hedged: group.keeps_distance() && !to_come, to_come, ..found });
    }
    let fitting = |entry: Entry<'d>| {
        let end = scene.rest_end(entry, at + 1)?;
        // "Opened | four gates"
        let released = matches!(entry.class, "opened" | RELEASED)
            && entry.frame == Frame::Transitive
            && does_to_part(scene, entry, end);
        let class = match entry.class {
            _ if released => RELEASED,
            class if cancels_work(scene, entry, end) => class_of_part(class),
            class => class,
        };
        fits(scene, entry, &group, start, end).then_some((class, end, entry.frame))
    };
    // "Is | back online": the adverb may be the first of the words that are looked for.
    let adverb = || {
        let stated = |e: &Entry<'d>| e.frame == Frame::Predicate && group.passive && at > start;
        let fitting = |entry: Entry<'d>| Some((entry.class, scene.rest_end(entry, at)?, entry.frame));
        scene.starting_at(at.saturating_sub(1)).filter(stated).find_map(fitting)
    };
    let told = scene.starting_at(at).find_map(fitting).map(|told| (at, told));
    let Some((at, (class, end, frame))) = told.or_else(|| Some((at - 1, adverb()?))) else {
        return suffered(scene, &group);
    };
    // "Is not | passable", "will release | no water"
    let none = frame == Frame::Transitive && scene.word(end) == "no";
    let group = VerbGroup { negated: group.negated != (frame == Frame::Intact || none), ..group };
    Some(Found::of_group(class, at.max(start)..end, &group))
}

/// "The depot | suffered no damage", "reported | a fire".
fn suffered<'d>(scene: &Scene<'_, 'd>, group: &VerbGroup) -> Option<Found<'d>> {
    /// Most tokens of the object.
    const OBJECT: usize = 6;
    let from = group.end + 1;
    let verb = scene.starting_at(group.end).any(|e| {
        let told = matches!(e.form, Form::Past | Form::Third) && group.is_bare()
            || e.form == Form::Participle && group.perfect;
        e.frame == Frame::Suffering
            && !group.passive
            && (told || e.form == Form::Base && (group.finite || is_ahead(group)))
    });
    let inside = |i: &usize| scene.mark(*i) == '\0' && !scene.is(*i, Classes::PREPOSITION.with(Classes::LOC_PREP));
    let mut object = (from..from + OBJECT).filter(|_| verb).take_while(inside);
    let (noun, class) = object.find_map(|i| Some((i, happening(scene, i)?)))?;
    // "Reported a fire | drill"
    let named = scene
        .is(noun + 1, Classes::MARK.with(Classes::PREPOSITION).with(Classes::LOC_PREP).with(Classes::COORDINATOR))
        || scene.is(noun + 1, Classes::CLAUSE_OPENER.with(Classes::DAY).with(Classes::TIME).with(Classes::ADVERB));
    let negated = group.negated != (scene.word(from) == "no");
    (named || noun + 1 >= scene.sentence.end)
        .then(|| Found::of_group(class_of_part(class), group.end..noun + 1, &VerbGroup { negated, ..*group }))
}

/// The class of the event that the noun at token `at` names.
pub(super) fn happening<'d>(scene: &Scene<'_, 'd>, at: usize) -> Option<&'d str> {
    scene.starting_at(at).find(|e| e.frame == Frame::Happening).map(|e| e.class)
}

/// Whether an entry that ends at `end` can be the predicate after `group`, which begins at `start`.
fn fits(scene: &Scene<'_, '_>, entry: Entry<'_>, group: &VerbGroup, start: usize, end: usize) -> bool {
    match (entry.frame, entry.form) {
        // "Was built in 1965": long done.
        (Frame::Transitive, Form::Participle) if is_construction(entry.class) => {
            group.progressive || group.passive && group.ahead && !group.perfect
        }
        // A dam is not lifted, but its gates are; it releases nothing but water.
        (Frame::Transitive, Form::Participle) if entry.class == RELEASED => group.passive && of_outlet(scene),
        (Frame::Transitive, Form::Gerund) if entry.class == RELEASED => {
            group.passive && does_to_part(scene, entry, end)
        }
        (Frame::Transitive | Frame::Line, Form::Participle) if scene.takes(entry) => {
            group.passive
                || (start == group.end && headline_passive(scene, end) && entry.class != "occupied")
                || group.perfect && does_to_part(scene, entry, end)
        }
        // "Will stay open", "remains operational"
        (Frame::Intact, _) if matches!(scene.word(end - 1), "open" | "operational" | "service" | "operation") => {
            // "Was open, but"
            let now = || scene.word(end - 1) == "open" && group.passive && !group.is_to_come() && !scene.dam;
            let ended = || scene.ends_clause(end) || scene.is(end, Classes::COORDINATOR) || scene.word(end) == "but";
            !group.negated && (group.lasting || now() && ended())
        }
        (Frame::Intact, _) if entry.takes_denial() => group.passive && !group.is_to_come(),
        (Frame::Intact, _) => group.passive && !group.negated && !group.is_to_come() && is_free(scene, entry, end),
        (Frame::Touched, _) => {
            let denied = group.negated || scene.is_called_untrue(&(start..end));
            group.passive && denied && !group.is_to_come()
        }
        (Frame::Losing, Form::Past) => group.is_bare() && scene.has_object(end, Frame::Supply),
        (Frame::Losing, Form::Participle) => group.perfect && !group.passive && scene.has_object(end, Frame::Supply),
        // "Depot ablaze after strike"
        (Frame::Predicate, _) if start == group.end => {
            scene.view.is_headline(&scene.sentence) && is_free(scene, entry, end)
        }
        (Frame::Intransitive, Form::Gerund) | (Frame::Predicate, _) => group.passive,
        (Frame::Intransitive, Form::Participle) => group.perfect && is_free(scene, entry, end),
        (Frame::Intransitive, Form::Past | Form::Third) => group.is_bare() && is_free(scene, entry, end),
        // "Did not fail"
        (Frame::Intransitive, Form::Base) => {
            let told = group.is_bare() && group.finite && group.negated || is_ahead(group);
            told && is_free(scene, entry, end)
        }
        // "Will halt two units"
        // "Will release no water"
        (Frame::Transitive, Form::Base) => is_ahead(group) && does_to_part(scene, entry, end),
        // "The airport suspended all flights."
        (Frame::Transitive, Form::Past | Form::Third) => group.is_bare() && does_to_part(scene, entry, end),
        _ => false,
    }
}

/// Whether a site that does what a verb that ends at `end` says stops or resumes its own work, or opens its own gates.
fn does_to_part(scene: &Scene<'_, '_>, entry: Entry<'_>, end: usize) -> bool {
    let outlet = scene.dam && scene.has_object(end, Frame::Outlet);
    entry.is_of_work() && has_part(scene, end) && !outlet
        || cancels_work(scene, entry, end)
        || matches!(entry.class, "opened" | RELEASED) && outlet
}

/// "The airport | cancelled 40 flights"
fn cancels_work(scene: &Scene<'_, '_>, entry: Entry<'_>, end: usize) -> bool {
    is_of_its_work(entry.class) && scene.has_object(end, Frame::Work)
}

/// Whether the infinitive behind `group` is to come: "will | close", "is due to | close".
fn is_ahead(group: &VerbGroup) -> bool {
    group.is_to_come() && !group.progressive && !group.perfect
}

/// Most tokens of an object before its noun: "shut | two of its three trains".
const OBJECT: usize = 6;

/// Whether a verb that ends at `end` has no object, or one that is a part of the site: "the plant shut | a unit", but not
/// "the dam opened | four gates".
pub(super) fn is_free(scene: &Scene<'_, '_>, entry: Entry<'_>, end: usize) -> bool {
    /// What may follow a verb without an object: no "burns coal", no "stopped burning".
    const FOLLOWS: Classes = Classes::MARK
        .with(Classes::PREPOSITION)
        .with(Classes::LOC_PREP)
        .with(Classes::COORDINATOR)
        .with(Classes::CLAUSE_OPENER)
        .with(Classes::ADVERB)
        .with(Classes::GROUP_ADVERB)
        .with(Classes::LY)
        .with(Classes::PARTING)
        .with(Classes::HEADLINE_END)
        .with(Classes::VERB)
        .with(Classes::MONTH)
        .with(Classes::TIME);
    // "Dropped into the | river", no "into the red"
    if entry.rest().last() == Some("the") {
        return scene.is(end, Classes::CAPITAL.with(Classes::PLACE_NOUN)) || scene.word(end) == "water";
    }
    // "Tripped | during the storm", "burned | three days ago"
    if matches!(scene.word(end), "during" | "due" | "following" | "owing") || says_when(scene, end) {
        return true;
    }
    // "Reopened | to buses", "close | to larger ships"
    let received = scene.is(end, Classes::GOAL)
        && entry.is_single()
        && matches!(entry.class, "restarted" | "opened" | "shut_down")
        && !scene.is(end + 1, Classes::OBJECT_START);
    let object = !received
        && scene.mark(end + 1) != '-'
        && scene.is(end, Classes::OBJECT_START.with(Classes::NUMERAL).with(Classes::DIGITS));
    let free = end >= scene.sentence.end || received || scene.is(end, FOLLOWS) || scene.in_site(end);
    free && !object && !scene.word(end).ends_with("ing") || is_shared(entry.class) && has_part(scene, end)
}

/// Whether a phrase that says when begins at token `at`: "three days ago", "the next day", "this week", but not "the week with a gain".
fn says_when(scene: &Scene<'_, '_>, at: usize) -> bool {
    /// Most tokens before the noun.
    const BEFORE: usize = 3;
    let first = |i: usize| matches!(scene.word(i), "this" | "that" | "every" | "each" | "a" | "an");
    let next = matches!(scene.word(at + 1), "next" | "same" | "following" | "previous");
    let counts = |i: usize| scene.is(i, Classes::NUMERAL.with(Classes::QUANTIFIER).with(Classes::DIGITS));
    let opens = first(at) || counts(at) || next && scene.word(at) == "the";
    let inside = |i: usize| {
        first(i) || counts(i) || scene.is(i, Classes::ADJECTIVE.with(Classes::NOUN_OPENER)) || i == at + 1 && next
    };
    let noun = (at..at + BEFORE).find(|&i| !inside(i)).filter(|&i| i > at && scene.is(i, Classes::TIME));
    opens && noun.is_some_and(|noun| !scene.is(noun + 1, Classes::OF_PLACE) && !scene.word(noun).starts_with("time"))
}

/// Whether the object at `end` is a part of the site or its work; "closed the quarter with higher output" says when.
pub(super) fn has_part(scene: &Scene<'_, '_>, end: usize) -> bool {
    let counts = Classes::NUMERAL.with(Classes::QUANTIFIER).with(Classes::DIGITS).with(Classes::TIME);
    let leads = Classes::PREPOSITION.with(Classes::LOC_PREP).with(Classes::MARK).with(Classes::COORDINATOR);
    // "two of its three trains", but no "policy of storage"
    let counted = |i: usize| scene.is_count(i) || scene.is(i, Classes::OF_PLACE) && scene.is_part(i - 1);
    // "reopened to relief flights"
    let end = end + usize::from(scene.is(end, Classes::GOAL));
    (end..end + OBJECT)
        .take_while(|&i| !scene.is(i, leads) || counted(i))
        .any(|i| !scene.is(i, counts) && scene.is_part(i))
}

/// Whether a participle without "is" is a headline's passive: "Refinery hit by drones".
pub(super) fn headline_passive(scene: &Scene<'_, '_>, end: usize) -> bool {
    scene.ends_clause(end) || scene.is(end, Classes::HEADLINE_END)
}

/// "the depot, which was hit on Friday, | is burning"; "the depot, built in 1970, in Tuapse, | was hit"
fn after_commas<'d>(scene: &Scene<'_, 'd>, open: usize) -> Option<Found<'d>> {
    // "The board, which runs | the dam, | opened five gates"
    if is_owned(scene) {
        return predicate(scene, open + 1).filter(|found| found.class == RELEASED);
    }
    let mut commas = (open + 1..scene.sentence.end.min(open + APPOSITION)).filter(|&i| scene.mark(i) == ',');
    commas.find_map(|comma| predicate(scene, comma + 1))
}

/// "The firm, which owns | the depot, | closed an office"
pub(super) fn is_owned(scene: &Scene<'_, '_>) -> bool {
    let from = scene.sentence.start.max(scene.site.start.saturating_sub(2 * APPOSITION));
    let mut before =
        (from..scene.site.start).rev().take_while(|&i| scene.mark(i) == '\0' && !scene.is(i, Classes::SAYING));
    // "A claim that the depot, …", "rumours that Heathrow, …"
    let own = scene.site.start;
    let says = |i: usize| scene.word(i) == "that" && (i + 1 == own || scene.is(i + 1, Classes::NOUN_OPENER));
    let relative = |i: usize| scene.is(i, Classes::RELATIVE_PRONOUN) && !says(i);
    before.any(|i| relative(i) || matches!(scene.word(i), "who" | "whose" | "owner"))
}
