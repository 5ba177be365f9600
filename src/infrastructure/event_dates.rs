//! The date of an event: the date phrase nearest to it.

use std::ops::Range;

use crate::language::en::dates;
use crate::language::{Classes, Reading};

/// The date phrase of `sentence` that is nearest to an event and its site, as tokens; a preposition is outside. `told` are the words that tell of
/// the event, `event` runs over them and the site.
#[must_use]
pub fn nearest(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    event: &Range<usize>,
    told: &Range<usize>,
) -> Option<Range<usize>> {
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut at = sentence.start;
    while at < sentence.end {
        let Some(date) = dates::at(reading, at, sentence.end).map(|phrase| phrase.bare()) else {
            at += 1;
            continue;
        };
        at = date.end;
        // Of another clause: "said on Monday that", "spent Friday without power as".
        let mut apart =
            if date.start >= event.end { event.end..date.start } else { date.end..event.start.max(date.end) };
        if apart.any(|i| reading.is(i, Classes::CLAUSE_OPENER)) {
            continue;
        }
        // "The depot, which was struck [in March], halted two units": of what stands between commas.
        let comma = |mut within: Range<usize>| within.any(|i| reading.lower(i) == ",");
        if comma(event.start..date.start) && comma(date.end..told.start) {
            continue;
        }
        // A date after the event is more often its own than one before it.
        let before = 2 * event.start.saturating_sub(date.end);
        let gap = date.start.checked_sub(event.end).unwrap_or(before);
        if best.as_ref().is_none_or(|(least, _)| gap < *least) {
            best = Some((gap, date));
        }
    }
    best.map(|(_, date)| date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;
    use crate::article::Document;

    fn date(text: &str, event: Range<usize>) -> Option<String> {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        let reading = Reading::new(&document, crate::tables::compiled_in());
        let date = nearest(&reading, &(0..document.tokens.len()), &event, &event)?;
        Some(document.span(date).slice(text).to_owned())
    }

    #[test]
    fn a_date_is_given_without_its_preposition() {
        assert_eq!(date("It was seized in March 2022.", 2..3).as_deref(), Some("March 2022"));
        assert_eq!(date("It may close after the march.", 2..3), None);
    }

    #[test]
    fn the_nearer_of_two_dates_is_the_events() {
        let text = "He said on Monday that it was hit on Friday night";
        assert_eq!(date(text, 7..8).as_deref(), Some("Friday night"));
    }
}
