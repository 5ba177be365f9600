//! A document with all that is known of it before anything is decided.

use std::collections::HashMap;

use super::dateline::{self, Dateline};
use super::lexicon::Cue;
use super::matches::{self, NameMatch};
use super::publisher::{self, Home};
use super::tagger::{Model, Tagging, Type};
use super::words::{Casing, Words};
use crate::gazetteer::Gazetteer;
use crate::text::Document;

/// The surnames in longer names of persons, with the tagger's probability.
fn persons(words: &Words, tagging: &Tagging) -> HashMap<String, f32> {
    let mut all: HashMap<String, f32> = HashMap::new();
    for (at, word) in words.list.iter().enumerate() {
        let Some((start, _)) = word.run.filter(|r| r.0 < at) else { continue };
        let first = &words.list[start];
        if words.casing_at(at) != Casing::Normal || first.cues.has(Cue::Direction) {
            continue;
        }
        let p = tagging.token_probability(at, Type::Person).min(tagging.token_probability(at - 1, Type::Person));
        let slot = all.entry(word.lower.clone()).or_default();
        *slot = slot.max(p);
    }
    all
}

/// Words, gazetteer matches and tagging of a document.
#[derive(Debug)]
pub struct Analysis<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// The gazetteer.
    pub gazetteer: &'a Gazetteer,
    /// Its words.
    pub words: Words,
    /// Where it was written, and where its parts were.
    pub datelines: Vec<Dateline>,
    /// The places in the name of the paper that printed it.
    pub homes: Vec<Home>,
    /// Names of the gazetteer in it; facilities and demonyms too.
    pub matches: Vec<NameMatch>,
    /// For each token whether a match begins or ends there.
    pub matches_at: Vec<bool>,
    /// For words seen as the last of a longer name of a person: how surely.
    persons: HashMap<String, f32>,
    /// What the tagger makes of it.
    pub tagging: Tagging,
    /// The tagger's model.
    pub model: &'a Model,
}

impl<'a> Analysis<'a> {
    /// Analyses `document` with `model`.
    #[must_use]
    pub fn new(document: &'a Document<'a>, gazetteer: &'a Gazetteer, model: &'a Model) -> Self {
        Self::without(document, gazetteer, model, |_| false)
    }

    /// As [`Self::new`], but the names for which `forget` holds are taken for unknown: so the trainer
    /// makes examples of names that no gazetteer has.
    #[must_use]
    pub fn without(
        document: &'a Document<'a>,
        gazetteer: &'a Gazetteer,
        model: &'a Model,
        forget: impl Fn(&NameMatch) -> bool,
    ) -> Self {
        let words = Words::new(document);
        let datelines = dateline::find(document, &words);
        let homes = publisher::homes(document, &words, gazetteer);
        let mut matches = matches::find(document, &words, &datelines, gazetteer);
        matches.retain(|found| !forget(found));
        let tagging = Tagging::new(document, &words, &matches, model);
        let mut matches_at = vec![false; document.tokens.len()];
        for found in &matches {
            matches_at[found.tokens.start] = true;
            matches_at[found.tokens.end - 1] = true;
        }
        let persons = persons(&words, &tagging);
        Self { document, gazetteer, words, datelines, homes, matches, matches_at, persons, tagging, model }
    }

    /// How surely the word at `at` is the surname of someone named in full elsewhere, 0 to 1.
    #[must_use]
    pub fn person_elsewhere(&self, at: usize) -> f32 {
        self.words.list.get(at).and_then(|w| self.persons.get(&w.lower)).copied().unwrap_or(0.0)
    }

    /// The text of a range of tokens.
    #[must_use]
    pub fn text(&self, tokens: std::ops::Range<usize>) -> &'a str {
        self.document.span(tokens).slice(self.document.text())
    }

    /// The lower-case form of the token at `index` if it lies in the sentence of token `near`.
    #[must_use]
    pub fn lower(&self, index: Option<usize>, near: usize) -> &str {
        let sentence = self.words.list.get(near).and_then(|w| w.sentence);
        self.words.get(index).filter(|w| w.sentence == sentence).map_or("", |w| w.lower.as_str())
    }
}
