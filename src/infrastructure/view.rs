//! The text as the grammar of facilities looks at it: the reading of the article beside what the
//! gazetteer knows of the names in it.

use std::cell::OnceCell;
use std::ops::Range;

use super::kinds::Kinds;
use super::known::{FacilityName, Knowledge, Known, is_upper};
use crate::article::{BlockKind, Document};
use crate::gazetteer::{Gazetteer, PlaceId, normalise};
use crate::kind::Kind;
use crate::language::{Casing, Classes, Matches, Part, Reading};
use crate::text::TokenKind;
use crate::text::tokens::is_hyphen;

/// How many tokens below a headline say what it speaks of: a paragraph or two.
const LEAD: usize = 120;

/// An article's reading with the look-ups of the grammar of facilities.
pub struct View<'d> {
    /// The reading.
    pub reading: &'d Reading<'d>,
    /// The document that was read.
    pub document: &'d Document<'d>,
    /// The gazetteer.
    pub gazetteer: &'d Gazetteer,
    /// How kinds stand to each other.
    pub kinds: Kinds<'d>,
    knowledge: Knowledge<'d>,
    /// See [`View::spoken`].
    spoken: OnceCell<Vec<(u32, u32)>>,
}

impl<'d> View<'d> {
    /// A view of `reading`, in which the one walk found `matches`.
    #[must_use]
    pub fn new(reading: &'d Reading<'d>, matches: &'d Matches, gazetteer: &'d Gazetteer) -> Self {
        Self {
            reading,
            document: reading.document,
            gazetteer,
            kinds: Kinds::new(reading.language),
            knowledge: Knowledge::new(reading, matches, gazetteer),
            spoken: OnceCell::new(),
        }
    }

    /// The tokens whose words speak for facilities, ascending, each with a set of rows of contexts; `read` finds the
    /// set of a token, and is asked once: a sentence may be as long as its text.
    #[must_use]
    pub fn spoken(&self, read: impl Fn(usize) -> u32) -> &[(u32, u32)] {
        self.spoken.get_or_init(|| {
            let all = (0..self.reading.words.len()).map(|at| (at as u32, read(at)));
            all.filter(|word| word.1 != 0).collect()
        })
    }

    /// Whether token `at` has one of `classes`.
    #[must_use]
    pub fn is(&self, at: usize, classes: Classes) -> bool {
        self.reading.words.get(at).is_some_and(|word| word.classes.any(classes))
    }

    /// Token `at` in lower case; empty past the end.
    #[must_use]
    pub fn lower(&self, at: usize) -> &str {
        self.reading.lower(at)
    }

    /// What token `at` is; punctuation past the end.
    #[must_use]
    pub fn kind(&self, at: usize) -> TokenKind {
        self.reading.words.get(at).map_or(TokenKind::Punct, |word| word.kind)
    }

    /// The mark of punctuation at token `at`; NUL for a word and past the end.
    #[must_use]
    pub fn mark(&self, at: usize) -> char {
        let mark = (self.kind(at) == TokenKind::Punct).then(|| self.document.word(at).chars().next()).flatten();
        mark.unwrap_or('\0')
    }

    /// Whether no space stands before token `at`.
    #[must_use]
    pub fn tight(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| !t.space_before)
    }

    /// Whether token `at` is a word that begins with a capital.
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        self.is(at, Classes::CAPITAL)
    }

    /// Whether token `at` has a capital and none of its letters is in lower case but a plural's s.
    #[must_use]
    pub fn is_upper(&self, at: usize) -> bool {
        is_upper(self.document.word(at))
    }

    /// Whether token `at` is a hyphen or en dash.
    #[must_use]
    pub fn is_hyphen(&self, at: usize) -> bool {
        let mark = self.mark(at);
        is_hyphen(mark) || mark == '–'
    }

    /// Whether token `at` is a possessive "'s".
    #[must_use]
    pub fn is_possessive_s(&self, at: usize) -> bool {
        self.kind(at) == TokenKind::Possessive && self.lower(at) == "'s"
    }

    /// The word that a hyphen joins to the word at `at`: "[half]-built".
    #[must_use]
    pub fn joined_to(&self, at: usize) -> Option<usize> {
        let hyphen = at.checked_sub(1)?;
        let joined = self.tight(at) && self.tight(hyphen) && self.is_hyphen(hyphen);
        hyphen.checked_sub(1).filter(|_| joined)
    }

    /// Whether two words that a hyphen joins, and that end at token `at`, are of one of `classes`.
    #[must_use]
    pub fn is_compound(&self, at: usize, classes: Classes) -> bool {
        let Some(first) = self.joined_to(at) else { return false };
        let phrases = self.reading.language.phrases(Part::FacilityCompounds);
        let node = self.reading.word(first).and_then(|word| phrases.step(phrases.root(), word));
        let node = node.and_then(|node| phrases.step(node, self.reading.word(at)?));
        let value = node.and_then(|node| phrases.value(node));
        value.is_some_and(|value| classes.iter().any(|class| class as u32 == value))
    }

    /// Whether the sentence around `at` capitalises nearly every word, as a headline does.
    #[must_use]
    pub fn is_titled(&self, at: usize) -> bool {
        self.reading.casing_at(at) != Casing::Normal
    }

    /// Whether the sentence at `sentence` is the article's headline.
    #[must_use]
    pub fn is_headline(&self, sentence: &Range<usize>) -> bool {
        let sentences = &self.document.sentences;
        let first = sentences.first().map(|first| first.block);
        let own = sentences.partition_point(|s| s.tokens.end <= sentence.start);
        let block = sentences.get(own).map(|s| s.block);
        block == first && self.document.block_kind(own) == BlockKind::Title
    }

    /// The first words below the headline at `sentence`.
    #[must_use]
    pub fn below(&self, sentence: &Range<usize>) -> Range<usize> {
        sentence.end..self.reading.words.len().min(sentence.end + LEAD)
    }

    /// The characters of a range of tokens.
    #[must_use]
    pub fn surface(&self, tokens: &Range<usize>) -> &'d str {
        self.document.span(tokens.clone()).slice(self.document.text())
    }

    /// What the gazetteer has under the name at `tokens`.
    #[must_use]
    pub fn known(&self, tokens: &Range<usize>) -> Known<'d> {
        self.knowledge.of_tokens(tokens)
    }

    /// What the gazetteer has under the name at `tokens` with `noun` after it.
    #[must_use]
    pub fn known_with(&self, tokens: &Range<usize>, noun: &str) -> Known<'d> {
        self.knowledge.with_noun(tokens, noun)
    }

    /// The facilities of the reader's lists that are called the name at `tokens` and a word for what they are, of a kind
    /// that a noun of `said` may mean.
    #[must_use]
    pub fn own_called(&self, tokens: &Range<usize>, said: Kind) -> Vec<PlaceId> {
        if !self.gazetteer.has_lists() {
            return Vec::new();
        }
        let mut found = self.gazetteer.own_called(&normalise::key(self.surface(tokens)));
        // A list may say less than the text does ("power plant"), or nothing.
        found.retain(|id| {
            let kind = self.gazetteer.kind(*id).unwrap_or(Kind::Other);
            kind == Kind::Other || self.kinds.compatible(said, kind) || self.kinds.compatible(kind, said)
        });
        found
    }

    /// What the gazetteer has under `name`.
    #[must_use]
    pub fn known_as(&self, name: &str) -> Known<'d> {
        self.knowledge.of_name(name)
    }

    /// The token after the longest name of a place or facility at `at`; `None` if none begins there.
    #[must_use]
    pub fn place_end(&self, at: usize) -> Option<usize> {
        self.knowledge.place_end(at)
    }

    /// The token after the longest beginning of a name of the gazetteer at `at`.
    #[must_use]
    pub fn reach(&self, at: usize) -> usize {
        self.knowledge.reach(at)
    }

    /// The longest name of a facility at `at`.
    #[must_use]
    pub fn facility_at(&self, at: usize) -> Option<FacilityName> {
        self.knowledge.facility_at(at)
    }
}
