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
}

/// What stands between a verb or noun that ends at `from` and the site.
pub(super) fn between(scene: &Scene<'_, '_>, from: usize) -> Between {
    let mut between = Between { allowed: true, led: false, inside: false, undertaking: false, work: false };
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
            // "A building at the plant": the noun has no object.
            between.allowed &= at > from && scene.is_part_before(at);
            continue;
        }
        // "Suspended flights from the airport"
        if scene.is(at, Classes::ORIGIN)
            && at > from
            && scene.before(at).is_some_and(|noun| scene.says(noun, Frame::Work))
        {
            (between.inside, between.led, between.work) = (true, true, true);
            continue;
        }
        // "Hit the city, delaying flights at"
        if scene.mark(at) == ',' && scene.word(at + 1).ends_with("ing") {
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
