//! Later mentions of the same site: "the plant", "the facility", and an abbreviation that brackets
//! introduce ("the Chernobyl nuclear power plant (ChNPP)").

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::anchors::{is_town, overlapping};
use super::kinds::Trait;
use super::nouns::Force;
use super::view::View;
use super::{confidence, idioms, nouns};
use crate::annotations::{Explanation, PlaceMention, Reference};
use crate::gazetteer::{PlaceId, distance_km};
use crate::kind::Kind;
use crate::language::Classes;
use crate::sort;
use crate::text::TextSpan;
use crate::text::hashing::Fast;

/// Sentences that a site stays in mind for where the text speaks of several of its kind.
const MEMORY: usize = 3;

/// Most words between "the" and the noun: "the [sprawling coastal] plant".
const ADJECTIVES: usize = 2;

/// Most letters of an abbreviation.
const ABBREVIATION: usize = 8;

/// How far from every settlement of a paragraph a site of another paragraph may lie to be meant there, in km.
pub(super) const APART_KM: f64 = 100.0;

/// Adds the later mentions of `facilities` to them, where `places` are the resolved toponyms; a generic mention that turns out to be one is
/// replaced. Both the argument and the result ascend by span.
pub fn link(view: &View<'_>, places: &[PlaceMention], facilities: &mut Vec<PlaceMention>) {
    if !facilities.iter().any(is_antecedent) {
        return;
    }
    let mut later = bare_nouns(view, places, facilities);
    later.extend(by_abbreviation(view, facilities));
    sort::by_key(&mut later, |l| l.span);
    facilities.retain(|f| !is_over(&later, f.span));
    facilities.extend(later);
    sort::by_key(facilities, |f| f.span);
}

/// Whether one of `mentions`, which ascend without overlapping, lies over `span`.
pub(super) fn is_over(mentions: &[PlaceMention], span: TextSpan) -> bool {
    let first = mentions.partition_point(|m| m.span.end <= span.start);
    mentions.get(first).is_some_and(|m| m.span.overlaps(span))
}

pub(super) fn is_antecedent(mention: &PlaceMention) -> bool {
    mention.reference != Reference::Generic
}

/// A later mention of what `antecedent` means.
fn again(view: &View<'_>, antecedent: &PlaceMention, span: TextSpan) -> PlaceMention {
    PlaceMention {
        span,
        confidence: antecedent.confidence * confidence::LATER_KEEPS,
        reference: Reference::Described,
        events: Vec::new(),
        explanation: antecedent.explanation.as_ref().map(|why| Explanation {
            recognition: vec![(format!("again_{}", antecedent.span.slice(view.document.text())), 1.0)],
            candidates: why.candidates.clone(),
            decision: None,
        }),
        ..antecedent.clone()
    }
}

/// "The plant" and the like, for the site that they stand for.
fn bare_nouns(view: &View<'_>, places: &[PlaceMention], facilities: &[PlaceMention]) -> Vec<PlaceMention> {
    let mut later = Vec::new();
    let mut memory = Memory::default();
    let mut read = 0;
    for (index, sentence) in view.document.sentences.iter().enumerate() {
        for article in sentence.tokens.clone().filter(|&i| view.is(i, Classes::AGAIN)) {
            let Some((head, kind)) = noun_after(view, article, sentence.tokens.end) else { continue };
            let span = view.document.span(head);
            while let Some(mention) = facilities.get(read).filter(|m| m.span.end <= span.start) {
                memory.add(facilities, read, mention);
                read += 1;
            }
            let taken = facilities[read..].iter().take_while(|f| f.span.start < span.end);
            if taken.into_iter().any(|f| is_antecedent(f) && f.span.overlaps(span)) {
                continue;
            }
            let antecedent = memory.antecedent(view, facilities, index, kind);
            let fits = |site: &&PlaceMention| {
                !is_elsewhere(view, places, index, site) && (kind == Some(site.kind) || !says_more(view, span))
            };
            if let Some(antecedent) = antecedent.filter(fits) {
                later.push(again(view, antecedent, span));
            }
        }
    }
    later
}

/// Whether the noun at `span` says more than "plant": no power station is "the smelter".
fn says_more(view: &View<'_>, span: TextSpan) -> bool {
    let (start, end) = (view.document.token_at(span.start), view.document.token_at(span.end));
    let noun = nouns::longest(view.reading, start, end).map(|found| found.noun);
    noun.is_some_and(|noun| noun.force == Force::Strong && view.kinds.has(noun.kind, Trait::Vague))
}

/// Whether the paragraph of sentence number `sentence` speaks of towns that are all far from `site`, which stands in
/// another paragraph: "the bridge" is then a bridge of that town or of none.
fn is_elsewhere(view: &View<'_>, places: &[PlaceMention], sentence: usize, site: &PlaceMention) -> bool {
    let sentences = &view.document.sentences;
    let block = sentences[sentence].block;
    let first = sentences.partition_point(|s| s.block < block);
    let start = sentences[first].span.start;
    let Some((lat, lon)) = site.lat.zip(site.lon).filter(|_| site.span.start < start) else { return false };
    let towns = overlapping(places, start, sentences[sentence].span.end).iter().filter(|p| is_town(view, p));
    let mut distances = towns.filter_map(|p| Some(distance_km(p.lat?, p.lon?, lat, lon))).peekable();
    distances.peek().is_some() && distances.all(|km| km > APART_KM)
}

/// The singular facility noun after an article, and its kind; `None` for a noun of any kind.
pub(super) fn noun_after(view: &View<'_>, article: usize, end: usize) -> Option<(Range<usize>, Option<Kind>)> {
    for at in article + 1..end.min(article + 2 + ADJECTIVES) {
        let any = view.is(at, Classes::ANY_FACILITY).then_some((1, None));
        let found = nouns::longest(view.reading, at, end);
        let known = found.filter(|m| !m.noun.plural).map(|m| (m.tokens, Some(m.noun.kind)));
        if let Some((tokens, kind)) = known.or(any) {
            let head = at..at + tokens;
            let small = head.clone().all(|i| !view.is_capital(i));
            // "the plant in Tuapse", "the plant of the year" say themselves what they mean; "the port city" is a city.
            // "To the east is the plant where Volvo …" brings up another one.
            let stated = article.checked_sub(1).is_some_and(|be| view.is(be, Classes::BE));
            let new = stated && view.is(head.end, Classes::CLAUSE_OPENER);
            let placed = view.is(head.end, Classes::SELF_PLACED.with(Classes::PLACE_NOUN)) || view.is_capital(head.end);
            let placed = placed || new;
            let free = small && !placed && !idioms::covers(view.reading, &head) && !view.part_of_compound(&head);
            return free.then_some((head, kind));
        }
        if view.is_capital(at) || view.is_hyphen(at) {
            return None;
        }
    }
    None
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
struct Memory(BTreeMap<Kind, Seen>);

impl Memory {
    fn add(&mut self, facilities: &[PlaceMention], index: usize, mention: &PlaceMention) {
        if !is_antecedent(mention) {
            return;
        }
        let seen = self.0.entry(mention.kind).or_insert(Seen { first: index, last: index, same: true });
        seen.same &= key(&facilities[seen.first]) == key(mention);
        seen.last = index;
    }

    /// The site that a noun of `kind` in sentence number `sentence` stands for: the only one of the
    /// text that fits, or the last one, if it is near and stands alone in its sentence.
    fn antecedent<'m>(
        &self,
        view: &View<'_>,
        facilities: &'m [PlaceMention],
        sentence: usize,
        kind: Option<Kind>,
    ) -> Option<&'m PlaceMention> {
        let fits = |known: Kind| kind.is_none_or(|said| view.kinds.taken_up(said, known));
        let fitting = || self.0.iter().filter(|(known, _)| fits(**known)).map(|(_, seen)| seen);
        let index = fitting().map(|seen| seen.last).max()?;
        let last = &facilities[index];
        let only = fitting().all(|seen| seen.same && key(&facilities[seen.first]) == key(last));
        if only && kind.is_some() {
            return Some(last);
        }
        let at = view.document.sentence_at(last.span.start)?;
        let begin = view.document.sentences[at].span.start;
        let same_sentence = facilities[..index].iter().rev().take_while(|m| m.span.start >= begin);
        let rival = same_sentence.filter(|m| is_antecedent(m) && fits(m.kind)).any(|m| key(m) != key(last));
        (!rival && sentence.saturating_sub(at) <= MEMORY).then_some(last)
    }
}

/// What tells two sites apart.
fn key(mention: &PlaceMention) -> (Option<PlaceId>, &str) {
    let name = if mention.place.is_some() { "" } else { mention.name.as_str() };
    (mention.place, name)
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
            later.push(PlaceMention { reference: Reference::Named, ..again(view, antecedent, span) });
        }
    }
    later
}
