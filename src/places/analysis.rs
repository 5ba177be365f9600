//! A document with all that is known of it before anything is decided.

use super::matches::{self, NameMatch};
use super::tagger::{Model, Tagging};
use super::words::Words;
use crate::gazetteer::Gazetteer;
use crate::text::Document;

/// Words, gazetteer matches and tagging of a document.
#[derive(Debug)]
pub struct Analysis<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// The gazetteer.
    pub gazetteer: &'a Gazetteer,
    /// Its words.
    pub words: Words,
    /// Names of the gazetteer in it; facilities and demonyms too.
    pub matches: Vec<NameMatch>,
    /// What the tagger makes of it.
    pub tagging: Tagging,
    /// The tagger's model.
    pub model: &'a Model,
}

impl<'a> Analysis<'a> {
    /// Analyses `document` with `model`.
    #[must_use]
    pub fn new(document: &'a Document<'a>, gazetteer: &'a Gazetteer, model: &'a Model) -> Self {
        let words = Words::new(document);
        let matches = matches::find(document, &words, gazetteer);
        let tagging = Tagging::new(document, &words, &matches, model);
        Self { document, gazetteer, words, matches, tagging, model }
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
