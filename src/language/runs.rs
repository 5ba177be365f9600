//! Runs of capitalised words: what may be one name.

use std::ops::Range;

use super::classes::Classes;
use super::forms::Forms;
use super::word::Word;
use crate::article::Document;

/// Most words in lower case between two capitals of one run: "Isle of the Dogs".
const INNER: usize = 3;

/// Most words of one run: no name has as many, and what is capitals to the end of a page is asked for its run at each word.
pub const LONGEST: usize = 48;

/// Marks the runs of the sentence `tokens`: capitalised words with nothing but spaces, hyphens, ampersands
/// and inner particles ("of", "de") between them.
pub(super) fn mark(document: &Document<'_>, words: &mut [Word], forms: &Forms, tokens: Range<usize>) {
    let mut at = tokens.start;
    while at < tokens.end {
        // "Neither Norway", "The Hague's": a word of grammar that begins a sentence has its
        // capital from there.
        let grammar = words[at].initial && words[at].classes.any(Classes::FUNCTION);
        if !words[at].capital || grammar {
            at += 1;
            continue;
        }
        let end = end(document, words, forms, at, tokens.end);
        for word in &mut words[at..end] {
            word.set_run(at, end);
        }
        at = end;
    }
}

/// The end of the run that begins at token `start`, at most `limit`.
fn end(document: &Document<'_>, words: &[Word], forms: &Forms, start: usize, limit: usize) -> usize {
    // "MADISON -- Dane County": a hyphen joins only what it touches.
    let spaced = |at: usize| document.tokens.get(at).is_none_or(|token| token.space_before);
    let joins = |at: usize| match forms.lower(words[at].form) {
        "-" => !spaced(at) && !spaced(at + 1),
        lower => matches!(lower, "the" | "&"),
    };
    let inner = |at: usize| !words[at].capital && (words[at].classes.any(Classes::OF) || joins(at));
    let mut end = start + 1;
    loop {
        let most = limit.min(end + INNER);
        let next = end + (end..most).take_while(|&at| inner(at)).count();
        // "the" joins only after "of": "Isle of the Dogs", not "Kyiv the capital".
        let the_first = next > end && forms.lower(words[end].form) == "the";
        if next < limit.min(start + LONGEST) && words[next].capital && !the_first {
            end = next + 1;
        } else {
            return end;
        }
    }
}
