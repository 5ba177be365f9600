//! Datelines: "OPELIKA, Ala. (AP) —", "KYIV, Ukraine, Nov. 3 (Reuters) -", "London:", and where a
//! byline says that its author is ("From our correspondent in Leeds").
//!
//! The shape is read from the words alone, before any name is looked up: it is what tells "SALEM"
//! the town from an acronym.

use std::ops::Range;

use super::lexicon::Cue;
use super::words::{Word, Words};
use crate::text::{Document, TokenKind};

/// Blocks of an article in which a dateline of mixed case, or a byline, is looked for.
const FIRST_BLOCKS: usize = 4;

/// Longest dateline, in tokens.
const LONGEST: usize = 24;

/// Most words of the place's name.
const NAME_WORDS: usize = 4;

/// Longest block that is read as a byline, in tokens.
const BYLINE: usize = 16;

/// Where a report was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// The tokens of the place's name, without what qualifies it.
    pub place: Range<usize>,
    /// All of it, with the mark that ends it; for a byline the name alone.
    pub tokens: Range<usize>,
}

impl Dateline {
    /// Whether the token at `at` belongs to it.
    #[must_use]
    pub fn covers(&self, at: usize) -> bool {
        self.tokens.contains(&at)
    }
}

/// The datelines of `document`, ascending: the report's own, then those of its parts.
#[must_use]
pub fn find(document: &Document<'_>, words: &Words) -> Vec<Dateline> {
    let mut found = Vec::new();
    let mut last = None;
    for sentence in &document.sentences {
        // A sentence that begins a block; what follows in the block is text even across sentences.
        if last == Some(sentence.block) {
            continue;
        }
        last = Some(sentence.block);
        let limit = document.sentences[..].partition_point(|s| s.block <= sentence.block);
        let end = document.sentences[limit - 1].tokens.end;
        let range = sentence.tokens.start..end;
        let first = sentence.block < FIRST_BLOCKS;
        let line = opening(document, words, range.clone(), first).or_else(|| {
            let short = first && range.len() <= BYLINE;
            if short { byline(words, range) } else { None }
        });
        found.extend(line);
    }
    found
}

fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "--" | "―" | "-")
}

/// A dateline that opens the block `range`.
fn opening(document: &Document<'_>, words: &Words, range: Range<usize>, first: bool) -> Option<Dateline> {
    let list = &words.list;
    let limit = range.end.min(range.start + LONGEST);
    let word = |at: usize| list.get(at).filter(|_| at < limit);
    let name_end = name(words, range.start, limit)?;
    let name = range.start..name_end;
    let mut at = name_end;
    let (mut qualified, mut agency) = (false, false);
    loop {
        let here = word(at)?;
        if is_dash(&here.lower) {
            break;
        }
        match here.lower.as_str() {
            ":" => break,
            "(" => {
                let close = (at + 1..limit).find(|&i| list[i].lower == ")")?;
                agency = close - at <= 6 && list[at + 1].capital;
                at = close + 1;
                continue;
            }
            "," | "/" => at += 1,
            _ if at > name_end && list[at - 1].lower != "," => return None,
            _ => {}
        }
        let part = word(at)?;
        if part.cues.has_any(&[Cue::Month, Cue::Weekday]) && part.capital {
            at += 1;
            while word(at).is_some_and(|w| w.kind == TokenKind::Number || w.lower == ".") {
                at += 1;
            }
        } else if part.kind == TokenKind::Number {
            at += 1;
        } else if part.capital {
            at = self::name(words, at, limit)?;
            qualified = true;
        } else if !(part.lower == "(" || is_dash(&part.lower)) {
            return None;
        }
    }
    let colon = list[at].lower == ":";
    let caps = name.clone().all(|i| list[i].caps || !list[i].capital);
    // "Boston - the city that …" is prose; a dash without spaces joins words.
    let double = words.get(Some(at + 1)).is_some_and(|w| is_dash(&w.lower));
    let spaced = list[at].lower != "-" || double || document.tokens.get(at + 1).is_some_and(|t| t.space_before);
    let dash = !colon && spaced && (caps || agency || (first && (qualified || words.get(Some(at + 1))?.capital)));
    let label = colon && first && !agency && word_follows(words, at + 1) && (caps || !qualified);
    let mut end = at + 1;
    while list.get(end).is_some_and(|w| is_dash(&w.lower)) && end < limit {
        end += 1;
    }
    (dash || label).then_some(Dateline { place: name, tokens: range.start..end })
}

fn word_follows(words: &Words, at: usize) -> bool {
    words.get(Some(at)).is_some_and(|w| w.capital || w.kind == TokenKind::Punct || w.kind == TokenKind::Number)
}

/// The end of a name of capitalised words that begins at `start`: "NEW YORK", "St. Louis".
fn name(words: &Words, start: usize, limit: usize) -> Option<usize> {
    let list = &words.list;
    let named = |w: &Word| w.capital && w.kind == TokenKind::Word;
    if !list.get(start).is_some_and(named) {
        return None;
    }
    let mut end = start + 1;
    while end < limit && end < start + 2 * NAME_WORDS {
        let joins = matches!(list[end].lower.as_str(), "-" | "of" | "de" | "la" | "upon" | "on" | "le" | "al" | "the");
        if named(&list[end]) {
            end += 1;
        } else if joins
            && end + 1 < limit
            && named(&list[end + 1])
            && (list[end].lower == "-" || !list[end + 1].cues.has(Cue::Function))
        {
            // "OPELIKA - The": a hyphen joins only where no space stands around it.
            if list[end].lower == "-" && list[start].caps != list[end + 1].caps {
                break;
            }
            end += 2;
        } else {
            break;
        }
    }
    let count = list[start..end].iter().filter(|w| named(w)).count();
    (count <= NAME_WORDS).then_some(end)
}

/// "By Ann Roe in Leeds", "From our correspondent in Leeds": the name after "in".
fn byline(words: &Words, range: Range<usize>) -> Option<Dateline> {
    let list = &words.list;
    let opens = matches!(list.get(range.start)?.lower.as_str(), "by" | "from");
    let speaks =
        list[range.clone()].iter().any(|w| matches!(w.lower.as_str(), "correspondent" | "reporter" | "editor"));
    if !opens && !speaks {
        return None;
    }
    let at = range.clone().rev().find(|&at| list[at].lower == "in")?;
    let end = name(words, at + 1, range.end)?;
    // The line ends here, or goes on with what qualifies the name.
    let rest = list.get(end).filter(|_| end < range.end);
    rest.is_none_or(|w| w.kind == TokenKind::Punct).then_some(Dateline { place: at + 1..end, tokens: at + 1..end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;

    fn places(text: &str) -> Vec<String> {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        let words = Words::new(&document);
        let place = |d: Dateline| document.span(d.place).slice(document.text()).to_owned();
        find(&document, &words).into_iter().map(place).collect()
    }

    #[test]
    fn datelines_of_agencies_and_papers_are_read() {
        for (line, place) in [
            ("OPELIKA, Ala. (AP) — Two men were held on Monday.", "OPELIKA"),
            ("KYIV, Ukraine, Nov. 3 (Reuters) - A drone fell on a school.", "KYIV"),
            ("PARIS, Texas — The pool will open in June.", "PARIS"),
            ("SALEM: Mango growers met on Tuesday.", "SALEM"),
            ("Leeds: A tram was derailed on Tuesday.", "Leeds"),
            ("NEW YORK (Reuters) – Shares fell.", "NEW YORK"),
            ("ST. LOUIS -- The river rose again.", "ST. LOUIS"),
            ("Boston, Mass. (AP) - Rain fell.", "Boston"),
            ("NEWCASTLE-UNDER-LYME — A kiln was found.", "NEWCASTLE-UNDER-LYME"),
            ("From our correspondent in Leeds\n\nA tram was derailed on Tuesday night.", "Leeds"),
            ("By Ann Roe in Bo\n\nMiners walked out on Tuesday.", "Bo"),
        ] {
            assert_eq!(places(line), [place], "{line}");
        }
    }

    #[test]
    fn prose_that_begins_with_a_name_is_no_dateline() {
        for line in [
            "Boston - the city that never quite sleeps - woke up to snow.",
            "Paris, Texas, has a tower of its own.",
            "Opelika-Auburn schools were closed on Monday.",
            "Police in Leeds said that a man was held.",
            "Salem (population 300) has one church.",
        ] {
            assert!(places(line).is_empty(), "{line}: {:?}", places(line));
        }
    }
}
