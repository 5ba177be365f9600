//! What a sentence says happened at a site.
//!
//! Tried in this order: a verb before the site that has it as its object ("drones struck the
//! depot"), the predicate after it ("the depot was struck", "the depot exploded"), a noun before it
//! ("an attack on the depot"), a participle right before it ("the damaged depot"); then the same of "it", later in the
//! sentence or at the head of the next. What is only
//! planned, ordered or feared has not happened and gives no event.

use std::ops::Range;

use super::behind_site;
use super::between::between;
use super::doubles;
use super::event_dates;
use super::event_lexicon::{
    Entry, Form, Frame, LESSENED, RELEASED, TAKEN, class_of_part, is_construction, is_decided, is_of_its_work,
    is_shared,
};
use super::event_nouns;
use super::happenings;
use super::kinds::Trait;
use super::outlook;
use super::predicates::{self, is_free};
use super::relatives;
use super::scene::{Found, Scene};
use super::view::View;
use crate::annotations::{Outlook, PlaceMention, Reference, SiteEvent};
use crate::kind::{Category, Kind};
use crate::language::Classes;
use crate::language::en::verb_group::{self, VerbGroup};
use crate::pace::Pacer;
use crate::sort;
use crate::text::TextSpan;

/// Most tokens between a verb and the site that is its object.
const OBJECT_REACH: usize = 17;

/// The rules, the first that finds an event counts.
const RULES: &[for<'v, 'd> fn(&Scene<'v, 'd>) -> Option<Found<'d>>] = &[
    object_of_verb,
    predicates::find,
    relatives::find,
    predicates::fronted,
    happenings::left_so,
    work_there,
    event_nouns::before,
    happenings::there,
    happenings::compound,
    happenings::clause_of_part,
    happenings::said_of_part,
    fired_at,
    event_nouns::attributed,
];

/// Most events of one mention.
const MOST: usize = 3;

/// Most streets and buildings of a text of which it is looked for what happened there.
const MOST_LANDMARKS: usize = 40;

/// Fills [`PlaceMention::events`] of the facilities among `places`; pauses between them where `pacer`
/// says so.
pub async fn fill(view: &View<'_>, places: &mut [PlaceMention], pacer: &Pacer<'_>) {
    let document = view.document;
    let is_site =
        |p: &PlaceMention| p.category == Category::Infrastructure || matches!(p.kind, Kind::Building | Kind::Street);
    let is_one = |p: &PlaceMention| is_site(p) && p.reference != Reference::Generic;
    let tokens = |span: TextSpan| document.token_at(span.start)..document.token_at(span.end);
    let all: Vec<Range<usize>> = places.iter().filter(|p| is_one(p)).map(|p| tokens(p.span)).collect();
    let general: Vec<Range<usize>> =
        places.iter().filter(|p| is_site(p) && !is_one(p)).map(|p| tokens(p.span)).collect();
    let mut landmarks = 0;
    for place in places.iter_mut().filter(|p| is_site(p)) {
        pacer.pause().await;
        // Of each the sentence is looked through: a list of streets would cost its square.
        landmarks += usize::from(place.category != Category::Infrastructure);
        if place.category != Category::Infrastructure && landmarks > MOST_LANDMARKS {
            continue;
        }
        let Some(index) = document.sentence_at(place.span.start) else { continue };
        let sentence = document.sentences[index].tokens.clone();
        let first = all.partition_point(|t| t.end <= sentence.start);
        let mut sites: Vec<_> = all[first..].iter().take_while(|t| t.start < sentence.end).cloned().collect();
        let site = tokens(place.span);
        let from = general.partition_point(|t| t.end <= sentence.start);
        let parts = general[from..].iter().take_while(|t| t.start < sentence.end && is_one(place)).cloned().collect();
        // Of infrastructure in general the text tells as well, and asks nobody which one is meant.
        if !is_one(place) {
            sites.push(site.clone());
            sort::by_key(&mut sites, |site| site.start);
        }
        let line = view.kinds.has(place.kind, Trait::Laid);
        let dam = matches!(place.kind, Kind::Dam | Kind::Hydroelectric | Kind::Water);
        let road = place.kind == Kind::Road;
        let scene = Scene { view, sentence, site, sites, parts, line, road, dam };
        // What the refinery on Queen Street lost, the street did not lose.
        if matches!(place.kind, Kind::Street | Kind::Road) && scene.holds_a_site() {
            continue;
        }
        let block = document.sentences[index].block;
        let next = document.sentences.get(index + 1).filter(|s| s.block == block).map(|s| s.tokens.clone());
        let mut events = Events::default();
        for rule in RULES {
            events.add(&scene, rule(&scene));
        }
        // "Their vehicle hit a mine"
        if !is_one(place) && place.kind == Kind::Mine {
            events.0.retain(|event| event.class != "struck");
        }
        if let Some(it) = scene.again(!events.0.is_empty()).filter(|_| place.kind != Kind::Street) {
            events.add(&it, object_of_verb(&it));
            events.add(&it, predicates::find(&it));
            events.add(&it, happenings::there(&it));
        }
        events.add(&scene, happenings::besides(&scene));
        if let Some(it) = scene.taken_up(next.clone(), all[first..].iter(), !events.0.is_empty()) {
            let head = it.site.start == it.sentence.start;
            let found = if head { predicates::find(&it) } else { object_of_verb(&it) };
            // After "the closure of the bridge" only what a site does is said of it: "It reopened at noon."
            let sure =
                |found: &Found<'_>| !head || !scene.is_governed() || matches!(found.class, "restarted" | "shut_down");
            events.add(&it, found.filter(sure));
        }
        if let Some(later) = scene.aftermath(next.clone(), all[first..].iter()).filter(|_| !scene.leads_away()) {
            events.add(&later, happenings::said_there(&later));
        }
        if !events.0.is_empty()
            && let Some(later) = scene.aftermath(next, all[first..].iter())
        {
            events.add(&later, happenings::sparked(&later));
            events.add(&later, happenings::of_parts(&later));
        }
        if events.0.is_empty() && place.category == Category::Infrastructure && is_one(place) && !road {
            events.add(&scene, outlook::stated(&scene));
        }
        // In a street, but not to it: "a van hit a wall in Queen Street".
        if place.kind == Kind::Street {
            events.0.retain(|event| {
                matches!(event.class.as_str(), "shut_down" | "restarted" | "repaired" | "disrupted" | "damaged")
            });
        }
        place.events = events.0;
    }
}

/// The events of one mention, each class once.
#[derive(Default)]
struct Events(Vec<SiteEvent>);

impl Events {
    /// Adds what a rule found in `scene`, and what a conjunction adds to it: "was shut | and reopened at noon".
    fn add(&mut self, scene: &Scene<'_, '_>, found: Option<Found<'_>>) {
        let mut found = found;
        while let Some(one) = found {
            found = predicates::added(scene, &one);
            // "Remained in service, and will be switched off": the same is told of what is and of what will be.
            let same = |e: &SiteEvent| e.class == one.class && e.is_to_come() == one.to_come;
            let known = |e: &SiteEvent| same(e) || e.span == scene.view.document.span(one.tokens.clone());
            if self.0.len() < MOST && !self.0.iter().any(known) {
                self.0.extend(site_event(scene, one));
            }
        }
    }
}

fn site_event(scene: &Scene<'_, '_>, found: Found<'_>) -> Option<SiteEvent> {
    if doubles::is_figurative(scene, &found)
        || doubles::is_conditional(scene, &found)
        || doubles::is_quoted(scene, &found)
    {
        return None;
    }
    // What has not run stands still, and what has is no news.
    let found = match found.class {
        "worked" if found.negated => Found { class: "shut_down", negated: false, ..found },
        // "Said that both plants were | operating."
        "worked" if scene.word(found.tokens.start).ends_with("ing") && scene.ends_clause(found.tokens.end) => {
            Found { class: "shut_down", negated: true, ..found }
        }
        "worked" | LESSENED | TAKEN => return None,
        // A pumping station that "lifts | water" holds none back.
        RELEASED
            if scene.word(found.tokens.end) == "water" && !scene.word(found.tokens.start).starts_with(['r', 'd']) =>
        {
            return None;
        }
        // "Continues to work | with the police"
        "kept"
            if found.negated
                || !matches!(scene.word(found.tokens.end - 1), "generating" | "producing" | "pumping")
                    && scene.is(found.tokens.end, Classes::PREPOSITION.with(Classes::GOAL).with(Classes::LY)) =>
        {
            return None;
        }
        "kept" => Found { class: "shut_down", negated: true, ..found },
        // A dam spills, a tanker does worse.
        "overflowed" if !scene.dam && scene.word(found.tokens.end - 1).starts_with("spil") => return None,
        // "Floodwater | cut | the highway"
        "damaged" if scene.road && scene.word(found.tokens.start).starts_with("cut") => {
            Found { class: "shut_down", ..found }
        }
        "struck" if doubles::strikes_work(scene, &found) || doubles::is_struck_by_outage(scene, &found) => {
            Found { class: "disrupted", ..found }
        }
        _ => found,
    };
    // "Partly | collapsed"
    let partly = scene.before(found.tokens.start).is_some_and(|i| scene.word(i).starts_with("part"));
    // "Partly blocked", "one lane is closed": it is not shut.
    let lane =
        || scene.around(&found.tokens).chain(scene.sentence.start..scene.site.start).any(|i| scene.word(i) == "lane");
    let class = match found.class {
        "shut_down" if partly || scene.road && lane() => "disrupted",
        class if partly => class_of_part(class),
        class => class,
    };
    let found = Found { class, to_come: found.to_come || outlook::is_awaited(scene, &found), ..found };
    let (document, near) = (scene.view.document, scene.around(&found.tokens));
    let date = event_dates::nearest(scene.view.reading, &scene.sentence, &near, &found.tokens);
    let of_none = found.tokens.start >= scene.site.end && scene.is_of_none();
    let negated = found.negated != of_none || !found.aside && scene.is_called_untrue(&near);
    let hedged = found.hedged || scene.is_rumoured(&near);
    // What affects or threatens a site may be anything, what does not is told.
    let vague = found.class == "affected" || found.class == "threatened" && found.tokens.end <= scene.site.start;
    if vague && !negated {
        return None;
    }
    // "Could not be lifted" in time: nobody says that it will not be.
    let unable = negated && scene.could_not(found.tokens.start);
    let outlook = if unable { Outlook::Happened } else { outlook::of(scene, &found) };
    Some(SiteEvent {
        class: found.class.to_owned(),
        date: date.map(|range| document.span(range)),
        span: document.span(found.tokens),
        negated,
        hedged,
        outlook,
        aside: found.aside,
        claim: None,
    })
}

/// "Drones struck | the depot"; "shut the plant | down".
fn object_of_verb<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    if scene.begins_clause() || begins_clause_behind_place(scene) {
        return None;
    }
    if let Some(found) = object_of_verb_before_another(scene) {
        return Some(found);
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

/// "Hit the plant and | the bridge on the road | gave way": the site is the subject of a clause of its own.
fn begins_clause_behind_place(scene: &Scene<'_, '_>) -> bool {
    let joined = scene.before(scene.phrase_start()).is_some_and(|i| scene.is(i, Classes::CONJUNCTION));
    let verb = |at: usize| {
        let told = |e: Entry<'_>| e.frame == Frame::Intransitive && matches!(e.form, Form::Past | Form::Third);
        scene.is_auxiliary(at)
            || scene
                .starting_at(at)
                .any(|e| told(e) && scene.rest_end(e, at + 1).is_some_and(|end| is_free(scene, e, end)))
    };
    joined && behind_site::clause_start(scene).is_some_and(|at| at > scene.site.end && verb(at))
}

/// "Struck the refinery, some 180 km southeast of Moscow, and | the depot": what befell the site that a conjunction joins this one to,
/// over what is said between commas.
fn object_of_verb_before_another<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let and = scene.before(scene.phrase_start()).filter(|&i| scene.is(i, Classes::CONJUNCTION))?;
    let comma = scene.before(and).filter(|&i| scene.mark(i) == ',')?;
    let other = scene.sites[..scene.sites.partition_point(|site| site.end <= comma)].last()?.clone();
    let plain = |i: usize| {
        !scene.is_auxiliary(i)
            && !scene.is(i, Classes::CLAUSE_OPENER.with(Classes::FINITE))
            && !scene.word(i).ends_with("ing")
    };
    let aside =
        scene.mark(other.end) == ',' && comma - other.end <= behind_site::APPOSITION && (other.end..and).all(plain);
    let own = behind_site::clause_start(scene).filter(|&at| scene.is_auxiliary(at) || scene.is(at, Classes::FINITE));
    if !aside || other.end == comma || own.is_some() {
        return None;
    }
    let (sentence, sites) = (scene.sentence.clone(), scene.sites.clone());
    let of_other = Scene { site: other, sentence, sites, parts: Vec::new(), ..*scene };
    let floor = of_other.site.start.saturating_sub(OBJECT_REACH).max(scene.sentence.start);
    let verbs = (floor..of_other.site.start).rev().take_while(|&at| !of_other.is_boundary(at) && !of_other.in_site(at));
    verbs.filter_map(|at| verb_with_object(&of_other, at)).next()?.filter(|found| is_shared(found.class))
}

/// The event of a transitive verb at `at`. `Some(None)` where there is one that says nothing of
/// the site, so that no verb farther off is asked.
fn verb_with_object<'d>(scene: &Scene<'_, 'd>, at: usize) -> Option<Option<Found<'d>>> {
    // "The depot | hit its target", but "was shut as drones | hit its tanks"
    let of_another = || (scene.sentence.start..at).any(|i| scene.is(i, Classes::CLAUSE_OPENER));
    if scene.word(scene.site.start) == "its" && !of_another() {
        return None;
    }
    for entry in scene.starting_at(at).filter(|e| scene.takes(*e)) {
        let beside = scene.rest_end(entry, at + 1).filter(|end| *end <= scene.site.start);
        let behind = !entry.is_single() && scene.rest_end(entry, scene.site.end).is_some();
        let Some(end) = beside.or(behind.then_some(at + 1)) else { continue };
        // Nouns and adjectives have the same form: "the hit refinery", "a strike on".
        let hyphen = entry.form == Form::Past && scene.before(at).is_some_and(|i| scene.mark(i) == '-');
        if hyphen || entry.form == Form::Participle && is_determined(scene, at) {
            continue;
        }
        // "Airport shut, | port strands thousands"
        if scene.mark(end) == ',' && scene.phrase_start() == end + 1 && scene.in_site(at.saturating_sub(1)) {
            continue;
        }
        let between = between(scene, end);
        // "Opened | 28 crest gates of the dam"
        // "Traffic flowed over the bridge"
        if entry.class == "overflowed" && !scene.dam {
            continue;
        }
        let opens = matches!(entry.class, "opened" | RELEASED);
        // "Opened the dam | gates"
        let own = scene.says(scene.site.end, Frame::Outlet) && !between.led;
        let released = opens && scene.dam && (own || between.inside && scene.has_object(end, Frame::Outlet));
        // "Cut output at the mine", "cut the mine's output"
        let lessens = entry.class == LESSENED;
        let of_work = between.of_work || scene.possessed().is_some_and(|from| scene.says(from, Frame::Work));
        if !between.allowed
            || (entry.class == RELEASED && !released)
            || (lessens && !of_work)
            // "Sells its oil through the pipeline"
            || (entry.class == "sold" && between.led)
            || (between.carried && entry.class != "evacuated" && !(entry.class == TAKEN && between.of_part))
            || (between.inside && !reaches_inside(scene, entry, at) && !released && !lessens)
        {
            continue;
        }
        // "Proposes closing the plant"; "resumed sailing through the canal" is the line's own
        let through = scene.before(scene.phrase_start()).is_some_and(|i| scene.word(i) == "through");
        if (is_decided(entry.class) || through) && scene.word(end).ends_with("ing") {
            continue;
        }
        if between.undertaking && !matches!(entry.class, "cancelled" | "delayed" | "shut_down" | "planned") {
            continue;
        }
        // "Hit the depot's owner"
        let of_site = scene.possessed();
        if of_site.is_some_and(|from| scene.part_end(from).is_none()) {
            return Some(None);
        }
        // "Cut flows through the pipeline": not the line itself.
        if entry.frame == Frame::Line && between.led {
            continue;
        }
        let group = verb_group::before(scene.view.reading, scene.sentence.start..at);
        // "was struck by", "was damaged at the plant": the passive's subject is elsewhere, but for those who "were
        // evacuated from the mine".
        let brought_away = entry.class == "evacuated" && !entry.is_single();
        if group.passive && entry.form != Form::Gerund && !between.inside && !brought_away {
            return Some(None);
        }
        if !agrees(scene, entry, &group, at) {
            continue;
        }
        // "Plans to close the depot | were dropped"; "work to repair the bridge | began"
        let works = group.start >= scene.sentence.start + 2
            && scene.is(group.start - 1, Classes::GOAL)
            && matches!(scene.word(group.start - 2), "work" | "works")
            && matches!(entry.class, "repaired" | "under_construction" | "expanded");
        let group = match doubles::outcome(scene, entry.class) {
            Some(ahead) if works => {
                // "Starts Monday"
                let starts = |i: usize| matches!(scene.word(i), "starts" | "begins");
                let ahead = ahead || (scene.site.end..scene.sentence.end).any(starts);
                VerbGroup { planned: ahead, ahead, modal: false, ..group }
            }
            None if group.planned && doubles::is_averted(scene) => return Some(None),
            _ => group,
        };
        // "County | to close the bridge" of a headline will
        let negated = group.negated || doubles::is_of_nobody(scene, group.start);
        let group = VerbGroup { ahead: group.ahead || doubles::is_announced(scene, group.start), negated, ..group };
        if group.is_to_come() && (!group.ahead || group.perfect) && !outlook::is_asked(scene, &group) {
            return Some(None);
        }
        // "Dismantled the depot | chimney"
        let part = between.inside || of_site.is_some() || scene.is_part(scene.site.end);
        if of_site.is_some() && !is_shared(entry.class) && !lessens {
            return Some(None);
        }
        let class = if part { class_of_part(entry.class) } else { entry.class };
        let class = if released { RELEASED } else { class };
        // "Halted | work on the bridge"
        let class = if between.undertaking && class == "shut_down" { "delayed" } else { class };
        let class = if between.work && class == "shut_down" { "disrupted" } else { class };
        return Some(Some(Found::of_group(class, at..end, &group)));
    }
    None
}

/// Whether what is done to something at a site is done to the site. "An attack on" is a noun; who
/// overruns a runway at a base has not seized the base.
fn reaches_inside(scene: &Scene<'_, '_>, entry: Entry<'_>, at: usize) -> bool {
    // "To demolish a hall at", "approved a runway at"
    let verb = || scene.before(at).is_some_and(|i| scene.is(i, Classes::GOAL.with(Classes::MODAL)));
    (!matches!(entry.form, Form::Base | Form::Third) || verb())
        && (is_shared(entry.class) || entry.class == "planned" && entry.form == Form::Past)
}

fn is_determined(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.before(at).is_some_and(|i| scene.is(i, Classes::NOUN_OPENER) || scene.mark(i) == '-')
}

/// Whether the verb at `at` in this form can stand where the words before it are.
fn agrees(scene: &Scene<'_, '_>, entry: Entry<'_>, group: &VerbGroup, at: usize) -> bool {
    let before = |classes: Classes| scene.before(at).is_some_and(|i| scene.is(i, classes));
    // Who built a dam is done with it.
    let done = is_construction(entry.class);
    match entry.form {
        // "to strike", "may strike"; the plain present: "drones strike the depot".
        Form::Base => {
            let plural = scene.before(at).is_some_and(|i| scene.word(i).ends_with('s'));
            group.modal || before(Classes::GOAL) || plural
        }
        // "Two | blocks away" is a distance.
        Form::Third => {
            !before(Classes::NOT_SUBJECT.with(Classes::NUMERAL).with(Classes::DIGITS))
                && scene.before(at).is_none_or(|i| scene.mark(i) != '-')
        }
        Form::Past | Form::Participle => !done || group.progressive,
        // Who is selling has not sold.
        Form::Gerund => goes_on(scene, group) && !is_decided(entry.class),
        Form::Fixed => false,
    }
}

/// Whether a verb in "-ing" after `group` tells of what is done, and not of what is weighed ("considered closing",
/// "Restarting the plant was …"): it stands after a form of "be", a comma, one who does it, a verb that says how it
/// goes on, or what somebody is accused of.
fn goes_on(scene: &Scene<'_, '_>, group: &VerbGroup) -> bool {
    /// Most tokens between the accusing verb and its "of".
    const ACCUSED: usize = 4;
    let Some(before) = scene.before(group.start) else { return group.passive };
    // "Denied hitting the depot", "without closing the port"
    if scene.is(before, Classes::DENIAL) {
        return true;
    }
    let weighing = Classes::SAYING.with(Classes::AUXILIARY).with(Classes::FINITE);
    let doer =
        || scene.word(before).ends_with('s') && !scene.is(before, weighing) && !scene.says(before, Frame::Averted);
    let accused = || {
        let verbs = before.saturating_sub(ACCUSED).max(scene.sentence.start)..before.saturating_sub(1);
        scene.is(before, Classes::OF_PLACE) && verbs.into_iter().any(|i| scene.is(i, Classes::ADDRESSING))
    };
    group.passive || scene.mark(before) == ',' || scene.says(before, Frame::Ongoing) || doer() || accused()
}

/// "Fired | 40 missiles at | the depot", "missiles were | fired at | the depot".
fn fired_at<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    // "On | the grounds of | the depot"
    let grounds = |&of: &usize| scene.is(of, Classes::OF_PLACE) && scene.is_part_before(of);
    let of = scene.before(scene.phrase_start()).filter(grounds);
    let noun = of.and_then(|of| scene.before(of));
    let article = noun.and_then(|noun| scene.before(noun)).filter(|&at| scene.is(at, Classes::NOUN_OPENER));
    let end = article.or(noun).unwrap_or(scene.phrase_start());
    let spot = |&at: &usize| scene.is(at, Classes::AT_SITE) && !scene.is(at, Classes::INSIDE.with(Classes::OF_PLACE));
    let last = scene.before(scene.before(end).filter(spot)?)?;
    let missile = |at: usize| scene.starting_at(at).find(|e| e.frame == Frame::Missile);
    let (verb, entry) = if let Some(entry) = missile(last) {
        let floor = last.saturating_sub(OBJECT_REACH).max(scene.sentence.start);
        let mut verbs = (floor..last).rev().take_while(|&at| !scene.is_boundary(at));
        (verbs.find(|&at| scene.says(at, Frame::Firing))?, entry)
    } else {
        let group = verb_group::before(scene.view.reading, scene.sentence.start..last);
        let fired = scene.says(last, Frame::Firing);
        (last, scene.before(group.start).filter(|_| fired).and_then(missile)?)
    };
    let group = verb_group::before(scene.view.reading, scene.sentence.start..verb);
    (!group.is_to_come()).then(|| Found::of_group(entry.class, verb..end, &group))
}

/// "Flights were suspended at | the airport", "loading resumed at | the port": the work there, and what is a part of the site.
fn work_there<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    /// Most tokens of the verb.
    const VERB: usize = 6;
    /// What tells when.
    const WHEN: Classes = Classes::DATE_PREPOSITION
        .with(Classes::NUMERAL)
        .with(Classes::DAY)
        .with(Classes::MONTH)
        .with(Classes::TIME)
        .with(Classes::DIGITS)
        .with(Classes::ADVERB);
    let leads = Classes::AT_SITE.with(Classes::ORIGIN);
    let end = scene.before(scene.row_start()).filter(|&at| scene.is(at, leads))?;
    let carried = !scene.is(end, Classes::AT_SITE);
    let floor = end.saturating_sub(VERB).max(scene.sentence.start);
    (floor..end).rev().find_map(|at| {
        let group = verb_group::before(scene.view.reading, scene.sentence.start..at);
        let fits = |e: &Entry<'d>| {
            // "Gates lifted at"
            let bare = group.start == at && scene.is_part_before(at);
            // "Passengers were stranded at"
            let befell = e.frame == Frame::Occurring && e.class == "disrupted" && e.is_single();
            let done = (e.frame == Frame::Transitive || befell)
                && e.form == Form::Participle
                && (group.passive || bare || befell && group.is_bare());
            let active = e.form == Form::Past && !group.modal && !group.passive;
            let became = matches!(e.frame, Frame::Intransitive | Frame::Occurring) && active;
            let goes_on =
                matches!(e.frame, Frame::Intransitive | Frame::Occurring) && e.form == Form::Gerund && group.passive;
            // "Resumed | on Wednesday | at"
            // "Stopped | for five hours | on"
            let dated = |from: usize| (from..end).all(|i| scene.is(i, WHEN) || scene.word(i) == "for");
            let work = || scene.before(group.start).is_some_and(|noun| scene.says(noun, Frame::Work));
            (done || became || goes_on)
                && (is_shared(e.class) || e.class == "opened" && scene.dam || is_of_its_work(e.class) && work())
                && (!carried || e.class == TAKEN)
                && scene.rest_end(*e, at + 1).is_some_and(dated)
        };
        let entry = scene.starting_at(at).filter(fits).last()?;
        let let_out = matches!(entry.class, "opened" | RELEASED);
        let outlet = scene.dam && scene.before(group.start).is_some_and(|noun| scene.says(noun, Frame::Outlet));
        if let_out && !outlet {
            return None;
        }
        let class = if let_out { RELEASED } else { class_of_part(entry.class) };
        // "A shell exploded at"
        let anything = entry.frame == Frame::Occurring && group.start > scene.sentence.start;
        let mover = scene.before(group.start).is_some_and(|noun| scene.says(noun, Frame::Mover));
        let part = anything || !mover && scene.is_part_before(group.start);
        let told = !group.is_to_come() && part && !is_construction(class);
        told.then(|| Found::of_group(class, group.start..end, &group))
    })
}
