//! How far what a sentence tells of a site has come about: what is planned is told from what is feared, and from what somebody
//! asks for.

use super::event_lexicon::{Entry, Form, Frame};
use super::scene::{Found, Scene};
use crate::annotations::Outlook;
use crate::language::Classes;
use crate::language::en::verb_group::VerbGroup;

/// Most tokens from what says so to the event.
const REACH: usize = 20;

/// The classes of what is asked, feared or denied of a site in words that no other class has.
const ASKED: &str = "asked";
const FEARED: &str = "feared";
const DENIED: &str = "denied";

/// Whether `class` is what somebody asks, fears or denies of a site in his own words, which may be of anything.
pub(super) fn is_in_own_words(class: &str) -> bool {
    matches!(class, ASKED | FEARED | DENIED)
}

/// How far `found` has come about, by the nearest word before it that says so: "fear it | will | close" is a plan.
pub(super) fn of(scene: &Scene<'_, '_>, found: &Found<'_>) -> Outlook {
    match found.class {
        _ if !found.to_come => return Outlook::Happened,
        ASKED => return Outlook::Asked,
        FEARED => return Outlook::Feared,
        _ => {}
    }
    let told = found.tokens.end;
    let said = (told.saturating_sub(REACH)..told).rev().find_map(|at| {
        let will = scene.is(at, Classes::PROSPECTIVE) || matches!(scene.word(at), "will" | "expect" | "expects");
        if scene.says(at, Frame::Fearing) {
            Some(Outlook::Feared)
        } else if scene.says(at, Frame::Asking) {
            Some(Outlook::Asked)
        } else {
            will.then_some(Outlook::Planned)
        }
    });
    match said {
        // What may be mended or opened nobody fears.
        Some(Outlook::Feared) if is_welcome(found.class) => Outlook::Planned,
        // "Feared that the army was preparing to strike"
        Some(Outlook::Planned) if is_harm(found.class) => {
            let feared = (told.saturating_sub(REACH)..told).any(|at| scene.says(at, Frame::Fearing));
            if feared { Outlook::Feared } else { Outlook::Planned }
        }
        said => said.unwrap_or(Outlook::Planned),
    }
}

fn is_harm(class: &str) -> bool {
    matches!(class, "struck" | "destroyed" | "damaged" | "on_fire" | "seized" | "occupied")
}

fn is_welcome(class: &str) -> bool {
    matches!(
        class,
        "restarted" | "under_construction" | "expanded" | "planned" | "sold" | "opened" | "repaired" | "inspected"
    )
}

/// Whether a clause of the present tells the event, which something waits for: "until the bridge | reopens", "once the depot is |
/// repaired".
pub(super) fn is_awaited(scene: &Scene<'_, '_>, found: &Found<'_>) -> bool {
    /// Most tokens before the site that no list knows as a part of its phrase: "once | the adjoining | dam".
    const ADJECTIVES: usize = 3;
    let verb = found.tokens.start;
    let present =
        scene.word(verb).ends_with('s') || scene.before(verb).is_some_and(|at| matches!(scene.word(at), "is" | "are"));
    let opens = |at: &usize| matches!(scene.word(*at), "until" | "once" | "before");
    let start = scene.phrase_start();
    let Some(opener) = (start.saturating_sub(ADJECTIVES)..start).rev().find(opens) else { return false };
    // "Would stay shut until the bridge | was repaired"
    let told = || {
        let mut before = (opener.saturating_sub(REACH).max(scene.sentence.start)..opener).rev();
        let modal = before.find(|&at| scene.is_auxiliary(at)).filter(|&at| scene.is(at, Classes::MODAL));
        scene.word(opener) != "before" && modal.is_some()
    };
    found.tokens.start >= scene.site.end && (present || told())
}

/// Whether somebody wants what the verb behind `group` tells, or says that it has to be: "called on the owner to | close", "should |
/// be closed".
pub(super) fn is_asked(scene: &Scene<'_, '_>, group: &VerbGroup) -> bool {
    /// Most tokens from the verb to "to".
    const ASKED: usize = 7;
    if group.perfect {
        return false;
    }
    let asks = |at: usize| scene.says(at, Frame::Asking);
    let to = scene.before(group.start).filter(|&to| scene.is(to, Classes::GOAL));
    let before = |to: usize| {
        let floor = to.saturating_sub(ASKED).max(scene.sentence.start);
        let ends = |at: &usize| scene.is_boundary(*at) || scene.mark(*at) != '\0';
        (floor..to).rev().take_while(|at| !ends(at)).any(|at| asks(at) && !is_refused(scene, at))
    };
    (group.start..group.end).any(asks) || to.is_some_and(before)
}

/// Whether who asks is said not to: "did not | ask".
fn is_refused(scene: &Scene<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|i| scene.is(i, Classes::NEGATION) || scene.word(i) == "had")
}

/// The verb of who wants something of the site right behind it: "called for | the depot | to be shut", "want | the depot | shut".
pub(super) fn asker(scene: &Scene<'_, '_>) -> Option<usize> {
    /// Most tokens of the words: "called on".
    const WORDS: usize = 3;
    let start = scene.phrase_start();
    let asks = |&at: &usize| {
        let ends = |entry: Entry<'_>| entry.frame == Frame::Asking && scene.rest_end(entry, at + 1) == Some(start);
        scene.starting_at(at).any(ends) && !is_refused(scene, at)
    };
    (start.saturating_sub(WORDS).max(scene.sentence.start)..start).rev().find(asks)
}

/// Whether the words before the noun at token `noun` say that what it names is to come, or that somebody wants or fears it: "called for
/// the | closure of", "fears of an | attack on", "approved the | restart of".
pub(super) fn is_ahead(scene: &Scene<'_, '_>, noun: usize) -> bool {
    /// Most tokens between them.
    const NEAR: usize = 5;
    let ends = |at: &usize| scene.is(*at, Classes::COORDINATOR) || scene.mark(*at) != '\0' && scene.mark(*at) != '-';
    let says = |at: usize| {
        let word = scene.word(at);
        let meant = ["approv", "authori", "propos"].iter().any(|stem| word.starts_with(stem));
        meant
            || matches!(word, "imminent" | "plan" | "plans")
            || (scene.says(at, Frame::Asking) || scene.says(at, Frame::Fearing)) && !is_refused(scene, at)
    };
    let floor = noun.saturating_sub(NEAR).max(scene.sentence.start);
    (floor..noun).rev().take_while(|at| !ends(at)).any(says)
}

/// What somebody asks, fears or denies of the site, whatever it is: "asked the government to move fighters away from | the refinery".
pub(super) fn stated<'d>(scene: &Scene<'_, 'd>) -> Option<Found<'d>> {
    let start = scene.phrase_start();
    let parts = |&at: &usize| matches!(scene.mark(at), ';' | ':' | '—' | '–' | '"' | '“' | '”');
    // "Asked about", "is wanted in"
    let aside = |at: usize| {
        let question =
            matches!(scene.word(at + 1), "about" | "why" | "whether" | "how" | "if" | "when" | "where" | "who");
        let passive = scene.before(at).is_some_and(|i| scene.is(i, Classes::BE.with(Classes::NOUN_OPENER)));
        question
            || passive
            || scene.word(at) == "wanted" && scene.is(at + 1, Classes::LOC_PREP.with(Classes::PREPOSITION))
    };
    let class = |at: usize| {
        let verb = |frame: Frame| {
            let told = |e: Entry<'_>| e.frame == frame && matches!(e.form, Form::Past | Form::Third);
            scene.starting_at(at).any(|e| told(e) && scene.rest_end(e, at + 1).is_some_and(|end| end <= start))
        };
        // What is needed or ordered nobody may have asked for.
        let weak =
            ["need", "requir", "order", "insist", "advis", "risk"].iter().any(|stem| scene.word(at).starts_with(stem));
        match () {
            () if aside(at) || is_refused(scene, at) || weak => None,
            () if verb(Frame::Asking) => Some(ASKED),
            () if verb(Frame::Fearing) => Some(FEARED),
            () => matches!(scene.word(at), "denied" | "denies").then_some(DENIED),
        }
    };
    let floor = start.saturating_sub(REACH).max(scene.sentence.start);
    // "Could overload the line | that links Kolwezi to | the dams"
    let told = |at: usize| {
        let object = Classes::NOUN_OPENER.with(Classes::CAPITAL);
        let verb = scene.word(at + 1).ends_with('s') && !scene.is(at + 1, object) && scene.is(at + 2, object);
        scene.is(at, Classes::RELATIVE_PRONOUN) && verb && at + 1 < start
    };
    let mut before = (floor..start).rev().take_while(|at| !parts(at) && !scene.in_site(*at) && !told(*at));
    let (at, class) = before.find_map(|at| Some((at, class(at)?)))?;
    let (negated, to_come) = (class == DENIED, class != DENIED);
    Some(Found { class, tokens: at..scene.site.end, negated, hedged: false, to_come, aside: true })
}
