//! An article's text, analysed once for all that reads it.

use std::ops::Range;

use super::{Article, BlockKind};
use crate::pace::{self, Pacer};
use crate::text::TextSpan;
use crate::text::sentences::{Sentence, split_block};
use crate::text::tokens::{Token, tokenise_paced};

/// The tokens and sentences of an article. Borrowed by every later step.
#[derive(Debug)]
pub struct Document<'a> {
    /// The article it was made from.
    pub article: &'a Article,
    /// All tokens, ascending. Boilerplate blocks have tokens too, but no sentences.
    pub tokens: Vec<Token>,
    /// All sentences, ascending; none crosses a block.
    pub sentences: Vec<Sentence>,
}

impl<'a> Document<'a> {
    /// Tokenises `article` and splits its blocks into sentences.
    #[must_use]
    pub fn new(article: &'a Article) -> Self {
        pace::run(Self::paced(article, &Pacer::unlimited()))
    }

    /// [`Self::new`] in slices: the work pauses whenever `pacer` says so.
    pub async fn paced(article: &'a Article, pacer: &Pacer<'_>) -> Self {
        let (text, blocks) = (article.text(), article.blocks());
        let tokens = tokenise_paced(text, pacer).await;
        let mut sentences = Vec::new();
        let mut from = 0;
        let split = &mut |piece: Range<usize>| {
            for index in piece {
                let block = &blocks[index];
                let start = from + tokens[from..].partition_point(|t| t.span.start < block.span.start);
                let end = start + tokens[start..].partition_point(|t| t.span.start < block.span.end);
                if block.kind != BlockKind::Boilerplate {
                    sentences.extend(split_block(text, &tokens, start..end, index));
                }
                from = end;
            }
        };
        pacer.pieces(blocks.len(), split).await;
        Self { article, tokens, sentences }
    }

    /// The article's text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.article.text()
    }

    /// The characters of token `index`, or an empty string past the end.
    #[must_use]
    pub fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |t| t.text(self.article.text()))
    }

    /// The span from the first token of `range` to its last; empty for an empty range.
    #[must_use]
    pub fn span(&self, range: std::ops::Range<usize>) -> TextSpan {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if range.start < range.end => TextSpan::new(first.span.start, last.span.end),
            (Some(first), _) => TextSpan::new(first.span.start, first.span.start),
            _ => TextSpan::new(0, 0),
        }
    }

    /// The index of the sentence that holds byte `offset`, if one does.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.span.start <= offset);
        let index = after.checked_sub(1)?;
        self.sentences[index].span.contains_offset(offset).then_some(index)
    }

    /// The index of the first token that starts at or after byte `offset`.
    #[must_use]
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|t| t.span.start < offset)
    }

    /// The kind of the block that sentence `index` lies in.
    #[must_use]
    pub fn block_kind(&self, sentence: usize) -> BlockKind {
        let block = self.sentences.get(sentence).map(|s| s.block);
        block.and_then(|b| self.article.blocks().get(b)).map_or(BlockKind::Paragraph, |b| b.kind)
    }
}
