//! A claim as the sentence that makes it, with its parts set off: who, the words that attribute, what.

use crate::annotations::Claim;
use crate::article::Article;
use crate::text::TextSpan;

/// Longest stretch of attributed words that is shown whole, in characters.
const LONGEST_SAID: usize = 320;
/// Words between two parts of a claim that are shown, in characters; longer ones are left out.
const LONGEST_BETWEEN: usize = 120;
/// Where words were left out.
const LEFT_OUT: &str = " … ";

/// What a stretch of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The reporter's own words.
    Plain,
    /// The words that name the source.
    Source,
    /// The words that attribute.
    Cue,
    /// What is attributed.
    Said,
}

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub part: Part,
    /// Its words, on one line.
    pub text: String,
}

/// The sentence of `claim`: its parts in the order of the text, with the words between them.
#[must_use]
pub fn sentence(article: &Article, claim: &Claim) -> Vec<Piece> {
    let of = |spans: &[TextSpan], part| spans.iter().map(move |span| (*span, part)).collect::<Vec<_>>();
    let mut parts = of(&claim.content, Part::Said);
    parts.extend(of(&claim.cue, Part::Cue));
    parts.extend(of(&claim.source, Part::Source));
    crate::sort::by_key(&mut parts, |(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let text = article.text();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = None;
    for (span, part) in parts {
        // A part inside another, or over its end, is shown once.
        let span = TextSpan::new(span.start.max(at.unwrap_or(0)), span.end);
        if span.start >= span.end || span.slice(text).is_empty() {
            continue;
        }
        if let Some(at) = at.filter(|at| *at < span.start) {
            pieces.push(Piece { part: Part::Plain, text: between(TextSpan::new(at, span.start).slice(text)) });
        }
        let words = on_one_line(span.slice(text));
        let text = if part == Part::Said { shortened(&words, LONGEST_SAID) } else { words };
        pieces.push(Piece { part, text });
        at = Some(span.end);
    }
    if let (Some(last), Some(at)) = (pieces.last_mut(), at) {
        last.text.extend(text[at..].chars().take_while(|c| matches!(c, '.' | '!' | '?' | '”' | '"' | '»')));
    }
    pieces
}

/// All words of a sentence.
#[must_use]
pub fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// The words between two parts, or that some were left out.
fn between(words: &str) -> String {
    if words.chars().nth(LONGEST_BETWEEN).is_some() || words.contains("\n\n") {
        return LEFT_OUT.to_owned();
    }
    on_one_line(words)
}

/// `words` with each run of white space as one space, at both ends too.
fn on_one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for c in words.chars() {
        let space = c.is_whitespace();
        if !space || !line.ends_with(' ') {
            line.push(if space { ' ' } else { c });
        }
    }
    line
}

/// `text`, cut between words if it is longer than `longest` characters.
#[must_use]
pub fn shortened(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        None => text.to_owned(),
        Some((end, _)) => {
            let cut = text[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &text[..cut])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, words: &str) -> TextSpan {
        let start = text.find(words).unwrap_or_default();
        TextSpan::new(start, start + words.len())
    }

    fn set_off(text: &str, source: &[&str], cue: &[&str], content: &[&str]) -> String {
        let all = |words: &[&str]| words.iter().map(|words| found(text, words)).collect();
        let claim = Claim { source: all(source), cue: all(cue), content: all(content), ..Claim::default() };
        let pieces = sentence(&Article::from_plain_text(text), &claim);
        let mark = |part| match part {
            Part::Plain => "",
            Part::Source => "_",
            Part::Cue => "/",
            Part::Said => "*",
        };
        pieces.iter().map(|piece| format!("{0}{1}{0}", mark(piece.part), piece.text)).collect()
    }

    #[test]
    fn a_claim_reads_as_its_sentence_with_its_parts_set_off() {
        let text = "KYIV. Ukraine appeals to NATO partners\n  for more air defence systems. More follows.";
        assert_eq!(
            set_off(text, &["Ukraine"], &["appeals"], &["for more air defence systems"]),
            "_Ukraine_ /appeals/ to NATO partners *for more air defence systems.*"
        );
    }

    #[test]
    fn a_broken_quotation_keeps_its_order_and_what_overlaps_is_shown_once() {
        let text = "“We held,” Ada Roe of the council said, “and we will.”";
        assert_eq!(
            set_off(text, &["Ada Roe of the council"], &["said"], &["“We held,”", "“and we will.”"]),
            "*“We held,”* _Ada Roe of the council_ /said/, *“and we will.”*"
        );
        let nested = "Ada Roe says that it held.";
        assert_eq!(
            set_off(nested, &["Ada Roe"], &["Ada Roe says"], &["that it held"]),
            "/Ada Roe says/ *that it held.*"
        );
    }

    #[test]
    fn what_stands_far_between_and_what_is_very_long_is_left_out() {
        let far = format!("Ada Roe spoke. {} It held, she said.", "Words follow. ".repeat(20));
        assert_eq!(set_off(&far, &["Ada Roe"], &["said"], &["It held"]), "_Ada Roe_ … *It held*, she /said./");
        let paragraphs = "Ada Roe spoke.\n\nIt held, she said.";
        assert_eq!(set_off(paragraphs, &["Ada Roe"], &["said"], &["It held"]), "_Ada Roe_ … *It held*, she /said./");
        let long = "слово ".repeat(200);
        let cut = shortened(long.trim(), LONGEST_SAID);
        assert!(cut.ends_with("слово…") && cut.chars().count() <= LONGEST_SAID + 1);
    }
}
