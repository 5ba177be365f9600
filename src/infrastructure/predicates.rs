//! Events that the predicate after a site tells: "the depot was struck", "the depot exploded".

use super::event_lexicon::{Entry, Form, Frame, class_of_part, is_construction, is_shared};
use super::scene::{Found, Scene};
use crate::language::Classes;
use crate::language::en::verb_group::{self, VerbGroup};

/// Most tokens of an apposition between the site and its verb.
const APPOSITION: usize = 14;

/// Most tokens of a place between the site and its verb.
const PLACE: usize = 8;

/// "The depot | was struck", "The depot, on the river, | exploded". Of a relative clause and what is said after it
/// ("the plant, which tripped on Friday, | was back online") the latter is what became of the site.
pub(super) fn find<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let at = clause_start(scene)?;
    if let Some(found) = forced(scene, at) {
        return Some(found);
    }
    let main = after_relative_clause(scene, at).and_then(|start| predicate(scene, start));
    let found = main
        .filter(|found| !is_construction(found.class))
        .or_else(|| predicate(scene, after_clause(scene, at)?))
        .or_else(|| apposed(scene, at))?;
    match subject(scene) {
        Subject::Site => Some(found),
        Subject::Part if is_shared(found.class) => Some(Found { class: class_of_part(found.class), ..found }),
        // Who works there and is brought away is meant by it.
        Subject::Other { there: true } if found.class == "evacuated" => Some(found),
        _ => None,
    }
}

/// Where the clause of the verb that a site is the subject of begins, behind what belongs to the site.
pub(super) fn clause_start(scene: &Scene<'_, '_>) -> Option<usize> {
    STEPS.iter().try_fold(scene.site.end, |at, step| step(scene, at))
}

/// "Drones forced the refinery | to shut".
fn forced<'d>(scene: &Scene<'_, 'd>, to: usize) -> Option<Found<'d>> {
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
            (Frame::Transitive, Form::Participle) => at > start,
            _ => false,
        };
        fits.then_some((entry.class, end))
    };
    let (class, end) = scene.starting_at(at).find_map(fitting)?;
    Some(Found { class, tokens: at..end, negated: false, hedged: false })
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
    let Some(before) = scene.before(scene.phrase_start()) else { return Subject::Site };
    let there = scene.is(before, Classes::AT_SITE);
    // Not "as", "after" or "with the depot hit".
    let barrier = scene.is(before, Classes::BARRIER)
        && !scene.is(before, Classes::CLAUSE_OPENER)
        && !scene.is(before, Classes::HEADLINE_END);
    let from = scene.is(before, Classes::LOCATING) && !scene.is(before, Classes::GOAL.with(Classes::BESIDE));
    let work = || scene.before(before).is_some_and(|noun| scene.says(noun, Frame::Work));
    if there && scene.is_part_before(before) || from && work() {
        Subject::Part
    } else if there || barrier || scene.is(before, Classes::LOCATING) {
        Subject::Other { there }
    } else {
        Subject::Site
    }
}

/// The event of the verb group that begins at `start`.
fn predicate<'d>(scene: &Scene<'_, 'd>, start: usize) -> Option<Found<'d>> {
    if start >= scene.sentence.end {
        return None;
    }
    let group = verb_group::at(scene.view.reading, start..scene.sentence.end);
    let at = group.end;
    if group.is_to_come() {
        return None;
    }
    // "was forced to shut", "had to shut"
    let made = group.passive && scene.says(at, Frame::Causing) && scene.is(at + 1, Classes::GOAL);
    let owed = at > start && scene.is(at - 1, Classes::GOAL) && !group.passive;
    if let Some(found) = (made || owed).then(|| infinitive(scene, if made { at + 2 } else { at })).flatten() {
        return Some(Found { negated: group.negated, hedged: group.keeps_distance(), ..found });
    }
    let fitting = |entry: Entry<'d>| {
        let end = scene.rest_end(entry, at + 1)?;
        fits(scene, entry, &group, start, end).then_some((entry.class, end))
    };
    // "Is | back online": the adverb may be the first of the words that are looked for.
    let adverb = || {
        let stated = |e: &Entry<'d>| e.frame == Frame::Predicate && group.passive && at > start;
        let fitting = |entry: Entry<'d>| Some((entry.class, scene.rest_end(entry, at)?));
        scene.starting_at(at.saturating_sub(1)).filter(stated).find_map(fitting)
    };
    let (class, end) = scene.starting_at(at).find_map(fitting).or_else(adverb)?;
    Some(Found { class, tokens: at.max(start)..end, negated: group.negated, hedged: group.keeps_distance() })
}

/// Whether an entry that ends at `end` can be the predicate after `group`, which begins at `start`.
fn fits(scene: &Scene<'_, '_>, entry: Entry<'_>, group: &VerbGroup, start: usize, end: usize) -> bool {
    match (entry.frame, entry.form) {
        // "Was built in 1965": long done.
        (Frame::Transitive, Form::Participle) if is_construction(entry.class) => group.progressive,
        (Frame::Transitive | Frame::Line, Form::Participle) if entry.takes_object(scene.line) => {
            group.passive || (start == group.end && headline_passive(scene, end))
        }
        (Frame::Intransitive, Form::Gerund) | (Frame::Predicate, _) => group.passive,
        (Frame::Intransitive, Form::Participle) => group.perfect && is_free(scene, entry, end),
        (Frame::Intransitive, Form::Past | Form::Third) => group.is_bare() && is_free(scene, entry, end),
        // "The airport suspended all flights."
        (Frame::Transitive, Form::Past) => group.is_bare() && entry.is_of_work() && has_part(scene, end),
        _ => false,
    }
}

/// Most tokens of an object before its noun: "shut | two of its three trains".
const OBJECT: usize = 5;

/// Whether a verb that ends at `end` has no object, or one that is a part of the site: "the plant shut | a unit", but not
/// "the dam opened | four gates".
fn is_free(scene: &Scene<'_, '_>, entry: Entry<'_>, end: usize) -> bool {
    // "Stopped burning coal"
    let object = scene.is(end, Classes::OBJECT_START.with(Classes::NUMERAL).with(Classes::DIGITS));
    !object && !scene.word(end).ends_with("ing") || is_shared(entry.class) && has_part(scene, end)
}

/// Whether the object at `end` is a part of the site or its work; "closed the quarter with higher output" says when.
fn has_part(scene: &Scene<'_, '_>, end: usize) -> bool {
    let counts = Classes::NUMERAL.with(Classes::QUANTIFIER).with(Classes::DIGITS).with(Classes::TIME);
    let leads = Classes::PREPOSITION.with(Classes::LOC_PREP).with(Classes::MARK);
    // "two of its three trains", but no "policy of storage"
    let counted = |i: usize| scene.is(i, Classes::OF_PLACE) && (scene.is(i - 1, counts) || scene.is_part(i - 1));
    // "reopened to relief flights"
    let end = end + usize::from(scene.is(end, Classes::GOAL));
    (end..end + OBJECT)
        .take_while(|&i| !scene.is(i, leads) || counted(i))
        .any(|i| !scene.is(i, counts) && scene.is_part(i))
}

/// Whether a participle without "is" is a headline's passive: "Refinery hit by drones".
fn headline_passive(scene: &Scene<'_, '_>, end: usize) -> bool {
    end >= scene.sentence.end || matches!(scene.mark(end), '.' | ',') || scene.is(end, Classes::HEADLINE_END)
}

/// "The smelter, | idled since 2022, | may never run again".
fn apposed<'d>(scene: &Scene<'_, 'd>, comma: usize) -> Option<Found<'d>> {
    let at = comma + 1;
    let fitting = |entry: Entry<'d>| {
        let end = scene.rest_end(entry, at + 1)?;
        let done = entry.form == Form::Participle && entry.takes_object(scene.line) && is_shared(entry.class);
        let open = end < scene.sentence.end && headline_passive(scene, end) || scene.is(end, Classes::DATE_PREPOSITION);
        (done && open && !is_construction(entry.class)).then_some((entry.class, end))
    };
    let (class, end) = (scene.mark(comma) == ',').then(|| scene.starting_at(at).find_map(fitting)).flatten()?;
    Some(Found { class, tokens: at..end, negated: false, hedged: false })
}

/// What may stand between a site and the clause of its verb, in this order. Each step gives the token after it, or
/// `None` where no verb can follow.
const STEPS: &[fn(&Scene<'_, '_>, usize) -> Option<usize>] = &[after_conjuncts, after_brackets, after_place];

/// "the Dnipro | and Kharkiv plants | were hit"
fn after_conjuncts(scene: &Scene<'_, '_>, mut at: usize) -> Option<usize> {
    while matches!(scene.mark(at), ',' | '&') || scene.is(at, Classes::JOINT) {
        let both = scene.mark(at) == ',' && scene.is(at + 1, Classes::CONJUNCTION);
        let next = at + 1 + usize::from(both);
        let Some(near) = scene.sites.iter().find(|s| s.start >= next && s.start <= next + 2) else { break };
        at = near.end;
    }
    Some(at)
}

/// "the depot | (on the left) | was hit"
fn after_brackets(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    if scene.mark(at) != '(' {
        return Some(at);
    }
    let close = (at..scene.sentence.end.min(at + APPOSITION)).find(|&i| scene.mark(i) == ')')?;
    Some(close + 1)
}

/// "refinery in Tuapse | on the Black Sea | was hit"
fn after_place(scene: &Scene<'_, '_>, mut at: usize) -> Option<usize> {
    while scene.is(at, Classes::BESIDE) {
        let stop = |i: usize| {
            i > at
                && (scene.mark(i) == ',' || (scene.sentence.contains(&i) && verb_group::begins(scene.view.reading, i)))
        };
        let verb = |i: usize| i > at + 1 && scene.starting_at(i).next().is_some();
        at = (at..scene.sentence.end.min(at + PLACE)).find(|&i| stop(i) || verb(i))?;
    }
    Some(at)
}

/// "the depot, | which | was hit"; "the depot, | built in 1970, | was hit"
fn after_clause(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    if scene.mark(at) != ',' {
        return Some(at + usize::from(scene.is(at, Classes::RELATIVE_PRONOUN)));
    }
    if scene.is(at + 1, Classes::RELATIVE_PRONOUN) {
        return Some(at + 2);
    }
    after_comma(scene, at)
}

/// "the depot, which was hit on Friday, | is burning"
fn after_relative_clause(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    if scene.mark(at) != ',' || !scene.is(at + 1, Classes::RELATIVE_PRONOUN) {
        return None;
    }
    after_comma(scene, at + 1).filter(|&next| verb_group::begins(scene.view.reading, next))
}

/// The token after the comma that closes what begins at `open`.
fn after_comma(scene: &Scene<'_, '_>, open: usize) -> Option<usize> {
    let close = (open + 1..scene.sentence.end.min(open + APPOSITION)).find(|&i| scene.mark(i) == ',')?;
    Some(close + 1)
}
