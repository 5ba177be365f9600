//! What only looks like an event at a site: "hit by higher costs", "an attack on the depot was foiled", "opened fire at".

use super::behind_site;
use super::event_lexicon::Frame;
use super::predicates::{self, happening};
use super::scene::{Found, Scene};
use crate::language::Classes;
use crate::language::en::verb_group;

/// Most tokens from a verb to the noun of what did it: "hit hard by | sharply falling prices".
const DOER: usize = 6;

/// Most tokens from "if" to what is supposed.
const SUPPOSED: usize = 40;

/// Whether what struck a site is no missile but a price, a fine, a ban: "hit by higher costs", "falling prices hit the port".
pub(super) fn is_figurative(scene: &Scene<'_, '_>, found: &Found<'_>) -> bool {
    let immaterial = |at: usize| scene.says(at, Frame::Immaterial);
    // "Collapsed into | insolvency"
    if found.class == "destroyed" && scene.word(found.tokens.end) == "into" {
        return immaterial(found.tokens.end + 1);
    }
    if found.class != "struck" {
        return false;
    }
    let mut after = found.tokens.end..scene.sentence.end.min(found.tokens.end + DOER);
    // Behind the site, where that is the object: "hit the port with a fine".
    if found.tokens.end <= scene.site.start && !scene.says(found.tokens.end, Frame::Doer) {
        after = scene.site.end..scene.sentence.end.min(scene.site.end + DOER);
    }
    let by = after.clone().take(2).find(|&at| scene.says(at, Frame::Doer));
    let ends = |at: &usize| scene.mark(*at) != '\0' || scene.is(*at, Classes::CLAUSE_OPENER.with(Classes::AT_SITE));
    let done_by = by.is_some_and(|by| (by + 1..after.end).take_while(|at| !ends(at)).any(immaterial));
    let verb = verb_group::before(scene.view.reading, scene.sentence.start..found.tokens.start);
    // What is announced as a strike is one of workers.
    let workers = |at: usize| found.to_come && matches!(scene.word(at), "strike" | "strikes");
    done_by || scene.before(verb.start).is_some_and(|at| immaterial(at) || workers(at))
}

/// Whether what hit a site is that the power failed: "an outage | hit the port", "was | hit by a blackout".
pub(super) fn is_struck_by_outage(scene: &Scene<'_, '_>, found: &Found<'_>) -> bool {
    let outage = |at: usize| happening(scene, at) == Some("shut_down") || scene.word(at) == "cut";
    let verb = verb_group::before(scene.view.reading, scene.sentence.start..found.tokens.start);
    let end = found.tokens.end;
    let by =
        (end + 1..end + DOER).take_while(|_| scene.says(end, Frame::Doer)).take_while(|&at| scene.mark(at) == '\0');
    scene.before(verb.start).is_some_and(outage) || by.into_iter().any(outage)
}

/// Whether what is hit is no site but the work there: "traffic | hit on the road", "floods hit production at the depot".
pub(super) fn strikes_work(scene: &Scene<'_, '_>, found: &Found<'_>) -> bool {
    let work = |at: usize| scene.says(at, Frame::Work);
    let group = verb_group::before(scene.view.reading, scene.sentence.start..found.tokens.start);
    let ends = |at: &usize| scene.mark(*at) != '\0' || scene.is(*at, Classes::PREPOSITION.with(Classes::LOC_PREP));
    let object = found.tokens.end..scene.site.start;
    let mut object = object.clone().take_while(|at| !ends(at)).filter(|at| ends(&(at + 1)) && object.contains(at));
    scene.before(group.start).is_some_and(work)
        || object.any(work)
        || found.tokens.start > scene.site.end && predicates::is_work(scene)
}

/// What the predicate behind the site says of the event of `class` that a noun before it names: nothing, if it has not come about ("a
/// strike on the depot was foiled", "damage to the port could …"), or else whether it is to come: "work on the bridge will begin".
pub(super) fn outcome(scene: &Scene<'_, '_>, class: &str) -> Option<bool> {
    let Some(start) = behind_site::clause_start(scene).filter(|&at| scene.sentence.contains(&at)) else {
        return Some(false);
    };
    // "A shutdown of the depot, | planned from May, …"
    if is_work_on(class) && scene.mark(start) == ',' && matches!(scene.word(start + 1), "planned" | "scheduled" | "due")
    {
        return Some(true);
    }
    let start = start + usize::from(scene.is(start, Classes::RELATIVE_PRONOUN));
    let group = verb_group::at(scene.view.reading, start..scene.sentence.end);
    // "Repairs will last until May" go on.
    let on = matches!(scene.word(group.end + 1), "place" | "ahead");
    let lasts = |i: usize| matches!(scene.word(i), "last" | "take" | "continue" | "go") && !on;
    let starts = |i: usize| on || matches!(scene.word(i), "begin" | "start" | "last" | "proceed" | "continue");
    if group.is_to_come() {
        let works =
            is_work_on(class) && (class != "shut_down" && class != "restarted" || (start..group.end + 1).any(starts));
        return (works && group.ahead && !group.negated).then(|| !(start..group.end + 1).any(lasts));
    }
    // "A shutdown of the depot [that has been] planned for May"
    if is_work_on(class) && !group.negated && matches!(scene.word(group.end), "planned" | "scheduled") {
        return Some(true);
    }
    // "Plans for a bridge were approved"
    let approved = class == "planned" && scene.word(group.end).starts_with("approv");
    (approved || !scene.says(group.end, Frame::Averted)).then_some(false)
}

/// Whether an event of `class` is what is done at a site by those who run it, and may be announced.
pub(super) fn is_work_on(class: &str) -> bool {
    matches!(class, "under_construction" | "repaired" | "inspected" | "shut_down" | "restarted")
}

/// Whether what is planned with a site is said not to come: "plans to close the depot | were dropped".
pub(super) fn is_averted(scene: &Scene<'_, '_>) -> bool {
    let start = behind_site::clause_start(scene).filter(|&at| scene.sentence.contains(&at));
    start.is_some_and(|start| {
        let group = verb_group::at(scene.view.reading, start..scene.sentence.end);
        group.passive && scene.says(group.end, Frame::Averted) && !scene.word(group.end).starts_with("approv")
    })
}

/// Whether a headline says that a public body is "to" do what the verb at token `verb` tells.
pub(super) fn is_announced(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let body = Classes::PUBLIC_BODY.with(Classes::ORG_HEAD).with(Classes::SETTLEMENT);
    let from = scene.sentence.start;
    (from + 2..from + 4).contains(&verb)
        && scene.is(verb - 1, Classes::GOAL)
        && scene.is(verb - 2, body)
        && scene.view.is_headline(&scene.sentence)
}

/// Whether the subject before the verb group at token `group` is nobody: "no barge | hit the bridge".
pub(super) fn is_of_nobody(scene: &Scene<'_, '_>, group: usize) -> bool {
    /// Most tokens of the subject.
    const SUBJECT: usize = 3;
    let no =
        (group.saturating_sub(SUBJECT)..group).find(|&i| matches!(scene.word(i), "no" | "none" | "neither" | "nobody"));
    no.is_some_and(|no| {
        let other = Classes::PREPOSITION.with(Classes::LOC_PREP).with(Classes::MARK).with(Classes::CLAUSE_OPENER);
        !(no + 1..group).any(|i| scene.is(i, other) || matches!(scene.word(i), "doubt" | "secret" | "surprise"))
    })
}

/// Whether the stoppage that the noun at token `at` names is over: "lifted a three-day | blockade of", "the closure of the bridge ended".
pub(super) fn is_ended(scene: &Scene<'_, '_>, at: usize) -> bool {
    /// Most tokens from the verb to the noun.
    const OBJECT: usize = 6;
    let floor = at.saturating_sub(OBJECT).max(scene.sentence.start);
    let plain = |i: &usize| !scene.is_boundary(*i) && scene.mark(*i) != ',' && !scene.is_auxiliary(*i);
    let behind = behind_site::clause_start(scene)
        .map(|start| verb_group::at(scene.view.reading, start..scene.sentence.end))
        .filter(|group| !group.is_to_come() && !group.negated);
    (floor..at).rev().take_while(plain).any(|i| scene.says(i, Frame::Ending))
        || behind.is_some_and(|group| scene.says(group.end, Frame::Ending))
}

/// Whether the "fire" at token `at` is shot: "opened fire at", "to fire at".
pub(super) fn is_gunfire(scene: &Scene<'_, '_>, at: usize) -> bool {
    let verb = |i: usize| scene.is(i, Classes::GOAL.with(Classes::MODAL));
    scene.before(at).is_some_and(|i| scene.says(i, Frame::Gunfire) || verb(i) && scene.says(at, Frame::Firing))
}

/// Whether the writer puts the event in quotation marks, by itself: the dam was "destroyed" for the third time. What somebody is
/// said to have said is his word for it.
pub(super) fn is_quoted(scene: &Scene<'_, '_>, found: &Found<'_>) -> bool {
    let quoted = |at: usize| matches!(scene.mark(at), '"' | '“' | '”' | '‘' | '’' | '\'');
    scene.before(found.tokens.start).is_some_and(quoted)
        && quoted(found.tokens.end)
        && !scene.sentence.clone().any(|i| scene.is(i, Classes::SAYING))
}

/// Whether the clause that tells the event only supposes it, or somebody wants it: "if a missile hit the depot", "had the dam burst",
/// "want the depot shut".
pub(super) fn is_conditional(scene: &Scene<'_, '_>, found: &Found<'_>) -> bool {
    let supposing = |i: usize| {
        let first = i == scene.sentence.start;
        // "Have not said the airport was hit"
        if scene.word(i) == "not" && scene.word(i + 1) == "said" {
            return true;
        }
        matches!(scene.word(i), "if" | "unless" | "whether" | "lest")
            || first && matches!(scene.word(i), "had" | "were" | "should")
    };
    let ends = |i: &usize| matches!(scene.mark(*i), ',' | ';' | '—' | '–');
    let from = found.tokens.start.min(scene.site.start);
    let wanted = scene.before(scene.phrase_start()).is_some_and(|i| {
        scene.word(i) == "see" || !found.to_come && matches!(scene.word(i), "want" | "wants" | "wanted")
    });
    let floor = scene.sentence.start.max(from.saturating_sub(SUPPOSED));
    wanted || (floor..from + 1).rev().take_while(|i| !ends(i)).any(supposing)
}
