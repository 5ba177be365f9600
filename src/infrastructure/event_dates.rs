//! Date phrases beside an event: "on Thursday", "last week", "in March 2022".

use std::ops::Range;

use crate::language::Reading;

const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

/// The date phrase of `sentence` that is nearest to `event`, as tokens; a preposition is outside.
#[must_use]
pub fn nearest(reading: &Reading<'_>, sentence: &Range<usize>, event: &Range<usize>) -> Option<Range<usize>> {
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut at = sentence.start;
    while at < sentence.end {
        let end = phrase_end(reading, at, sentence.end);
        if end == at {
            at += 1;
            continue;
        }
        // A date after the event is more often its own than one before it.
        let gap = if at >= event.end { at - event.end } else { 2 * event.start.saturating_sub(end) };
        if best.as_ref().is_none_or(|(least, _)| gap < *least) {
            best = Some((gap, at..end));
        }
        at = end;
    }
    best.map(|(_, range)| range)
}

/// The end of the date phrase that begins at `at`; `at` where none does.
fn phrase_end(reading: &Reading<'_>, at: usize, limit: usize) -> usize {
    let word = |i: usize| if i < limit { reading.lower(i).trim_end_matches('.') } else { "" };
    let mut i = at;
    if matches!(word(i), "early" | "late" | "earlier" | "later") {
        i += 1;
        i += usize::from(word(i) == "on" || word(i) == "in");
    }
    match word(i) {
        "yesterday" | "today" | "tonight" | "overnight" => return i + 1 + usize::from(is_part(word(i + 1))),
        "last" | "this" | "past" => {
            let unit = matches!(
                word(i + 1),
                "week" | "month" | "year" | "weekend" | "spring" | "summer" | "autumn" | "winter"
            );
            let named = DAYS.contains(&word(i + 1)) || is_part(word(i + 1)) || is_month(reading, i + 1, limit);
            return if unit || named { i + 2 + usize::from(is_part(word(i + 2))) } else { at };
        }
        day if DAYS.contains(&day) => return i + 1 + usize::from(is_part(word(i + 1))),
        _ => {}
    }
    let before = at.checked_sub(1).map_or("", |i| reading.lower(i));
    if is_year(word(i)) && matches!(before, "in" | "since" | "by" | "until") {
        return i + 1;
    }
    let number_first = is_day(word(i)) && is_month(reading, i + 1, limit);
    if number_first {
        return i + 2 + usize::from(is_year(word(i + 2)));
    }
    if is_month(reading, i, limit) {
        let mut end = i + 1;
        end += usize::from(is_day(word(end)));
        if word(end) == "," && is_year(word(end + 1)) {
            end += 1;
        }
        end += usize::from(is_year(word(end)));
        // "may", "march" and the rest need a number or a preposition.
        return if end > i + 1 || matches!(before, "in" | "since" | "until" | "of") { end } else { at };
    }
    at
}

fn is_part(word: &str) -> bool {
    matches!(word, "morning" | "night" | "evening" | "afternoon")
}

fn is_month(reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    at < limit && MONTHS.contains(&reading.lower(at).trim_end_matches('.'))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && (word.starts_with("19") || word.starts_with("20"))
}

fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(char::is_alphabetic);
    digits.parse::<u8>().is_ok_and(|n| (1..=31).contains(&n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;
    use crate::text::Document;

    fn date(text: &str, event: Range<usize>) -> Option<String> {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        let reading = Reading::new(&document, crate::tables::compiled_in());
        let date = nearest(&reading, &(0..document.tokens.len()), &event)?;
        Some(document.span(date).slice(text).to_owned())
    }

    #[test]
    fn weekdays_months_and_relative_dates_are_read_without_their_preposition() {
        assert_eq!(date("drones struck it early on thursday", 1..2).as_deref(), Some("early on thursday"));
        assert_eq!(date("it was seized in march 2022 .", 2..3).as_deref(), Some("march 2022"));
        assert_eq!(date("it burned on 5 june", 1..2).as_deref(), Some("5 june"));
        assert_eq!(date("it was closed last week", 2..3).as_deref(), Some("last week"));
    }

    #[test]
    fn the_nearer_of_two_dates_is_the_events() {
        let text = "he said on monday that it was hit on friday night";
        assert_eq!(date(text, 7..8).as_deref(), Some("friday night"));
    }

    #[test]
    fn modal_may_and_a_march_are_no_months() {
        assert_eq!(date("it may close after the march", 2..3), None);
    }
}
