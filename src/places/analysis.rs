//! A document with all that is known of it before anything is decided.

use std::ops::Range;

use super::dateline::{self, Dateline};
use super::matches::{self, NameMatch};
use super::publisher::{self, Home};
use super::tagger::{Evidence, Model, Tagging, Type};
use crate::article::Document;
use crate::country::CountryCode;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::sphere::Point;
use crate::kind::Kind;
use crate::language::{Casing, Class, Classes, Matches, Reading, Word};
use crate::pace::{self, Pacer};
use crate::text::TokenKind;

/// For each form how surely it is the surname in a longer name of a person.
fn persons(reading: &Reading<'_>, tagging: &Tagging) -> Vec<f32> {
    let mut all = vec![0.0_f32; reading.forms.len()];
    for (at, word) in reading.words.iter().enumerate().filter(|(_, w)| w.capital) {
        let Some((start, _)) = word.run().filter(|r| r.0 < at) else { continue };
        if reading.casing_at(at) != Casing::Normal || reading.words[start].classes.has(Class::Direction) {
            continue;
        }
        let p = tagging.token_probability(at, Type::Person).min(tagging.token_probability(at - 1, Type::Person));
        let slot = &mut all[word.form.0 as usize];
        *slot = slot.max(p);
    }
    all
}

/// Reading, gazetteer matches and tagging of a document.
#[derive(Debug)]
pub struct Analysis<'a> {
    /// The document, read.
    pub reading: &'a Reading<'a>,
    /// The document.
    pub document: &'a Document<'a>,
    /// The gazetteer.
    pub gazetteer: &'a Gazetteer,
    /// Its words, one for each token.
    pub words: &'a [Word],
    /// Where it was written, and where its parts were.
    pub datelines: Vec<Dateline>,
    /// The places in the name of the paper that printed it.
    pub homes: Vec<Home>,
    /// Names of the gazetteer in it, however they are spelt.
    pub names: Matches,
    /// Those that are spelt as places are; facilities and demonyms too.
    pub matches: Vec<NameMatch>,
    /// For each token whether a match begins or ends there.
    pub matches_at: Vec<bool>,
    /// What the document says of each form.
    pub evidence: Evidence,
    persons: Vec<f32>,
    /// What the tagger makes of it.
    pub tagging: Tagging,
    /// The tagger's model.
    pub model: &'a Model<'a>,
}

impl<'a> Analysis<'a> {
    /// Analyses what was read with `model`.
    #[must_use]
    pub fn new(reading: &'a Reading<'a>, gazetteer: &'a Gazetteer, model: &'a Model) -> Self {
        pace::run(Self::paced(reading, gazetteer, model, &Pacer::unlimited()))
    }

    /// [`Self::new`] in slices: the work pauses whenever `pacer` says so.
    pub fn paced(
        reading: &'a Reading<'a>,
        gazetteer: &'a Gazetteer,
        model: &'a Model<'a>,
        pacer: &Pacer<'_>,
    ) -> impl Future<Output = Self> {
        Self::but(reading, gazetteer, model, |_| false, pacer)
    }

    /// As [`Self::new`], but the names for which `forget` holds are taken for unknown: so the trainer
    /// makes examples of names that no gazetteer has.
    #[must_use]
    pub fn without(
        reading: &'a Reading<'a>,
        gazetteer: &'a Gazetteer,
        model: &'a Model<'a>,
        forget: impl Fn(&NameMatch) -> bool,
    ) -> Self {
        pace::run(Self::but(reading, gazetteer, model, forget, &Pacer::unlimited()))
    }

    async fn but(
        reading: &'a Reading<'a>,
        gazetteer: &'a Gazetteer,
        model: &'a Model<'a>,
        forget: impl Fn(&NameMatch) -> bool,
        pacer: &Pacer<'_>,
    ) -> Self {
        let document = reading.document;
        let datelines = dateline::find(reading);
        pacer.turn().await;
        let homes = publisher::homes(reading, gazetteer);
        let names = Matches::paced(reading, gazetteer, pacer).await;
        let mut matches = matches::find_paced(reading, &datelines, gazetteer, &names, pacer).await;
        matches.retain(|found| !forget(found));
        let evidence = Evidence::paced(reading, pacer).await;
        let tagging = Tagging::paced(reading, &matches, &evidence, model, pacer).await;
        let mut matches_at = vec![false; document.tokens.len()];
        for found in &matches {
            matches_at[found.tokens.start] = true;
            matches_at[found.tokens.end - 1] = true;
        }
        let persons = persons(reading, &tagging);
        let words = &reading.words;
        Self {
            reading,
            document,
            gazetteer,
            words,
            datelines,
            homes,
            names,
            matches,
            matches_at,
            evidence,
            persons,
            tagging,
            model,
        }
    }

    /// How surely the word at `at` is the surname of someone named in full elsewhere, 0 to 1.
    #[must_use]
    pub fn person_elsewhere(&self, at: usize) -> f32 {
        self.words.get(at).and_then(|w| self.persons.get(w.form.0 as usize)).copied().unwrap_or(0.0)
    }

    /// The matches that begin in a range of tokens.
    #[must_use]
    pub fn matches_in(&self, tokens: Range<usize>) -> &[NameMatch] {
        let from = self.matches.partition_point(|m| m.tokens.start < tokens.start);
        let count = self.matches[from..].iter().take_while(|m| m.tokens.start < tokens.end).count();
        &self.matches[from..from + count]
    }

    /// The text of a range of tokens.
    #[must_use]
    pub fn text(&self, tokens: Range<usize>) -> &'a str {
        self.document.span(tokens).slice(self.document.text())
    }

    /// The word at `index` if it lies in the sentence of token `near`.
    #[must_use]
    pub fn near(&self, index: Option<usize>, near: usize) -> Option<&'a Word> {
        let sentence = self.words.get(near).and_then(Word::sentence);
        self.reading.words.get(index?).filter(|w| w.sentence() == sentence)
    }

    /// The countries that demonyms of the document are of.
    #[must_use]
    pub fn demonym_countries(&self) -> Vec<CountryCode> {
        let demonyms = self.matches.iter().filter(|m| m.demonym);
        demonyms.filter_map(|m| self.gazetteer.place(m.candidates.first()?.place)?.country()).collect()
    }

    /// The country of the paper that printed the document, where that is known.
    #[must_use]
    pub fn home_country(&self) -> Option<CountryCode> {
        let home = self.homes.first().filter(|home| home.weight >= 1.0)?;
        self.gazetteer.place(home.candidates.first()?.place)?.country()
    }

    /// Whether the paper that printed the document is a town's.
    #[must_use]
    pub fn is_local(&self) -> bool {
        let home = self.homes.first().filter(|home| home.weight >= 1.0);
        let town = home.and_then(|home| self.gazetteer.kind(home.candidates.first()?.place));
        town.is_some_and(|kind| kind.is_settlement() || kind == Kind::Admin2)
    }

    /// Whether its paper is that of a town or a city, whose readers live within a day's errand; a great city's are all over the
    /// province.
    #[must_use]
    pub fn is_small_paper(&self) -> bool {
        /// The prior from which a city is a great one.
        const GREAT: u8 = 165;
        let home = self.homes.first();
        self.is_local() && home.is_some_and(|home| home.candidates.iter().any(|town| town.prior < GREAT))
    }

    /// Where the town of such a paper may lie.
    #[must_use]
    pub fn small_homes(&self) -> Vec<Point> {
        let home = self.homes.first().filter(|_| self.is_small_paper());
        let towns = home.into_iter().flat_map(|home| &home.candidates).filter_map(|c| self.gazetteer.place(c.place));
        towns.map(|town| Point::new(town.lat(), town.lon())).collect()
    }

    /// The lower-case form of the token at `index` if it lies in the sentence of token `near`.
    #[must_use]
    pub fn lower(&self, index: Option<usize>, near: usize) -> &'a str {
        self.near(index, near).map_or("", |w| self.reading.forms.lower(w.form))
    }

    /// Whether a possessive at token `at` says that the name before it is a region's: "Saratov's regional governor".
    #[must_use]
    pub fn is_regional(&self, at: usize) -> bool {
        let possessive = self.near(Some(at), at - 1).is_some_and(|w| w.kind == TokenKind::Possessive);
        possessive && matches!(self.lower(Some(at + 1), at - 1), "regional" | "provincial")
    }

    /// The classes of the token at `index` if it lies in the sentence of token `near`.
    #[must_use]
    pub fn classes(&self, index: Option<usize>, near: usize) -> Classes {
        self.near(index, near).map_or(Classes::default(), |w| w.classes)
    }
}
