//! Quotations: runs of text between quotation marks of any style.
//!
//! Marks are “ ”, « », „ “, ", two apostrophes, two backticks, and outside those ‘ ’ and '. A
//! quotation ends with its paragraph at the latest; where the next paragraph opens with a mark
//! again, the two belong together ([`Quote::goes_on`]). A mark that nothing closes ends with its
//! sentence.

use std::ops::Range;

use super::classes::Classes;
use super::word::Word;
use crate::article::Document;

/// Longest single-quoted run, in tokens: beyond it the mark was an apostrophe.
const LONGEST_SINGLE: usize = 150;

/// A quotation, in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The first token of the opening mark.
    pub open: usize,
    /// The last token of the closing mark, or the last token inside if nothing closes it.
    pub close: usize,
    /// What is between the marks.
    pub inner: Range<usize>,
    /// The next paragraph's quotation continues it.
    pub goes_on: bool,
    /// Words inside.
    pub words: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Style {
    Curly,
    Straight,
    Doubled,
    Angled,
    Single,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    Open,
    Close,
    Either,
}

struct Mark {
    style: Style,
    side: Side,
    width: usize,
}

/// Finds the quotations of `document`, ascending.
pub(super) fn find(document: &Document<'_>, words: &[Word]) -> Vec<Quote> {
    let mut finder = Finder { document, words, quotes: Vec::new() };
    let mut open_from_before = false;
    let mut from = 0;
    for block in document.article.blocks() {
        let start = from + document.tokens[from..].partition_point(|t| t.span.start < block.span.start);
        let end = start + document.tokens[start..].partition_point(|t| t.span.start < block.span.end);
        from = end;
        if !words[start..end].iter().any(|w| w.classes.any(Classes::QUOTE)) {
            open_from_before = false;
            continue;
        }
        let reopened = open_from_before && finder.mark(start, start, end).is_some_and(|m| m.side != Side::Close);
        if let Some(last) = finder.quotes.last_mut()
            && last.goes_on
        {
            if reopened {
                last.close = last.inner.end.saturating_sub(1);
            } else {
                last.goes_on = false;
                finder.end_with_sentence();
            }
        }
        open_from_before = finder.block(start, end);
    }
    if finder.quotes.last().is_some_and(|q| q.goes_on) {
        finder.end_with_sentence();
        if let Some(last) = finder.quotes.last_mut() {
            last.goes_on = false;
        }
    }
    finder.quotes
}

struct Finder<'a> {
    document: &'a Document<'a>,
    words: &'a [Word],
    quotes: Vec<Quote>,
}

impl Finder<'_> {
    /// Reads one block; answers whether a quotation is still open at its end.
    fn block(&mut self, start: usize, end: usize) -> bool {
        let mut open: Option<(Style, usize, usize)> = None;
        let mut nested = 0usize;
        let mut i = start;
        while i < end {
            if !self.words[i].classes.any(Classes::QUOTE) {
                i += 1;
                continue;
            }
            let Some(mark) = self.mark(i, start, end) else {
                i += 1;
                continue;
            };
            match open {
                None => {
                    if mark.side != Side::Close {
                        if mark.style == Style::Single {
                            if let Some(close) = self.single_close(i, end) {
                                self.push(i, i + 1, close, close + 1);
                                i = close + 1;
                                continue;
                            }
                        } else {
                            open = Some((mark.style, i, i + mark.width));
                            nested = 0;
                        }
                    }
                }
                Some((style, at, inner)) if style == mark.style => match mark.side {
                    Side::Open
                        if i > start && self.words[i - 1].classes.any(Classes::STOP)
                            || mark.side == Side::Open
                                && style == Style::Curly
                                && self.words[i - 1].classes.any(Classes::COMMA.with(Classes::COLON)) =>
                    {
                        // The mark before was never closed, and a new quotation begins.
                        let close = self.sentence_end(at, i);
                        self.push(at, inner, close, close);
                        open = Some((mark.style, i, i + mark.width));
                        nested = 0;
                    }
                    Side::Open => nested += 1,
                    _ if nested > 0 => nested -= 1,
                    _ => {
                        self.push(at, inner, i, i + mark.width);
                        open = None;
                    }
                },
                Some(_) => {}
            }
            i += mark.width;
        }
        if let Some((_, at, inner)) = open {
            self.push(at, inner, end, end);
            if let Some(last) = self.quotes.last_mut() {
                last.goes_on = true;
            }
        }
        open.is_some()
    }

    /// Adds the quotation from mark `open` to the tokens before `end`, unless it is empty.
    fn push(&mut self, open: usize, inner: usize, inner_end: usize, end: usize) {
        if inner >= inner_end {
            return;
        }
        let words = self.words[inner..inner_end].iter().filter(|w| w.classes.any(Classes::WORDLIKE)).count();
        self.quotes.push(Quote { open, close: end - 1, inner: inner..inner_end, goes_on: false, words });
    }

    /// Cuts the last quotation, which nothing closes, at the end of its first sentence.
    fn end_with_sentence(&mut self) {
        if let Some((open, end)) = self.quotes.last().map(|q| (q.open, q.inner.end)) {
            let close = self.sentence_end(open, end);
            if let Some(last) = self.quotes.last_mut() {
                last.inner.end = close.max(last.inner.start + 1).min(end);
                last.close = last.inner.end - 1;
                last.words = self.words[last.inner.clone()].iter().filter(|w| w.classes.any(Classes::WORDLIKE)).count();
            }
        }
    }

    /// The end of the sentence that holds token `at`, at most `limit`.
    fn sentence_end(&self, at: usize, limit: usize) -> usize {
        let after = self.document.sentences.partition_point(|s| s.tokens.start <= at);
        let end = after.checked_sub(1).map_or(limit, |s| self.document.sentences[s].tokens.end);
        if end > at { end.min(limit) } else { limit }
    }

    /// Whether token `i` touches the token before it.
    fn touches(&self, i: usize, start: usize) -> bool {
        i > start && !self.document.tokens[i].space_before
    }

    /// Whether white space, a closing mark or nothing follows token `i`.
    fn free_after(&self, i: usize, end: usize) -> bool {
        i + 1 >= end
            || self.document.tokens[i + 1].space_before
            || self.words[i + 1].classes.any(
                Classes::STOP
                    .with(Classes::COMMA)
                    .with(Classes::SEMICOLON)
                    .with(Classes::COLON)
                    .with(Classes::CLOSE)
                    .with(Classes::DASH)
                    .with(Classes::QUOTE)
                    .with(Classes::GENITIVE),
            )
    }

    fn mark(&self, i: usize, start: usize, end: usize) -> Option<Mark> {
        if i >= end || !self.words[i].classes.any(Classes::QUOTE) {
            return None;
        }
        let word = self.document.word(i);
        let doubled = i + 1 < end && self.touches(i + 1, start) && self.document.word(i + 1) == word;
        let by_space = |width: usize| {
            let last = i + width - 1;
            match (
                self.touches(i, start) && !self.words[i - 1].classes.any(Classes::OPEN.with(Classes::DASH)),
                self.free_after(last, end),
            ) {
                (false, false) => Side::Open,
                (true, true) => Side::Close,
                _ => Side::Either,
            }
        };
        Some(match word {
            // „German marks“ close with the sign that opens English ones.
            "“" if self.touches(i, start) && self.free_after(i, end) => {
                Mark { style: Style::Curly, side: Side::Close, width: 1 }
            }
            "“" | "„" | "‟" => Mark { style: Style::Curly, side: Side::Open, width: 1 },
            "”" => Mark { style: Style::Curly, side: Side::Close, width: 1 },
            "«" => Mark { style: Style::Angled, side: Side::Open, width: 1 },
            "»" => Mark { style: Style::Angled, side: Side::Close, width: 1 },
            "\"" => Mark { style: Style::Straight, side: by_space(1), width: 1 },
            "`" if doubled => Mark { style: Style::Doubled, side: Side::Open, width: 2 },
            "'" | "’" | "‘" if doubled => Mark { style: Style::Doubled, side: by_space(2), width: 2 },
            "‘" | "`" if !self.free_after(i, end) => Mark { style: Style::Single, side: Side::Open, width: 1 },
            "'" if !self.touches(i, start) && !self.free_after(i, end) => {
                Mark { style: Style::Single, side: Side::Open, width: 1 }
            }
            _ => return None,
        })
    }

    /// The token that closes the single mark at `open`.
    fn single_close(&self, open: usize, end: usize) -> Option<usize> {
        let next = self.document.word(open + 1);
        // "'90s", "'em", "'tis" are no quotations.
        if next.starts_with(|c: char| c.is_ascii_digit()) && next.ends_with('s')
            || self.words[open + 1].classes.any(Classes::CLIPPED)
        {
            return None;
        }
        let limit = end.min(open + LONGEST_SINGLE);
        let mut plural = None;
        for i in open + 1..limit {
            let flags = self.words[i].classes;
            if !flags.any(Classes::QUOTE.with(Classes::GENITIVE)) || !matches!(self.document.word(i), "'" | "’") {
                continue;
            }
            let before = self.words[i - 1].classes;
            if self.document.tokens[i].space_before || !self.free_after(i, end) {
                continue;
            }
            // "the allies' plan": certain only after a stop or comma, or where nothing better comes.
            if before.any(Classes::STOP.with(Classes::COMMA)) || !self.document.word(i - 1).ends_with('s') {
                return Some(i);
            }
            plural = plural.or(Some(i));
        }
        plural
    }
}
