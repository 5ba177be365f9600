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
    // "Cut output | by about a third | at"
    let share = |at: &usize| scene.word(*at) == "by" && share_end(scene, *at).is_some();
    let by = (from..scene.site.start).find(share);
    let shared = by.and_then(|by| Some(by..share_end(scene, by)?)).unwrap_or(from..from);
    for at in (from..scene.site.start).filter(|at| !scene.in_site(*at) && !shared.contains(at)) {
        let noun = if at == shared.end { shared.start } else { at };
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
            between.of_work |= scene.before(noun).is_some_and(|noun| scene.says(noun, Frame::Work));
            // "A building at the plant": the noun has no object.
            between.allowed &= noun > from && scene.is_part_before(noun);
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
        // "Closed the airport and | cut | the highway": another verb has it as its object.
        let another = scene.is(at, Classes::CONJUNCTION)
            && scene.is(at + 1, Classes::VERB_ED.with(Classes::VERB_PAST).with(Classes::IRREGULAR))
            && scene.is(at + 2, Classes::NOUN_OPENER)
            && at + 2 < scene.site.start;
        // "Was to close | once | power from the dam came"
        if another || scene.word(at) == "once" || scene.is(at, Classes::BARRIER) || scene.is_auxiliary(at) {
            between.allowed = false;
        }
    }
    between
}

/// The token after what says by how much, where the "by" before it is token `by`: "by | 10%", "by | about one-fifth".
fn share_end(scene: &Scene<'_, '_>, by: usize) -> Option<usize> {
    /// Most tokens of it.
    const SHARE: usize = 6;
    let number = |i: usize| {
        let part = matches!(scene.word(i), "half" | "third" | "quarter" | "%" | "percent" | "cent");
        part || scene.mark(i) == '%' || scene.is(i, Classes::DIGITS.with(Classes::NUMERAL))
    };
    let small = |i: usize| matches!(scene.word(i), "a" | "about" | "around" | "nearly" | "almost" | "per" | "-");
    let inside = |i: usize| number(i) || small(i) || scene.mark(i) == '-' || scene.mark(i - 1) == '-';
    let end = (by + 1..by + 1 + SHARE).find(|&i| !inside(i))?;
    (by + 1..end).any(number).then_some(end)
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
