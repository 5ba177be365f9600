//! What stands between a verb or the noun of an event and the site that may be its object.

use super::event_lexicon::Frame;
use super::scene::Scene;
use crate::language::Classes;

/// What stands between a verb and the site.
pub(super) struct Between {
    /// Nothing that parts them.
    pub allowed: bool,
    /// A preposition leads from the verb's own object to the site.
    pub led: bool,
    /// The verb's own object is something at the site: "hit a turbine hall at | the plant".
    pub inside: bool,
    /// It is its opening, building or the like.
    pub undertaking: bool,
    /// It is what leaves the site: what one firm stops does not close it.
    pub work: bool,
    /// It is brought away from there.
    pub carried: bool,
    /// What is brought away is a part of the site.
    pub of_part: bool,
    /// The noun before the preposition that leads to the site is what goes on there: "cut output at | the mine".
    pub of_work: bool,
}

/// What stands between a verb or noun that ends at `from` and the site.
pub(super) fn between(scene: &Scene<'_, '_>, from: usize) -> Between {
    let mut between = Between {
        allowed: true,
        led: false,
        inside: false,
        undertaking: false,
        work: false,
        carried: false,
        of_part: false,
        of_work: false,
    };
    // "Held | the water | the station | relied on"
    let article = scene.before(scene.site.start).filter(|&at| at > from && scene.is(at, Classes::NOUN_OPENER));
    let object = article.and_then(|at| scene.before(at)).filter(|_| scene.is(from, Classes::NOUN_OPENER));
    let noun = |at: usize| scene.mark(at) == '\0' && !scene.is(at, small_words()) && !scene.says(at, Frame::Transitive);
    between.allowed &= !object.is_some_and(noun);
    for at in (from..scene.site.start).filter(|&at| !scene.in_site(at)) {
        if scene.is(at, Classes::AT_SITE) {
            // "Two of six lines at"
            if scene.is_count(at) {
                continue;
            }
            // "Postponed the opening of the plant"
            if scene.is_undertaking(at) {
                between.undertaking = true;
                continue;
            }
            between.inside = true;
            between.of_work |= scene.before(at).is_some_and(|noun| scene.says(noun, Frame::Work));
            // "A building at the plant": the noun has no object.
            between.allowed &= at > from && scene.is_part_before(at);
            continue;
        }
        // "Suspended flights from the airport", "halted flows through the pipeline", "releases 900 cusecs from the dam"
        let noun = scene.before(at).filter(|_| at > from);
        let says = |frame: Frame| noun.is_some_and(|noun| scene.says(noun, frame));
        let origin = scene.is(at, Classes::ORIGIN);
        let water = scene.dam && says(Frame::Outlet);
        if (origin || scene.word(at) == "through") && (says(Frame::Work) || water) {
            (between.inside, between.led, between.of_work) = (true, true, !water);
            between.work |= origin && !water;
            continue;
        }
        // "Stole cables from the depot", "evacuated 200 people from the port"
        if origin && noun.is_some() {
            (between.inside, between.led, between.carried) = (true, true, true);
            between.of_part = scene.is_part_before(at);
            continue;
        }
        // "Hit the city, delaying flights at", "as the grid trips again, the port chokes"
        let adverb = Classes::ADVERB.with(Classes::GROUP_ADVERB).with(Classes::LY);
        let ended = || (from..at).all(|i| scene.is(i, adverb));
        if scene.mark(at) == ',' && (scene.word(at + 1).ends_with("ing") || ended()) {
            between.allowed = false;
        }
        between.led |= scene.is(at, Classes::PREPOSITION.with(Classes::LOC_PREP));
        if scene.is(at, Classes::BARRIER) || scene.is_auxiliary(at) {
            between.allowed = false;
        }
    }
    between
}

/// What may stand between an object and the article of the next phrase.
const fn small_words() -> Classes {
    Classes::PREPOSITION
        .with(Classes::LOC_PREP)
        .with(Classes::COORDINATOR)
        .with(Classes::ADVERB)
        .with(Classes::BARRIER)
        .with(Classes::AT_SITE)
        .with(Classes::TIME)
        .with(Classes::DAY)
}
