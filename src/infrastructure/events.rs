//! What a sentence says happened at a site.
//!
//! Tried in this order: a verb before the site that has it as its object ("drones struck the
//! depot"), the predicate after it ("the depot was struck", "the depot exploded"), a noun before it
//! ("an attack on the depot"), a participle right before it ("the damaged depot"). What is only
//! planned, ordered or feared has not happened and gives no event.

use std::ops::Range;

use super::event_lexicon::{Entry, Form, Frame, starting_with};
use super::verb_group::{self, VerbGroup};
use crate::annotations::{PlaceMention, Reference, SiteEvent};
use crate::kind::Category;
use crate::text::{Document, TextSpan};

/// Most tokens between a verb and the site that is its object.
const OBJECT_REACH: usize = 14;

/// Most tokens between a noun's preposition and the site.
const NOUN_REACH: usize = 5;

/// Most tokens of an apposition between the site and its verb.
const APPOSITION: usize = 14;

/// An event before its place in the text is made a span.
struct Found {
    class: &'static str,
    tokens: Range<usize>,
    negated: bool,
    hedged: bool,
}

/// The sentence of a site, for the rules.
struct Scene<'a> {
    lower: &'a [String],
    sentence: Range<usize>,
    /// The site.
    site: Range<usize>,
    /// All facility mentions of the sentence, ascending.
    sites: Vec<Range<usize>>,
}

/// Fills [`PlaceMention::event`] of the facilities among `places`. `lower` are the document's tokens
/// in lower case.
pub fn fill(document: &Document<'_>, lower: &[String], places: &mut [PlaceMention]) {
    let is_site = |p: &PlaceMention| p.category == Category::Infrastructure && p.reference != Reference::Generic;
    let tokens = |span: TextSpan| document.token_at(span.start)..document.token_at(span.end);
    let all: Vec<Range<usize>> = places.iter().filter(|p| is_site(p)).map(|p| tokens(p.span)).collect();
    for place in places.iter_mut().filter(|p| is_site(p)) {
        let Some(index) = document.sentence_at(place.span.start) else { continue };
        let sentence = document.sentences[index].tokens.clone();
        let first = all.partition_point(|t| t.end <= sentence.start);
        let sites = all[first..].iter().take_while(|t| t.start < sentence.end).cloned().collect();
        let scene = Scene { lower, sentence, site: tokens(place.span), sites };
        let block = document.sentences[index].block;
        let next = document.sentences.get(index + 1).filter(|s| s.block == block).map(|s| s.tokens.clone());
        let own = scene.event().map(|found| scene.site_event(document, found));
        place.event = own.or_else(|| {
            let it = scene.taken_up(next)?;
            it.predicate().map(|found| it.site_event(document, found))
        });
    }
}

impl Scene<'_> {
    /// The scene of "It" where that begins the next sentence and can only mean this site: the site
    /// is the subject of its own sentence and the only one there.
    fn taken_up(&self, next: Option<Range<usize>>) -> Option<Scene<'_>> {
        let next = next?;
        let subject = self.site.start <= self.sentence.start + 1 && self.sites.len() == 1;
        let it = subject && self.lower.get(next.start).is_some_and(|w| w == "it");
        let pronoun = next.start..next.start + 1;
        it.then(|| Scene { lower: self.lower, sites: vec![pronoun.clone()], site: pronoun, sentence: next })
    }

    fn event(&self) -> Option<Found> {
        self.object_of_verb().or_else(|| self.predicate()).or_else(|| self.noun()).or_else(|| self.attribute())
    }

    fn site_event(&self, document: &Document<'_>, found: Found) -> SiteEvent {
        let near = self.around(&found.tokens);
        SiteEvent {
            class: found.class.to_owned(),
            date: super::event_dates::nearest(self.lower, &self.sentence, &near).map(|range| document.span(range)),
            span: document.span(found.tokens),
            negated: found.negated,
            hedged: found.hedged,
            claim: None,
        }
    }

    /// From the event to the site.
    fn around(&self, event: &Range<usize>) -> Range<usize> {
        event.start.min(self.site.start)..event.end.max(self.site.end)
    }

    fn word(&self, at: usize) -> &str {
        if self.sentence.contains(&at) { self.lower[at].as_str() } else { "" }
    }

    /// The end of `entry` at token `at`, if its words stand there.
    fn end_of(&self, entry: &Entry, at: usize) -> Option<usize> {
        self.all_at(&entry.rest, at + 1).then_some(at + 1 + entry.rest.len())
    }

    fn all_at(&self, words: &[&str], at: usize) -> bool {
        words.iter().enumerate().all(|(i, word)| self.word(at + i) == *word)
    }

    /// "Drones struck | the depot"; "shut the plant | down".
    fn object_of_verb(&self) -> Option<Found> {
        let floor = self.site.start.saturating_sub(OBJECT_REACH).max(self.sentence.start);
        let mut at = self.site.start;
        while at > floor {
            at -= 1;
            if self.sites.iter().any(|s| s.contains(&at)) {
                continue;
            }
            if let Some(found) = self.verb_with_object(at) {
                return found;
            }
            if is_boundary(self.word(at)) {
                return None;
            }
        }
        None
    }

    /// The event of a transitive verb at `at`. `Some(None)` where there is one that says nothing of
    /// the site, so that no verb farther off is asked.
    fn verb_with_object(&self, at: usize) -> Option<Option<Found>> {
        let entries = starting_with(self.word(at)).iter().filter(|e| e.frame == Frame::Transitive);
        for entry in entries {
            let beside = self.end_of(entry, at).filter(|end| *end <= self.site.start);
            let behind = !entry.rest.is_empty() && self.all_at(&entry.rest, self.site.end);
            let Some(end) = beside.or(behind.then_some(at + 1)) else { continue };
            // Nouns and adjectives have the same form: "the hit refinery", "a strike on".
            if entry.form == Form::Participle && self.is_determined(at) {
                continue;
            }
            let between = self.between(end);
            // "An attack on" is a noun; who overruns a runway at a base has not seized the base.
            let noun = between.inside && matches!(entry.form, Form::Base | Form::Third);
            let held = between.inside && matches!(entry.class, "seized" | "occupied");
            if !between.allowed || noun || held {
                continue;
            }
            let group = verb_group::before(self.lower, self.sentence.start..at);
            // "was struck by", "was damaged at the plant": the passive's subject is elsewhere.
            if group.passive && !between.inside {
                return Some(None);
            }
            if !agrees(entry.form, &group, self.word(at.wrapping_sub(1))) {
                continue;
            }
            if group.planned {
                return Some(None);
            }
            let negated = group.negated;
            return Some(Some(Found { class: entry.class, tokens: at..end, negated, hedged: group.hedged }));
        }
        None
    }

    /// What stands between a verb that ends at `from` and the site.
    fn between(&self, from: usize) -> Between {
        let mut between = Between { allowed: true, inside: false };
        for at in from..self.site.start {
            if self.sites.iter().any(|s| s.contains(&at)) {
                continue;
            }
            match self.word(at) {
                "at" | "in" | "inside" | "on" | "of" | "within" if !between.inside => between.inside = true,
                "of" => {}
                "by" | "from" | "to" | "for" | "near" | "with" | "into" | "as" | "after" | "before" | "against"
                | "outside" | "over" | "around" | "towards" | "toward" | "off" | "at" | "in" | "inside" | "on"
                | "beside" | "between" | "than" | "within" | "about" => between.allowed = false,
                _ => {}
            }
        }
        between
    }

    fn is_determined(&self, at: usize) -> bool {
        at > self.sentence.start
            && matches!(self.word(at - 1), "the" | "a" | "an" | "its" | "their" | "his" | "this" | "that" | "-")
    }

    /// "The depot | was struck", "The depot, on the river, | exploded".
    fn predicate(&self) -> Option<Found> {
        let start = self.verb_start()?;
        let group = verb_group::at(self.lower, start..self.sentence.end);
        let at = group.end;
        if group.planned {
            return None;
        }
        for entry in starting_with(self.word(at)) {
            let Some(end) = self.end_of(entry, at) else { continue };
            let fits = match (entry.frame, entry.form) {
                (Frame::Transitive, Form::Participle) => group.passive || (start == at && self.headline_passive(end)),
                (Frame::Intransitive, Form::Gerund) => group.passive,
                (Frame::Intransitive, Form::Participle) => group.perfect,
                (Frame::Intransitive, Form::Past | Form::Third) => group.is_bare() && !self.object_follows(end),
                (Frame::Intransitive, Form::Base) => group.modal && !self.object_follows(end),
                (Frame::Predicate, _) => group.passive,
                _ => false,
            };
            if fits {
                let from = if group.passive { at } else { start.max(at) };
                let tokens = from..end;
                return Some(Found { class: entry.class, tokens, negated: group.negated, hedged: group.hedged });
            }
        }
        None
    }

    /// Where the verb of the site's clause begins.
    fn verb_start(&self) -> Option<usize> {
        let mut at = self.site.end;
        let end = self.sentence.end;
        // "the Dnipro and Kharkiv plants | were hit"
        while matches!(self.word(at), "," | "and" | "or" | "&") {
            let next = if self.word(at) == "," && self.word(at + 1) == "and" { at + 2 } else { at + 1 };
            let Some(near) = self.sites.iter().find(|s| s.start >= next && s.start <= next + 2) else { break };
            at = near.end;
        }
        if self.word(at) == "(" {
            at = (at..end.min(at + APPOSITION)).find(|&i| self.word(i) == ")")? + 1;
        }
        // "refinery in Tuapse on the Black Sea | was hit"
        while matches!(self.word(at), "in" | "near" | "on" | "at" | "outside" | "of" | "across" | "over") {
            let stop = |i: &usize| *i > at && (verb_group::begins(self.word(*i)) || self.word(*i) == ",");
            let verb = |i: &usize| *i > at + 1 && !starting_with(self.word(*i)).is_empty();
            at = (at..end.min(at + 8)).find(|i| stop(i) || verb(i))?;
        }
        if self.word(at) == "," {
            let close = (at + 1..end.min(at + APPOSITION)).find(|&i| self.word(i) == ",");
            let relative = matches!(self.word(at + 1), "which" | "that");
            at = if relative { at + 2 } else { close? + 1 };
        } else if matches!(self.word(at), "which" | "that") {
            at += 1;
        }
        (at < end).then_some(at)
    }

    /// Whether a participle without "is" is a headline's passive: "Refinery hit by drones".
    fn headline_passive(&self, end: usize) -> bool {
        matches!(
            self.word(end),
            "" | "by" | "in" | "after" | "as" | "on" | "at" | "again" | "overnight" | "with" | "." | ","
        )
    }

    fn object_follows(&self, end: usize) -> bool {
        matches!(self.word(end), "the" | "a" | "an" | "its" | "their" | "his" | "to" | "up")
    }

    /// "An attack on | the depot".
    fn noun(&self) -> Option<Found> {
        let floor = self.site.start.saturating_sub(NOUN_REACH + 2).max(self.sentence.start);
        for at in (floor..self.site.start).rev() {
            for entry in starting_with(self.word(at)).iter().filter(|e| e.frame == Frame::Noun) {
                let Some(end) = self.end_of(entry, at).filter(|end| *end <= self.site.start) else { continue };
                if !self.between(end).allowed || (end..self.site.start).any(|i| is_boundary(self.word(i))) {
                    continue;
                }
                let modality = verb_group::of_noun(self.lower, self.sentence.start..at);
                if modality.planned {
                    return None;
                }
                let (negated, hedged) = (modality.negated, modality.hedged);
                return Some(Found { class: entry.class, tokens: at..end - 1, negated, hedged });
            }
        }
        None
    }

    /// "The damaged | depot", "Russian-occupied | depot".
    fn attribute(&self) -> Option<Found> {
        let at = self.site.start.checked_sub(1).filter(|&i| i >= self.sentence.start)?;
        let entry = starting_with(self.word(at)).iter().find(|e| {
            let participle = e.frame == Frame::Transitive && e.form == Form::Participle;
            e.rest.is_empty() && (participle || e.frame == Frame::Attribute)
        })?;
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        let attributive = matches!(before, "the" | "a" | "an" | "its" | "their" | "-" | "badly" | "heavily" | "partly")
            || before.ends_with("ly")
            || before.is_empty();
        attributive.then(|| Found { class: entry.class, tokens: at..at + 1, negated: false, hedged: false })
    }
}

struct Between {
    allowed: bool,
    /// The verb's own object is something at the site: "hit a turbine hall at | the plant".
    inside: bool,
}

/// Whether the verb form can stand where the words before it are.
fn agrees(form: Form, group: &VerbGroup, before: &str) -> bool {
    match form {
        // "to strike", "may strike"; the plain present: "drones strike the depot".
        Form::Base => group.modal || before == "to" || before.ends_with('s'),
        Form::Third => !matches!(before, "the" | "air" | "drone" | "missile" | "of" | "-" | "in"),
        Form::Past | Form::Participle => true,
        Form::Gerund => !group.passive || !matches!(before, "the" | "a"),
        Form::Fixed => false,
    }
}

fn is_boundary(word: &str) -> bool {
    matches!(
        word,
        ";" | ":"
            | "—"
            | "–"
            | "that"
            | "which"
            | "who"
            | "because"
            | "after"
            | "while"
            | "when"
            | "but"
            | "as"
            | "if"
            | "although"
            | "before"
            | "until"
            | "since"
            | "where"
            | "whose"
            | "said"
            | "says"
            | "\""
            | "“"
            | "”"
    )
}
