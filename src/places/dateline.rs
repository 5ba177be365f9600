//! Datelines: "OPELIKA, Ala. (AP) —", "KYIV, Ukraine, Nov. 3 (Reuters) -", "London:", and where a
//! byline says that its author is ("From our correspondent in Leeds").
//!
//! The shape is read from the words alone, before any name is looked up: it is what tells "SALEM"
//! the town from an acronym.

use std::ops::Range;

use crate::language::{Class, Reading, Word};
use crate::text::TokenKind;

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

/// The datelines of an article, ascending: the report's own, then those of its parts.
#[must_use]
pub fn find(reading: &Reading<'_>) -> Vec<Dateline> {
    let document = reading.document;
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
        let line = opening(reading, range.clone(), first).or_else(|| {
            let short = first && range.len() <= BYLINE;
            if short { byline(reading, range) } else { None }
        });
        found.extend(line);
    }
    found
}

fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "--" | "―" | "-")
}

/// A dateline that opens the block `range`.
fn opening(reading: &Reading<'_>, range: Range<usize>, first: bool) -> Option<Dateline> {
    let list = &reading.words;
    let limit = range.end.min(range.start + LONGEST);
    let word = |at: usize| list.get(at).filter(|_| at < limit);
    let name_end = name(reading, range.start, limit)?;
    let name = range.start..name_end;
    let mut at = name_end;
    let (mut qualified, mut agency) = (false, false);
    loop {
        word(at)?;
        if is_dash(reading.lower(at)) {
            break;
        }
        match reading.lower(at) {
            ":" => break,
            "(" => {
                let close = (at + 1..limit).find(|&i| reading.lower(i) == ")")?;
                agency = close - at <= 6 && list[at + 1].capital;
                at = close + 1;
                continue;
            }
            "," | "/" => at += 1,
            _ if at > name_end && reading.lower(at - 1) != "," => return None,
            _ => {}
        }
        let part = word(at)?;
        if part.classes.has_any(&[Class::Month, Class::Weekday]) && part.capital {
            at += 1;
            while word(at).is_some_and(|w| w.kind == TokenKind::Number || reading.lower(at) == ".") {
                at += 1;
            }
        } else if part.kind == TokenKind::Number {
            at += 1;
        } else if part.capital {
            at = self::name(reading, at, limit)?;
            qualified = true;
        } else if !(reading.lower(at) == "(" || is_dash(reading.lower(at))) {
            return None;
        }
    }
    let colon = reading.lower(at) == ":";
    let caps = name.clone().all(|i| list[i].caps || !list[i].capital);
    // "Boston - the city that …" is prose; a dash without spaces joins words.
    let double = is_dash(reading.lower(at + 1));
    let spaced =
        reading.lower(at) != "-" || double || reading.document.tokens.get(at + 1).is_some_and(|t| t.space_before);
    let dash = !colon && spaced && (caps || agency || (first && (qualified || reading.get(Some(at + 1))?.capital)));
    let label = colon && first && !agency && word_follows(reading, at + 1) && (caps || !qualified);
    let mut end = at + 1;
    while end < limit && is_dash(reading.lower(end)) {
        end += 1;
    }
    (dash || label).then_some(Dateline { place: name, tokens: range.start..end })
}

fn word_follows(reading: &Reading<'_>, at: usize) -> bool {
    reading.get(Some(at)).is_some_and(|w| w.capital || w.kind == TokenKind::Punct || w.kind == TokenKind::Number)
}

/// The end of a name of capitalised words that begins at `start`: "NEW YORK", "St. Louis".
fn name(reading: &Reading<'_>, start: usize, limit: usize) -> Option<usize> {
    let list = &reading.words;
    let named = |w: &Word| w.capital && w.kind == TokenKind::Word;
    if !list.get(start).is_some_and(named) {
        return None;
    }
    let mut end = start + 1;
    while end < limit && end < start + 2 * NAME_WORDS {
        let joins = matches!(reading.lower(end), "-" | "of" | "de" | "la" | "upon" | "on" | "le" | "al" | "the");
        if named(&list[end]) {
            end += 1;
        } else if joins
            && end + 1 < limit
            && named(&list[end + 1])
            && (reading.lower(end) == "-" || !list[end + 1].classes.has(Class::Function))
        {
            // "OPELIKA - The": a hyphen joins only where no space stands around it.
            if reading.lower(end) == "-" && list[start].caps != list[end + 1].caps {
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
fn byline(reading: &Reading<'_>, range: Range<usize>) -> Option<Dateline> {
    let list = &reading.words;
    let opens = matches!(reading.lower(range.start), "by" | "from");
    let speaks = range.clone().any(|at| matches!(reading.lower(at), "correspondent" | "reporter" | "editor"));
    if !opens && !speaks {
        return None;
    }
    let at = range.clone().rev().find(|&at| reading.lower(at) == "in")?;
    let end = name(reading, at + 1, range.end)?;
    // The line ends here, or goes on with what qualifies the name.
    let rest = list.get(end).filter(|_| end < range.end);
    rest.is_none_or(|w| w.kind == TokenKind::Punct).then_some(Dateline { place: at + 1..end, tokens: at + 1..end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Document;
    use crate::{Article, tables};

    fn places(text: &str) -> Vec<String> {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        let reading = Reading::new(&document, tables::compiled_in());
        let place = |d: Dateline| document.span(d.place).slice(document.text()).to_owned();
        find(&reading).into_iter().map(place).collect()
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
