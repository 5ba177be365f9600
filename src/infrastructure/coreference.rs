//! Other mentions of the same site: "the plant", "the facility", an abbreviation that brackets introduce ("the Chernobyl
//! nuclear power plant (ChNPP)"), and what headline and first paragraph say before the text names it.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::again::{APART_KM, MAIN, again_at, is_antecedent, is_spoken_from, key};
use super::anchors::{is_town, overlapping};
use super::confidence::{self, PINNED};
use super::kinds::Trait;
use super::nouns::{Force, Noun};
use super::view::View;
use super::{at_sites, before_the_name, context, idioms, nouns};
use crate::annotations::{PlaceMention, Reference};
use crate::gazetteer::distance_km;
use crate::kind::Kind;
use crate::language::Classes;
use crate::sort;
use crate::text::TextSpan;
use crate::text::hashing::Fast;

/// Sentences that a site stays in mind for where the text speaks of several of its kind.
const MEMORY: usize = 3;

/// Most later mentions and sentences back that are looked at for one.
const BACK: usize = 5;

/// Most mentions back that are counted.
const REACH: usize = 30;

/// Most words between "the" and the noun: "the [sprawling coastal] plant".
const ADJECTIVES: usize = 2;

/// How far from the middle of a region a site of it stands, in km.
const APPOSED_KM: f64 = 150.0;

/// Most letters of an abbreviation.
const ABBREVIATION: usize = 8;

/// Adds the later mentions of `facilities` to them, where `places` are the resolved toponyms; a generic mention that turns out to be one is
/// replaced. Both the argument and the result ascend by span.
pub fn link(view: &View<'_>, places: &[PlaceMention], facilities: &mut Vec<PlaceMention>) {
    if !facilities.iter().any(is_antecedent) {
        return;
    }
    by_last_name(facilities);
    at_sites::locate(view, facilities);
    at_sites::known(view, facilities);
    appose(view, facilities);
    by_superlative(view, facilities);
    let mut later = bare_nouns(view, places, facilities);
    later.extend(by_abbreviation(view, facilities));
    let first = before_the_name::mentions(view, places, facilities, &later);
    later.extend(first);
    sort::by_key(&mut later, |l| l.span);
    facilities.retain(|f| !is_over(&later, f.span));
    facilities.extend(later);
    sort::by_key(facilities, |f| f.span);
}

/// Ties names that no list has to a site before them whose name ends with theirs ("the Hartman Bridge", after "the Fred Hartman Bridge"), or
/// that was called so with its place ("the Buntun Bridge in Tuguegarao").
fn by_last_name(facilities: &mut [PlaceMention]) {
    for at in 1..facilities.len() {
        let (before, rest) = facilities.split_at_mut(at);
        let Some(mention) = rest.first_mut().filter(|m| is_antecedent(m) && m.place.is_none()) else { continue };
        let said = mention.name.to_lowercase();
        let same = |site: &&PlaceMention| {
            let name = site.name.to_lowercase();
            let last = || name.strip_suffix(&said).is_some_and(|first| first.ends_with(' '));
            let placed = || name.strip_prefix(&said).is_some_and(|place| place.starts_with(" in "));
            site.kind == mention.kind && site.lat.is_some() && said.contains(' ') && (last() || placed())
        };
        if let Some(site) = before.iter().rev().take(REACH).find(same) {
            let (span, confidence) = (mention.span, site.confidence * confidence::LATER_KEEPS);
            *mention = PlaceMention { span, confidence, reference: Reference::Named, ..site.clone() };
        }
    }
}

/// Gives the mentions without a site of their own that stand in apposition to a site its place: "Zaporizhzhia, Europe's largest nuclear plant".
fn appose(view: &View<'_>, facilities: &mut [PlaceMention]) {
    /// Most tokens between the comma and the noun.
    const BEFORE: usize = 6;
    for at in 1..facilities.len() {
        let (before, rest) = facilities.split_at(at);
        let (Some(site), Some(noun)) = (before.last(), rest.first()) else { continue };
        let (comma, start) = (view.document.token_at(site.span.end), view.document.token_at(noun.span.start));
        let end = view.document.token_at(noun.span.end);
        // "Turkwel, the dam in West Pokot": it stands there, and not in the region's middle.
        let near = || {
            let points = site.lat.zip(site.lon).zip(noun.lat.zip(noun.lon));
            points.is_some_and(|(a, b)| distance_km(a.0, a.1, b.0, b.1) <= APPOSED_KM)
        };
        let described = noun.approximate && noun.reference == Reference::Described && site.place.is_some() && near();
        let called =
            (!is_antecedent(noun) || described) && is_antecedent(site) && view.kinds.taken_up(noun.kind, site.kind);
        if !called || start <= comma + 1 || start > comma + 1 + BEFORE || view.mark(comma) != ',' {
            continue;
        }
        let owned = (comma + 2..start).any(|i| view.is_possessive_s(i)) && view.is_capital(comma + 1);
        let opened = view.is(comma + 1, Classes::OPENING);
        // A verb would make another clause of it.
        let plain = (comma + 2..start)
            .all(|i| view.is_capital(i) || !view.is(i, Classes::AUXILIARY.with(Classes::MARK)) || view.is_hyphen(i));
        let closed = matches!(view.mark(end), ',' | '.' | ';' | '—' | '–' | ')')
            || view.is(end, Classes::CLOSING.with(Classes::LOC_PREP));
        if (owned || opened) && plain && closed && !view.lower(end - 1).ends_with('s') {
            facilities[at] = PlaceMention { confidence: site.confidence, ..again_at(view, site, noun.span) };
        }
    }
}

/// Ties what is called the largest of its kind, in general, to the only site of that kind that the text names, where that is spoken of near:
/// "Europe's largest nuclear station", after the Zaporizhzhia plant.
fn by_superlative(view: &View<'_>, facilities: &mut [PlaceMention]) {
    /// Most tokens between the superlative and the noun.
    const BETWEEN: usize = 3;
    let block = |m: &PlaceMention| view.document.sentence_at(m.span.start).map(|at| view.document.sentences[at].block);
    for at in 1..facilities.len() {
        let noun = &facilities[at];
        let (start, end) = (view.document.token_at(noun.span.start), view.document.token_at(noun.span.end));
        let called = (start.saturating_sub(BETWEEN)..start).find(|&i| view.lower(i).ends_with("est"));
        let owned = called.and_then(|i| i.checked_sub(1)).is_some_and(|i| view.is_possessive_s(i));
        let said = nouns::longest(view.reading, start, end);
        if is_antecedent(noun) || !owned || !said.is_some_and(|n| !n.noun.plural && n.noun.force == Force::Strong) {
            continue;
        }
        let before = facilities[..at].iter().rev().take(REACH).find(|m| is_antecedent(m) && m.kind == noun.kind);
        let near = |site: &&PlaceMention| block(site).zip(block(noun)).is_some_and(|(a, b)| b - a <= 1);
        let Some(site) = before.filter(|site| site.place.is_some()).filter(near) else { continue };
        let rival = |m: &PlaceMention| is_antecedent(m) && m.kind == noun.kind && key(m) != key(site);
        if !facilities[at.saturating_sub(REACH)..].iter().take(2 * REACH).any(rival) {
            facilities[at] = again_at(view, site, noun.span);
        }
    }
}

/// Whether one of `mentions`, which ascend without overlapping, lies over `span`.
pub(crate) fn is_over(mentions: &[PlaceMention], span: TextSpan) -> bool {
    let first = mentions.partition_point(|m| m.span.end <= span.start);
    mentions.get(first).is_some_and(|m| m.span.overlaps(span))
}

/// "The plant" and the like, for the site that they stand for.
fn bare_nouns(view: &View<'_>, places: &[PlaceMention], facilities: &[PlaceMention]) -> Vec<PlaceMention> {
    let mut later: Vec<PlaceMention> = Vec::new();
    let mut memory = Memory::default();
    let mut read = 0;
    for (index, sentence) in view.document.sentences.iter().enumerate() {
        for article in sentence.tokens.clone().filter(|&i| view.is(i, Classes::AGAIN.with(Classes::DETERMINER))) {
            let again = view.is(article, Classes::AGAIN);
            let Some((head, noun)) = noun_after(view, article, sentence.tokens.end) else { continue };
            let (kind, span, end) = (noun.map(|noun| noun.kind), view.document.span(head.clone()), head.end);
            while let Some(mention) = facilities.get(read).filter(|m| m.span.end <= span.start) {
                memory.add(facilities, read, mention);
                read += 1;
            }
            let taken = facilities[read..].iter().take_while(|f| f.span.start < span.end);
            if taken.into_iter().any(|f| is_antecedent(f) && f.span.overlaps(span)) {
                continue;
            }
            if !again {
                // "Freeport LNG, a terminal in Texas"
                let apposed =
                    facilities[..read].last().is_some_and(|m| view.document.token_at(m.span.end) + 1 == article);
                if apposed && view.mark(article - 1) == ',' || !brings_up(view, article, end, sentence.tokens.end) {
                    continue;
                }
                memory.another = Some((kind, sentence.block, span.start));
                continue;
            }
            let noun = noun.map(|noun| Noun { kind: meant_by(view, noun, &head, &sentence.tokens), ..noun });
            let kind = noun.map(|noun| noun.kind);
            let antecedent = memory.antecedent(view, facilities, &later, (index, article, end), noun);
            // "The terminal" of a site that nobody knows: "the plant" and "the site" may be its, too.
            let unknown = memory.unknown;
            let vague = noun.is_none_or(|n| n.force == Force::Weak && view.kinds.has(n.kind, Trait::Vague));
            let hidden = |site: &PlaceMention| vague && unknown.is_some_and(|at| at > last_of(&later, site).start);
            // "Another plant burned. The plant …": not the one that was named, unless that was spoken of since.
            let is_other = |site: &PlaceMention| {
                let fits = |other: Option<Kind>| match (kind, other) {
                    (Some(said), Some(other)) => view.kinds.is_called(said, other),
                    (None, _) => true,
                    (_, None) => vague,
                };
                let another = memory.another.filter(|(other, block, _)| *block == sentence.block && fits(*other));
                another.is_some_and(|(_, _, at)| at > last_of(&later, site).start)
            };
            let about = |site: &PlaceMention| {
                facilities[..read].iter().rev().take(REACH).filter(|f| key(f) == key(site)).count() >= MAIN
            };
            let fits = |site: &&PlaceMention| {
                !is_elsewhere(view, places, span, site, about(site))
                    && !is_other(site)
                    && !hidden(site)
                    && noun.is_none_or(|_| !is_plural(view, site))
                    && !noun.is_some_and(|noun| is_exact(view, noun, site) && is_called_else(view, site, end - 1))
                    && (kind == Some(site.kind) || !noun.is_some_and(|noun| says_more(view, noun)))
            };
            let line = noun.is_some_and(|n| view.kinds.has(n.kind, Trait::Line));
            // No terminal is "the pipeline".
            let crossed = |site: &&PlaceMention| {
                !line || !view.kinds.has(site.kind, Trait::Vague) && site.kind != Kind::GasFacility
            };
            let antecedent = antecedent.filter(fits).filter(crossed);
            if antecedent.is_none() && !line {
                memory.unknown = Some(span.start);
            }
            if let Some(antecedent) = antecedent {
                let mut mention = again_at(view, antecedent, span);
                if later.iter().rev().take(BACK).any(|l| std::ptr::eq(l, antecedent)) {
                    mention.confidence = antecedent.confidence;
                }
                later.push(mention);
            }
        }
    }
    later
}

/// The kind that a noun at `head` means in its sentence: a "terminal" is of what leaves it.
fn meant_by(view: &View<'_>, noun: Noun, head: &Range<usize>, sentence: &Range<usize>) -> Kind {
    if noun.kind == Kind::OilDepot { context::reread(view, noun.kind, head, sentence) } else { noun.kind }
}

/// Whether `site` is more than one that no list has: "the tower" is none of "two towers near Baragoi".
fn is_plural(view: &View<'_>, site: &PlaceMention) -> bool {
    let tokens = view.document.token_at(site.span.start)..view.document.token_at(site.span.end);
    let mut nouns = tokens.clone().filter_map(|at| nouns::longest(view.reading, at, tokens.end));
    site.place.is_none() && nouns.next().is_some_and(|found| found.noun.plural)
}

/// Where `site` was spoken of last, if it is the one that was taken up last.
fn last_of(later: &[PlaceMention], site: &PlaceMention) -> TextSpan {
    later.last().filter(|last| key(last) == key(site)).map_or(site.span, |last| last.span)
}

/// What follows a noun that is no part of another: not "a plant [manager]", "the hospital [trust]".
pub(crate) const BEHIND_NOUN: Classes = Classes::MARK
    .with(Classes::PREPOSITION)
    .with(Classes::LOC_PREP)
    .with(Classes::COORDINATOR)
    .with(Classes::CLAUSE_OPENER)
    .with(Classes::AUXILIARY)
    .with(Classes::VERB_PAST)
    .with(Classes::VERB_ED)
    .with(Classes::IRREGULAR)
    .with(Classes::ADVERB);

/// Whether the determiner at `article` brings up what was not spoken of before, with a noun that ends at `end`: "a plant", "another
/// plant"; not "is a plant", "as a plant", "a plant manager".
fn brings_up(view: &View<'_>, article: usize, end: usize, sentence: usize) -> bool {
    let new = view.is(article, Classes::INDEFINITE) || view.lower(article) == "another";
    let said_of = |before: usize| view.is(before, Classes::BE) || view.lower(before) == "as";
    new && (end >= sentence || view.is(end, BEHIND_NOUN)) && !article.checked_sub(1).is_some_and(said_of)
}

/// Whether `noun` says more than "plant": no power station is "the smelter".
fn says_more(view: &View<'_>, noun: Noun) -> bool {
    noun.force == Force::Strong && view.kinds.has(noun.kind, Trait::Vague)
}

/// Whether `noun` says just what it is besides `site`: no power station is "the smelter", and no bridge "the tunnel".
fn is_exact(view: &View<'_>, noun: Noun, site: &PlaceMention) -> bool {
    let other = noun.force == Force::Strong && noun.kind != site.kind;
    let line = |trait_| view.kinds.has(noun.kind, trait_);
    says_more(view, noun) || other && line(Trait::Crossed) && line(Trait::Line)
}

/// Whether the name of `site` ends with another noun than the one at token `noun`: no smelter is "the fertiliser plant".
fn is_called_else(view: &View<'_>, site: &PlaceMention, noun: usize) -> bool {
    let name = site.name.to_lowercase();
    let language = &view.reading.language;
    let is_noun = |word: &str| language.word(word).is_some_and(|w| language.classes(w).any(Classes::FACILITY_NOUN));
    let called = |by: &str| by.replace(' ', "").contains(view.lower(noun));
    // Any works may be "the factory".
    let works = ["plant", "works", "mill", "complex", "facility", "foundry"];
    if view.lower(noun) == "factory" && works.iter().any(|word| name.ends_with(word)) {
        return false;
    }
    name.rsplit(' ').next().is_some_and(is_noun) && !called(&name) && !called(site.span.slice(view.document.text()))
}

/// Whether the paragraph speaks, before `noun`, of towns that are all far from `site`, which stands in another paragraph:
/// "the bridge" is then a bridge of that town or of none. Of a site that the text is `about` only towns that are certain part it. So it is where the paragraph begins with another country: "In Brazil, …".
pub(crate) fn is_elsewhere(
    view: &View<'_>,
    places: &[PlaceMention],
    noun: TextSpan,
    site: &PlaceMention,
    about: bool,
) -> bool {
    let sentences = &view.document.sentences;
    let own = sentences.partition_point(|s| s.span.end <= noun.start);
    let Some(block) = sentences.get(own).map(|s| s.block) else { return false };
    let first = &sentences[sentences.partition_point(|s| s.block < block)];
    let start = first.span.start;
    let Some((lat, lon)) = site.lat.zip(site.lon).filter(|_| site.span.start < start) else { return false };
    let before = overlapping(places, start, noun.start);
    let opening = before.first().filter(|place| {
        let inside = view.is(first.tokens.start, Classes::INSIDE);
        inside && view.document.token_at(place.span.start) == first.tokens.start + 1
    });
    // "In Poltava Oblast, …"
    let region = |place: &PlaceMention| {
        place.kind == Kind::Admin1 && site.region.as_ref().is_some_and(|region| *region != place.name)
    };
    if opening.is_some_and(|place| place.country.is_some() && place.country != site.country || region(place)) {
        return true;
    }
    let towns = before
        .iter()
        .filter(|p| is_town(view, p) && (!about || p.confidence >= PINNED && !is_spoken_from(view, p.span, noun)));
    let mut distances = towns.filter_map(|p| Some(distance_km(p.lat?, p.lon?, lat, lon))).peekable();
    distances.peek().is_some() && distances.all(|km| km > APART_KM)
}

/// The singular facility noun after an article, with what the table says of it; without for a noun of any kind.
pub(super) fn noun_after(view: &View<'_>, article: usize, end: usize) -> Option<(Range<usize>, Option<Noun>)> {
    let mut adjectives = 0;
    for at in article + 1..end {
        let any = view.is(at, Classes::ANY_FACILITY).then_some((1, None));
        let found = nouns::longest(view.reading, at, end);
        let known = found.filter(|m| !m.noun.plural).map(|m| (m.tokens, Some(m.noun)));
        let joined = view.is_hyphen(at) || view.is_hyphen(at + 1);
        if let Some((tokens, noun)) = known.or(any).filter(|_| !joined) {
            let head = at..at + tokens;
            let small = head.clone().all(|i| !view.is_capital(i));
            // "the plant in Tuapse", "the plant of the year" say themselves what they mean, "the plant for a week" does
            // not; "the port city" is a city. "To the east is the plant where Volvo …" brings up another one.
            let stated = article.checked_sub(1).is_some_and(|be| view.is(be, Classes::BE));
            let new = stated && view.is(head.end, Classes::CLAUSE_OPENER);
            let lasting = (head.end + 1..head.end + 3).any(|i| view.is(i, Classes::TIME));
            // "The plant in Tuas"
            let inside = view.is(head.end, Classes::INSIDE.with(Classes::SPOT)) && view.is_capital(head.end + 1);
            let dated = view.is(head.end + 1, Classes::DAY.with(Classes::MONTH));
            let placed = (view.is(head.end, Classes::SELF_PLACED) || inside && !dated) && !lasting;
            let there = matches!(view.lower(head.end), "there" | "here");
            // "The line that links Kolwezi to the dams", "the depot on First Avenue", "the cable with Norway"
            let told = view.lower(head.end) == "that" && is_told_by(view, head.end + 1);
            let on = matches!(view.lower(head.end), "on" | "with") && view.is_capital(head.end + 1) && !dated;
            let placed = placed || told || on;
            let placed = placed || there || view.is(head.end, Classes::PLACE_NOUN) || view.is_capital(head.end) || new;
            let placed = placed && view.is(article, Classes::AGAIN);
            let free = small && !placed && !idioms::covers(view.reading, &head) && !view.part_of_compound(&head);
            return free.then_some((head, noun));
        }
        // "the 1,320-[megawatt] plant", "the Soviet-[built] plant": one adjective each, but no "pro-Beijing camp".
        adjectives += usize::from(!joined);
        let counted = |i: usize| view.is(i, Classes::DIGITS.with(Classes::NUMERAL));
        let compound = if view.is_hyphen(at) {
            counted(at - 1) || view.is_compound(at + 1, Classes::PLAIN)
        } else {
            joined || view.is_hyphen(at - 1)
        };
        if view.is_hyphen(at) && !compound
            || adjectives > ADJECTIVES
            || view.is_capital(at) && !compound
            || tells_apart(view, at)
            // Of "the state the plant" it belongs to the second alone, and would be marked twice.
            || view.is(at, Classes::AGAIN.with(Classes::DETERMINER))
        {
            return None;
        }
    }
    None
}

/// Whether the verb at `at` says what a site does, and so which one is meant: "the plant that | makes engines", not "that | was hit".
fn is_told_by(view: &View<'_>, at: usize) -> bool {
    // Not "that | voters forbade"
    let object = Classes::CAPITAL.with(Classes::NOUN_OPENER).with(Classes::PREPOSITION).with(Classes::LOC_PREP);
    view.lower(at).ends_with('s') && !view.is(at, Classes::AUXILIARY.with(object)) && view.is(at + 1, object)
}

/// Whether the adjective at `at` says that another one is meant than was spoken of, or picks one of several: "the second plant", "the
/// largest dam".
fn tells_apart(view: &View<'_>, at: usize) -> bool {
    let word = view.lower(at);
    matches!(word, "other" | "second" | "third" | "new" | "next" | "first" | "last" | "only" | "main")
        || word.ends_with("est")
}

/// The sites of one kind so far.
#[derive(Clone, Copy)]
struct Seen {
    first: usize,
    last: usize,
    /// Whether all of them are the same site.
    same: bool,
}

/// The sites that the text has named so far, by their kinds.
#[derive(Default)]
struct Memory {
    seen: BTreeMap<Kind, Seen>,
    /// What kind of site was brought up last without being named ("a facility" is of any), in which block, and where.
    another: Option<(Option<Kind>, usize, usize)>,
    /// Where a later mention of a site that the text has not named stood last.
    unknown: Option<usize>,
}

impl Memory {
    fn add(&mut self, facilities: &[PlaceMention], index: usize, mention: &PlaceMention) {
        if !is_antecedent(mention) {
            return;
        }
        let seen = self.seen.entry(mention.kind).or_insert(Seen { first: index, last: index, same: true });
        seen.same &= key(&facilities[seen.first]) == key(mention);
        seen.last = index;
    }

    /// The site that `noun`, after `article` and before `end`, in sentence number `sentence` stands for: the only one of the text that fits, or the last
    /// one, if it is near and stands alone in its sentence, or in its paragraph, where that is the one before.
    fn antecedent<'m>(
        &self,
        view: &View<'_>,
        facilities: &'m [PlaceMention],
        later: &'m [PlaceMention],
        (sentence, article, end): (usize, usize, usize),
        noun: Option<Noun>,
    ) -> Option<&'m PlaceMention> {
        /// Sentences that it stays in mind for.
        const MAIN_MEMORY: usize = 8;
        let sentences = &view.document.sentences;
        // "The dam" is a dam before it is a power station.
        let exact = noun.is_some_and(|noun| {
            let clear = noun.force == Force::Strong && !view.kinds.has(noun.kind, Trait::Vague);
            clear && self.seen.contains_key(&noun.kind)
        });
        // "The terminal" is the oil terminal that was named, and not the refinery beside it.
        // "Lumut port" is a port, too.
        let by_noun = |seen: &Seen| {
            let said = facilities[seen.last].span.slice(view.document.text()).to_lowercase();
            said.contains(view.lower(end - 1))
        };
        let called = noun.is_some_and(|noun| {
            self.seen.contains_key(&noun.kind)
                && !self.seen.iter().any(|(kind, seen)| !view.kinds.is_called(noun.kind, *kind) && by_noun(seen))
        });
        let fits = |known: Kind| {
            // "The smelter" is no mine.
            let exact = |noun| exact || says_more(view, noun);
            noun.is_none_or(|noun| match () {
                () if exact(noun) => known == noun.kind,
                () if called && !view.kinds.has(noun.kind, Trait::Vague) => view.kinds.is_called(noun.kind, known),
                () => view.kinds.taken_up(noun.kind, known),
            })
        };
        let fitting = || self.seen.iter().filter(|(known, _)| fits(**known)).map(|(_, seen)| seen);
        let index = fitting().map(|seen| seen.last).max()?;
        let named = &facilities[index];
        let only = fitting().all(|seen| seen.same && key(&facilities[seen.first]) == key(named));
        // What was taken up after it was named stays in mind.
        let taken_up = later.iter().rev().take(BACK).find(|l| fits(l.kind));
        let last = taken_up.filter(|l| l.span.start > named.span.start).unwrap_or(named);
        let at = view.document.sentence_at(last.span.start)?;
        let since = (at + 1).max(sentence.saturating_sub(BACK));
        if (since..sentence + 1).any(|i| sentences[i].block == sentences[sentence].block && is_apposed(view, i)) {
            return None;
        }
        // A line may be one of men, too: "out on the line".
        let subject = sentences[sentence].tokens.start == article;
        let clear =
            noun.is_some_and(|n| subject || n.force == Force::Strong || !view.kinds.has(n.kind, Trait::BareNoun));
        if only && clear {
            return Some(last);
        }
        let its = sentences[at].block;
        let first = if sentences[sentence].block == its { at } else { sentences.partition_point(|s| s.block < its) };
        let begin = sentences[first].span.start;
        let fit = |m: &&'m PlaceMention| is_antecedent(m) && fits(m.kind);
        let named = || facilities[..index + 1].iter().rev().take(REACH).filter(fit);
        let rival = named().take_while(|m| m.span.start >= begin).any(|m| key(m) != key(last));
        // What somebody says in a paragraph of its own parts nothing.
        let quoted = |i: usize| matches!(view.mark(sentences[i].tokens.start), '"' | '“' | '‘');
        let parts = |i: &usize| sentences[*i].block != sentences[*i - 1].block && !quoted(*i);
        let apart = (at + 1..sentence + 1).filter(parts).count();
        // A paragraph that speaks of no site may stand between.
        let silent = || {
            let before = facilities.partition_point(|m| m.span.start < sentences[sentence].span.start);
            let latest = facilities[..before].iter().rev().take(REACH).find(|m| is_antecedent(m));
            latest.is_none_or(|m| m.span.start <= last.span.start)
        };
        let near = sentence.saturating_sub(at) <= MEMORY && (apart <= 1 || apart == 2 && silent());
        // The site that the text is about, where it but mentions others.
        let all = || named().chain(later.iter().rev().take(REACH).filter(fit));
        let count = |site: &PlaceMention| all().filter(|m| key(m) == key(site)).count();
        let main = all().find(|m| count(m) >= MAIN);
        // In a paragraph after one that but mentioned another it may be either.
        let beside =
            apart > 0 && count(last) == 1 && main.is_some_and(|main| main.kind == last.kind && key(main) != key(last));
        if !rival && near && !beside {
            return Some(last);
        }
        let main = main?;
        let from = |back: usize| sentences[sentence.saturating_sub(back)].span.start;
        let (before, recent) = (from(1), named().any(|m| key(m) == key(main) && m.span.start >= from(MAIN_MEMORY)));
        let others = named().filter(|m| key(m) != key(main)).all(|m| m.span.start < before && count(m) == 1);
        (noun.is_some() && others && recent).then_some(main)
    }
}

/// Whether sentence number `index` begins with a name and where it is, as sites are brought up that no list has: "Capricorn Copper,
/// at Gunpowder, …".
fn is_apposed(view: &View<'_>, index: usize) -> bool {
    /// Most tokens of the name.
    const NAME: usize = 5;
    let tokens = &view.document.sentences[index].tokens;
    let comma = (tokens.start..tokens.end.min(tokens.start + NAME)).find(|&i| !view.is_capital(i));
    comma.is_some_and(|i| {
        i > tokens.start + 1 && view.mark(i) == ',' && view.is(i + 1, Classes::APPOSING) && view.is_capital(i + 2)
    })
}

/// The abbreviations in brackets right after a site, each with the index of the first site that has it.
fn abbreviations<'d>(view: &View<'d>, facilities: &[PlaceMention]) -> HashMap<&'d str, usize, Fast> {
    let mut found = HashMap::default();
    for (index, mention) in facilities.iter().enumerate().filter(|(_, m)| is_antecedent(m)) {
        let open = view.document.token_at(mention.span.end);
        if view.mark(open) != '(' || view.mark(open + 2) != ')' {
            continue;
        }
        let word = view.document.word(open + 1);
        let initial = |text: &str| text.chars().next().map(char::to_uppercase).map(Iterator::collect::<String>);
        let same_initial = initial(mention.span.slice(view.document.text())) == initial(word);
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        if same_initial && capitals >= 2 && word.chars().count() <= ABBREVIATION {
            found.entry(word).or_insert(index);
        }
    }
    found
}

/// The abbreviations of sites, wherever the text has them after the site.
fn by_abbreviation(view: &View<'_>, facilities: &[PlaceMention]) -> Vec<PlaceMention> {
    let mut later = Vec::new();
    let abbreviations = abbreviations(view, facilities);
    if abbreviations.is_empty() {
        return later;
    }
    // Few words of a text are written as one of them is: those are told by the numbers of their forms.
    let mut forms = vec![false; view.reading.forms.len()];
    for mention in facilities.iter().filter(|m| is_antecedent(m)) {
        let word = view.reading.words.get(view.document.token_at(mention.span.end) + 1);
        word.into_iter().for_each(|word| forms[word.form.0 as usize] = true);
    }
    let written = |at: &usize| forms[view.reading.words[*at].form.0 as usize];
    for at in view.document.sentences.iter().flat_map(|s| s.tokens.clone()).filter(written) {
        let Some(&index) = abbreviations.get(view.document.word(at)) else { continue };
        let span = view.document.span(at..at + 1);
        let Some(antecedent) = facilities.get(index).filter(|a| a.span.end <= span.start) else { continue };
        let first = facilities.partition_point(|f| f.span.end <= span.start);
        let over = facilities[first..].iter().take_while(|f| f.span.start < span.end);
        if !over.into_iter().any(|f| is_antecedent(f) && f.span.overlaps(span)) {
            later.push(PlaceMention { reference: Reference::Named, ..again_at(view, antecedent, span) });
        }
    }
    later
}
