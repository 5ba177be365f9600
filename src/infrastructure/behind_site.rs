//! What may stand between a site and the verb of its clause: "the depot | and the mill in Tuapse, a town on the coast, | was struck".

use super::event_lexicon::{Form, Frame};
use super::scene::Scene;
use crate::language::Classes;
use crate::language::en::verb_group;

/// Most tokens of an apposition between the site and its verb.
pub(super) const APPOSITION: usize = 30;

/// Most tokens of a row of sites before their verb.
const ROW: usize = 40;

/// Most tokens of what says where a site leads.
const CLAUSE: usize = 16;

/// Most tokens of a place between the site and its verb.
const PLACE: usize = 12;

/// Where the clause of the verb that a site is the subject of begins, behind what belongs to the site.
pub(super) fn clause_start(scene: &Scene<'_, '_>) -> Option<usize> {
    STEPS.iter().try_fold(scene.site.end, |at, step| step(scene, at))
}

/// What may stand between a site and the clause of its verb, in this order. Each step gives the token after it, or
/// `None` where no verb can follow.
const STEPS: &[fn(&Scene<'_, '_>, usize) -> Option<usize>] = &[
    after_number,
    after_conjuncts,
    after_brackets,
    after_place,
    after_row,
    after_distance,
    after_part,
    after_self,
    after_clause,
];

/// "the depot's | two tanks | burned", "the depot | unit 3 | tripped"; none where something else of the site is the subject.
pub(super) fn after_part(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let part = |from: usize| scene.part_end(from).filter(|&end| !(from..end).any(|i| is_verb(scene, i)));
    match scene.possessed() {
        Some(from) => after_place(scene, part(from)?),
        None if at == scene.site.end
            && !scene.is(at, Classes::ORIGIN.with(Classes::GOAL))
            && !verb_group::begins(scene.view.reading, at) =>
        {
            part(at).map_or(Some(at), |end| after_place(scene, end))
        }
        None => Some(at),
    }
}

/// Whether token `at` may be the verb of an event.
fn is_verb(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.starting_at(at).any(|e| e.frame.is_verb() && !matches!(e.form, Form::Base | Form::Gerund))
}

/// "the depot | itself | was not hit", "the last depot | there | was hit", "the bridge | downstream | is open", "the M4 | westbound | is shut"
fn after_self(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let direction = |word: &str| word.ends_with("bound") || word.ends_with("stream");
    let word = scene.word(at);
    Some(at + usize::from(matches!(word, "itself" | "there" | "nearby") || direction(word)))
}

/// The verb behind what says where a site leads or what it does: "the bridge | linking Kerch to the Crimea | was closed", "the
/// railway | that links its mines with the port | had reopened".
fn after_clause(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    // "The depot "has stopped""
    let quote = usize::from(matches!(scene.mark(at), '"' | '“') && scene.is_auxiliary(at + 1));
    if !opens_clause(scene, at) {
        return Some(at + quote);
    }
    let inside = |i: &usize| scene.mark(*i) == '\0' || scene.mark(*i) == '-';
    let mut words = (at + 2..scene.sentence.end.min(at + CLAUSE)).take_while(inside);
    let verb = words.find(|&i| !scene.in_site(i) && (scene.is_auxiliary(i) || is_verb(scene, i)));
    Some(verb.filter(|&i| !scene.is(i - 1, Classes::RELATIVE_PRONOUN.with(Classes::GOAL))).unwrap_or(at))
}

/// Whether words that say where a site leads begin at token `at`, behind it.
fn opens_clause(scene: &Scene<'_, '_>, at: usize) -> bool {
    let linking = scene.is(at, Classes::BARRIER) && scene.word(at).ends_with("ing");
    let relative = scene.is(at, Classes::RELATIVE_PRONOUN) && !scene.is_auxiliary(at + 1);
    // "That | brings gas to the town": no "brings down"
    let told = scene.starting_at(at + 1).any(|e| e.frame.is_verb() && scene.rest_end(e, at + 2).is_some());
    linking || relative && scene.word(at + 1).ends_with('s') && !told
}

/// Whether the site stands in what is said of where another leads: "the railway that links the mine with | the smelter | reopened".
pub(super) fn is_in_clause_of_another(scene: &Scene<'_, '_>) -> bool {
    let before =
        |sites: &[std::ops::Range<usize>]| sites.iter().rev().map(|s| s.end).find(|&end| end <= scene.site.start);
    let ends = [before(&scene.sites), before(&scene.parts)];
    ends.into_iter().flatten().any(|end| {
        opens_clause(scene, end)
            && !(end..scene.site.start)
                .any(|i| scene.mark(i) != '\0' && scene.mark(i) != '-' || i > end + 1 && is_verb(scene, i))
    })
}

/// "the bridge on County Road | 1900 | is closed"
fn after_number(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let named = scene.before(at).is_some_and(|i| scene.is(i, Classes::CAPITAL));
    let number = named && scene.is(at, Classes::DIGITS);
    let free = verb_group::begins(scene.view.reading, at + 1)
        || scene.is(at + 1, Classes::BESIDE)
        || scene.mark(at + 1) == ',';
    Some(at + usize::from(number && free))
}

/// "the bridge | a few blocks upstream | is shut", "the depot | some 30 km west of Kyiv | burned"
fn after_distance(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    /// Most tokens to the unit.
    const UNIT: usize = 4;
    let counts = Classes::NUMERAL.with(Classes::QUANTIFIER).with(Classes::DIGITS);
    let led = scene.is(at, counts) || matches!(scene.word(at), "a" | "about" | "just");
    let unit = |&i: &usize| scene.says(i, Frame::Distance);
    let Some(unit) = (at + 1..at + UNIT).find(unit).filter(|_| led) else { return Some(at) };
    let stop = |i: &usize| scene.mark(*i) == ',' || verb_group::begins(scene.view.reading, *i);
    (unit + 1..scene.sentence.end.min(unit + PLACE)).find(stop)
}

/// "the Dnipro | and Kharkiv plants | were hit"; in "left the plant, and the road was closed" it was the road alone.
fn after_conjuncts(scene: &Scene<'_, '_>, from: usize) -> Option<usize> {
    let mut at = from;
    while matches!(scene.mark(at), ',' | '&') || scene.is(at, Classes::JOINT) {
        let both = scene.mark(at) == ',' && scene.is(at + 1, Classes::CONJUNCTION);
        let next = at + 1 + usize::from(both);
        let near = scene.sites.get(scene.sites.partition_point(|s| s.start < next));
        let Some(near) = near.filter(|s| s.start <= next + 2 && at < scene.site.end + ROW) else { break };
        // "Knocks out the plant | and sets the port | ablaze"
        // "The bridge, on | the M90, | was closed"
        let at_it = |i: usize| !both && scene.mark(at) == ',' && scene.is(i, Classes::AT_SITE);
        if (next..near.start).any(|i| is_verb(scene, i) || at_it(i)) {
            break;
        }
        at = near.end;
    }
    Some(if matches!(scene.word(at), "was" | "is" | "has") { from } else { at })
}

/// "the airport in Daraga, | Albay, and the airports in Naga | were shut"
fn after_row(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let comma = |i: usize| scene.mark(i) == ',';
    let region = (at + 1..at + 4).find(|&i| comma(i)).filter(|&i| comma(at) && scene.is(i + 1, Classes::CONJUNCTION));
    region.map_or(Some(at), |region| after_conjuncts(scene, region).map(|end| if end == region { at } else { end }))
}

/// "the depot | (on the left) | was hit"
fn after_brackets(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    if scene.mark(at) != '(' {
        return Some(at);
    }
    let close = (at..scene.sentence.end.min(at + APPOSITION)).find(|&i| scene.mark(i) == ')')?;
    Some(close + 1)
}

/// "refinery in Tuapse | on the Black Sea | was hit", "the plants in Tiwi, | Albay, and in the Manito area | were shut"
fn after_place(scene: &Scene<'_, '_>, mut at: usize) -> Option<usize> {
    loop {
        // "The A47 | between Acle and Yarmouth | is shut", "the road | from Acle | is shut"
        while scene.is(at, Classes::BESIDE)
            || scene.word(at) == "between"
            || scene.line && scene.is(at, Classes::ORIGIN.with(Classes::GOAL))
            || scene.line && scene.word(at) == "with" && scene.is(at + 1, Classes::CAPITAL)
            || scene.road
                && (scene.is(at, Classes::ORIGIN) || scene.is(at, Classes::GOAL) && scene.is(at + 1, Classes::CAPITAL))
        {
            let begins = |i: usize| scene.sentence.contains(&i) && verb_group::begins(scene.view.reading, i);
            let stop = |i: usize| i > at && (scene.mark(i) == ',' || begins(i));
            // "To a | planned port"
            let attribute = |i: usize| scene.is(i - 1, Classes::NOUN_OPENER) && !scene.is(i - 1, Classes::BESIDE);
            // "On the main export | road | gave way": what only may be a part of the phrase ends nothing.
            let told = |i: usize| {
                scene
                    .starting_at(i)
                    .any(|e| !matches!(e.frame, Frame::Again | Frame::Part | Frame::Work | Frame::Travel))
            };
            let verb = |i: usize| i > at + 1 && !attribute(i) && !scene.in_site(i) && told(i);
            // "The airport | on Tuesday and that the plant would be back"
            let other = |i: usize| scene.is(i, Classes::CONJUNCTION) && scene.is(i + 1, Classes::CLAUSE_OPENER);
            at = (at..scene.sentence.end.min(at + PLACE))
                .find(|&i| stop(i) || verb(i) || other(i))
                .filter(|&i| !other(i))?;
        }
        let comma = |i: usize| scene.mark(i) == ',';
        let capital = |i: usize| scene.is(i, Classes::CAPITAL);
        let region = (at + 1..at + 4).find(|&i| comma(i)).filter(|&end| comma(at) && (at + 1..end).all(capital));
        let behind = region.unwrap_or(at);
        let both = behind + usize::from(comma(behind));
        if !(scene.is(both, Classes::CONJUNCTION) && scene.is(both + 1, Classes::BESIDE)) {
            return Some(at);
        }
        at = both + 1;
    }
}
